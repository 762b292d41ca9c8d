"""The order in which a reader wants a graph: which nodes come first, and which statements of a node.

An order is a table here and nothing else: a class or property that no table names comes in its alphabetical place,
before the evidence, so a new term of the ontology is written without a change here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from govgraph.namespaces import PREFIXES

Subject: TypeAlias = NamedNode | BlankNode | Triple
Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
#: A node and its statements: each property once, with its values.
Node: TypeAlias = tuple[Subject, list[tuple[NamedNode, list[Term]]]]

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

#: Groups of classes, first to last: where and who, then what happened, then what it says, then how it is known.
CLASSES = """
gov:Source
gov:Locality gov:Identification gov:Unit
gov:PartyOrganisation gov:PartyCommittee gov:StandingCommittee gov:PartyStandingBody gov:PartyCell gov:PartyCommission
  gov:PartyOffice gov:Politburo gov:PartySecretariat gov:PeoplesCouncil gov:PeoplesCouncilStanding
  gov:PeoplesCouncilCommittee gov:PeoplesCommittee gov:Government gov:NationalAssembly gov:SpecialisedAgency
  gov:MassOrganisation gov:ArmedForce gov:Police gov:JudicialBody gov:PublicServiceUnit gov:Enterprise gov:Village
  gov:WorkingGroup gov:Organisation
gov:Post
gov:Person
gov:Term
gov:Tenure
gov:Congress gov:Conference gov:Session gov:CellMeeting gov:Ceremony gov:VoterContact gov:Dialogue gov:Festival
  gov:WorkingVisit gov:Training gov:Gathering gov:Meeting
gov:Participation gov:HeadCount
gov:Resolution gov:Decision gov:Directive gov:Conclusion gov:Plan gov:Programme gov:Report gov:Notice gov:Proposal
  gov:Guideline gov:Regulation gov:Scheme gov:Law gov:Ordinance gov:Decree gov:Circular gov:OfficialLetter gov:Document
gov:Citation
gov:Election gov:Appointment gov:Reassignment gov:Rotation gov:Designation gov:Ratification gov:Relief gov:Recall
  gov:Removal gov:Release gov:Nomination gov:PersonnelChange gov:Ballot
gov:UnitChange
gov:Assessment
gov:TargetCount gov:Indicator
gov:Achievement
gov:Shortcoming
gov:Measure
gov:Goal
*
gov:Issue
gov:Correction
gov:Join
gov:Distinction
gov:Tombstone
owl:Ontology owl:Class owl:ObjectProperty owl:DatatypeProperty skos:ConceptScheme skos:Concept
gov:Rule
gov:Quotation oa:TextQuoteSelector oa:TextPositionSelector
"""

#: Properties, first to last; the others follow in alphabetical order, before those of the second part.
PROPERTIES = """
rdf:type
rdfs:label skos:prefLabel skos:altLabel skos:hiddenLabel skos:definition skos:scopeNote foaf:name gov:nameKey
dcterms:title dcterms:identifier skos:notation eli:id_local
org:classification gov:kind gov:unitType gov:level gov:jurisdiction gov:partOf gov:officialCode
schema:latitude schema:longitude org:subOrganizationOf gov:accountableTo org:memberOf org:postIn
gov:person org:member gov:participant gov:post org:organization org:role gov:qualifier gov:capacity gov:inCapacityOf
gov:onBehalfOf gov:status gov:begins gov:ends
gov:source gov:unit gov:namedAs gov:document gov:citing gov:relation gov:meeting gov:term gov:termOf gov:ordinal
gov:heldOn gov:heldUntil gov:partOfDay gov:convener gov:place gov:placeName gov:adopted gov:discussed
eli:date_document eli:passed_by eli:based_on eli:implements eli:amends eli:repeals dcterms:replaces eli:cites
gov:effectiveOn gov:decidedBy gov:before gov:after gov:start gov:end gov:attestedOn
gov:assesses gov:assessedBody gov:assessment gov:targets gov:targetsMet gov:targetsUnmet gov:statement gov:value
gov:unitOfMeasure gov:period gov:comparison gov:responsible gov:deadline gov:deadlineText
gov:body gov:counted gov:present gov:expected gov:change gov:votesFor gov:votesCast gov:share
gov:severity gov:issueCode gov:message gov:wrong gov:right gov:formerClass gov:identityOf
gov:correctedBy dcterms:date dcterms:description dcterms:isReplacedBy
dcterms:issued gov:publisherName dcterms:source dcterms:language gov:sha256
oa:hasSource oa:hasSelector oa:prefix oa:exact oa:suffix oa:start oa:end
*
skos:inScheme skos:topConceptOf
gov:basis gov:rule gov:premise gov:correction gov:evidence
"""

_LANGUAGES = {"vi": 0, "en": 1}

_NUMBER = re.compile(r"[0-9]+")


def _iri(name: str) -> str:
    prefix, local = name.split(":")
    return PREFIXES[prefix] + local


def _padded(number: re.Match[str]) -> str:
    """Return a number so that it sorts by its value; one of more than ten digits is taken as a text."""
    return number[0].rjust(10, "0")


def _class_ranks() -> tuple[dict[str, int], int]:
    """Return the place of each class's group, and the place of the classes that no group names."""
    groups = [group.split() for group in CLASSES.strip().replace("\n  ", " ").split("\n")]
    ranks = {_iri(name): place for place, group in enumerate(groups) for name in group if name != "*"}
    return ranks, groups.index(["*"])


