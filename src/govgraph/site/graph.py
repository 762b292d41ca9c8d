"""What the pages are made from: the graph in one pass, as plain lookups from a node to what is said with it.

A site asks for nearly all statements of a store, so they are read once and in their own order instead of by a question
a page; a triple that many documents state is kept once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Triple

from govgraph.namespaces import DCTERMS, FOAF, GOV, OA, RDF, SKOS

_LABELS = (FOAF.name.value, SKOS.prefLabel.value, "http://data.europa.eu/eli/ontology#id_local", DCTERMS.title.value,
           DCTERMS.identifier.value, GOV.statement.value, GOV.namedAs.value,
           "http://www.w3.org/2000/01/rdf-schema#label")  # fmt: skip

_IN_SELECTORS = {OA[name].value: name for name in ("exact", "prefix", "suffix", "start", "end")}


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a source that show a fact, with the words around them, and where they stand in it."""

    source: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(slots=True)
class Graph:
    """The statements of a store, from both ends. `base` begins the IRIs of its data."""

    base: str
    says: dict[str, dict[str, list[NamedNode | Literal]]] = field(default_factory=dict)
    into: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def iris(self, node: str, *properties: NamedNode) -> list[str]:
        """Return the IRIs to which properties lead from a node, sorted."""
        said = self.says.get(node, {})
        return sorted({o.value for p in properties for o in said.get(p.value, ()) if isinstance(o, NamedNode)})

    def texts(self, node: str, *properties: NamedNode) -> list[str]:
        """Return the literals that properties give to a node, sorted."""
        said = self.says.get(node, {})
        return sorted({o.value for p in properties for o in said.get(p.value, ()) if isinstance(o, Literal)})

    def text(self, node: str, property: NamedNode) -> str:
        """Return the first of the literals of a property, nothing where there is none."""
        return next(iter(self.texts(node, property)), "")

    def classes(self, node: str) -> list[str]:
        """Return the local names of the classes of `gov:` that a node has."""
        start = str(GOV)
        return [iri.removeprefix(start) for iri in self.iris(node, RDF.type) if iri.startswith(start)]

    def label(self, node: str, language: str) -> tuple[str, str]:
        """Return the name of a node and the language of that name, the last part of its IRI where it has none.

        Of several spellings it is the one that the tables of `govgraph.profiles` have too, the last in their order; so
        a body that has names in one language alone is called the same on the pages of both.
        """
        said = self.says.get(node, {})
        for property in _LABELS:
            found = sorted((o for o in said.get(property, ()) if isinstance(o, Literal)), key=lambda o: o.value)
            if found:
                best = next((o for o in reversed(found) if o.language == language), found[-1])
                return best.value, best.language or "vi"
        return node.rstrip("/").rsplit("/", 1)[-1].rpartition("#")[2], ""

    def quotation(self, node: str) -> Quotation | None:
        """Return the words that a quotation's IRI stands for; None where the store does not hold them."""
        source = self.iris(node, OA.hasSource)
        words = dict.fromkeys(_IN_SELECTORS.values(), "")
        for part in self.iris(node, OA.hasSelector):
            said = self.says.get(part, {})
            for property, name in _IN_SELECTORS.items():
                if property in said:
                    words[name] += self.text(part, NamedNode(property))
        if not source or not words["exact"]:
            return None
        place = int(words["start"] or 0), int(words["end"] or 0)
        return Quotation(source[0], *place, words["exact"], words["prefix"], words["suffix"])

    def quads(self, node: str) -> Iterator[Quad]:
        """Yield what is said of a node, for the writers of `govgraph.export`."""
        subject = NamedNode(node)
        for property, values in self.says.get(node, {}).items():
            for value in values:
                yield Quad(subject, NamedNode(property), value)


#: Properties that only repeat a page's place in the graph, and would make every code the end of thousands of links.
ONE_WAY = {
    iri.value for iri in (RDF.type, GOV.basis, GOV.rule, GOV.status, OA.hasSelector, SKOS.inScheme, DCTERMS.language)
}


def read_graph(triples: Iterable[Triple | Quad], base: str) -> Graph:
    """Return statements as a graph, whose order no build moves.

    >>> who = NamedNode("urn:x/person/1")
    >>> graph = read_graph([Triple(who, FOAF.name, Literal("Lê An"))], "urn:x/")
    >>> graph.label("urn:x/person/1", "en")
    ('Lê An', 'vi')
    """
    graph = Graph(base)
    says, into = graph.says, graph.into
    known: dict[str, str] = {}
    for triple in triples:
        object = triple.object
        if not isinstance(triple.subject, NamedNode) or not isinstance(object, (NamedNode, Literal)):
            continue  # the store refuses blank nodes; the alignments of a vocabulary may hold lists
        subject, property = triple.subject.value, triple.predicate.value
        subject = known.setdefault(subject, subject)
        property = known.setdefault(property, property)
        values = says.setdefault(subject, {}).setdefault(property, [])
        if object in values:
            continue
        values.append(object)
        if isinstance(object, NamedNode) and property not in ONE_WAY:
            value = object.value
            into.setdefault(known.setdefault(value, value), []).append((property, subject))
    for ends in into.values():
        ends.sort()
    return graph
