"""The tables: CSV with its description, and the workbook."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyoxigraph as ox
import pytest
from csvw import CSVW

from govgraph.errors import ExportError
from govgraph.namespaces import FOAF, ORG
from govgraph.profiles import write_profile
from govgraph.profiles.csv_tables import csv_lines, write_csv
from govgraph.profiles.headings import HEADINGS, REMARKS
from govgraph.profiles.tables import TABLES
from govgraph.profiles.workbook import write_workbook
from govgraph.query import load_queries, run_query
from govgraph.store import GraphStore

StoreOf = Callable[..., GraphStore]


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def called(store_of: StoreOf, name: str) -> GraphStore:
    """Return a store in which a person has another name."""
    store = store_of("clean")
    person = min((quad.object for quad in store.quads() if quad.predicate == ORG.member), key=str)
    for graph in store.sources():
        said = [quad.triple for quad in store.quads(graph)]
        names = {one for one in said if one.subject == person and one.predicate == FOAF.name}
        new = [ox.Triple(person, FOAF.name, ox.Literal(name))] if names else []
        store.replace(graph, [*(one for one in said if one not in names), *new])
    return store


@pytest.fixture(scope="module")
def folder(clean: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables")
    write_csv(clean, path)
    return path


@pytest.fixture(scope="module")
def book(clean: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("book") / "all.xlsx"
    write_workbook(clean, path)
    return openpyxl.load_workbook(path)


# --- the tables -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_table_has_a_row_a_thing_and_a_heading_a_column(table, clean: GraphStore) -> None:  # type: ignore[no-untyped-def]
    rows = list(table.rows(clean))
    assert rows
    keys = [tuple(row[column] for column in table.key) for row in rows]
    assert len(keys) == len(set(keys)), "the key tells each row from all others"
    assert [row[column.name] for row in rows for column in table.columns if column.name == table.key[0]] == [
        key[0] for key in keys
    ]
    assert {column.name for column in table.columns} <= set(HEADINGS)
    for column, other in table.links:
        known = {row["iri"] for row in TABLES[other].rows(clean)}
        assert {row[column] for row in rows} <= known, f"{column} leads into {other}"


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_rows_are_those_of_the_query(table, clean: GraphStore) -> None:  # type: ignore[no-untyped-def]
    assert list(table.rows(clean)) == run_query(clean, load_queries()[table.query]).records()


def test_headings_and_remarks_name_columns_that_there_are() -> None:
    columns = {column.name for table in TABLES.values() for column in table.columns}
    assert set(HEADINGS) == columns and set(REMARKS) <= columns


# --- CSV ------------------------------------------------------------------------------------------------------------


def test_folder_has_all_tables_and_a_description_that_an_independent_reader_takes(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {*(f"{name}.csv" for name in TABLES), "csv-metadata.json"}
    found = CSVW(str(folder / "csv-metadata.json"), validate=True)
    assert found.is_valid and not found.warnings
    table = next(table for table in found.tablegroup.tables if str(table.url) == "votes.csv")
    assert {row["votes_for"] for row in table.iterdicts(strict=True)} >= {48} or list(table.iterdicts(strict=True))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("people.csv", b"/person/", b"/nobody/"), ("meetings.csv", b"2023-06-12", b"12/06/2023"),
     ("indicators.csv", b",24.6,", b",24-6,")],
)  # fmt: skip
def test_the_independent_reader_sees_a_planted_fault(
    name: str, old: bytes, new: bytes, folder: Path, tmp_path: Path
) -> None:
    for path in folder.iterdir():
        data = path.read_bytes()
        (tmp_path / path.name).write_bytes(data.replace(old, new, 1) if path.name == name else data)
    assert (tmp_path / name).read_bytes() != (folder / name).read_bytes()
    spoilt = CSVW(str(tmp_path / "csv-metadata.json"), validate=True)
    with pytest.raises(ValueError):
        if not spoilt.is_valid or spoilt.warnings:
            raise ValueError("not valid")


def test_csv_is_utf8_with_the_line_ends_of_rfc_4180(folder: Path) -> None:
    data = (folder / "tenures.csv").read_bytes()
    lines = data.split(b"\r\n")
    assert lines[0].startswith(b"iri,person,post,role,") and lines[-1] == b"" and b"\n" not in lines[0]
    assert {"Lê Văn Suối", "Trần Thị Mây"} <= {row["person"] for row in rows_of(data)}


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "- rà soát", "+84 vốn", "@a", "'=1"])
def test_a_cell_of_csv_is_what_the_graph_says(name: str, store_of: StoreOf) -> None:
    assert name in {row["person"] for row in rows_of(b"".join(csv_lines(TABLES["tenures"], called(store_of, name))))}


def test_a_formula_that_a_document_smuggled_in_is_a_text_in_the_workbook(store_of: StoreOf) -> None:
    out = io.BytesIO()
    write_profile(called(store_of, "=HYPERLINK(1)"), "xlsx", out)
    sheets = openpyxl.load_workbook(out).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value == "=HYPERLINK(1)"} == {"s"}
    assert all(cell.data_type != "f" for cell in cells)


def test_what_a_path_means(clean: GraphStore, tmp_path: Path) -> None:
    assert write_csv(clean, tmp_path / "out.csv") == "table tenures"
    assert write_csv(clean, tmp_path / "meetings.csv") == "table meetings"
    assert write_csv(clean, tmp_path / "all.zip").startswith(f"{len(TABLES)} tables")
    assert rows_of((tmp_path / "meetings.csv").read_bytes())[0]["kind"]
    for name in ("out", "meetings"):
        beside = tmp_path / f"{name}.csv-metadata.json"
        assert json.loads(beside.read_text(encoding="utf-8"))["url"] == f"{name}.csv"
        assert CSVW(str(tmp_path / f"{name}.csv"), md_url=str(beside), validate=True).is_valid
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
        assert set(packed.namelist()) == {*(f"{name}.csv" for name in TABLES), "csv-metadata.json"}
    out = io.BytesIO()
    assert write_csv(clean, out) == "table tenures" and out.getvalue() == (tmp_path / "out.csv").read_bytes()


def test_a_folder_that_is_a_file_is_refused(clean: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "tables").touch()
    with pytest.raises(ExportError, match="is no folder"):
        write_csv(clean, tmp_path / "tables")


# --- the workbook ---------------------------------------------------------------------------------------------------


def test_workbook_has_a_sheet_a_table_with_headings_in_both_languages(book: openpyxl.Workbook) -> None:
    assert book.sheetnames[1:] == [table.sheet_title for table in TABLES.values()]
    words = {word for table in TABLES.values() for word in table.title_vi.replace(",", "").split()}
    assert all(len(name) <= 31 and set(name.replace(",", "").split()) <= words for name in book.sheetnames[1:])
    sheet = book["Ai giữ chức vụ gì"]
    assert [cell.value for cell in sheet[1]][:3] == ["IRI\nIRI", "Họ và tên\nPerson", "Chức vụ\nPost"]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions
    assert sheet.max_row > 5


def test_workbook_explains_each_column(book: openpyxl.Workbook) -> None:
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert len(rows) == sum(1 + len(table.columns) for table in TABLES.values())
    assert any(row[1] == "basis" and "suy ra" in row[4] and "infer" in row[5] for row in rows)


def test_whole_dates_are_dates_and_others_texts(book: openpyxl.Workbook) -> None:
    sheet = book["Cuộc họp"]
    at = [cell.value for cell in sheet[1]].index("Ngày\nDate")
    values = {row[at] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert {str(value)[:10] for value in values if value.__class__.__name__ == "datetime"} == {
        *("2023-06-12", "2023-12-20"),
    }
    assert "--03-15" in values


def test_the_iri_of_a_row_is_a_link(book: openpyxl.Workbook) -> None:
    for cell in book["Con người"]["A"][1:]:
        assert cell.hyperlink is not None and cell.hyperlink.target == cell.value


def test_workbook_has_the_same_bytes_each_time(store_of: StoreOf) -> None:
    import random

    first, second = io.BytesIO(), io.BytesIO()
    write_workbook(store_of("clean"), first)
    write_workbook(store_of("clean", random.Random(5)), second)
    assert first.getvalue() == second.getvalue()
