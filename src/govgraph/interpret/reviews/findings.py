"""What a review finds in words: achievements, shortcomings and measures, from lists and from what sentences say."""

import re
from collections.abc import Iterator, Sequence

from govgraph.interpret.meetings import meeting_at
from govgraph.interpret.reviews.clauses import trimmed
from govgraph.interpret.reviews.entries import FEWEST_WORDS, Told, entries, falls_short, speaks
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.shortfalls import SHORTFALLS
from govgraph.interpret.sentences import Sentence
from govgraph.model import Finding
from govgraph.recognise.items import Item

_LISTED_KINDS = frozenset({"shortcoming", "measure", "achievement"})
_FEW = 5
_LONGEST_HEAD = 12  # items of a heading that announces a list
_OPENS_LIST = frozenset({"như", "sau", "gồm", "là"})
_ON_MEASURES = re.compile(
    r"\Avề (?:các |một số )?(?:nhiệm vụ|giải pháp)\b[^:;.]{0,60}:(?!\d)"
    r"|\b(?:tập trung|yêu cầu|đề nghị|chỉ đạo|thực hiện)\b[^:;.]{0,60}"
    r"\b(?:một số|các|những|\d+|hai|ba|bốn|năm|sáu) (?:nội dung|công việc|việc|vấn đề)\b[^:;.]{0,30}:(?!\d)"
    r"|\b(?:thời gian tới|tháng tới|quý tới|năm tới|cuối năm)\b[^:;.]{0,80}"
    r"\b(?:tập trung|tiếp tục|cần|sẽ|xác định)\b[^:;.]{0,40}:(?!\d)"
)
_DONE_WELL = re.compile(
    r"\b(?:được giữ vững|được (?:đảm|bảo) (?:bảo|đảm)|được bảo đảm|(?:có )?nhiều (?:tiến bộ|chuyển biến)(?: tích cực)?"
    r"|đạt và vượt|hoàn thành (?:xuất sắc|vượt mức|thắng lợi)|được quan tâm đầu tư|được nâng (?:lên|cao))\b"
)

_ORDINALS = {
    word: number
    for words in ("một hai ba bốn năm sáu bảy tám chín mười", "nhất hai ba tư năm sáu bảy tám chín mười")
    for number, word in enumerate(words.split(), 1)
}
# The beginning of an entry that is a sentence of its own: "Một là, …", "Thứ hai: …".
_IN_ORDER = re.compile(
    rf"(?:(?P<first>{'|'.join(_ORDINALS)}) là|thứ (?P<second>{'|'.join(_ORDINALS)})(?: là)?)\s?[,:]?\s"
)

_LESSONS = re.compile(r"\bbài học\b|\bkinh nghiệm\b|\bkhắc phục\b")  # what lists of shortcomings are drawn on for
_DONE = re.compile(r"\bđã (?:thực hiện|hoàn thành|triển khai|tập trung)\b|\bkết quả\b")


def find_findings(page: Page) -> list[Told]:
    """Return the achievements, shortcomings and measures of a page, in the order of the text."""
    found = list(_headed(page))
    # Sentences whose findings have been read, or that tell what is yet to come.
    seen = {number for number, part in page.part_of.items() if part.kind != "result"}
    for reader in (_listed, _in_order, _about, *SHORTFALLS, _done_well):
        read = [one for one in reader(page) if one.sentence not in seen]
        found += read
        for one in read:
            seen.update(page.through(one.sentence, one.span))
    return sorted(set(found), key=lambda one: (one.span, one.kind))


def add_findings(page: Page, found: Sequence[Told], assessment: str | None) -> None:
    """Add findings to the draft."""
    for kind, span, rule, number in found:
        at = meeting_at(page.held, number)
        page.draft.add(Finding(kind, page.words(span), assessment, at.id if at else None), span, rule)


def _headed(page: Page) -> Iterator[Told]:
    """Yield the entries below headings: "IV. HẠN CHẾ, TỒN TẠI", below it "1. …", "2. …"."""
    for part in page.parts:
        if part.kind in _LISTED_KINDS:
            for line, number in part.entries:
                # An entry is one task or achievement; it may name several shortcomings.
                whole = (one for one in [trimmed(page.text, line.start, line.end)] if one is not None)
                for entry in entries(page.text, line.start, line.end) if part.kind == "shortcoming" else whole:
                    yield Told(part.kind, entry, f"list-of-{part.kind}s", number)


def _listed(page: Page) -> Iterator[Told]:
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
            for entry in entries(text, colon, until):
                yield Told(concept.notation, entry, f"list-of-{concept.notation}s", number)
            break


def _is_in_brackets(items: Sequence[Item], at: int) -> bool:
    """Tell whether an item stands in brackets: "đạt 22/23 chỉ tiêu (| chỉ tiêu không đạt: bảo hiểm y tế); …"."""
    signs = [item.type for item in items[:at] if item.type in ("OPEN", "CLOSE")]
    return bool(signs) and signs[-1] == "OPEN"


