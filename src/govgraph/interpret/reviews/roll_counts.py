"""The counts of a roll, as minutes have them behind labels: «Tổng số đảng viên: 45; có mặt: 41 đồng chí»."""

import re

from govgraph.interpret.meetings import meeting_at
from govgraph.interpret.reviews.clauses import trimmed
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.words import pattern
from govgraph.interpret.sentences import BESIDE_TEXT
from govgraph.model import HeadCount, Span

_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,6})"
_PEOPLE = r"(?:<<counted-people>>|<<counted-member>>)(?!\w)"
# Who came: behind a label, with the noun behind the number or before the label («Số lượng đại biểu có mặt 41/45»).
_CAME = rf"""
    (?: \b(?P<who>{_PEOPLE}) (?:\s\w+){{0,4}}? \s?:?\s )?
    (?: \b(?:có\smặt|hiện\sdiện)(?:\stại\s\w+(?:\s\w+){{0,2}}?)?\s?:?\s? | \b(?:dự\shọp|tham\sdự)\s?:\s
        | \bthành\sphần(?:\s\w+){{0,3}}?\s?:\s? )
    (?P<present>{_NUMBER}) (?! [\d%] | [.,]\d )
    (?: \s?/\s?(?P<expected>{_NUMBER}) (?! [\d%] | [.,]\d ) )?
    (?: \s(?P<counted>{_PEOPLE}) (?!\s?:) | (?=\s*(?:[.,;(\n]|\Z)) )
    (?: ,\s(?:đạt|chiếm)\s(?:tỷ\slệ\s)?\d[\d,]*\s?% )?
"""
# Who should have come: right before, in the same line or the one above.
_CALLED = rf"""
    \b (?: (?:tổng\ssố|số\slượng|số)\s(?P<who>{_PEOPLE}) (?:\s\w+){{0,4}}? \s?:?\s (?P<expected>{_NUMBER})
            (?:\s{_PEOPLE})?
          | tổng\ssố\s(?P<all>{_NUMBER})\s(?P<whom>{_PEOPLE})
          | (?P<elected>{_PEOPLE}) (?:\s\w+){{0,8}}? \s?:\s (?P<seats>{_NUMBER}) (?:\s{_PEOPLE})? )
    \s?[.,;(]? \s*(?:[-+*•]\s?)?(?:trong\sđó\s?:?\s?)? (?:số\s(?:{_PEOPLE}\s)?)?\Z
"""
# Guests of one kind: «Khách mời: trưởng các thôn: 9 đại biểu; Hội Nông dân xã: 2».
_GUESTS = rf"""
    (?P<label>[^\d:;.()\n]{{3,80}}) : \s (?P<present>{_NUMBER}) (?: \s?/\s?(?P<expected>{_NUMBER}) )?
    (?: \s(?P<counted>{_PEOPLE}) )? (?= \s*(?:[.;(\n]|\Z) )
"""
_FURTHER = rf"(?<=[;,]\s) (?P<present>{_NUMBER}) \s (?P<counted>{_PEOPLE}) (?= \s*(?:[.;,)\n]|\Z) )"
_INVITES = re.compile(r"\A[\W\d]*(?:khách mời|đại biểu (?:khách )?mời|thành phần)\b")
_NO_GUESTS = re.compile(r"\b(?:vắng|tổng số|triệu tập|được bầu|phiếu|danh sách)\b")
_ONE_OF = ("mặt", "dự họp", "tham dự", "hiện diện", "thành phần")  # of these one is in each roll
_REACH = 120  # characters back to who should have come


def find_roll_counts(page: Page) -> None:
    """Add how many came to the meetings of a page, of how many, where labels say so."""
    for number, sentence in enumerate(page.sentences):
        held = meeting_at(page.held, number)
        if held is None or sentence.kind in BESIDE_TEXT:
            continue
        lower = sentence.span.of(page.text).lower()
        part = page.part_of.get(number)
        is_roll = (part is not None and part.kind == "roll") or _INVITES.match(lower) is not None
        if any(word in lower for word in _ONE_OF):  # as in few sentences
            for match in pattern(_CAME).finditer(lower):
                _add(page, held.id, sentence.span.start, match)
        if is_roll:
            for match in pattern(_GUESTS).finditer(lower):
                if not _NO_GUESTS.search(match["label"]):
                    expected = _number(match["expected"]) if match["expected"] else None
                    counted = match["counted"] or " ".join(match["label"].split())
                    _add_guests(page, held.id, sentence.span.start, match, counted, expected)
            for match in pattern(_FURTHER).finditer(lower):
                _add_guests(page, held.id, sentence.span.start, match, match["counted"])


def _add_guests(
    page: Page, meeting: str, start: int, match: re.Match[str], counted: str, expected: int | None = None
) -> None:
    span = trimmed(page.text, start + match.start(), start + match.end())
    if span is not None and not page.is_taken(span):
        content = HeadCount(counted, _number(match["present"]), expected, meeting=meeting)
        page.draft.add(content, span, "came-to-meeting")
        page.take(span)


def _add(page: Page, meeting: str, start: int, match: re.Match[str]) -> None:
    first = start + match.start()
    called = pattern(_CALLED).search(page.text[max(0, first - _REACH) : first].lower())
    counted = (
        match["counted"] or match["who"] or (called["who"] or called["whom"] or called["elected"] if called else None)
    )
    expected = match["expected"] or (called["expected"] or called["all"] or called["seats"] if called else None)
    if counted is None or (match["expected"] and match["counted"]):
        return  # «41/45 đồng chí» is read with what stands around it
    present, whole = _number(match["present"]), _number(expected) if expected else None
    if whole is not None and present > whole:
        return
    begin = first - (min(_REACH, first) - called.start()) if called and not match["expected"] else first
    span = Span(begin, start + match.end())
    if not page.is_taken(span):
        page.draft.add(HeadCount(" ".join(counted.split()), present, whole, meeting=meeting), span, "came-to-meeting")
        page.take(span)


def _number(written: str) -> int:
    return int(written.replace(".", ""))
