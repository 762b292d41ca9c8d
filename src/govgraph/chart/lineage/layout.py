"""Where the boxes and bands of a lineage stand: what is connected together, so that bands cross little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from govgraph.chart.lineage.streams import Band, Streams

BETWEEN = 4.0
_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A box: its top and its height."""

    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Boxes that bands connect, placed from 0 on; of each band its top left and right, and its thickness at both."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    places: Mapping[str, Place]
    bands: Mapping[tuple[str, str], tuple[float, float, float]]
    height: float


def connected(streams: Streams) -> list[tuple[list[str], list[str], list[Band]]]:
    """Return the parts of streams that no band connects: ids before, ids after, bands; in the order of the boxes."""
    leader = {end.id: end.id for end in (*streams.before, *streams.after)}

    def find(one: str) -> str:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for band in streams.bands:
        leader[find(band.end)] = find(band.start)
    parts: dict[str, tuple[list[str], list[str], list[Band]]] = defaultdict(lambda: ([], [], []))
    for end in streams.before:
        parts[find(end.id)][0].append(end.id)
    for end in streams.after:
        parts[find(end.id)][1].append(end.id)
    for band in streams.bands:
        parts[find(band.start)][2].append(band)
    return list(parts.values())


def placed(
    before: Sequence[str],
    after: Sequence[str],
    bands: Sequence[Band],
    heights: Mapping[str, float],
    thickness: Mapping[tuple[str, str], float],
) -> Placed:
    """Return the places of connected boxes, ordered so that each stands by the middle of those that it is tied to.

    Args:
        before: the boxes on the left.
        after: those on the right.
        bands: what connects them.
        heights: the height that the text of each box needs.
        thickness: that of each band.
    """
    left, right = _ordered(before, after, bands)
    high = dict(heights)
    for side in (0, 1):
        used: dict[str, float] = defaultdict(float)
        for band in bands:
            used[(band.start, band.end)[side]] += thickness[band.start, band.end]
        for iri, total in used.items():
            high[iri] = max(high[iri], total)
    columns = [sum(high[iri] for iri in side) + BETWEEN * (len(side) - 1) for side in (left, right)]
    tallest = max(columns)
    places = {}
    for ids, column in zip((left, right), columns, strict=True):
        top = (tallest - column) / 2
        for iri in ids:
            places[iri] = Place(top, high[iri])
            top += high[iri] + BETWEEN
    rank = {iri: at for side in (left, right) for at, iri in enumerate(side)}
    tops: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for at in (0, 1):
        at_end: dict[str, list[Band]] = defaultdict(list)
        for band in bands:
            at_end[(band.start, band.end)[at]].append(band)
        for iri, own in at_end.items():
            own.sort(key=lambda band: rank[band.end] if iri == band.start else rank[band.start])
            top = places[iri].top + (places[iri].height - sum(thickness[band.start, band.end] for band in own)) / 2
            for band in own:
                tops[band.start, band.end][at] = top
                top += thickness[band.start, band.end]
    found = {pair: (left_top, right_top, thickness[pair]) for pair, (left_top, right_top) in tops.items()}
    return Placed(tuple(left), tuple(right), places, found, tallest)


def _ordered(before: Sequence[str], after: Sequence[str], bands: Sequence[Band]) -> tuple[list[str], list[str]]:
    sides = [list(before), list(after)]
    near: dict[str, list[str]] = defaultdict(list)
    for band in bands:
        near[band.start].append(band.end)
        near[band.end].append(band.start)
    for sweep in range(_SWEEPS):
        moved, fixed = sides[1 - sweep % 2], sides[sweep % 2]
        rank = {iri: at for at, iri in enumerate(fixed)}
        moved.sort(key=lambda iri: sum(rank[other] for other in near[iri]) / len(near[iri]))
    return sides[0], sides[1]
