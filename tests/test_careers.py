"""Posts of a life so far, and people led in by «Về phía …»: whose post it is, of which unit; no day is invented."""

from collections.abc import Callable

import pytest
from tests.told import contents

from govgraph.model import PersonnelChange, Position, Reading

Say = Callable[[str], Reading]
PAGE = "Hội nghị cán bộ\n\nSáng 12/3/2024, Đảng ủy xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tổ chức hội nghị. {}\n"


def posts(reading: Reading) -> set[tuple[str, str, str, str | None]]:
    return {(one.person, one.post.role, one.post.body.kind, one.qualifier) for one in contents(reading, Position)}


# --- held earlier ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "passage",
    [
        "Bà Hà Thị Nhi phát biểu. Trước đó bà là Bí thư Đoàn xã.",
        "Bà Hà Thị Nhi thay ông Lê Văn Nam phát biểu; trước đó, bà giữ chức Bí thư Đoàn xã.",
        "Bà Hà Thị Nhi phát biểu. Trước khi nhận nhiệm vụ mới, bà là Bí thư Đoàn xã.",
        "Trước khi được bầu làm Chủ tịch UBND xã bà Hà Thị Nhi là Bí thư Đoàn xã.",
        "Bà Hà Thị Nhi từng làm Bí thư Đoàn xã.",
        "Bà Hà Thị Nhi, người từng giữ chức Bí thư Đoàn xã, chia sẻ kinh nghiệm.",
        "Bà Hà Thị Nhi đã từng làm Bí thư Đoàn xã.",
        "Bà Hà Thị Nhi là người đã từng làm Bí thư Đoàn xã.",
        "Đồng chí Hà Thị Nhi phát biểu. Trước đây đồng chí từng là Bí thư Đoàn xã.",
        "Trước đó, bà Hà Thị Nhi là Bí thư Đoàn xã.",
        "Bà Hà Thị Nhi phát biểu. Trước đó, bà có hai nhiệm kỳ làm Bí thư Đoàn xã.",
    ],
)
def test_post_told_as_earlier_is_a_former_one(say: Say, passage: str) -> None:
    reading = say(PAGE.format(passage))
    assert posts(reading) == {("Hà Thị Nhi", "secretary", "youth-union", "former")}
    (position,) = contents(reading, Position)
    assert (position.attested_on, position.start, position.end) == (None, None, None)


@pytest.mark.parametrize(
    "passage",
    [
        "Ông Lê Văn Nam và ông Hà Văn An phát biểu. Trước đó ông là Bí thư Đoàn xã.",  # which of the two?
        "Ông Lê Văn Nam phát biểu. Trước đó bà là Bí thư Đoàn xã.",
        "Đồng chí nguyên Bí thư Đoàn xã phát biểu sau bà Hà Thị Nhi.",  # somebody else
        "Năm 2020 làm Bí thư Đoàn xã, nay làm việc khác, ông Lê Văn Nam vẫn gần dân.",
    ],
)
def test_earlier_post_of_nobody_certain_is_left_open(say: Say, passage: str) -> None:
    assert posts(say(PAGE.format(passage))) == set()


TERMS = "LÃNH ĐẠO XÃ KỲ THỌ, HUYỆN KỲ ANH QUA CÁC THỜI KỲ\nCập nhật: 15/12/2023\n\n{}\n"


@pytest.mark.parametrize(
    ("heading", "listed"),
    [
        ("I/ CHỦ TỊCH UBND XÃ", "1. Lê Văn Nam (2011 - 2020), nghỉ hưu\n2. Hà Thị Nhi (2020 - nay)"),
        ("Chủ tịch UBND xã:", "- Ông Lê Văn Nam, từ năm 2011 đến năm 2020\n- Bà Hà Thị Nhi (từ 8/2020 đến nay)"),
        ("II. CHỦ TỊCH ỦY BAN (UBND cách mạng, UBND)", "1. Lê Văn Nam: 2011 - 8/2020\n2. Hà Thị Nhi: 8/2020 - nay"),
        ("CHỦ TỊCH UBND XÃ", "TT | Họ và tên | Thời gian\n1 | Lê Văn Nam | 2011 - 2020\n2 | Hà Thị Nhi | 2020 - nay"),
    ],
)
def test_holders_of_a_post_through_its_terms_have_it_in_their_years(heading: str, listed: str, say: Say) -> None:
    shown = posts(say(TERMS.format(f"{heading}\n{listed}")))
    assert shown == {
        ("Lê Văn Nam", "chair", "peoples-committee", "former"),
        ("Hà Thị Nhi", "chair", "peoples-committee", None),
    }


