"""A reading becomes triples: one closed named graph, in which every node that is named states its class.

`things` describes what facts are about, `facts` what they say, `evidence` how they are known, `labels` what things are
called, `records` what other systems call them; `sheet` gathers the statements.
"""

from collections import defaultdict
from itertools import chain

from pyoxigraph import Quad

from govgraph.codes import Codes, load_codes
from govgraph.mapping.evidence import describe_issue, describe_source
from govgraph.mapping.facts import describe_ended_tenure, describe_fact, describe_identification
from govgraph.mapping.records import describe_record
from govgraph.mapping.sheet import Sheet
from govgraph.model import OVER, Fact, PersonnelChange, Position, Reading
from govgraph.namespaces import DATA_BASE
from govgraph.ntriples import Statements, quads_of
from govgraph.resolve import Identities, identifications
from govgraph.resolve.keys import source_key

__all__ = ["describe_reading", "map_reading"]


def map_reading(reading: Reading, base: str = DATA_BASE, codes: Codes | None = None) -> list[Quad]:
    """Return what a reading says as quads of the graph `base`source/NAME, sorted; see `describe_reading`.

    Raises:
        CodeListError: a code of the reading is in no code list.
    """
    statements = describe_reading(reading, base, codes)
    return quads_of(statements.lines, f"{base}source/{source_key(reading.document.name)}")


def describe_reading(reading: Reading, base: str = DATA_BASE, codes: Codes | None = None) -> Statements:
    """Return what a reading says as the graph `base`source/NAME holds it; the same reading, the same statements.

    Facts that say the same of the same are one node with the evidence of all. Where one of them is stated, the
    inferred ones add nothing: a node has one basis. Beside them stands which units were meant where the text leaves
    that open.

    Raises:
        CodeListError: a code of the reading is in no code list.
    """
    identities = Identities(reading)
    sheet = Sheet(base, reading.document, identities, codes or load_codes())
    sheet.ended = frozenset(sheet.node(path) for path in _ended(reading, identities))
    describe_source(sheet, reading.corrections)
    nodes: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(reading.facts, key=_place_in_text):
        nodes[identities.fact(fact.id)].append(fact)
    shown = {path: [f for f in facts if f.basis == "stated"] or facts for path, facts in nodes.items()}
    for path, facts in shown.items():
        for fact in facts:
            describe_fact(sheet, sheet.node(path), fact)
    for one in identifications([*chain.from_iterable(shown.values())], identities, reading.document.text):
        describe_identification(sheet, one)
    for fact in reading.facts:
        if isinstance(fact.content, PersonnelChange):
            describe_ended_tenure(sheet, fact, fact.content, is_known=identities.ended_tenure(fact.content) in nodes)
    for record in reading.records:
        describe_record(sheet, record)
    for issue in (*reading.issues, *identities.doubts):
        describe_issue(sheet, issue)
    return sheet.statements()


def _ended(reading: Reading, identities: Identities) -> set[str]:
    """Return the paths of the tenures that the document tells to be over."""
    ended = set()
    for fact in reading.facts:
        match fact.content:
            case PersonnelChange() as change if change.ends:
                ended.add(identities.ended_tenure(change) or "")
            case Position(end=end, qualifier=qualifier) if end is not None or qualifier in OVER:
                ended.add(identities.fact(fact.id))
    return ended


def _place_in_text(fact: Fact) -> tuple[int, str]:
    return (min((span.start for span in fact.evidence), default=0), fact.id)
