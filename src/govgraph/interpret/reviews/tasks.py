"""Tasks with a time by which they are due, which are goals: "giao UBND xã hoàn thành đường thôn trước ngày 30/6"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from govgraph.interpret.reviews.aims import AIM, DIGITS, Goal
from govgraph.interpret.reviews.clauses import Clause, trimmed
from govgraph.interpret.reviews.deadlines import Deadline, find_deadlines
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.words import pattern
from govgraph.model import Body, Span
from govgraph.recognise import BodyMention

_TASK = r"(?<!\w) <<task>> (?!\w)"
# The words that give a task end with these; what follows is the task.
_GIVES = re.compile(
    r"(?<!bàn )\b(?i:yêu cầu|đề nghị|giao|hứa|cam kết|chỉ đạo|khẳng định|lưu ý|cho biết|cho hay|phấn đấu|đặt mục tiêu)"
    r"(?! ban\b)\b:?\s"  # «giao ban» is a briefing, «giao Ban Dân vận» gives a task
)
_CHARGES = re.compile(r"\b(?:yêu cầu|đề nghị|giao|hứa|cam kết|chỉ đạo|thống nhất|quyết định|đăng ký)\b")
_BY_THEN = re.compile(r"(?:đến|vào|trong|trước|hết)\b")
_PAST = re.compile(r"\b(?:đã|mới)\s(?:\w+\s){0,3}\Z")
_HAPPENS = re.compile(r"\bsẽ (?:được )?(?:diễn ra|khai mạc|tiếp tục)\b")  # an event to come, no task
_DONE_BY = re.compile(r",?\s(?:phải\s|cơ bản\s)*(?:hoàn thành|làm xong|có|đạt)\b")  # what follows is to be done by then
_ARTICLE = 4  # characters of «các » before those who are charged
_LONGEST_CHARGED = 3  # words of those who are charged, before a time
_MOST_CLAUSES = 6  # looked back from a bare deadline


def tasks_listed(page: Page, entries: Iterable[Span]) -> Iterator[Goal]:
    """Yield the entries of lists of tasks that name a day or aim at a number: "2. Sửa đường trước ngày 30/6/2024"."""
    for line in entries:
        span = trimmed(page.text, line.start, line.end)
        if span is None:
            continue
        words = span.of(page.text).lower()
        due = next((one for one in find_deadlines(words, page.setting) if not one.is_weak), None)
        aim = AIM.search(words)
        clause = page.clauses[bisect_left(page.clauses, span.start, key=lambda one: one.span.end)]
        if due is not None:
            wording = page.words(Span(span.start + due.start, span.start + due.end))
            yield Goal(span, clause, "task-with-deadline", due.on, wording)
        elif aim is not None and DIGITS.search(words, aim.end()):
            yield Goal(span, clause, "goal-with-number")


def tasks_due(page: Page, clause: Clause) -> Iterator[Goal]:
    """Yield the tasks that a clause says are due."""
    for due in find_deadlines(clause.text, page.setting):
        span = _task(page, clause, due)
        if span is not None:
            yield Goal(span, clause, "task-with-deadline", due.on, page.words(clause.at(due.start, due.end)))


def charged_with(page: Page, goal: Goal) -> Body | None:
    """Return the body that has to do a task, where the task begins with it: "giao | UBND xã hoàn thành …"."""
    mention = _body_at(page, goal.clause, goal.span.start)
    return page.setting.body(mention) if mention is not None and mention.kind else None


def _body_at(page: Page, clause: Clause, at: int) -> BodyMention | None:
    """Return the body that is named at a place, or right behind «các »."""
    for _, item in page.sentences[clause.sentence].composites:
        if isinstance(item.value, BodyMention) and at <= item.start <= at + _ARTICLE:
            return item.value
    return None


def _task(page: Page, clause: Clause, due: Deadline) -> Span | None:
    """Return the task that is due: from the words that give it, within its segment, to the deadline."""
    before = page.before(clause, due.start)
    if (
        clause.opens
        or _PAST.search(clause.text[: due.start])
        or _HAPPENS.search(clause.text[: due.start])
        or not (
            pattern(_TASK).search(before)
            or clause.text[due.start : due.end].startswith(("xong", "hoàn thành"))
            or _is_charged(page, clause, due)
        )
    ):
        return None
    aim = AIM.search(clause.text, 0, due.end)
    if due.is_weak and aim is None and not (_BY_THEN.match(clause.text, due.start) and _is_set(page, due, before)):
        return None
    if aim is not None and (due.is_weak or not clause.text[aim.end() : due.start].strip()):
        if DIGITS.search(clause.text, due.end):
            return None  # "phấn đấu đến hết năm thu 55 tỷ đồng, kết nạp 28 đảng viên": aims in a row
        # "mục tiêu đến hết năm có 70% người dân cài ứng dụng", "phấn đấu trước ngày 30/6 xóa hết nhà tạm"
        return Span(clause.span.start + aim.start(), page.segments[clause.segment].end)
    start = page.segments[clause.segment].start
    end = clause.span.start + due.end
    if start == clause.span.start and due.end - due.start == len(clause.text):
        # "đại hội ngắn gọn; xong trước 30/01/2025": what is due stands before, behind the colon
        start = _listed_from(page, clause)
    if page.is_taken(Span(start, clause.span.start + due.start)):  # another task stands before in the same stretch
        start = max(clause.span.start, page.read_until(clause.span.start + due.start))
        start += len(" và ") if page.text[start : clause.span.end].startswith(" và ") else 0
    given = [match.end() for match in _GIVES.finditer(page.text[start:end])]
    if given and given[-1] <= end - start - (due.end - due.start):
        start += given[-1]
    span = trimmed(page.text, start, _end_of_task(page, clause, due, start))
    return (
        span
        if span is not None and len(span.of(page.text).split()) > len(clause.text[due.start : due.end].split())
        else None
    )


def _is_charged(page: Page, clause: Clause, due: Deadline) -> bool:
    """Tell whether a segment that begins with a body says what it has to do by a day to come: "UBND xã nộp … trước"."""
    known = page.setting.day or page.setting.reference
    named = _body_at(page, clause, page.segments[clause.segment].start) is not None
    return named and due.on is not None and known is not None and due.on > known[: len(due.on)]


def _is_set(page: Page, due: Deadline, before: str) -> bool:
    """Tell whether words give a task for a time that is not past: "cam kết | đến hết năm 2026 đưa tỷ lệ … lên 75%"."""
    known = page.setting.day or page.setting.reference
    return due.on is not None and known is not None and due.on >= known[: len(due.on)] and bool(_CHARGES.search(before))


def _end_of_task(page: Page, clause: Clause, due: Deadline, start: int) -> int:
    """Return where a task ends: at its deadline, or behind what is to be done by then.

    "hoàn thành đường thôn trước ngày 30/6 |", "giao UBND xã trước ngày 30/6 hoàn thành đường thôn |".
    """
    begin, end = clause.span.start + due.start, clause.span.start + due.end
    if not page.text[start:begin].strip():
        return clause.span.end  # "trước ngày 30/6 | vận động 57 hộ xây hầm biogas"
    is_charged = len(page.text[start:begin].split()) <= _LONGEST_CHARGED
    if due.is_weak and is_charged and DIGITS.search(clause.text, due.end):
        return clause.span.end  # "yêu cầu xã đến hết năm | trồng mới 35 ha rừng"
    behind = page.text[end : page.segments[clause.segment].end]
    charged = page.text[start:begin].strip()
    bodies = (item for _, item in page.sentences[clause.sentence].composites if isinstance(item.value, BodyMention))
    names_body = any(start <= item.start and item.text == charged for item in bodies)
    if not (names_body and behind.strip(" ,")) and not _DONE_BY.match(behind.lower()):
        return end
    return end + len(behind) if behind.startswith(",") else clause.span.end


def _listed_from(page: Page, clause: Clause) -> int:
    """Return where the stretch begins that ends with a clause, behind the last colon of its sentence."""
    start = clause.span.start
    number = bisect_left(page.clauses, start, key=lambda one: one.span.start)
    for one in reversed(page.clauses[max(0, number - _MOST_CLAUSES) : number]):
        if one.sentence != clause.sentence or one.opens:
            break
        start = one.span.start
    return start
