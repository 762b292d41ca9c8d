"""A page of an answer. Of a question that answers source by source only the sources of the page are asked.

Such a page takes the same memory, and nearly the same time, wherever it stands and however large the store is: only
which sources can have an answer is looked up among all. Its place is a source, after which it begins, and the number of
rows to pass over from there.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from govgraph.query import Query, Table, tidied
from govgraph.query.portions import sources_with
from govgraph.serve.asking import ask_question, ask_table, question_text
from govgraph.serve.context import Context
from govgraph.serve.pool import Graphs
from govgraph.serve.refusal import Refused
from govgraph.table import Cell, cell_text

# Sources that are asked at once: few at first, for most pages need no more, then twice as many each time.
_FIRST, _MOST = 50, 400
_LISTED = 5_000  # sources that are looked up at once


@dataclass(frozen=True)
class Place:
    """Where a page begins: after a source (with "" at the first one), and after so many rows from there."""

    after: str = ""
    offset: int = 0


@dataclass(frozen=True)
class AnswerPage:
    """Rows of an answer, and where the next page begins; None where there is none."""

    table: Table
    following: Place | None


async def page_of(
    context: Context, query: Query, values: Mapping[str, str | None], place: Place, limit: int
) -> AnswerPage:
    """Return at most `limit` rows of an answer.

    Of a question that is asked by sources a page may have fewer, or none, though others follow: it is told as soon as
    it has taken half as long as one query may.

    Raises:
        QueryError: a parameter is unknown, required and not given, not of its type, or a code that is in no list.
    """
    if query.is_by_source(values):
        return await _by_source(context, query, values, place, limit)
    # One row more than is shown tells whether there is a next page.
    text = await question_text(context.pool, query, values)
    table = tidied(query, await context.stretches.rows(text, place.offset, limit + 1))
    following = Place(offset=place.offset + limit) if len(table) > limit else None
    return AnswerPage(Table(table.columns, table.rows[:limit]), following)


async def _by_source(
    context: Context, query: Query, values: Mapping[str, str | None], place: Place, limit: int
) -> AnswerPage:
    clock = asyncio.get_running_loop().time
    late = clock() + context.settings.timeout / 2  # a proxy waits for a page not much longer than for one query
    rows: list[tuple[Cell, ...]] = []

    def page(following: Place | None) -> AnswerPage:
        return AnswerPage(Table(tuple(column.name for column in query.columns), tuple(rows)), following)

    begin, skip = place.after, place.offset
    async for sources, is_last in _portions(context, query, begin):
        graphs = Graphs(default=None, named=tuple(graph for _, graph in sources))
        # One row more than is wanted tells whether there are others: a single source may have thousands.
        most = skip + limit - len(rows) + 1
        try:
            found = (await ask_question(context.pool, query, values, limit=most, graphs=graphs)).rows
        except Refused:
            if not rows:
                raise
            return page(Place(begin, skip))  # what was found is not lost
        taken = found[skip : skip + limit - len(rows)]
        rows += taken
        if skip + len(taken) < len(found):
            return page(Place(begin, skip + len(taken)))
        begin, skip = sources[-1][0], max(skip - len(found), 0)
        if not is_last and (len(rows) == limit or clock() > late):
            return page(Place(begin, skip))
    return page(None)


async def _portions(context: Context, query: Query, after: str) -> AsyncIterator[tuple[list[tuple[str, str]], bool]]:
    """Yield some sources after the other that may have an answer (names and graphs), and whether they are the last."""
    at_once, is_last = _FIRST, False
    while not is_last:
        table = await ask_table(context.pool, sources_with(query, after=after, limit=_LISTED))
        sources = [(cell_text(name), cell_text(graph)) for name, graph in table.rows]
        is_last = len(sources) < _LISTED
        first = 0
        while first < len(sources):
            yield sources[first : first + at_once], is_last and first + at_once >= len(sources)
            first, at_once = first + at_once, min(at_once * 2, _MOST)
        after = sources[-1][0] if sources else after
