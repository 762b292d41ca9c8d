"""Indicators: the figures that a report gives, each with unit, period and what it is compared with.

A clause gives a figure in one of four ways: with a unit of measure («24,6 tỷ đồng», «3,2%»), as a share of a number
(«118/150 tỷ đồng», «5/9 đảng viên»), as a count of things after a verb of result («kết nạp 97 đảng viên»), or as one
more of such a list («547 nhân khẩu»). A clause that only compares («bằng 118% dự toán») belongs to the figure before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govgraph.interpret.reviews.clauses import Clause
from govgraph.interpret.reviews.no_results import REACH as _REACH
from govgraph.interpret.reviews.no_results import is_no_result
from govgraph.interpret.reviews.numbers import Number, numbers_in
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.periods import last_period
from govgraph.interpret.reviews.words import pattern
from govgraph.model import Indicator, Span
from govgraph.notation import quantity

# Right before a counted number: a verb of result, and a few words between ("trả kết quả trước hạn 296 hồ sơ").
_RESULT = r"(?<!\w) <<reported>> (?:\s(?!và\b)[^\s\d,]+){0,2} \s? (?:<<approximate>>\s)? \Z"
# Right before a counted number that ends its clause: the noun of what is counted, "tổng đàn lợn | 1.205 con".
_STOCK = re.compile(
    r"\b(?:tổng(?: số)?|đàn|số(?: lượng)?|hộ|tai nạn)(?: [^\s\d,;]+){0,6} \Z|[^\s\d,;]+ [^\s\d,;]+ là \Z"
)
_TO_POST = re.compile(r"\s(?:giữ|làm|là|vào)\b")  # "công nhận 2 đồng chí | giữ chức danh …"
_WHOLE_AREA = re.compile(
    r"\A(?:hiện )?(?:cả|toàn) (?:thôn|xóm|bản|ấp|khu|xã|phường|thị trấn|huyện|tỉnh)(?: hiện)?(?: có)? \Z"
)
# Of these verbs one tells what was done for or to people: "trao huy hiệu Đảng cho | 9 đồng chí".
_DONE_TO = re.compile(
    r"\b(?:kết nạp|công nhận|kỷ luật|khiển trách|cảnh cáo|khai trừ|xóa tên|trao|tặng|bổ nhiệm|quy hoạch|đào tạo"
    r"|bồi dưỡng)\b[^,;]{0,60}\Z"
)
_NOUN = re.compile(r"(?:tổng|đàn|số|diện tích|sản lượng|toàn|hiện)\b(?!.*\b(?:được|đã|là)\b)")
# A number of people or households reached: "tổ chức tập huấn … cho | 85 cán bộ, hội viên".
_REACHED = re.compile(
    r"(?<!lễ )\b(?:tổ chức(?! lễ)|trao|thưởng|mở|tập huấn|chi trả|cấp|hỗ trợ|khám|dạy nghề|tuyên truyền|tặng"
    r"|chuyển giao|ủy thác|quán triệt|phổ biến|tiêm|cho vay|giải quyết)\b.* cho (?:hơn |gần |trên |khoảng )?\Z"
    r"|chữa bệnh cho \Z|(?<!, )(?<!có )\bđược \Z"
    r"|\btừ [\d.,]+(?: [^\s\d]+)?(?: \(\d{4}\))? (?:xuống còn|xuống|lên|còn) \Z"  # "tăng từ 7.420 lên | 8.905 hộ"
)
# What a number at the beginning of its clause did or failed to do: "58 đảng viên | hoàn thành xuất sắc nhiệm vụ".
_STATE = re.compile(r" (?:[^\s\d,;]+ ){0,4}(?:hoàn thành|không|chưa|nợ|quá hạn|đạt|được|đã|tham gia|xếp loại|đi làm)\b")

_MORE = re.compile(
    r"\A\s?(?:trong đó(?: có)?|và|với|gồm)?\s?\Z"
    r"|\A(?:\s[^\s\d,;]+){0,6}\s(?:cho|của)\s\Z"  # "2.300 kg gạo | cho 87 hộ"
)
_COMPARES = re.compile(
    r"\A(?:và\s)?(?:bằng|đạt|hoàn thành(?= \d)|hụt|tăng|giảm|vượt|chiếm|tương đương|cao hơn|thấp hơn|so với)\b"
    r"[^\n]*?(?:%|so với|cùng kỳ)"
)
# What adds only by how much more or less it is, or which share: "giảm 9 ca", "cao hơn vụ trước 1,9 tạ", "tỷ lệ 3,2%".
_BY_HOW_MUCH = re.compile(
    r"\A(?:(?:cao|thấp|nhiều|ít) hơn\b.*\d|(?:tương ứng|tương đương|(?:đạt |chiếm )?tỷ lệ) \d[\d,]*\s?%\Z)"
    r"|\A(?:[^\s\d(]+ ){1,2}\(\d[\d,]*\s?%\)\Z"  # "40/50 đơn được xem xét, | giải quyết (80%)"
    r"|\A(?:tăng|giảm) \d[\d.,]* (?P<unit>[^\d\s]+)(?: (?:do|vì) .*)?\Z"
)
_COMPARED = re.compile(r"(?:\b(?:bằng|đạt|tăng|giảm|vượt|chiếm)|=)\s[^,;%]{0,30}?\d[\d.,]*\s?%(?:\s[^,;()]*)?\Z")
_PLAN = re.compile(r"\s(?:so với\s|của\s)?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|tổng|cùng kỳ|mục tiêu)\b[^,;()]*")
_BRACKET = re.compile(r"\s?\((?P<inside>[^()]{0,80}(?:%|so với|chỉ tiêu|kế hoạch|dự toán)[^()]{0,60})\)")
_SHARE_AFTER = re.compile(r"(?: [^\s\d(),]+){1,8} \((?:đạt |chiếm )?\d[\d,]*\s?%\)")
_COMPARING = re.compile(r"(?:bằng|đạt|hoàn thành|tăng|giảm|vượt|chiếm)\s(?:khoảng\s)?\Z")
_FROM = re.compile(
    r"\b(?:giảm|tăng|nâng) từ \d[\d.,]*(?:\s?(?:%|[^\s\d,]+(?: [^\s\d,]+){0,2}?))??(?= (?:xuống|lên|còn))"
)

# What leads up to the statement: who says it.
_SAID = re.compile(
    r".*\b(?:cho biết|cho thấy|cho hay|khẳng định|nêu rõ|thông tin|báo cáo)(?: rằng| thêm)?\s", re.DOTALL
)

_LEAD = re.compile(r"(?:theo đó|trong đó|cụ thể|kết quả|theo báo cáo|có được|đến nay|nhìn chung)\b[ ,]*")

# Where the words of the next figure begin: "1,2 km đường thôn | và 0,8 km rãnh | với tổng kinh phí 1,8 tỷ đồng".
_JOINS = re.compile(r"\s(?:và|với)\s(?!.*\s(?:và|với)\s)")

_NO_LABELLED = ("người", "buổi")  # «Tổ kiểm phiếu: 3 người», «Thời gian: 1 buổi» are no results
_COMRADES = ("đồng chí", "đ/c")
_FEW_WORDS = 4
_WHERE = re.compile(
    r"(?:\A|\s)(?:tại|về|ở|địa bàn|qua|đến|tới|từ|trong số|(?<!khỏi )danh sách) \Z|\Ađối với \Z"
)  # of a count: what is told is elsewhere
_MARK = re.compile(r"\A[\s+*•-]*(?:(?:[a-zđ]|\d{1,2})[.)]\s*)?")  # of an entry, before its label
_LONGEST_LABEL = 20


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure read in a clause: its place within the text, value, unit, and the words that compare it."""

    span: Span
    value: str
    unit: str
    rule: str
    clause: Clause
    comparison: Span | None = None


