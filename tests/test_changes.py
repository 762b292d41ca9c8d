"""Who took up a post, and who left one: each kind of change, in the constructions in which the genre tells it.

The passages stand in pages of their own: a council's session, a congress, a district that hands over decisions. Each
expects a fact, those about nominations too: a reader that finds nothing passes none.
"""

from collections.abc import Callable

import pytest
from tests.told import contents

from govgraph.model import Fact, Meeting, Participation, PersonnelChange, Position, Post, Reading

Say = Callable[[str], Reading]
Row = tuple[str, str, str, str, str, str | None]  # kind, person, begins or ends, role, body, unit

SESSION = (
    "XÃ KHE SÂU HỌP HỘI ĐỒNG NHÂN DÂN\n\nSáng 14/3/2024, HĐND xã Khe Sâu, huyện Lâm Trì tổ chức kỳ họp chuyên đề.\n\n"
    "{}\n\nKỳ họp bế mạc vào cuối buổi sáng.\n"
)
STAFF = (
    "HUYỆN LÂM TRÌ TRAO QUYẾT ĐỊNH VỀ CÔNG TÁC CÁN BỘ\n\nSáng 2/4/2024, Huyện ủy Lâm Trì tổ chức hội nghị công bố các "
    "quyết định về công tác cán bộ.\n\n{}\n\nCác đại biểu dự hội nghị chúc mừng và tặng hoa.\n"
)
CONGRESS = (
    "ĐẠI HỘI ĐẢNG BỘ XÃ KHE SÂU\n\nNgày 5/6/2020, Đảng bộ xã Khe Sâu tổ chức Đại hội lần thứ XX, nhiệm "
    "kỳ 2020-2025.\n\n"
    "{}\n\nĐại hội thành công tốt đẹp.\n"
)

#: Spellings of what comes again and again below.
COUNCIL, COMMITTEE, PARTY = "peoples-council", "peoples-committee", "party-committee"
AGENCY, COMMUNE, DISTRICT = "specialised-agency", "Khe Sâu", "Lâm Trì"
LEFT = ("reassignment", "Hà Văn Sỹ", "ends", "deputy-secretary", "party-committee", COMMUNE)


def elected(person: str, role: str, body: str) -> Row:
    return "election", person, "begins", role, body, COMMUNE


def appointed(person: str, role: str) -> Row:
    return "appointment", person, "begins", role, AGENCY, DISTRICT


def designated(person: str, role: str) -> Row:
    return "designation", person, "begins", role, PARTY, COMMUNE


def contents_by_id(reading: Reading) -> dict[str, Fact]:
    return {fact.id: fact for fact in reading.facts}


def changes(reading: Reading) -> set[Row]:
    """Return the changes that a page tells: kind, person, begins or ends, and the post."""
    facts = contents_by_id(reading)
    told: set[Row] = set()
    for fact in reading.facts:
        change = fact.content
        if not isinstance(change, PersonnelChange):
            continue
        begun = facts[change.begins].content if change.begins is not None else None
        post = begun.post if isinstance(begun, Position) else change.ends
        assert isinstance(post, Post), "a change begins or ends a post"
        unit = post.body.unit.name if post.body.unit is not None else None
        told.add((change.kind, change.person, "begins" if begun else "ends", post.role, post.body.kind, unit))
    return told


