"""What a review finds in words: achievements, shortcomings, measures; from lists, contrasts and statements."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from govgraph.interpret.meetings import meeting_at
from govgraph.interpret.reviews.clauses import trimmed
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.words import pattern
from govgraph.interpret.sentences import Sentence
from govgraph.model import Finding, Span
from govgraph.recognise.items import Item

# An enumeration ends its entries with these; a list that a cue opens runs to the end of its block.
_ENTRY_END = re.compile(r"[;.…]+(?!\d)\s*|\n+")
# What is to be done about it: "… chậm. | Do vậy, cần …".
_FOLLOWS = re.compile(r"(?:do|vì) (?:vậy|đó|thế)\b|từ đó\b|(?:để|nhằm) khắc phục\b|(?:những [^.;]{0,40})?nguyên nhân\b")
_FEWEST_WORDS = 3  # a shorter entry is a scrap, not a statement
_LISTED_KINDS = frozenset({"shortcoming", "measure", "achievement"})
_FEW = 5
_LONGEST_HEAD = 12  # items of a heading that announces a list
_OPENS_LIST = frozenset({"như", "sau", "gồm", "là"})
_CONTRAST = r"""
    \A \W* (?: <<contrast>> | về\s(?:mặt\s|những\s)?(?:hạn\schế|tồn\stại|khuyết\sđiểm) ) (?!\w) \W*
    (?: (?:đảng\sbộ|huyện|xã|phường|hội|chi\sbộ)\s )?
