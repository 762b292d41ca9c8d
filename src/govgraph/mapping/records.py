"""What other systems call a thing: the ids that they give it, each with its system, and its other names."""

from govgraph.mapping.sheet import Sheet
from govgraph.mapping.terms import ADMS, RDF, SKOS, RdfTerm, plain, vietnamese
from govgraph.mapping.things import body_node, document_node, person_node, post_node, unit_node
from govgraph.model import Body, Citation, Person, Post, Record, Unit
from govgraph.resolve.keys import digest


def describe_record(sheet: Sheet, record: Record) -> None:
    """State a thing that another system lists, with its ids and other names; facts need not say anything of it."""
    node = _node(sheet, record)
    for system, value in record.identifiers:
        sheet.put(node, ADMS.identifier, _identifier(sheet, system, value) if f"<{value}>" != node else None)
    called = plain if isinstance(record.thing, Person) else vietnamese
    sheet.put(node, SKOS.altLabel, *(called(name) for name in record.names))


def _node(sheet: Sheet, record: Record) -> RdfTerm:
    match record.thing:
        case Unit() as unit:
            return unit_node(sheet, unit)
        case Body() as body:
            return body_node(sheet, body)
        case Post() as post:
            return post_node(sheet, post)
        case Person(name, own):
            return person_node(sheet, name, record=own)
        case str() as fact:
            content = sheet.identities.content(fact)
            if isinstance(content, Citation):
                return document_node(sheet, content.document)
            return sheet.node(sheet.identities.fact(fact))


def _identifier(sheet: Sheet, system: str, value: str) -> RdfTerm:
    """Return the node of an id, which says whose it is."""
    node = sheet.node(f"identifier/{digest(system, value)}")
    if sheet.is_new(node):
        sheet.put(node, RDF.type, ADMS.Identifier)
        sheet.put(node, SKOS.notation, plain(value))
        sheet.put(node, ADMS.schemaAgency, plain(system))
    return node
