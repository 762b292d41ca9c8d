"""Tables: the standard result formats are read back by another reader, the text form lines up."""

import csv
import io
import json

import pyoxigraph as ox
import pytest

from govgraph.errors import QueryError
from govgraph.table import FORMATS, Table, write_table

AWKWARD = Table(
    ("iri", "text", "note"),
    (
        (ox.NamedNode("urn:a"), ox.Literal('Bí thư, "Mây"\n\t<&>\r', language="vi"), None),
        (
            ox.BlankNode("b"),
            ox.Literal(3),
            ox.Literal("2023", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYear")),
        ),
        (None, ox.Literal("\x0c"), ox.Literal("")),
    ),
)


def written(table: Table, format: str) -> str:
    out = io.StringIO(newline="")
    write_table(table, format, out)
    return out.getvalue()


@pytest.mark.parametrize("columns", [("quote",), ("quote", *(f"column{n}" for n in range(40)))])
def test_a_terminal_shows_control_characters_and_does_not_obey_them(columns: tuple[str, ...]) -> None:
    said = ox.Literal("Ông An \x1b]0;title\x07 đến\r\ndự \x9b31m")
    table = Table(columns, ((said, *(ox.Literal("x" * 20) for _ in columns[1:])),))
    shown = written(table, "table")
    assert "␛]0;title␇" in shown and not any(sign in shown for sign in "\x1b\x07\x9b\r")
    assert "\x1b]0;title\x07" in written(table, "csv")


@pytest.mark.parametrize("format", ["json", "tsv", "xml"])
def test_formats_are_read_back_by_another_reader(format: str) -> None:
    results = ox.parse_query_results(written(AWKWARD, format), format=ox.QueryResultsFormat.from_extension(format))  # type: ignore[arg-type]
    rows = [tuple(solution) for solution in results]  # type: ignore[union-attr]
    expected = [tuple(cell for cell in row) for row in AWKWARD.rows]
    if format == "xml":  # XML has no form feed
        expected[2] = (None, ox.Literal("\ufffd"), ox.Literal(""))
    assert rows == expected


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "- rà soát", "+84 vốn", "@a", "'=1", "\t=1"])
def test_a_cell_of_csv_is_what_the_graph_says(text: str) -> None:
    rows = list(csv.reader(io.StringIO(written(Table(("name",), ((ox.Literal(text),),)), "csv"), newline="")))
    assert rows == [["name"], [text]]


def test_csv_follows_rfc_4180() -> None:
    text = written(AWKWARD, "csv")
    assert text.startswith("iri,text,note\n")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["iri", "text", "note"],
        ["urn:a", 'Bí thư, "Mây"\n\t<&>\r', ""],
        ["_:b", "3", "2023"],
        ["", "\x0c", ""],
    ]


def test_boolean_answers_have_the_standard_form() -> None:
    table = Table(("answer",), ((ox.Literal(True),),), boolean=True)
    assert json.loads(written(table, "json")) == {"head": {}, "boolean": True}
    assert "<boolean>true</boolean>" in written(table, "xml")
    assert written(table, "csv") == "answer\ntrue\n"


@pytest.mark.parametrize("format", FORMATS)
def test_empty_answers_keep_their_header(format: str) -> None:
    assert "person" in written(Table(("person",), ()), format)


def test_unknown_format_is_told() -> None:
    with pytest.raises(QueryError, match="choose one of table, csv, json, xml, tsv"):
        written(AWKWARD, "yaml")


def test_text_table_lines_up_with_vietnamese_letters() -> None:
    rows = tuple(
        (ox.Literal(name), ox.Literal("x")) for name in ("Đỗ Thị Sen", "Hoàng Văn Đồi", "An", "Nguyễn Thị Hồng")
    )
    lines = [
        line for line in written(Table(("person", "mark"), rows), "table").splitlines() if line.rstrip().endswith("x")
    ]
    assert len({line.rstrip().index("x") for line in lines}) == 1 and len(lines) == 4


def test_text_table_leaves_markup_alone_and_shows_every_row_once() -> None:
    text = written(Table(("a",), ((ox.Literal("[bold]x[/bold] :smile:"),), (ox.NamedNode("urn:a"),))), "table")
    assert "[bold]x[/bold] :smile:" in text and "urn:a" in text


def test_wide_tables_are_written_record_by_record() -> None:
    columns = tuple(f"column_{number}" for number in range(20))
    table = Table(
        columns, ((*(ox.Literal("Bí thư Đảng ủy xã Hoa Lau " * 9) for _ in columns[1:]), ox.NamedNode("urn:a")),) * 2
    )
    text = written(table, "table")
    assert text.count("── ") == 2 and "urn:a" in text
    assert max(map(len, text.splitlines())) <= 160


def test_own_query_shows_every_column_that_it_names() -> None:
    columns, row = ("person", "name", "start"), (ox.NamedNode("urn:a"), ox.Literal("Hà Văn An"), None)
    assert written(Table(columns, (row,)), "table").split()[:1] == ["name"]
    assert written(Table(columns, (row,), is_free=True), "table").split()[:3] == ["person", "name", "start"]
