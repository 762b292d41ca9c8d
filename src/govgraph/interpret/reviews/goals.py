"""Goals: what is aimed at or promised, with a number or a time by which it is due."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from govgraph.interpret.reviews.aims import AIM, DIGITS, Goal, due_in
from govgraph.interpret.reviews.clauses import Clause
from govgraph.interpret.reviews.deadlines import find_deadlines
from govgraph.interpret.reviews.goal_lists import goals_announced, goals_below
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.tasks import charged_with, tasks_due, tasks_listed
from govgraph.interpret.reviews.words import pattern
from govgraph.model import Finding, Span
from govgraph.notation import date
from govgraph.recognise.items import Item

# Words that belong to a deadline: "vào cuối năm 2024", "đến hết quý I".
_OF_THE_PERIOD = frozenset({"vào", "đến", "trước", "trong", "cuối", "đầu", "giữa", "hết"})
# What tells more of the aim before: "xây 12 km đường, | trong đó 3 km qua xã", "… 14 tỷ đồng, | tăng 8%".
_ADDS = re.compile(
    r"(?:trong đó|bằng|(?:tăng|giảm|vượt)(?= \d)|tương đương|gồm|từ|với|không quá|trước|chậm nhất|vào|đến)\b"
)
# A further aim behind a semicolon: "đặt mục tiêu phát triển 500 đoàn viên; | 70% doanh nghiệp …".
_ALSO = re.compile(r"(?:và |có )?\d|tỷ lệ\b|thu nhập\b|tổng\b")
_AND = r"\s và \s (?= (?:<<reported>>|nâng|giữ|hạ|phấn\sđấu)\s )"
_PROMISES = re.compile(r"\bhứa\Z")


def find_goals(page: Page, assessment: str | None, tasks: Sequence[Span], charged: Sequence[Span]) -> list[Span]:
    """Add the goals of a page: those of lists, tasks that are due, those with a cue; return their places.

    `tasks` are the entries of lists of what is to be done, `charged` those of who has to do what. What was read once
    is not read again.
    """
    found: list[Span] = []
    headings = [part.heading for part in page.parts]
    told = (chain(_due(page, number), _aims_at(page, number)) for number in range(len(page.clauses)))
    dated = (goal for goal in tasks_listed(page, charged) if goal.rule == "task-with-deadline")
    listed = chain(goals_announced(page), goals_below(page), tasks_listed(page, tasks))
    for goal in chain(listed, chain.from_iterable(told), dated, _aims_dated(page)):
        span = goal.span
        if page.is_taken(span) or any(one.start <= span.start < one.end for one in headings):
            continue
        meeting = page.meeting(goal.clause)
        body = charged_with(page, goal) if goal.rule == "task-with-deadline" else None
        meeting_id = meeting.id if meeting else None
        content = Finding("goal", page.words(span), assessment, meeting_id, goal.deadline, goal.wording, body)
        page.draft.add(content, span, goal.rule)
        page.take(span)
        found.append(span)
    return found


def _due(page: Page, number: int) -> Iterator[Goal]:
    """Yield what is due by a clause, and the aims that follow: "đến hết năm trồng 35 ha rừng, | nâng … lên 80%"."""
    for goal in tasks_due(page, page.clauses[number]):
        yield goal
        is_of_year = goal.span.end == goal.clause.span.end and len(goal.deadline or "") == len("2024")
        if (is_of_year or goal.span == goal.clause.span) and DIGITS.search(goal.clause.text):
            for span in _row(page, number, 0)[1:]:
                yield Goal(span, goal.clause, "goal-with-number", goal.deadline, goal.wording)


def _aims_at(page: Page, number: int) -> Iterator[Goal]:
    """Yield the aims with a number that a clause tells of: "phấn đấu kết nạp 10 đảng viên, thu 15 tỷ đồng"."""
    clause = page.clauses[number]
    cue = AIM.search(clause.text)
    if cue is not None and not clause.opens and _has_number(page, clause, cue.end()):
        for_all = due_in(page, clause.span)
        for span in _row(page, number, cue.start()):
            due = due_in(page, span)
            yield Goal(span, clause, "goal-with-number", *(due if due[1] is not None else for_all))
    elif clause.opens and _PROMISES.search(clause.text):
        promised = page.clauses[number + 1] if number + 1 < len(page.clauses) else None
        if promised is not None and promised.sentence == clause.sentence and re.search(r"\d", promised.text):
            yield Goal(promised.span, promised, "goal-with-number")


def _row(page: Page, number: int, at: int) -> list[Span]:
    """Return the aims told in a row from a cue on: each clause with a number, with what follows without one."""
    first = page.clauses[number]
    part = page.part_of.get(first.sentence)
    if part is not None and part.kind != "result":  # an entry of a list is one goal
        return [Span(first.span.start + at, page.segments[first.segment].end)]
    spans = _joined(first, at)
    for clause in takewhile(lambda one: one.sentence == first.sentence, page.clauses[number + 1 :]):
        if clause.segment != first.segment and (clause.opens or not _ALSO.match(clause.text)):
            break
        if DIGITS.search(clause.text) and not _ADDS.match(clause.text):
            spans += _joined(clause)
        else:
            spans[-1] = Span(spans[-1].start, clause.span.end)
    return spans


def _joined(clause: Clause, at: int = 0) -> list[Span]:
    """Return the aims of a clause from a place on that «và» joins: "nâng … lên 80% | và kết nạp 3 đảng viên"."""
    begins = [at]
    for match in pattern(_AND).finditer(clause.text, at):
        if DIGITS.search(clause.text, begins[-1], match.start()) and DIGITS.search(clause.text, match.end()):
            begins.append(match.end())
    ends = [begin - len(" và ") for begin in begins[1:]] + [len(clause.text)]
    return [clause.at(begin, end) for begin, end in zip(begins, ends, strict=True)]


def _has_number(page: Page, clause: Clause, at: int) -> bool:
    """Tell whether a number stands behind the cue that is not the deadline's."""
    ends = {place for due in find_deadlines(clause.text, page.setting) for place in range(due.start, due.end)}
    return any(match.start() not in ends for match in DIGITS.finditer(clause.text, at))


def _aims_dated(page: Page) -> Iterator[Goal]:
    """Yield aims whose cue and date stand apart: "hướng tới mục tiêu xây dựng …, … vào cuối năm 2024"."""
    first = {clause.sentence: clause for clause in reversed(page.clauses)}
    for number, sentence in enumerate(page.sentences):
        items = sentence.items
        cue = next((at for at, item in enumerate(items) if item.concepts and _is_goal(item)), None)
        if cue is None or number not in first:
            continue
        for at in range(cue + 1, len(items)):
            value = items[at].value
            if not isinstance(value, date.DateSpan) or value.start.startswith("--"):
                continue
            begin = at
            while items[begin - 1].text.lower() in _OF_THE_PERIOD:
                begin -= 1
            ends = (item.start for item in items[at + 1 :] if item.type in ("STOP", "SEMICOLON"))
            end = next(ends, sentence.span.end)
            begun = items[cue].start
            span = Span(begun, begun + len(page.text[begun:end].rstrip(" ./")))
            wording = page.words(Span(items[begin].start, items[at].end))
            yield Goal(span, first[number], "goal-with-deadline", value.start, wording)
            break


def _is_goal(item: Item) -> bool:
    concept = item.sense("finding")
    return concept is not None and concept.notation == "goal"
