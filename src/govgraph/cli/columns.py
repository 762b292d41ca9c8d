"""govgraph columns: what the columns of a register are taken for."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import click

from govgraph.cli.options import counted, tell


@click.command("columns", epilog="Example: govgraph columns can-bo.xlsx --save")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--fields", is_flag=True, help="Explain the fields, in English and Vietnamese, with the headings of each."
)
@click.option("--save", is_flag=True, help="Write them to NAME.columns.csv beside the file, to be corrected there.")
def columns_command(file: Path | None, fields: bool, save: bool) -> None:
    """Show which column of a register (.csv, .xlsx, .xls) is read as what.

    The next build follows NAME.columns.csv where there is one; a column without a field is not read.
    """
    from importlib import import_module

    from govgraph.errors import SourceError
    from govgraph.read import READERS
    from govgraph.read.field_meanings import explained_fields
    from govgraph.read.headings import COLUMNS_ENDING, FIELDS, told_columns
    from govgraph.read.register import shown_columns

    if fields:
        explained = list(explained_fields())
        csv.writer(sys.stdout, lineterminator="\n").writerows([("field", "meaning", "nghĩa", "headings"), *explained])
        return tell(f"{counted(len(explained), 'field')}")
    if file is None:
        raise click.UsageError("give the FILE of a register, or --fields")
    reader = READERS.get(file.suffix.lower())
    if reader is None or not reader.takes_columns:
        raise click.BadParameter(f"{file.name} is no register; give a file .csv, .xlsx or .xls", param_hint="FILE")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SourceError(
            f"{file}: the file cannot be read ({error.strerror}); check its name and permissions"
        ) from error
    sheets = import_module(f"govgraph.read.{reader.module}").sheets(data, file.name)
    shown = shown_columns(sheets, told_columns(file))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("sheet", "heading", "field"))
    writer.writerows(shown)
    sys.stdout.write(text.getvalue())
    if save:
        beside = file.with_name(file.stem + COLUMNS_ENDING)
        try:
            with beside.open("x", encoding="utf-8", newline="") as out:
                csv.writer(out, lineterminator="\n").writerows(
                    [("heading", "field"), *dict.fromkeys((heading, field) for _, heading, field in shown)]
                )
        except FileExistsError as error:
            raise SourceError(f"{beside}: the file is there already; correct it, or remove it first") from error
        except OSError as error:
            raise SourceError(f"{beside}: cannot be written ({error.strerror})") from error
    read = sum(bool(field) for *_, field in shown)
    if not read:
        tell("no row has the headings of a register; say in NAME.columns.csv what the columns hold")
    tell("«govgraph columns --fields» explains the fields")
    tell(f"{counted(len(shown), 'column')}, {read} read; fields: {', '.join(FIELDS)}")
