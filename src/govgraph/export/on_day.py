"""The whole graph as of a day: without what had not begun by then, or had ended before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from govgraph.days import required_day
from govgraph.errors import ExportError
from govgraph.export.part import store_of
from govgraph.export.selection import not_on
from govgraph.namespaces import GOV, ORG
from govgraph.store import GraphStore

# What cannot have been before that to which these lead: the body of a unit, the post in a body, the tenure of a post.
_AFTER = (
    *(GOV.jurisdiction, GOV.unit, GOV.body, ORG.postIn, ORG.organization, GOV.post, GOV.convener, GOV.meeting),
    *(GOV.document, GOV.citing, GOV.assessment, GOV.assesses, GOV.begins, GOV.ends, GOV.change, GOV.premise),
)


def quads_on(store: GraphStore, quads: Iterable[ox.Quad], on: str) -> Iterator[ox.Quad]:
    """Yield those of the quads of a store that were so on a day; what has no dates stays.

    With what had not begun goes what hangs on it. A unit that was no more stays, with its bodies, since meetings of
    before name it, but not who held posts there. The quotations that show nothing else go too.

    Raises:
        ExportError: the day is none.
    """
    on = required_day(on, ExportError)
    gone = _gone(store, on)
    shown: dict[bool, set[ox.NamedNode]] = {True: set(), False: set()}
    for fact, quotation in _links(store, GOV.evidence):
        shown[fact in gone].add(quotation)
    quotations = {one.value for one in shown[True] - shown[False]}
    for quad in quads:
        if quad.subject in gone or quad.object in gone:
            continue
        # A quotation's selectors are its parts: …/quotation/bai-7/10-20#quote.
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.partition("#")[0] in quotations:
            continue
        yield quad


def store_on(store: GraphStore, on: str) -> GraphStore:
    """Return a store in memory that holds what was so on a day, for what asks a store questions.

    Raises:
        ExportError: the day is none.
    """
    return store_of(quads_on(store, store.quads(), on), store.base)


def _gone(store: GraphStore, on: str) -> set[ox.NamedNode]:
    not_yet, no_more = not_on(store, None, on)
    after: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
    for later, earlier in _links(store, *_AFTER):
        after[earlier].add(later)
    waiting = list(not_yet)
    while waiting:
        new = after[waiting.pop()] - not_yet
        not_yet |= new
        waiting += new
    units = {unit for unit, _ in _links(store, GOV.unitType)}
    return not_yet | (no_more - units)


def _links(store: GraphStore, *properties: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    names = " ".join(map(str, properties))
    found = store.query(f"SELECT ?one ?other {{ VALUES ?p {{ {names} }} GRAPH ?g {{ ?one ?p ?other }} }}")
    assert isinstance(found, ox.QuerySolutions)
    return ((row["one"], row["other"]) for row in found if isinstance(row["other"], ox.NamedNode))
