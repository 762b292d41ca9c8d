"""How a server behaves where servers differ: found out by questions, once, when the store is opened."""

from __future__ import annotations

import json
from dataclasses import dataclass

from govgraph.sparql_server.endpoints import Endpoints, asked
from govgraph.sparql_server.exchange import Exchange
from govgraph.sparql_server.query_text import names_its_graphs, passing_over

# Questions over no data whose answer the standard sets, each with what a server gets wrong that fails it.
_QUESTIONS = (
    (
        'SELECT ?x { VALUES ?lang { "vi" } OPTIONAL { VALUES ?x { "a"@vi } FILTER(LANG(?x) = ?lang) } }',
        "a",
        "a FILTER in an OPTIONAL does not see what is bound outside of it",
    ),
    (
        'SELECT (MIN(?text) AS ?x) { VALUES ?v { 1 } BIND(CONCAT("0", STR(?v)) AS ?text) } GROUP BY ?v',
        "01",
        "BIND and aggregates do not work together",
    ),
)


@dataclass(frozen=True)
class Conduct:
    """How a server behaves.

    Attributes:
        default: the named graph that stands for the default graph; "" where the server has a default graph of its own.
        keeps_named: with `default-graph-uri` given, GRAPH still ranges over all named graphs (against the standard).
        faults: what it gets wrong of SPARQL; what it answers to questions is then not to be relied on.
    """

    default: str = ""
    keeps_named: bool = False
    faults: tuple[str, ...] = ()

    def prepared(self, query: str, named: tuple[str, ...]) -> tuple[str, list[tuple[str, str]]]:
        """Return a query and the parameters with which the server answers as if it had a default graph of its own.

        Args:
            query: what is asked; one that says FROM itself is left as it is.
            named: the named graphs; needed only where `keeps_named` is false.
        """
        if not self.default or names_its_graphs(query):
            return query, []
        graphs = [("default-graph-uri", self.default)]
        if self.keeps_named:
            return passing_over(query, self.default), graphs
        return query, graphs + [("named-graph-uri", name) for name in named]


def find_conduct(exchange: Exchange, endpoints: Endpoints, default: str, probe: str) -> Conduct:
    """Return how the server behaves.

    Args:
        exchange: the way to the server.
        endpoints: its addresses.
        default: the name that the default graph shall have where the server has none of its own.
        probe: a graph with one triple that is in no other; "" where nothing may be written: the server is then one
            without default graph if the graph `default` holds something, since then a writer found it so.
    """
    if probe:
        is_own = not _finds(exchange, endpoints.query, f"{{ <{probe}> ?p ?x }}")
    else:
        is_own = not _finds(exchange, endpoints.query, f"{{ GRAPH <{default}> {{ ?s ?p ?x }} }}")
    keeps = False
    if not is_own:
        other = f"{{ GRAPH ?g {{ ?s ?p ?x }} FILTER(?g != <{default}>) }}"
        keeps = _finds(exchange, endpoints.query, other, ("default-graph-uri", default))
    faults = tuple(
        what for query, right, what in _QUESTIONS if right not in _values(exchange, endpoints.query, query, ())
    )
    return Conduct("" if is_own else default, keeps, faults)


def _finds(exchange: Exchange, url: str, pattern: str, *graphs: tuple[str, str]) -> bool:
    return bool(_values(exchange, url, f"SELECT ?x {pattern} LIMIT 1", graphs))


def _values(exchange: Exchange, url: str, query: str, graphs: tuple[tuple[str, str], ...]) -> list[str]:
    answer = asked(exchange, url, query, *graphs)
    if answer.status >= 300:
        return []
    rows = json.loads(answer.body)["results"]["bindings"]
    return [row["x"]["value"] for row in rows if "x" in row]
