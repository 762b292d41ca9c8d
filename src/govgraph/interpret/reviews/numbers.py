"""Numbers that may be figures: with a unit of measure, as a share of a number, or as a count of things."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from govgraph.interpret.reviews.clauses import Clause
from govgraph.interpret.reviews.words import pattern
from govgraph.notation import quantity

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,9}(?:,\d{1,4})?"
_DIGIT = re.compile(r"\d")
_OF_NUMBER = rf"""
    (?<![\w/.,-]) (?P<number>{_NUMBER}) (?:\s?/\s?|\strên(?:\stổng\ssố)?\s(?=\d+\s<<counted-thing>>)) (?:{_NUMBER}) \s?
    (?P<unit> (?:<<counted-thing>>|kiến\snghị)(?!\w) | (?:nghìn\s|triệu\s|tỷ\s|tỉ\s)+đồng | ha | tấn | km )
"""
_COUNTED = rf"""
    (?<![\w/.,-]) (?P<number>{_NUMBER}) \s
    (?P<unit> lượt\sngười(?=\sdân\b) | lượt\s(?:<<counted-thing>>|<<counted-people>>|chị\sem|khách)
      | <<counted-thing>> | đồng\schí | đ/c )
    (?!\w|\s(?:phần\străm|pháp|ngân|quyết|tỏa)\b)
"""
# A count of criteria that is no whole number is a mean: "mỗi xã đạt 16,4 tiêu chí".
_MEAN = re.compile(r"(?<![\w/.,-])(?P<number>\d{1,2},\d{1,2}) (?P<unit>tiêu chí(?:/xã|/thôn)?)(?!\w)")
_IN_WORDS = r"""
    \A (?P<number>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) \s (?!vụ\b|đơn\svị\b|giải\spháp\b)
    (?P<unit><<counted-thing>>) (?!\w)
"""
_WORDS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_VISITORS = re.compile(r" (?:khách|người)(?!\w)")  # "1,2 triệu lượt | khách"
_OF_ONE_EACH = r"\s?/\s?(?:<<counted-thing>>|<<counted-people>>)(?!\w)"  # "310.000 đồng | /hội viên"
_DENSE = 3  # numbers in a sentence that tells figure after figure
_INSPECTS = re.compile(r"\b(?:kiểm tra|khảo sát|giám sát|phát hiện)\b")


class Number(NamedTuple):
    """A number in a clause: `text[start:end]`, its value in XSD notation, its unit, the rule that would read it."""

    start: int
    end: int
    value: str
    unit: str
    rule: str


@lru_cache(maxsize=4096)  # clauses are asked for by those who count the numbers and by those who read them
def numbers_in(text: str) -> tuple[Number, ...]:
    """Return the numbers of a clause that may be figures, in order."""
    if not _DIGIT.search(text) and not text.startswith(_WORDS):
        return ()
    found = [
        Number(match.start(), match.end(), quantity.decimal(match["number"]), match["unit"], "figure-of-number")
        for match in pattern(_OF_NUMBER).finditer(text)
    ]
    for one in quantity.find_all(text):
        visited = _VISITORS.match(text, one.end) if text[one.start : one.end].endswith("lượt") else None
        each = pattern(_OF_ONE_EACH).match(text, one.end)
        end = each.end() if each else visited.end() if visited else one.end
        unit = (one.value.unit or "") + text[one.end : end]
        found.append(Number(one.start, end, one.value.value, unit, "figure-with-unit"))
    found += [
        Number(match.start(), match.end(), quantity.decimal(match["number"]), match["unit"], "figure-with-unit")
        for match in _MEAN.finditer(text)
    ]
    found += [
        Number(match.start(), match.end(), quantity.decimal(match["number"]), match["unit"], "figure-counted")
        for match in pattern(_COUNTED).finditer(text)
    ]
    found += [
        Number(match.start(), match.end(), str(2 + _WORDS.index(match["number"])), match["unit"], "figure-counted")
        for match in pattern(_IN_WORDS).finditer(text)
    ]
    return tuple(sorted(found))


def dense_sentences(clauses: Iterable[Clause]) -> Iterator[int]:
    """Yield the numbers of the sentences that tell figure after figure, but of inspections, which count objects."""
    for number, group in groupby(clauses, key=lambda one: one.sentence):
        texts = [one.text for one in group]
        if sum(len(numbers_in(text)) for text in texts) >= _DENSE and not any(map(_INSPECTS.search, texts)):
            yield number