"""
_FALLS_SHORT = r"(?<!\w) <<falls-short>> (?!\w)"
_STATED = re.compile(
    r"\b(?:khó khăn|hạn chế|tồn tại|vướng mắc|điểm nghẽn|khuyết điểm)"
    r"(?: lớn nhất| chủ yếu| chính| nhất)?(?: hiện nay)? là\s"
)
_OBSERVES = re.compile(r"\b(?:nhận thấy|cho thấy|chỉ ra|phát hiện)\Z|\bthẩm tra\b.*\bnêu(?: rõ)?\Z")
_DONE_BADLY = re.compile(r"\bchưa (?:tốt|đạt|đạt yêu cầu|hoàn thành|làm được)\Z")
_INSPECTS = re.compile(r"\b(?:thanh tra|kiểm tra|giám sát|xác minh)\b")
_AGAINST_RULES = re.compile(
    r"\b(?:chưa|không (?:đúng|đủ|mở|lập|có|thực hiện|niêm yết|công khai|kịp thời)|quá (?:hạn|thời hạn|thời gian)"
    r"|vượt (?:định mức|thẩm quyền)|(?:thu|chi|cấp|xây dựng|sử dụng) (?:thiếu|sai|trái)|(?:sai|trái) quy định"
    r"|thất thoát)\b"
)
_ADMITS = re.compile(
    r"\b(?:(?P<always>thừa nhận|nhận (?:khuyết điểm|thiếu sót)(?: vì| về| khi)?)|nhìn nhận)\b"
    r"(?! (?:những )?kết quả)(?: rằng| việc)?\s?"
)
_NAMED = re.compile(r"\b(?:khó khăn|hạn chế|tồn tại|vướng mắc|khuyết điểm|yếu kém)\Z")
_THAT_IS = re.compile(r"đó là\s")
_ENDS_SHORT = re.compile(
    r"\b(?:còn (?:gặp |có |nhiều |một số |rất )*(?:khó khăn|hạn chế|chậm|thấp|yếu|lúng túng|bất cập|hình thức)"
    r"|chưa (?:đáp ứng(?: được)? yêu cầu|đạt yêu cầu|kịp thời|cao|đồng bộ|hiệu quả|thường xuyên|quyết liệt))"
    r"(?: [^ ]+){0,3}\Z"
)
_SUPPOSED = re.compile(r"\b(?:nếu|khi|để|cần|phải|những|các|hộ|gia đình|địa phương|nơi) ")
_SPEAKS = frozenset({"ACT", "PERSON", "PEOPLE", "POSTS"})
_DONE_WELL = re.compile(
    r"\b(?:được giữ vững|được (?:đảm|bảo) (?:bảo|đảm)|được bảo đảm|(?:có )?nhiều (?:tiến bộ|chuyển biến)(?: tích cực)?"
    r"|đạt và vượt|hoàn thành (?:xuất sắc|vượt mức|thắng lợi)|được quan tâm đầu tư|được nâng (?:lên|cao))\b"
)


def find_findings(page: Page) -> list[tuple[str, Span, str, int]]:
    """Return (kind, place, rule, sentence) of achievements, shortcomings and measures of a page, in order."""
    found = list(_headed(page))
    # Sentences whose findings have been read, or that tell what is yet to come.
    seen = {number for number, part in page.part_of.items() if part.kind != "result"}
    for reader in (_listed, _inspected, _contrasted, _observed, _admitted, _stated, _said, _done_well):
        read = [one for one in reader(page) if one[3] not in seen]
        found += read
        for _, span, _, number in read:
            seen.update(page.through(number, span))
    return sorted(set(found), key=lambda one: (one[1], one[0]))


def add_findings(page: Page, found: Sequence[tuple[str, Span, str, int]], assessment: str | None) -> None:
    """Add findings to the draft."""
    for kind, span, rule, number in found:
        at = meeting_at(page.held, number)
        page.draft.add(Finding(kind, page.words(span), assessment, at.id if at else None), span, rule)


def _headed(page: Page) -> Iterator[tuple[str, Span, str, int]]:
    """Yield the entries below headings: "IV. HẠN CHẾ, TỒN TẠI", below it "1. …", "2. …"."""
    for part in page.parts:
        if part.kind in _LISTED_KINDS:
            for line, number in part.entries:
                # An entry is one task or achievement; it may name several shortcomings.
                whole = (one for one in [trimmed(page.text, line.start, line.end)] if one is not None)
                for entry in _entries(page.text, line.start, line.end) if part.kind == "shortcoming" else whole:
                    yield part.kind, entry, f"list-of-{part.kind}s", number


def _listed(page: Page) -> Iterator[tuple[str, Span, str, int]]:
    """Yield the entries of lists that a cue opens: "những hạn chế như: a; b; c"."""
    sentences, text = page.sentences, page.text
    until = -1
    for number, sentence in enumerate(sentences):
        if sentence.span.start < until:
            continue
        for index, item in enumerate(sentence.items):
            concept = item.sense("finding") if item.concepts else None
            if concept is None or concept.notation not in _LISTED_KINDS or _is_done(sentence.items, index):
                continue
            colon = _colon_after(sentence.items, index)
            if colon is None:
                continue
            until = _end_of_list(sentences, number, concept.notation, text)
            for entry in _entries(text, colon, until):
                yield concept.notation, entry, f"list-of-{concept.notation}s", number
            break


def _is_done(items: Sequence[Item], cue: int) -> bool:
    """Tell whether tasks are named as done: "báo cáo kết quả lãnh đạo | nhiệm vụ tháng 3: …"."""
    before = " ".join(item.text.lower() for item in items[max(0, cue - _FEW) : cue])
    return items[cue].text.lower().endswith("nhiệm vụ") and bool(re.search(r"kết quả|thực hiện|hoàn thành", before))


def _colon_after(items: Sequence[Item], cue: int) -> int | None:
    """Return where a list begins after a cue: behind the next colon of the clause, if a list is announced."""
    heads = cue == 0  # "Nhiệm vụ trọng tâm 6 tháng cuối năm:"
    counted = cue > 0 and items[cue - 1].type == "NUMBER"  # "4 việc phải làm trong tháng 4:", "5 nhiệm vụ:"
    for index in range(cue + 1, len(items)):
        if items[index].type == "COMMA" and index - cue > 3:
            heads = False
        if items[index].type == "COLON":
            before = items[index - 1]
            if heads and index - cue <= _LONGEST_HEAD:
                return items[index].end
            if index - cue <= 3 or before.text.lower() in _OPENS_LIST or counted:
                return items[index].end
        if items[index].type in ("STOP", "SEMICOLON", "PERSON", "FINDING"):
            return None
    return None


def _end_of_list(sentences: Sequence[Sentence], number: int, kind: str, text: str) -> int:
    """Return where a list ends: with its block, behind its last semicolons, or where a list of another kind opens."""
    end = sentences[number].span.end
    for at in range(number + 1, len(sentences)):
        before, after = sentences[at - 1], sentences[at]
        if after.kind != before.kind or after.block != before.block:
            break
        opening = next((item.sense("finding") for item in after.items[:3] if item.sense("finding")), None)
        if opening is not None and opening.notation != kind and any(item.type == "COLON" for item in after.items[:12]):
            break
        if _enumerates(before) and not _enumerates(after):
            break
        if kind == "shortcoming" and not pattern(_FALLS_SHORT).search(after.span.of(text).lower()):
            break  # "4 chỉ tiêu chưa đạt là: a, b. | Thu nhập bình quân đạt …"
        if any(item.type in ("PERSON", "PEOPLE") for item in after.items[:4]):
            break
        end = after.span.end
    return end


def _enumerates(sentence: Sentence) -> bool:
    return any(item.type == "SEMICOLON" for item in sentence.items)


def _entries(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in [*_ENTRY_END.finditer(text, start, end), None]:
        stop = match.start() if match else end
        span = trimmed(text, at, stop)
        if span is not None and _FOLLOWS.match(span.of(text).lower()):
            return
        if span is not None and len(span.of(text).split()) >= _FEWEST_WORDS:
            yield span
        at = match.end() if match else end


def _contrasted(page: Page) -> Iterator[tuple[str, Span, str, int]]:
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
        elif any(item.type in _SPEAKS for item in sentence.items[:8]):
            continue
        entries = list(_entries(page.text, sentence.span.start + start, sentence.span.end))
        if not any(pattern(_FALLS_SHORT).search(entry.of(page.text).lower()) for entry in entries):
            continue
        for entry in entries:
            yield "shortcoming", entry, "contrast", number


def _inspected(page: Page) -> Iterator[tuple[str, Span, str, int]]:
    """Yield what stands against the rules below the results of an inspection: "xã thu thiếu 9,6 triệu đồng"."""
    for part in page.parts:
        if part.kind == "result" and _INSPECTS.search(page.words(part.heading).lower()):
            for line, number in part.entries:
                for entry in _entries(page.text, line.start, line.end):
                    if _AGAINST_RULES.search(entry.of(page.text).lower()):
                        yield "shortcoming", entry, "inspection-observes", number


def _observed(page: Page) -> Iterator[tuple[str, Span, str, int]]:
    """Yield what an inspection observed to fall short: "Đoàn nhận thấy: biển báo ghi sai; …"."""
    for number, clause in enumerate(page.clauses):
        badly = _DONE_BADLY.search(clause.text)
        if not clause.opens or not (badly or _OBSERVES.search(clause.text)):
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
            if badly or pattern(_FALLS_SHORT).search(words) or _AGAINST_RULES.search(words):
                yield "shortcoming", span, "inspection-observes", clause.sentence


def _admitted(page: Page) -> Iterator[tuple[str, Span, str, int]]:
    """Yield what somebody admits: "ông A thừa nhận công tác phối hợp còn lỏng", "nhìn nhận: tổ tự quản …; …"."""
    for number, clause in enumerate(page.clauses):
        match = _ADMITS.search(clause.text)
        if match is None:
            continue
        if not clause.opens:
            words = clause.text[match.end() :]
            if match["always"] or pattern(_FALLS_SHORT).search(words):
                span = trimmed(page.text, clause.span.start + match.end(), clause.span.end)
                if span is not None and len(words.split()) >= _FEWEST_WORDS:
                    yield "shortcoming", span, "difficulty-stated", clause.sentence
            continue
        listed = takewhile(lambda one: one.sentence == clause.sentence, page.clauses[number + 1 :])  # noqa: B023
        segments = dict.fromkeys(one.segment for one in listed)
        for segment in segments:
            yield "shortcoming", page.segments[segment], "difficulty-stated", clause.sentence


def _stated(page: Page) -> Iterator[tuple[str, Span, str, int]]:
    """Yield what is said to be the difficulty: "Khó khăn lớn nhất là …"."""
    for number, clause in enumerate(page.clauses):
        match = _STATED.search(clause.text)
        if match is None and number and _NAMED.search(page.clauses[number - 1].text):
            match = _THAT_IS.match(clause.text)  # "chỉ rõ một số tồn tại, | đó là …"
        if match is None:
            continue
        end = page.segments[clause.segment].end
        yield "shortcoming", Span(clause.span.start + match.end(), end), "difficulty-stated", clause.sentence


def _said(page: Page) -> Iterator[tuple[str, Span, str, int]]:
    """Yield clauses that end in saying that something falls short: "công tác … còn gặp nhiều khó khăn"."""
    for clause in page.clauses:
        if not _ENDS_SHORT.search(clause.text) or clause.opens or len(clause.text.split()) < _FEWEST_WORDS + 1:
            continue
        sentence = page.sentences[clause.sentence]
        if sentence.kind != "paragraph" or any(item.type in _SPEAKS for item in sentence.items):
            continue
        if not _SUPPOSED.search(clause.text) and "nguyên nhân" not in page.before(clause, len(clause.text)):
            yield "shortcoming", clause.span, "said-to-fall-short", clause.sentence


def _done_well(page: Page) -> Iterator[tuple[str, Span, str, int]]:
    """Yield sentences that say that something went well: "An ninh trật tự được giữ vững"."""
    for clause in page.clauses:
        match = _DONE_WELL.search(clause.text)
        if match is None or page.sentences[clause.sentence].kind != "paragraph" or clause.opens:
            continue
        sentence = page.sentences[clause.sentence]
        if any(item.type in _SPEAKS for item in sentence.items) or re.search(
            r"\b(?:cần|phải|tiếp tục|phấn đấu|sẽ|đề nghị|yêu cầu|chưa|không|quyết tâm)\b", clause.text
        ):
            continue
        if len(clause.text.split()) >= _FEWEST_WORDS:
            yield "achievement", page.segments[clause.segment], "done-well", clause.sentence
