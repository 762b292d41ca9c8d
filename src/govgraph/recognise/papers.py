"""Documents as the text cites them: kind, number, date and issuer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from govgraph.model import Span
from govgraph.notation import date
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item, replace_value
from govgraph.recognise.mentions import BodyMention
from govgraph.recognise.symbols import kind_of_symbol

MINUTES = "biên bản"
_STAFF = ("cán bộ", "nhân sự", "khen thưởng")
_DECIDING = frozenset({"party-standing-committee", "party-secretariat", "politburo"})
_ISSUED = frozenset({"ban hành", "ký", "ký ban hành"})
_BEGINS_CLAUSE = frozenset(
    {"ORGAN", "UNIT", "ADDRESS", "AT", "MEETING", "CONVENE", "PERSON", "PEOPLE", "POSTS", "ROLE", "TITLE"}
)
_HEADS = frozenset({"head", "chair"})


@dataclass(frozen=True, slots=True)
class PaperMention:
    """A document as cited: kind (code list document), number as written, date, issuer, or the meeting that made it.

    `of_meeting` is the kind of a meeting whose document it is («Nghị quyết Đại hội Đảng bộ xã»).
    """

    kind: str
    span: Span
    number: str | None = None
    date: str | None = None
    issuer: BodyMention | None = None
    of_meeting: str | None = None


def _paper(hit: Hit) -> Item | None:
    concept = hit.matched[0].sense("document")
    return _compose(hit, concept.notation) if concept is not None else None


def _paper_of_meeting(hit: Hit) -> Item | None:
    """A meeting's document: "Nghị quyết Đại hội"; a «chương trình đối thoại», minutes are of the meeting itself."""
    concept = hit.matched[0].sense("document")
    if (concept is not None and concept.notation == "programme") or hit.matched[0].text.lower() == MINUTES:
        return None
    meeting = hit.group("meeting")[0].sense("meeting")
    is_inspection = meeting is not None and meeting.notation == "working-visit"
    if is_inspection and hit.group("issuer") and hit.matched[-2].type != "OF":
        return None  # "quyết định kiểm tra Ban Thường vụ Đảng ủy xã": whom it is about
    return _paper(hit)


def _of_national_congress(hit: Hit) -> Item | None:
    """A document of a congress of all the Party: "Nghị quyết Đại hội XIII của Đảng"."""
    paper = _paper_of_meeting(hit) if hit.group("party")[0].text == "Đảng" else None
    if paper is None or not isinstance(paper.value, PaperMention) or paper.value.of_meeting != "congress":
        return None
    return replace_value(paper, replace(paper.value, issuer=BodyMention("party-organisation", "central")))


def _paper_by_symbol(hit: Hit) -> Item | None:
    """A number whose symbol tells the kind: "71-NQ/TW"; also that of a law: "83/2015/QH13"."""
    kind = kind_of_symbol(hit.group("number")[0].text)
    return _compose(hit, kind) if kind is not None else None


def _paper_in_list(hit: Hit) -> Built | None:
    """A number in a list that one noun leads in: "thông qua 3 nghị quyết: số 21 về …; số 22 về …"."""
    numbered = hit.matched[1:]
    kind = _kind_of_list(hit.items[: hit.match.start() + 1])
    if kind is None or not numbered[-1].text.isdigit():
        return None
    value = PaperMention(kind, Span(numbered[0].start, numbered[-1].end), numbered[-1].text)
    return Built(hit.compose("PAPER", value, numbered), 1, len(hit.matched))


def _kind_of_list(before: Sequence[Item]) -> str | None:
    """Return the kind of the documents that a list consists of: "3 nghị quyết: …", "các quyết định gồm: …"."""
    colon = next((at for at in range(len(before) - 1, -1, -1) if before[at].type in ("COLON", "STOP", "LINE")), 0)
    noun = colon - 2 if before[colon - 1].type == "HAVE" else colon - 1
    if before[colon].type != "COLON" or noun < 1:
        return None
    concept = before[noun].sense("document") if before[noun].type == "DOCUMENT" else None
    is_plural = before[noun - 1].type == "NUMBER" or before[noun - 1].text.lower() in ("các", "những")
    return concept.notation if concept is not None and is_plural else None


def _compose(hit: Hit, kind: str) -> Item | None:
    number = next((item.text for item in hit.group("number")), None)
    day = next((item.value for item in hit.group("date")), None)
    issuer = next((item.value for item in hit.group("issuer") if isinstance(item.value, BodyMention)), None)
    issuer = issuer or next(map(_headed_by, hit.group("title")), None)
    meeting = next((item.sense("meeting") for item in hit.group("meeting")), None)
    if number is None and meeting is None and issuer is None:
        return None
    start, end = hit.matched[0].start, hit.matched[-1].end
    value = PaperMention(
        kind,
        Span(start, end),
        re.sub(r"\s", "", number) if number else None,
        getattr(day, "start", None),
        issuer,
        meeting.notation if meeting else None,
    )
    return hit.compose("PAPER", value)


