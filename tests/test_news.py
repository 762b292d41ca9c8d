"""News of schools, visits and round-ups: what they tell of people, meetings and places, in invented passages."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents, places, posts_today

from govgraph.model import Meeting, Reading

Say = Callable[[str], Reading]

PARTY = "TIN TRONG XÃ\n\nSáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n{}\n"


def meetings(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    held = contents(reading, Meeting)
    return [(one.kind, one.date, one.convener.kind if one.convener is not None else None) for one in held]


@pytest.mark.parametrize(
    ("passage", "convener"),
    [
        ("Lễ phát động trồng cây diễn ra sáng 12/3/2024. Buổi lễ do Huyện đoàn Lâm Trì tổ chức.", "youth-union"),
        ("Lễ phát động trồng cây diễn ra sáng 12/3/2024. Cuộc thi do Huyện đoàn Lâm Trì tổ chức.", None),
        ("Lễ phát động trồng cây diễn ra sáng 12/3/2024. Buổi lễ do bà Lê Thị Na chủ trì.", None),
        ("Ông Hà Văn Sỹ đã tiếp xúc cử tri ngày 12/3/2024. Buổi tiếp xúc do MTTQ xã tổ chức.", "fatherland-front"),
    ],
)
def test_a_later_sentence_tells_who_held_the_meeting(passage: str, convener: str | None, say: Say) -> None:
    assert [holder for _, _, holder in meetings(say(f"TIN TRONG XÃ\n\n{passage}\n"))] == [convener]


VISIT = "TIN TRONG HUYỆN\n\nNgày 12/3/2024, {}\n"


@pytest.mark.parametrize(
    "did",
    [
        " giám sát việc thực hiện chính sách dân tộc tại UBND xã Khe Sâu",
        " kiểm tra công tác bầu cử ở xã Khe Sâu",
        " kiểm tra an toàn hồ chứa tại xã Khe Sâu",
        " giám sát tại UBND xã Khe Sâu",
        ", giám sát việc thực hiện nghị quyết tại xã Khe Sâu",
    ],
)
def test_what_a_group_did_may_stand_behind_who_leads_it(did: str, say: Say) -> None:
    passage = f"Đoàn giám sát của HĐND huyện Lâm Trì do bà Lê Thị Na, Phó Chủ tịch HĐND huyện làm Trưởng đoàn{did}."
    reading = say(VISIT.format(passage))
    assert meetings(reading) == [("working-visit", "2024-03-12", "peoples-council")]
    assert ("Lê Thị Na", "head", "working-group", "district") in posts_today(reading)


def test_a_group_that_is_only_set_up_visits_nobody(say: Say) -> None:
    passage = "HĐND huyện Lâm Trì thành lập đoàn do bà Lê Thị Na làm Trưởng đoàn giám sát."
    assert meetings(say(VISIT.format(passage))) == []


def test_another_group_makes_a_visit_of_its_own(say: Say) -> None:
    first = "đoàn công tác của UBND huyện Lâm Trì kiểm tra đê tại xã Khe Sâu."
    passage = (
        f"{first} Cùng ngày, một đoàn khác của UBND huyện do ông Hà Văn Sỹ, Phó Chủ tịch UBND huyện làm trưởng đoàn "
        "kiểm tra tại xã Nà Khoa. Ông Hà Văn Sỹ yêu cầu xã rà soát."
    )
    reading = say(VISIT.format(passage))
    assert meetings(reading) == [("working-visit", "2024-03-12", "peoples-committee")] * 2
    assert capacities(reading) == {("Hà Văn Sỹ", "speaker")}


@pytest.mark.parametrize(
    ("passage", "day"),
    [
        ("Chiều 13/3, đoàn tiếp tục làm việc tại xã Nà Khoa.", "2024-03-13"),
        ("Tiếp đó, ngày 13/3, đoàn làm việc với Đảng ủy, UBND xã Nà Khoa.", "2024-03-13"),
        ("Sáng 13/3, Đoàn giám sát đã đến làm việc với Trường THCS Nà Khoa.", "2024-03-13"),
        ("Sáng 13/3, đoàn sẽ làm việc với UBND xã Nà Khoa.", None),
        ("Ngày mai 13/3, đoàn tiếp tục làm việc với UBND xã Nà Khoa.", None),
        ("Sáng 13/3, đoàn hoàn thành báo cáo.", None),
    ],
)
def test_a_group_pays_visits_on_several_days(passage: str, day: str | None, say: Say) -> None:
    first = "trong 2 ngày 12 và 13/3/2024, Đoàn giám sát của HĐND huyện Lâm Trì làm việc tại 2 xã."
    reading = say(f"TIN TRONG HUYỆN\n\nTheo kế hoạch, {first}\n\n{passage}\n")
    visits = [("working-visit", one, "peoples-council") for one in ("2024-03-12", day) if one is not None]
    assert meetings(reading) == visits


@pytest.mark.parametrize(
    ("scene", "named"),
    [
        ("xã Khe Sâu và xã Nà Khoa", {"huyện Lâm Trì"}),
        ("xã Khe Sâu", {"huyện Lâm Trì", "xã Khe Sâu"}),
    ],
)
def test_a_page_about_two_communes_is_about_none(scene: str, named: set[str], say: Say) -> None:
    told = "Ngày 12/3/2024, Đoàn giám sát của HĐND huyện Lâm Trì làm việc tại xã Khe Sâu, sau đó tại xã Nà Khoa."
    assert places(say(f"HĐND huyện Lâm Trì giám sát tại {scene}\n\n{told}\n")) == named


@pytest.mark.parametrize(
    ("passage", "count"),
    [
        ("Ngay sau buổi lễ, bà Lê Thị Na có buổi làm việc với Đảng ủy xã.", 2),
        ("Chiều cùng ngày, bà Lê Thị Na đã đến làm việc với Đảng ủy xã.", 2),
        ("Sau buổi lễ, đồng chí Bí thư Huyện ủy đã làm việc với Đảng ủy xã.", 2),
        ("Sau buổi lễ, bà Lê Thị Na đề nghị Công an huyện làm việc với Đảng ủy xã.", 1),
        ("Sau buổi lễ, bà Lê Thị Na tổ chức tặng quà cho các hộ.", 1),
        ("Bà Lê Thị Na đã làm việc với Đảng ủy xã về địa điểm.", 1),
    ],
)
def test_who_came_to_a_ceremony_goes_on_to_other_work(passage: str, count: int, say: Say) -> None:
    opening = "Sáng 12/3/2024, UBND xã Khe Sâu tổ chức lễ bàn giao nhà. Dự có bà Lê Thị Na, Bí thư Huyện ủy Lâm Trì."
    reading = say(f"TIN TRONG XÃ\n\n{opening}\n\n{passage} Ông Hà Văn Sỹ, Bí thư Đảng ủy xã báo cáo.\n")
    assert [kind for kind, _, _ in meetings(reading)] == ["ceremony", "working-visit"][:count]


SCHOOL = (
    "TIN HUYỆN LÂM TRÌ\n\nSáng 12/3/2024, Trường PTDTBT TH&THCS Lùng Khoa, xã Khe Sâu tổ chức lễ sơ kết học kỳ. {}\n\n"
    "Ông Hà Văn Sỹ, Chủ tịch UBND xã Khe Sâu dự.\n"
)


def test_a_school_of_two_stages_bears_its_whole_name(say: Say) -> None:
    reading = say(SCHOOL.format("Bà Lê Thị Na, Hiệu trưởng nhà trường báo cáo."))
    assert ("Lê Thị Na", "head", "school", "commune") in posts_today(reading)
    assert capacities(reading) == {("Lê Thị Na", "presenter"), ("Hà Văn Sỹ", "attendee")}


def test_the_only_school_of_a_text_is_meant_by_a_bare_head(say: Say) -> None:
    page = (
        "TIN HUYỆN LÂM TRÌ\n\nSáng 12/3/2024, UBND huyện Lâm Trì tổ chức hội nghị tại xã Khe Sâu.\n\n"
        "Bà Lê Thị Na, Hiệu trưởng nhà trường phát biểu. Trường Tiểu học Khe Sâu có 12 lớp{}.\n"
    )
    assert ("Lê Thị Na", "head", "school", "commune") in posts_today(say(page.format("")))
    several = say(page.format(", Trường Mầm non Hoa Sen có 5 lớp"))
    assert ("Lê Thị Na", "head", "school", "district") in posts_today(several)


@pytest.mark.parametrize(
    ("passage", "day"),
    [
        ("Sau hội nghị, Hội Nông dân xã tổ chức lễ trao bò giống.", "2024-03-12"),
        ("* Sau lễ chào cờ, Hội Nông dân xã tổ chức lễ trao bò giống.", "2024-03-12"),
        ("Sau kỳ họp, Hội Nông dân xã tổ chức lễ trao bò giống.", None),
    ],
)
def test_what_follows_a_meeting_is_of_its_day(passage: str, day: str | None, say: Say) -> None:
    assert ("ceremony", day, "farmers-association") in meetings(say(PARTY.format(passage)))


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # words between people and their verb that say for whom they act, or who was with them
        (
            "Em Lê Thị Na, học sinh lớp 8B thay mặt học sinh khối 8 toàn trường phát biểu cảm nghĩ.",
            {("Lê Thị Na", "speaker")},
        ),
        (
            "Bà Lê Thị Na, nguyên Bí thư Đảng ủy xã cùng các cán bộ hưu trí, già làng, trưởng bản cũng có mặt.",
            {("Lê Thị Na", "attendee")},
        ),
        # what is asked for is yet to be done
        ("Yêu cầu thực hiện tốt kế hoạch; đồng chí Lê Thị Na chủ trì họp hằng tuần với các thôn.", set()),
        ("Đề nghị rà soát quy hoạch; đồng chí Lê Thị Na báo cáo trong tháng 4.", set()),
        # somebody sent instead of another
        (
            "Vắng: ông Hà Văn Sỹ, Trưởng phòng Kinh tế (có lý do; cử bà Lê Thị Na, chuyên viên dự thay).",
            {("Hà Văn Sỹ", "excused"), ("Lê Thị Na", "attendee")},
        ),
        # what is proposed for somebody, or told of others in a talk; what a body does before a semicolon
        ("Chi bộ đề nghị kết nạp Đảng đối với quần chúng Lê Thị Na, giáo viên.", set()),
        ('Ra về, Páo nói với chúng tôi: "Lần đầu em thấy ông Hà Văn Sỹ ghi bằng bút bi."', set()),
        ('Cuộc thi "Nét bút", do ông Hà Văn Sỹ trình bày.', {("Hà Văn Sỹ", "presenter")}),
        ("Chi bộ thông qua Nghị quyết; ông Hà Văn Sỹ kết luận.", {("Hà Văn Sỹ", "concluder")}),
        (
            "Thông qua Nghị quyết có ông Hà Văn Sỹ; bà Lê Thị Na kết luận.",
            {("Hà Văn Sỹ", "presenter"), ("Lê Thị Na", "concluder")},
        ),
        # what tells of somebody may be long
        ("Chị Lê Thị Na, chủ một nhà nghỉ cộng đồng bên thác, thì đề nghị dạy nghề.", {("Lê Thị Na", "speaker")}),
        # who is seen, where in a picture
        (
            "Các đại biểu cắt băng: từ trái qua là ông Hà Văn Sỹ, bà Lê Thị Na.",
            {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "attendee")},
        ),
        ("Rẽ từ trái qua cầu là nhà ông Hà Văn Sỹ.", set()),
        # who is visited and given something, and who gives it
        ("Cùng ngày, Hội đến thăm, tặng quà Mẹ Việt Nam anh hùng Lê Thị Na.", set()),
        ("Cùng ngày, đoàn thăm hỏi, chúc sức khỏe và trao quà tặng ông Hà Văn Sỹ.", set()),
        ("Đến dự và tặng quà có ông Hà Văn Sỹ.", {("Hà Văn Sỹ", "attendee")}),
        ("Đến thăm, tặng quà, bà Lê Thị Na phát biểu.", {("Lê Thị Na", "speaker")}),
        # an honour is no attending
        (
            "Về dự và chỉ đạo, Đảng bộ xã vinh dự được đón ông Hà Văn Sỹ; bà Lê Thị Na.",
            {("Hà Văn Sỹ", "director"), ("Lê Thị Na", "director")},
        ),
        # who acts at the end of those who came, and what all of them do
        (
            "Dự hội nghị có ông Hà Văn Sỹ, bà Lê Thị Na chủ trì hội nghị.",
            {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "chair")},
        ),
        (
            "Dự hội nghị có ông Hà Văn Sỹ, bà Lê Thị Na đồng chủ trì hội nghị.",
            {("Hà Văn Sỹ", "chair"), ("Lê Thị Na", "chair")},
        ),
        # a verb far behind, with a pronoun or «đồng thời» before it; or behind others
        (
            "Ông Hà Văn Sỹ tiếp thu hết những điều mà bà con các thôn còn chưa rõ, trên cơ sở đó, ông đã giải trình.",
            {("Hà Văn Sỹ", "speaker")},
        ),
        (
            "Ông Hà Văn Sỹ đã điểm lại những kết quả mà Đảng bộ xã đạt được trong quý, đồng thời yêu cầu cố gắng.",
            {("Hà Văn Sỹ", "speaker")},
        ),
        ("Ông Hà Văn Sỹ tiếp thu hết những điều mà bà con các thôn còn chưa rõ, các đại biểu đã giải trình.", set()),
        # who came is named in sentences before the one that says so
        (
            "Ông Hà Văn Sỹ - Trưởng thôn Đông. Bà Lê Thị Na - Bí thư Đoàn xã. Cùng 40 hội viên đã dự hội nghị.",
            {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "attendee")},
        ),
        ("Ông Hà Văn Sỹ - Trưởng thôn Đông. Hơn 40 hội viên đã tham dự hội nghị.", set()),
        # what is built bears no name of a person, nor does a unit above another
        ("Đảng ủy chỉ đạo hoàn thành dự án Hồ Khe Lạnh; xây dựng Đê Hà Lai.", set()),
        ("Cán bộ dự án Hồ Văn Ba phát biểu.", {("Hồ Văn Ba", "speaker")}),
        ("Cử tri xã Khe Sâu (Hà Trung) kiến nghị tại hội nghị.", set()),
        # a post of many, or one that somebody else has had, stands for nobody
        (
            "Dự họp có ông Hà Văn Sỹ; hiệu trưởng các trường. Bà Lê Thị Na, Hiệu trưởng Trường Tiểu học Khe Sâu vắng.",
            {("Hà Văn Sỹ", "attendee"), ("Lê Thị Na", "absent")},
        ),
    ],
)
def test_who_acts_in_a_meeting(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(PARTY.format(passage))) == expected


def test_a_new_head_told_of_in_a_heading_came_to_no_meeting(say: Say) -> None:
    page = PARTY.format(
        "Cùng dự có ông Hà Văn Sỹ.\n\nThôn Đông có trưởng thôn mới\n\nBà Lê Thị Na được bầu làm Trưởng thôn Đông."
    )
    assert capacities(say(page)) == {("Hà Văn Sỹ", "attendee")}


def test_posts_in_a_unit_that_is_no_more_are_over(say: Say) -> None:
    passage = "Ông Hà Văn Sỹ, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Lâm Trì (cũ) dự và phát biểu."
    assert {one for one in posts_today(say(PARTY.format(passage))) if one[0] == "Hà Văn Sỹ"} == set()


def test_brackets_behind_a_unit_tell_the_units_above(say: Say) -> None:
    page = (
        "TIN PHƯỜNG\n\nNgày 12/3/2024, HĐND phường An Hải (quận Nam Lâm, thành phố Cần Thơ) tổ chức kỳ họp.\n\n"
        "Ông Hà Văn Sỹ, quê huyện Lâm Trì, phát biểu.\n"
    )
    assert places(say(page)) == {"phường An Hải", "quận Nam Lâm", "thành phố Cần Thơ"}


def test_a_session_to_come_is_none_yet(say: Say) -> None:
    passage = "Ông Hà Văn Sỹ yêu cầu UBND xã chuẩn bị tốt nội dung trình kỳ họp giữa năm, dự kiến khai mạc ngày 27/7."
    assert meetings(say(PARTY.format(passage))) == [("conference", "2024-03-12", "party-committee")]


@pytest.mark.parametrize(
    "passage",
    [
        "Dịp này, đoàn công tác đã đến thăm gia đình bà Lê Thị Na có nhà đổ trong đợt mưa ngày 2/3.",
        "Dịp này, đoàn công tác đã đến thăm gia đình bà Lê Thị Na có nhà đổ do trận lũ quét đêm 2/3.",
        "Cùng ngày, đoàn công tác đã đến thăm gia đình bị nạn trong vụ cháy ngày 2/3/2024.",
    ],
)
def test_the_day_of_a_storm_is_not_that_of_a_visit(passage: str, say: Say) -> None:
    page = "TIN TRONG XÃ\n\nNgày 5/3/2024, đoàn công tác của UBND huyện Lâm Trì kiểm tra đê tại xã Khe Sâu.\n\n{}\n"
    assert {day for _, day, _ in meetings(say(page.format(passage)))} == {"2024-03-05"}


@pytest.mark.parametrize(
    ("passage", "held"),
    [
        ("Việc này có từ năm 2016 - khi ông Hà Văn Sỹ còn làm Chủ tịch UBND xã.", False),
        ("Hồi còn là Bí thư Đảng ủy xã, ông Hà Văn Sỹ đã nêu việc này.", False),
        ("Từng là Bí thư Đảng ủy xã, ông Hà Văn Sỹ phát biểu.", False),
        ("Ông Hà Văn Sỹ, Chủ tịch UBND xã còn nêu việc này.", True),
    ],
)
def test_what_somebody_still_was_is_over(passage: str, held: bool, say: Say) -> None:
    assert bool(posts_today(say(PARTY.format(passage)))) is held


def test_a_headline_tells_where_its_news_are_set(say: Say) -> None:
    page = (
        "Lãnh đạo huyện Lâm Trì dự lễ{} xã Khe Sâu\n\nNgày 12/3/2024, UBND xã Khe Sâu tổ chức lễ. Huyện Lâm Trì dự.\n"
    )
    assert places(say(page.format(" tại"))) == {"xã Khe Sâu", "huyện Lâm Trì"}
    assert places(say(page.format(" của"))) == {"huyện Lâm Trì"}


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("bầu ông Lê Văn Ba; bà Hà Thị Tư được điều động công tác tại Huyện ủy Lâm Trì.", set()),
        ("họp tại Huyện ủy Lâm Trì.", {"huyện Lâm Trì"}),
    ],
)
def test_where_somebody_is_sent_is_not_what_a_page_is_about(passage: str, expected: set[str], say: Say) -> None:
    assert places(say(f"Kỳ họp thứ 9\n\nNgày 5/6/2024, HĐND tỉnh {passage}\n")) == expected


def test_a_scene_tells_where_what_follows_is_held(say: Say) -> None:
    page = (
        "TIN TỐI\n\nTối 12/3/2024, sân nhà văn hóa xã Khe Sâu{}. Huyện đoàn Lâm Trì tổ chức ở đó một cuộc đối thoại.\n"
    )
    assert places(say(page.format(" đã đông người"))) == {"xã Khe Sâu", "huyện Lâm Trì"}
    assert places(say(page.format(" được Huyện ủy khánh thành"))) == {"huyện Lâm Trì"}


DECISION = (
    "HUYỆN ỦY LÂM TRÌ                         ĐẢNG CỘNG SẢN VIỆT NAM\n        *                                  "
    "Lâm Trì, ngày 15 tháng 3 năm 2023\nSố 42-QĐ/HU\n\nQUYẾT ĐỊNH\nvề việc điều động cán bộ\n-----\n\n"
    "BAN THƯỜNG VỤ HUYỆN ỦY QUYẾT ĐỊNH\n\nĐiều 1. {}\n"
)


@pytest.mark.parametrize(
    ("article", "named"),
    [
        ("Chỉ định đồng chí Lê Thị Na giữ chức Bí thư Đảng ủy xã Khe Sâu.", {"huyện Lâm Trì", "xã Khe Sâu"}),
        ("Điều động bà Lê Thị Na, Bí thư Đảng ủy xã Khe Sâu giữ chức Chánh Văn phòng Huyện ủy.", {"huyện Lâm Trì"}),
    ],
)
def test_a_decision_is_about_the_commune_whose_posts_it_fills(article: str, named: set[str], say: Say) -> None:
    assert places(say(DECISION.format(article))) == named


@pytest.mark.parametrize(
    ("passage", "count"),
    [
        ("Buổi chiều, tại xã Nà Khoa, bà Lê Thị Na chủ trì hội nghị.", 2),
        ("Chiều cùng ngày, tại xã Nà Khoa, cuộc tiếp xúc do bà Lê Thị Na chủ trì.", 2),
        ("Buổi chiều, tại xã Nà Khoa, ông Hà Văn Sỹ phát biểu.", 1),
        ("Buổi chiều, bà Lê Thị Na chủ trì hội nghị.", 1),
        ("Buổi sáng, tại xã Khe Sâu, bà Lê Thị Na chủ trì hội nghị.", 1),
    ],
)
def test_a_second_meeting_of_a_day_is_told_by_its_place(passage: str, count: int, say: Say) -> None:
    opening = "Sáng 12/3/2024, HĐND huyện Lâm Trì tổ chức hội nghị tiếp xúc cử tri tại xã Khe Sâu và xã Nà Khoa."
    page = f"TIN TRONG HUYỆN\n\n{opening}\n\n{passage}\n"
    reading = say(page)
    assert meetings(reading) == [("voter-contact", "2024-03-12", "peoples-council")] * count
    held = contents(reading, Meeting)
    assert [one.place.name for one in held if one.place is not None] == ["Nà Khoa"] * (count - 1)


def test_a_semicolon_may_part_the_posts_of_one_person(say: Say) -> None:
    passage = (
        "Dự có các đồng chí: Hà Văn Sỹ, Bí thư Tỉnh ủy; Lê Thị Na, Ủy viên Ban Thường vụ Tỉnh ủy; Phó Chủ tịch "
        "HĐND tỉnh; Cầm Thị Xuân, Tỉnh ủy viên; Bí thư Huyện ủy; Vi Văn Tám, Giám đốc Sở Nội vụ."
    )
    reading = say(PARTY.format(passage))
    assert {one for one in posts_today(reading) if one[0] in ("Lê Thị Na", "Cầm Thị Xuân")} == {
        ("Lê Thị Na", "member", "party-standing-committee", "province"),
        ("Lê Thị Na", "vice-chair", "peoples-council", "province"),
        ("Cầm Thị Xuân", "member", "party-committee", "province"),
        ("Cầm Thị Xuân", "secretary", "party-committee", "district"),
    }
    assert {name for name, _ in capacities(reading)} == {"Hà Văn Sỹ", "Lê Thị Na", "Cầm Thị Xuân", "Vi Văn Tám"}


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("BTĐU, CT HĐND xã", {("secretary", "party-committee"), ("chair", "peoples-council")}),
        ("PBTĐU, Chủ tịch UBND xã", {("deputy-secretary", "party-committee"), ("chair", "peoples-committee")}),
        ("PBTTTĐU", {("standing-deputy-secretary", "party-committee")}),
        ("PCTUBND xã", {("vice-chair", "peoples-committee")}),
        ("ABCXYZ, PCT UBND xã", {("vice-chair", "peoples-committee")}),
    ],
)
def test_role_and_body_are_shortened_to_one_word(short: str, expected: set[tuple[str, str]], say: Say) -> None:
    reading = say(PARTY.format(f"Dự có: Hà Văn Sỹ - {short}; Lê Thị Na - Trưởng thôn Đông."))
    assert {(role, body) for name, role, body, _ in posts_today(reading) if name == "Hà Văn Sỹ"} == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # who hands over something speaks only where that is told too
        ("Ông Hà Văn Sỹ phát biểu chúc mừng và trao giấy khen cho 2 tập thể.", {"speaker", "presenter"}),
        ("Ông Hà Văn Sỹ trao giấy khen cho 2 tập thể.", {"presenter"}),
        ("Ông Hà Văn Sỹ báo cáo kết quả, đề nghị các thôn góp ý.", {"presenter"}),
        ("Ông Hà Văn Sỹ phát biểu khai mạc và báo cáo kết quả nhiệm kỳ.", {"opener", "presenter"}),
        # an opinion that was heard, whoever else was there
        ("Sau khi nghe ý kiến của ông Hà Văn Sỹ và các đồng chí dự họp, hội nghị thống nhất.", {"speaker"}),
        # with whom others are to deal
        ("3. Đề nghị Huyện ủy xem xét, thi hành kỷ luật ông Hà Văn Sỹ.", set()),
    ],
)
def test_what_somebody_did_besides(passage: str, expected: set[str], say: Say) -> None:
    assert {capacity for name, capacity in capacities(say(PARTY.format(passage))) if name == "Hà Văn Sỹ"} == expected


def test_who_is_heard_with_others_does_not_conclude(say: Say) -> None:
    passage = (
        "Hội nghị do bà Lê Thị Na, Bí thư Đảng ủy chủ trì. Sau khi nghe ý kiến của ông Hà Văn Sỹ và các ngành, "
        "Bí thư Đảng ủy kết luận."
    )
    assert capacities(say(PARTY.format(passage))) == {
        ("Lê Thị Na", "chair"),
        ("Lê Thị Na", "concluder"),
        ("Hà Văn Sỹ", "speaker"),
    }


@pytest.mark.parametrize(
    ("change", "roles"),
    [
        ("bổ nhiệm ông Hà Văn Sỹ, chuyên viên Phòng Nội vụ, giữ chức Phó Trưởng phòng Kinh tế", {"deputy-head"}),
        ("bổ nhiệm ông Hà Văn Sỹ, Phó Trưởng phòng Nội vụ giữ chức Trưởng phòng Nội vụ", {"head"}),
        ("bổ nhiệm ông Hà Văn Sỹ, Huyện ủy viên, giữ chức Trưởng phòng Nội vụ", {"member", "head"}),
    ],
)
def test_who_is_appointed_to_lead_an_agency_leaves_the_post_before(change: str, roles: set[str], say: Say) -> None:
    reading = say(PARTY.format(f"Hội nghị công bố Quyết định của Chủ tịch UBND huyện {change}."))
    assert {role for name, role, _, _ in posts_today(reading) if name == "Hà Văn Sỹ"} == roles


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Sau khi nghe Văn phòng báo cáo, ý kiến phát biểu của các thành viên, Bí thư Đảng ủy kết luận.",
            {"concluder"},
        ),
        ("Sau khi nghe báo cáo, kết luận hội nghị, bà Lê Thị Na yêu cầu các thôn làm tốt.", {"concluder"}),
        ("Sau khi nghe các thôn báo cáo, bà Lê Thị Na nhấn mạnh việc này.", {"speaker"}),
    ],
)
def test_what_others_were_heard_to_say_is_not_told_of_who_acts_then(passage: str, expected: set[str], say: Say) -> None:
    page = "TIN TRONG XÃ\n\nNgày 12/3/2024, UBND xã Khe Sâu họp. Dự họp có bà Lê Thị Na, Bí thư Đảng ủy.\n\n{}\n"
    reading = say(page.format(passage))
    assert {capacity for name, capacity in capacities(reading) if name == "Lê Thị Na"} == expected
    assert {role for _, role, _, _ in posts_today(reading)} == {"secretary"}


def test_a_middle_name_tells_where_the_name_behind_a_unit_begins(say: Say) -> None:
    passage = "Ngày 12/3/2024, Chủ tịch UBND huyện Lâm Trì Lê Văn Ba làm việc với xã Khe Sâu."
    reading = say(f"TIN TRONG HUYỆN\n\n{passage}\n")
    assert posts_today(reading) == {("Lê Văn Ba", "chair", "peoples-committee", "district")}
    assert "huyện Lâm Trì" in places(reading)


@pytest.mark.parametrize(
    ("passage", "held"),
    [
        ("Ông Hà Văn Sỹ, Phó Trưởng Công an huyện được điều động đến nhận công tác tại Công an tỉnh.", set()),
        ("Hội nghị điều động ông Hà Văn Sỹ, Phó Trưởng Công an huyện đến nhận công tác tại Công an tỉnh.", set()),
        ("Ông Hà Văn Sỹ, Phó Trưởng Công an huyện đến nhận hoa tại hội nghị.", {"deputy-head"}),
    ],
)
def test_who_is_moved_leaves_the_post_even_where_the_next_is_not_told(passage: str, held: set[str], say: Say) -> None:
    assert {role for name, role, _, _ in posts_today(say(PARTY.format(passage))) if name == "Hà Văn Sỹ"} == held


@pytest.mark.parametrize(
    ("rest", "roles"),
    [
        ("nghỉ hưu theo chế độ từ 1/6/2024.", set()),
        ("được nghỉ hưu hưởng chế độ bảo hiểm.", set()),
        ("nghỉ phép.", {"deputy-secretary"}),
        ("được phân công tạm thời giữ quyền Bí thư Tỉnh đoàn.", {"deputy-secretary", "secretary"}),
        ("được giao giữ quyền Bí thư Tỉnh đoàn.", {"deputy-secretary", "secretary"}),
        ("giữ nguyên ý kiến.", {"deputy-secretary"}),
    ],
)
def test_who_retires_leaves_the_post_and_who_stands_in_has_another(rest: str, roles: set[str], say: Say) -> None:
    reading = say(
        "TỈNH SƠN LA TRAO QUYẾT ĐỊNH\n\nSáng 12/4/2024, Tỉnh đoàn Sơn La tổ chức hội nghị công bố quyết định.\n\n"
        f"Chị Hà Thị Tư, Phó Bí thư Tỉnh đoàn {rest}\n"
    )
    assert {role for name, role, _, _ in posts_today(reading) if name == "Hà Thị Tư"} == roles


def test_who_leads_the_group_of_a_committee_may_have_a_bare_post_there(say: Say) -> None:
    passage = (
        "Đoàn giám sát của Ban Pháp chế HĐND huyện Lâm Trì do bà Lê Thị Na, Trưởng ban làm Trưởng đoàn đã giám sát tại "
        "UBND xã Khe Sâu."
    )
    assert posts_today(say(VISIT.format(passage))) == {
        ("Lê Thị Na", "head", "peoples-council-committee", "district"),
        ("Lê Thị Na", "head", "working-group", "district"),
    }


def test_a_bare_deputy_goes_with_the_committee_whose_visit_it_is(say: Say) -> None:
    visit = "Đoàn giám sát của Ban Pháp chế HĐND huyện Lâm Trì giám sát tại UBND xã Khe Sâu."
    with_it = "Tham gia Đoàn có bà Lê Thị Na - Phó Trưởng Ban; ông Hà Văn Sỹ - Phó Giám đốc."
    assert posts_today(say(VISIT.format(f"{visit} {with_it}"))) == {
        ("Lê Thị Na", "deputy-head", "peoples-council-committee", "district")
    }


@pytest.mark.parametrize("lead", ["Về phía Ban Quản lý dự án có", "Dự có lãnh đạo Ban Dân tộc huyện:"])
def test_a_bare_deputy_led_in_with_another_body_is_none_of_the_committee(lead: str, say: Say) -> None:
    visit = "Đoàn giám sát của Ban Pháp chế HĐND huyện Lâm Trì giám sát tại UBND xã Khe Sâu."
    reading = say(VISIT.format(f"{visit} {lead} ông Hà Văn Sỹ, Phó Trưởng ban."))
    assert "peoples-council-committee" not in {body for _, _, body, _ in posts_today(reading)}


@pytest.mark.parametrize(
    ("passage", "body"),
    [
        ("Dự có ông Hà Văn Sỹ, Chủ tịch Hội Nông dân xã; bà Lê Thị Na, Phó Chủ tịch.", {"farmers-association"}),
        ("Chủ tịch UBND xã Hà Văn Sỹ, Phó Chủ tịch Lê Thị Na dự hội nghị.", {"peoples-committee"}),
        ("Dự có ông Hà Văn Sỹ, Trưởng Công an xã; bà Lê Thị Na, Phó Chủ tịch.", set()),
    ],
)
def test_a_bare_deputy_is_of_the_body_whose_chair_was_told(passage: str, body: set[str], say: Say) -> None:
    reading = say(PARTY.format(passage))
    assert {kind for name, role, kind, _ in posts_today(reading) if (name, role) == ("Lê Thị Na", "vice-chair")} == body
    assert any(issue.code == "post-without-body" for issue in reading.issues) is not bool(body)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Ông Hà Văn Quyền dự. Ông Quyền phát biểu.", {("Hà Văn Quyền", "speaker")}),
        ("Bà Lê Thị Tân dự. Bà Tân phát biểu.", {("Lê Thị Tân", "speaker")}),
        ("Ông Hà Văn Quyền dự. Đồng chí Quyền Chủ tịch UBND xã phát biểu.", {("Hà Văn Quyền", "attendee")}),
    ],
)
def test_a_given_name_may_be_a_word_that_qualifies_posts(
    passage: str, expected: set[tuple[str, str]], say: Say
) -> None:
    assert capacities(say(PARTY.format(passage))) == expected


@pytest.mark.parametrize(
    "passage",
    [
        "Cùng tiếp công dân có bà Lê Thị Na, công chức Tư pháp.",
        "Cùng kiểm tra có bà Lê Thị Na, công chức Tư pháp xã.",
        "Tại điểm cầu xã Khe Sâu có bà Lê Thị Na, công chức Tư pháp.",
    ],
)
def test_who_was_with_others_or_elsewhere_attends(passage: str, say: Say) -> None:
    reading = say(PARTY.format(passage))
    assert capacities(reading) == {("Lê Thị Na", "attendee")}
    assert posts_today(reading) == {("Lê Thị Na", "officer", "peoples-committee", "commune")}
