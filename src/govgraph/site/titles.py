"""What a page, a list and the search call an entity: enough to tell it from its like."""

from __future__ import annotations

from govgraph.namespaces import DCTERMS, ELI, GOV, OA, ORG
from govgraph.site.address import stem_of
from govgraph.site.graph import Graph
from govgraph.site.wording import day, say

# A commune has a district and a province above it; the state above these tells nothing apart.
_MOST_ABOVE = 2


def title_of(graph: Graph, iri: str, language: str) -> tuple[str, str]:
    """Return the title of an entity and its language, "" where it mixes both.

    A document is its kind, number, issuer and day; a source its title, else its publisher or file and its day; a term
    of office has its body; a unit without a name is said to have none.

    >>> title_of(Graph("urn:x/"), "urn:x/unit/somewhere/district", "en")
    ('Unit without a name (district)', 'en')
    """
    kind = (stem_of(iri, graph.base) or "").partition("/")[0]
    name, spoken = graph.label(iri, language)
    if kind == "eli":
        head = " ".join([*_names(graph, graph.iris(iri, GOV.kind), language)[:1], *graph.texts(iri, ELI.id_local)[:1]])
        when = [day(one, language) for one in graph.texts(iri, ELI.date_document)[:1]]
        parts = [head or name, *_names(graph, graph.iris(iri, ELI.passed_by), "vi")[:1], *when]
        return ", ".join(parts), spoken if language == "vi" else ""
    if kind == "source" and not graph.texts(iri, DCTERMS.title):
        when = [day(one, language) for one in graph.texts(iri, DCTERMS.issued)[:1]]
        return ", ".join([graph.text(iri, GOV.publisherName) or name, *when]), "vi" if language == "vi" else ""
    if kind == "term":
        held = {subject for property, subject in graph.into.get(iri, ()) if property == GOV.term.value}
        bodies = {body for one in held for body in graph.iris(one, GOV.convener, ORG.organization)}
        return (f"{name}, {graph.label(bodies.pop(), 'vi')[0]}" if len(bodies) == 1 else name), spoken
    if kind == "unit" and not spoken:
        return f"{say('nameless-unit', language)} ({name})", language
    return name, spoken


def heading_of(graph: Graph, iri: str, language: str) -> tuple[str, str]:
    """Return the heading of the page of an entity and its language: its title, and what tells it from its like.

    A unit has the units above it and the days between which it was; a source that nobody gave a title or a publisher
    is told by the first meeting or document in it; what is known from one source alone says so.

    >>> from pyoxigraph import Literal, NamedNode, Triple
    >>> from govgraph.namespaces import SKOS
    >>> from govgraph.site.graph import read_graph
    >>> commune, province = NamedNode("urn:x/unit/1-ky-tho"), NamedNode("urn:x/unit/42-ha-tinh")
    >>> graph = read_graph([Triple(commune, SKOS.prefLabel, Literal("xã Kỳ Thọ", language="vi")),
    ...                     Triple(commune, GOV.partOf, province), Triple(commune, GOV.end, Literal("2025-07-01")),
    ...                     Triple(province, SKOS.prefLabel, Literal("tỉnh Hà Tĩnh", language="vi"))], "urn:x/")
    >>> heading_of(graph, "urn:x/unit/1-ky-tho", "vi")[0]
    'xã Kỳ Thọ, tỉnh Hà Tĩnh (đến 1/7/2025)'
    """
    title, spoken = title_of(graph, iri, language)
    kind = (stem_of(iri, graph.base) or "").partition("/")[0]
    if kind == "source":
        if graph.texts(iri, DCTERMS.title) or graph.text(iri, GOV.publisherName):
            return title, spoken
        about = _first_in(graph, iri)
        told = f"{title}: {title_of(graph, about, language)[0]}" if about else title
        return told, spoken if language == "vi" else ""
    more = [_existence(graph, iri, language)] if kind == "unit" else []
    if source := _only_source(graph, iri):
        more.append(f"{say('by-source', language)} {source}")
    above = _above(graph, iri) if kind == "unit" else []
    name = ", ".join([title, *above])
    told = "; ".join(filter(None, more))
    return (f"{name} ({told})" if told else name), spoken if language == "vi" or (name == title and not told) else ""


def hint_of(graph: Graph, iri: str) -> str:
    """Return what tells an entity from others of its title: of a unit where and when it is, else its only source.

    >>> hint_of(Graph("urn:x/"), "urn:x/eli/source-000592-quang-xuan/resolution/57-nq-tw")
    '000592-quang-xuan'
    """
    kind = (stem_of(iri, graph.base) or "").partition("/")[0]
    if kind == "source":
        return graph.text(iri, DCTERMS.identifier)
    where = [", ".join(_above(graph, iri)), _existence(graph, iri, "vi")] if kind == "unit" else []
    return " · ".join(filter(None, [*where, _only_source(graph, iri)]))


def _only_source(graph: Graph, iri: str) -> str:
    """Return the source that alone knows an entity, as its IRI says; nothing for others."""
    first = (stem_of(iri, graph.base) or "").partition("/")[2].partition("/")[0]
    return first.removeprefix("source-") if first.startswith("source-") else ""


def _above(graph: Graph, unit: str) -> list[str]:
    """Return the names of the units above a unit, the nearest first: a district and its province, or a province."""
    found: list[str] = []
    while len(found) < _MOST_ABOVE and len(parts := graph.iris(unit, GOV.partOf)) == 1:
        unit = parts[0]
        found.append(graph.label(unit, "vi")[0])
    return found


def _existence(graph: Graph, unit: str, language: str) -> str:
    ends = (("from", graph.text(unit, GOV.start)), ("until", graph.text(unit, GOV.end)))
    return " ".join(f"{say(word, language)} {day(when, language)}" for word, when in ends if when)


def _first_in(graph: Graph, source: str) -> str:
    """Return the meeting or document that the first sentence of a source shows, nothing where none does."""
    found = []
    for way, node in graph.into.get(source, ()):
        quotation = graph.quotation(node) if way == OA.hasSource.value else None
        if quotation is None:
            continue
        for property, fact in graph.into.get(node, ()):
            if property == GOV.evidence.value and (stem_of(fact, graph.base) or "").startswith(("meeting/", "eli/")):
                found.append((quotation.start, fact))
    return min(found, default=(0, ""))[1]


def _names(graph: Graph, iris: list[str], language: str) -> list[str]:
    return [graph.label(iri, language)[0] for iri in iris]
