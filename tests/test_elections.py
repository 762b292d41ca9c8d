"""Elections as minutes and news tell them: seats in a committee, lists of the elected, winners by votes."""

from collections.abc import Callable

import pytest
from tests.told import contents, posts

from govgraph.model import Citation, Participation, PersonnelChange, Position, Reading

Say = Callable[[str], Reading]

UNION = (
    "TIN TRONG XÃ\n\nNgày 12/3/2024, Hội Nông dân xã Khe Sâu, huyện Lâm Trì tổ chức Đại hội lần thứ IX, "
    "nhiệm kỳ 2024 - 2029.\n\n{}\n"
)
SESSION = "TIN TRONG XÃ\n\nSáng 14/3/2024, HĐND xã Khe Sâu tổ chức kỳ họp thứ nhất.\n\n{}\n"


def elected(reading: Reading) -> set[tuple[str, str, str]]:
    """Return who was elected to which post: person, role, kind of body."""
    facts = {one.id: one.content for one in reading.facts}
    won = [one for one in facts.values() if isinstance(one, PersonnelChange) and one.kind == "election"]
    begun = [facts[one.begins] for one in won if one.begins is not None]
    return {(one.person, one.post.role, one.post.body.kind) for one in begun if isinstance(one, Position)}


MEMBERS = {(name, "member", "farmers-association") for name in ("Hà Văn Sỹ", "Lê Thị Na", "Vi Văn Tám")}
TWO = {(name, role, kind) for name, role, kind in MEMBERS if name != "Vi Văn Tám"}


@pytest.mark.parametrize(
    "passage",
    [
        "Đại hội đã bầu Ban Chấp hành khóa IX gồm 03 đồng chí: Hà Văn Sỹ, Lê Thị Na, Vi Văn Tám.",
        "Ban Chấp hành nhiệm kỳ 2024 - 2029 gồm 3 đồng chí: Hà Văn Sỹ, Lê Thị Na, Vi Văn Tám.",
        "Ban Chấp hành mới gồm 3 đồng chí: Hà Văn Sỹ, Lê Thị Na, Vi Văn Tám.",
        "Ban Chấp hành họp phiên đầu, bầu Ban Thường vụ gồm các đồng chí Hà Văn Sỹ, Lê Thị Na, Vi Văn Tám.",
        "Các đồng chí trúng cử vào Ban Chấp hành: Hà Văn Sỹ, Lê Thị Na, Vi Văn Tám.",
        "Đại hội bầu Ủy ban Kiểm tra gồm 3 đồng chí: Hà Văn Sỹ, Lê Thị Na, Vi Văn Tám.",
        "Danh sách trúng cử Ban Chấp hành Hội Nông dân xã:\n\n1. Hà Văn Sỹ\n\n2. Lê Thị Na\n\n3. Vi Văn Tám",
        "a) Bầu Ban Chấp hành Hội Nông dân xã, số lượng 03 đồng chí:\n\n1. Hà Văn Sỹ   90/90 phiếu = 100%\n\n"
        "2. Lê Thị Na   88/90 phiếu = 97,8%\n\n3. Vi Văn Tám   80/90 phiếu = 88,9%\n\n"
        "4. Lò Văn An   12/90 phiếu = 13,3%",
        "- Bầu Ban Chấp hành (3 đồng chí):\n\n1. Hà Văn Sỹ\n\n2. Lê Thị Na\n\n3. Vi Văn Tám",
        "Như vậy, các đồng chí có tên sau đã trúng cử vào Ban Chấp hành:\n\n- Hà Văn Sỹ\n\n- Lê Thị Na\n\n- Vi Văn Tám",
        "Các đồng chí Hà Văn Sỹ, Lê Thị Na, Vi Văn Tám được bầu vào BCH, BTV Hội Nông dân xã.",
        "Đại hội bầu bổ sung ông Hà Văn Sỹ; bà Lê Thị Na; ông Vi Văn Tám vào Ban Chấp hành.",
        "Đại hội bầu bổ sung 03 đồng chí vào Ban Chấp hành: (1) Hà Văn Sỹ, (2) Lê Thị Na, (3) Vi Văn Tám.",
        "Các ông Hà Văn Sỹ (SN 1970), Lê Thị Na sinh năm 1982 và Vi Văn Tám được bầu vào Ban Chấp hành.",
    ],
)
def test_those_of_whom_a_committee_consists_are_its_members(passage: str, say: Say) -> None:
    assert elected(say(UNION.format(passage))) == MEMBERS


@pytest.mark.parametrize(
    "passage",
    [
        "Đại hội bầu Ban Chấp hành gồm 2 đồng chí:\n\n1. Hà Văn Sỹ: 90/90 phiếu\n\n2. Lê Thị Na: 88/90 phiếu\n\n"
        "3. Vi Văn Tám: 30/90 phiếu",
        "Kết quả bầu Ban Chấp hành có 2 đồng chí trúng cử:\n\n1. Ông Hà Văn Sỹ\n\n2. Bà Lê Thị Na\n\n"
        "Ông Vi Văn Tám không trúng cử.",
    ],
)
def test_who_lost_is_not_elected(passage: str, say: Say) -> None:
    assert elected(say(UNION.format(passage))) == TWO


@pytest.mark.parametrize(
    "passage",
    [
        "Về dự có Ban Thường vụ Huyện ủy gồm các đồng chí: Hà Văn Sỹ, Lê Thị Na.",
        "Ban Chấp hành khóa VIII gồm 2 đồng chí: Hà Văn Sỹ, Lê Thị Na.",
        "Danh sách Ban Chấp hành nhiệm kỳ 2019 - 2024 gồm 2 đồng chí: Hà Văn Sỹ, Lê Thị Na.",
        "Đại hội bầu Ban Chấp hành; BCH Hội Nông dân huyện có ông Hà Văn Sỹ dự.",
        "Kết quả kiểm phiếu:\n\n+ Hà Văn Sỹ: 29/29 phiếu\n\n+ Lê Thị Na: 10/29 phiếu",
        "Đại hội bầu Ban Chấp hành khóa IX gồm 9 đồng chí. Đồng chí Hà Văn Sỹ bế mạc Đại hội.",
    ],
)
def test_who_is_only_listed_or_counted_is_not_elected(passage: str, say: Say) -> None:
    assert elected(say(UNION.format(passage))) == set()


@pytest.mark.parametrize(
    "passage",
    [
        "Chức vụ Trưởng Ban Pháp chế HĐND xã được kiện toàn, người trúng cử là ông Hà Văn Sỹ (thay bà Lê Thị Na).",
        "HĐND xã bầu Trưởng Ban Pháp chế HĐND xã. Kết quả, ông Hà Văn Sỹ đạt 25/26 phiếu.",
        "HĐND xã bầu Trưởng Ban Pháp chế HĐND xã: ông Hà Văn Sỹ 25/26 phiếu; bà Lê Thị Na 1/26 phiếu.",
    ],
)
def test_a_winner_is_named_behind_the_vote(passage: str, say: Say) -> None:
    assert elected(say(SESSION.format(passage))) == {("Hà Văn Sỹ", "head", "peoples-council-committee")}


