"""What names the content of a store's RDF, so that who has seen it once knows whether it has changed.

A digest of the data would take long. The files of the RDF are written once, so their sizes and times tell contents
apart; but RocksDB also puts what it has into other files. So a writer that ends notes the name of what it leaves, and
one that writes nothing leaves the note as it is. While data are written there is none.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from govgraph.archive import Archive
from govgraph.errors import StoreError
from govgraph.store.times import note_times

#: The ending of the files of the RDF that are written once and then only deleted.
NEVER_CHANGED = ".sst"

_NOTE = "content"


def content_of(archive: Archive, rdf: Path) -> tuple[str, int]:
    """Return the name of the content of an RDF, 16 hexadecimal digits, and when it was written, in seconds.

    A copy of a store has those of the original. The same data built twice have two names.
    """
    name, _, seconds = (archive.state(_NOTE) or _told_by_files(rdf)).partition(" ")
    return name, int(seconds)


def note_content(archive: Archive, rdf: Path) -> None:
    """Note what a writer leaves, which has closed the RDF; where that cannot be written, the files tell."""
    with suppress(StoreError):
        if not archive.state(_NOTE):
            archive.put_state(_NOTE, _told_by_files(rdf))
            note_times(archive, content_of(archive, rdf)[1])


def forget_content(archive: Archive) -> None:
    """Note that the RDF is about to change; call it before, so that the end of the process finds it noted."""
    if archive.state(_NOTE):
        archive.put_state(_NOTE, "")


def _told_by_files(rdf: Path) -> str:
    tables = {path: path.stat() for path in rdf.glob(f"*{NEVER_CHANGED}")}
    written = max((stat.st_mtime_ns for stat in tables.values()), default=0)
    # What a writer logged it has put into tables when it ends; a log that is newer is that of one that was killed.
    logs = {path: stat for path in rdf.glob("*.log") if (stat := path.stat()).st_size and stat.st_mtime_ns > written}
    digest = hashlib.sha256(rdf.name.encode())
    for path, stat in sorted((tables | logs).items()):
        digest.update(f"\0{path.name} {stat.st_size} {stat.st_mtime_ns}".encode())
    return f"{digest.hexdigest()[:16]} {written // 1_000_000_000}"
