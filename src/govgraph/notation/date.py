"""Dates as Vietnamese texts write them: "ngày 15 tháng 3 năm 2024", "sáng 25/5", "24 và 25/7/2025", "tháng 12/2025".

A value is as exact as the text: `2024-03-15`, `2024-03`, `2024`, or `--05-25` where the year is left out. A bare
"5/9" is as often a share of nine, so it is a date only after a word such as ngày, sáng, hôm nay or a weekday.
Lunar dates and two-digit years are not read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as _date
from typing import NamedTuple, overload

from govgraph.errors import NotationError
from govgraph.normalise import bare_key


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or a span of days: ISO 8601, as exact as the text; `end` is the last day of a span.

    `part_of_day` is a code of the list part-of-day: morning, noon, afternoon or evening.
    """

    start: str
    end: str | None = None
    part_of_day: str | None = None


class Found(NamedTuple):
    """A date in running text: `text[start:end]`, with the words that make it one ("Chiều ngày 25/5")."""

    start: int
    end: int
    value: DateSpan


PARTS_OF_DAY = {"sang": "morning", "trua": "noon", "chieu": "afternoon", "toi": "evening"}
_SHOWN_PARTS = {"morning": "sáng", "noon": "trưa", "afternoon": "chiều", "evening": "tối"}
_LEAP_YEAR = 2000  # stands in for a year left unsaid, so that 29/2 is possible


def _any_case(words: str) -> str:
    """Return a pattern for words in capitals or small letters, with or without diacritics (re.I costs far more)."""
    letters = []
    for letter in words:
        forms = "".join(dict.fromkeys([letter, letter.upper(), bare_key(letter), bare_key(letter).upper()]))
        letters.append(f"[{forms}]" if letter.isalpha() else letter)
    return "".join(letters)


def _any_of(*words: str) -> str:
    return "(?:" + "|".join(_any_case(word) for word in words) + ")"


_YEAR = r"(?:1[89]|20)\d\d"
_NGAY, _THANG, _NAM = _any_case("ngày"), _any_case("tháng"), _any_case("năm")
_RANGE_SIGN = rf"(?:[-–—]|{_any_of('đến', 'tới')}(?:\s{_any_case('hết')})?)"
_LIST_SIGN = rf"(?:[,;&]|{_any_case('và')})"

