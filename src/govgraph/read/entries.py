"""Which rows of a table are entries, and which columns of it they tell: not what numbers, groups or signs it.

A register of an office has more than entries: a row that numbers the columns, rows that name a group, a foot with the
day and those who sign. Where a column numbers the entries, what has no number is none. Words alone make no foot: an
entry may be about «Xác nhận …», have the post «Thủ trưởng …» or be of «ngày 26 tháng 5 năm 2023».
"""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence, Set

from govgraph.errors import SourceError
from govgraph.model import Remark
from govgraph.read.headings import KINDS, Header, key_of
from govgraph.read.sheet import Sheet

#: The columns, by the field that they tell together: those of a name may be two.
Columns = Mapping[str, tuple[int, ...]]

_NUMBERING = frozenset({"tt", "stt", "so tt", "so thu tu", "no", "no."})
_NUMBER = re.compile(r"\(?\d+(\.\d+)*[A-Za-z]?\s*[.)/-]?")
_NUMBERS_A_COLUMN = re.compile(r"\(?(\d{1,2}|[A-Za-z])\)?")
# How the foot of a table begins, in bare letters: with those who sign, or with the day.
_SIGNING = re.compile(r"(nguoi (lap|tong hop|ke khai)|noi nhan|ky ten|tm|t m|kt|k t|tl|xac nhan|thu truong)\b.*")
_DAY = re.compile(r"(.*, )?ngay [\d ]*thang [\d ]*nam [\d ]*")
# Who or what an entry is about; words of a foot are no name of anyone, and no number of a document.
_NAMES = frozenset({"person", "surname", "given", "number"})
_SIGNERS = 2  # rows below «Người lập biểu» that may look as entries: the names of who sign, the post of one
# What makes a row an entry: what says something, or a document that has no number yet.
_MAKING = (*KINDS, frozenset({"title", "date"}))
_MOST_FILLED = 1_000_000  # cells: more than any register has, less than a second's work


def columns_of(header: Header) -> list[Columns]:
    """Return the columns that are read; once for each column of posts.

    >>> header = Header(0, 1, ["Họ đệm", "Tên", "Chức vụ", "Chức danh"], ["surname", "given", "post", "post"])
    >>> columns_of(header)
    [{'person': (0, 1), 'post': (2,)}, {'person': (0, 1), 'post': (3,)}]
    """
    at: dict[str, list[int]] = {}
    for index, field in enumerate(header.fields):
        if field is not None:
            at.setdefault(field, []).append(index)
    parts = (*at.pop("surname", ()), *at.pop("given", ()))
    one = {"person": parts} if parts and "person" not in at else {}
    one |= {field: (places[0],) for field, places in at.items()}
    return [one, *({**one, "post": (index,)} for index in at.get("post", ())[1:])]


def entries_of(sheet: Sheet, header: Header, name: str) -> tuple[list[tuple[int, Sequence[str]]], list[int]]:
    """Return the entries of a table, each with where its row stands, and where the rows stand that are none.

    Raises:
        SourceError: of the file `name`, cells that were made one stand for too many.
    """
    rows = _filled(sheet, header.first_row, name)
    numbering = next((index for index, one in enumerate(header.headings) if key_of(one) in _NUMBERING), None)
    told = [at for at in range(header.first_row, len(rows)) if any(map(str.strip, rows[at]))]
    while told and _numbers_columns(rows[told[0]]):
        del told[0]
    numbered = {at for at in told if numbering is not None and _is_numbered(rows[at], numbering)}
    foot = _foot(rows, told, numbered, header)
    table = [at for at in told if at < foot]
    has_numbers = bool(numbered) and 2 * len(numbered.intersection(table)) >= len(table)
    entries = [at for at in told if at in numbered or (at < foot and not has_numbers)]
    return [(at, rows[at]) for at in entries], sorted(set(told).difference(entries))


