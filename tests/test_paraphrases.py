"""One event told in many ways: whichever construction a page chooses, the same facts are read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.told import capacities, contents, meetings, posts_today

from govgraph.interpret import interpret
from govgraph.model import Citation, Meeting, Participation, PersonnelChange, Reading
from govgraph.read import read_document

Say = Callable[[str], Reading]

PAGE = "TIN TRONG XÃ\n\n{}\n"
GUESTS = "Sáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị. {} Kết luận có đồng chí Lò Thị Sáng."
COMMITTEE = {
    ("Hà Văn Sỹ", "director"),
    ("Lê Thị Thu", "director"),
    ("Vi Văn Tám", "attendee"),
    ("Lò Thị Sáng", "chair"),
    ("Lò Thị Sáng", "concluder"),
}
POSTS = {
    ("Hà Văn Sỹ", "member", "party-standing-committee", "district"),
    ("Hà Văn Sỹ", "head", "party-propaganda", "district"),
    ("Lê Thị Thu", "officer", "party-office", "district"),
    ("Vi Văn Tám", "chair", "peoples-council", "commune"),
    ("Lò Thị Sáng", "secretary", "party-committee", "commune"),
}


@pytest.mark.parametrize(
    "guests",
    [
        # posts behind names, in a row
        "Dự và chỉ đạo có đồng chí Hà Văn Sỹ, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Huyện ủy; đồng chí Lê Thị "
        "Thu, chuyên viên Văn phòng Huyện ủy. Cùng dự có đồng chí Vi Văn Tám, Chủ tịch HĐND xã. Đồng chí Lò Thị Sáng, "
        "Bí thư Đảng ủy chủ trì hội nghị.",
        # names in capitals
        "Dự và chỉ đạo có đồng chí HÀ VĂN SỸ, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Huyện ủy; LÊ THỊ THU, "
        "chuyên viên Văn phòng Huyện ủy. Cùng dự có Chủ tịch HĐND xã VI VĂN TÁM. Đồng chí LÒ THỊ SÁNG, Bí thư Đảng ủy "
        "chủ tọa hội nghị.",
        # a line for each, the verb above
        "\n\nĐến dự, chỉ đạo hội nghị có:\n- Đồng chí Hà Văn Sỹ, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Huyện "
        "ủy;\n- Đồng chí Lê Thị Thu - chuyên viên Văn phòng Huyện ủy.\nVề phía xã có:\n- Đồng chí Vi Văn Tám, Chủ tịch "
        "HĐND xã.\n\nHội nghị do đồng chí Lò Thị Sáng, Bí thư Đảng ủy chủ trì.",
        # the same with numbers
        "\n\nVề dự và chỉ đạo hội nghị có các đồng chí:\n1. Hà Văn Sỹ, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo "
        "Huyện ủy\n2. Lê Thị Thu, chuyên viên Văn phòng Huyện ủy\n\nCùng dự có đồng chí Vi Văn Tám, Chủ tịch HĐND "
        "xã. Chủ trì hội nghị là đồng chí Lò Thị Sáng, Bí thư Đảng ủy.",
    ],
)
def test_guests_may_be_told_in_any_way(guests: str, say: Say) -> None:
    reading = say(PAGE.format(GUESTS.format(guests)))
    assert capacities(reading) == COMMITTEE
    assert posts_today(reading) == POSTS


@pytest.mark.parametrize(
    "told",
    [
        "Sáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.",
        "Sáng 12/3/2024, hội nghị quý I được Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức.",
        "Sáng 12/3/2024, hội nghị quý I do Đảng ủy xã Khe Sâu, huyện Lâm Trì phối hợp với UBND xã tổ chức.",
        "Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I vào sáng 12/3/2024.",
    ],
)
def test_who_holds_a_meeting_may_stand_anywhere(told: str, say: Say) -> None:
    reading = say(PAGE.format(told))
    assert meetings(reading) == [("conference", "2024-03-12")]
    assert [(one.convener.kind, one.convener.level) for one in contents(reading, Meeting) if one.convener] == [
        ("party-committee", "commune")
    ]


@pytest.mark.parametrize(
    "below",
    [
        # tasks, not people who came
        "Chỉ đạo tại hội nghị có các nội dung:\n- Giao đồng chí Hà Văn Sỹ, Trưởng Công an xã rà soát.",
        # who is only to come
        "Dự kiến mời dự hội nghị tới có:\n- Đồng chí Hà Văn Sỹ, Trưởng Công an xã.",
        # units and bodies in capitals are no people
        "Hội nghị nghe kết quả của HỘI CỰU CHIẾN BINH XÃ và PHƯỜNG LÊ HỒNG PHONG.",
    ],
)
def test_not_all_that_is_listed_came(below: str, say: Say) -> None:
    told = "Sáng 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị quý I.\n\n"
    assert capacities(say(PAGE.format(told + below))) == set()


COUNCIL = "TIN TRONG XÃ\n\nNgày 12/3/2024, HĐND xã Khe Sâu, huyện Lâm Trì tổ chức kỳ họp thứ 9.\n\n{}\n"
UNION = "TIN TRONG XÃ\n\nNgày 12/3/2024, Hội Nông dân xã Khe Sâu, huyện Lâm Trì tổ chức Đại hội.\n\n{}\n"


@pytest.mark.parametrize(
    "told",
    [
        "Ông Hà Văn Sỹ và bà Lê Thị Na chủ tọa kỳ họp.",
        "Kỳ họp được chủ tọa bởi ông Hà Văn Sỹ và bà Lê Thị Na.",
        "Chủ tọa kỳ họp là ông Hà Văn Sỹ và bà Lê Thị Na.",
        "Kỳ họp do ông Hà Văn Sỹ và bà Lê Thị Na chủ tọa.",
        "Kỳ họp bầu ông Hà Văn Sỹ, bà Lê Thị Na vào Đoàn Chủ tịch.",
        "Kỳ họp nhất trí cử Đoàn Chủ tịch gồm ông Hà Văn Sỹ, bà Lê Thị Na.",
    ],
)
def test_who_presides_may_be_told_in_any_way(told: str, say: Say) -> None:
    assert capacities(say(COUNCIL.format(told))) == {("Hà Văn Sỹ", "chair"), ("Lê Thị Na", "chair")}


def test_who_is_only_put_forward_presides_over_nothing(say: Say) -> None:
    told = "Thường trực HĐND giới thiệu ông Hà Văn Sỹ, bà Lê Thị Na vào Đoàn Chủ tịch."
    assert ("Hà Văn Sỹ", "chair") not in capacities(say(COUNCIL.format(told)))


@pytest.mark.parametrize(
    "told",
    [
        "Đại hội đã thông qua Nghị quyết Đại hội.",
        "Nghị quyết Đại hội được 100% đại biểu biểu quyết thông qua.",
        "Đại hội kết thúc sau khi Nghị quyết được các đại biểu biểu quyết thông qua.",
        "Nghị quyết Đại hội được toàn thể đại biểu tán thành.",
    ],
)
def test_what_is_adopted_may_be_told_in_any_way(told: str, say: Say) -> None:
    adopted = [(one.document.kind, one.relation) for one in contents(say(UNION.format(told)), Citation)]
    assert adopted == [("resolution", "adopted")]


@pytest.mark.parametrize(
    "told",
    [
        "Dự thảo Nghị quyết Đại hội chưa được các đại biểu tán thành.",
        "Chương trình có hiệu lực sau khi gửi Nghị quyết của Huyện ủy.",
    ],
)
def test_what_is_not_adopted(told: str, say: Say) -> None:
    assert [one for one in contents(say(UNION.format(told)), Citation) if one.relation == "adopted"] == []


@pytest.mark.parametrize(
    "told",
    [
        "Đại hội bầu ông Hà Văn Sỹ làm Chủ tịch, bà Lê Thị Na và ông Vi Văn Tám làm Phó Chủ tịch Hội Nông dân xã.",
        "Đại hội bầu ông Hà Văn Sỹ giữ chức Chủ tịch Hội Nông dân xã; Phó Chủ tịch là bà Lê Thị Na và ông Vi Văn Tám.",
        "Ông Hà Văn Sỹ trúng cử Chủ tịch Hội Nông dân xã; bà Lê Thị Na, ông Vi Văn Tám đắc cử Phó Chủ tịch.",
        "Chức danh Chủ tịch Hội Nông dân xã được bầu cho ông Hà Văn Sỹ; Phó Chủ tịch là bà Lê Thị Na và ông Vi Văn "
        "Tám.",
        "Chủ tịch Hội Nông dân xã được các đại biểu bầu là ông Hà Văn Sỹ; bà Lê Thị Na và ông Vi Văn Tám được bầu làm "
        "Phó Chủ tịch.",
        "Ông Hà Văn Sỹ nhận 45/45 phiếu, trở thành Chủ tịch Hội Nông dân xã; bà Lê Thị Na, ông Vi Văn Tám được bầu làm "
        "Phó Chủ tịch.",
    ],
)
def test_who_is_elected_may_be_told_in_any_way(told: str, say: Say) -> None:
    reading = say(UNION.format(told))
    assert {(one.kind, one.person) for one in contents(reading, PersonnelChange)} == {
        ("election", "Hà Văn Sỹ"),
        ("election", "Lê Thị Na"),
        ("election", "Vi Văn Tám"),
    }
    assert posts_today(reading) == {
        ("Hà Văn Sỹ", "chair", "farmers-association", "commune"),
        ("Lê Thị Na", "vice-chair", "farmers-association", "commune"),
        ("Vi Văn Tám", "vice-chair", "farmers-association", "commune"),
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # who acts for somebody whose post stands before
        (
            "Thừa ủy quyền của Chủ tịch UBND xã, Phó Chủ tịch UBND xã Hà Văn Sỹ trình bày báo cáo.",
            {("Hà Văn Sỹ", "presenter")},
        ),
        ("Bà Lê Thị Na, thay mặt những người được trao quyết định, phát biểu.", {("Lê Thị Na", "speaker")}),
        # what is handed over, and what is asked then
        (
            "Trao quyết định và chúc mừng các đồng chí, ông Hà Văn Sỹ yêu cầu sớm ổn định công việc.",
            {("Hà Văn Sỹ", "presenter"), ("Hà Văn Sỹ", "speaker")},
        ),
        # tasks, also those behind a semicolon
        ("Phân công bà Lê Thị Na chỉ đạo dân vận; ông Hà Văn Sỹ chỉ đạo tuyển quân.", set()),
        # what is meant to be
        ("Tháng sau, Hội dự định tổ chức gặp mặt, mời ông Hà Văn Sỹ nói chuyện.", set()),
    ],
)
def test_who_acts_and_who_does_not(told: str, expected: set[tuple[str, str]], say: Say) -> None:
    assert capacities(say(COUNCIL.format(told))) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # a title of a village before its holder, who has none before
        ("Đồng chí Phó Bí thư Chi bộ, Trưởng thôn Đinh Thị Xuyến dự.", "Đinh Thị Xuyến"),
        ("Ông Bùi Văn Phụ, Trưởng thôn Đinh Xá dự.", "Bùi Văn Phụ"),
        # a woman's name behind a level, whatever the family
        ("Dự có Chủ tịch Hội LHPN huyện Lang Thị Tuyết.", "Lang Thị Tuyết"),
    ],
)
def test_a_name_begins_where_its_posts_end(told: str, expected: str, say: Say) -> None:
    assert capacities(say(COUNCIL.format(told))) == {(expected, "attendee")}


def test_who_stands_in_for_a_committee_above_has_a_post_in_it(say: Say) -> None:
    told = "Thay mặt Huyện ủy, ông Hà Văn Sỹ, Ủy viên Ban Thường vụ, Trưởng Ban Dân vận phát biểu."
    assert posts_today(say(COUNCIL.format(told))) == {
        ("Hà Văn Sỹ", "member", "party-standing-committee", "district"),
        ("Hà Văn Sỹ", "head", "party-mass-mobilisation", "district"),
    }


def test_who_leaves_without_a_post_named_leaves_those_named(say: Say) -> None:
    assert posts_today(say(COUNCIL.format("Ông Hà Văn Sỹ, Trưởng Công an xã thôi giữ chức vụ để nghỉ hưu."))) == set()


def test_a_cell_chosen_by_others_holds_its_congress(say: Say) -> None:
    told = "Được Đảng ủy xã Khe Sâu (huyện Lâm Trì) chọn đại hội điểm, tối 12/3/2024, 31/34 đảng viên Chi bộ thôn Đông "
    told += "đã dự đại hội chi bộ nhiệm kỳ 2025 - 2027."
    assert [one.convener.kind for one in contents(say(PAGE.format(told)), Meeting) if one.convener] == ["party-cell"]


def test_a_group_of_delegates_named_before_consists_of_them(say: Say) -> None:
    told = "Ngày 12/3/2024, Tổ đại biểu HĐND huyện Lâm Trì tiếp xúc cử tri xã Khe Sâu. Tổ đại biểu gồm: Ông Hà Văn Sỹ, "
    told += "Phó Chủ tịch UBND huyện; bà Lê Thị Na, Trưởng phòng Nội vụ huyện."
    delegates = {person for person, role, _, _ in posts_today(say(PAGE.format(told))) if role == "delegate"}
    assert delegates == {"Hà Văn Sỹ", "Lê Thị Na"}


@pytest.mark.parametrize(
    "day",
    ["Sáng 12/3/2024", "Ngày 12 tháng Ba năm 2024", "Hôm 12/3 năm 2024", "Trong buổi sáng ngày 12 tháng 3 năm 2024"],
)
def test_a_day_may_be_written_in_any_way(day: str, say: Say) -> None:
    told = f"{day}, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị."
    assert meetings(say(PAGE.format(told))) == [("conference", "2024-03-12")]


def test_who_acts_in_a_post_is_not_elected_to_it(say: Say) -> None:
    reading = say(COUNCIL.format("Ông Hà Văn Sỹ, với cương vị Chủ tịch HĐND xã, khai mạc kỳ họp."))
    assert contents(reading, PersonnelChange) == []
    assert posts_today(reading) == {("Hà Văn Sỹ", "chair", "peoples-council", "commune")}


def test_entries_below_the_name_of_members_are_those(say: Say) -> None:
    told = "Các Ủy viên UBND xã\na) Ông Hà Văn Sỹ, Trưởng Công an xã;\nb) Bà Lê Thị Na, Chánh Văn phòng HĐND và UBND."
    assert posts_today(say(COUNCIL.format(told))) == {
        ("Hà Văn Sỹ", "member", "peoples-committee", "commune"),
        ("Hà Văn Sỹ", "head", "police", "commune"),
        ("Lê Thị Na", "member", "peoples-committee", "commune"),
        ("Lê Thị Na", "head", "specialised-agency", "commune"),
    }


def test_rows_of_a_table_below_the_name_of_members_are_those(say: Say) -> None:
    told = (
        "A. Lãnh đạo HĐND xã\n1 | Hà Văn Sỹ | Chủ tịch HĐND | 20/25\nB. Các Ủy viên UBND xã\nTT | Họ và tên\n"
        "2 | Lê Thị Na | Trưởng Công an xã | 19/25\nC. Lãnh đạo ban\n3 | Bờ Đăm Thị Bé | Trưởng Ban Pháp chế | 21/25"
    )
    assert posts_today(say(COUNCIL.format(told))) == {
        ("Hà Văn Sỹ", "chair", "peoples-council", "commune"),
        ("Lê Thị Na", "member", "peoples-committee", "commune"),
        ("Lê Thị Na", "head", "police", "commune"),
        ("Bờ Đăm Thị Bé", "head", "peoples-council-committee", "commune"),
    }


def test_a_page_tells_of_the_congress_again_behind_the_first_conference_of_its_committee(say: Say) -> None:
    told = (
        "Ngày 12/3/2024, Ủy ban MTTQ xã Khe Sâu, huyện Lâm Trì tổ chức Đại hội. Tại hội nghị lần thứ nhất tổ chức ngay "
    )
    told += "sau đó, Ủy ban MTTQ xã hiệp thương cử bà Lê Thị Na giữ chức Chủ tịch. Ông Hà Văn Sỹ phát biểu chúc mừng."
    reading = say(PAGE.format(told))
    assert meetings(reading) == [("congress", "2024-03-12"), ("conference", "2024-03-12")]
    spoke = [one.meeting for one in contents(reading, Participation) if one.person == "Hà Văn Sỹ"]
    assert spoke == ["meeting-1"]


def test_a_meeting_after_the_page_came_out_is_not_held(tmp_path: Path) -> None:
    told = "Ngày 12/3/2024, Đảng ủy xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị. "
    told += "Ngày 20/3/2024, Đảng ủy tổ chức lễ trao quà."
    page = tmp_path / "page.txt"
    page.write_text(PAGE.format(told), encoding="utf-8")
    page.with_suffix(".meta.json").write_text('{"published": "2024-03-13"}', encoding="utf-8")
    assert meetings(interpret(read_document(page))) == [("conference", "2024-03-12")]
