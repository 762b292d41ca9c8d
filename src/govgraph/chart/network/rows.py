"""From the rows of the network queries to actors and the ties between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from govgraph.chart.network import Actor, Tie
from govgraph.chart.network.spans import common, merged, span_of_day, tenure_spans
from govgraph.chart.organisation import LEVELS
from govgraph.chart.scene import Evidence, Span

Row = Mapping[str, str]


@dataclass(slots=True)
class _TieInMaking:
    names: set[tuple[str, str]] = field(default_factory=set)  # IRI and name of what ties
    spans: list[Span] = field(default_factory=list)
    evidence: set[Evidence] = field(default_factory=set)
    days: set[str] = field(default_factory=set)

    def add(
        self, iri: str, name: str, spans: Iterable[Span], evidence: Iterable[Evidence], days: Iterable[str]
    ) -> None:
        self.names.add((iri, name))
        self.spans += spans
        self.evidence |= set(evidence)
        self.days |= set(days) - {""}

    def tie(self, start: str, end: str, kind: str) -> Tie:
        names = tuple(name for _, name in sorted(self.names, key=lambda pair: (pair[1], pair[0])))
        return Tie(start, end, kind, names, merged(self.spans), _in_order(self.evidence), tuple(sorted(self.days)))


@dataclass(frozen=True, slots=True)
class _Holding:
    """The posts of one person in one body: when not known not to hold, the words that show them, the days told."""

    spans: list[Span]
    evidence: set[Evidence]
    days: set[str]


_Ties = dict[tuple[str, str, str], _TieInMaking]


def people(meetings: Sequence[Row], posts: Sequence[Row]) -> tuple[list[Actor], list[Tie]]:
    """Return people, tied by the meetings that they took part in and by the bodies that they had posts in."""
    ties: _Ties = defaultdict(_TieInMaking)
    for iri, rows in _grouped(meetings, "meeting").items():
        days = {row["held"] for row in rows}
        spans = [span_of_day(day) for day in days]
        name = _name(rows, "meeting_name", iri)
        present = _grouped(rows, "person")
        for one, other in combinations(sorted(present), 2):
            shown = _evidence([*present[one], *present[other]])
            ties[one, other, "meeting"].add(iri, name, spans, shown, days)
    for iri, rows in _grouped(posts, "body").items():
        holders = {person: _holding(theirs) for person, theirs in _grouped(rows, "person").items()}
        name = _name(rows, "body_label", iri)
        for one, other in combinations(sorted(holders), 2):
            if spans := common(holders[one].spans, holders[other].spans):
                ties[one, other, "body"].add(iri, name, spans, *_both(holders[one], holders[other], spans))
    levels: dict[str, str] = {}
    for row in posts:
        levels[row["person"]] = min(levels.get(row["person"], "level-unknown"), row["level"], key=_rank)
    named = _grouped([*meetings, *posts], "person")
    actors = [
        Actor(
            iri,
            _name(rows, "person_name", iri),
            level=levels.get(iri) or "level-unknown",
            evidence=_in_order(_evidence(rows)),
        )
        for iri, rows in named.items()
    ]
    return actors, _made(ties)


def bodies(posts: Sequence[Row]) -> tuple[list[Actor], list[Tie]]:
    """Return bodies, tied by the people who have posts in both at one time."""
    ties: _Ties = defaultdict(_TieInMaking)
    for iri, rows in _grouped(posts, "person").items():
        held = {body: _holding(theirs) for body, theirs in _grouped(rows, "body").items()}
        name = _name(rows, "person_name", iri)
        for one, other in combinations(sorted(held), 2):
            if spans := common(held[one].spans, held[other].spans):
                ties[one, other, "people"].add(iri, name, spans, *_both(held[one], held[other], spans))
    actors = [
        Actor(
            iri,
            _name(rows, "body_label", iri),
            "body",
            min(row["level"] for row in rows) or "level-unknown",
            _in_order(_evidence(rows)),
        )
        for iri, rows in _grouped(posts, "body").items()
    ]
    return actors, _made(ties)


def levels(presences: Sequence[Row]) -> tuple[list[Actor], list[Tie]]:
    """Return bodies of higher levels, each tied to the lower ones at whose meetings its people were."""
    ties: _Ties = defaultdict(_TieInMaking)
    for row in presences:
        name = row["meeting_name"] or row["meeting"]
        tie = ties[row["higher"], row["lower"], "presence"]
        tie.add(row["meeting"], name, [span_of_day(row["held"])], _evidence([row]), [row["held"]])
    actors: dict[str, Actor] = {}
    for place in ("higher", "lower"):
        for iri, rows in _grouped(presences, place).items():
            level = min((row[f"{place}_level"] for row in rows), key=_rank)
            shown = _evidence(rows) | set(actors[iri].evidence if iri in actors else ())
            actors[iri] = Actor(iri, _name(rows, f"{place}_label", iri), "body", level, _in_order(shown))
    return list(actors.values()), _made(ties)


def _made(ties: _Ties) -> list[Tie]:
    return [tie.tie(*ends) for ends, tie in ties.items()]


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups


def _spans(rows: Sequence[Row]) -> list[Span]:
    """Return when one person held posts in one body."""
    return [span for tenure in _grouped(rows, "tenure").values() for span in tenure_spans(tenure)]


def _holding(rows: Sequence[Row]) -> _Holding:
    """Return the posts that one person held in one body; a source that shows no day of its own tells of its day."""
    days = {row[column] for row in rows for column in ("start", "end")}
    days |= {row["attested"] or row["issued"] for row in rows}
    return _Holding(_spans(rows), _evidence(rows), days - {""})


def _both(one: _Holding, other: _Holding, spans: Sequence[Span]) -> tuple[set[Evidence], set[str]]:
    """Return what shows two holdings, and the days told of either within `spans`, when both may hold."""
    days = {day for day in one.days | other.days if common([span_of_day(day)], spans)}
    return one.evidence | other.evidence, days


def _name(rows: Sequence[Row], column: str, iri: str) -> str:
    """Return the name that most rows give, of several such the first in the order of the alphabet."""
    names = Counter(row[column] for row in rows if row[column])
    return min(names, key=lambda name: (-names[name], name), default=iri.rstrip("/").rpartition("/")[2])


def _evidence(rows: Iterable[Row]) -> set[Evidence]:
    return {Evidence(row["source"], row["issued"], row["words"]) for row in rows}


def _in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda one: (one.day, one)))