@pytest.mark.parametrize(
    "passage",
    [
        "Đại hội biểu quyết nhất trí 100% thông qua Nghị quyết.",
        "Bà Lê Thị Na đọc Nghị quyết Đại hội, 100% đại biểu giơ tay biểu quyết thông qua.",
        "Dự thảo Nghị quyết do bà Lê Thị Na trình bày được Đại hội biểu quyết thông qua.",
        "Nghị quyết Đại hội đã được thông qua với 100% đại biểu tán thành.",
    ],
)
def test_what_a_vote_behind_it_adopts_is_adopted(passage: str, say: Say) -> None:
    cited = contents(say(UNION.format(passage)), Citation)
    assert [(one.document.kind, one.relation) for one in cited] == [("resolution", "adopted")]


@pytest.mark.parametrize(
    "passage",
    [
        "Đại hội thông qua 3 nghị quyết.",
        "Bà Lê Thị Na đọc dự thảo Nghị quyết; Báo cáo tài chính được thông qua.",
        "Nghị quyết Đại hội sẽ được thông qua.",
        "Các ông, bà thực hiện nhiệm vụ kể từ ngày Nghị quyết được thông qua.",
    ],
)
def test_what_no_vote_concerns_is_not_adopted(passage: str, say: Say) -> None:
    assert not [one for one in say(UNION.format(passage)).facts if isinstance(one.content, Citation)]


@pytest.mark.parametrize(
    "passage",
    [
        "Đại hội bầu Đoàn Chủ tịch gồm: ông Hà Văn Sỹ, bà Lê Thị Na; Đoàn Thư ký gồm ông Vi Văn Tám.",
        "Đoàn Chủ tịch: ông Hà Văn Sỹ, bà Lê Thị Na. Thư ký: ông Vi Văn Tám.",
    ],
)
def test_a_presidium_presides(passage: str, say: Say) -> None:
    done = contents(say(UNION.format(passage)), Participation)
    assert {(one.person, one.capacity) for one in done} == {
        ("Hà Văn Sỹ", "chair"),
        ("Lê Thị Na", "chair"),
        ("Vi Văn Tám", "secretary"),
    }


HEADS = {("Hà Văn Sỹ", "chair", "farmers-association"), ("Lê Thị Na", "vice-chair", "farmers-association")}


@pytest.mark.parametrize(
    "passage",
    [
        "Ông Hà Văn Sỹ giữ chức Chủ tịch (15/15 phiếu), bà Lê Thị Na - Phó Chủ tịch (14/15 phiếu).",
        "Ban Chấp hành bầu Ban Thường vụ 3 đồng chí, đồng chí Hà Văn Sỹ - Chủ tịch, đồng chí Lê Thị Na - Phó Chủ tịch.",
        "Kết quả bầu cử:\n\n- Chủ tịch Hội Nông dân xã: ông Hà Văn Sỹ, 15/15 phiếu.\n\n"
        "- Phó Chủ tịch Hội Nông dân xã: bà Lê Thị Na, 14/15 phiếu.",
    ],
)
def test_heads_of_a_committee_are_told_beside_their_names(passage: str, say: Say) -> None:
    assert elected(say(UNION.format(passage))) == HEADS


@pytest.mark.parametrize(
    "passage",
    [
        "Đại hội đã bầu Ban Chấp hành gồm 15 đồng chí; ông Hà Văn Sỹ - Chủ tịch (15/15 phiếu), bà Lê Thị Na - "
        "Phó Chủ tịch Thường trực (14/15 phiếu).",
        "Kết quả bầu cử:\n\n- Chủ tịch Hội Nông dân xã: ông Hà Văn Sỹ, 15/15 phiếu.\n\n"
        "- Phó Chủ tịch Thường trực Hội Nông dân xã: bà Lê Thị Na, 14/15 phiếu.",
    ],
)
def test_the_standing_deputy_of_a_chair_is_one_of_the_heads(passage: str, say: Say) -> None:
    standing = ("Lê Thị Na", "standing-vice-chair", "farmers-association")
    assert elected(say(UNION.format(passage))) == {("Hà Văn Sỹ", "chair", "farmers-association"), standing}


def test_a_standing_committee_that_a_union_elects_is_not_the_partys(say: Say) -> None:
    told = "Đại hội bầu Ban Chấp hành mới gồm Chủ tịch Vi Văn Tám và các Ủy viên Ban Thường vụ: Hà Văn Sỹ, Lê Thị Na."
    guest = "Ông Lò Văn Năm, Ủy viên Ban Thường vụ Huyện ủy dự."
    reading = say(UNION.format(f"{told} {guest}"))
    assert elected(reading) == {*MEMBERS, ("Vi Văn Tám", "chair", "farmers-association")}
    seats = {one for one in posts(reading) if one[2] == "party-standing-committee"}
    assert seats == {("Lò Văn Năm", "member", "party-standing-committee", "district")}


def test_members_in_a_row_are_told_with_what_they_head(say: Say) -> None:
    passage = (
        "Đại hội bầu Ban Chấp hành khóa IX gồm 3 ủy viên: ông Hà Văn Sỹ (Chủ tịch), bà Lê Thị Na (Phó Chủ tịch), "
        "ông Vi Văn Tám (Ủy viên)."
    )
    assert elected(say(UNION.format(passage))) == HEADS | MEMBERS


def test_who_speaks_beside_a_vote_is_not_elected(say: Say) -> None:
    passage = "Đại hội bầu Ban Chấp hành gồm 15 đồng chí, ông Hà Văn Sỹ, Chủ tịch, phát biểu nhận nhiệm vụ."
    assert elected(say(UNION.format(passage))) == set()


@pytest.mark.parametrize(
    "passage",
    [
        "Đại hội bầu đoàn đại biểu dự Đại hội cấp trên gồm 2 đồng chí: Hà Văn Sỹ, Lê Thị Na.",
        "Ban Kiểm phiếu công bố kết quả: Hà Văn Sỹ 15/15 phiếu.",
    ],
)
def test_who_is_elected_does_nothing_in_the_meeting_by_that(passage: str, say: Say) -> None:
    assert not [one for one in say(UNION.format(passage)).facts if isinstance(one.content, Participation)]


PARTY = "TIN TRONG XÃ\n\nSáng 14/3/2024, Đảng bộ xã Khe Sâu tổ chức Đại hội lần thứ XX.\n\n{}\n"


