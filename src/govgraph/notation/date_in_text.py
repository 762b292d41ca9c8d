"""Where a running text has dates: the grammar that `date` reads with.

A date is found at its numbers; the words before it ("Chiều ngày", "Sáng nay (") tell whether a bare "5/9" is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as _date
from typing import NamedTuple

from govgraph.normalise import bare_key
from govgraph.notation.date_patterns import (
    CONTEXT,
    CONTEXT_LENGTH,
    COUNTED,
    COUNTED_LENGTH,
    DATE,
    DIGIT,
    FROM,
    FROM_LENGTH,
    HOURS,
    LIST,
    LUNAR,
    NAMED_DAY,
    NUMBER,
    NUMBERS_OF_MONTHS,
    RANGE,
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or a span of days: ISO 8601, as exact as the text; `end` is the last day of a span.

    `part_of_day` is a code of the list part-of-day: morning, midday, afternoon, evening or night.
    """

    start: str
    end: str | None = None
    part_of_day: str | None = None


class Found(NamedTuple):
    """A date in running text: `text[start:end]`, with the words that make it one ("Chiều ngày 25/5")."""

    start: int
    end: int
    value: DateSpan


PARTS_OF_DAY = {"sang": "morning", "trua": "midday", "chieu": "afternoon", "toi": "evening", "dem": "night"}
_LEAP_YEAR = 2000  # stands in for a year left unsaid, so that 29/2 is possible


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a date; whether it is (`accepted`) its neighbours may yet tell. `last` ends a span of days."""

    start: int
    end: int
    first: str
    last: str | None = None
    part_of_day: str | None = None
    accepted: bool = True

    @property
    def found(self) -> Found:
        """The candidate as a date of the text."""
        return Found(self.start, self.end, DateSpan(self.first, self.last, self.part_of_day))


def find_all(text: str) -> Iterator[Found]:
    """Yield the dates of a running text in order; what is no possible date (31/2) is passed over.

    >>> for start, end, value in find_all("Chiều ngày 25/5/2023 có 12/24 chỉ tiêu đạt; sáng 29/6 họp tiếp"):
    ...     print(start, end, value.start, value.part_of_day)
    0 20 2023-05-25 afternoon
    44 53 --06-29 morning
    """
    waiting: Candidate | None = None
    for candidate in candidates(text):
        if waiting is not None:
            between = text[waiting.end : candidate.start]
            joined = _span(text, waiting, candidate) if RANGE.match(between) else None
            if joined is not None:
                waiting = joined
                continue
            if waiting.accepted:
                yield waiting.found
                if not candidate.accepted and LIST.match(between):
                    candidate = replace(candidate, accepted=True)  # "ngày 24/7 và 26/7"
        waiting = candidate
    if waiting is not None and waiting.accepted:
        yield waiting.found


def candidates(text: str, *, trusted: bool = False) -> Iterator[Candidate]:
    """Yield all that looks like a date; `trusted` texts are known to be one, so that a bare "5/9" is accepted."""
    if not DIGIT.search(text):  # as in most stretches of a text; far cheaper than to look for a date
        return
    for match in DATE.finditer(text):
        read = _read_days if match["first"] or match["day"] else _read_rest
        candidate = read(text, match, trusted)
        if candidate is not None:
            yield candidate


def _read_rest(text: str, match: re.Match[str], trusted: bool) -> Candidate | None:
    """Read "năm 2024", "tháng 12/2025", "2025-09-17"."""
    start, end = match.span()
    if match["year5"]:
        until = match["year6"] if match["year6"] and match["year6"] > match["year5"] else None
        return Candidate(start, end, match["year5"], until)
    if match["month4"]:
        month = int(match["month4"])
        return Candidate(start, end, f"{match['year4']}-{month:02}") if 1 <= month <= 12 else None
    year, month, day = (int(part) for part in match["iso"].split("-"))
    return Candidate(start, end, match["iso"]) if is_day(year, month, day) else None


def _read_days(text: str, match: re.Match[str], trusted: bool) -> Candidate | None:
    """Read "25/5/2023", "25/5", "24 và 25/7", "ngày 15 tháng 3", with the words before them."""
    start, end = match.span()
    context = CONTEXT.search(text, max(0, start - CONTEXT_LENGTH), start)
    if context is not None and not _is_written_so(text, context):
        context = None
    year = match["year"] or match["year2"] or match["year3"]
    month = _month(match["month"] or match["month2"] or match["month3"])
    if match["in_month"] and COUNTED.search(text, max(0, start - COUNTED_LENGTH), start):
        return _behind_count(text, match, trusted, f"{year}-{month:02}" if year and 1 <= month <= 12 else None)
    days = [int(match["day"] or match["first"]), *map(int, NUMBER.findall(match["more"] or ""))]
    announced = trusted or context is not None
    announced = announced or (len(days) > 1 and (_is_from(text, start) or _fills_brackets(text, start, end)))
    if len(days) > 1 and not announced:
        if not year:
            return None
        # "số 45, 12/3/2024": only the last number is surely a day
        days, start = days[-1:], match.start("more") + [found.start() for found in NUMBER.finditer(match["more"])][-1]
    if not year and not match["month3"] and HOURS.match(text, end):
        return None  # "chiều 3-4 giờ"
    if not match["year"] and LUNAR.match(text, end):
        return None
    first, last = _first_and_last(year, month, days)
    if first is None:
        return None
    part = None
    if context is not None:
        start = context.start()
        part = PARTS_OF_DAY.get(bare_key(context["part"])) if context["part"] else None
        end += bool(context["open"]) and text[end : end + 1] == ")"
    return Candidate(start, end, first, last, part, announced or bool(year))


def _month(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS_OF_MONTHS[bare_key(text)]


def _behind_count(text: str, match: re.Match[str], trusted: bool, month: str | None) -> Candidate | None:
    """Read what stands behind a count: "tuần | 3 tháng 11 năm 2025" tells a month, "thứ | 3, ngày 5 tháng 6" a day."""
    day = NAMED_DAY.search(match["more"])
    if day is None:
        return Candidate(match.start("in_month"), match.end(), month) if month is not None else None
    further = DATE.match(text, match.start("more") + day.end())
    return _read_days(text, further, trusted) if further is not None else None


def _is_from(text: str, start: int) -> bool:
    return FROM.search(text, max(0, start - FROM_LENGTH), start) is not None


def _fills_brackets(text: str, start: int, end: int) -> bool:
    """Tell whether days are all that brackets hold: "Sau 2 ngày làm việc (18 - 19/12), Kỳ họp …"."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _is_written_so(text: str, context: re.Match[str]) -> bool:
    """Tell whether "ngay", "sang" may be ngày, sáng: in texts without diacritics only; else they are other words."""
    around = text[max(0, context.start() - CONTEXT_LENGTH) : context.end() + CONTEXT_LENGTH]
    words = context.group().strip(" ,:(\n\t")
    return not words.isascii() or around.isascii() or words.lower() in ("nay", "qua")


