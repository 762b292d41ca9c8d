"""Lists of people in formal texts: decisions that set a working group up, and minutes that say who was there."""

from collections.abc import Callable

import pytest
from tests.told import capacities, contents

from govgraph.model import Position, Reading

Say = Callable[[str], Reading]

LETTERHEAD = (
    "ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "  XÃ KHE SÂU                    Độc lập - Tự do - Hạnh phúc\n"
    " Số: 12/{}-UBND                 Khe Sâu, ngày 05 tháng 9 năm 2025\n\n"
)
DECISION = (
    LETTERHEAD.format("QĐ") + "QUYẾT ĐỊNH\nVề việc {}\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ KHE SÂU\n\nQUYẾT ĐỊNH:\n\n{}\n\n"
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.\n"
)
MINUTES = LETTERHEAD.format("BB") + "BIÊN BẢN\nHọp giao ban Ủy ban nhân dân xã Khe Sâu\n\nNgày 05/9/2025.\n{}"


def in_groups(reading: Reading) -> set[tuple[str, str, str | None]]:
    """Return who has which post in a working group of which level."""
    held = contents(reading, Position)
    return {(p.person, p.post.role, p.post.body.level) for p in held if p.post.body.kind == "working-group"}


def posts(reading: Reading) -> set[tuple[str, str, str]]:
    held = contents(reading, Position)
    return {(p.person, p.post.role, p.post.body.kind) for p in held}


# --- decisions that set a working group up --------------------------------------------------------------------------

HEAD, DEPUTY, MEMBER = "Lê Văn Ba", "Hà Thị Tư", "Lò Văn Năm"
GROUPS = [
    # each with the post behind a comma, a dash, in brackets or in a column
    (
        "Điều 1. Thành lập Ban Chỉ đạo phòng, chống thiên tai xã Khe Sâu gồm các ông, bà có tên sau:\n"
        "1. Ông Lê Văn Ba, Chủ tịch UBND xã, Trưởng ban;\n2. Bà Hà Thị Tư, Phó Chủ tịch UBND xã, Phó Trưởng ban;\n"
        "3. Ông Lò Văn Năm, Trưởng Công an xã, Ủy viên;"
    ),
    (
        "Điều 1. Thành lập Tổ công tác rà soát hộ nghèo, gồm các thành viên sau:\n"
        "1. Ông Lê Văn Ba - Chủ tịch UBND xã - Tổ trưởng\n2. Bà Hà Thị Tư - Công chức Địa chính - Tổ phó\n"
        "3. Ông Lò Văn Năm - Trưởng thôn Nà Pán - Tổ viên"
    ),
    (
        "Điều 1. Kiện toàn Ban Chỉ đạo như sau:\n1\tLê Văn Ba\tChủ tịch UBND xã\tTrưởng ban\n"
        "2\tHà Thị Tư\tPhó Chủ tịch UBND xã\tPhó Trưởng ban\n3\tLò Văn Năm\tTrưởng Công an xã\tThành viên"
    ),
    # each under the post, or a line of its own for the post
    (
        "Điều 1. Thành lập Ban Chỉ đạo chống buôn lậu xã Khe Sâu, gồm:\n"
        "1. Trưởng ban: Ông Lê Văn Ba - Chủ tịch UBND xã;\n2. Phó Trưởng ban: Bà Hà Thị Tư - Phó Chủ tịch UBND xã;\n"
        "3. Các thành viên:\n- Ông Lò Văn Năm, Trưởng Công an xã;\n- Đại diện Hội Nông dân xã."
    ),
    (
        "Điều 1. Thành lập Ban Chỉ đạo Chuyển đổi số, gồm các ông (bà):\n"
        "1. Trưởng ban:\n- Ông Lê Văn Ba, Bí thư Đảng ủy.\n2. Phó Trưởng ban:\n- Bà Hà Thị Tư, Chủ tịch UBND xã.\n"
        "3. Ủy viên Ban Chỉ đạo gồm 01 ông (bà) có tên sau:\n1) Mời ông Lò Văn Năm, Bí thư Đoàn xã;"
    ),
    # invited behind the list
    (
        "Điều 1. Thành lập Ban Chỉ đạo, gồm:\n1. Ông Lê Văn Ba, Chủ tịch UBND xã - Trưởng ban;\n2. Bà Hà Thị Tư, Phó "
        "Chủ tịch UBND xã - Phó Trưởng ban.\nMời ông Lò Văn Năm, Bí thư Đoàn xã, tham gia Thành viên Ban Chỉ đạo.\n"
        "Mời ông Vi Văn Bảy tham gia ý kiến."
    ),
    # in running text
    (
        "Điều 1. Thành lập Ban Chỉ đạo do đồng chí Lê Văn Ba, Bí thư Đảng ủy làm Trưởng ban; đồng chí Hà Thị Tư, Phó "
        "Bí thư Đảng ủy làm Phó Trưởng ban; các đồng chí Lò Văn Năm, Trưởng Công an xã; Vi Văn Sáu, Chỉ huy trưởng "
        "Quân sự xã làm thành viên."
    ),
]


