"""Numbers with units as Vietnamese texts write them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.errors import NotationError
from govgraph.notation import quantity
from govgraph.notation.quantity import Quantity

PARSED = [
    ("24,6 tỷ đồng", "24.6", "tỷ đồng", "24,6 tỷ đồng"),
    ("17.352.000.000 đồng", "17352000000", "đồng", "17.352.000.000 đồng"),
    ("13.480,5 ha", "13480.5", "ha", "13.480,5 ha"),
    ("3,2%", "3.2", "%", "3,2%"),
    ("3,2 %", "3.2", "%", "3,2%"),
    ("88,2 phần trăm", "88.2", "%", "88,2%"),
    ("5,1%/năm", "5.1", "%/năm", "5,1%/năm"),
    ("46,8 triệu đồng/người/năm", "46.8", "triệu đồng/người/năm", "46,8 triệu đồng/người/năm"),
    ("400.000 đồng/ha/năm", "400000", "đồng/ha/năm", "400.000 đồng/ha/năm"),
    ("64,5 tạ/ha", "64.5", "tạ/ha", "64,5 tạ/ha"),
    ("850.000 đ", "850000", "đ", "850.000 đ"),
    ("1,2km", "1.2", "km", "1,2 km"),
    ("1.900m²", "1900", "m²", "1.900 m²"),
    ("15 nghìn tỷ đồng", "15", "nghìn tỷ đồng", "15 nghìn tỷ đồng"),
    ("2 tỷ 350 triệu đồng", "2350", "triệu đồng", "2.350 triệu đồng"),
    ("1 tỷ 50 triệu đồng", "1050", "triệu đồng", "1.050 triệu đồng"),
    ("9.5 tạ", "9.5", "tạ", "9,5 tạ"),
    ("1,234,567 đồng", "1234567", "đồng", "1.234.567 đồng"),
    ("1.036", "1036", None, "1.036"),
    ("08", "8", None, "8"),
    ("0,50%", "0.5", "%", "0,5%"),
]


@pytest.mark.parametrize(("text", "value", "unit", "shown"), PARSED)
def test_parse_and_format(text: str, value: str, unit: str | None, shown: str) -> None:
    assert quantity.parse(text) == Quantity(value, unit)
    assert quantity.format(text) == shown
    assert quantity.parse(shown) == Quantity(value, unit)


@pytest.mark.parametrize("text", ["", "tỷ đồng", "12/24", "1.2.3", "24,6,1 tỷ", "25/5/2023", "-3%", "3 mét vuông đất"])
def test_is_valid_refuses(text: str) -> None:
    assert not quantity.is_valid(text)
    with pytest.raises(NotationError, match="is not a quantity"):
        quantity.parse(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("thu ngân sách 24,6 tỷ đồng, bằng 118% dự toán", ["24,6 tỷ đồng", "118%"]),
        ("giải ngân 4.108 triệu đồng (35,95%).", ["4.108 triệu đồng", "35,95%"]),
        ("chi 118/150 tỷ đồng", []),
        ("dài 1,2km, rộng 4m; trồng 11ha lúa", ["1,2km", "4m", "11ha"]),
        ("thu nhập 57,5 triệu đồng/người/năm", ["57,5 triệu đồng/người/năm"]),
        ("phòng 850.000 đ/đêm", ["850.000 đ"]),
    ],
)
def test_find_all_finds(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in quantity.find_all(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "trong 24 chỉ tiêu",
        "12 tân binh",
        "Quyết định số 22/QĐ-UBND",
        "ngày 25/5/2023",
        "3 miền",
        "46 đảng viên",
        "lúc 8 giờ",
        "thôn 6 tạo việc làm",
        "5 tỉnh",
    ],
)
def test_find_all_passes_over(text: str) -> None:
    assert list(quantity.find_all(text)) == []


@given(st.text(alphabet="0123456789., tỷđồng%/năm"))
def test_format_reads_its_own_output(text: str) -> None:
    if quantity.is_valid(text):
        shown = quantity.format(text)
        assert quantity.parse(shown) == quantity.parse(text)
        assert quantity.format(shown) == shown


@pytest.mark.parametrize(
    "text", ["1" * 300_000, "1." * 150_000, "1.000" * 60_000, "1,5 %/năm" * 30_000, "1 " * 150_000]
)
def test_find_all_takes_time_in_proportion(text: str) -> None:
    begun = time.perf_counter()
    list(quantity.find_all(text))
    assert time.perf_counter() - begun < 5
