"""A store's folder: how it is recognised, made and locked. It knows nothing of the data inside."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from pathlib import Path

import pyoxigraph as ox

from govgraph.errors import StoreError
from govgraph.namespaces import CODE_BASE, DATA_BASE

#: Raised when the layout of the folder or of the graphs changes, so that an old store is refused and not misread.
FORMAT_VERSION = 2

#: The folder with the RDF, or what its name begins with.
RDF_FOLDER = "rdf"

_MARKER = "store.json"
_IN_MAKING = re.compile(rf"{re.escape(_MARKER)}(\.\d+)?\.new")
_TRIES, _BETWEEN = 20, 0.1  # how often a writer tries to be alone, and the seconds between


def is_store(path: Path) -> bool:
    """Tell whether the folder has the `store.json` by which a store is recognised."""
    return (path / _MARKER).is_file()


def require_base(base: str) -> None:
    """Raise unless `base` can begin the IRIs of data: it is absolute, and what follows is a name of its own.

    After a «#» stand the parts of a quotation (`…/quotation/bai-7/10-20#quote`), so a base has none.

    Raises:
        StoreError: it is no absolute IRI, has a «#», does not end in «/», or is a base of the codes too.
    """
    try:
        ox.NamedNode(base)
    except ValueError as error:
        raise StoreError(f"«{base}» is no absolute IRI; give a base such as https://example.org/id/") from error
    if "#" in base or not base.endswith("/"):
        raise StoreError(
            f"the base «{base}» must end in «/», since names are put right after it, and have no «#», after which the "
            "parts of a quotation are named; give one such as https://example.org/id/"
        )
    if CODE_BASE.startswith(base):  # what is below the base is data
        raise StoreError(f"below the base «{base}» are the codes of govgraph too; give one such as {base}id/")


def require_room(path: Path, *, create: bool) -> None:
    """Raise unless a new store may be made in the folder `path`.

    Raises:
        StoreError: it is not wanted (`create` is false), `path` is a file, or the folder holds other things.
    """
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: not a folder; name a store's folder with --store")
    try:
        names = sorted(entry.name for entry in path.iterdir()) if path.is_dir() else []
    except OSError as error:
        raise StoreError(f"{path}: cannot be listed ({error.strerror}); check the rights of the folder") from error
    if not create:
        what = "is not a store (it has no store.json)" if path.is_dir() else "there is no such store"
        raise StoreError(f"{path}: {what}; name another with --store, or make it with govgraph build … --store {path}")
    names = [name for name in names if not _IN_MAKING.fullmatch(name)]
    if names:
        raise StoreError(f"{path}: the folder is not a store and holds {len(names)} other things; name an empty one")


def write_marker(path: Path, base: str) -> None:
    """Make the folder and its `store.json`, which is either whole or not there; that of another process stays.

    Raises:
        StoreError: the folder cannot be written.
    """
    text = json.dumps({"format": "govgraph store", "version": FORMAT_VERSION, "base": base}, indent=1) + "\n"
    try:
        path.mkdir(parents=True, exist_ok=True)
        new = path / f"{_MARKER}.{os.getpid()}.new"
        new.write_text(text, encoding="utf-8")
        _put_once(new, path / _MARKER)
    except OSError as error:
        raise StoreError(f"{path}: the store cannot be made ({error.strerror}); name another with --store") from error


def _put_once(new: Path, marker: Path) -> None:
    """Give a new file its name, unless there is one of the name: another process may hold that one as its lock."""
    try:
        os.link(new, marker)
    except FileExistsError:
        pass
    except OSError:  # no file may have two names here
        new.replace(marker)
    new.unlink(missing_ok=True)


def read_marker(path: Path) -> str:
    """Return the base IRI that `store.json` gives.

    Raises:
        StoreError: the file is damaged, or of a format version that this govgraph does not read.
    """
    marker = path / _MARKER
    try:
        told = json.loads(marker.read_text(encoding="utf-8"))
        version, base = told["version"], told["base"]
    except OSError as error:
        raise StoreError(f"{marker}: cannot be read ({error.strerror}); check the rights of the folder") from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{marker}: is damaged; delete {path} and run govgraph build again") from error
    if version != FORMAT_VERSION or not isinstance(base, str):
        raise StoreError(
            f"{path}: the store has format version {version}, this govgraph reads {FORMAT_VERSION}; build it anew"
        )
    return base


def prepare_folder(path: Path, *, create: bool, base: str | None) -> str:
    """Return the base of the store in a folder, which is made first where there is none yet.

    Raises:
        StoreError: there is none and none is wanted, it has another base than `base`, or it cannot be read or made.
    """
    if not is_store(path):
        require_room(path, create=create)
        write_marker(path, base or DATA_BASE)
    found = read_marker(path)
    if base not in (None, found):
        raise StoreError(f"{path}: the store has the base <{found}>, not <{base}>; leave --base out or build anew")
    return found


def take_lock(path: Path, *, shared: bool) -> int:
    """Return a file descriptor that holds the store's lock until it is closed, at the latest when the process ends.

    RocksDB guards against two writers, but leaves a reader beside a writer undefined, so readers share this lock. A
    writer waits a moment for readers: a server looks at what a build has left right after it.

    Raises:
        StoreError: another process (or another place in this one) has the store open.
    """
    try:
        lock = os.open(path / _MARKER, os.O_RDONLY)
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened ({error.strerror}); check the rights of the folder") from error
    if sys.platform != "win32":
        import fcntl

        tries = 1 if shared else _TRIES
        for left in reversed(range(tries)):
            try:
                fcntl.flock(lock, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
                break
            except OSError as error:
                if not left:
                    os.close(lock)
                    wrong = f"{path}: another process has the store open; wait until it has ended"
                    raise StoreError(wrong) from error
                time.sleep(_BETWEEN)
    return lock


def remove_rdf(path: Path, *, but: Path | None) -> None:
    """Delete all RDF of a store but that of one folder: what was replaced, and what a broken off build left."""
    for folder in path.glob(f"{RDF_FOLDER}*"):
        if folder != but and re.fullmatch(rf"{RDF_FOLDER}(-\d+)?", folder.name):
            shutil.rmtree(folder, ignore_errors=True)
