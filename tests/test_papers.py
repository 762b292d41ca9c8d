"""Documents that a page names: which, whose, and what was done with them."""

from collections.abc import Callable

import pytest
from tests.told import contents

from govgraph.model import Citation, Meeting, Reading

Say = Callable[[str], Reading]
Row = tuple[str, str, str | None, str | None, str | None]  # relation, kind, number, issuer, its unit or level

SESSION = "XÃ KHE SÂU HỌP HỘI ĐỒNG NHÂN DÂN\n\nSáng 14/3/2024, HĐND xã Khe Sâu tổ chức kỳ họp chuyên đề.\n\n{}\n"
STAFF = (
    "HUYỆN LÂM TRÌ TRAO QUYẾT ĐỊNH\n\nSáng 2/4/2024, Huyện ủy Lâm Trì tổ chức hội nghị công bố các quyết định về công "
    "tác cán bộ.\n\n{}\n"
)
STUDY = "XÃ KHE SÂU HỌC TẬP\n\nSáng 20/5/2024, Đảng ủy xã Khe Sâu tổ chức hội nghị học tập.\n\n{}\n"
CONGRESS = "ĐẠI HỘI ĐẢNG BỘ XÃ KHE SÂU\n\nNgày 5/6/2020, Đảng bộ xã Khe Sâu tổ chức Đại hội lần thứ XX.\n\n{}\n"
REVIEW = "XÃ KHE SÂU SƠ KẾT NỬA NHIỆM KỲ\n\nSáng 25/5/2023, Đảng ủy xã Khe Sâu tổ chức {}.\n\nHội nghị nghe báo cáo.\n"
NEWS = "XÃ KHE SÂU TRỒNG RỪNG\n\nTháng 3/2024, nhân dân xã Khe Sâu, huyện Lâm Trì ra quân trồng rừng.\n\n{}\n"


def papers(reading: Reading) -> set[Row]:
    """Return the documents that a page names, with what was done with each and whose it is."""
    rows: set[Row] = set()
    for fact in reading.facts:
        if isinstance(fact.content, Citation):
            paper, issuer = fact.content.document, fact.content.document.issuer
            where = None if issuer is None else issuer.unit.name if issuer.unit is not None else issuer.level
            rows.add((fact.content.relation, paper.kind, paper.number, issuer.kind if issuer else None, where))
    return rows


