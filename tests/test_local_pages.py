"""Turns of phrase of the pages of communes and districts: what they tell and what not, in invented passages."""

from collections.abc import Callable

import pytest

from govgraph.model import Locality, Meeting, Participation, PersonnelChange, Position, Reading

Say = Callable[[str], Reading]

HELD = "TIN TRONG XÃ\n\nSáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n{}\n"
TOLD = "TIN TRONG XÃ\n\n{}\n"


def capacities(reading: Reading) -> set[tuple[str, str]]:
    return {(one.person, one.capacity) for fact in reading.facts if isinstance(one := fact.content, Participation)}


def meetings(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    held = [one for fact in reading.facts if isinstance(one := fact.content, Meeting)]
    return [(one.kind, one.date, one.convener.kind if one.convener is not None else None) for one in held]


def posts(reading: Reading) -> set[tuple[str, str, str, str | None]]:
    held = [one for fact in reading.facts if isinstance(one := fact.content, Position)]
    return {(p.person, p.post.role, p.post.body.kind, p.post.body.unit and p.post.body.unit.name) for p in held}


def levels(reading: Reading) -> set[str | None]:
    return {one.post.body.level for fact in reading.facts if isinstance(one := fact.content, Position)}


def places(reading: Reading) -> set[str]:
    return {one.named_as for fact in reading.facts if isinstance(one := fact.content, Locality)}


def changes(reading: Reading) -> set[tuple[str, str]]:
    return {(one.kind, one.person) for fact in reading.facts if isinstance(one := fact.content, PersonnelChange)}


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # units in a row, leaders of old, and «Lãnh đạo» with a capital
        ("Đại biểu các tỉnh: Hưng Yên, Hà Nam, Thái Bình và thành phố Hà Nội đến dự.", set()),
        ("Dự có bà Lê Thị Na và lãnh đạo 3 xã Nà Khoa, Hà Thanh, Lê Lợi.", {("Lê Thị Na", "attendee")}),
        ("Bà Lê Thị Na nhấn mạnh phẩm chất bộ đội cụ Hồ.", {("Lê Thị Na", "speaker")}),
        ("Nhân ngày Nhà giáo Việt Nam 20/11, thầy giáo Lê Văn Ba phát biểu.", {("Lê Văn Ba", "speaker")}),
        ("Bài phát biểu về Ngày Nhà giáo Việt Nam, trong đó nhấn mạnh lời dạy của Bác.", set()),
        ("Nhân dịp này, đồng chí Lãnh đạo xã phát biểu.", set()),
        # who comes to an opening opens nothing
        ("Dự khai mạc có bà Lê Thị Na - Chủ tịch UBND xã.", {("Lê Thị Na", "attendee")}),
        # who is received comes; what is received does not
        ("Nhà trường vinh dự được đón bà Lê Thị Na - Chủ tịch UBND xã.", {("Lê Thị Na", "attendee")}),
        ("Nhà trường vinh dự được đón nhận Bằng khen mang tên bà Lê Thị Na.", set()),
        ("Về dự, khai mạc hội nghị có bà Lê Thị Na.", {("Lê Thị Na", "opener")}),
        # who runs affairs presides over no meeting
        ("Hội nghị nghe phân công bà Lê Thị Na điều hành hoạt động của Đảng bộ xã.", set()),
        ("Bà Lê Thị Na điều hành hội nghị.", {("Lê Thị Na", "chair")}),
        # who is given something, what an award is called, who came with others
        ("Nhân dịp này, Hội Nông dân xã trao tặng quà cho cháu Lê Thị Na.", set()),
        ("Các đồng chí Ủy viên Ban Thường vụ tặng hoa chúc mừng bà Lê Thị Na được bầu giữ chức Bí thư.", set()),
        ("Tại hội nghị, Đoàn xã trao 20 suất học bổng Lê Văn Ba cho học sinh.", set()),
        (
            "Bà Lê Thị Na, Bí thư Huyện ủy, cùng các đồng chí trong Ban Thường vụ, lãnh đạo các ban, ngành đã tới dự.",
            {("Lê Thị Na", "attendee")},
        ),
        # people whom a matter concerns, who are counted, whom an office is told of
        ("Hội nghị thông qua tờ trình miễn nhiệm Ủy viên UBND xã đối với các ông: Hà Văn Sỹ, Vi Văn Tám.", set()),
        ("Với 29/29 đại biểu có mặt đồng ý, bà Lê Thị Na được bầu giữ chức Chủ tịch UBND xã.", set()),
        # care that is received
        (
            "Bà Lê Thị Na cho biết xã luôn nhận được sự quan tâm, lãnh đạo, chỉ đạo của Huyện ủy.",
            {("Lê Thị Na", "speaker")},
        ),
        # what is called after people, and what a meeting is for
        ("Các đại biểu được quán triệt tấm gương đạo đức Hồ Chí Minh.", set()),
        ("Bà Lê Thị Na chủ trì hội nghị quán triệt, triển khai các văn bản mới.", {("Lê Thị Na", "chair")}),
        # who is told to have come at the end of a sentence, and a full stop without its blank
        (
            "Bà Lê Thị Na - Bí thư Huyện ủy, ông Hà Văn Sỹ; đại diện các ban, ngành, đoàn thể đã tham dự.",
            {("Lê Thị Na", "attendee"), ("Hà Văn Sỹ", "attendee")},
        ),
        (
            "Đến dự có bà Lê Thị Na, Phó Trưởng ban Pháp chế HĐND huyện Lâm Trì.Hội nghị đã thông qua báo cáo.",
            {("Lê Thị Na", "attendee")},
        ),
        # talks
        (
            "Bà Lê Thị Na và ông Hà Văn Sỹ đã có buổi đối thoại với thanh niên.",
            {("Lê Thị Na", "attendee")} | {("Hà Văn Sỹ", "attendee")},
        ),
    ],
)
def test_who_acts_is_read(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(HELD.format(passage))) == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # a full stop behind the day, or behind day and place
        (
            "Sáng ngày 20/3/2023. Hội Nông dân xã Khe Sâu tổ chức đại hội.",
            [("congress", "2023-03-20", "farmers-association")],
        ),
        (
            "Ngày 14/01/2022, tại UBND xã Khe Sâu, huyện Lâm Trì. Đoàn xã Khe Sâu tổ chức đại hội.",
            [("congress", "2022-01-14", "youth-union")],
        ),
        # what is to come, and what others are to hold
        ("Đại hội Đảng bộ xã Khe Sâu sẽ khai mạc vào sáng ngày 14/5/2024.", []),
        ("Đại hội Hội Nông dân tỉnh sẽ diễn ra trong 2 ngày (27 đến 28/8/2024).", []),
        (
            "Ngày 30/3/2024, Hội Nông dân xã Khe Sâu tổ chức đại hội. Đại hội được Hội Nông dân huyện Lâm Trì chọn làm "
            "đại hội điểm để rút kinh nghiệm cho các xã tiến hành đại hội.",
            [("congress", "2024-03-30", "farmers-association")],
        ),
        # what was just held
        (
            "Bà Lê Thị Na, Chủ tịch UBND huyện vừa chủ trì buổi làm việc với UBND xã Khe Sâu. Xã báo cáo kết quả.",
            [("working-visit", None, None)],
        ),
        # presents in a meeting are no visit
        (
            "Ngày 18/11/2024, thôn Nà Pán tổ chức Ngày hội Đại đoàn kết. Nhân dịp này Huyện ủy tặng quà cho thôn.",
            [("festival", "2024-11-18", None)],
        ),
        # an anniversary is no day of a meeting; a province behind a unit is nobody
        ("Phường Khe Sâu tổ chức mít tinh kỷ niệm ngày 26/12, tổng kết công tác dân số của năm 2017.", []),
        (
            "Sáng 28/6/2021, HĐND thị xã Lâm Trì, Hà Tĩnh Khóa VII, nhiệm kỳ 2021 - 2026 đã tổ chức Kỳ họp thứ Nhất.",
            [("session", "2021-06-28", "peoples-council")],
        ),
        # who goes to see others
        (
            "Nhân dịp Tết, bà Lê Thị Na, Phó Chủ tịch UBND tỉnh đã đến thăm và tặng quà tại xã Khe Sâu.",
            [("working-visit", None, None)],
        ),
        # a term parts no body from what it does, and what is looked back on is another's
        (
            "Ngày 17/8/2020, Thường trực HĐND huyện khóa XI, nhiệm kỳ 2016-2021 họp thường kỳ. Trong tháng 8 năm 2020, "
            "Thường trực HĐND huyện tổ chức thành công kỳ họp thứ 10.",
            [("conference", "2020-08-17", "peoples-council-standing")],
        ),
        # whose session it is, named right behind; a conference of a committee that is no cell's
        (
            "Phiên họp UBND huyện thường kỳ diễn ra chiều 5/4/2021. Bà Lê Thị Na chủ trì phiên họp.",
            [("session", "2021-04-05", "peoples-committee")],
        ),
        (
            "Chiều 18/8/2025, Đảng ủy phường Khe Sâu tổ chức hội nghị sinh hoạt đại biểu dự Đại hội Đảng bộ phường.",
            [("conference", "2025-08-18", "party-committee")],
        ),
        # who holds it: not who agrees to it, nor whose birthday it is
        (
            "Ngày 9/11/2024, được sự thống nhất của Đảng ủy xã Khe Sâu, Hội Nông dân xã Khe Sâu tổ chức hội nghị.",
            [("conference", "2024-11-09", "farmers-association")],
        ),
        (
            "Nhân dịp kỷ niệm ngày thành lập Hội Nông dân Việt Nam, ngày 14/10/2024 xã Khe Sâu tổ chức ngày hội.",
            [("festival", "2024-10-14", None)],
        ),
        (
            "Ngày 26/12/2024, Thường trực HĐND huyện Lâm Trì, các Ban HĐND huyện tổ chức họp.",
            [("conference", "2024-12-26", "peoples-council-standing")],
        ),
    ],
)
def test_which_meetings_were_held_is_read(
    passage: str, expected: list[tuple[str, str | None, str | None]], say: Say
) -> None:
    assert meetings(say(TOLD.format(passage))) == expected


