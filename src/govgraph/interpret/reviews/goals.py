"""Goals: what is aimed at or promised, with a number or a time by which it is due."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from govgraph.interpret.reviews.clauses import Clause, trimmed
from govgraph.interpret.reviews.deadlines import Deadline, find_deadlines
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.parts import Part
from govgraph.interpret.reviews.words import pattern
from govgraph.model import Body, Citation, Finding, Span
from govgraph.notation import date
from govgraph.recognise import BodyMention
from govgraph.recognise.items import Item

# Words that belong to a deadline: "vào cuối năm 2024", "đến hết quý I".
_OF_THE_PERIOD = frozenset({"vào", "đến", "trước", "trong", "cuối", "đầu", "giữa", "hết"})
_TASK = r"(?<!\w) <<task>> (?!\w)"
# The words that give a task end with these; what follows is the task.
_GIVES = re.compile(
    r"(?<!bàn )\b(?i:yêu cầu|đề nghị|giao|hứa|cam kết|chỉ đạo|khẳng định|lưu ý|cho biết|cho hay|phấn đấu|đặt mục tiêu)"
    r"(?! ban\b)\b:?\s"  # «giao ban» is a briefing, «giao Ban Dân vận» gives a task
)
_AIM = re.compile(r"\b(?<!các )(?<!thực hiện )(?:(?<![\d%] )mục tiêu|phấn đấu|hứa|chỉ tiêu (?:vận động|kết nạp))\b")
_ANNOUNCES = re.compile(
    r"\A(?:các |một số |những )?chỉ tiêu(?: chủ yếu| phấn đấu| cụ thể| cơ bản)*(?: (?:trong |đến )?năm \d{4})?\Z|"
    r"(?<![\d%] )\b(?:mục tiêu|chỉ tiêu phấn đấu|các chỉ tiêu|phấn đấu|(?:đề|đặt) ra chỉ tiêu)\b[^,.;]*\Z"
)
_SETTING_GOALS = frozenset({"resolution", "plan", "programme"})
_PAST = re.compile(r"\b(?:đã|mới)\s(?:\w+\s){0,3}\Z")
_DIGITS = re.compile(r"(?<![\w/.-])\d+(?![\d/])")
_DONE_BY = re.compile(r",?\s(?:phải\s|cơ bản\s)*(?:hoàn thành|làm xong|có|đạt)\b")  # what follows is to be done by then
_ARTICLE = 4  # characters of «các » before those who are charged
# What tells more of the aim before: "xây 12 km đường, | trong đó 3 km qua xã", "… 14 tỷ đồng, | tăng 8%".
_ADDS = re.compile(r"(?:trong đó|bằng|tăng|giảm|vượt|tương đương|gồm|từ|với|không quá|trước|chậm nhất|vào|đến)\b")
# A further aim behind a semicolon: "đặt mục tiêu phát triển 500 đoàn viên; | 70% doanh nghiệp …".
_ALSO = re.compile(r"(?:và |có )?\d|tỷ lệ\b|thu nhập\b|tổng\b")
_FEWEST_WORDS = 2
_MOST_CLAUSES = 6  # looked back from a bare deadline


def find_goals(page: Page, assessment: str | None) -> list[Span]:
    """Add the goals of a page: those of lists, those with a cue, tasks with a deadline; return their places."""
    found: list[Span] = []
    headings = [part.heading for part in page.parts]
    for rule, spans, clause, deadline, wording in _all(page):
        for span in spans:
            if page.is_taken(span) or any(one.start <= span.start < one.end for one in headings):
                continue
            meeting = page.meeting(clause)
            charged = _charged(page, clause, span) if rule == "task-with-deadline" else None
            content = Finding(
                "goal", page.words(span), assessment, meeting.id if meeting else None, deadline, wording, charged
            )
            page.draft.add(content, span, rule)
            page.take(span)
            found.append(span)
    return found


def _charged(page: Page, clause: Clause, span: Span) -> Body | None:
    """Return the body that has to do a task, where the task begins with it: "giao | UBND xã hoàn thành …"."""
    for _, item in page.sentences[clause.sentence].composites:
        if (
            isinstance(item.value, BodyMention)
            and span.start <= item.start <= span.start + _ARTICLE
            and item.value.kind
        ):
            return page.setting.body(item.value)
    return None


def _all(page: Page) -> Iterator[tuple[str, list[Span], Clause, str | None, str | None]]:
    for clause, spans in _lists(page):
        due = next(iter(find_deadlines(clause.text, page.setting)), None)
        yield "list-of-goals", spans, clause, *_told(page, clause, due)
    for clause, goal, on, wording in _listed_below(page):
        yield "list-of-goals", [goal], clause, on, wording
    yield from _due_entries(page)
    for number, clause in enumerate(page.clauses):
        for due in find_deadlines(clause.text, page.setting):
            span = _task(page, clause, due)
            if span is not None:
                yield "task-with-deadline", [span], clause, *_told(page, clause, due)
        cue = _AIM.search(clause.text)
        if cue is not None and not clause.opens and _has_number(page, clause, cue.end()):
            for_all = next(iter(find_deadlines(clause.text, page.setting)), None)
            for aim in _row(page, number, cue.start()):
                due = next(iter(find_deadlines(aim.of(page.text).lower(), page.setting)), None)
                own = (due.on, page.words(Span(aim.start + due.start, aim.start + due.end))) if due else None
                yield "goal-with-number", [aim], clause, *(own or _told(page, clause, for_all))
        elif clause.opens and re.search(r"\bhứa\Z", clause.text):
            promised = page.clauses[number + 1] if number + 1 < len(page.clauses) else None
            if promised is not None and promised.sentence == clause.sentence and re.search(r"\d", promised.text):
                yield "goal-with-number", [promised.span], promised, None, None
    yield from _aims(page)


def _due_entries(page: Page) -> Iterator[tuple[str, list[Span], Clause, str | None, str | None]]:
    """Yield the entries of lists of tasks that name a day: "2. Khởi công sửa đường trước ngày 30/6/2024"."""
    for part in page.parts:
        for line, _ in part.entries if part.kind == "measure" else ():
            words = line.of(page.text).lower()
            dues = [one for one in find_deadlines(words, page.setting) if one.on and not one.is_weak]
            span = trimmed(page.text, line.start, line.end)
            if len(dues) == 1 and span is not None:
                due = dues[0]
                clause = page.clauses[bisect_left(page.clauses, line.start, key=lambda one: one.span.start)]
                wording = page.words(Span(line.start + due.start, line.start + due.end))
                yield "task-with-deadline", [span], clause, due.on, wording


def _row(page: Page, number: int, at: int) -> list[Span]:
    """Return the aims told in a row from a cue on: each clause with a number, with what follows without one."""
    first = page.clauses[number]
    part = page.part_of.get(first.sentence)
    if part is not None and part.kind != "result":  # an entry of a list is one goal
        return [Span(first.span.start + at, page.segments[first.segment].end)]
    spans = [Span(first.span.start + at, first.span.end)]
    for clause in takewhile(lambda one: one.sentence == first.sentence, page.clauses[number + 1 :]):
        if clause.segment != first.segment and (clause.opens or not _ALSO.match(clause.text)):
            break
        if _DIGITS.search(clause.text) and not _ADDS.match(clause.text):
            spans.append(clause.span)
        else:
            spans[-1] = Span(spans[-1].start, clause.span.end)
    return spans


def _has_number(page: Page, clause: Clause, at: int) -> bool:
    """Tell whether a number stands behind the cue that is not the deadline's."""
    ends = {place for due in find_deadlines(clause.text, page.setting) for place in range(due.start, due.end)}
    return any(match.start() not in ends for match in _DIGITS.finditer(clause.text, at))


