"""Bulletins of a week or month: days without a year, entries with a meeting each, and those of what is yet to come."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, meetings, places, posts

from govgraph.model import Meeting, Reading

Say = Callable[[str], Reading]

ENTRIES = (
    "1. Sáng 9/9, Đảng ủy xã tổ chức hội nghị giao ban. Bí thư Đảng ủy Lê Văn Ba chủ trì.\n\n"
    "2. Cùng ngày, UBND xã tổ chức hội nghị đối thoại với nông dân. Chủ tịch UBND xã Hà Văn Sỹ chủ trì.\n\n{}\n"
)
HELD = [("conference", "2025-09-09"), ("dialogue", "2025-09-09")]


@pytest.mark.parametrize("heading", ["Tuần 2 tháng 9 năm 2025", "Số 12, tháng 9/2025", "TUẦN THỨ 2, THÁNG 9 NĂM 2025"])
def test_a_heading_gives_the_year_of_the_days_below(heading: str, say: Say) -> None:
    assert meetings(say(f"BẢN TIN XÃ YÊN THÀNH, TỈNH NGHỆ AN\n{heading}\n\n" + ENTRIES.format(""))) == HELD


@pytest.mark.parametrize(
    "entry",
    [
        "3. Sắp diễn ra: ngày 20/9, Hội Nông dân xã tổ chức Đại hội lần thứ I.",
        "3. Sắp tới, ngày 20/9, Hội Nông dân xã tổ chức Đại hội lần thứ I.",
        "3/ Dự kiến ngày 20/9, Hội Nông dân xã tổ chức Đại hội lần thứ I.",
    ],
)
def test_an_entry_of_what_is_to_come_tells_no_meeting_and_no_act(entry: str, say: Say) -> None:
    page = "BẢN TIN XÃ YÊN THÀNH\nTuần 2 tháng 9 năm 2025\n\n" + ENTRIES
    reading = say(page.format(f"{entry} Bà Vi Thị Năm, Chủ tịch Hội Nông dân xã, cho biết đã sẵn sàng."))
    assert meetings(reading) == HELD
    assert capacities(reading) == {("Lê Văn Ba", "chair"), ("Hà Văn Sỹ", "chair")}
    assert ("Vi Thị Năm", "chair", "farmers-association", "commune") in posts(reading)


@pytest.mark.parametrize(
    "object_",
    ["đoạn kè sạt lở khối Phước Hải", "trạm y tế", "tuyến đê phường Hòa Vang", "phường Hòa Vang", "công tác phòng lũ"],
)
def test_what_a_led_group_inspects_is_no_part_of_its_name(object_: str, say: Say) -> None:
    reading = say(
        "TIN TRONG TUẦN\n\nChiều 19/11/2025: Đoàn công tác UBND thành phố do Phó Giám đốc Sở Nội vụ Hà Văn Sỹ làm "
        f"trưởng đoàn kiểm tra {object_}. Trưởng đoàn yêu cầu phường gửi hồ sơ."
    )
    held = contents(reading, Meeting)
    assert [(one.kind, one.convener.kind if one.convener else None) for one in held] == [
        ("working-visit", "peoples-committee")
    ]
    assert ("head", "working-group") in {(role, kind) for _, role, kind, _ in posts(reading)}
    assert capacities(reading) == {("Hà Văn Sỹ", "speaker")}


def test_a_unit_in_capitals_may_begin_like_an_everyday_word(say: Say) -> None:
    page = "{}\n\nNgày 5/3/2026, phường tổ chức họp.\n"
    assert "PHƯỜNG HỘI AN ĐÔNG" in places(say(page.format("BẢN TIN PHƯỜNG HỘI AN ĐÔNG")))
    assert places(say(page.format("AN SINH XÃ HỘI AN TOÀN"))) == set()


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Khai mạc có ông Lê Văn Ba (Chủ tịch UBMTTQ xã); Đại úy Hà Văn Sỹ, Phó Trưởng Công an, báo cáo chuyên đề.",
            {("Lê Văn Ba", "opener"), ("Hà Văn Sỹ", "presenter")},
        ),
        (
            "Đến dự có: ông Lê Văn Ba, Bí thư Huyện ủy; bà Lê Thị Na, Bí thư Đảng ủy xã chủ trì hội nghị.",
            {("Lê Văn Ba", "attendee"), ("Lê Thị Na", "chair")},
        ),
        (
            "Các đồng chí Lê Văn Ba, Bí thư Đảng ủy; Lê Thị Na, Phó Bí thư Đảng ủy chủ trì hội nghị.",
            {("Lê Văn Ba", "chair"), ("Lê Thị Na", "chair")},
        ),
    ],
)
def test_who_ends_a_list_that_is_led_in_may_act_alone(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    page = "TIN TRONG XÃ\n\nSáng 12/3/2024, UBMTTQ xã Khe Sâu tổ chức hội nghị tuyên truyền pháp luật.\n\n{}\n"
    assert capacities(say(page.format(passage))) == expected


@pytest.mark.parametrize("heading", ["III. Công tác tuần tới", "Sự kiện sắp tới:", "Nhiệm vụ trọng tâm tháng tới"])
def test_dated_entries_below_a_heading_of_what_is_planned_tell_no_meeting(heading: str, say: Say) -> None:
    planned = "- Ngày 27/9, Hội CCB xã tổ chức đại hội.\n- Thứ Năm (28/9): Đảng ủy xã tổ chức lễ trao Huy hiệu Đảng."
    page = "BẢN TIN XÃ YÊN THÀNH\nTuần 2 tháng 9 năm 2025\n\n" + ENTRIES
    assert meetings(say(page.format(f"{heading}\n\n{planned}"))) == HELD
    further = "III. Tin đoàn thể\n\n- Ngày 12/9, Hội LHPN xã tổ chức hội nghị."
    assert meetings(say(page.format(f"{heading}\n\n{planned}\n\n{further}"))) == [*HELD, ("conference", "2025-09-12")]


def test_a_headline_of_preparations_announces_nothing(say: Say) -> None:
    page = "Chuẩn bị kỳ họp thứ nhất HĐND huyện\n\nSáng 27/5/2021, Thường trực HĐND huyện Lâm Trì tổ chức phiên họp.\n"
    assert meetings(say(page)) == [("session", "2021-05-27")]