@pytest.mark.parametrize(
    ("passage", "shown"),
    [
        (
            "IV. BÍ THƯ ĐẢNG ỦY\nCác ông, bà: Lê Văn Nam, Vũ Văn Lực; đương nhiệm là bà Hà Thị Nhi.",
            {("Hà Thị Nhi", "secretary", "party-committee", None)},
        ),
        ("IV. BÍ THƯ ĐẢNG ỦY\n1. Lê Văn Nam\n2. Bà Hà Thị Nhi (thôn Nội)", set()),
        ("IV. BÍ THƯ ĐẢNG ỦY\nNgười kế nhiệm là bà Hà Thị Nhi.", set()),
        (
            "1. Hà Thị Nhi (2015 - 8/2020), hiện là Phó Chủ tịch HĐND huyện",
            {("Hà Thị Nhi", "vice-chair", "peoples-council", None)},
        ),
        ("Chi bộ đầu tiên ra đời năm 1947, có 7 đảng viên, do bà Hà Thị Nhi làm Bí thư.", set()),
        (
            "Chi bộ thôn đầu tiên ra đời năm 2019, do bà Hà Thị Nhi làm Bí thư.",
            {("Hà Thị Nhi", "secretary", "party-committee", None)},
        ),
    ],
)
def test_only_years_or_words_tell_who_has_a_post_of_a_list_today(
    passage: str, shown: set[tuple[str, str, str, str | None]], say: Say
) -> None:
    assert posts(say(TERMS.format(passage))) == shown


@pytest.mark.parametrize(
    "passage",
    [
        "HĐND xã bầu bà Hà Thị Nhi giữ chức Chủ tịch UBND xã; trước đó bà là Phó Chủ tịch HĐND xã.",
        "Bà Hà Thị Nhi được bầu làm Chủ tịch UBND xã, trước đó là Phó Chủ tịch HĐND xã.",
    ],
)
def test_nobody_is_elected_to_the_post_held_before(say: Say, passage: str) -> None:
    reading = say(PAGE.format(passage))
    assert posts(reading) == {
        ("Hà Thị Nhi", "chair", "peoples-committee", None),
        ("Hà Thị Nhi", "vice-chair", "peoples-council", "former"),
    }
    (change,) = contents(reading, PersonnelChange)
    begun = {fact.id: fact.content for fact in reading.facts}[change.begins or ""]
    assert isinstance(begun, Position) and begun.post.role == "chair"


# --- for years ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "passage",
    [
        "Ông Lê Văn Nam có sáu năm làm Bí thư Đảng ủy xã.",
        "Sáu năm làm Bí thư Đảng ủy xã, ông Lê Văn Nam luôn gần dân.",
        "Ông Lê Văn Nam, người có hơn 10 năm liền giữ chức Bí thư Đảng ủy xã, kể chuyện cũ.",
        "Ông Lê Văn Nam kể chuyện cũ. Suốt 3 nhiệm kỳ làm Bí thư Đảng ủy xã, ông luôn gần dân.",
    ],
)
def test_post_held_for_years_has_no_days(say: Say, passage: str) -> None:
    (position,) = contents(say(PAGE.format(passage)), Position)
    assert (position.person, position.post.role, position.qualifier) == ("Lê Văn Nam", "secretary", None)
    assert (position.attested_on, position.start, position.end) == (None, None, None)


def test_years_add_nothing_to_a_post_that_is_shown(say: Say) -> None:
    page = PAGE.format("Ông Lê Văn Nam, Bí thư Đảng ủy xã phát biểu. Sáu năm làm Bí thư Đảng ủy xã, ông luôn gần dân.")
    (position,) = contents(say(page), Position)
    assert position.attested_on == "2024-03-12"


