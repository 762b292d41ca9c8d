"""Tables that became plain text: each cell a line of its own, or cells side by side between blanks; their rows.

A table is known by its first column, in which its rows are numbered from one below «TT» or «STT».
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count, pairwise

from govgraph.layout.lines import Line, lines_of

_NUMBER_COLUMN = frozenset({"tt", "stt", "so tt"})  # the head of the first column
_MOST_COLUMNS = 9
_LONGEST_HEAD = 60  # characters of the head of a column
_LONGEST_CELL = 300
_SPARE = 2  # cells that a row may have above the columns: where one was broken, or a column has two heads
_ANY_HEAD = re.compile(r"^[ \t]*(?:S[ốỐ]\s*)?S?TT[ \t]*(?:$|\s\s|\t)", re.MULTILINE | re.IGNORECASE)
_GAP = re.compile(r"[ ]{2,}|[ ]*\t\s*")  # between cells of a line that a table has


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
    """Yield the rows of the tables, heads of columns too, each as its cells."""
    at = 0
    while at < len(lines):
        if _is_head(cells := _cells(lines[at])) and at + 1 < len(lines) and _is_numbered(_cells(lines[at + 1])[0], 1):
            yield cells
            for number in count(1):
                at += 1
                if at == len(lines) or not _is_numbered((cells := _cells(lines[at]))[0], number):
                    break
                yield cells
        elif (begun := _first_row(lines, at)) is not None:
            yield lines[at:begun]
            for row in _flat_rows(lines, begun, begun - at):
                yield row
                begun += len(row)
            at = begun
        else:
            at += 1


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
    for first in range(at + 1, min(at + _MOST_COLUMNS + 1, len(lines))):
        if _is_numbered(lines[first], 1):
            return first if first > at + 1 else None
        if len(lines[first].content) > _LONGEST_HEAD:
            return None
    return None


def _flat_rows(lines: Sequence[Line], begin: int, columns: int) -> Iterator[Sequence[Line]]:
    """Yield the rows from `begin` on, each up to the number of the next; the last has as many cells as the others."""
    for number in count(1):
        reach = range(begin + 2, min(begin + columns + _SPARE + 1, len(lines)))
        numbered = [at for at in reach if _is_numbered(lines[at], number + 1)]
        # A cell may be such a number too: «1 | Thôn Đông | 2».
        end = min(numbered, key=lambda at: abs(at - begin - columns)) if numbered else None
        is_last = end is None
        if end is None:
            end = _end_of_last(lines, begin, columns)
        if any(len(line.content) > _LONGEST_CELL for line in lines[begin:end]):
            return
        yield lines[begin:end]
        if is_last:
            return
        columns, begin = end - begin, end


def _end_of_last(lines: Sequence[Line], begin: int, columns: int) -> int:
    """Return where the last row ends: before a blank line, where none parts it from the row before."""
    end = min(begin + columns, len(lines))
    if lines[begin].group != lines[begin - 1].group:
        return end
    return next((at for at in range(begin, end) if lines[at].group != lines[begin].group), end)


def _is_numbered(cell: Line, number: int) -> bool:
    return cell.content.rstrip(".)").lstrip("0") == str(number)
