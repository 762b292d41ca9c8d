"""govgraph build: documents become a graph."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.options import counted, store_option, tell
from govgraph.errors import ExportError, SourceError

if TYPE_CHECKING:
    from govgraph.pipeline import BuildReport, Row

COLUMNS = ("path", "name", "outcome", "reason", "facts", "issues")


@click.command("build", epilog="Example: govgraph build seeds --store govgraph.store --ledger ledger.csv")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@store_option
@click.option("--base", metavar="IRI", help="The base of the data's IRIs; a store keeps the one it was made with.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="How many processes read.")
@click.option("--ledger", type=click.Path(path_type=Path), metavar="FILE", help="Write what became of each, as CSV.")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Corrections, besides the corrections.csv beside the documents.",
)
def build_command(
    paths: tuple[Path, ...], store: Path, base: str | None, jobs: int, ledger: Path | None, corrections: Path | None
) -> int:
    """Build the graph of documents (files or folders).

    Exit code 0: all were built; 1: some are quarantined or unreadable; 2: could not run.
    """
    from govgraph import pipeline
    from govgraph.read import find_documents
    from govgraph.store import GraphStore

    # Paths without a document should not leave an empty store behind.
    files = find_documents(paths)
    if not files:
        raise SourceError(f"{paths[0]}: there is no document in it; name files, or a folder that holds some")
    known = pipeline.load_corrections(paths, files, corrections)
    with GraphStore.open(store, create=True, base=base) as graphs:
        report = pipeline.build(paths, graphs, jobs=jobs, watch=lambda row: _tell_fault(row, store), corrections=known)
    for warning in report.warnings:
        tell(f"govgraph: {warning}")
    if ledger is not None:
        write_ledger(report, ledger)
    tell(summary(report))
    return 0 if report.is_complete else 1


def summary(report: BuildReport) -> str:
    """Return what became of the inputs in one line.

    >>> from govgraph.pipeline import BuildReport, Row
    >>> summary(BuildReport((Row("a.txt", "a", "built", facts=7), Row("b.txt", "b", "unreadable"))))
    '2 documents: 1 built, 1 unreadable; 7 facts, 0 issues'
    """
    from govgraph.pipeline import OUTCOMES

    ends = ", ".join(f"{report.count(outcome)} {outcome}" for outcome in OUTCOMES if report.count(outcome))
    facts, issues = sum(row.facts for row in report.rows), sum(row.issues for row in report.rows)
    documents = counted(len(report.rows), "document")
    return f"{documents}: {ends or 'none'}; {counted(facts, 'fact')}, {counted(issues, 'issue')}"


def write_ledger(report: BuildReport, path: Path) -> None:
    """Write a row for each input as CSV.

    Raises:
        ExportError: the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows([getattr(row, column) for column in COLUMNS] for row in report.rows)
    except OSError as error:
        raise ExportError(f"{path}: the ledger cannot be written ({error.strerror}); name another file") from error


def _tell_fault(row: Row, store: Path) -> None:
    if row.outcome == "quarantined":
        tell(f"govgraph: {row.path}: quarantined, {row.reason}; see {store / 'quarantine'}")
    elif row.outcome == "unreadable":
        tell(f"govgraph: {row.reason}")
    for warning in row.warnings:
        tell(f"govgraph: {warning}")