def test_who_is_relieved_is_not_elected_with_the_next(say: Say) -> None:
    reading = say(
        HELD.format(
            "Các đại biểu miễn nhiệm chức danh Chủ tịch HĐND xã đối với ông Hà Văn Sỹ do đến tuổi nghỉ hưu và bầu bổ "
            "sung chức danh Chủ tịch HĐND xã đối với bà Lê Thị Na."
        )
    )
    assert changes(reading) == {("relief", "Hà Văn Sỹ"), ("election", "Lê Thị Na")}


def test_those_counted_with_somebody_were_elected_not_he(say: Say) -> None:
    passage = "Đến dự có ông Hà Văn Sỹ, Phó Chủ tịch UBND tỉnh cùng 34 đại biểu vừa trúng cử đại biểu HĐND huyện."
    assert changes(say(HELD.format(passage))) == set()


def test_the_elected_of_a_row_are_read(say: Say) -> None:
    reading = say(
        HELD.format(
            "Kết quả, ông Hà Văn Sỹ trúng cử chức vụ Chủ tịch HĐND xã với số phiếu 33/34 phiếu; bà Lê Thị Na - Phó Bí "
            "thư Đảng ủy đắc cử chức vụ Chủ tịch UBND xã với số phiếu 32/34 phiếu."
        )
    )
    assert changes(reading) == {("election", "Hà Văn Sỹ"), ("election", "Lê Thị Na")}


