"""Tombstones: an IRI that was published and that no document names any more is marked, so that it never vanishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from govgraph.namespaces import DCTERMS, FOAF, GOV, RDF, RDFS, SKOS
from govgraph.ntriples import triples_of

if TYPE_CHECKING:
    from govgraph.store import GraphStore

_STATE = "shown tombstones"  # set where the RDF shows those of all nodes that are not doubted
_AT_ONCE = 10_000  # nodes


def tombstones(source: str, before: Iterable[Triple], after: Iterable[Triple], base: str) -> set[Triple]:
    """Return a tombstone for each IRI below `base` that a document named before and names no more.

    >>> node, named = NamedNode("urn:x/person/1"), NamedNode("http://xmlns.com/foaf/0.1/name")
    >>> gone = tombstones("urn:x/source/7", [Triple(node, named, Literal("Lê An"))], [], "urn:x/")
    >>> sorted(str(triple.object) for triple in gone if triple.predicate == RDFS.label)
    ['"Lê An"@vi']
    """
    stays = {triple.subject for triple in after}
    found: set[Triple] = set()
    for triple in before:
        node = triple.subject
        if node in stays or not isinstance(node, NamedNode) or not node.value.startswith(base) or "#" in node.value:
            continue
        found |= {Triple(node, RDF.type, GOV.Tombstone), Triple(node, DCTERMS.source, NamedNode(source))}
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            found.add(Triple(node, GOV.formerClass, triple.object))
        elif triple.predicate in (FOAF.name, SKOS.prefLabel) and isinstance(triple.object, Literal):
            found.add(Triple(node, RDFS.label, Literal(triple.object.value, language="vi")))
    return found


def bury(store: GraphStore, source: str, before: bytes, after: bytes) -> None:
    """Keep tombstones of what a document named `before` and not `after` (N-Triples).

    Whether other documents name it, or this one names again what had been withdrawn, is seen when joins are looked for.
    """
    buried = store.archive.tombstones
    if before:
        gone = tombstones(source, triples_of(before), triples_of(after), store.base)
        buried.bury((str(triple.subject.value), str(triple)) for triple in gone)  # type: ignore[union-attr]
    buried.doubt(_subjects(after))


def _subjects(lines: bytes) -> Iterator[str]:
    yield from {line[1 : line.index(b">")].decode() for line in lines.splitlines()}


def withdraw(store: GraphStore, given: Iterable[str]) -> None:
    """Show the tombstones of what no document names, and forget those of what is named, or named again.

    Looked at is what is doubted, and what joins have `given` (paths); all, where it is not known what the graph shows.
    """
    archive, buried, graph = store.archive, store.archive.tombstones, store.own_graph("withdrawn")
    buried.doubt(store.base + path for path in given)
    if not archive.state(_STATE):
        buried.doubt_all()
        store.replace_own(graph, b"")
        archive.put_state(_STATE, "all but what is doubted")
    while doubted := buried.doubted(_AT_ONCE):
        named = {node.value for node in store.named(map(NamedNode, doubted))}
        store.change_own(
            graph,
            gone=[line for node in named for line in doubted[node]],
            new=[line for node, lines in doubted.items() if node not in named for line in lines],
        )
        store.sync()
        buried.settle(doubted, named)


def is_withdrawn(store: GraphStore, path: str) -> bool:
    """Tell whether a path below the base is shown as one that documents named before and name no more."""
    return bool(store.query(f"ASK {{ {NamedNode(store.base + path)} a {GOV.Tombstone} }}"))