BEGINNINGS: list[object] = [
    # --- election
    (
        SESSION,
        "Kỳ họp đã bầu bà Cầm Thị Xuân giữ chức Phó Chủ tịch UBND xã.",
        {elected("Cầm Thị Xuân", "vice-chair", COMMITTEE)},
    ),
    (
        SESSION,
        "Bà Cầm Thị Xuân được bầu giữ chức Phó Chủ tịch UBND xã.",
        {elected("Cầm Thị Xuân", "vice-chair", COMMITTEE)},
    ),
    (
        SESSION,
        "Kỳ họp bầu bổ sung Ủy viên UBND xã đối với ông Đinh Công Tráng.",
        {elected("Đinh Công Tráng", "member", COMMITTEE)},
    ),
    (
        SESSION,
        "Bà Cầm Thị Xuân trúng cử chức danh Chủ tịch HĐND xã với 100% số phiếu.",
        {elected("Cầm Thị Xuân", "chair", COUNCIL)},
    ),
    (
        SESSION,
        "Kỳ họp đã bầu ông Tạ Quang Lộc, Phó Bí thư Đảng ủy xã, giữ chức Chủ tịch HĐND xã.",
        {elected("Tạ Quang Lộc", "chair", COUNCIL)},
    ),
    (  # the verb is said once
        SESSION,
        "Kết quả, ông Hà Văn Sỹ được bầu làm Chủ tịch UBND xã; bà Cầm Thị Xuân giữ chức Phó Chủ tịch UBND xã.",
        {
            elected("Hà Văn Sỹ", "chair", COMMITTEE),
            elected("Cầm Thị Xuân", "vice-chair", COMMITTEE),
        },
    ),
    (
        CONGRESS,
        "Đồng chí Vi Văn Hạnh tái đắc cử Bí thư Đảng ủy xã.",
        {elected("Vi Văn Hạnh", "secretary", PARTY)},
    ),
    (
        CONGRESS,
        "Đồng chí Vi Văn Hạnh được bầu làm Bí thư Đảng ủy; đồng chí Lò Thị Nga giữ chức Phó Bí thư Thường "
        "trực Đảng ủy; "
        "đồng chí Hà Văn Sỹ giữ chức Phó Bí thư Đảng ủy.",
        {
            elected("Vi Văn Hạnh", "secretary", PARTY),
            elected("Lò Thị Nga", "standing-deputy-secretary", PARTY),
            elected("Hà Văn Sỹ", "deputy-secretary", PARTY),
        },
    ),
    # --- appointment
    (
        STAFF,
        "UBND huyện trao Quyết định số 318/QĐ-UBND bổ nhiệm ông Tạ Quang Lộc giữ chức Trưởng phòng Nội vụ huyện.",
        {appointed("Tạ Quang Lộc", "head")},
    ),
    (
        STAFF,
        "Theo đó, bà Mạc Thị Thắm được bổ nhiệm giữ chức Phó Chánh Văn phòng HĐND và UBND huyện.",
        {appointed("Mạc Thị Thắm", "deputy-head")},
    ),
    (
        STAFF,
        "UBND huyện trao quyết định bổ nhiệm lại chức vụ Trưởng phòng Tư pháp huyện cho bà Mạc Thị Thắm.",
        {appointed("Mạc Thị Thắm", "head")},
    ),
    (
        STAFF,
        "Các ông, bà được bổ nhiệm gồm: bà Mạc Thị Thắm giữ chức Trưởng phòng Tư pháp; ông Tạ Quang Lộc giữ "
        "chức Trưởng "
        "phòng Nội vụ huyện.",
        {
            appointed("Mạc Thị Thắm", "head"),
            appointed("Tạ Quang Lộc", "head"),
        },
    ),
    # --- designation
    (
        STAFF,
        "Đồng chí Tạ Quang Lộc được chỉ định giữ chức Bí thư Đảng ủy xã Khe Sâu.",
        {designated("Tạ Quang Lộc", "secretary")},
    ),
    (
        STAFF,
        "Ban Thường vụ Huyện ủy chỉ định đồng chí Tạ Quang Lộc giữ chức Phó Bí thư Đảng ủy xã Khe Sâu, nhiệm kỳ "
        "2020-2025.",
        {designated("Tạ Quang Lộc", "deputy-secretary")},
    ),
    (
        STAFF,
        "Ban Thường vụ Huyện ủy chỉ định đồng chí Tạ Quang Lộc tham gia Ban Chấp hành Đảng bộ xã Khe Sâu.",
        {designated("Tạ Quang Lộc", "member")},
    ),
    # --- reassignment
    (
        STAFF,
        "Ban Thường vụ Huyện ủy điều động đồng chí Hà Văn Sỹ, Phó Bí thư Đảng ủy xã Khe Sâu, đến nhận nhiệm "
        "vụ Phó Trưởng "
        "Ban Tổ chức Huyện ủy.",
        {LEFT, ("reassignment", "Hà Văn Sỹ", "begins", "deputy-head", "party-organisation-commission", DISTRICT)},
    ),
    (
        STAFF,
        "Ban Thường vụ Huyện ủy điều động, bổ nhiệm đồng chí Hà Văn Sỹ, Phó Bí thư Đảng ủy xã Khe Sâu, giữ "
        "chức Phó Trưởng "
        "Ban Tuyên giáo Huyện ủy.",
        {LEFT, ("reassignment", "Hà Văn Sỹ", "begins", "deputy-head", "party-propaganda", DISTRICT)},
    ),
    (
        STAFF,
        "Đồng chí Hà Văn Sỹ, Phó Bí thư Đảng ủy xã Khe Sâu, được điều động giữ chức Chánh Văn phòng Huyện ủy.",
        {LEFT, ("reassignment", "Hà Văn Sỹ", "begins", "head", "party-office", DISTRICT)},
    ),
    # --- rotation
    (
        STAFF,
        "Đồng chí Tạ Quang Lộc được luân chuyển về giữ chức Bí thư Đảng ủy xã Khe Sâu.",
        {("rotation", "Tạ Quang Lộc", "begins", "secretary", PARTY, COMMUNE)},
    ),
    (
        STAFF,
        "Ban Thường vụ Huyện ủy luân chuyển đồng chí Tạ Quang Lộc, Phó Trưởng Ban Tổ chức Huyện ủy, giữ chức "
        "Bí thư Đảng "
        "ủy xã Khe Sâu.",
        {
            ("rotation", "Tạ Quang Lộc", "ends", "deputy-head", "party-organisation-commission", DISTRICT),
            ("rotation", "Tạ Quang Lộc", "begins", "secretary", PARTY, COMMUNE),
        },
    ),
    # --- ratification
    (
        STAFF,
        "Chủ tịch UBND huyện phê chuẩn kết quả bầu chức vụ Phó Chủ tịch UBND xã Khe Sâu đối với bà Cầm Thị Xuân.",
        {("ratification", "Cầm Thị Xuân", "begins", "vice-chair", COMMITTEE, COMMUNE)},
    ),
    (
        STAFF,
        "Ban Thường vụ Huyện ủy chuẩn y đồng chí Lò Thị Nga giữ chức Phó Bí thư Đảng ủy xã Khe Sâu.",
        {("ratification", "Lò Thị Nga", "begins", "deputy-secretary", PARTY, COMMUNE)},
    ),
    (
        STAFF,
        "Đồng chí Lò Thị Nga được chuẩn y giữ chức Chủ nhiệm Ủy ban Kiểm tra Đảng ủy xã Khe Sâu.",
        {("ratification", "Lò Thị Nga", "begins", "chair", "party-inspection", COMMUNE)},
    ),
]

