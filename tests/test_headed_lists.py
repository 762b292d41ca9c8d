"""Who got seats and posts, told in lists and tables below headings: of elections, of designations, of none at all."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, posts

from govgraph.model import PersonnelChange, Position, Reading

Say = Callable[[str], Reading]
CONGRESS = (
    "Đại hội Hội Nông dân xã Kỳ Thọ\n\nNgày 28/5/2018, Hội Nông dân xã Kỳ Thọ, huyện Kỳ Anh tổ chức Đại hội "
    "đại biểu lần thứ IX, nhiệm kỳ 2018 - 2023.\n\n{}\n"
)
REPORT = (
    "Đại hội Đảng bộ xã Kỳ Thọ\n\nNgày 9/6/2020, Đảng bộ xã Kỳ Thọ, huyện Kỳ Anh tổ chức Đại hội đại biểu lần thứ XII, "
    "nhiệm kỳ 2020 - 2025.\n\n{}\n"
)


def won(reading: Reading) -> set[tuple[str, str, str]]:
    """Return who was elected to which post: person, role, kind of body."""
    positions = {fact.id: fact.content for fact in reading.facts if isinstance(fact.content, Position)}
    elections = (one for one in contents(reading, PersonnelChange) if one.kind == "election")
    begun = (positions[one.begins] for one in elections if one.begins is not None)
    return {(one.person, one.post.role, one.post.body.kind) for one in begun}


MEMBERS = {("Lê Văn Ba", "member", "farmers-association"), ("Hà Thị Tư", "member", "farmers-association")}


@pytest.mark.parametrize(
    "passage",
    [
        "KẾT QUẢ BẦU CỬ BAN CHẤP HÀNH HỘI NÔNG DÂN XÃ KHÓA IX\n1) Ông Lê Văn Ba: 85/85 phiếu\n2) Bà Hà Thị Tư: 84/85",
        "Kết quả bầu cử như sau:\n\nBan Chấp hành (2 đồng chí):\n- Lê Văn Ba\n- Hà Thị Tư",
        "Đại hội đã bầu Ban Chấp hành khóa IX gồm 2 đồng chí theo danh sách sau:\n1. Ông Lê Văn Ba\n2. Bà Hà Thị Tư",
        "Đại hội đã bầu Ban Chấp hành khóa IX gồm 2 đồng chí, có tên sau đây:\n1. Ông Lê Văn Ba\n2. Bà Hà Thị Tư",
        "DANH SÁCH BAN CHẤP HÀNH HỘI NÔNG DÂN XÃ\nSTT\nHọ và tên\nSố phiếu\n1\nLê Văn Ba\n85/85\n2\nHà Thị Tư\n84/85",
        "Kết quả bầu Ban Chấp hành:\nTT   Họ và tên     Số phiếu\n01   Lê Văn Ba     85/85\n02   Hà Thị Tư     84/85",
    ],
)
def test_members_below_the_name_of_a_committee_are_elected(say: Say, passage: str) -> None:
    assert won(say(CONGRESS.format(passage))) == MEMBERS


def test_who_has_no_majority_is_not_elected(say: Say) -> None:
    listed = "Kết quả bầu cử Ban Chấp hành:\n1. Ông Lê Văn Ba: 45/80 phiếu\n2. Bà Hà Thị Tư: 30/80 phiếu"
    assert won(say(CONGRESS.format(listed))) == {("Lê Văn Ba", "member", "farmers-association")}


def test_posts_before_names_are_of_the_vote(say: Say) -> None:
    told = "Ban Chấp hành họp phiên thứ nhất và bầu:\n- Chủ tịch: ông Lê Văn Ba (7/7)\n+ Phó Chủ tịch: bà Hà Thị Tư"
    assert won(say(CONGRESS.format(told))) == {
        ("Lê Văn Ba", "chair", "farmers-association"),
        ("Hà Thị Tư", "vice-chair", "farmers-association"),
    }


def test_headings_within_a_list_name_the_body_of_bare_posts(say: Say) -> None:
    told = (
        "III. KẾT QUẢ BẦU CỬ\n\nHội nghị lần thứ nhất Ban Chấp hành do đồng chí Lê Văn Ba chủ trì, đã bầu:\n"
        "a) Ban Thường vụ (2 đ/c):\n- Lê Văn Ba: 11/11 phiếu\n- Hà Thị Tư: 10/11 phiếu\n"
        "b) Bí thư Đảng ủy: đ/c Lê Văn Ba, 11/11 phiếu.\n"
        "c) Ủy ban Kiểm tra Đảng ủy (2 đ/c):\n- Chủ nhiệm: Hà Thị Tư\n- Ủy viên: Vũ Thị Sáu"
    )
    assert won(say(REPORT.format(told))) == {
        ("Lê Văn Ba", "member", "party-standing-committee"),
        ("Hà Thị Tư", "member", "party-standing-committee"),
        ("Lê Văn Ba", "secretary", "party-committee"),
        ("Hà Thị Tư", "chair", "party-inspection"),
        ("Vũ Thị Sáu", "member", "party-inspection"),
    }


def test_who_is_designated_gets_the_post_without_an_election(say: Say) -> None:
    told = (
        "Bà Bùi Thị Yến công bố Quyết định số 57-QĐ/HU của Ban Thường vụ Huyện ủy về chỉ định Ban Thường vụ, Bí thư "
        "Đảng ủy xã. Cụ thể:\n* Ban Thường vụ Đảng ủy xã gồm 02 đồng chí:\n1. Lê Văn Ba\n2. Hà Thị Tư\n"
        "* Bí thư Đảng ủy: đồng chí Lê Văn Ba"
    )
    reading = say(REPORT.format(told))
    assert won(reading) == set()
    assert posts(reading) == {
        ("Lê Văn Ba", "member", "party-standing-committee", "commune"),
        ("Hà Thị Tư", "member", "party-standing-committee", "commune"),
        ("Lê Văn Ba", "secretary", "party-committee", "commune"),
    }


@pytest.mark.parametrize(
    "passage",
    [
        "Danh sách nhân sự giới thiệu bầu Ban Chấp hành:\n1. Lê Văn Ba\n2. Hà Thị Tư",
        "Đại hội sẽ bầu:\n- Chủ tịch: ông Lê Văn Ba",
        "KẾT QUẢ BẦU CỬ\n- Ban Chấp hành: 11 đồng chí.\n\nKhách mời:\n- Bí thư Đảng ủy: ông Lê Văn Ba\n- Bà Hà Thị Tư",
        "Kết quả bầu cử đã được báo cáo.\n\nÔng Vũ Văn Sáu phát biểu.\n\n- Chủ tịch Hội: ông Lê Văn Ba",
    ],
)
def test_who_is_only_proposed_or_came_is_not_elected(say: Say, passage: str) -> None:
    assert won(say(CONGRESS.format(passage))) == set()


def test_a_sentence_behind_a_list_tells_of_its_meeting_again(say: Say) -> None:
    told = "Kết quả bầu Ban Chấp hành:\n1. Ông Lê Văn Ba\n\nPhát biểu tại Đại hội, ông Bùi Văn Bảy chúc mừng."
    reading = say(CONGRESS.format(told))
    assert won(reading) == {("Lê Văn Ba", "member", "farmers-association")}
    assert ("Bùi Văn Bảy", "speaker") in capacities(reading)
