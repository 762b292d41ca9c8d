"""Tables that became plain text: each cell a line of its own, or cells side by side between blanks; their rows.

A table is known by its first column, in which its rows are numbered from one below «TT» or «STT». Headings may part
its rows: «II» / «ỦY BAN NHÂN DÂN», behind which they are numbered on, or from one again.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govgraph.layout.lines import Line, lines_of

_NUMBER_COLUMN = frozenset({"tt", "stt", "so tt"})  # the head of the first column
_MOST_COLUMNS = 9
_LONGEST_HEAD = 60  # characters of the head of a column
_LONGEST_CELL = 300
_LONGEST_HEADING = 3  # lines of a heading between rows, with the number below
_SPARE = 2  # cells that a row may have above the columns: where one was broken, or a column has two heads
_ANY_HEAD = re.compile(r"^[ \t]*(?:S[ốỐ]\s*)?S?TT[ \t]*(?:$|\s\s|\t)", re.MULTILINE | re.IGNORECASE)
_GAP = re.compile(r"[ ]{2,}|[ ]*\t\s*")  # between cells of a line that a table has
_SECTION_NUMERAL = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]?")
_NUMBERED_SECTION = re.compile(rf"{_SECTION_NUMERAL.pattern}\s*[.)–-]?\s+[^\W\d_].{{2,}}")
_SHORTEST_IN_CAPITALS = 7  # «ĐẢNG ỦY»; no head of a column: «SỐ ĐT»


def with_rows(text: str) -> str:
    r"""Return a tidy text with the cells of such tables side by side, parted by bars; no character moves.

    >>> with_rows("TT\nHọ và tên\nChức vụ\n1\nLê Văn Ba\nTrưởng thôn\n2\nVũ Thị Hoa\nTrưởng ban\n\nHội nghị kết thúc.")
    'TT|Họ và tên|Chức vụ\n1|Lê Văn Ba|Trưởng thôn\n2|Vũ Thị Hoa|Trưởng ban\n\nHội nghị kết thúc.'
    >>> with_rows("TT  Họ và tên   Chức vụ\n01  Lê Văn Ba   Trưởng thôn\n")
    'TT| Họ và tên|  Chức vụ\n01| Lê Văn Ba|  Trưởng thôn\n'
    """
    if not _ANY_HEAD.search(text):
        return text
    lines = lines_of(text)
    letters = list(text)
    for row in _rows(lines):
        for cell, following in pairwise(row):
            letters[cell.end : following.start] = "|".ljust(following.start - cell.end)
    return "".join(letters)


def _rows(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the rows of the tables, heads of columns and headings between rows too, each as its cells."""
    at = 0
    while at < len(lines):
        if _is_head(cells := _cells(lines[at])) and (rows := list(_wide_rows(lines, at + 1))):
            yield cells
            yield from rows
            at += 1 + len(rows)
        elif (begun := _first_row(lines, at)) is not None:
            heads = _heading_above(lines, at, begun, 0)
            yield lines[at:heads]
            yield lines[heads:begun]
            for row in _flat_rows(lines, begun, heads - at):
                yield row
                begun += len(row)
            at = begun
        else:
            at += 1


def _wide_rows(lines: Sequence[Line], begin: int) -> Iterator[Sequence[Line]]:
    """Yield the rows whose cells stand side by side from `begin` on, and the headings above numbered ones."""
    number = 1
    for at in range(begin, len(lines)):
        cells = _cells(lines[at])
        if _is_numbered(cells[0], number):
            number += 1
        elif _is_wide_heading(cells) and at + 1 < len(lines):
            below = _cells(lines[at + 1])[0]
            if not _is_numbered(below, number):
                if not _is_numbered(below, 1):
                    return
                number = 1
        else:
            return
        yield cells


def _is_wide_heading(cells: Sequence[Line]) -> bool:
    """Tell whether a line may part rows: «II   ỦY BAN NHÂN DÂN», «A. Khối Đảng», «ĐẢNG ỦY»."""
    first = cells[0].content
    if len(cells) > 1:
        return len(cells) == 2 and _SECTION_NUMERAL.fullmatch(first) is not None
    return _NUMBERED_SECTION.fullmatch(first) is not None or _is_in_capitals(cells[0])