def _property_ranks() -> tuple[dict[str, int], int]:
    names = PROPERTIES.split()
    return {_iri(name): place for place, name in enumerate(names) if name != "*"}, names.index("*")


_CLASS_RANKS, _OTHER_CLASS = _class_ranks()
_PROPERTY_RANKS, _OTHER_PROPERTY = _property_ranks()


def property_rank(iri: str) -> tuple[int, str]:
    """Return the sort key of a property.

    >>> gov = "https://w3id.org/govgraph/ns#"
    >>> sorted([gov + "evidence", gov + "noSuch", gov + "member", RDF_TYPE], key=property_rank)[0] == RDF_TYPE
    True
    """
    return _PROPERTY_RANKS.get(iri, _OTHER_PROPERTY), iri


def value_rank(term: Term) -> tuple[int, str]:
    """Return the sort key of a value: Vietnamese before English before the rest, then by code point."""
    language = term.language if isinstance(term, Literal) else None
    return _LANGUAGES.get(language or "", 2), str(term)


def node_rank(subject: Subject, types: Iterable[Term]) -> tuple[int, str, str]:
    """Return the sort key of a node, by its classes and its name."""
    ranks = [_CLASS_RANKS[term.value] for term in types if isinstance(term, NamedNode) and term.value in _CLASS_RANKS]
    # Not str(subject): its closing ">" would put <quotation/9> behind <quotation/9/text>.
    name = str(subject) if isinstance(subject, Triple) else subject.value
    # Quotations come in the order of the text: <quotation/a/15-78> before <quotation/a/146-208>.
    return min(ranks, default=_OTHER_CLASS), _NUMBER.sub(_padded, name), name


@lru_cache(maxsize=4096)  # a graph has some tens of properties
def _place(name: NamedNode) -> tuple[int, str]:
    return property_rank(name.value)


def node_of(subject: Subject, statements: Iterable[tuple[NamedNode, Term]]) -> Node:
    """Return a node with its properties and their values, all sorted; each statement is given once."""
    properties: dict[NamedNode, list[Term]] = {}
    for name, value in statements:
        properties.setdefault(name, []).append(value)
    return subject, [
        (name, properties[name] if len(properties[name]) == 1 else sorted(properties[name], key=value_rank))
        for name in sorted(properties, key=_place)
    ]