def test_who_presents_a_proposal_is_not_whom_it_concerns(say: Say) -> None:
    passage = "Ông Hà Văn Sỹ, Chủ tịch Hội Nông dân xã, trình bày tờ trình miễn nhiệm Chủ tịch HĐND xã."
    assert changes(say(HELD.format(passage))) == set()


def test_who_leads_a_delegation_is_not_elected(say: Say) -> None:
    passage = "Ngày 20/3/2024, đoàn đại biểu dự Đại hội Hội Nông dân tỉnh do bà Lê Thị Na làm trưởng đoàn thăm xã."
    assert changes(say(TOLD.format(passage))) == set()


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # a «Huyện ủy» is that of the district told, never of a city
        (
            "Tại thành phố Hà Cao, thành phố Hà Cao, thành phố Hà Cao có bà Lê Thị Na, Bí thư Huyện ủy, Chủ tịch HĐND "
            "huyện Lâm Trì.",
            ("Lê Thị Na", "secretary", "party-committee", "Lâm Trì"),
        ),
        # a committee has the unit that trails
        (
            "Tại huyện Bắc Sơn, Tỉnh ủy chỉ định bà Lê Thị Na tham gia Ban Chấp hành, Ban Thường vụ Huyện ủy và giữ "
            "chức Phó Bí thư Huyện ủy Lâm Trì.",
            ("Lê Thị Na", "member", "party-standing-committee", "Lâm Trì"),
        ),
    ],
)
def test_of_which_unit_a_committee_is(passage: str, expected: tuple[str, str, str, str], say: Say) -> None:
    assert expected in posts(say(TOLD.format(passage)))


