"""The roll of minutes: who is listed, one a line, under a heading that says as what."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents

from govgraph.model import Meeting, Position, Reading

Say = Callable[[str], Reading]
HEAD = "BIÊN BẢN\nHọp giao ban Ủy ban nhân dân xã Khe Sâu\n\nThời gian: 8 giờ, ngày 15/3/2024\n"
NAMES = ("Vi Văn Hạnh", "Lò Thị Nga")
LINES = ("Ông Vi Văn Hạnh - Chủ tịch UBND xã", "Bà Lò Thị Nga - Phó Chủ tịch UBND xã")


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("1) ", "2) "), ("a) ", "b) "), ("- ", "- "), ("", "")])
@pytest.mark.parametrize(
    ("heading", "capacity"),
    [
        ("Thành phần tham dự:", "attendee"),
        ("I. Thành phần tham dự", "attendee"),
        ("Thành phần:", "attendee"),
        ("Tham dự có:", "attendee"),
        ("Tham dự cuộc họp có các đồng chí:", "attendee"),
        ("Đại biểu mời:", "attendee"),
        ("Đại biểu tham dự:", "attendee"),
        ("Có mặt:", "attendee"),
        ("Có mặt: 2/3 đồng chí, gồm:", "attendee"),
        ("Vắng mặt:", "absent"),
        ("Vắng mặt (có lý do):", "excused"),
        ("Vắng: 02 đồng chí (có lý do):", "excused"),
    ],
)
def test_a_heading_governs_the_lines_under_it(heading: str, capacity: str, marks: tuple[str, str], say: Say) -> None:
    lines = "\n".join(mark + line for mark, line in zip(marks, LINES, strict=True))
    reading = say(f"{HEAD}{heading}\n{lines}\nNội dung:\nBà Hà Thị Yến báo cáo kết quả tháng 2.\n")
    assert capacities(reading) == {(name, capacity) for name in NAMES} | {("Hà Thị Yến", "presenter")}


@pytest.mark.parametrize(
    ("lead", "capacity"),
    [
        ("Về dự và chỉ đạo hội nghị có:\n* Đại biểu huyện:", "director"),
        ("Đến dự hội nghị có sự hiện diện của:", "attendee"),
        ("Về dự và chỉ đạo hội nghị có:\n- Phân công các thôn:", None),
    ],
)
def test_a_side_named_in_a_list_does_not_end_it(lead: str, capacity: str | None, say: Say) -> None:
    lines = "\n".join(f"- {line}" for line in LINES)
    expected = {(name, capacity) for name in NAMES} if capacity is not None else set()
    assert capacities(say(f"{HEAD}{lead}\n{lines}\n")) == expected


def test_each_heading_ends_the_one_before(say: Say) -> None:
    page = f"{HEAD}Chủ trì:\n{LINES[0]}\nThư ký:\n{LINES[1]}\nVắng mặt:\n1. Ông Mạc Văn Thạo - Trưởng Công an xã\n"
    assert capacities(say(page)) == {("Vi Văn Hạnh", "chair"), ("Lò Thị Nga", "secretary"), ("Mạc Văn Thạo", "absent")}


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("Cùng lãnh đạo các ban, ngành đã về dự hội nghị.", {("Lê Thị Na", "attendee"), ("Hà Văn Sỹ", "attendee")}),
        ("Hội nghị đã thông qua chương trình.", {("Lê Thị Na", "attendee")}),
    ],
)
def test_who_came_along_does_not_end_a_list(between: str, expected: set[tuple[str, str]], say: Say) -> None:
    page = "HỘI NGHỊ\n\nSáng 12/3/2024, Đảng ủy xã Khe Sâu tổ chức hội nghị.\nĐến dự có:\n* Đại biểu huyện:\n"
    roll = f"- Bà Lê Thị Na, Bí thư Huyện ủy.\n{between}\n* Đại biểu xã:\n- Ông Hà Văn Sỹ, Bí thư Đảng ủy.\n"
    assert capacities(say(page + roll)) == expected


def test_who_was_absent_may_be_the_last_line(say: Say) -> None:
    page = f"{HEAD}Thành phần:\n1. {LINES[0]}\n2. {LINES[1]} và Hội Nông dân xã\nVắng: Bà Quàng Thị Lả"
    reading = say(page)
    assert capacities(reading) == {(NAMES[0], "attendee"), (NAMES[1], "attendee"), ("Quàng Thị Lả", "absent")}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Vắng: Bà Quàng Thị Lả (có lý do)", {("Quàng Thị Lả", "excused")}),
        ("Vắng: Bà Quàng Thị Lả - Trưởng Công an xã (có lý do).", {("Quàng Thị Lả", "excused")}),
        ("Vắng: Bà Quàng Thị Lả, lý do: đi học.", {("Quàng Thị Lả", "excused")}),
        ("Vắng: Bà Quàng Thị Lả (không lý do).", {("Quàng Thị Lả", "absent")}),
        ("Vắng mặt: Bà Quàng Thị Lả (không có lý do).", {("Quàng Thị Lả", "absent")}),
        ("Vắng: Bà Quàng Thị Lả (có phép).", {("Quàng Thị Lả", "excused")}),
        (
            "Vắng: Bà Quàng Thị Lả (không lý do), ông Mạc Văn Thạo (lý do: ốm, không đi được).",
            {("Quàng Thị Lả", "absent"), ("Mạc Văn Thạo", "excused")},
        ),
        (
            "Vắng: Bà Quàng Thị Lả, ông Mạc Văn Thạo (có lý do).",
            {("Quàng Thị Lả", "excused"), ("Mạc Văn Thạo", "excused")},
        ),
        (
            "Vắng mặt:\n- Bà Quàng Thị Lả (có lý do)\n- Ông Mạc Văn Thạo",
            {("Quàng Thị Lả", "excused"), ("Mạc Văn Thạo", "absent")},
        ),
    ],
)
def test_a_reason_may_be_told_behind_each_name(line: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(f"{HEAD}Chủ trì: {LINES[0]}\n{line}\n")) == {(NAMES[0], "chair"), *expected}


def test_a_label_in_the_next_line_is_no_name_of_a_unit(say: Say) -> None:
    page = f"{HEAD}Thành phần:\n1. {LINES[0]}\n2. Ông Lường Văn Hặc - Chủ tịch Hội Nông dân xã\nVắng: Bà Quàng Thị Lả\n"
    held = [f.content.post.body for f in say(page).facts if isinstance(f.content, Position)]
    assert {body.unit.name for body in held if body.unit is not None} == {"Khe Sâu"}


def test_the_first_of_a_side_stands_beside_it(say: Say) -> None:
    roll = f"I. THÀNH PHẦN\n\n1. Đại biểu xã: - {LINES[0]}\n- {LINES[1]}, phụ trách thôn.\n\n2. Cử tri: 60 hộ.\n"
    assert capacities(say(HEAD + "\n" + roll)) == {(name, "attendee") for name in NAMES}


def test_who_is_absent_in_brackets_did_not_come(say: Say) -> None:
    roll = f"I. THÀNH PHẦN\n\n- {LINES[0]};\n- {LINES[1]} (vắng, có lý do).\n"
    assert capacities(say(HEAD + "\n" + roll)) == {(NAMES[0], "attendee"), (NAMES[1], "excused")}


@pytest.mark.parametrize(
    ("brackets", "capacity"),
    [
        ("(thôn Đông, vắng có lý do)", "excused"),
        ("(Khe Tây, vắng không lý do)", "absent"),
        ("(Trưởng thôn Đông, vắng mặt)", "absent"),
        ("(thôn Đông)", "attendee"),
        ("(thôn Đông, thay Trưởng thôn)", "attendee"),
    ],
)
def test_brackets_tell_of_one_of_the_guests_alone(brackets: str, capacity: str, say: Say) -> None:
    guests = f"2. Khách mời: các Trưởng thôn: ông Hà Văn Sỹ (thôn Bắc), ông Lê Văn Ba {brackets}, ông Vi Văn Tám.\n"
    expected = {("Hà Văn Sỹ", "attendee"), ("Lê Văn Ba", capacity), ("Vi Văn Tám", "attendee")}
    assert capacities(say(HEAD + "\n" + guests)) == expected


@pytest.mark.parametrize(
    ("count", "capacity"),
    [
        ("Đại biểu HĐND xã: Tổng số 25 đại biểu; có mặt 23; vắng mặt 02 đại biểu, cụ thể:", "absent"),
        ("Đại biểu HĐND xã: có mặt 23/25, vắng có lý do 02 đại biểu, gồm:", "excused"),
        ("Tổng số đảng viên 25; vắng mặt 2, có mặt 23, gồm:", "attendee"),
    ],
)
@pytest.mark.parametrize("marks", [("- ", "- "), ("1. ", "2. ")])
def test_a_line_counts_those_listed_below_it(count: str, capacity: str, marks: tuple[str, str], say: Say) -> None:
    lines = "\n".join(mark + line for mark, line in zip(marks, LINES, strict=True))
    reading = say(f"{HEAD}{count}\n{lines}\nKhách mời có mặt:\n- Bà Hà Thị Yến - Phó Chủ tịch HĐND huyện\n")
    assert capacities(reading) == {(name, capacity) for name in NAMES} | {("Hà Thị Yến", "attendee")}


@pytest.mark.parametrize("marks", [("- ", "- "), ("1. ", "2. ")])
def test_as_many_as_were_counted_absent_are_members(marks: tuple[str, str], say: Say) -> None:
    head = f"{HEAD}Ban Chấp hành Hội Nông dân xã: có mặt 13/15; vắng 01 đồng chí, gồm:\n"
    reading = say(head + "\n".join(mark + line for mark, line in zip(marks, LINES, strict=True)) + "\n")
    held = {(one.person, one.post.role) for one in contents(reading, Position)}
    assert held == {(NAMES[0], "member"), (NAMES[0], "chair"), (NAMES[1], "vice-chair")}


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize(
    ("line", "capacity"),
    [
        ("Khách mời: ông Mạc Văn Thạo - Trưởng Công an xã", "attendee"),
        ("Khách mời chưa đến: ông Mạc Văn Thạo", "absent"),
    ],
)
def test_guests_below_those_absent_came(mark: str, line: str, capacity: str, say: Say) -> None:
    page = f"{HEAD}{mark}Vắng: 02 thành viên, gồm:\n+ {LINES[0]}\n+ {LINES[1]}\n{mark}{line}\n"
    told = capacities(say(page))
    assert {(name, "absent") for name in NAMES} <= told
    assert (("Mạc Văn Thạo", "attendee") in told) == (capacity == "attendee")


def test_a_cell_of_the_youth_without_its_unit_is_that_of_the_village_that_meets(say: Say) -> None:
    page = "BIÊN BẢN\nHội nghị nhân dân thôn Na Lìn\n\nNgày 14/11/2015, {}, xã Khe Sâu tổ chức hội nghị.\n{}\n"
    roll = "Thành phần:\n- Ông Vi Văn Hạnh: Bí thư chi đoàn"
    for convener, level in (("Ban Công tác Mặt trận thôn Na Lìn", "village"), ("UBND xã", "commune")):
        (held,) = contents(say(page.format(convener, roll)), Position)
        assert (held.post.body.kind, held.post.body.level) == ("youth-union", level)


@pytest.mark.parametrize(
    ("heading", "capacity"),
    [
        ("III. THẢO LUẬN, CHẤT VẤN (ông Mạc Văn Thạo điều hành)", "chair"),
        ("III. Thảo luận tại hội trường (chủ trì: ông Mạc Văn Thạo)", "chair"),
        ("III. Báo cáo kết quả tháng 2 (ông Mạc Văn Thạo)", "presenter"),
    ],
)
def test_brackets_in_a_heading_tell_who_leads_or_does_it(heading: str, capacity: str, say: Say) -> None:
    assert capacities(say(f"{HEAD}\n{heading}\n")) == {("Mạc Văn Thạo", capacity)}


def test_the_fourth_meeting_is_none_of_the_centre(say: Say) -> None:
    page = "BIÊN BẢN\n{} - HỘI ĐỒNG NHÂN DÂN XÃ KHE SÂU\n\nNgày 14/7/2017, HĐND xã Khe Sâu tiến hành kỳ họp.\n"
    for title in ("KỲ HỌP THỨ TƯ", "KỲ HỌP LẦN THỨ TƯ", "KỲ HỌP THỨ NĂM"):
        (session,) = contents(say(page.format(title)), Meeting)
        assert session.convener is not None
        assert session.convener.kind == "peoples-council"


CHAIRED = HEAD + "\n1. Chủ tọa: " + LINES[0] + ".\n\n{}\n"


@pytest.mark.parametrize("heading", ["III. KẾT LUẬN CỦA CHỦ TỌA", "Kết luận hội nghị, ông Vi Văn Hạnh giao nhiệm vụ:"])
def test_entries_under_a_conclusion_give_tasks(heading: str, say: Say) -> None:
    tasks = "- Bà Lò Thị Nga rà soát hồ sơ, báo cáo kết quả trước ngày 20/3.\n- Công an xã trực Tết.\n"
    reading = say(CHAIRED.format(f"{heading}\n\n{tasks}\nBà Hà Thị Yến báo cáo thêm về thu ngân sách.\n"))
    assert capacities(reading) == {(NAMES[0], "chair"), (NAMES[0], "concluder"), ("Hà Thị Yến", "presenter")}


def test_entries_under_another_heading_tell_what_was_done(say: Say) -> None:
    reading = say(
        CHAIRED.format("II. NỘI DUNG\n\n- Bà Lò Thị Nga báo cáo kết quả tháng 2.\n- Ông Vi Văn Hạnh kết luận.\n")
    )
    assert capacities(reading) == {(NAMES[0], "chair"), (NAMES[0], "concluder"), (NAMES[1], "presenter")}


@pytest.mark.parametrize("heading", ["Chủ trì Đại hội: Đoàn Chủ tịch gồm các ông, bà:", "Đoàn Chủ tịch gồm:"])
def test_a_presidium_may_be_listed_under_its_name(heading: str, say: Say) -> None:
    assert capacities(say(f"{HEAD}{heading}\n1. {LINES[0]}\n2. {LINES[1]}\n")) == {(name, "chair") for name in NAMES}


def test_minutes_and_their_meeting_may_stand_in_one_line(say: Say) -> None:
    people = "1. Ông: Vi Văn Hạnh - Chức vụ: Trưởng thôn - Chủ trì cuộc họp\n2. Bà: Lò Thị Nga - Thư ký\n"
    reading = say(
        "BIÊN BẢN HỌP THÔN\nVề việc bình xét hộ nghèo\n\nHôm nay, 19 giờ ngày 10/11/2023, tại thôn Đông, xã Khe Sâu.\n"
        f"Thành phần gồm có:\n{people}"
    )
    held = contents(reading, Meeting)
    assert [(one.kind, one.date) for one in held] == [("conference", "2023-11-10")]
    assert capacities(reading) == {("Vi Văn Hạnh", "chair"), ("Lò Thị Nga", "secretary")}


def test_minutes_without_a_letterhead_have_their_title_in_the_text(say: Say) -> None:
    reading = say(
        "HỘI NÔNG DÂN XÃ KHE SÂU\nCHI HỘI NÔNG DÂN THÔN ĐÔNG\n\nBIÊN BẢN ĐẠI HỘI CHI HỘI\n\n"
        "Thời gian: 7h30, ngày 10/01/2022.\nĐịa điểm: Nhà văn hóa thôn Đông.\n"
        "I. Thành phần làm việc:\n\n- Ông Vi Văn Hạnh, Chức vụ: Trưởng đoàn;\n\n- Bà Lò Thị Nga, Chi hội trưởng.\n\n"
        "III. Kết luận của Trưởng đoàn: Yêu cầu khắc phục.\n"
    )
    held = contents(reading, Meeting)
    assert [(one.kind, one.date, one.convener.level if one.convener else None) for one in held] == [
        ("congress", "2022-01-10", "village")
    ]
    assert capacities(reading) == {("Vi Văn Hạnh", "concluder"), ("Lò Thị Nga", "attendee")}


def test_entries_tell_why_somebody_did_not_come(say: Say) -> None:
    page = f"{HEAD}Thành phần\n- Có mặt: 20 đồng chí.\n+ Có lý do: ông Vi Văn Hạnh (ốm), Lò Thị Nga (đi công tác)\n"
    page += "+ Không lý do: bà Hà Thị Yến\n- Cấp trên về dự: ông Mạc Văn Thạo - Phó Chủ tịch UBND huyện\n"
    assert capacities(say(page)) == {
        ("Vi Văn Hạnh", "excused"),
        ("Lò Thị Nga", "excused"),
        ("Hà Thị Yến", "absent"),
        ("Mạc Văn Thạo", "attendee"),
    }


@pytest.mark.parametrize(
    "conclusion", ["6. Kết luận của chủ trì: ghi nhận ý kiến {}.", "Kết luận của chủ tọa: giao {}."]
)
def test_what_the_conclusion_names_others_for_is_not_their_act(conclusion: str, say: Say) -> None:
    page = f"{HEAD}- Chủ trì: {LINES[0]}\nNội dung:\n{LINES[1]} điểm tin thời sự.\n"
    page += conclusion.format("bà Lò Thị Nga") + "\n"
    chaired = {("Vi Văn Hạnh", "chair"), ("Vi Văn Hạnh", "concluder")}
    assert capacities(say(page)) == {*chaired, ("Lò Thị Nga", "presenter")}


@pytest.mark.parametrize(
    "title", ["BIÊN BẢN HỌP CHI BỘ", "BIÊN BẢN HỌP CHI BỘ THÔN ĐÔNG", "BIÊN BẢN\nHọp Chi bộ thôn Đông"]
)
def test_a_title_and_the_sentence_behind_tell_of_one_meeting(title: str, say: Say) -> None:
    (meeting,) = contents(say(f"{title}\n\nNgày 15/3/2024, Chi bộ thôn Đông, xã Khe Sâu tổ chức họp."), Meeting)
    assert (meeting.kind, meeting.convener and meeting.convener.kind) == ("cell-meeting", "party-cell")


def test_an_organ_in_a_title_is_of_whoever_holds_the_meeting(say: Say) -> None:
    page = "BIÊN BẢN HỌP BAN CHẤP HÀNH\n\nNgày 15/3/2024, Ban Chấp hành Hội Nông dân xã Khe Sâu họp."
    (meeting,) = contents(say(page), Meeting)
    assert meeting.convener is not None and meeting.convener.kind == "farmers-association"


def test_who_gets_tasks_below_a_roll_is_not_of_it(say: Say) -> None:
    page = f"{HEAD}Thành phần:\n- {LINES[0]}\nPhân công chỉ đạo các thôn:\n- Bà Hà Thị Yến: thôn Đông\n"
    assert capacities(say(page)) == {(NAMES[0], "attendee")}


def test_whom_a_speaker_quotes_does_nothing_here(say: Say) -> None:
    page = f"{HEAD}Ông Vi Văn Hạnh nói: “Năm 2019, ông Mạc Văn Thạo chủ trì cuộc họp và kết luận như vậy”.\n"
    assert capacities(say(page)) == {(NAMES[0], "speaker")}
