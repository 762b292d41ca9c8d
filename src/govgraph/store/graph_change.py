"""A named graph changed, and the default graph with it, in one transaction.

What a graph holds is compared by lines of N-Triples, which are compared in a tenth of the time of terms.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from govgraph.errors import StoreError

_AT_ONCE = 20_000  # lines of a large graph that are changed at once: some 20 MB


def lines_of(rdf: ox.Store, graph: ox.NamedNode) -> set[bytes]:
    """Return what a named graph holds as lines of N-Triples, each with its line break."""
    return set((rdf.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b"").splitlines(keepends=True))


def change(rdf: ox.Store, graph: ox.NamedNode, gone: set[bytes], new: set[bytes], *, is_emptied: bool) -> None:
    r"""Take triples from a named graph, and put others into it; the default graph remains the union of all.

    Args:
        rdf: the store.
        graph: the name of the graph.
        gone: lines that the graph holds and is to lose; the default graph loses those that no other graph holds.
        new: lines that both are to hold.
        is_emptied: whether the graph holds nothing afterwards, and its name is to go too.

    >>> rdf, graph = ox.Store(), ox.NamedNode("urn:g")
    >>> change(rdf, graph, set(), {b"<urn:a> <urn:b> <urn:c> .\n"}, is_emptied=False)
    >>> change(rdf, graph, lines_of(rdf, graph), set(), is_emptied=True)
    >>> len(rdf), list(rdf.named_graphs())
    (0, [])
    """
    steps = [
        _data("DELETE", gone, _held_here_alone(rdf, graph, gone), graph),
        _data("INSERT", new, new, graph),
        f"DROP SILENT GRAPH {graph}" if is_emptied else "",
    ]
    rdf.update(" ;\n".join(step for step in steps if step))  # one request is one transaction, whatever its size


def portions(lines: Iterable[bytes]) -> Iterator[set[bytes]]:
    """Yield lines in portions that one transaction takes without much memory."""
    rest = iter(lines)
    while portion := set(islice(rest, _AT_ONCE)):
        yield portion


def triple_for(statement: ox.Triple | ox.Quad, graph: ox.NamedNode) -> ox.Triple:
    """Return the triple of a statement that may stand in the named graph.

    Raises:
        StoreError: it belongs to another graph, or has a blank node.
    """
    triple = statement.triple if isinstance(statement, ox.Quad) else statement
    if isinstance(statement, ox.Quad) and statement.graph_name not in (graph, ox.DefaultGraph()):
        raise StoreError(f"a statement of {statement.graph_name} was given for the graph {graph}; give each its own")
    if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
        raise StoreError(f"{graph}: «{triple}» has a blank node; give the node an IRI")
    return triple


def _held_here_alone(rdf: ox.Store, graph: ox.NamedNode, lines: Iterable[bytes]) -> list[bytes]:
    """Return those of a graph's triples that no other named graph holds."""
    of_node: dict[str, list[bytes]] = defaultdict(list)
    for line in lines:
        of_node[line[: line.index(b" ")].decode()].append(line)
    # Most nodes are told of here alone, so that their triples need no look of their own.
    alone = {str(row["s"]) for row in _none_beside(rdf, graph, "?s", of_node)}
    several = [line for node, lines in of_node.items() if node not in alone for line in lines]
    rows = (f"({number} {line.decode().rstrip()[:-1]})" for number, line in enumerate(several))
    found = _none_beside(rdf, graph, "(?number ?s ?p ?o)", rows)
    of_alone = (line for node in alone for line in of_node[node])
    return [*of_alone, *(several[int(row["number"].value)] for row in found)]


def _none_beside(rdf: ox.Store, graph: ox.NamedNode, variables: str, rows: Iterable[str]) -> Iterator[ox.QuerySolution]:
    """Yield the rows of values with which no named graph but this one holds a triple."""
    yield from rdf.query(  # type: ignore[misc]
        f"SELECT * {{ VALUES {variables} {{ {' '.join(rows)} }}"
        f" FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {graph}) }} }}"
    )


def _data(verb: str, named: Iterable[bytes], default: Iterable[bytes], graph: ox.NamedNode) -> str:
    of_graph, of_default = (b"".join(sorted(lines)).decode() for lines in (named, default))
    return f"{verb} DATA {{\n{of_default}\nGRAPH {graph} {{\n{of_graph}\n}}\n}}" if of_graph else ""
