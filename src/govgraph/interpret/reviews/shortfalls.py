"""What a page says to fall short: by contrast, by an inspection, admitted, stated, or told of a sentence before."""

import re
from collections.abc import Iterator
from itertools import takewhile

from govgraph.interpret.reviews.clauses import trimmed
from govgraph.interpret.reviews.entries import FEWEST_WORDS, Told, entries, falls_short, lacks, speaks, without_denied
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.words import pattern
from govgraph.model import Span

_FEW = 5  # items at the beginning of a sentence
_CONTRAST = r"""
    \A \W* (?: <<contrast>> | về\s(?:mặt\s|những\s)?(?:hạn\schế|tồn\stại|khuyết\sđiểm) ) (?!\w) \W*
    (?: (?:đảng\sbộ|huyện|xã|phường|hội|chi\sbộ)\s )?
"""
_STATED = re.compile(
    r"\b(?:khó khăn|hạn chế|tồn tại|vướng mắc|điểm nghẽn|khuyết điểm)"
    r"(?: lớn nhất| chủ yếu| chính| nhất)?(?: được (?:nêu|chỉ) ra| hiện nay)? là\s"
    r"|\b(?:chỉ ra|chỉ rõ|nêu|bộc lộ|còn)\b[^:;.]{0,30}\b(?:hạn chế|tồn tại|khuyết điểm|yếu kém|bất cập) như\s"
    r"(?!trên|sau|vậy)|\b(?:trăn trở|băn khoăn|lo ngại)(?: nhất)? là\s"
)
_OBSERVES = re.compile(r"\b(?:nhận thấy|cho thấy|chỉ ra|phát hiện)\Z|\bthẩm tra\b.*\bnêu(?: rõ)?\Z")
_OBJECTS = re.compile(
    r"\b(?:song|nhưng|tuy nhiên|đồng thời)\b.*\b(?:chỉ ra|chỉ rõ|nêu(?: rõ)?|lưu ý)\Z"
)  # all behind it, if what comes first does
_FINDS = re.compile(r"\b(?<!không )(?<!chưa )(?:phát hiện|nhận thấy|ghi nhận)(?: rằng| thấy| còn| có)?\s(?=\S+ \S+ \S)")
_DONE_BADLY = re.compile(r"\bchưa (?:tốt|đạt|đạt yêu cầu|hoàn thành|làm được)\Z")
_INSPECTS = re.compile(r"\b(?:thanh tra|kiểm tra|giám sát|xác minh)\b")
_AGAINST_RULES = re.compile(
    r"\b(?:chưa|không (?:đúng|đủ|mở|lập|có|thực hiện|niêm yết|công khai|kịp thời)|quá (?:hạn|thời hạn|thời gian)"
    r"|vượt (?:định mức|thẩm quyền)|(?:thu|chi|cấp|xây dựng|sử dụng) (?:thiếu|sai|trái)|(?:sai|trái) quy định"
    r"|thất thoát)\b"
)
_TELLS_OF = re.compile(
    r"\bcòn (?:nhiều |một số )?(?:việc|nội dung|phần việc|nhiệm vụ) chưa (?:làm được|hoàn thành|đạt)\b[^:;.]*\.\Z|"
    r"\b(?:chỉ ra|nêu|phân tích|nhìn nhận|đề cập)\b[^:;.]*"
    r"\b(?:điểm nghẽn|hạn chế|tồn tại|bất cập|yếu kém|khuyết điểm)\b[^:;.]*\.\Z"
)
_ADMITS = re.compile(
    r"\b(?:(?P<always>thừa nhận|nhận (?:khuyết điểm|thiếu sót)(?: vì| về| khi)?"
    r"|nhận trách nhiệm (?:vì|về|trong(?: khâu)?)(?! (?:những |các )?(?:hạn chế|tồn tại)))"
    r"|nhìn nhận|phê bình|nhắc nhở)\b"
    r"(?! (?:những )?kết quả)(?: rằng| việc)?\s?"
)
_JUDGES = re.compile(
    r"\b(?<!không )(?<!chưa )(?:cho rằng|lưu ý(?= việc)|góp ý|nhận xét|thẳng thắn(?: nói| nêu)?)\b(?: rằng)?\s"
)
_OF_CITIZENS = re.compile(r"\b(?:cử tri|người dân|bà con|nhân dân|các hộ)\b")
_WISHES = re.compile(
    r"\b(?:cần|phải|nên|sẽ|đề nghị|mong|nếu|(?<!, )để|do|vì|không (?:đặt|để))\b|\A(?:khắc phục|xử lý|tránh)\b"
)
_NAMED = re.compile(r"\b(?:khó khăn|hạn chế|tồn tại|vướng mắc|khuyết điểm|yếu kém)\Z")
_THAT_IS = re.compile(r"đó là\s")
_ENDS_SHORT = re.compile(
    r"\b(?:còn (?:gặp |có |nhiều |một số |rất )*(?:khó khăn|hạn chế|chậm|thấp|yếu|lúng túng|bất cập|hình thức|nể nang"
    r"|lỏng lẻo|sơ sài|chung chung|dàn trải|manh mún|nhỏ lẻ|đơn điệu|nghèo nàn|cầm chừng)"
    r"|chưa (?:đáp ứng(?: được)? yêu cầu|đạt yêu cầu|kịp thời|cao|đồng bộ|hiệu quả|thường xuyên|quyết liệt"
    r"|dứt điểm|triệt để|nghiêm(?: túc)?|sâu sát|chặt chẽ|đều|tốt|rõ nét|đúng mức|tương xứng|bền vững))"
    r"(?: [^ ]+){0,3}\Z"
)
_SUPPOSED = re.compile(r"\b(?:nếu|khi|để|cần|phải|những|các|hộ|gia đình|địa phương|nơi) ")


