"""What a build left, held still while it is served: a folder of links to the files of the store's RDF.

A build needs the store for itself, and a server would keep it from that for good. The large files of the RDF are
written once and then only deleted, so links to them (and copies of the few small ones) made while no build runs are the
RDF of that moment, whatever builds do afterwards, at no cost of room or time.

Where links cannot be made (a disk that can only be read), the store itself is served, and locked against builds.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from govgraph.archive import FILE_NAME, Archive
from govgraph.errors import StoreError
from govgraph.serve.context import State
from govgraph.store.content import NEVER_CHANGED, content_of
from govgraph.store.folder import RDF_FOLDER, is_store, read_marker, require_room, take_lock
from govgraph.store.times import times_of

#: What a served folder in the store's is called: by the process that made it and a number.
_FOLDER = ".served-"
_NOT_NEEDED = ("LOCK", "LOG")
_numbers = count(1)


@dataclass
class Snapshot:
    """The RDF of one build, and the lock that keeps it: of the folder of links, or of the store where there is none."""

    state: State
    seen: str
    """What the store's files looked like; other looks mean a new build."""
    lock: int
    links: Path | None

    def release(self) -> None:
        """Let go of the build; call it when no process reads it any more."""
        if self.lock >= 0:
            if self.links is not None:
                shutil.rmtree(self.links, ignore_errors=True)
            os.close(self.lock)
            self.lock = -1


def take_snapshot(store: Path) -> Snapshot:
    """Return what the last build left in a store.

    Raises:
        StoreError: there is no such store, a build is at work on it, or it cannot be read.
    """
    if not is_store(store):
        require_room(store, create=False)
    base = read_marker(store)
    lock = take_lock(store, shared=True)
    try:
        seen = look(store)
        state = _served_of(store, base)
        links = _link(store, state.folder)
    except BaseException:
        os.close(lock)
        raise
    if links is None:
        return Snapshot(state, seen, lock, None)
    os.close(lock)
    folder, held = links
    return Snapshot(replace(state, folder=folder), seen, held, folder)


def look(store: Path) -> str:
    """Return what the files of the store look like; it changes when a build writes, and seldom when none does."""
    parts = []
    for path in (store / FILE_NAME, *sorted(store.glob("rdf*/*"))):
        with suppress(OSError):
            if not path.name.startswith(_NOT_NEEDED):
                stat = path.stat()
                parts.append(f"{path.parent.name}/{path.name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ino}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def remove_abandoned(store: Path) -> None:
    """Delete the folders of links that servers left which were killed."""
    for folder in store.glob(f"{_FOLDER}*"):
        held = _hold(folder)
        if held is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(held)


def _served_of(store: Path, base: str) -> State:
    """Return what the last build left, in the folder of the store itself."""
    archive = Archive.open(store, read_only=True)
    try:
        folder = store / (archive.state(RDF_FOLDER) or RDF_FOLDER)
        if not (folder / "CURRENT").is_file():
            raise StoreError(f"{store}: the store holds no data, its first build was broken off; run govgraph build")
        etag, written = content_of(archive, folder)
        return State(etag, datetime.fromtimestamp(written, UTC), base, folder, times_of(archive, written))
    finally:
        archive.close()


def _link(store: Path, rdf: Path) -> tuple[Path, int] | None:
    """Make a folder of links to the RDF and return it with its lock, None where none can be made."""
    folder = store / f"{_FOLDER}{os.getpid()}-{next(_numbers)}"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(mode=0o700)
    except OSError:
        return None
    held = _hold(folder)
    try:
        for path in rdf.iterdir():
            if path.suffix == NEVER_CHANGED:
                os.link(path, folder / path.name)
            elif not path.name.startswith(_NOT_NEEDED):
                shutil.copy2(path, folder / path.name)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)
        return None
    return None if held is None else (folder, held)


def _hold(folder: Path) -> int | None:
    """Return a descriptor that locks a folder, None where another process holds it."""
    try:
        held = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(held)
            return None
    return held
