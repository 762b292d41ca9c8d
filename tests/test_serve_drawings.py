"""Charts of pages: drawn once for the page and its pictures, and not waited for when they take long."""

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")

from tests.pool_double import PoolDouble

from govgraph.namespaces import GOV, ORG
from govgraph.serve import drawings
from govgraph.serve.context import Context, State
from govgraph.serve.drawings import Drawings
from govgraph.serve.metrics import Metrics
from govgraph.serve.neighbourhood import around
from govgraph.serve.refusal import Refused
from govgraph.serve.settings import Settings
from govgraph.site.graph import Graph


@pytest.fixture
def context(store_of) -> Context:
    pool = PoolDouble(store_of("clean"))
    pool.state = State("first", datetime(2026, 11, 26, tzinfo=UTC), pool.store.base, Path())
    return Context(pool, Settings(store=Path()), Metrics())


def unit_of(context: Context) -> str:
    rows = context.pool.store.query(
        f"SELECT ?unit {{ ?body {GOV.jurisdiction} ?unit ; {ORG.classification} ?kind }} "
        "GROUP BY ?unit HAVING(COUNT(DISTINCT ?body) > 1) ORDER BY ?unit"
    )
    return str(next(iter(rows))["unit"].value)


async def _graph(context: Context) -> tuple[Graph, str]:
    iri = unit_of(context)
    return await around(context.pool, context.pool.store.base, iri), iri


def test_a_page_has_the_sizes_of_its_pictures_which_are_drawn_once(context: Context) -> None:
    async def shown() -> None:
        graph, iri = await _graph(context)
        drawn = Drawings(context)
        sizes = await drawn.sizes(graph, iri, ("organisation",), "vi")
        asked = len(context.pool.asked)
        drawing = await drawn.drawing(graph, iri, "organisation", "vi")
        assert len(context.pool.asked) == asked
        found = re.search(rb'width="([\d.]+)" height="([\d.]+)"', drawing.files["svg"])
        assert found and sizes == {"organisation": (round(float(found[1])), round(float(found[2])))}
        context.pool.state = State("second", context.state.modified, context.state.base, Path())
        await drawn.sizes(graph, iri, ("organisation",), "vi")
        assert len(context.pool.asked) > asked, "another build has other charts"

    asyncio.run(shown())


def test_a_page_does_not_wait_for_what_takes_long_and_its_picture_comes(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawings, "PATIENCE", 0)

    async def shown() -> None:
        graph, iri = await _graph(context)
        drawn = Drawings(context)
        assert await drawn.sizes(graph, iri, ("organisation",), "vi") == {}
        assert (await drawn.drawing(graph, iri, "organisation", "vi")).files["svg"].startswith(b"<svg")

    asyncio.run(shown())


def test_what_was_refused_is_no_fault_of_the_page_and_is_drawn_when_asked_again(context: Context) -> None:
    async def shown() -> None:
        graph, iri = await _graph(context)
        drawn, ask = Drawings(context), context.pool.ask

        async def refuse(*_: object, **__: object) -> None:
            raise Refused(503, "too long")

        context.pool.ask = refuse
        assert await drawn.sizes(graph, iri, ("organisation",), "vi") == {}
        with pytest.raises(Refused):
            await drawn.drawing(graph, iri, "organisation", "vi")
        context.pool.ask = ask
        assert (await drawn.drawing(graph, iri, "organisation", "vi")).size[0] > 100

    asyncio.run(shown())


def test_no_more_charts_are_kept_than_the_limit(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "MOST", 1)

    async def shown() -> None:
        graph, iri = await _graph(context)
        drawn = Drawings(context)
        for lang in ("vi", "en", "vi"):
            asked = len(context.pool.asked)
            await drawn.drawing(graph, iri, "organisation", lang)
            assert len(context.pool.asked) > asked

    asyncio.run(shown())
