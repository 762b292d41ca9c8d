"""Registers in workbooks of Excel 97 to 2003 (.xls), a table a sheet."""

import io
from collections.abc import Mapping

import xlrd

from govgraph.errors import SourceError
from govgraph.read.page import Page
from govgraph.read.register import page_of
from govgraph.read.sheet import Sheet


def read(data: bytes, name: str, told: Mapping[str, str] | None = None) -> Page:
    """Return the page of a register; `told` names the fields of columns by their headings (`headings.told_columns`).

    Raises:
        SourceError: the file is damaged or locked, or none of its columns is known.
    """
    return page_of(sheets(data, name), name, told)


def sheets(data: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a workbook, dates as ISO 8601, formulas by the values that were saved.

    Raises:
        SourceError: the file is damaged, or opens with a password alone.
    """
    try:
        # What the library would print of oddities goes nowhere. Formats tell dates, joined cells and hidden rows.
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        return [_sheet(sheet, book.datemode) for sheet in book.sheets()]
    except Exception as error:  # the library raises what its steps do: XLRDError, struct.error, AssertionError …
        said = " ".join(str(error).split())[:120] or type(error).__name__
        if "encrypted" in said.lower():
            raise SourceError(f"{name}: the workbook opens with a password alone; save it without one") from error
        raise SourceError(f"{name}: the workbook is damaged ({said}); save it anew as .xlsx") from error


def _sheet(sheet: xlrd.sheet.Sheet, datemode: int) -> Sheet:
    rows = [[_cell(one, datemode) for one in sheet.row(number)] for number in range(sheet.nrows)]
    merged = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    hidden = sorted(number for number, about in sheet.rowinfo_map.items() if about.hidden)
    return Sheet(sheet.name, rows, merged, hidden)


def _cell(cell: xlrd.sheet.Cell, datemode: int) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_DATE:
            return str(xlrd.xldate_as_datetime(cell.value, datemode).date().isoformat())
        case xlrd.XL_CELL_NUMBER if cell.value == int(cell.value):
            return str(int(cell.value))  # the format knows no whole numbers
        case xlrd.XL_CELL_TEXT | xlrd.XL_CELL_NUMBER:
            return str(cell.value)
        case xlrd.XL_CELL_BOOLEAN:
            return str(bool(cell.value))
    return ""
