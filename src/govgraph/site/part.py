"""The part of the graph that is the data of one page, which can be read by itself.

The same closure as that of `govgraph.export.selection`, over the graph that the site has read already: what is said of
the entity and of the facts that lead to it, all their evidence down to the source, and the names of whatever else these
statements name.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from govgraph.export.selection import DEEP, NAMING
from govgraph.site.entities import kind_of
from govgraph.site.graph import Graph


def part_of(graph: Graph, iri: str) -> Iterator[Quad]:
    """Yield the statements of the data file of an entity, each once.

    Of other entities that lead to it there is the statement that does; of a source there are its quotations.

    >>> from pyoxigraph import Literal
    >>> from govgraph.namespaces import GOV, OA
    >>> from govgraph.site.graph import read_graph
    >>> who, fact = NamedNode("urn:x/person/1"), NamedNode("urn:x/tenure/1")
    >>> told = [(fact, GOV.person, who), (fact, GOV.evidence, NamedNode("urn:x/quotation/1")),
    ...         (NamedNode("urn:x/quotation/1"), OA.exact, Literal("bà Lê An"))]
    >>> graph = read_graph([Quad(*one) for one in told], "urn:x/")
    >>> len(list(part_of(graph, "urn:x/person/1")))
    3
    """
    known: set[str] = set()
    named: set[str] = set()
    nodes = {iri}
    for property, subject in graph.into.get(iri, ()):
        if kind_of(subject, graph) is None:
            nodes.add(subject)
        else:
            yield Quad(NamedNode(subject), NamedNode(property), NamedNode(iri))
            named.add(subject)
    while nodes:
        known |= nodes
        further: set[str] = set()
        for node in sorted(nodes):
            for quad in graph.quads(node):
                yield quad
                if isinstance(quad.object, NamedNode):
                    (further if quad.predicate in DEEP else named).add(quad.object.value)
        nodes = further - known
    for node in sorted(named - known):
        said = graph.says.get(node, {})
        for naming in NAMING:
            for value in said.get(naming.value, ()):
                yield Quad(NamedNode(node), naming, value)
