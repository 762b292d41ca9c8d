"""How the parts of a store in a folder are opened together: all of them, or none stays open."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox

from govgraph.archive import Archive
from govgraph.errors import StoreError
from govgraph.store.faults import reporting
from govgraph.store.folder import RDF_FOLDER, remove_rdf, take_lock


def open_folder(path: Path, *, read_only: bool) -> tuple[ox.Store, Archive, int]:
    """Return the RDF and the archive of a store's folder, and the lock that keeps others off.

    What an RDF lacks that was lost, or that a broken build left behind, is marked in the archive as not shown.

    Raises:
        StoreError: the store is in use, is damaged, cannot be written, or holds no data and is to be read.
    """
    with ExitStack() as opened:
        lock = take_lock(path, shared=read_only)
        opened.callback(os.close, lock)
        archive = Archive.open(path, read_only=read_only)
        opened.callback(archive.close)
        folder = path / (archive.state(RDF_FOLDER) or RDF_FOLDER)
        if read_only and (archive.is_new or not (folder / "CURRENT").is_file()):
            raise StoreError(f"{path}: the store holds no data, its first build was broken off; run govgraph build")
        if not read_only:
            # An RDF that lies beside a new archive, one that was lost, shows what nobody knows to be taken away.
            remove_rdf(path, but=None if archive.is_new else folder)
            if not (folder / "CURRENT").is_file():  # a new store, or one that lost its RDF
                archive.mark_all_hidden()
        with reporting(path):
            rdf = ox.Store.read_only(str(folder)) if read_only else ox.Store(folder)
        opened.pop_all()
        return rdf, archive, lock
