"""On which side of its node a label stands: below it, or above where fewer ties run through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govgraph.chart.network.layout import Point
from govgraph.chart.scene import Box, Mark, Rect


@dataclass(frozen=True, slots=True)
class Labelled:
    """A node with the middle of its symbol at the origin: its mark, and how far its box reaches from there.

    The last shape of the mark is the room of the label.
    """

    mark: Mark
    width: float
    up: float
    down: float

    def origin(self, middle: Point) -> Point:
        """Return where the middle of the symbol is when the middle of the box is there."""
        return middle[0], middle[1] - (self.down - self.up) / 2

    def label(self, middle: Point) -> Box:
        """Return the room of the label when the middle of the box is there."""
        x, y = self.origin(middle)
        room = self.mark.shapes[-1]
        assert isinstance(room, Rect)
        return Box(x + room.box.x, y + room.box.y, room.box.width, room.box.height)

    def turned(self) -> Labelled:
        """Return the same node in the same box, with its label above the symbol."""
        room = self.mark.shapes[-1]
        assert isinstance(room, Rect)
        by = -(2 * room.box.y + room.box.height)
        raised = replace(room, box=replace(room.box, y=room.box.y + by))
        texts = tuple(replace(line, y=line.y + by) for line in self.mark.texts)
        mark = replace(self.mark, shapes=(*self.mark.shapes[:-1], raised), texts=texts)
        return Labelled(mark, self.width, self.down, self.up)


def best_sides(nodes: Sequence[Labelled], middles: Sequence[Point], ties: Sequence[tuple[int, int]]) -> list[Labelled]:
    """Return the nodes, each with its label above where fewer ties run through it there than below.

    Args:
        nodes: the nodes, with their labels below.
        middles: where the middle of the box of each is.
        ties: which nodes are tied, by their places in `nodes`.
    """
    origins = [node.origin(middle) for node, middle in zip(nodes, middles, strict=True)]
    chosen = list(nodes)
    for at, (node, middle) in enumerate(zip(nodes, middles, strict=True)):
        near = _near(node, middle, origins, ties)
        above = node.turned()
        if _cuts(above, at, middle, origins, near) < _cuts(node, at, middle, origins, near):
            chosen[at], origins[at] = above, above.origin(middle)
    return chosen


def _near(
    node: Labelled, middle: Point, origins: Sequence[Point], ties: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the ties that may run through the box of a node, in which its label stands on either side."""
    (x, y), across, down = middle, node.width / 2, (node.up + node.down) / 2
    return [
        (start, end)
        for start, end in ties
        if min(origins[start][0], origins[end][0]) < x + across
        and max(origins[start][0], origins[end][0]) > x - across
        and min(origins[start][1], origins[end][1]) < y + down
        and max(origins[start][1], origins[end][1]) > y - down
    ]


def _cuts(node: Labelled, at: int, middle: Point, origins: Sequence[Point], ties: Sequence[tuple[int, int]]) -> int:
    """Count the ties that run through the label of a node."""
    label, own = node.label(middle), node.origin(middle)
    return sum(
        crosses(own if start == at else origins[start], own if end == at else origins[end], label)
        for start, end in ties
    )


def crosses(start: Point, end: Point, box: Box) -> bool:
    """Tell whether a line runs through a box.

    >>> crosses((0, 0), (10, 10), Box(4, 4, 2, 2)), crosses((0, 0), (10, 0), Box(4, 4, 2, 2))
    (True, False)
    """
    first, last = 0.0, 1.0
    for begin, finish, low, high in (
        (start[0], end[0], box.x, box.x + box.width),
        (start[1], end[1], box.y, box.y + box.height),
    ):
        way = finish - begin
        if way == 0:
            if not low < begin < high:
                return False
            continue
        near, far = sorted(((low - begin) / way, (high - begin) / way))
        first, last = max(first, near), min(last, far)
    return first < last
