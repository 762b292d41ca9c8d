"""The values of properties of things, by which the client extends a table."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from govgraph.namespaces import XSD
from govgraph.query.file import sparql_term
from govgraph.serve.asking import Asked, ask_rows
from govgraph.serve.directory import Directory
from govgraph.serve.reconcile.properties import Property, typed, ways_of
from govgraph.serve.refusal import Refused
from govgraph.table import Cell

_NUMBERS = {XSD.decimal.value, XSD.integer.value}
_MOST_VALUES = 10_000


async def extended(
    pool: Asked, directory: Directory, base: str, ids: Sequence[str], properties: Sequence[str], language: str
) -> dict[str, object]:
    """Return the values of properties of things as a data extension response; unknown things have none."""
    rows: dict[str, dict[str, list[dict[str, object]]]] = {id: {pid: [] for pid in properties} for id in ids}
    iris = {}
    for id in ids:
        iri = id if id in directory.by_iri else base + id
        if iri in directory.by_iri:
            iris[iri] = id
    meta = []
    for pid in properties:
        by_kind = ways_of(pid)
        meta.append(_told_of(pid, list(by_kind.values()), language))
        for kind, one in by_kind.items():
            some = [iri for iri in iris if directory.by_iri[iri].kind == kind]
            for iri, values in (await _values(pool, directory, base, one, some)).items():
                rows[iris[iri]][pid] = values
    return {"meta": meta, "rows": rows}


def _told_of(pid: str, ways: list[Property], language: str) -> dict[str, object]:
    told: dict[str, object] = {"id": pid, "name": ways[0].name(language) if ways else pid}
    ends = {one.leads_to for one in ways}
    if len(ends) == 1 and (end := ends.pop()):
        told["type"] = typed([end], language)[0]
    return told


async def _values(
    pool: Asked, directory: Directory, base: str, property: Property, iris: Sequence[str]
) -> dict[str, list[dict[str, object]]]:
    if not iris:
        return {}
    nodes = " ".join(sparql_term(iri, "IRI") for iri in iris)
    rows = await ask_rows(
        pool,
        f"SELECT DISTINCT ?s ?v WHERE {{ VALUES ?s {{ {nodes} }} ?s {property.way} ?v }} "
        f"ORDER BY ?s ?v LIMIT {_MOST_VALUES + 1}",
    )
    if len(rows) > _MOST_VALUES:
        raise Refused(413, f"«{property.id}» has more than {_MOST_VALUES} values here; ask for fewer things at a time.")
    found: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        subject = row["s"]
        if isinstance(subject, ox.NamedNode) and (value := _value(row["v"], directory, base)) is not None:
            values = found.setdefault(subject.value, [])
            if value not in values:
                values.append(value)
    return found


def _value(cell: Cell, directory: Directory, base: str) -> dict[str, object] | None:
    if isinstance(cell, ox.NamedNode):
        entry = directory.by_iri.get(cell.value)
        return {"id": cell.value.removeprefix(base), "name": entry.vi[0]} if entry else {"str": cell.value}
    if not isinstance(cell, ox.Literal):
        return None
    if cell.datatype == XSD.date:
        return {"date": f"{cell.value}T00:00:00"}
    if cell.datatype.value in _NUMBERS:
        number = float(cell.value)
        return {"int": int(number)} if cell.datatype == XSD.integer else {"float": number}
    return {"str": cell.value}
