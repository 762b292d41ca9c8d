"""Whose seats and posts: Party committees of offices, standing committees, units before names, in invented passages."""

from collections.abc import Callable

import pytest
from tests.told import contents, posts

from govgraph.model import Position, Reading

Say = Callable[[str], Reading]

PARTY = "TIN TRONG XÃ\n\nSáng 12/3/2025, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n{}\n"


@pytest.mark.parametrize(
    ("post", "role", "body", "level"),
    [
        ("Phó Bí thư Đảng ủy Sở Y tế", "deputy-secretary", "party-committee", "province"),
        ("Ủy viên Ban Thường vụ Đảng ủy UBND tỉnh", "member", "party-standing-committee", "province"),
        ("Ủy viên Ban Thường vụ Đảng ủy các cơ quan Đảng tỉnh", "member", "party-standing-committee", "province"),
        ("Bí thư Đảng ủy MTTQ, các đoàn thể tỉnh", "secretary", "party-committee", "province"),
        (
            "Phó Bí thư Đảng ủy Mặt trận Tổ quốc và các đoàn thể Trung ương",
            "deputy-secretary",
            "party-committee",
            "central",
        ),
        ("Ủy viên Ban Thường vụ Đảng ủy", "member", "party-standing-committee", "commune"),
        ("Chánh Văn phòng Đảng ủy", "head", "party-office", "commune"),
        ("Bí thư Chi bộ cơ quan xã", "secretary", "party-cell", "commune"),
        ("Chánh Văn phòng TAND tỉnh", "head", "court", "province"),
        ("Chánh Văn phòng UBND tỉnh", "head", "specialised-agency", "province"),
        ("Chính ủy Bộ Chỉ huy BĐBP tỉnh", "officer", "military", "province"),
    ],
)
def test_a_party_committee_of_offices_is_of_their_level(say: Say, post: str, role: str, body: str, level: str) -> None:
    assert posts(say(PARTY.format(f"Về dự có bà Lê Thị Na, {post}."))) == {("Lê Thị Na", role, body, level)}


@pytest.mark.parametrize(
    ("post", "name"),
    [
        ("Bí thư Đảng ủy UBND tỉnh", "Đảng ủy Ủy ban nhân dân"),
        ("Phó Bí thư Đảng uỷ Ủy ban nhân dân tỉnh", "Đảng ủy Ủy ban nhân dân"),
        ("Bí thư Đảng ủy các cơ quan Đảng tỉnh", "Đảng ủy các cơ quan Đảng"),
        ("Bí thư Đảng ủy Sở Y tế", "Đảng ủy Sở Y tế"),
        ("Ủy viên Ban Thường vụ Đảng ủy UBND tỉnh", "Ban Thường vụ Đảng ủy Ủy ban nhân dân"),
        ("Bí thư Tỉnh ủy", None),
        ("Bí thư Đảng ủy", None),
    ],
)
def test_a_party_committee_of_offices_is_not_that_of_the_unit(say: Say, post: str, name: str | None) -> None:
    reading = say(PARTY.format(f"Về dự có bà Lê Thị Na, {post}."))
    assert [one.post.body.name for one in contents(reading, Position)] == [name]


def test_a_standing_committee_behind_a_name_is_a_seat_in_it_beside_other_posts(say: Say) -> None:
    reading = say(PARTY.format("Về dự có bà Lê Thị Na, Thường vụ Huyện ủy, Trưởng Công an huyện."))
    assert posts(reading) == {
        ("Lê Thị Na", "member", "party-standing-committee", "district"),
        ("Lê Thị Na", "head", "police", "district"),
    }
    assert not posts(say(PARTY.format("Theo bà Lê Thị Na, Thường vụ Huyện ủy đã thống nhất.")))


def test_what_stands_behind_a_province_that_there_is_not_is_the_name_of_who_holds_the_post(say: Say) -> None:
    passage = (
        "Về dự có ông Hà Văn Sỹ, Tỉnh ủy viên; các đồng chí Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Đỗ Tín, Hà Thị Loan "
        "và 9 vị Ủy viên."
    )
    assert posts(say(PARTY.format(passage))) == {
        ("Hà Văn Sỹ", "member", "party-committee", "province"),
        ("Đỗ Tín", "vice-chair", "fatherland-front", "province"),
        ("Hà Thị Loan", "vice-chair", "fatherland-front", "province"),
    }


