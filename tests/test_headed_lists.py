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


@pytest.mark.parametrize(
    "votes", ["40 phiếu, tỷ lệ 47%", "40 phiếu (47,1%)", "không trúng cử", "30/85 phiếu", "đồng ý 30/85"]
)
def test_who_has_a_share_of_at_most_half_is_not_elected(say: Say, votes: str) -> None:
    listed = f"Kết quả bầu Ban Chấp hành:\n1. Ông Lê Văn Ba: 85 phiếu, tỷ lệ 100%\n2. Bà Hà Thị Tư: {votes}"
    assert won(say(CONGRESS.format(listed))) == {("Lê Văn Ba", "member", "farmers-association")}


def test_a_column_tells_who_won(say: Say) -> None:
    rows = "1\nLê Văn Ba\n85/85\nTrúng cử\n2\nVũ Văn Sáu\n40/85\nKhông trúng cử\n3\nHà Thị Tư\n80/85\nTrúng cử"
    listed = f"Kết quả bầu Ban Chấp hành:\nTT\nHọ và tên\nSố phiếu\nKết quả\n{rows}"
    assert won(say(CONGRESS.format(listed))) == MEMBERS


def test_an_alternate_member_has_no_other_seat(say: Say) -> None:
    listed = "Kết quả bầu Ban Chấp hành:\n1. Ông Lê Văn Ba\n2. Bà Hà Thị Tư (dự khuyết)"
    assert won(say(CONGRESS.format(listed))) == {
        ("Lê Văn Ba", "member", "farmers-association"),
        ("Hà Thị Tư", "alternate-member", "farmers-association"),
    }


def test_numbers_that_begin_anew_are_of_another_list(say: Say) -> None:
    listed = "Kết quả bầu Ban Chấp hành:\n1. Lê Văn Ba\n2. Hà Thị Tư\n\n1. Vũ Văn Sáu\n2. Bùi Thị Bảy"
    assert won(say(CONGRESS.format(listed))) == MEMBERS


def test_who_does_something_in_a_list_is_not_of_it(say: Say) -> None:
    listed = "Kết quả bầu Ban Chấp hành:\n- Lê Văn Ba\n- Hà Thị Tư\n- Tặng hoa chúc mừng: ông Vũ Văn Sáu"
    assert won(say(CONGRESS.format(listed))) == MEMBERS


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


LEADERS = "LÃNH ĐẠO XÃ KHE SÂU, TỈNH CAO BẰNG\nCập nhật: 12/11/2025\n\n{}\n"


def test_headings_of_a_page_of_leaders_name_the_body_of_bare_posts(say: Say) -> None:
    told = (
        "I. ĐẢNG ỦY\n- Bí thư: Lê Văn Ba\n- Chánh Văn phòng: Ngô Văn Sáu\n\nII. UBND XÃ\nChủ tịch: Hà Thị Tư\n"
        "Chánh Văn phòng: Vi Thị Tám\n\n3. ỦY BAN MTTQ VIỆT NAM VÀ CÁC ĐOÀN THỂ\nChủ tịch: Bùi Thị Bảy\n"
        "Các Phó Chủ tịch:\n+ Lò Văn Chín - Bí thư Đoàn xã\n+ Lê Thị Na"
    )
    assert posts(say(LEADERS.format(told))) == {
        ("Lê Văn Ba", "secretary", "party-committee", "commune"),
        ("Ngô Văn Sáu", "head", "party-office", "commune"),
        ("Hà Thị Tư", "chair", "peoples-committee", "commune"),
        ("Vi Thị Tám", "head", "specialised-agency", "commune"),
        ("Bùi Thị Bảy", "chair", "fatherland-front", "commune"),
        ("Lò Văn Chín", "vice-chair", "fatherland-front", "commune"),
        ("Lò Văn Chín", "secretary", "youth-union", "commune"),
        ("Lê Thị Na", "vice-chair", "fatherland-front", "commune"),
    }