PASSAGES: list[object] = [
    # --- adopted
    (
        SESSION,
        "Kỳ họp thông qua Nghị quyết số 08/NQ-HĐND về dự toán ngân sách xã.",
        {("adopted", "resolution", "08/NQ-HĐND", "peoples-council", "Khe Sâu")},
    ),
    (
        SESSION,
        "Kỳ họp biểu quyết thông qua Nghị quyết về kế hoạch đầu tư công của xã.",
        {("adopted", "resolution", None, "peoples-council", "Khe Sâu")},
    ),
    (
        SESSION,
        "Kỳ họp nghe tờ trình cho kỳ sau, dự kiến giữa tháng 12; thông qua và ban hành Kế hoạch giám sát năm 2025.",
        {("adopted", "plan", None, "peoples-council", "Khe Sâu")},
    ),
    (
        CONGRESS,
        "Đại hội nhất trí thông qua Nghị quyết Đại hội Đảng bộ xã lần thứ XX.",
        {("adopted", "resolution", None, "party-organisation", "Khe Sâu")},
    ),
    (
        SESSION,
        "Kỳ họp biểu quyết thông qua 11 nghị quyết, trong đó có Nghị quyết về dự toán ngân sách xã.",
        {("adopted", "resolution", None, "peoples-council", "Khe Sâu")},
    ),
    (
        STUDY,
        "Hội nghị bầu ông Hà Văn Sỹ vào Ban Thường vụ Đảng ủy; thông qua Chương trình công tác năm 2024.",
        {("adopted", "programme", None, "party-committee", "Khe Sâu")},
    ),
    (
        STUDY,
        "Hội nghị cũng thông qua Kế hoạch kiểm tra, giám sát năm 2024.",
        {("adopted", "plan", None, "party-committee", "Khe Sâu")},
    ),
    (  # the plan is named in the title of another document
        SESSION,
        "Kỳ họp thông qua Nghị quyết điều chỉnh Kế hoạch đầu tư công.",
        {("adopted", "resolution", None, "peoples-council", "Khe Sâu")},
    ),
    (STUDY, "Hội nghị sẽ nghe báo cáo; thông qua Quy chế sửa đổi.", set()),
    (  # a count is no document
        SESSION,
        "Kỳ họp thông qua 3 nghị quyết, trong đó có Nghị quyết số 08/NQ-HĐND.",
        {("adopted", "resolution", "08/NQ-HĐND", "peoples-council", "Khe Sâu")},
    ),
    (
        SESSION,
        "Kỳ họp thông qua các nghị quyết: Nghị quyết số 08/NQ-HĐND; Nghị quyết số 09/NQ-HĐND.",
        {
            ("adopted", "resolution", "08/NQ-HĐND", "peoples-council", "Khe Sâu"),
            ("adopted", "resolution", "09/NQ-HĐND", "peoples-council", "Khe Sâu"),
        },
    ),
    (
        SESSION,
        "Kỳ họp đã thông qua các nghị quyết sau:\n- Nghị quyết số 08/NQ-HĐND về dự toán;\n- Nghị quyết số 09/NQ-HĐND.",
        {
            ("adopted", "resolution", "08/NQ-HĐND", "peoples-council", "Khe Sâu"),
            ("adopted", "resolution", "09/NQ-HĐND", "peoples-council", "Khe Sâu"),
        },
    ),
    # --- announced
    (
        STAFF,
        "Đồng chí Mạc Văn Thạo công bố Quyết định số 217-QĐ/HU ngày 29/3/2024 của Ban Thường vụ Huyện ủy.",
        {("announced", "decision", "217-QĐ/HU", "party-standing-committee", "Lâm Trì")},
    ),
    (
        STAFF,
        "Đồng chí Lò Thị Nga đọc Quyết định của Ban Thường vụ Huyện ủy về công tác cán bộ.",
        {("announced", "decision", None, "party-standing-committee", "Lâm Trì")},
    ),
    (
        STAFF,
        "UBND huyện trao Quyết định số 318/QĐ-UBND bổ nhiệm ông Tạ Quang Lộc giữ chức Trưởng phòng Nội vụ huyện.",
        {("announced", "decision", "318/QĐ-UBND", "peoples-committee", "Lâm Trì")},
    ),
    (
        STAFF,
        "Đồng chí Mạc Văn Thạo công bố các quyết định:\n- Quyết định số 217-QĐ/HU của Ban Thường vụ Huyện ủy;\n"
        "- Quyết định số 12/QĐ-UBND của UBND tỉnh Trường Lĩnh.",
        {
            ("announced", "decision", "217-QĐ/HU", "party-standing-committee", "Lâm Trì"),
            ("announced", "decision", "12/QĐ-UBND", "peoples-committee", "Trường Lĩnh"),
        },
    ),
    (
        STAFF,
        "Đồng chí Mạc Văn Thạo đã công bố các văn bản sau:\n- Quyết định số 217-QĐ/HU của Ban Thường vụ Huyện ủy;\n"
        "- Quyết định số 12/QĐ-UBND của UBND tỉnh Trường Lĩnh.",
        {
            ("announced", "decision", "217-QĐ/HU", "party-standing-committee", "Lâm Trì"),
            ("announced", "decision", "12/QĐ-UBND", "peoples-committee", "Trường Lĩnh"),
        },
    ),
    # --- counted, then listed by their numbers
    (
        STAFF,
        "Đồng chí Mạc Văn Thạo công bố 2 quyết định của Ban Thường vụ Huyện ủy, gồm:\n\nQuyết định số 217-QĐ/HU điều "
        "động ông Tạ Quang Lộc.\n\nQuyết định số 218-QĐ/HU điều động ông Lý A Páo.",
        {
            ("announced", "decision", "217-QĐ/HU", "party-standing-committee", "Lâm Trì"),
            ("announced", "decision", "218-QĐ/HU", "party-standing-committee", "Lâm Trì"),
        },
    ),
    # --- disseminated, issued
    (
        STUDY,
        "Đảng viên được quán triệt Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW của Ban Chấp hành Trung ương.",
        {
            ("disseminated", "resolution", "18-NQ/TW", "party-committee", "central"),
            ("disseminated", "resolution", "19-NQ/TW", "party-committee", "central"),
        },
    ),
    (
        NEWS,
        "UBND xã ban hành Kế hoạch số 09/KH-UBND để triển khai.",
        {("issued", "plan", "09/KH-UBND", "peoples-committee", "Khe Sâu")},
    ),
    # --- assessed
    (
        REVIEW,
        "hội nghị sơ kết nửa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ xã, nhiệm kỳ 2020-2025",
        {("assessed", "resolution", None, "party-organisation", "Khe Sâu")},
    ),
    # --- cited
    (
        NEWS,
        "Thực hiện Kế hoạch số 45/KH-UBND ngày 8/1/2024 của UBND huyện Lâm Trì, các thôn trồng mới 20 ha rừng.",
        {("cited", "plan", "45/KH-UBND", "peoples-committee", "Lâm Trì")},
    ),
    (
        SESSION,
        "Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13, các đại biểu thảo luận tại tổ.",
        {("cited", "law", "77/2015/QH13", "national-assembly", "central")},
    ),
    (
        NEWS,
        "Theo đề nghị của Phòng Nội vụ huyện Lâm Trì tại Tờ trình số 63/TTr-PNV, các thôn được khen thưởng.",
        {("cited", "proposal", "63/TTr-PNV", "specialised-agency", "Lâm Trì")},
    ),
    # two of one symbol, each of who does what it orders
    (
        NEWS,
        "Hai thôn được khen tại Quyết định số 101/QĐ-UBND của Chủ tịch UBND tỉnh. Ngoài ra, UBND huyện Lâm Trì "
        "đã tặng Giấy khen cho 5 cá nhân tại Quyết định số 86/QĐ-UBND, bà Na đọc Quyết định số 102/QĐ-UBND.",
        {
            ("cited", "decision", "101/QĐ-UBND", "peoples-committee", None),
            ("cited", "decision", "86/QĐ-UBND", "peoples-committee", "Lâm Trì"),
            ("announced", "decision", "102/QĐ-UBND", "peoples-committee", None),
        },
    ),
]