def _breaks_rules(words: str) -> bool:
    return _AGAINST_RULES.search(without_denied(words)) is not None


def _inspected(page: Page) -> Iterator[Told]:
    """Yield what stands against the rules below the results of an inspection: "xã thu thiếu 9,6 triệu đồng"."""
    for part in page.parts:
        if part.kind == "result" and _INSPECTS.search(page.words(part.heading).lower()):
            for line, number in part.entries:
                for entry in entries(page.text, line.start, line.end):
                    if _breaks_rules(entry.of(page.text).lower()):
                        yield Told("shortcoming", entry, "inspection-observes", number)


def _contrasted(page: Page) -> Iterator[Told]:
    """Yield what a sentence of contrast names: "Tuy vậy, tiến độ còn chậm; …"."""
    for number, sentence in enumerate(page.sentences):
        if sentence.kind != "paragraph":
            continue
        lower = sentence.span.of(page.text).lower()
        opening = pattern(_CONTRAST).match(lower)
        if opening is None or len(lower) != sentence.span.end - sentence.span.start:
            continue
        start = opening.end()
        colon = re.search(r":(?!\d)", lower)
        if colon is not None:
            start = colon.end()
        elif any(map(speaks, sentence.items[:8])):
            continue
        told = list(entries(page.text, sentence.span.start + start, sentence.span.end))
        if not any(falls_short(entry.of(page.text).lower()) for entry in told):
            continue
        for entry in told:
            yield Told("shortcoming", entry, "contrast", number)
        yield from _going_on(page, number)


def _going_on(page: Page, number: int) -> Iterator[Told]:
    """Yield what sentences behind one of shortcomings add: "Tuy vậy, thu quỹ chậm. | Công tác kiểm tra chưa đều."."""
    block = page.sentences[number].block
    for at in range(number + 1, len(page.sentences)):
        after = page.sentences[at]
        if after.block != block or any(map(speaks, after.items[:_FEW])):
            return
        told = list(entries(page.text, after.span.start, after.span.end))
        if not told or not all(lacks(entry.of(page.text).lower()) for entry in told):
            return
        for entry in told:
            yield Told("shortcoming", entry, "contrast", at)


def _observed(page: Page) -> Iterator[Told]:
    """Yield what an inspection observed to fall short: "Đoàn nhận thấy: biển báo ghi sai; …"."""
    for number, clause in enumerate(page.clauses):
        badly = _DONE_BADLY.search(clause.text)
        objects = badly or (_OBJECTS.search(page.before(clause, len(clause.text))) and _lacks_behind(page, number))
        if not clause.opens or not (objects or _OBSERVES.search(clause.text)):
            continue
        read: set[int] = set()
        for at in range(number + 1, len(page.clauses)):
            one = page.clauses[at]
            if one.sentence != clause.sentence:
                break
            if one.segment in read:
                continue
            read.add(one.segment)
            span = page.segments[one.segment]
            words = span.of(page.text).lower()
            if objects or falls_short(words) or _breaks_rules(words):
                yield Told("shortcoming", span, "inspection-observes", clause.sentence)
        if read and objects and not badly:
            yield from _going_on(page, clause.sentence)


def _lacks_behind(page: Page, number: int) -> bool:
    """Tell whether the first of a list falls short: "song cũng chỉ rõ: | sổ sách ghi không đủ; …"."""
    first = page.clauses[number + 1] if number + 1 < len(page.clauses) else None
    if first is None or first.sentence != page.clauses[number].sentence:
        return False
    words = page.segments[first.segment].of(page.text).lower()
    return (lacks(words) or _breaks_rules(words)) and not _WISHES.search(words)


def _found(page: Page) -> Iterator[Told]:
    """Yield what somebody found on the spot: "Đoàn phát hiện 3 vòi nước bị hỏng, …"."""
    for clause in page.clauses:
        match = _FINDS.search(clause.text)
        segment = page.segments[clause.segment]
        if match is None or clause.opens or not _INSPECTS.search(page.before(clause, match.start())):
            continue
        span = Span(clause.span.start + match.end(), segment.end)
        words = span.of(page.text).lower()
        if (lacks(words) or _breaks_rules(words)) and not _WISHES.search(words):
            yield Told("shortcoming", span, "inspection-observes", clause.sentence)


