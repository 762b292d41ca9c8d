"""What charts over the years show: who held a post and of which days that is told, and the terms of bodies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from govgraph.chart.network.spans import span_of_day, tenure_spans
from govgraph.chart.scene import Evidence, Span
from govgraph.days import first_day, last_day
from govgraph.model import NOT_IN_FULL
from govgraph.query.held_as import held_as

#: How the parts of a stay are known.
PARTS = ("told", "between", "seen", "unknown", "term", "count")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a stay, with first and last day, and how it is known (`PARTS`).

    «told» lies between a beginning or end that a source tells and the furthest day that one tells; «between» two days
    on which sources show the holder, who is not told to have been there without a break; «seen» is such a day. In
    «unknown» no one is known to hold the post; «term» is a term of office, «count» several stays as one.
    """

    how: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Stay:
    """One person in one post, all sources together; dates as exact as the sources, empty where none tells.

    A start before which a source shows the holder is none. `seen` are the days of which one does, `ended_told` is that
    of the first source that tells of the end without its day. `spans` are when the stay is not known not to hold.
    `unit_start` is the first day of the unit of the body, `unit_end` the first on which it was no more; empty where it
    always was, or still is.
    """

    iri: str
    person: str
    person_name: str
    post: str
    post_label: str
    body: str = ""
    body_label: str = ""
    role_order: int = 99
    level: str = "level-unknown"
    is_inferred: bool = False
    start: str = ""
    end: str = ""
    seen: tuple[str, ...] = ()
    ended_told: str = ""
    spans: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    side: str = "other"
    role: str = ""
    qualifier: str = ""
    qualifier_label: str = ""
    unit_start: str = ""
    unit_end: str = ""

    @property
    def title(self) -> str:
        """Return the post as it is held: «Quyền Chủ tịch» of who acts in it."""
        return held_as(self.post_label, self.qualifier, self.qualifier_label)

    @property
    def holder(self) -> str:
        """Return the name of the person, and how the post is held where not in full.

        >>> acting = Stay("t", "p", "Thử", "c", "Chủ tịch", qualifier="acting", qualifier_label="Quyền")
        >>> acting.holder, acting.title
        ('Thử (quyền)', 'Quyền Chủ tịch')
        """
        is_full = self.qualifier not in NOT_IN_FULL
        return (
            self.person_name if is_full else f"{self.person_name} ({(self.qualifier_label or self.qualifier).lower()})"
        )

    def parts(self) -> tuple[Part, ...]:
        """Return the parts that something is known of, in painting order.

        >>> Stay("t", "p", "Thử", "c", "Bí thư", start="2021", seen=("2023-05-02",)).parts()[0]
        Part(how='told', first='2021-01-01', last='2023-05-02')
        """
        days = [span_of_day(day) for day in self.seen]
        begin, finish = first_day(self.start) if self.start else "", last_day(self.end) if self.end else ""
        first = begin or min((day.first for day in days), default=finish)
        last = finish or max((begin, *(day.last for day in days)))
        parts = []
        if (begin or finish) and first <= last:
            parts.append(Part("between" if self.is_inferred else "told", first, last))
        elif len(days) > 1:
            parts.append(Part("between", first, last))
        return (*parts, *(Part("seen", day.first, day.last) for day in days))

    def known(self) -> Span | None:
        """Return the first and the last day known, None where there is none."""
        parts = self.parts()
        return Span(min(part.first for part in parts), max(part.last for part in parts)) if parts else None


@dataclass(frozen=True, slots=True)
class TermYears:
    """A term of office of a body: its name, first and last year or day."""

    name: str
    start: str
    end: str

    def part(self) -> Part:
        """Return the term as it is drawn: of a year alone, from or to its middle, since terms meet within a year.

        >>> TermYears("Nhiệm kỳ 2015–2020", "2015", "2020").part()
        Part(how='term', first='2015-07-01', last='2020-06-30')
        """
        first = f"{self.start}-07-01" if len(self.start) == 4 else first_day(self.start)
        return Part("term", first, f"{self.end}-06-30" if len(self.end) == 4 else last_day(self.end))


def stays_from_rows(rows: Iterable[Mapping[str, str]]) -> tuple[Stay, ...]:
    """Return the stays of the rows of `queries/publish/post-years.rq`, sorted by their IRIs."""
    told: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        told[row["tenure"]].append(row)
    return tuple(_stay(iri, told[iri]) for iri in sorted(told))


def _stay(iri: str, rows: list[Mapping[str, str]]) -> Stay:
    row = min(rows, key=lambda one: sorted(one.items()))
    names = Counter(name for _, name in {(one["source"], one["person_name"]) for one in rows})
    seats = dict.fromkeys(("seat_start", "seat_end"), "")
    start, seen = _first(rows, "start"), tuple(sorted({_dated(one)["attested"] for one in rows} - {""}))
    ended = sorted({one["ended_told"] for one in rows} - {""})
    quotes = {Evidence(one["source"], one["issued"], one["words"]) for one in rows}
    spans = tuple(tenure_spans([{**seats, **one, **_dated(one)} for one in rows]))
    return Stay(
        iri,
        row["person"],
        min(names, key=lambda name: (-names[name], name)),
        row["post"],
        row["post_label"] or row["role_label"] or row["post"].rsplit("/", 1)[-1],
        row["body"],
        row["body_label"] or row["body"].rsplit("/", 1)[-1],
        int(row["role_order"] or 99),
        row["level"] or "level-unknown",
        all(one["basis"] == "inferred" for one in rows),
        start if not seen or seen[0] >= start else "",
        _first(rows, "end"),
        seen,
        ended[0] if ended else "",
        spans if spans != (Span(),) else (),
        tuple(sorted(quotes, key=lambda one: (one.day, one))),
        row["side"] or "other",
        row["role"],
        *max((one["qualifier"], one["qualifier_label"]) for one in rows),
        _first(rows, "unit_start"),
        _first(rows, "unit_end"),
    )


def _dated(row: Mapping[str, str]) -> dict[str, str]:
    """Return the dates of a row, without those whose year is not known."""
    return {name: "" if row[name].startswith("-") else row[name] for name in ("start", "end", "attested")}


def _first(rows: Iterable[Mapping[str, str]], name: str) -> str:
    return min((day for one in rows if (day := _dated(one).get(name, one[name]))), default="")