@pytest.mark.parametrize(("page", "passage", "rows"), PASSAGES)
def test_a_document_is_read(page: str, passage: str, rows: set[Row], say: Say) -> None:
    assert papers(say(page.format(passage))) == rows


def test_adopted_cited_and_announced_are_kept_apart(say: Say) -> None:
    reading = say(
        SESSION.format(
            "Thư ký đọc Nghị quyết số 02-NQ/ĐU của Đảng ủy xã. Căn cứ Luật số 77/2015/QH13, kỳ họp thông qua "
            "Nghị quyết số 08/NQ-HĐND về dự toán ngân sách."
        )
    )
    assert {(relation, number) for relation, _, number, _, _ in papers(reading)} == {
        ("announced", "02-NQ/ĐU"), ("cited", "77/2015/QH13"), ("adopted", "08/NQ-HĐND"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "adopted"),
    [
        ("Nghị quyết số 15/NQ-HĐND về dự toán năm 2025 và Nghị quyết số 16/NQ-HĐND về đầu tư công", {"15", "16"}),
        ("Nghị quyết số 15/NQ-HĐND về dự toán; Nghị quyết số 16/NQ-HĐND về giám sát", {"15", "16"}),
        ("Nghị quyết số 15/NQ-HĐND về sửa đổi Nghị quyết số 5/NQ-HĐND về phí và Nghị quyết số 6/NQ-HĐND", {"15"}),
        ("Nghị quyết số 15/NQ-HĐND về dự toán; Nghị quyết số 6-NQ/ĐU về chợ chưa được thực hiện", {"15"}),
    ],
)
def test_numbered_ones_of_a_series_are_adopted_together(told: str, adopted: set[str], say: Say) -> None:
    reading = say(f"Ngày 12/3/2024, HĐND xã Khe Sâu tổ chức kỳ họp. Kỳ họp đã thông qua {told}.")
    numbers = (one.document.number for one in contents(reading, Citation) if one.relation == "adopted")
    assert {(number or "").partition("/")[0] for number in numbers} == adopted


def test_the_meeting_knows_what_it_adopted_and_no_more(say: Say) -> None:
    passage = "Căn cứ Luật số 77/2015/QH13, kỳ họp thông qua Nghị quyết số 08/NQ-HĐND."
    reading = say(SESSION.format(passage))
    [meeting] = contents(reading, Meeting)
    adopted = {fact.id: fact.content for fact in reading.facts if fact.id in meeting.adopted}
    assert [c.document.number for c in adopted.values() if isinstance(c, Citation)] == ["08/NQ-HĐND"]


@pytest.mark.parametrize(
    ("passage", "numbers"),
    [
        (
            "Kỳ họp đã thông qua 3 nghị quyết: số 21 về thu ngân sách; số 22 về đầu tư công; số 23 về giám sát.",
            {"21", "22", "23"},
        ),
        (
            "Kỳ họp thông qua các nghị quyết gồm: Số 21 về thu ngân sách, số 22 về chi và số 23/NQ-HĐND về đất đai.",
            {"21", "22", "23/NQ-HĐND"},
        ),
        ("Kỳ họp thông qua 02 nghị quyết: số 21/NQ-HĐND về thu; số 22/NQ-HĐND về chi.", {"21/NQ-HĐND", "22/NQ-HĐND"}),
        ("Kỳ họp thông qua các nghị quyết. Nơi tiếp dân: số 21 đường Lê Lợi, số 22 đường Trần Phú.", set()),
    ],
)
def test_documents_numbered_after_one_noun(passage: str, numbers: set[str], say: Say) -> None:
    cited = contents(say(SESSION.format(passage)), Citation)
    assert {one.document.number for one in cited} == numbers
    assert {(one.relation, one.document.kind) for one in cited} <= {("adopted", "resolution")}


