"""Which card stands in which row and column: bands of levels, columns of sides, children below their parents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, product
from math import inf

from govgraph.chart.organisation import LEVELS, SIDES, Body

#: As many cards as a screen can hold side by side with letters that can be read.
MAX_COLUMNS = 4

# What a column adds to the width of a page, and a row to its height beside its cards; for the choice of columns only.
_COLUMN = 280
_ROW = 26

# A line that must go round a row of cards is worth so much height.
_DETOUR = 120

# A page is chosen about of the shape of a screen where it can be: half as high as wide.
_SHAPE = 0.5


@dataclass(slots=True)
class Row:
    """A row of cards: the band it is in (an index of `LEVELS`, or one more), and the cards (IRIs) by column.

    `starts_unit` says that the row begins another unit than the row above; `unit` is that unit's name, empty where
    several share the row.
    """

    band: int
    starts_unit: bool
    unit: str = ""
    cards: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows from top to bottom, by band the sides that occur with their first columns, and the number of columns."""

    rows: tuple[Row, ...]
    sides: Mapping[int, Mapping[str, int]]
    columns: int


@dataclass(frozen=True, slots=True)
class _Band:
    """The rows of a band, the first column of each side, its height in px and the lines that must go round cards."""

    rows: tuple[Row, ...]
    starts: Mapping[str, int]
    height: float
    detours: int

    def cost(self) -> float:
        return self.height + _DETOUR * self.detours


@dataclass(frozen=True, slots=True)
class _Unit:
    """The bodies of one unit on one level: one mapping a depth, from side to bodies in order."""

    name: str
    layers: tuple[Mapping[str, Sequence[Body]], ...]


def band_of(body: Body) -> int:
    """Return the index of a body's band, the last one for a level that is not known.

    >>> band_of(Body("urn:b", "Huyện ủy", level="district")), band_of(Body("urn:c", "Ban Tổ chức"))
    (2, 5)
    """
    return LEVELS.index(body.level) if body.level in LEVELS else len(LEVELS)


def side_of(body: Body) -> str:
    """Return a body's side, `other` for one that is not known."""
    return body.side if body.side in SIDES else SIDES[-1]


def parents_of(bodies: Sequence[Body]) -> dict[str, str]:
    """Return the parent of each body that has one on the chart; of a ring of parents one link is left out.

    >>> ring = [Body("urn:a", "A", parent="urn:b"), Body("urn:b", "B", parent="urn:a")]
    >>> parents_of([*ring, Body("urn:c", "C", parent="urn:elsewhere")])
    {'urn:a': 'urn:b'}
    """
    by_iri = {body.iri: body for body in bodies}
    parents: dict[str, str] = {}
    seen: set[str] = set()
    for iri in sorted(by_iri):
        path: set[str] = set()
        while iri in by_iri and iri not in seen:
            seen.add(iri)
            path.add(iri)
            parent = by_iri[iri].parent
            if parent in by_iri and parent not in path:
                parents[iri] = parent
            iri = parent
    return parents


def place_cards(bodies: Sequence[Body], heights: Mapping[str, float]) -> Grid:
    """Return the grid of a chart; `heights` are those of the cards by IRI.

    Bands follow each other from the highest level to the lowest. In a band, the bodies of a unit begin on one row,
    each side in its own columns, and a body stands below its parent of the same unit. Units whose bodies need one
    row alone share rows. What one side of a band does not need another takes, so that a band is low.
    """
    parents = parents_of(bodies)
    bands = _bands(bodies, parents)
    best: tuple[tuple[float, int], Grid] = ((inf, 0), Grid((), {}, 0))
    for columns in range(1, MAX_COLUMNS + 1):
        rows: list[Row] = []
        starts: dict[int, Mapping[str, int]] = {}
        height = detours = 0.0
        for band, units in enumerate(bands):
            if units:
                placed = _best_of_band(band, units, parents, heights, columns)
                rows += placed.rows
                starts[band] = placed.starts
                height, detours = height + placed.height, detours + placed.detours
        cost = (max(height, _SHAPE * _COLUMN * columns) + _DETOUR * detours, columns)
        if cost < best[0]:
            best = (cost, Grid(tuple(rows), starts, columns))
    return best[1]


def _best_of_band(
    band: int, units: Sequence[_Unit], parents: Mapping[str, str], heights: Mapping[str, float], columns: int
) -> _Band:
    """Return a band whose sides share so many columns that it is low; with a column too few it is as high as can be."""
    shown = {side for unit in units for layer in unit.layers for side in layer}
    sides = [side for side in SIDES if side in shown]
    best = _Band((), {}, inf, 0)
    for widths in product(range(1, columns + 1), repeat=len(sides)):
        if sum(widths) <= columns:
            starts = {side: sum(widths[:place]) for place, side in enumerate(sides)}
            rows = _place_band(band, units, parents, starts, dict(zip(sides, widths, strict=True)))
            height = sum(_ROW + max(heights[iri] for iri in row.cards.values()) for row in rows)
            best = min(best, _Band(tuple(rows), starts, height, _detours(rows, parents)), key=_Band.cost)
    return best


def _detours(rows: Sequence[Row], parents: Mapping[str, str]) -> int:
    """Return how many bodies of a band do not stand in the row below their parent, which is in the band too."""
    at = {iri: number for number, row in enumerate(rows) for iri in row.cards.values()}
    return sum(at[parents[iri]] + 1 != number for iri, number in at.items() if parents.get(iri) in at)


