"""How the lines from bodies to those below them run: through the gaps between rows and the gutters between columns.

A line leaves its parent at the foot, runs along the gap below the parent's row, where needed through a gutter to
another gap, and enters its child from above. No line crosses a card, since gaps and gutters hold none; no line runs
upon another, since each parent has a track of its own in a gap and a lane of its own in a gutter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from govgraph.chart.organisation.grid import Grid

# A lane beside others costs as much as this part of a column's width of detour.
_CROWDED = 0.25


@dataclass(slots=True)
class Net:
    """All lines of one parent: its children by the gap above them, and the gap below itself.

    Gaps are numbered from top to bottom, gutters from left to right, lanes and tracks within them likewise.
    `gutter` is None where all children stand in the next row.
    """

    parent: str
    gap: int
    children: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    gutter: int | None = None
    lane: int = 0
    tracks: dict[int, int] = field(default_factory=dict)

    def gaps(self) -> set[int]:
        """Return the gaps that the net runs along."""
        return {self.gap, *self.children}


def gaps_of_rows(grid: Grid) -> list[tuple[int, int]]:
    """Return the gaps above and below each row: rows of one band share the gap between them, bands do not."""
    gaps: list[tuple[int, int]] = []
    for place, row in enumerate(grid.rows):
        above = gaps[-1][1] + (row.band != grid.rows[place - 1].band) if gaps else 0
        gaps.append((above, above + 1))
    return gaps


def plan_nets(grid: Grid, parents: Mapping[str, str]) -> tuple[list[Net], list[int]]:
    """Return the nets with their gutters and lanes, and the number of lanes in each gutter."""
    places = {iri: (row, column) for row, cards in enumerate(grid.rows) for column, iri in cards.cards.items()}
    gaps = gaps_of_rows(grid)
    nets: dict[str, Net] = {}
    for child in sorted(parents, key=lambda iri: places[iri]):
        parent = parents[child]
        net = nets.setdefault(parent, Net(parent, gaps[places[parent][0]][1]))
        net.children[gaps[places[child][0]][0]].append(child)
    # Each lane of each gutter, by the last gap that it serves so far.
    lanes: list[list[int]] = [[] for _ in range(grid.columns + 1)]
    far = [net for net in nets.values() if net.gaps() != {net.gap}]
    for net in sorted(far, key=lambda net: (min(net.gaps()), max(net.gaps()), places[net.parent])):
        start, end = min(net.gaps()), max(net.gaps())
        free = [next((n for n, last in enumerate(ends) if last < start), len(ends)) for ends in lanes]
        costs = [_detour(gutter, net, places) + _CROWDED * lane for gutter, lane in enumerate(free)]
        net.gutter = costs.index(min(costs))
        net.lane = free[net.gutter]
        lanes[net.gutter][net.lane :] = [end, *lanes[net.gutter][net.lane + 1 :]]
    return list(nets.values()), [len(ends) for ends in lanes]


def _detour(gutter: int, net: Net, places: Mapping[str, tuple[int, int]]) -> float:
    """Return how far, in columns, a net must run along its gaps to use a gutter."""
    reach = abs(places[net.parent][1] + 0.5 - gutter)
    for gap, children in net.children.items():
        if gap != net.gap:
            centres = [places[child][1] + 0.5 for child in children]
            reach += max(min(centres) - gutter, gutter - max(centres), 0)
    return reach


def assign_tracks(nets: Sequence[Net], span: Callable[[Net, int], tuple[float, float]], apart: float) -> dict[int, int]:
    """Give each net its track in each gap that it runs along; return the number of tracks by gap.

    `span` tells from where to where a net runs along a gap (x in px); a net that only goes straight down needs no
    track. Nets share a track where there are `apart` px between them.
    """
    waiting: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for place, net in enumerate(nets):
        for gap in net.gaps():
            start, end = span(net, gap)
            if end > start:
                waiting[gap].append((start, end, place))
    counts = {}
    for gap, spans in waiting.items():
        ends: list[float] = []
        for start, end, place in sorted(spans):
            track = next((n for n, last in enumerate(ends) if last + apart < start), len(ends))
            ends[track:] = [end, *ends[track + 1 :]]
            nets[place].tracks[gap] = track
        counts[gap] = len(ends)
    return counts