@pytest.mark.parametrize(
    ("passage", "day"),
    [
        ("Ngày 29/3/2024, UBND xã ban hành Kế hoạch số 15/KH-UBND.", "2024-03-29"),
        ("Ngày 29/3/2024, Chủ tịch UBND huyện Lâm Trì đã ký Quyết định số 320/QĐ-UBND.", "2024-03-29"),
        ("Ngày 29/3/2024, UBND xã ban hành Kế hoạch số 15/KH-UBND ngày 28/3/2024.", "2024-03-28"),
        ("Ngày 29/3/2024, UBND xã triển khai Kế hoạch số 15/KH-UBND.", None),
        ("Tháng 3/2024, UBND xã ban hành Kế hoạch số 15/KH-UBND.", None),
    ],
)
def test_a_document_has_the_day_on_which_it_is_told_to_be_issued(passage: str, day: str | None, say: Say) -> None:
    assert [one.document.date for one in contents(say(SESSION.format(passage)), Citation)] == [day]


def test_day_and_words_of_an_announced_decision(say: Say) -> None:
    passage = "Đồng chí Mạc Văn Thạo công bố Quyết định số 217-QĐ/HU ngày 29/3/2024 của Ban Thường vụ Huyện ủy."
    reading = say(STAFF.format(passage))
    [fact] = [fact for fact in reading.facts if isinstance(fact.content, Citation)]
    assert isinstance(fact.content, Citation)
    assert (fact.content.document.date, fact.content.meeting) == ("2024-03-29", "meeting-1")
    assert fact.rules == ("document-by-number",)
    assert all("217-QĐ/HU" in span.of(reading.document.text) for span in fact.evidence)


@pytest.mark.parametrize(
    ("passage", "where"),
    [
        ("Chủ tịch UBND tỉnh Hà Văn Sỹ ký Quyết định số 3456/QĐ-UBND về chính sách rừng.", None),
        ("Ông Hà Văn Sỹ, Phó Chủ tịch UBND tỉnh đã ký ban hành Kế hoạch số 5/KH-UBND.", None),
        ("Bí thư Tỉnh ủy đã ký Quyết định số 3456/QĐ-UBND.", "Khe Sâu"),
        ("Chủ tịch UBND tỉnh nói về Quyết định số 3456/QĐ-UBND.", "Khe Sâu"),
    ],
)
def test_a_document_is_of_the_body_of_who_signs_it(passage: str, where: str | None, say: Say) -> None:
    page = f"XÃ KHE SÂU TRỒNG RỪNG\n\nTháng 3/2024, UBND xã Khe Sâu ra quân trồng rừng. {passage}\n"
    assert {(kind, of) for _, _, _, kind, of in papers(say(page))} == {("peoples-committee", where)}


def test_documents_of_a_list_are_announced_by_the_verb_that_leads_it_in(say: Say) -> None:
    listed = (
        "Bà Lê Thị Na công bố các quyết định: Quyết định số 97-QĐ/HU của Ban Thường vụ Huyện ủy chỉ định ông Hà Văn Sỹ "
        "giữ chức Bí thư Đảng ủy xã; Nghị quyết của HĐND tỉnh chỉ định ông Vi Văn Tám làm Chủ tịch HĐND huyện; cùng "
        "Quyết định của UBND tỉnh chỉ định bà Lò Thị Inh làm Chủ tịch UBND huyện."
    )
    told = papers(say(STAFF.format(listed)))
    assert {row[:4] for row in told} == {
        ("announced", "decision", "97-QĐ/HU", "party-standing-committee"),
        ("announced", "resolution", None, "peoples-council"),
        ("announced", "decision", None, "peoples-committee"),
    }


def test_decisions_announced_by_number_are_handed_over_as_no_others(say: Say) -> None:
    announced = "Bà Lê Thị Na công bố Quyết định số 31/QĐ-UBND của UBND huyện. "
    again = papers(say(STAFF.format(announced + "Ông Hà Văn Sỹ trao quyết định của UBND huyện cho ông Vi Văn Tám.")))
    assert {row[2] for row in again} == {"31/QĐ-UBND"}
    other = papers(say(STAFF.format(announced + "Ông Hà Văn Sỹ trao quyết định của Huyện ủy cho ông Vi Văn Tám.")))
    assert {row[2] for row in other} == {"31/QĐ-UBND", None}


