"""Registers in tables (.csv, .xlsx): officials with their posts, documents with their numbers; each row says facts.

The text of the page is the cells of the columns that are read, a row a line; the place of each cell leads back to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from govgraph.errors import SourceError
from govgraph.model import Register, Remark
from govgraph.normalise import tidy
from govgraph.read.headings import COLUMNS_ENDING, FIELDS, find_header
from govgraph.read.page import Page, PageInMaking

_PARAGRAPH, _WORDS = 60, 12  # characters and words of a cell that is running text
_ALONE = 0.6  # share of the rows that have one cell
_BLANKS = 12  # between two columns of a letterhead


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a file has it; `name` is empty where the file has but one."""

    name: str
    rows: Sequence[Sequence[str]]


def page_of(sheets: Sequence[Sheet], name: str, told: Mapping[str, str] | None) -> Page:
    """Return the page of the rows whose columns are known; of a sheet without such columns a remark tells.

    Raises:
        SourceError: no sheet has a column that is known.
    """
    making = PageInMaking()
    registers: list[Register] = []
    passed: list[str] = []
    for sheet in sheets:
        found = find_header(sheet.rows, told)
        if found is None:
            passed += [sheet.name] if any(any(row) for row in sheet.rows) else []
            continue
        at, fields = found
        read = [(index, field) for index, field in enumerate(fields) if field is not None]
        registers.append(Register(making.count, tuple(field for _, field in read)))
        for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
            cells = [(_tidied(row[index]) if index < len(row) else "", index) for index, _ in read]
            if any(cell for cell, _ in cells):
                making.cells(_with_places(cells, sheet.name, number))
    if not registers and any(map(_is_prose, sheets)):
        return _page_of_prose(sheets)
    if not registers:
        raise SourceError(
            f"{name}: no row has headings of a register, such as «Họ và tên» and «Chức vụ»; «govgraph columns» shows "
            f"what is read, and NAME{COLUMNS_ENDING} beside the file can say it: {', '.join(FIELDS)}"
        )
    return making.page(remarks=_remarks(passed), registers=tuple(registers))


def _is_prose(sheet: Sheet) -> bool:
    """Tell whether a sheet holds running text, as minutes typed into a workbook: some long cells, mostly one a row."""
    rows = [[cell for cell in row if cell.strip()] for row in sheet.rows]
    rows = [row for row in rows if row]
    long = any(len(cell) > _PARAGRAPH and len(cell.split()) > _WORDS for row in rows for cell in row)
    return long and sum(len(row) == 1 for row in rows) >= _ALONE * len(rows)


def _page_of_prose(sheets: Sequence[Sheet]) -> Page:
    """Return the page of sheets with running text: a row a paragraph, two cells side by side as in a letterhead."""
    making = PageInMaking()
    for sheet in sheets:
        gap = False
        for number, row in enumerate(sheet.rows, 1):
            cells = [(cell.strip(), index) for index, cell in enumerate(row) if cell.strip()]
            if not cells:
                gap = True
                continue
            _, place = _with_places(cells[:1], sheet.name, number)[0]
            if len(cells) == 1 and cells[0][1] == 0:
                making.line(cells[0][0], place, gap=gap)
            else:
                making.line(_side_by_side(cells), place, gap=gap)
            gap = False
    return making.page()


def _side_by_side(cells: Sequence[tuple[str, int]]) -> str:
    """Return the cells of a row as they stand beside one another: one alone, in a further column, far to the right."""
    text = ""
    for cell, index in cells:
        text = f"{text}{' ' * _BLANKS}{cell}" if text else f"{' ' * (_BLANKS * 4 if index else 0)}{cell}"
    return text


def shown_columns(sheets: Sequence[Sheet], told: Mapping[str, str] | None) -> list[tuple[str, str, str]]:
    """Return (sheet, heading, field) of each column, the field empty where it is not read.

    Of a sheet without the headings of a register its first row is shown.
    """
    shown = []
    for sheet in sheets:
        at, fields = find_header(sheet.rows, told) or (0, [])
        headings = sheet.rows[at] if sheet.rows else []
        shown += [
            (sheet.name, " ".join(heading.split()), field or "")
            for heading, field in zip_longest(headings, fields, fillvalue=None)
            if heading
        ]
    return shown


def _remarks(passed: Sequence[str]) -> tuple[Remark, ...]:
    return tuple(
        Remark(
            "sheet-not-read",
            f"the sheet «{sheet}» has no headings of a register and was not read; see «govgraph columns»",
            f"Trang tính «{sheet}» không có tiêu đề cột của một danh sách nên không được đọc; xem «govgraph columns».",
        )
        for sheet in passed
    )


def _with_places(cells: Sequence[tuple[str, int]], sheet: str, row: int) -> list[tuple[str, str | None]]:
    """Return the cells with their places: «sheet=Cán bộ;cell=B4», or «cell=B4» in a file of one table."""
    prefix = f"sheet={sheet.replace(';', ',')};" if sheet else ""
    return [(text, f"{prefix}cell={_letters(index)}{row}") for text, index in cells]


def _letters(index: int) -> str:
    """Return the letters of a column as spreadsheets show them.

    >>> _letters(0), _letters(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _tidied(cell: str) -> str:
    return " ".join(tidy(cell)[0].replace("|", "/").split())
