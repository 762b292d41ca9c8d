"""Slips of those who type pages: blanks, signs and marks that are missing or too many."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, posts

from govgraph.model import Citation, Reading
from govgraph.notation import document_number
from govgraph.recognise.tokens import tokenise

Say = Callable[[str], Reading]
Posts = set[tuple[str, str, str, str | None]]

HELD = "TIN TRONG XÃ\n\nSáng 12/3/2024, UBND xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị.\n\nDự có {}.\n"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # a blank is missing
        (
            "ông Hà Văn Sỹ, Ủy viênThường vụ Huyện ủy",
            {("Hà Văn Sỹ", "member", "party-standing-committee", "district")},
        ),
        ("bà Lê Thị Na, Bí thưĐảng ủy xã", {("Lê Thị Na", "secretary", "party-committee", "commune")}),
        # a mark is missing
        ("bà Lê Thị Na, Bí thu Đảng ủy xã", {("Lê Thị Na", "secretary", "party-committee", "commune")}),
        ("ông Hà Văn Sỹ, Phó Chủ tich UBND xã", {("Hà Văn Sỹ", "vice-chair", "peoples-committee", "commune")}),
        # a dash and a comma
        ("ông Hà Văn Sỹ –, Phó Chủ tịch UBND xã", {("Hà Văn Sỹ", "vice-chair", "peoples-committee", "commune")}),
    ],
)
def test_a_post_is_read_in_spite_of_a_slip(told: str, expected: Posts, say: Say) -> None:
    reading = say(HELD.format(told))
    assert posts(reading) == expected
    assert capacities(reading) == {(person, "attendee") for person, *_ in expected}


@pytest.mark.parametrize("name", ["VnExpress", "YouTube", "VietinBank"])
def test_a_name_of_letters_without_marks_is_one_word(name: str) -> None:
    assert [token.text for token in tokenise(name)] == [name]


def test_two_words_run_together_keep_their_places() -> None:
    assert [(token.text, token.start) for token in tokenise("ủy viênBan", 3)] == [("viên", 3), ("Ban", 7)]


@pytest.mark.parametrize(
    ("written", "number"),
    [("180 KH/UBND", "180KH/UBND"), ("17QĐ/HU", "17QĐ/HU"), ("05 CT/TW", "05CT/TW")],
)
def test_a_number_without_its_first_sign_is_one(written: str, number: str, say: Say) -> None:
    assert document_number.parse(written).issuer_symbol == number.split("/")[1]
    reading = say(f"TIN TRONG XÃ\n\nXã Khe Sâu, huyện Lâm Trì thực hiện Kế hoạch số {written} ngày 5/3/2024.\n")
    told = [one.document for one in contents(reading, Citation)]
    assert [(one.number, one.date) for one in told] == [(number, "2024-03-05")]


@pytest.mark.parametrize("number", ["12b/NQ-CP", "30a/2008/NQ-CP", "5đ-TB/HU"])
def test_a_letter_behind_a_number_is_of_it(number: str) -> None:
    assert [token.text for token in tokenise(f"số {number} của")] == ["số", number, "của"]
    assert [token.text for token in tokenise("lớp 5a, ngõ 12b/3")][1:3] == ["5", "a"]


def test_a_number_before_an_abbreviation_is_a_number() -> None:
    assert not document_number.is_valid("12 KH")
    assert [token.text for token in tokenise("có 12 KH, 5 QĐ")] == ["có", "12", "KH", ",", "5", "QĐ"]