_DATE = re.compile(
    rf"""
    (?<!\d)(?<!\d[./,-])
    (?:
      (?P<day>\d{{1,2}})\s?(?P<sign>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?(?P<year>{_YEAR})       # 25/5/2023
    | (?P<iso>{_YEAR}-\d\d-\d\d)                                                                        # 2025-09-17
    | (?P<first>\d{{1,2}})
      (?P<more>(?:\s*(?:{_RANGE_SIGN}|{_LIST_SIGN})\s*(?:{_NGAY}\s*)?\d{{1,2}}){{0,8}})                 # 24 và 25 …
      (?: [/.-](?P<month2>\d{{1,2}})(?:[/.-](?P<year2>{_YEAR}))?                                        # … /7/2025
        | \s*,?\s*{_THANG}\s*(?P<month3>\d{{1,2}})(?:\s*,?\s*(?:{_NAM}\s*|[/.-])?(?P<year3>{_YEAR}))? ) # … tháng 7
    | (?<!\w){_THANG}\s*(?P<month4>\d{{1,2}})\s*(?:[/.-]|,?\s*{_NAM})\s*(?P<year4>{_YEAR})              # tháng 12/2025
    | (?<!\w){_NAM}\s+(?P<year5>{_YEAR})(?:\s*[-–]\s*(?P<year6>{_YEAR}))?                               # năm 2024
    )
    (?!\d|[./-]\d|[^\W\d_])
    """,
    re.VERBOSE,
)
_WEEKDAY = (
    rf"(?:{_any_case('thứ')}\s(?:{_any_of('hai', 'ba', 'tư', 'năm', 'sáu', 'bảy')}|[2-7])|{_any_case('chủ nhật')})"
)
_DAY_WORD = (
    rf"(?:(?:{_any_of('ngày', 'mùng', 'mồng', 'hôm')})(?:\s{_any_of('nay', 'qua', 'mai')})?|{_any_of('nay', 'qua')})"
)
# What makes a bare "5/9" a date, right before it.
_CONTEXT = re.compile(
    rf"""
    (?<!\w)
    (?: (?P<part>{_any_of("sáng", "trưa", "chiều", "tối", "đêm")})(?:\s*,?\s*{_WEEKDAY})?(?:\s*,?\s*{_DAY_WORD})?
      | {_WEEKDAY}(?:\s*,?\s*{_DAY_WORD})?
      | {_DAY_WORD} )
    \s*[,:]?\s*(?P<open>\()?\s*\Z
    """,
    re.VERBOSE,
)
_CONTEXT_LENGTH = 40  # characters looked back: "Chiều thứ hai, ngày hôm nay (" has 30
_FROM = re.compile(rf"(?<!\w){_any_case('từ')}\s+\Z")
_RANGE = re.compile(rf"\s*{_RANGE_SIGN}\s*(?:{_NGAY}\s*)?\Z")
_LIST = re.compile(rf"\s*{_LIST_SIGN}\s*(?:{_NGAY}\s*)?\Z")
_NUMBER = re.compile(r"\d{1,2}")
_HOURS = re.compile(rf"\s*(?:{_any_case('giờ')}|h\b)")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that a later look at its surroundings accepts or not; `last` is the end of a span of days."""

    start: int
    end: int
    first: str
    last: str | None
    part_of_day: str | None
    accepted: bool


def find_all(text: str) -> Iterator[Found]:
    """Yield the dates of a running text in order; what is no possible date (31/2) is passed over.

    >>> for start, end, value in find_all("Chiều ngày 25/5/2023 có 12/24 chỉ tiêu đạt; sáng 29/6 họp tiếp"):
    ...     print(start, end, value.start, value.part_of_day)
    0 20 2023-05-25 afternoon
    44 53 --06-29 morning
    """
    waiting: _Candidate | None = None
    for candidate in _candidates(text, trusted=False):
        if waiting is not None:
            between = text[waiting.end : candidate.start]
            joined = _span(text, waiting, candidate) if _RANGE.match(between) else None
            if joined is not None:
                waiting = joined
                continue
            if waiting.accepted:
                yield _found(waiting)
                if not candidate.accepted and _LIST.match(between):
                    candidate = replace(candidate, accepted=True)  # "ngày 24/7 và 26/7"
        waiting = candidate
    if waiting is not None and waiting.accepted:
        yield _found(waiting)


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
    start = re.match(rf"{_any_case('từ')}\s+|", whole)
    found = list(find_all(whole)) or [_found(one) for one in _candidates(whole, trusted=True)]
    if len(found) == 1 and found[0].end == len(whole) and found[0].start == (start.end() if start else 0):
        return found[0].value
    raise NotationError(f"«{whole}» is not a date; write it as «15/3/2024», «tháng 3/2024» or «năm 2024»")


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


def format(value: DateSpan | str) -> str:
    """Return a date in the form of official documents: days below 10 and months below 3 with a leading nought.

    Source: Nghị định 30/2020/NĐ-CP on clerical work, annex I, part II, section 4 (place and date of issue).

    >>> format("2024-02-05"), format("2024-12"), format(DateSpan("--05-25", part_of_day="afternoon"))
    ('ngày 05 tháng 02 năm 2024', 'tháng 12 năm 2024', 'chiều ngày 25 tháng 5')
    """
    if isinstance(value, str):
        value = DateSpan(value)
    shown = _shown(value.start)
    if value.end is not None:
        shown = f"từ {shown} đến {_shown(value.end)}"
    return f"{_SHOWN_PARTS[value.part_of_day]} {shown}" if value.part_of_day else shown


@overload
def resolve_year(value: str, published: str | None, *, nearest: bool = False) -> str: ...
@overload
def resolve_year(value: DateSpan, published: str | None, *, nearest: bool = False) -> DateSpan: ...
def resolve_year(value: DateSpan | str, published: str | None, *, nearest: bool = False) -> DateSpan | str:
    """Return `value` with the year that it left out: the latest such date that is not after publication.

    `nearest` takes the nearest instead, for what lies ahead («hoàn thành trước ngày 10/01»). Without a known day of
    publication, and for dates that have their year, `value` comes back as it is.

    >>> resolve_year("--05-25", "2023-05-26"), resolve_year("--12-30", "2024-01-02")
    ('2023-05-25', '2023-12-30')
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
    years = [year for year in range(known.year - 8, known.year + 9) if _is_day(year, month, day)]
    days = [_date(year, month, day) for year in years]
    if nearest:
        return min(days, key=lambda day: (abs(day - known), day)).isoformat()
    return max(day for day in days if day <= known).isoformat()


def _candidates(text: str, *, trusted: bool) -> Iterator[_Candidate]:
    for match in _DATE.finditer(text):
        candidate = _candidate(text, match, trusted)
        if candidate is not None:
            yield candidate