def _is_head(cells: Sequence[Line]) -> bool:
    return len(cells) > 2 and cells[0].key.rstrip(".") in _NUMBER_COLUMN


def _cells(line: Line) -> list[Line]:
    """Return the parts of a line between gaps, as narrow as those between the columns of a table may be."""
    begins = [line.start]
    ends = []
    for gap in _GAP.finditer(line.text, line.start, line.end):
        ends.append(gap.start())
        begins.append(gap.end())
    spans = zip(begins, [*ends, line.end], strict=True)
    return [Line(line.text, start, end, line.margin + start - line.start, line.group) for start, end in spans]


def _first_row(lines: Sequence[Line], at: int) -> int | None:
    """Return where the row numbered one stands behind the heads of columns, of which the first stands at `at`."""
    if lines[at].key.rstrip(".") not in _NUMBER_COLUMN:
        return None
    for first in range(at + 1, min(at + _MOST_COLUMNS + _LONGEST_HEADING, len(lines))):
        if _is_numbered(lines[first], 1):
            return first if first > at + 1 else None
        if len(lines[first].content) > _LONGEST_HEAD:
            return None
    return None


def _flat_rows(lines: Sequence[Line], begin: int, columns: int) -> Iterator[Sequence[Line]]:
    """Yield the rows from `begin` on and the headings between; the last has as many cells as the others."""
    number = 1
    while True:
        following = _following_row(lines, begin, columns, number)
        end = _heading_above(lines, begin, following, columns) if following else _end_of_last(lines, begin, columns)
        if any(len(line.content) > _LONGEST_CELL for line in lines[begin:end]):
            return
        yield lines[begin:end]
        if following is None:
            return
        yield lines[end:following]
        number = number + 1 if _is_numbered(lines[following], number + 1) else 1
        columns, begin = end - begin, following


def _following_row(lines: Sequence[Line], begin: int, columns: int, number: int) -> int | None:
    """Return where the row behind that from `begin` on begins: with the next number, below a heading with one too."""
    found = []
    for at in range(begin + 2, min(begin + columns + _SPARE + _LONGEST_HEADING, len(lines))):
        end = _heading_above(lines, begin, at, columns)
        if end > begin + columns + _SPARE:
            continue
        if _is_numbered(lines[at], number + 1) or (end < at and _is_numbered(lines[at], 1)):
            found.append((abs(end - begin - columns), at))
    # A cell may be such a number too: «1 | Thôn Đông | 2».
    return min(found)[1] if found else None


def _heading_above(lines: Sequence[Line], begin: int, row: int, columns: int) -> int:
    """Return where the heading above a numbered row begins; where it has none, the row.

    `begin` is where the row before begins, which has about as many cells as `columns`, or where the heads do.
    """
    least = begin + max(2, columns)  # where a heading begins that no numeral shows to be one
    if row - 2 >= max(begin + 2, least - 1) and _SECTION_NUMERAL.fullmatch(lines[row - 2].content):
        return row - 2 if lines[row - 1].words else row
    if row - 1 >= max(begin + 2, least - 1) and _NUMBERED_SECTION.fullmatch(lines[row - 1].content):
        return row - 1
    if row - 1 < least:
        return row
    apart = lines[row - 1].group != lines[row - 2].group == lines[begin].group and bool(lines[row - 1].words)
    capitals = _is_in_capitals(lines[row - 1]) and not lines[begin + 1].is_upper
    return row - 1 if apart or capitals else row


def _is_in_capitals(line: Line) -> bool:
    return line.is_upper and len(line.words) > 1 and len(line.content) >= _SHORTEST_IN_CAPITALS


def _end_of_last(lines: Sequence[Line], begin: int, columns: int) -> int:
    """Return where the last row ends: before a blank line, where none parts it from the row before."""
    end = min(begin + columns, len(lines))
    if lines[begin].group != lines[begin - 1].group:
        return end
    return next((at for at in range(begin, end) if lines[at].group != lines[begin].group), end)


def _is_numbered(cell: Line, number: int) -> bool:
    return cell.content.rstrip(".)").lstrip("0") == str(number)
