"""Turns of phrase of news and minutes, each in a passage of its own: who did what, who holds or gets which post."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, meetings, places, posts

from govgraph.model import Citation, Locality, Meeting, Participation, PersonnelChange, Reading

Say = Callable[[str], Reading]

COUNCIL = "TIN TRONG XÃ\n\nNgày 12/3/2024, HĐND xã Khe Sâu, huyện Lâm Trì tổ chức kỳ họp thứ 9.\n\n{}\n"
FARMERS = "TIN TRONG XÃ\n\nNgày 12/3/2024, Hội Nông dân xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị.\n\n{}\n"
PARTY = "TIN TRONG XÃ\n\nSáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n{}\n"


def changes(reading: Reading) -> set[tuple[str, str]]:
    told = contents(reading, PersonnelChange)
    return {(one.kind, one.person) for one in told}


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # one who presides, named by that alone
        (
            "Ông Hà Văn Sỹ chủ trì hội nghị. Đồng chí chủ trì tiếp thu ý kiến và kết luận hội nghị.",
            {("Hà Văn Sỹ", "chair"), ("Hà Văn Sỹ", "concluder")},
        ),
        # sides of which one only is led in by «có các đồng chí»
        (
            "Dự có, về phía huyện có đồng chí Hà Văn Sỹ, Bí thư Huyện đoàn; về phía xã có các đồng chí Lê Thị Na, "
            "Bí thư; Vi Văn Tám, Chủ tịch UBND.",
            {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "attendee"), ("Vi Văn Tám", "attendee")},
        ),
        # a list of delegates in minutes
        ("- Đại biểu: đ/c Lê Thị Na; đ/c Vi Văn Tám.", {("Lê Thị Na", "attendee"), ("Vi Văn Tám", "attendee")}),
        # papers put forward, and results told of others
        ("Bà Lê Thị Na trình Tờ trình số 4/TTr-UBND về nhân sự.", {("Lê Thị Na", "presenter")}),
        ("Thay mặt tổ giúp việc, bà Lê Thị Na công bố kết quả: ông Hà Văn Sỹ đạt giải.", {("Lê Thị Na", "presenter")}),
        # a speech beside what is handed over, whichever comes first
        (
            "Bà Lê Thị Na trao các quyết định và phát biểu giao nhiệm vụ.",
            {("Lê Thị Na", "presenter"), ("Lê Thị Na", "speaker")},
        ),
        # who only sends word, has to be elsewhere, is to be put forward, or is acted for
        ("Ông Hà Văn Sỹ có thư chúc mừng. Bà Lê Thị Na dự.", {("Lê Thị Na", "attendee")}),
        ("Ông Hà Văn Sỹ bận dự hội nghị ở tỉnh nên gửi hoa. Bà Lê Thị Na dự.", {("Lê Thị Na", "attendee")}),
        (
            "Bà Lê Thị Na dự. Bà cho biết sắp tới Hội sẽ giới thiệu ông Hà Văn Sỹ để bầu vào Ban Chấp hành.",
            {("Lê Thị Na", "attendee")},
        ),
        (
            "Chủ tịch UBND xã Hà Văn Sỹ dự. Văn phòng thừa lệnh Chủ tịch UBND xã thông báo để các thôn biết.",
            {("Hà Văn Sỹ", "attendee")},
        ),
        # posts of several, of whom nobody is named; one post, or one each
        (
            "Dự có bà Lê Thị Na, Bí thư Chi bộ thôn Bản Lìm. Một số Bí thư chi bộ phát biểu.",
            {("Lê Thị Na", "attendee")},
        ),
        ("Dự có bà Lê Thị Na, Bí thư Chi bộ. Từng đồng chí Bí thư Chi bộ phát biểu.", {("Lê Thị Na", "attendee")}),
        ("Dự có bà Lê Thị Na, Trưởng thôn. Các Trưởng thôn phát biểu.", {("Lê Thị Na", "attendee")}),
        ("Dự có bà Lê Thị Na, Trưởng thôn. Đồng chí Trưởng thôn phát biểu.", {("Lê Thị Na", "speaker")}),
        (
            "Dự có bà Lê Thị Na, Bí thư Đảng ủy; ông Hà Văn Sỹ, Chủ tịch UBND xã. Các đồng chí Bí thư Đảng ủy và Chủ "
            "tịch UBND xã phát biểu.",
            {("Lê Thị Na", "speaker"), ("Hà Văn Sỹ", "speaker")},
        ),
        # what is asked for is to come, not who asks
        ("Thời gian tới, bà Lê Thị Na, Bí thư Đảng ủy đề nghị các thôn cố gắng.", {("Lê Thị Na", "speaker")}),
        (
            "Để làm tốt nhiệm vụ trong thời gian tới và cho cuộc bầu cử, bà Lê Thị Na yêu cầu các thôn cố gắng.",
            {("Lê Thị Na", "speaker")},
        ),
        ("Bà Lê Thị Na dự. Thời gian tới, ông Hà Văn Sỹ chủ trì hội nghị sơ kết.", {("Lê Thị Na", "attendee")}),
        # the place of which a clause speaks
        ("Dự có bà Lê Thị Na. Với Tân Phú, Bí thư Huyện ủy yêu cầu cố gắng.", {("Lê Thị Na", "attendee")}),
        # places in a row, and a name in religion
        ("Bà Lê Thị Na dự cùng lãnh đạo các xã Y Tý, Trịnh Tường.", {("Lê Thị Na", "attendee")}),
        ("Dự có ni sư Thích nữ Diệu Tâm.", {("Thích Nữ Diệu Tâm", "attendee")}),
        # what is decided on a request
        ("Bà Lê Thị Na dự. Đối với kiến nghị của ông Hà Văn Sỹ: UBND xã kiểm tra.", {("Lê Thị Na", "attendee")}),
        # opinions heard, of those who gave them alone
        (
            "Sau khi nghe Phòng Kinh tế báo cáo, ý kiến thảo luận của ông Hà Văn Sỹ và các đại biểu, "
            "bà Lê Thị Na kết luận.",
            {("Hà Văn Sỹ", "speaker"), ("Lê Thị Na", "concluder")},
        ),
        # money is a present; a decision is none
        ("Nhân dịp này, bà Lê Thị Na trao 30 triệu đồng hỗ trợ xã.", {("Lê Thị Na", "attendee")}),
        ("Nhân dịp này, bà Lê Thị Na trao Quyết định cho xã.", {("Lê Thị Na", "presenter")}),
        # people of whom is only told what is done to them
        ("Ông Hà Văn Sỹ trao hoa chia tay bà Lê Thị Na.", {("Hà Văn Sỹ", "attendee")}),
        ("Ông Hà Văn Sỹ phát biểu và thăm gia đình bà Lê Thị Na.", {("Hà Văn Sỹ", "speaker")}),
        # brackets between people and their verb
        (
            "Hội nghị bàn về vụ mùa. Ông Hà Văn Sỹ (hàng sau, thứ 2 từ phải sang) dự hội nghị.",
            {("Hà Văn Sỹ", "attendee")},
        ),
        (
            "Dự hội nghị có bà Lê Thị Na; ông Hà Văn Sỹ (người chủ trì); các ông Vi Văn Tám và Lò Văn Inh.",
            {
                ("Lê Thị Na", "attendee"),
                ("Hà Văn Sỹ", "chair"),
                ("Vi Văn Tám", "attendee"),
                ("Lò Văn Inh", "attendee"),
            },
        ),
        # a noun of an act, and what others do
        ("Theo bà Lê Thị Na là do hướng dẫn của ngành chưa rõ.", {("Lê Thị Na", "speaker")}),
        ("Ông Hà Văn Sỹ cho biết xã đã lập biên bản 3 hộ.", {("Hà Văn Sỹ", "speaker")}),
        # the press
        ("Bên lề hội nghị, ông Hà Văn Sỹ trao đổi với phóng viên về vụ mùa.", set()),
        ("Ông Hà Văn Sỹ chia sẻ với phóng viên. Còn bà Lê Thị Na thì mong vụ mùa tới tốt hơn.", set()),
        (
            "Ông Hà Văn Sỹ chia sẻ về vụ mùa. Còn bà Lê Thị Na thì mong vụ mùa tới tốt hơn.",
            {("Hà Văn Sỹ", "speaker"), ("Lê Thị Na", "speaker")},
        ),
        # what people hear or sign together
        ("Các ông Hà Văn Sỹ, Lò Văn Năm đã nghe 12 ý kiến.", {("Hà Văn Sỹ", "attendee"), ("Lò Văn Năm", "attendee")}),
        ("Ông Hà Văn Sỹ và bà Lê Thị Na đã ký kết Quy chế.", {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "attendee")}),
        ("Ông Hà Văn Sỹ đã ký Quyết định số 12/QĐ-UBND.", set()),
        # a further act behind a long object
        (
            "Ông Hà Văn Sỹ ôn lại truyền thống 70 năm của ngành tài chính nước nhà và báo cáo thu ngân sách.",
            {("Hà Văn Sỹ", "presenter")},
        ),
        # two acts joined by «đồng thời»
        (
            "Ông Hà Văn Sỹ báo cáo kết quả thu ngân sách quý I của toàn xã, đồng thời đề nghị các thôn nộp sớm. "
            "Bà Lê Thị Na thẳng thắn thừa nhận còn chậm.",
            {("Hà Văn Sỹ", "presenter"), ("Lê Thị Na", "speaker")},
        ),
        (
            "Ông Hà Văn Sỹ phát biểu khai mạc hội nghị của toàn thể cán bộ xã, đồng thời trao giấy khen cho 2 tập thể.",
            {("Hà Văn Sỹ", "opener"), ("Hà Văn Sỹ", "presenter")},
        ),
        # what is yet to come
        ("Sắp tới: ngày 21/5, UBND xã sẽ tổ chức hội nghị đối thoại, do ông Hà Văn Sỹ chủ trì.", set()),
        # a post in apposition, a name of rare syllables beside another
        ("Trưởng Công an xã, ông Hà Văn Sỹ trả lời cử tri.", {("Hà Văn Sỹ", "speaker")}),
        (
            "Hai Phó Chủ tịch HĐND xã Lê Thị Na và Đạo Xuân Lộc chủ trì.",
            {("Lê Thị Na", "chair"), ("Đạo Xuân Lộc", "chair")},
        ),
    ],
)
def test_what_people_did_is_read(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(PARTY.format(passage))) == expected


@pytest.mark.parametrize(
    ("page", "passage", "expected"),
    [
        # branches of an association, and «Hội» as the one whose meeting it is
        (
            FARMERS,
            "Ông Hà Văn Sỹ, Chi hội trưởng thôn Đông; bà Lê Thị Na (Chi hội phó chi hội thôn Đoài) tham luận.",
            {
                ("Hà Văn Sỹ", "head", "farmers-association", "village"),
                ("Lê Thị Na", "deputy-head", "farmers-association", "village"),
            },
        ),
        (
            FARMERS,
            "Bà Lê Thị Na (Chi hội trưởng Chi hội Chữ thập đỏ bản Nà Hạ); ông Hà Văn Sỹ, Chi hội phó Chi hội Khuyến "
            "học thôn Đoài tham luận.",
            {
                ("Hà Văn Sỹ", "deputy-head", "other-association", "village"),
                ("Lê Thị Na", "head", "other-association", "village"),
            },
        ),
        (
            FARMERS,
            "Theo hướng dẫn của Hội CCB tỉnh, hai hội phối hợp. Ông Hà Văn Sỹ, Chủ tịch Hội kết luận.",
            {("Hà Văn Sỹ", "chair", "farmers-association", "commune")},
        ),
        # the body before the brackets
        (
            PARTY,
            "Hội Nông dân xã (bà Lê Thị Na, Chủ tịch) vận động hội viên.",
            {("Lê Thị Na", "chair", "farmers-association", "commune")},
        ),
        # what is named behind a noun is a thing
        (PARTY, "Sau khi xem tuyến đê Bến Hải, Chủ tịch UBND tỉnh yêu cầu xã khắc phục.", set()),
        # relieved for a new post
        (
            COUNCIL,
            "Kỳ họp miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn Sỹ do được điều động giữ chức "
            "Phó Trưởng phòng Nội vụ huyện.",
            {("Hà Văn Sỹ", "deputy-head", "specialised-agency", "district")},
        ),
        # who leads a meeting until others are elected is not elected
        (COUNCIL, "Ông Hà Văn Sỹ điều hành kỳ họp cho đến khi bầu được Chủ tịch HĐND khóa mới.", set()),
    ],
)
def test_who_holds_which_post_is_read(
    page: str, passage: str, expected: set[tuple[str, str, str, str | None]], say: Say
) -> None:
    assert posts(say(page.format(passage))) == expected


def test_who_is_relieved_stands_behind_the_post(say: Say) -> None:
    passage = (
        "Dưới sự chủ tọa của ông Hà Văn Sỹ, các đại biểu miễn nhiệm chức vụ Phó Chủ tịch HĐND xã đối với bà Lê Thị Na "
        "do chuyển công tác; cho thôi làm nhiệm vụ đại biểu HĐND xã đối với ông Vi Văn Tám."
    )
    told = changes(say(COUNCIL.format(passage)))
    assert ("relief", "Lê Thị Na") in told
    assert ("release", "Vi Văn Tám") in told
    assert not [one for one in told if one[1] == "Hà Văn Sỹ"]


def test_an_election_behind_a_move_is_one(say: Say) -> None:
    passage = "Hội nghị cho ông Hà Văn Sỹ rút tên do chuyển công tác; bầu bổ sung bà Lê Thị Na vào Ban Chấp hành."
    assert ("election", "Lê Thị Na") in changes(say(FARMERS.format(passage)))


def test_a_post_of_an_earlier_congress_is_over(say: Say) -> None:
    page = "TIN\n\nNgày 12/3/2024, Hội CCB xã Khe Sâu tổ chức Đại hội lần thứ VII. Ông {} trình bày báo cáo.\n"
    assert posts(say(page.format("Hà Văn Sỹ, Chủ tịch Hội CCB xã khóa VI"))) == set()
    assert len(posts(say(page.format("Hà Văn Sỹ, Chủ tịch Hội CCB xã khóa VII")))) == 1


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # «tổ chức» as a noun, and what is only asked about
        ("Bà Lê Thị Na đề nghị xã sớm ổn định tổ chức, nâng cao chất lượng giám sát.", []),
        ("Nhiều hội viên hỏi Hội CCB xã về thời gian tổ chức đại hội.", []),
        # a day by which something is to be done
        ("Ông Hà Văn Sỹ chủ trì kiểm tra, hoàn thành trước ngày 25/3.", []),
        # another meeting of the day
        (
            "Chiều cùng ngày, ông Hà Văn Sỹ đã chủ trì buổi đối thoại với thanh niên.",
            [("dialogue", "2024-03-12")],
        ),
    ],
)
def test_which_meetings_were_held_is_read(passage: str, expected: list[tuple[str, str]], say: Say) -> None:
    assert meetings(say(PARTY.format(passage))) == [("conference", "2024-03-12"), *expected]


@pytest.mark.parametrize(
    ("kind", "entry", "speaks"),
    [
        ("đối thoại với thanh niên", "* Ông Hà Văn Sỹ, Trưởng thôn: Đường vào bản đang hỏng.", True),
        ("tiếp xúc cử tri", '- Ông Hà Văn Sỹ (thôn Đông): "Bao giờ có điện?".', True),
        ("đối thoại với thanh niên", "- Ông Hà Văn Sỹ: 25/26 phiếu.", False),
        ("tổng kết", "- Ông Hà Văn Sỹ: Đường vào bản đang hỏng.", False),
    ],
)
def test_whose_words_a_dialogue_gives_speaks(kind: str, entry: str, speaks: bool, say: Say) -> None:
    page = f"TIN TRONG HUYỆN\n\nSáng 12/3/2024, Huyện ủy Lâm Trì tổ chức hội nghị {kind}.\n\n{entry}\n"
    assert capacities(say(page)) == ({("Hà Văn Sỹ", "speaker")} if speaks else set())


def test_a_contact_with_voters_is_told_with_their_number(say: Say) -> None:
    page = (
        "TIN\n\nNgày 12/3/2024, ông Hà Văn Sỹ, Phó Chủ tịch HĐND huyện Lâm Trì đã có buổi tiếp xúc với hơn 90 cử tri "
        "xã Khe Sâu. Ông Hà Văn Sỹ làm rõ một số vấn đề cử tri quan tâm.\n"
    )
    reading = say(page)
    assert meetings(reading) == [("voter-contact", "2024-03-12")]
    assert capacities(reading) == {("Hà Văn Sỹ", "speaker")}
    assert places(reading) == {"xã Khe Sâu", "huyện Lâm Trì"}


def test_what_a_meeting_agrees_to_issue_it_adopts(say: Say) -> None:
    reading = say(PARTY.format("Hội nghị thống nhất ban hành Nghị quyết về dồn điền."))
    cited = contents(reading, Citation)
    assert [(one.document.kind, one.relation) for one in cited] == [("resolution", "adopted")]


def test_a_label_does_not_begin_in_a_name(say: Say) -> None:
    reading = say("TIN\n\nNgày 15/8/2025, UBND xã Khe Sâu, tỉnh Lâm Đồng tổ chức hội nghị giao ban.\n")
    assert places(reading) == {"xã Khe Sâu", "tỉnh Lâm Đồng"}
    assert meetings(reading) == [("conference", "2025-08-15")]


def test_a_meeting_said_to_be_of_a_body_is_held_by_it(say: Say) -> None:
    reading = say(
        'TIN\n\n"Phải làm ngay", Bí thư Huyện ủy Tam Nông Hà Minh Lộc nhấn mạnh tại buổi làm việc '
        "của Huyện ủy Tam Nông với xã Khe Sâu ngày 13/10/2021.\n"
    )
    held = contents(reading, Meeting)
    assert [(one.kind, one.convener.kind if one.convener else None) for one in held] == [
        ("working-visit", "party-committee")
    ]
    assert capacities(reading) == {("Hà Minh Lộc", "speaker")}


@pytest.mark.parametrize(
    ("passage", "named"),
    [
        ("có buổi làm việc với xã Khe Sâu về thu ngân sách", {"xã Khe Sâu", "huyện Lâm Trì"}),
        ("đến thăm, tặng quà gia đình chính sách tại xã Khe Sâu", {"huyện Lâm Trì"}),
    ],
)
def test_a_visit_to_a_commune_is_about_it_too(passage: str, named: set[str], say: Say) -> None:
    reading = say(f"Tin huyện Lâm Trì\n\nNgày 12/3/2024, Thường trực Huyện ủy Lâm Trì đã {passage}.\n")
    assert places(reading) == named


def test_a_report_read_out_is_only_heard(say: Say) -> None:
    reading = say(PARTY.format("Bà Lê Thị Na trình bày Báo cáo kiểm điểm của Ban Chấp hành Đảng bộ xã."))
    assert [one for one in reading.facts if isinstance(one.content, Citation)] == []


MINUTES = (
    "ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   XÃ KHE SÂU                 "
    "   Độc lập - Tự do - Hạnh phúc\nSố: 19/BB-UBND                Khe Sâu, ngày 06 tháng 10 năm 2025\n\n"
    "BIÊN BẢN\nPhiên họp thường kỳ của UBND xã Khe Sâu\n\n{}\n"
)


def test_numbered_entries_stand_under_their_heading(say: Say) -> None:
    reading = say(
        MINUTES.format(
            "I. Thành phần tham dự\n1. Ông Hà Văn Sỹ - Chủ tịch UBND xã, Chủ trì phiên họp;\n"
            "2. Bà Lê Thị Na - Trưởng phòng Kinh tế;\n\nII. Ý kiến thảo luận\n"
            "1. Ông Vi Văn Tám - Trưởng Công an xã: nhất trí báo cáo.\n"
        )
    )
    assert capacities(reading) == {("Hà Văn Sỹ", "chair"), ("Lê Thị Na", "attendee"), ("Vi Văn Tám", "speaker")}


def test_a_paragraph_of_another_day_tells_of_no_meeting(say: Say) -> None:
    page = (
        "TIN TUỔI TRẺ\n\nSáng 19/7/2024, Huyện đoàn Lâm Trì tổ chức Lễ ra quân.\n\nChiều {}/7/2024, em Ngô Văn Bảo "
        "giao nộp chiếc ví nhặt được. Thiếu tá Vi Văn Tám, Trưởng Công an xã cho biết đã trả lại.\n\nTin của Hà\n"
    )
    assert capacities(say(page.format(21))) == set()
    assert capacities(say(page.format(19))) == {("Vi Văn Tám", "speaker")}


def test_a_session_is_held_by_the_council_named_with_it(say: Say) -> None:
    page = "TIN\n\nTại Kỳ họp thứ 8, HĐND tỉnh Lâm Đồng khóa X diễn ra ngày 8/12/2022, các đại biểu bàn về nhân sự.\n"
    held = contents(say(page), Meeting)
    assert [one.convener.kind if one.convener else None for one in held] == ["peoples-council"]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Đoàn giám sát Ban Pháp chế HĐND tỉnh do bà Lê Thị Na, Trưởng Ban làm trưởng đoàn. Tham gia đoàn có "
            "ông Vi Văn Tám, Phó Trưởng Ban Pháp chế.",
            {
                ("Lê Thị Na", "head", "working-group", "province"),
                ("Vi Văn Tám", "deputy-head", "peoples-council-committee", "province"),
            },
        ),
        (
            "Trường Mầm non xã Khe Sâu thiếu phòng học. Bà Lê Thị Na, Hiệu trưởng nhà trường nêu khó khăn.",
            {("Lê Thị Na", "head", "school", "commune")},
        ),
    ],
)
def test_an_office_named_once_with_its_unit_has_it_later(
    passage: str, expected: set[tuple[str, str, str, str | None]], say: Say
) -> None:
    page = "TIN TRONG HUYỆN\n\nNgày 12/3/2024, UBND huyện Lâm Trì tổ chức buổi làm việc.\n\n{}\n"
    assert expected <= posts(say(page.format(passage)))


def test_a_headline_may_name_its_place_without_the_type(say: Say) -> None:
    reading = say(
        "Giám sát tại Lâm Trì\n\nChiều 11/9/2019, Đoàn giám sát HĐND tỉnh Phú Yên đã có buổi làm việc với "
        "UBND huyện Lâm Trì.\n"
    )
    assert reading.place is not None
    assert (reading.place.type, reading.place.name) == ("huyen", "Lâm Trì")


def test_a_relief_behind_a_move_gives_no_post(say: Say) -> None:
    passage = (
        "HĐND xã cho thôi làm nhiệm vụ đại biểu HĐND xã đối với ông Hà Văn Sỹ do chuyển công tác, đồng thời miễn nhiệm "
        "chức danh Chủ tịch UBND xã đối với ông này."
    )
    assert posts(say(COUNCIL.format(passage))) == set()


def test_a_long_name_with_a_middle_name_is_one(say: Say) -> None:
    reading = say(PARTY.format("Phó Chủ tịch HĐND huyện Trần Thị Kim Ngọc Lan phát biểu."))
    assert capacities(reading) == {("Trần Thị Kim Ngọc Lan", "speaker")}


def test_a_resolution_tells_of_the_meeting_that_made_it(say: Say) -> None:
    reading = say(
        "ĐẢNG BỘ TỈNH LÂM ĐỒNG              ĐẢNG CỘNG SẢN VIỆT NAM\n ĐẢNG ỦY XÃ KHE SÂU\n        *           "
        "           Khe Sâu, ngày 18 tháng 12 năm 2025\n   Số 09-NQ/ĐU\n\nNGHỊ QUYẾT\nvề nhiệm vụ năm 2026\n\n"
        "Thực hiện Nghị quyết số 01-NQ/ĐH ngày 08/8/2025 của Đại hội đại biểu Đảng bộ xã lần thứ I; tại Hội nghị lần "
        "thứ năm ngày 15/12/2025, Ban Chấp hành Đảng bộ xã đã thảo luận và quyết nghị:\n\nI. CHỈ TIÊU\n"
    )
    held = contents(reading, Meeting)
    assert [(one.kind, one.date, one.convener.kind if one.convener else None) for one in held] == [
        ("conference", "2025-12-15", "party-committee")
    ]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Ông Hà Văn Sỹ chủ trì hội nghị. Kết luận hội nghị, chủ tọa đề nghị các thôn nộp báo cáo.",
            {("Hà Văn Sỹ", "chair"), ("Hà Văn Sỹ", "concluder")},
        ),
        (
            "Về dự có bà Lê Thị Na. Kết quả có 2 vị trúng cử: ông Hà Văn Sỹ được bầu làm Trưởng Ban Kiểm soát.",
            {("Lê Thị Na", "attendee")},
        ),
        # who came is told behind a comma, in the sentence of who presides
        (
            "Chủ trì hội nghị có ông Hà Văn Sỹ, đến dự còn có bà Lê Thị Na, Chủ tịch UBND xã.",
            {("Hà Văn Sỹ", "chair"), ("Lê Thị Na", "attendee")},
        ),
        (
            "Ông Hà Văn Sỹ chủ trì hội nghị, dự và chỉ đạo hội nghị có bà Lê Thị Na.",
            {("Hà Văn Sỹ", "chair"), ("Lê Thị Na", "director")},
        ),
        (
            "Ông Hà Văn Sỹ chủ trì hội nghị, báo cáo tại hội nghị có 3 nội dung, bà Lê Thị Na phát biểu.",
            {("Hà Văn Sỹ", "chair"), ("Hà Văn Sỹ", "presenter"), ("Lê Thị Na", "speaker")},
        ),
        # a duty beside posts
        (
            "Dự có ông Hà Văn Sỹ, Huyện ủy viên, chỉ đạo Đảng bộ xã; bà Lê Thị Na, phụ trách chỉ đạo xã Khe Sâu.",
            {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "attendee")},
        ),
        ("Ông Hà Văn Sỹ, Huyện ủy viên, chỉ đạo Đảng ủy xã làm tốt.", {("Hà Văn Sỹ", "director")}),
        # whose name stands behind a dash
        ("Khai mạc hội nghị, đồng chí Bí thư Đảng ủy – Hà Văn Sỹ nhấn mạnh ý nghĩa.", {("Hà Văn Sỹ", "opener")}),
        (
            "Bà Lê Thị Na đọc tờ trình miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Vi Văn Tám; ông Hà Văn Sỹ "
            "báo cáo phương án phân bổ vốn.",
            {("Lê Thị Na", "presenter"), ("Hà Văn Sỹ", "presenter")},
        ),
    ],
)
def test_who_acts_and_who_is_only_named(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(PARTY.format(passage))) == expected


def issuers(reading: Reading) -> set[tuple[str, str | None, str | None]]:
    cited = [one.content.document for one in reading.facts if isinstance(one.content, Citation)]
    return {
        (one.kind, one.issuer.kind if one.issuer else None, one.issuer.level if one.issuer else None) for one in cited
    }


def test_who_gives_authority_issues_what_is_handed_over(say: Say) -> None:
    passage = "Thừa ủy quyền của Chủ tịch UBND tỉnh, ông Hà Văn Sỹ trao Quyết định số 2241/QĐ-UBND cho xã."
    assert issuers(say(PARTY.format(passage))) == {("decision", "peoples-committee", "province")}


def test_a_draft_is_not_announced(say: Say) -> None:
    passage = "Bà Lê Thị Na trình bày dự thảo Chương trình hành động của Đảng ủy xã."
    assert issuers(say(PARTY.format(passage))) == set()


def test_minutes_of_a_cell_tell_their_commune(say: Say) -> None:
    reading = say(
        "ĐẢNG BỘ XÃ KHE SÂU                 ĐẢNG CỘNG SẢN VIỆT NAM\n CHI BỘ THÔN ĐÔNG\n      *                "
        "    Khe Sâu, ngày 03 tháng 5 năm 2024\n  Số 05-BB/CB\n\nBIÊN BẢN\nSinh hoạt chi bộ tháng 5 năm 2024\n\n"
        "Ngày 03/5/2024, Chi bộ thôn Đông tổ chức sinh hoạt.\n"
    )
    units = {
        (one.content.unit.level, one.content.unit.name) for one in reading.facts if isinstance(one.content, Locality)
    }
    assert units == {("commune", "Khe Sâu")}


def test_a_school_of_two_stages_has_its_commune(say: Say) -> None:
    passage = "Bà Lê Thị Na, Hiệu trưởng Trường Tiểu học và THCS xã Khe Sâu phát biểu."
    page = "TIN TRONG HUYỆN\n\nNgày 12/3/2024, UBND huyện Lâm Trì tổ chức hội nghị.\n\n{}\n"
    assert posts(say(page.format(passage))) == {("Lê Thị Na", "head", "school", "commune")}


def test_of_a_province_and_its_city_of_one_name_the_first_is_meant(say: Say) -> None:
    reading = say(
        "Tiếp công dân\n\nSáng 15/5/2023, tại Trụ sở Tiếp công dân tỉnh Hà Giang, Bí thư Tỉnh ủy Hà Văn Sỹ chủ trì "
        "buổi tiếp công dân.\n\nBí thư Tỉnh ủy giao UBND thành phố Hà Giang kiểm tra.\n"
    )
    assert reading.place is not None
    assert reading.place.level == "province"


def test_a_short_form_in_brackets_parts_no_body_from_its_unit(say: Say) -> None:
    reading = say(
        "TIN\n\nNgày 12/3/2024, Ủy ban nhân dân (UBND) xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị. Ông Hà Văn Sỹ, "
        "Phó Chủ tịch Hội đồng nhân dân (HĐND) huyện dự.\n"
    )
    held = [one.content.convener for one in reading.facts if isinstance(one.content, Meeting)]
    assert [(one.kind, one.level, one.unit.name) for one in held if one and one.unit] == [
        ("peoples-committee", "commune", "Khe Sâu")
    ]
    assert posts(reading) == {("Hà Văn Sỹ", "vice-chair", "peoples-council", "district")}


def test_what_brackets_and_opinions_make_of_people(say: Say) -> None:
    passage = (
        "Cùng dự có ông Hà Văn Sỹ (thư ký hội nghị). Sau khi nghe bà Lê Thị Na báo cáo; ý kiến của ông Vi Văn Tám về "
        "thu ngân sách, hội nghị thống nhất kết luận."
    )
    assert {("Hà Văn Sỹ", "secretary"), ("Lê Thị Na", "presenter"), ("Vi Văn Tám", "speaker")} <= capacities(
        say(PARTY.format(passage))
    )


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "ông Hà Văn Sỹ chủ trì Hội nghị Ban Chấp hành Đảng bộ xã Khe Sâu lần thứ 3",
            ("conference", "party-committee", "commune"),
        ),
        (
            "ông Hà Văn Sỹ chủ trì phiên họp thường kỳ tháng 8 của UBND tỉnh",
            ("session", "peoples-committee", "province"),
        ),
        ("ông Hà Văn Sỹ chủ trì buổi làm việc với UBND xã Khe Sâu", ("working-visit", None, None)),
        ("HĐND xã Khe Sâu họp phiên bất thường", ("session", "peoples-council", "commune")),
    ],
)
def test_a_meeting_may_be_named_by_its_body(
    passage: str, expected: tuple[str, str | None, str | None], say: Say
) -> None:
    reading = say(f"TIN\n\nSáng 12/8/2025, {passage}.\n\nCác đại biểu đã thảo luận sôi nổi về vụ mùa trong xã.\n")
    held = contents(reading, Meeting)
    assert [(m.kind, m.convener and m.convener.kind, m.convener and m.convener.level) for m in held] == [expected]


def test_a_committee_that_meets_behind_a_congress_is_the_unions(say: Say) -> None:
    page = (
        "TIN\n\nNgày 24/3/2022, Hội CCB xã Khe Sâu tổ chức Đại hội.\n\nTại phiên họp thứ nhất của Ban Chấp hành diễn "
        "ra cùng ngày, ông Hà Văn Sỹ được bầu giữ chức Chủ tịch Hội.\n"
    )
    held = contents(say(page), Meeting)
    assert [(one.kind, one.convener.kind if one.convener else None) for one in held] == [
        ("congress", "veterans-association"),
        ("session", "veterans-association"),
    ]


def test_a_delegation_that_meets_voters_consists_of_delegates(say: Say) -> None:
    reading = say(
        "TIN\n\nChiều 5/5/2023, Đoàn đại biểu Quốc hội (ĐBQH) tỉnh Phú Yên gồm các đại biểu: Hà Văn Sỹ, Phó Giám đốc "
        "Sở Y tế; Lê Thị Na, Phó Trưởng Đoàn ĐBQH tỉnh đã tiếp xúc cử tri huyện Lâm Trì.\n\nCử tri kiến nghị nhiều "
        "việc về đường sá, trường học và trạm y tế của các xã.\n"
    )
    held = contents(reading, Meeting)
    assert [(m.kind, m.convener and (m.convener.kind, m.convener.level)) for m in held] == [
        ("voter-contact", ("national-assembly", "province"))
    ]
    assert posts(reading) == {
        ("Hà Văn Sỹ", "delegate", "national-assembly", "central"),
        ("Hà Văn Sỹ", "deputy-head", "specialised-agency", "province"),
        ("Lê Thị Na", "delegate", "national-assembly", "central"),
        ("Lê Thị Na", "deputy-head", "national-assembly", "province"),
    }


@pytest.mark.parametrize(
    ("passage", "kind", "first", "last", "convener"),
    [
        (
            "Sau 1,5 ngày làm việc (18 - 19/12), Kỳ họp thứ 23 HĐND huyện Lâm Trì khóa XX đã bế mạc vào trưa 19/12.",
            "session",
            "2024-12-18",
            "2024-12-19",
            "peoples-council",
        ),
        (
            "Sáng 18/12, Kỳ họp thứ mười (thường lệ cuối năm) HĐND huyện Lâm Trì chính thức khai mạc.",
            "session",
            "2024-12-18",
            None,
            "peoples-council",
        ),
        (
            "Chiều 18/12, kỳ họp thứ 9, HĐND huyện Lâm Trì đã hoàn thành chương trình và bế mạc.",
            "session",
            "2024-12-18",
            None,
            "peoples-council",
        ),
        (
            "Sau 02 ngày (30/11 - 01/12), Hội nghị lần thứ 15 Ban Chấp hành Đảng bộ huyện Lâm Trì đã thành công.",
            "conference",
            "2024-11-30",
            "2024-12-01",
            "party-committee",
        ),
    ],
)
def test_a_meeting_is_told_by_its_end(
    passage: str, kind: str, first: str, last: str | None, convener: str, say: Say
) -> None:
    reading = say(f"TIN TRONG HUYỆN\n\nThứ Sáu, 20/12/2024, 08:30\n\n{passage}\n")
    (held,) = contents(reading, Meeting)
    assert held.convener is not None
    assert (held.kind, held.date, held.date_end, held.convener.kind) == (kind, first, last, convener)


@pytest.mark.parametrize(
    ("passage", "kind"),
    [
        ("Ngày 12/3/2024, Đại hội Đảng bộ xã Khe Sâu lần thứ V tiến hành phiên bế mạc.", "congress"),
        ("Ngày 12/3/2024, Đại hội Đảng bộ xã Khe Sâu lần thứ V bước vào phiên khai mạc.", "congress"),
        ("Ngày 12/3/2024, HĐND xã Khe Sâu tiến hành phiên bế mạc kỳ họp thứ 5.", "session"),
        ("Ngày 12/3/2024, Ủy ban MTTQ xã Khe Sâu tổ chức hiệp thương lần thứ hai.", "conference"),
    ],
)
def test_a_part_of_a_congress_is_the_congress(passage: str, kind: str, say: Say) -> None:
    assert meetings(say(f"TIN TRONG XÃ\n\n{passage}\n")) == [(kind, "2024-03-12")]


def test_who_edited_a_page_has_no_post(say: Say) -> None:
    page = "TIN TRONG XÃ\n\nNgày 12/3/2024, Đảng ủy xã Khe Sâu tổ chức hội nghị.\n\n{} Hà Văn Sỹ\n"
    assert posts(say(page.format("Bt:"))) == set()
    assert {role for _, role, _, _ in posts(say(page.format("Dự họp có Bí thư Đảng ủy")))} == {"secretary"}


def test_another_kind_on_the_same_day_is_another_meeting(say: Say) -> None:
    reading = say(
        "TIN TRONG XÃ\n\nSáng 12/3/2024, Hội Nông dân xã Khe Sâu, huyện Lâm Trì tổ chức Đại hội.\n\n"
        "Chiều cùng ngày, Hội Nông dân xã tiến hành Hội nghị lần thứ nhất. Hội nghị kết thúc sớm.\n"
    )
    assert meetings(reading) == [("congress", "2024-03-12"), ("conference", "2024-03-12")]


@pytest.mark.parametrize(
    "passage",
    [
        "Tham gia đoàn có ông Hà Văn Sỹ, Trưởng Ban Pháp chế; bà Lê Thị Na, Phó Trưởng Ban Dân tộc HĐND huyện.",
        "Dự kỳ họp có các đồng chí: Hà Văn Sỹ, Trưởng Ban Pháp chế, Lê Thị Na, Trưởng Ban Dân tộc HĐND huyện.",
    ],
)
def test_the_last_names_the_council_of_all_whose_committees_are_told(passage: str, say: Say) -> None:
    found = posts(say(COUNCIL.format(passage)))
    assert {(body, level) for _, _, body, level in found} == {("peoples-council-committee", "district")}


def test_a_place_behind_a_noun_is_nobody(say: Say) -> None:
    reading = say(COUNCIL.format("Dự có ông Hà Văn Sỹ, Ban Quản lý rừng phòng hộ Mang Yang, tuyến Hà Nam - Trà Lĩnh."))
    assert capacities(reading) == {("Hà Văn Sỹ", "attendee")}


def test_an_everyday_word_is_no_act(say: Say) -> None:
    reading = say(COUNCIL.format("Nghị quyết về dự toán có ông Hà Văn Sỹ biên soạn."))
    assert capacities(reading) == set()


@pytest.mark.parametrize("mark", ["* ", "- ", "1. "])
def test_who_gives_authority_issues_what_is_listed_below(mark: str, say: Say) -> None:
    reading = say(
        PARTY.format(
            "Thừa ủy quyền của Ban Thường vụ Huyện ủy, ông Hà Văn Sỹ công bố các quyết định:\n\n"
            f"{mark}Quyết định số 31-QĐ/HU ngày 12/8/2025 về việc điều động bà Lê Thị Na;\n\n"
            f"{mark}Quyết định số 32-QĐ/HU về việc chỉ định ông Vi Văn Tám."
        )
    )
    assert {issuer for _, issuer, _ in issuers(reading)} == {"party-standing-committee"}


def test_numbered_resolutions_below_their_count_are_adopted(say: Say) -> None:
    reading = say(
        COUNCIL.format(
            "HĐND xã biểu quyết thông qua 2 nghị quyết, gồm:\n1. Nghị quyết về đầu tư;\n2. Nghị quyết về thu."
        )
    )
    assert issuers(reading) == {("resolution", "peoples-council", "commune")}


@pytest.mark.parametrize(
    ("passage", "body", "level"),
    [
        (
            "Dự có ông Hà Văn Sỹ, Phó Chủ nhiệm Thường trực và bà Lê Thị Na, Phó Chủ nhiệm Ủy ban Kiểm tra Huyện ủy.",
            "party-inspection",
            "district",
        ),
        ("Chủ trì có ông Hà Văn Sỹ - Chủ tịch và bà Lê Thị Na - Phó Chủ tịch MTTQ xã.", "fatherland-front", "commune"),
        ("Dự có anh Hà Văn Sỹ - Bí thư và chị Lê Thị Na - Phó Bí thư Huyện đoàn.", "youth-union", "district"),
    ],
)
def test_head_and_deputy_share_the_body_named_last(passage: str, body: str, level: str, say: Say) -> None:
    found = posts(say(COUNCIL.format(passage)))
    assert {(person, one, at) for person, _, one, at in found} == {
        ("Hà Văn Sỹ", body, level),
        ("Lê Thị Na", body, level),
    }


def test_a_secretary_beside_a_head_is_the_partys(say: Say) -> None:
    found = posts(say(COUNCIL.format("Dự có ông Hà Văn Sỹ - Bí thư và bà Lê Thị Na - Trưởng Ban Tuyên giáo Huyện ủy.")))
    assert ("Hà Văn Sỹ", "secretary", "party-committee", "commune") in found


def test_who_lectures_presents(say: Say) -> None:
    assert capacities(say(COUNCIL.format("Báo cáo viên là ông Hà Văn Sỹ."))) == {("Hà Văn Sỹ", "presenter")}


def test_a_clause_after_another_meeting_of_the_day_may_tell_of_the_same(say: Say) -> None:
    reading = say(PARTY.format("Ngay sau đó, ông Hà Văn Sỹ đã chủ trì phiên thảo luận của hội nghị."))
    assert meetings(reading) == [("conference", "2024-03-12")]


def test_a_number_names_no_district(say: Say) -> None:
    reading = say(COUNCIL.format("Dự có ông Hà Văn Sỹ, Tổ trưởng Tổ đại biểu HĐND huyện số 3."))
    assert {one.content.unit.name for one in reading.facts if isinstance(one.content, Locality)} == {
        "Khe Sâu",
        "Lâm Trì",
    }


def test_the_cell_of_a_school_is_no_villages(say: Say) -> None:
    reading = say(
        "TIN TRONG XÃ\n\nNgày 12/3/2024, Chi bộ Trường Tiểu học Hoa Sen, xã Khe Sâu, huyện Lâm Trì tổ chức đại hội.\n"
    )
    (held,) = contents(reading, Meeting)
    assert held.convener is not None
    assert (held.convener.kind, held.convener.level) == ("party-cell", "commune")


def test_a_label_does_not_reach_into_the_name_of_a_body(say: Say) -> None:
    reading = say(PARTY.format("Giao Ban Tổ chức Huyện ủy chủ trì rà soát cán bộ, xong trong tháng 4/2024."))
    assert meetings(reading) == [("conference", "2024-03-12")]


def test_who_presides_may_conclude_in_one_breath(say: Say) -> None:
    reading = say(PARTY.format("Ông Hà Văn Sỹ chủ trì hội nghị. Đồng chí chủ trì kết luận hội nghị."))
    assert capacities(reading) == {("Hà Văn Sỹ", "chair"), ("Hà Văn Sỹ", "concluder")}


@pytest.mark.parametrize(
    ("office", "level"),
    [
        ("Giám đốc Sở Nội vụ", "province"),
        ("Trưởng Công an huyện", "district"),
        ("Tổng Giám đốc Công ty Cổ phần Hoa Sen", None),
        ("Trung đoàn trưởng Trung đoàn 5", None),
        ("Chủ tịch HĐND xã", "commune"),
        ("Trưởng Công an xã", "commune"),
    ],
)
def test_a_party_committee_beside_an_office_is_the_offices(office: str, level: str | None, say: Say) -> None:
    found = posts(say(COUNCIL.format(f"Dự có ông Hà Văn Sỹ, Bí thư Đảng ủy, {office}.")))
    assert ("Hà Văn Sỹ", "secretary", "party-committee", level) in found


def test_who_gives_authority_is_not_who_hands_over(say: Say) -> None:
    passage = (
        "Thừa ủy quyền của Giám đốc Công an tỉnh, Thượng tá Hà Văn Sỹ, Trưởng Công an huyện trao Quyết định số "
        "988/QĐ-CAT cho Thiếu tá Vi Văn Tám."
    )
    reading = say(PARTY.format(passage))
    assert posts(reading) == {("Hà Văn Sỹ", "head", "police", "district")}
    assert issuers(reading) == {("decision", "police", "province")}


def test_a_post_that_is_counted_stands_for_nobody(say: Say) -> None:
    reading = say(
        PARTY.format(
            "Hội nghị đã cho ý kiến vào báo cáo và bầu 01 Ủy viên Ban Thường vụ. Kết quả, ông Hà Văn Sỹ trúng cử."
        )
    )
    assert capacities(reading) == set()
    assert posts(reading) == {("Hà Văn Sỹ", "member", "party-standing-committee", "commune")}


def test_who_reports_a_report_of_some_kind_presents(say: Say) -> None:
    reading = say(COUNCIL.format("Kỳ họp nghe ông Hà Văn Sỹ báo cáo thẩm tra."))
    assert capacities(reading) == {("Hà Văn Sỹ", "presenter")}


def test_the_deputies_of_a_delegation_are_delegates_however_addressed(say: Say) -> None:
    reading = say(
        "TIN TRONG XÃ\n\nChiều 12/12/2024, Đoàn ĐBQH tỉnh gồm các ông: Hà Văn Sỹ, Bí thư Tỉnh ủy; Vi Văn Tám đã tiếp "
        "xúc cử tri xã Khe Sâu.\n"
    )
    delegates = {(person, body) for person, role, body, _ in posts(reading) if role == "delegate"}
    assert delegates == {("Hà Văn Sỹ", "national-assembly"), ("Vi Văn Tám", "national-assembly")}


def test_a_bare_deputy_is_of_the_body_whose_head_was_told_before(say: Say) -> None:
    passage = "Theo quyết định, ông Hà Văn Sỹ giữ chức Chủ tịch Công đoàn xã; bà Lê Thị Na giữ chức Phó Chủ tịch."
    found = posts(say(FARMERS.format(passage)))
    assert {(person, body) for person, _, body, _ in found} == {
        ("Hà Văn Sỹ", "trade-union"),
        ("Lê Thị Na", "trade-union"),
    }


def test_the_hall_where_a_body_meets_does_not_hold_the_meeting(say: Say) -> None:
    reading = say(
        "TIN TRONG XÃ\n\nSáng 12/3/2024, tại Trung tâm Hội nghị, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức Hội nghị.\n"
    )
    (held,) = contents(reading, Meeting)
    assert held.convener is not None
    assert held.convener.kind == "party-committee"


def test_a_session_is_of_the_council_that_another_sentence_names(say: Say) -> None:
    reading = say(
        "TIN TRONG XÃ\n\nKỳ họp thứ 5 HĐND xã Khe Sâu, huyện Lâm Trì đã bầu: Chủ tịch UBND xã: ông Hà Văn Sỹ; Phó "
        "Chủ tịch UBND xã: các ông Vi Văn Tám, Lò Văn Bảy. Kỳ họp diễn ra sáng 12/3/2024.\n"
    )
    (held,) = contents(reading, Meeting)
    assert held.convener is not None
    assert held.convener.kind == "peoples-council"
    assert {(person, role) for person, role, _, _ in posts(reading)} == {
        ("Hà Văn Sỹ", "chair"),
        ("Vi Văn Tám", "vice-chair"),
        ("Lò Văn Bảy", "vice-chair"),
    }


def test_the_head_of_a_branch_is_elected_by_its_congress(say: Say) -> None:
    reading = say(
        "TIN TRONG XÃ\n\nSáng 12/3/2024, Chi hội Phụ nữ xóm 3, xã Khe Sâu tổ chức Đại hội. Chị Hà Thị Mơ được bầu "
        "làm Chi hội trưởng.\n"
    )
    assert posts(reading) == {("Hà Thị Mơ", "head", "womens-union", "village")}
    assert changes(reading) == {("election", "Hà Thị Mơ")}


def test_a_bare_head_in_the_meeting_of_a_group_is_the_groups(say: Say) -> None:
    reading = say(
        "TIN TRONG XÃ\n\nSáng 12/3/2024, Ban Chỉ huy PCTT xã Khe Sâu họp. Ông Hà Văn Sỹ, Trưởng Ban Chỉ huy chủ trì; "
        "ông Vi Văn Tám, Phó Trưởng ban báo cáo.\n"
    )
    assert posts(reading) == {
        ("Hà Văn Sỹ", "head", "working-group", "commune"),
        ("Vi Văn Tám", "deputy-head", "working-group", "commune"),
    }


def test_a_title_may_leave_to_the_text_whose_the_meeting_is(say: Say) -> None:
    reading = say(
        "BIÊN BẢN\nHội nghị lấy ý kiến cử tri xã Khe Sâu\n\nHôm nay, ngày 10 tháng 4 năm 2021, tại thôn Đông.\n"
        "Ban Thường trực Ủy ban MTTQ xã phối hợp với UBND xã tổ chức hội nghị.\n- Người chủ trì: Ông Hà Văn Sỹ\n"
    )
    (held,) = contents(reading, Meeting)
    assert held.convener is not None
    assert (held.date, held.convener.kind) == ("2021-04-10", "fatherland-front")


@pytest.mark.parametrize(
    ("other", "body"),
    [
        ("Phó Chủ tịch UBND huyện", "working-group"),
        ("Phó Chủ tịch Hội Nông dân huyện", "working-group"),
        ("Ủy viên Ban Thường vụ Huyện ủy", "party-organisation-commission"),
    ],
)
def test_who_organises_an_event_heads_no_commission_of_the_party(other: str, body: str, say: Say) -> None:
    found = posts(say(COUNCIL.format(f"Dự có ông Hà Văn Sỹ, {other}, Trưởng Ban Tổ chức.")))
    assert {kind for _, role, kind, _ in found if role == "head"} == {body}


@pytest.mark.parametrize(
    ("passage", "body"),
    [
        ("UBND xã lập Ban Tổ chức lễ hội. Dự có ông Hà Văn Sỹ, Trưởng Ban Tổ chức.", "working-group"),
        ("Ban Tổ chức Hội thao ra mắt. Ban Tổ chức do ông Hà Văn Sỹ làm Trưởng ban.", "working-group"),
        ("Dự có ông Hà Văn Sỹ, Trưởng Ban Tổ chức.", "party-organisation-commission"),
        (
            "Bổ nhiệm ông Hà Văn Sỹ giữ chức Trưởng Ban Tổ chức. Ban Tổ chức Hội thao tặng hoa.",
            "party-organisation-commission",
        ),
        (
            "Ban Tổ chức Hội thao công bố thể lệ. Kỳ họp bế mạc. Dự có ông Hà Văn Sỹ, Trưởng Ban Tổ chức.",
            "party-organisation-commission",
        ),
        ("Ban Tổ chức Hội thao họp. Có ông Hà Văn Sỹ, Trưởng Ban Tổ chức Huyện ủy.", "party-organisation-commission"),
    ],
)
def test_a_text_about_an_event_means_those_who_organise_it(passage: str, body: str, say: Say) -> None:
    found = posts(say(COUNCIL.format(passage)))
    assert {kind for _, role, kind, _ in found if role == "head"} == {body}


def test_posts_before_a_dash_are_those_of_the_name_behind_it(say: Say) -> None:
    read = say(PARTY.format("Báo cáo do Phó Bí thư Đảng ủy, Chủ tịch UBND xã - Hà Văn Bốn trình bày. "
                            "Bí thư Huyện ủy - Lê Thị Năm phát biểu chỉ đạo."))  # fmt: skip
    assert posts(read) == {
        ("Hà Văn Bốn", "deputy-secretary", "party-committee", "commune"),
        ("Hà Văn Bốn", "chair", "peoples-committee", "commune"),
        ("Lê Thị Năm", "secretary", "party-committee", "district"),
    }
    assert capacities(read) == {("Hà Văn Bốn", "presenter"), ("Lê Thị Năm", "director")}


def test_a_list_fills_the_posts_of_the_body_before_it(say: Say) -> None:
    passage = (
        "Bà Lê Năm công bố Nghị quyết chỉ định nhân sự HĐND xã: ông Hà Văn Bốn giữ chức Chủ tịch; "
        "bà Đỗ Thị Sáu giữ chức Phó Chủ tịch; ông Y Bảy giữ chức Trưởng Ban Pháp chế."
    )
    read = say(COUNCIL.format(passage))
    assert {("Hà Văn Bốn", "chair", "peoples-council", "commune"),
            ("Đỗ Thị Sáu", "vice-chair", "peoples-council", "commune")} <= posts(read)  # fmt: skip


def test_what_others_decided_was_not_elected(say: Say) -> None:
    passage = "TIN\n\nNgày 12/3/2024, Đoàn xã Khe Sâu, huyện Lâm Trì tổ chức Đại hội lần thứ II.\n\n{}\n"
    names = "Ban Chấp hành gồm 15 đồng chí; đồng chí Hà Văn Bốn giữ chức Bí thư Đoàn xã."
    assert changes(say(passage.format(names))) == {("election", "Hà Văn Bốn")}
    assert changes(say(passage.format(f"Theo quyết định của Ban Thường vụ Huyện đoàn, {names}"))) == set()


def test_who_presides_is_told_in_the_passive_and_who_is_given_an_award_does_nothing(say: Say) -> None:
    led = say(COUNCIL.format("Kỳ họp được điều hành bởi Chủ tọa gồm: Hà Văn Bốn - Chủ tịch HĐND xã; Đỗ Thị Sáu."))
    assert capacities(led) == {("Hà Văn Bốn", "chair"), ("Đỗ Thị Sáu", "chair")}
    given = say(
        FARMERS.format("Hội công bố Quyết định tặng giấy khen cho 3 tập thể và các hội viên Hà Văn Bốn, Lê Năm.")
    )
    assert capacities(given) == set()


def test_what_is_told_behind_a_colon_is_not_done_by_who_tells_it(say: Say) -> None:
    read = say(FARMERS.format("Phát biểu khai mạc, ông Hà Văn Bốn nêu bật kết quả: trao 52 căn nhà; chăm lo hội viên."))
    assert capacities(read) == {("Hà Văn Bốn", "opener")}


HEADED = "{}\n{}\n\nNgày 15/3/2022, Hội Nông dân xã Khe Sâu tổ chức Đại hội. Dự có ông Hà Văn Sỹ, Chủ tịch UBND.\n"


@pytest.mark.parametrize(
    ("header", "title", "named"),
    [
        # the page of a body above, the title below it tells of the commune
        ("HỘI NÔNG DÂN HUYỆN LÂM TRÌ", "Đại hội Hội Nông dân xã Khe Sâu", {"xã Khe Sâu", "HUYỆN LÂM TRÌ"}),
        # a type among words in capitals
        ("CỔNG THÔNG TIN XÃ KHE SÂU - HUYỆN LÂM TRÌ", "Nông dân bàn việc mùa", {"xã Khe Sâu", "HUYỆN LÂM TRÌ"}),
        ("HỘI NÔNG DÂN HUYỆN LÂM TRÌ", "Tin hoạt động", {"HUYỆN LÂM TRÌ"}),
    ],
)
def test_whose_page_it_is_and_what_its_title_tells_of(header: str, title: str, named: set[str], say: Say) -> None:
    reading = say(HEADED.format(header, title))
    assert places(reading) >= named
    level = "commune" if "xã Khe Sâu" in named else "district"
    assert reading.place is not None
    assert reading.place.level == level


def test_a_name_that_the_lists_have_ends_with_its_line(say: Say) -> None:
    reading = say(
        "Ngày 17/3/2023, Hội Nông dân xã Khe Sâu tổ chức hội nghị tại huyện Mỏ Cày Nam\nTổng số hội viên: 31.\n"
    )
    assert "huyện Mỏ Cày Nam" in places(reading)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # the sign of a present is one
        ("Bà Lê Thị Na trao bảng tượng trưng tặng dàn âm thanh cho thôn.", {("Lê Thị Na", "attendee")}),
        # a given name behind «Y»
        (
            "Dự hội nghị có ông Y Sơn Niê, Chủ tịch Hội Nông dân huyện. Ông Y Sơn phát biểu chỉ đạo.",
            {("Y Sơn Niê", "director")},
        ),
        # whose health is asked after
        ("Ông Hà Văn Sỹ phát biểu. Đoàn thăm hỏi sức khỏe bà Lê Thị Na, ông Vi Văn Tám.", {("Hà Văn Sỹ", "speaker")}),
        # others who come along, between a person and the verb
        (
            "Ông Hà Văn Sỹ - Chủ tịch UBND xã cùng hơn 300 bà con Thái, Mường, Kinh trong xã cũng có mặt.",
            {("Hà Văn Sỹ", "attendee")},
        ),
        # who attends a course meanwhile
        (
            "Bí thư Đảng ủy xã Hà Văn Sỹ đang dự lớp bồi dưỡng ở tỉnh, đã gửi thư. Bà Lê Thị Na dự.",
            {("Lê Thị Na", "attendee")},
        ),
        # for whom somebody acts
        (
            "Được sự ủy quyền của Giám đốc Công an tỉnh, Thượng tá Hà Văn Sỹ công bố Quyết định và trao thưởng.",
            {("Hà Văn Sỹ", "presenter")},
        ),
        # a place that reads like a name
        ("Bà Lê Thị Na phát biểu, kể về chuyến học tập tại Cao Bằng, chúc mừng các hộ.", {("Lê Thị Na", "speaker")}),
    ],
)
def test_what_people_are_called_and_give(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(FARMERS.format(passage))) == expected


def test_a_group_meets_in_sessions_which_its_head_chairs(say: Say) -> None:
    reading = say(
        "Sáng 25/10/2022, Ban Chỉ đạo chuyển đổi số huyện Lâm Trì họp phiên thứ hai. Chủ trì là đồng chí Bí thư "
        "Huyện ủy Hà Văn Sỹ, Trưởng Ban Chỉ đạo. Bà Lê Thị Na, Tổ trưởng Tổ giúp việc trình bày báo cáo.\n"
    )
    assert meetings(reading) == [("session", "2022-10-25")]
    assert ("Hà Văn Sỹ", "head", "working-group", "district") in posts(reading)
    assert capacities(reading) == {("Hà Văn Sỹ", "chair"), ("Lê Thị Na", "presenter")}


def test_a_further_association_is_one(say: Say) -> None:
    reading = say(FARMERS.format("Dự có ông Thạch Văn Sỹ - Phó Chủ tịch Hội Đoàn kết sư sãi yêu nước huyện."))
    assert ("Thạch Văn Sỹ", "vice-chair", "other-association", "district") in posts(reading)


def test_a_council_opens_a_session_over_which_others_preside(say: Say) -> None:
    reading = say(COUNCIL.format("HĐND xã khóa I khai mạc kỳ họp thứ nhất do đồng chí Lê Thị Na làm chủ tọa."))
    assert capacities(reading) == {("Lê Thị Na", "chair")}


def test_counted_members_are_nobody_of_them(say: Say) -> None:
    reading = say(
        FARMERS.format("Dự có 33/37 vị Ủy viên Ủy ban MTTQ xã. Bầu ông Hà Văn Sỹ làm Ủy viên Ủy ban MTTQ xã.")
    )
    assert capacities(reading) == set()


def test_who_speaks_for_others_is_a_delegate_by_the_group_of_delegates(say: Say) -> None:
    reading = say(COUNCIL.format("Thay mặt Ban kiểm phiếu, bà Lê Thị Na, đại biểu tổ số 3 công bố kết quả."))
    assert posts(reading) == {("Lê Thị Na", "delegate", "peoples-council", "commune")}
    reading = say(COUNCIL.format("Hai đại biểu Hà Văn Sỹ và Lê Thị Na vắng mặt."))
    assert {one[:2] for one in posts(reading)} == {("Hà Văn Sỹ", "delegate"), ("Lê Thị Na", "delegate")}


def test_a_delegation_of_a_committee_is_led_by_its_deputy_head(say: Say) -> None:
    reading = say(
        "Chiều 12/3/2024, Đoàn giám sát của Ban Pháp chế HĐND tỉnh do bà Lê Thị Na, Phó Trưởng ban chuyên trách làm "
        "trưởng đoàn làm việc với UBND xã Khe Sâu.\n"
    )
    assert ("Lê Thị Na", "deputy-head", "peoples-council-committee", "province") in posts(reading)


@pytest.mark.parametrize("called", ["Tân Chủ tịch Hội Nông dân xã", "Tân Chủ tịch Hội", "Tân Chủ tịch"])
def test_a_new_head_is_who_was_given_the_post(called: str, say: Say) -> None:
    vote = "Ông Hà Văn Sỹ, Chủ tịch Hội Nông dân xã thôi giữ chức Chủ tịch; bầu bà Lê Thị Na giữ chức Chủ tịch Hội. "
    assert capacities(say(FARMERS.format(vote + called + " phát biểu nhận nhiệm vụ."))) == {("Lê Thị Na", "speaker")}


def test_who_comes_along_is_named_before_a_visit(say: Say) -> None:
    reading = say(
        FARMERS.format(
            "Chiều cùng ngày, đoàn công tác của xã do bà Lê Thị Na làm Trưởng đoàn, cùng ông Hà Văn Sỹ, đã đến thăm, "
            "tặng quà các hộ nghèo."
        )
    )
    assert meetings(reading) == [("conference", "2024-03-12"), ("working-visit", "2024-03-12")]


def test_the_first_session_of_a_committee_is_told_within_the_congress(say: Say) -> None:
    reading = say(
        "TIN TRONG XÃ\n\nTrong 2 ngày 30 và 31/3/2021, Hội Nông dân xã Khe Sâu tổ chức đại hội.\n\nTại phiên họp "
        "thứ nhất của BCH vào trưa 31/3/2021, bà Lê Thị Na được bầu giữ chức Chủ tịch.\n\nÔng Hà Văn Sỹ bế mạc "
        "Đại hội.\n"
    )
    assert meetings(reading) == [("congress", "2021-03-30"), ("session", "2021-03-31")]
    congress, session = (one.id for one in reading.facts if isinstance(one.content, Meeting))
    assert {one.meeting for one in contents(reading, PersonnelChange)} == {session}
    assert {one.meeting for one in contents(reading, Participation)} == {congress}


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Ông Hà Văn Sỹ chủ trì hội nghị. Chủ tọa kết luận: giao bà Lê Thị Na hoàn chỉnh hồ sơ.",
            {("Hà Văn Sỹ", "chair"), ("Hà Văn Sỹ", "concluder")},
        ),
        (
            "Ông Hà Văn Sỹ chủ trì hội nghị. Chủ tọa hội nghị phát biểu bế mạc.",
            {("Hà Văn Sỹ", "chair"), ("Hà Văn Sỹ", "concluder")},
        ),
        (
            "Chủ tọa: các ông Hà Văn Sỹ, Vi Văn Tám. Chủ tọa kết luận.",
            {(n, "chair") for n in ("Hà Văn Sỹ", "Vi Văn Tám")},
        ),
        ("Ông Hà Văn Sỹ động viên bà Lê Thị Na (mất nhà); yêu cầu xã hỗ trợ.", {("Hà Văn Sỹ", "speaker")}),
        ("Ông Hà Văn Sỹ ghi nhận đóng góp của bà Lê Thị Na; đề nghị xã khen thưởng.", {("Hà Văn Sỹ", "speaker")}),
        ("Ông Hà Văn Sỹ thông báo kết quả giải quyết 14/17 kiến nghị.", {("Hà Văn Sỹ", "presenter")}),
        (
            "Chung niềm vui với bà con có ông Hà Văn Sỹ; bà Lê Thị Na, Trưởng thôn.",
            {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "attendee")},
        ),
    ],
)
def test_who_acts_is_the_subject_told_by_that_alone_or_left_out(
    passage: str, expected: set[tuple[str, str]], say: Say
) -> None:
    assert capacities(say(PARTY.format(passage))) == expected


@pytest.mark.parametrize("post", ["người thôi làm cán bộ thôn", "con em được làm giáo viên", "ai muốn làm Trưởng thôn"])
def test_a_post_that_people_only_speak_of_is_not_theirs(post: str, say: Say) -> None:
    assert posts(say(PARTY.format(f"Bà Lê Thị Na hỏi về chế độ cho {post}."))) == set()


@pytest.mark.parametrize(
    ("passage", "kind"),
    [
        ("Chiều cùng ngày, Hội Chữ thập đỏ huyện tổ chức trao 200 thùng hàng cho bà con.", "working-visit"),
        ("Chiều cùng ngày, Hội LHPN huyện phối hợp Huyện đoàn tổ chức trao 30 suất quà cho hộ nghèo.", "working-visit"),
        ("Tại hội nghị, Hội LHPN huyện tổ chức trao 30 suất quà cho hộ nghèo.", None),
        ("Chiều cùng ngày, Huyện ủy tổ chức trao 5 Huy hiệu Đảng cho đảng viên.", None),
    ],
)
def test_who_goes_to_hand_out_presents_pays_a_visit(passage: str, kind: str | None, say: Say) -> None:
    told = [kind for kind, _ in meetings(say(PARTY.format(passage)))]
    assert told == ["conference", *([kind] if kind is not None else [])]