ENDINGS: list[object] = [
    # --- relief
    (
        SESSION,
        "Kỳ họp miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn Sỹ; chức vụ Ủy viên UBND xã khóa XX đối với ông "
        "Đinh Công Tráng và bà Cầm Thị Xuân.",
        {
            ("relief", "Hà Văn Sỹ", "ends", "chair", COMMITTEE, COMMUNE),
            ("relief", "Đinh Công Tráng", "ends", "member", COMMITTEE, COMMUNE),
            ("relief", "Cầm Thị Xuân", "ends", "member", COMMITTEE, COMMUNE),
        },
    ),
    (
        SESSION,
        "Kỳ họp miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn Sỹ; Phó Chủ tịch HĐND xã công bố kết quả.",
        {("relief", "Hà Văn Sỹ", "ends", "chair", COMMITTEE, COMMUNE)},
    ),
    (
        SESSION,
        "Kỳ họp miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn Sỹ.",
        {("relief", "Hà Văn Sỹ", "ends", "chair", COMMITTEE, COMMUNE)},
    ),
    (
        SESSION,
        "Ông Hà Văn Sỹ được miễn nhiệm chức vụ Phó Chủ tịch HĐND xã do chuyển công tác.",
        {("relief", "Hà Văn Sỹ", "ends", "vice-chair", COUNCIL, COMMUNE)},
    ),
    (
        SESSION,
        "HĐND xã miễn nhiệm ông Hà Văn Sỹ khỏi chức vụ Phó Chủ tịch HĐND xã.",
        {("relief", "Hà Văn Sỹ", "ends", "vice-chair", COUNCIL, COMMUNE)},
    ),
    # --- recall
    (
        SESSION,
        "Kỳ họp bãi nhiệm chức danh Ủy viên UBND xã đối với ông Đinh Công Tráng.",
        {("recall", "Đinh Công Tráng", "ends", "member", COMMITTEE, COMMUNE)},
    ),
    (
        SESSION,
        "Ông Đinh Công Tráng bị bãi nhiệm chức vụ Trưởng Ban Pháp chế HĐND xã.",
        {("recall", "Đinh Công Tráng", "ends", "head", "peoples-council-committee", COMMUNE)},
    ),
    (
        SESSION,
        "Kỳ họp biểu quyết bãi nhiệm đại biểu HĐND xã đối với ông Đinh Công Tráng.",
        {("recall", "Đinh Công Tráng", "ends", "delegate", COUNCIL, COMMUNE)},
    ),
    # --- removal
    (
        STAFF,
        "Đồng chí Đinh Công Tráng bị cách chức Phó Bí thư Đảng ủy xã Khe Sâu.",
        {("removal", "Đinh Công Tráng", "ends", "deputy-secretary", PARTY, COMMUNE)},
    ),
    (
        STAFF,
        "Ban Thường vụ Huyện ủy kỷ luật cách chức Phó Bí thư Đảng ủy xã Khe Sâu đối với đồng chí Đinh Công Tráng.",
        {("removal", "Đinh Công Tráng", "ends", "deputy-secretary", PARTY, COMMUNE)},
    ),
    (
        STAFF,
        "Đồng chí Đinh Công Tráng bị cách chức Bí thư Chi bộ thôn Nà Lốc.",
        {("removal", "Đinh Công Tráng", "ends", "secretary", "party-cell", None)},
    ),
    # --- release
    (
        STAFF,
        "Đồng chí Vi Văn Hạnh thôi giữ chức vụ Chủ tịch HĐND xã Khe Sâu từ ngày 1/4/2024.",
        {("release", "Vi Văn Hạnh", "ends", "chair", COUNCIL, COMMUNE)},
    ),
    (
        STAFF,
        "Ban Thường vụ Huyện ủy cho đồng chí Vi Văn Hạnh thôi giữ chức Bí thư Đảng ủy xã Khe Sâu để nghỉ hưu "
        "theo chế độ.",
        {("release", "Vi Văn Hạnh", "ends", "secretary", PARTY, COMMUNE)},
    ),
]

