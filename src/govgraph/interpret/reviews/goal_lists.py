"""Goals in lists: behind words that announce them, and below headings of resolutions, plans and reports."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from govgraph.interpret.reviews.aims import Goal, due_in
from govgraph.interpret.reviews.clauses import Clause
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.parts import Part
from govgraph.model import Citation, Span

_ANNOUNCES = re.compile(
    r"\A(?:các |một số |những )?chỉ tiêu(?: chủ yếu| phấn đấu| cụ thể| cơ bản)*(?: (?:trong |đến )?năm \d{4})?\Z|"
    r"(?:(?<![\d%] )\b(?:mục tiêu|chỉ tiêu phấn đấu|các chỉ tiêu|phấn đấu)"
    r"|\b(?:đề|đặt) ra (?:một số |những |\d+ )?chỉ tiêu|\b(?:đề|đặt) ra (?:cho |trong |đến )?(?:năm|nhiệm kỳ|giai đoạn)"
    r"|\b(?:thông qua|giao) (?:một số|những|\d+) chỉ tiêu)\b[^,.;]*\Z"
)
_NEXT = re.compile(r"\b(?:cuối năm|năm tới|thời gian tới|tháng tới|quý tới|phấn đấu)\b")  # in a heading of targets
_GENERAL = re.compile(r"mục tiêu (?:tổng quát|chung)\Z")  # says in words what the targets below say in numbers
# "đặt ra 19 chỉ tiêu, | trong đó có: …", "thông qua chương trình năm 2026, | theo đó: …".
_AMONG = re.compile(r"trong đó(?: có)?|theo đó|cụ thể(?: là)?|như sau")
_SETS = re.compile(
    r"\b(?:đề|đặt) ra\b.*\bchỉ tiêu\b|\bthông qua (?:các )?(?:chương trình|kế hoạch|chỉ tiêu|mục tiêu)\b"
)
_SETTING_GOALS = frozenset({"resolution", "plan", "programme"})
_FEWEST_WORDS = 2


def goals_announced(page: Page) -> Iterator[Goal]:
    """Yield the goals of lists that words announce: "Mục tiêu đến năm 2030: a, b, c"."""
    for number, clause in enumerate(page.clauses):
        part = page.part_of.get(clause.sentence)
        if not clause.opens or not _announces(page, number) or (part is not None and part.kind == "result"):
            continue
        due = due_in(page, clause.span)
        for entry in takewhile(lambda one: one.sentence == clause.sentence, page.clauses[number + 1 :]):  # noqa: B023
            if len(entry.text.split()) >= _FEWEST_WORDS:
                yield Goal(entry.span, clause, "list-of-goals", *due)


def _announces(page: Page, number: int) -> bool:
    """Tell whether a clause announces goals, by itself or with the one before it."""
    text = page.clauses[number].text
    if _GENERAL.search(text):
        return False
    if _ANNOUNCES.search(text):
        return True
    return bool(number and _AMONG.fullmatch(text) and _SETS.search(page.clauses[number - 1].text))


def goals_below(page: Page) -> Iterator[Goal]:
    """Yield the goals below headings of goals: "II. Chỉ tiêu năm 2024", below it "- …"; each has a number or day."""
    for part in page.parts:
        for_all = _due_by_heading(page, part)
        for line, _ in part.entries if is_to_come(page, part) else ():
            for clause, span in _goals_in(page, line):
                due = due_in(page, span)
                yield Goal(span, clause, "list-of-goals", *(due if due[1] is not None else for_all))


def _goals_in(page: Page, line: Span) -> Iterator[tuple[Clause, Span]]:
    """Yield the goals of a line: a stretch with a number or day, with what its sentence adds without one."""
    goal: tuple[Clause, Span] | None = None
    for clause, span in _stretches(page, line):
        if any(map(str.isdigit, span.of(page.text))) or due_in(page, span)[1] is not None:
            if goal is not None:
                yield goal
            goal = clause, span
        elif goal is not None and clause.sentence == goal[0].sentence:
            goal = goal[0], Span(goal[1].start, span.end)
    if goal is not None:
        yield goal


def is_to_come(page: Page, part: Part) -> bool:
    """Tell whether a part says what is aimed at; in a report, what stands below «Các chỉ tiêu» was reached."""
    if part.kind != "goal":
        return False
    return part.is_planned or part.is_led_in or sets_goals(page) or bool(_NEXT.search(page.words(part.heading).lower()))


def sets_goals(page: Page) -> bool:
    """Tell whether the document itself sets goals, as a resolution or plan does."""
    cited = (one for _, one in page.draft.facts_of(Citation) if isinstance(one, Citation))
    return not _SETTING_GOALS.isdisjoint(one.document.kind for one in cited if one.relation == "itself")


def _due_by_heading(page: Page, part: Part) -> tuple[str | None, str | None]:
    """Return when the goals below a heading are due, by its own words or those of the heading of goals above it."""
    due = due_in(page, part.heading)
    if due[1] is not None or part.within is None or part.within.kind != "goal":
        return due
    return _due_by_heading(page, part.within)


def _stretches(page: Page, line: Span) -> Iterator[tuple[Clause, Span]]:
    """Yield the stretches of a line that semicolons and full stops part, each with its first clause."""
    number = bisect_left(page.clauses, line.start, key=lambda one: one.span.start)
    first: Clause | None = None
    end = line.start
    for clause in takewhile(lambda one: one.span.start < line.end, page.clauses[number:]):
        if first is not None and (clause.sentence != first.sentence or ";" in page.text[end : clause.span.start]):
            yield first, Span(first.span.start, end)
            first = None
        first, end = first or clause, clause.span.end
    if first is not None:
        yield first, Span(first.span.start, end)
