"""Turns of pages that tell of votes in councils and of what was held on which day, in invented passages."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents

from govgraph.model import Meeting, PersonnelChange, Reading

Say = Callable[[str], Reading]

COUNCIL = "TIN TRONG HUYỆN\n\nNgày 12/3/2024, HĐND huyện Lâm Trì tổ chức kỳ họp thứ 9.\n\n{}\n"


def days(reading: Reading) -> list[str | None]:
    return [one.date for one in contents(reading, Meeting)]


def changes(reading: Reading) -> set[tuple[str, str]]:
    return {(one.kind, one.person) for one in contents(reading, PersonnelChange)}


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # those who vote are counted behind who is elected: it is they who came
        ("Bà Lê Thị Na trúng cử chức danh Phó Chủ tịch HĐND huyện với 29 đại biểu dự họp tán thành.", set()),
        (
            "Bà Lê Thị Na cùng 29 đại biểu dự họp.",
            {("Lê Thị Na", "attendee")},
        ),
        # whom a body congratulates
        ("Thường trực HĐND huyện chúc mừng đồng chí Lê Thị Na.", set()),
        ("Lãnh đạo tỉnh trao quyết định cho Ban Giám đốc Trung tâm Y tế huyện.", set()),
        # whom those who heard others then choose
        (
            "Sau khi nghe Văn phòng thông qua tờ trình, hội nghị hiệp thương cử bà Lê Thị Na giữ chức Phó Chủ tịch "
            "Ủy ban MTTQ huyện.",
            set(),
        ),
        # the post that a vote was on, whoever has it now
        (
            "HĐND huyện bầu bà Lê Thị Na giữ chức Phó Chủ tịch UBND huyện. HĐND huyện đã thông qua Nghị quyết xác nhận "
            "kết quả bầu chức danh Phó Chủ tịch UBND huyện.",
            set(),
        ),
        # unnamed delegates, with where they sit, between those named
        (
            "Dự kỳ họp có ông Hà Văn Sỹ - Bí thư Huyện ủy; đại biểu HĐND tỉnh được bầu tại huyện; bà Lê Thị Na - "
            "Chủ tịch UBND huyện.",
            {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "attendee")},
        ),
        # a list that goes on in a sentence of its own, with those of former times
        (
            "Về dự có ông Hà Văn Sỹ - Bí thư Huyện ủy. Bà Lê Thị Na - Trưởng Công an huyện cùng các đồng chí nguyên "
            "Chủ tịch HĐND huyện qua các thời kỳ.",
            {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "attendee")},
        ),
    ],
)
def test_who_took_part_in_a_vote(say: Say, passage: str, expected: set[tuple[str, str]]) -> None:
    assert capacities(say(COUNCIL.format(passage))) == expected


def test_a_caption_where_a_headline_stands_tells_who_spoke(say: Say) -> None:
    shown = "Đồng chí Lê Thị Na, Chủ tịch HĐND huyện phát biểu tại hội nghị"
    told = "Ngày 12/3/2024, HĐND huyện Lâm Trì tổ chức hội nghị giao ban."
    assert capacities(say(f"{shown}\n\n{told}\n")) == {("Lê Thị Na", "speaker")}


def test_the_day_on_which_a_relief_takes_effect_is_that_of_no_meeting(say: Say) -> None:
    reading = say(
        COUNCIL.format(
            "Kỳ họp cũng tiến hành miễn nhiệm chức danh Phó Chủ tịch UBND huyện đối với ông Hà Văn Sỹ do nghỉ hưu theo "
            "chế độ từ ngày 01/02/2024."
        )
    )
    assert days(reading) == ["2024-03-12"]
    assert [one.effective_on for one in contents(reading, PersonnelChange)] == ["2024-02-01"]


def test_the_day_on_which_a_body_lets_know_what_was_held_is_that_of_no_meeting(say: Say) -> None:
    told = "Ngày 12/3/2024, Hội Nông dân huyện Lâm Trì cho biết, đã có 7 cơ sở hội tổ chức thành công đại hội."
    assert "2024-03-12" not in days(say(f"TIN TRONG HUYỆN\n\n{told}\n"))


def test_the_council_in_brackets_parts_no_post_from_who_is_relieved_of_it(say: Say) -> None:
    reading = say(
        COUNCIL.format(
            "HĐND huyện miễn nhiệm chức danh Phó Chủ tịch UBND huyện đối với ông Hà Văn Sỹ (do ông Hà Văn Sỹ nghỉ "
            "hưu); miễn nhiệm chức danh Trưởng Ban Pháp chế (HĐND huyện) đối với bà Lê Thị Na."
        )
    )
    ended = {(one.person, one.ends.role) for one in contents(reading, PersonnelChange) if one.ends is not None}
    assert ended == {("Hà Văn Sỹ", "vice-chair"), ("Lê Thị Na", "head")}


def test_the_presidium_that_holds_a_vote_is_nobody_elected(say: Say) -> None:
    shown = "Đoàn Chủ tọa kỳ họp bỏ phiếu bầu bổ sung Ủy viên UBND huyện"
    assert not changes(say(COUNCIL.format(shown)))
