"""The ledger: what became of each input. A store keeps one of all its builds in its archive; as a table it is CSV."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from govgraph.corrections import UNMATCHED
from govgraph.files.remote import AnyPath, is_address, real_paths
from govgraph.files.zip_folder import ENDING
from govgraph.files.zip_limits import WITHIN
from govgraph.model import Issue, Reading
from govgraph.resolve.keys import source_key

COLUMNS = ("path", "name", "outcome", "reason", "facts", "issues", "sha256", "versions")
OUTCOMES = ("built", "quarantined", "unreadable")

# So ends the reason of an input that could not be built, while the store holds what it said before.
KEPT = "the store keeps the graph of its former version"


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one input: built, quarantined (the shapes found a fault) or unreadable, and why.

    The reason of one that was built says whose place it took. `sha256` is the hash of the file, `versions` are those of
    the rules and code lists by which it was read; `fingerprint` stands for all on which the outcome hung, so that what
    has not changed is not read again. `warnings` tell what was given and is not in the graph (`warnings_of`).
    """

    path: str
    name: str
    outcome: str
    reason: str = ""
    facts: int = 0
    issues: int = 0
    sha256: str = ""
    versions: str = ""
    fingerprint: str = ""
    warnings: tuple[str, ...] = ()

    def source(self, base: str) -> str:
        """Return the IRI of the document, which names its graph.

        >>> Row("a.txt", "a", "built").source("https://example.org/")
        'https://example.org/source/a'
        """
        return f"{base}source/{source_key(self.name)}"


def full_path(path: str) -> str:
    """Return the path by which a ledger knows a file wherever the build is started; an address is one.

    >>> full_path("/kho/bai.zip!/../a.txt")
    '/kho/bai.zip!/../a.txt'
    """
    if is_address(path):
        return _printable(path)
    outside, within, inside = path.partition(f"{ENDING}{WITHIN}")
    return _printable(f"{os.path.realpath(outside + ENDING)}{WITHIN}{inside}" if within else os.path.realpath(path))


def full_paths(paths: Iterable[AnyPath]) -> list[str]:
    """Return what `full_path` does of each; of files of one folder in a fraction of its time."""
    return [_printable(path) for path in real_paths(paths)]


def _printable(path: str) -> str:
    return path.encode(errors="backslashreplace").decode()


def write_rows(rows: Iterable[Row], path: Path) -> None:
    """Write rows as CSV with the header `COLUMNS`.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        write_table(rows, file)


def write_table(rows: Iterable[Row], file: TextIO) -> None:
    r"""Write rows into an open file.

    >>> from io import StringIO
    >>> write_table([Row("a.txt", "a", "built", facts=7)], file := StringIO())
    >>> file.getvalue().splitlines()[1]
    'a.txt,a,built,,7,0,,'
    """
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(row, column) for column in COLUMNS] for row in rows)


def warnings_of(reading: Reading) -> Iterator[str]:
    """Yield what was given and is not in the graph of a reading, each kind once with where the first of it stands.

    These are corrections that fit nothing in the document, and what files of other systems say that has no place.
    """
    found: dict[str, list[Issue]] = {}
    is_of_system = any(register.kind for register in reading.document.registers)
    for issue in reading.issues:
        if issue.code == UNMATCHED or (is_of_system and issue.severity == "warning"):
            kind = issue.code if issue.span is not None and issue.code != UNMATCHED else issue.message
            found.setdefault(kind, []).append(issue)
    for first, *others in found.values():
        raw = reading.document.offsets.to_file(first.span) if first.span is not None else None
        locator = reading.document.locator(raw.start) if raw is not None and first.code != UNMATCHED else None
        where = f" ({locator.removeprefix('pointer=')})" if locator is not None else ""
        more = f"; so are {len(others)} more, see govgraph review" if others else ""
        yield f"{first.message}{where}{more}"