def test_a_report_is_of_the_office_that_reports_in_it(say: Say) -> None:
    told = papers(say(SESSION.format("Sau khi nghe Phòng Kinh tế báo cáo tại Báo cáo số 71/BC-KT, kỳ họp thảo luận.")))
    assert {row[2:4] for row in told} == {("71/BC-KT", "specialised-agency")}


@pytest.mark.parametrize(
    ("named", "told", "expected"),
    [
        # a meeting named by what is announced in it
        (
            "hội nghị công bố Quyết định của Ban Thường vụ Tỉnh ủy về công tác cán bộ",
            "Bà Lê Thị Na dự.",
            {("announced", "decision", None, "party-standing-committee", None)},
        ),
        (
            "Lễ công bố các quyết định của UBND tỉnh",
            "Bà Lê Thị Na dự.",
            {("announced", "decision", None, "peoples-committee", None)},
        ),
        ("Lễ công bố các quyết định thành lập trường học", "", {("announced", "decision", None, None, None)}),
        # which the text tells by number
        (
            "hội nghị công bố quyết định của Ban Thường vụ Tỉnh ủy",
            "Bà Lê Thị Na công bố Quyết định số 512-QĐ/TU.",
            {("announced", "decision", "512-QĐ/TU", "party-committee", None)},
        ),
        # or disseminated; a congress of all the Party is no organisation's of the commune
        (
            "hội nghị quán triệt Nghị quyết Đại hội XIII của Đảng",
            "Bà Lê Thị Na dự.",
            {("disseminated", "resolution", None, "party-organisation", "central")},
        ),
        # of a conference of the centre, which the text may tell by number
        (
            "hội nghị quán triệt Nghị quyết Hội nghị lần thứ 8 Ban Chấp hành Trung ương Đảng",
            "Bà Lê Thị Na dự.",
            {("disseminated", "resolution", None, "party-committee", "central")},
        ),
        (
            "hội nghị quán triệt Nghị quyết Hội nghị lần thứ 8 Ban Chấp hành Trung ương Đảng",
            "Bà Lê Thị Na quán triệt Nghị quyết số 43-NQ/TW.",
            {("disseminated", "resolution", "43-NQ/TW", "party-committee", "central")},
        ),
        (
            "hội nghị triển khai Nghị quyết Đại hội Đảng bộ tỉnh",
            "Bà Lê Thị Na dự.",
            {("disseminated", "resolution", None, "party-organisation", None)},
        ),
        # what is to be done later, and a meeting without more
        ("hội nghị giao ban", "Bà Lê Thị Na đề nghị sớm có quyết định của UBND tỉnh.", set()),
        ("hội nghị triển khai nhiệm vụ", "Bà Lê Thị Na dự.", set()),
    ],
)
def test_a_meeting_may_be_named_by_its_document(named: str, told: str, expected: set[Row], say: Say) -> None:
    page = f"TIN HUYỆN LÂM TRÌ\n\nSáng 2/4/2024, Huyện ủy Lâm Trì tổ chức {named}.\n\n{told}\n"
    assert papers(say(page)) == expected


@pytest.mark.parametrize("verb", ["ban hành", "đã ban hành", "có", "đã có"])
def test_who_has_made_a_decision_issues_it(verb: str, say: Say) -> None:
    page = f"THANH TRA XÃ KHE SÂU\n\nNgày 2/4/2024, Thanh tra huyện Lâm Trì {verb} Quyết định số 57/QĐ-TTH.\n"
    assert {row[1:4] for row in papers(say(page))} == {("decision", "57/QĐ-TTH", "specialised-agency")}


def test_a_guideline_may_have_a_number_without_symbol(say: Say) -> None:
    told = "Hội nghị triển khai Hướng dẫn số 5 ngày 3/4/2024 của Ban Tổ chức Huyện ủy và thảo luận."
    assert {row[1:4] for row in papers(say(STUDY.format(told)))} == {
        ("guideline", "5", "party-organisation-commission")
    }


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ("Số ký hiệu văn bản: 12/QĐ-UBND\nNgày ban hành: 30/10/2020\nCơ quan ban hành: UBND huyện Lâm Trì", "district"),
        ("Số hiệu | 12/QĐ-UBND\nĐơn vị ban hành | UBND huyện Lâm Trì", "district"),
        ("Số ký hiệu: 12/QĐ-UBND\nCơ quan ban hành kế hoạch: UBND huyện Lâm Trì", "province"),
    ],
)
def test_fields_beside_a_text_tell_who_issued_it(fields: str, level: str, say: Say) -> None:
    reading = say(f"{fields}\n\nCăn cứ Quyết định số 14/QĐ-UBND của UBND tỉnh Lâm Sơn về phân cấp;\n")
    (paper,) = (one.document for one in contents(reading, Citation) if one.document.number == "12/QĐ-UBND")
    assert paper.issuer is not None
    assert paper.issuer.level == level


