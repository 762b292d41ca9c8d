"""The symbols of the nodes of a network: circles for people, squares for bodies, filled by level, sized by number."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from govgraph.chart.colours import BLUE, GREEN, GREY, GROUND, OCHRE, ORANGE, PAGE, PURPLE
from govgraph.chart.network.groups import REST
from govgraph.chart.scene import Box, Circle, Paint, Rect, Shape

_LEAST_RADIUS = 7.0
#: The radius of the node of the largest number.
MOST_RADIUS = 22.0
# Of all where none is larger than another.
_ONE_RADIUS = 11.0

_HATCH = '<path d="M-2 6L6 -2M2 10L10 2M-2 2L6 10M2 -2L10 6" stroke="{}" stroke-width="1.4"/>'
_FILLS = {
    "central": Paint("fill-central", PURPLE, PURPLE, 1.6, pattern=_HATCH),
    "province": Paint("fill-province", ORANGE, ORANGE, 1.6),
    "district": Paint(
        "fill-district", BLUE, BLUE, 1.6, pattern='<path d="M-2 6L6 -2M2 10L10 2" stroke="{}" stroke-width="2.8"/>'
    ),
    "commune": Paint(
        "fill-commune",
        GREEN,
        GREEN,
        1.6,
        pattern='<circle cx="2" cy="2" r="1.5" fill="{0}"/><circle cx="6" cy="6" r="1.5" fill="{0}"/>',
    ),
    "village": Paint(
        "fill-village", OCHRE, OCHRE, 1.6, pattern='<path d="M0 2H8M0 6H8" stroke="{}" stroke-width="1.6"/>'
    ),
    "level-unknown": Paint("fill-level-unknown", PAGE, GREY, 1.6),
}
#: The fill of a node that stands for several, of whatever levels.
OF_GROUPS = Paint("fill-group", GROUND, GREY, 1.6)
# Behind a pattern the page must not show what lies below.
_GROUND = Paint("ground-of-node", PAGE)


def radius_of(size: int, sizes: Mapping[str, int]) -> float:
    """Return a radius by which areas are to each other as sizes are, from the least one on."""
    least, most = range_of(sizes)
    if least == most:
        return _ONE_RADIUS
    return min(max(_LEAST_RADIUS, MOST_RADIUS * math.sqrt(size / most)), MOST_RADIUS)


def range_of(sizes: Mapping[str, int]) -> tuple[int, int]:
    """Return the least and the largest size of what stands by itself."""
    alone = [size for iri, size in sizes.items() if iri != REST]
    return min(alone), max(alone)


def symbol_of(kind: str, level: str, radius: float) -> Iterator[Shape]:
    """Yield the shape of a node: a circle for people, a square for bodies, filled by level."""
    for paint in (OF_GROUPS,) if kind == "community" else (_GROUND, _FILLS[level]):
        if kind == "body":
            side = radius * 1.8
            yield Rect(Box(-side / 2, -side / 2, side, side), paint, 2)
        else:
            yield Circle(0, 0, radius, paint)


def shifted(shape: Shape, x: float, y: float) -> Shape:
    """Return a part of a symbol moved."""
    if isinstance(shape, Rect):
        return Rect(Box(shape.box.x + x, shape.box.y + y, shape.box.width, shape.box.height), shape.paint, shape.radius)
    assert isinstance(shape, Circle)
    return Circle(shape.x + x, shape.y + y, shape.radius, shape.paint)