@pytest.mark.parametrize("article", GROUPS)
def test_a_decision_tells_who_is_what_in_the_group_that_it_sets_up(article: str, say: Say) -> None:
    found = in_groups(say(DECISION.format("thành lập Ban Chỉ đạo, Tổ công tác xã", article)))
    wanted = {(HEAD, "head", "commune"), (DEPUTY, "deputy-head", "commune"), (MEMBER, "member", "commune")}
    assert found - {("Vi Văn Sáu", "member", "commune")} == wanted
    assert (("Vi Văn Sáu", "member", "commune") in found) == ("Vi Văn Sáu" in article)


def test_an_entry_keeps_its_own_post_in_the_group(say: Say) -> None:
    article = (
        "Điều 1. Thành lập Ban Chỉ đạo Chuyển đổi số, gồm:\n1. Các Phó Trưởng ban:\n"
        "- Bà Hà Thị Tư, Chủ tịch UBND xã (Phó Trưởng ban Thường trực);\n- Ông Lò Văn Năm, Phó Chủ tịch UBND xã."
    )
    found = in_groups(say(DECISION.format("thành lập Ban Chỉ đạo", article)))
    assert found == {(DEPUTY, "standing-deputy-head", "commune"), (MEMBER, "deputy-head", "commune")}


def test_entries_behind_other_lines_are_of_no_group(say: Say) -> None:
    article = (
        "Điều 1. Thành lập Ban Chỉ đạo Chuyển đổi số, gồm:\n1. Các thành viên:\n- Bà Hà Thị Tư, Trưởng Công an xã.\n"
        "Những người sau được mời dự họp khi cần.\n- Ông Lò Văn Năm, Bí thư Đoàn xã."
    )
    found = in_groups(say(DECISION.format("thành lập Ban Chỉ đạo", article)))
    assert found == {(DEPUTY, "member", "commune")}


def test_a_heading_of_members_without_a_group_gives_no_posts(say: Say) -> None:
    page = MINUTES.format("Các thành viên:\n- Bà Hà Thị Tư, Trưởng Công an xã.\n")
    assert posts(say(page)) == {("Hà Thị Tư", "head", "police")}


# --- columns and labels ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gap", ["\t", "     "])
def test_a_name_ends_where_another_column_begins(gap: str, say: Say) -> None:
    page = MINUTES.format(f"Thành phần:\n- Ông Lò Văn Năm{gap}Trưởng Công an xã\n- Bà Hà Thị Tư{gap}Nà Pán\n")
    reading = say(page)
    assert posts(reading) == {("Lò Văn Năm", "head", "police")}
    assert capacities(reading) == {("Lò Văn Năm", "attendee"), ("Hà Thị Tư", "attendee")}


def test_a_form_asks_for_name_and_post(say: Say) -> None:
    page = MINUTES.format(
        "Thành phần:\n- Ông: Lê Văn Ba - Chức vụ: Chủ tịch UBND xã\n- Bà: Hà Thị Tư     Chức vụ: Trưởng thôn Nà Pán\n"
    )
    reading = say(page)
    assert posts(reading) == {(HEAD, "chair", "peoples-committee"), (DEPUTY, "head", "village")}
    assert capacities(reading) == {(HEAD, "attendee"), (DEPUTY, "attendee")}


# --- minutes --------------------------------------------------------------------------------------------------------

PARTS = [
    "I. THÀNH PHẦN\n1. Chủ trì: Ông Lê Văn Ba - Chủ tịch UBND xã.\n2. {}:\n- Bà Hà Thị Tư\n- Ông Lò Văn Năm\n"
    "II. NỘI DUNG\n- Ông Vi Văn Sáu ở thôn Đông xin đất.\n",
    "I. Thành phần tham dự:\n1. Chủ trì: Ông Lê Văn Ba - Chủ tịch UBND xã.\n2. Khách mời:\n- Bà Hà Thị Tư\n3. {}:\n"
    "+ Ông Lò Văn Năm\nII. Nội dung cuộc họp\n- Ông Vi Văn Sáu ở thôn Đông xin đất.\n",
]


@pytest.mark.parametrize(
    "side", ["Thành viên UBND xã", "Các ủy viên UBND xã", "Đại diện các đoàn thể", "Ban Thường vụ Đảng ủy", "UBND xã"]
)
@pytest.mark.parametrize("part", PARTS)
def test_sides_are_listed_in_the_part_that_says_who_was_there(part: str, side: str, say: Say) -> None:
    found = capacities(say(MINUTES.format(part.format(side))))
    assert found == {(HEAD, "chair"), (DEPUTY, "attendee"), (MEMBER, "attendee")}


