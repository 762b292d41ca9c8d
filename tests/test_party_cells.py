"""Party cells: of villages and of offices, whose posts a text leaves without their body in the cell's own meeting."""

from collections.abc import Callable

import pytest
from tests.told import contents

from govgraph.model import Citation, Meeting, Position, Reading

Say = Callable[[str], Reading]

VILLAGE = "TIN\n\nSáng 12/3/2024, Chi bộ thôn 3, xã Khe Sâu, huyện Lâm Trì tổ chức đại hội.\n\n{}\n"
SCHOOL = "TIN\n\nSáng 12/3/2024, Chi bộ Trường Tiểu học Hoa Sen, xã Khe Sâu tổ chức đại hội.\n\n{}\n"


def held(reading: Reading) -> set[tuple[str, str, str, str | None, str | None]]:
    found = contents(reading, Position)
    return {(p.person, p.post.role, p.post.body.kind, p.post.body.level, p.post.body.name) for p in found}


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Kết quả bầu cử: Bí thư: đồng chí Hà Văn Sỹ; Chi ủy viên: đồng chí Lê Thị Na.",
            {
                ("Hà Văn Sỹ", "secretary", "party-cell", "village", "thôn 3"),
                ("Lê Thị Na", "member", "party-cell", "village", "thôn 3"),
            },
        ),
        (
            "Đồng chí Hà Văn Sỹ được bầu làm Phó Bí thư Chi bộ.",
            {("Hà Văn Sỹ", "deputy-secretary", "party-cell", "village", "thôn 3")},
        ),
        # a guest
        (
            "Dự có đồng chí Hà Văn Sỹ, Bí thư Đảng ủy xã và đồng chí Lê Thị Na, Bí thư Chi bộ thôn 4.",
            {
                ("Hà Văn Sỹ", "secretary", "party-committee", "commune", None),
                ("Lê Thị Na", "secretary", "party-cell", "village", "thôn 4"),
            },
        ),
    ],
)
def test_bare_posts_in_a_congress_of_a_cell_are_its_own(passage: str, expected: set[tuple[str, ...]], say: Say) -> None:
    assert held(say(VILLAGE.format(passage))) == expected


def test_the_cell_of_a_school_is_of_the_commune(say: Say) -> None:
    reading = say(SCHOOL.format("Đồng chí Hà Văn Sỹ được bầu làm Bí thư Chi bộ."))
    (meeting,) = contents(reading, Meeting)
    body = meeting.convener
    assert body is not None
    assert (body.kind, body.level, body.name) == ("party-cell", "commune", "Trường Tiểu học Hoa Sen")
    assert held(reading) == {("Hà Văn Sỹ", "secretary", body.kind, body.level, body.name)}


@pytest.mark.parametrize(("school", "level"), [("Trường THCS Khe Sâu", "commune"), ("Trường THCS Hoa Sen", "province")])
def test_the_cell_of_a_school_called_after_a_unit_is_of_that_level(school: str, level: str, say: Say) -> None:
    page = "BẢN TIN TỈNH CAO BẰNG\n\nNgày 12/01/2026, Đảng ủy xã Khe Sâu tổ chức hội nghị. {} dự.\n"
    told = held(say(page.format(f"Bí thư Chi bộ {school} Lê Thị Na")))
    assert told == {("Lê Thị Na", "secretary", "party-cell", level, school)}


def test_a_village_is_one_however_its_posts_name_it(say: Say) -> None:
    page = (
        "TIN\n\nNgày 12/3/2024, UBND phường Hoa Sen họp. Bà Lê Thị Na, Bí thư Chi bộ khu phố 3, Trưởng khu phố 3 dự.\n"
    )
    assert {name for *_, name in held(say(page))} == {"khu phố 3"}


def test_a_cell_named_before_its_party_organisation_in_brackets_meets(say: Say) -> None:
    reading = say("TIN\n\nSáng 15/3/2025, Chi bộ khu phố 4 (Đảng bộ phường Hà Tu) tổ chức Đại hội.\n")
    (meeting,) = contents(reading, Meeting)
    assert meeting.convener is not None
    assert (meeting.convener.kind, meeting.convener.name) == ("party-cell", "khu phố 4")


@pytest.mark.parametrize("term", ["khóa trước", "khoá trước", "nhiệm kỳ trước"])
def test_a_post_of_the_term_before_is_none_of_today(term: str, say: Say) -> None:
    reading = say(
        VILLAGE.format(
            f"Đ/c Lê Thị Na, Bí thư chi bộ {term}, trình bày báo cáo. Nghị quyết Đại hội được thông qua, 100% nhất trí."
        )
    )
    assert held(reading) == set()
    assert [one.relation for one in contents(reading, Citation)] == ["adopted"]


def test_a_bare_post_won_in_a_row_is_of_the_cell_alone(say: Say) -> None:
    reading = say(VILLAGE.format("Đại hội bầu: đ/c Lê Thị Na tái cử Bí thư, đ/c Hà Văn Sỹ - Phó Bí thư."))
    assert {one[1:3] for one in held(reading) if one[0] == "Hà Văn Sỹ"} == {("deputy-secretary", "party-cell")}