def test_a_city_above_a_district_is_under_the_centre(say: Say) -> None:
    passage = (
        "Ngày 16/6/2023, Huyện ủy Lâm Trì tổ chức hội nghị. Đến dự có bà Lê Thị Na, Phó Chủ tịch HĐND thành phố{}."
    )
    found = [
        levels(say(TOLD.format(passage.format(of)))) for of in ("", "; ông Hà Văn Sỹ, Giám đốc Sở Y tế tỉnh Hà Cao")
    ]
    assert found == [{"province"}, {"district", "province"}]


def test_a_first_paragraph_without_its_full_stop_is_no_headline(say: Say) -> None:
    reading = say(
        "Đại hội Công đoàn xã Khe Sâu\nChiều ngày 23/3/2023 Công đoàn xã Khe Sâu tổ chức Đại hội nhiệm kỳ 2023-2028\n"
        "Về dự và chỉ đạo Đại hội có bà Lê Thị Na - Chủ tịch LĐLĐ huyện.\n"
    )
    assert meetings(reading) == [("congress", "2023-03-23", "trade-union")]
    assert capacities(reading) == {("Lê Thị Na", "director")}


def test_a_headline_in_capitals_names_no_unit_by_a_word(say: Say) -> None:
    reading = say(
        "ĐỐI THOẠI GIỮA LÃNH ĐẠO HUYỆN VỚI THANH NIÊN\n\nNgày 24/3/2023, Huyện đoàn Lâm Trì tổ chức đối thoại tại "
        "huyện Lâm Trì.\n"
    )
    assert reading.place is not None and reading.place.name == "Lâm Trì"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # delegates meet voters in the headline
        (
            "Đại biểu HĐND tỉnh, huyện Lâm Trì tiếp xúc cử tri xã Khe Sâu\n\nVề dự có ông Hà Văn Sỹ. Tại hội nghị, cử "
            "tri nêu 5 ý kiến.\n",
            [("voter-contact", None, None)],
        ),
        # the headline tells whose it was and in which month
        (
            "HĐND phường Khe Sâu tổ chức kỳ họp bất thường tháng 11 năm 2018\n\nTại kỳ họp, các đại biểu đã thông "
            "qua 3 nghị quyết về ngân sách của phường.\n",
            [("session", "2018-11", "peoples-council")],
        ),
        (
            "Đảng ủy xã Khe Sâu gặp mặt cán bộ hưu trí\n\nPhát biểu tại buổi gặp mặt, bà Lê Thị Na - Bí thư Đảng ủy "
            "ghi nhận những đóng góp của các đại biểu.\n",
            [("gathering", None, "party-committee")],
        ),
        (
            "Hội Phụ nữ xã Khe Sâu tổ chức giao lưu văn nghệ\n\nTới dự có bà Lê Thị Na - Bí thư Đảng ủy xã và đông đảo "
            "hội viên của các chi hội.\n",
            [("gathering", None, "womens-union")],
        ),
        # a month of what is to be done is none of the meeting
        (
            "Xã Khe Sâu tổ chức Hội nghị Ban Chấp hành Đảng bộ triển khai chương trình công tác của cả xã tháng 9 "
            "năm 2020\n\nChủ trì hội nghị: bà Lê Thị Na, Bí thư Đảng ủy; ông Hà Văn Sỹ, Chủ tịch UBND xã, và chi bộ.\n",
            [("conference", None, "party-committee")],
        ),
        # whose session it is, right behind; what a meeting is called
        (
            "Bầu chức danh mới\n\nTại kỳ họp, HĐND huyện Lâm Trì thực hiện quy trình miễn nhiệm nhân sự.\n",
            [("session", None, "peoples-council")],
        ),
        (
            "700 cây xanh\n\nPhát biểu tại lễ phát động trồng cây, bà Lê Thị Na - Chủ tịch UBND xã nhấn mạnh.\n",
            [("ceremony", None, None)],
        ),
        (
            "Hội Nông dân xã Khe Sâu tổ chức sơ kết công tác\n\nDự hội nghị, có bà Lê Thị Na - Bí thư Đảng ủy.\n",
            [("conference", None, "farmers-association")],
        ),
        # nothing but people who preside, what a congress did
        (
            "CHUẨN BỊ ĐẠI HỘI\n\nÔng Hà Văn Sỹ cùng các Phó Chủ tịch Hội Nông dân xã Khe Sâu đồng chủ trì hội nghị, "
            "nghe báo cáo tiến độ.\n",
            [("conference", None, None)],
        ),
        # a picture shows what people did
        (
            "Phường Khe Sâu phát huy truyền thống\n\nTham dự có bà Lê Thị Na, Bí thư Đảng ủy phường và cán bộ hưu trí "
            "của phường.\n\nBà Lê Thị Na phát biểu chỉ đạo đại hội\n\nPhường đề ra 11 chỉ tiêu, 9 nhiệm vụ.\n",
            [("congress", None, None)],
        ),
        # words that were only meant for another day
        ("VĂN NGHỆ CHÀO MỪNG ĐẠI HỘI\n\nTới dự có bà Lê Thị Na - Bí thư Đảng ủy xã Khe Sâu và đông đảo bà con.\n", []),
        ("TIN TRONG XÃ\n\nBà Lê Thị Na sẽ dự hội nghị của xã Khe Sâu, ông Hà Văn Sỹ sẽ chủ trì hội nghị.\n", []),
    ],
)
def test_a_meeting_without_a_day_is_read(
    page: str, expected: list[tuple[str, str | None, str | None]], say: Say
) -> None:
    assert meetings(say(page)) == expected