def _admitted(page: Page) -> Iterator[Told]:
    """Yield what somebody admits: "ông A thừa nhận công tác phối hợp còn lỏng", "nhìn nhận: tổ tự quản …; …"."""
    for number, clause in enumerate(page.clauses):
        match = _ADMITS.search(clause.text)
        if match is None:
            continue
        if not clause.opens:
            words = clause.text[match.end() :]
            if match["always"] or falls_short(words):
                span = trimmed(page.text, clause.span.start + match.end(), clause.span.end)
                if span is not None and len(words.split()) >= FEWEST_WORDS:
                    yield Told("shortcoming", span, "difficulty-stated", clause.sentence)
                    yield from _further(page, number)
                    yield from _going_on(page, clause.sentence)
            continue
        listed = takewhile(lambda one: one.sentence == clause.sentence, page.clauses[number + 1 :])  # noqa: B023
        segments = dict.fromkeys(one.segment for one in listed)
        for segment in segments:
            yield Told("shortcoming", page.segments[segment], "difficulty-stated", clause.sentence)


def _judged(page: Page) -> Iterator[Told]:
    """Yield what somebody of office finds wanting: "Trưởng phòng cho rằng xã chưa chủ động bố trí vốn"."""
    for number, clause in enumerate(page.clauses):
        match = _JUDGES.search(clause.text)
        if match is None or clause.opens or _OF_CITIZENS.search(page.before(clause, match.start())):
            continue
        span = Span(clause.span.start + match.end(), page.segments[clause.segment].end)
        words = span.of(page.text).lower()
        if lacks(words) and not _WISHES.search(words):
            yield Told("shortcoming", span, "difficulty-stated", clause.sentence)
            yield from _further(page, number)


def _further(page: Page, number: int, *, is_list: bool = False) -> Iterator[Told]:
    """Yield what else falls short behind semicolons: "thừa nhận 4 chỉ tiêu chưa đạt; | công tác đấu giá đất chậm".

    In a list that shortcomings were announced for, all that stands there does.
    """
    clause = page.clauses[number]
    behind = takewhile(lambda one: one.sentence == clause.sentence, page.clauses[number + 1 :])
    for segment in dict.fromkeys(one.segment for one in behind if one.segment != clause.segment):
        span = page.segments[segment]
        if is_list or falls_short(span.of(page.text).lower()):
            yield Told("shortcoming", span, "difficulty-stated", clause.sentence)


def _stated(page: Page) -> Iterator[Told]:
    """Yield what is said to be the difficulty: "Khó khăn lớn nhất là …"."""
    for number, clause in enumerate(page.clauses):
        match = _STATED.search(clause.text)
        if match is None and number and _NAMED.search(page.clauses[number - 1].text):
            match = _THAT_IS.match(clause.text)  # "chỉ rõ một số tồn tại, | đó là …"
        if match is None:
            continue
        end = page.segments[clause.segment].end
        yield Told("shortcoming", Span(clause.span.start + match.end(), end), "difficulty-stated", clause.sentence)
        yield from _further(page, number, is_list=True)


def _said(page: Page) -> Iterator[Told]:
    """Yield clauses that end in saying that something falls short: "công tác … còn gặp nhiều khó khăn"."""
    for clause in page.clauses:
        if not _ENDS_SHORT.search(clause.text) or clause.opens or len(clause.text.split()) < FEWEST_WORDS + 1:
            continue
        sentence = page.sentences[clause.sentence]
        told = list(entries(page.text, sentence.span.start, sentence.span.end))
        several = len(told) > 1 and all(lacks(entry.of(page.text).lower()) for entry in told)
        if sentence.kind != "paragraph" or (any(map(speaks, sentence.items)) and not several):
            continue
        if not _SUPPOSED.search(clause.text) and "nguyên nhân" not in page.before(clause, len(clause.text)):
            for span in told if several else [clause.span]:
                yield Told("shortcoming", span, "said-to-fall-short", clause.sentence)


def _analysed(page: Page) -> Iterator[Told]:
    """Yield what follows a sentence that says that shortcomings are told: "Hội nghị chỉ ra một số hạn chế. | Thu …"."""
    for number, sentence in enumerate(page.sentences):
        if sentence.kind != "paragraph" or not _TELLS_OF.search(sentence.span.of(page.text).lower()):
            continue
        for at in range(number + 1, len(page.sentences)):
            after = page.sentences[at]
            if after.block != sentence.block or any(map(speaks, after.items[:_FEW])):
                break
            for entry in entries(page.text, after.span.start, after.span.end):
                if falls_short(entry.of(page.text).lower()):
                    yield Told("shortcoming", entry, "difficulty-stated", at)


#: The readers of shortcomings, in their order: a sentence that one has read is not read again.
SHORTFALLS = (_inspected, _contrasted, _observed, _found, _admitted, _judged, _stated, _analysed, _said)