def test_an_inspection_fills_no_post(say: Say) -> None:
    page = "TIN TRONG HUYỆN\n\nSáng 14/3/2024, {} Lâm Trì họp kỳ thứ 9. Ông Hà Văn Sỹ giữ chức Chủ tịch UBND xã.\n"
    assert elected(say(page.format("Ủy ban Kiểm tra Huyện ủy"))) == set()
    assert elected(say(page.format("HĐND huyện"))) == {("Hà Văn Sỹ", "chair", "peoples-committee")}


def test_who_leads_those_who_count_the_votes_is_not_elected(say: Say) -> None:
    told = "Ban kiểm phiếu gồm ba người, ông Hà Văn Sỹ - Trưởng Ban Pháp chế HĐND xã - làm trưởng ban."
    reading = say(SESSION.format(told))
    assert elected(reading) == set()
    assert {(role, body) for _, role, body, _ in posts(reading)} == {
        ("head", "peoples-council-committee"),
        ("head", "working-group"),
    }


ORDERS = "Nghị quyết số 8/NQ-HĐND của Thường trực HĐND tỉnh về chỉ định nhân sự UBND xã"


@pytest.mark.parametrize(
    ("told", "are_elected"),
    [
        (f"Bà Vi Thị Tám công bố {ORDERS}. Theo đó, {{0}}, {{1}}.", False),
        (f"Bà Vi Thị Tám công bố {ORDERS}. Theo đó, {{0}}. Đồng chí {{1}}.", False),
        (f"Bà Vi Thị Tám công bố {ORDERS}. Cụ thể:\n- Đồng chí {{0}};\n- Đồng chí {{1}}.", False),
        ("Bà Vi Thị Tám công bố các quyết định của Chủ tịch UBND tỉnh về nhân sự. Theo đó, {0}, {1}.", False),
        ("Kỳ họp kiện toàn nhân sự. Theo đó, {0}, {1}.", True),
        ("Bà Vi Thị Tám công bố Nghị quyết của HĐND xã xác nhận kết quả bầu UBND xã. Theo đó, {0}, {1}.", True),
    ],
)
def test_what_a_decision_brought_is_no_vote(told: str, are_elected: bool, say: Say) -> None:
    people = "ông Hà Văn Sỹ giữ chức Phó Chủ tịch UBND xã", "bà Lê Thị Na giữ chức Phó Chủ tịch UBND xã"
    voted = "\n\nKỳ họp bầu ông Lò Văn Năm giữ chức Phó Trưởng Ban Pháp chế HĐND xã."
    by_vote = {("Lò Văn Năm", "deputy-head", "peoples-council-committee")}
    reading = say(SESSION.format(told.format(*people) + voted))
    assert elected(reading) == by_vote | (DEPUTIES if are_elected else set())
    assert {(*one, "commune") for one in DEPUTIES} <= posts(reading)


def test_in_the_party_only_the_inspection_has_a_chair(say: Say) -> None:
    passage = (
        "Ban Chấp hành bầu Ủy ban Kiểm tra gồm 2 đồng chí: Lê Thị Na, Vi Văn Tám, đồng chí Lê Thị Na làm Chủ nhiệm."
    )
    assert elected(say(PARTY.format(passage))) == {
        ("Lê Thị Na", "member", "party-inspection"),
        ("Vi Văn Tám", "member", "party-inspection"),
        ("Lê Thị Na", "chair", "party-inspection"),
    }


@pytest.mark.parametrize(
    "passage",
    [
        "c) Bầu Ủy ban Kiểm tra 02 đồng chí: đ/c Lê Thị Na trúng cử Chủ nhiệm; đ/c Vi Văn Tám trúng cử Ủy viên.",
        "c) Bầu Ủy ban Kiểm tra Đảng ủy:\n\n- Đ/c Lê Thị Na trúng cử Chủ nhiệm, 15/15 phiếu.\n\n"
        "- Đ/c Vi Văn Tám trúng cử Ủy viên, 14/15 phiếu.",
    ],
)
def test_a_bare_post_is_of_the_body_that_is_voted_on(passage: str, say: Say) -> None:
    assert elected(say(PARTY.format(passage))) == {
        ("Lê Thị Na", "chair", "party-inspection"),
        ("Vi Văn Tám", "member", "party-inspection"),
    }


def test_whoever_speaks_behind_a_vote_that_names_nobody_is_not_elected(say: Say) -> None:
    passage = "1. Bầu Ban Chấp hành:\n\n2. Đồng chí Hà Văn Sỹ phát biểu chỉ đạo.\n\n3. Đồng chí Lê Thị Na bế mạc."
    assert elected(say(PARTY.format(passage))) == set()


@pytest.mark.parametrize(
    "passage",
    [
        "Chủ tọa giới thiệu bà Lê Thị Na để bầu Phó Chủ tịch HĐND xã. Kết quả: 24/25 phiếu, bà Lê Thị Na trúng cử.",
        "Bà Lê Thị Na được giới thiệu bầu giữ chức Phó Chủ tịch HĐND xã. Kết quả, bà Lê Thị Na được 24/25 phiếu.",
    ],
)
def test_who_was_proposed_is_elected_by_the_outcome(passage: str, say: Say) -> None:
    assert elected(say(SESSION.format(passage))) == {("Lê Thị Na", "vice-chair", "peoples-council")}


@pytest.mark.parametrize(
    "outcome", ["", "Kết quả: bà Lê Thị Na được 5/25 phiếu.", "Kết quả, bà Lê Thị Na không trúng cử."]
)
def test_who_was_only_proposed_is_not_elected(outcome: str, say: Say) -> None:
    passage = f"Bà Lê Thị Na được giới thiệu bầu giữ chức Phó Chủ tịch HĐND xã. {outcome}"
    assert elected(say(SESSION.format(passage))) == set()


def test_the_list_of_a_vote_ends_with_the_next_part_of_the_minutes(say: Say) -> None:
    passage = (
        "5. Bầu Ủy viên UBND xã:\n\n- Ông Hà Văn Sỹ, Trưởng Công an xã: 25/25 phiếu\n\n- Bà Lê Thị Na: 24/25 phiếu\n\n"
        "6. HĐND xã thông qua các nghị quyết.\n\n7. Ông Vi Văn Tám phát biểu chỉ đạo.\n\n8. Ông Lò Văn An bế mạc."
    )
    names = ("Hà Văn Sỹ", "Lê Thị Na")
    assert elected(say(SESSION.format(passage))) == {(name, "member", "peoples-committee") for name in names}


VILLAGE = (
    "BIÊN BẢN\nHội nghị nhân dân thôn Na Lìn\n\nNgày 14/11/2015, tại nhà văn hóa thôn Na Lìn, xã Khe Sâu, Ban Công tác "
    "Mặt trận thôn tổ chức hội nghị nhân dân.\n\n{}\n"
)
IN_GROUP = {
    ("Hà Văn Sỹ", "head", "working-group"),
    ("Lê Thị Na", "deputy-head", "working-group"),
    ("Vi Văn Tám", "member", "working-group"),
}


