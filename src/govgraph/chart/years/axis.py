"""The years along a chart: where a day stands, and the years written above."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from govgraph.chart.colours import RULE, SOFT_INK
from govgraph.chart.scene import Mark, Paint, Path, Style, TextLine
from govgraph.chart.text import measure

YEAR = Style("year", 12, 16, SOFT_INK)
#: The height of the line in which the years are written.
HEIGHT = 24
_GRID = Paint("grid", stroke=RULE, width=1)
_APART = 10


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years from `first` to `last`, drawn from x = `left` on, `width` px wide.

    >>> Axis(2020, 2023, 100, 400).x("2021-01-01")
    200.2
    """

    first: int
    last: int
    left: float
    width: float

    def x(self, day: str) -> float:
        """Return where a day of ISO 8601 stands, at the nearest end if it is beyond the years."""
        begin = date(self.first, 1, 1).toordinal()
        part = (date.fromisoformat(day).toordinal() - begin) / (date(self.last, 12, 31).toordinal() + 1 - begin)
        return round(self.left + self.width * min(max(part, 0), 1), 1)

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day."""
        return f"{self.first:04}-01-01", f"{self.last:04}-12-31"

    def years(self) -> list[int]:
        """Return the years that there is room to write."""
        each = self.width / (self.last + 1 - self.first)
        wide = measure("2000", YEAR.size) + _APART
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if each * step >= wide or step == 1000)
        return [year for year in range(self.first, self.last + 1) if step == 1 or year % step == 0]

    def lines(self, top: float, bottom: float, left: float = 0) -> Path:
        """Return a line at the beginning of each of these years, x counted from `left`."""
        places = [self.x(f"{year:04}-01-01") - left for year in self.years()]
        return Path(tuple(((x, top), (x, bottom)) for x in places), _GRID)

    def drawn(self, top: float) -> Mark:
        """Return the years above `top`, as many as there is room for."""
        texts = []
        wide = measure("2000", YEAR.size) + _APART
        for year in self.years():
            x = self.x(f"{year:04}-01-01")
            # The last label may have less than a step of room.
            if x + wide - _APART <= self.left + self.width:
                texts.append(TextLine(x + 3, top - 8, ((YEAR, str(year)),)))
        return Mark("", "years", (), tuple(texts))


def axis_over(days: Iterable[str], left: float, width: float) -> Axis | None:
    """Return the years of the days given, None where no day is given.

    >>> axis_over(("2021-05-02", "2023-01-01"), 0, 300)
    Axis(first=2021, last=2023, left=0, width=300)
    """
    years = sorted(int(day[:4]) for day in days if day[:4].isdecimal() and int(day[:4]))
    return Axis(years[0], years[-1], left, width) if years else None
