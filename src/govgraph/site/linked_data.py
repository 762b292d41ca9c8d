"""What a page says of its entity in the words of schema.org, for search engines."""

from __future__ import annotations

from govgraph.namespaces import DCTERMS, ELI, GOV, ORG, RDF
from govgraph.profiles.cpov import public_classes
from govgraph.site.entities import posts_of
from govgraph.site.graph import Graph

_TYPES = {
    "person": "Person", "body": "GovernmentOrganization", "unit": "AdministrativeArea", "meeting": "Event",
    "eli": "Legislation", "source": "CreativeWork", "code": "DefinedTerm",
}  # fmt: skip


def linked_data(graph: Graph, iri: str, kind: str, language: str) -> dict[str, object]:
    """Return an entity as an object of JSON-LD; nothing for kinds that schema.org has no word for."""
    if kind not in _TYPES:
        return {}
    type = _TYPES[kind]
    if kind == "body" and not public_classes() & set(graph.iris(iri, RDF.type)):
        type = "Organization"
    found: dict[str, object] = {
        "@context": "https://schema.org", "@type": type, "@id": iri, "name": graph.label(iri, language)[0]
    }  # fmt: skip

    def named(node: str, type: str) -> dict[str, str]:
        return {"@type": type, "@id": node, "name": graph.label(node, language)[0]}

    if kind == "person":
        tenures = [s for p, s in graph.into.get(iri, ()) if p == ORG.member.value]
        # schema.org has no past: a membership with an end, or whose days nobody knows, is a role with what is known.
        found["memberOf"] = [
            {"@type": "Role", "memberOf": named(body, "Organization")}
            | {name: days for name, days in (("startDate", graph.text(tenure, GOV.start)),
                                             ("endDate", graph.text(tenure, GOV.end))) if days}
            | ({"roleName": posts[0][0]} if (posts := posts_of(graph, tenure, language)) else {})
            for tenure in tenures[:50]
            for body in graph.iris(tenure, ORG.organization)
        ]  # fmt: skip
    elif kind == "body":
        found["areaServed"] = [named(unit, "AdministrativeArea") for unit in graph.iris(iri, GOV.jurisdiction)]
        found["parentOrganization"] = [named(b, "Organization") for b in graph.iris(iri, ORG.subOrganizationOf)]
    elif kind == "unit":
        found["containedInPlace"] = [named(unit, "AdministrativeArea") for unit in graph.iris(iri, GOV.partOf)]
    elif kind == "meeting":
        found["startDate"] = graph.text(iri, GOV.heldOn)
        found["organizer"] = [named(body, "Organization") for body in graph.iris(iri, GOV.convener)]
    elif kind == "eli":
        found["legislationIdentifier"] = graph.text(iri, ELI.id_local)
        found["legislationDate"] = graph.text(iri, ELI.date_document)
        found["legislationPassedBy"] = [named(body, "Organization") for body in graph.iris(iri, ELI.passed_by)]
    elif kind == "source":
        found["datePublished"] = graph.text(iri, DCTERMS.issued)
        found["url"] = graph.iris(iri, DCTERMS.source)[:1]
        found["publisher"] = graph.text(iri, GOV.publisherName)
    return {name: value for name, value in found.items() if value}
