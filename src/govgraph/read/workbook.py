"""Registers in workbooks (.xlsx), a table a sheet."""

import datetime
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from govgraph.errors import SourceError
from govgraph.read.page import Page
from govgraph.read.register import page_of
from govgraph.read.sheet import Sheet
from govgraph.read.zipped import opened

_MOST_ROWS = 200_000
_MOST_CELLS = 10_000_000  # of all sheets, empty ones within rows too: as in 50 columns of so many rows
_MOST_MERGED = 20_000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row [^>]*?hidden="(?:1|true)"[^>]*>')
_NUMBER = re.compile(rb' r="(\d{1,7})"')


def read(data: bytes, name: str, told: Mapping[str, str] | None = None) -> Page:
    """Return the page of a register; `told` names the fields of columns by their headings (`headings.told_columns`).

    Raises:
        SourceError: the file is damaged, or none of its columns is known.
    """
    return page_of(sheets(data, name), name, told)


def sheets(data: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a workbook, dates as ISO 8601, formulas by the values that were saved."""
    opened(data, name).close()
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        with opened(data, name) as archive:
            return list(_sheets(book.worksheets, archive, name))
    except SourceError:
        raise
    except Exception as error:  # the library raises what its steps do: KeyError, ValueError, BadZipFile …
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise SourceError(f"{name}: the workbook is damaged ({said}); save it anew as .xlsx") from error


def _sheets(sheets: Sequence[Any], archive: ZipFile, name: str) -> Iterator[Sheet]:
    """Yield the sheets of a workbook; a small file could ask for billions of empty cells, so they are counted."""
    left = _MOST_CELLS
    for sheet in sheets:
        rows: list[list[str]] = []
        sheet.reset_dimensions()  # else rows are as long, and as many, as the file says that they are
        for row in sheet.iter_rows(values_only=True):
            left -= 1 + len(row)
            if len(rows) == _MOST_ROWS:
                raise SourceError(f"{name}: more than {_MOST_ROWS:,} rows in a sheet; split it")
            if left < 0:
                raise SourceError(
                    f"{name}: more than {_MOST_CELLS:,} cells; delete the empty columns, or split the workbook"
                )
            rows.append(_cells(row))
        yield _sheet(sheet, rows, archive)


def _sheet(sheet: Any, rows: Sequence[Sequence[str]], archive: ZipFile) -> Sheet:
    """Return a sheet; which cells are one, and which rows hidden, the library tells only where it holds all cells."""
    told = archive.read(sheet._worksheet_path)
    merged = []
    for first, last in _MERGED.findall(told):
        (top, left), (bottom, right) = (coordinate_to_tuple(one.decode()) for one in (first, last))
        merged.append((top - 1, left - 1, bottom - 1, right - 1))
    hidden = [int(number) - 1 for row in _HIDDEN.findall(told) for number in _NUMBER.findall(row)]
    return Sheet(sheet.title, rows, merged[:_MOST_MERGED], hidden)


def _cells(row: Sequence[object]) -> list[str]:
    """Return the cells of a row up to the last that is not empty.

    >>> _cells(("Lê Văn An", None, 7, None, None))
    ['Lê Văn An', '', '7']
    """
    cells = list(map(_cell, row))
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cell(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)
