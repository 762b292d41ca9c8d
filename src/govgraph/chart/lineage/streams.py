"""A lineage as boxes on the left and on the right with bands between them: unit by unit, or folded with counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from govgraph.chart.lineage import Above, Change, Lineage, Unit
from govgraph.chart.scene import Evidence

#: How far a lineage is folded: not, or to the districts or provinces of its communes.
FOLDS = ("units", "districts", "provinces")
# As many sentences as a reader of one mark looks through.
_MOST_QUOTES = 40


@dataclass(frozen=True, slots=True)
class End:
    """A box: a unit, or several units counted as one; `units` are those that it stands for.

    `group` is the unit in which it lay before or lies since, that its heading names; None where it stands for that.
    """

    id: str
    units: tuple[Unit, ...]
    group: Above | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """What went from a box on the left to one on the right: the changes, and how many units took part in them."""

    start: str
    end: str
    kind: str
    share: str
    weight: int
    day: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Streams:
    """The boxes before and after, the bands, and the ends of units that nothing took the place of, by their IRIs."""

    fold: str
    before: tuple[End, ...]
    after: tuple[End, ...]
    bands: tuple[Band, ...]
    ended: Mapping[str, Change]

    @property
    def is_folded(self) -> bool:
        """Whether boxes stand for several units."""
        return self.fold != "units"


def streams_of(lineage: Lineage, most: int) -> Streams:
    """Return the streams of a lineage, folded as little as leaves `most` boxes at most, or as far as can be."""
    for fold in FOLDS:
        streams = _streams(lineage, fold)
        if len(streams.before) + len(streams.after) <= most:
            break
    return streams


def _streams(lineage: Lineage, fold: str) -> Streams:
    ended = {iri: change for change in lineage.changes if not change.after for iri in change.before}
    moved = [(change, one, to) for change in lineage.changes for one in change.before for to in change.after]
    sources: dict[str, set[str]] = defaultdict(set)
    for _, one, to in moved:
        sources[to].add(_place_before(lineage.units[one], fold)[0])
    before, left = _ends(lineage, {one for _, one, _ in moved}, lambda unit: _place_before(unit, fold))
    after, right = _ends(lineage, {to for _, _, to in moved}, lambda unit: _place_after(unit, fold, sources[unit.iri]))
    flows: dict[tuple[str, str], list[tuple[Change, Unit]]] = defaultdict(list)
    for change, one, to in moved:
        flows[left[one], right[to]].append((change, lineage.units[one]))
    bands = tuple(_band(ends, flows[ends]) for ends in sorted(flows))
    return Streams(fold, before, after, bands, ended)


def _ends(
    lineage: Lineage, iris: Iterable[str], place: Callable[[Unit], tuple[str, Above | None, str]]
) -> tuple[tuple[End, ...], dict[str, str]]:
    """Return the boxes for units, and the box of each unit."""
    gathered: dict[str, list[Unit]] = defaultdict(list)
    kept: dict[str, tuple[Above | None, str]] = {}
    of_unit = {}
    for iri in sorted(iris, key=lambda iri: (lineage.units[iri].code, iri)):
        unit = lineage.units[iri]
        key, group, name = place(unit)
        gathered[key].append(unit)
        kept.setdefault(key, (group, name))
        of_unit[iri] = key
    return tuple(End(key, tuple(units), *kept[key]) for key, units in gathered.items()), of_unit


def _place_before(unit: Unit, fold: str) -> tuple[str, Above | None, str]:
    """Return the box on the left for a unit: its id, the unit above that heads it, and its name where it is folded."""
    district, province = unit.within("district"), unit.within("province")
    if fold == "units" or (unit.level == "province" and fold == "districts"):
        return f"before {unit.iri}", district or province, ""
    if unit.level == "province":
        return f"before {unit.iri}", None, unit.name
    top = province if fold == "provinces" else district or province
    if top is None:
        return "before ", None, ""
    return f"before {top.iri}", None if fold == "provinces" or top is province else province, top.name


def _place_after(unit: Unit, fold: str, sources: Iterable[str]) -> tuple[str, Above | None, str]:
    """Return the box on the right for a unit: folded, with those that came of the same districts."""
    province = next((one for one in unit.above if one.level == "province" and not one.end), None)
    if fold == "units" or (unit.level == "province" and fold == "districts"):
        return f"after {unit.iri}", province, ""
    if fold == "provinces":
        top = unit.iri if unit.level == "province" else province.iri if province else ""
        name = unit.name if unit.level == "province" else province.name if province else ""
        return f"after {top}", None, name
    return f"after {' '.join(sorted(sources))}", province, ""


def _band(ends: tuple[str, str], told: Sequence[tuple[Change, Unit]]) -> Band:
    kinds = {change.kind for change, _ in told}
    shares = {unit.share for _, unit in told}
    days = {change.day for change, _ in told} - {""}
    evidence = sorted({one for change, unit in told for one in _lines_of(change, unit)})[:_MOST_QUOTES]
    return Band(
        *ends,
        kinds.pop() if len(kinds) == 1 else "several",
        # Of several units a band tells the number alone.
        shares.pop() if len(told) == 1 else "whole",
        len({unit.iri for _, unit in told}),
        days.pop() if len(days) == 1 else "",
        tuple(evidence),
    )


def _lines_of(change: Change, unit: Unit) -> Sequence[Evidence]:
    """Return the passages that tell what a unit became: those that hold its code, or all where none does."""
    own = [one for one in change.evidence if unit.code and f"\t{unit.code}\t" in one.words]
    return own or change.evidence
