"""The archive: what was read of each document before any join, and what became of each input, in one SQLite file.

It is the truth of a store; the RDF beside it is made from it and can be made again. Each batch of documents is one
transaction. A row of `graphs` that the RDF does not show yet says so, so that a build that was broken off is taken up.

What a document says is kept as its N-Triples, sorted, without the graph. Sources and nodes are IRIs.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from govgraph.archive.database import Database, reporting
from govgraph.archive.tombstones import Tombstones
from govgraph.archive.touched import Touched
from govgraph.ledger import Row

FILE_NAME = "archive.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS inputs (
  path TEXT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
  facts INTEGER NOT NULL, issues INTEGER NOT NULL, versions TEXT NOT NULL, fingerprint TEXT NOT NULL,
  warnings TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS inputs_by_name ON inputs (name);
CREATE TABLE IF NOT EXISTS graphs (
  source TEXT PRIMARY KEY, path TEXT NOT NULL, triples BLOB, digest TEXT NOT NULL, record BLOB NOT NULL, shown TEXT
);
CREATE INDEX IF NOT EXISTS graphs_to_show ON graphs (source) WHERE shown IS NULL OR triples IS NULL;
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_ROW = "path, name, outcome, reason, facts, issues, sha256, versions, fingerprint, warnings"
_ASKED_AT_ONCE = 500  # SQLite before 3.32 takes 999 values at most


class Archive:
    r"""The archive of a store: in a file of its folder, or in memory.

    >>> archive = Archive.open(None)
    >>> archive.put_graph("urn:source:1", b'<urn:a> <urn:b> "c" .\n', path="a.txt")
    >>> archive.triples("urn:source:1"), archive.sources()
    (b'<urn:a> <urn:b> "c" .\n', ('urn:source:1',))
    """

    def __init__(self, database: Database) -> None:
        self._file = database
        self.tombstones = Tombstones(database)
        self.touched = Touched(database)
        self.is_new = False  # whether it was made when it was opened

    @classmethod
    def open(cls, folder: Path | None, *, read_only: bool = False) -> Archive:
        """Return the archive of a store's folder, made where there is none yet; one in memory where `folder` is None.

        For reading alone none is made, nor an empty file filled: it is one in memory too.

        Raises:
            StoreError: the file cannot be opened, or is none.
        """
        path = ":memory:" if folder is None else str(folder / FILE_NAME)
        if read_only and not (os.path.isfile(path) and os.path.getsize(path)):
            path = ":memory:"
        with reporting(path), ExitStack() as opened:
            rows = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            opened.callback(rows.close)
            archive = cls(Database(rows, path))
            if not read_only:
                # A writer is alone (the store's lock); what it commits outlives a loss of power.
                rows.execute("PRAGMA synchronous = FULL")
            archive.is_new = not rows.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            if archive.is_new or not read_only:  # one that an older govgraph made may lack a table
                rows.executescript(f"BEGIN; {_SCHEMA} {Tombstones.SCHEMA} {Touched.SCHEMA} COMMIT;")
            opened.pop_all()
        return archive

    def close(self) -> None:
        """Let go of the file."""
        self._file.rows.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Do all that is done inside, or nothing; within another one it is a part of that.

        Raises:
            StoreError: the file cannot be written.
        """
        return self._file.transaction()

    # --- what became of each input ---

    def row(self, path: str) -> Row | None:
        """Return what became of a file, None of one that is unknown."""
        found = self._file.one(f"SELECT {_ROW} FROM inputs WHERE path = ?", path)
        return None if found is None else _row(found)

    def rows(self) -> Iterator[Row]:
        """Yield a row for each input of all builds, sorted by name."""
        for found in self._file.all(f"SELECT {_ROW} FROM inputs ORDER BY name, path"):
            yield _row(found)

    def rows_of(self, paths: Sequence[str]) -> dict[str, Row]:
        """Return by their paths what became of files, in a few questions; of one that is unknown nothing."""
        rows: dict[str, Row] = {}
        for first in range(0, len(paths), _ASKED_AT_ONCE):
            some = paths[first : first + _ASKED_AT_ONCE]
            asked = f"SELECT {_ROW} FROM inputs WHERE path IN ({', '.join('?' * len(some))})"
            for found in self._file.all(asked, *some):
                rows[str(found[0])] = _row(found)
        return rows

    def paths(self) -> Iterator[str]:
        """Yield the path of each input of all builds, sorted by name."""
        for found in self._file.all("SELECT path FROM inputs ORDER BY name, path"):
            yield str(found[0])

    def put_row(self, row: Row) -> None:
        """Take a row in the place of that of its path."""
        given = (row.path, row.name, row.outcome, row.reason, row.facts, row.issues)
        self._file.do(
            f"INSERT OR REPLACE INTO inputs ({_ROW}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(*given, row.sha256, row.versions, row.fingerprint, "\n".join(row.warnings)),
        )

    def is_in_quarantine(self, name: str) -> bool:
        """Tell whether a document of a name is in quarantine."""
        return self._file.one("SELECT 1 FROM inputs WHERE name = ? AND outcome = 'quarantined'", name) is not None

    def forget_row(self, path: str) -> None:
        """Take the row of a file away."""
        self._file.do("DELETE FROM inputs WHERE path = ?", path)

    # --- what was read ---

    def sources(self) -> tuple[str, ...]:
        """Return the sources of which something is kept, sorted."""
        asked = "SELECT source FROM graphs WHERE triples IS NOT NULL ORDER BY 1"
        return tuple(str(row[0]) for row in self._file.all(asked))

    def read_from(self, source: str) -> str | None:
        """Return the path of the file from which a source was read, None of one that is unknown."""
        found = self._file.one("SELECT path FROM graphs WHERE source = ? AND triples IS NOT NULL", source)
        return None if found is None else str(found[0])

    def triples(self, source: str) -> bytes:
        """Return what was read of a source; nothing of one that is unknown."""
        found = self._file.one("SELECT triples FROM graphs WHERE source = ? AND triples IS NOT NULL", source)
        return b"" if found is None else zlib.decompress(found[0])  # type: ignore[arg-type]

    def put_graph(self, source: str, triples: bytes, *, path: str = "", record: bytes = b"") -> None:
        """Keep what was read of a source, with the record that linkage looks at, in the place of what was kept."""
        self._file.do(
            "INSERT INTO graphs VALUES (?, ?, ?, ?, ?, NULL) ON CONFLICT (source) DO UPDATE SET path = excluded.path, "
            "triples = excluded.triples, digest = excluded.digest, record = excluded.record",
            *(source, path, zlib.compress(triples, 1), hashlib.sha256(triples).hexdigest(), record),
        )

    def move_graph(self, source: str, path: str) -> None:
        """Note that a source is now read from another file."""
        self._file.do("UPDATE graphs SET path = ? WHERE source = ?", path, source)

    def remove_graph(self, source: str) -> None:
        """Take away what was read of a source; the RDF loses it when it is brought up to date."""
        self._file.do("UPDATE graphs SET triples = NULL, record = '', digest = '' WHERE source = ?", source)

    def record(self, source: str) -> bytes:
        """Return the record of a source, an empty one of one that is unknown."""
        found = self._file.one("SELECT record FROM graphs WHERE source = ?", source)
        return b"" if found is None else found[0]  # type: ignore[return-value]

    def records(self) -> Iterator[tuple[str, bytes]]:
        """Yield each source with its record, sorted."""
        asked = "SELECT source, record FROM graphs WHERE triples IS NOT NULL ORDER BY source"
        for source, record in self._file.all(asked):
            yield str(source), record  # type: ignore[misc]

    # --- what the RDF shows of it ---

    def shown(self) -> Iterator[tuple[str, str | None, str | None]]:
        """Yield each source, the digest of what was read (None: it was taken away), and what the RDF shows of it."""
        asked = "SELECT source, CASE WHEN triples IS NULL THEN NULL ELSE digest END, shown FROM graphs ORDER BY source"
        for source, digest, shown in self._file.all(asked):
            yield str(source), digest, shown  # type: ignore[misc]

    def mark_hidden(self, sources: Iterable[str]) -> None:
        """Note, before the RDF is touched, that what it shows of sources is about to change."""
        with self._file.transaction():
            self._file.do_each("UPDATE graphs SET shown = NULL WHERE source = ?", ((one,) for one in sources))

    def mark_shown(self, shown: Iterable[tuple[str, str]]) -> None:
        """Note what the RDF now shows, each with its source; what was taken away and is shown no more is forgotten."""
        with self._file.transaction():
            self._file.do_each("UPDATE graphs SET shown = ?1 WHERE source = ?2", shown)
            self._file.do("DELETE FROM graphs WHERE triples IS NULL AND shown = ''")

    def mark_all_hidden(self) -> None:
        """Note that the RDF has to be made anew, with joins and vocabulary."""
        with self._file.transaction():
            self._file.do("UPDATE graphs SET shown = NULL")
            self._file.do("DELETE FROM state WHERE key IN ('linked', 'vocabulary') OR key LIKE 'shown %'")

    # --- single values ---

    def state(self, key: str) -> str:
        """Return a value that a build noted, nothing where it noted none."""
        found = self._file.one("SELECT value FROM state WHERE key = ?", key)
        return "" if found is None else str(found[0])

    def put_state(self, key: str, value: str) -> None:
        """Note a value."""
        self._file.do("INSERT OR REPLACE INTO state VALUES (?, ?)", key, value)


def _row(found: Sequence[object]) -> Row:
    # The columns stand in the order of the fields.
    warnings = str(found[-1])  # of which one may hold signs that end a line elsewhere, such as U+2028
    return Row(*found[:-1], tuple(warnings.split("\n")) if warnings else ())  # type: ignore[arg-type, call-arg]
