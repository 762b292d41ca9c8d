"""Meetings by week and year: what is drawn as a calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from govgraph.chart.scene import Evidence, Span

#: The weeks of a year: from 1 January on, seven days each, the last with one or two.
WEEKS = 53


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: its name, the code and the name of its kind, its day as exact as the sources, empty where none tells.

    Examples:
        >>> Meeting("urn:m", "Hội nghị", "conference", "Hội nghị", "2024-02-14").place()
        (2024, 6)
        >>> Meeting("urn:m", "Hội nghị", "conference", "Hội nghị", "2024-02").place()
        (2024, None)
    """

    iri: str
    name: str
    kind: str
    kind_label: str
    day: str = ""
    evidence: tuple[Evidence, ...] = ()

    def place(self) -> tuple[int | None, int | None]:
        """Return year and week (from 0), each None where it is not known."""
        if not self.day[:4].isdecimal():
            return None, None
        if len(self.day) < 10:
            return int(self.day[:4]), None
        day = date.fromisoformat(self.day)
        return day.year, (day.timetuple().tm_yday - 1) // 7


def week_span(year: int, week: int) -> Span:
    """Return the days of a week of a year.

    >>> week_span(2023, 52)
    Span(first='2023-12-31', last='2023-12-31')
    """
    first = date(year, 1, 1) + timedelta(days=7 * week)
    return Span(first.isoformat(), min(first + timedelta(days=6), date(year, 12, 31)).isoformat())


def meetings_from_rows(rows: Iterable[Mapping[str, str]]) -> tuple[Meeting, ...]:
    """Return the meetings of the rows of `queries/publish/meeting-years.rq`, sorted by day.

    Of several days that sources tell of one meeting it is the most exact, of these the first.
    """
    told: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        told[row["meeting"]].append(row)
    found = []
    for iri, of_one in told.items():
        row = min(of_one, key=lambda one: (one["kind"], sorted(one.items())))
        days = {one["date"] for one in of_one}
        quotes = {Evidence(one["source"], one["issued"], one["words"]) for one in of_one}
        found.append(
            Meeting(
                *(iri, row["name"] or row["kind_label"] or row["kind"], row["kind"], row["kind_label"] or row["kind"]),
                min(days, key=lambda day: (day.startswith("-"), -len(day), day)),
                tuple(sorted(quotes, key=lambda one: (one.day, one))),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.day, one.name, one.iri)))
