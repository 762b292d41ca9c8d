"""A pool that asks a store of this process, for tests of what is served without its processes."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
from starlette.applications import Starlette

from govgraph.query import Table, write_table
from govgraph.serve.app import put_together
from govgraph.serve.context import Context, State
from govgraph.serve.metrics import Metrics
from govgraph.serve.pool import Graphs
from govgraph.serve.refusal import Refused
from govgraph.serve.settings import Settings
from govgraph.store import GraphStore
from govgraph.store.times import Times


@dataclass(frozen=True)
class Answered:
    media_type: str
    body: bytes
    status: int = 200


class PoolDouble:
    """Answers as `govgraph.serve.pool.Pool`; `asked` keeps the queries."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store
        self.asked: list[str] = []
        self.state: State | None = None

    async def ask(self, query: str, *, accept: str, graphs: Graphs | None = None) -> Answered:
        self.asked.append(query)
        assert graphs is None or graphs.default is None
        try:
            found = self.store.query(query, graphs and [ox.NamedNode(graph) for graph in graphs.named])
        except SyntaxError as error:
            raise Refused(400, "malformed") from error
        if isinstance(found, ox.QueryTriples):
            return Answered("application/n-triples", found.serialize(format=ox.RdfFormat.N_TRIPLES))
        if isinstance(found, ox.QueryBoolean):
            return Answered(accept, found.serialize(format=ox.QueryResultsFormat.JSON))
        if accept == "text/tab-separated-values":
            return Answered(accept, found.serialize(format=ox.QueryResultsFormat.TSV))
        out = io.StringIO()
        write_table(Table(tuple(v.value for v in found.variables), tuple(tuple(row) for row in found)), "json", out)
        return Answered("application/sparql-results+json", out.getvalue().encode())


def app_of(
    path: Path,
    *,
    rate: float = 0,
    kind: type[PoolDouble] = PoolDouble,
    times: Times | None = None,
    **settings: object,
) -> Starlette:
    """The application over a store in a folder, its pool in this process."""
    store = GraphStore.open(path, read_only=True)
    pool = kind(store)
    folder = max(path.glob("rdf*"))
    pool.state = State("0123456789abcdef", datetime(2026, 11, 26, 7, 0, tzinfo=UTC), store.base, folder, times)
    return put_together(Context(pool, Settings(store=path, rate=rate, **settings), Metrics()))