def test_documents_in_a_row_share_an_issuer_only_if_their_symbols_let_them(say: Say) -> None:
    reading = say(
        "TIN TRONG XÃ\n\nNgày 12/3/2024, UBND xã Khe Sâu quán triệt Luật Đất đai số 31/2024/QH15, Nghị định số "
        "102/2024/NĐ-CP của Chính phủ; Nghị quyết số 35/NQ-HĐND, Kế hoạch số 45-KH/HU của Ban Thường vụ Huyện ủy.\n"
    )
    found = {one.document.number: one.document.issuer for one in contents(reading, Citation)}
    assert {number: issuer.kind if issuer else None for number, issuer in found.items()} == {
        "31/2024/QH15": "national-assembly",
        "102/2024/NĐ-CP": "government",
        "35/NQ-HĐND": "peoples-council",
        "45-KH/HU": "party-standing-committee",
    }


@pytest.mark.parametrize("verb", ["không thông qua", "chưa thông qua"])
def test_what_was_voted_down_is_not_adopted(verb: str, say: Say) -> None:
    told = f"Kỳ họp HĐND xã Khe Sâu\n\nSáng 12/4/2023, HĐND xã Khe Sâu tổ chức kỳ họp thứ 5. HĐND xã {verb} "
    assert contents(say(told + "Nghị quyết về mức thu phí chợ."), Citation) == []


@pytest.mark.parametrize(
    ("told", "issuer"),
    [
        (  # who speaks in it issues it, whatever its symbol says
            "Tại Quyết định số 912-QĐ/TU, Ban Thường vụ Thành ủy Khe Đá chỉ định ông Hà Văn Sỹ vào Đảng ủy phường 5.",
            ("party-standing-committee", "Khe Đá"),
        ),
        (
            "Bằng Quyết định số 912-QĐ/HU, Ban Thường vụ Huyện ủy đã điều động bà Lê Thị Na.",
            ("party-standing-committee", "Lâm Trì"),
        ),
        (
            "Ông Hà Văn Sỹ được Ban Thường vụ Huyện ủy chuẩn y theo Quyết định số 912-QĐ/HU.",
            ("party-standing-committee", "Lâm Trì"),
        ),
        # another body acts by it
        (
            "Theo Quyết định số 912-QĐ/TU, Ban Thường vụ Huyện ủy điều động bà Lê Thị Na.",
            ("party-committee", None),
        ),
        ("Tại Quyết định số 912-QĐ/HU, UBND huyện bổ nhiệm bà Lê Thị Na.", ("party-committee", "Lâm Trì")),
        ("Theo Quyết định số 912-QĐ/HU, UBND huyện bổ nhiệm bà Lê Thị Na.", ("party-committee", "Lâm Trì")),
        # to whom it is done
        ("Tại Quyết định số 912-QĐ/TU, Bí thư Đảng ủy xã Tân Lập được điều động.", ("party-committee", None)),
        ("Tại Quyết định số 912-QĐ/TU, Đảng ủy xã Tân Lập được tặng Bằng khen.", ("party-committee", None)),
        ("Tại Quyết định số 912/QĐ-UBND, Chủ tịch UBND xã Tân Lập bị cách chức.", ("peoples-committee", "Lâm Trì")),
        # an organ that decides nothing for the committee
        ("Theo Quyết định số 912-QĐ/HU, Ban Tổ chức Huyện ủy điều động bà Na.", ("party-committee", "Lâm Trì")),
    ],
)
def test_who_decides_in_a_document_issues_it(told: str, issuer: tuple[str, str | None], say: Say) -> None:
    page = f"HUYỆN LÂM TRÌ TRAO QUYẾT ĐỊNH\n\nSáng 2/4/2024, huyện Lâm Trì tổ chức hội nghị.\n\n{told}\n"
    assert {row[3:] for row in papers(say(page))} == {issuer}


