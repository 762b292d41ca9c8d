"""What a measure would be at more documents than were measured."""

import math
from collections.abc import Sequence

Point = tuple[float, float]  # documents, measure


def exponent(points: Sequence[Point]) -> float | None:
    """Return k where the measure grows as the k-th power of the documents between the two largest sizes.

    >>> exponent([(100, 2.0), (1000, 20.0)])
    1.0
    """
    if len(points) < 2:
        return None
    (few, less), (many, more) = points[-2:]
    return math.log(more / less) / math.log(many / few) if less > 0 and more > 0 else None


def slope(points: Sequence[Point]) -> float:
    """Return the measure of one more document, between the two largest sizes; in proportion where that is not above 0.

    >>> slope([(100, 60.0), (200, 70.0)])
    0.1
    """
    many, more = points[-1]
    if len(points) > 1 and (rise := (more - points[-2][1]) / (many - points[-2][0])) > 0:
        return rise
    return more / many


def straight(points: Sequence[Point], documents: float) -> float:
    """Return the measure on the straight line through the two largest sizes.

    >>> straight([(100, 60.0), (200, 70.0)], 1000)
    150.0
    """
    many, more = points[-1]
    return more + slope(points) * (documents - many)


def by_power(points: Sequence[Point], documents: float) -> float:
    """Return the measure if it went on to grow by the power of `exponent`, though not more slowly than the line."""
    many, more = points[-1]
    power = exponent(points) or 1.0
    return max(more * (documents / many) ** power, straight(points, documents))


def reached(points: Sequence[Point], limit: float) -> float:
    """Return at how many documents the straight line reaches a limit.

    >>> reached([(100, 60.0), (200, 70.0)], 150)
    1000.0
    """
    many, more = points[-1]
    return many + (limit - more) / slope(points)
