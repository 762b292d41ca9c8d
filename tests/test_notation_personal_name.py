"""Names of people of all peoples of Viet Nam."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.errors import NotationError
from govgraph.notation import personal_name

NAMES = [
    *(
        "Nguyễn Văn A",
        "Lê Văn Trọng",
        "Nguyễn Thị Hồng Minh",
        "Dương Đình Hới",
        "Nguyễn Thị Bảy Nhỏ",
        "Tôn Nữ Thị Ninh",
    ),
    *("Công Tằng Tôn Nữ Thị Ninh", "Nguyễn Văn Đực Em", "Hồ Sĩ An", "Võ Út", "Đặng Ngọc", "Âu Dương Thị Lan"),
    *("Vàng A Pao", "Giàng Thị Mỷ", "Sùng A Lử", "Mùa A Chía", "Lầu Bá Tu", "Hờ A Di", "Tẩn Láo San", "Chảo Sành Phấu"),
    *("Phàn Lở Mẩy", "Lò Văn Sơn", "Quàng Thị Inh", "Cà Văn Phanh", "Bế Văn Tài", "Nông Đức Lợi", "Ma Thị Lụa"),
    *("Danh Sóc", "Thạch Sa Rây", "Kim Sơn Hà", "Sơn Minh Thắng", "Châu Thị Đa", "Điểu Lên", "Thị Bích", "Lý Phúc"),
    *("Y Lan", "H'Loan Niê", "H' Loan Niê", "A Brơn", "Siu Blih", "Rơ Mah Lan", "Ksor H'Bơ", "Niê Y Kar", "Mlô Y Bhem"),
    *("K' Thị Hoa", "K'Brêu", "Ka Hiền", "Rơ Châm Yek", "Kpă Lan", "Hồ Văn Rơ", "Kon Sơ Ha Bang", "Đàng Năng Thọ"),
    *("Pờ Vàng Sinh", "Lỳ Phì Xá", "Bàn Văn Chu", "Nịnh Văn Lập", "Lê thị Hoa", "NGUYỄN VĂN A", "L ê Văn Trọng"),
]
NO_NAMES = [
    *("", "Nguyễn", "Ban Thường vụ", "Huyện ủy", "Trưởng Ban", "Thường trực", "Đảng bộ", "Công an xã", "nguyễn văn a"),
    *("Nguyễn Văn A B C D E", "Lê 2", "Trần, Văn", "Hội Nông dân", "Chủ tịch", "Đường Trần Phú", "Phó Bí thư"),
]


@pytest.mark.parametrize("name", NAMES)
def test_is_valid_accepts(name: str) -> None:
    assert personal_name.is_valid(name)
    assert personal_name.parse(name) == personal_name.format(name)


@pytest.mark.parametrize("text", NO_NAMES)
def test_is_valid_refuses(text: str) -> None:
    assert not personal_name.is_valid(text)
    with pytest.raises(NotationError, match="is not a name of a person"):
        personal_name.parse(text)


def test_names_without_diacritics_are_read_where_asked() -> None:
    assert not personal_name.is_valid("Nguyen Van Nhan")
    assert personal_name.is_valid("Nguyen Van Nhan", bare=True)
    assert personal_name.starts_name("Tran", bare=True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("NGUYỄN ĐĂNG HÒA", "Nguyễn Đăng Hòa"),
        ("LÊ AN", "Lê An"),
        ("L ê Văn  Trọng", "Lê Văn Trọng"),
        ("Tr ần Văn An", "Trần Văn An"),
        ("H' LOAN NIÊ", "H'Loan Niê"),
        ("K' Thị Hoa", "K' Thị Hoa"),
        ("R'Ô HOK", "R'Ô Hok"),
        ("Lê thị Hoa", "Lê Thị Hoa"),
        ("Nguyễn\n Văn A", "Nguyễn Văn A"),
        ("A Brơn", "A Brơn"),
        ("Y thu", "Y Thu"),
    ],
)
def test_format(text: str, shown: str) -> None:
    assert personal_name.format(text) == shown


@given(st.lists(st.sampled_from([*" ".join(NAMES).split(), "ÁI", "y", "ê", "L"]), max_size=7).map(" ".join))
def test_format_changes_nothing_twice(text: str) -> None:
    assert personal_name.format(personal_name.format(text)) == personal_name.format(text)


def test_the_table_is_large_and_clean() -> None:
    names = personal_name.family_names()
    assert len(names) > 300
    assert not names & {"phó", "trưởng", "ban", "đảng", "ủy", "hội", "xã", "đường", "công", "chủ", "bí", "thường"}