BOTH: list[object] = [
    (
        SESSION,
        "Kỳ họp miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn Sỹ; bầu bà Cầm Thị Xuân giữ chức Chủ "
        "tịch UBND xã.",
        {
            ("relief", "Hà Văn Sỹ", "ends", "chair", COMMITTEE, COMMUNE),
            elected("Cầm Thị Xuân", "chair", COMMITTEE),
        },
    ),
    (
        STAFF,
        "Ông Hà Văn Sỹ thôi giữ chức Chủ tịch UBND xã Khe Sâu để nhận nhiệm vụ Trưởng phòng Nội vụ huyện Lâm Trì.",
        {
            ("release", "Hà Văn Sỹ", "ends", "chair", COMMITTEE, COMMUNE),
            ("reassignment", "Hà Văn Sỹ", "begins", "head", AGENCY, DISTRICT),
        },
    ),
]

#: What is only proposed is no change; the election beside it is.
ELECTED = {("election", "Cầm Thị Xuân", "begins", "head", "peoples-council-committee", COMMUNE)}
NOMINATIONS = [
    "Hội nghị Đảng ủy đã thống nhất giới thiệu ông Tạ Quang Lộc để HĐND xã bầu giữ chức Phó Chủ tịch UBND xã.",
    "Ông Tạ Quang Lộc được giới thiệu ứng cử chức danh Phó Chủ tịch UBND xã.",
    "Đảng ủy xã giới thiệu ông Tạ Quang Lộc ứng cử chức vụ Phó Chủ tịch UBND xã.",
    "Đảng ủy xã đề nghị cấp trên xem xét, giới thiệu ông Tạ Quang Lộc để bầu giữ chức Phó Chủ tịch UBND xã.",
]


TWO = {elected("Hà Văn Sỹ", "member", COMMITTEE), elected("Cầm Thị Xuân", "member", COMMITTEE)}
ROWS = [
    "Trúng cử Ủy viên UBND xã có ông Hà Văn Sỹ - Trưởng Công an xã và bà Cầm Thị Xuân, công chức xã.",
    "Kỳ họp bầu bổ sung 2 Ủy viên UBND xã gồm các ông, bà: Hà Văn Sỹ, Trưởng Công an xã; Cầm Thị Xuân.",
    "Kỳ họp bầu bổ sung Ủy viên UBND xã đối với các ông, bà có tên sau:\n\n1. Ông Hà Văn Sỹ, Trưởng Công an xã;\n\n"
    "2. Bà Cầm Thị Xuân, công chức xã.",
    "Kỳ họp bầu bổ sung Ủy viên UBND xã đối với 2 đồng chí:\n\n- Đồng chí Hà Văn Sỹ, Trưởng Công an xã;\n\n"
    "- Đồng chí Cầm Thị Xuân, công chức xã.",
    "17 Ủy viên UBND xã đã được bầu, trong đó có ông Hà Văn Sỹ, Trưởng Công an xã và bà Cầm Thị Xuân.",
    "Kỳ họp bầu Ủy viên UBND xã. Kết quả, ông Hà Văn Sỹ trúng cử với 20/20 phiếu, bà Cầm Thị Xuân được 19/20 phiếu, "
    "trúng cử.",
]
NOT_IN_ROW = [
    "Kỳ họp bầu Ủy viên UBND xã gồm ông Hà Văn Sỹ và bà Cầm Thị Xuân; ông Vi Văn Tám phát biểu.",
    "Kỳ họp bầu Ủy viên UBND xã. Chỉ đạo có ông Vi Văn Tám - Trưởng ban bầu cử; ông Lý A Páo. Kết quả, ông Hà Văn Sỹ "
    "và bà Cầm Thị Xuân trúng cử.",
    "Kỳ họp bầu Ủy viên UBND xã gồm ông Hà Văn Sỹ và bà Cầm Thị Xuân. Ông Vi Văn Tám chúc mừng các đồng chí vừa trúng "
    "cử, đề nghị HĐND xã đổi mới.",
    "Kỳ họp bầu Ủy viên UBND xã đối với các ông, bà:\n\n- Ông Hà Văn Sỹ;\n\n- Bà Cầm Thị Xuân.\n\n"
    "Ông Vi Văn Tám phát biểu.",
]


