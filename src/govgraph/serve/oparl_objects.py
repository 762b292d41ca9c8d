"""Objects of OParl by their IRIs: made as in the file of `govgraph.profiles.oparl`, of what is said around them.

The questions behind the file walk through a whole store, so they are asked of that part alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool

from govgraph.namespaces import ADMS, CODE_BASE, DCTERMS, ELI, FOAF, GOV, OA, ORG, SKOS
from govgraph.profiles import oparl
from govgraph.profiles.extensions import ids_elsewhere
from govgraph.profiles.json_lists import Thing, has_value
from govgraph.profiles.tables import TABLES, Row
from govgraph.serve.asking import Asked, ask_part, asked_of, leading_to

# By these the words of an object are reached, and by source what its questions ask of that.
_WAYS = (
    *(ORG.classification, ORG.role, ORG.postIn, ORG.organization, ORG.subOrganizationOf, ORG.member),
    *(GOV.level, GOV.basis, GOV.jurisdiction, GOV.post, GOV.status, GOV.kind, GOV.relation, GOV.capacity, GOV.place),
    *(GOV.participant, GOV.convener, GOV.evidence, GOV.partOf, ELI.passed_by, OA.hasSelector, ADMS.identifier),
)
_NAMING = (
    *(FOAF.name, SKOS.prefLabel, SKOS.altLabel, SKOS.notation, SKOS.inScheme, DCTERMS.identifier, DCTERMS.issued),
    *(ORG.role, ORG.postIn, OA.hasSelector, OA.exact, OA.start),
)


@dataclass(frozen=True)
class Kind:
    """A kind of objects.

    `type` is that of OParl; `facts` is the way by which facts lead to a thing; `all` and `of_unit` are patterns of
    SPARQL for the things (?iri), and for those of a unit, which stands for «%s».
    """

    type: str
    facts: str
    all: str
    of_unit: str = ""


#: The kinds, by the first part of the paths of their IRIs.
KINDS = {
    "unit": Kind("Body", "", f"?iri a {GOV.Unit} ."),
    "body": Kind(
        "Organization", f"{ORG.postIn}",
        f"GRAPH ?source {{ ?iri {ORG.classification} ?kind }}", f"?iri {GOV.jurisdiction} %s .",
    ),
    "person": Kind(
        "Person", f"{ORG.member}", f"GRAPH ?source {{ ?iri {FOAF.name} ?name }}",
        f"?tenure {ORG.member} ?iri ; {GOV.post}/{ORG.postIn}/{GOV.jurisdiction} %s .",
    ),
    "meeting": Kind(
        "Meeting", f"{GOV.meeting}", f"?iri {GOV.kind}/{SKOS.inScheme} <{CODE_BASE}meeting> ; {GOV.evidence} ?shown .",
        f"?iri {GOV.convener}/{GOV.jurisdiction} %s .",
    ),
    "eli": Kind(
        "Paper", f"{GOV.document}", f"?iri {GOV.kind} ?kind . ?citing {GOV.document} ?iri ; {GOV.evidence} ?shown .",
        f"?iri {ELI.passed_by}/{GOV.jurisdiction} %s .",
    ),
}  # fmt: skip


async def objects(pool: Asked, kind: Kind, iris: Sequence[str]) -> list[Thing]:
    """Return the objects of one kind, in the order of their IRIs as they are given; what is unknown is left out."""
    nodes = [f"<{iri}>" for iri in iris]
    facts = await leading_to(pool, kind.facts, nodes) if kind.facts else []
    part = await ask_part(pool, [*nodes, *facts], _WAYS, _NAMING)
    found = {thing["id"]: thing for thing in await run_in_threadpool(_made, part, kind)}
    return [found[iri] for iri in iris if iri in found]


def _made(part: ox.Store, kind: Kind) -> list[Thing]:
    """Return the objects of a kind of a part of a store; those beside what was asked for are not whole."""

    def rows(table: str) -> list[Row]:
        return asked_of(part, TABLES[table].query, {"lang": "vi"})

    ids = ids_elsewhere(rows("identifiers"))
    things: list[Thing]
    if kind.type == "Body":
        things = [oparl.body(row, {}) for row in rows("units")]
    elif kind.type == "Organization":
        things = list(oparl.organizations(rows("bodies"), rows("posts")))
    elif kind.type == "Person":
        things = list(oparl.people(rows("people"), rows("tenures"), ids, "vi"))
    elif kind.type == "Meeting":
        things = list(oparl.meetings(rows("meetings"), rows("participation")))
    else:
        things = [oparl.paper(row) for row in rows("documents")]
    told = ({**thing, "govgraph:identifiers": ids.get(str(thing["id"]))} for thing in things)
    return [{key: value for key, value in thing.items() if has_value(value)} for thing in told]
