"""Where documents stand: what rests on another below it, by level and by who cites whom, in rows of a grid.

Lines leave a card at its head, run along the gaps between rows and through the gutters between columns, and enter the
other card at its foot: no line crosses a card. Lines of one card and one relation run together; others beside them have
tracks and lanes of their own.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from govgraph.chart.organisation import LEVELS

Point = tuple[float, float]
#: What begins a line: a card and a relation.
Net = tuple[str, str]

# A row has no more cards than these, or than fill a page about as wide as high.
_MOST_COLUMNS = 5
_SWEEPS = 6
_EDGE = 14.0
_TRACK = 6.0
_BETWEEN_PARTS, _BETWEEN_STACKED = 40.0, 20.0


@dataclass(slots=True)
class Grid:
    """The rows of one connected part, from top to bottom, each with the column of each card."""

    rows: list[dict[str, int]]
    columns: int
    #: Of each gap, that above row 0 first, the track of each net; of each gutter, that on the left first, its lane.
    tracks: dict[int, dict[Net, int]] = field(default_factory=lambda: defaultdict(dict))
    lanes: dict[int, dict[Net, int]] = field(default_factory=lambda: defaultdict(dict))

    def place(self, iri: str) -> tuple[int, int]:
        """Return row and column of a card."""
        return next((at, row[iri]) for at, row in enumerate(self.rows) if iri in row)


@dataclass(frozen=True, slots=True)
class Lines:
    """A relation to be drawn: from which card, by which relation, to which."""

    start: str
    end: str
    kind: str

    @property
    def net(self) -> Net:
        """What it runs together with."""
        return self.start, self.kind


def parts_of(iris: Sequence[str], lines: Sequence[Lines]) -> list[list[str]]:
    """Return what lines connect, the largest first."""
    near: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        near[line.start].append(line.end)
        near[line.end].append(line.start)
    seen: set[str] = set()
    parts = []
    for iri in iris:
        if iri in seen:
            continue
        part, waiting = {iri}, [iri]
        while waiting:
            for other in near[waiting.pop()]:
                if other not in part:
                    part.add(other)
                    waiting.append(other)
        seen |= part
        parts.append([one for one in iris if one in part])
    return sorted(parts, key=lambda part: (-len(part), iris.index(part[0])))


def grid_of(part: Sequence[str], lines: Sequence[Lines], levels: Mapping[str, str]) -> Grid:
    """Return the rows of a connected part: the highest level on top, what others rest on above these."""
    own = [line for line in lines if line.start in set(part)]
    layers = _layers(part, own, levels)
    near: dict[str, list[str]] = defaultdict(list)
    for line in own:
        near[line.start].append(line.end)
        near[line.end].append(line.start)
    rank = {iri: (at + 0.5) / len(layer) for layer in layers for at, iri in enumerate(layer)}
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 else layers[::-1]:
            middle = {iri: sum(rank[other] for other in near[iri]) / (len(near[iri]) or 1) for iri in layer}
            layer.sort(key=lambda iri: (middle[iri], iri))
            rank.update((iri, (at + 0.5) / len(layer)) for at, iri in enumerate(layer))
    most = max(_MOST_COLUMNS, math.isqrt(len(part)))
    columns = min(most, max(len(layer) for layer in layers))
    cut: list[list[str]] = []
    for layer in layers:
        count = -(-len(layer) // columns)
        each = -(-len(layer) // count)
        cut += [layer[start : start + each] for start in range(0, len(layer), each)]
    columns = max(map(len, cut))  # rows of one length may need fewer
    rows = [{iri: (columns - len(row)) // 2 + at for at, iri in enumerate(row)} for row in cut]
    grid = Grid(rows, columns)
    _plan(grid, own)
    return grid


def _layers(part: Sequence[str], lines: Sequence[Lines], levels: Mapping[str, str]) -> list[list[str]]:
    order = _orders(part, lines, levels)
    above: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if order[line.start] == order[line.end]:
            above[line.start].append(line.end)
    depth: dict[str, int] = {}
    # Without recursion: chains may be long. A card on the way to itself does not count.
    for iri in part:
        stack = [(iri, False)]
        on_way: set[str] = set()
        while stack:
            one, is_done = stack.pop()
            if is_done:
                depth[one] = 1 + max((depth.get(other, -1) for other in above[one]), default=-1)
                on_way.discard(one)
            elif one not in depth and one not in on_way:
                on_way.add(one)
                stack.append((one, True))
                stack += [(other, False) for other in above[one]]
    resting: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if order[line.start] == order[line.end]:
            resting[line.end].append(line.start)
    # What rests on nothing stands near what rests on it, not on top.
    near = {iri: min(depth[other] for other in others) - 1 for iri, others in resting.items() if not above[iri]}
    depth.update((iri, max(at, 0)) for iri, at in near.items())
    layers: dict[tuple[int, int], list[str]] = defaultdict(list)
    for iri in part:
        layers[order[iri], depth[iri]].append(iri)
    return [layers[key] for key in sorted(layers)]


def _orders(part: Sequence[str], lines: Sequence[Lines], levels: Mapping[str, str]) -> dict[str, int]:
    """Return the place of each card's level from the top; one of no known level stands with what rests on it."""
    order = {level: at for at, level in enumerate(LEVELS)}
    known = {iri: order[levels[iri]] for iri in part if levels[iri] in order}
    near: dict[str, list[int]] = defaultdict(list)
    for ends in ((line.start, line.end) for line in lines):
        for one, other in (ends, ends[::-1]):
            if one not in known and other in known:
                near[one].append(known[other])
    return {iri: known.get(iri, min(near[iri], default=len(LEVELS))) for iri in part}