def find_figures(page: Page, assessment: str | None) -> None:
    """Add the indicators of a page; a review's belong to its assessment."""
    figures: list[Figure] = []
    before: Clause | None = None  # the clause before, if it is of the same segment and gave no figure
    for clause in page.clauses:
        last = figures[-1] if figures and figures[-1].clause.segment == clause.segment else None
        if last is not None and _compares(clause, last):
            figures[-1] = replace(last, span=Span(last.span.start, clause.span.end), comparison=_joined(last, clause))
            continue
        above = before if before is not None and before.segment == clause.segment else None
        read = list(_read(page, clause, last, above))
        if read and above is not None and (_COMPARES.match(clause.text) or _NOUN.match(above.text)):
            # "tình hình thu sản phẩm vụ mùa, | đạt 97%": what is measured stands in the clause before
            read[0] = replace(read[0], span=Span(above.span.start, read[0].span.end))
        figures += read
        before = clause if not read else None
    for figure in figures:
        page.draft.add(
            Indicator(
                page.words(figure.span),
                figure.value,
                figure.unit,
                last_period(page, figure.clause, figure.span),
                page.words(figure.comparison) if figure.comparison else None,
                assessment,
            ),
            figure.span,
            figure.rule,
        )


def _joined(figure: Figure, clause: Clause) -> Span:
    """Return the comparison of a figure with that of a further clause: "đạt 112% kế hoạch, tăng 8% so với cùng kỳ"."""
    return Span(figure.comparison.start, clause.span.end) if figure.comparison else clause.span


