"""What a document says: one function for each type of content states it at its node."""

from dataclasses import replace
from functools import singledispatch

from govgraph.mapping.evidence import attest, quotation, rule_node
from govgraph.mapping.labels import meeting_label
from govgraph.mapping.sheet import Sheet
from govgraph.mapping.terms import (
    DCTERMS,
    ELI,
    GOV,
    ORG,
    RDF,
    SKOS,
    RdfTerm,
    date,
    date_with_year,
    day,
    decimal,
    number,
    plain,
    vietnamese,
)
from govgraph.mapping.things import body_node, document_node, person_node, post_node, term_node, unit_node
from govgraph.model import (
    Assessment,
    Ballot,
    Citation,
    Content,
    Fact,
    Finding,
    HeadCount,
    Indicator,
    Locality,
    Meeting,
    Participation,
    PersonnelChange,
    Position,
    TargetCount,
)
from govgraph.resolve import Identification
from govgraph.resolve.bodies import term_of_meeting

# How a document stands to one that it names, by how it names it; ELI has no word for «thay thế». Others are mentions.
_BETWEEN_DOCUMENTS = {
    "implemented": ELI.implements,
    "relied-on": ELI.based_on,
    "amended": ELI.amends,
    "repealed": ELI.repeals,
    "replaced": DCTERMS.replaces,
}


def describe_fact(sheet: Sheet, node: RdfTerm, fact: Fact) -> None:
    """State at its node what a fact says, and how it is known."""
    describe(fact.content, node, sheet)
    attest(sheet, node, fact)


@singledispatch
def describe(content: Content, node: RdfTerm, sheet: Sheet) -> None:
    """State `content` at its node."""
    raise TypeError(f"no mapping for {type(content).__name__}")


@describe.register
def _(content: Position, node: RdfTerm, sheet: Sheet) -> None:
    is_over = node in sheet.ended
    sheet.put(node, RDF.type, GOV.Tenure)
    sheet.put(node, ORG.member, person_node(sheet, content.person, content.post, record=content.record))
    sheet.put(node, GOV.post, post_node(sheet, content.post))
    sheet.put(node, ORG.organization, body_node(sheet, content.post.body))
    sheet.put(node, ORG.role, sheet.code("role", content.post.role))
    sheet.put(node, GOV.attestedOn, None if is_over else day(content.attested_on))
    sheet.put_once(node, GOV.start, date_with_year(content.start))
    sheet.put_once(node, GOV.end, date_with_year(content.end))
    sheet.put_once(node, GOV.term, term_node(sheet, content.term) if content.term else None)
    sheet.put_once(node, GOV.qualifier, sheet.code("qualifier", content.qualifier))
    sheet.put(node, GOV.status, sheet.code("tenure-status", "ended" if is_over else "unknown"))


@describe.register
def _(content: Meeting, node: RdfTerm, sheet: Sheet) -> None:
    sheet.put_types(node, GOV.Meeting, "meeting", content.kind)
    convener = sheet.identities.bodies.complete(content.convener) if content.convener else None
    sheet.put(node, SKOS.prefLabel, vietnamese(meeting_label(replace(content, convener=convener), sheet.label)))
    sheet.put(node, GOV.kind, sheet.code("meeting", content.kind))
    sheet.put(node, GOV.heldOn, date(content.date))
    sheet.put(node, GOV.heldUntil, date_with_year(content.date_end))
    sheet.put(node, GOV.partOfDay, sheet.code("part-of-day", content.part_of_day))
    sheet.put(node, GOV.convener, body_node(sheet, content.convener) if content.convener else None)
    sheet.put(node, GOV.place, unit_node(sheet, content.place) if content.place else None)
    sheet.put(node, GOV.placeName, plain(content.place_name))
    term = term_of_meeting(content)
    sheet.put(node, GOV.term, term_node(sheet, term) if term else None)
    sheet.put(node, GOV.adopted, *(_cited(sheet, citation) for citation in content.adopted))
    sheet.put(node, GOV.discussed, *(_cited(sheet, citation) for citation in content.discussed))


