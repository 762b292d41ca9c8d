"""Intervals of days: of what is known to begin, to end, to be over, or of one day alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from govgraph.chart.scene import Span
from govgraph.days import first_day, last_day
from govgraph.errors import QueryError

#: Of what is known neither to begin nor to end.
ALWAYS = Span()


def check_day(day: str) -> None:
    """Raise a `QueryError` for what is neither empty nor a day of ISO 8601."""
    try:
        if day and date.fromisoformat(day).isoformat() != day:
            raise ValueError
    except ValueError:
        raise QueryError(f"«{day}» is no day; write it as 2023-05-25") from None


def span_of_day(day: str) -> Span:
    """Return the interval of a day, month or year of ISO 8601; without a day, any day may be it.

    >>> span_of_day("2024-02"), span_of_day("")
    (Span(first='2024-02-01', last='2024-02-29'), Span(first='', last=''))
    """
    return Span(first_day(day), last_day(day)) if day else ALWAYS


def day_before(day: str) -> str:
    """Return the day before the first one of a day, month or year.

    >>> day_before("2024-03")
    '2024-02-29'
    """
    return (date.fromisoformat(first_day(day)) - timedelta(days=1)).isoformat()


def common(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """Return where two sets of intervals hold together.

    >>> common([Span("2020-01-01", "")], [Span("", "2021-05-01")])
    [Span(first='2020-01-01', last='2021-05-01')]
    """
    found = []
    for left in one:
        for right in other:
            first = max(left.first, right.first)
            last = min(left.last or "9999", right.last or "9999")
            if first <= last:
                found.append(Span(first, "" if last == "9999" else last))
    return found


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return intervals sorted, those that overlap in one; none at all for what holds always.

    >>> merged([Span("2020-01-01", "2020-03-01"), Span("2020-02-01", "2021-01-01")])
    (Span(first='2020-01-01', last='2021-01-01'),)
    """
    result: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.first, one.last or "9999")):
        if result and (not result[-1].last or span.first <= result[-1].last):
            last = "" if not result[-1].last or not span.last else max(result[-1].last, span.last)
            result[-1] = Span(result[-1].first, last)
        else:
            result.append(span)
    return () if ALWAYS in result else tuple(result)


def tenure_spans(rows: Iterable[Mapping[str, str]]) -> list[Span]:
    """Return when a tenure is not known not to hold, of its rows of `queries/publish/network-posts.rq`.

    As that question's parameter `on` has it: begun (a start before which it is shown is none) or not known when, and
    not known to have ended; on a day on which a source shows it in any case, while the unit of the body is in force.

    >>> nothing = dict.fromkeys(("start", "end", "attested", "ended_told", "seat_start", "seat_end"), "")
    >>> tenure_spans([nothing | {"start": "2020", "attested": "2024-05-02", "ended_told": "2023-01-09"}])
    [Span(first='2020-01-01', last='2024-05-01'), Span(first='2024-05-02', last='2024-05-02')]
    >>> tenure_spans([nothing | {"start": "2025-03-27"}, nothing | {"attested": "2024-12-11"}])[0]
    Span(first='', last='')
    """
    told: dict[str, set[str]] = {}
    for row in rows:
        for name in ("start", "end", "attested", "ended_told", "seat_start", "seat_end"):
            told.setdefault(name, set()).update({row[name]} - {""})
    # Who is shown before a start holds the post again from then on.
    signs = [last_day(day) for day in told["start"] | told["attested"] if not day.startswith("-")]
    first = max((first_day(day) for day in told["start"] if min(signs, default="9") >= first_day(day)), default="")
    last = min((last_day(day) for day in told["end"]), default="")
    if told["ended_told"] and not told["end"]:
        last = day_before(max(min(told["ended_told"]), *told["attested"], ""))
    spans = [Span(first, last)] if not last or first <= last else []
    spans += [Span(day, day) for day in sorted(told["attested"]) if len(day) == 10]
    seat = Span(
        max((first_day(day) for day in told["seat_start"]), default=""),
        min((day_before(day) for day in told["seat_end"]), default=""),
    )
    return common(spans, [seat])
