"""Some sources at a time: what a question needs to answer then hangs on them, not on the size of the store.

A question that answers source by source (`Query.is_by_source`) gives the same rows when it is asked of portions of the
sources, one portion after the other: 10,000 documents whole take the engine 2 GB for their posts, by portions 0.3 GB.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from govgraph.namespaces import DCTERMS
from govgraph.store import GraphStore

#: Sources that are asked at once. Fewer cost more: a part of the work is the same for one source and for many.
AT_ONCE = 200

#: Asks for the sources (their graphs) in the order in which questions answer.
SOURCES = f"SELECT ?graph {{ GRAPH ?graph {{ ?graph {DCTERMS.identifier} ?source }} }} ORDER BY ?source"


def portions(store: GraphStore, at_once: int = AT_ONCE) -> Iterator[Sequence[ox.NamedNode] | None]:
    """Yield the graphs of some sources after the other, or None, which stands for all, where there are only a few.

    >>> store = GraphStore.open(None)
    >>> for name in ("b", "a", "c"):
    ...     source = ox.NamedNode(f"urn:{name}")
    ...     _ = store.replace(source.value, [ox.Triple(source, DCTERMS.identifier, ox.Literal(name))])
    >>> [[source.value for source in portion] for portion in portions(store, 2)]
    [['urn:a', 'urn:b'], ['urn:c']]
    >>> list(portions(store))
    [None]
    """
    rows = store.query(SOURCES)
    graphs = [row["graph"] for row in rows] if isinstance(rows, ox.QuerySolutions) else []
    if len(graphs) <= at_once:
        yield None
        return
    for first in range(0, len(graphs), at_once):
        yield graphs[first : first + at_once]
