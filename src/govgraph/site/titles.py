"""What a page, a list and the search call an entity: enough to tell it from its like."""

from __future__ import annotations

from govgraph.namespaces import DCTERMS, ELI, GOV, ORG
from govgraph.site.address import stem_of
from govgraph.site.graph import Graph
from govgraph.site.wording import day, say


def title_of(graph: Graph, iri: str, language: str) -> tuple[str, str]:
    """Return the title of an entity and its language, "" where it mixes both.

    A document is its kind, number, issuer and day; a source its title, else its publisher and day; a term of office has
    its body; a unit without a name is said to have none.

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
    if kind == "source" and not graph.texts(iri, DCTERMS.title) and graph.text(iri, GOV.publisherName):
        when = [day(one, language) for one in graph.texts(iri, DCTERMS.issued)[:1]]
        return ", ".join([graph.text(iri, GOV.publisherName), *when]), "vi" if language == "vi" else ""
    if kind == "term":
        held = {subject for property, subject in graph.into.get(iri, ()) if property == GOV.term.value}
        bodies = {body for one in held for body in graph.iris(one, GOV.convener, ORG.organization)}
        return (f"{name}, {graph.label(bodies.pop(), 'vi')[0]}" if len(bodies) == 1 else name), spoken
    if kind == "unit" and not spoken:
        return f"{say('nameless-unit', language)} ({name})", language
    return name, spoken


def hint_of(graph: Graph, iri: str) -> str:
    """Return by which source an entity is known that may have the title of another; nothing where none is in its IRI.

    >>> hint_of(Graph("urn:x/"), "urn:x/eli/source-000592-quang-xuan/resolution/57-nq-tw")
    '000592-quang-xuan'
    """
    kind, _, rest = (stem_of(iri, graph.base) or "").partition("/")
    if kind == "source":
        return graph.text(iri, DCTERMS.identifier)
    first = rest.partition("/")[0]
    return first.removeprefix("source-") if first.startswith("source-") else ""


def _names(graph: Graph, iris: list[str], language: str) -> list[str]:
    return [graph.label(iri, language)[0] for iri in iris]
