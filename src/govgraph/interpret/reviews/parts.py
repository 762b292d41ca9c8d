"""The parts of a report, resolution or plan, told by its headings: what fell short, what is aimed at, what is to do.

Below «IV. HẠN CHẾ, TỒN TẠI» each entry is a shortcoming, until a heading of the same or a higher level begins. A
heading of a topic («1. Lĩnh vực kinh tế») belongs to the part in which it stands. What stands below «Kết quả thực hiện
chỉ tiêu» was reached: there, headings of targets and tasks open no part of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from govgraph.interpret.sentences import BESIDE_TEXT, Sentence
from govgraph.model import Span

# How entries and headings are numbered, from the highest level: Nghị định 30/2020/NĐ-CP, phụ lục I, and common use.
_NUMBERINGS = (
    r"(?:phần|chương) (?:thứ )?(?:[ivx]+|\d+|nhất|một|hai|ba|bốn|tư|năm)\b[.:]?",
    r"[A-H][.)/-](?!\w)",
    r"(?:[IVX]+[.)/:-]|điều \d+[.:]?)(?!\w)",
    r"\d{1,2}[.)/-](?!\d)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín) là\b[,:]?|thứ (?:nhất|hai|ba|tư|năm|sáu)[,:]",
    r"\d{1,2}(?:\.\d{1,2})+[.)]?(?=\s)",
    r"[a-zđ][.)](?!\w)|\((?:\d{1,2}|[a-zđ])\)",
    r"[-–+*•]",
)
_NUMBERING = re.compile("|".join(rf"(?P<l{level}>{one})" for level, one in enumerate(_NUMBERINGS)))
_HIGHEST = 4  # levels that headings have: parts, letters, Roman and other numerals
_CAPITALS = 1.5  # the level of a heading in capitals without a number
_LONGEST_HEADING = 22  # words
_LONGEST_TOPIC = 14
_LEAD_REACH = 120  # characters at the end of a paragraph that announce a list
# What a heading begins with, by the kind of its part; the order decides where two match.
_LEAD = r"(?:những |các |một số |mặt |về |đánh giá |nêu )*"
_ENDS_NOUN = r"\s?[,;:/–-]|\Z"
_SHORT = (
    r"(?:tồn tại|hạn chế|khuyết điểm|yếu kém|bất cập|thiếu sót"
    r"|(?:việc|mặt|điểm|nội dung) chưa (?:làm )?(?:được|đạt|tốt))"
)
_OF_TASKS = (  # behind the noun: «nhiệm vụ trọng tâm năm 2024»; «nhiệm vụ và quyền hạn» are no tasks
    r"(?:và|trọng tâm|chủ yếu|cụ thể|năm|quý|\d+|tháng|trong|thời gian|tới|công tác|chung|phát triển|giai đoạn|nhiệm kỳ"
    r"|đến|đột phá|cần|khắc phục)\b"
)
_KINDS = {
    "cause": r"nguyên nhân\b",
    "shortcoming": rf"(?:(?:khó khăn|vướng mắc)(?:,| và)? )*{_SHORT}"
    rf"(?= (?:cần|còn|trong|của|chủ yếu|và)\b|{_ENDS_NOUN})",
    "goal": r"(?:mục tiêu|chỉ tiêu)\b(?!.*\b(?:kết quả|thực hiện|đạt được|nhiệm vụ|giải pháp)\b)",
    "measure": r"(?:phương hướng|nhiệm vụ|giải pháp|biện pháp|mục tiêu|(?:công (?:tác|việc)|nội dung) trọng tâm)"
    rf"(?= {_OF_TASKS}|{_ENDS_NOUN})"
    r"(?!.*\b(?:kết quả|quyền hạn|chức năng|của (?:ban|tổ|thành viên|đoàn)|năm qua)\b)",
    "achievement": r"(?:ưu điểm|thành tựu|thành tích|(?:việc|mặt) (?:đã )?làm được)\b(?!.*\b(?:hạn chế|tồn tại)\b)",
    # but the title of a whole report: «Kết quả 6 tháng đầu năm, phương hướng 6 tháng cuối năm»
    "result": r"(?:kết quả|tình hình|công tác lãnh đạo)\b(?!.*(?:,|;|\bvà)\s(?:phương hướng|nhiệm vụ)\b)",
    "money": r"(?:nguồn )?(?:kinh phí|vốn)(?= (?:và|thực hiện)\b|\s?[,;:/–-]|\Z)",
    "roll": r"(?:thành phần|đại biểu|khách mời)(?= (?:tham dự|dự|tham gia|mời)\b|\s?:?\Z)",
    "other": r"(?:kiến nghị|đề xuất|đề nghị|dự báo|phân công|trách nhiệm)"
    rf"(?= (?:và|với|đối với|tình hình|nhiệm vụ|thực hiện)\b|{_ENDS_NOUN})|tổ chức thực hiện\b",
}
_PATTERNS = {kind: re.compile(rf"{_LEAD}(?:{words})") for kind, words in _KINDS.items()}
# The last sentence of a paragraph that lines with numbers or dashes follow: "Tuy nhiên:", "Hội nghị đề ra 5 nhiệm vụ:".
_LEADS_IN = {
    kind: re.compile(rf"(?:{words})(?: [^\s,;:.]+){{0,8}}\s?:\Z")
    for kind, words in {
        "shortcoming": rf"\b(?:tuy nhiên|tuy vậy|song|chỉ ra|phát hiện)(?=\s?:)|\b{_SHORT}",
        "measure": r"(?<!\bcó )(?<!\bcó các )(?<!\bthực hiện )(?<!\bphân công )"
        r"(?:\b(?:nhiệm vụ|giải pháp|chương trình hành động)"
        r"|\b(?:giao|thống nhất|tập trung|yêu cầu|chốt|làm)\b[^:;.]{0,30}"
        r"\b(?:mấy|các|những|\d+|hai|ba|bốn|năm) (?:công )?việc)\b"
        r"(?! (?:của|và quyền hạn|cho|chưa|đã)\b)",
        "vote": r"\bbiểu quyết(?=\s?:)",
        "goal": r"\b(?:đề ra|đặt ra|phấn đấu|thông qua)\b[^,;:.]{0,40}\b(?:chỉ tiêu|mục tiêu)\b",
    }.items()
}
_AHEAD = re.compile(r"phương hướng\b")  # below results too it tells what is to come
_IN_BRACKETS = re.compile(r"\s?\([^()]*\)")  # "chỉ tiêu (hoàn thành trước ngày 15/8)"
_WITHIN_RESULTS = frozenset({"cause", "shortcoming", "achievement", "money", "other"})
# What begins the last words of a text, which are of no part.
_ENDS = re.compile(
    r"(?:trên đây|kính (?:đề nghị|trình|báo cáo)|(?:hội nghị|cuộc họp|buổi họp|kỳ họp)[^.]{0,40} (?:kết thúc|bế mạc))\b"
)
_CLOSING = frozenset({"signature", "recipients"})
_SPEAKS = frozenset({"PERSON", "PEOPLE"})
_LONGEST_LEAD = 4  # items to who speaks


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below a heading of a kind: `entries` are the lines, each with the number of its first sentence.

    `kind` is shortcoming, goal, measure, achievement, result, cause, money, roll, vote or other; `within` is the part
    whose heading stands above this one's; `is_led_in` tells that the heading ends a paragraph ("đề ra các chỉ tiêu:").
    """

    kind: str
    heading: Span
    within: Part | None = None
    is_led_in: bool = False
    entries: list[tuple[Span, int]] = field(default_factory=list)

    @property
    def is_planned(self) -> bool:
        """Tell whether the heading stands below one of what is to be done."""
        return self.within is not None and (self.within.kind == "measure" or self.within.is_planned)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text: its number's level (None: none), its words behind the number, its first sentence."""

    level: int | None
    words: Span
    lower: str
    number: int
    sentence: Sentence


