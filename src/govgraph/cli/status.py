"""govgraph status: what became of each input of all builds of a store."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from govgraph.cli.options import counted, format_option, store_option, tell
from govgraph.errors import StoreError


@click.command("status", epilog="Example: govgraph status --store govgraph.store --all --format csv")
@store_option
@click.option("--all", "is_all", is_flag=True, help="List the inputs that were built too.")
@format_option("table", "csv", "tsv", "json")
def status_command(store: Path | str, is_all: bool, format: str) -> int:
    """Tell what became of each input of all builds: built, quarantined or unreadable, and why.

    Listed are those that could not be built, in all forms but the table with their checksum and the version of the
    reader. The graph of one in quarantine, and the report of the shapes, lie in the folder «quarantine» of the store.

    Exit code 0: all were built; 1: some are quarantined or unreadable; 2: could not run.
    """
    from pyoxigraph import Literal

    from govgraph.ledger import COLUMNS, OUTCOMES
    from govgraph.linkage import is_broken_off, is_linked
    from govgraph.linkage.judgements import KeptJudgements
    from govgraph.store.server import open_store
    from govgraph.table import Table, write_table

    with open_store(store, read_only=True) as graphs:
        if graphs.path is None:
            raise StoreError(f"{store}: what was read lies on the machine that builds this store; ask there")
        rows = list(graphs.archive.rows())
        is_current = is_linked(graphs, KeptJudgements(graphs.path, graphs.base).all())
        is_partial = is_broken_off(graphs)
    outcomes = Counter(row.outcome for row in rows)
    listed = [row for row in rows if is_all or row.outcome != "built"]
    if listed:
        # Checksums would squeeze the reasons out of sight.
        columns = tuple(name for name in COLUMNS if format != "table" or name not in ("sha256", "versions"))
        cells = (tuple(Literal(str(getattr(row, column))) for column in columns) for row in listed)
        write_table(Table(columns, tuple(cells)), format, sys.stdout)
    ends = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in OUTCOMES if outcomes[outcome])
    versions = ", ".join(sorted({row.versions for row in rows if row.outcome == "built"}))
    tell(f"{counted(len(rows), 'document')}: {ends or 'none'}" + (f"; read by {versions}" if versions else ""))
    if is_partial:
        tell("govgraph: the last build was broken off; run govgraph build again to finish it")
    elif not is_current:
        tell("govgraph: built by another version, or with other judgements; run govgraph build to bring it up to date")
    return 0 if outcomes.total() == outcomes["built"] else 1