@pytest.mark.parametrize("passage", [*ROWS, *NOT_IN_ROW])
def test_a_row_of_people_told_after_their_post_is_read(passage: str, say: Say) -> None:
    assert changes(say(SESSION.format(passage))) == TWO


@pytest.mark.parametrize(("page", "passage", "rows"), [*BEGINNINGS, *ENDINGS, *BOTH])
def test_a_change_is_read(page: str, passage: str, rows: set[Row], say: Say) -> None:
    assert changes(say(page.format(passage))) == rows


@pytest.mark.parametrize("proposal", NOMINATIONS)
def test_a_nomination_is_no_change(proposal: str, say: Say) -> None:
    reading = say(SESSION.format(f"{proposal} Kỳ họp bầu bà Cầm Thị Xuân giữ chức Trưởng Ban Pháp chế HĐND xã."))
    assert changes(reading) == ELECTED
    assert [fact for fact in reading.facts if isinstance(fact.content, Position)], "the elected one holds a post"
    assert not any(isinstance(f.content, Position) and f.content.person == "Tạ Quang Lộc" for f in reading.facts)


def test_an_election_names_its_meeting_and_begins_a_post_on_its_day(say: Say) -> None:
    reading = say(SESSION.format("Kỳ họp đã bầu bà Cầm Thị Xuân giữ chức Phó Chủ tịch UBND xã."))
    facts = contents_by_id(reading)
    [election] = [fact for fact in reading.facts if isinstance(fact.content, PersonnelChange)]
    assert isinstance(election.content, PersonnelChange)
    begun = facts[election.content.begins or ""]
    assert isinstance(begun.content, Position)
    assert begun.content.attested_on == "2024-03-14"
    assert election.content.meeting in facts and str(election.content.meeting).startswith("meeting")
    assert begun.rules == election.rules == ("elected-to-post",)


def test_an_election_begins_the_tenure_and_a_relief_ends_one_on_the_day_of_the_vote(say: Say) -> None:
    reading = say(
        SESSION.format(
            "Kỳ họp miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn Sỹ; bầu bà Cầm Thị Xuân giữ chức Chủ tịch "
            "UBND xã."
        )
    )
    assert [f.content.start for f in reading.facts if isinstance(f.content, Position)] == ["2024-03-14"]
    days = {f.content.kind: f.content.effective_on for f in reading.facts if isinstance(f.content, PersonnelChange)}
    assert days == {"relief": "2024-03-14", "election": "2024-03-14"}


@pytest.mark.parametrize(
    ("passage", "start"),
    [
        ("Kỳ họp bầu ông Hà Văn Sỹ tái giữ chức Chủ tịch UBND xã.", None),
        ("Kỳ họp bầu ông Hà Văn Sỹ tái cử chức danh Chủ tịch UBND xã.", None),
        ("Ông Hà Văn Sỹ được bầu tiếp tục giữ chức Chủ tịch UBND xã.", None),
        ("Ông Hà Văn Sỹ tiếp tục được bầu giữ chức vụ Chủ tịch UBND xã.", None),
        ("Kỳ họp bầu lại ông Hà Văn Sỹ giữ chức Chủ tịch UBND xã.", None),
        ("Kỳ họp tiếp tục bầu ông Hà Văn Sỹ giữ chức Chủ tịch UBND xã.", "2024-03-14"),
        ("Bà Cầm Thị Xuân tái cử; ông Hà Văn Sỹ được bầu giữ chức Chủ tịch UBND xã.", "2024-03-14"),
    ],
)
def test_who_gets_a_post_again_does_not_begin_it(passage: str, start: str | None, say: Say) -> None:
    reading = say(SESSION.format(passage))
    (begun,) = (one for one in contents(reading, Position) if one.person == "Hà Văn Sỹ")
    assert (begun.post.role, begun.attested_on, begun.start) == ("chair", "2024-03-14", start)
    changed = [one for one in contents(reading, PersonnelChange) if one.person == "Hà Văn Sỹ"]
    assert [(one.kind, one.effective_on) for one in changed] == [("election", "2024-03-14")]


