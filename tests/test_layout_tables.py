"""Tables whose cells became lines of their own are read by their rows."""

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
