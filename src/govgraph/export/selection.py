"""A part of the graph: what is said of some things, what refers to them, and the evidence of all that.

Whatever else these statements name (the person of a tenure, the body of a post) comes with its names alone, so that the
part can be read by itself and does not grow to the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from govgraph.days import required_day
from govgraph.errors import ExportError
from govgraph.export.things import document, entity, term, unit
from govgraph.namespaces import DCTERMS, ELI, FOAF, GOV, OA, ONTOLOGY, ORG, RDF, RDFS, SKOS, code_iri
from govgraph.store import GraphStore

# So many nodes are asked for at once.
_MANY = 500

#: Along these the evidence of a fact lies, and what it cannot be understood without.
DEEP = frozenset({GOV.evidence, OA.hasSelector, OA.hasSource, GOV.premise, GOV.correction, GOV.post})
#: What names a thing that is only named.
NAMING = (
    *(RDF.type, RDFS.label, SKOS.prefLabel, SKOS.notation, SKOS.inScheme, FOAF.name, DCTERMS.title),
    *(DCTERMS.identifier, ELI.id_local),
)
_ENDED = code_iri("tenure-status", "ended")
# As of a day, what the dates of a thing alone do not tell: tenures that a source shows on it; those of which each later
# start is that of holding the post again, since they are shown or begin before it; those that a source told by then as
# ended, while no end is known and none shows them later; those in units that were not there; and units, of which `end`
# is the first day on which they were no more.
_SHOWN = f'SELECT ?node {{ ?node a {GOV.Tenure} ; {GOV.attestedOn} ?day FILTER(STR(?day) = "%s") }}'
_SOONER = (
    f"?node {GOV.attestedOn}|{GOV.start} ?sooner "
    'FILTER(CONCAT(STR(?sooner), SUBSTR("-12-31", STRLEN(STR(?sooner)) - 3)) < STR(?start))'
)
_AGAIN = (
    f'SELECT ?node {{ ?node a {GOV.Tenure} ; {GOV.start} ?start FILTER(STR(?start) > "%s") {_SOONER} '
    f'FILTER NOT EXISTS {{ ?node {GOV.start} ?first FILTER(STR(?first) > "%s") '
    f"FILTER NOT EXISTS {{ {_SOONER.replace('?start', '?first').replace('?sooner', '?still')} }} }} }}"
)
_TOLD_AS_ENDED = (
    f"SELECT ?node {{ GRAPH ?source {{ ?node a {GOV.Tenure} ; {GOV.status} {_ENDED} }} "
    f'?source {DCTERMS.issued} ?issued FILTER(STR(?issued) <= "%s") FILTER NOT EXISTS {{ ?node {GOV.end} ?end }} '
    f'FILTER NOT EXISTS {{ ?node {GOV.attestedOn} ?later FILTER(STR(?later) >= "%s") }} }}'
)
_NOWHERE = (
    f"SELECT ?node {{ ?node a {GOV.Tenure} ; {ORG.organization}/{GOV.jurisdiction} ?unit "
    f'FILTER(EXISTS {{ ?unit {GOV.start} ?opened FILTER(STR(?opened) > "%s") }} '
    f'|| EXISTS {{ ?unit {GOV.end} ?closed FILTER(STR(?closed) <= "%s") }}) }}'
)
_UNIT_NO_MORE = f'SELECT ?node {{ ?node a {GOV.Unit} ; {GOV.end} ?end FILTER(STR(?end) <= "%s") }}'
# From which day a thing is, or on which it happens.
_BEGINS = frozenset({GOV.start, GOV.heldOn, GOV.effectiveOn, ELI.date_document})


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted of a graph, each by its IRI or name; several add up.

    `on` is a day: what had not begun by then, or had ended before, is left out, but for the things named themselves.

    Raises:
        ExportError: the day is none.

    >>> Selection(on="25/5/2023").on
    '2023-05-25'
    """

    entities: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    on: str | None = None

    def __post_init__(self) -> None:
        if self.on is not None:
            object.__setattr__(self, "on", required_day(self.on, ExportError))


def selected_quads(store: GraphStore, selection: Selection, *, vocabulary: bool = False) -> Iterator[ox.Quad]:
    """Yield the quads of a selection, some of them twice; the statements of the vocabulary only if asked for.

    Raises:
        ExportError: a thing is unknown, or its name is that of several.
    """
    named: set[ox.NamedNode] = set()
    seeds: set[ox.NamedNode] = set()
    referring: set[ox.NamedNode] = set()
    documents = [document(store, name) for name in selection.documents]
    for name in selection.entities:
        node = entity(store, name)
        # What a source says is its graph.
        if node.value in store.sources():
            documents.append(node)
        else:
            named.add(node)
    for name in selection.units:
        node = unit(store, name, selection.on)
        named.add(node)
        seeds |= _within(store, node)
    for name in selection.terms:
        node = term(store, name)
        named.add(node)
        referring |= _nodes(store, f"SELECT DISTINCT ?node {{ ?node {node} ?any FILTER(ISIRI(?node)) }}")
    for node in documents:
        yield from store.quads(node.value)
    wanted = named | seeds | referring | _referring(store, named | seeds)
    if selection.on is not None:
        not_yet, no_more = not_on(store, wanted - named, selection.on)
        wanted -= not_yet | no_more
    yield from described(store, wanted, vocabulary=vocabulary)


