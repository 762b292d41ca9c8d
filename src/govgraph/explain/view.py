"""The store as one reads it: labels for nodes, and facts in words with their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from govgraph.borrowed_terms import NAMES
from govgraph.explain.units import identifications_of, in_words
from govgraph.explain.words import WORDS
from govgraph.namespaces import DCTERMS, ELI, FOAF, GOV, OA, ORG, RDF, RDFS, SKOS
from govgraph.store import GraphStore

# How a fact is known is told apart from what it says.
OF_EVIDENCE = frozenset({GOV.evidence, GOV.basis, GOV.rule, GOV.premise, GOV.nameKey, RDF.type, SKOS.prefLabel})
# Of a tenure the post says body and role.
OF_THE_POST = frozenset({ORG.organization, ORG.role})
# What a thing without label or name is called after; the first that it has.
TELLING = (
    *(GOV.statement, GOV.document, GOV.namedAs, GOV.counted, GOV.assesses, GOV.assessment, GOV.meeting),
    *(GOV.issueCode, DCTERMS.identifier, SKOS.notation, OA.exact),
)
# A path below the base, as a join rests on it.
_PATH = re.compile(r"\w+/[^\s<>\"{}|^`\\]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How one source shows a fact: stated or inferred, by which rules, from which premises, in which words.

    `corrections` are the decisions of people without which the fact would be otherwise, `units` tell of the units that
    the source means without naming them, and how that was inferred.
    """

    source: str
    issued: str
    basis: str
    rules: tuple[str, ...]
    premises: tuple[str, ...]
    quotes: tuple[tuple[int, int, str, str], ...]  # start, end, words, and the place in a file that is no plain text
    corrections: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplainedFact:
    """A fact in words: the class, the title, each property with its value, and the evidence of each source.

    `known` says how surely it holds on the day that was asked about, and why.
    """

    iri: str
    kind: str
    title: str
    properties: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    known: str = ""


