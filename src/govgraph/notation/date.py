"""Dates as Vietnamese texts write them: "ngày 15 tháng 3 năm 2024", "sáng 25/5", "24 và 25/7/2025", "tháng 12/2025".

A value is as exact as the text: `2024-03-15`, `2024-03`, `2024`, or `--05-25` where the year is left out. A bare
"5/9" is as often a share of nine, so it is a date only after a word such as ngày, sáng, hôm nay or a weekday.
Lunar dates and two-digit years are not read.
"""

import re
from dataclasses import replace
from datetime import date as _date
from datetime import timedelta
from typing import overload

from govgraph.errors import NotationError
from govgraph.notation.date_in_text import DateSpan, Found, candidates, find_all, is_day, is_whole
from govgraph.notation.date_patterns import any_case

__all__ = ["DateSpan", "Found", "find_all", "format", "is_iso", "is_valid", "is_whole", "parse", "resolve_year"]

_PARTS_OF_DAY = {"morning": "sáng", "midday": "trưa", "afternoon": "chiều", "evening": "tối", "night": "đêm"}
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?|--(?P<month2>\d\d)-(?P<day2>\d\d)", re.ASCII
)
_LEAP_YEAR = 2000  # of a day without a year
_AHEAD = timedelta(days=3)  # a page may bear a day that lags behind what it tells
_FROM = re.compile(rf"(?:{any_case('từ')}\s+)?")


def parse(text: str) -> DateSpan:
    """Return the date that `text` is, all of it; here a bare "5/9" counts as one, since the caller says so.

    >>> parse("ngày 15 tháng 3 năm 2024")
    DateSpan(start='2024-03-15', end=None, part_of_day=None)
    >>> parse("từ ngày 3 đến 5/6/2024")
    DateSpan(start='2024-06-03', end='2024-06-05', part_of_day=None)
    >>> parse("31/2/2024")
    Traceback (most recent call last):
        ...
    govgraph.errors.NotationError: «31/2/2024» is not a date; write it as «15/3/2024», «tháng 3/2024» or «năm 2024»
    """
    whole = text.strip()
    start = _FROM.match(whole)
    found = list(find_all(whole)) or [one.found for one in candidates(whole, trusted=True)]
    if len(found) == 1 and found[0].end == len(whole) and found[0].start == (start.end() if start else 0):
        return found[0].value
    raise NotationError(
        f"«{whole}» is not a date; write it as «15/3/2024», «tháng 3/2024» or «năm 2024»",
        f"«{whole}» không phải là ngày tháng; hãy ghi như «15/3/2024», «tháng 3/2024» hoặc «năm 2024»",
    )


def is_valid(text: str) -> bool:
    """Tell whether `text` is one possible date.

    >>> is_valid("31/2/2024"), is_valid("tháng 12/2025"), is_valid("quý II")
    (False, True, False)
    """
    try:
        parse(text)
    except NotationError:
        return False
    return True


def is_iso(text: str) -> bool:
    """Tell whether `text` is a possible date as this module gives it: a day, a month, a year, or a day of any year.

    >>> [is_iso(text) for text in ("2023-05-25", "2023-05", "2023", "--02-29", "2023-02-29", "2023-13", "25/5/2023")]
    [True, True, True, True, False, False, False]
    """
    found = _ISO.fullmatch(text)
    if found is None:
        return False
    month, day = found["month"] or found["month2"] or 1, found["day"] or found["day2"] or 1
    return is_day(int(found["year"] or _LEAP_YEAR), int(month), int(day))


def format(value: DateSpan | str) -> str:
    """Return a date in the form of official documents: days below 10 and months below 3 with a leading nought.

    Source: Nghị định 30/2020/NĐ-CP on clerical work, annex I (place and time of issue).

    >>> format("2024-02-05"), format("2024-12"), format(DateSpan("--05-25", part_of_day="afternoon"))
    ('ngày 05 tháng 02 năm 2024', 'tháng 12 năm 2024', 'chiều ngày 25 tháng 5')
    """
    if isinstance(value, str):
        value = DateSpan(value)
    shown = _shown(value.start)
    if value.end is not None:
        shown = f"từ {shown} đến {_shown(value.end)}"
    return f"{_PARTS_OF_DAY[value.part_of_day]} {shown}" if value.part_of_day else shown


@overload
def resolve_year(value: str, published: str | None, *, nearest: bool = False) -> str: ...
@overload
def resolve_year(value: DateSpan, published: str | None, *, nearest: bool = False) -> DateSpan: ...
def resolve_year(value: DateSpan | str, published: str | None, *, nearest: bool = False) -> DateSpan | str:
    """Return `value` with the year that it left out: the latest such date that is at most three days after publication.

    `nearest` takes the nearest instead, for what lies ahead («hoàn thành trước ngày 10/01»). Without a known day of
    publication, and for dates that have their year, `value` comes back as it is.

    >>> resolve_year("--05-25", "2023-05-26"), resolve_year("--12-30", "2024-01-02")
    ('2023-05-25', '2023-12-30')
    >>> resolve_year("--05-26", "2023-05-25"), resolve_year("--08-19", "2023-05-25")
    ('2023-05-26', '2022-08-19')
    >>> resolve_year("--01-10", "2025-01-03", nearest=True)
    '2025-01-10'
    >>> resolve_year(DateSpan("--12-30", "--01-02"), "2024-01-03")
    DateSpan(start='2023-12-30', end='2024-01-02', part_of_day=None)
    """
    if isinstance(value, DateSpan):
        start = resolve_year(value.start, published, nearest=nearest)
        if value.end is None or not value.end.startswith("--") or start.startswith("--"):
            return replace(value, start=start)
        over_new_year = value.end[2:] < start[5:]
        return replace(value, start=start, end=f"{int(start[:4]) + over_new_year}-{value.end[2:]}")
    if published is None or not value.startswith("--"):
        return value
    known = _date.fromisoformat(published)
    month, day = int(value[2:4]), int(value[5:7])
    # Eight years on each side: the longest wait for a 29 February.
    years = [year for year in range(known.year - 8, known.year + 9) if is_day(year, month, day)]
    days = [_date(year, month, day) for year in years]
    if nearest:
        return min(days, key=lambda day: (abs(day - known), day)).isoformat()
    return max(day for day in days if day <= known + _AHEAD).isoformat()


def _shown(iso: str) -> str:
    year, month, day = ([None, *iso[2:].split("-")] if iso.startswith("--") else [*iso.split("-"), None, None])[:3]
    parts = [
        f"ngày {int(day):02}" if day else "",
        f"tháng {int(month):{'02' if int(month) < 3 else ''}}" if month else "",
    ]
    return " ".join(part for part in [*parts, f"năm {year}" if year else ""] if part)
