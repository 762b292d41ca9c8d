"""Dates as Vietnamese texts write them."""

import time
from datetime import date as day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.codes import load_codes
from govgraph.errors import NotationError
from govgraph.notation import date
from govgraph.notation.date import DateSpan
from govgraph.notation.date_in_text import PARTS_OF_DAY

FOUND = [
    ("Ngày 15 tháng 3 năm 2024, tại xã", "Ngày 15 tháng 3 năm 2024", "2024-03-15", None, None),
    ("Sáng ngày 05/7, tại hội trường", "Sáng ngày 05/7", "--07-05", None, "morning"),
    ("Chiều ngày 25 tháng 5 năm 2023 Ban", "Chiều ngày 25 tháng 5 năm 2023", "2023-05-25", None, "afternoon"),
    ("Tối 3-4, Chi bộ họp", "Tối 3-4", "--04-03", None, "evening"),
    ("trưa 12/5 các hộ", "trưa 12/5", "--05-12", None, "midday"),
    ("Chiều nay 18.8, HĐND", "Chiều nay 18.8", "--08-18", None, "afternoon"),
    ("Sáng nay (6/2), xã tổ chức", "Sáng nay (6/2)", "--02-06", None, "morning"),
    ("Hôm nay (22-2), Hội họp", "Hôm nay (22-2)", "--02-22", None, None),
    ("Đêm 30/4 bắn pháo", "Đêm 30/4", "--04-30", None, "night"),
    ("Chủ nhật, 08/07 họp", "Chủ nhật, 08/07", "--07-08", None, None),
    ("Thứ hai, 08/07 cắt điện", "Thứ hai, 08/07", "--07-08", None, None),
    ("sáng thứ Bảy, ngày 6/4 họp", "sáng thứ Bảy, ngày 6/4", "--04-06", None, "morning"),
    ("8 giờ ngày 30/6/2025 tại", "ngày 30/6/2025", "2025-06-30", None, None),
    ("8 giờ sáng 13-6, Đảng ủy", "sáng 13-6", "--06-13", None, "morning"),
    ("đăng 18.8.2023, 17:20", "18.8.2023", "2023-08-18", None, None),
    ("ban hành 6-7-2018 của", "6-7-2018", "2018-07-06", None, None),
    ("đăng 2025-09-17 lúc", "2025-09-17", "2025-09-17", None, None),
    ("Trong hai ngày 24 và 25/7, Đảng bộ", "ngày 24 và 25/7", "--07-24", "--07-25", None),
    ("Trong 2 ngày 26-27/3, tại", "ngày 26-27/3", "--03-26", "--03-27", None),
    ("trong 2 ngày 12 và 13/8/2024", "ngày 12 và 13/8/2024", "2024-08-12", "2024-08-13", None),
    ("từ ngày 3 đến 5/6/2024 diễn ra", "ngày 3 đến 5/6/2024", "2024-06-03", "2024-06-05", None),
    ("từ ngày 28 đến 03/3/2024", "ngày 28 đến 03/3/2024", "2024-02-28", "2024-03-03", None),
    ("từ ngày 30 đến ngày 02/01/2025", "ngày 30 đến ngày 02/01/2025", "2024-12-30", "2025-01-02", None),
    ("(tuần từ 13/5 đến 19/5/2024)", "13/5 đến 19/5/2024", "2024-05-13", "2024-05-19", None),
    ("ngày 28/12/2024 - 02/01", "ngày 28/12/2024 - 02/01", "2024-12-28", "2025-01-02", None),
    ("TỪ NGÀY 08/07 ĐẾN 14/07", "NGÀY 08/07 ĐẾN 14/07", "--07-08", "--07-14", None),
    ("làm việc (từ 6 - 8/12), kỳ họp", "6 - 8/12", "--12-06", "--12-08", None),
    ("làm việc khẩn trương (18 - 19/12), Kỳ họp", "18 - 19/12", "--12-18", "--12-19", None),
    ("làm việc khẩn trương (18 và 19/12), Kỳ họp", "18 và 19/12", "--12-18", "--12-19", None),
    ("làm việc khẩn trương (30/11 - 01/12), Kỳ họp", "30/11 - 01/12", "--11-30", "--12-01", None),
    ("Tuần 3 tháng 11 năm 2025", "tháng 11 năm 2025", "2025-11", None, None),
    ("Phiên họp thứ 20, tháng 5/2024", "tháng 5/2024", "2024-05", None, None),
    ("Sáng thứ 3, ngày 5 tháng 6", "Sáng thứ 3, ngày 5 tháng 6", "--06-05", None, "morning"),
    ("Bản tin số 5, ngày 3 tháng 11 năm 2025", "ngày 3 tháng 11 năm 2025", "2025-11-03", None, None),
    ("ngày 15 đến 18 tháng 3 năm 2024", "ngày 15 đến 18 tháng 3 năm 2024", "2024-03-15", "2024-03-18", None),
    ("Từ ngày 15/5-20/5/2023, UBND", "ngày 15/5-20/5/2023", "2023-05-15", "2023-05-20", None),
    ("ngày 28/02-02/03/2023", "ngày 28/02-02/03/2023", "2023-02-28", "2023-03-02", None),
    ("từ 28.12.2022-2.1.2023", "28.12.2022-2.1.2023", "2022-12-28", "2023-01-02", None),
    ("sáng 15/5-20/5", "sáng 15/5-20/5", "--05-15", "--05-20", "morning"),
    ("từ 29/2 đến 3/3/2023", "3/3/2023", "2023-03-03", None, None),
    ("ngày 15/4 âm lịch (tức ngày 2/6/2023)", "ngày 2/6/2023", "2023-06-02", None, None),
    (
        "ngày 25 tháng 5 năm 2023 (nhằm ngày mồng 7 tháng 4 năm Quý Mão)",
        "ngày 25 tháng 5 năm 2023",
        "2023-05-25",
        None,
        None,
    ),
    ("trong tháng 3 năm 2024", "tháng 3 năm 2024", "2024-03", None, None),
    ("đến tháng 12/2025 xong", "tháng 12/2025", "2025-12", None, None),
    ("vào cuối năm 2024./.", "năm 2024", "2024", None, None),
    ("các năm 2022 - 2023", "năm 2022 - 2023", "2022", "2023", None),
    ("Thứ tư, 24 Tháng 9 2025 15:36", "Thứ tư, 24 Tháng 9 2025", "2025-09-24", None, None),
    ("Sang ngay 02/4/2010, Dang uy", "Sang ngay 02/4/2010", "2010-04-02", None, "morning"),
    ("Nghị quyết số 25/2022/NQ-HĐND ngày 29/8/2022", "ngày 29/8/2022", "2022-08-29", None, None),
    ("Ngày 19 - 12, UBND tỉnh họp", "Ngày 19 - 12", "--12-19", None, None),
    ("(BBN) Sáng 17–9 tại xã", "Sáng 17–9", "--09-17", None, "morning"),
    ("ngày 17 – 9 – 2023", "ngày 17 – 9 – 2023", "2023-09-17", None, None),
    ("ngày 24 - 25/7/2024", "ngày 24 - 25/7/2024", "2024-07-24", "2024-07-25", None),
    ("ngày 10 tháng Hai năm 2024 họp", "ngày 10 tháng Hai năm 2024", "2024-02-10", None, None),
    ("Sáng 12 tháng Ba, chi bộ họp", "Sáng 12 tháng Ba", "--03-12", None, "morning"),
    ("ngày 5 tháng mười một tại xã", "ngày 5 tháng mười một", "--11-05", None, None),
    ("ngày 5 tháng mười HĐND xã họp", "ngày 5 tháng mười", "--10-05", None, None),
    ("số 45, 12/3/2024", "12/3/2024", "2024-03-12", None, None),
]
NONE = [
    "đạt 12/24 chỉ tiêu",
    "kết nạp 5/9 đảng viên",
    "3-4 hộ",
    "đạt khá (5/9)",
    "đạt khá (15 - 16/24)",
    "7 - 10 ngày",
    "chiều 3-4 giờ",
    "mỗi ngày 2 - 3 lần",
    "nhiệm kỳ 2020 - 2025",
    "quý II",
    "6 tháng đầu năm",
    "ngày 31/2/2024",
    "ngày 30/2",
    "ngày 12/24",
    "Luật số 83/2015/QH13",
    "năm học 2024 - 2025",
    "giao ngay 5/9 việc của xã",
    "tháng 13/2024",
    "12.3.2024.5",
    "0912.345.678",
    "tháng 10",
    "ngày 2 tháng ba lần",
    "ngày 12 tháng Ba Đình",
    "ngày 15 tháng Tư vấn pháp luật",
    "Ngày 15/4 âm lịch",
    "ngày 10/3 (ÂL)",
    "ngày 8 tháng 2 Giáp Thìn",
    "số 0239-12/5",
    "điểm 5/9-12/24 chỉ tiêu",
    "2024-13-01",
]


