"""The entities that have pages: of which kind they are, where their data lies, and what tells namesakes apart."""

from __future__ import annotations

from govgraph.model import NOT_IN_FULL
from govgraph.namespaces import DCTERMS, GOV, ORG, RDF
from govgraph.query.held_as import held_as
from govgraph.site.address import kind_in, stem_of
from govgraph.site.graph import Graph
from govgraph.site.times import latest_of

#: The kinds of entities that have pages, by the first part of their paths, in the order of the menu.
KINDS = ("person", "body", "unit", "meeting", "eli", "indicator", "source", "term", "code", "rule")


def kind_of(iri: str, graph: Graph) -> str | None:
    """Return the kind of the page that an IRI has, None where it has none.

    >>> kind_of("https://w3id.org/govgraph/id/person/1", Graph("https://w3id.org/govgraph/id/"))
    'person'
    """
    if "#" in iri:
        return None
    kind = kind_in(iri, graph.base)
    return kind if kind in KINDS else None


def data_files(iri: str, graph: Graph) -> tuple[tuple[str, str], ...]:
    """Return (path within the site, media type) of the data files of an entity; codes and rules have none of their own.

    >>> data_files("https://w3id.org/govgraph/id/person/1", Graph("https://w3id.org/govgraph/id/"))[0]
    ('id/person/1.ttl', 'text/turtle')
    """
    if kind_of(iri, graph) in ("code", "rule", None):
        return ()
    stem = stem_of(iri, graph.base)
    return (f"id/{stem}.ttl", "text/turtle"), (f"id/{stem}.jsonld", "application/ld+json")


def entities(graph: Graph) -> list[str]:
    """Return the IRIs that have pages, sorted: known entities and codes, none that another has replaced."""
    moved = DCTERMS.isReplacedBy.value
    found = []
    for iri, said in graph.says.items():
        if (
            kind_of(iri, graph)
            and moved not in said
            and RDF.type.value in said
            and GOV.Tombstone not in said[RDF.type.value]
        ):
            found.append(iri)
    return sorted(found)


def known_as(graph: Graph, person: str) -> str:
    """Return the post in which a person was last shown, which tells namesakes apart; nothing where none is known."""
    tenures = {subject for way, subject in graph.into.get(person, ()) if way == ORG.member.value}
    posts = [post for tenure in latest_of(graph, tenures) for post in posts_of(graph, tenure, "vi")]
    return posts[0][0] if posts else ""


def posts_of(graph: Graph, tenure: str, language: str) -> list[tuple[str, str]]:
    """Return the names of the posts of a tenure, each with what says how it is held, and the languages of the names."""
    held = graph.iris(tenure, GOV.qualifier)[:1]
    code, word = (_code(held[0]), graph.label(held[0], language)[0]) if held else ("", "")
    posts = (graph.label(post, language) for post in graph.iris(tenure, GOV.post))
    return [(held_as(name, code, word), spoken) for name, spoken in posts]


def how_held(graph: Graph, tenure: str, language: str) -> str:
    """Return the word for how a post is held that is not held in full, such as «Quyền»; else nothing."""
    held = [iri for iri in graph.iris(tenure, GOV.qualifier) if _code(iri) in NOT_IN_FULL]
    return graph.label(held[0], language)[0] if held else ""


def _code(iri: str) -> str:
    return iri.rpartition("/")[2]
