"""Rows in columns side by side, as a newspaper sets a long list: a page about as wide as high, and no row cut."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from govgraph.chart.head import MARGIN
from govgraph.chart.scene import Mark
from govgraph.chart.years.rows import INNER, draw_heading

#: Between two columns.
GUTTER = 40.0
# How much higher than wide a page of one column may be before a second begins, squared with their number.
_SHAPE = 1.3


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a heading, drawn at the top of the page; `heading` is the text of a heading, else empty.

    What `leads` stands in one column with what follows it.
    """

    mark: Mark
    high: float
    heading: str = ""
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The lines of each column, headings that go on in another repeated there."""

    columns: tuple[tuple[Line, ...], ...]

    @property
    def width(self) -> float:
        """The width of all columns."""
        return len(self.columns) * (INNER + GUTTER) - GUTTER

    @property
    def shifts(self) -> tuple[float, ...]:
        """How far each column stands to the right of the first."""
        return tuple(at * (INNER + GUTTER) for at in range(len(self.columns)))

    def placed(self, top: float) -> tuple[list[Mark], list[Mark], float]:
        """Return the rows and the headings where they stand below `top`, and the foot of the longest column."""
        rows: list[Mark] = []
        headings: list[Mark] = []
        foot = top
        for shift, lines in zip(self.shifts, self.columns, strict=True):
            y = top
            for line in lines:
                moved = replace(line.mark, x=line.mark.x + shift, y=line.mark.y + y)
                (headings if line.heading else rows).append(moved)
                y += line.high
            foot = max(foot, y)
        return rows, headings, foot + MARGIN


def heading_line(text: str) -> Line:
    """Return a heading as a line."""
    mark, high = draw_heading(text, 0.0)
    return Line(mark, high, text, leads=True)


def in_columns(lines: Sequence[Line], continued: Callable[[str], str]) -> Columns:
    """Return lines in as many columns as make a page about as wide as high.

    Args:
        lines: rows and headings in order.
        continued: how a heading is worded that goes on in another column.

    >>> rows = [Line(Mark("", "row", ()), 100.0) for _ in range(60)]
    >>> [len(column) for column in in_columns(rows, str).columns]
    [30, 30]
    """
    rest = sum(line.high for line in lines)
    number = max(1, round(math.sqrt(rest / (_SHAPE * INNER))))
    room = rest / number
    columns: list[list[Line]] = [[]]
    high, under = 0.0, ""
    for at, line in enumerate(lines):
        is_led = at > 0 and lines[at - 1].leads
        if columns[-1] and not is_led and len(columns) < number and high + _together(lines, at) / 2 > room:
            columns.append([])
            rest -= high
            room, high = rest / (number - len(columns) + 1), 0.0
            if under and not line.heading:
                again = heading_line(continued(under))
                columns[-1].append(again)
                high = again.high
        under = line.heading or under
        columns[-1].append(line)
        high += line.high
    return Columns(tuple(map(tuple, columns)))


def _together(lines: Sequence[Line], at: int) -> float:
    """Return the height of a line with those that it leads, directly or not."""
    high = lines[at].high
    while lines[at].leads and at + 1 < len(lines):
        at += 1
        high += lines[at].high
    return high
