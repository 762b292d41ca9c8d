"""Meetings as pages tell them: the year of a day, parts of a meeting, habits, whose it is; in invented passages."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents

from govgraph.model import Meeting, Participation, Reading

Say = Callable[[str], Reading]
Told = list[tuple[str, str | None, str | None]]

PAGE = "TIN TRONG XÃ\n\n{}\n"
PARTY = "TIN TRONG XÃ\n\nSáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n{}\n"
SY, NA, TU = "Hà Văn Sỹ", "Lê Thị Na", "Vũ Văn Tư"


def told(reading: Reading) -> Told:
    """Return the kind, the day and the kind of the convener of each meeting."""
    held = contents(reading, Meeting)
    return [(one.kind, one.date, one.convener.kind if one.convener is not None else None) for one in held]


@pytest.mark.parametrize(
    ("passage", "day"),
    [
        # an anniversary is told about the day of its end; of its beginning alone no year is known
        ("Sáng 5/12, Hội CCB xã Khe Sâu tổ chức lễ kỷ niệm ngày thành lập (6/12/1989 - 6/12/2025).", "2025-12-05"),
        ("Chiều 2/2, Chi bộ thôn Đông tổ chức gặp mặt mừng Đảng (03/02/1930 – 03/02/2024).", "2024-02-02"),
        ("Chiều 20/12, xã đội Khe Sâu tổ chức gặp mặt nhân Ngày thành lập Quân đội (22/12/1944).", "--12-20"),
        ("Ngày 22/12/1944 là ngày thành lập Quân đội. Chiều 20/12, Hội CCB xã Khe Sâu tổ chức gặp mặt.", "--12-20"),
        # nor does the span of a plan tell when the text was written
        ("Đề án thực hiện từ 01/01/2021 đến 31/12/2025. Sáng 5/3, UBND xã Khe Sâu tổ chức hội nghị.", "--03-05"),
        # but another day in brackets dates the text
        (
            "Sáng nay (12/3/2024), Đảng ủy xã khởi công trường học. Chiều 12/3, Hội CCB xã tổ chức gặp mặt.",
            "2024-03-12",
        ),
        # the year in the name of a meeting
        ("Sáng 25/2, UBND huyện Lâm Trì tổ chức Lễ giao nhận quân năm 2024.", "2024-02-25"),
        ("Ngày 10/1, Hội CCB xã Khe Sâu tổ chức hội nghị tổng kết công tác năm 2023.", "2024-01-10"),
        ("Ngày 10/11, Hội CCB xã Khe Sâu tổ chức hội nghị. Năm 2019 xã có 500 người.", "--11-10"),
        ("Ngày 10/12, HĐND xã Khe Sâu tổ chức kỳ họp thông qua nghị quyết về ngân sách năm 2024.", "--12-10"),
    ],
)
def test_a_year_left_out_is_that_of_what_is_told(passage: str, day: str, say: Say) -> None:
    assert [one for _, one, _ in told(say(PAGE.format(passage)))] == [day]


@pytest.mark.parametrize(
    ("scene", "expected"),
    [
        ("7 giờ sáng 5/3/2024, sân trụ sở rợp cờ", [("ceremony", "2024-03-05", "peoples-committee")]),
        ("Luật có hiệu lực từ ngày 5/3/2024", []),
        ("Từ sáng 5/3/2024, chính quyền mới làm việc ở trụ sở xã", []),
        ("Chiều 5/3/2024, giông lốc làm tốc mái hội trường xã", []),
        ("Sáng 5/3/2024, giá lúa tăng", []),
    ],
)
def test_a_scene_tells_the_day_of_what_is_told_in_it(scene: str, expected: Told, say: Say) -> None:
    told_in = "Trong đội hình, 45 người đứng nghiêm trong buổi lễ ra mắt do UBND xã Khe Sâu tổ chức, đúng hẹn."
    assert told(say(PAGE.format(f"{scene}. {told_in}"))) == expected


@pytest.mark.parametrize(
    ("held", "kind"),
    [
        ("tổ chức hội nghị để các đại biểu HĐND tỉnh tiếp xúc cử tri", "voter-contact"),
        ("tổ chức hội nghị để chuẩn bị Đại hội", "conference"),
        ("tổ chức hội nghị để HĐND huyện rút kinh nghiệm công tác tiếp xúc cử tri", "conference"),
        ("tổ chức hội nghị để đánh giá các buổi tiếp xúc cử tri", "conference"),
        ("họp Kỳ thứ 27", "session"),
        ("họp giao ban kỳ 2", "conference"),
    ],
)
def test_a_meeting_is_of_the_kind_for_which_it_is_held(held: str, kind: str, say: Say) -> None:
    reading = say(PAGE.format(f"Sáng 5/3/2024, Ủy ban MTTQ huyện Lâm Trì {held}."))
    assert [one for one, _, _ in told(reading)] == [kind]


def test_a_year_in_a_headline_is_that_of_the_meeting(say: Say) -> None:
    page = "Lễ giao nhận quân năm 2024\n\nSáng 25/2, UBND huyện Lâm Trì tổ chức lễ giao nhận quân.\n"
    assert told(say(page)) == [("ceremony", "2024-02-25", "peoples-committee")]


@pytest.mark.parametrize(
    ("headline", "day"),
    [
        ("BẢN TIN NỘI BỘ HUYỆN LÂM TRÌ - SỐ 11/2021", "2021-11-05"),
        ("Tập san Lâm Trì số 52/2021", "2021-11-05"),
        ("Bản tin Lâm Trì số 01/2022", "2021-11-05"),  # the first issue of a year may tell of the last
        ("Bản tin Lâm Trì số 115", "--11-05"),
        ("Triển khai Quyết định số 11/2021", "--11-05"),
    ],
)
def test_the_issue_of_a_bulletin_tells_its_year(headline: str, day: str, say: Say) -> None:
    page = f"{headline}\n\n- Ngày 05/11: Đảng ủy xã Khe Sâu tổ chức hội nghị giao ban.\n"
    assert told(say(page)) == [("conference", day, "party-committee")]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Về dự buổi lễ khai giảng có ông Hà Văn Sỹ, Chủ tịch UBND xã.", {(SY, "attendee")}),
        ("Tới dự buổi khai mạc có ông Hà Văn Sỹ.", {(SY, "attendee")}),
        ("Đến dự lễ bế mạc và trao giải có ông Hà Văn Sỹ.", {(SY, "attendee")}),
        ("Ông Hà Văn Sỹ dự khai mạc hội thi.", {(SY, "attendee")}),
        ("Ông Hà Văn Sỹ dự và khai mạc hội thi.", {(SY, "opener")}),
        ("Phát biểu tại buổi lễ khai giảng, bà Lê Thị Na nhấn mạnh nhiệm vụ.", {(NA, "speaker")}),
        ("Sau khai mạc, ông Hà Văn Sỹ đọc báo cáo.", {(SY, "presenter")}),
        ("Sau phần khai mạc, ông Hà Văn Sỹ trình bày báo cáo.", {(SY, "presenter")}),
        ("Trước khi bế mạc hội nghị, bà Lê Thị Na trả lời ý kiến.", {(NA, "speaker")}),
        # sides, and who acts with others
        (
            "Phía huyện có ông Hà Văn Sỹ; phía xã có bà Lê Thị Na, Chủ tịch MTTQ cùng dự.",
            {(SY, "attendee"), (NA, "attendee")},
        ),
        ("Phía huyện có ý kiến, bà Lê Thị Na trả lời.", {(NA, "speaker")}),
        ("Ông Hà Văn Sỹ khai mạc, rồi cùng bà Lê Thị Na điều hành.", {(SY, "opener"), (SY, "chair"), (NA, "chair")}),
        ("Ông Hà Văn Sỹ khai mạc, rồi bà Lê Thị Na điều hành.", {(SY, "opener"), (NA, "chair")}),
        ("Ông Hà Văn Sỹ và một nam thanh niên từng lầm lỡ năm trước cũng phát biểu.", {(SY, "speaker")}),
        # whose opening it is, that is told
        ("Sau phần khai mạc của bà Lê Thị Na, ông Hà Văn Sỹ báo cáo.", {(NA, "opener"), (SY, "presenter")}),
        ("Phát biểu khai mạc buổi lễ, bà Lê Thị Na nêu rõ mục đích.", {(NA, "opener")}),
        ("Sau khi khai mạc, bà Lê Thị Na báo cáo.", {(NA, "opener"), (NA, "presenter")}),
    ],
)
def test_a_beginning_or_end_may_be_only_when_something_was(
    passage: str, expected: set[tuple[str, str]], say: Say
) -> None:
    assert capacities(say(PARTY.format(passage))) == expected


FARMERS = "{} ngày 12/3/2023, Hội Nông dân xã Khe Sâu tổ chức Đại hội đại biểu nhiệm kỳ 2023 - 2028."


@pytest.mark.parametrize(
    "preamble",
    [
        "Thực hiện hướng dẫn của Huyện ủy Lâm Trì về tổ chức đại hội;",
        "Thực hiện Kế hoạch của Đảng ủy xã về việc tổ chức đại hội chi hội,",
        "Thực hiện chỉ đạo của Huyện ủy Lâm Trì về tổ chức đại hội. Sáng",
    ],
)
def test_what_a_body_above_lays_down_it_does_not_hold(preamble: str, say: Say) -> None:
    assert told(say(PAGE.format(FARMERS.format(preamble)))) == [("congress", "2023-03-12", "farmers-association")]


@pytest.mark.parametrize(
    ("passage", "held"),
    [
        ("Hằng năm, Hội LHPN xã Khe Sâu phối hợp tổ chức các lớp tập huấn.", False),
        ("Mỗi quý, Đảng ủy xã Khe Sâu tổ chức hội nghị giao ban.", False),
        ("Định kỳ hằng tháng, Chi bộ thôn Đông tổ chức sinh hoạt chi bộ.", False),
        ("Hàng năm cứ vào ngày 18/11, thôn Đông tổ chức ngày hội Đại đoàn kết.", False),
        ("Theo kế hoạch, sẽ có 02 đơn vị thuộc xã tổ chức đại hội trong tháng 2/2024.", False),
        ("Sáng 12/3/2024, Đảng ủy xã Khe Sâu tổ chức hội nghị giao ban định kỳ hằng tháng.", True),
        ("Như hằng năm, sáng 12/3/2024, Đảng ủy xã Khe Sâu tổ chức hội nghị quý I.", True),
        ("Hằng năm, theo Kế hoạch số 5-KH/ĐU ngày 12/3/2024, Đảng ủy xã Khe Sâu tổ chức hội nghị giao ban.", False),
        ("Phiên họp hằng tháng của UBND xã Khe Sâu được tổ chức sáng 12/3/2024.", True),
        ("Cuộc họp hằng tháng của Chi bộ thôn Đông diễn ra tối 12/3/2024.", True),
        ("Đã có 02 chi bộ tổ chức đại hội trong tháng 2/2024.", True),
        # nor what one is to hold with others
        ("Ngày 12/3/2024, Hội CCB xã sẽ phối hợp Đoàn xã, Hội LHPN và UBND xã Khe Sâu tổ chức hội nghị.", False),
        ("Ngày 12/3/2024, Hội CCB xã đã phối hợp Đoàn xã, Hội LHPN và UBND xã Khe Sâu tổ chức hội nghị.", True),
        # nor is what all hold in a year
        ("Năm 2015 là năm Đảng bộ xã Khe Sâu tiến hành đại hội Đảng các cấp.", False),
        ("Đảng bộ xã Khe Sâu đã tổ chức đại hội Đảng.", True),
        # nor what a paper is about
        ("Ngày 12/3/2024, Huyện ủy Lâm Trì biên soạn Hướng dẫn số 9-HD/HU về sinh hoạt chuyên đề.", False),
    ],
)
def test_what_is_held_again_and_again_or_yet_to_be_is_no_meeting(passage: str, held: bool, say: Say) -> None:
    assert bool(told(say(PAGE.format(passage)))) == held


@pytest.mark.parametrize(
    ("passage", "held"),
    [
        # an office in whose rooms others meet
        (
            "Sáng 12/3/2024, tại phòng họp số 1, Văn phòng UBND huyện Lâm Trì, Thường trực HĐND huyện tổ chức họp.",
            [("conference", "2024-03-12", "peoples-council-standing")],
        ),
        (
            "Sáng 12/3/2024, Văn phòng UBND huyện Lâm Trì, Thường trực HĐND huyện tổ chức cuộc họp.",
            [("conference", "2024-03-12", "specialised-agency")],
        ),
        # led by one of its own, a body meets; with whom others work, it does not
        (
            "Ngày 12/3/2024, tập thể lãnh đạo UBND huyện Lâm Trì do ông Hà Văn Sỹ chủ trì đã họp.",
            [("conference", "2024-03-12", "peoples-committee")],
        ),
        (
            "Ngày 12/3/2024, buổi làm việc với UBND huyện Lâm Trì do ông Hà Văn Sỹ chủ trì đã diễn ra.",
            [("working-visit", "2024-03-12", None)],
        ),
        # a session is the council's, whoever calls it
        (
            "Ngày 12/3/2024, Thường trực HĐND xã Khe Sâu triệu tập kỳ họp thứ 5.",
            [("session", "2024-03-12", "peoples-council")],
        ),
        (
            "Ngày 12/3/2024, Thường trực HĐND xã Khe Sâu tổ chức phiên họp tháng 3.",
            [("session", "2024-03-12", "peoples-council-standing")],
        ),
        (
            "Ngày 12/3/2024, diễn ra kỳ họp thứ 5. HĐND xã Khe Sâu bầu ông Hà Văn Sỹ giữ chức Phó Chủ tịch HĐND xã.",
            [("session", "2024-03-12", "peoples-council")],
        ),
        (
            "Ngày 12/3/2024, diễn ra kỳ họp thứ 5. HĐND xã Khe Sâu nghe báo cáo của HĐND huyện Lâm Trì.",
            [("session", "2024-03-12", None)],
        ),
    ],
)
def test_who_holds_a_meeting_is_not_whose_room_it_is_in_or_who_calls_it(passage: str, held: Told, say: Say) -> None:
    assert told(say(PAGE.format(passage))) == held


@pytest.mark.parametrize(
    ("article", "held"),
    [("Phê chuẩn kết quả bầu ông Hà Văn Sỹ giữ chức", 0), ("Xác nhận kết quả bầu ông Hà Văn Sỹ giữ chức", 1)],
)
def test_a_vote_that_is_ratified_was_held_elsewhere(article: str, held: int, say: Say) -> None:
    page = (
        "Nghị quyết về nhân sự\n\nXét biên bản bầu Phó Chủ tịch HĐND huyện Lâm Trì tại kỳ họp thứ 5 ngày 12/3/2024,\n\n"
        "QUYẾT NGHỊ:\n\nĐiều 1. {} Phó Chủ tịch HĐND huyện Lâm Trì.\n"
    )
    assert len(told(say(page.format(article)))) == held


ORDERED = (
    "TIN TRONG XÃ\n\nSáng 12/3/2024, Đảng ủy xã Khe Sâu tổ chức hội nghị quý I. {} Ông Hà Văn Sỹ kết luận hội nghị.\n"
)


@pytest.mark.parametrize(
    "passage",
    [
        "Hội nghị giao UBND xã tổ chức lễ ra quân trong tháng 4.",
        "Bà Lê Thị Na yêu cầu UBND xã tổ chức hội nghị đối thoại với Nhân dân.",
        "Hội nghị thống nhất: UBND xã tổ chức lễ phát động vào ngày 20/4.",
        "Hội nghị thống nhất các nội dung: Hội Nông dân xã tổ chức đại hội trong quý III; Đoàn xã tổ chức hội trại.",
        "Hội nghị nhất trí chủ trương tổ chức Đại hội Hội CCB xã vào tháng 5/2024.",
        "Bà Lê Thị Na đề nghị các xóm rà soát hộ nghèo; Hội Nông dân xã tổ chức lễ phát động.",
        "UBND xã đề nghị tổ chức lễ ra quân phải tiết kiệm.",
        "Theo kế hoạch, các chi bộ tổ chức đại hội trong tháng 4.",
        "Về nhiệm vụ quý II: UBND xã tổ chức lễ ra quân; Hội CCB xã tổ chức đại hội.",
        "Bà Lê Thị Na nhấn mạnh: các chi bộ cần tổ chức đại hội đúng hạn.",
    ],
)
def test_what_is_asked_for_or_agreed_upon_is_no_meeting_yet(passage: str, say: Say) -> None:
    reading = say(ORDERED.format(passage))
    assert told(reading) == [("conference", "2024-03-12", "party-committee")]
    assert (SY, "concluder") in capacities(reading)


@pytest.mark.parametrize(
    "lead",
    [
        "Thực hiện chỉ đạo của Huyện ủy Lâm Trì, ngày 12/3/2024",
        "Theo đề nghị của Hội Nông dân huyện Lâm Trì, ngày 12/3/2024",
        "Được Huyện ủy Lâm Trì giao nhiệm vụ, ngày 12/3/2024",
        "Được sự thống nhất của Huyện ủy Lâm Trì, ngày 12/3/2024",
        "Ngày 12/3/2024, được sự đồng ý, thống nhất của Huyện ủy Lâm Trì",
        "Nhằm chỉ đạo các chi bộ tổ chức tốt đại hội, ngày 12/3/2024",
        "Theo kế hoạch, ngày 12/3/2024",
        "Ngày 12/3/2024, thực hiện Công văn của Huyện ủy Lâm Trì đề nghị các xã",
        "Ngày 12/3/2024, nhằm đôn đốc các chi bộ",
        "Thực hiện nhiệm vụ UBND huyện giao các xã, ngày 12/3/2024",
        "Nhằm chỉ đạo các chi bộ tổ chức tốt đại hội trong năm, sáng 12/3/2024",
    ],
)
def test_what_a_body_holds_as_it_was_asked_to_is_a_meeting(lead: str, say: Say) -> None:
    passage = f"{lead}, Đảng ủy xã Khe Sâu tổ chức hội nghị."
    assert told(say(PAGE.format(passage))) == [("conference", "2024-03-12", "party-committee")]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # something was asked for at a meeting
        (
            "Bà Lê Thị Na yêu cầu các thôn khẩn trương tại hội nghị giao ban diễn ra sáng 12/3/2024.",
            [("conference", "2024-03-12", None)],
        ),
        (
            "Bà Lê Thị Na đề nghị tổ chức lại các tổ tự quản tại hội nghị sáng 12/3/2024.",
            [("conference", "2024-03-12", None)],
        ),
        (
            "Nhân dân thống nhất chủ trương mở đường tại hội nghị do UBND xã Khe Sâu tổ chức sáng 12/3/2024.",
            [("conference", "2024-03-12", "peoples-committee")],
        ),
        (
            "Kiến nghị các ngành tháo gỡ khó khăn là nội dung của buổi đối thoại sáng 12/3/2024 do Hội CCB xã tổ chức.",
            [("dialogue", "2024-03-12", "veterans-association")],
        ),
        ("Bà Lê Thị Na yêu cầu UBND xã tổ chức tại thôn Đông buổi đối thoại ngày 12/3/2024.", []),
        # or its subject stands behind what introduces it
        (
            "Thực hiện đề xuất giao các thôn, UBND xã Khe Sâu tổ chức hội nghị sáng 12/3/2024.",
            [("conference", "2024-03-12", "peoples-committee")],
        ),
        (
            "Sau khi thống nhất chủ trương Đảng ủy xã Khe Sâu tổ chức hội nghị sáng 12/3/2024.",
            [("conference", "2024-03-12", "party-committee")],
        ),
        ("Bà Lê Thị Na đôn đốc các thôn, UBND xã tổ chức hội nghị ngày 12/3/2024.", []),
        # a plan was carried out on a day
        (
            "Theo kế hoạch, Đảng ủy xã Khe Sâu tổ chức hội nghị vào sáng 12/3/2024.",
            [("conference", "2024-03-12", "party-committee")],
        ),
        ("Theo kế hoạch, sáng nay, Đảng ủy xã Khe Sâu tổ chức hội nghị.", [("conference", None, "party-committee")]),
        ("Theo kế hoạch, các chi bộ xã Khe Sâu tổ chức đại hội trong tháng 4.", []),
    ],
)
def test_what_is_asked_for_ends_where_a_meeting_is_told(passage: str, expected: Told, say: Say) -> None:
    assert told(say(PAGE.format(passage))) == expected


@pytest.mark.parametrize(
    ("page", "held"),
    [
        ("Giấy mời dự Lễ phát động\n\nUBND xã Khe Sâu tổ chức Lễ phát động.\n\nThời gian: ngày 12/3/2024.\n", False),
        # a form to be filled in
        (
            "Mẫu biên bản đại hội chi bộ\n\nNgày 12/3/2024\n\nBIÊN BẢN\n\nĐại hội ....., tại .....; chủ trì: .....\n",
            False,
        ),
        ("Mẫu mực một chi bộ\n\nNgày 12/3/2024, Chi bộ thôn Đông tổ chức đại hội.\n", True),
        (
            "Biên bản họp\n\nNgày 12/3/2024, UBND xã Khe Sâu tổ chức hội nghị.\n\nVắng: ..... Lý do: ..... (.....)\n",
            True,
        ),
        ("Tin buồn\n\nÔng Hà Văn Sỹ từ trần. Lễ viếng bắt đầu lúc: 22 giờ ngày 12/3/2024.\n", False),
        ("Tin buồn\n\nNgày 12/3/2024, UBND xã Khe Sâu tổ chức lễ truy điệu. Ông Hà Văn Sỹ đọc điếu văn.\n", True),
        ("Kính mời và tri ân\n\nNgày 12/3/2024, UBND xã Khe Sâu tổ chức Lễ phát động.\n", True),
        ("Lễ phát động\n\nUBND xã Khe Sâu tổ chức Lễ phát động ngày 12/3/2024.\n", True),
        ("Đối thoại\n\nÔng Hà Văn Sỹ sẽ tổ chức Hội nghị đối thoại vào 7 giờ, ngày 12/3/2024.\n", False),
        ("Đối thoại\n\nHội nghị ngày 12/3/2024 quyết định sẽ tặng quà cho 5 hộ.\n", True),
        ("Đối thoại\n\nXã sẽ giúp 5 hộ là cam kết tại hội nghị ngày 12/3/2024.\n", True),
        ("Kính mời và tri ân\n\nUBND xã Khe Sâu tổ chức hội nghị ngày 12/3/2024.\n", True),
        ("Kính mời các cụ dự hội\n\nUBND xã Khe Sâu tổ chức hội nghị ngày 12/3/2024.\n", False),
        ("Tin buồn\n\nUBND xã Khe Sâu tổ chức lễ truy điệu liệt sĩ sáng 12/3/2024.\n", True),
        # a timetable, unless a page tells what was held before its publication
        ("LỊCH CÔNG TÁC TUẦN\n\nThứ Ba, 12/3/2024\n- Sáng: HĐND xã Khe Sâu tổ chức kỳ họp thứ 9.\n", False),
        ("UBND XÃ KHE SÂU\nLỊCH LÀM VIỆC\n\nNgày 12/3/2024, UBND xã tổ chức hội nghị.\n", False),
        (
            "Thông báo lịch tiếp xúc cử tri\n08:00 10/03/2024\n\n"
            "Ngày 12/3, đại biểu HĐND xã Khe Sâu tiếp xúc cử tri thôn Đông.\n",
            False,
        ),
        (
            "Lịch làm việc của xã đổi mới\n08:00 14/03/2024\n\nNgày 12/3/2024, UBND xã Khe Sâu tổ chức hội nghị.\n",
            True,
        ),
        ("Lịch sử Đảng bộ xã\n\nNgày 12/3/2024, UBND xã Khe Sâu tổ chức hội nghị.\n", True),
    ],
)
def test_invitations_and_notices_tell_of_what_is_to_come(page: str, held: bool, say: Say) -> None:
    assert bool(told(say(page))) == held


def test_nobody_takes_part_in_what_a_timetable_names(say: Say) -> None:
    entry = (
        "Thứ Ba, 12/3/2024\n* Sáng: Ông Hà Văn Sỹ, Bí thư Đảng ủy xã Khe Sâu dự hội nghị của Huyện ủy; chủ trì họp.\n"
    )
    assert not list(say("LỊCH TUẦN 11\n\n" + entry).facts_of(Participation))
    assert list(say("TIN TRONG XÃ\n\n" + entry).facts_of(Participation))


@pytest.mark.parametrize(
    ("afternoon", "count"),
    [
        ("Buổi chiều, tại xã Khe Tây, cử tri gặp các đại biểu Lê Văn Ba và Vi Thị Tám.", 2),
        ("Buổi chiều, tại xã Khe Tây, các đại biểu tiếp xúc với cử tri ba thôn.", 2),
        ("Buổi chiều, tại xã Khe Tây, các đại biểu chưa gặp cử tri.", 1),
        ("Buổi chiều, tại xã Khe Tây, các đại biểu thăm cử tri cao tuổi.", 1),
    ],
)
def test_voters_are_met_in_the_afternoon_too(afternoon: str, count: int, say: Say) -> None:
    opening = "Câu hỏi của ông Hà Văn Sỹ mở đầu buổi tiếp xúc cử tri sáng 12/3/2024 tại xã Khe Sâu."
    held = "Đoàn ĐBQH tỉnh Hà Sơn tổ chức tiếp xúc cử tri."
    reading = say(PAGE.format(f"{opening}\n\n{held} {afternoon}"))
    assert told(reading) == [("voter-contact", "2024-03-12", "national-assembly")] * count


@pytest.mark.parametrize(
    ("passage", "day"),
    [
        ("Ông Hà Văn Sỹ đến buổi đối thoại sáng 12/3/2024.\n\nUBND xã Khe Sâu tổ chức đối thoại.", "2024-03-12"),
        ("Bà Lê Thị Na nhắc lại hội nghị sáng 12/3/2024.\n\nUBND xã Khe Sâu tổ chức hội nghị.", None),
    ],
)
def test_a_page_may_begin_in_a_meeting_of_its_day(passage: str, day: str | None, say: Say) -> None:
    assert [one[1] for one in told(say(PAGE.format(passage)))] == [day]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # a list of those who came goes on behind what one of them did
        (
            "Dự có ông Hà Văn Sỹ, Bí thư Đảng ủy chủ trì, bà Lê Thị Na, Chủ tịch UBND xã, ông Vũ Văn Tư.",
            {(SY, "chair"), (NA, "attendee"), (TU, "attendee")},
        ),
        ("Dự hội nghị có ông Hà Văn Sỹ phát biểu chỉ đạo, bà Lê Thị Na.", {(SY, "director"), (NA, "attendee")}),
        ("Dự có ông Hà Văn Sỹ chủ trì, bà Lê Thị Na báo cáo.", {(SY, "chair"), (NA, "presenter")}),
        ("Dự hội nghị có ông Hà Văn Sỹ trao quà cho bà Lê Thị Na, ông Vũ Văn Tư.", {(SY, "attendee")}),
        # what a part of the meeting is of whom; whom voters meet
        ("Sau phần báo cáo của ông Hà Văn Sỹ, bà Lê Thị Na phát biểu.", {(SY, "presenter"), (NA, "speaker")}),
        ("Sau phần báo cáo của UBND xã, bà Lê Thị Na phát biểu.", {(NA, "speaker")}),
        (
            "Tại xã Khe Sâu, cử tri gặp các đại biểu Quốc hội Hà Văn Sỹ và Lê Thị Na.",
            {(SY, "attendee"), (NA, "attendee")},
        ),
        ("Tại xã Khe Sâu, cử tri gặp khó khăn, ông Hà Văn Sỹ cho vay vốn.", set()),
        # nor does what one of them has charge of end the list
        (
            "Dự có bà Lê Thị Na, ông Hà Văn Sỹ, phụ trách xã và ông Vũ Văn Tư, cán bộ Huyện ủy.",
            {(NA, "attendee"), (SY, "attendee"), (TU, "attendee")},
        ),
        # leaders without a name do what is told of them
        ("Phát biểu chỉ đạo, lãnh đạo Huyện ủy mong muốn, trên cương vị mới, đồng chí Hà Văn Sỹ cố gắng.", set()),
        ("Phát biểu kết luận, lãnh đạo xã đề nghị đồng chí Hà Văn Sỹ sớm nhận nhiệm vụ.", set()),
        ("Phát biểu chỉ đạo, lãnh đạo huyện, bà Lê Thị Na yêu cầu các xã khẩn trương.", {(NA, "director")}),
        ("Kết luận hội nghị, thay mặt lãnh đạo huyện, bà Lê Thị Na yêu cầu các xã khẩn trương.", {(NA, "concluder")}),
        ("Tại hội nghị, lãnh đạo xã báo cáo kết quả, bà Lê Thị Na kết luận.", {(NA, "concluder")}),
    ],
)
def test_who_came_and_who_acts(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(PARTY.format(passage))) == expected


AT_CEREMONY = "Ngày 12/3/2024, {}. Tại buổi lễ, bà Lê Thị Na phát biểu."


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("Huyện ủy Lâm Trì công bố, trao quyết định về cán bộ", [("ceremony", "2024-03-12", "party-committee")]),
        ("UBND huyện Lâm Trì (tỉnh Hà Sơn) trao quyết định", [("ceremony", "2024-03-12", "peoples-committee")]),
        ("Công an xã và Đoàn xã đã tiến hành ký kết quy chế phối hợp", [("ceremony", "2024-03-12", "police")]),
        ("ông Hà Văn Sỹ trao quyết định bổ nhiệm hiệu trưởng", [("ceremony", "2024-03-12", None)]),
        ("UBND huyện Lâm Trì sẽ trao quyết định bổ nhiệm", [("ceremony", None, None)]),
        ("UBND huyện Lâm Trì ban hành quy chế mới", [("ceremony", None, None)]),
    ],
)
def test_who_hands_papers_over_on_a_day_holds_the_ceremony_told_behind(done: str, expected: Told, say: Say) -> None:
    assert told(say(PAGE.format(AT_CEREMONY.format(done)))) == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Ngày 12/3/2024, Huyện ủy công bố quyết định. Tại hội nghị, {}",
            [("conference", "2024-03-12", "party-committee")],
        ),
        ("Ngày 12/3/2024, UBND tỉnh trao quyết định. Tại hội nghị, {}", [("conference", None, None)]),
        ("Ngày 12/3/2024, Huyện ủy công bố quyết định. Xã làm đường. Tại buổi lễ, {}", [("ceremony", None, None)]),
        ("Ngày 12/3/2024, Huyện ủy công bố quyết định.\n\nTại buổi lễ, {}", [("ceremony", None, None)]),
    ],
)
def test_papers_announced_elsewhere_on_a_page_are_of_no_meeting(passage: str, expected: Told, say: Say) -> None:
    assert told(say(PAGE.format(passage.format("bà Lê Thị Na phát biểu.")))) == expected


def test_papers_handed_over_without_a_ceremony_are_no_meeting(say: Say) -> None:
    assert told(say(PAGE.format("Ngày 12/3/2024, UBND tỉnh công bố Quyết định số 5/QĐ-UBND về di tích."))) == []


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # a day may stand before a full stop, wherever the sentence begins
        (
            "Xã đã đồng ý. Sáng ngày 22/02/2025. Chi bộ thôn Đông tổ chức Đại hội nhiệm kỳ 2025 - 2027.",
            [("congress", "2025-02-22", "party-cell")],
        ),
        # no comma parts the place from who holds the meeting
        (
            "Ngày 12/3/2024 tại xã Khe Sâu Hội LHPN xã tổ chức hội nghị.",
            [("conference", "2024-03-12", "womens-union")],
        ),
        ("Ngày 12/3/2024, tại UBND xã Khe Sâu tổ chức hội nghị.", [("conference", "2024-03-12", None)]),
        # a hall is of a body that holds nothing
        (
            "Ngày 12/3/2024, tại hội trường lớn UBND xã Khe Sâu, Đảng ủy xã Khe Sâu tổ chức hội nghị.",
            [("conference", "2024-03-12", "party-committee")],
        ),
        (
            "Ngày 12/3/2024, tại hội trường, UBND xã Khe Sâu, Đảng ủy xã Khe Sâu tổ chức hội nghị.",
            [("conference", "2024-03-12", "peoples-committee")],
        ),
        # the part of a day that only sets the scene
        (
            "Trời mưa, mà 19 giờ tối 12/3/2024, nhà văn hóa đã đông người. Chi bộ thôn Đông tổ chức sinh hoạt.",
            [("cell-meeting", "2024-03-12", "party-cell")],
        ),
        (
            "Tối 12/3/2024, Huyện ủy ban hành kế hoạch. Chi bộ thôn Đông tổ chức sinh hoạt.",
            [("cell-meeting", None, "party-cell")],
        ),
        (
            "Chiều 12/3/2024, giông lốc làm tốc mái 30 nhà dân. Chi bộ thôn Đông tổ chức sinh hoạt.",
            [("cell-meeting", None, "party-cell")],
        ),
        # a visit with presents; an association that meets its members
        (
            "Ngày 12/3/2024, bà Lê Thị Na, Bí thư Huyện ủy đã đến tặng quà các hộ nghèo ở xã Khe Sâu.",
            [("working-visit", "2024-03-12", None)],
        ),
        (
            "Ngày 12/3/2024, Hội Người cao tuổi xã Khe Sâu họp mặt các cụ.",
            [("gathering", "2024-03-12", "other-association")],
        ),
        # a congress told by one of its sessions
        (
            "Tại phiên thứ hai của Đại hội Hội Nông dân xã Khe Sâu ngày 12/3/2023, Đại hội đã bầu Ban Chấp hành. "
            "Chiều cùng ngày, Ban Chấp hành họp phiên thứ nhất.",
            [("congress", "2023-03-12", "farmers-association"), ("session", "2023-03-12", "farmers-association")],
        ),
    ],
)
def test_meetings_told_in_passing(passage: str, expected: Told, say: Say) -> None:
    assert told(say(PAGE.format(passage))) == expected


def test_a_headline_tells_who_holds_what_a_place_is_said_to_hold(say: Say) -> None:
    page = "{} xã Khe Sâu tổ chức hội nghị đối thoại\n\nNgày 12/3/2024, xã Khe Sâu tổ chức hội nghị đối thoại.\n"
    assert told(say(page.format("Đảng ủy"))) == [("dialogue", "2024-03-12", "party-committee")]
    assert told(say(page.format("Lãnh đạo"))) == [("dialogue", "2024-03-12", None)]


@pytest.mark.parametrize(
    ("held", "kind"),
    [
        ("HĐND xã Khe Sâu tổ chức cuộc họp lần thứ nhất", "session"),
        ("HĐND xã Khe Sâu tổ chức cuộc họp bất thường", "session"),
        ("HĐND xã Khe Sâu tổ chức cuộc họp giao ban", "conference"),
        ("UBND xã Khe Sâu tổ chức cuộc họp lần thứ nhất", "conference"),
    ],
)
def test_a_council_may_call_its_session_a_meeting(held: str, kind: str, say: Say) -> None:
    assert [one for one, _, _ in told(say(PAGE.format(f"Sáng 12/3/2024, {held}.")))] == [kind]


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Xã Khe Sâu tổ chức hội nghị đối thoại với nông dân", "dialogue"),
        ("Kết quả sau đối thoại với nông dân", "conference"),
        ("Đối thoại với nông dân: nhiều việc được giải quyết", "conference"),
    ],
)
def test_a_headline_may_tell_that_a_conference_is_a_dialogue(headline: str, kind: str, say: Say) -> None:
    page = f"{headline}\n\nSáng 12/3/2024, UBND xã Khe Sâu tổ chức hội nghị với nông dân.\n"
    assert told(say(page)) == [(kind, "2024-03-12", "peoples-committee")]


@pytest.mark.parametrize("lead", ["Sáng nay, tại", "Tại"])
def test_a_session_without_a_day_is_told_by_its_number(lead: str, say: Say) -> None:
    passage = f"{lead} Kỳ họp thứ 8, HĐND xã Khe Sâu, các đại biểu đã bầu ông Hà Văn Sỹ giữ chức Chủ tịch UBND xã."
    assert told(say(PAGE.format(passage))) == [("session", None, "peoples-council")]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Ông Hà Văn Sỹ, Bí thư Đảng ủy dự, chỉ đạo; bà Lê Thị Na, Trưởng thôn.", {(SY, "director"), (NA, "attendee")}),
        ("Ông Hà Văn Sỹ phát biểu; bà Lê Thị Na, Trưởng thôn.", {(SY, "speaker")}),
        ("Ông Hà Văn Sỹ phát biểu; bà Lê Thị Na về hưu năm ngoái.", {(SY, "speaker")}),
        (
            "Tham luận có ông Hà Văn Sỹ nói về thủy lợi; bà Lê Thị Na về phong trào; ông Vũ Văn Tư về y tế.",
            {(SY, "speaker"), (NA, "speaker"), (TU, "speaker")},
        ),
        ("Tới đây, xã sẽ khai giảng lớp dạy nghề do bà Lê Thị Na phụ trách.", set()),
    ],
)
def test_what_others_did_goes_on_behind_a_semicolon(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(PARTY.format(passage))) == expected


MINUTES = """BIÊN BẢN
Hội nghị đối thoại với Nhân dân thôn Đông