def _dated_behind(hit: Hit) -> Item | None:
    """A document whose day stands behind its issuer; not the day of what is told next: "…, ngày 12/6 UBND xã họp"."""
    (paper,), (day,), before = hit.group("paper"), hit.group("date"), hit.group("before")
    value, end = paper.value, hit.match.end()
    following = hit.items[end] if end < len(hit.items) else None
    if not isinstance(value, PaperMention) or value.number is None or value.date is not None:
        return None
    if not isinstance(day.value, date.DateSpan) or not day.text.lower().startswith("ngày"):
        return None
    if before and before[-1].type == "CITE" and before[-1].text.lower() not in _ISSUED:
        return None
    if before and before[0].type == "COMMA" and (following is None or following.text.lower() != "về"):
        return None
    if not before and following is not None and following.type in _BEGINS_CLAUSE:
        return None
    dated = replace(value, date=day.value.start, span=Span(paper.start, hit.matched[-1].end))
    return hit.compose("PAPER", dated)


def _of_staff(hit: Hit) -> Item | None:
    """A decision about staff, of who decides on them: of an office that has staff itself they may be the staff."""
    staff = hit.context.text[hit.matched[0].end : hit.group("of")[0].start].rstrip().lower()
    concept, (issuer,) = hit.matched[0].sense("document"), hit.group("issuer")
    decides = bool(hit.group("head")) or (isinstance(issuer.value, BodyMention) and issuer.value.kind in _DECIDING)
    if concept is None or concept.notation != "decision" or not staff.endswith(_STAFF) or not decides:
        return None
    return _compose(hit, "decision")


def _headed_by(title: Item) -> BodyMention | None:
    """Return the body of the centre whose head a title names in full: «Thủ tướng Chính phủ», «Chủ tịch nước»."""
    concept = title.sense("title")
    if concept is None or concept.implied_body is None or concept.implied_role not in _HEADS:
        return None
    return BodyMention(concept.implied_body, "central") if concept.implied_level == "central" else None