def _candidate(text: str, match: re.Match[str], trusted: bool) -> _Candidate | None:
    start, end = match.span()
    if match["year5"]:
        until = match["year6"] if match["year6"] and match["year6"] > match["year5"] else None
        return _Candidate(start, end, match["year5"], until, None, True)
    if match["month4"]:
        month = int(match["month4"])
        return _Candidate(start, end, f"{match['year4']}-{month:02}", None, None, True) if 1 <= month <= 12 else None
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return _Candidate(start, end, match["iso"], None, None, True) if _is_day(year, month, day) else None

    context = _CONTEXT.search(text, max(0, start - _CONTEXT_LENGTH), start)
    if context is not None and not _is_written_so(text, context):
        context = None
    year = match["year"] or match["year2"] or match["year3"]
    month = int(match["month"] or match["month2"] or match["month3"])
    days = [int(match["day"] or match["first"]), *map(int, _NUMBER.findall(match["more"] or ""))]
    announced = context is not None or trusted or (len(days) > 1 and _FROM.search(text, max(0, start - 8), start))
    if len(days) > 1 and not announced:
        if not year:
            return None
        # "số 45, 12/3/2024": only the last number is surely a day
        days, start = days[-1:], match.start("more") + [found.start() for found in _NUMBER.finditer(match["more"])][-1]
    if not year and not match["month3"] and _HOURS.match(text, end):
        return None  # "chiều 3-4 giờ"
    first, last = _first_and_last(year, month, days)
    if first is None:
        return None
    part = None
    if context is not None:
        start = context.start()
        part = PARTS_OF_DAY.get(bare_key(context["part"])) if context["part"] else None
        end += bool(context["open"]) and text[end : end + 1] == ")"
    return _Candidate(start, end, first, last, part, bool(announced or year))


def _is_written_so(text: str, context: re.Match[str]) -> bool:
    """Tell whether "ngay" and "sang" may be ngày and sáng: only in texts without diacritics; else they are other words."""
    around = text[max(0, context.start() - _CONTEXT_LENGTH) : context.end() + _CONTEXT_LENGTH]
    return (
        not context.group().isascii() or around.isascii() or bare_key(context.group().strip(" ,:(")) in ("nay", "qua")
    )


def _first_and_last(year: str | None, month: int, days: list[int]) -> tuple[str | None, str | None]:
    last = _iso(year, month, days[-1])
    if last is None or len(days) == 1 or days[0] == days[-1]:
        return last, None
    if days[0] < days[-1]:
        return _iso(year, month, days[0]), last
    # "từ ngày 28 đến 3/3/2024" begins in the month before
    before = str(int(year) - 1) if year and month == 1 else year
    return _iso(before, (month - 2) % 12 + 1, days[0]), last


def _span(text: str, one: _Candidate, other: _Candidate) -> _Candidate | None:
    """Join "từ ngày 28/2 đến 3/3/2024": the year that one of the two leaves out is that of the other."""
    if one.last or other.last or not (_names_day(one.first) and _names_day(other.first)):
        return None
    first, last = one.first, other.first
    if not (one.accepted or _FROM.search(text, max(0, one.start - 8), one.start)):
        return None
    if first.startswith("--") and not last.startswith("--"):
        first = f"{int(last[:4]) - (first[2:] > last[5:])}-{first[2:]}"
    elif last.startswith("--") and not first.startswith("--"):
        last = f"{int(first[:4]) + (last[2:] < first[5:])}-{last[2:]}"
    if first.startswith("--") == last.startswith("--") and (first < last or first.startswith("--")):
        return replace(one, end=other.end, first=first, last=last, accepted=True)
    return None


def _names_day(iso: str) -> bool:
    return iso.startswith("--") or len(iso) == len("2024-03-15")


def _found(candidate: _Candidate) -> Found:
    value = DateSpan(candidate.first, candidate.last, candidate.part_of_day)
    return Found(candidate.start, candidate.end, value)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        _date(year, month, day)
    except ValueError:
        return False
    return True


def _iso(year: str | None, month: int, day: int) -> str | None:
    if not _is_day(int(year) if year else _LEAP_YEAR, month, day):
        return None
    return f"{year or '-'}-{month:02}-{day:02}"


def _shown(iso: str) -> str:
    year, month, day = ([None, *iso[2:].split("-")] if iso.startswith("--") else [*iso.split("-"), None, None])[:3]
    parts = [
        f"ngày {int(day):02}" if day else "",
        f"tháng {int(month):{'02' if int(month) < 3 else ''}}" if month else "",
    ]
    return " ".join(part for part in [*parts, f"năm {year}" if year else ""] if part)