@describe.register
def _(content: Participation, node: RdfTerm, sheet: Sheet) -> None:
    sheet.put(node, RDF.type, GOV.Participation)
    person = person_node(sheet, content.person, *sheet.identities.posts(content), record=content.record)
    sheet.put(node, GOV.participant, person)
    sheet.put(node, GOV.meeting, _fact(sheet, content.meeting))
    sheet.put(node, GOV.capacity, sheet.code("participation", content.capacity))
    sheet.put(node, GOV.inCapacityOf, *(_fact(sheet, id_) for id_ in content.posts if _is_of(sheet, id_, person)))
    sheet.put(node, GOV.onBehalfOf, body_node(sheet, content.on_behalf_of) if content.on_behalf_of else None)


@describe.register
def _(content: Citation, node: RdfTerm, sheet: Sheet) -> None:
    sheet.put(node, RDF.type, GOV.Citation)
    sheet.put(node, GOV.source, sheet.source)
    document = document_node(sheet, content.document)
    sheet.put(node, GOV.document, document)
    sheet.put(node, GOV.relation, sheet.code("citation", content.relation))
    sheet.put(node, GOV.meeting, _fact(sheet, content.meeting))
    if content.citing is not None:
        citing = document_node(sheet, content.citing)
        sheet.put(node, GOV.citing, citing)
        sheet.put(citing, _BETWEEN_DOCUMENTS.get(content.relation, ELI.cites), document)


@describe.register
def _(content: PersonnelChange, node: RdfTerm, sheet: Sheet) -> None:
    ended = sheet.identities.ended_tenure(content)
    sheet.put_types(node, GOV.PersonnelChange, "change", content.kind)
    sheet.put(node, GOV.kind, sheet.code("change", content.kind))
    sheet.put(node, GOV.person, person_node(sheet, content.person, record=content.record))
    sheet.put(node, GOV.begins, _fact(sheet, content.begins))
    sheet.put(node, GOV.ends, sheet.node(ended) if ended else None)
    sheet.put_once(node, GOV.meeting, _fact(sheet, content.meeting))
    sheet.put_once(node, GOV.decidedBy, _cited(sheet, content.decided_by))
    sheet.put_once(node, GOV.effectiveOn, date_with_year(content.effective_on))


@describe.register
def _(content: Assessment, node: RdfTerm, sheet: Sheet) -> None:
    sheet.put(node, RDF.type, GOV.Assessment)
    sheet.put(node, GOV.assesses, _cited(sheet, content.document))
    sheet.put(node, GOV.assesses, term_node(sheet, content.term) if content.term else None)
    sheet.put(node, GOV.assessedBody, body_node(sheet, content.body) if content.body else None)
    sheet.put(node, GOV.meeting, _fact(sheet, content.meeting))


@describe.register
def _(content: TargetCount, node: RdfTerm, sheet: Sheet) -> None:
    sheet.put(node, RDF.type, GOV.TargetCount)
    sheet.put(node, GOV.assessment, _fact(sheet, content.assessment))
    sheet.put(node, GOV.targets, number(content.targets))
    sheet.put(node, GOV.targetsMet, number(content.met))
    sheet.put(node, GOV.targetsUnmet, number(content.unmet))


@describe.register
def _(content: Finding, node: RdfTerm, sheet: Sheet) -> None:
    sheet.put_types(node, GOV.Finding, "finding", content.kind)
    sheet.put(node, GOV.statement, vietnamese(content.statement))
    sheet.put(node, GOV.assessment, _fact(sheet, content.assessment))
    sheet.put(node, GOV.meeting, _fact(sheet, content.meeting))
    sheet.put(node, GOV.deadline, date_with_year(content.deadline))
    sheet.put(node, GOV.deadlineText, vietnamese(content.deadline_text))
    sheet.put(node, GOV.responsible, body_node(sheet, content.responsible) if content.responsible else None)