@pytest.mark.parametrize(
    "head", ["Trưởng Ban Pháp chế", "Ban Pháp chế: Trưởng Ban", "- Ban Pháp chế HĐND xã: Trưởng Ban"]
)
def test_a_bare_deputy_is_of_what_the_head_in_the_line_leads(head: str, say: Say) -> None:
    told = "2. HĐND XÃ\n{}: Lê Văn Ba; Phó Trưởng Ban: Hà Thị Tư\nPhó Chủ tịch: Ngô Văn Sáu"
    assert posts(say(LEADERS.format(told.format(head)))) == {
        ("Lê Văn Ba", "head", "peoples-council-committee", "commune"),
        ("Hà Thị Tư", "deputy-head", "peoples-council-committee", "commune"),
        ("Ngô Văn Sáu", "vice-chair", "peoples-council", "commune"),
    }


def test_who_acts_below_the_name_of_a_post_does_not_hold_it(say: Say) -> None:
    told = (
        "2. UBND XÃ\nCác Phó Chủ tịch:\n+ Ông Lê Văn Ba phát biểu\n\nCác cơ quan của UBND: Chánh Văn phòng: Hà Thị Tư"
    )
    assert posts(say(LEADERS.format(told))) == {("Hà Thị Tư", "head", "specialised-agency", "commune")}


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
        "Danh sách bầu cử Ban Chấp hành:\n1. Lê Văn Ba\n2. Hà Thị Tư",
        "Danh sách nhân sự để bầu vào Ban Chấp hành:\n1. Lê Văn Ba\n2. Hà Thị Tư",
        "Phương án nhân sự bầu Ban Chấp hành khóa IX:\n- Chủ tịch: ông Lê Văn Ba\n- Phó Chủ tịch: bà Hà Thị Tư",
        "Ông Vũ Văn Sáu nói: “Tôi mong Đại hội bầu:\n- Chủ tịch: ông Lê Văn Ba\n- Phó Chủ tịch: bà Hà Thị Tư”.",
        "Đại hội lần thứ VIII, nhiệm kỳ 2013 - 2018 đã bầu Ban Chấp hành gồm:\n1. Lê Văn Ba\n2. Hà Thị Tư",
        "Kết quả lấy phiếu tín nhiệm các chức danh do HĐND bầu:\n- Chủ tịch UBND xã: ông Lê Văn Ba, tín nhiệm cao",
        "Nhiệm kỳ qua, Hội đã bầu bổ sung:\n- Phó Chủ tịch: ông Lê Văn Ba",
        "Trong nhiệm kỳ vừa qua, Hội đã bầu bổ sung:\n- Phó Chủ tịch: ông Lê Văn Ba",
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


SESSION = "Kỳ họp thứ 5 HĐND xã Kỳ Thọ\n\nSáng 12/4/2023, HĐND xã Kỳ Thọ, huyện Kỳ Anh tổ chức kỳ họp thứ 5.\n\n{}\n"


@pytest.mark.parametrize(
    "passage",
    [
        "Kết quả miễn nhiệm:\n- Chủ tịch UBND xã: ông Lê Văn Ba\n- Phó Chủ tịch UBND xã: bà Hà Thị Tư",
        "HĐND xã miễn nhiệm các chức danh:\n1. Ông Lê Văn Ba, Chủ tịch UBND xã\n2. Bà Hà Thị Tư, Ủy viên UBND xã",
    ],
)
def test_who_is_relieved_leaves_the_post_beside(say: Say, passage: str) -> None:
    reading = say(SESSION.format(passage + "\nKết quả bầu bổ sung:\n- Chủ tịch UBND xã: ông Vũ Văn Sáu"))
    left = {(one.person, one.kind) for one in contents(reading, PersonnelChange) if one.ends is not None}
    assert left == {("Lê Văn Ba", "relief"), ("Hà Thị Tư", "relief")}
    assert posts(reading) == {("Vũ Văn Sáu", "chair", "peoples-committee", "commune")}