@dataclass(slots=True)
class _Heading:
    """An open heading; `ends_at_paragraph` tells that the lines below have numbers or dashes, another is of no list."""

    level: float
    part: Part | None
    ends_at_paragraph: bool = False


def parts_of(sentences: Sequence[Sentence], text: str) -> list[Part]:
    r"""Return the parts of a text that has headings, in order.

    >>> from govgraph.interpret.sentences import Sentence
    >>> lines = ["II. HẠN CHẾ", "1. Thu ngân sách còn thấp.", "2. Tiến độ chậm.", "III. NHIỆM VỤ", "1. Tăng thu."]
    >>> text = "\n".join(lines)
    >>> spans = [Span(text.index(line), text.index(line) + len(line)) for line in lines]
    >>> parts = parts_of([Sentence("paragraph", (), span, span) for span in spans], text)
    >>> [(part.kind, [span.of(text) for span, _ in part.entries]) for part in parts]
    [('shortcoming', ['Thu ngân sách còn thấp.', 'Tiến độ chậm.']), ('measure', ['Tăng thu.'])]
    """
    parts: list[Part] = []
    open_: list[_Heading] = []
    lines = list(_lines(sentences, text))
    for line, after in zip_longest(lines, lines[1:]):
        kind = line.sentence.kind
        if kind in _CLOSING or (kind not in BESIDE_TEXT and _ENDS.match(line.lower)):
            open_.clear()
            continue
        if kind in BESIDE_TEXT and (line.level is None or line.level > _HIGHEST):
            continue  # but a short line «Phần thứ hai: …» may be laid out like a caption
        heading = _heading(line, after, open_, text)
        level = heading.level if heading is not None else line.level
        while open_ and (open_[-1].level >= level if level is not None else open_[-1].ends_at_paragraph):
            open_.pop()
        if heading is not None:
            if heading.part is not None and (not open_ or heading.part is not open_[-1].part):
                parts.append(heading.part)
            open_.append(heading)
        elif open_ and open_[-1].part is not None and not line.lower.endswith(":"):
            if _tells_speech(line):
                open_.clear()  # minutes go on with who speaks
            else:
                open_[-1].part.entries.append((line.words, line.number))
                open_[-1].ends_at_paragraph = open_[-1].ends_at_paragraph or line.level is not None
    return parts


