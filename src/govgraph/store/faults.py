"""What goes wrong with the RDF of a store, told so that a person knows what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govgraph.errors import StoreError

# What a system says of a fault that is not the store's, and what to do.
_FAULTS_OF_THE_MACHINE = {
    "permission denied": "ask its owner for the right to write in it, or name another with --store",
    "operation not permitted": "ask its owner for the right to write in it, or name another with --store",
    "no space left on device": "make room on the disk and run the command again",
    "file too large": "raise the limit on the size of files (ulimit -f) and run the command again",
    "quota exceeded": "make room on the disk and run the command again",
    "read-only file system": "copy the store to a disk that can be written, or name another with --store",
    "too many open files": "raise the limit (ulimit -n) and run the command again",
}


@contextmanager
def reporting(path: Path | None) -> Iterator[None]:
    """Turn the errors of pyoxigraph into a `StoreError` that names the store and a remedy."""
    where = path or "store in memory"
    try:
        yield
    except (OSError, RuntimeError) as error:
        said = _one_line(error)
        if "read-write instances" in said:
            raise StoreError(f"{where}: the store is open for reading alone; open it for writing") from error
        if "lock" in said.lower():
            raise StoreError(f"{where}: another process has the store open; wait until it has ended") from error
        # pyoxigraph raises OSError without errno: the words of the system tell the kind.
        for words, remedy in _FAULTS_OF_THE_MACHINE.items():
            if words in said.lower():
                raise StoreError(f"{where}: the store is whole, but could not be used ({said}); {remedy}") from error
        raise StoreError(f"{where}: the store is damaged ({said}); delete its folders rdf* and build again") from error


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