def test_entries_without_a_side_are_listed_there_too(say: Say) -> None:
    part = (
        "I. Thành phần\n1. Chủ trì: Ông Lê Văn Ba - Chủ tịch UBND xã.\n2. Thư ký: Bà Hà Thị Tư - Công chức Văn phòng.\n"
        "3. Ông Lò Văn Năm, Trưởng Công an xã.\nII. Nội dung\n1. Ông Vi Văn Sáu ở thôn Đông xin đất.\n"
    )
    assert capacities(say(MINUTES.format(part))) == {(HEAD, "chair"), (DEPUTY, "secretary"), (MEMBER, "attendee")}


def test_a_side_stands_in_the_line_of_its_people(say: Say) -> None:
    part = (
        "Thành phần gồm:\nĐảng ủy: Ông Lê Văn Ba - Bí thư\nUBND xã: Bà Hà Thị Tư - Phó Chủ tịch\nNội dung:\nKhông có.\n"
    )
    reading = say(MINUTES.format(part))
    assert capacities(reading) == {(HEAD, "attendee"), (DEPUTY, "attendee")}
    assert posts(reading) == {(HEAD, "secretary", "party-committee"), (DEPUTY, "vice-chair", "peoples-committee")}


# --- posts told elsewhere -------------------------------------------------------------------------------------------


def test_entries_below_a_person_tell_more_posts(say: Say) -> None:
    page = MINUTES.format(
        "1. Bà Hà Thị Tư, Phó Chủ tịch UBND xã\n- Là Trưởng Ban Chỉ đạo Chuyển đổi số xã.\n"
        "2. Ông Lò Văn Năm, Phó Chủ tịch UBND xã\nPhụ trách kinh tế; là Giám đốc Trung tâm Văn hóa xã.\n"
        "Đại diện Hội Nông dân xã là thành viên.\n"
    )
    vice, head = "vice-chair", "head"
    assert posts(say(page)) == {
        (DEPUTY, vice, "peoples-committee"),
        (DEPUTY, head, "working-group"),
        (MEMBER, vice, "peoples-committee"),
        (MEMBER, head, "specialised-agency"),
    }


def test_a_council_set_up_is_chaired(say: Say) -> None:
    article = (
        "Điều 1. Thành lập Hội đồng Thi đua - Khen thưởng xã gồm:\n1. Ông Lê Văn Ba - Bí thư Đảng ủy - Chủ tịch;\n"
        "2. Bà Hà Thị Tư - Trưởng Công an xã - Phó Chủ tịch;"
    )
    found = in_groups(say(DECISION.format("thành lập Hội đồng Thi đua - Khen thưởng", article)))
    assert found == {(HEAD, "chair", "commune"), (DEPUTY, "vice-chair", "commune")}


def test_news_of_a_group_set_up_tell_its_posts(say: Say) -> None:
    reading = say(
        "TIN TRONG HUYỆN\n\nNgày 12/3/2024, UBND huyện Lâm Trì kiện toàn Ban Chỉ đạo chuyển đổi số huyện. Theo đó, "
        "Trưởng ban là ông Lê Văn Ba, Chủ tịch UBND huyện; bà Hà Thị Tư, Trưởng Công an huyện làm Phó Trưởng ban.\n"
    )
    assert in_groups(reading) == {(HEAD, "head", "district"), (DEPUTY, "deputy-head", "district")}


def test_news_that_only_name_a_group_give_nobody_a_post_in_it(say: Say) -> None:
    reading = say(
        "TIN TRONG HUYỆN\n\nNgày 12/3/2024, UBND huyện Lâm Trì họp, nghe Ban Chỉ đạo chuyển đổi số báo cáo. Trưởng "
        "ban là ông Lê Văn Ba.\n"
    )
    assert in_groups(reading) == set()


MOURNING = "TIN BUỒN\n\nĐảng ủy xã Khe Sâu, huyện Lâm Trì thương tiếc báo tin: ông Vi Văn Xuân đã từ trần.\n\n{}\n"