_OF_ISSUER = "OF (ROLE|TITLE)? <issuer>ORGAN"
RULES: tuple[Rule, ...] = (
    Rule(
        "paper-of-national-congress",
        "DOCUMENT OF? <meeting>MEETING (CAPITAL|WORD|CUE|ABBREVIATION){1,5} OF <party>CAPITAL",
        _of_national_congress,
        examples=(
            ("Nghị quyết Đại hội XIII của Đảng", "paper resolution of congress by party-organisation central"),
            (
                "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
                "paper resolution of congress by party-organisation central",
            ),
        ),
        counterexamples=("Nghị quyết Đại hội XIII của Đảng bộ tỉnh", "Nghị quyết Đại hội XIII của Hội"),
    ),
    Rule(
        "paper-of-meeting",
        "DOCUMENT OF? <meeting>MEETING ((WORD|CUE|ABBREVIATION|NUMBER){0,3} OF? <issuer>ORGAN)?",
        _paper_of_meeting,
        examples=(
            ("thực hiện Nghị quyết Đại hội Đảng bộ xã", "paper resolution of congress by party-organisation commune"),
            (
                "quán triệt Nghị quyết Hội nghị lần thứ 8 Ban Chấp hành Trung ương Đảng",
                "paper resolution of conference by party-committee central",
            ),
            ("Nghị quyết Đại hội IX Công đoàn tỉnh", "paper resolution of congress by trade-union province"),
        ),
        counterexamples=("tổ chức chương trình đối thoại", "công bố quyết định kiểm tra Ban Thường vụ Đảng ủy xã"),
    ),
    Rule(
        "paper",
        "(DOCUMENT|ACT|CITE) (WORD|CAPITAL|OF){0,6} NUMERO? <number>DOCNUMBER"
        f" COMMA? <date>DATE? SAMEDAY? COMMA? ({_OF_ISSUER})?",
        _paper,
        examples=(
            ("Nghị quyết số 09-NQ/ĐU", "paper resolution 09-NQ/ĐU"),
            ("Quyết định số 7 /2005/QĐ - UBND", "paper decision 7/2005/QĐ-UBND"),
            ("Quyết định số 08/1999/QĐ.UB", "paper decision 08/1999/QĐ.UB"),
        ),
        counterexamples=("Báo cáo số 7 /2005 xã", "Kế hoạch của xã 7 /2005/xã"),
    ),
    Rule(
        "paper-by-number",
        f"(DOCUMENT|ACT|CITE) NUMERO <number>NUMBER COMMA? <date>DATE? SAMEDAY? COMMA? ({_OF_ISSUER})?",
        _paper,
        examples=(("Quyết định số 1543", "paper decision 1543"), ("theo Hướng dẫn số 5", "paper guideline 5")),
        counterexamples=("báo cáo 6 tháng đầu năm", "báo cáo tổng số 5 ý kiến"),
    ),
    Rule(
        "paper-by-number-of-issuer",
        f"(DOCUMENT|ACT|CITE) <number>NUMBER COMMA? <date>DATE? COMMA? {_OF_ISSUER}",
        _paper,
        examples=(
            (
                "theo Quyết định 1543 của Ban Thường vụ Huyện ủy",
                "paper decision 1543 by party-standing-committee district",
            ),
        ),
    ),
    Rule(
        "paper-by-symbol",
        f"NUMERO? <number>DOCNUMBER COMMA? <date>DATE? SAMEDAY? COMMA? ({_OF_ISSUER})?",
        _paper_by_symbol,
        examples=(
            ("và số 72-NQ/TW của Bộ Chính trị", "paper resolution 72-NQ/TW by politburo central"),
            ("Số: 31/BC-MTTQ-BTT", "paper report 31/BC-MTTQ-BTT"),
        ),
    ),
    Rule(
        "paper-in-list",
        "(COLON|SEMICOLON|COMMA|AND) NUMERO NUMBER",
        _paper_in_list,
        examples=(
            ("thông qua 3 nghị quyết: số 21 về thu ngân sách; số 22 về đầu tư", "paper resolution 21"),
            ("thông qua 3 nghị quyết: số 21 về thu ngân sách; số 22 về đầu tư", "paper resolution 22"),
            ("thông qua các nghị quyết gồm: Số 21 về thu và số 22 về chi", "paper resolution 21"),
        ),
        counterexamples=("Lịch tiếp dân: số 21 đường Lê Lợi", "Kỳ họp đã họp tại nhà văn hóa: số 21, số 22"),
    ),
    Rule(
        "paper-dated-behind",
        "<paper>PAPER <before>(COMMA|CITE|OPEN CITE?)? <date>DATE CLOSE?",
        _dated_behind,
        examples=(
            (
                "Nghị quyết số 12-NQ/TU của Ban Thường vụ Tỉnh ủy ngày 15/3/2016",
                "paper resolution 12-NQ/TU 2016-03-15 by party-standing-committee province",
            ),
            (
                "Quyết định số 5/QĐ-UBND của UBND xã, ngày 2/4/2024 về thu phí chợ",
                "paper decision 5/QĐ-UBND 2024-04-02 by peoples-committee commune",
            ),
            (
                "Kế hoạch số 9/KH-UBND của UBND xã (ban hành ngày 2/4/2024)",
                "paper plan 9/KH-UBND 2024-04-02 by peoples-committee commune",
            ),
        ),
        counterexamples=(
            "Thực hiện Kế hoạch số 9/KH-UBND của UBND huyện, ngày 12/6/2023, UBND xã họp",
            "Thực hiện Kế hoạch số 9/KH-UBND của UBND huyện ngày 12/6/2023 UBND xã họp",
            "Thực hiện Kế hoạch số 9/KH-UBND của UBND huyện ngày 12/6/2023 đồng chí Lê Văn Ba chủ trì hội nghị",
            "Thực hiện Kế hoạch số 9/KH-UBND của UBND huyện ngày 12/6/2023 Chủ tịch UBND xã chủ trì hội nghị",
            "Thực hiện Kế hoạch số 9/KH-UBND của UBND huyện sáng 12/6/2023, UBND xã họp",
        ),
    ),
    Rule(
        "paper-by-issuer",
        "DOCUMENT OF ((ROLE|TITLE)? <issuer>ORGAN | <title>TITLE)",
        _paper,
        examples=(
            ("đọc Quyết định của Ban Thường vụ Tỉnh ủy", "paper decision by party-standing-committee province"),
            ("quyết định của Bộ trưởng Bộ Nội vụ", "paper decision by specialised-agency central «Bộ Nội vụ»"),
            ("công bố quyết định của Tư lệnh Quân khu", "paper decision by military"),
            ("quyết định của Thủ tướng Chính phủ", "paper decision by government central"),
        ),
        counterexamples=("thực hiện kế hoạch của Trưởng thôn", "nghe báo cáo của Phó Thủ tướng"),
    ),
    Rule(
        "paper-about-staff",
        "DOCUMENT (CHANGE|WORD|COMMA|AND){0,9} (CHANGE|WORD|ROLE|TITLE|ACT) <of>OF <head>(ROLE|TITLE)? <issuer>ORGAN",
        _of_staff,
        examples=(
            (
                "công bố các quyết định về công tác cán bộ của Ban Thường vụ Huyện ủy",
                "paper decision by party-standing-committee district",
            ),
            ("Quyết định bổ nhiệm cán bộ của Giám đốc Công an tỉnh", "paper decision by police province"),
            ("Quyết định khen thưởng của Chủ tịch UBND xã", "paper decision by peoples-committee commune"),
        ),
        counterexamples=(
            "Quyết định điều động cán bộ của Công an huyện",
            "Quyết định nghỉ hưu của Chủ tịch UBND xã",
            "Quyết định kiểm tra cấp ủy của Ban Thường vụ Huyện ủy",
        ),
    ),
)
