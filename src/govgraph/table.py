"""A table of answers, and its forms: for the terminal, for spreadsheets, and the standard SPARQL result formats."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from govgraph.errors import QueryError
from govgraph.normalise import for_terminal

#: An RDF term of an answer; None where the answer has no value.
Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None

#: Columns of a terminal that a table may use where the width of the screen is not known (a file, a pipe).
_WIDTH_OF_FILES = 160

#: A sentence in a narrower column has one word a line; a table that would need it is written record by record.
_READABLE = 16

#: Longer «words» are addresses and checksums, which may be broken.
_LONGEST_WORD = 32

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Table:
    """Answers: the names of the columns, and for each row one RDF term (or None) a column.

    `boolean` is the answer of an ASK query, which the table repeats in its only cell. `is_free` tells that the columns
    are those that the user's own query names, all of which are to be shown.

    >>> table = Table(("person", "start"), ((ox.Literal("Trần Thị Mây"), None),))
    >>> table.records()
    [{'person': 'Trần Thị Mây', 'start': ''}]
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    boolean: bool | None = None
    is_free: bool = False

    def records(self) -> list[dict[str, str]]:
        """Return the rows as dictionaries of plain text."""
        return [dict(zip(self.columns, map(cell_text, row), strict=True)) for row in self.rows]

    def __len__(self) -> int:
        return len(self.rows)


def cell_text(cell: Cell) -> str:
    """Return the value of a term without its type or language, "" for None.

    >>> cell_text(ox.Literal("2023-05", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth")))
    '2023-05'
    """
    if cell is None:
        return ""
    return cell.value if isinstance(cell, ox.NamedNode | ox.Literal) else str(cell)


def write_table(table: Table, format: str, out: TextIO) -> None:
    r"""Write the table to the text stream `out` in one of `FORMATS`.

    csv, tsv, json and xml are the W3C's SPARQL 1.1 result formats (csv with "\n" at the end of lines); `table` is
    for reading: its columns line up, long texts are wrapped, columns of IRIs and empty ones are left out (but not
    of a query of the user's own), and what is still too wide is written record by record, with the IRIs.

    >>> import sys
    >>> write_table(Table(("person",), ((ox.Literal("Trần Thị Mây"),),)), "csv", sys.stdout)
    person
    Trần Thị Mây

    Raises:
        QueryError: there is no such format.
    """
    if format not in FORMATS:
        raise QueryError(f"«{format}» is not a format of tables; choose one of {', '.join(FORMATS)}")
    FORMATS[format](table, out)


def _write_csv(table: Table, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([cell_text(cell) for cell in row] for row in table.rows)


def _write_tsv(table: Table, out: TextIO) -> None:
    out.write("\t".join(f"?{column}" for column in table.columns) + "\n")
    for row in table.rows:
        # N-Triples escapes tabs and line ends within a term.
        out.write("\t".join("" if cell is None else str(cell) for cell in row) + "\n")


def _write_json(table: Table, out: TextIO) -> None:
    if table.boolean is not None:
        result: dict[str, object] = {"head": {}, "boolean": table.boolean}
    else:
        bindings = [
            {column: _json_term(cell) for column, cell in zip(table.columns, row, strict=True) if cell is not None}
            for row in table.rows
        ]
        result = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    json.dump(result, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _json_term(cell: Cell) -> dict[str, object]:
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, ox.BlankNode):
        return {"type": "bnode", "value": cell.value}
    if not isinstance(cell, ox.Literal):
        raise QueryError(f"«{cell}» is a triple, which JSON results of SPARQL 1.1 cannot hold; ask for its parts")
    term: dict[str, object] = {"type": "literal", "value": cell.value}
    if cell.language:
        term["xml:lang"] = cell.language
    elif cell.datatype.value != _XSD_STRING:
        term["datatype"] = cell.datatype.value
    return term


def _write_xml(table: Table, out: TextIO) -> None:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n')
    if table.boolean is not None:
        out.write(f"<head/>\n<boolean>{str(table.boolean).lower()}</boolean>\n</sparql>\n")
        return
    out.write(
        "<head>" + "".join(f"<variable name={quoteattr(name)}/>" for name in table.columns) + "</head>\n<results>\n"
    )
    for row in table.rows:
        named = zip(table.columns, row, strict=True)
        bindings = (f"<binding name={quoteattr(name)}>{_xml_term(cell)}</binding>" for name, cell in named if cell)
        out.write("<result>" + "".join(bindings) + "</result>\n")
    out.write("</results>\n</sparql>\n")


def _xml_term(cell: Cell) -> str:
    term = _json_term(cell)
    value = _xml_text(str(term["value"]))
    if term["type"] != "literal":
        return f"<{term['type']}>{value}</{term['type']}>"
    marks = "".join(f" {name}={quoteattr(str(term[name]))}" for name in ("xml:lang", "datatype") if name in term)
    return f"<literal{marks}>{value}</literal>"


def _xml_text(text: str) -> str:
    # XML 1.0 has no way to write most control characters; a carriage return would be read back as a line feed.
    return escape(re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text), {"\r": "&#13;"})


def _write_text(table: Table, out: TextIO) -> None:
    from rich.box import SIMPLE_HEAD  # late: rich costs 50 ms that csv and json need not pay
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    width = shutil.get_terminal_size().columns if out.isatty() else _WIDTH_OF_FILES
    # IRIs and columns without any value would squeeze the words that a reader looks for.
    every = list(range(len(table.columns)))
    kept = [at for at in every if table.is_free or any(row[at] and not _is_iri(row[at]) for row in table.rows)] or every
    columns = [table.columns[at] for at in kept]
    cells = [[for_terminal(cell_text(row[at])) for at in kept] for row in table.rows]
    least = [
        max([cell_len(name), *(_least_width(row[at], cell_len) for row in cells)]) for at, name in enumerate(columns)
    ]
    if sum(least) + 3 * len(least) > width:
        _write_records(table, out, width)
        return
    grid = RichTable(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name, width_of_column in zip(columns, least, strict=True):
        grid.add_column(Text(name), overflow="fold", min_width=width_of_column)
    for row in cells:
        grid.add_row(*map(Text, row))
    Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(grid)


def _least_width(text: str, cell_len: Callable[[str], int]) -> int:
    """Return the width below which a cell reads badly: words stay whole, and a sentence has a few of them a line."""
    longest_word = max(map(cell_len, text.split()), default=0)
    return min(max(longest_word, min(cell_len(text), _READABLE)), _LONGEST_WORD)


def _is_iri(cell: Cell) -> bool:
    return isinstance(cell, ox.NamedNode)


def _write_records(table: Table, out: TextIO, width: int) -> None:
    import textwrap

    margin = max(map(len, table.columns)) + 2
    for number, row in enumerate(table.rows, start=1):
        out.write(f"── {number} {'─' * 40}\n")
        for name, cell in zip(table.columns, row, strict=True):
            if text := for_terminal(cell_text(cell)):
                lines = textwrap.wrap(text, max(width - margin, 20), break_on_hyphens=False) or [""]
                out.write(f"{name:{margin}}{(chr(10) + ' ' * margin).join(lines)}\n")


#: How a table can be written, by the name of the format.
FORMATS: dict[str, Callable[[Table, TextIO], None]] = {
    "table": _write_text,
    "csv": _write_csv,
    "json": _write_json,
    "xml": _write_xml,
    "tsv": _write_tsv,
}
