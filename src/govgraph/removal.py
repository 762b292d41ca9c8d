"""Documents leave the store: those whose files are gone from a folder that is built, and those that shall be forgotten.

What they alone named leaves a tombstone. Joins are looked for afterwards (`linkage.relink`), which brings the RDF up to
date.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from govgraph.files.remote import AnyPath, is_address
from govgraph.files.zip_folder import ENDING, is_archive
from govgraph.files.zip_limits import WITHIN
from govgraph.ledger import full_path
from govgraph.linkage import mark_unlinked
from govgraph.linkage.withdrawn import bury
from govgraph.quarantine import clear

if TYPE_CHECKING:
    from govgraph.store import GraphStore


def missing(paths: Iterable[AnyPath], full: Iterable[str], store: GraphStore) -> tuple[str, ...]:
    """Return the files that the store read and that are gone from the folders among `paths`, by their full paths.

    Args:
        paths: what is to be built.
        full: the full paths of the documents that were found there.
        store: what was built before.
    """
    listed = set(full)
    paths = list(paths)
    folders = tuple(f"{full_path(str(path))}/" for path in paths if path.is_dir())
    packed = tuple(full_path(str(path)) for path in paths if is_archive(path))
    # Nobody knows what is in an archive that cannot be opened; it is an input itself.
    closed = tuple(f"{path}{WITHIN}" for path in listed if path.lower().endswith(ENDING))
    return tuple(
        path
        for path in store.archive.paths()
        if (path.startswith((*folders, *(f"{one}{WITHIN}" for one in packed))) or path in packed)
        and path not in listed
        and not path.startswith(closed)
    )


def lost(full: Iterable[str], store: GraphStore) -> list[str]:
    """Return a warning where the store holds documents of files that are nowhere any more, outside of what was built.

    A folder may have been moved, or lie on a disk that is not there today; so nothing is taken away unasked.
    """
    listed = set(full)
    others = (path for path in store.archive.paths() if path not in listed)
    gone = [path for path in others if not is_there(path)]
    if not gone:
        return []
    # The highest folder that is gone is what was moved.
    top = gone[0].partition(WITHIN)[0]
    while not os.path.lexists(above := os.path.dirname(top)):
        top = above
    those = "1 document whose file is" if len(gone) == 1 else f"{len(gone)} documents whose files are"
    return [
        f"the store holds {those} gone, such as {gone[0]}; put back what was moved, or take it out of the store "
        f"with govgraph forget {top}"
    ]


def is_there(path: str) -> bool:
    """Tell whether the file of a full path of the ledger may still be there: addresses are not asked for.

    >>> is_there("/never/was.txt"), is_there("s3://bucket/bai-7.txt")
    (False, True)
    """
    # With a backslash stands what is no UTF-8 in the name of a file, which cannot be asked for.
    return is_address(path) or "\\" in path or os.path.lexists(path.partition(WITHIN)[0])


def known_below(paths: Iterable[str], store: GraphStore) -> list[str]:
    """Return the full paths of all inputs of a store that are one of `paths` (full as well), or lie in one."""
    wanted = set(paths)
    folders = tuple(f"{path.rstrip('/')}{sign}" for path in wanted for sign in ("/", WITHIN))
    return [path for path in store.archive.paths() if path in wanted or path.startswith(folders)]


def forget(paths: Sequence[str], store: GraphStore) -> None:
    """Take away what was read from files, by their full paths, with the rows of the ledger.

    Raises:
        StoreError: the store cannot be written.
    """
    archive = store.archive
    rows = archive.rows_of(paths)
    with archive.transaction():
        for row in (rows[path] for path in paths):
            source = row.source(store.base)
            if archive.read_from(source) == row.path:
                mark_unlinked(store)
                bury(store, source, archive.triples(source), b"")
                archive.remove_graph(source)
            archive.forget_row(row.path)
            if store.path is not None and not archive.is_in_quarantine(row.name):
                clear(store.path, row.name)