@pytest.mark.parametrize(("head", "where"), [("Công an tỉnh", None), ("Sở Nội vụ", "Lâm Trì")])
def test_documents_counted_with_their_issuer_are_of_its_level(head: str, where: str | None, say: Say) -> None:
    told = f"Sáng 2/4/2024, Công an huyện Lâm Trì tổ chức hội nghị trao các quyết định của Giám đốc {head}."
    by_number = "Theo Quyết định số 57/QĐ-CAT-PX01, bà Lê Thị Na giữ chức Đội trưởng."
    rows = papers(say(f"TIN HUYỆN LÂM TRÌ\n\n{told}\n\n{by_number}\n"))
    assert ("cited", "decision", "57/QĐ-CAT-PX01", "police", where) in rows


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # a decision with a title alone is one of those that the conference is named by
        (
            "công bố các quyết định của Ban Thường vụ Tỉnh ủy. Ông Hà Văn Sỹ trao Quyết định luân chuyển bà Lê Thị Na.",
            {("decision", None, "party-standing-committee")},
        ),
        # a decision by number is none of those of another body
        (
            "công bố quyết định của Tư lệnh Quân khu. Ông Hà Văn Sỹ đọc Quyết định số 31/QĐ-UBND của UBND huyện.",
            {("decision", None, "military"), ("decision", "31/QĐ-UBND", "peoples-committee")},
        ),
        (
            "công bố quyết định của Bộ trưởng Bộ Nội vụ và Chủ tịch UBND tỉnh.",
            {("decision", None, "specialised-agency")},
        ),
    ],
)
def test_decisions_without_a_number_and_others(told: str, expected: set[Row], say: Say) -> None:
    page = f"TIN HUYỆN LÂM TRÌ\n\nSáng 2/4/2024, huyện Lâm Trì tổ chức hội nghị {told}\n"
    assert {row[1:4] for row in papers(say(page))} == expected


def test_a_headline_announces_what_the_text_names(say: Say) -> None:
    headline = "Công bố quyết định của Huyện ủy Lâm Trì"
    for told, numbers in (("Quyết định số 5-QĐ/HU", {"5-QĐ/HU"}), ("Quyết định số 5/QĐ-UBND", {"5/QĐ-UBND", None})):
        page = f"{headline}\n\nSáng 2/4/2024, huyện Lâm Trì họp. Bà Lê Thị Na đọc {told}.\n"
        assert {row[2] for row in papers(say(page))} == numbers


def test_the_day_of_a_document_behind_its_issuer_is_no_day_of_a_meeting(say: Say) -> None:
    told = "Thực hiện Nghị quyết số 12-NQ/TU của Tỉnh ủy {}, ngày 12/6/2023 UBND xã Khe Sâu tổ chức hội nghị."
    for day in ("ngày 15/3/2016", "(ban hành ngày 15/3/2016)"):
        reading = say(f"TIN XÃ KHE SÂU\n\n{told.format(day)}\n")
        assert [one.document.date for one in contents(reading, Citation)] == ["2016-03-15"]
        assert [one.date for one in contents(reading, Meeting)] == ["2023-06-12"]
    undated = say("TIN XÃ KHE SÂU\n\n" + told.format("") + "\n")
    assert [one.document.date for one in contents(undated, Citation)] == [None]
    assert [one.date for one in contents(undated, Meeting)] == ["2023-06-12"]