@pytest.mark.parametrize(
    "passage",
    [
        "Bầu Ban Thanh tra nhân dân: giới thiệu 4 người. Kết quả trúng cử 3 người: ông Hà Văn Sỹ - Trưởng ban (91 "
        "phiếu), bà Lê Thị Na - Phó ban (88 phiếu), ông Vi Văn Tám - thành viên (85 phiếu). Bà Lò Thị Nga không trúng "
        "cử (9 phiếu).",
        "Hội nghị bầu Tổ hòa giải gồm 3 người: ông Hà Văn Sỹ (Tổ trưởng), bà Lê Thị Na (Tổ phó), ông Vi Văn Tám.",
        "Bầu Tổ hòa giải: trúng cử Tổ trưởng: ông Hà Văn Sỹ; Tổ phó: bà Lê Thị Na; tổ viên: ông Vi Văn Tám.",
        "Bầu Ban Thanh tra nhân dân. Kết quả:\n\n- Ông Hà Văn Sỹ - Trưởng ban\n\n- Bà Lê Thị Na - Phó Trưởng ban\n\n"
        "- Ông Vi Văn Tám",
        "Bầu Tổ hòa giải. Kết quả bầu: ông Hà Văn Sỹ - Tổ trưởng: 91/98 phiếu; bà Lê Thị Na - Tổ phó: 88/98 phiếu; ông "
        "Vi Văn Tám: 80/98 phiếu; bà Lò Thị Nga: 9/98 phiếu.",
    ],
)
def test_a_group_is_elected_with_the_posts_in_it(passage: str, say: Say) -> None:
    reading = say(VILLAGE.format(passage))
    assert elected(reading) == IN_GROUP
    held = {one for one in contents(reading, Position) if one.post.body.kind == "working-group"}
    assert {one.post.body.level for one in held} == {"village"}
    assert len(held) == len(IN_GROUP)


@pytest.mark.parametrize(
    "passage",
    [
        "Bầu Tổ hòa giải: giới thiệu 3 người: ông Hà Văn Sỹ, bà Lê Thị Na, ông Vi Văn Tám.",
        "Bầu Ban kiểm phiếu gồm 2 người: ông Hà Văn Sỹ - Trưởng ban, bà Lê Thị Na.",
        "Bầu Tổ hòa giải. Kết quả: ông Hà Văn Sỹ đề nghị hoãn, bà Lê Thị Na đồng ý.",
        "Hội nghị không bầu Tổ hòa giải. Kết quả: ông Hà Văn Sỹ, bà Lê Thị Na.",
        "Bầu Đoàn đại biểu dự Đại hội Mặt trận xã gồm: ông Hà Văn Sỹ, bà Lê Thị Na.",
    ],
)
def test_a_group_of_which_no_result_is_told_or_that_serves_the_meeting_fills_no_posts(passage: str, say: Say) -> None:
    assert elected(say(VILLAGE.format(passage))) == set()


def test_whoever_is_only_put_forward_presents_nothing(say: Say) -> None:
    reading = say(VILLAGE.format("Bầu Tổ hòa giải: giới thiệu 2 người: ông Hà Văn Sỹ, bà Lê Thị Na."))
    assert contents(reading, Participation) == []


def test_a_later_sentence_tells_who_won_a_vote_on_a_committee_and_heads_it(say: Say) -> None:
    row = "ông Hà Văn Sỹ - Chủ tịch (91 phiếu), bà Lê Thị Na - Phó Chủ tịch (88 phiếu), ông Vi Văn Tám (85 phiếu)"
    heads = {("Hà Văn Sỹ", "chair", "farmers-association"), ("Lê Thị Na", "vice-chair", "farmers-association")}
    told = UNION.format(f"Đại hội bầu Ban Chấp hành. Kết quả trúng cử 3 đồng chí: {row}.")
    assert elected(say(told)) == MEMBERS | heads
    assert elected(say(told.replace("Kết quả trúng cử", "Kết quả thảo luận của"))) == set()


@pytest.mark.parametrize(
    ("convener", "leads"),
    [("Chi hội Nông dân thôn Na Lìn, xã Khe Sâu", True), ("Hội Nông dân xã Khe Sâu", False)],
)
def test_a_branch_elects_who_leads_it_and_no_other_does(convener: str, leads: bool, say: Say) -> None:
    row = "ông Hà Văn Sỹ - Chi hội trưởng (40 phiếu), bà Lê Thị Na - Chi hội phó (38 phiếu), ông Vi Văn Tám (35 phiếu)"
    told = f"Ngày 12/3/2024, {convener} tổ chức Đại hội.\n\nĐại hội bầu Ban Chấp hành. Kết quả: {row}.\n"
    heads = {("Hà Văn Sỹ", "head", "farmers-association"), ("Lê Thị Na", "deputy-head", "farmers-association")}
    assert elected(say(f"TIN TRONG XÃ\n\n{told}")) == (MEMBERS | heads if leads else MEMBERS)


def test_who_writes_for_those_who_count_the_votes_is_no_secretary_of_the_meeting(say: Say) -> None:
    reading = say(SESSION.format("Ban kiểm phiếu gồm: ông Hà Văn Sỹ - Trưởng ban, bà Lê Thị Na - Thư ký."))
    assert not [one for one in reading.facts if isinstance(one.content, Participation)]


def test_who_replaces_another_gets_the_post_left(say: Say) -> None:
    passage = "Kỳ họp miễn nhiệm Phó Chủ tịch HĐND xã đối với bà Lê Thị Na và bầu ông Hà Văn Sỹ thay thế."
    assert elected(say(SESSION.format(passage))) == {("Hà Văn Sỹ", "vice-chair", "peoples-council")}


TABLE = "TT | Họ và tên | Chức vụ hiện nay | {} | Số phiếu\n\n{}"
VOTED_ROWS = (
    "1 | Hà Văn Sỹ | Ủy viên BTV Đảng ủy xã | Phó Chủ tịch UBND xã | 24/25 (96%)\n\n"
    "2 | Lê Thị Na | Đảng ủy viên, Trưởng Công an xã | Ủy viên UBND xã | 25/25 (100%)\n\n"
    "3 | Vi Văn Tám | Công chức Văn hóa - Xã hội | Ủy viên UBND xã | 9/25 (36%)"
)


