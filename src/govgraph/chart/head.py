"""The head of a chart, the same for all kinds: title, counts and a key of what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.chart.colours import INK, SOFT_INK
from govgraph.chart.scene import Mark, Shape, Style, TextLine, paragraph, run_width, stack

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
    x, top = float(MARGIN), top + 6
    row = 0.0
    for entry in entries:
        sample = run_width(entry.letters) or entry.width
        lines = paragraph(entry.meaning, KEY, room - sample - _GAP)
        wide = sample + _GAP + max(run_width(line) for line in lines)
        if x > MARGIN and x + wide > MARGIN + room:
            x, top, row = float(MARGIN), top + row, 0.0
        high = max(entry.height, KEY.leading)
        written: list[TextLine] = []
        if entry.letters:
            written += stack([entry.letters], 0, 0)[0]
        said, foot = stack(lines, sample + _GAP, (high - KEY.leading) / 2)
        marks.append(Mark("", "key", entry.shapes, (*written, *said), x, top))
        row = max(row, high, foot)
        x += wide + _BETWEEN
    return tuple(marks), top + row
