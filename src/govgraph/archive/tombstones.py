"""Tombstones in an archive: what documents named before, and of which nodes they have to be looked at again."""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.archive.database import Database


class Tombstones:
    """The nodes that were withdrawn, each with its tombstone; «doubted» are those that some document may name."""

    SCHEMA = """
    CREATE TABLE IF NOT EXISTS tombstones (
      node TEXT NOT NULL, triple TEXT NOT NULL, PRIMARY KEY (node, triple)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS doubted (node TEXT PRIMARY KEY) WITHOUT ROWID;
    """

    def __init__(self, database: Database) -> None:
        self._file = database

    def bury(self, tombstones: Iterable[tuple[str, str]]) -> None:
        """Keep tombstones: nodes, each with a triple about it as N-Triples writes it; the nodes are doubted."""
        rows = list(tombstones)
        self._file.do_each("INSERT OR IGNORE INTO tombstones VALUES (?, ?)", rows)
        self.doubt(node for node, _ in rows)

    def doubt(self, nodes: Iterable[str]) -> None:
        """Note of those of the nodes that have tombstones that some document may name them, or name them again."""
        if self._file.one("SELECT 1 FROM tombstones LIMIT 1") is None:
            return
        with self._file.transaction():
            self._file.do_each(
                "INSERT OR IGNORE INTO doubted SELECT node FROM tombstones WHERE node = ? LIMIT 1",
                ((node,) for node in nodes),
            )

    def doubt_all(self) -> None:
        """Note the same of all nodes that have tombstones."""
        self._file.do("INSERT OR IGNORE INTO doubted SELECT DISTINCT node FROM tombstones")

    def doubted(self, most: int) -> dict[str, list[bytes]]:
        """Return the first of the nodes that are doubted, in the order of the alphabet, with their tombstones.

        These are lines of N-Triples, sorted.
        """
        found: dict[str, list[bytes]] = {}
        nodes = "SELECT node FROM doubted ORDER BY node LIMIT ?"
        asked = f"SELECT node, triple FROM tombstones WHERE node IN ({nodes}) ORDER BY node, triple"
        for node, triple in self._file.all(asked, most):
            found.setdefault(str(node), []).append(f"{triple} .\n".encode())
        return found

    def settle(self, nodes: Iterable[str], named: Iterable[str]) -> None:
        """Note that nodes are doubted no more, and take away the tombstones of those that are named."""
        with self._file.transaction():
            self._file.do_each("DELETE FROM doubted WHERE node = ?", ((node,) for node in nodes))
            self._file.do_each("DELETE FROM tombstones WHERE node = ?", ((node,) for node in named))