@pytest.mark.parametrize(
    "head", ["Chức danh được bầu", "Chức vụ được bầu", "Chức danh trúng cử", "Được bầu giữ chức", "CHỨC DANH ĐƯỢC BẦU"]
)
def test_the_column_of_a_table_tells_who_was_elected_to_what(head: str, say: Say) -> None:
    reading = say(SESSION.format("Kết quả bầu thành viên UBND xã:\n\n" + TABLE.format(head, VOTED_ROWS)))
    assert elected(reading) == {
        ("Hà Văn Sỹ", "vice-chair", "peoples-committee"),
        ("Lê Thị Na", "member", "peoples-committee"),
    }
    held = {(one.person, one.post.body.kind) for one in reading.facts_of(Position)}
    assert {("Hà Văn Sỹ", "party-standing-committee"), ("Lê Thị Na", "police")} <= held


@pytest.mark.parametrize("head", ["Chức danh giới thiệu bầu", "Chức danh ứng cử", "Chức vụ chính quyền"])
def test_the_column_of_other_posts_tells_of_no_election(head: str, say: Say) -> None:
    assert elected(say(SESSION.format("Danh sách:\n\n" + TABLE.format(head, VOTED_ROWS)))) == set()


def test_a_standing_committee_before_the_head_of_a_union_is_the_unions(say: Say) -> None:
    passage = "Kết quả, chị Lê Thị Na trúng cử Ủy viên Ban Thường vụ, Phó Chủ tịch Hội Nông dân xã."
    won = {("Lê Thị Na", role, "farmers-association") for role in ("member", "vice-chair")}
    assert elected(say(UNION.format(passage))) == won
    assert elected(say(PARTY.format(passage))) != won


@pytest.mark.parametrize(
    "passage",
    [
        "Ông Hà Văn Sỹ, Trưởng thôn trình Tờ trình số 4/TTr-UBND giới thiệu nhân sự bầu Phó Chủ tịch UBND xã.",
        "Việc xem xét bầu chức danh Trưởng Ban Pháp chế đối với bà Lê Thị Na được chuyển sang kỳ họp sau.",
        "Theo đó, Ban Pháp chế do ông Hà Văn Sỹ làm Trưởng ban.",
    ],
)
def test_proposals_and_what_is_put_off_elect_nobody(passage: str, say: Say) -> None:
    assert elected(say(SESSION.format(passage))) == set()


@pytest.mark.parametrize(
    ("post", "won"),
    [
        ("Chủ tịch danh dự Hội Nông dân xã", set()),
        ("Chủ tịch Hội Nông dân xã", {("Hà Văn Sỹ", "chair", "farmers-association")}),
    ],
)
def test_who_is_honoured_wins_no_vote(post: str, won: set[tuple[str, str, str]], say: Say) -> None:
    assert elected(say(UNION.format(f"Đại hội nhất trí ông Hà Văn Sỹ làm {post}."))) == won


def test_the_reason_of_a_relief_in_brackets_gives_the_new_post(say: Say) -> None:
    relief = "HĐND xã miễn nhiệm chức vụ Chủ tịch HĐND xã đối với ông Hà Văn Sỹ (được {} Chủ tịch Hội Nông dân huyện)."
    reading = say(SESSION.format(relief.format("điều động, bổ nhiệm giữ chức")))
    held = {(one.person, one.post.body.kind) for one in contents(reading, Position)}
    assert held == {("Hà Văn Sỹ", "farmers-association")}


def test_who_goes_to_an_office_gets_the_post_told_behind(say: Say) -> None:
    decided = (
        "Quyết định điều động ông Hà Văn Sỹ, Bí thư Đảng ủy xã A Lưới về nhận công tác tại Văn phòng Huyện ủy, {}."
    )
    reading = say(SESSION.format(decided.format("giữ chức Phó Chánh Văn phòng Huyện ủy")))
    held = {(one.person, one.post.role, one.post.body.kind) for one in contents(reading, Position)}
    assert held == {("Hà Văn Sỹ", "deputy-head", "party-office")}


@pytest.mark.parametrize(
    "passage",
    [
        "Đại hội bầu ông Hà Văn Sỹ làm Chủ tịch Hội; bà Lê Thị Na - Phó Chủ tịch; ông Vi Văn Tám tặng hoa.",
        "Kết quả, ông Hà Văn Sỹ được bầu làm Chủ tịch Hội, bà Lê Thị Na: Phó Chủ tịch, kiêm nhiệm.",
        "Kết quả: ông Hà Văn Sỹ trúng cử Chủ tịch Hội, 21/22 phiếu; bà Lê Thị Na, Phó Chủ tịch Hội, 20/22 phiếu.",
        "Kết quả bầu cử: Chủ tịch Hội: ông Hà Văn Sỹ; Phó Chủ tịch: bà Lê Thị Na.",
        "Chủ tịch Hội: ông Hà Văn Sỹ (22/22 phiếu), Phó Chủ tịch: bà Lê Thị Na (20/22 phiếu).",
    ],
)
def test_a_row_goes_on_with_those_elected_beside(passage: str, say: Say) -> None:
    assert elected(say(UNION.format(passage))) == {
        ("Hà Văn Sỹ", "chair", "farmers-association"),
        ("Lê Thị Na", "vice-chair", "farmers-association"),
    }


@pytest.mark.parametrize(
    "passage",
    [
        "Đại hội bầu ông Hà Văn Sỹ làm Chủ tịch Hội thay bà Lê Thị Na, Phó Chủ tịch.",
        "Đại hội bầu ông Hà Văn Sỹ làm Chủ tịch Hội; bà Lê Thị Na, Phó Chủ tịch Hội Nông dân huyện, chúc mừng.",
        "Đại hội bầu ông Hà Văn Sỹ làm Chủ tịch Hội. Bà Lê Thị Na - Phó Chủ tịch; ông Vi Văn Tám tặng hoa.",
        "Chủ tịch Hội: ông Hà Văn Sỹ (22/22 phiếu), Phó Chủ tịch: bà Lê Thị Na (9/22 phiếu).",
    ],
)
def test_who_is_named_beside_an_election_is_not_elected(passage: str, say: Say) -> None:
    assert elected(say(UNION.format(passage))) == {("Hà Văn Sỹ", "chair", "farmers-association")}


def test_a_company_is_not_taken_for_its_trade_union(say: Say) -> None:
    reading = say(
        "TIN\n\nNgày 8/6/2025, Công đoàn Công ty TNHH May Hòa Thọ tổ chức Đại hội lần thứ V. Đại hội bầu chị Lê Thị Na "
        "làm Chủ tịch. Ông Hà Văn Sỹ, Giám đốc Công ty phát biểu chúc mừng.\n"
    )
    assert elected(reading) == {("Lê Thị Na", "chair", "trade-union")}
    assert ("Hà Văn Sỹ", "head", "company", None) in posts(reading)


