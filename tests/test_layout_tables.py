"""Tables whose cells became lines of their own are read by their rows."""

import re

import pytest

from govgraph.layout import with_rows

PEOPLE = "STT\nHọ và tên\nChức vụ\n1\nLê Văn Ba\nTrưởng thôn\n2\nVũ Thị Hoa\nTrưởng ban\n"


def test_rows_end_where_the_table_does() -> None:
    assert with_rows(PEOPLE + "\nHội nghị kết thúc.\nTin: An") == (
        "STT|Họ và tên|Chức vụ\n1|Lê Văn Ba|Trưởng thôn\n2|Vũ Thị Hoa|Trưởng ban\n\nHội nghị kết thúc.\nTin: An"
    )


def test_blank_lines_between_cells_are_of_the_table() -> None:
    spaced = PEOPLE.replace("\n", "\n\n")
    assert [line.replace(" ", "") for line in with_rows(spaced).split("\n") if line] == [
        "STT|Họvàtên|Chứcvụ",
        "1|LêVănBa|Trưởngthôn",
        "2|VũThịHoa|Trưởngban",
    ]


def test_a_row_that_lacks_a_cell_or_has_one_more_is_a_row() -> None:
    uneven = (
        "TT\nHọ và tên\nNăm sinh\nChức vụ\n1\nLê Văn Ba\nTrưởng thôn\n2.\nVũ Thị Hoa\n1980\nTrưởng ban,\nđại biểu\n"
    )
    assert with_rows(uneven + "3\nLý Văn Tư\n1975\nNông dân").splitlines()[1:] == [
        "1|Lê Văn Ba|Trưởng thôn",
        "2.|Vũ Thị Hoa|1980|Trưởng ban,|đại biểu",
        "3|Lý Văn Tư|1975|Nông dân",
    ]


def test_a_cell_may_be_the_number_of_the_next_row() -> None:
    counted = "TT\nThôn\nSố hộ\n1\nĐông\n2\n2\nTây\n3\n3\nNam\n9\nHội nghị kết thúc."
    assert with_rows(counted).splitlines()[1:] == ["1|Đông|2", "2|Tây|3", "3|Nam|9", "Hội nghị kết thúc."]


def test_a_blank_line_ends_the_last_row() -> None:
    uneven = PEOPLE.replace("Vũ Thị Hoa\n", "") + "\nHội nghị kết thúc."
    assert with_rows(uneven).endswith("\n2|Trưởng ban\n\nHội nghị kết thúc.")


def test_a_second_table_begins_anew() -> None:
    assert with_rows(PEOPLE + "\nĐƠN VỊ SỐ 2\n" + PEOPLE).count("\n1|Lê Văn Ba|Trưởng thôn\n") == 2


def test_headings_part_rows_that_are_numbered_anew_or_on() -> None:
    parted = "STT\nHọ và tên\nChức vụ\nĐT\n\nI\nĐẢNG ỦY\n1\nLê Văn Ba\nBí thư\n09\n2\nVũ Thị Hoa\nPhó Bí thư\n\n"
    anew = "II\nỦY BAN NHÂN DÂN\n1\nLý Văn Tư\nChủ tịch\n08\n2\nLý Thị Năm\nPhó Chủ tịch\n07\n"
    assert [line for line in with_rows(parted + anew).splitlines() if line] == [
        *("STT|Họ và tên|Chức vụ|ĐT", "I|ĐẢNG ỦY", "1|Lê Văn Ba|Bí thư|09", "2|Vũ Thị Hoa|Phó Bí thư"),
        *("II|ỦY BAN NHÂN DÂN", "1|Lý Văn Tư|Chủ tịch|08", "2|Lý Thị Năm|Phó Chủ tịch|07"),
    ]
    numbered_on = PEOPLE + "CÁC ĐOÀN THỂ\n3\nLý Văn Tư\nBí thư Đoàn\n"
    assert with_rows(numbered_on).splitlines()[3:] == ["CÁC ĐOÀN THỂ", "3|Lý Văn Tư|Bí thư Đoàn"]
    in_small_letters = PEOPLE + "\nB. Khối đoàn thể\n\n1\nLý Văn Tư\nBí thư Đoàn\n"
    assert with_rows(in_small_letters).splitlines()[4:] == ["B. Khối đoàn thể", "", "1|Lý Văn Tư|Bí thư Đoàn"]


def test_headings_part_rows_whose_cells_stand_side_by_side() -> None:
    wide = "TT  Họ và tên   Chức vụ\nI   ĐẢNG ỦY\n1  Lê Văn Ba   Bí thư\nII  ĐOÀN THỂ\n1  Vũ Thị Hoa   Bí thư Đoàn\n"
    assert [re.sub(r"[|] +", "|", line) for line in with_rows(wide).splitlines()] == [
        *("TT|Họ và tên|Chức vụ", "I|ĐẢNG ỦY", "1|Lê Văn Ba|Bí thư", "II|ĐOÀN THỂ", "1|Vũ Thị Hoa|Bí thư Đoàn"),
    ]
    text_behind = "TT  Họ và tên   Chức vụ\n1  Lê Văn Ba   Bí thư\nNƠI NHẬN HỒ SƠ\nPhòng  Nội  vụ\n"
    assert "Phòng  Nội  vụ" in with_rows(text_behind)


def test_a_name_or_a_head_in_capitals_is_no_heading() -> None:
    names = PEOPLE.replace("Trưởng thôn", "LÊ VĂN BA").replace("Trưởng ban", "VŨ THỊ HOA")
    assert with_rows(names).splitlines()[1:] == ["1|Lê Văn Ba|LÊ VĂN BA", "2|Vũ Thị Hoa|VŨ THỊ HOA"]
    assert with_rows(PEOPLE.replace("Chức vụ", "Chức vụ\nSỐ ĐT")).splitlines()[0] == "STT|Họ và tên|Chức vụ|SỐ ĐT"


@pytest.mark.parametrize(
    "text",
    [
        "TT\nHọ và tên\nChức vụ\nLê Văn Ba\nTrưởng thôn",
        "1\nLê Văn Ba\n2\nVũ Thị Hoa",
        f"TT\n{'rất dài' * 20}\nChức vụ\n1\nLê Văn Ba\nTrưởng thôn",
        "Đài TT huyện\nTin\nẢnh\n1\n2",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert with_rows(text) == text


def test_no_character_moves() -> None:
    joined = with_rows(PEOPLE)
    assert len(joined) == len(PEOPLE)
    assert all(one == other or (one, other) == ("\n", "|") for one, other in zip(PEOPLE, joined, strict=True))
