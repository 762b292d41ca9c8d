"""Rows along the years: words at the left, and at the right what is known of which days, told apart by shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgraph.chart.colours import BLUE, CARD, GREEN, GREY, GROUND, INK, ORANGE, PAGE, PURPLE, RULE, SOFT_INK
from govgraph.chart.head import MARGIN, Entry
from govgraph.chart.scene import Box, Mark, Paint, Path, Rect, Shape, Style, paragraph, stack
from govgraph.chart.years import Part
from govgraph.chart.years.axis import Axis

#: The room for words, and for the years.
WORDS_WIDE = 380.0
YEARS_WIDE = 600.0
INNER = WORDS_WIDE + YEARS_WIDE
LEFT = MARGIN + WORDS_WIDE

NAME = Style("name", 13, 17, INK, bold=True, vietnamese=True)
SAID = Style("said", 12, 16, SOFT_INK)
BODY = Style("body-name", 15, 20, INK, bold=True, vietnamese=True)

_HATCH = '<path d="M-2 6L6 -2M2 10L10 2" stroke="{}" stroke-width="2.4"/>'
_DOTS = '<circle cx="2" cy="2" r="1.4" fill="{0}"/><circle cx="6" cy="6" r="1.4" fill="{0}"/>'
_ROW = Paint("row", CARD, RULE, 1)
_POST = Paint("row-post", GROUND, RULE, 1)
_PAINTS = {
    "told": Paint("part-told", BLUE, BLUE),
    "between": Paint("part-between", BLUE, BLUE, pattern=_HATCH),
    "seen": Paint("part-seen", ORANGE, PAGE, 1),
    "unknown": Paint("part-unknown", "none", GREY, 1.2, "3 3"),
    "edge": Paint("part-edge", "none", GREY, 1.6, "1.5 3"),
    "term": Paint("part-term", PURPLE),
    "count": Paint("part-count", GREEN, GREEN, pattern=_DOTS),
}
_HEIGHTS = {"told": 12.0, "between": 8.0, "unknown": 12.0, "term": 4.0, "count": 10.0}
_PAD = 6.0
_EDGE = 16.0
_DIAMOND = 5.5
# Before the years: the digits of DejaVu Sans are a tenth wider than those that widths are reckoned for.
_INSET = 36.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the mark that it is, without its drawing, and words and parts to be drawn.

    `is_open` tells whether beginning and end of the parts are unknown.
    """

    mark: Mark
    name: str
    said: Sequence[str]
    parts: Sequence[Part] = ()
    is_open: tuple[bool, bool] = (False, False)
    is_post: bool = False


def draw_row(row: Row, axis: Axis | None, top: float) -> tuple[Mark, float]:
    """Return a row as a mark that stands at `top`, and where the next may stand."""
    indent = 8.0 if row.is_post else 22.0
    room = WORDS_WIDE - indent - _INSET
    lines = [*paragraph(row.name, NAME, room), *(line for one in row.said for line in paragraph(one, SAID, room))]
    texts, foot = stack(lines, indent, _PAD)
    high = foot + _PAD
    shapes: list[Shape] = [Rect(Box(0, 0, INNER, high), _POST if row.is_post else _ROW, 3)]
    if axis:
        shapes += [axis.lines(0.5, high - 0.5, MARGIN)] if axis.years() else []
        shapes += _parts(row, axis, high / 2)
    mark = row.mark
    drawn = Mark(
        *(mark.id, mark.kind, tuple(shapes), tuple(texts), MARGIN, top),
        level=mark.level,
        told=mark.told or ". ".join((row.name, *row.said)),
        spans=mark.spans,
        evidence=mark.evidence,
        details=mark.details,
    )
    return drawn, top + high + 3


def _parts(row: Row, axis: Axis, middle: float) -> Iterator[Shape]:
    """Yield the parts of a row; x counts from the row's corner."""
    ends = [(axis.x(part.first) - MARGIN, axis.x(part.last) - MARGIN) for part in row.parts]
    if ends:
        first, last = min(start for start, _ in ends), max(end for _, end in ends)
        left, right = axis.left - MARGIN, axis.left + axis.width - MARGIN
        if row.is_open[0]:
            yield Path((((max(first - _EDGE, left), middle), (first, middle)),), _PAINTS["edge"])
        if row.is_open[1]:
            yield Path((((last, middle), (min(last + _EDGE, right), middle)),), _PAINTS["edge"])
    for part, (start, end) in sorted(zip(row.parts, ends, strict=True), key=lambda one: one[0].how == "seen"):
        if part.how == "seen":
            yield _diamond((start + end) / 2, middle)
        elif part.how == "term":
            # Along the head of the row; two that meet are told apart.
            yield Rect(Box(start + 1, 3, max(end - start - 2, 1), _HEIGHTS["term"]), _PAINTS["term"])
        else:
            high = _HEIGHTS[part.how]
            yield Rect(Box(start, middle - high / 2, max(end - start, 2), high), _PAINTS[part.how], 2)


def _diamond(x: float, y: float) -> Path:
    ways = (((x - _DIAMOND, y), (x, y - _DIAMOND), (x + _DIAMOND, y), (x, y + _DIAMOND)),)
    return Path(ways, _PAINTS["seen"], is_closed=True)


def key_of(rows: Sequence[Row], words: Mapping[str, str]) -> Iterator[Entry]:
    """Yield what the shapes mean, of those that occur."""
    found = {part.how for row in rows for part in row.parts}
    for how in ("told", "between", "count", "seen", "term"):
        if how in found:
            sample: Shape = _diamond(8, 9)
            if how != "seen":
                sample = Rect(Box(0, 9 - _HEIGHTS[how] / 2, 24, _HEIGHTS[how]), _PAINTS[how], 2)
            yield Entry(words[f"{how}-means"], (sample,), width=16 if how == "seen" else 24)
    if any(any(row.is_open) and row.parts for row in rows):
        yield Entry(words["edge-means"], (Path((((0, 9), (24, 9)),), _PAINTS["edge"]),), width=24)
    if "unknown" in found:
        yield Entry(words["unknown-means"], (Rect(Box(0, 3, 24, 12), _PAINTS["unknown"], 2),), width=24)


def draw_heading(text: str, top: float) -> tuple[Mark, float]:
    """Return the name of a body above its rows, and where they begin."""
    lines, foot = stack(paragraph(text, BODY, INNER), MARGIN, top + 8)
    return Mark("", "body-name", (), tuple(lines)), foot + 4
