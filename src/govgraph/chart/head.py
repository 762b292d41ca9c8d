"""The head of a chart, the same for all kinds: title, counts and a key of what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govgraph.chart.colours import INK, SOFT_INK
from govgraph.chart.scene import Mark, Shape, Style, paragraph, run_width, stack

#: The room between what is drawn and the edge of the page.
MARGIN = 20
#: The least width of a page: the head of a chart with little on it stays readable.
LEAST_WIDTH = 760

HEADING = Style("heading", 22, 30, INK, bold=True)
SUBHEADING = Style("subheading", 13, 20, SOFT_INK)
KEY = Style("key", 12, 18, SOFT_INK)
MARK = Style("mark", 12, 18, SOFT_INK)

_GAP = 7
_BETWEEN = 28


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a key: a sample, drawn or in letters, and what it means; `width` and `height` are the drawing's."""

    meaning: str
    shapes: tuple[Shape, ...] = ()
    letters: tuple[tuple[Style, str], ...] = ()
    width: float = 0
    height: float = 18


def draw_head(title: str, told: str, entries: Sequence[Entry], room: float) -> tuple[tuple[Mark, ...], float]:
    """Return title, counts and key as marks in a page whose inner width is `room`, and the foot of all."""
    texts, top = stack(paragraph(title, HEADING, room), MARGIN, MARGIN)
    more, top = stack(paragraph(told, SUBHEADING, room), MARGIN, top + 4)
    marks = [Mark("", "head", (), (*texts, *more))]
    top += 6
    row: list[tuple[Mark, float]] = []
    x = float(MARGIN)
    for entry in entries:
        mark, wide, high = _drawn(entry, room)
        if row and x + wide > MARGIN + room:
            marks += _in_line(row, top)
            x, top, row = float(MARGIN), top + max(high for _, high in row), []
        row.append((replace(mark, x=x), high))
        x += wide + _BETWEEN
    marks += _in_line(row, top)
    return tuple(marks), top + max((high for _, high in row), default=0)


def _drawn(entry: Entry, room: float) -> tuple[Mark, float, float]:
    """Return an entry with its corner at the origin, its width and its height."""
    sample = run_width(entry.letters) or entry.width
    lines = paragraph(entry.meaning, KEY, room - sample - _GAP)
    high = max(entry.height, KEY.leading * len(lines))
    written, _ = stack([entry.letters] if entry.letters else [], 0, 0)
    said, _ = stack(lines, sample + _GAP, (high - KEY.leading * len(lines)) / 2)
    mark = Mark("", "key", entry.shapes, (*written, *said))
    return mark, sample + _GAP + max(run_width(line) for line in lines), high


def _in_line(row: Sequence[tuple[Mark, float]], top: float) -> list[Mark]:
    """Return the entries of a row with their middles at one height."""
    highest = max((high for _, high in row), default=0)
    return [replace(mark, y=top + (highest - high) / 2) for mark, high in row]
