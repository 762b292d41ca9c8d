"""The time that a figure speaks of, in the text's words: "9 tháng đầu năm", "năm 2022", "quý I", "nhiệm kỳ qua"."""

from govgraph.interpret.reviews.clauses import Clause
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.words import pattern
from govgraph.model import Span

_YEAR = r"(?:19|20)\d\d"
_PERIOD = rf"""
    (?<![\w/])
    (?: (?:[369]|0[369]|ba|sáu|chín) \s tháng (?:\s(?:đầu|cuối))? (?:\snăm(?:\s{_YEAR})?)? (?!\s?\d)
      | quý \s (?:iii|ii|iv|i|[1-4]) (?: (?:\snăm\s|/|\s) {_YEAR} )?
      | (?:nhiệm\skỳ|giai\sđoạn) \s {_YEAR} \s?[-–]\s? {_YEAR}
      | (?:đến\s)? (?:hết\s)? (?:cuối\s)? năm \s {_YEAR} (?: \s?[-–]\s? {_YEAR} )?
      | (?:tính\s)? đến (?:\shết)? (?:\sngày)? \s \d{{1,2}}/\d{{1,2}} (?:/{_YEAR})?
      | sau \s \d{{1,3}} \s (?:ngày|tháng|năm) \s [^\s\d,]+ \s [^\s\d,]+
      | (?:trong\s)? tháng \s \d{{1,2}} (?: (?:/|\snăm\s) {_YEAR} )?
      | <<review-period>> )
    (?![\w/])
"""
_CHARACTERS = 400  # looked back before the sentence: where the report of the period is announced


def last_period(page: Page, clause: Clause, span: Span) -> str | None:
    """Return the period in the figure's own words, else the last one before it in the paragraph's report."""
    sentence = page.sentences[clause.sentence]
    own = [match.span() for match in pattern(_PERIOD).finditer(span.of(page.text).lower())]
    if own:
        start, end = own[0]
        return page.words(Span(span.start + start, span.start + end))
    begin = max(sentence.span.start, span.start - _CHARACTERS)
    if clause.sentence and page.sentences[clause.sentence - 1].block == sentence.block:
        begin = max(page.sentences[clause.sentence - 1].span.start, span.start - _CHARACTERS)
    before = [match.span() for match in pattern(_PERIOD).finditer(page.text[begin : span.start].lower())]
    if before:
        start, end = before[-1]
        return page.words(Span(begin + start, begin + end))
    return None
