"""Which rows of a table are entries, and which columns of it they tell: not what numbers, groups or signs it.

A register of an office has more than entries: a row that numbers the columns, rows that name a group, a foot with the
day and those who sign. Where a column numbers the entries, what has no number is none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from govgraph.model import Remark
from govgraph.read.headings import Header, key_of
from govgraph.read.sheet import Sheet

#: The columns, by the field that they tell together: those of a name may be two.
Columns = Mapping[str, tuple[int, ...]]

_NUMBERING = frozenset({"tt", "stt", "so tt", "so thu tu", "no", "no."})
_NUMBER = re.compile(r"\(?\d+[.)]?|\d+\.0")
_NUMBERS_A_COLUMN = re.compile(r"\(?(\d{1,2}|[A-Za-z])\)?")
# How the foot of a table begins, in bare letters.
_FOOT = re.compile(
    r"(nguoi (lap|tong hop|ke khai)|noi nhan|ky ten|tm|t m|kt|k t|tl|xac nhan|thu truong)\b.*"
    r"|(.*, )?ngay [\d ]*thang [\d ]*nam [\d ]*"
)


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


def entries_of(sheet: Sheet, header: Header) -> tuple[list[tuple[int, Sequence[str]]], list[int]]:
    """Return the entries of a table, each with where its row stands, and where the rows stand that are none."""
    rows = _filled(sheet, header.first_row)
    numbering = next((index for index, one in enumerate(header.headings) if key_of(one) in _NUMBERING), None)
    told = [at for at in range(header.first_row, len(rows)) if any(map(str.strip, rows[at]))]
    while told and _numbers_columns(rows[told[0]]):
        del told[0]
    numbered = {at for at in told if numbering is not None and _is_numbered(rows[at], numbering)}
    foot = next((at for at in told if at not in numbered and _begins_foot(rows[at])), len(rows))
    table = [at for at in told if at < foot]
    has_numbers = bool(numbered) and 2 * len(numbered.intersection(table)) >= len(table)
    entries = [at for at in told if at in numbered or (at < foot and not has_numbers)]
    return [(at, rows[at]) for at in entries], sorted(set(told).difference(entries))


def remarks_on(sheet: Sheet, header: Header, passed: Sequence[int]) -> Iterator[Remark]:
    """Yield what a person should know of how the rows of a table were read."""
    where, o_dau = (f" of the sheet «{sheet.name}»", f" của trang tính «{sheet.name}»") if sheet.name else ("", "")
    if passed:
        words = next(cell for cell in sheet.rows[passed[0]] if cell.strip())
        first = f"{passed[0] + 1}: «{' '.join(words.split())[:60]}»"
        count = len(passed)
        yield Remark(
            "rows-passed-over",
            f"rows{where} without a number, or below the table, are no entries: {count}, the first is row {first}",
            f"Các hàng{o_dau} không đánh số hoặc ở dưới bảng không được đọc: {count} hàng, đầu tiên là hàng {first}",
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


def _filled(sheet: Sheet, first: int) -> list[Sequence[str]]:
    """Return the rows, with the text of cells that were made one over several rows in each of these."""
    rows = list(sheet.rows)
    for top, left, bottom, _ in sheet.merged:
        if top < first or top >= len(rows) or left >= len(rows[top]):
            continue
        for at in range(top + 1, min(bottom + 1, len(rows))):
            row = [*rows[at], *[""] * (left + 1 - len(rows[at]))]
            row[left] = rows[top][left]
            rows[at] = row
    return rows


def _is_numbered(row: Sequence[str], numbering: int) -> bool:
    return numbering < len(row) and _NUMBER.fullmatch(row[numbering].strip()) is not None


def _numbers_columns(row: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: «(1) (2) (3)», «A B 1 2»."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return len(cells) > 1 and all(map(_NUMBERS_A_COLUMN.fullmatch, cells))


def _begins_foot(row: Sequence[str]) -> bool:
    return any(_FOOT.fullmatch(key_of(cell)) for cell in row if cell.strip())