@pytest.mark.parametrize(
    "listed",
    [
        "BAN LỄ TANG\n1. Ông Lê Văn Ba, Chủ tịch UBND xã - Trưởng ban\n2. Bà Hà Thị Tư - Phó Trưởng ban\n"
        "3. Ông Lò Văn Năm, Trưởng thôn 7 - Thành viên",
        "Danh sách Ban Lễ tang gồm các ông, bà:\n- Trưởng ban: Ông Lê Văn Ba, Chủ tịch UBND xã\n"
        "- Phó Trưởng ban: Bà Hà Thị Tư\n- Ủy viên: Ông Lò Văn Năm, Trưởng thôn 7\n\n"
        "Ông Vi Văn Tám - Thành viên gia đình",
        "Ban Lễ tang gồm: ông Lê Văn Ba, Chủ tịch UBND xã - Trưởng ban; bà Hà Thị Tư - Phó ban; ông Lò Văn Năm - Thành "
        "viên.",
    ],
)
def test_a_list_is_of_the_group_that_heads_it(listed: str, say: Say) -> None:
    reading = say(MOURNING.format(listed))
    assert in_groups(reading) == {
        (HEAD, "head", "commune"),
        (DEPUTY, "deputy-head", "commune"),
        (MEMBER, "member", "commune"),
    }
    assert (HEAD, "chair", "peoples-committee") in posts(reading)


def test_a_group_that_says_something_heads_no_list(say: Say) -> None:
    told = "Ban Lễ tang kính báo:\n- Ông Lê Văn Ba, Trưởng ban\n- Bà Hà Thị Tư"
    assert in_groups(say(MOURNING.format(told))) == set()


CONGRESS = (
    "TIN TRONG XÃ\n\nNgày 12/3/2024, Hội Nông dân xã Khe Sâu, huyện Lâm Trì tổ chức Đại hội khóa V.\n\n{}\n\n"
    "Đại hội thành công tốt đẹp.\n"
)


@pytest.mark.parametrize(
    "lead", ["Đại hội biểu quyết thông qua Ban kiểm phiếu gồm:", "Đại hội bầu Ban kiểm phiếu, danh sách như sau:"]
)
def test_those_below_who_sets_up_a_group_are_in_it(lead: str, say: Say) -> None:
    told = "{}\n1. Ông Lê Văn Ba - Trưởng ban\n2. Bà Hà Thị Tư - Phó Trưởng ban\n3. Ông Lò Văn Năm - {}"
    reading = say(CONGRESS.format(told.format(lead, "Thành viên")))
    assert in_groups(reading) == {
        (HEAD, "head", "commune"),
        (DEPUTY, "deputy-head", "commune"),
        (MEMBER, "member", "commune"),
    }
    assert capacities(reading) == set()
    assert capacities(say(CONGRESS.format(told.format(lead, "Thư ký")))) == set()


def test_those_below_what_a_group_says_are_not_in_it(say: Say) -> None:
    told = "Ý kiến của Ban kiểm phiếu:\n- Ông Lê Văn Ba - Trưởng ban\n- Bà Hà Thị Tư - Thành viên"
    assert in_groups(say(CONGRESS.format(told))) == set()


def test_a_list_is_of_the_body_in_its_title(say: Say) -> None:
    reading = say(
        "DANH SÁCH\nBan Chấp hành Hội Nông dân xã Khe Sâu khóa X\n\nSTT | Họ và tên | Năm sinh | Chức vụ\n"
        "1 | Lê Văn Ba | 1980 | Chủ tịch\n2 | Hà Thị Tư | 1985 | Phó Chủ tịch\n3 | Lò Văn Năm | 1979 | Ủy viên\n"
    )
    union = "farmers-association"
    assert posts(reading) == {(HEAD, "chair", union), (DEPUTY, "vice-chair", union), (MEMBER, "member", union)}


@pytest.mark.parametrize(
    ("post", "body"),
    [("Bí thư Thành ủy", "party-committee"), ("Bí thư Ban Chấp hành", "youth-union")],
)
def test_the_committee_of_a_city_is_no_union_s(post: str, body: str, say: Say) -> None:
    page = "Đối thoại\n\nNgày 12/3/2024, Thành đoàn Lâm Trì tổ chức hội nghị. Dự có ông Lê Văn Ba - {}.\n"
    assert posts(say(page.format(post))) == {(HEAD, "secretary", body)}


def test_the_post_before_several_is_that_of_all(say: Say) -> None:
    page = MINUTES.format("Thành phần: các đồng chí Phó Chủ tịch UBND xã Hà Thị Tư, Lò Văn Năm; ông Lê Văn Ba.\n")
    assert posts(say(page)) == {
        (DEPUTY, "vice-chair", "peoples-committee"),
        (MEMBER, "vice-chair", "peoples-committee"),
    }


def test_a_secretary_in_the_list_of_a_union_is_of_the_union(say: Say) -> None:
    reading = say("DANH SÁCH Ban Chấp hành Đoàn xã Khe Sâu\n\n1. Lê Thị Na - Bí thư\n\n2. Vi Văn Tám - Phó Bí thư\n")
    told = [one.content.post for one in reading.facts if isinstance(one.content, Position)]
    assert [(one.role, one.body.kind) for one in told] == [
        ("secretary", "youth-union"),
        ("deputy-secretary", "youth-union"),
    ]
