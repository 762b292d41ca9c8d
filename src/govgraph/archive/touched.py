"""When things of an archive came and changed (see `govgraph.store.times`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govgraph.archive.database import Database


class Touched:
    """The things that changed since all was loaded, each with when it came and changed last, in seconds."""

    SCHEMA = """
    CREATE TABLE IF NOT EXISTS touched (node TEXT PRIMARY KEY, created INTEGER, modified INTEGER) WITHOUT ROWID;
    """

    def __init__(self, database: Database) -> None:
        self._file = database

    def add(self, nodes: Iterable[tuple[str, int | None]]) -> None:
        """Note that things changed, or are about to; each with when it came, None where that is now."""
        with self._file.transaction():
            self._file.do_each(
                "INSERT INTO touched VALUES (?, ?, NULL) ON CONFLICT (node) DO UPDATE SET modified = NULL", nodes
            )

    def date(self, seconds: int) -> None:
        """Give what was touched and has no time yet a time."""
        self._file.do(
            "UPDATE touched SET created = coalesce(created, ?1), modified = ?1 WHERE modified IS NULL", seconds
        )

    def drop(self, most: int, loaded: int) -> int | None:
        """Take away what has not changed since all was loaded, and of more than `most` things those that changed first.

        Returns:
            When the last of the latter changed, None where there were not so many.
        """
        self._file.do("DELETE FROM touched WHERE created = ?1 AND modified = ?1", loaded)
        found = self._file.one("SELECT modified FROM touched ORDER BY modified DESC LIMIT 1 OFFSET ?", most)
        if found is None:
            return None
        self._file.do("DELETE FROM touched WHERE modified <= ?", found[0])
        return int(found[0])  # type: ignore[call-overload, no-any-return]

    def __iter__(self) -> Iterator[tuple[str, int | None, int | None]]:
        """Yield the things that were touched, with when they came and changed last, None where that has no time yet."""
        for node, created, modified in self._file.all("SELECT node, created, modified FROM touched"):
            yield str(node), created, modified  # type: ignore[misc]

    def forget(self) -> None:
        """Take all of them away."""
        self._file.do("DELETE FROM touched")
