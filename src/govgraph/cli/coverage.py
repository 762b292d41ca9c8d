"""govgraph coverage: how much of the documents was understood."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.options import counted, format_option, tell
from govgraph.errors import SourceError

if TYPE_CHECKING:
    from govgraph.coverage import Coverage

Records = Sequence[Mapping[str, str | int]]


@click.command("coverage", epilog="Example: govgraph coverage seeds --list")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="PATH…")
@click.option("--list", "is_list", is_flag=True, help="List the sentences that named something and gave no fact.")
@click.option("--months", "is_months", is_flag=True, help="Count the documents of each body and month, with the holes.")
@format_option("table", "csv", "json")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Corrections, besides the corrections.csv beside the documents.",
)
def coverage_command(
    paths: tuple[Path, ...], is_list: bool, is_months: bool, format: str, corrections: Path | None
) -> int:
    """Tell how much of documents (files or folders) was understood.

    The documents are read as «govgraph build» reads them. For each: the sentences that gave facts, those that carry
    none, and those missed, which name a person, a post, a body or a number and gave no fact.

    Exit code 0: all were read; 1: some are unreadable; 2: could not run.
    """
    from govgraph import coverage, pipeline
    from govgraph.read import find_documents

    if is_list and is_months:
        raise click.UsageError("give --list or --months, not both", click.get_current_context())
    files = find_documents(paths)
    if not files:
        raise SourceError(f"{paths[0]}: there is no document in it; name files, or a folder that holds some")
    rows = pipeline.load_corrections(paths, files, corrections).rows
    covered: list[Coverage] = []
    for file in files:
        try:
            covered.append(coverage.cover(pipeline.read(file, rows)))
        except Exception as error:
            tell(f"govgraph: {pipeline.fault_of(file, error)}")
    counts = coverage.total(covered)
    if is_list:
        write(_missed(covered), format)
    elif is_months:
        records: Records = [
            {"body": body, "month": month, "documents": len(sources), "sources": " ".join(sources)}
            for body, month, sources in coverage.months(covered)
        ]
        write(records, format)
    else:
        write([{"source": one.source, **one.counts()} for one in covered], format)
    tell(summary(len(covered), counts))
    return 0 if len(covered) == len(files) else 1


def summary(documents: int, counts: dict[str, int]) -> str:
    """Return the counts of all documents in one line.

    >>> summary(1, {"sentences": 10, "with_facts": 6, "without": 3, "missed": 1})
    '1 document: 10 sentences, 6 with facts (60%), 3 that carry none, 1 missed'
    """
    sentences, with_facts = counts.get("sentences", 0), counts.get("with_facts", 0)
    share = f" ({100 * with_facts // sentences}%)" if sentences else ""
    return (
        f"{counted(documents, 'document')}: {counted(sentences, 'sentence')}, {with_facts} with facts{share}, "
        f"{counts.get('without', 0)} that carry none, {counts.get('missed', 0)} missed"
    )


def write(records: Records, format: str) -> None:
    """Write records to standard output in one of the three forms."""
    if format == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    columns = tuple(records[0]) if records else ()
    if format == "csv":
        writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)
        return
    from pyoxigraph import Literal

    from govgraph.table import Table, write_table

    rows = tuple(tuple(Literal(str(record[column])) for column in columns) for record in records)
    if rows:
        write_table(Table(columns, rows), "table", sys.stdout)


def _missed(covered: list[Coverage]) -> Records:
    return [
        {
            "source": one.source,
            "start": sentence.span.start,
            "named": " ".join(sentence.named),
            "doubts": " ".join(sentence.doubts),
            "sentence": sentence.text,
        }
        for one in covered
        for sentence in one.sentences
        if sentence.is_missed
    ]