@pytest.mark.parametrize(
    ("days", "start", "shown"),
    [
        ("Trong 2 ngày 27 và 28/3/2025", "2025-03", "2025-03-28"),
        ("Từ ngày 31/3/2025 đến ngày 01/4/2025", "2025", "2025-04-01"),
        ("Từ ngày 31/12/2024 đến ngày 01/01/2025", None, "2025-01-01"),
        ("Ngày 28/3/2025", "2025-03-28", "2025-03-28"),
    ],
)
def test_a_vote_within_several_days_has_none_of_its_own(days: str, start: str | None, shown: str, say: Say) -> None:
    reading = say(
        f"TIN TRONG XÃ\n\n{days}, Đảng bộ xã Khe Sâu, huyện Lâm Trì tổ chức Đại hội lần thứ XX, nhiệm kỳ 2025 - 2030. "
        "Ông Vi Văn Tám, Bí thư Đảng ủy xã khai mạc. Ban Chấp hành đã bầu ông Hà Văn Sỹ giữ chức Bí thư Đảng ủy xã. "
        "Bế mạc Đại hội, ông Hà Văn Sỹ, tân Bí thư Đảng ủy xã phát biểu.\n"
    )
    first = next(one.date for one in contents(reading, Meeting))
    held = contents(reading, Position)
    begun = [one for one in held if one.person == "Hà Văn Sỹ"]
    assert {one.attested_on for one in begun} == {shown}
    assert {one.start for one in begun if one.qualifier is None} == {start}
    assert [one.attested_on for one in held if one.person == "Vi Văn Tám"] == [first]
    assert [one.effective_on for one in contents(reading, PersonnelChange)] == [start]


def test_a_decision_tells_the_day_from_which_it_holds(say: Say) -> None:
    passage = (
        "Huyện ủy điều động ông Hà Văn Sỹ, Chủ tịch UBND xã Khe Sâu đến công tác tại Phòng Nội vụ huyện, bổ nhiệm giữ "
        "chức Trưởng phòng kể từ ngày 15/4/2024."
    )
    reading = say(STAFF.format(passage))
    assert changes(reading) == {
        ("reassignment", "Hà Văn Sỹ", "ends", "chair", COMMITTEE, COMMUNE),
        ("reassignment", "Hà Văn Sỹ", "begins", "head", AGENCY, DISTRICT),
    }
    assert {f.content.effective_on for f in reading.facts if isinstance(f.content, PersonnelChange)} == {"2024-04-15"}
    (position,) = contents(reading, Position)
    assert (position.start, position.attested_on) == ("2024-04-15", "2024-04-15")


@pytest.mark.parametrize(
    "passage",
    [
        "Huyện ủy cho thôi giữ chức vụ Trưởng phòng Nội vụ huyện đối với ông Hà Văn Sỹ kể từ ngày 15/4/2024.",
        "UBND huyện bổ nhiệm ông Hà Văn Sỹ giữ chức Trưởng phòng Nội vụ huyện; thời hạn giữ chức vụ là 05 năm, kể từ "
        "ngày 15/4/2024.",
    ],
)
def test_the_day_may_stand_behind_the_person_or_the_duration(passage: str, say: Say) -> None:
    told = contents(say(STAFF.format(passage)), PersonnelChange)
    assert [one.effective_on for one in told] == ["2024-04-15"]


def test_people_who_are_only_counted_are_not_those_named_before(say: Say) -> None:
    passage = "Tỉnh ủy chỉ định ông Hà Văn Sỹ giữ chức Bí thư Đảng ủy xã; chỉ định 27 đồng chí tham gia Ban Chấp hành."
    held = [f.content.post.role for f in say(STAFF.format(passage)).facts if isinstance(f.content, Position)]
    assert held == ["secretary"]


def test_a_decision_without_such_a_day_begins_nothing_on_a_known_one(say: Say) -> None:
    reading = say(STAFF.format("Đồng chí Tạ Quang Lộc được chỉ định giữ chức Bí thư Đảng ủy xã Khe Sâu."))
    assert [f.content.start for f in reading.facts if isinstance(f.content, Position)] == [None]