def _within(store: GraphStore, node: ox.NamedNode) -> set[ox.NamedNode]:
    """Return a unit with the units in it, their bodies, the posts, meetings and documents of these."""
    units = {node} | _nodes(store, f"SELECT DISTINCT ?node {{ ?node {GOV.partOf}+ {node} }}")
    bodies = _reached(store, units, f"{GOV.jurisdiction}|{GOV.unit}")
    posts = _reached(store, bodies, f"{ORG.postIn}")
    meetings = _reached(store, bodies | units, f"{GOV.convener}|{GOV.place}")
    return units | bodies | posts | meetings | _reached(store, bodies, f"{ELI.passed_by}")


def described(store: GraphStore, nodes: set[ox.NamedNode], *, vocabulary: bool) -> Iterator[ox.Quad]:
    """Yield all that is said of nodes and of their evidence, and the names of what that names."""
    known: set[ox.NamedNode] = set()
    named: set[ox.NamedNode] = set()
    while nodes:
        known |= nodes
        further: set[ox.NamedNode] = set()
        for quad in statements(store, nodes, "?p"):
            if quad.graph_name == ONTOLOGY and not vocabulary:
                continue
            yield quad
            if isinstance(quad.object, ox.NamedNode):
                (further if quad.predicate in DEEP else named).add(quad.object)
        nodes = further - known
    naming = " ".join(str(name) for name in NAMING)
    for quad in statements(store, named - known, f"?p VALUES ?p {{ {naming} }}"):
        if quad.graph_name != ONTOLOGY or vocabulary:
            yield quad


def not_on(store: GraphStore, nodes: set[ox.NamedNode] | None, on: str) -> tuple[set[ox.NamedNode], set[ox.NamedNode]]:
    """Return those of the nodes, or of all, that had not begun by a day, and those that had ended before it.

    What is a part of a meeting that had not begun had not begun either. Of tenures it is as in the questions: one is
    counted as ended too where its unit was not there, or where a source of that day or before tells it as ended; one
    that a source shows on the day holds on it.
    """
    meetings: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for quad in statements(store, nodes, f"?p VALUES ?p {{ {GOV.meeting} }}"):
        if isinstance(quad.object, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode):
            meetings.setdefault(quad.object, set()).add(quad.subject)
    not_yet: set[ox.NamedNode] = set()
    no_more: set[ox.NamedNode] = set()
    names = " ".join(str(name) for name in (*_BEGINS, GOV.end))
    for quad in statements(store, nodes and nodes | set(meetings), f"?p VALUES ?p {{ {names} }}"):
        # A year alone is all of the year: 2025 began before each day of 2025, and ended after it.
        day = quad.object.value if isinstance(quad.object, ox.Literal) else ""
        assert isinstance(quad.subject, ox.NamedNode)
        if quad.predicate == GOV.end and day < on[: len(day)]:
            no_more.add(quad.subject)
        elif quad.predicate != GOV.end and day > on[: len(day)]:
            not_yet |= {quad.subject} | meetings.get(quad.subject, set())
    asked = (_SHOWN, _AGAIN, _TOLD_AS_ENDED, _NOWHERE, _UNIT_NO_MORE)
    shown, again, *ended = (_nodes(store, one.replace("%s", on)) for one in asked)
    also_ended = set[ox.NamedNode]().union(*ended)
    return not_yet - shown - again, (no_more - shown) | (also_ended if nodes is None else also_ended & nodes)


def _referring(store: GraphStore, nodes: set[ox.NamedNode]) -> set[ox.NamedNode]:
    return {
        row["node"]
        for values in _portions(nodes)
        for row in _rows(
            store,
            f"SELECT DISTINCT ?node {{ VALUES ?held {{ {values} }} GRAPH ?g {{ ?node ?p ?held }} "
            f"FILTER(?g != {ONTOLOGY} && ISIRI(?node)) }}",
        )
    }


def _reached(store: GraphStore, nodes: set[ox.NamedNode], path: str) -> set[ox.NamedNode]:
    """Return what refers to nodes along a path of one property of several."""
    return {
        row["node"]
        for values in _portions(nodes)
        for row in _rows(store, f"SELECT DISTINCT ?node {{ VALUES ?held {{ {values} }} ?node {path} ?held }}")
    }


def statements(store: GraphStore, nodes: set[ox.NamedNode] | None, pattern: str) -> Iterator[ox.Quad]:
    """Yield what is said of nodes, or of all, with a pattern for the property: `?p`, and what is asked of it."""
    property, _, condition = pattern.partition(" ")
    for some in [""] if nodes is None else (f"VALUES ?s {{ {values} }}" for values in _portions(nodes)):
        for row in _rows(store, f"SELECT * {{ {some} {condition} GRAPH ?g {{ ?s {property} ?o }} }}"):
            yield ox.Quad(row["s"], row["p"], row["o"], row["g"])


def _portions(nodes: Iterable[ox.NamedNode]) -> Iterator[str]:
    rest = iter(sorted(nodes, key=lambda node: node.value))
    while portion := list(islice(rest, _MANY)):
        yield " ".join(str(node) for node in portion)


def _nodes(store: GraphStore, asked: str) -> set[ox.NamedNode]:
    return {row["node"] for row in _rows(store, asked)}


def _rows(store: GraphStore, asked: str) -> Iterator[ox.QuerySolution]:
    found = store.query(asked)
    assert isinstance(found, ox.QuerySolutions)
    return iter(found)
