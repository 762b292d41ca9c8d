"""The ledger: what became of each input. A store keeps one of all its builds, `ledger.csv`, beside the graph.

It tells from which file a source was read, so that another file of the same name does not take its place unnoticed.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from govgraph.errors import StoreError

FILE_NAME = "ledger.csv"
COLUMNS = ("path", "name", "outcome", "reason", "facts", "issues")
OUTCOMES = ("built", "quarantined", "unreadable")

# So ends the reason of an input that could not be built, while the store holds what it said before.
KEPT = "the store keeps the graph of its former version"


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one input: built, quarantined (the shapes found a fault) or unreadable, and why.

    The reason of one that was built says whose place it took. `warnings` are the corrections that fit nothing in it.
    """

    path: str
    name: str
    outcome: str
    reason: str = ""
    facts: int = 0
    issues: int = 0
    warnings: tuple[str, ...] = ()


class Ledger:
    """The rows of all builds of a store, one for each path; a store in memory keeps none."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._rows: dict[str, Row] = {}
        self._read_from: dict[str, str] = {}
        for row in rows:
            self._put(row)

    @classmethod
    def of(cls, store: Path | None) -> Ledger:
        """Return the ledger of a store's folder, an empty one where there is none yet.

        Raises:
            StoreError: the file cannot be read.
        """
        if store is None or not (store / FILE_NAME).exists():
            return cls()
        path = store / FILE_NAME
        try:
            with path.open(encoding="utf-8", newline="") as file:
                return cls(map(_row, csv.DictReader(file)))
        except OSError as error:
            raise StoreError(f"{path}: the ledger cannot be read ({error.strerror}); check its rights") from error
        except (KeyError, TypeError, ValueError, csv.Error) as error:
            raise StoreError(
                f"{path}: this is no ledger of govgraph; move it away, the build makes a new one"
            ) from error

    def read_from(self, name: str) -> str | None:
        """Return the path of the file from which the store has the source `name`, None where that is not known."""
        return self._read_from.get(name)

    def put(self, row: Row) -> None:
        """Take a row in the place of that of its path, and, if it was built, of the file whose place it took."""
        self._put(replace(row, path=full_path(row.path)))

    def _put(self, row: Row) -> None:
        if row.outcome == "built" or row.reason.endswith(KEPT):
            if (former := self._read_from.get(row.name)) not in (None, row.path):
                self._rows.pop(former, None)
            self._read_from[row.name] = row.path
        self._rows[row.path] = row

    def write(self, store: Path) -> None:
        """Write the rows, sorted by name, into the store's folder.

        Raises:
            StoreError: the file cannot be written.
        """
        path = store / FILE_NAME
        new = path.with_name(FILE_NAME + ".new")
        try:
            write_rows(sorted(self._rows.values(), key=lambda row: (row.name, row.path)), new)
            new.replace(path)
        except OSError as error:
            raise StoreError(
                f"{path}: the ledger cannot be written ({error.strerror}); check rights and room"
            ) from error


def _row(line: Mapping[str, str]) -> Row:
    path, name, outcome, reason = (line[column] for column in ("path", "name", "outcome", "reason"))
    return Row(path, name, outcome, reason, int(line["facts"]), int(line["issues"]))


def full_path(path: str) -> str:
    """Return the path by which a ledger knows a file wherever the build is started."""
    return os.path.realpath(path).encode(errors="backslashreplace").decode()


def write_rows(rows: Iterable[Row], path: Path) -> None:
    """Write rows as CSV with the header `COLUMNS`.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([getattr(row, column) for column in COLUMNS] for row in rows)
