"""What administrative units became: the changes between them, with the evidence of the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from govgraph.chart.scene import Evidence

#: How much of a unit went where; «unknown» where the graph need not hold all changes of it.
SHARES = ("whole", "part", "unknown")


@dataclass(frozen=True, slots=True)
class Above:
    """A unit in which another lies or lay, directly or not."""

    iri: str
    name: str
    level: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit before or after a change; `end` is the first day on which it was no more.

    `share` is how much of it went to each that it became (`SHARES`). `above` are the units in which it lies or lay.
    """

    iri: str
    name: str
    code: str = ""
    level: str = "level-unknown"
    start: str = ""
    end: str = ""
    former_name: str = ""
    share: str = "whole"
    above: tuple[Above, ...] = ()

    def within(self, level: str) -> Above | None:
        """Return the unit of a level in which it lay before the changes: one that ended, if there is one."""
        found = [one for one in self.above if one.level == level]
        return min(found, key=lambda one: (not one.end, one.end, one.iri), default=None)


@dataclass(frozen=True, slots=True)
class Change:
    """An event by which units before it became those after it: a code of the list unit-change, and its day."""

    iri: str
    kind: str
    day: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """Units with the changes between them; `place` is the name of that which they are about, empty for all.

    `asked` are the IRIs of what `place` names.
    """

    units: Mapping[str, Unit]
    changes: tuple[Change, ...]
    place: str = ""
    asked: frozenset[str] = frozenset()

    @property
    def days(self) -> tuple[str, ...]:
        """The days of the changes, sorted."""
        return tuple(sorted({change.day for change in self.changes} - {""}))

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the documents and lists that tell of the changes, sorted."""
        return tuple(sorted({one.source for change in self.changes for one in change.evidence}))

    def around(self, iris: Iterable[str], place: str) -> Lineage:
        """Return the changes of some units and of those in them, with the end of the districts of which these were."""
        asked = frozenset(iris)

        def is_meant(iri: str) -> bool:
            return iri in asked or any(one.iri in asked for one in self.units[iri].above)

        kept = {change.iri for change in self.changes if any(map(is_meant, (*change.before, *change.after)))}
        told = {iri for change in self.changes if change.iri in kept for iri in change.before}
        districts = {one.iri for iri in told for one in self.units[iri].above}
        kept |= {change.iri for change in self.changes if not change.after and districts.intersection(change.before)}
        changes = tuple(change for change in self.changes if change.iri in kept)
        units = {iri: self.units[iri] for change in changes for iri in (*change.before, *change.after)}
        return replace(self, units=units, changes=changes, place=place, asked=asked)


def lineage_from_rows(
    changes: Iterable[Mapping[str, str]], units: Iterable[Mapping[str, str]], *, is_whole: bool = False
) -> Lineage:
    """Return the lineage that rows tell, the same for rows in any order.

    Args:
        changes: rows of `queries/publish/unit-changes.rq`.
        units: rows of `queries/publish/changed-units.rq`.
        is_whole: whether they are all changes that there were, so that a unit with one change went whole.
    """
    told: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in changes:
        told[row["change"]].append(row)
    found = tuple(_change(iri, told[iri]) for iri in sorted(told))
    rows: dict[str, list[Mapping[str, str]]] = {iri: [] for change in found for iri in (*change.before, *change.after)}
    for row in units:
        rows.setdefault(row["unit"], []).append(row)
    became: dict[str, set[str]] = defaultdict(set)
    for change in found:
        for iri in change.before:
            became[iri].update(change.after)
    named = {iri for iri, of_unit in rows.items() if is_whole or any(row["named_in"] for row in of_unit)}
    result = {}
    for iri in sorted(rows):
        share = "part" if len(became[iri]) > 1 else "whole"
        # Of a unit that is named, and of those that it came from, the graph holds all changes.
        if share == "whole" and not named & {iri, *became[iri]}:
            share = "unknown"
        result[iri] = _unit(iri, rows[iri], share)
    return Lineage(result, found)


def _change(iri: str, rows: list[Mapping[str, str]]) -> Change:
    parts: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        parts[row["part"]].add(row["unit"])
    evidence = {Evidence(row["source"], row["issued"], row["words"]) for row in rows if row["part"] == "evidence"}
    return Change(
        iri,
        min(row["kind"] for row in rows),
        min(row["effective_on"] for row in rows),
        tuple(sorted(parts["before"])),
        tuple(sorted(parts["after"])),
        tuple(sorted(evidence)),
    )


def _unit(iri: str, rows: list[Mapping[str, str]], share: str) -> Unit:
    name = iri.rsplit("/", 1)[-1]
    if not rows:
        return Unit(iri, name, share=share)
    row = min(rows, key=lambda one: sorted(one.items()))
    above = {
        Above(one["above"], one["above_name"], one["above_level"], one["above_end"]) for one in rows if one["above"]
    }
    return Unit(
        iri,
        row["name"] or name,
        row["code"],
        row["level"] or "level-unknown",
        row["start"],
        row["end"],
        row["former_name"],
        share,
        tuple(sorted(above, key=lambda one: one.iri)),
    )
