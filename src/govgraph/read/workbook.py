"""Registers in workbooks (.xlsx), a table a sheet."""

import datetime
import io
from collections.abc import Iterator, Mapping

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from govgraph.errors import SourceError
from govgraph.read.page import Page
from govgraph.read.register import Sheet, page_of
from govgraph.read.zipped import opened

_MOST_ROWS = 200_000


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
        return [
            Sheet(sheet.title, [list(map(_cell, row)) for row in _limited(sheet, name)]) for sheet in book.worksheets
        ]
    except SourceError:
        raise
    except Exception as error:  # the library raises what its steps do: KeyError, ValueError, BadZipFile …
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise SourceError(f"{name}: the workbook is damaged ({said}); save it anew as .xlsx") from error


def _limited(sheet: Worksheet, name: str) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        if number >= _MOST_ROWS:
            raise SourceError(f"{name}: more than {_MOST_ROWS:,} rows in a sheet; split it")
        yield row


def _cell(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)
