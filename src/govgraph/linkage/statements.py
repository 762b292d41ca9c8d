"""Joins as statements of a graph, and the statements of documents with the paths that now hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeGuard

from pyoxigraph import Literal, NamedNode, Triple

from govgraph.linkage.joins import Join, Judgement
from govgraph.namespaces import DCTERMS, FOAF, GOV, RDF, SKOS, XSD, rule_iri
from govgraph.resolve.keys import digest

# What a node has at most once in one document.
_ONCE = frozenset({FOAF.name, SKOS.prefLabel, GOV.nameKey, GOV.status, GOV.start, GOV.end, GOV.term, GOV.qualifier})


def rewritten(triples: Iterable[Triple], gave_way: Mapping[str, str], base: str) -> set[Triple]:
    """Return statements with the paths that now hold, by those that gave way.

    Where two nodes of one document are one, what a node has once is that of the one that stays: its name, its day of
    beginning. The other's name is one more label; a tenure that one of them tells as ended has ended.
    """
    found: set[Triple] = set()
    once: dict[tuple[NamedNode, NamedNode], dict[NamedNode, Triple]] = defaultdict(dict)
    for triple in triples:
        before, value = triple.subject, triple.object
        assert isinstance(before, NamedNode)  # documents have no blank nodes
        subject = _renamed(before, gave_way, base)
        said = Triple(subject, triple.predicate, _renamed(value, gave_way, base) if _is_node(value) else value)
        if triple.predicate in _ONCE:
            once[subject, triple.predicate][before] = said
        else:
            found.add(said)
    for (node, predicate), by_node in once.items():
        ordered = [by_node[key] for key in sorted(by_node, key=lambda one: (one != node, one.value))]
        ended = [said for said in ordered if str(said.object).endswith("/ended>")]
        kept = ended[0] if predicate == GOV.status and ended else ordered[0]
        found.add(kept)
        if predicate in (FOAF.name, SKOS.prefLabel):
            others = {said.object for said in ordered if said.object != kept.object}
            found |= {Triple(node, SKOS.altLabel, other) for other in others}
    return found


def _is_node(term: object) -> TypeGuard[NamedNode]:
    return isinstance(term, NamedNode)


def _renamed(node: NamedNode, gave_way: Mapping[str, str], base: str) -> NamedNode:
    path = gave_way.get(node.value[len(base) :]) if node.value.startswith(base) else None
    return node if path is None else NamedNode(base + path)


def identity_statements(
    joins: Sequence[Join], judgements: Sequence[Judgement], redirects: Mapping[str, str], base: str
) -> Iterator[Triple]:
    """Yield what the graph of identities says: joins with their reasons, judgements, and what gave way to what."""
    for join in joins:
        node = NamedNode(f"{base}join/{digest(join.left, join.right, join.rule, join.by)}")
        yield Triple(node, RDF.type, GOV.Join)
        yield Triple(node, GOV.rule, rule_iri(join.rule))
        yield from _pair(node, join.left, join.right, base)
        yield from _decided(node, join.by, join.on, join.because)
    for one in judgements:
        if one.verdict == "different":
            node = NamedNode(f"{base}distinction/{digest(one.left, one.right, one.by)}")
            yield Triple(node, RDF.type, GOV.Distinction)
            yield from _pair(node, one.left, one.right, base)
            yield from _decided(node, one.by, one.on, one.because)
    for old, current in redirects.items():
        yield Triple(NamedNode(base + old), DCTERMS.isReplacedBy, NamedNode(base + current))


def _pair(node: NamedNode, left: str, right: str, base: str) -> Iterator[Triple]:
    yield Triple(node, GOV.identityOf, NamedNode(base + left))
    yield Triple(node, GOV.identityOf, NamedNode(base + right))


def _decided(node: NamedNode, by: str | None, on: str | None, because: str | None) -> Iterator[Triple]:
    if because:
        yield Triple(node, DCTERMS.description, Literal(because))
    if by:
        yield Triple(node, GOV.correctedBy, Literal(by))
    if on:
        yield Triple(node, DCTERMS.date, Literal(on, datatype=XSD.date))
