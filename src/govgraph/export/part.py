"""A part of the graph as a store of its own, for what asks a store questions: tables and profiles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from govgraph.export.selection import NAMING, Selection, described, not_on, selected_quads, statements
from govgraph.ntriples import n_triples
from govgraph.store import GraphStore


def store_of(quads: Iterable[ox.Quad], base: str) -> GraphStore:
    """Return a store in memory that holds quads of named graphs.

    >>> len(store_of([], "https://w3id.org/govgraph/id/"))
    0
    """
    graphs: dict[str, set[ox.Triple]] = defaultdict(set)
    for quad in quads:
        graphs[str(quad.graph_name.value)].add(quad.triple)  # type: ignore[union-attr]
    copy = GraphStore.open(None, base=base)
    copy.fill((name, n_triples(graphs[name])) for name in sorted(graphs))
    copy.adopt()
    return copy


def store_of_part(store: GraphStore, selection: Selection) -> GraphStore:
    """Return a store in memory that holds a part of another, with the names of codes.

    With it comes what rows tell of a thing beside its own statements: what is said of the things that are named, the
    evidence of meetings, and the units and bodies above. So each row is that of the whole, but that sources, the posts
    of a person and the relations of a document are those of the part.

    Raises:
        ExportError: a thing is unknown, or its name is that of several.
    """
    quads = set(selected_quads(store, selection, vocabulary=True))
    return store_of([*quads, *_beside(store, quads, selection.on)], store.base)


def _beside(store: GraphStore, quads: Iterable[ox.Quad], on: str | None) -> Iterator[ox.Quad]:
    """Yield what is said of the things that are named, of units, bodies and terms above, the rest by its names."""
    base, above = store.base, tuple(f"{store.base}{kind}/" for kind in ("unit", "body", "term"))
    named, known = {node for node in _named(quads) if node.value.startswith(base)}, set[ox.NamedNode]()
    if on is not None:
        not_yet, no_more = not_on(store, named, on)
        named -= {node for node in not_yet | no_more if not node.value.startswith(above)}
    # A row of a person at a meeting leads to that of the meeting, which has a passage.
    told = list(described(store, {node for node in named if node.value.startswith(f"{base}meeting/")}, vocabulary=True))
    while named:
        known |= named
        further = list(statements(store, named, "?p"))
        told += further
        named = {node for node in _named(further) if node.value.startswith(above)} - known
    yield from told
    yield from statements(store, _named(told) - known, f"?p VALUES ?p {{ {' '.join(map(str, NAMING))} }}")


def _named(quads: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    return {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