VOTED = (
    "Kỳ họp HĐND\n\nSáng 12/3/2024, HĐND xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tổ chức kỳ họp, bầu ông Lê Văn Ba "
    "giữ chức Phó Chủ tịch UBND xã. {}\n"
)


@pytest.mark.parametrize(
    "passage",
    [
        "Ông Lê Văn Ba bắt đầu công tác từ tháng 12/1996, làm cán bộ Phòng Nông nghiệp huyện.",
        "Năm 2004, ông Lê Văn Ba giữ chức Bí thư Huyện đoàn.",
        "Sau khi chia tách, thành lập huyện năm 2004, ông Lê Văn Ba giữ chức Bí thư Huyện đoàn.",
        "Sau khi ra trường, ông Lê Văn Ba làm cán bộ Phòng Nông nghiệp huyện.",
    ],
)
def test_a_post_of_somebodys_youth_is_neither_won_nor_held(passage: str, say: Say) -> None:
    reading = say(VOTED.format(passage))
    assert posts(reading) == {("Lê Văn Ba", "vice-chair", "peoples-committee", None)}
    assert len(contents(reading, PersonnelChange)) == 1


@pytest.mark.parametrize(
    "passage",
    [
        "Từ năm 2004, ông Lê Văn Ba giữ chức Bí thư Huyện đoàn.",
        "Được tặng cờ năm 2020, phong trào thanh niên huyện do ông Lê Văn Ba làm Bí thư Huyện đoàn.",
        "Thành lập năm 2019, phong trào hiện do ông Lê Văn Ba làm Bí thư Huyện đoàn.",
        "Kỳ thi tốt nghiệp THPT do ông Lê Văn Ba làm Bí thư Huyện đoàn chỉ đạo.",
        "Ông Lê Văn Ba, tốt nghiệp đại học năm 2015, giữ chức Bí thư Huyện đoàn.",
        "Ông Lê Văn Ba, sinh năm 1970, giữ chức Bí thư Huyện đoàn.",
        "Kỷ niệm 77 năm ngày 27/7/1947, sáng 24/7, ông Lê Văn Ba giữ chức Bí thư Huyện đoàn.",
    ],
)
def test_a_year_since_which_a_post_is_held_or_of_a_birth_makes_it_no_earlier_one(passage: str, say: Say) -> None:
    assert ("Lê Văn Ba", "secretary", "youth-union", None) in posts(say(PAGE.format(passage)))


def test_years_in_a_post_are_no_election(say: Say) -> None:
    page = (
        "Đại hội\n\nNgày 12/3/2024, Đảng bộ xã Kỳ Thọ tổ chức Đại hội. Ông Lê Văn Nam có sáu năm làm Bí thư Đảng ủy xã."
    )
    assert [fact for fact in say(page).facts if isinstance(fact.content, PersonnelChange)] == []


# --- led in by a unit -----------------------------------------------------------------------------------------------


def units(reading: Reading) -> set[tuple[str, str, str | None, str | None]]:
    named = ((one, one.post.body.unit) for one in contents(reading, Position))
    return {(one.person, one.post.role, unit and unit.type, unit and unit.name) for one, unit in named}


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Về phía Kỳ Phong, có ông Lê Văn Nam, Bí thư Đảng ủy xã.", {("Lê Văn Nam", "secretary", "xa", "Kỳ Phong")}),
        (
            "Về phía Kỳ Phong có ông Lê Văn Nam, Huyện ủy viên, Bí thư Đảng ủy xã; bà Hà Thị Nhi, Chủ tịch UBND.",
            {
                ("Lê Văn Nam", "member", "huyen", "Kỳ Anh"),
                ("Lê Văn Nam", "secretary", "xa", "Kỳ Phong"),
                ("Hà Thị Nhi", "chair", "xa", "Kỳ Phong"),
            },
        ),
        (
            "Về phía xã Kỳ Phong có ông Lê Văn Nam, Bí thư Đảng ủy xã. Bà Hà Thị Nhi, Chủ tịch UBND xã phát biểu.",
            {("Lê Văn Nam", "secretary", "xa", "Kỳ Phong"), ("Hà Thị Nhi", "chair", "xa", "Kỳ Thọ")},
        ),
        (
            "Về phía lãnh đạo huyện Nghi Xuân, dự có bà Hà Thị Nhi, Phó Bí thư Huyện ủy; về phía xã có ông Lê Văn Nam, "
            "Bí thư Đảng ủy xã.",
            {
                ("Hà Thị Nhi", "deputy-secretary", "huyen", "Nghi Xuân"),
                ("Lê Văn Nam", "secretary", "xa", "Kỳ Thọ"),
            },
        ),
        (
            "Đoàn đến từ thị trấn Xuân An, huyện Nghi Xuân. Về phía Xuân An có ông Lê Văn Nam, Bí thư Đảng ủy.",
            {("Lê Văn Nam", "secretary", "thi-tran", "Xuân An")},
        ),
        (
            "Về phía Kỳ Phong có ông Lê Văn Nam, Bí thư Đảng ủy xã Kỳ Khang.",  # the words name another
            {("Lê Văn Nam", "secretary", "xa", "Kỳ Khang")},
        ),
    ],
)
def test_who_is_led_in_by_a_unit_is_of_that_unit(say: Say, passage: str, expected: set[object]) -> None:
    assert units(say(PAGE.format(passage))) == expected


