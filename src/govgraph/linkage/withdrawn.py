"""Tombstones: an IRI that was published and that no document names any more is marked, so that it never vanishes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from govgraph.namespaces import DCTERMS, FOAF, GOV, RDF, RDFS, SKOS
from govgraph.ntriples import triples_of

if TYPE_CHECKING:
    from govgraph.store import GraphStore


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

    Those of what is named elsewhere are taken away when joins are looked for.
    """
    if before:
        gone = tombstones(source, triples_of(before), triples_of(after), store.base)
        store.archive.bury((str(triple.subject.value), str(triple)) for triple in gone)  # type: ignore[union-attr]


def withdraw(store: GraphStore) -> None:
    """Show the tombstones of what no document names, and forget those of what is named, or named again."""
    nodes = {node for node, _ in store.archive.tombstones()}
    store.archive.unbury({node for node in nodes if store.is_named(NamedNode(node))})
    lines = (f"{triple} .\n".encode() for _, triple in store.archive.tombstones())
    store.replace_own(store.own_graph("withdrawn"), lines)


def is_withdrawn(store: GraphStore, path: str) -> bool:
    """Tell whether a path below the base is shown as one that documents named before and name no more."""
    return bool(store.query(f"ASK {{ {NamedNode(store.base + path)} a {GOV.Tombstone} }}"))