def test_lines_broken_by_a_machine_are_one(say: Say) -> None:
    reading = say(
        "Đại hội Đảng bộ xã Khe Sâu\nChiều ngày 18/8/2025,\ntại Nhà văn hóa xã Khe Sâu, Đảng bộ xã\nlong trọng tổ chức "
        "Đại hội.\nĐồng chí Lê Thị\nNa - Bí thư Đảng ủy điều hành Đại hội.\nCác đại biểu thông qua nghị quyết.\n"
    )
    assert meetings(reading) == [("congress", "2025-08-18", "party-organisation")]
    assert capacities(reading) == {("Lê Thị Na", "chair")}


def test_who_is_head_of_a_group_is_told_with_a_copula(say: Say) -> None:
    passage = (
        "Sáng 29/5/2023, Đoàn công tác của Huyện ủy do bà Lê Thị Na, Bí thư Huyện ủy là trưởng đoàn làm việc tại xã."
    )
    assert ("Lê Thị Na", "head", "working-group") in {one[:3] for one in posts(say(TOLD.format(passage)))}


def test_who_is_designated_is_not_elected(say: Say) -> None:
    reading = say(
        TOLD.format(
            "Sáng 22/8/2025, Đảng bộ phường Khe Sâu tổ chức Đại hội. Đại hội công bố Quyết định của Ban Thường vụ "
            "Tỉnh ủy về chỉ định Ban Chấp hành Đảng bộ phường. Theo đó, bà Lê Thị Na giữ chức Bí thư Đảng ủy."
        )
    )
    assert changes(reading) == set()
    assert ("Lê Thị Na", "secretary", "party-committee", "Khe Sâu") in posts(reading)


def test_an_election_that_a_group_inspects_elects_nobody(say: Say) -> None:
    passage = (
        "Ngày 23/3/2021, Đoàn giám sát công tác bầu cử do bà Lê Thị Na làm trưởng đoàn làm việc với UBND xã Khe Sâu."
    )
    reading = say(TOLD.format(passage))
    assert changes(reading) == set()


def test_the_commune_that_holds_a_meeting_is_a_place(say: Say) -> None:
    reading = say(
        "Huyện Lâm Trì: Đại hội điểm\n\nNgày 14/01/2022, Đoàn xã Khe Sâu tổ chức đại hội. Xã Khe Sâu có 3 chi đoàn.\n"
    )
    assert places(reading) == {"Huyện Lâm Trì", "xã Khe Sâu"}


def test_by_how_many_somebody_is_elected_does_not_matter(say: Say) -> None:
    passage = "Kết quả, bà Lê Thị Na, Bí thư Đảng ủy đã được 100% đại biểu tín nhiệm bầu giữ chức Chủ tịch HĐND xã."
    assert changes(say(HELD.format(passage))) == {("election", "Lê Thị Na")}


