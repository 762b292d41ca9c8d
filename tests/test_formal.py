"""Formal texts: what the letterhead says of the document, and who signed it, in what post."""

from collections.abc import Callable

import pytest
from tests.told import contents, places, posts

from govgraph.mapping import map_reading
from govgraph.model import Body, Citation, Meeting, Participation, PersonnelChange, Position, Reading
from govgraph.namespaces import ELI

Say = Callable[[str], Reading]
Named = tuple[str, str | None, str | None]  # kind, level, unit

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
WORDS = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


def beside(*rows: tuple[str, str]) -> str:
    """Set rows in two columns, as a file of a formal text has them."""
    return "".join(f"{left:<34}{right}".rstrip() + "\n" for left, right in rows)


def named(body: Body | None) -> Named | None:
    return None if body is None else (body.kind, body.level, body.unit.name if body.unit is not None else None)


def itself(reading: Reading) -> list[tuple[str, str | None, Named | None, str | None]]:
    """Return kind, number, issuer and day of the document that the page is."""
    papers = [
        f.content.document for f in reading.facts if isinstance(f.content, Citation) and f.content.relation == "itself"
    ]
    return [(paper.kind, paper.number, named(paper.issuer), paper.date) for paper in papers]


def signers(reading: Reading) -> set[tuple[str, str, Named | None, str | None]]:
    """Return who signed, the role and the body, and the day."""
    signed = [
        fact.content for fact in reading.facts if "signature" in fact.rules and isinstance(fact.content, Position)
    ]
    return {(one.person, one.post.role, named(one.post.body), one.attested_on) for one in signed}


DECISION = (
    beside(("HUYỆN ỦY LÂM TRÌ", PARTY), ("*", "Lâm Trì, ngày 09 tháng 4 năm 2024"), ("Số 112-QĐ/HU", ""))
    + "\nQUYẾT ĐỊNH\nvề việc thành lập Tổ công tác số 3\n\nĐiều 1. Thành lập Tổ công tác số 3 gồm năm đồng chí.\n"
    "Điều 2. Quyết định có hiệu lực từ ngày ký.\n\n"
    + beside(("Nơi nhận:", "T/M BAN THƯỜNG VỤ"), ("- Như Điều 2;", "BÍ THƯ"), ("- Lưu VPHU.", ""), ("", "Tạ Quang Lộc"))
)
RESOLUTION = (
    beside(("ĐẢNG BỘ HUYỆN LÂM TRÌ", PARTY), ("ĐẢNG ỦY XÃ KHE SÂU", "Khe Sâu, ngày 03 tháng 5 năm 2024"))
    + "*\nSố 31-NQ/ĐU\n\nNGHỊ QUYẾT\nvề phát triển cây chè\n\nĐảng ủy xã giao các chi bộ trồng mới 12 ha chè.\n\n"
    + beside(("Nơi nhận:", "T/M ĐẢNG ỦY"), ("- Huyện ủy;", "BÍ THƯ"), ("- Các chi bộ.", ""), ("", "Vi Văn Hạnh"))
)


def of_the_state(number: str, title: str, *signature: str) -> str:
    """Return a text of the People's Committee of a commune, in two columns."""
    left = ["Nơi nhận:", "- Các thôn;", "- Lưu: VT.", ""]
    return (
        beside(("ỦY BAN NHÂN DÂN", MOTTO), ("XÃ KHE SÂU", WORDS), (number, "Khe Sâu, ngày 11 tháng 4 năm 2024"))
        + f"\n{title}\nVề công tác tháng 4\n\nỦy ban nhân dân xã yêu cầu các thôn thực hiện đúng thời gian.\n\n"
        + beside(*zip(left, [*signature[:-1], *[""] * (4 - len(signature)), signature[-1]], strict=True))
    )


COLUMN = (
    f"ỦY BAN NHÂN DÂN\nHUYỆN LÂM TRÌ\n{MOTTO}\n{WORDS}\nSố: 640/KH-UBND\n"
    "Lâm Trì, ngày 15 tháng 4 năm 2024\n\nKẾ HOẠCH\nPhòng, chống thiên tai năm 2024\n\n"
    "Các xã rà soát các điểm sạt lở.\n\nNơi nhận:\n- Các xã;\n- Lưu: VT.\n\n"
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nMạc Văn Thạo\n"
)
STANDING: Named = ("party-standing-committee", "district", "Lâm Trì")
DISTRICT_PARTY: Named = ("party-committee", "district", "Lâm Trì")
COMMUNE_PARTY: Named = ("party-committee", "commune", "Khe Sâu")
COMMUNE: Named = ("peoples-committee", "commune", "Khe Sâu")
DISTRICT: Named = ("peoples-committee", "district", "Lâm Trì")


