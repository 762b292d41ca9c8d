"""The SQLite file of an archive: its statements, its transactions, and its errors with what to do about them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from govgraph.errors import StoreError

# What SQLite's codes of errors mean, and what to do.
_REMEDIES = {
    sqlite3.SQLITE_FULL: "the store is whole, but could not be written; make room on the disk and run it again",
    sqlite3.SQLITE_IOERR: "the disk failed, or has no room; make room, look after it, and run the command again",
    sqlite3.SQLITE_BUSY: "another process has the archive open; wait until it has ended",
    sqlite3.SQLITE_LOCKED: "another process has the archive open; wait until it has ended",
    sqlite3.SQLITE_READONLY: "cannot be written; ask its owner for the right, or name another store with --store",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; ask its owner for the right, or name another store with --store",
    sqlite3.SQLITE_CORRUPT: "the archive is damaged; delete the store and run govgraph build again",
    sqlite3.SQLITE_NOTADB: "the archive is damaged; delete the store and run govgraph build again",
}


class Database:
    """A connection to SQLite; `where` names the file in messages."""

    def __init__(self, rows: sqlite3.Connection, where: str) -> None:
        self.rows = rows
        self._where = where

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all that is done inside, or nothing; within another one it is a part of that.

        Raises:
            StoreError: the file cannot be written.
        """
        if self.rows.in_transaction:
            yield
            return
        with reporting(self._where):
            self.rows.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.rows.execute("COMMIT")
            except BaseException:
                if self.rows.in_transaction:  # SQLite itself gives up at a full disk
                    self.rows.execute("ROLLBACK")
                raise

    def one(self, asked: str, *values: object) -> Sequence[object] | None:
        """Return the first row of an answer, None where it has none."""
        with reporting(self._where):
            found: Sequence[object] | None = self.rows.execute(asked, values).fetchone()
            return found

    def all(self, asked: str, *values: object) -> Iterator[Sequence[object]]:
        """Yield the rows of an answer."""
        with reporting(self._where):
            yield from self.rows.execute(asked, values)

    def do(self, statement: str, *values: object) -> None:
        """Carry out a statement."""
        with reporting(self._where):
            self.rows.execute(statement, values)

    def do_each(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Carry out a statement with the values of each row."""
        with reporting(self._where):
            self.rows.executemany(statement, rows)


@contextmanager
def reporting(where: str) -> Iterator[None]:
    """Turn the errors of SQLite into a `StoreError` that names the file and a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what it tells beside the kind
        remedy = _REMEDIES.get(code, "the archive could not be used; run the command again")
        raise StoreError(f"{where}: {remedy} ({error})") from error