class View:
    """The store as one reads it: labels for nodes, evidence for facts."""

    def __init__(self, store: GraphStore, lang: str) -> None:
        self.store = store
        self.lang = lang

    def statements(self, node: ox.NamedNode) -> list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
        """Return what is said of a node: property and value, sorted."""
        return [(row["p"], row["o"]) for row in self._rows(f"SELECT ?p ?o {{ {node} ?p ?o }} ORDER BY ?p ?o")]

    def values(self, node: ox.NamedNode, name: ox.NamedNode) -> list[ox.NamedNode | ox.Literal]:
        """Return the values of one property of a node."""
        return [value for predicate, value in self.statements(node) if predicate == name]

    def current(self, node: ox.NamedNode) -> ox.NamedNode:
        """Return the node that stands for one that gave way to it, else the node itself."""
        found = [value for value in self.values(node, DCTERMS.isReplacedBy) if isinstance(value, ox.NamedNode)]
        return found[0] if found else node

    def posts(self, node: ox.NamedNode) -> list[str]:
        """Return the posts of a person in words, sorted."""
        rows = self._rows(f"SELECT DISTINCT ?post {{ ?tenure {ORG.member} {node} ; {GOV.post} ?post }}")
        return sorted(self.title(row["post"]) for row in rows)

    def joins(self, node: ox.NamedNode) -> tuple[tuple[str, str], ...]:
        """Return why several are one with a node: by which rule or judgement, from what that is seen, and which two."""
        rows = self._rows(
            f"SELECT DISTINCT ?join {{ {{ VALUES ?one {{ {node} }} }} UNION {{ ?one {DCTERMS.isReplacedBy} {node} }} "
            f"?join {GOV.identityOf} ?one }} ORDER BY ?join"
        )
        return tuple(self._join(row["join"]) for row in rows)

    def _join(self, join: ox.NamedNode) -> tuple[str, str]:
        both = " = ".join(value.value.removeprefix(self.store.base) for value in self.values(join, GOV.identityOf))
        rules = [self.title(value) for value in self.values(join, GOV.rule)]
        seen = [self._seen(value.value) for value in self.values(join, DCTERMS.description)]
        who = [self.title(value) for name in (GOV.correctedBy, DCTERMS.date) for value in self.values(join, name)]
        kind = self.kinds(join)[-1]
        return kind, f"{'; '.join([*rules, *seen, *who])} ({both if rules else both.replace(' = ', ' ≠ ')})"

    def _seen(self, because: str) -> str:
        """Return what a join rests on: paths of the store, of which one follows the other, by names, else as it is."""
        paths = because.split(" → ")
        if not all(_PATH.fullmatch(path) for path in paths):
            return because
        nodes = [self.current(ox.NamedNode(self.store.base + path)) for path in paths]
        titles = [self.title(node) for node in nodes]
        if any(title.startswith("<") for title in titles):
            return because
        return " → ".join(map(self._with_days, nodes, titles)) if len(paths) > 1 else titles[0]

    def _with_days(self, unit: ox.NamedNode, title: str) -> str:
        """Return the title of a unit with the days that tell it from one of its name before or after it."""
        days = ((WORDS[self.lang]["since"], GOV.start), (WORDS[self.lang]["before"], GOV.end))
        told = [f"{word} {self.title(day)}" for word, name in days for day in self.values(unit, name)]
        return f"{title} ({', '.join(told)})" if told else title

    def facts_about(self, node: ox.NamedNode) -> list[ox.NamedNode]:
        """Return the facts that name the node (or stand in its graph, if it is a source), and itself if it is one."""
        rows = self._rows(
            f"SELECT DISTINCT ?fact {{ {{ ?fact ?p {node} }} UNION {{ VALUES ?fact {{ {node} }} }} "
            f"UNION {{ GRAPH {node} {{ ?fact {GOV.basis} ?basis }} }} "
            f"?fact {GOV.evidence} ?quotation ; a ?class }} ORDER BY ?class ?fact"
        )
        return list(dict.fromkeys(row["fact"] for row in rows))

    def facts_of_day(self, node: ox.NamedNode, day: str) -> list[ox.NamedNode]:
        """Return the facts that name a node and happened on a day: meetings, who came to them, changes, elections."""
        dated = "|".join(map(str, (GOV.heldOn, GOV.effectiveOn, ELI.date_document)))
        rows = self._rows(
            f"SELECT DISTINCT ?class ?fact {{ ?fact ?p {node} ; {GOV.evidence} ?quotation ; a ?class . "
            f"?fact ({dated}|({GOV.meeting}/{GOV.heldOn})) ?day FILTER(STR(?day) = {ox.Literal(day)}) }} "
            "ORDER BY ?class ?fact"
        )
        return list(dict.fromkeys(row["fact"] for row in rows))

    def is_gone(self, node: ox.NamedNode, day: str) -> bool:
        """Tell whether a unit, or that of a body, began after a day or had ended by then."""
        rows = self._rows(
            f"SELECT ?start ?end {{ {{ VALUES ?unit {{ {node} }} }} UNION {{ {node} {GOV.jurisdiction} ?unit }} "
            f"?unit a {GOV.Unit} OPTIONAL {{ ?unit {GOV.start} ?start }} OPTIONAL {{ ?unit {GOV.end} ?end }} }}"
        )
        return any(
            (row["start"] and row["start"].value > day) or (row["end"] and row["end"].value <= day) for row in rows
        )

    def title(self, node: ox.NamedNode | ox.Literal) -> str:
        """Return the name of a node for people: its label, or what it consists of."""
        if isinstance(node, ox.Literal):
            return node.value
        for name in (SKOS.prefLabel, FOAF.name, RDFS.label, DCTERMS.title):
            found = [value for value in self.values(node, name) if isinstance(value, ox.Literal)]
            if found:
                return next((value.value for value in found if value.language == self.lang), found[0].value)
        if by := self.values(node, GOV.correctedBy):
            return self._correction(node, self.title(by[0]))
        for joint, *names in ((" ", GOV.kind, ELI.id_local), (": ", GOV.participant, GOV.capacity), ("", GOV.post)):
            parts = [self.title(value) for name in names for value in self.values(node, name)]
            if parts:
                return joint.join(parts)
        if GOV.Identification in self.values(node, RDF.type):
            named_as, unit = ("".join(map(self.title, self.values(node, name))) for name in (GOV.namedAs, GOV.unit))
            return in_words(named_as, unit, self.lang)
        for name in TELLING:
            if values := self.values(node, name):
                return self.title(values[0])
        return f"<{node.value}>"

    def _correction(self, node: ox.NamedNode, by: str) -> str:
        """Return a correction in words: «Hà Thị Mận, 2024-04-02: «xã Máy» → «xã Mây» (lỗi chính tả)»."""
        wrong, right, on, because = (
            "".join(self.title(value) for value in self.values(node, name))
            for name in (GOV.wrong, GOV.right, DCTERMS.date, DCTERMS.description)
        )
        what = f"«{wrong}» → {f'«{right}»' if right else WORDS[self.lang]['dropped']}"
        return f"{by}{f', {on}' if on else ''}: {what}{f' ({because})' if because else ''}"

    def kinds(self, node: ox.NamedNode) -> tuple[str, ...]:
        """Return what the classes of a node are called."""
        return tuple(self._name(kind) for kind in self.values(node, RDF.type) if isinstance(kind, ox.NamedNode))

    def properties(self, node: ox.NamedNode, asked: ox.NamedNode | None = None) -> tuple[tuple[str, str], ...]:
        """Return the properties in words, without what the reader knows already: the node asked about, the title."""
        known = OF_EVIDENCE if asked is None else OF_EVIDENCE | {GOV.correction}
        told = [(name, value) for name, value in self.statements(node) if name not in known and value != asked]
        if any(name == GOV.post for name, _ in told):
            told = [(name, value) for name, value in told if name not in OF_THE_POST]
        in_ours = {name for name, value in told if _language(value) == self.lang}
        told = [(name, value) for name, value in told if name not in in_ours or _language(value) == self.lang]
        title = self.title(node)
        is_withdrawn = GOV.Tombstone in self.values(node, RDF.type)
        words = {DCTERMS.source: WORDS[self.lang]["named in"]} if is_withdrawn else {}
        said = [(words.get(name) or self._name(name), self.title(value)) for name, value in told]
        return tuple(sorted((name, value) for name, value in said if value not in title or asked is None))

    def explained(self, fact: ox.NamedNode, asked: ox.NamedNode) -> ExplainedFact:
        """Return a fact in words for a reader who asked about a node."""
        properties = self.properties(fact, asked)
        return ExplainedFact(fact.value, self.kinds(fact)[-1], self.title(fact), properties, self._evidence(fact))

    def _evidence(self, fact: ox.NamedNode) -> tuple[Evidence, ...]:
        graphs = self._rows(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ {fact} {GOV.basis} ?basis }} }} ORDER BY ?g")
        names = [row["g"] for row in graphs]
        return tuple(self._of_source(fact, name) for name in names)

    def _of_source(self, fact: ox.NamedNode, source: ox.NamedNode) -> Evidence:
        def inside(pattern: str) -> Iterator[ox.QuerySolution]:
            return self._rows(f"SELECT * {{ GRAPH {source} {{ {fact} {pattern} }} }}")

        quoted = [row["source"] for row in inside(f"{GOV.evidence}/{OA.hasSource} ?source")]
        issued = self.values(source, DCTERMS.issued)
        quotes = inside(
            f"{GOV.evidence}/{OA.hasSelector} ?words . ?words {OA.exact} ?exact . "
            f"?quotation {OA.hasSelector} ?words , ?place . ?place {OA.start} ?start ; {OA.end} ?end "
            f"OPTIONAL {{ ?quotation {GOV.locator} ?locator }}"
        )
        return Evidence(
            source=str(self.values(quoted[0] if quoted else source, DCTERMS.identifier)[0].value),
            issued=issued[0].value if issued else "",
            basis=next(inside(f"{GOV.basis}/{SKOS.notation} ?basis"))["basis"].value,
            rules=tuple(sorted(self.title(row["rule"]) for row in inside(f"{GOV.rule} ?rule"))),
            premises=tuple(sorted(self._premise(row["premise"]) for row in inside(f"{GOV.premise} ?premise"))),
            corrections=tuple(sorted(self.title(row["one"]) for row in inside(f"{GOV.correction} ?one"))),
            quotes=tuple(sorted(set(map(_quote, quotes)))),
            units=tuple(self._understood(one, source) for one in identifications_of(self.store, fact, source)),
        )

    def _understood(self, one: ox.NamedNode, source: ox.NamedNode) -> str:
        """Return which unit was meant, and why: «Huyện ủy» được hiểu là huyện Kỳ Anh [suy ra, quy tắc …; từ: …]."""
        words, how = WORDS[self.lang], self._of_source(one, source)
        because = [f"{words[how.basis]}, {words['rule']} {', '.join(how.rules)}"]
        because += [f"{words['from']}: {premise}" for premise in how.premises]
        return f"{self.title(one)} [{'; '.join(because)}]"

    def _premise(self, node: ox.NamedNode) -> str:
        """Return what a fact was inferred from: another fact, or who published the source."""
        published = self.values(node, GOV.publisherName) or self.values(node, DCTERMS.source)
        return published[0].value if published and GOV.Source in self.values(node, RDF.type) else self.title(node)

    def _name(self, term: ox.NamedNode) -> str:
        """Return what a property or class is called."""
        if term in NAMES:
            return NAMES[term][self.lang]
        label = self.title(term)
        return re.split(r"[/#]", term.value)[-1] if label.startswith("<") else label

    def _rows(self, sparql: str) -> Iterator[ox.QuerySolution]:
        results = self.store.query(sparql)
        return iter(results) if isinstance(results, ox.QuerySolutions) else iter(())


def _quote(row: ox.QuerySolution) -> tuple[int, int, str, str]:
    place = row["locator"]
    return int(row["start"].value), int(row["end"].value), row["exact"].value, place.value if place else ""


def _language(value: ox.NamedNode | ox.Literal) -> str | None:
    return value.language if isinstance(value, ox.Literal) else None
