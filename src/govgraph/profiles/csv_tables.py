"""The tables as CSV, with a CSVW description that says what their columns mean and how they hang together."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from govgraph.errors import ExportError
from govgraph.export.whole_file import replacing
from govgraph.profiles.headings import HEADINGS, REMARKS
from govgraph.profiles.packing import entry
from govgraph.profiles.tables import TABLES, DataTable
from govgraph.query.file import Column
from govgraph.store import GraphStore

#: The table that a path ending in .csv holds where its name is that of no other.
USUAL_TABLE = "tenures"

#: The name of the CSVW description beside the tables.
DESCRIPTION = "csv-metadata.json"

_DATE = "[0-9]{4}(-[0-9]{2}){0,2}|--[0-9]{2}-[0-9]{2}"


def write_csv(store: GraphStore, out: BinaryIO | Path, *, language: str = "vi") -> str:
    """Write tables as CSV, and return in words what was written.

    A path ending in .csv gets one table: the one that it is named after (`meetings.csv`), or else who held which
    post; its description is put beside it. A path ending in .zip gets all tables and their description, any other
    path is a folder of these. A stream gets one table.

    Raises:
        ExportError: the file cannot be written, or the folder is a file.
    """
    if not isinstance(out, Path):
        out.writelines(csv_lines(TABLES[USUAL_TABLE], store, language=language))
        return f"table {USUAL_TABLE}"
    if out.suffix.lower() == ".csv":
        table = TABLES.get(out.stem, TABLES[USUAL_TABLE])
        with replacing(out) as file:
            file.writelines(csv_lines(table, store, language=language))
        with replacing(out.with_name(f"{out.name}-metadata.json")) as file:
            file.write(_json(_described(table, out.name, alone=True) | _CONTEXT))
        return f"table {table.name}"
    if out.suffix.lower() == ".zip":
        with replacing(out) as file:
            _write_zip(store, file, language)
    else:
        _write_folder(store, out, language)
    return f"{len(TABLES)} tables and their description"


def csv_lines(table: DataTable, store: GraphStore, *, language: str = "vi") -> Iterator[bytes]:
    """Yield the lines of a table (RFC 4180, UTF-8): a header with the names of the columns, then a row a line.

    Cells are what the graph says, letter by letter, as the description tells readers; a text that begins with «=» is no
    other here. Who opens tables in a spreadsheet has the workbook, in which no text is a formula.
    """
    columns = table.columns
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")

    def line(cells: Iterable[str]) -> bytes:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue().encode()

    yield line(column.name for column in columns)
    for row in table.rows(store, language=language):
        yield line(row[column.name] for column in columns)


def description() -> bytes:
    """Return the CSVW description of all tables."""
    return _json(_CONTEXT | {"tables": [_described(table, f"{table.name}.csv") for table in TABLES.values()]})


_CONTEXT: dict[str, object] = {"@context": "http://www.w3.org/ns/csvw"}


def _write_zip(store: GraphStore, file: BinaryIO, language: str) -> None:
    with zipfile.ZipFile(file, "w", compression=zipfile.ZIP_DEFLATED) as packed:
        for table in TABLES.values():
            with packed.open(entry(f"{table.name}.csv"), "w", force_zip64=True) as member:
                member.writelines(csv_lines(table, store, language=language))
        packed.writestr(entry(DESCRIPTION), description())


def _write_folder(store: GraphStore, folder: Path, language: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder}: is no folder and cannot become one; name another with -o") from error
    for table in TABLES.values():
        with replacing(folder / f"{table.name}.csv") as file:
            file.writelines(csv_lines(table, store, language=language))
    with replacing(folder / DESCRIPTION) as file:
        file.write(description())


def _described(table: DataTable, url: str, *, alone: bool = False) -> dict[str, object]:
    """Return the CSVW description of a table; one that stands alone has no links to others."""
    schema: dict[str, object] = {"columns": [_column(column, table) for column in table.columns]}
    # CSVW allows no empty cell in a key.
    if len(table.key) == 1:
        schema["primaryKey"] = list(table.key)
        schema["aboutUrl"] = f"{{{table.key[0]}}}"
    if table.links and not alone:
        schema["foreignKeys"] = [
            {"columnReference": column, "reference": {"resource": f"{other}.csv", "columnReference": "iri"}}
            for column, other in table.links
        ]
    return {
        "url": url,
        "dc:title": _in_both(table.title_vi, table.title_en),
        "dc:description": _in_both(table.question["vi"], table.question["en"]),
        "dialect": {"lineTerminators": ["\r\n"]},
        "tableSchema": schema,
    }


def _column(column: Column, table: DataTable) -> dict[str, object]:
    told: dict[str, object] = {
        "name": column.name,
        "titles": column.name,
        "dc:title": _in_both(*HEADINGS[column.name]),
        "datatype": _datatype(column),
    }
    if column.name in REMARKS:
        told["dc:description"] = _in_both(*REMARKS[column.name])
    if column.type == "list":
        told["separator"] = "; "
    if (column.name,) == table.key:
        told["required"] = True
    return told


def _datatype(column: Column) -> object:
    if column.type == "date":
        return {"base": "string", "format": _DATE}
    return {"integer": "integer", "decimal": "decimal", "IRI": "anyURI"}.get(column.type, "string")


def _in_both(vi: str, en: str) -> list[dict[str, str]]:
    return [{"@value": vi, "@language": "vi"}, {"@value": en, "@language": "en"}]


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
