"""Terms of office by their years: «nhiệm kỳ 2020 - 2025»."""

import re

from govgraph.model import Term
from govgraph.recognise.cascade import Hit, Rule
from govgraph.recognise.items import Item

_YEARS = re.compile(r"((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)\d\d)")


def _term(hit: Hit) -> Item | None:
    text = hit.context.text[hit.matched[0].start : hit.matched[-1].end]
    years = _YEARS.search(text)
    if not years or years[1] >= years[2]:
        return None
    return hit.compose("TERM", Term(years[1], years[2]))


RULES: tuple[Rule, ...] = (
    Rule(
        "term",
        "NUMBER (DASH NUMBER)?",
        _term,
        examples=(("nhiệm kỳ 2020 - 2025", "term 2020-2025"), ("khóa XII, nhiệm kỳ 2021-2026", "term 2021-2026")),
        counterexamples=("đạt 12/24 chỉ tiêu",),
    ),
)
