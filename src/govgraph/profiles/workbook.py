"""The tables as a workbook for people who live in spreadsheets: a sheet a table, and one that explains the columns."""

from __future__ import annotations

import datetime
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from govgraph.errors import ExportError
from govgraph.export.whole_file import replacing
from govgraph.normalise import UNFIT_FOR_XML
from govgraph.profiles.headings import HEADINGS, REMARKS
from govgraph.profiles.packing import entry
from govgraph.profiles.tables import TABLES, WHOLE_DATE, DataTable
from govgraph.query.file import Column
from govgraph.store import GraphStore

#: Excel's own limits: rows of a sheet, letters of a cell, links of a sheet. Of its title see `DataTable.sheet_title`.
MOST_ROWS, MOST_LETTERS, MOST_LINKS = 1_048_576, 32_767, 65_530

_WIDTHS = {"date": 12, "integer": 10, "decimal": 12, "code": 18, "IRI": 14, "list": 36}
_WIDE = {"quote": 60, "statement": 60, "url": 40, "name": 36, "post": 44, "body": 40, "person": 26, "title": 40}
# A workbook holds the time of its making also here; the same graph is to give the same bytes.
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_HEADING_FONT = Font(bold=True, color="FFFFFF")
_HEADING_FILL = PatternFill("solid", fgColor="1F4E5F")
_HEADING_ALIGNMENT = Alignment(vertical="top", wrap_text=True)
_LINK = Font(color="0563C1", underline="single")


def write_workbook(store: GraphStore, out: BinaryIO | Path, *, language: str = "vi") -> str:
    """Write the tables as a workbook (.xlsx), and return in words what was written.

    The headings of a sheet are Vietnamese over English and stay in sight; each column has a filter. Whole dates are
    dates, less exact ones are texts. The IRI of each row is a link, as far as Excel's limit on links goes.

    Raises:
        ExportError: the file cannot be written, or a table has more rows than a sheet.
    """
    book = Workbook(write_only=True)
    _explain(book)
    for table in TABLES.values():
        _fill(book, table, store, language)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made.xlsx")
        book.save(made)
        if isinstance(out, Path):
            with replacing(out) as file:
                _without_time(made, file)
        else:
            # A zip file is written in leaps, which a pipe cannot make.
            whole = Path(folder, "whole.xlsx")
            with whole.open("wb") as copy:
                _without_time(made, copy)
            with whole.open("rb") as copy:
                shutil.copyfileobj(copy, out)
    return f"{len(TABLES)} sheets and their explanation"


def _explain(book: Workbook) -> None:
    sheet = book.create_sheet("Giải thích · Explanation")
    for letter, width in zip("ABCDEF", (22, 24, 30, 30, 60, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    heading = ("Trang · Sheet", "Cột · Column", "Tiếng Việt", "English", "Ghi chú", "Note")
    sheet.append([_heading(sheet, text) for text in heading])
    for table in TABLES.values():
        question = table.question
        sheet.append(
            [_text(sheet, text) for text in (table.title_vi, "", "", table.title_en, question["vi"], question["en"])]
        )
        for column in table.columns:
            vi, en = HEADINGS[column.name]
            note_vi, note_en = REMARKS.get(column.name, ("", ""))
            sheet.append([_text(sheet, text) for text in (table.title_vi, column.name, vi, en, note_vi, note_en)])


def _fill(book: Workbook, table: DataTable, store: GraphStore, language: str) -> None:
    sheet = book.create_sheet(table.sheet_title)
    columns = table.columns
    for at, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDE.get(column.name, _WIDTHS.get(column.type, 28))
    sheet.freeze_panes = "A2"
    sheet.append([_heading(sheet, "\n".join(HEADINGS[column.name])) for column in columns])
    number = 1
    for number, row in enumerate(table.rows(store, language=language), 2):
        if number > MOST_ROWS:
            raise ExportError(
                f"the table {table.name} has more rows than a sheet of a workbook can hold ({MOST_ROWS}); "
                "write --format csv instead"
            )
        sheet.append(list(_cells(sheet, table, columns, row, links=number <= MOST_LINKS)))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{number}"


def _cells(
    sheet: WriteOnlyWorksheet, table: DataTable, columns: tuple[Column, ...], row: dict[str, str], *, links: bool
) -> Iterator[object]:
    for column in columns:
        value = row[column.name]
        if not value:
            yield None
        elif column.type in ("integer", "decimal"):
            yield float(value) if "." in value else int(value)
        elif column.type == "date" and WHOLE_DATE.fullmatch(value):
            cell = WriteOnlyCell(sheet, datetime.datetime.fromisoformat(value))
            cell.number_format = "dd/mm/yyyy"
            yield cell
        else:
            cell = _text(sheet, value)
            if links and (column.name,) == table.key and value.startswith(("http://", "https://")):
                cell.hyperlink = value
                cell.font = _LINK
            yield cell


def _text(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    cell = WriteOnlyCell(sheet, UNFIT_FOR_XML.sub("", value)[:MOST_LETTERS])
    # Else a text that begins with «=» would be a formula.
    cell.data_type = "s"
    return cell


def _heading(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    cell = _text(sheet, text)
    cell.font, cell.fill, cell.alignment = _HEADING_FONT, _HEADING_FILL, _HEADING_ALIGNMENT
    return cell


def _without_time(made: Path, out: BinaryIO) -> None:
    """Copy a workbook, with the beginning of zip's own calendar for all its times."""
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", compression=zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            with source.open(name) as part, target.open(entry(name), "w", force_zip64=True) as copy:
                if name == "docProps/core.xml":
                    copy.write(_MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", part.read()))
                else:
                    shutil.copyfileobj(part, copy)
