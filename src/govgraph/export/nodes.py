"""The nodes of a graph of any size: its statements are sorted outside memory, and one node at a time is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import TypeAlias

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from govgraph.export.external_sort import sorted_lines
from govgraph.export.reading_order import RDF_TYPE, Node, node_of, node_rank

#: So many lines are read back at once, since each reading has its cost.
_LINES = 20_000

#: By what a node is sorted among those of its graph.
Key: TypeAlias = tuple[int, str, str]
GraphName: TypeAlias = NamedNode | BlankNode | None


def nodes(quads: Iterable[Quad]) -> Iterator[tuple[Key, Node]]:
    """Yield the nodes of the union of all graphs, each with its key, in the order of their IRIs' code points.

    >>> a, b, c = NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c")
    >>> [node for _, node in nodes([Quad(a, b, c, a), Quad(b, b, c), Quad(a, b, c, b)])][1]
    (<NamedNode value=urn:b>, [(<NamedNode value=urn:b>, [<NamedNode value=urn:c>])])
    """
    lines = sorted_lines(f"{quad.triple} .\n" for quad in quads)
    for _, key, node in _grouped(_read(lines)):
        yield key, node


def nodes_by_graph(quads: Iterable[Quad]) -> Iterator[tuple[GraphName, Key, Node]]:
    """Yield the nodes of each graph; the name of the default graph is None."""
    # The graph in front brings together what belongs to it; an IRI has no tab.
    lines = sorted_lines(f"{quad.graph_name}\t{quad} .\n" for quad in quads)
    return _grouped(_read(line.partition("\t")[2] for line in lines))


def _read(lines: Iterable[str]) -> Iterator[Quad]:
    rest = iter(lines)
    while part := "".join(islice(rest, _LINES)):
        # Lenient: what was written is read, whether or not others would call it an IRI.
        yield from parse(part, format=RdfFormat.N_QUADS, lenient=True)


def _grouped(quads: Iterable[Quad]) -> Iterator[tuple[GraphName, Key, Node]]:
    for (graph, subject), group in groupby(quads, key=lambda quad: (quad.graph_name, quad.subject)):
        statements = [(quad.predicate, quad.object) for quad in group]
        types = (value for name, value in statements if name.value == RDF_TYPE)
        name = graph if isinstance(graph, (NamedNode, BlankNode)) else None
        yield name, node_rank(subject, types), node_of(subject, statements)