def _told(page: Page, clause: Clause, due: Deadline | None) -> tuple[str | None, str | None]:
    return (due.on, page.words(clause.at(due.start, due.end))) if due else (None, None)


def _lists(page: Page) -> Iterator[tuple[Clause, list[Span]]]:
    """Yield the clause that announces a list of goals, and its entries: "Mục tiêu đến năm 2030: a, b, c"."""
    for number, clause in enumerate(page.clauses):
        part = page.part_of.get(clause.sentence)
        if clause.opens and _ANNOUNCES.search(clause.text) and (part is None or part.kind != "result"):
            entries: list[Span] = []
            for at in range(number + 1, len(page.clauses)):
                entry = page.clauses[at]
                if entry.sentence != clause.sentence:
                    break
                if len(entry.text.split()) >= _FEWEST_WORDS:
                    entries.append(entry.span)
            yield clause, entries


def _listed_below(page: Page) -> Iterator[tuple[Clause, Span, str | None, str | None]]:
    """Yield the goals below headings of goals, each with when it is due: "II. Chỉ tiêu năm 2024", below it "- …"."""
    for part in page.parts:
        if not is_to_come(page, part):
            continue
        told = _due_by_heading(page, part)
        for line, _ in part.entries:
            for clause, span in _stretches(page, line):
                words = span.of(page.text).lower()
                due = next(iter(find_deadlines(words, page.setting)), None)
                if due is not None:
                    yield clause, span, due.on, words[due.start : due.end]
                elif any(letter.isdigit() for letter in words):
                    yield clause, span, *told