@describe.register
def _(content: Indicator, node: RdfTerm, sheet: Sheet) -> None:
    sheet.put(node, RDF.type, GOV.Indicator)
    sheet.put(node, GOV.statement, vietnamese(content.statement))
    sheet.put(node, GOV.value, decimal(content.value))
    sheet.put(node, GOV.unitOfMeasure, plain(content.unit_of_measure))
    sheet.put(node, GOV.period, plain(content.period))
    sheet.put(node, GOV.comparison, plain(content.comparison))
    sheet.put(node, GOV.assessment, _fact(sheet, content.assessment))


@describe.register
def _(content: HeadCount, node: RdfTerm, sheet: Sheet) -> None:
    sheet.put(node, RDF.type, GOV.HeadCount)
    sheet.put(node, GOV.counted, plain(content.counted))
    sheet.put(node, GOV.present, number(content.present))
    sheet.put(node, GOV.expected, number(content.expected))
    sheet.put(node, GOV.meeting, _fact(sheet, content.meeting))
    sheet.put(node, GOV.body, body_node(sheet, content.body) if content.body else None)


@describe.register
def _(content: Ballot, node: RdfTerm, sheet: Sheet) -> None:
    sheet.put(node, RDF.type, GOV.Ballot)
    sheet.put(node, GOV.votesFor, number(content.votes_for))
    sheet.put(node, GOV.votesCast, number(content.votes_cast))
    sheet.put(node, GOV.share, decimal(content.share))
    sheet.put(node, GOV.meeting, _fact(sheet, content.meeting))
    sheet.put(node, GOV.change, _fact(sheet, content.change))


@describe.register
def _(content: Locality, node: RdfTerm, sheet: Sheet) -> None:
    sheet.put(node, RDF.type, GOV.Locality)
    sheet.put(node, GOV.source, sheet.source)
    sheet.put(node, GOV.unit, unit_node(sheet, content.unit))
    sheet.put(node, GOV.namedAs, plain(content.named_as))


def describe_ended_tenure(sheet: Sheet, fact: Fact, change: PersonnelChange, *, is_known: bool) -> None:
    """State the tenure that a change ends; where no fact of its own states it, the change's sentence does."""
    ended = sheet.identities.ended_tenure(change)
    if ended is None or change.ends is None:
        return
    describe(
        Position(change.person, change.ends, end=change.effective_on, record=change.record), sheet.node(ended), sheet
    )
    if not is_known:
        attest(sheet, sheet.node(ended), fact)


def describe_identification(sheet: Sheet, one: Identification) -> None:
    """State which unit was meant where the text does not name it, and how that is known; it quotes nothing anew."""
    node = sheet.node(one.path)
    sheet.put(node, RDF.type, GOV.Identification)
    sheet.put(node, GOV.unit, unit_node(sheet, one.unit))
    sheet.put(node, GOV.namedAs, plain(one.named_as))
    sheet.put(node, GOV.evidence, quotation(sheet, one.evidence))
    sheet.put(node, GOV.basis, sheet.code("basis", one.basis))
    sheet.put(node, GOV.rule, *(rule_node(sheet, name) for name in one.rules))
    sheet.put(node, GOV.premise, sheet.node(one.premise) if one.premise else None)


def _is_of(sheet: Sheet, fact_id: str, person: RdfTerm) -> bool:
    """Tell whether a position is that of the person, not of another one of the same name."""
    position = sheet.identities.content(fact_id)
    return (
        isinstance(position, Position)
        and person_node(sheet, position.person, position.post, record=position.record) == person
    )


def _fact(sheet: Sheet, fact_id: str | None) -> RdfTerm | None:
    return sheet.node(sheet.identities.fact(fact_id)) if fact_id is not None else None


def _cited(sheet: Sheet, fact_id: str | None) -> RdfTerm | None:
    """Return the document that a citation of this reading names."""
    content = sheet.identities.content(fact_id) if fact_id is not None else None
    return document_node(sheet, content.document) if isinstance(content, Citation) else None
