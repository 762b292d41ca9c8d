"""The quarantine: graphs that do not conform lie in a folder of the store, each with the report of the shapes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad

from govgraph.errors import ExportError, StoreError
from govgraph.export import write
from govgraph.resolve.keys import digest, source_key

# A file name may have 255 bytes, of which the temporary name of a file that is being written takes some.
_LONGEST_NAME = 150


def lay_aside(store: Path, source: str, quads: Iterable[Quad], report: str, *, base: str) -> None:
    """Write the graph of a source, and the report that says what is wrong with it.

    Raises:
        StoreError: the folder cannot be written.
    """
    graph, told = _files(store, source)
    try:
        graph.parent.mkdir(exist_ok=True)
        write(quads, "trig", graph, base=base)
        told.write_text(report, encoding="utf-8", newline="\n")
    except (OSError, ExportError) as error:
        raise _fault(graph.parent, error) from error


def clear(store: Path, source: str) -> None:
    """Take away what lies there of a source, if anything.

    Raises:
        StoreError: the folder cannot be written.
    """
    try:
        for file in _files(store, source):
            if file.parent.is_dir():
                file.unlink(missing_ok=True)
    except OSError as error:
        raise _fault(file.parent, error) from error


def file_name(source: str) -> str:
    """Return the name, without ending, of the files of a source: its own, cut short and made one of its kind by a hash.

    >>> file_name("bai-7"), len(file_name("Nghị quyết về phát triển kinh tế, xã hội " * 9))
    ('bai-7', 137)
    """
    key = source_key(source)
    return key if len(key) <= _LONGEST_NAME else f"{key[: _LONGEST_NAME - 26]}-{digest(source)}"


def _files(store: Path, source: str) -> tuple[Path, Path]:
    folder = store / "quarantine"
    return folder / f"{file_name(source)}.trig", folder / f"{file_name(source)}.report.txt"


def _fault(folder: Path, error: Exception) -> StoreError:
    cause = error if isinstance(error, OSError) else error.__cause__
    reason = (cause.strerror if isinstance(cause, OSError) else None) or str(error)
    remedy = "it must be a folder in which you may write; move away what lies there, or make room"
    return StoreError(f"{folder}: the quarantine cannot be written ({reason}); {remedy}")
