"""What pages of local offices write again and again: names, days, visits and initials that say another thing."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, meetings, places, posts

from govgraph.model import Citation, Meeting, PersonnelChange, Position, Reading

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
        # A session of a congress is a part of it.
        (
            "Sáng 7/5/2020, Đại hội đại biểu Đảng bộ xã Khe Sâu đã diễn ra phiên trù bị.",
            [("congress", "2020-05-07")],
        ),
        (
            "Ngày 7/5/2020, tại hội trường UBND xã diễn ra phiên họp thứ nhất của Ban Chấp hành Đảng bộ xã Khe Sâu.",
            [("session", "2020-05-07")],
        ),
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


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        # Guests come to a ceremony before the text tells who held what.
        (
            "Sáng 1/12/2019, tại huyện Lâm Trì, ông Hà Văn Sỹ đã dự lễ công bố Nghị quyết về việc sáp nhập xã Khe Sâu.",
            [("ceremony", "2019-12-01")],
        ),
        ("Sáng 1/12/2019, bà Lê Thị Na dự và phát biểu.", []),
        ("Ông Hà Văn Sỹ, Bí thư Huyện ủy đến dự.\nBuổi lễ diễn ra trang trọng.", [("ceremony", None)]),
        (
            "Tham dự buổi công bố kết luận thanh tra có ông Hà Văn Sỹ, Chủ tịch UBND tỉnh Lâm Sơn.",
            [("conference", None)],
        ),
    ],
)
def test_a_meeting_to_which_guests_come_is_told(say: Say, passage: str, told: list[tuple[str, str | None]]) -> None:
    assert meetings(say(f"TIN TRONG HUYỆN\n\n{passage}\n")) == told


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        # A verb in the name of a ceremony is nobody's act.
        (
            "Phát biểu tại buổi lễ trao Huy hiệu Đảng, ông Hà Văn Sỹ bày tỏ lòng biết ơn.",
            {("Hà Văn Sỹ", "speaker")},
        ),
        # Whom a paper or a change is about presents nothing.
        (
            "Hội nghị nghe trình bày tờ trình, xin ý kiến về việc ông Hà Văn Sỹ thôi làm nhiệm vụ đại biểu HĐND xã.",
            set(),
        ),
        (
            "Hội nghị cũng thông qua Nghị quyết về việc miễn nhiệm chức vụ Phó Chủ tịch UBND xã với bà Lê Thị Na.",
            set(),
        ),
        (
            "Với số phiếu 100% của các đại biểu HĐND xã có mặt tại kỳ họp, ông Hà Văn Sỹ đã được bầu giữ chức Phó "
            "Chủ tịch UBND xã.",
            set(),
        ),
        ("Ông Hà Văn Sỹ từng tham gia công tác Hội từ nhiều năm nay.", set()),
        ("Ông Hà Văn Sỹ tham gia hội nghị.", {("Hà Văn Sỹ", "attendee")}),
        ("Hội nghị cũng thông qua Nghị quyết. Cùng với bà Lê Thị Na, ông Hà Văn Sỹ chủ trì.", None),
    ],
)
def test_who_is_only_spoken_of_takes_no_part(say: Say, passage: str, told: set[tuple[str, str]] | None) -> None:
    found = capacities(say(PARTY.format(passage)))
    assert found == (told if told is not None else {("Lê Thị Na", "chair"), ("Hà Văn Sỹ", "chair")})


def test_the_council_right_before_its_session_holds_it(say: Say) -> None:
    reading = say(
        "TIN TRONG HUYỆN\n\nNgày 1/12/2019, sau khi sáp nhập, thành lập Đảng bộ, HĐND xã Nà Lạn đã tiến hành kỳ họp "
        "thứ nhất.\n"
    )
    assert [one.convener.kind for one in contents(reading, Meeting) if one.convener] == ["peoples-council"]


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        # The post that somebody has when elected is none of the election.
        (
            "Ông Hà Văn Sỹ trước khi được bầu làm Phó Chủ tịch UBND xã, ông đang giữ chức Trưởng phòng Nội vụ.",
            {("Hà Văn Sỹ", "vice-chair", "peoples-committee", "commune")},
        ),
        # Who is replaced has the post no more.
        (
            "Huyện ủy chuẩn y ông Hà Văn Sỹ giữ chức Chủ tịch Hội CCB xã thay bà Lê Thị Na, Chủ tịch Hội CCB xã.",
            {("Hà Văn Sỹ", "chair", "veterans-association", "commune")},
        ),
        (
            "Ông Hà Văn Sỹ, Phó Chủ tịch UBND xã thay bà Lê Thị Na, Chủ tịch UBND xã chủ trì hội nghị.",
            {
                ("Hà Văn Sỹ", "vice-chair", "peoples-committee", "commune"),
                ("Lê Thị Na", "chair", "peoples-committee", "commune"),
            },
        ),
        # Others come along.
        (
            "Đại biểu HĐND tỉnh gồm ông Hà Văn Sỹ - Phó Giám đốc Sở Y tế cùng đại biểu HĐND huyện đã dự.",
            {
                ("Hà Văn Sỹ", "delegate", "peoples-council", "province"),
                ("Hà Văn Sỹ", "deputy-head", "specialised-agency", "province"),
            },
        ),
        # A rank between name and post; an agency that its head's title names.
        (
            "Về dự có ông Hà Văn Sỹ, Đại tá, Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh.",
            {("Hà Văn Sỹ", "head", "military", "province")},
        ),
        (
            "Về dự có ông Hà Văn Sỹ, Phó Tổng Thanh tra Chính phủ; ông Vi Văn Tám, Phó Thủ tướng Chính phủ.",
            {
                ("Hà Văn Sỹ", "deputy-head", "specialised-agency", "central"),
                ("Vi Văn Tám", "deputy-head", "government", "central"),
            },
        ),
    ],
)
def test_whose_post_it_is(say: Say, passage: str, told: set[tuple[str, str, str, str | None]]) -> None:
    assert posts(say(PARTY.format(passage))) == told


def test_a_place_of_a_meeting_is_nobody_whom_it_elects(say: Say) -> None:
    reading = say(
        "TIN TRONG HỘI\n\nNgày 9/11/2016, tại Hà Nội, Ban Chấp hành Hội Nông dân tỉnh Lâm Sơn đã họp phiên đầu "
        "tiên để bầu Ban Thường vụ, Chủ tịch, các Phó Chủ tịch Hội.\n"
    )
    assert not posts(reading)


def test_what_a_clause_is_about_is_the_unit_of_its_posts(say: Say) -> None:
    reading = say(
        "TIN TRONG NƯỚC\n\nTheo đó, đối với tỉnh Đồng Nai, Thủ tướng phê chuẩn kết quả bầu Ủy viên UBND tỉnh đối với "
        "ông Hà Văn Sỹ, Giám đốc Sở Tài chính. Đối với tỉnh Hà Tĩnh, Thủ tướng phê chuẩn kết quả bầu Ủy viên UBND "
        "tỉnh đối với ông Vi Văn Tám, Giám đốc Sở Nội vụ.\n"
    )
    assert {(one.person, one.post.body.unit.name) for one in contents(reading, Position) if one.post.body.unit} == {
        ("Hà Văn Sỹ", "Đồng Nai"),
        ("Vi Văn Tám", "Hà Tĩnh"),
    }


def test_those_whom_a_post_is_given_to_are_of_its_province(say: Say) -> None:
    reading = say(
        "TIN TỈNH LÂM SƠN\n\nThủ tướng phê chuẩn kết quả bầu Phó Chủ tịch UBND tỉnh Lâm Sơn đối với ông Vi Văn "
        "Tám, Giám đốc Sở Nội vụ.\n\nThủ tướng phê chuẩn kết quả bầu Phó Chủ tịch UBND tỉnh Nam Định đối với ông "
        "Hà Văn Sỹ, Ủy viên Ban Chấp hành Đảng bộ tỉnh.\n"
    )
    units = {(one.person, one.post.role, one.post.body.unit.name) for one in contents(reading, Position)}
    assert ("Hà Văn Sỹ", "member", "Nam Định") in units
    assert ("Vi Văn Tám", "head", "Lâm Sơn") in units


def test_what_others_ratify_no_meeting_of_the_page_votes(say: Say) -> None:
    reading = say(
        "TIN TRONG TỈNH\n\nThủ tướng phê chuẩn kết quả miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh Phú Thọ đối với "
        "bà Lê Thị Na.\n\nNgày 5/12/2019, HĐND tỉnh Phú Thọ tổ chức kỳ họp. Kỳ họp miễn nhiệm chức vụ Trưởng Ban "
        "Pháp chế HĐND tỉnh đối với ông Hà Văn Sỹ.\n"
    )
    ended = {one.person: one.meeting for one in contents(reading, PersonnelChange)}
    assert ended["Lê Thị Na"] is None
    assert ended["Hà Văn Sỹ"] is not None


def test_a_bare_party_committee_is_of_the_unit_of_the_next_post(say: Say) -> None:
    reading = say(
        "TIN PHƯỜNG AN HÒA\n\nSáng 6/11/2025, Đảng ủy phường An Hòa tổ chức lễ.\n\nVề dự có ông Hà Văn Sỹ, Bí thư "
        "Đảng ủy, Chủ tịch HĐND phường Phú Nhuận.\n"
    )
    assert {one.post.body.unit.name for one in contents(reading, Position) if one.post.body.unit} == {"Phú Nhuận"}


def test_the_resolution_of_a_congress_named_by_its_number_is_of_the_body_behind(say: Say) -> None:
    reading = say(
        "TIN TRONG HUYỆN\n\nNgày 21/1/2021, LĐLĐ huyện Lâm Trì tổ chức hội nghị tổng kết năm 2020.\n\nHội nghị "
        "thông qua báo cáo sơ kết thực hiện Nghị quyết Đại hội IX Công đoàn tỉnh.\n"
    )
    issued = [one.document.issuer for one in contents(reading, Citation) if one.document.kind == "resolution"]
    assert [(one.kind, one.level) for one in issued if one is not None] == [("trade-union", "province")]


def test_who_leads_an_association_behind_the_number_of_its_committee(say: Say) -> None:
    reading = say(
        "TIN PHƯỜNG AN HÒA\n\nNgày 11/12/2025, UBND phường An Hòa tổ chức lễ ra mắt các hội.\n\nBan Chấp hành Hội Chữ "
        "thập đỏ gồm 58 thành viên, bà Lê Thị Na làm Chủ tịch.\n\nBan Chấp hành lâm thời Hội Người cao tuổi phường gồm "
        "41 thành viên, ông Hà Văn Sỹ làm Chủ tịch Hội và bà Cầm Thị Hạ làm Phó Chủ tịch.\n"
    )
    assert {(one.person, one.post.role, one.post.body.name) for one in contents(reading, Position)} == {
        ("Lê Thị Na", "chair", "Hội Chữ thập đỏ"),
        ("Hà Văn Sỹ", "chair", "Hội Người cao tuổi"),
        ("Cầm Thị Hạ", "vice-chair", "Hội Người cao tuổi"),
    }


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        # Who ratifies gets no post; who is let go for a reason gets none by it.
        (
            "Thủ tướng Hà Văn Sỹ vừa phê chuẩn kết quả bầu bổ sung chức vụ Phó Chủ tịch UBND tỉnh Gia Lai.",
            {("Hà Văn Sỹ", "head", "government", "central")},
        ),
        (
            "Sau khi xem xét đơn xin thôi giữ chức vụ và Tờ trình về việc miễn nhiệm chức vụ Phó Chủ tịch HĐND xã đối "
            "với ông Hà Văn Sỹ (do chuyển công tác), 100% đại biểu HĐND xã có mặt đã thống nhất cho ông Hà Văn Sỹ thôi "
            "giữ chức vụ Phó Chủ tịch HĐND xã.",
            set(),
        ),
        # A seat above shows less of the level than a post below.
        (
            "Tham dự có ông Hà Văn Sỹ - Thành uỷ viên, Bí thư Đảng uỷ, Chủ tịch HĐND.",
            {
                ("Hà Văn Sỹ", "member", "party-committee", "province"),
                ("Hà Văn Sỹ", "secretary", "party-committee", "commune"),
                ("Hà Văn Sỹ", "chair", "peoples-council", "commune"),
            },
        ),
        (
            "Tham dự có ông Hà Văn Sỹ, Tỉnh ủy viên, Bí thư Huyện ủy, Trưởng Ban Chỉ đạo nông thôn mới.",
            {
                ("Hà Văn Sỹ", "member", "party-committee", "province"),
                ("Hà Văn Sỹ", "secretary", "party-committee", "district"),
                ("Hà Văn Sỹ", "head", "working-group", "district"),
            },
        ),
    ],
)
def test_which_posts_are_held(say: Say, passage: str, told: set[tuple[str, str, str, str | None]]) -> None:
    assert posts(say(PARTY.format(passage))) == told


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("Chủ tọa kỳ họp (ảnh: Kim Gọn)", set()),
        (
            "Đoàn công tác do bà Lê Thị Na, Phó Chánh Văn phòng UBND tỉnh làm Trưởng đoàn vừa kiểm tra xã. Lãnh đạo "
            "huyện cùng làm việc có Phó Chủ tịch UBND huyện Vi Văn Tám.",
            {("Lê Thị Na", "attendee"), ("Vi Văn Tám", "attendee")},
        ),
        ("Tới dự có thượng tá Đinh Tiến Hóa Phó CNCT Bộ CHQS tỉnh.", {("Đinh Tiến Hóa", "attendee")}),
        ("Tới dự có 105 cựu chiến binh Bộ đội biên phòng và ông Hà Văn Sỹ.", {("Hà Văn Sỹ", "attendee")}),
    ],
)
def test_who_is_named(say: Say, passage: str, told: set[tuple[str, str]]) -> None:
    assert capacities(say(PARTY.format(passage))) == told


def test_who_rises_in_a_committee_keeps_the_seat_in_it(say: Say) -> None:
    reading = say(
        "TIN TỈNH LÂM SƠN\n\nTỉnh ủy đã trao Quyết định của Ban Thường vụ Tỉnh ủy về việc điều động ông Hà Văn Sỹ, Ủy "
        "viên Ban Thường vụ Tỉnh ủy, Bí thư Huyện ủy Lâm Trì, giữ chức vụ Trưởng Ban Tuyên giáo Tỉnh ủy.\n"
    )
    ended = [one.ends for one in contents(reading, PersonnelChange) if one.ends is not None]
    assert [(one.role, one.body.kind) for one in ended] == [("secretary", "party-committee")]


def test_provinces_on_a_side_of_a_river_are_none_of_that_name(say: Say) -> None:
    reading = say(
        "TIN TRONG NGÀY\n\nNgày 19/6/2019, tại TP. Long Xuyên, Ủy ban Trung ương MTTQVN tổ chức hội nghị giao ban của "
        "6 tỉnh Nam sông Hậu. Phó Chủ tịch Ủy ban Trung ương MTTQVN Lê Thị Na chủ trì hội nghị.\n"
    )
    assert places(reading) == {"TP. Long Xuyên"}
    assert posts(reading) == {("Lê Thị Na", "vice-chair", "fatherland-front", "central")}