def remarks_on(sheet: Sheet, header: Header, passed: Sequence[int]) -> Iterator[Remark]:
    """Yield what a person should know of how the rows of a table were read."""
    where, o_dau = (f" of the sheet «{sheet.name}»", f" của trang tính «{sheet.name}»") if sheet.name else ("", "")
    if passed:
        words = next((cell for cell in sheet.rows[passed[0]] if cell.strip()), "")  # none where a merged cell fills it
        first = f"{passed[0] + 1}: «{' '.join(words.split())[:60]}»"
        count = len(passed)
        yield Remark(
            "rows-passed-over",
            f"rows{where} without a number, or below the table, are no entries: {count}, the first is row {first}",
            f"Các hàng{o_dau} không đánh số hoặc ở dưới bảng không được đọc: {count} hàng, đầu tiên là hàng {first}",
            "warning",
        )
    hidden = [at for at in sheet.hidden if at >= header.first_row]
    if hidden:
        yield Remark(
            "hidden-rows",
            f"hidden rows{where} were read as all others: {len(hidden)}, the first is row {hidden[0] + 1}; "
            "delete them if they are not meant",
            f"Các hàng ẩn{o_dau} được đọc như mọi hàng khác: {len(hidden)} hàng, đầu tiên là hàng {hidden[0] + 1}; "
            "hãy xóa nếu không dùng nữa",
            "warning",
        )


def _filled(sheet: Sheet, first: int, name: str) -> list[list[str]]:
    """Return the rows, with the text of cells that were made one over several rows in each of these."""
    rows = [list(row) for row in sheet.rows]
    left_to_fill = _MOST_FILLED  # areas may lie over one another: a small file could ask for billions
    for top, left, bottom, _ in sheet.merged:
        if top < first or top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top + 1 : bottom + 1]:
            missing = max(0, left + 1 - len(row))
            left_to_fill -= 1 + missing
            if left_to_fill < 0:
                raise SourceError(
                    f"{name}: merged cells{f' of the sheet «{sheet.name}»' if sheet.name else ''} stand for more than "
                    f"{_MOST_FILLED:,} cells; unmerge those that lie over one another, or split the sheet"
                )
            row += [""] * missing
            row[left] = rows[top][left]
    return rows


def _foot(rows: Sequence[Sequence[str]], told: Sequence[int], numbered: Set[int], header: Header) -> int:
    """Return where the foot begins; beyond the rows if there is none.

    It begins below the last entry, in a row with the words of one. Who sign may stand under the headings of people and
    posts: then it is known by those words where a name would be, and by how few rows come after.
    """
    entries = [at for at in told if at in numbered or _is_entry(rows[at], header)]
    for at in told:
        if at not in numbered and _has_words_for_name(rows[at], header):
            above = bisect(entries, at)
            if len(entries) - above <= _SIGNERS and numbered.isdisjoint(entries[above:]):
                del entries[above:]
                break
    last = entries[-1] if entries else -1
    return next((at for at in told if at > last and _begins_foot(rows[at])), len(rows))


def _is_entry(row: Sequence[str], header: Header) -> bool:
    """Tell whether a row has what makes it an entry."""
    has = {field for field, cell in zip(header.fields, row, strict=False) if field and _is_value(field, cell)}
    return any(kind <= has for kind in _MAKING)


def _is_value(field: str, cell: str) -> bool:
    return bool(cell.strip()) and not (field in _NAMES and _is_of_foot(field, cell))


def _has_words_for_name(row: Sequence[str], header: Header) -> bool:
    return any(
        field in _NAMES and _is_of_foot(field, cell) for field, cell in zip(header.fields, row, strict=False) if field
    )


def _is_of_foot(field: str, cell: str) -> bool:
    """Tell whether a cell has the words of a foot; «KT-12/2023» is a number of a document."""
    key = key_of(cell)
    is_number = field == "number" and any(map(str.isdigit, key))
    return _DAY.fullmatch(key) is not None or (not is_number and _SIGNING.fullmatch(key) is not None)


def _is_numbered(row: Sequence[str], numbering: int) -> bool:
    return numbering < len(row) and _NUMBER.fullmatch(row[numbering].strip()) is not None


def _numbers_columns(row: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: «(1) (2) (3)», «A B 1 2»."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return len(cells) > 1 and all(map(_NUMBERS_A_COLUMN.fullmatch, cells))


def _begins_foot(row: Sequence[str]) -> bool:
    keys = [key_of(cell) for cell in row if cell.strip()]
    return any(_SIGNING.fullmatch(key) or _DAY.fullmatch(key) for key in keys)
