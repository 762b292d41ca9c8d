"""What is told not to have come about makes no fact; who acts for others acts alone."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents

from govgraph.model import Citation, Meeting, PersonnelChange, Position, Reading

Say = Callable[[str], Reading]

PARTY = "TIN TRONG XÃ\n\nSáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n{}\n"
STAFF = "TIN TRONG XÃ\n\nSáng 12/3/2024, UBND huyện Lâm Trì tổ chức hội nghị.\n\n{}\n"
PAGE = "TIN TRONG XÃ\n\n{}\n"
SY, NA = "Hà Văn Sỹ", "Lê Thị Na"


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Ông Hà Văn Sỹ không phát biểu ý kiến. Bà Lê Thị Na chưa được phát biểu.", set()),
        ("Ông Hà Văn Sỹ chưa báo cáo; bà Lê Thị Na kết luận hội nghị.", {(NA, "concluder")}),
        ("Ông Hà Văn Sỹ chưa kịp trình bày báo cáo thì bà Lê Thị Na phát biểu.", {(NA, "speaker")}),
        ("Ông Hà Văn Sỹ không chỉ phát biểu mà còn trả lời cử tri.", {(SY, "speaker")}),
        # for whom somebody acts
        ("Thay mặt ông Hà Văn Sỹ, Bí thư Đảng ủy, bà Lê Thị Na, Phó Bí thư kết luận hội nghị.", {(NA, "concluder")}),
        ("Được sự ủy quyền của ông Hà Văn Sỹ, bà Lê Thị Na chủ trì hội nghị.", {(NA, "chair")}),
        ("Thừa ủy quyền của ông Hà Văn Sỹ, bà Lê Thị Na trao Quyết định cho xã.", {(NA, "presenter")}),
        ("Thay mặt Ban Thường vụ, ông Hà Văn Sỹ và bà Lê Thị Na chủ trì.", {(SY, "chair"), (NA, "chair")}),
        ("Thay mặt lãnh đạo ông Hà Văn Sỹ phát biểu.", {(SY, "speaker")}),
        ("Hội nghị do bà Lê Thị Na, thay mặt ông Hà Văn Sỹ, Chủ tịch UBND xã, chủ trì.", {(NA, "chair")}),
        ("ĐỒNG CHÍ CÁN BỘ PHỤ TRÁCH phát biểu.", set()),
        ("Ông Hà Văn Sỹ thay bà Lê Thị Na (đi học) chủ trì hội nghị.", {(SY, "chair")}),
        ("Theo sự chỉ đạo của bà Lê Thị Na, ông Hà Văn Sỹ báo cáo.", {(SY, "presenter")}),
        ("Thực hiện ý kiến chỉ đạo của bà Lê Thị Na, Bí thư Huyện ủy, ông Hà Văn Sỹ báo cáo.", {(SY, "presenter")}),
        (
            "Dưới sự lãnh đạo, chỉ đạo của Ban Thường vụ Huyện ủy, bà Lê Thị Na, Bí thư Đảng ủy xã chủ trì hội nghị.",
            {(NA, "chair")},
        ),
        ("Nhận được sự quan tâm, chỉ đạo sát sao của Huyện ủy, ông Hà Văn Sỹ báo cáo.", {(SY, "presenter")}),
        ("Thực hiện chỉ đạo tại Công văn số 9-CV/HU ngày 1/3/2024, ông Hà Văn Sỹ báo cáo.", {(SY, "presenter")}),
        ("Phát biểu chỉ đạo của Thường trực Huyện ủy, bà Lê Thị Na đề nghị các chi bộ cố gắng.", {(NA, "director")}),
        ("Với sự chỉ đạo của các ông: Hà Văn Sỹ, Lê Thị Na, hội nghị thảo luận.", {(SY, "director"), (NA, "director")}),
        # who leads a group that inspects one thing
        (
            "Ông Hà Văn Sỹ, Trưởng Đoàn giám sát chuyên đề kết luận: các chi bộ làm tốt.",
            {(SY, "concluder")},
        ),
        ("Ông Hà Văn Sỹ, Trưởng Đoàn giám sát chuyên đề phát biểu.", {(SY, "speaker")}),
        # a day of birth is none of another meeting
        ("Ông Hà Văn Sỹ, sinh ngày 1/1/1970, phát biểu.", {(SY, "speaker")}),
        # to whom something is done first
        (
            "Trao quyết định cho ông Hà Văn Sỹ, bà Lê Thị Na, Bí thư Huyện ủy nhấn mạnh nhiệm vụ.",
            {(NA, "presenter"), (NA, "speaker")},
        ),
        ("Trao quyết định cho ông Hà Văn Sỹ, bà Lê Thị Na.", set()),
        ("Chúc mừng ông Hà Văn Sỹ được bổ nhiệm, bà Lê Thị Na đề nghị ông sớm nhận việc.", {(NA, "speaker")}),
        ("Chúc mừng sinh nhật bà Lê Thị Na, Chủ tịch Hội LHPN xã.", set()),
        ("Chúc mừng hội nghị, bà Lê Thị Na mong các chi bộ cố gắng.", {(NA, "speaker")}),
        # who is charged
        (
            "Kết luận hội nghị, bà Lê Thị Na đề nghị các chi bộ thực hiện; giao UBND xã, ông Hà Văn Sỹ chỉ đạo.",
            {(NA, "concluder")},
        ),
        # whose kin somebody is
        ("Ông Hà Văn Sỹ, con trai bà Lê Thị Na, Bí thư Đảng ủy, phát biểu.", {(SY, "speaker")}),
        ("Anh Hà Văn Sỹ - con bà Lê Thị Na được biểu dương.", set()),
        # what others do
        (
            "Dưới sự chủ trì của ông Hà Văn Sỹ, hội nghị thảo luận sôi nổi. Nghe bà Lê Thị Na, các đại biểu thảo luận.",
            {(SY, "chair")},
        ),
        (
            "Hội nghị nghe ý kiến thảo luận của các đồng chí: Vi Văn Tám, Hà Văn Sỹ; sau đó bà Lê Thị Na kết luận.",
            {("Vi Văn Tám", "speaker"), (SY, "speaker"), (NA, "concluder")},
        ),
        # who is only supposed to act
        ("Nếu bà Lê Thị Na chủ trì thì ông Hà Văn Sỹ trình bày báo cáo.", {(SY, "presenter")}),
        ("Nếu như năm trước còn khó khăn, năm nay lúa được mùa, ông Hà Văn Sỹ nhấn mạnh.", {(SY, "speaker")}),
        # what is said of others, or said elsewhere
        ("Theo ông Hà Văn Sỹ, khi bà Lê Thị Na còn làm Trưởng thôn, đường chưa có.", {(SY, "speaker")}),
        ("Ông Hà Văn Sỹ trình bày bài phát biểu của bà Lê Thị Na.", {(SY, "presenter")}),
        ("Hội nghị nghiên cứu bài phát biểu của bà Lê Thị Na tại hội nghị toàn quốc.", set()),
        ("Hội nghị đã nghe bài phát biểu của bà Lê Thị Na.", {(NA, "speaker")}),
        ("Ông Hà Văn Sỹ được đề nghị khen thưởng.", set()),
        ("Ông Hà Văn Sỹ đại diện cho bà Lê Thị Na, Bí thư Đảng ủy trao Giấy khen.", {(SY, "presenter")}),
        ("Ông Hà Văn Sỹ, Chủ tịch UBND xã; bà Lê Thị Na, Phó Chủ tịch UBND xã, (vắng mặt).", {(NA, "absent")}),
        # who is asked
        ("Người dân đề nghị ông Hà Văn Sỹ, Trưởng thôn.", set()),
        ("Các đại biểu chất vấn ông Hà Văn Sỹ, Trưởng thôn, về thu quỹ.", set()),
        ("Tại hội nghị, các đại biểu phát biểu, ông Hà Văn Sỹ kết luận.", {(SY, "concluder")}),
        ("Các ông: Hà Văn Sỹ, Trưởng thôn 1; Lê Thị Na (Trưởng thôn 2, vắng có lý do).", {(NA, "excused")}),
        ("Hội nghị có sự góp mặt của ông Hà Văn Sỹ, Giám đốc Sở Y tế; do bà Lê Thị Na chủ trì.", {(NA, "chair")}),
        ("Ông Hà Văn Sỹ được cử đi dự hội nghị Trung ương; bà Lê Thị Na chủ trì.", {(NA, "chair")}),
        # a holder of another unit's post
        ("Ông Hà Văn Sỹ, Chủ tịch UBND xã Khe Sâu dự. Chủ tịch UBND xã Nà Khoa kết luận.", {(SY, "attendee")}),
        ("Ông Hà Văn Sỹ, Chủ tịch UBND xã Khe Sâu dự. Chủ tịch UBND xã kết luận.", {(SY, "concluder")}),
        # what was before
        ("Tại hội nghị ngày 5/1/2023, ông Hà Văn Sỹ đã phát biểu khai mạc.", set()),
        ("Tại hội nghị sáng 12/3/2024, ông Hà Văn Sỹ đã phát biểu khai mạc.", {(SY, "opener")}),
        # the press
        ("Trả lời phỏng vấn, ông Hà Văn Sỹ cho biết lúa được mùa.", set()),
        # whom somebody thanks, what somebody is given
        ("Ông Hà Văn Sỹ cảm ơn sự quan tâm, chỉ đạo của bà Lê Thị Na.", {(SY, "speaker")}),
        ("Ông Hà Văn Sỹ được trao Huy hiệu 30 năm tuổi Đảng; bà Lê Thị Na được UBND huyện trao Giấy khen.", set()),
        ("Ông Hà Văn Sỹ được giao trao Giấy khen cho các hộ.", {(SY, "presenter")}),
        # what was done with what one says, by whom
        ("Hội nghị được điều hành bởi ông Hà Văn Sỹ.", {(SY, "chair")}),
        ("Báo cáo được soạn bởi ông Hà Văn Sỹ. Ý kiến phát biểu được ghi lại bởi bà Lê Thị Na.", set()),
        ("Kết luận sẽ được trình bày bởi bà Lê Thị Na ở kỳ họp tới.", set()),
        # who is not taken into a presidium, or into that of another meeting
        ("Hội nghị bầu ông Hà Văn Sỹ vào Đoàn Chủ tịch, sẽ bầu bà Lê Thị Na vào Đoàn Thư ký.", {(SY, "chair")}),
        ("Hội nghị không bầu ông Hà Văn Sỹ vào Đoàn Chủ tịch.", set()),
        ("Sáng 12/3, hội nghị bầu ông Hà Văn Sỹ vào Đoàn Chủ tịch.", {(SY, "chair")}),
        ("Đại hội Đảng bộ huyện tháng trước đã bầu ông Hà Văn Sỹ vào Đoàn Chủ tịch.", set()),
        ("Bà Lê Thị Na nhắc việc năm 2015 đại hội bầu ông Hà Văn Sỹ vào Đoàn Chủ tịch.", {(NA, "speaker")}),
    ],
)
def test_only_those_who_acted_took_part(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(PARTY.format(passage))) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 12/3/2024, do mưa bão, UBND xã Khe Sâu hoãn hội nghị sơ kết.",
        "Ngày 12/3/2024, UBND xã Khe Sâu tạm hoãn tổ chức hội nghị sơ kết.",
        "Hội nghị ngày 12/3/2024 của UBND xã Khe Sâu bị hoãn.",
        "UBND xã Khe Sâu tạm dừng tiếp công dân và tổ chức đối thoại kể từ ngày 12/3/2024.",
        "Ngày 12/3/2024, UBND xã Khe Sâu tạm ngừng mọi việc đông người (gồm cả họp chợ, tổ chức lễ hội, hội nghị).",
        "Kỳ họp thứ 9 HĐND xã Khe Sâu lùi sang ngày 12/3/2024.",
        "Kỳ họp thứ 9 HĐND xã Khe Sâu lùi đến 8 giờ ngày 12/3/2024.",
        "Buổi tiếp công dân tháng 3/2024 của Chủ tịch, các Phó Chủ tịch UBND xã Khe Sâu hoãn tổ chức.",
        "Ngày 12/3/2024, UBND xã Khe Sâu không tổ chức hội nghị giao ban.",
        "UBND xã Khe Sâu chưa tổ chức được hội nghị ngày 12/3/2024.",
        "Ngày 12/3/2024, đoàn giám sát do bà Lê Thị Na từng làm Trưởng đoàn không giám sát tại xã Khe Sâu.",
        "Ngày 12/3/2024, UBND xã Khe Sâu không thể tổ chức hội nghị vì mưa bão.",
    ],
)
def test_a_meeting_that_was_not_held_is_none(sentence: str, say: Say) -> None:
    assert not [one for one in say(PAGE.format(sentence)).facts if isinstance(one.content, Meeting)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong không khí phấn khởi, ngày 12/3/2024, UBND xã Khe Sâu tổ chức hội nghị sơ kết, hủy bỏ hai quy định cũ.",
        "Sau ba tháng tạm dừng vì bão, ngày 12/3/2024, UBND xã Khe Sâu tổ chức hội nghị.",
        "Việc họp đã hoãn hai lần; ngày 12/3/2024, UBND xã Khe Sâu tổ chức hội nghị.",
        "Hội nghị do UBND xã Khe Sâu tổ chức ngày 12/3/2024 lùi lại một giờ so với dự định.",
        "Hội nghị do UBND xã Khe Sâu tổ chức ngày 12/3/2024 bị lùi 30 phút vì mưa.",
    ],
)
def test_a_meeting_that_was_held_stays(sentence: str, say: Say) -> None:
    held = contents(say(PAGE.format(sentence)), Meeting)
    assert [one.date for one in held] == ["2024-03-12"]


@pytest.mark.parametrize(
    ("passage", "kinds"),
    [
        ("UBND huyện thu hồi quyết định bổ nhiệm ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện.", set()),
        (
            "UBND huyện hủy bỏ Quyết định số 5/QĐ-UBND về việc điều động ông Hà Văn Sỹ làm Trưởng phòng Nội vụ huyện.",
            set(),
        ),
        ("Ông Hà Văn Sỹ chưa giữ chức Trưởng phòng Nội vụ huyện.", set()),
        ("Ông Hà Văn Sỹ dự kiến được bổ nhiệm giữ chức Trưởng phòng Nội vụ huyện.", set()),
        ("Ông Hà Văn Sỹ sẽ trở thành Trưởng phòng Nội vụ huyện.", set()),
        ("Ông Hà Văn Sỹ không muốn giữ chức Trưởng phòng Nội vụ huyện.", set()),
        ("Bà Lê Thị Na mong ông Hà Văn Sỹ trở thành Trưởng phòng Nội vụ huyện.", set()),
        ("Chức danh Chủ tịch UBND huyện chưa được các đại biểu bầu cho ông Hà Văn Sỹ.", set()),
        ("Chức danh Chủ tịch UBND huyện nhiệm kỳ trước được bầu cho ông Hà Văn Sỹ.", set()),
        ("Chức danh Chủ tịch UBND huyện được bầu cho ông Hà Văn Sỹ.", {"election"}),
        ("UBND huyện sẽ bổ nhiệm ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện.", set()),
        ("Ông Hà Văn Sỹ có đơn xin thôi giữ chức Trưởng phòng Nội vụ huyện.", set()),
        ("Nếu ông Hà Văn Sỹ được bổ nhiệm giữ chức Trưởng phòng Nội vụ huyện thì sẽ khuyết Phó Trưởng phòng.", set()),
        ("Giả sử bổ nhiệm ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện thì phải có quyết định.", set()),
        ("Hội nghị lấy phiếu giới thiệu ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện.", set()),
        ("Ông Hà Văn Sỹ được giới thiệu để bầu giữ chức Phó Chủ tịch UBND huyện.", set()),
        ("Ông Hà Văn Sỹ từ chối giữ chức Trưởng phòng Nội vụ huyện.", set()),
        ("Hội nghị không thông qua việc miễn nhiệm ông Hà Văn Sỹ thôi giữ chức Trưởng phòng Nội vụ huyện.", set()),
        ("UBND huyện trình bày Tờ trình về việc bầu ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện.", set()),
        ("Chủ tọa đề nghị HĐND huyện bầu ông Hà Văn Sỹ giữ chức Phó Chủ tịch UBND huyện.", set()),
        ("Danh sách bầu cử Ban Chấp hành Đảng bộ gồm 2 đồng chí: Hà Văn Sỹ, Lê Thị Na.", set()),
        # what is only told as a rumour, or is not so
        ("Mạng xã hội lan truyền tin ông Hà Văn Sỹ được bổ nhiệm giữ chức Trưởng phòng Nội vụ huyện.", set()),
        ("Có tin đồn cho rằng UBND huyện điều động ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện.", set()),
        ("Tin ông Hà Văn Sỹ được bổ nhiệm giữ chức Trưởng phòng Nội vụ huyện là bịa đặt.", set()),
        ("Không có chuyện ông Hà Văn Sỹ được bổ nhiệm giữ chức Trưởng phòng Nội vụ huyện.", set()),
        (
            "Bác bỏ tin đồn, UBND huyện khẳng định ông Hà Văn Sỹ được bổ nhiệm giữ chức Trưởng phòng Nội vụ huyện.",
            {"appointment"},
        ),
        (
            "Sau khi xử phạt người đăng tin giả, UBND huyện bổ nhiệm ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện.",
            {"appointment"},
        ),
        ("Nếu không có gì thay đổi thì bổ nhiệm ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện.", {"appointment"}),
        ("UBND huyện bãi bỏ quy chế cũ; bổ nhiệm ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện.", {"appointment"}),
        ("Công bố Quyết định bổ nhiệm ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện.", {"appointment"}),
    ],
)
def test_a_change_that_is_undone_or_asked_for_is_none(passage: str, kinds: set[str], say: Say) -> None:
    reading = say(STAFF.format(passage))
    told = {one.content.kind for one in reading.facts if isinstance(one.content, PersonnelChange)}
    assert told == kinds
    assert any(isinstance(one.content, Position) for one in reading.facts) is bool(kinds)


def test_who_is_said_to_be_moved_by_a_rumour_keeps_the_post(say: Say) -> None:
    told = "Có tin đồn ông Hà Văn Sỹ, Trưởng Công an xã được điều động giữ chức Chủ tịch UBND xã thay bà Lê Thị Na."
    reading = say(STAFF.format(f"{told} Bà Na vẫn là Chủ tịch UBND xã, hằng ngày vẫn tiếp dân."))
    assert {(one.person, one.post.body.kind) for one in contents(reading, Position)} == {
        (SY, "police"),
        (NA, "peoples-committee"),
    }


def test_a_day_without_a_year_from_which_a_change_holds_may_be_to_come(say: Say) -> None:
    page = PAGE.format("Ngày 25/3/2024, UBND huyện Lâm Trì họp. {}")
    reading = say(page.format("Bổ nhiệm ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện kể từ ngày 01/4."))
    changes = contents(reading, PersonnelChange)
    assert [one.effective_on for one in changes] == ["2024-04-01"]


@pytest.mark.parametrize("opening", ["Trước đó, tháng 6/2021,", "Tại kỳ họp ngày 20/12/2023,", "Năm 2019,"])
def test_who_was_elected_before_is_not_by_this_meeting(opening: str, say: Say) -> None:
    page = PAGE.format("Ngày 12/3/2024, HĐND xã Khe Sâu tổ chức kỳ họp. {} ông Hà Văn Sỹ được bầu giữ chức Trưởng ban.")
    told = [one.content for one in say(page.format(opening)).facts]
    assert not [one for one in told if isinstance(one, PersonnelChange | Position)]


def test_who_only_stands_for_election_is_not_elected(say: Say) -> None:
    page = PAGE.format("Ngày 12/3/2024, HĐND xã Khe Sâu tổ chức kỳ họp. {}")
    vote = "HĐND xã bầu Chủ tịch UBND xã với 2 ứng viên là ông Hà Văn Sỹ và bà Lê Thị Na; bà Lê Thị Na trúng cử."
    told = [one.content for one in say(page.format(vote)).facts]
    assert [one.person for one in told if isinstance(one, PersonnelChange)] == [NA]


def test_whom_a_team_has_as_its_head_heads_nothing_else(say: Say) -> None:
    told = say(PARTY.format("Đội bóng do ông Hà Văn Sỹ làm đội trưởng thắng trận.")).facts
    assert not [one for one in told if isinstance(one.content, Position)]


def test_who_became_something_once_held_it_before(say: Say) -> None:
    told = contents(say(PARTY.format("Ông Hà Văn Sỹ từng trở thành Bí thư Đoàn xã khi mới 24 tuổi.")), Position)
    assert [(one.person, one.qualifier) for one in told] == [(SY, "former")]


def test_a_headline_that_asks_gives_no_post(say: Say) -> None:
    page = "Ông Hà Văn Sỹ giữ chức Chủ tịch UBND xã Khe Sâu{}\n\nNgày 12/3/2024, HĐND xã Khe Sâu tổ chức kỳ họp.\n"
    assert not contents(say(page.format("?")), Position)
    assert [one.person for one in contents(say(page.format("")), Position)] == [SY]


@pytest.mark.parametrize(
    ("vote", "elected"),
    [
        ("bầu ông Hà Văn Sỹ làm Bí thư, Phó Bí thư là bà Lê Thị Na", [(SY, "secretary"), (NA, "deputy-secretary")]),
        ("bầu ông Hà Văn Sỹ làm Bí thư, Chủ tịch UBND xã là bà Lê Thị Na tặng hoa", [(SY, "secretary")]),
    ],
)
def test_whose_post_is_told_before_the_name_has_no_other(vote: str, elected: list[tuple[str, str]], say: Say) -> None:
    told = contents(say(PAGE.format(f"Ngày 12/3/2024, Đoàn xã Khe Sâu tổ chức đại hội. Đại hội {vote}.")), Position)
    assert [(one.person, one.post.role) for one in told] == elected


@pytest.mark.parametrize(
    "sentence",
    [
        "Sáng hôm sau, đoàn phải hoãn kiểm tra tại xã Nà Khoa do mưa lớn.",
        "Sáng hôm sau, đoàn dự kiến kiểm tra tại xã Nà Khoa.",
    ],
)
def test_a_visit_that_was_not_paid_on_the_next_day_is_none(sentence: str, say: Say) -> None:
    page = PAGE.format("Ngày 12/3/2024, đoàn công tác của UBND huyện Lâm Trì kiểm tra tại xã Khe Sâu. {}")
    assert len(contents(say(page.format(sentence)), Meeting)) == 1
    assert len(contents(say(page.format("Sáng hôm sau, đoàn tiếp tục kiểm tra tại xã Nà Khoa.")), Meeting)) == 2


@pytest.mark.parametrize(
    ("meeting", "convener"),
    [
        ("Đại hội Chi bộ thôn Đông được Đảng ủy xã Khe Sâu chỉ đạo tổ chức ngày 12/3/2024.", "party-cell"),
        ("Ngày 12/3/2024, hội nghị do UBND tỉnh giao UBND xã Khe Sâu tổ chức.", "peoples-committee"),
    ],
)
def test_who_has_others_hold_a_meeting_does_not_hold_it(meeting: str, convener: str, say: Say) -> None:
    bodies = [one.convener for one in contents(say(PAGE.format(meeting)), Meeting)]
    assert [(body.kind, body.level != "province") for body in bodies if body is not None] == [(convener, True)]


def test_what_the_session_before_adopted_is_not_of_this_one(say: Say) -> None:
    page = PAGE.format("Ngày 12/3/2024, HĐND xã Khe Sâu tổ chức kỳ họp. {}Nghị quyết về phí được đại biểu nhất trí.")
    assert not contents(say(page.format("Tại kỳ họp trước, ")), Citation)
    assert len(contents(say(page.format("")), Citation)) == 1