def test_a_list_behind_the_count_of_those_who_stand_names_the_elected(say: Say) -> None:
    lead = "Kết quả bầu Ban Chấp hành khóa IX (danh sách 04 đ/c, lấy 03):"
    lines = f"{lead}\n+ Hà Văn Sỹ: 29/29 phiếu\n+ Lê Thị Na: 7/29 phiếu"
    assert elected(say(UNION.format(lines))) == {("Hà Văn Sỹ", "member", "farmers-association")}


def test_each_post_of_a_union_is_its_own_beside_its_inspection(say: Say) -> None:
    passage = (
        "Ban Chấp hành họp phiên thứ nhất, bầu đ/c Hà Văn Sỹ giữ chức Chủ tịch, đ/c Lê Thị Na giữ chức Phó Chủ tịch, "
        "đ/c Vi Văn Tám giữ chức Chủ nhiệm UBKT."
    )
    roles = {("Hà Văn Sỹ", "chair"), ("Lê Thị Na", "vice-chair"), ("Vi Văn Tám", "chair")}
    assert elected(say(UNION.format(passage))) == {(name, role, "farmers-association") for name, role in roles}


def test_those_parted_by_semicolons_have_their_own_posts_and_the_one_they_win(say: Say) -> None:
    passage = (
        "Ban Chấp hành bầu Ban Thường vụ 5 người; đồng chí Hà Văn Sỹ tiếp tục giữ chức Chủ tịch; các đồng chí Lê Thị "
        "Na; Vi Văn Tám - Phó Trưởng phòng Kinh tế xã được bầu làm Phó Chủ tịch; đồng chí Lò Văn Năm được bầu làm Ủy "
        "viên Ban Thường vụ."
    )
    reading = say(UNION.format(passage))
    assert elected(reading) == {
        ("Hà Văn Sỹ", "chair", "farmers-association"),
        ("Lê Thị Na", "vice-chair", "farmers-association"),
        ("Vi Văn Tám", "vice-chair", "farmers-association"),
        ("Lò Văn Năm", "member", "farmers-association"),
    }
    assert ("Lê Thị Na", "deputy-head", "specialised-agency", "commune") not in posts(reading)


@pytest.mark.parametrize(("new", "speaks"), [("tân Chủ tịch HĐND xã", True), ("tân Phó Chủ tịch HĐND xã", False)])
def test_who_was_elected_in_a_list_has_the_new_post(new: str, speaks: bool, say: Say) -> None:
    opened = "Ông Lò Văn Năm, Chủ tịch HĐND xã khóa X, khai mạc kỳ họp."
    listed = "Kết quả bầu cử:\n- Chủ tịch HĐND xã: ông Hà Văn Sỹ;\n- Chủ tịch UBND xã: bà Lê Thị Na."
    reading = say(SESSION.format(f"{opened}\n\n{listed}\n\nThay mặt các đại biểu, {new} phát biểu."))
    spoke = {one.person for one in contents(reading, Participation) if one.capacity == "speaker"}
    assert spoke == ({"Hà Văn Sỹ"} if speaks else set())


def test_a_numeral_before_a_full_stop_is_no_commune(say: Say) -> None:
    passage = (
        "Ông Hà Văn Sỹ được bầu giữ chức Chủ tịch UBND xã khóa X. Ông Vi Văn Tám tái đắc cử chức Phó Chủ tịch UBND xã."
    )
    assert elected(say(SESSION.format(passage))) == {
        ("Hà Văn Sỹ", "chair", "peoples-committee"),
        ("Vi Văn Tám", "vice-chair", "peoples-committee"),
    }


@pytest.mark.parametrize(
    ("headline", "posts_told"),
    [
        ("Ông Hà Văn Sỹ giữ chức Chủ tịch Hội Nông dân xã Khe Sâu", {("Hà Văn Sỹ", "chair", "farmers-association")}),
        ("Đồng chí Hà Văn Sỹ làm Bí thư Đảng ủy xã Khe Sâu", {("Hà Văn Sỹ", "secretary", "party-committee")}),
        ("Ông Hà Văn Sỹ sẽ giữ chức Bí thư Đảng ủy xã Khe Sâu", set()),
        ("Ông Hà Văn Sỹ thôi giữ chức Bí thư Đảng ủy xã Khe Sâu", set()),
        ("Giới thiệu ông Hà Văn Sỹ giữ chức Bí thư Đảng ủy xã Khe Sâu", set()),
    ],
)
def test_a_headline_that_only_gives_somebody_a_post(
    headline: str, posts_told: set[tuple[str, str, str]], say: Say
) -> None:
    reading = say(f"{headline}\n\nSáng 14/3/2024, Đảng ủy xã Khe Sâu tổ chức hội nghị.\n")
    assert {one[:3] for one in posts(reading)} == posts_told


@pytest.mark.parametrize(
    ("passage", "kept"),
    [
        ("Ông Hà Văn Sỹ trao quyết định nghỉ hưu trước tuổi cho bà Lê Thị Na, Phó Chủ tịch HĐND xã.", set()),
        ("Bà Lê Thị Na, Phó Chủ tịch HĐND xã được nghỉ hưu.", set()),
        ("Quyết định bà Lê Thị Na - Phó Chủ tịch HĐND xã được thôi việc theo nguyện vọng.", set()),
        ("Cho thôi làm nhiệm vụ đại biểu đối với bà Lê Thị Na, Phó Chủ tịch HĐND xã, để nghỉ hưu.", set()),
        ("Điều động bà Lê Thị Na - Phó Chủ tịch HĐND xã về công tác tại Sở Nội vụ.", set()),
        (
            "Điều động bà Lê Thị Na - Phó Chủ tịch HĐND xã đến sinh hoạt tại Chi bộ Phòng Nội vụ, Chủ tịch UBND huyện "
            "phân công nhiệm vụ.",
            set(),
        ),
        ("Điều động bà Lê Thị Na - Phó Chủ tịch HĐND xã về làm Trưởng phòng Nội vụ huyện.", {"head"}),
        ("Bà Lê Thị Na, Phó Chủ tịch HĐND xã được tặng hoa.", {"vice-chair"}),
        ("Bà Lê Thị Na, Phó Chủ tịch HĐND xã về công tác tại Sở Nội vụ từ năm 2019.", {"vice-chair"}),
    ],
)
def test_who_retires_or_goes_elsewhere_leaves_the_posts_named(passage: str, kept: set[str], say: Say) -> None:
    assert {role for _, role, *_ in posts(say(SESSION.format(passage)))} == kept


COMMITTEE = {("Hà Văn Sỹ", "member", "peoples-committee"), ("Lê Thị Na", "member", "peoples-committee")}
DEPUTIES = {("Hà Văn Sỹ", "vice-chair", "peoples-committee"), ("Lê Thị Na", "vice-chair", "peoples-committee")}
LED = {("Vi Văn Tám", "chair", "peoples-committee")}