def test_type_word_alone_means_the_unit_of_that_type(say: Say) -> None:
    page = (
        "Hội nghị\n\nSáng 12/3/2024, Đảng ủy xã Yên Viên, huyện Gia Lâm tổ chức hội nghị tại thị trấn Yên Viên. "
        "Dự có bà Hà Thị Nhi, Chủ tịch UBND thị trấn; ông Lê Văn Nam, Chủ tịch UBND xã."
    )
    assert units(say(page)) == {
        ("Hà Thị Nhi", "chair", "thi-tran", "Yên Viên"),
        ("Lê Văn Nam", "chair", "xa", "Yên Viên"),
    }


# --- years that are over --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "start", "end"),
    [
        ("giai đoạn 2010 - 2015", "2010", "2015"),
        ("từ năm 2010 đến năm 2015", "2010", "2015"),
        ("từ năm 2010 đến tháng 7/2015", "2010", "2015-07"),
        ("từ tháng 3 năm 2010 đến ngày 1/7/2015", "2010-03", "2015-07-01"),
        ("từ 2010 đến 7/2015,", "2010", "2015-07"),
        ("(từ tháng 3/2010 đến tháng 7/2015)", "2010-03", "2015-07"),
        ("từ năm 2021 đến tháng 1/2024", "2021", "2024-01"),
        ("nhiệm kỳ 2010 - 2015", None, None),
        ("khóa XX, nhiệm kỳ 2010 - 2015", None, None),
    ],
)
def test_a_post_of_past_years_is_no_longer_held(years: str, start: str | None, end: str | None, say: Say) -> None:
    (held,) = contents(say(PAGE.format(f"Ông Lê Văn Nam, Chủ tịch UBND xã {years} phát biểu.")), Position)
    assert (held.qualifier, held.start, held.end, held.attested_on) == ("former", start, end, None)


@pytest.mark.parametrize(
    "passage",
    [
        "Ông Lê Văn Nam, nguyên Chủ tịch UBND xã từ năm 2010 đến tháng 7/2015 phát biểu.",
        "Ông Lê Văn Nam phát biểu. Trước đó ông là Chủ tịch UBND xã từ năm 2010 đến tháng 7/2015.",
        "Ông Lê Văn Nam phát biểu. Ông từng là Chủ tịch UBND xã (từ năm 2010 đến 7/2015).",
    ],
)
def test_a_former_post_has_the_years_behind_it(passage: str, say: Say) -> None:
    (held,) = contents(say(PAGE.format(passage)), Position)
    assert (held.qualifier, held.start, held.end) == ("former", "2010", "2015-07")


def test_years_behind_several_former_posts_are_of_the_last(say: Say) -> None:
    told = "Ông Lê Văn Nam, nguyên Bí thư Đảng ủy xã, nguyên Chủ tịch UBND xã từ năm 2010 đến năm 2015 phát biểu."
    held = {one.post.role: (one.start, one.end) for one in contents(say(PAGE.format(told)), Position)}
    assert held == {"secretary": (None, None), "chair": ("2010", "2015")}