def test_a_pronoun_stands_for_who_was_named_last(say: Say) -> None:
    passage = (
        "Xã Khe Sâu chia tay đồng chí Hà Văn Sỹ. Sau tám năm, anh được Ban Thường vụ Huyện ủy điều động, bổ nhiệm giữ "
        "chức Trưởng Ban Dân vận Huyện ủy."
    )
    begun = {("reassignment", "Hà Văn Sỹ", "begins", "head", "party-mass-mobilisation", DISTRICT)}
    assert changes(say(STAFF.format(passage))) == begun
    assert changes(say(STAFF.format(passage.replace("đồng chí Hà Văn Sỹ", "nhau")))) == set()


def test_as_many_people_are_not_the_one_named_last(say: Say) -> None:
    passage = "Xã Khe Sâu chia tay bà Lê Thị Na. 15 chị được bầu vào Ban Chấp hành Hội Phụ nữ xã."
    assert changes(say(STAFF.format(passage))) == set()


def test_posts_are_named_before_who_takes_them(say: Say) -> None:
    reading = say(
        CONGRESS.format("Giữ chức Bí thư Đảng ủy là đồng chí Tạ Quang Lộc, từng là Phó Trưởng Ban Tổ chức Huyện ủy.")
    )
    assert elected("Tạ Quang Lộc", "secretary", PARTY) in changes(reading)
    qualifiers = {f.content.post.role: f.content.qualifier for f in reading.facts if isinstance(f.content, Position)}
    assert qualifiers == {"secretary": None, "deputy-head": "former"}


def test_a_change_quotes_the_words_that_tell_it(say: Say) -> None:
    reading = say(SESSION.format("Kỳ họp miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn Sỹ."))
    [relief] = [fact for fact in reading.facts if isinstance(fact.content, PersonnelChange)]
    assert relief.rules == ("change-ends-post",)
    assert any("miễn nhiệm" in span.of(reading.document.text) for span in relief.evidence)


@pytest.mark.parametrize("verb", ["điều động", "luân chuyển"])
def test_who_is_moved_no_longer_holds_the_post_named_with_the_name(verb: str, say: Say) -> None:
    passage = (
        f"Ban Thường vụ Huyện ủy {verb} đồng chí Hà Văn Sỹ, Phó Bí thư Đảng ủy xã Khe Sâu, giữ chức Phó Trưởng Ban "
        "Tuyên giáo Huyện ủy."
    )
    held = {f.content.post.role for f in say(STAFF.format(passage)).facts if isinstance(f.content, Position)}
    assert held == {"deputy-head"}


def test_who_is_elected_keeps_the_post_named_with_the_name(say: Say) -> None:
    passage = "Kỳ họp đã bầu ông Tạ Quang Lộc, Phó Bí thư Đảng ủy xã, giữ chức Chủ tịch HĐND xã."
    held = {f.content.post.role for f in say(SESSION.format(passage)).facts if isinstance(f.content, Position)}
    assert held == {"deputy-secretary", "chair"}


def test_who_is_relieved_holds_nothing(say: Say) -> None:
    reading = say(SESSION.format("Kỳ họp miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn Sỹ."))
    assert changes(reading)
    assert not any(isinstance(fact.content, Position) for fact in reading.facts)


def test_the_title_of_a_decision_changes_nobody(say: Say) -> None:
    passage = "Đồng chí Lò Thị Nga đọc Quyết định của Ban Thường vụ Huyện ủy về điều động cán bộ."
    told = "Ông Tạ Quang Lộc được bổ nhiệm giữ chức Trưởng phòng Nội vụ huyện."
    assert changes(say(STAFF.format(f"{passage} {told}"))) == {appointed("Tạ Quang Lộc", "head")}


DECISION = (
    "ỦY BAN NHÂN DÂN             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "HUYỆN LÂM TRÌ                  Độc lập - Tự do - Hạnh phúc\n"
    "Số: 15/QĐ-UBND              Lâm Trì, ngày 29 tháng 7 năm 2022\n\n"
    "QUYẾT ĐỊNH\n\nĐiều 1. {} các ông (bà) có tên sau:\n\n"
    "STT | Họ và tên | Chức vụ, đơn vị đang công tác | {}\n\n"
    "1 | Hà Văn Sỹ | Phó Hiệu trưởng Trường Tiểu học Khe Sâu, xã Khe Sâu | Hiệu trưởng Trường Tiểu học Tân An\n\n"
    "2 | Lê Thị Na | Hiệu trưởng Trường THCS Tân An, xã Tân An | Bổ nhiệm lại chức vụ Hiệu trưởng Trường THCS Tân An\n"
)