@pytest.mark.parametrize(
    ("post", "name"),
    [
        ("Chủ tịch Hội Khuyến học xã", "Hội Khuyến học"),
        ("Phó Chủ tịch Hội NCT xã", "Hội Người cao tuổi"),
        ("Ủy viên Ban Chấp hành Hội Chữ thập đỏ huyện", "Hội Chữ thập đỏ"),
        ("Chủ tịch Hội Nông dân xã", None),
        ("Chủ nhiệm CLB xã", None),
    ],
)
def test_associations_of_a_unit_are_told_apart_by_their_names(say: Say, post: str, name: str | None) -> None:
    reading = say(PARTY.format(f"Về dự có bà Lê Thị Na, {post}."))
    assert [one.post.body.name for one in contents(reading, Position)] == [name]


@pytest.mark.parametrize(
    ("post", "held"),
    [
        ("Ủy viên Ban Chấp hành, Ban Thường vụ LĐLĐ huyện", {("member", "trade-union", "district")}),
        (
            "Ủy viên BCH, Ban Thường vụ Đảng bộ huyện",
            {("member", "party-committee", "district"), ("member", "party-standing-committee", "district")},
        ),
        (
            "Phó Chủ tịch, Tổng Thư ký Hội Chữ thập đỏ tỉnh",
            {("vice-chair", "other-association", "province"), ("head", "other-association", "province")},
        ),
        ("Phó Chánh Văn phòng LĐLĐ tỉnh", {("deputy-head", "trade-union", "province")}),
        ("Giám đốc Công an Hà Nội", {("head", "police", "province")}),
        ("Phó Chủ tịch Ủy ban T.Ư MTTQ Việt Nam", {("vice-chair", "fatherland-front", "central")}),
    ],
)
def test_seats_and_offices_of_associations_and_cities(post: str, held: set[tuple[str, str, str]], say: Say) -> None:
    found = posts(say(PARTY.format(f"Về dự có bà Lê Thị Na, {post}.")))
    assert found == {("Lê Thị Na", *one) for one in held}


@pytest.mark.parametrize(
    ("page", "level"),
    [
        ("Kỳ họp HĐND thành phố\n\nNgày 12/3/2020, HĐND thành phố họp tại Cần Thơ. {}\n", "province"),
        ("Ngày 3/4/2019, ông Vi Văn Tám, Bí thư Thành ủy Móng Cái dự hội nghị tại huyện Hải Hà. {}\n", "district"),
    ],
)
def test_which_city_is_meant_where_none_is_named(page: str, level: str, say: Say) -> None:
    reading = say(page.format("Ông Hà Văn Sỹ, Chủ tịch HĐND thành phố phát biểu."))
    assert ("Hà Văn Sỹ", "chair", "peoples-council", level) in posts(reading)


def test_who_is_moved_keeps_a_seat_in_a_committee_of_the_level(say: Say) -> None:
    moved = "Tỉnh ủy điều động ông Hà Văn Sỹ, Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Huyện ủy Lâm Trì, giữ chức vụ {}."
    seat = ("Hà Văn Sỹ", "member", "party-standing-committee", "province")
    assert seat in posts(say(PARTY.format(moved.format("Trưởng Ban Tuyên giáo Tỉnh ủy"))))
    assert seat not in posts(say(PARTY.format(moved.format("Trưởng Ban Tổ chức Huyện ủy"))))


@pytest.mark.parametrize("name", ["nguyễn Văn Sỹ", "Nguyễn văn Sỹ"])
def test_a_name_may_have_a_small_letter(name: str, say: Say) -> None:
    people = {person for person, *_ in posts(say(PARTY.format(f"Ông {name}, Chủ tịch UBND xã phát biểu.")))}
    assert people == {"Nguyễn Văn Sỹ"}
