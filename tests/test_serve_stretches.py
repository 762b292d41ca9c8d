"""Stretches of answers: computed once for all pages that lie in them, of the build that is served, in their bounds."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")

from starlette.testclient import TestClient
from tests.pool_double import Answered, PoolDouble, app_of

from govgraph.serve import stretches
from govgraph.serve.context import State
from govgraph.serve.pool import Graphs
from govgraph.serve.refusal import Refused
from govgraph.serve.stretches import Stretches
from govgraph.store import GraphStore
from govgraph.table import cell_text

NUMBERS = "SELECT ?n { ?s <http://x.example/n> ?n } ORDER BY ?n"


class Pool(PoolDouble):
    """Has the numbers 0 to 99; another build comes when it is told so."""

    before: Callable[[], Awaitable[None]] | None = None
    refusal: Refused | None = None

    def __init__(self) -> None:
        super().__init__(GraphStore.open(None))
        says = ox.NamedNode("http://x.example/n")
        numbers = (ox.Triple(ox.NamedNode(f"http://x.example/{n}"), says, ox.Literal(n)) for n in range(100))
        self.store.replace("http://x.example/all", numbers)
        self.state: State = State("first", datetime(2026, 11, 26, tzinfo=UTC), self.store.base, Path())

    async def ask(self, query: str, *, accept: str, graphs: Graphs | None = None) -> Answered:
        if self.before is not None:
            await self.before()
        if self.refusal is not None and accept == "text/tab-separated-values":
            self.asked.append(query)
            raise self.refusal
        return await super().ask(query, accept=accept, graphs=graphs)

    def build(self, etag: str, *numbers: int) -> None:
        self.state = replace(self.state, etag=etag)
        says = ox.NamedNode("http://x.example/n")
        triples = (ox.Triple(ox.NamedNode(f"http://x.example/{n}"), says, ox.Literal(n)) for n in numbers)
        self.store.replace("http://x.example/all", triples)


@pytest.fixture
def pool(monkeypatch) -> Pool:
    monkeypatch.setattr(stretches, "LENGTH", 30)
    return Pool()


async def numbers(kept: Stretches, offset: int, count: int) -> list[int]:
    return [int(cell_text(row[0])) for row in (await kept.rows(NUMBERS, offset, count)).rows]


def test_rows_are_those_of_the_answer_wherever_a_page_lies(pool: Pool) -> None:
    async def ask() -> None:
        kept = Stretches(pool, 5)
        for offset in (0, 1, 29, 30, 31, 89, 90, 99, 100, 1_000):
            for count in (1, 2, 30, 31, 75, 200):
                assert await numbers(kept, offset, count) == list(range(100))[offset : offset + count]
        assert (await kept.rows(NUMBERS, 1_000, 2)).columns == ("n",)

    asyncio.run(ask())


def test_a_stretch_is_asked_once(pool: Pool) -> None:
    async def ask() -> list[str]:
        kept = Stretches(pool, 5)
        await numbers(kept, 0, 10)
        for offset in range(10, 100, 5):
            await numbers(kept, offset, 5)
        await numbers(kept, 0, 10)
        return [query.removeprefix(NUMBERS).strip() for query in pool.asked]

    assert asyncio.run(ask()) == [f"LIMIT 30 OFFSET {first}" for first in (0, 30, 60, 90)]


def test_of_many_who_ask_at_once_one_computes_and_the_others_wait(pool: Pool) -> None:
    async def ask() -> None:
        kept = Stretches(pool, 5)
        pool.before = lambda: asyncio.sleep(0.02)
        pages = await asyncio.gather(*(numbers(kept, offset, 5) for offset in range(5, 15)))
        assert pages == [list(range(offset, offset + 5)) for offset in range(5, 15)]

    asyncio.run(ask())
    assert len(pool.asked) == 1


def test_who_leaves_or_fails_lets_the_next_compute(pool: Pool) -> None:
    async def ask() -> None:
        kept = Stretches(pool, 5)
        pool.before = lambda: asyncio.sleep(0.05)
        leaving, waiting = (asyncio.ensure_future(numbers(kept, 5, 2)) for _ in range(2))
        await asyncio.sleep(0.01)
        leaving.cancel()
        assert await waiting == [5, 6]
        pool.refusal = Refused(503, "no time")
        with pytest.raises(Refused):
            await numbers(kept, 35, 2)
        pool.refusal = None
        assert await numbers(kept, 35, 2) == [35, 36]

    asyncio.run(ask())


def test_nobody_waits_for_another_longer_than_a_query_may_take(pool: Pool) -> None:
    async def ask() -> None:
        kept = Stretches(pool, 0.05)
        pool.before = lambda: asyncio.sleep(0.5)
        first = asyncio.ensure_future(numbers(kept, 5, 2))
        await asyncio.sleep(0.01)
        with pytest.raises(Refused) as told:
            await numbers(kept, 7, 2)
        assert told.value.status == 503 and told.value.retry_after
        assert await first == [5, 6]

    asyncio.run(ask())


def test_a_new_build_is_told_at_once_and_an_old_one_never_kept_under_its_name(pool: Pool) -> None:
    async def ask() -> None:
        kept = Stretches(pool, 5)
        assert await numbers(kept, 1, 2) == [1, 2]
        pool.build("second", 7, 8, 9)
        assert await numbers(kept, 1, 2) == [8, 9]
        assert {key[0] for key in kept._kept} == {"second"}

        async def build() -> None:
            pool.before = None
            pool.build("third", 4, 5, 6)

        pool.before = build  # comes while the answer is computed
        assert await numbers(kept, 31, 2) == []
        assert not [key for key in kept._kept if key[2] == 1], "it may be of either build"

    asyncio.run(ask())


def test_what_is_kept_has_a_bound(pool: Pool, monkeypatch) -> None:
    async def ask() -> None:
        kept = Stretches(pool, 5)
        await numbers(kept, 1, 2)
        size = kept._bytes
        monkeypatch.setattr(stretches, "MOST_BYTES", 2 * size + 50)
        for offset in (31, 1, 61):  # the second stretch was not asked for longest
            await numbers(kept, offset, 2)
        assert {key[2] for key in kept._kept} == {0, 2}
        monkeypatch.setattr(stretches, "MOST_BYTES", 10)
        assert await numbers(kept, 91, 2) == [91, 92]
        assert not kept._kept and kept._bytes == 0

    asyncio.run(ask())


def test_a_stretch_that_is_more_than_an_answer_may_be_is_not_asked_for_its_page(pool: Pool) -> None:
    pool.refusal = Refused(400, "The answer has more than 64 MB; ask for less, or use LIMIT.")
    assert asyncio.run(numbers(Stretches(pool, 5), 40, 3)) == [40, 41, 42]
    assert pool.asked[-1].endswith("LIMIT 3 OFFSET 40\n")


def test_letters_and_types_of_cells_are_those_of_the_answer(pool: Pool) -> None:
    row = '"a\\tb\\nc\\r\\"d\\\\"@vi "\u2028\u0085" <http://x.example/> 5 05 1.50 1e0 true "2024"^^xsd:gYear UNDEF "5"'
    names = " ".join(f"?c{at}" for at in range(11))
    prefix = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
    asked = f"{prefix} SELECT ?n {names} {{ VALUES ({names}) {{ ({row}) }} VALUES ?n {{ 1 2 }} }} ORDER BY ?n"
    wanted = pool.store.query(asked)
    assert isinstance(wanted, ox.QuerySolutions)
    assert asyncio.run(Stretches(pool, 5).rows(asked, 1, 5)).rows == (tuple(list(wanted)[1]),)


@pytest.mark.parametrize("name", ["co-attendance", "committee-members", "organisation-tree", "namesakes", "terms"])
def test_all_pages_together_are_the_whole(clean_folder: Path, name: str) -> None:
    with TestClient(app_of(clean_folder)) as client:
        whole = client.get(f"/api/{name}?limit=1000").json()
        assert whole["next"] is None
        rows, way = [], f"/api/{name}?limit=1"
        while way:
            told = client.get(way).json()
            rows += told["rows"]
            way = told["next"] and told["next"][told["next"].index("/api/") :]
    assert rows == whole["rows"]
