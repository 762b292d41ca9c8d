"""Registers in workbooks (.xlsx), a table a sheet."""

import datetime
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from govgraph.errors import SourceError
from govgraph.read.page import Page
from govgraph.read.register import page_of
from govgraph.read.sheet import Sheet
from govgraph.read.zipped import opened

_MOST_ROWS = 200_000
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
            return [_sheet(sheet, archive, name) for sheet in book.worksheets]
    except SourceError:
        raise
    except Exception as error:  # the library raises what its steps do: KeyError, ValueError, BadZipFile …
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise SourceError(f"{name}: the workbook is damaged ({said}); save it anew as .xlsx") from error


def _sheet(sheet: Any, archive: ZipFile, name: str) -> Sheet:
    """Return a sheet; which cells are one, and which rows hidden, the library tells only where it holds all cells."""
    rows = [list(map(_cell, row)) for row in _limited(sheet, name)]
    told = archive.read(sheet._worksheet_path)
    merged = []
    for first, last in _MERGED.findall(told):
        (top, left), (bottom, right) = (coordinate_to_tuple(one.decode()) for one in (first, last))
        merged.append((top - 1, left - 1, bottom - 1, right - 1))
    hidden = [int(number) - 1 for row in _HIDDEN.findall(told) for number in _NUMBER.findall(row)]
    return Sheet(sheet.title, rows, merged[:_MOST_MERGED], hidden)


def _limited(sheet: Worksheet, name: str) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        if number >= _MOST_ROWS:
            raise SourceError(f"{name}: more than {_MOST_ROWS:,} rows in a sheet; split it")
        yield row


def _cell(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)