Ngày 12/3/2024, Đảng ủy xã Khe Sâu tổ chức Hội nghị đối thoại với Nhân dân.

II. THÀNH PHẦN
1. Chủ trì Hội nghị:
- Ông Hà Văn Sỹ, Bí thư Đảng ủy;
2. Đại biểu xã: bà Lê Thị Na, Chủ tịch Hội LHPN xã.

III. NỘI DUNG
3. Trả lời, giải trình:
- Ông Vũ Văn Tư, công chức xã: đường thôn làm xong trong tháng 8.
"""


def test_minutes_list_delegates_below_who_presides_and_who_answers(say: Say) -> None:
    assert capacities(say(MINUTES)) == {(SY, "chair"), (NA, "attendee"), (TU, "speaker")}


VOTERS = (
    "Ngày 12/3/2024, Tổ đại biểu HĐND huyện Lâm Trì tiếp xúc cử tri. Dự có ông Hà Văn Sỹ, {post} HĐND huyện. "
    "Các ý kiến đã được lãnh đạo xã và {post} HĐND huyện ghi nhận."
)


@pytest.mark.parametrize(("post", "capacity"), [("đại biểu", "attendee"), ("Chủ tịch", "speaker")])
def test_a_post_that_many_hold_is_not_of_the_one_named(post: str, capacity: str, say: Say) -> None:
    assert capacities(say(PAGE.format(VOTERS.format(post=post)))) == {(SY, capacity)}


def test_opinions_in_a_row_are_each_a_speech(say: Say) -> None:
    passage = "Thảo luận có ý kiến của ông Hà Văn Sỹ nói về thủy lợi, ý kiến của bà Lê Thị Na xin kinh nghiệm."
    assert capacities(say(PARTY.format(passage))) == {(SY, "speaker"), (NA, "speaker")}


@pytest.mark.parametrize(
    ("reported", "again"),
    [
        ("báo cáo kết quả Đại hội Đảng bộ huyện diễn ra ngày 2/3/2024", None),
        ("quán triệt nội dung Hội nghị Ban Chấp hành Đảng bộ huyện khai mạc ngày 2/3/2024", None),
        ("nhắc lại kết luận của Hội nghị Ban Chấp hành Đảng bộ huyện diễn ra ngày 2/3/2024", None),
        ("báo cáo kết quả bầu cử diễn ra ngày 1/3/2024 và Đại hội Đảng bộ huyện tổ chức ngày 2/3/2024", None),
        ("trình bày báo cáo. Ngày 2/3/2024, Đảng bộ huyện tổ chức Đại hội", "2024-03-02"),
    ],
)
def test_a_meeting_of_whose_results_another_hears_is_none_of_the_page(
    reported: str, again: str | None, say: Say
) -> None:
    reading = say(PARTY.format(f"Bà {NA}, Phó Bí thư Đảng ủy xã, {reported}."))
    assert [one for _, one, _ in told(reading)] == ["2024-03-12", *([again] if again else [])]
    acts = [one for one in contents(reading, Participation) if one.person == NA]
    held = {fact.id: fact.content for fact in reading.facts}
    assert all(held[one.meeting] == contents(reading, Meeting)[0] for one in acts)


def test_a_meeting_of_whose_results_a_page_only_tells_is_its_own(say: Say) -> None:
    page = PAGE.format("Văn phòng báo cáo kết quả kỳ họp thứ 9 HĐND huyện Lâm Trì diễn ra ngày 2/3/2024.")
    assert told(say(page)) == [("session", "2024-03-02", "peoples-council")]


@pytest.mark.parametrize(
    ("may", "held"),
    [
        ("có trách nhiệm tổ chức", False),
        ("có nhiệm vụ tổ chức", False),
        ("có thể tổ chức", False),
        ("được phép tổ chức", False),
        ("đã tổ chức", True),
    ],
)
def test_whose_duty_or_right_it_is_to_hold_a_meeting_holds_none(may: str, held: bool, say: Say) -> None:
    found = told(say(PARTY.format(f"Hội Nông dân xã {may} Đại hội.")))
    assert [one for one, _, _ in found] == ["conference", *(["congress"] if held else [])]


@pytest.mark.parametrize(("month", "held"), [("tháng 6/2024", False), ("tháng 2/2024", True)])
def test_what_is_told_of_a_month_after_the_page_is_yet_to_come(month: str, held: bool, say: Say) -> None:
    page = "Published: 2024-03-13\n\n" + PARTY.format(f"Đại hội Hội Nông dân xã được tổ chức trong {month}.")
    assert ("congress" in [one for one, _, _ in told(say(page))]) is held


@pytest.mark.parametrize(
    ("speaks", "kind"),
    [
        ("bàn kế hoạch tổ chức", "conference"),
        ("cho ý kiến về phương án tổ chức", "conference"),
        ("tổ chức", "ceremony"),
    ],
)
def test_who_speaks_of_the_plan_of_a_ceremony_does_not_hold_it(speaks: str, kind: str, say: Say) -> None:
    page = PAGE.format(f"Chiều 12/3/2024, UBND xã Khe Sâu {speaks} Lễ phát động trồng cây. Ông {SY} chủ trì.")
    assert told(say(page)) == [(kind, "2024-03-12", "peoples-committee")]


@pytest.mark.parametrize(
    ("company", "convener"),
    [
        (" cùng lãnh đạo Sở Y tế, Sở Nội vụ", None),
        (" và đại diện Sở Y tế", None),
        ("; lãnh đạo Sở Y tế", None),
        (" làm trưởng đoàn cùng lãnh đạo Sở Y tế", None),
    ],
)
def test_whose_leaders_come_along_holds_no_visit(company: str, convener: str | None, say: Say) -> None:
    reading = say(PAGE.format(f"Ngày 12/3/2024, ông {SY}, Phó Chủ tịch UBND tỉnh{company} đến thăm xã Khe Sâu."))
    assert told(reading) == [("working-visit", "2024-03-12", convener)]
    assert capacities(reading) == {(SY, "attendee")}


def test_a_group_is_that_of_the_committee_of_which_the_page_is(say: Say) -> None:
    told = "Thực hiện Kế hoạch của Ban Pháp chế HĐND huyện, ngày 12/10/2016, Đoàn giám sát của {} giám sát tại UBND xã."
    for whose, kind in (("Ban đã", "peoples-council-committee"), ("Huyện đoàn Lâm Trì đã", "youth-union")):
        (visit,) = contents(say(f"TIN TRONG HUYỆN\n\n{told.format(whose)}\n"), Meeting)
        assert visit.convener is not None
        assert visit.convener.kind == kind


def test_who_goes_is_who_holds_a_visit(say: Say) -> None:
    page = PAGE.format("Ngày 12/3/2024, lãnh đạo Sở Y tế tỉnh Lâm Trì đến thăm xã Khe Sâu.")
    assert [one for _, _, one in told(say(page))] == ["specialised-agency"]


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("Ủy ban bầu cử đại biểu HĐND xã Khe Sâu", "commune"),
        ("Ban Chỉ đạo cuộc bầu cử đại biểu Quốc hội khóa XVI huyện Lâm Trì", "district"),
        (
            "Ủy ban bầu cử đại biểu Quốc hội khóa XVI và đại biểu HĐND các cấp nhiệm kỳ 2026 - 2031 tỉnh Lâm Trì",
            "province",
        ),
    ],
)
def test_a_commission_is_named_by_what_is_elected(body: str, level: str, say: Say) -> None:
    held = contents(say(PAGE.format(f"Sáng 22/1/2026, {body} tổ chức hội nghị tổng kết.")), Meeting)
    assert [(one.convener.kind, one.convener.level) for one in held if one.convener] == [("working-group", level)]


def test_who_is_elected_holds_no_meeting_for_a_commission(say: Say) -> None:
    page = PAGE.format("Sáng 22/1/2026, cử tri bầu đại biểu HĐND xã Khe Sâu. Đảng ủy xã tổ chức hội nghị tổng kết.")
    assert [one for _, _, one in told(say(page))] == ["party-committee"]


@pytest.mark.parametrize(
    ("deed", "expected"),
    [
        ("kết nạp cho quần chúng ưu tú vào Đảng", [("ceremony", "2024-03-12", "party-cell")]),
        ("bàn giao nhiệm vụ giữa hai bí thư", [("ceremony", "2024-03-12", "party-cell")]),
        ("bàn giao sổ sách", []),
    ],
)
def test_what_is_done_at_a_ceremony_tells_of_one(deed: str, expected: Told, say: Say) -> None:
    assert told(say(PAGE.format(f"Ngày 12/3/2024, Chi bộ thôn Đông, xã Khe Sâu tổ chức {deed}."))) == expected