def _first_and_last(year: str | None, month: int, days: list[int]) -> tuple[str | None, str | None]:
    last = _iso(year, month, days[-1])
    if last is None or len(days) == 1 or days[0] == days[-1]:
        return last, None
    if days[0] < days[-1]:
        return _iso(year, month, days[0]), last
    # "từ ngày 28 đến 3/3/2024" begins in the month before
    before = str(int(year) - 1) if year and month == 1 else year
    return _iso(before, (month - 2) % 12 + 1, days[0]), last


def _span(text: str, one: Candidate, other: Candidate) -> Candidate | None:
    """Join "từ ngày 28/2 đến 3/3/2024": the year that one of the two leaves out is that of the other."""
    if one.last or other.last or not (_names_day(one.first) and _names_day(other.first)):
        return None
    if not (one.accepted or _is_from(text, one.start) or _fills_brackets(text, one.start, other.end)):
        return None
    first, last = one.first, other.first
    if first.startswith("--") and not last.startswith("--"):
        first = f"{int(last[:4]) - (first[2:] > last[5:])}-{first[2:]}"
    elif last.startswith("--") and not first.startswith("--"):
        last = f"{int(first[:4]) + (last[2:] < first[5:])}-{last[2:]}"
    if not (_is_possible(first) and _is_possible(last)):
        return None  # "từ 29/2 đến 3/3/2023"
    if first.startswith("--") or first < last:
        return replace(one, end=other.end, first=first, last=last, accepted=True)
    return None


def _is_possible(iso: str) -> bool:
    year, month, day = (_LEAP_YEAR, *map(int, iso[2:].split("-"))) if iso.startswith("--") else map(int, iso.split("-"))
    return is_day(year, month, day)


def _names_day(iso: str) -> bool:
    return iso.startswith("--") or is_whole(iso)


def is_whole(iso: str) -> bool:
    """Tell whether an ISO date is a day of a year.

    >>> is_whole("2024-03-15"), is_whole("2024-03"), is_whole("--03-15")
    (True, False, False)
    """
    return len(iso) == len("2024-03-15")


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day.

    >>> is_day(2024, 2, 29), is_day(2023, 2, 29)
    (True, False)
    """
    try:
        _date(year, month, day)
    except ValueError:
        return False
    return True


def _iso(year: str | None, month: int, day: int) -> str | None:
    if not is_day(int(year) if year else _LEAP_YEAR, month, day):
        return None
    return f"{year or '-'}-{month:02}-{day:02}"