@pytest.mark.parametrize(("text", "shown", "start", "end", "part"), FOUND)
def test_find_all_finds(text: str, shown: str, start: str, end: str | None, part: str | None) -> None:
    found = list(date.find_all(text))
    assert [(text[one.start : one.end], one.value) for one in found] == [(shown, DateSpan(start, end, part))]


@pytest.mark.parametrize("text", NONE)
def test_find_all_passes_over(text: str) -> None:
    assert list(date.find_all(text)) == []


def test_find_all_finds_each_of_a_list() -> None:
    text = "nhân các ngày 30/4, 1/5 và 2/9; sáng 3/10"
    assert [found.value.start for found in date.find_all(text)] == ["--04-30", "--05-01", "--09-02", "--10-03"]


@pytest.mark.parametrize("text", ["05/7", "3-4", "ngày 24 và 25/7", "từ ngày 3 đến 5/6/2024", "NĂM 2024", "sáng 25/5"])
def test_is_valid_accepts(text: str) -> None:
    assert date.is_valid(text)


@pytest.mark.parametrize(
    "text", ["", "31/2", "12/24", "ngày", "họp ngày 5/3", "5/3 và 6/4 họp", "2024", "ngày 5/3, 8/3"]
)
def test_is_valid_refuses(text: str) -> None:
    assert not date.is_valid(text)
    with pytest.raises(NotationError, match="is not a date"):
        date.parse(text)