def test_years_behind_the_last_post_say_nothing_of_those_before(say: Say) -> None:
    reading = say(PAGE.format("Ông Lê Văn Nam, Bí thư Đảng ủy xã, Chủ tịch UBND xã giai đoạn 2010 - 2015 phát biểu."))
    assert {(one.post.role, one.qualifier) for one in contents(reading, Position)} == {
        ("secretary", None),
        ("chair", "former"),
    }


@pytest.mark.parametrize(
    "years", ["nhiệm kỳ 2020 - 2025", "nhiệm kỳ 2023 - 2028", "từ năm 2010", "(2010)", "từ năm 2020 đến tháng 3/2024"]
)
def test_a_post_whose_years_go_on_is_held(years: str, say: Say) -> None:
    (held,) = contents(say(PAGE.format(f"Ông Lê Văn Nam, Chủ tịch UBND xã {years} phát biểu.")), Position)
    assert (held.qualifier, held.attested_on) == (None, "2024-03-12")


def test_a_former_post_of_an_earlier_term_is_told(say: Say) -> None:
    page = "Kỳ họp\n\nSáng 12/3/2024, HĐND xã Kỳ Thọ khóa XIX tổ chức kỳ họp thứ 7. {}\n"
    reading = say(page.format("Ông Lê Văn Nam, nguyên Chủ tịch HĐND xã khóa XVIII dự."))
    assert posts(reading) == {("Lê Văn Nam", "chair", "peoples-council", "former")}
    assert posts(say(page.format("Ông Lê Văn Nam, Chủ tịch HĐND xã khóa XVIII dự."))) == set()


CONGRESS = "Đại hội\n\nSáng 12/3/2020, Đảng bộ huyện Lâm Trì tổ chức Đại hội lần thứ XXI. {} phát biểu.\n"


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy, Trưởng Đoàn ĐBQH khóa XIV", {"member", "secretary", "head"}),
        ("Phó Chủ tịch HĐND tỉnh khóa XIX", {"vice-chair"}),
        ("Bí thư Huyện ủy, Chủ tịch HĐND huyện khóa XIX", {"secretary", "chair"}),
        ("Tỉnh ủy viên khóa XVIII, Giám đốc Sở Y tế", {"member", "head"}),
        ("Bí thư Huyện ủy khóa XX, Chủ tịch HĐND huyện", {"chair"}),
        ("Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Huyện ủy khóa XX", set()),
        ("Huyện ủy viên khóa XXI, Chủ tịch UBND xã", {"member", "chair"}),
    ],
)
def test_terms_are_counted_for_each_body(told: str, held: set[str], say: Say) -> None:
    reading = say(CONGRESS.format(f"Đồng chí Lê Văn Nam, {told}"))
    assert {role for _, role, _, _ in posts(reading)} == held


def test_years_that_are_over_make_a_post_taken_up_a_former_one(say: Say) -> None:
    reading = say(PAGE.format("Ông Lê Văn Nam giữ chức Chủ tịch UBND xã từ năm 2010 đến năm 2015."))
    assert [(one.qualifier, one.start, one.end, one.attested_on) for one in contents(reading, Position)] == [
        ("former", "2010", "2015", None)
    ]


def test_the_post_is_of_who_takes_another_ones_place(say: Say) -> None:
    reading = say(PAGE.format("Bà Hà Thị Nhi được phân công thay ông Lê Văn Nam giữ chức Chủ tịch Hội Nông dân xã."))
    assert posts(reading) == {("Hà Thị Nhi", "chair", "farmers-association", None)}


def test_a_cell_tells_the_years_of_the_post_beside(say: Say) -> None:
    rows = "TT\nHọ và tên\nChức vụ\nThời gian\n1\nLê Văn Ba\nBí thư Đảng ủy\n1995 - 2000\n"
    reading = say(PAGE.format("\n\nCác đồng chí Bí thư Đảng ủy qua các thời kỳ:\n" + rows))
    told = [(one.person, one.qualifier, one.start, one.end) for one in contents(reading, Position)]
    assert told == [("Lê Văn Ba", "former", "1995", "2000")]