def _lines(sentences: Sequence[Sentence], text: str) -> Iterator[_Line]:
    """Yield the lines of a text: the blocks, of which a number before the first word may be a sentence of its own."""
    number = 0
    while number < len(sentences):
        first, begun = sentences[number], number
        while number < len(sentences) and sentences[number].block == first.block:
            number += 1
        whole = Span(first.block.start, max(first.block.end, sentences[number - 1].span.end))
        written = whole.of(text)
        numbered = _NUMBERING.match(written) or _NUMBERING.match(written.lower(), 0, 12)
        level = next((int(name[1:]) for name, one in numbered.groupdict().items() if one), None) if numbered else None
        words = written[numbered.end() if numbered else 0 :]
        start = whole.start + len(written) - len(words.lstrip())
        yield _Line(level, Span(start, whole.end), words.strip().lower(), begun, first)


def _heading(line: _Line, after: _Line | None, open_: Sequence[_Heading], text: str) -> _Heading | None:
    """Return the heading that a line is, or None for an entry or a paragraph."""
    if not line.lower:  # «Phần thứ nhất», with its words in the next line
        return _Heading(line.level, None) if line.level is not None else None
    below = after.level if after is not None else None
    leads_in = line.lower.endswith(":") and below is not None and (line.level is None or below > line.level)
    kind = kind_of(line.lower) or (_led_in(line.lower) if leads_in else None)
    is_capital = line.words.of(text).isupper()
    level: float | None = line.level
    if level is None and (kind is not None or is_capital):
        level = below - 0.5 if below is not None and not is_capital else _CAPITALS
    if level is None or (kind is None and not (is_capital or _is_topic(line, after))):
        return None
    is_ahead = _AHEAD.match(line.lower) is not None
    parent = next((one.part for one in reversed(open_) if one.level < level), None)
    if kind is None or (
        parent is not None and parent.kind == "result" and kind not in _WITHIN_RESULTS and not is_ahead
    ):
        return _Heading(level, parent)
    start = max(line.words.start, text.rfind(". ", line.words.start, line.words.end - 1) + 1)
    of_list = line.level is None and not is_capital and below is not None
    return _Heading(level, Part(kind, Span(start, line.words.end), parent, leads_in), of_list)


def kind_of(words: str) -> str | None:
    """Return the kind of part that the words of a line in lower case open, or None where they are no such heading.

    >>> kind_of("những hạn chế, tồn tại và nguyên nhân"), kind_of("các chỉ tiêu chủ yếu năm 2024:")
    ('shortcoming', 'goal')
    >>> kind_of("nhiệm vụ của ban chỉ đạo"), kind_of("hạn chế sử dụng túi ni lông")
    (None, None)
    """
    bare = _IN_BRACKETS.sub("", words).rstrip(" .:")
    if re.search(r"[:;]|\.\s", bare) or len(bare.split()) > _LONGEST_HEADING or words.endswith((";", ",")):
        return None
    return next((kind for kind, one in _PATTERNS.items() if one.match(bare)), None)


def _tells_speech(line: _Line) -> bool:
    """Tell whether somebody speaks in a line: "Đ/c A kết luận …", "- Bà B: đề nghị …"; not "- Đ/c A rà soát …"."""
    items = line.sentence.items
    named = any(item.type in _SPEAKS for item in items[:_LONGEST_LEAD])
    return named and (line.level is None or any(item.type == "COLON" for item in items[: 2 * _LONGEST_LEAD]))


def _led_in(words: str) -> str | None:
    """Return the kind of the lines that the end of a paragraph announces, or None.

    >>> _led_in("hội nghị thống nhất 5 nhiệm vụ trọng tâm sau:"), _led_in("ban chỉ đạo gồm:")
    ('measure', None)
    """
    return next((kind for kind, one in _LEADS_IN.items() if one.search(words[-_LEAD_REACH:])), None)


def _is_topic(line: _Line, after: _Line | None) -> bool:
    """Tell whether a line names but the topic of what follows: "1. Lĩnh vực kinh tế"."""
    if after is None or len(line.lower.split()) > _LONGEST_TOPIC or line.lower.endswith((".", ";", ",")):
        return False
    return after.level is None or (line.level is not None and after.level > line.level)
