"""The part of the graph around one node that its page and its data need, asked of the pool in a few questions.

The static site reads all statements once and looks them up; here the same lookups are filled with those around one
node alone, so that `govgraph.site` makes the same page of them. What is asked for, in this order:

1. what leads to the node (of a source also the facts that its quotations show);
2. all that is said of the node and of the facts that lead to it, on along the ways of evidence
   (`govgraph.export.selection.DEEP`) to their ends;
3. what is said of all that these name, and of what a document or a fact among those names: their titles;
4. by which bodies the terms of office among them are known.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from govgraph.export.selection import DEEP
from govgraph.namespaces import GOV, OA, ORG
from govgraph.serve.asking import Asked, ask_rows, ask_triples, portions
from govgraph.site.entities import kind_of
from govgraph.site.graph import Graph, read_graph

#: So many facts around a node are looked at; the largest node of 10,000 documents has 1,196.
MOST_FACTS = 5_000

#: Kinds of pages that show nothing of what leads to them.
_ONLY_SAID = ("code", "rule")


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
    triples += told
    named = (_objects(told) | others) - known
    about = await _said(pool, named)
    triples += about
    telling = [one for one in about if _is_told_by_others(one.subject, empty)]
    further = await _said(pool, _objects(telling) - known - named)
    triples += further
    terms = {node for node in _objects(told) | others | {iri} if kind_of(node, empty) == "term"}
    triples += await _bodies_of_terms(pool, terms)
    return triples


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