@pytest.mark.parametrize(
    ("told", "adopted"),
    [
        ("các nghị quyết xác nhận kết quả bầu các chức danh", True),
        ("08 nghị quyết miễn nhiệm thành viên UBND", True),
        ("5 nghị quyết về thu, chi ngân sách", True),
        ("06 nghị quyết liên quan đến công tác nhân sự", True),
        ("những nghị quyết điều chỉnh dự toán", True),
        ("các nghị quyết", False),  # a count without a title is no document
        ("6 nghị quyết quan trọng", False),
        ("các nghị quyết theo thẩm quyền", False),
        ("11 nghị quyết trình tại kỳ họp", False),
    ],
)
def test_resolutions_counted_with_what_they_are_about_are_adopted(told: str, adopted: bool, say: Say) -> None:
    expected = {("adopted", "resolution", None, "peoples-council", "Khe Sâu")} if adopted else set()
    assert papers(say(SESSION.format(f"Kỳ họp đã thông qua {told}."))) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Bà Lê Thị Na thông qua các Quyết định bổ nhiệm cán bộ của Ban Thường vụ Tỉnh ủy.",
            {("announced", "decision", None, "party-standing-committee", None)},
        ),
        (
            "Bà Lê Thị Na đã thông qua Quyết định thành lập Tổ hợp tác.",
            {("announced", "decision", None, None, None)},
        ),
        ("Hội nghị thông qua Quyết định thành lập Tổ hợp tác.", set()),
        (
            "Bà Lê Thị Na công bố Quyết định khen thưởng của Chủ tịch UBND xã.",
            {("announced", "decision", None, "peoples-committee", "Khe Sâu")},
        ),
        (  # whose decision it is, a sentence that follows it tells
            "Bà Lê Na đọc quyết định thành lập Chi hội. Theo quyết định của Ban Thường vụ Huyện đoàn, BCH có 5 người.",
            {("announced", "decision", None, "youth-union", "Lâm Trì")},
        ),
        (  # not what is followed before, nor what the centre orders
            "Theo quyết định của Thủ tướng Chính phủ, lương tăng. Bà Lê Thị Na đọc Quyết định thành lập Chi hội.",
            {("announced", "decision", None, None, None)},
        ),
        (
            "Bà Lê Thị Na đọc Quyết định thành lập Chi hội. Theo quyết định của Thủ tướng Chính phủ, lương tăng.",
            {("announced", "decision", None, None, None)},
        ),
        # a body adopts it under who presides
        ("Dưới sự chủ trì của bà Lê Thị Na, HĐND xã đã thông qua Quyết định thành lập đoàn giám sát.", set()),
        ("Bà Lê Thị Na chủ trì, hội nghị thông qua Quyết định thành lập đoàn giám sát.", set()),
    ],
)
def test_decisions_read_out_in_a_meeting(told: str, expected: set[Row], say: Say) -> None:
    page = (
        "XÃ KHE SÂU, HUYỆN LÂM TRÌ\n\nSáng 20/5/2024, Hội Nông dân xã Khe Sâu, huyện Lâm Trì tổ chức hội nghị.\n\n{}\n"
    )
    assert papers(say(page.format(told))) == expected


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("09/KHPH-BCHQS-CAX", ("military", "Khe Sâu")),
        ("09/KH-UBND", ("peoples-committee", "Lâm Trì")),  # of the page's district, no other is named
    ],
)
def test_who_holds_a_meeting_issues_what_is_issued_in_it(number: str, issuer: tuple[str, str], say: Say) -> None:
    held = "Sáng 2/4/2024, Ban CHQS xã Khe Sâu tổ chức hội nghị phối hợp với Công an xã."
    page = f"HUYỆN LÂM TRÌ GIỮ GÌN TRẬT TỰ\n\n{held} Hai đơn vị đã ký ban hành Kế hoạch số {number}.\n"
    assert {row[3:] for row in papers(say(page))} == {issuer}


def test_a_union_has_its_own_decision_read_out(say: Say) -> None:
    page = (
        "TIN TRONG XÃ\n\nSáng 14/9/2025, {} Hà Nam tổ chức hội nghị tại xã Khe Sâu. Ông Lê Văn Ba đọc Quyết định số "
        "12/QĐ-LĐLĐ thành lập Công đoàn xã Khe Sâu. Công đoàn xã Khe Sâu có 20 công đoàn cơ sở.\n"
    )
    told = {holder: papers(say(page.format(holder))) for holder in ("LĐLĐ tỉnh", "UBND tỉnh")}
    assert told["LĐLĐ tỉnh"] == {("announced", "decision", "12/QĐ-LĐLĐ", "trade-union", "Hà Nam")}
    assert {issuer for _, _, _, issuer, _ in told["UBND tỉnh"]} == {"trade-union"}


def test_a_new_version_of_a_document_is_adopted_beside_others(say: Say) -> None:
    told = papers(say(SESSION.format("Kỳ họp thông qua Quy chế sửa đổi, Phương án phân bổ vốn (3 tỷ) và Nghị quyết.")))
    kinds = {(relation, kind) for relation, kind, _, _, _ in told}
    assert kinds == {("adopted", "regulation"), ("adopted", "scheme"), ("adopted", "resolution")}
    told = papers(say(SESSION.format("Kỳ họp thông qua Nghị quyết sửa đổi Quy chế làm việc.")))
    assert {kind for _, kind, _, _, _ in told} == {"resolution"}


def test_decisions_of_two_organs_of_the_party_are_two(say: Say) -> None:
    headline = "Công bố quyết định của Ban Bí thư Trung ương Đảng và Ban Thường vụ Tỉnh ủy"
    told = "Sáng 2/4/2024, Tỉnh ủy họp. Ông Hà Văn Sỹ trao Quyết định của Ban Thường vụ Tỉnh ủy cho bà Lê Thị Na."
    assert {row[3] for row in papers(say(f"{headline}\n\n{told}\n"))} == {
        "party-secretariat",
        "party-standing-committee",
    }


def test_a_stop_behind_a_number_ends_the_sentence(say: Say) -> None:
    told = "UBND xã ban hành Quyết định số 15/QĐ-UBND.HĐND xã đã giám sát."
    assert {row[2] for row in papers(say(NEWS.format(told)))} == {"15/QĐ-UBND"}