days = st.dates(day(1900, 1, 1), day(2099, 12, 31))
values = st.one_of(
    days.map(lambda one: DateSpan(one.isoformat())),
    days.map(lambda one: DateSpan(f"--{one:%m-%d}")),
    days.map(lambda one: DateSpan(f"{one:%Y-%m}")),
    days.map(lambda one: DateSpan(f"{one:%Y}")),
    st.tuples(days, st.sampled_from(sorted(PARTS_OF_DAY.values()))).map(
        lambda pair: DateSpan(pair[0].isoformat(), None, pair[1])
    ),
    st.tuples(days, days)
    .filter(lambda pair: pair[0] < pair[1])
    .map(lambda pair: DateSpan(pair[0].isoformat(), pair[1].isoformat())),
)


def test_parts_of_the_day_are_codes() -> None:
    assert set(PARTS_OF_DAY.values()) <= {concept.notation for concept in load_codes()["part-of-day"]}


@given(values)
def test_parse_reads_what_format_writes(value: DateSpan) -> None:
    assert date.parse(date.format(value)) == value


@given(st.text(alphabet="0123456789/-., ngàythángnămvàđếntừsáng()"))
def test_find_all_stays_within_the_text_in_order(text: str) -> None:
    end = 0
    for found in date.find_all(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@pytest.mark.parametrize(
    ("value", "published", "year"),
    [
        ("--05-25", "2023-05-26", "2023-05-25"),
        ("--05-26", "2023-05-26", "2023-05-26"),
        ("--05-29", "2023-05-26", "2023-05-29"),
        ("--05-30", "2023-05-26", "2022-05-30"),
        ("--12-30", "2024-01-02", "2023-12-30"),
        ("--02-29", "2023-06-01", "2020-02-29"),
        ("--02-29", "1904-02-25", "1896-02-29"),
        ("--05-25", None, "--05-25"),
        ("2020-05", "2023-05-26", "2020-05"),
    ],
)
def test_resolve_year(value: str, published: str | None, year: str) -> None:
    assert date.resolve_year(value, published) == year


def test_resolve_year_nearest() -> None:
    assert date.resolve_year("--01-10", "2025-01-03", nearest=True) == "2025-01-10"
    assert date.resolve_year("--12-30", "2025-01-03", nearest=True) == "2024-12-30"


def test_resolve_year_of_a_span_keeps_its_days_together() -> None:
    assert date.resolve_year(DateSpan("--12-30", "--01-02"), "2024-01-01") == DateSpan("2023-12-30", "2024-01-02")
    assert date.resolve_year(DateSpan("--07-24", "--07-25"), "2025-07-24") == DateSpan("2025-07-24", "2025-07-25")
    assert date.resolve_year(DateSpan("--07-24", "--07-25"), None) == DateSpan("--07-24", "--07-25")


@pytest.mark.parametrize(
    "text", ["1 và " * 50_000, "1,2," * 50_000, "ngày " * 50_000, "từ 1 - " * 50_000, " " * 200_000]
)
def test_find_all_takes_time_in_proportion(text: str) -> None:
    begun = time.perf_counter()
    list(date.find_all(text))
    assert time.perf_counter() - begun < 5
