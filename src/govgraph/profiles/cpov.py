"""Bodies of the State as the EU's Core Public Organisation Vocabulary knows them.

CPOV knows public organisations alone: bodies of the Party and mass organisations are none, by `alignments/cpov.ttl`,
and are left out, as are people and posts, for which it has no terms.
"""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from govgraph.codes import load_codes
from govgraph.namespaces import DCTERMS, M8G, ORG, RDFS, SKOS, code_iri, scheme_iri
from govgraph.profiles.description import Description, texts
from govgraph.profiles.tables import TABLES
from govgraph.query import find_query
from govgraph.resources import data_folder
from govgraph.store import GraphStore


def public_organisations(store: GraphStore) -> Description:
    """Return the public organisations of a store in terms of CPOV.

    A body that another belongs to is named where it is public itself. Of its names it has two, since CPOV allows one
    other name a language. Kinds are concepts with labels in both languages, and places are units with their official
    codes.
    """
    solutions = store.query(find_query("publish/body-classes").text)
    assert isinstance(solutions, ox.QuerySolutions)
    public = {row["iri"].value for row in solutions if row["class"].value in public_classes()}
    places: set[str] = set()
    told = Description()
    for row in TABLES["bodies"].rows(store):
        if row["iri"] not in public:
            continue
        body = told.node(row["iri"], M8G.PublicOrganisation, ORG.Organization)
        told.say(body, SKOS.prefLabel, ox.Literal(row["name"], language="vi"))
        others = sorted(name for name in row["spellings"].split("; ") if name != row["name"])
        told.say(body, SKOS.altLabel, *(ox.Literal(name, language="vi") for name in others[:1]))
        told.say(body, ORG.classification, _kind(told, row["kind"]))
        told.say(body, ORG.subOrganizationOf, row["part_of_iri"] if row["part_of_iri"] in public else None)
        told.say(body, DCTERMS.spatial, row["unit_iri"])
        places.add(row["unit_iri"])
    for row in TABLES["units"].rows(store):
        if row["iri"] in places:
            place = told.node(row["iri"], DCTERMS.Location)
            told.say(place, SKOS.prefLabel, ox.Literal(row["name"], language="vi") if row["name"] else None)
            told.say(place, DCTERMS.identifier, ox.Literal(row["code"]) if row["code"] else None)
    return told


@cache
def public_classes() -> frozenset[str]:
    """Return the classes that the alignment puts below that of public organisations.

    >>> "https://w3id.org/govgraph/ns#PeoplesCommittee" in public_classes()
    True
    """
    path = data_folder("ontology") / "alignments" / "cpov.ttl"
    return frozenset(
        quad.subject.value
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if quad.predicate == RDFS.subClassOf and quad.object == M8G.PublicOrganisation
    )


def _kind(told: Description, notation: str) -> str:
    iri = told.node(code_iri("body", notation).value, SKOS.Concept)
    told.say(iri, SKOS.prefLabel, *texts(load_codes()["body"][notation].preferred))
    told.say(iri, SKOS.notation, ox.Literal(notation))
    told.say(iri, SKOS.inScheme, scheme_iri("body").value)
    return iri