@pytest.mark.parametrize(
    ("order", "head", "kind"),
    [
        ("Điều động, bổ nhiệm", "Chức vụ, đơn vị bổ nhiệm", "reassignment"),
        ("Bổ nhiệm", "Chức vụ được bổ nhiệm", "appointment"),
    ],
)
def test_the_column_of_a_table_tells_who_is_appointed_to_what(order: str, head: str, kind: str, say: Say) -> None:
    reading = say(DECISION.format(order, head))
    told = {(kind, "Hà Văn Sỹ", "begins", "head"), ("appointment", "Lê Thị Na", "begins", "head")}
    moved = kind == "reassignment"
    left = {(kind, "Hà Văn Sỹ", "ends", "deputy-head")} if moved else set()
    assert {row[:4] for row in changes(reading)} == told | left
    roles = {(one.person, one.post.role) for one in reading.facts_of(Position)}
    assert (("Hà Văn Sỹ", "deputy-head") in roles) is not moved


def test_who_is_moved_to_an_office_has_the_grade_that_is_told_there(say: Say) -> None:
    passage = (
        "Ông Hà Văn Sỹ thôi giữ chức vụ Trưởng phòng Tư pháp; điều động về nhận công tác tại Phòng Nội vụ huyện, "
        "giữ ngạch Chuyên viên kể từ ngày 01/8/2024."
    )
    reading = say(STAFF.format(passage))
    assert ("reassignment", "Hà Văn Sỹ", "begins", "officer") in {row[:4] for row in changes(reading)}


def test_a_council_fills_no_post_of_the_party(say: Say) -> None:
    relief = "Kỳ họp miễn nhiệm chức vụ Chủ tịch UBND xã đối với ông Hà Văn Sỹ do đã được bầu làm {}."
    told = {kind for kind, *_ in changes(say(SESSION.format(relief.format("Bí thư Đảng ủy xã"))))}
    assert told == {"relief"}
    told = {kind for kind, *_ in changes(say(SESSION.format(relief.format("Chủ tịch HĐND xã"))))}
    assert told == {"relief", "election"}


@pytest.mark.parametrize(
    ("verb", "kinds"),
    [("ký", set()), ("đã ký ban hành", set()), ("nhận", {"appointment"})],
)
def test_who_signs_a_decision_gets_no_post_by_it(verb: str, kinds: set[str], say: Say) -> None:
    reading = say(STAFF.format(f"Ông Hà Văn Sỹ {verb} Quyết định bổ nhiệm Trưởng phòng Nội vụ huyện."))
    assert {kind for kind, *_ in changes(reading)} == kinds


def test_each_of_several_takes_one_of_several_posts_in_turn(say: Say) -> None:
    passage = "Ông Hà Văn Sỹ và bà Lê Thị Na lần lượt được bầu giữ chức Chủ tịch và Phó Chủ tịch UBND xã."
    reading = say(f"TIN TRONG XÃ\n\nNgày 12/3/2024, HĐND xã Khe Sâu tổ chức kỳ họp. {passage}\n")
    assert changes(reading) == {
        elected("Hà Văn Sỹ", "chair", "peoples-committee"),
        elected("Lê Thị Na", "vice-chair", "peoples-committee"),
    }


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Công bố Quyết định số 8-QĐ/HU điều động ông Vi Văn Tám, Phó Trưởng phòng Nội vụ, giữ chức Bí thư Đảng ủy "
            "xã Khe Sâu; Quyết định số 9-QĐ/HU chuẩn y ông Hà Văn Sỹ, Trưởng Công an huyện vào Ban Thường vụ Huyện ủy.",
            {("head", "police"), ("member", "party-standing-committee")},
        ),
        (
            "Công bố Quyết định chuẩn y ông Hà Văn Sỹ, Bí thư Huyện đoàn, là Ủy viên Ban Chấp hành Đảng bộ huyện.",
            {("secretary", "youth-union"), ("member", "party-committee")},
        ),
        (
            "Công bố Quyết định chuẩn y bổ sung ông Hà Văn Sỹ, Bí thư Huyện đoàn vào Ban Chấp hành Đảng bộ huyện.",
            {("secretary", "youth-union"), ("member", "party-committee")},
        ),
    ],
)
def test_who_is_ratified_in_a_seat_keeps_the_post(passage: str, expected: set[tuple[str, str]], say: Say) -> None:
    reading = say(STAFF.format(passage))
    held = [one for one in contents(reading, Position) if one.person == "Hà Văn Sỹ"]
    assert {(one.post.role, one.post.body.kind) for one in held} == expected
    assert [one for one in contents(reading, Participation) if one.person == "Hà Văn Sỹ"] == []
