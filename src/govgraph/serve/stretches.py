"""Stretches of answers, kept for the pages in them: for each page the engine would compute the whole answer anew.

What is sorted is computed to the end, however few rows are wanted, so that a stretch costs little more than a page.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol
from weakref import WeakValueDictionary

from govgraph.serve.asking import Asked, ask_table, table_of
from govgraph.serve.crew import AGAIN
from govgraph.serve.refusal import Refused
from govgraph.table import Cell, Table

if TYPE_CHECKING:
    from govgraph.serve.context import State

#: Rows of a stretch.
LENGTH = 20_000
#: Bytes of all stretches that are kept; who was not asked for longest goes first.
MOST_BYTES = 64_000_000

_LINES = "text/tab-separated-values"  # a row is a line, whatever it says, and every term has its type
_OVERHEAD = 500  # bytes that an empty stretch takes, at most

_Key = tuple[str, bytes, int]


class Served(Asked, Protocol):
    """A pool that also tells of which build its answers are."""

    @property
    def state(self) -> State:
        """The build that new queries see."""
        ...


class Stretches:
    """The stretches of a server, all of the build that is being served."""

    def __init__(self, pool: Served, timeout: float) -> None:
        self._pool = pool
        self._timeout = timeout
        self._kept: OrderedDict[_Key, bytes] = OrderedDict()
        self._bytes = 0
        self._turns: WeakValueDictionary[_Key, asyncio.Lock] = WeakValueDictionary()

    async def rows(self, sparql: str, offset: int, count: int) -> Table:
        """Return the rows of a SELECT query from `offset` on, at most `count`.

        Raises:
            Refused: the query took too long, or another that asks for the same stretch.
        """
        try:
            return await self._from_stretches(sparql, offset, count)
        except Refused as refused:
            if refused.status != 400:
                raise
            # The stretch is more than an answer may be; the page may be not.
            return await ask_table(self._pool, f"{sparql}\nLIMIT {count} OFFSET {offset}\n")

    async def _from_stretches(self, sparql: str, offset: int, count: int) -> Table:
        columns: tuple[str, ...] = ()
        rows: list[tuple[Cell, ...]] = []
        while True:
            number, skip = divmod(offset + len(rows), LENGTH)
            heading, *lines, _ = (await self._stretch(sparql, number)).split(b"\n")
            wanted = lines[skip : skip + count - len(rows)]
            table = table_of(b"\n".join((heading, *wanted, b"")), _LINES)
            columns = table.columns
            rows += table.rows
            if len(rows) == count or len(lines) < LENGTH:
                return Table(columns, tuple(rows))

    async def _stretch(self, sparql: str, number: int) -> bytes:
        """Return a stretch as lines below the heading; one request at a time computes it, the others wait for it."""
        key = self._key(sparql, number)
        turn = self._turns.setdefault(key, asyncio.Lock())
        try:
            async with asyncio.timeout(self._timeout):
                await turn.acquire()
        except TimeoutError as error:
            raise Refused(503, "The answer is being computed; try again later.", retry_after=AGAIN) from error
        try:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            asked = f"{sparql}\nLIMIT {LENGTH} OFFSET {number * LENGTH}\n"
            body = (await self._pool.ask(asked, accept=_LINES)).body
            if key[0] == self._pool.state.etag:  # else another build came meanwhile, and the answer may be of either
                self._keep(key, body)
            return body
        finally:
            turn.release()

    def _key(self, sparql: str, number: int) -> _Key:
        return self._pool.state.etag, hashlib.sha256(sparql.encode()).digest(), number

    def _keep(self, key: _Key, body: bytes) -> None:
        self._kept[key] = body
        self._bytes += len(body) + _OVERHEAD
        while self._kept and (self._bytes > MOST_BYTES or next(iter(self._kept))[0] != key[0]):
            _, gone = self._kept.popitem(last=False)
            self._bytes -= len(gone) + _OVERHEAD
