"""All things of a store and what ties them as one graph for Gephi, yEd, igraph and NetworkX: GraphML and GEXF.

Nodes are the rows of the tables people, bodies, units, meetings and documents; edges are posts held, attendance, who
convened, who issued, and what belongs to what. `govgraph chart network` draws from the same data who met whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from govgraph.chart.scene import Edge, Graph, Node, Span
from govgraph.profiles.tables import TABLES, WHOLE_DATE, Row
from govgraph.store import GraphStore

TITLE = "govgraph"

# Of a node: its table, its class, and the columns of which the first that is filled names it.
_NODES = (
    ("people", "person", ("name",)),
    ("bodies", "body", ("name",)),
    ("units", "unit", ("name",)),
    ("meetings", "meeting", ("name", "kind_label")),
    ("documents", "document", ("number", "title", "kind_label")),
)
# Of an edge without words of its own: its table, its kind, and the columns of its ends.
_LINKS = (
    ("bodies", "part-of", "iri", "part_of_iri"),
    ("bodies", "accountable-to", "iri", "accountable_to_iri"),
    ("bodies", "of-unit", "iri", "unit_iri"),
    ("units", "part-of", "iri", "part_of_iri"),
    ("meetings", "convenes", "convener_iri", "iri"),
    ("documents", "issues", "issuer_iri", "iri"),
)
# Columns that go along as they are.
_OF_NODES = ("kind_label", "code", "date", "number", "title", "sources")
_OF_EDGES = ("iri", "post", "status", "basis", "quote", "sources")


def property_graph(store: GraphStore) -> Graph:
    """Return the nodes and edges of a store, sorted; an edge leads nowhere but to a node.

    A post without a first or last day has those on which sources show the person in it; a meeting its days. An edge has
    the IRI of its fact, whether that is stated or inferred, and the words that show it.

    Raises:
        StoreError: the store cannot be read.

    >>> property_graph(GraphStore.open(None))
    Graph(nodes=(), edges=(), is_directed=True, name='govgraph', has_arrows=True)
    """
    nodes: dict[str, Node] = {}
    for table, class_, names in _NODES:
        for row in TABLES[table].rows(store):
            nodes.setdefault(row["iri"], _node(row, class_, names))
    tenures, attendance = TABLES["tenures"].rows(store), TABLES["participation"].rows(store)
    found = chain(map(_tenure, tenures), map(_attendance, attendance), _links(store))
    edges = {edge for edge in found if edge.start in nodes and edge.end in nodes}
    order = sorted(edges, key=lambda edge: (edge.start, edge.end, edge.kind, edge.told))
    return Graph(tuple(sorted(nodes.values(), key=lambda node: node.id)), tuple(order), True, TITLE, True)


def _node(row: Row, class_: str, names: tuple[str, ...]) -> Node:
    label = next((row[name] for name in names if row[name]), row["iri"])
    days = (row.get("date") or row.get("start", ""), row.get("until") or row.get("end") or row.get("date", ""))
    at = [(name, float(row[name])) for name in ("latitude", "longitude") if row.get(name)]
    return Node(row["iri"], label, class_, row.get("level", ""), "", _spans(*days), tuple(at), _told(row, _OF_NODES))


def _tenure(row: Row) -> Edge:
    first = row["start"] or row["first_shown"]
    last = row["end"] or (row["last_shown"] if row["status"] == "ended" else "")
    return Edge(row["person_iri"], row["body_iri"], row["role"], 1, _spans(first, last), told=_told(row, _OF_EDGES))


def _attendance(row: Row) -> Edge:
    days = _spans(row["date"], row["date"])
    return Edge(row["person_iri"], row["meeting_iri"], row["capacity"], 1, days, told=_told(row, _OF_EDGES))


def _links(store: GraphStore) -> Iterator[Edge]:
    for table, kind, start, end in _LINKS:
        for row in TABLES[table].rows(store):
            yield Edge(row[start], row[end], kind)


def _spans(first: str, last: str) -> tuple[Span, ...]:
    """Return an interval of whole days, none where neither end is one: the formats know no «some day in 2024»."""
    first, last = (day if WHOLE_DATE.fullmatch(day) else "" for day in (first, last))
    return (Span(first, last),) if first or last else ()


def _told(row: Row, columns: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, row[name]) for name in columns if row.get(name))
