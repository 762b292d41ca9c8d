"""What parts of a sentence tell: brackets, clauses for others, a second meeting of the day, lines that go on below."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, meetings, places, posts

from govgraph.model import Citation, Meeting, Participation, PersonnelChange, Position, Reading
from govgraph.resolve.bodies import BodyKeys
from govgraph.resolve.units import UnitKeys

Say = Callable[[str], Reading]

COUNCIL = "TIN TRONG TỈNH\n\nNgày 12/3/2024, HĐND tỉnh Lạng Sơn tổ chức kỳ họp thứ 9.\n\n{}\n"
PARTY = "TIN TRONG XÃ\n\nSáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n{}\n"
CONGRESS = "TIN TRONG XÃ\n\nNgày 12/3/2024, Hội Nông dân xã Khe Sâu, huyện Lâm Trì tổ chức Đại hội khóa V.\n\n{}\n"
VOTERS = (
    "TIN TRONG XÃ\n\nSáng 12/8/2025, tại xã Khe Sâu, tỉnh Lạng Sơn, HĐND xã tổ chức hội nghị tiếp xúc cử tri.\n\n{}\n"
)

CAME_FIRST = ("Lê Văn Ba", "attendee")
CAME = {CAME_FIRST, ("Hà Thị Tư", "attendee")}
FUNERAL = "TIN TRONG HUYỆN\n\nNgày 2/4/2024, Huyện ủy Lâm Trì tổ chức Lễ viếng ông Vi Văn Tám.\n\n{}\n"

ACTS = [
    # brackets count others who were absent
    (PARTY, "Dự có ông Lê Văn Ba, Chủ tịch UBND xã và 40 đảng viên (02 đồng chí vắng).", {("Lê Văn Ba", "attendee")}),
    # what the meeting did is no act of who is named in brackets
    (PARTY, "Hội nghị thông qua báo cáo (14/15 phiếu, đồng chí Lê Văn Ba có ý kiến khác).", {("Lê Văn Ba", "speaker")}),
    # a speech, then the end in the name of others
    (
        CONGRESS,
        "Ông Lê Văn Ba phát biểu tiếp thu ý kiến của Hội cấp trên, sau đó thay mặt Đoàn Chủ tịch bế mạc Đại hội.",
        {("Lê Văn Ba", "speaker"), ("Lê Văn Ba", "concluder")},
    ),
    # who entrusts another with it does not report
    (COUNCIL, "Ông Lê Văn Ba bận công tác, ủy quyền cho bà Hà Thị Tư trình bày báo cáo.", {("Hà Thị Tư", "presenter")}),
    (PARTY, "Bà Hà Thị Tư, Trưởng Ban Tổ chức trình đề án nhân sự.", {("Hà Thị Tư", "presenter")}),
    # the presidium of the congress, named in full
    (
        CONGRESS,
        "Dự có ông Vi Văn Tám. Đoàn Chủ tịch Đại hội gồm các ông Lê Văn Ba, Lò Văn Inh.",
        {("Vi Văn Tám", "attendee"), ("Lê Văn Ba", "chair"), ("Lò Văn Inh", "chair")},
    ),
    # members without names are not the one member whom the page names
    (
        PARTY,
        "Bà Hà Thị Tư, Ủy viên Ban Thường vụ báo cáo. Dự hội nghị có các đồng chí Ủy viên Ban Thường vụ.",
        {("Hà Thị Tư", "presenter")},
    ),
    # two who do one thing, named apart
    (
        COUNCIL,
        "Ông Lê Văn Ba phát biểu khai mạc và cùng bà Hà Thị Tư điều hành kỳ họp.",
        {("Lê Văn Ba", "opener"), ("Lê Văn Ba", "chair"), ("Hà Thị Tư", "chair")},
    ),
    (COUNCIL, "Ông Lê Văn Ba chủ trì kỳ họp cùng bà Hà Thị Tư.", {("Lê Văn Ba", "chair"), ("Hà Thị Tư", "chair")}),
    (
        PARTY,
        "Ông Lê Văn Ba báo cáo kết quả và cùng với bà Hà Thị Tư giải đáp câu hỏi.",
        {("Lê Văn Ba", "presenter"), ("Lê Văn Ba", "speaker"), ("Hà Thị Tư", "speaker")},
    ),
    (PARTY, "Ông Lê Văn Ba chúc mừng cùng bà Hà Thị Tư vừa đạt giải.", {("Lê Văn Ba", "speaker")}),
    # what is shown in a talk is told, a paper is presented
    (CONGRESS, "Tham luận tại Đại hội, bà Hà Thị Tư giới thiệu cách trồng nấm.", {("Hà Thị Tư", "speaker")}),
    (CONGRESS, "Thảo luận xong, bà Hà Thị Tư trình bày dự thảo nghị quyết.", {("Hà Thị Tư", "presenter")}),
    # words that are verbs, and the same as nouns
    (PARTY, "Ông Lê Văn Ba trực tiếp thông tin về giá lúa.", {("Lê Văn Ba", "speaker")}),
    (PARTY, "Ông Lê Văn Ba thường xuyên tiếp nhận thông tin về giá lúa.", set()),
    (PARTY, "Ông Lê Văn Ba giải quyết những bức xúc về đất đai.", set()),
    (PARTY, "Ông Lê Văn Ba bức xúc vì đường hỏng, muốn được hỗ trợ.", {("Lê Văn Ba", "speaker")}),
    # whom others mourn, who came to do so, what these write
    (FUNERAL, "Viếng ông Vi Văn Tám có ông Lê Văn Ba; bà Hà Thị Tư.", CAME),
    (FUNERAL, "Vào viếng ông Vi Văn Tám, nguyên Bí thư Huyện ủy, gồm các đồng chí: Lê Văn Ba; Hà Thị Tư.", CAME),
    (FUNERAL, "Đến viếng và chia buồn cùng gia đình ông Vi Văn Tám có ông Lê Văn Ba và bà Hà Thị Tư.", CAME),
    (FUNERAL, "Đến viếng có ông Lê Văn Ba, bà Hà Thị Tư.", CAME),
    (
        FUNERAL,
        "Đoàn Huyện ủy do ông Lê Văn Ba dẫn đầu vào viếng. Đoàn Hội Nông dân huyện do bà Hà Thị Tư làm trưởng đoàn.",
        CAME,
    ),
    (FUNERAL, "Dự có ông Lê Văn Ba. Đoàn Hội Nông dân huyện do bà Hà Thị Tư dẫn đầu đã tập luyện.", {CAME_FIRST}),
    (FUNERAL, "Ghi sổ tang, ông Lê Văn Ba bày tỏ lòng tiếc thương.", {CAME_FIRST}),
    (FUNERAL, "Trước khi ghi sổ tang, ông Lê Văn Ba phát biểu chia buồn.", {("Lê Văn Ba", "speaker")}),
    # to whom something was done
    (
        PARTY,
        "Dự có ông Lê Văn Ba. Có 3 hộ được sửa nhà, trong đó có ông Vi Văn Tám.",
        {("Lê Văn Ba", "attendee")},
    ),
]


@pytest.mark.parametrize(("page", "passage", "expected"), ACTS)
def test_acts_are_those_of_their_subject(page: str, passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(page.format(passage))) == expected


VISIT = (
    "TIN TRONG HUYỆN\n\nSáng 12/3/2024, đoàn công tác của UBND huyện Lâm Trì do ông Lê Văn Ba, Chủ tịch UBND huyện làm "
    "trưởng đoàn kiểm tra việc phòng dịch tại xã Khe Sâu.\n\n{}\n\nÔng Lê Văn Ba yêu cầu xã khẩn trương.\n"
)


def test_a_group_was_elsewhere_before(say: Say) -> None:
    passage = "Trước đó, đoàn đã đi khảo sát Trạm Y tế xã. Tại đây, bà Hà Thị Tư báo cáo với đoàn."
    reading = say(VISIT.format(passage))
    assert meetings(reading) == [("working-visit", "2024-03-12"), ("working-visit", None)]
    places_of = {one.person: one.meeting for one in contents(reading, Participation)}
    assert len(set(places_of.values())) == 2, "who is asked behind the paragraph was at the visit told first"


@pytest.mark.parametrize("before", ["Đoàn đã lấy phiếu khảo sát tại thôn 3.", "Hội Nông dân xã đã thăm các hộ."])
def test_what_was_done_before_is_not_always_a_visit(before: str, say: Say) -> None:
    assert meetings(say(VISIT.format(f"Trước đó, {before}"))) == [("working-visit", "2024-03-12")]


def test_a_talk_with_people_met_on_a_visit_is_no_speech(say: Say) -> None:
    caption = "Ông Lê Văn Ba trao đổi với người dân tại Trạm Y tế xã. Ảnh: T.N"
    page = VISIT.format(caption).replace("Ông Lê Văn Ba yêu cầu xã khẩn trương.", "Đoàn kiểm tra các chốt.")
    assert capacities(say(page)) == {("Lê Văn Ba", "attendee")}


def test_a_post_without_a_unit_is_the_one_at_home(say: Say) -> None:
    passage = (
        "Dự có bà Hà Thị Tư, Bí thư Đảng ủy xã Nà Pán; ông Lê Văn Ba, Bí thư Đảng ủy xã Khe Sâu. Đồng chí Bí thư "
        "Đảng ủy xã kết luận hội nghị."
    )
    assert ("Lê Văn Ba", "concluder") in capacities(say(PARTY.format(passage)))


def test_a_new_committee_votes_in_a_session_of_the_same_day(say: Say) -> None:
    passage = (
        "Tại phiên họp thứ nhất cùng ngày, Ban Chấp hành khóa V đã bầu ông Lê Văn Ba giữ chức Chủ tịch Hội. Ông Vi Văn "
        "Tám đọc Nghị quyết Đại hội, 100% đại biểu biểu quyết thông qua."
    )
    reading = say(CONGRESS.format(passage))
    assert meetings(reading) == [("congress", "2024-03-12"), ("session", "2024-03-12")]
    assert {one.convener.kind for one in contents(reading, Meeting) if one.convener} == {"farmers-association"}


def test_a_post_of_those_counted_is_not_that_of_whom_the_vote_named_before(say: Say) -> None:
    passage = (
        "Đại hội đã bầu ông Lê Văn Ba giữ chức Chủ tịch Hội; bầu đoàn đại biểu dự Đại hội cấp trên gồm 12 đồng chí "
        "chính thức và 01 đồng chí dự khuyết."
    )
    assert {one[1] for one in posts(say(CONGRESS.format(passage)))} == {"chair"}


def test_people_go_on_to_another_place(say: Say) -> None:
    reading = say(VOTERS.format("Chiều cùng ngày, bà Hà Thị Tư tiếp tục tiếp xúc cử tri tại xã Nà Pán."))
    assert meetings(reading) == [("voter-contact", "2025-08-12")] * 2
    assert capacities(reading) == {("Hà Thị Tư", "attendee")}


def test_what_a_conference_agrees_to_issue_has_a_kind(say: Say) -> None:
    reading = say(PARTY.format("Hội nghị cũng thống nhất ban hành Chỉ thị về phòng cháy rừng."))
    assert [(one.document.kind, one.relation) for one in contents(reading, Citation)] == [("directive", "adopted")]


def test_the_head_who_grants_by_a_decision_issues_it(say: Say) -> None:
    passage = "Chủ tịch UBND tỉnh tặng Bằng khen cho bà Hà Thị Tư theo Quyết định số 15/QĐ-UBND ngày 02/3/2024."
    issuers = [one.document.issuer for one in contents(say(PARTY.format(passage)), Citation)]
    assert [(one.kind, one.level) for one in issuers if one] == [("peoples-committee", "province")]


def test_decisions_counted_before_their_numbers_are_these(say: Say) -> None:
    passage = (
        "Ông Lê Văn Ba công bố các quyết định của Ban Thường vụ Huyện ủy: Quyết định số 11-QĐ/HU và Quyết định số "
        "12-QĐ/HU."
    )
    told = [one.document.number for one in contents(say(PARTY.format(passage)), Citation)]
    assert told == ["11-QĐ/HU", "12-QĐ/HU"]


DECISION = (
    "ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "HUYỆN LÂM TRÌ                 Độc lập - Tự do - Hạnh phúc\n"
    " Số: 12/QĐ-UBND               Lâm Trì, ngày 05 tháng 9 năm 2023\n\n"
    "QUYẾT ĐỊNH\nVề việc phê chuẩn kết quả bầu\n\nQUYẾT ĐỊNH:\n\n"
    "Điều 1. Phê chuẩn kết quả bầu chức vụ Phó Chủ tịch UBND xã Khe Sâu đối với:\n"
    "Ông Lê Văn Ba, sinh ngày 02/3/1980; quê quán: xã Nà Pán;\nĐảng ủy viên, Trưởng Công an xã.\n\n"
    "Điều 2. Ông Lê Văn Ba và các ông, bà có liên quan thi hành Quyết định này./.\n"
)


def test_a_line_that_goes_on_below_tells_whose_the_posts_are(say: Say) -> None:
    reading = say(DECISION)
    assert posts(reading) == {
        ("Lê Văn Ba", "member", "party-committee", "commune"),
        ("Lê Văn Ba", "head", "police", "commune"),
        ("Lê Văn Ba", "vice-chair", "peoples-committee", "commune"),
    }
    assert [(one.kind, one.person) for one in contents(reading, PersonnelChange)] == [("ratification", "Lê Văn Ba")]


def test_units_are_read_in_a_row_and_with_a_small_syllable(say: Say) -> None:
    passage = "Dự có lãnh đạo các xã Tam Nông, Kim Bôi. Hội CCB xã Khe sâu cũng dự."
    reading = say(PARTY.format(passage))
    assert capacities(reading) == set()
    assert places(reading) == {"xã Khe Sâu", "huyện Lâm Trì"}


def test_a_border_post_has_its_name_and_no_level(say: Say) -> None:
    passage = (
        "Thiếu tá Lê Văn Ba, Phó Đồn trưởng Đồn Biên phòng Bản Lốc và ông Vi Văn Tám, Giám đốc Chi nhánh Văn phòng "
        "Đăng ký đất đai khu vực phát biểu."
    )
    assert {(one[0], one[3]) for one in posts(say(PARTY.format(passage)))} == {
        ("Lê Văn Ba", None),
        ("Vi Văn Tám", None),
    }


def test_groups_of_two_levels_are_not_those_of_one_decision(say: Say) -> None:
    passage = (
        "Theo Quyết định số 15-QĐ/HU ngày 02/3/2024, dự có ông Lê Văn Ba, Tổ trưởng Tổ công tác của Huyện ủy. Bà "
        "Hà Thị Tư, Chủ tịch UBND xã, Trưởng Ban Kiểm phiếu công bố kết quả."
    )
    reading = say(PARTY.format(passage))
    keys = BodyKeys(reading, UnitKeys(reading))
    groups = {one.post.body for one in contents(reading, Position) if one.post.body.kind == "working-group"}
    assert len({keys.key(one) for one in groups}) == 2
