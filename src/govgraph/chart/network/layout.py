"""Where the nodes of a network stand: near whom they are tied to, and no two upon each other.

Distances on the page follow distances along ties (stress, brought down step by step as by Zheng, Pawar and Goodman,
2018); then boxes, each a node with its label, are pushed apart; parts that nothing connects are packed side by side.
All of it starts from the order of the nodes and a fixed seed, so that one network has one picture.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from govgraph.chart.head import LEAST_WIDTH, MARGIN

Point = tuple[float, float]
Size = tuple[float, float]

# Ways along many ties are drawn shorter by this power, so that a long network bends into a page instead of crossing it.
_BEND = 0.7
_ROUNDS = 20
_LAST_STEP = 0.1
_ROOM = 10.0  # px between boxes
_PAIR = 64.0  # px of a tie between the boxes of two that nothing else ties
_PUSHES = 40
_SPREAD = 1.12
# A page is about so much wider than high.
_SHAPE = 1.5
_BETWEEN_PARTS = 34.0
_BETWEEN_BANDS = 40.0
_SWEEPS = 8


def place_nodes(
    sizes: Sequence[Size], neighbours: Sequence[Sequence[int]], bands: Sequence[int] | None = None
) -> list[Point]:
    """Return the middle of each box, given widths and heights and who is tied to whom; all from (0, 0) on.

    With `bands`, what is connected stands in bands from top to bottom by these numbers.

    >>> place_nodes([(40, 20), (40, 20)], [[1], [0]])[0] != place_nodes([(40, 20), (40, 20)], [[1], [0]])[1]
    True
    """
    parts = []
    for part in _parts(neighbours):
        if bands is None:
            points = _apart(_stress(part, neighbours, sizes), sizes)
        else:
            points = _in_bands(part, neighbours, sizes, bands)
        parts.append(_from_corner(points, sizes))
    return _packed(parts, len(sizes))


def _parts(neighbours: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the connected parts, the largest first."""
    seen: set[int] = set()
    parts = []
    for start in range(len(neighbours)):
        if start not in seen:
            part = list(_distances(start, neighbours))
            seen.update(part)
            parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _distances(start: int, neighbours: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return how many ties away each node is that can be reached."""
    away = {start: 0}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for other in neighbours[node]:
            if other not in away:
                away[other] = away[node] + 1
                waiting.append(other)
    return away


def _stress(part: Sequence[int], neighbours: Sequence[Sequence[int]], sizes: Sequence[Size]) -> dict[int, Point]:
    """Return places whose distances grow with those along ties."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    if len(part) == 2:
        (one, high), (other, as_high) = (sizes[node] for node in part)
        return {part[0]: (0.0, high / 2), part[1]: ((one + other) / 2 + _PAIR, as_high / 2)}
    unit = 1.25 * sum(math.hypot(*sizes[node]) for node in part) / len(part)
    # On a spiral, no two begin at one place.
    x, y = {}, {}
    for place, node in enumerate(part):
        angle, radius = place * 2.399963, unit * math.sqrt(place + 0.5)
        x[node], y[node] = radius * math.cos(angle), radius * math.sin(angle)
    pairs = []
    for node in part:
        pairs += [(node, other, away**_BEND) for other, away in _distances(node, neighbours).items() if other > node]
    farthest = max(away for _, _, away in pairs)
    Random(5).shuffle(pairs)
    decay = math.log(farthest**2 / _LAST_STEP) / (_ROUNDS - 1)
    for step in range(_ROUNDS):
        rate = farthest**2 * math.exp(-decay * step)
        # A new shuffle each round costs more than the moves; backwards is another order too.
        pairs.reverse()
        for one, other, away in pairs:
            across, down = x[one] - x[other], y[one] - y[other]
            distance = math.sqrt(across * across + down * down) or 1e-6
            part_of = min(1.0, rate / (away * away)) * (distance - unit * away) / (2 * distance)
            across *= part_of
            down *= part_of
            x[one] -= across
            y[one] -= down
            x[other] += across
            y[other] += down
    return {node: (x[node] * _SHAPE**0.5, y[node] / _SHAPE**0.5) for node in part}


def _apart(points: Mapping[int, Point], sizes: Sequence[Size]) -> dict[int, Point]:
    """Return the places with boxes pushed apart, all spread a little wherever pushing alone does not part them."""
    at = {node: [x, y] for node, (x, y) in points.items()}
    while True:
        for _ in range(_PUSHES):
            if not _push(at, sizes):
                return {node: (x, y) for node, (x, y) in at.items()}
        for place in at.values():
            place[0] *= _SPREAD
            place[1] *= _SPREAD


def _push(at: Mapping[int, list[float]], sizes: Sequence[Size]) -> bool:
    """Push each two boxes that meet apart by the shorter way; tell whether any met."""
    met = False
    order = sorted(at, key=lambda node: (at[node][0] - sizes[node][0] / 2, node))
    for number, one in enumerate(order):
        right = at[one][0] + sizes[one][0] / 2 + _ROOM
        for other in order[number + 1 :]:
            if at[other][0] - sizes[other][0] / 2 >= right + _ROOM:
                break
            across = (sizes[one][0] + sizes[other][0]) / 2 + _ROOM - abs(at[one][0] - at[other][0])
            down = (sizes[one][1] + sizes[other][1]) / 2 + _ROOM - abs(at[one][1] - at[other][1])
            if across <= 1e-6 or down <= 1e-6:
                continue
            met = True
            axis, by = (0, across) if across < down else (1, down)
            sign = 1 if at[one][axis] < at[other][axis] else -1
            at[one][axis] -= sign * (by / 2 + 0.01)
            at[other][axis] += sign * (by / 2 + 0.01)
    return met


def _from_corner(points: Mapping[int, Point], sizes: Sequence[Size]) -> tuple[dict[int, Point], Size]:
    """Return the places moved so that the boxes begin at (0, 0), and the room that they take."""
    left = min(x - sizes[node][0] / 2 for node, (x, _) in points.items())
    top = min(y - sizes[node][1] / 2 for node, (_, y) in points.items())
    moved = {node: (x - left, y - top) for node, (x, y) in points.items()}
    width = max(x + sizes[node][0] / 2 for node, (x, _) in moved.items())
    height = max(y + sizes[node][1] / 2 for node, (_, y) in moved.items())
    return moved, (width, height)


def _packed(parts: Sequence[tuple[Mapping[int, Point], Size]], number: int) -> list[Point]:
    """Return the places of all parts: in rows, each as high as its first part, with lower ones stacked beside it."""
    area = sum((size[0] + _BETWEEN_PARTS) * (size[1] + _BETWEEN_PARTS) for _, size in parts)
    room = max([math.sqrt(area * _SHAPE), LEAST_WIDTH - 2 * MARGIN, *(size[0] for _, size in parts)])
    result: list[Point] = [(0.0, 0.0)] * number
    top = high = 0.0
    columns: list[_Column] = []
    for points, (width, height) in sorted(parts, key=lambda part: (-part[1][1], -part[1][0])):
        column = next((one for one in columns if width <= one.width and one.foot + height <= high), None)
        if column is None:
            left = columns[-1].left + columns[-1].width + _BETWEEN_PARTS if columns else 0.0
            if columns and left + width > room:
                top, columns, left = top + high + _BETWEEN_PARTS, [], 0.0
            high = high if columns else height
            column = _Column(left, width)
            columns.append(column)
        for node, (across, down) in points.items():
            result[node] = (column.left + across, top + column.foot + down)
        column.foot += height + _BETWEEN_PARTS
    return result


@dataclass(slots=True)
class _Column:
    """Parts one below the other: where they begin, how wide they may be, and where the next begins in its row."""

    left: float
    width: float
    foot: float = 0.0


def _in_bands(
    part: Sequence[int], neighbours: Sequence[Sequence[int]], sizes: Sequence[Size], bands: Sequence[int]
) -> dict[int, Point]:
    """Return places in bands, each of as many rows as keep a part about as wide as high.

    In its band a node stands by the middle of those that it is tied to, so that ties cross less.
    """
    rank = {node: float(place) for place, node in enumerate(part)}
    order = {band: [node for node in part if bands[node] == band] for band in sorted({bands[node] for node in part})}
    for _ in range(_SWEEPS):
        for nodes in order.values():
            middle = {node: sum(rank[other] for other in neighbours[node]) / len(neighbours[node]) for node in nodes}
            nodes.sort(key=lambda node: (middle[node], node))
            rank.update((node, (place + 0.5) / len(nodes)) for place, node in enumerate(nodes))
    widest = max(sizes[node][0] for node in part)
    room = max(3 * widest, 2 * _SHAPE * math.sqrt(sum((sizes[node][0] + _ROOM) * sizes[node][1] for node in part)))
    result: dict[int, Point] = {}
    y = 0.0
    for nodes in order.values():
        count = math.ceil(sum(sizes[node][0] + 2 * _ROOM for node in nodes) / room)
        each = math.ceil(len(nodes) / count)
        for start in range(0, len(nodes), each):
            row = nodes[start : start + each]
            x = -(sum(sizes[node][0] + 2 * _ROOM for node in row) - 2 * _ROOM) / 2
            for node in row:
                result[node] = (x + sizes[node][0] / 2, y + sizes[node][1] / 2)
                x += sizes[node][0] + 2 * _ROOM
            y += max(sizes[node][1] for node in row) + 2 * _ROOM
        y += _BETWEEN_BANDS
    return result
