"""What the official lists say of the units that documents name: above what they stand, since when, what became of them.

Every statement shows its evidence as those of documents do: the line of the table of units, `gazetteer/units.tsv`.
"""

import hashlib
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from govgraph.codes import load_codes
from govgraph.gazetteer import REFORM, Gazetteer, OfficialUnit, gazetteer
from govgraph.mapping.labels import unit_label
from govgraph.model import Unit
from govgraph.namespaces import DCTERMS, GOV, OA, RDF, SCHEMA, SKOS, XSD, code_iri, rule_iri, scheme_iri
from govgraph.normalise import bare_key

#: Names of documents have no «/» in IRIs, so that no document can be taken for the table.
TABLE = "gazetteer/units"
SOURCE = f"source/{TABLE}"
RULE = "listed-in-gazetteer"
_VIETNAMESE = NamedNode("http://publications.europa.eu/resource/authority/language/VIE")


def official_units(keys: Iterable[str], base: str) -> Iterator[Triple]:
    """Yield what the lists say of units, of those above them, and of what they came from and became.

    What is said of several units, such as the labels of codes, comes several times.

    >>> said = official_units(["18790-ky-tho"], "https://example.org/id/")
    >>> sorted({triple.object.value for triple in said if triple.predicate == GOV.after})
    ['https://example.org/id/unit/18790-ky-khang']
    """
    table = gazetteer()
    named = {key for key in keys if key in table}
    found = {unit.key: unit for key in named for unit in _around(table, table[key])}
    for unit in found.values():
        yield from _unit(unit, base)
        yield from _change(table, unit, found, base)
    if found:
        yield from _source(table, base)


def official_label(unit: OfficialUnit) -> str | None:
    """Return what a unit is called.

    >>> official_label(gazetteer()["18790-ky-tho"])
    'xã Kỳ Thọ'
    """
    return _label(Unit(unit.level, unit.type, unit.name))


def _label(unit: Unit) -> str | None:
    kinds = load_codes()["unit-type"]
    return unit_label(unit, lambda _, type_: kinds[type_].preferred["vi"])


def _around(table: Gazetteer, unit: OfficialUnit) -> Iterator[OfficialUnit]:
    """Yield a unit, those that it came from and that it became, and all above any of these."""
    kin = {unit.key, *(key for key, _ in unit.became)}
    for before in table.predecessors(unit.key):  # with all that each became, so that whole and part are told apart
        kin |= {before, *(key for key, _ in table[before].became)}
    pending = [table[key] for key in kin]
    while pending:
        one = pending.pop()
        yield one
        pending += [table[key] for key in one.above]


def _unit(unit: OfficialUnit, base: str) -> Iterator[Triple]:
    node = NamedNode(f"{base}unit/{unit.key}")
    label = official_label(unit)
    former = unit.former_name and _label(Unit(unit.level, unit.former_type, unit.former_name))
    values = [
        (RDF.type, GOV.Unit),
        (SKOS.prefLabel, Literal(label, language="vi") if label else None),
        (SKOS.altLabel, Literal(former, language="vi") if former else None),
        (GOV.nameKey, Literal(bare_key(label or ""))),
        (GOV.level, code_iri("level", unit.level)),
        (GOV.unitType, code_iri("unit-type", unit.type)),
        (GOV.officialCode, Literal(unit.code)),
        (GOV.start, _day(unit.start)),
        (GOV.end, _day(unit.end)),
        (SCHEMA.latitude, _degrees(unit.latitude)),
        (SCHEMA.longitude, _degrees(unit.longitude)),
        *((GOV.partOf, NamedNode(f"{base}unit/{key}")) for key in unit.above),
    ]
    yield from (Triple(node, predicate, value) for predicate, value in values if value is not None)
    yield from _codes(("level", unit.level), ("unit-type", unit.type))


