"""Registers in tables (.csv, .xlsx, .xls): officials with posts, documents with numbers; each row says facts.

The text of the page is the cells of the columns that are read, a row a line; the place of each cell leads back to it.
"""

from collections.abc import Mapping, Sequence

from govgraph.errors import SourceError
from govgraph.model import Register, Remark
from govgraph.normalise import tidy
from govgraph.read.entries import Columns, columns_of, entries_of, remarks_on
from govgraph.read.headings import COLUMNS_ENDING, FIELDS, Header, find_header
from govgraph.read.page import Page, PageInMaking
from govgraph.read.sheet import Sheet, letters_of

_PARAGRAPH, _WORDS = 60, 12  # characters and words of a cell that is running text
_ALONE = 0.5  # share of the rows that have one cell: a short notice has as many in its letterhead and signature
_BLANKS = 12  # between two columns of a letterhead


def page_of(sheets: Sequence[Sheet], name: str, told: Mapping[str, str] | None) -> Page:
    """Return the page of the rows whose columns are known; of a sheet without such columns a remark tells.

    Raises:
        SourceError: no sheet has a column that is known, or merged cells stand for too many.
    """
    making = PageInMaking()
    registers: list[Register] = []
    remarks: list[Remark] = []
    for sheet in sheets:
        header = find_header(sheet.rows, told)
        if header is None:
            remarks += [_not_read(sheet)] if any(any(row) for row in sheet.rows) else []
            continue
        title = "\n".join(" ".join(filter(None, map(_tidied, row))) for row in sheet.rows[: header.at])
        columns = columns_of(header)
        registers.append(Register(making.count, tuple(columns[0]), title=title.strip()))
        entries, passed = entries_of(sheet, header, name)
        for number, row in entries:
            for fields in columns:
                cells = [_cell(row, places) for places in fields.values()]
                if any(cell for cell, _ in cells) and not _is_told_elsewhere(fields, columns, row):
                    making.cells(_with_places(cells, sheet.name, number + 1))
        remarks += remarks_on(sheet, header, passed)
    if not registers and any(map(_is_prose, sheets)):
        return _page_of_prose(sheets)
    if not registers:
        raise SourceError(
            f"{name}: no row has headings of a register, such as «Họ và tên» and «Chức vụ»; «govgraph columns» shows "
            f"what is read, and NAME{COLUMNS_ENDING} beside the file can say it: {', '.join(FIELDS)}"
        )
    return making.page(remarks=tuple(remarks), registers=tuple(registers))


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
            _, place = _with_places([(cells[0][0], cells[0][1:])], sheet.name, number)[0]
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

    Of a sheet without the headings of a register its first row with words is shown.
    """
    shown = []
    for sheet in sheets:
        first = next((row for row in sheet.rows if any(map(str.strip, row))), [])
        header = find_header(sheet.rows, told) or Header(0, 1, first, [None] * len(first))
        shown += [
            (sheet.name, " ".join(heading.split()), field or "")
            for heading, field in zip(header.headings, header.fields, strict=True)
            if heading.strip()
        ]
    return shown


def _not_read(sheet: Sheet) -> Remark:
    return Remark(
        "sheet-not-read",
        f"the sheet «{sheet.name}» has no headings of a register and was not read; see «govgraph columns»",
        f"Trang tính «{sheet.name}» không có tiêu đề cột của một danh sách nên không được đọc; xem «govgraph columns».",
    )


def _cell(row: Sequence[str], places: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Return the text of the cells of a field, and which columns they are."""
    found = (_tidied(row[index]) if index < len(row) else "" for index in places)
    return " ".join(filter(None, found)), places


def _is_told_elsewhere(fields: Columns, columns: Sequence[Columns], row: Sequence[str]) -> bool:
    """Tell whether a row has nothing in one column of posts, and its post in another."""
    others = [one for one in columns if one is not fields]
    return not _said(row, fields) and (fields is not columns[0] or any(_said(row, one) for one in others))


def _said(row: Sequence[str], fields: Columns) -> str:
    return _cell(row, fields["post"])[0] if "post" in fields else ""


def _with_places(cells: Sequence[tuple[str, Sequence[int]]], sheet: str, row: int) -> list[tuple[str, str | None]]:
    """Return the cells with their places: «sheet=Cán bộ;cell=B4», or «cell=B4:C4» of two in a file of one table."""
    prefix = f"sheet={sheet.replace(';', ',')};" if sheet else ""
    return [
        (text, f"{prefix}cell={':'.join(f'{letters_of(index)}{row}' for index in places)}") for text, places in cells
    ]


def _tidied(cell: str) -> str:
    return " ".join(tidy(cell)[0].replace("|", "/").split())
