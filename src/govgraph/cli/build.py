"""govgraph build: documents become a graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.engine import Place, engine_options, opened, require_sense, whole_paths
from govgraph.cli.options import counted, store_option, tell
from govgraph.cli.progress_bar import progress_bar
from govgraph.errors import ExportError, SourceError, StoreError
from govgraph.files.remote import AnyPath

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govgraph.ledger import Row
    from govgraph.pipeline import BuildReport

# More documents without a fact than that are counted, not named.
MOST_NAMED = 5


@click.command("build", epilog="Example: govgraph build seeds --store govgraph.store --ledger ledger.csv")
@click.argument("paths", nargs=-1, required=True, type=Place(), metavar="PATH…")
@store_option
@click.option("--base", metavar="IRI", help="The base of the data's IRIs; a store keeps the one it was made with.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="How many processes read (by default 1)."
)
@engine_options
@click.option(
    "--ledger", type=click.Path(path_type=Path), metavar="FILE", help="Write what became of each input, as CSV."
)
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Corrections, besides the corrections.csv beside the documents.",
)
@click.option(
    "--judgements",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Judgements, besides the judgements.csv beside the documents.",
)
@click.option("--ocr", is_flag=True, help="Have the text of scans and pictures recognised, by tesseract.")
def build_command(
    paths: tuple[AnyPath, ...],
    store: Path | str,
    base: str | None,
    jobs: int,
    engine: str | None,
    shards: AnyPath | None,
    shard_size: int | None,
    ledger: Path | None,
    corrections: Path | None,
    judgements: Path | None,
    ocr: bool,
) -> int:
    """Build the graph of documents: files, folders, or addresses of such (s3://BUCKET/FOLDER).

    What has not changed is not read again. «govgraph status» tells what became of each input; --ledger writes that of
    the inputs of this build as CSV.

    Exit code 0: all were built; 1: some are quarantined or unreadable; 2: could not run.
    """
    from govgraph import pipeline
    from govgraph.read import find_documents
    from govgraph.store.server import open_store

    require_sense(engine, jobs, shards, shard_size)
    given = paths if engine is None else whole_paths(paths)
    # Paths without a document should not leave an empty store behind.
    files = find_documents(given)
    if not files:
        held = _still_held(given, store)
        raise SourceError(f"{paths[0]}: there is no document in it; name files, or a folder that holds some{held}")
    if ledger is not None:
        require_writable(ledger)
    known = pipeline.load_corrections(given, files, corrections)
    with (
        open_store(store, create=True, base=base) as graphs,
        opened(engine, jobs, shards, shard_size, graphs.path) as cluster,
        progress_bar() as bar,
    ):
        report = pipeline.build(
            given,
            graphs,
            jobs=jobs,
            engine=cluster,
            watch=lambda row: tell_fault(row, graphs.path, bar.tell),
            progress=bar.show,
            corrections=known,
            judgements=pipeline.load_judgements(given, files, graphs.base, judgements),
            files=files,
            ocr=ocr,
        )
    for warning in report.warnings:
        tell(f"govgraph: {warning}")
    if ledger is not None:
        write_ledger(report, ledger)
    tell(summary(report))
    return 0 if report.is_complete else 1


def _still_held(paths: Iterable[AnyPath], store: Path | str) -> str:
    """Return how to take out what a store of this machine holds of paths in which no document is any more."""
    from govgraph.ledger import full_path
    from govgraph.removal import known_below
    from govgraph.store.server import open_store

    if not isinstance(store, Path) or not store.is_dir():
        return ""
    try:
        with open_store(store, read_only=True) as graphs:
            known = {str(path): len(known_below([full_path(str(path))], graphs)) for path in paths}
    except StoreError:
        return ""
    held = [path for path, count in known.items() if count]
    documents = counted(sum(known.values()), "document")
    return f"; the store has {documents} that lay there: govgraph forget {' '.join(held)}" if held else ""


def summary(report: BuildReport) -> str:
    """Return what became of the inputs in one line.

    >>> from govgraph.ledger import Row
    >>> from govgraph.pipeline import BuildReport
    >>> summary(BuildReport((Row("a.txt", "a", "built", facts=7), Row("b.txt", "b", "unreadable"))))
    '2 documents: 1 built, 1 unreadable; 7 facts, 0 issues'
    """
    from govgraph.ledger import OUTCOMES

    ends = ", ".join(f"{report.count(outcome)} {outcome}" for outcome in OUTCOMES if report.count(outcome))
    facts, issues = sum(row.facts for row in report.rows), sum(row.issues for row in report.rows)
    documents = counted(len(report.rows), "document")
    replacing = sum(row.outcome == "built" and row.reason != "" for row in report.rows)
    told = f"{documents}: {ends or 'none'}; {counted(facts, 'fact')}, {counted(issues, 'issue')}"
    told += f"; {replacing} in place of a file elsewhere" if replacing else ""
    told += f"; {len(report.removed)} removed, since the files are gone" if report.removed else ""
    silent = [row.name for row in report.rows if row.outcome == "built" and not row.facts]
    more = f" and {len(silent) - MOST_NAMED} more" if len(silent) > MOST_NAMED else ""
    return f"{told}; nothing understood in {', '.join(silent[:MOST_NAMED])}{more}" if silent else told


def require_writable(path: Path) -> None:
    """Find out before a long build whether the ledger can be written; nothing is changed.

    Raises:
        ExportError: it cannot.
    """
    is_new = not path.exists()
    try:
        path.open("a").close()
        if is_new:
            path.unlink()
    except OSError as error:
        raise _ledger_fault(path, error) from error


def write_ledger(report: BuildReport, path: Path) -> None:
    """Write a row for each input as CSV.

    Raises:
        ExportError: the file cannot be written.
    """
    from govgraph.ledger import write_rows

    try:
        write_rows(report.rows, path)
    except OSError as error:
        raise _ledger_fault(path, error) from error


def _ledger_fault(path: Path, error: OSError) -> ExportError:
    return ExportError(f"{path}: the ledger cannot be written ({error.strerror}); name another file")


def tell_fault(row: Row, folder: Path | None, say: Callable[[str], None]) -> None:
    """Say why an input was not built, or whose place it took, and its warnings; `folder` is that of the store.

    >>> from govgraph.ledger import Row
    >>> tell_fault(Row("a.txt", "a", "quarantined", "no day", warnings=("a.txt: told twice",)), Path("s"), print)
    govgraph: a.txt: quarantined, no day; see s/quarantine
    govgraph: a.txt: told twice
    """
    if row.outcome == "quarantined":
        say(f"govgraph: {row.path}: quarantined, {row.reason}; see {folder and folder / 'quarantine'}")
    elif row.outcome == "unreadable":
        say(f"govgraph: {row.reason}")
    elif row.reason:
        say(f"govgraph: {row.path}: {row.reason}")
    for warning in row.warnings:
        say(f"govgraph: {warning}")
