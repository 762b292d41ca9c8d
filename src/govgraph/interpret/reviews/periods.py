"""The time that a figure speaks of, in the text's words: "9 tháng đầu năm", "năm 2022", "quý I", "nhiệm kỳ qua"."""

import re
from collections.abc import Iterator

from govgraph.interpret.reviews.clauses import Clause
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.words import pattern
from govgraph.model import Span

_YEAR = r"(?:19|20)\d\d"
_PERIOD = rf"""
    (?<![\w/])
    (?: (?:[369]|0[369]|ba|sáu|chín) \s tháng (?:\s(?:đầu|cuối))? (?:\snăm(?:\s{_YEAR})?)? (?!\s?\d)
      | (?:\d{{1,2}}|hai|bốn|năm|bảy|tám|mười) \s tháng \s (?:đầu|cuối) (?:\snăm(?:\s{_YEAR})?)? (?!\s?\d)
      | quý \s (?:iii|ii|iv|i|[1-4]) (?: (?:\snăm\s|/|\s) {_YEAR} )?
      | (?:nhiệm\skỳ|giai\sđoạn) \s {_YEAR} \s?[-–]\s? {_YEAR}
      | (?:đến\s)? (?:hết\s)? (?:cuối\s)? năm \s {_YEAR} (?: \s?[-–]\s? {_YEAR} )?
      | (?:tính\s)? đến (?:\shết)? (?:\sngày)? \s \d{{1,2}}/\d{{1,2}} (?:/{_YEAR})?
      | sau \s \d{{1,3}} \s (?:ngày|tháng|năm) \s [^\s\d,]+ \s [^\s\d,]+
      | (?:trong\s)? tháng \s \d{{1,2}} (?: (?:/|\snăm\s) {_YEAR} )?
      | <<review-period>> )
    (?![\w/])
"""
# Before a time that a figure is compared with: "tăng 4% so với | năm 2022", "cùng kỳ | năm 2021".
_COMPARED_WITH = re.compile(r"(?:\bso (?:với )?|\bcùng kỳ )(?:cùng kỳ |cuối |đầu |của )*\Z")
_CHARACTERS = 400  # looked back before the sentence: where the report of the period is announced


def last_period(page: Page, clause: Clause, span: Span) -> str | None:
    """Return the period in the figure's own words, else the last one before it in the paragraph's report."""
    sentence = page.sentences[clause.sentence]
    own = next(_periods(page, span.start, span.end), None)
    if own is not None:
        return page.words(own)
    begin = max(sentence.span.start, span.start - _CHARACTERS)
    if clause.sentence and page.sentences[clause.sentence - 1].block == sentence.block:
        begin = max(page.sentences[clause.sentence - 1].span.start, span.start - _CHARACTERS)
    before = list(_periods(page, begin, span.start))
    return page.words(before[-1]) if before else None


def _periods(page: Page, start: int, end: int) -> Iterator[Span]:
    """Yield the places of the times told in a stretch, but those that something is compared with."""
    lower = page.text[start:end].lower()
    for match in pattern(_PERIOD).finditer(lower):
        if not _COMPARED_WITH.search(lower, 0, match.start()):
            yield Span(start + match.start(), start + match.end())