def _bands(bodies: Sequence[Body], parents: Mapping[str, str]) -> list[list[_Unit]]:
    """Return the units of each band in order: those of one parent together, else by name."""
    by_iri = {body.iri: body for body in bodies}
    place: dict[str, int] = {}
    bands = []
    for band in range(len(LEVELS) + 1):
        groups: dict[tuple[str, str], list[Body]] = defaultdict(list)
        for body in bodies:
            if band_of(body) == band:
                groups[_group(body, parents, by_iri)].append(body)

        def rank(key: tuple[str, str], groups: Mapping[tuple[str, str], list[Body]] = groups) -> tuple[float, str, str]:
            above = (place.get(parents.get(body.iri, ""), inf) for body in groups[key])
            return min(above), key[0], min(body.label for body in groups[key])

        units = []
        for key in sorted(groups, key=lambda key: (rank(key), key)):
            units.append(_Unit(key[0], tuple(_layers(groups[key], parents))))
            for body in groups[key]:
                place[body.iri] = len(place)
        bands.append(units)
    return bands


def _group(body: Body, parents: Mapping[str, str], by_iri: Mapping[str, Body]) -> tuple[str, str]:
    """Return the unit that a body is drawn with: its own, else that of a body above it on its level, else none."""
    band = band_of(body)
    while not (body.unit or body.unit_iri):
        parent = by_iri.get(parents.get(body.iri, ""))
        if parent is None or band_of(parent) != band:
            return "", body.iri
        body = parent
    return body.unit, body.unit_iri


def _layers(members: Sequence[Body], parents: Mapping[str, str]) -> Iterator[Mapping[str, Sequence[Body]]]:
    """Yield the bodies of a unit by depth: those without a parent in the unit first, then their children, and so on."""
    inside = {body.iri for body in members}
    children: dict[str, list[Body]] = defaultdict(list)
    for body in members:
        parent = parents.get(body.iri, "")
        children[parent if parent in inside else ""].append(body)
    place = {"": 0}
    layer = children[""]
    while layer:
        layer = sorted(layer, key=lambda body: (_place(body, parents, place), body.order, body.label, body.iri))
        by_side: dict[str, list[Body]] = defaultdict(list)
        for body in layer:
            place[body.iri] = len(place)
            by_side[side_of(body)].append(body)
        yield by_side
        layer = [child for body in layer for child in children[body.iri]]


def _place(body: Body, parents: Mapping[str, str], place: Mapping[str, int]) -> int:
    return place.get(parents.get(body.iri, ""), 0)


def _place_band(
    band: int, units: Sequence[_Unit], parents: Mapping[str, str], starts: Mapping[str, int], rooms: Mapping[str, int]
) -> list[Row]:
    """Return the rows of a band, given the first column of each side and its number of columns."""
    rows: list[Row] = []
    used: dict[str, int] = {}
    for unit in units:
        sizes = {side: len(unit.layers[0].get(side, ())) for side in rooms}
        is_one_row = len(unit.layers) == 1 and all(sizes[side] <= rooms[side] for side in rooms)
        if not (is_one_row and used and all(used[side] + sizes[side] <= rooms[side] for side in rooms)):
            used = dict.fromkeys(rooms, 0)
            rows.append(Row(band, starts_unit=True, unit=unit.name))
        else:
            rows[-1].unit = ""
        if is_one_row:
            for side, size in sizes.items():
                for place in range(size):
                    rows[-1].cards[starts[side] + used[side] + place] = unit.layers[0][side][place].iri
                used[side] += size
            continue
        first = len(rows) - 1
        for iri, (row, column) in _place_unit(unit, parents, starts, rooms).items():
            while len(rows) <= first + row:
                rows.append(Row(band, starts_unit=False))
            rows[first + row].cards[column] = iri
        used = {}
    return rows


def _place_unit(
    unit: _Unit, parents: Mapping[str, str], starts: Mapping[str, int], rooms: Mapping[str, int]
) -> dict[str, tuple[int, int]]:
    """Return row and column of each body of a unit that needs several rows; rows count from the unit's first."""
    places: dict[str, tuple[int, int]] = {}
    next_row = dict.fromkeys(rooms, 0)
    depth = {side: sum(1 for layer in unit.layers if layer.get(side)) for side in rooms}
    lone: dict[str, list[Body]] = {}
    for layer in unit.layers:
        for side, bodies in layer.items():
            if layer is unit.layers[0] and depth[side] > 1:
                bodies, lone[side] = _parted(bodies, unit, parents)
            room = rooms[side]
            above = [places[parents[body.iri]][0] + 1 for body in bodies if parents.get(body.iri) in places]
            first = max(next_row[side], *above) if above else next_row[side]
            # A row that its side does not fill stands in the middle where lines come from above or go below.
            inset = (room - len(bodies)) // 2 if depth[side] > 1 and len(bodies) < room else 0
            for place, body in enumerate(bodies):
                places[body.iri] = (first + place // room, starts[side] + inset + place % room)
            next_row[side] = first + (len(bodies) - 1) // room + 1
    taken = set(places.values())
    for side, bodies in lone.items():
        columns = range(starts[side], starts[side] + rooms[side])
        cells = ((row, column) for row in count() for column in columns)
        free = (cell for cell in cells if cell not in taken)
        places |= {body.iri: next(free) for body in bodies}
    return places


def _parted(bodies: Sequence[Body], unit: _Unit, parents: Mapping[str, str]) -> tuple[list[Body], list[Body]]:
    """Return the bodies of a first layer below which others stand, and those that stand alone and fill what is left."""
    heads = {parents.get(body.iri) for layer in unit.layers[1:] for some in layer.values() for body in some}
    return [body for body in bodies if body.iri in heads], [body for body in bodies if body.iri not in heads]