@pytest.mark.parametrize(
    ("passage", "won"),
    [
        (
            "Ông Vi Văn Tám, Trưởng Ban kiểm phiếu công bố: phát ra 28 phiếu, thu về 28; cả hai nhân sự đều đắc cử "
            "Ủy viên UBND xã, gồm ông Hà Văn Sỹ, Trưởng Công an xã (27 phiếu) và bà Lê Thị Na (28 phiếu).",
            COMMITTEE,
        ),
        (
            "HĐND xã bầu ông Vi Văn Tám giữ chức Phó Chủ tịch UBND xã với 27/28 phiếu; bầu hai Ủy viên UBND xã là ông "
            "Hà Văn Sỹ, Trưởng Công an xã và bà Lê Thị Na.",
            COMMITTEE | {("Vi Văn Tám", "vice-chair", "peoples-committee")},
        ),
        (
            "Ở chức danh Ủy viên UBND xã, ông Hà Văn Sỹ, Trưởng Công an xã, được bầu bổ sung với 22/22 phiếu.",
            {("Hà Văn Sỹ", "member", "peoples-committee")},
        ),
        (
            "HĐND xã bầu Chủ tịch UBND xã. Người trúng cử là ông Hà Văn Sỹ, sinh năm 1985, trước khi về xã là Phó "
            "Trưởng phòng Nội vụ huyện.",
            {("Hà Văn Sỹ", "chair", "peoples-committee")},
        ),
        (
            "HĐND xã bầu 1 Chủ tịch UBND xã là ông Vi Văn Tám và 2 Phó Chủ tịch UBND xã là ông Hà Văn Sỹ và bà Lê Thị "
            "Na.",
            LED | DEPUTIES,
        ),
        (
            "HĐND xã bầu ông Vi Văn Tám làm Chủ tịch UBND xã; các Phó Chủ tịch UBND xã là các ông, bà: Hà Văn Sỹ, Lê "
            "Thị Na.",
            LED | DEPUTIES,
        ),
        (
            "HĐND xã bầu UBND xã khóa mới gồm Chủ tịch là ông Vi Văn Tám, các Ủy viên: ông Hà Văn Sỹ, bà Lê Thị Na.",
            LED | COMMITTEE,
        ),
        (
            "HĐND xã bầu ông Vi Văn Tám làm Chủ tịch UBND xã; Phó Chủ tịch UBND xã là ông Hà Văn Sỹ, bà Lê Thị Na phát "
            "biểu.",
            LED | {("Hà Văn Sỹ", "vice-chair", "peoples-committee")},
        ),
        (
            "HĐND xã bầu Chủ tịch UBND xã (ông Vi Văn Tám) và 2 Phó Chủ tịch UBND xã (ông Hà Văn Sỹ, bà Lê Thị Na), "
            "ông Lò Văn Năm, bà Cầm Thị Xuân tặng hoa.",
            LED | DEPUTIES,
        ),
        (
            "HĐND xã bầu ông Vi Văn Tám làm Chủ tịch UBND xã; Trưởng Ban kiểm phiếu (bà Lê Thị Na) công bố kết quả.",
            LED,
        ),
        (
            "HĐND xã còn bầu 15 Ủy viên UBND xã. Ông Hà Văn Sỹ chúc mừng những người trúng cử, đề nghị đổi mới.",
            set(),
        ),
    ],
)
def test_who_takes_a_post_told_first_or_with_others(passage: str, won: set[tuple[str, str, str]], say: Say) -> None:
    assert elected(say(SESSION.format(passage))) == won


@pytest.mark.parametrize("deputy", ["Phó Chủ tịch Thường trực", "Phó Chủ tịch"])
def test_a_deputy_told_behind_another_leads_the_same_body(deputy: str, say: Say) -> None:
    page = (
        "TIN TRONG XÃ\n\nSáng 14/3/2024, tại xã Khe Sâu, ông Hà Văn Sỹ được bầu làm Chủ tịch Hội Nông dân xã; bà "
        "Lê Thị Na được bầu làm {}; ông Vi Văn Tám được bầu làm Phó Chủ tịch.\n"
    )
    role = "standing-vice-chair" if "Thường trực" in deputy else "vice-chair"
    assert elected(say(page.format(deputy))) == {
        ("Hà Văn Sỹ", "chair", "farmers-association"),
        ("Lê Thị Na", role, "farmers-association"),
        ("Vi Văn Tám", "vice-chair", "farmers-association"),
    }


def test_the_standing_deputy_of_a_chair_in_the_party_is_of_the_inspection(say: Say) -> None:
    passage = "Đại hội bầu bà Lê Thị Na giữ chức Phó Chủ nhiệm Thường trực."
    assert elected(say(PARTY.format(passage))) == {("Lê Thị Na", "standing-vice-chair", "party-inspection")}


def test_each_of_several_deputies_is_one_of_the_body_that_elects_them(say: Say) -> None:
    told = (
        "Đại hội bầu bà Lê Thị Na giữ chức Chủ tịch Hội; các Phó Chủ tịch gồm: ông Hà Văn Sỹ (kiêm Trưởng thôn Đông), "
        "ông Vi Văn Tám (Chủ tịch Hội Cựu chiến binh xã)."
    )
    held = {(name, kind) for name, role, kind, _ in posts(say(UNION.format(told))) if role == "vice-chair"}
    assert held == {("Hà Văn Sỹ", "farmers-association"), ("Vi Văn Tám", "farmers-association")}


@pytest.mark.parametrize(
    ("passage", "won"),
    [
        ("Ông Hà Văn Sỹ, Chủ tịch UBND xã tái đắc cử.", {("Hà Văn Sỹ", "chair", "peoples-committee")}),
        ("Chủ tịch UBND xã Hà Văn Sỹ tái cử nguyên chức vụ.", {("Hà Văn Sỹ", "chair", "peoples-committee")}),
        ("Ông Hà Văn Sỹ tái đắc cử Chủ tịch HĐND xã.", {("Hà Văn Sỹ", "chair", "peoples-council")}),
        ("Ông Hà Văn Sỹ, Chủ tịch UBND xã không tái cử.", set()),
        ("Ông Hà Văn Sỹ, Chủ tịch UBND xã nghỉ hưu trước tuổi vì không đủ tuổi tái cử.", set()),
        ("Ông Hà Văn Sỹ, Chủ tịch UBND xã xin rút, không tham gia tái cử.", set()),
        ("Ông Hà Văn Sỹ, Bí thư Đảng ủy, Chủ tịch HĐND xã tái đắc cử.", set()),
        (
            "Bà Lê Thị Na được bầu giữ chức danh Thường trực HĐND xã.",
            {("Lê Thị Na", "standing-member", "peoples-council")},
        ),
        ("HĐND xã bầu Thường trực HĐND xã. Bà Lê Thị Na phát biểu.", set()),
    ],
)
def test_who_wins_a_post_again_or_a_standing_seat(passage: str, won: set[tuple[str, str, str]], say: Say) -> None:
    assert elected(say(SESSION.format(passage))) == won


