"""What is known of a node of the graph: each fact about it, with the sentences, sources, rules and premises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pyoxigraph as ox

from govgraph.days import required_day
from govgraph.errors import QueryError
from govgraph.explain.on import ANSWERS, held_on
from govgraph.explain.view import Evidence, ExplainedFact, View
from govgraph.explain.words import WORDS
from govgraph.namespaces import DCTERMS, ELI, FOAF, GOV, ORG
from govgraph.store import GraphStore

__all__ = ["Evidence", "ExplainedFact", "Explanation", "explain_node", "told_apart"]

# More facts than a person reads at one sitting; a code such as «member» has thousands.
MOST_FACTS = 200
# What tells one of several namesakes from the others needs no more.
MOST_TOLD = 5
# Of these a day can be asked.
OF_PEOPLE_BODIES_AND_UNITS = frozenset({FOAF.name, ORG.classification, GOV.unitType, GOV.partOf})


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of a node, or known on a day; `left_out` counts the facts beyond the first two hundred."""

    iri: str
    title: str
    kinds: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    facts: tuple[ExplainedFact, ...]
    left_out: int
    lang: str
    on: str = ""
    is_gone: bool = False  # a unit, or a body of one, that was not in force on that day

    def text(self) -> str:
        """Return the explanation as lines for a person."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        words = WORDS[self.lang]
        yield f"{self.title} ({', '.join(self.kinds)})" if self.kinds else self.title
        yield f"<{self.iri}>"
        yield from (f"  {name}: {value}" for name, value in self.properties)
        if self.on:
            nothing = words["not in force"] if self.is_gone else "" if self.facts else words["nothing"]
            yield f"\n{words['as of']} {self.on}: {nothing}".rstrip()
        for number, fact in enumerate(self.facts, start=1):
            yield ""
            yield f"{number}. {fact.kind}: {fact.title}"
            if fact.known:
                yield f"   {fact.known}"
            yield from (f"   {name}: {value}" for name, value in fact.properties)
            for evidence in fact.evidence:
                how = f"{words[evidence.basis]}, {words['rule']} {', '.join(evidence.rules)}"
                where = f"{evidence.source}{f', {evidence.issued}' if evidence.issued else ''}"
                yield f"   [{how}; {where}]"
                yield from (f"     {words['from']}: {premise}" for premise in evidence.premises)
                yield from (f"     {words['by']}: {correction}" for correction in evidence.corrections)
                yield from (f"     {unit}" for unit in evidence.units)
                for start, end, quote, place in evidence.quotes:
                    at = place or f"{words['at']} {start}–{end}"
                    yield f"     «{' '.join(quote.split())}» ({at})"
        if self.left_out:
            yield f"\n… +{self.left_out}"


def explain_node(store: GraphStore, iri: str, *, lang: str = "vi", on: str | None = None) -> Explanation | None:
    """Return what the store knows of a node, or None where it knows nothing.

    With a day, `on`, the node is a person, a body or a unit, and the facts are the posts that may be held on it, each
    with how surely and why, and what happened on that very day.

    Otherwise the facts are those that name the node and, if the node is a fact, itself. An `iri` without a scheme is
    taken as the end of one of the store's base; one that gave way to another tells of that one.

    Raises:
        QueryError: `on` is no date, or the node no person, body or unit.
    """
    on = None if on is None else required_day(on, QueryError)
    full = iri if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri) else store.base + iri
    if re.search(r"[\x00-\x20<>\"{}|^`\\]", full):
        return None
    graph = View(store, lang)
    node = graph.current(ox.NamedNode(full))
    own = graph.statements(node)
    about = graph.facts_about(node)
    if not own and not about:
        return None
    if on is not None:
        return _on_a_day(graph, node, own, on)
    is_fact = any(name == GOV.evidence for name, _ in own)
    return Explanation(
        iri=node.value,
        title=graph.title(node),
        kinds=graph.kinds(node),
        properties=() if is_fact else (*graph.properties(node), *graph.joins(node)),
        facts=tuple(graph.explained(fact, node) for fact in about[:MOST_FACTS]),
        left_out=max(0, len(about) - MOST_FACTS),
        lang=lang,
    )


def told_apart(store: GraphStore, iri: str, *, lang: str = "vi") -> str:
    """Return what a node is, in few words: its kind, and of a person the posts, of another thing its unit.

    Of a document it is who issued it, and when. An IRI that was withdrawn is told as such, with the document that
    named it.
    """
    graph, node = View(store, lang), ox.NamedNode(iri)
    where = (GOV.jurisdiction, GOV.partOf, DCTERMS.source, ELI.passed_by, ELI.date_document)
    held = graph.posts(node) or [graph.title(one) for name in where for one in graph.values(node, name)]
    told = [*graph.kinds(node), *dict.fromkeys(held)]
    return "; ".join(told[:MOST_TOLD] + ["…"] * (len(told) > MOST_TOLD))


def _on_a_day(
    graph: View, node: ox.NamedNode, own: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]], day: str
) -> Explanation:
    """Return the tenures of a person, a body or a unit that nothing rules out on a day, and what happened on it."""
    if not OF_PEOPLE_BODIES_AND_UNITS & {name for name, _ in own}:
        raise QueryError(f"<{node.value}>: a day can be asked of a person, a body or a unit alone; leave --on out")
    held = held_on(graph.store, node.value, day, lang=graph.lang)
    answers = ANSWERS[graph.lang]
    known = {one.iri: f"{answers[one.answer]}: {one.because}" for one in held}
    for fact in graph.facts_of_day(node, day):
        known.setdefault(fact.value, f"{answers['certain']}: {WORDS[graph.lang]['of that day']}")
    facts = [graph.explained(ox.NamedNode(iri), node) for iri in list(known)[:MOST_FACTS]]
    return Explanation(
        iri=node.value,
        title=graph.title(node),
        kinds=graph.kinds(node),
        properties=graph.properties(node),
        facts=tuple(replace(fact, known=known[fact.iri]) for fact in facts),
        left_out=max(0, len(known) - MOST_FACTS),
        lang=graph.lang,
        on=day,
        is_gone=graph.is_gone(node, day),
    )