def _change(table: Gazetteer, unit: OfficialUnit, known: dict[str, OfficialUnit], base: str) -> Iterator[Triple]:
    """Yield the change by which a unit came, was renamed, or ended without one in its place."""
    before = [table[key] for key in table.predecessors(unit.key)]
    name = unit
    if unit.start == REFORM and len(before) == 1 and dict(before[0].became)[unit.key]:
        name, kind, of = before[0], "split", before
        after = [table[key] for key, _ in before[0].became]
    elif unit.start == REFORM and before:
        kind, after, of = "merge" if len(before) > 1 else "establish", [unit], before
    elif unit.former_name and unit.end is None and unit.start is None:
        kind, after, of = "rename", [unit], [unit]
    elif unit.end == REFORM and not unit.became:
        kind, after, of = "dissolve", [], [unit]
    else:
        return
    node = NamedNode(f"{base}unit-change/{name.key}")
    yield Triple(node, RDF.type, GOV.UnitChange)
    yield Triple(node, GOV.kind, code_iri("unit-change", kind))
    yield from (Triple(node, GOV.before, NamedNode(f"{base}unit/{one.key}")) for one in of)
    yield from (Triple(node, GOV.after, NamedNode(f"{base}unit/{one.key}")) for one in after)
    day = unit.renamed_on if kind == "rename" else REFORM  # of most changes of name the lists do not give the day
    if day is not None:
        yield Triple(node, GOV.effectiveOn, Literal(day, datatype=XSD.date))
    yield Triple(node, GOV.basis, code_iri("basis", "stated"))
    yield Triple(node, GOV.rule, rule_iri(RULE))
    yield Triple(rule_iri(RULE), RDF.type, GOV.Rule)
    yield Triple(rule_iri(RULE), SKOS.notation, Literal(RULE))
    yield from _codes(("unit-change", kind), ("basis", "stated"))
    yield from (said for one in of for said in _quotation(table, one, node, base))
    for one in (*of, *after):  # all units of a merger or split are named, though no document names them
        for further in (one, *(table[key] for key in one.above)):
            if further.key not in known:
                yield from _unit(further, base)


def _quotation(table: Gazetteer, unit: OfficialUnit, fact: NamedNode, base: str) -> Iterator[Triple]:
    """Yield the line of the table that shows a change."""
    start, line = table.line(unit.key)
    node = NamedNode(f"{base}quotation/{TABLE}/{start}-{start + len(line)}")
    quote, position = NamedNode(f"{node.value}#quote"), NamedNode(f"{node.value}#position")
    yield Triple(fact, GOV.evidence, node)
    yield Triple(node, RDF.type, GOV.Quotation)
    yield Triple(node, OA.hasSource, NamedNode(base + SOURCE))
    yield Triple(node, OA.hasSelector, quote)
    yield Triple(node, OA.hasSelector, position)
    yield Triple(quote, RDF.type, OA.TextQuoteSelector)
    yield Triple(quote, OA.exact, Literal(line))
    yield Triple(position, RDF.type, OA.TextPositionSelector)
    yield Triple(position, OA.start, Literal(str(start), datatype=XSD.integer))
    yield Triple(position, OA.end, Literal(str(start + len(line)), datatype=XSD.integer))


def _source(table: Gazetteer, base: str) -> Iterator[Triple]:
    node = NamedNode(base + SOURCE)
    yield Triple(node, RDF.type, GOV.Source)
    yield Triple(node, DCTERMS.identifier, Literal(TABLE))
    yield Triple(node, DCTERMS.title, Literal(table.head, language="en"))
    yield Triple(node, DCTERMS.language, _VIETNAMESE)
    yield Triple(node, GOV.sha256, Literal(hashlib.sha256(table.text.encode()).hexdigest()))


def _codes(*codes: tuple[str, str]) -> Iterator[Triple]:
    for scheme, notation in codes:
        node = code_iri(scheme, notation)
        yield Triple(node, RDF.type, SKOS.Concept)
        yield Triple(node, SKOS.inScheme, scheme_iri(scheme))
        yield Triple(node, SKOS.notation, Literal(notation))


def _day(value: str | None) -> Literal | None:
    return None if value is None else Literal(value, datatype=XSD.date)


def _degrees(value: str | None) -> Literal | None:
    return None if value is None else Literal(value, datatype=XSD.decimal)