@pytest.mark.parametrize(
    "hall",
    ["hội trường trụ sở Đảng ủy - HĐND - UBND xã Khe Sâu", "phòng họp số 3, trụ sở HĐND - UBND xã Khe Sâu"],
)
def test_a_building_of_several_bodies_is_where_another_meets(hall: str, say: Say) -> None:
    reading = say(TOLD.format(f"Sáng 12/3/2024, tại {hall}, Thường trực HĐND xã tổ chức phiên họp."))
    assert meetings(reading) == [("session", "2024-03-12", "peoples-council-standing")]


def test_several_bodies_in_a_row_hold_a_meeting_the_first_before_all(say: Say) -> None:
    reading = say(TOLD.format("Sáng 12/3/2024, Đảng ủy - HĐND - UBND xã Khe Sâu tổ chức hội nghị."))
    assert meetings(reading) == [("conference", "2024-03-12", "party-committee")]


def test_a_term_is_no_unit_in_capitals_either(say: Say) -> None:
    title = "HĐND THÀNH PHỐ KHÓA V, NHIỆM KỲ 2016 - 2021 HỌP\n\n"
    reading = say(title + "Sáng 5/7/2016, HĐND thành phố tổ chức kỳ họp thứ nhất.\n")
    assert places(reading) == set()


def test_who_led_a_unit_of_old_led_it_formerly(say: Say) -> None:
    reading = say(TOLD.format("Ngày 8/8/2025, bà Lê Thị Na, Bí thư Huyện ủy Lâm Trì cũ, thăm xã Khe Sâu."))
    held = [one for fact in reading.facts if isinstance(one := fact.content, Position)]
    assert [(one.person, one.post.role, one.qualifier) for one in held] == [("Lê Thị Na", "secretary", "former")]


