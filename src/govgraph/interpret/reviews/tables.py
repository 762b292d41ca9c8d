"""Tables of targets: rows whose heading names the column of what was done and that of the unit.

«TT | Chỉ tiêu | Đơn vị | Kế hoạch | Thực hiện | So KH (%)»: each row below is an indicator with the value of the fifth
cell, the unit of the third and, as comparison, the sixth.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from govgraph.errors import NotationError
from govgraph.interpret.reviews.page import Page
from govgraph.model import Indicator, Span
from govgraph.notation import quantity

_BETWEEN = "|"
_DONE = re.compile(r"(?:ước )?(?:thực hiện|kết quả|th)\b(?!.*%)|(?:ước|đã) đạt\b")
_UNIT = re.compile(r"(?:đơn vị(?: tính)?|đvt)\b")
_COMPARED = re.compile(r"(?:so|tỷ lệ|đạt|th/kh)\b.*(?:kh|kế hoạch|chỉ tiêu|nghị quyết|%)")
_OF_TARGETS = re.compile(r"\b(?:chỉ tiêu|nội dung)\b")
_OF_PEOPLE = re.compile(r"\bhọ(?: và|,)? tên\b")
_FEWEST_CELLS = 3


class Columns(NamedTuple):
    """The numbers of the columns of a table of targets; `compared` is None where there is none."""

    done: int
    unit: int
    compared: int | None


def find_tables(page: Page, assessment: str | None) -> None:
    """Add the indicators of the tables of a page."""
    columns: Columns | None = None
    for row in _lines(page):
        cells = _cells(page, row)
        if len(cells) < _FEWEST_CELLS:
            columns = None
        elif columns is None:
            columns = columns_of([cell.of(page.text).lower() for cell in cells])
        elif len(cells) > columns.done:
            _add(page, columns, cells, assessment)
            page.take(row)


def columns_of(heading: list[str]) -> Columns | None:
    """Return the columns that the cells of a heading name, or None where it is not one of targets.

    >>> columns_of(["tt", "chỉ tiêu", "đvt", "kế hoạch", "thực hiện", "so kh (%)"])
    Columns(done=4, unit=2, compared=5)
    >>> columns_of(["tt", "họ và tên", "đơn vị", "kết quả"]) is None
    True
    """
    if not any(map(_OF_TARGETS.search, heading)) or any(map(_OF_PEOPLE.search, heading)):
        return None
    done = next((at for at, cell in enumerate(heading) if _DONE.match(cell)), None)
    unit = next((at for at, cell in enumerate(heading) if _UNIT.match(cell)), None)
    if done is None or unit is None or done < unit:
        return None
    return Columns(
        done, unit, next((at for at, cell in enumerate(heading) if at > done and _COMPARED.match(cell)), None)
    )


def _lines(page: Page) -> Iterator[Span]:
    """Yield the places of the lines of a page."""
    for sentence in page.sentences:
        start = sentence.span.start
        for line in sentence.span.of(page.text).splitlines(keepends=True):
            yield Span(start, start + len(line.rstrip("\n")))
            start += len(line)


def _cells(page: Page, span: Span) -> list[Span]:
    """Return the places of the cells of a row."""
    cells, start = [], span.start
    for piece in span.of(page.text).split(_BETWEEN):
        left = len(piece) - len(piece.lstrip())
        cells.append(Span(start + left, start + max(left, len(piece.rstrip()))))
        start += len(piece) + len(_BETWEEN)
    return cells


def _add(page: Page, columns: Columns, cells: list[Span], assessment: str | None) -> None:
    """Add the indicator of a row, where its cell has a number."""
    try:
        value = quantity.parse(cells[columns.done].of(page.text))
    except NotationError:
        return
    unit = value.unit or page.words(cells[columns.unit])
    if not unit:
        return
    compared = cells[columns.compared] if columns.compared is not None and columns.compared < len(cells) else None
    row = Span(cells[0].start, cells[-1].end)
    content = Indicator(
        page.words(row), value.value, unit, None, (page.words(compared) if compared else None) or None, assessment
    )
    page.draft.add(content, row, "figure-with-unit")