@pytest.mark.parametrize(
    ("page", "paper"),
    [
        (DECISION, ("decision", "112-QĐ/HU", STANDING, "2024-04-09")),
        (RESOLUTION, ("resolution", "31-NQ/ĐU", COMMUNE_PARTY, "2024-05-03")),
        (
            of_the_state("Số: 27/TB-UBND", "THÔNG BÁO", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Cầm Thị Xuân"),
            ("notice", "27/TB-UBND", COMMUNE, "2024-04-11"),
        ),
        (
            of_the_state("Số: 88/BC-UBND", "BÁO CÁO", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Cầm Thị Xuân"),
            ("report", "88/BC-UBND", COMMUNE, "2024-04-11"),
        ),
        (COLUMN, ("plan", "640/KH-UBND", DISTRICT, "2024-04-15")),
    ],
    ids=["party-in-two-columns", "of-a-commune", "state-in-two-columns", "on-behalf-of-the-head", "one-column"],
)
def test_letterhead_names_the_document(page: str, paper: tuple[str, str, Named, str], say: Say) -> None:
    assert itself(say(page)) == [paper]


def test_letterhead_in_one_column_names_number_and_issuer(say: Say) -> None:
    assert [paper[:3] for paper in itself(say(COLUMN))] == [("plan", "640/KH-UBND", DISTRICT)]


@pytest.mark.parametrize(
    ("page", "signer"),
    [
        (DECISION, ("Tạ Quang Lộc", "secretary", DISTRICT_PARTY, "2024-04-09")),
        (RESOLUTION, ("Vi Văn Hạnh", "secretary", COMMUNE_PARTY, "2024-05-03")),
        (COLUMN, ("Mạc Văn Thạo", "chair", DISTRICT, "2024-04-15")),
        (
            of_the_state("Số: 27/TB-UBND", "THÔNG BÁO", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hà Văn Sỹ"),
            ("Hà Văn Sỹ", "chair", COMMUNE, "2024-04-11"),
        ),
        (
            of_the_state("Số: 27/TB-UBND", "THÔNG BÁO", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Cầm Thị Xuân"),
            ("Cầm Thị Xuân", "vice-chair", COMMUNE, "2024-04-11"),
        ),
        (
            of_the_state(
                "Số: 88/BC-UBND", "BÁO CÁO", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Cầm Thị Xuân"
            ),
            ("Cầm Thị Xuân", "vice-chair", COMMUNE, "2024-04-11"),
        ),
        (
            of_the_state("Số: 90/TB-UBND", "THÔNG BÁO", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Đinh Công Tráng"),
            ("Đinh Công Tráng", "head", ("specialised-agency", "commune", "Khe Sâu"), "2024-04-11"),
        ),
    ],
    ids=["TM-party", "TM-commune", "one-column", "TM-state", "KT", "TM-KT", "TL"],
)
def test_who_signed_holds_the_post_above_the_name(page: str, signer: tuple[str, str, Named, str], say: Say) -> None:
    assert signers(say(page)) == {signer}


def test_columns_run_together_in_one_line_are_a_letterhead(say: Say) -> None:
    page = (
        f"ỦY BAN NHÂN DÂN {MOTTO}\nXÃ KHE SÂU {WORDS}\nSố: 316/UBND-VX Khe Sâu, ngày 11 tháng 4 năm 2024\n"
        "V/v thu phí chợ\nKính gửi: Các thôn.\nỦy ban nhân dân xã yêu cầu các thôn thu phí.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\n\nMạc Văn Thạo\n"
    )
    assert itself(say(page)) == [("official-letter", "316/UBND-VX", COMMUNE, "2024-04-11")]
    assert signers(say(page)) == {("Mạc Văn Thạo", "chair", COMMUNE, "2024-04-11")}


TITLED = (
    "NGHỊ QUYẾT SỐ 31/NQ-HĐND {}NGÀY 3-5-2024\nCỦA HỘI ĐỒNG NHÂN DÂN XÃ KHE SÂU\nVỀ THU PHÍ CHỢ\n\nQUYẾT NGHỊ:\n"
    "Điều 1. Thu phí chợ.\n\n{}CHỦ TỊCH\nMạc Văn Thạo\n"
)
OF_COUNCIL: Named = ("peoples-council", "commune", "Khe Sâu")


@pytest.mark.parametrize("gap", ["", "\n"], ids=["one-line", "two-lines"])
@pytest.mark.parametrize("behalf", ["TM. HỘI ĐỒNG NHÂN DÂN\n", "TM.\nHỘI\nĐỒNG NHÂN DÂN\n"], ids=["whole", "broken"])
def test_a_title_may_be_the_letterhead_of_a_signed_text(gap: str, behalf: str, say: Say) -> None:
    reading = say(TITLED.format(gap, behalf))
    assert itself(reading) == [("resolution", "31/NQ-HĐND", OF_COUNCIL, "2024-05-03")]
    assert signers(reading) == {("Mạc Văn Thạo", "chair", OF_COUNCIL, "2024-05-03")}


def test_news_of_a_document_is_not_the_document(say: Say) -> None:
    page = (
        "NGHỊ QUYẾT SỐ 31/NQ-HĐND CỦA HỘI ĐỒNG NHÂN DÂN XÃ KHE SÂU\n\nNghị quyết được người dân xã Khe Sâu đón nhận.\n"
    )
    assert itself(say(page)) == []


def test_a_number_left_blank_leaves_the_symbol(say: Say) -> None:
    page = of_the_state("Số:      /TB-UBND", "THÔNG BÁO", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Cầm Thị Xuân")
    assert itself(say(page)) == [("notice", None, COMMUNE, "2024-04-11")]
    assert itself(say(page.replace("/TB-UBND", ""))) == []


@pytest.mark.parametrize(
    ("behalf", "role", "body"),
    [
        ("TM. ỦY BAN THƯỜNG VỤ QUỐC HỘI", "CHỦ TỊCH", {("chair", "national-assembly", "central")}),
        ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", set()),
    ],
)
def test_without_a_letterhead_a_signer_is_of_the_body_that_the_signature_names(
    behalf: str, role: str, body: set[tuple[str, str, str]], say: Say
) -> None:
    page = f"Nghị quyết về tổ chức\n\nĐiều 1. Thành lập xã Khe Sâu.\n\n{behalf}\n{role}\nTạ Quang Lộc\n"
    assert {(*one[1:2], *(one[2] or ())[:2]) for one in signers(say(page))} == body


def test_by_order_of_the_party_the_head_of_its_office_signs(say: Say) -> None:
    page = DECISION.replace("T/M BAN THƯỜNG VỤ", "T/L BAN THƯỜNG VỤ").replace("BÍ THƯ", "CHÁNH VĂN PHÒNG")
    assert signers(say(page)) == {("Tạ Quang Lộc", "head", ("party-office", "district", "Lâm Trì"), "2024-04-09")}


def test_who_signs_for_the_standing_body_of_a_council_is_an_officer_of_the_council(say: Say) -> None:
    page = (
        beside(("HỘI ĐỒNG NHÂN DÂN", PARTY), ("XÃ KHE SÂU", ""), ("Số: 12/TB-TTHĐND", "Khe Sâu, ngày 01/12/2025"))
        + "\nTHÔNG BÁO\nLịch tiếp công dân\n\nThường trực HĐND xã thông báo lịch tiếp công dân.\n\n"
        + beside(("Nơi nhận:", "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN"), ("- Lưu: VT.", "PHÓ CHỦ TỊCH"), ("", "Hà Văn Sỹ"))
    )
    assert {(name, role, body[0]) for name, role, body, _ in signers(say(page))} == {
        ("Hà Văn Sỹ", "vice-chair", "peoples-council")
    }


@pytest.mark.parametrize(
    ("head", "number", "office", "body"),
    [
        ("HỘI ĐỒNG NHÂN DÂN HUYỆN LÂM TRÌ\nBAN PHÁP CHẾ", "19/BC-PC", "TRƯỞNG BAN", "peoples-council-committee"),
        ("UBND HUYỆN LÂM TRÌ\nBAN CHỈ ĐẠO 389", "19/BC-BCĐ", "TRƯỞNG BAN", "working-group"),
        ("HUYỆN ỦY LÂM TRÌ\nBAN TUYÊN GIÁO", "19-BC/BTGHU", "PHÓ TRƯỞNG BAN", "party-propaganda"),
        ("HUYỆN ỦY LÂM TRÌ", "19-BC/HU", "CHÁNH VĂN PHÒNG", "party-office"),
        ("ỦY BAN NHÂN DÂN HUYỆN LÂM TRÌ", "19/BC-UBND", "TRƯỞNG PHÒNG NỘI VỤ", "specialised-agency"),
    ],
)
def test_who_heads_a_committee_signs_for_it_and_who_heads_an_office_by_order(
    head: str, number: str, office: str, body: str, say: Say
) -> None:
    page = f"{head}\n-----\n{MOTTO}\n{WORDS}\nSố: {number}\nLâm Trì, ngày 02/11/2016\n\nBÁO CÁO\nKết quả giám sát\n\n"
    foot = beside(("Nơi nhận:", office), ("- Lưu.", ""), ("", "Hà Văn Sỹ"))
    ((name, _, (kind, level, _), _),) = signers(say(f"{page}Kết quả tốt.\n\n{foot}"))
    assert (name, kind, level) == ("Hà Văn Sỹ", body, "district")


@pytest.mark.xfail(strict=True, reason="the office in the second line of a letterhead is taken for one of the State")
def test_the_office_of_a_party_committee_issues_its_own_notices(say: Say) -> None:
    office: Named = ("party-office", "district", "Lâm Trì")
    page = (
        beside(("HUYỆN ỦY LÂM TRÌ", PARTY), ("VĂN PHÒNG", "Lâm Trì, ngày 20 tháng 4 năm 2024"), ("Số 58-TB/VPHU", ""))
        + "\nTHÔNG BÁO\nlịch làm việc tuần\n\nVăn phòng thông báo lịch làm việc của Thường trực Huyện ủy.\n\n"
        + beside(("Nơi nhận:", "CHÁNH VĂN PHÒNG"), ("- Các ban;", ""), ("- Lưu VPHU.", ""), ("", "Lò Thị Nga"))
    )
    reading = say(page)
    assert itself(reading) == [("notice", "58-TB/VPHU", office, "2024-04-20")]
    assert signers(reading) == {("Lò Thị Nga", "head", office, "2024-04-20")}


def test_an_agency_keeps_its_name(say: Say) -> None:
    page = (
        beside(("UBND HUYỆN LÂM TRÌ", MOTTO), ("PHÒNG NỘI VỤ", WORDS), ("Số: 41/HD-PNV", "Lâm Trì, ngày 22/4/2024"))
        + "\nHƯỚNG DẪN\nĐánh giá cán bộ, công chức\n\nCác cơ quan gửi kết quả trước ngày 30/11.\n\n"
        + beside(("Nơi nhận:", "TRƯỞNG PHÒNG"), ("- Các cơ quan;", ""), ("- Lưu: VT.", ""), ("", "Mạc Thị Thắm"))
    )
    [head] = [fact.content for fact in say(page).facts if "signature" in fact.rules]
    assert isinstance(head, Position)
    assert (head.post.body.name or "").casefold() == "phòng nội vụ"


@pytest.mark.xfail(strict=True, reason="a name that begins left of the role above it is taken for another column")
def test_a_name_need_not_begin_below_its_role(say: Say) -> None:
    page = of_the_state("Số: 27/TB-UBND", "THÔNG BÁO", " " * 8 + "CHỦ TỊCH", "", "  Hà Văn Sỹ")
    assert signers(say(page)) == {("Hà Văn Sỹ", "chair", COMMUNE, "2024-04-11")}


def test_a_page_of_news_is_no_formal_text(say: Say) -> None:
    news = say("XÃ KHE SÂU HỌP BÀN CÔNG TÁC\n\nSáng 11/4/2024, UBND xã Khe Sâu họp. Đồng chí Hà Văn Sỹ chủ trì.\n")
    assert (itself(news), signers(news)) == ([], set())
    assert itself(say(DECISION)), "which the text of the decision is"


@pytest.mark.parametrize(
    ("page", "day"),
    [
        (COLUMN.replace("ngày 15 tháng 4", "ngày 31 tháng 6"), "31 tháng 6 năm 2024"),
        (DECISION.replace("ngày 09 tháng 4", "ngày 30 tháng 02"), "30 tháng 02 năm 2024"),
        ("HỘI NGHỊ SƠ KẾT\nNgày đăng: 31/06/2024\n\nĐảng ủy xã Khe Sâu họp bàn công tác tháng 7.\n", "31/06/2024"),
    ],
    ids=["one-column", "two-columns", "stamp"],
)
def test_a_day_that_the_calendar_has_not_is_told(page: str, day: str, say: Say) -> None:
    told = [issue.message for issue in say(page).issues if issue.code == "impossible-date"]
    assert len(told) == 1
    assert day in told[0]


def test_letterhead_is_the_evidence(say: Say) -> None:
    reading = say(DECISION)
    [paper] = [f for f in reading.facts if isinstance(f.content, Citation) and f.content.relation == "itself"]
    assert paper.rules == ("letterhead-of-document",)
    shown = [span.of(reading.document.text) for span in paper.evidence]
    assert shown == ["112-QĐ/HU", "về việc thành lập Tổ công tác số 3"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("KẾ HOẠCH\nVề việc thu phí chợ năm 2024", "Về việc thu phí chợ năm 2024"),
        ("KẾ HOẠCH\nThu phí chợ\ncủa xã năm 2024", "Thu phí chợ của xã năm 2024"),
        ("KẾ HOẠCH\nCủa Ủy ban nhân dân xã\nVề việc thu phí chợ", "Về việc thu phí chợ"),
        ("KẾ HOẠCH\nV/v thu phí chợ\n(Trích)", "V/v thu phí chợ"),
        ("KẾ HOẠCH\nVề việc thu phí chợ\nỦY BAN NHÂN DÂN XÃ", "Về việc thu phí chợ"),
        ("KẾ HOẠCH\nVề việc thu phí chợ của HĐND,\nUBND xã năm 2024", "Về việc thu phí chợ của HĐND, UBND xã năm 2024"),
        ("KẾ HOẠCH VỀ VIỆC THU PHÍ CHỢ", "VỀ VIỆC THU PHÍ CHỢ"),
        ("KẾ HOẠCH", None),
    ],
)
def test_a_text_has_the_title_below_its_kind(heading: str, title: str | None, say: Say) -> None:
    page = of_the_state("Số: 40/KH-UBND", "KẾ HOẠCH", "CHỦ TỊCH", "Mạc Văn Thạo")
    page = page.replace("KẾ HOẠCH\nVề công tác tháng 4", heading)
    reading = say(page)
    papers = [one.document for one in reading.facts_of(Citation) if one.relation == "itself"]
    assert [(one.number, one.title) for one in papers] == [("40/KH-UBND", title)]


def test_a_portal_may_have_a_headline_above_the_letterhead(say: Say) -> None:
    page = of_the_state("Số: 40/KH-UBND", "KẾ HOẠCH", "CHỦ TỊCH", "Mạc Văn Thạo").replace("HOẠCH\nVề", "HOẠCH\n\nVề")
    reading = say(f"Xã Khe Sâu ban hành kế hoạch mới\n\n{page}")
    assert [one.document.title for one in reading.facts_of(Citation) if one.relation == "itself"] == [
        "Về công tác tháng 4"
    ]


def test_a_letter_has_its_title_below_its_number(say: Say) -> None:
    head = beside(
        ("ỦY BAN NHÂN DÂN", MOTTO), ("XÃ KHE SÂU", WORDS), ("Số: 40/CV-UBND", "Khe Sâu, ngày 11 tháng 4 năm 2024")
    )
    reading = say(
        head
        + beside(("V/v thu phí chợ", ""))
        + "\nKính gửi: Các thôn.\n\nỦy ban nhân dân xã yêu cầu các thôn thu phí.\n"
    )
    assert [one.document.title for one in reading.facts_of(Citation) if one.relation == "itself"] == ["V/v thu phí chợ"]


@pytest.mark.parametrize(
    ("number", "below", "expected"),
    [
        ("40/UBND-VP", "V/v phối hợp với Hội Nông dân huyện\n\nKính gửi: Các thôn.", ("official-letter", COMMUNE)),
        ("40/UBND", "\nKính gửi: Hội Nông dân huyện.", ("official-letter", COMMUNE)),
        ("40/UBND-VP", "\nTHÔNG BÁO\nVề thu phí chợ", None),
        ("40/UBND-VP", "\nTHÔNG BÁO\n\nKính gửi: Các thôn.", None),
        ("40/GT-UBND", "\nKính gửi: Các thôn.", ("other", COMMUNE)),
    ],
)
def test_a_letter_has_no_symbol_of_a_kind(number: str, below: str, expected: object, say: Say) -> None:
    head = beside(("ỦY BAN NHÂN DÂN", MOTTO), ("XÃ KHE SÂU", WORDS), (f"Số: {number}", "Khe Sâu, ngày 11/4/2024"))
    papers = itself(say(f"{head}{below}\n\nỦy ban nhân dân xã đề nghị phối hợp.\n"))
    assert [(kind, issuer) for kind, _, issuer, _ in papers] == ([expected] if expected is not None else [])


def test_a_title_leaves_the_iri_of_a_numbered_document(say: Say) -> None:
    page = of_the_state("Số: 40/KH-UBND", "KẾ HOẠCH", "CHỦ TỊCH", "Mạc Văn Thạo")
    readings = [say(page), say(page.replace("Về công tác tháng 4", "Về công tác tháng 5"))]
    graphs = [map_reading(one) for one in readings]
    nodes = [{quad.subject for quad in graph if quad.predicate == ELI.id_local} for graph in graphs]
    assert nodes[0] == nodes[1] and len(nodes[0]) == 1


def test_minutes_have_signers_but_no_number(say: Say) -> None:
    page = (
        "ĐẢNG ỦY XÃ KHE SÂU\n*\nBIÊN BẢN\nHội nghị Ban Chấp hành\n\nThời gian: 8 giờ ngày 3/5/2024.\n\n"
        "Hội nghị kết thúc lúc 11 giờ.\n\nT/M ĐẢNG ỦY\nPHÓ BÍ THƯ\n\nLò Thị Nga\n"
    )
    reading = say(page)
    assert itself(reading) == []
    assert {one[:3] for one in signers(reading)} == {("Lò Thị Nga", "deputy-secretary", COMMUNE_PARTY)}


@pytest.mark.parametrize(
    ("title", "below", "day"),
    [
        ("Hội nghị Ban Chấp hành ngày 3/4/2024", "", "2024-04-03"),
        ("Hội nghị Ban Chấp hành tháng 4 (ngày 3/4/2024)", "", "2024-04-03"),
        ("Họp Ban Chấp hành ngày 03 tháng 4 năm 2024", "Thông qua dự toán ngày 28/3/2024.\n", "2024-04-03"),
        ("V/v họp Ban Chấp hành, ngày 3/4/2024", "", "2024-04-03"),
        ("Hội nghị Ban Chấp hành\n(ngày 3/4/2024)", "", "2024-04-03"),
        ("Hội nghị Ban Chấp hành\nNgày 3 tháng 4 năm 2024", "", "2024-04-03"),
        ("Họp Ban Chấp hành tháng 4/2024", "Thời gian: ngày 3/4/2024.\n", "2024-04-03"),
        ("Họp Ban Chấp hành tháng 4/2024", "", "2024-04"),
        ("Hội nghị triển khai Nghị quyết ngày 3/4/2024 của Huyện ủy", "", None),
    ],
)
def test_the_title_of_minutes_gives_the_day(title: str, below: str, day: str | None, say: Say) -> None:
    reading = say(f"ĐẢNG ỦY XÃ KHE SÂU\n*\nBIÊN BẢN\n{title}\n\n{below}Chủ trì: đồng chí Lò Thị Nga, Bí thư Đảng ủy.\n")
    assert [meeting.date for meeting in reading.facts_of(Meeting)] == [day]


def decided(reading: Reading) -> set[tuple[str, str, str | None]]:
    """Return who is changed, how, and by which number."""
    papers = {fact.id: fact.content.document for fact in reading.facts if isinstance(fact.content, Citation)}
    changes = contents(reading, PersonnelChange)
    return {(one.person, one.kind, papers[one.decided_by].number if one.decided_by else None) for one in changes}


APPOINTING = of_the_state("Số: 77/QĐ-UBND", "QUYẾT ĐỊNH", "CHỦ TỊCH", "Mạc Văn Thạo").replace(
    "Ủy ban nhân dân xã yêu cầu các thôn thực hiện đúng thời gian.",
    "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nQUYẾT ĐỊNH:\n\n"
    "Điều 1. Bổ nhiệm ông Vi Văn Sáng giữ chức Hiệu trưởng Trường Tiểu học Khe Sâu kể từ ngày 15/4/2024.",
)


def test_decision_orders_the_changes_of_its_articles(say: Say):
    assert decided(say(APPOINTING)) == {("Vi Văn Sáng", "appointment", "77/QĐ-UBND")}


RESOLVED = (
    "HỘI ĐỒNG NHÂN DÂN\nXÃ KHE SÂU\nSố: 9/NQ-HĐND\n{motto}\n{words}\nKhe Sâu, ngày 12 tháng 7 năm 2024\n\n"
    "NGHỊ QUYẾT\nVề quyết toán ngân sách xã năm 2023\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\n\n"
    "QUYẾT NGHỊ:\n\nĐiều 1. Phê duyệt quyết toán.\n{text}\n\nCHỦ TỊCH\n\nVi Văn Hạnh\n"
)
COUNCIL = "Hội đồng nhân dân xã Khe Sâu khóa XX, kỳ họp thứ 10"


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        (f"Nghị quyết này được {COUNCIL} thông qua ngày 12 tháng 7 năm 2024.", True),
        (f"Nghị quyết đã được {COUNCIL} thông qua ngày 12/7/2024 và có hiệu lực từ ngày ký./.", True),
        (f"{COUNCIL} thông qua ngày 12/7/2024.", True),
        (f"{COUNCIL} thông qua Nghị quyết về phí chợ ngày 12/7/2024.", False),
        (f"Kế hoạch này đã được {COUNCIL} thông qua ngày 12/7/2024.", False),
        ("Nghị quyết này đã được UBND xã Khe Sâu họp thông qua ngày 12/7/2024.", False),
    ],
)
def test_a_resolution_says_in_which_session_it_was_adopted(text: str, is_told: bool, say: Say) -> None:
    reading = say(RESOLVED.format(motto=MOTTO, words=WORDS, text=text))
    own = [fact for fact in reading.facts if isinstance(fact.content, Citation) and fact.content.document.number]
    adopted = [fact.id for fact in own if fact.content.relation == "adopted"]
    assert len(adopted) == is_told
    assert [len(set(one.adopted) & set(adopted)) for one in reading.facts_of(Meeting)] == [1] * is_told + [0] * (
        not is_told
    )
    assert itself(reading) == [("resolution", "9/NQ-HĐND", ("peoples-council", "commune", "Khe Sâu"), "2024-07-12")]


@pytest.mark.parametrize(
    ("article", "years"),
    [
        ("Bầu bà Lò Thị Nga giữ chức Phó Chủ tịch UBND xã nhiệm kỳ 2021 - 2026.", ("2021", "2026")),
        ("Bầu bà Lò Thị Nga giữ chức Phó Chủ tịch UBND xã khóa XX, nhiệm kỳ 2021 - 2026.", ("2021", "2026")),
        (
            "Xác nhận kết quả bầu cử chức danh Phó Chủ tịch UBND xã nhiệm kỳ 2021 - 2026 đối với bà Lò Thị Nga.",
            ("2021", "2026"),
        ),
        ("Bầu bà Lò Thị Nga giữ chức Phó Chủ tịch UBND xã; tổng kết nhiệm kỳ 2016 - 2021.", None),
        ("Bầu bà Lò Thị Nga giữ chức Phó Chủ tịch UBND xã.", None),
    ],
)
def test_an_article_says_for_which_term_somebody_is_elected(
    article: str, years: tuple[str, str] | None, say: Say
) -> None:
    reading = say(
        RESOLVED.format(motto=MOTTO, words=WORDS, text=f"Điều 2. {article}\n{COUNCIL} thông qua ngày 12/7/2024.")
    )
    [begun] = [one for one in reading.facts_of(Position) if one.person == "Lò Thị Nga"]
    assert (begun.term and (begun.term.start, begun.term.end)) == years
    assert ("Lò Thị Nga", "election") in {one[:2] for one in decided(reading)}


def test_change_by_another_decision_is_of_that_one(say: Say):
    by_another = APPOINTING.replace("Điều 1. Bổ nhiệm", "Điều 1. Theo Quyết định số 12/QĐ-UBND bổ nhiệm")
    assert decided(say(by_another)) == {("Vi Văn Sáng", "appointment", "12/QĐ-UBND")}


OF_UNION = (
    beside(("{above}", ""), ("BAN CHẤP HÀNH TỈNH HÀ NAM", "Hà Nam, ngày 8 tháng 7 năm 2024"), ("Số 12-QĐ/{symbol}", ""))
    + "\nQUYẾT ĐỊNH\nchỉ định Ban Chấp hành\n\nĐiều 1. Chỉ định các ông, bà sau đây tham gia Ban Chấp hành {body}:\n"
    "1. Ông Vi Văn Sáng.\n2. Bà Lê Thị Na.\n"
    "Điều 2. Ông Vi Văn Sáng giữ chức Chủ tịch; bà Lê Thị Na giữ chức Phó Chủ tịch.\n\n"
    + beside(("Nơi nhận:", "T/M BAN THƯỜNG VỤ"), ("- Như Điều 2;", "CHỦ TỊCH"), ("- Lưu.", "Hà Văn Sỹ"))
)


def test_a_union_fills_in_one_article_the_committee_and_in_the_next_who_leads_it(say: Say) -> None:
    page = OF_UNION.format(above="HỘI NÔNG DÂN VIỆT NAM", symbol="HNDT", body="Hội Nông dân xã Khe Sâu")
    reading, union = say(page), "farmers-association"
    assert itself(reading) == [("decision", "12-QĐ/HNDT", (union, "province", "Hà Nam"), "2024-07-08")]
    seats = {(one, "member", union, "commune") for one in ("Vi Văn Sáng", "Lê Thị Na")}
    leads = {("Vi Văn Sáng", "chair", union, "commune"), ("Lê Thị Na", "vice-chair", union, "commune")}
    assert posts(reading) == seats | leads | {("Hà Văn Sỹ", "chair", union, "province")}


def test_a_committee_below_the_party_is_its_own_and_has_no_chair(say: Say) -> None:
    page = OF_UNION.format(above="ĐẢNG CỘNG SẢN VIỆT NAM", symbol="TU", body="Đảng bộ xã Khe Sâu")
    reading = say(page)
    assert {named[0] for _, _, named, _ in itself(reading) if named} <= {"party-standing-committee", "party-committee"}
    assert not {(one.person, one.post.role) for one in contents(reading, Position)} & {("Lê Thị Na", "vice-chair")}


def test_plan_orders_no_change(say: Say):
    plan = APPOINTING.replace("77/QĐ-UBND", "77/KH-UBND").replace("QUYẾT ĐỊNH\n", "KẾ HOẠCH\n")
    assert {number for _, _, number in decided(say(plan))} == {None}


def test_an_organ_under_its_body_in_a_letterhead_is_of_that(say: Say) -> None:
    head = beside(("ĐẢNG BỘ TỈNH LAI CHÂU", PARTY), ("BAN THƯỜNG VỤ", ""), ("*", "Lai Châu, ngày 05 tháng 9 năm 2025"))
    foot = beside(("Nơi nhận:", "T/M BAN THƯỜNG VỤ"), ("- Lưu VPTU.", "BÍ THƯ"), ("", "Lê Minh Ngân"))
    reading = say(f"{head}Số 12-QĐ/TU\n\nQUYẾT ĐỊNH\nvề công tác cán bộ\n\nĐiều 1. Phê duyệt đề án.\n\n{foot}")
    (itself,) = contents(reading, Citation)
    assert named(itself.document.issuer) == ("party-standing-committee", "province", "Lai Châu")


def test_an_invitation_tells_of_no_meeting_held(say: Say) -> None:
    head = beside(("HỘI ĐỒNG NHÂN DÂN", MOTTO), ("XÃ KHE SÂU", WORDS), ("Số: 33/GM-HĐND", "ngày 05 tháng 9 năm 2025"))
    reading = say(
        f"{head}\nGIẤY MỜI\nDự kỳ họp thứ 9\n\n"
        "Thường trực HĐND xã kính mời ông Lê Văn Ba dự kỳ họp thứ 9 ngày 20/9/2025. Chủ trì: ông Hà Văn Tư.\n"
    )
    assert [one for one in reading.facts if isinstance(one.content, (Meeting, Participation))] == []


def test_who_heads_an_office_proposes_for_it(say: Say) -> None:
    asked = "Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-VHXH ngày 01/9/2025"
    reading = say(f"TIN TRONG XÃ\n\n{asked}, UBND tỉnh đồng ý.\n")
    (cited,) = contents(reading, Citation)
    assert named(cited.document.issuer) == ("specialised-agency", "province", None)


@pytest.mark.parametrize("commune", ["XÃ KIM SƠN", "XÃ AN", "XÃ TÂN MINH"])
def test_the_place_of_a_letterhead_is_named_in_few_letters(commune: str, say: Say) -> None:
    head = f"ỦY BAN NHÂN DÂN\n{commune}\n-----\n{MOTTO}\n{WORDS}\nSố: 15/QĐ-UBND\nNgày 08 tháng 9 năm 2022\n"
    assert places(say(f"{head}\nQUYẾT ĐỊNH\nVề việc thu phí chợ\n\nĐiều 1. Thu phí chợ.\n")) == {commune}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("52-LCT/ĐU", [("other", "52-LCT/ĐU", ("party-standing-committee", "commune", "Khe Sâu"), "2025-10-31")]),
        ("52-KH/ĐU", [("plan", "52-KH/ĐU", ("party-standing-committee", "commune", "Khe Sâu"), "2025-10-31")]),
        ("52/ĐU", []),
    ],
)
def test_the_symbol_of_a_kind_may_be_in_no_list(number: str, expected: object, say: Say) -> None:
    head = beside(("ĐẢNG ỦY XÃ KHE SÂU", PARTY), ("*", "Khe Sâu, ngày 31 tháng 10 năm 2025"), (f"Số {number}", ""))
    foot = beside(("Nơi nhận:", "T/L BAN THƯỜNG VỤ"), ("- Lưu VPĐU.", "CHÁNH VĂN PHÒNG"), ("", "Tạ Quang Lộc"))
    assert itself(say(f"{head}\nLỊCH CÔNG TÁC\ntuần 45\n\nThứ hai: họp giao ban.\n\n{foot}")) == expected
