"""Posts that stand between names, behind a field of work, in brackets, or that a list gives to delegates."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, posts, posts_today

from govgraph.model import Position, Reading

Say = Callable[[str], Reading]

COUNCIL = "TIN TRONG TỈNH\n\nNgày 12/3/2024, HĐND tỉnh Lạng Sơn tổ chức kỳ họp thứ 9.\n\n{}\n"
PARTY = "TIN TRONG XÃ\n\nSáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n{}\n"
VOTERS = "TIN TRONG XÃ\n\nNgày 12/8/2025, tại xã Khe Sâu, thành phố Cần Thơ, HĐND xã tổ chức tiếp xúc cử tri.\n\n{}\n"

SAYS = [
    # a delegate named by that, whatever else stands beside the name
    (
        COUNCIL,
        "ĐB Lê Văn Ba, Bí thư Huyện ủy Lâm Trì chất vấn Sở Y tế. - Đại biểu, hòa thượng Hà Văn Sỹ truy vấn thêm.",
        {
            ("Lê Văn Ba", "delegate", "peoples-council", "province"),
            ("Lê Văn Ba", "secretary", "party-committee", "district"),
            ("Hà Văn Sỹ", "delegate", "peoples-council", "province"),
        },
    ),
    # all of a side are delegates; a city without a name is of its level
    (
        VOTERS,
        "Về phía đại biểu HĐND thành phố có ông Lê Văn Ba; bà Hà Thị Tư. Đại biểu HĐND xã có ông Vi Văn Tám (Bí thư "
        "Đảng ủy xã), Lò Văn Inh.",
        {
            ("Lê Văn Ba", "delegate", "peoples-council", "province"),
            ("Hà Thị Tư", "delegate", "peoples-council", "province"),
            ("Vi Văn Tám", "delegate", "peoples-council", "commune"),
            ("Vi Văn Tám", "secretary", "party-committee", "commune"),
            ("Lò Văn Inh", "delegate", "peoples-council", "commune"),
        },
    ),
    # bare posts behind the name of a committee or of its members are those in it
    (
        PARTY,
        "Ủy viên UBND xã: ông Lê Văn Ba - Phó Chủ tịch; bà Hà Thị Tư - Ủy viên; ông Vi Văn Tám - Ủy viên, Trưởng Công "
        "an xã (vắng); ông Lý A Páo - Chủ tịch Hội Nông dân xã.",
        {
            ("Lê Văn Ba", "vice-chair", "peoples-committee", "commune"),
            ("Hà Thị Tư", "member", "peoples-committee", "commune"),
            ("Vi Văn Tám", "member", "peoples-committee", "commune"),
            ("Vi Văn Tám", "head", "police", "commune"),
            ("Lý A Páo", "chair", "farmers-association", "commune"),
        },
    ),
    (
        PARTY,
        "2. Thành viên UBND:\n\n- Ông Lê Văn Ba - Phó Chủ tịch;\n\n- Bà Hà Thị Tư, Ủy viên, Chỉ huy trưởng BCHQS xã.",
        {
            ("Lê Văn Ba", "vice-chair", "peoples-committee", "commune"),
            ("Hà Thị Tư", "member", "peoples-committee", "commune"),
            ("Hà Thị Tư", "head", "military", "commune"),
        },
    ),
    (
        PARTY,
        "Đảng ủy: ông Lê Văn Ba - Phó Bí thư, bà Hà Thị Tư - Ủy viên; MTTQ xã: bà Vi Thị Tám - Phó Chủ tịch, Chủ tịch "
        "Hội LHPN xã.",
        {
            ("Lê Văn Ba", "deputy-secretary", "party-committee", "commune"),
            ("Hà Thị Tư", "member", "party-committee", "commune"),
            ("Vi Thị Tám", "vice-chair", "fatherland-front", "commune"),
            ("Vi Thị Tám", "chair", "womens-union", "commune"),
        },
    ),
    # not those that name another body, nor of who stands behind the list
    (
        PARTY,
        "UBND xã: ông Lê Văn Ba - Phó Bí thư, Phó Chủ tịch HĐND xã. Bà Hà Thị Tư - Ủy viên, Chủ nhiệm UBKT Đảng ủy báo "
        "cáo.",
        {
            ("Lê Văn Ba", "deputy-secretary", "party-committee", "commune"),
            ("Lê Văn Ba", "vice-chair", "peoples-council", "commune"),
            ("Hà Thị Tư", "member", "party-inspection", "commune"),
            ("Hà Thị Tư", "chair", "party-inspection", "commune"),
        },
    ),
    # a post that each of a row has in a place of his own, as brackets tell
    (
        PARTY,
        "Khách mời: các Trưởng thôn: Lê Văn Ba (Đông), Hà Văn Sỹ (Khe Tây, vắng có lý do), Vi Văn Tám (Nà Bó).",
        {(name, "head", "village", "village") for name in ("Lê Văn Ba", "Hà Văn Sỹ", "Vi Văn Tám")},
    ),
    (
        PARTY,
        "Bí thư chi bộ các thôn: ông Lê Văn Ba (thôn Đông); ông Hà Văn Sỹ (thôn Tây); bà Hà Thị Tư, Chủ tịch HPN xã.",
        {
            ("Lê Văn Ba", "secretary", "party-cell", "village"),
            ("Hà Văn Sỹ", "secretary", "party-cell", "village"),
            ("Hà Thị Tư", "chair", "womens-union", "commune"),
        },
    ),
    (
        PARTY,
        "Trưởng thôn: ông Lê Văn Ba (chủ trì); ông Hà Văn Sỹ (thôn Tây) cùng dự.",
        {("Lê Văn Ba", "head", "village", "village")},
    ),
    # a division of a union, before it
    (
        PARTY,
        "Dự có bà Hà Thị Tư, Phó Trưởng ban Công tác Dân tộc, tôn giáo - Ủy ban MTTQ Việt Nam huyện; ông Hà Văn Sỹ.",
        {("Hà Thị Tư", "deputy-head", "fatherland-front", "district")},
    ),
    # posts parted by a stroke; a street has a name, and no post
    (
        PARTY,
        "Dự có đ/c Hà Văn Sỹ - Đảng ủy viên/Phó Chủ tịch UBND xã; bà Hà Thị Tư, Chủ tịch Hội Truyền thống Trường Sơn - "
        "đường Hồ Chí Minh xã.",
        {
            ("Hà Văn Sỹ", "member", "party-committee", "commune"),
            ("Hà Văn Sỹ", "vice-chair", "peoples-committee", "commune"),
            ("Hà Thị Tư", "chair", "other-association", "commune"),
        },
    ),
    # the post before the next name
    (
        PARTY,
        "Đại úy Lê Văn Ba - Trưởng Công an xã, Chủ tịch Hội Nông dân xã Hà Thị Tư ký giao ước thi đua.",
        {
            ("Lê Văn Ba", "head", "police", "commune"),
            ("Hà Thị Tư", "chair", "farmers-association", "commune"),
        },
    ),
    # a post that is held, fields of work, a hamlet's name that begins like a type
    (
        PARTY,
        "Quyền Trưởng Công an xã do ông Lê Văn Ba đảm nhiệm. Bà Hà Thị Tư, Phó Chủ tịch UBND xã phụ trách khối kinh tế "
        "kiêm Giám đốc Trung tâm Văn hóa xã báo cáo.",
        {
            ("Lê Văn Ba", "head", "police", "commune"),
            ("Hà Thị Tư", "vice-chair", "peoples-committee", "commune"),
            ("Hà Thị Tư", "head", "specialised-agency", "commune"),
        },
    ),
    # a post of several others behind one's own
    (
        PARTY,
        "Dự có ông Lê Văn Ba, Trưởng Công an xã, bí thư, trưởng thôn các thôn; bà Hà Thị Tư, Chủ tịch Hội Nông dân xã, "
        "hiệu trưởng các trường.",
        {
            ("Lê Văn Ba", "head", "police", "commune"),
            ("Hà Thị Tư", "chair", "farmers-association", "commune"),
        },
    ),
    (
        PARTY,
        "Ông Lê Văn Ba (Bí thư chi bộ thôn Bản Chang) và bà Hà Thị Tư, Trưởng khối vận xã phát biểu.",
        {
            ("Lê Văn Ba", "secretary", "party-cell", "village"),
            ("Hà Thị Tư", "head", "party-mass-mobilisation", "commune"),
        },
    ),
]


@pytest.mark.parametrize(
    ("passage", "roles"),
    [
        ("Ông Hà Văn Sỹ, nguyên Bí thư Huyện ủy, Chủ tịch HĐND huyện chủ trì kỳ họp.", {"chair"}),
        ("Ông Hà Văn Sỹ, nguyên Bí thư Huyện ủy, Chủ tịch HĐND huyện tặng hoa.", set()),
        ("Ông Hà Văn Sỹ là Chủ tịch HĐND huyện.", {"chair"}),
        ("Những năm 1990, ông Hà Văn Sỹ là Chủ tịch HĐND huyện.", set()),
    ],
)
def test_what_a_sentence_tells_shows_whether_a_post_is_held(passage: str, roles: set[str], say: Say) -> None:
    reading = say(f"Kỳ họp\n\nNgày 14/9/2021, HĐND huyện Lâm Trì tổ chức kỳ họp. {passage}\n")
    assert {role for _, role, _, _ in posts_today(reading)} == roles


@pytest.mark.parametrize(("page", "passage", "expected"), SAYS)
def test_posts_are_those_of_whom_they_stand_beside(
    page: str, passage: str, expected: set[tuple[str, str, str, str | None]], say: Say
) -> None:
    assert posts(say(page.format(passage))) == expected


@pytest.mark.parametrize(
    ("passage", "holders"),
    [
        ("Bà Lê Thị Na và ông Hà Văn Sỹ, Phó Chủ tịch HĐND huyện chủ trì.", {"Lê Thị Na", "Hà Văn Sỹ"}),
        ("Bà Lê Thị Na và ông Hà Văn Sỹ, các Phó Chủ tịch HĐND huyện chủ trì.", {"Lê Thị Na", "Hà Văn Sỹ"}),
        ("Dự kỳ họp có bà Lê Thị Na và ông Hà Văn Sỹ, Phó Chủ tịch HĐND huyện.", {"Lê Thị Na", "Hà Văn Sỹ"}),
        ("Bà Lê Thị Na, ông Hà Văn Sỹ, Phó Chủ tịch HĐND huyện chủ trì.", {"Hà Văn Sỹ"}),
        # whose house, dispute or merit it is
        ("Đoàn thăm gia đình bà Lê Thị Na và ông Hà Văn Sỹ, Phó Chủ tịch HĐND huyện.", {"Hà Văn Sỹ"}),
        ("Đại hội hòa giải giữa bà Lê Thị Na và ông Hà Văn Sỹ, Phó Chủ tịch HĐND huyện.", {"Hà Văn Sỹ"}),
        ("Điển hình là bà Lê Thị Na và ông Hà Văn Sỹ, Phó Chủ tịch HĐND huyện.", {"Hà Văn Sỹ"}),
        ("Tại điểm cầu xã có bà Lê Thị Na và ông Hà Văn Sỹ, Phó Chủ tịch HĐND huyện.", {"Hà Văn Sỹ"}),
        ("Bà Vi Thị Tư, bà Lê Thị Na và ông Hà Văn Sỹ, Phó Chủ tịch HĐND huyện chủ trì.", {"Hà Văn Sỹ"}),
        (
            "Bà Lê Thị Na và ông Hà Văn Sỹ, Phó Chủ tịch HĐND huyện chủ trì. Bà Lê Thị Na, Trưởng Ban Pháp chế HĐND "
            "huyện kết luận.",
            {"Hà Văn Sỹ"},
        ),
    ],
)
def test_a_post_behind_two_names_is_of_both_where_many_have_it(passage: str, holders: set[str], say: Say) -> None:
    reading = say(f"Kỳ họp\n\nNgày 14/9/2021, HĐND huyện Lâm Trì tổ chức kỳ họp. {passage}\n")
    assert {one.person for one in contents(reading, Position) if one.post.role == "vice-chair"} == holders


@pytest.mark.parametrize(
    "passage",
    [
        "Bà Lê Thị Na và ông Hà Văn Sỹ, công chức địa chính xã chủ trì.",
        "Bà Lê Thị Na và ông Hà Văn Sỹ, Phó Trưởng thôn Đông chủ trì.",
    ],
)
def test_a_post_that_a_neighbour_need_not_have_is_of_the_second_alone(passage: str, say: Say) -> None:
    reading = say(f"Kỳ họp\n\nNgày 14/9/2021, HĐND xã Khe Sâu tổ chức kỳ họp. {passage}\n")
    assert {one.person for one in contents(reading, Position)} == {"Hà Văn Sỹ"}


@pytest.mark.parametrize(
    "row",
    [
        "- Ông Lê Văn Ba, Bí thư Đảng ủy xã - Bà Lê Thị Na, Chủ tịch UBND xã - Ông Hà Văn Sỹ, Chủ tịch HĐND xã.",
        "ông Lê Văn Ba - Bí thư Đảng ủy xã - bà Lê Thị Na - Chủ tịch UBND xã - ông Hà Văn Sỹ - Chủ tịch HĐND xã.",
    ],
)
def test_dashes_between_entries_make_no_post_a_label(row: str, say: Say) -> None:
    reading = say(f"Kỳ họp\n\nNgày 14/9/2021, HĐND xã Khe Sâu tổ chức kỳ họp. Dự có: {row}\n")
    held = {(one.person, one.post.body.kind) for one in contents(reading, Position)}
    assert held == {
        ("Lê Văn Ba", "party-committee"),
        ("Lê Thị Na", "peoples-committee"),
        ("Hà Văn Sỹ", "peoples-council"),
    }


def test_who_signs_a_pledge_attends(say: Say) -> None:
    reading = say(PARTY.format("Bí thư Đoàn xã Lê Văn Ba và bà Hà Thị Tư ký giao ước thi đua."))
    assert capacities(reading) == {("Lê Văn Ba", "attendee"), ("Hà Thị Tư", "attendee")}
