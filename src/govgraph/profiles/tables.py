"""The tables of a publication: one a kind of thing, each row from a query file of queries/.

CSV, the workbook, Popolo and OParl all read these tables, so that they tell the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from govgraph.query import find_query, load_queries
from govgraph.query.file import Column, Query
from govgraph.store import GraphStore
from govgraph.table import Cell, cell_text

#: A row: its cells by the names of their columns, "" where there is no value.
Row = dict[str, str]

#: A date of which year, month and day are known.
WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")

#: Capacities of those who did not come to a meeting.
AWAY = frozenset({"excused", "absent"})

# Excel takes no more letters in the title of a sheet.
_SHEET_TITLE = 31


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: the query that fills it, what it is called, the columns that tell a row from all others, and links.

    `links` are columns whose values are keys of other tables; only those that no row leaves empty are told, since a
    reader of CSVW takes an empty one for a broken link. `short_vi` is the title where there is little room.
    """

    name: str
    query: str
    title_vi: str
    title_en: str
    key: tuple[str, ...] = ("iri",)
    links: tuple[tuple[str, str], ...] = ()
    short_vi: str = ""

    @property
    def sheet_title(self) -> str:
        """The title of its sheet, in whole words, of at most 31 characters."""
        title = self.short_vi or self.title_vi
        assert len(title) <= _SHEET_TITLE, f"the table {self.name} needs a short title"
        return title

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, as the header of the query file declares them."""
        return find_query(self.query, _queries()).columns

    @property
    def question(self) -> dict[str, str]:
        """What the table answers, in both languages."""
        return dict(find_query(self.query, _queries()).question)

    def rows(self, store: GraphStore, *, language: str = "vi") -> Iterator[Row]:
        """Yield the rows, sorted, one by one; texts of codes in the language asked."""
        query = find_query(self.query, _queries())
        takes = {parameter.name for parameter in query.parameters}
        solutions = store.query(query.with_values({"lang": language} if "lang" in takes else {}))
        assert isinstance(solutions, ox.QuerySolutions)
        columns = query.columns
        for solution in solutions:
            yield {column.name: _value(solution[at], column) for at, column in enumerate(columns)}


#: The tables, those first that most people ask for.
TABLES = {
    table.name: table
    for table in (
        DataTable(
            "tenures", "publish/tenures", "Ai giữ chức vụ gì", "Tenures",
            links=(("person_iri", "people"), ("post_iri", "posts"), ("body_iri", "bodies")),
        ),
        DataTable("people", "publish/people", "Con người", "People"),
        DataTable("bodies", "publish/bodies", "Tổ chức", "Bodies"),
        DataTable("posts", "publish/posts", "Chức vụ", "Posts", links=(("body_iri", "bodies"),)),
        DataTable("terms", "terms", "Nhiệm kỳ", "Terms of office"),
        DataTable("meetings", "publish/held-meetings", "Cuộc họp", "Meetings"),
        DataTable(
            "participation", "publish/attendance", "Dự họp", "Participation",
            links=(("meeting_iri", "meetings"), ("person_iri", "people")),
        ),
        DataTable("documents", "publish/papers", "Văn bản", "Documents"),
        DataTable(
            "changes", "publish/changes", "Thay đổi nhân sự", "Personnel changes",
            key=("iri", "begins_iri", "ends_iri"), links=(("person_iri", "people"),),
        ),
        DataTable("votes", "publish/votes", "Biểu quyết", "Votes"),
        DataTable("head-counts", "head-counts", "Số người dự, số thành viên", "Head counts"),
        DataTable("targets", "targets", "Số chỉ tiêu đạt, chưa đạt", "Target counts"),
        DataTable("indicators", "publish/measured-values", "Số liệu", "Indicators"),
        DataTable("findings", "publish/findings", "Kết quả, hạn chế, giải pháp, mục tiêu", "Findings",
                  key=("iri", "kind", "meeting_iri"), short_vi="Kết quả, hạn chế, mục tiêu"),
        DataTable("units", "publish/units", "Đơn vị hành chính", "Administrative units"),
        DataTable("identifiers", "publish/identifiers", "Mã ở hệ thống khác", "Identifiers of other systems",
                  key=("iri", "system", "identifier")),
        DataTable("sources", "publish/pages", "Nguồn", "Sources"),
        DataTable("passages", "publish/passages", "Câu chứng cứ", "Passages",
                  key=("fact", "source_iri", "start", "end"), links=(("source_iri", "sources"),)),
    )
}  # fmt: skip


def _value(cell: Cell, column: Column) -> str:
    """Return a cell as text, its list sorted, each value once: SPARQL leaves the order of GROUP_CONCAT open."""
    text = cell_text(cell)
    return "; ".join(sorted(set(filter(None, text.split("; "))))) if column.type == "list" else text


@cache
def _queries() -> Mapping[str, Query]:
    return load_queries()