VOTED = {("Lê Văn Ba", "member", "peoples-committee"), ("Hà Thị Tư", "member", "peoples-committee")}


@pytest.mark.parametrize(
    "entries",
    [
        "- Ông Lê Văn Ba được 25/25 phiếu, trúng cử.\n- Bà Hà Thị Tư được 20/25 phiếu, trúng cử.",
        "- Ông Lê Văn Ba: 25/25 phiếu\n- Bà Hà Thị Tư: 20/25 phiếu\n- Ông Vũ Văn Sáu: 9/25 phiếu, không trúng cử",
        "1. Ông Lê Văn Ba, Trưởng Công an xã\n2. Bà Hà Thị Tư, Công chức Văn phòng",
        "1. Ông Lê Văn Ba;\n2. Bà Hà Thị Tư.\n\n3. Ông Vũ Văn Sáu phát biểu.",
    ],
)
@pytest.mark.parametrize("lead", ["Bầu Ủy viên UBND xã:", "HĐND xã bầu bổ sung 02 vị tham gia Ủy viên UBND xã, gồm:"])
def test_those_below_a_vote_on_seats_get_them_and_no_other_posts(say: Say, lead: str, entries: str) -> None:
    assert won(say(SESSION.format(f"{lead}\n{entries}"))) == VOTED


def test_a_seat_in_the_plural_is_a_label_of_all_behind_it(say: Say) -> None:
    listed = "Kết quả bầu các chức danh:\na) {} Ủy viên UBND xã gồm: ông Lê Văn Ba (Trưởng Công an xã), bà Hà Thị Tư."
    assert won(say(SESSION.format(listed.format("Các")))) == VOTED
    assert won(say(SESSION.format(listed.format("Danh sách giới thiệu các")))) == set()


def test_a_vote_on_several_posts_gives_nobody_all_of_them(say: Say) -> None:
    listed = "Bầu Trưởng, Phó các Ban HĐND xã:\n1. Ông Lê Văn Ba\n2. Bà Hà Thị Tư"
    assert won(say(SESSION.format(listed))) == set()


def test_labels_below_what_is_ratified_are_posts_in_its_body(say: Say) -> None:
    listed = "Phê chuẩn kết quả bầu Ủy viên UBND xã đối với:\n- Chủ tịch: Ông Lê Văn Ba\n- Phó Chủ tịch: Bà Hà Thị Tư"
    told = contents(say(SESSION.format(listed)), PersonnelChange)
    assert [(one.person, one.kind) for one in told] == [("Lê Văn Ba", "ratification"), ("Hà Thị Tư", "ratification")]


def test_those_below_a_relief_leave_the_seat_that_it_names(say: Say) -> None:
    listed = "Miễn nhiệm Ủy viên UBND xã đối với các ông, bà:\n1. Ông Lê Văn Ba, Trưởng Công an xã\n2. Bà Hà Thị Tư"
    reading = say(SESSION.format(listed))
    left = {(one.person, one.ends.role) for one in contents(reading, PersonnelChange) if one.ends is not None}
    assert left == {("Lê Văn Ba", "member"), ("Hà Thị Tư", "member")}
    assert posts(reading) == {("Lê Văn Ba", "head", "police", "commune")}


def test_a_label_is_of_all_behind_it_with_most_of_the_votes(say: Say) -> None:
    told = (
        "Chủ tịch: ông Lê Văn Ba, đạt 22/22 phiếu; Phó Chủ tịch (02 người): ông Vũ Văn Sáu, 20/22 phiếu; "
        "bà Hà Thị Tư, 21/22 phiếu."
    )
    assert won(say(CONGRESS.format(told))) == {
        ("Lê Văn Ba", "chair", "farmers-association"),
        ("Vũ Văn Sáu", "vice-chair", "farmers-association"),
        ("Hà Thị Tư", "vice-chair", "farmers-association"),
    }


