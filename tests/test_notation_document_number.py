"""Numbers and symbols of documents."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.errors import NotationError
from govgraph.notation import document_number
from govgraph.notation.document_number import DocumentNumber

PARSED = [
    ("Số: 12/2025/QĐ-UBND", 12, 2025, "QĐ", "UBND", "12/2025/QĐ-UBND"),
    ("09-NQ/ĐU", 9, None, "NQ", "ĐU", "09-NQ/ĐU"),
    ("số 112-KH/HU", 112, None, "KH", "HU", "112-KH/HU"),
    ("1677/NQ-UBTVQH15", 1677, None, "NQ", "UBTVQH15", "1677/NQ-UBTVQH15"),
    ("31/BC-MTTQ-BTT", 31, None, "BC", "MTTQ-BTT", "31/BC-MTTQ-BTT"),
    ("05-CT/TW", 5, None, "CT", "TW", "05-CT/TW"),
    ("12-HD/BTCTW", 12, None, "HD", "BTCTW", "12-HD/BTCTW"),
    ("749/QĐ-TTg", 749, None, "QĐ", "TTg", "749/QĐ-TTg"),
    ("83/2015/QH13", 83, 2015, None, "QH13", "83/2015/QH13"),
    ("số 1543", 1543, None, None, None, "1543"),
    ("2316/UBND-KGVX", 2316, None, None, "UBND", "2316/UBND-KGVX"),
    ("19-TTr/BCSĐ", 19, None, "TTr", "BCSĐ", "19-TTr/BCSĐ"),
    ("Số 45 - KH / ĐU", 45, None, "KH", "ĐU", "45-KH/ĐU"),
    ("03-QCPH/ĐU-ĐBP", 3, None, "QCPH", "ĐU-ĐBP", "03-QCPH/ĐU-ĐBP"),
    ("24a/TB-UBND", 24, None, "TB", "UBND", "24a/TB-UBND"),
    ("07/QC-TT.HĐND-UBND", 7, None, "QC", "TT.HĐND-UBND", "07/QC-TT.HĐND-UBND"),
    ("08/1999/QĐ.UB", 8, 1999, "QĐ", "UB", "08/1999/QĐ.UB"),
    ("19/KL-TTTP-P.3", 19, None, "KL", "TTTP-P.3", "19/KL-TTTP-P.3"),
    ("18-CT/T.Ư", 18, None, "CT", "T.Ư", "18-CT/T.Ư"),
    ("03/2009/TTLT-BTTUBTWMTTQVN-BNV", 3, 2009, "TTLT", "BTTUBTWMTTQVN-BNV", "03/2009/TTLT-BTTUBTWMTTQVN-BNV"),
    ("52-LCT/ĐU", 52, None, "LCT", "ĐU", "52-LCT/ĐU"),
]


@pytest.mark.parametrize(("text", "number", "year", "kind", "issuer", "written"), PARSED)
def test_parse(text: str, number: int, year: int | None, kind: str | None, issuer: str | None, written: str) -> None:
    assert document_number.parse(text) == DocumentNumber(number, year, kind, issuer, written)
    assert document_number.format(text) == written
    assert document_number.parse(written) == document_number.parse(text)


@pytest.mark.parametrize(
    "text", ["", "số", "12/24", "QĐ-UBND", "12/2025", "12-", "5/9 đảng viên", "12/2025/", "25/5/2023"]
)
def test_is_valid_refuses(text: str) -> None:
    assert not document_number.is_valid(text)
    with pytest.raises(NotationError, match="is not the number of a document"):
        document_number.parse(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("theo Quyết định 1543 của Ban Thường vụ", ["1543"]),
        ("Nghị quyết số 71 và Chỉ thị số 05-CT/TW", ["71", "05-CT/TW"]),
        ("thực hiện Quy định 22 của Trung ương; 112-KH/HU.", ["22", "112-KH/HU"]),
        ("(Số: 37/TB-UBND)", ["37/TB-UBND"]),
        ("Quyết định số 2214/QĐ-UBND, ngày 26/8/2024", ["2214/QĐ-UBND"]),
        ("theo Quyết định số 12-QĐ/HU.Ông Hà Văn Sỹ dự", ["12-QĐ/HU"]),
        ("Quyết định số 15/QĐ-UBND.HĐND xã đã giám sát", ["15/QĐ-UBND"]),
        ("Quyết định số 15/QĐ.UBND ngày 2/4/1999", ["15/QĐ.UBND"]),
        ("Quyết định số 15/QĐ.Ông Hà Văn Sỹ dự", ["15/QĐ"]),
    ],
)
def test_find_all_finds(text: str, found: list[str]) -> None:
    assert [one.value.text for one in document_number.find_all(text)] == found
    assert all(text[one.start : one.end] == one.value.text for one in document_number.find_all(text))


@pytest.mark.parametrize(
    "text",
    [
        "Tổ dân phố số 8",
        "bão số 4",
        "Kế hoạch 5 năm",
        "Báo cáo 6 tháng",
        "ngày 25/5/2023",
        "đạt 12/24 chỉ tiêu",
        "Thông báo số 50% ý kiến",
        "giai đoạn 2021-2025",
        "ĐT.491-A",
        "24/24 giờ",
    ],
)
def test_find_all_passes_over(text: str) -> None:
    assert list(document_number.find_all(text)) == []


@given(st.text(alphabet="0123456789/- QĐUBNDTqđ&.số"))
def test_format_reads_its_own_output(text: str) -> None:
    if document_number.is_valid(text):
        shown = document_number.format(text)
        assert document_number.parse(shown).text == shown


@pytest.mark.parametrize("text", ["1/A-" * 50_000, "1 - A - B - C " * 20_000, "Quyết định 1 " * 20_000, "1" * 200_000])
def test_find_all_takes_time_in_proportion(text: str) -> None:
    begun = time.perf_counter()
    list(document_number.find_all(text))
    assert time.perf_counter() - begun < 5
