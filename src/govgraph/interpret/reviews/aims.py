"""What is aimed at, as a goal of a page: its place, how it was read, and by when it is due."""

import re
from typing import NamedTuple

from govgraph.interpret.reviews.clauses import Clause
from govgraph.interpret.reviews.deadlines import find_deadlines
from govgraph.interpret.reviews.page import Page
from govgraph.model import Span

#: The words that name an aim.
AIM = re.compile(
    r"\b(?<!các )(?<!thực hiện )"
    r"(?:(?<![\d%] )mục tiêu(?! quốc gia)|phấn đấu|quyết tâm|hứa|chỉ tiêu (?:vận động|kết nạp)"
    r"|(?:điều chỉnh|nâng) chỉ tiêu|(?:đặt|đề ra) kế hoạch)\b"
)
#: A number that is no part of a date.
DIGITS = re.compile(r"(?<![\w/.-])\d+(?![\d/])")


class Goal(NamedTuple):
    """A goal: where it stands, the clause that tells of it, the rule, the deadline as ISO date and as worded."""

    span: Span
    clause: Clause
    rule: str
    deadline: str | None = None
    wording: str | None = None


def due_in(page: Page, span: Span) -> tuple[str | None, str | None]:
    """Return by when something is due, as the first deadline in its words: as ISO date and as worded."""
    due = next(iter(find_deadlines(span.of(page.text).lower(), page.setting)), None)
    if due is None:
        return None, None
    return due.on, page.words(Span(span.start + due.start, span.start + due.end))