def is_to_come(page: Page, part: Part) -> bool:
    """Tell whether a part says what is aimed at; in a report, what stands below «Các chỉ tiêu» was reached."""
    return part.kind == "goal" and (part.is_planned or part.is_led_in or _sets_goals(page))


def _sets_goals(page: Page) -> bool:
    """Tell whether the document itself sets goals, as a resolution or plan does."""
    cited = (one for _, one in page.draft.facts_of(Citation) if isinstance(one, Citation))
    return not _SETTING_GOALS.isdisjoint(one.document.kind for one in cited if one.relation == "itself")


def _due_by_heading(page: Page, part: Part) -> tuple[str | None, str | None]:
    """Return when the goals below a heading are due, by its own words or those of the heading of goals above it."""
    heading = page.words(part.heading)
    due = next(iter(find_deadlines(heading.lower(), page.setting)), None)
    if due is not None:
        return due.on, heading[due.start : due.end]
    return (
        _due_by_heading(page, part.within) if part.within is not None and part.within.kind == "goal" else (None, None)
    )


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


def _task(page: Page, clause: Clause, due: Deadline) -> Span | None:
    """Return the task that is due: from the words that give it, within its segment, to the deadline."""
    before = page.before(clause, due.start)
    if (
        clause.opens
        or _PAST.search(clause.text[: due.start])
        or not (
            pattern(_TASK).search(before)
            or clause.text[due.start : due.end].startswith(("xong", "hoàn thành"))
            or _is_charged(page, clause, due)
        )
    ):
        return None
    aim = _AIM.search(clause.text, 0, due.end)
    if due.is_weak and aim is None:
        return None
    if aim is not None and (due.is_weak or not clause.text[aim.end() : due.start].strip()):
        # "mục tiêu đến hết năm có 70% người dân cài ứng dụng", "phấn đấu trước ngày 30/6 xóa hết nhà tạm"
        return Span(clause.span.start + aim.start(), page.segments[clause.segment].end)
    start = page.segments[clause.segment].start
    end = clause.span.start + due.end
    if start == clause.span.start and due.end - due.start == len(clause.text):
        # "đại hội ngắn gọn; xong trước 30/01/2025": what is due stands before, behind the colon
        start = _listed_from(page, clause)
    given = [match.end() for match in _GIVES.finditer(page.text[start:end])]
    if given and given[-1] < end - start - (due.end - due.start):
        start += given[-1]
    span = trimmed(page.text, start, _end_of_task(page, clause, due, start))
    return span if span is not None and len(span.of(page.text).split()) > len(due_words(clause, due)) else None


def _is_charged(page: Page, clause: Clause, due: Deadline) -> bool:
    """Tell whether a segment that begins with a body says what it has to do by a day to come: "UBND xã nộp … trước"."""
    known = page.setting.day or page.setting.reference
    begin = page.segments[clause.segment].start
    names = any(
        isinstance(item.value, BodyMention) and begin <= item.start <= begin + _ARTICLE
        for _, item in page.sentences[clause.sentence].composites
    )
    return names and due.on is not None and known is not None and due.on > known[: len(due.on)]


def _end_of_task(page: Page, clause: Clause, due: Deadline, start: int) -> int:
    """Return where a task ends: at its deadline, or behind what is to be done by then.

    "hoàn thành đường thôn trước ngày 30/6 |", "giao UBND xã trước ngày 30/6 hoàn thành đường thôn |".
    """
    begin, end = clause.span.start + due.start, clause.span.start + due.end
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


def due_words(clause: Clause, due: Deadline) -> list[str]:
    """Return the words of a deadline."""
    return clause.text[due.start : due.end].split()


def _aims(page: Page) -> Iterator[tuple[str, list[Span], Clause, str | None, str | None]]:
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
            yield "goal-with-deadline", [span], first[number], value.start, wording
            break


def _is_goal(item: Item) -> bool:
    concept = item.sense("finding")
    return concept is not None and concept.notation == "goal"