CEREMONY = ("ceremony", "2024-03-12", "farmers-association")


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Sáng 12/3/2024, Hội Nông dân xã Khe Sâu tổ chức kỷ niệm ngày truyền thống.", [CEREMONY]),
        ("Sáng 12/3/2024, Hội Nông dân xã Khe Sâu trọng thể tổ chức trao tặng Huy hiệu Đảng.", [CEREMONY]),
        ("Sáng 12/3/2024, Hội Nông dân xã Khe Sâu tổ chức buổi ra mắt chi hội nghề nghiệp.", [CEREMONY]),
        # tasks, what was done so far, and what is given at such an occasion
        ("Đến ngày 12/3/2024, Hội Nông dân xã Khe Sâu đã tổ chức bàn giao nhà cho 5 hộ.", []),
        ("Năm nay, Hội Nông dân xã Khe Sâu tổ chức kết nạp đảng viên.", []),
        ("Năm nay, Hội Nông dân xã Khe Sâu tổ chức kỷ niệm ngày 14/10.", []),
        ("Sáng 12/3/2024, ban tổ chức kỷ niệm chương đã có mặt.", []),
        # what a decision is about, and what is done by it
        ("Ngày 12/3/2024, Huyện ủy Lâm Trì ban hành Quyết định số 17-QĐ/HU về kiểm tra đối với Đảng ủy xã.", []),
        ("Ngày 12/3/2024, Huyện ủy Lâm Trì kiểm tra Đảng ủy xã.", [("working-visit", "2024-03-12", "party-committee")]),
    ],
)
def test_what_is_commemorated_and_what_a_decision_is_about(
    passage: str, expected: list[tuple[str, str, str]], say: Say
) -> None:
    assert meetings(say(TOLD.format(passage))) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Đại hội đã bầu Ban Chấp hành gồm 15 đồng chí. ", {("election", "Hà Văn Sỹ")}),
        ("Ban Chấp hành Đảng bộ xã đã ra mắt. ", set()),
        ("", set()),
    ],
)
def test_who_has_a_post_in_a_congress_since_the_reform_that_tells_no_vote_was_not_elected(
    told: str, expected: set[tuple[str, str]], say: Say
) -> None:
    congress = "Ngày 9/8/2025, Đảng bộ xã Khe Sâu tổ chức Đại hội lần thứ I, nhiệm kỳ 2025 - 2030. "
    reading = say(TOLD.format(congress + told + "Ông Hà Văn Sỹ giữ chức Bí thư Đảng ủy xã."))
    assert changes(reading) == expected
    assert ("Hà Văn Sỹ", "secretary", "party-committee", "Khe Sâu") in posts(reading)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # a school that bears somebody's name
        (
            "Dự có bà Lê Thị Na, Hiệu trưởng Trường THCS Trần Văn Bưởi.",
            {("Lê Thị Na", "attendee")},
        ),
        (
            "Dự có Chủ tịch UBND xã Lê Thị Na, Hiệu trưởng Trường THCS Trần Văn Hới.",
            {("Lê Thị Na", "attendee"), ("Trần Văn Hới", "attendee")},
        ),
        # a field of work between two of a list
        (
            "Dự có ông Hà Văn Sỹ, Phó Chủ tịch UBND huyện phụ trách địa bàn; bà Lê Thị Na, Bí thư Đảng ủy xã.",
            {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "attendee")},
        ),
        ("Giao ông Hà Văn Sỹ phụ trách thôn Đông; bà Lê Thị Na phụ trách thôn Đoài.", set()),
        # who sends flowers is elsewhere, who brings them is there
        ("Ông Hà Văn Sỹ, Chủ tịch UBND huyện, đã gửi lẵng hoa chúc mừng hội nghị.", set()),
        ("Ông Hà Văn Sỹ, Chủ tịch UBND huyện, tặng hoa chúc mừng hội nghị.", {("Hà Văn Sỹ", "attendee")}),
        # whom a decision appoints announces nothing
        (
            "Ban Tổ chức Huyện ủy công bố quyết định bổ nhiệm các ông Hà Văn Sỹ và Lê Văn Mười làm Phó Trưởng ban.",
            set(),
        ),
        # leading and running affairs in general
        ("Ông Hà Văn Sỹ nhấn mạnh, đổi mới công tác lãnh đạo, điều hành của xã.", {("Hà Văn Sỹ", "speaker")}),
        ("Ông Hà Văn Sỹ điều hành hội nghị.", {("Hà Văn Sỹ", "chair")}),
    ],
)
def test_who_is_there_and_who_is_not(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(HELD.format(passage))) == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # a body until its first election
        (
            "Dự có bà Lê Thị Na, Chủ tịch HĐND lâm thời xã.",
            {("Lê Thị Na", "chair", "peoples-council", "Khe Sâu")},
        ),
        # a post that is yet to be filled
        (
            "Ông Hà Văn Sỹ phụ trách chi bộ cho đến khi có người giữ chức Bí thư Chi bộ thôn Đông.",
            set(),
        ),
        # posts in brackets between those appointed and their new post
        (
            "Huyện ủy bổ nhiệm các ông Hà Văn Sỹ (nguyên Chủ tịch Hội Nông dân xã Nà Khoa) và Lê Văn Mười (nguyên "
            "Chủ tịch UBND xã Nà Khoa) là Phó Trưởng ban Tổ chức Huyện ủy.",
            {
                ("Hà Văn Sỹ", "chair", "farmers-association", "Nà Khoa"),
                ("Hà Văn Sỹ", "deputy-head", "party-organisation-commission", "Lâm Trì"),
                ("Lê Văn Mười", "chair", "peoples-committee", "Nà Khoa"),
                ("Lê Văn Mười", "deputy-head", "party-organisation-commission", "Lâm Trì"),
            },
        ),
        # those who hear of an election are not elected
        ("Ông Hà Văn Sỹ dự. Tại hội nghị, đại biểu được phổ biến việc bầu cử Trưởng thôn.", set()),
        ("Ông Hà Văn Sỹ dự. Đồng chí được bầu làm Trưởng thôn Đông.", {("Hà Văn Sỹ", "head", "village", "Khe Sâu")}),
    ],
)
def test_posts_that_are_filled_and_that_are_not(
    passage: str, expected: set[tuple[str, str, str, str | None]], say: Say
) -> None:
    assert posts(say(HELD.format(passage))) == expected


def test_a_day_with_a_full_stop_is_that_of_what_follows(say: Say) -> None:
    passage = "Sáng ngày 12/3/2024. Tại nhà văn hoá thôn Đông. Hội Nông dân xã Khe Sâu tổ chức hội nghị."
    assert meetings(say(TOLD.format(passage))) == [("conference", "2024-03-12", "farmers-association")]


def test_a_short_first_paragraph_behind_its_source_is_no_headline(say: Say) -> None:
    reading = say("(BTX) - Huyện ủy Lâm Trì vừa tổ chức lễ trao Huy hiệu Đảng.\n\nÔng Hà Văn Sỹ phát biểu.\n")
    assert meetings(reading) == [("ceremony", None, "party-committee")]
    assert capacities(reading) == {("Hà Văn Sỹ", "speaker")}
