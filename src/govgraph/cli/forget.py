"""govgraph forget: documents leave the store, whose folder was moved or is built no more."""

from __future__ import annotations

import os
from pathlib import Path

import click

from govgraph.cli.options import counted, store_option, tell
from govgraph.errors import SourceError


@click.command("forget", epilog="Example: govgraph forget old/commune --store govgraph.store")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@store_option
def forget_command(paths: tuple[str, ...], store: Path | str) -> int:
    """Take documents out of the store: files, or all that were read from a folder, whether still there or not.

    A build takes away by itself what is gone from the folders that it is given. This is for folders that were moved,
    renamed or removed, and for what shall no longer be in the store. What the documents alone named leaves tombstones.
    Files are left alone: a build that is given them again reads them again.

    Exit code 0: done; 2: nothing is known of a path, and nothing was taken away.
    """
    from govgraph.files.zip_limits import WITHIN
    from govgraph.ledger import full_path
    from govgraph.linkage import is_linked, relink
    from govgraph.linkage.judgements import KeptJudgements
    from govgraph.removal import forget, known_below
    from govgraph.store.server import open_store

    with open_store(store) as graphs:
        full = {path: full_path(path) for path in paths}
        for path, meant in full.items():
            if not known_below([meant], graphs):
                raise SourceError(
                    f"{path}: the store has read no document there; govgraph status --all lists the paths that it knows"
                )
        known = known_below(full.values(), graphs)
        forget(known, graphs)
        judged = KeptJudgements(graphs.path, graphs.base).all()
        if not is_linked(graphs, judged):
            relink(graphs, judged)
    there = sum(os.path.lexists(path.partition(WITHIN)[0]) for path in known)
    still = f"; {there} of the files are still there, and are read again by a build of their folder" if there else ""
    tell(f"{counted(len(known), 'document')} forgotten{still}")
    return 0
