"""The things that facts are about: units, bodies, posts, people, terms of office, documents.

Each function returns the node, and describes it the first time it is named.
"""

from collections.abc import Iterator
from dataclasses import replace

from govgraph.mapping.labels import body_label, post_label, term_label, unit_label
from govgraph.mapping.sheet import Sheet
from govgraph.mapping.terms import (
    DCTERMS,
    ELI,
    FOAF,
    GOV,
    ORG,
    RDF,
    SKOS,
    RdfTerm,
    date,
    date_with_year,
    plain,
    vietnamese,
)
from govgraph.model import Body, LegalDocument, Post, Term, Unit
from govgraph.normalise import bare_key

# What the nation has in the place of the committees and councils of its units.
OF_THE_NATION = {"party-organisation": None, "peoples-committee": "government", "peoples-council": "national-assembly"}


def unit_node(sheet: Sheet, unit: Unit) -> RdfTerm:
    """Return the node of an administrative unit."""
    node = sheet.node(sheet.identities.unit(unit))
    if sheet.is_new(node):
        unit = sheet.identities.units.complete(unit)
        above = sheet.identities.units.parent(unit)
        sheet.put(node, RDF.type, GOV.Unit)
        sheet.put_label(node, unit_label(unit, sheet.label))
        sheet.put(node, GOV.level, sheet.code("level", unit.level))
        sheet.put(node, GOV.unitType, sheet.code("unit-type", unit.type))
        official = sheet.identities.units.official(unit)
        sheet.put(node, GOV.officialCode, plain(official.code) if official else None)
        sheet.put(node, GOV.partOf, unit_node(sheet, above) if above else None)
    return node


def body_node(sheet: Sheet, body: Body) -> RdfTerm:
    """Return the node of a body, linked to the nearest of the bodies that it belongs to which the document names."""
    node = sheet.node(sheet.identities.body(body))
    if sheet.is_new(node):
        bodies = sheet.identities.bodies
        if bodies.tells_above(body):
            parent = bodies.above(body)
        else:
            parent = next((one for one in bodies_above(sheet, body) if bodies.is_named(one)), None)
        body = sheet.bodies[node] = bodies.complete(body)
        sheet.put_types(node, GOV.Organisation, "body", body.kind)
        sheet.put_label(node, body_label(body, sheet.label))
        sheet.put(node, ORG.classification, sheet.code("body", body.kind))
        sheet.put(node, GOV.level, sheet.code("level", body.level))
        sheet.put(node, GOV.jurisdiction, unit_node(sheet, body.unit) if body.unit else None)
        sheet.put(node, ORG.subOrganizationOf, body_node(sheet, parent) if parent else None)
        for predicate, other in _beside(sheet, body):
            sheet.put(node, predicate, body_node(sheet, other) if bodies.is_named(other) else None)
    return node


def bodies_above(sheet: Sheet, body: Body) -> Iterator[Body]:
    """Yield the bodies that this one belongs to, the nearest first, whether the document names them or not.

    What belongs to a Party organisation is led by its committee: «đảng ủy xã trực thuộc Huyện ủy».
    """
    start = sheet.identities.body(body)
    above = _parent(sheet, body)
    while above is not None:
        yield above
        committee = replace(above, kind="party-committee")
        if above.kind == "party-organisation" and sheet.identities.body(committee) != start:
            yield committee
        above = _parent(sheet, above)


def _beside(sheet: Sheet, body: Body) -> Iterator[tuple[RdfTerm, Body]]:
    """Yield the bodies of the same unit to which this one answers, or of which it is a member, without being below."""
    concept = sheet.codes["body"][body.kind]
    if body.unit is None or body.unit.level != "village":
        for predicate, kind in (
            (GOV.accountableTo, concept.answers_to_kind),
            (ORG.memberOf, concept.member_of_kind),
        ):
            if kind is not None:
                yield predicate, replace(body, kind=kind, name=None)


def _parent(sheet: Sheet, body: Body) -> Body | None:
    """Return the body that this one belongs to: by its kind inside the unit, a Party organisation's by the unit above.

    A village has cells and branches but no committees: what they belong to is the commune's.
    """
    concept = sheet.codes["body"][body.kind]
    kind, unit, level = concept.parent_kind, body.unit, body.level
    is_of_village = unit is not None and unit.level == "village"
    if body.kind == "party-organisation" or (is_of_village and concept.side == "front"):
        kind = body.kind
    if body.kind == "party-organisation" or is_of_village:
        unit = sheet.identities.units.parent(unit) if unit else None
        level = None
    if level == "central":
        kind = OF_THE_NATION.get(kind or "", kind)
    level = unit.level if unit else level
    return Body(kind, level, unit) if kind and level else None


def post_node(sheet: Sheet, post: Post) -> RdfTerm:
    """Return the node of a post; it exists without a holder."""
    node = sheet.node(sheet.identities.post(post))
    if sheet.is_new(node):
        body = body_node(sheet, sheet.identities.bodies.complete(post.body))
        sheet.put(node, RDF.type, GOV.Post)
        sheet.put(node, SKOS.prefLabel, vietnamese(post_label(Post(post.role, sheet.bodies[body]), sheet.label)))
        sheet.put(node, ORG.postIn, body)
        sheet.put(node, ORG.role, sheet.code("role", post.role))
    return node


def person_node(sheet: Sheet, name: str, *posts: Post, record: str | None = None) -> RdfTerm:
    """Return the node of a person; the posts in which they are meant, or the record, part two people of one name."""
    node = sheet.node(sheet.identities.person(name, *posts, record=record))
    if sheet.is_new(node):
        sheet.put(node, RDF.type, GOV.Person)
        sheet.put(node, FOAF.name, plain(name))
        sheet.put(node, GOV.nameKey, plain(bare_key(name)))
    return node


def term_node(sheet: Sheet, term: Term) -> RdfTerm:
    """Return the node of a term of office."""
    node = sheet.node(sheet.identities.term(term))
    body = sheet.identities.bodies.term_body(term)
    if sheet.is_new(node):
        sheet.put(node, RDF.type, GOV.Term)
        sheet.put(node, SKOS.prefLabel, vietnamese(term_label(term)))
        sheet.put(node, GOV.start, date(term.start))
        sheet.put(node, GOV.end, date(term.end))
        sheet.put(node, GOV.termOf, body_node(sheet, body) if body else None)
    return node


def document_node(sheet: Sheet, document: LegalDocument) -> RdfTerm:
    """Return the node of a legal document, with all that its mentions together say of it."""
    node = sheet.node(sheet.identities.document(document))
    document = sheet.identities.bodies.complete_document(document)
    sheet.put_types(node, GOV.Document, "document", document.kind)
    sheet.put(node, GOV.kind, sheet.code("document", document.kind))
    sheet.put_once(node, ELI.id_local, plain(document.number))
    sheet.put_once(node, ELI.passed_by, body_node(sheet, document.issuer) if document.issuer else None)
    sheet.put_once(node, ELI.date_document, date_with_year(document.date))
    sheet.put_once(node, DCTERMS.title, vietnamese(document.title))
    sheet.put_once(node, GOV.term, term_node(sheet, document.term) if document.term else None)
    return node