def _is_done(items: Sequence[Item], cue: int) -> bool:
    """Tell whether tasks are named as done: "báo cáo kết quả lãnh đạo | nhiệm vụ tháng 3: …"."""
    before = " ".join(item.text.lower() for item in items[max(0, cue - _FEW) : cue])
    return items[cue].text.lower().endswith("nhiệm vụ") and bool(re.search(r"kết quả|thực hiện|hoàn thành", before))


def _colon_after(items: Sequence[Item], cue: int) -> int | None:
    """Return where a list begins after a cue: behind the next colon of the clause, if a list is announced."""
    heads = cue == 0  # "Nhiệm vụ trọng tâm 6 tháng cuối năm:"
    if _is_in_brackets(items, cue):
        return None
    start = cue
    counted = cue > 0 and items[cue - 1].type == "NUMBER"  # "4 việc phải làm trong tháng 4:", "5 nhiệm vụ:"
    for index in range(cue + 1, len(items)):
        if items[index].type == "COMMA" and index - cue > 3:
            heads = False
        if items[index].type == "COLON":
            before = items[index - 1]
            if heads and index - cue <= _LONGEST_HEAD:
                return items[index].end
            if index - start <= 3 or before.text.lower() in _OPENS_LIST or counted:
                return items[index].end
        if items[index].type == "FINDING" and _is_of_shortcoming(items, cue, index):
            start = index
        elif items[index].type in ("STOP", "SEMICOLON", "PERSON", "FINDING"):
            return None
    return None


def _is_of_shortcoming(items: Sequence[Item], cue: int, at: int) -> bool:
    """Tell whether words say of shortcomings what is to be done about them: "tồn tại | cần tập trung khắc phục: …"."""
    named = items[cue].sense("finding")
    return named is not None and named.notation == "shortcoming" and items[at].text.lower().startswith("cần ")


def _in_order(page: Page) -> Iterator[Told]:
    """Yield the entries of a list of sentences: "Huyện xác định các nhiệm vụ. | Một là, sửa chợ. | Hai là, …"."""
    kind, last = None, 0
    for number, sentence in enumerate(page.sentences):
        match = _IN_ORDER.match(sentence.span.of(page.text).lower())
        order = _ORDINALS[match["first"] or match["second"]] if match else 0
        if order == 1:
            kind = _announced(page, page.sentences[number - 1]) if number else None
        if match is not None and kind is not None and order in (1, last + 1):
            last = order
            for entry in entries(page.text, sentence.span.start + match.end(), sentence.span.end):
                yield Told(kind, entry, f"list-of-{kind}s", number)


def _announced(page: Page, sentence: Sentence) -> str | None:
    """Return of which kind a list is that a sentence without a colon announces; tasks done are no measures."""
    cues = (item.sense("finding") for item in sentence.items if item.concepts)
    kind = next((cue.notation for cue in reversed(list(cues)) if cue and cue.notation in _LISTED_KINDS), None)
    words = sentence.span.of(page.text).lower()
    is_other = _LESSONS.search(words) or (kind == "measure" and _DONE.search(words))
    return None if is_other else kind


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
        if kind == "shortcoming" and not falls_short(after.span.of(text).lower()):
            break  # "4 chỉ tiêu chưa đạt là: a, b. | Thu nhập bình quân đạt …"
        if any(item.type in ("PERSON", "PEOPLE") for item in after.items[:4]):
            break
        end = after.span.end
    return end


def _enumerates(sentence: Sentence) -> bool:
    return any(item.type == "SEMICOLON" for item in sentence.items)


def _about(page: Page) -> Iterator[Told]:
    """Yield the entries behind what they are about: "Về giải pháp, xã sẽ: a; b; c"."""
    for number, sentence in enumerate(page.sentences):
        match = _ON_MEASURES.search(sentence.span.of(page.text).lower())
        if match is not None and sentence.kind == "paragraph":
            listed = list(entries(page.text, sentence.span.start + match.end(), sentence.span.end))
            for entry in listed if len(listed) > 1 else ():
                yield Told("measure", entry, "list-of-measures", number)


def _done_well(page: Page) -> Iterator[Told]:
    """Yield sentences that say that something went well: "An ninh trật tự được giữ vững"."""
    for clause in page.clauses:
        match = _DONE_WELL.search(clause.text)
        if match is None or page.sentences[clause.sentence].kind != "paragraph" or clause.opens:
            continue
        sentence = page.sentences[clause.sentence]
        if any(map(speaks, sentence.items)) or re.search(
            r"\b(?:cần|phải|tiếp tục|phấn đấu|sẽ|đề nghị|yêu cầu|chưa|không|quyết tâm)\b", clause.text
        ):
            continue
        if len(clause.text.split()) >= FEWEST_WORDS:
            yield Told("achievement", page.segments[clause.segment], "done-well", clause.sentence)