def test_labels_below_the_vote_on_an_inspection_are_its_posts(say: Say) -> None:
    told = "b) Bầu Ủy ban Kiểm tra, số lượng 02 đồng chí:\n- Chủ nhiệm: ông Lê Văn Ba\n- Ủy viên: bà Hà Thị Tư"
    assert won(say(REPORT.format(told))) == {
        ("Lê Văn Ba", "chair", "party-inspection"),
        ("Hà Thị Tư", "member", "party-inspection"),
    }


@pytest.mark.parametrize("heading", ["Tờ trình miễn nhiệm các chức danh:", "UBND xã đề nghị miễn nhiệm các chức danh:"])
def test_whose_relief_is_only_proposed_keeps_the_post(say: Say, heading: str) -> None:
    reading = say(SESSION.format(f"{heading}\n1. Ông Lê Văn Ba, Phó Chủ tịch UBND xã"))
    assert contents(reading, PersonnelChange) == []
    assert posts(reading) == {("Lê Văn Ba", "vice-chair", "peoples-committee", "commune")}


@pytest.mark.parametrize("heading", ["Danh sách cán bộ nghỉ hưu:", "Trao quyết định nghỉ hưu cho các ông, bà:"])
def test_who_retires_has_no_post(say: Say, heading: str) -> None:
    listed = "1. Ông Lê Văn Ba, Chủ tịch UBND xã\n2. Bà Hà Thị Tư, Phó Chủ tịch HĐND xã"
    assert posts(say(SESSION.format(f"{heading}\n{listed}"))) == set()


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("- ", "- ")])
def test_who_leaves_in_a_list_may_take_up_another_post(say: Say, marks: tuple[str, str]) -> None:
    page = (
        "KỲ HỌP HĐND HUYỆN LÂM TRÌ\n\nNgày 20/9/2019, HĐND huyện Lâm Trì tổ chức kỳ họp.\n\nXác nhận kết quả miễn "
        "nhiệm chức danh nhiệm kỳ 2016 - 2021 đối với:\n{}Ông Lê Văn Ba, Chủ tịch UBND huyện, để nhận nhiệm vụ Phó "
        "Giám đốc Sở Y tế tỉnh Lâm Sơn.\n{}Bà Hà Thị Tư, Ủy viên UBND huyện, nghỉ hưu.\n\nÔng Vi Văn Tám, Chủ tịch Hội "
        "Nông dân huyện phát biểu.\n"
    )
    reading = say(page.format(*marks))
    assert posts(reading) == {
        ("Lê Văn Ba", "deputy-head", "specialised-agency", "province"),
        ("Vi Văn Tám", "chair", "farmers-association", "district"),
    }
    told = {(one.kind, one.person, one.ends.role if one.ends else None) for one in contents(reading, PersonnelChange)}
    relieved = {("relief", "Lê Văn Ba", "chair"), ("relief", "Hà Thị Tư", "member")}
    assert told == relieved | {("reassignment", "Lê Văn Ba", None)}


def test_who_joins_stands_behind_those_who_leave(say: Say) -> None:
    listed = "1. Thôi tham gia:\n- Ông Lê Văn Ba, Chủ tịch UBND xã\n2. Bổ sung:\n- Bà Hà Thị Tư, Chủ tịch UBND xã"
    assert posts(say(SESSION.format(listed))) == {("Hà Thị Tư", "chair", "peoples-committee", "commune")}


def test_the_secretary_of_a_group_in_a_table_is_none_of_the_meeting(say: Say) -> None:
    listed = "Danh sách Tổ bầu cử:\nTT\nHọ và tên\nChức danh\n1\nLê Văn Ba\nTổ trưởng\n2\nHà Thị Tư\nThư ký"
    assert capacities(say(SESSION.format(listed))) == set()
