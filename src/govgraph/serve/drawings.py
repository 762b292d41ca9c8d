"""Charts of pages, drawn once for the page, which gives their sizes, and for the pictures in it.

A page that knows the sizes does not jump when its pictures come. It does not wait long for them.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool

from govgraph.chart.writers import write_scene
from govgraph.serve.context import Context
from govgraph.serve.page_charts import scene_of_page
from govgraph.site.graph import Graph
from govgraph.site.pictures import CHART_FILES
from govgraph.site.titles import title_of

#: Charts that are kept; who was not asked for longest goes first.
MOST = 64
#: Seconds that a page waits for its charts; without their sizes it is shown all the same.
PATIENCE = 0.7

_Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Drawing:
    """A chart as the files of `CHART_FILES`, and its width and height in px."""

    files: dict[str, bytes]
    size: tuple[int, int]


class Drawings:
    """The charts of a server's pages, of the builds that were served last."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept: OrderedDict[_Key, asyncio.Task[Drawing]] = OrderedDict()

    async def drawing(self, graph: Graph, iri: str, kind: str, lang: str) -> Drawing:
        """Return a chart of the page of a thing that has one of that kind.

        Raises:
            Refused: a question took too long.
        """
        return await asyncio.shield(self._started(graph, iri, kind, lang))

    async def sizes(self, graph: Graph, iri: str, kinds: Sequence[str], lang: str) -> dict[str, tuple[int, int]]:
        """Return the sizes of the charts of a page, of those that are drawn soon."""
        drawn = {kind: self._started(graph, iri, kind, lang) for kind in kinds}
        if drawn:
            await asyncio.wait(drawn.values(), timeout=PATIENCE)
        return {kind: task.result().size for kind, task in drawn.items() if task.done() and _has_come(task)}

    def _started(self, graph: Graph, iri: str, kind: str, lang: str) -> asyncio.Task[Drawing]:
        key = self._context.state.etag, iri, kind, lang
        task = self._kept.get(key)
        if task is None or (task.done() and not _has_come(task)):
            task = self._kept[key] = asyncio.create_task(self._draw(graph, iri, kind, lang))
            task.add_done_callback(_has_come)  # a fault that nobody waits for any more is none of the log
        self._kept.move_to_end(key)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return task

    async def _draw(self, graph: Graph, iri: str, kind: str, lang: str) -> Drawing:
        name = title_of(graph, iri, lang)[0]
        scene = await scene_of_page(self._context, graph, iri, kind, name, lang)
        files = {form: await run_in_threadpool(write_scene, scene, form) for form in CHART_FILES}
        return Drawing(files, (round(scene.width), round(scene.height)))


def _has_come(task: asyncio.Task[Drawing]) -> bool:
    return not task.cancelled() and task.exception() is None