def _compares(clause: Clause, last: Figure) -> bool:
    """Tell whether a clause only compares the figure before it."""
    more = _BY_HOW_MUCH.match(clause.text)
    if more is not None and more["unit"] in (None, last.unit.lower()):
        return True
    return bool(_COMPARES.match(clause.text)) and not _is_counting(clause)


def _is_counting(clause: Clause) -> bool:
    """Tell whether a clause that looks like a comparison gives a figure of its own: "đạt 4,17 tỷ đồng"."""
    if re.search(r"\b(?:so với|cùng kỳ)\b", clause.text):
        return False
    return not any(found.value.unit and found.value.unit.startswith("%") for found in quantity.find_all(clause.text))


def _lists_stock(above: Clause | None, before: str) -> bool:
    """Tell whether what is counted is a row of nouns that a comma parts: "tổng đàn trâu, | bò 1.205 con"."""
    return above is not None and bool(_NOUN.match(above.text)) and 0 < len(before.split()) < _FEW_WORDS


def _read(page: Page, clause: Clause, last: Figure | None, above: Clause | None) -> Iterator[Figure]:
    """Yield the figures of a clause; `last` is the figure before in its segment, `above` the clause that gave none."""
    text = clause.text
    numbers = numbers_in(text)
    begin = 0
    for number in numbers:
        if number.start < begin or is_no_result(page, clause, begin, number):
            continue
        rule = _rule(page, clause, begin, number, last, above)
        if rule is None:
            continue
        comparison = _comparison(clause, begin, number.start, number.end, rule)
        stop = _end_of_words(text, numbers, max(number.end, comparison.end - clause.span.start if comparison else 0))
        written = clause.at(number.start, number.end)
        unit = number.unit if number.unit == "%" else page.words(Span(written.end - len(number.unit), written.end))
        last = Figure(_place(page, clause, begin, number, stop), number.value, unit, rule, clause, comparison)
        yield last
        begin = stop