CHAIR = {("Hà Văn Sỹ", "chair", "peoples-committee")}
DEPUTY = {("Hà Văn Sỹ", "vice-chair", "peoples-committee")}
DEPUTIES = DEPUTY | {("Lê Thị Na", "vice-chair", "peoples-committee")}


@pytest.mark.parametrize(
    ("passage", "won"),
    [
        ("Ông Hà Văn Sỹ được HĐND xã Khe Sâu, huyện Lâm Trì, bầu giữ chức Chủ tịch UBND xã.", CHAIR),
        ("Ông Hà Văn Sỹ điều hành phần nhân sự của HĐND xã, bầu Chủ tịch UBND xã.", set()),
        ("Các Phó Chủ tịch UBND xã được bầu gồm ông Hà Văn Sỹ (Trưởng Công an xã), bà Lê Thị Na.", DEPUTIES),
        ("Các Phó Chủ tịch UBND xã được kỳ họp bầu gồm các ông, bà: Hà Văn Sỹ, Lê Thị Na.", DEPUTIES),
        ("Các Phó Chủ tịch UBND xã được bầu gồm ông Hà Văn Sỹ; bà Lê Thị Na.", DEPUTIES),
        ("Các Phó Chủ tịch UBND xã dự họp gồm ông Hà Văn Sỹ, bà Lê Thị Na.", set()),
        (
            "Ông Hà Văn Sỹ được 20/24 phiếu, bà Lê Thị Na 19 phiếu, cùng trúng cử chức vụ Phó Chủ tịch UBND xã.",
            DEPUTIES,
        ),
        ("Ông Hà Văn Sỹ (20 phiếu) và bà Lê Thị Na (19 phiếu) đều trúng cử Phó Chủ tịch UBND xã.", DEPUTIES),
        ("Bà Lê Thị Na được 4 phiếu, ông Hà Văn Sỹ 20 phiếu, trúng cử Phó Chủ tịch UBND xã.", DEPUTY),
        ("Trưởng Công an xã Sa Văn Lĩnh trúng cử Ủy viên UBND xã.", {("Sa Văn Lĩnh", "member", "peoples-committee")}),
    ],
)
def test_the_passive_and_votes_in_a_row_tell_who_won(passage: str, won: set[tuple[str, str, str]], say: Say) -> None:
    assert elected(say(SESSION.format(passage))) == won


STANDING = "Hai ứng viên Phó Chủ tịch UBND xã là ông Hà Văn Sỹ, Trưởng Công an xã và bà Lê Thị Na. "
RELIEVED = "Kỳ họp miễn nhiệm chức danh Phó Chủ tịch UBND xã đối với ông Vi Văn Tám. "


@pytest.mark.parametrize(
    ("passage", "won"),
    [
        (STANDING + "Ông Sỹ trúng cử với 19/23 phiếu, bà Na được 4 phiếu.", DEPUTY),
        (STANDING + "Kiểm phiếu xong, ông Sỹ đắc cử với 19 phiếu, bà Na được 4 phiếu.", DEPUTY),
        (STANDING + "Ông Sỹ được 11/23 phiếu, bà Na được 10/23 phiếu.", set()),
        (STANDING + "Ông Hà Văn Sỹ phát biểu.", set()),
        (RELIEVED + "Ghế ông Tám để lại có hai người trong danh sách bầu. Ông Hà Văn Sỹ đắc cử với 15 phiếu.", DEPUTY),
        (RELIEVED + "Ông Tám để lại ấn tượng tốt. Ông Hà Văn Sỹ đắc cử với 15 phiếu.", set()),
    ],
)
def test_the_post_for_which_people_stand_is_told_before_the_winner(
    passage: str, won: set[tuple[str, str, str]], say: Say
) -> None:
    assert elected(say(SESSION.format(passage))) == won


@pytest.mark.parametrize(
    ("passage", "held"),
    [
        ("Ứng cử viên chức Phó Chủ tịch UBND xã gồm: ông Hà Văn Sỹ, Trưởng Công an xã; bà Lê Thị Na.", {"head"}),
        ("Ứng viên Phó Chủ tịch UBND xã Hà Văn Sỹ trả lời câu hỏi.", set()),
        ("Phó Chủ tịch UBND xã Hà Văn Sỹ hỏi các ứng viên.", {"vice-chair"}),
    ],
)
def test_a_post_for_which_people_only_stand_is_not_held(passage: str, held: set[str], say: Say) -> None:
    assert {role for _, role, _, _ in posts(say(SESSION.format(passage)))} == held


def test_who_is_replaced_has_the_post_that_he_is_told_to_hold_now(say: Say) -> None:
    told = "Ông Hà Văn Sỹ được bầu giữ chức Chủ tịch Hội Nông dân xã thay ông Vi Văn Tám, {}Phó Chủ tịch HĐND xã."
    for now, held in (("nay là ", {"vice-chair"}), ("", set())):
        told_of = posts(say(UNION.format(told.format(now))))
        assert {role for person, role, _, _ in told_of if person == "Vi Văn Tám"} == held


def test_who_is_in_the_presidium_is_elected_to_no_body(say: Say) -> None:
    assert elected(say(UNION.format("Ông Hà Văn Sỹ và bà Lê Thị Na được bầu vào Đoàn Chủ tịch."))) == set()


def test_a_cell_of_an_office_without_a_unit_is_meant_by_its_bare_name(say: Say) -> None:
    page = (
        "Đại hội Chi bộ Trường THCS Khe Sâu\n\nNgày 4/1/2025, Chi bộ Trường THCS Khe Sâu, xã Khe Sâu tổ chức Đại hội. "
        "Đại hội bầu Chi ủy gồm 2 đồng chí: Hà Văn Sỹ, Lê Thị Na.\n"
    )
    held = {(person, body, level) for person, role, body, level in posts(say(page)) if role == "member"}
    assert held == {("Hà Văn Sỹ", "party-cell", "commune"), ("Lê Thị Na", "party-cell", "commune")}


def test_who_is_elected_directly_by_a_congress_stands_behind_the_vote(say: Say) -> None:
    page = "BIÊN BẢN\n\nNgày 4/1/2025, Chi bộ thôn Nà Pán, xã Khe Sâu tổ chức Đại hội.\n\n{}\n"
    vote = "2. Bầu Bí thư trực tiếp tại Đại hội: đ/c Hà Văn Sỹ, 22/22 phiếu."
    assert elected(say(page.format(vote))) == {("Hà Văn Sỹ", "secretary", "party-cell")}
    assert elected(say(page.format("2. Bí thư Đảng ủy dự tại Đại hội: đ/c Hà Văn Sỹ."))) == set()