def _plan(grid: Grid, lines: Sequence[Lines]) -> None:
    """Give each net a track in each gap and a lane in each gutter that it runs through; those apart share one."""
    along: dict[int, dict[Net, tuple[int, int]]] = defaultdict(dict)
    up: dict[int, dict[Net, tuple[int, int]]] = defaultdict(dict)
    for line in sorted(lines, key=lambda one: (one.start, one.kind, one.end)):
        (row, column), (to_row, to_column) = grid.place(line.start), grid.place(line.end)
        # The middle of column n counts 2n + 1, the gutter on its left 2n.
        if row == to_row + 1:
            _widen(along[row], line.net, 2 * column + 1, 2 * to_column + 1)
            continue
        gutter = gutter_of(grid, line)
        _widen(along[row], line.net, 2 * column + 1, 2 * gutter)
        _widen(along[to_row + 1], line.net, 2 * gutter, 2 * to_column + 1)
        _widen(up[gutter], line.net, row, to_row + 1)
    for reached, places in ((along, grid.tracks), (up, grid.lanes)):
        for at, nets in reached.items():
            ends: list[int] = []
            for net, (first, last) in sorted(nets.items(), key=lambda pair: (pair[1], pair[0])):
                free = next((lane for lane, end in enumerate(ends) if end < first), len(ends))
                ends[free : free + 1] = [last]
                places[at][net] = free


def _widen(nets: dict[Net, tuple[int, int]], net: Net, *places: int) -> None:
    """Stretch how far a net reaches over further places."""
    nets[net] = (min(*places, *nets.get(net, ())), max(*places, *nets.get(net, ())))


def gutter_of(grid: Grid, line: Lines) -> int:
    """Return the gutter through which a line goes: that beside the other card which is nearer to the own one."""
    column, to_column = grid.place(line.start)[1], grid.place(line.end)[1]
    return to_column if column < to_column else to_column + 1


@dataclass(frozen=True, slots=True)
class Laid:
    """A part with its measures: where columns and rows begin, and gaps and gutters; width and height of all."""

    grid: Grid
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    gaps: tuple[float, ...]
    gutters: tuple[float, ...]
    width: float
    height: float

    def way(self, line: Lines, start: Point, end: Point) -> tuple[Point, ...]:
        """Return the points of a line from the head of one card to the foot of another, both from the corner."""
        row, to_row = self.grid.place(line.start)[0], self.grid.place(line.end)[0]
        first = self.gaps[row] + _TRACK * self.grid.tracks[row][line.net]
        if row == to_row + 1:
            return (start, (start[0], first), (end[0], first), end)
        gutter = gutter_of(self.grid, line)
        x = self.gutters[gutter] + _TRACK * self.grid.lanes[gutter][line.net]
        last = self.gaps[to_row + 1] + _TRACK * self.grid.tracks[to_row + 1][line.net]
        return (start, (start[0], first), (x, first), (x, last), (end[0], last), end)


def lay(grid: Grid, width: float, heights: Mapping[str, tuple[float, float]]) -> Laid:
    """Return the measures of a grid, given the width of all cards, and the height of each above and below its head.

    The heads of a row stand at one height.
    """
    x, columns, gutters = 0.0, [], []
    for column in range(grid.columns + 1):
        lanes = 1 + max(grid.lanes[column].values(), default=-1)
        # A gutter at the edge has room only where lines run through it.
        edge = column in (0, grid.columns)
        room = _TRACK * max(lanes - 1, 0) + (2 * _EDGE if not edge else _EDGE if lanes else 0)
        gutters.append(x + (_EDGE if not edge or column == grid.columns else 0))
        x += room
        if column < grid.columns:
            columns.append(x)
            x += width
    y, rows, gaps = 0.0, [], []
    for row in range(len(grid.rows) + 1):
        tracks = 1 + max(grid.tracks[row].values(), default=-1)
        edge = row in (0, len(grid.rows))
        room = _TRACK * max(tracks - 1, 0) + (2 * _EDGE if not edge else _EDGE if tracks else 0)
        gaps.append(y + (_EDGE if not edge or row == len(grid.rows) else 0))
        y += room
        if row < len(grid.rows):
            rows.append(y)
            y += sum(max(heights[iri][at] for iri in grid.rows[row]) for at in (0, 1))
    return Laid(grid, tuple(columns), tuple(rows), tuple(gaps), tuple(gutters), x, y)


def packed(sizes: Sequence[tuple[float, float]], room: float) -> list[Point]:
    """Return the corners of parts, set in shelves no wider than `room`, in their order; low ones below each other.

    >>> packed([(60, 10), (60, 20), (30, 5)], 130)
    [(0.0, 0.0), (0.0, 50.0), (100.0, 50.0)]
    >>> packed([(60, 100), (60, 20), (30, 5)], 200)
    [(0.0, 0.0), (100.0, 0.0), (100.0, 40.0)]
    """
    corners: list[Point] = []
    top = shelf = 0.0
    left, breadth, used = -_BETWEEN_PARTS, 0.0, 0.0
    for wide, high in sizes:
        if not (wide <= breadth and used + high <= shelf):
            left, breadth, used = left + breadth + _BETWEEN_PARTS, wide, 0.0
            if left and left + wide > room:
                left, top, shelf = 0.0, top + shelf + _BETWEEN_PARTS, 0.0
            shelf = max(shelf, high)
        corners.append((left, top + used))
        used += high + _BETWEEN_STACKED
    return corners
