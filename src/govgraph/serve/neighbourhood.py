"""The part of the graph around one node that its page and its data need, asked of the pool in a few questions.

The static site reads all statements once and looks them up; here the same lookups are filled with those around one
node alone, so that `govgraph.site` makes the same page of them. What is asked for, in this order:

1. what leads to the node (of a source also the facts that its quotations show);
2. all that is said of the node and of the facts that lead to it, on along the ways of evidence
   (`govgraph.export.selection.DEEP`) to their ends; of a unit also of the posts that lead its bodies;
3. what is said of all that these name, and of what a document or a fact among those names: their titles;
4. by which bodies the terms of office among them are known.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from govgraph.export.reading_order import property_rank
from govgraph.export.selection import DEEP
from govgraph.namespaces import CODE_BASE, GOV, OA, ONTOLOGY, ORG
from govgraph.serve.asking import Asked, ask_rows, ask_triples, portions
from govgraph.site.entities import kind_of
from govgraph.site.glance import HEADS
from govgraph.site.graph import ONE_WAY, Graph, read_graph
from govgraph.site.users import MOST_USERS, Users

#: So many facts around a node are looked at; the largest node of 10,000 documents has 1,196.
MOST_FACTS = 5_000

#: Kinds of pages that show nothing of what leads to them.
_ONLY_SAID = ("code", "rule")


# What `govgraph.site.users.is_use` asks of a statement.
_USED = (
    f"FILTER(?p NOT IN ({', '.join(f'<{way}>' for way in sorted(ONE_WAY))})) "
    f'FILTER(!STRSTARTS(STR(?s), "{CODE_BASE}") && !STRSTARTS(STR(?s), "{ONTOLOGY.value}"))'
)


async def around(pool: Asked, base: str, iri: str) -> Graph:
    """Return the graph around a node; it says nothing of the node where the store does not know it."""
    return read_graph((ox.Quad(*triple) for triple in await _gather(pool, base, iri)), base)


async def _gather(pool: Asked, base: str, iri: str) -> list[ox.Triple]:
    empty = Graph(base)
    kind = kind_of(iri, empty)
    triples: list[ox.Triple] = []
    facts: set[str] = set()
    others: set[str] = set()
    if kind not in _ONLY_SAID:
        triples += await ask_triples(
            pool, f"CONSTRUCT {{ ?s ?p <{iri}> }} WHERE {{ ?s ?p <{iri}> FILTER(ISIRI(?s)) }} LIMIT {MOST_FACTS}"
        )
        for subject in _subjects(triples):
            (others if kind_of(subject, empty) else facts).add(subject)
    if kind == "source":
        facts |= await _shown_by(pool, iri)
    known, told = await _closed(pool, {iri} | facts)
    if kind == "unit":
        told += await _said(pool, await _heads_in(pool, iri))
    triples += told
    return triples + await _naming(pool, empty, _objects(told) | others, known, iri)


async def _heads_in(pool: Asked, unit: str) -> set[str]:
    """Return the posts that lead the bodies of a unit, with the tenures in them."""
    heads = ", ".join(f"<{role}>" for role in sorted(HEADS))
    # By VALUES the roles would come first, and with them the posts of all units.
    rows = await ask_rows(
        pool,
        f"SELECT DISTINCT ?post ?tenure {{ ?body {GOV.jurisdiction} <{unit}> . ?post {ORG.postIn} ?body ; "
        f"{ORG.role} ?role . ?tenure {GOV.post} ?post FILTER(?role IN ({heads})) }} LIMIT {MOST_FACTS}",
    )
    return {one.value for row in rows for one in (row["post"], row["tenure"]) if isinstance(one, ox.NamedNode)}


async def _naming(pool: Asked, empty: Graph, nodes: set[str], known: set[str], *more: str) -> list[ox.Triple]:
    """Return what nodes are named by, and `more` of which all else is known."""
    named = nodes - known
    triples = await _said(pool, named)
    telling = [one for one in triples if _is_told_by_others(one.subject, empty)]
    triples += await _said(pool, _objects(telling) - known - named)
    terms = {node for node in {*nodes, *more} if kind_of(node, empty) == "term"}
    return triples + await _bodies_of_terms(pool, terms)


async def uses_of(pool: Asked, code: str, most: int, offset: int = 0) -> list[tuple[str, str]]:
    """Return the uses of a code, property and subject, at most so many behind others, in the order of both."""
    page = f"ORDER BY ?p ?s LIMIT {most} OFFSET {offset}"
    rows = await ask_rows(pool, f"SELECT ?p ?s WHERE {{ ?s ?p <{code}> FILTER(ISIRI(?s)) {_USED} }} {page}")
    return [(str(row["p"])[1:-1], str(row["s"])[1:-1]) for row in rows]


async def users_around(pool: Asked, base: str, code: str) -> tuple[list[Users], Graph]:
    """Return the users of a code, and the graph that names the first of them."""
    counts = await ask_rows(
        pool, f"SELECT ?p (COUNT(?s) AS ?n) WHERE {{ ?s ?p <{code}> FILTER(ISIRI(?s)) {_USED} }} GROUP BY ?p"
    )
    users = []
    for row in counts:
        this = f"?s ?p <{code}> FILTER(?p = {row['p']} && ISIRI(?s)) {_USED}"
        first = await ask_rows(pool, f"SELECT ?s WHERE {{ {this} }} ORDER BY ?s LIMIT {MOST_USERS}")
        property, number = row["p"], row["n"]
        assert isinstance(property, ox.NamedNode) and isinstance(number, ox.Literal)
        users.append(Users(property.value, tuple(str(one["s"])[1:-1] for one in first), int(number.value)))
    users.sort(key=lambda one: property_rank(one.property))
    nodes = {iri for one in users for iri in one.first}
    told = await _said(pool, nodes)
    triples = told + await _naming(pool, Graph(base), _objects(told), nodes, *nodes)
    return users, read_graph(triples, base)


async def _closed(pool: Asked, nodes: set[str]) -> tuple[set[str], list[ox.Triple]]:
    """Return nodes with all that evidence leads to from them, and what is said of these."""
    known: set[str] = set()
    triples: list[ox.Triple] = []
    while nodes:
        known |= nodes
        told = await _said(pool, nodes)
        triples += told
        nodes = _objects(one for one in told if one.predicate in DEEP) - known
    return known, triples


async def _said(pool: Asked, nodes: Iterable[str]) -> list[ox.Triple]:
    found: list[ox.Triple] = []
    for part in portions(nodes):
        values = " ".join(f"<{node}>" for node in part)
        found += await ask_triples(pool, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {values} }} ?s ?p ?o }}")
    return found


async def _shown_by(pool: Asked, source: str) -> set[str]:
    """Return the facts whose evidence lies in a source."""
    rows = await ask_rows(
        pool,
        f"SELECT DISTINCT ?fact WHERE {{ ?quotation {OA.hasSource} <{source}> . ?fact {GOV.evidence} ?quotation }} "
        f"LIMIT {MOST_FACTS}",
    )
    return {fact.value for row in rows if isinstance(fact := row["fact"], ox.NamedNode)}


async def _bodies_of_terms(pool: Asked, terms: set[str]) -> list[ox.Triple]:
    """Return, for each body that held a meeting or had a tenure in a term, one of these: the title of a term needs it.

    A term has thousands of tenures, which its own page shows and no other.
    """
    found: list[ox.Triple] = []
    for part in portions(terms):
        values = " ".join(f"<{term}>" for term in part)
        found += await ask_triples(
            pool,
            f"CONSTRUCT {{ ?held {GOV.term} ?term . ?held ?way ?body . ?body ?named ?name }} WHERE {{ "
            f"{{ SELECT ?term ?way ?body (SAMPLE(?any) AS ?held) WHERE {{ VALUES ?term {{ {values} }} "
            f"VALUES ?way {{ {GOV.convener} {ORG.organization} }} ?any {GOV.term} ?term ; ?way ?body }} "
            f"GROUP BY ?term ?way ?body }} ?body ?named ?name }}",
        )
    return found


def _subjects(triples: Iterable[ox.Triple]) -> set[str]:
    return {one.subject.value for one in triples if isinstance(one.subject, ox.NamedNode)}


def _objects(triples: Iterable[ox.Triple]) -> set[str]:
    return {one.object.value for one in triples if isinstance(one.object, ox.NamedNode)}


def _is_told_by_others(node: object, graph: Graph) -> bool:
    """Tell whether a node is named by what it names: a document by its issuer, a unit by its province."""
    return isinstance(node, ox.NamedNode) and node.value.startswith(graph.base) and kind_of(node.value, graph) in (
        None, "eli", "term", "unit"
    )  # fmt: skip