def _rule(
    page: Page, clause: Clause, begin: int, number: Number, last: Figure | None, above: Clause | None
) -> str | None:
    """Return the rule by which a number is a figure, or None where nothing tells that it is one."""
    text, end = clause.text, number.end
    before = text[max(begin, number.start - _REACH) : number.start]
    is_bare, is_last = not before.strip(), not text[end:].strip()
    if number.rule != "figure-counted":  # a bare "15%" says of nothing what it is
        return number.rule if not (is_bare and is_last) or _is_labelled(page, clause) else None
    if number.unit in _COMRADES:
        return number.rule if _DONE_TO.search(before) and not _TO_POST.match(text, end) else None
    if (
        _WHOLE_AREA.match(before)
        or pattern(_RESULT).search(before)
        or _REACHED.search(before)
        or (is_bare and _STATE.match(text, end))
    ):
        return number.rule
    if _BRACKET.match(text, end) or _SHARE_AFTER.match(text, end):
        return "figure-with-share"  # "nữ 19 người (41,3%)"
    part = page.part_of.get(clause.sentence)
    if (part is not None and part.kind == "result") or clause.sentence in page.dense:
        return None if _WHERE.search(before) else number.rule
    if last is not None and (_MORE.match(before) or (is_last and begin == 0 and _is_alike(last, number, before))):
        return "figure-in-list"
    if is_bare and is_last and number.unit not in _NO_LABELLED and _is_labelled(page, clause):
        return number.rule
    if is_last and (_STOCK.search(before) or (begin == 0 and _lists_stock(above, before))):
        return number.rule
    return None


def _is_alike(last: Figure, number: Number, before: str) -> bool:
    """Tell whether a noun and a number go on with a row: "đàn trâu 412 con, bò 96 con, | gia cầm 7.300 con"."""
    return last.unit.lower() == number.unit and 0 < len(before.split()) < _FEW_WORDS


def _end_of_words(text: str, numbers: Sequence[Number], end: int) -> int:
    """Return where the words about a number end: before those of the next, "trao 86 suất quà | trị giá 43 …"."""
    following = next((one.start for one in numbers if one.start >= end), None)
    if following is None:
        return len(text)
    joined = _JOINS.search(text, end, following)
    return joined.start() if joined else end


def _place(page: Page, clause: Clause, begin: int, number: Number, end: int) -> Span:
    """Return the place of a figure: from behind who says it, with the label before a bare number."""
    text, start = clause.text, number.start
    lead = _SAID.match(text, max(begin, start - _REACH), start) or _LEAD.match(text, begin, start)
    place = _tidy(page, clause.at(lead.end() if lead else begin, end))
    if text[:start].strip() or not _is_labelled(page, clause):
        return place
    label = _MARK.sub("", page.before(clause, 0))
    return Span(place.start - len(label), place.end)


def _is_labelled(page: Page, clause: Clause) -> bool:
    """Tell whether a colon stands before a clause, behind what its number is of: "Nông nghiệp: | 171,8 tỷ đồng"."""
    before = page.before(clause, 0)
    return before.rstrip().endswith(":") and 0 < len(before.split()) < _LONGEST_LABEL


def _comparison(clause: Clause, begin: int, start: int, end: int, rule: str) -> Span | None:
    text, until = clause.text, end + _REACH
    bracket = _BRACKET.search(text, end, until)
    if rule == "figure-of-number":
        return clause.at(start, bracket.end() if bracket else end)
    if bracket:
        return clause.at(bracket.start("inside"), bracket.end("inside"))
    plan = _PLAN.match(text, end, until) if text[end - 1] == "%" else None
    if plan:
        verb = _COMPARING.search(text, max(begin, start - _REACH), start)
        return clause.at(verb.start() if verb else start, plan.end())
    compared = _COMPARED.search(text, end, until)
    if compared:
        return clause.at(compared.start(), compared.end())
    before = _FROM.search(text, max(begin, start - _REACH), start)
    return clause.at(before.start(), before.end()) if before else None


def _tidy(page: Page, span: Span) -> Span:
    words = span.of(page.text)
    left = len(words) - len(words.lstrip(" ,)-+*\n\t"))
    return Span(span.start + left, span.start + len(words.rstrip(" ,-\n\t")))
