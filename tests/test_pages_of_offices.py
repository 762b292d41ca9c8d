"""What pages of local offices write again and again: names, days, visits and initials that say another thing."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, meetings, places, posts

from govgraph.model import Meeting, Reading

Say = Callable[[str], Reading]

PARTY = "TIN TRONG XÃ\n\nSáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n{}\n"


def test_an_address_that_begins_the_name_of_a_unit_is_part_of_it(say: Say) -> None:
    reading = say(
        "Sáng 12/3/2024, Quận ủy Hai Bà Trưng tổ chức hội nghị. Phó Bí thư Quận ủy Hai Bà Trưng Hà Văn Sỹ chủ trì.\n"
    )
    assert places(reading) == {"quận Hai Bà Trưng"}
    assert posts(reading) == {("Hà Văn Sỹ", "deputy-secretary", "party-committee", "district")}
    two = say(PARTY.format("Về dự có Hai bà Lê Thị Na và Cầm Thị Xuân."))
    assert {who for who, _ in capacities(two)} == {"Lê Thị Na", "Cầm Thị Xuân"}


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        # A round of awards is called after a day that is not the ceremony's.
        ("Huyện ủy Lâm Trì tổ chức lễ trao Huy hiệu Đảng đợt 7/11/2023 cho 9 đảng viên.", [("ceremony", None)]),
        # Visits summed up.
        (
            "Ngày 30/5/2024, Ủy ban Kiểm tra Huyện ủy tổ chức hội nghị. Ủy ban Kiểm tra đang tiến hành kiểm tra 3 "
            "trường hợp.",
            [("conference", "2024-05-30")],
        ),
        (
            "Ngày 30/5/2024, Ủy ban Kiểm tra Huyện ủy tiến hành kiểm tra 3 chi bộ của xã Khe Sâu.",
            [("working-visit", "2024-05-30")],
        ),
        # What is opened is held, though it is no meeting in «công tác huấn luyện dân quân».
        (
            "Chiều 10/6/2024, UBND xã Khe Sâu tổ chức khai mạc huấn luyện dân quân năm 2024.",
            [("training", "2024-06-10")],
        ),
        ("Ngày 10/6/2024, UBND xã Khe Sâu bàn công tác huấn luyện dân quân.", []),
        # A day is one without its year, too.
        (
            "Ngày 16/11, ông Hà Văn Sỹ, Bí thư Huyện ủy đã đến chung vui Ngày hội Đại đoàn kết tại xã Khe Sâu.",
            [("festival", "--11-16")],
        ),
    ],
)
def test_which_meetings_are_told_and_of_which_day(say: Say, passage: str, told: list[tuple[str, str | None]]) -> None:
    assert meetings(say(f"TIN TRONG HUYỆN\n\n{passage}\n")) == told


def test_initials_below_a_text_are_no_commune(say: Say) -> None:
    reading = say("TIN TRONG HUYỆN\n\nNgày 12/3/2024, UBND huyện Lâm Trì tổ chức hội nghị.\n\nX.T\n")
    assert places(reading) == {"huyện Lâm Trì"}
    assert [one.convener.kind for one in contents(reading, Meeting) if one.convener] == ["peoples-committee"]
