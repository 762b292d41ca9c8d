"""What tells units, bodies and people of one name apart on a chart: where and when a unit is, else its only source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote

from pyoxigraph import QuerySolutions

from govgraph.chart.network import Network
from govgraph.chart.organisation import APART
from govgraph.chart.wording import day_in_digits
from govgraph.namespaces import GOV
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore

Row = Mapping[str, str]


def told_apart(names: Mapping[str, str], hints: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return names by IRI, to those that several bear added as many of their hints as tell each from the others.

    >>> told_apart({"a": "xã Tân Lập", "b": "xã Tân Lập", "c": "xã Văng"}, {"a": ["huyện Lục Yên"], "b": ["", "thư"]})
    {'a': 'xã Tân Lập · huyện Lục Yên', 'b': 'xã Tân Lập · thư', 'c': 'xã Văng'}
    """
    bearers: dict[str, list[str]] = defaultdict(list)
    for iri, name in names.items():
        bearers[name].append(iri)
    told = dict(names)
    for name, alike in bearers.items():
        if len(alike) < 2:
            continue
        given = {iri: [hint for hint in hints.get(iri, ()) if hint] for iri in alike}
        for iri, own in given.items():
            others = [some for other, some in given.items() if other != iri]
            enough = (most for most in range(1, len(own)) if all(some[:most] != own[:most] for some in others))
            chosen = own[: next(enough, len(own))]
            told[iri] = APART.join([name, *chosen])
    return told


def units_told_apart(store: GraphStore, rows: Sequence[Row]) -> list[dict[str, str]]:
    """Return the rows of an organisation chart with the names of units of one name told apart."""
    names = {row["unit_iri"]: row["unit_label"] for row in rows if row["unit_iri"] and row["unit_label"]}
    told = told_apart(names, _of_units(store)) if _some_alike(names) else names
    return [{**row, "unit_label": told.get(row["unit_iri"], row["unit_label"])} for row in rows]


def bodies_told_apart(store: GraphStore, rows: Sequence[Row], columns: Sequence[str]) -> list[dict[str, str]]:
    """Return rows of the network queries with the names of bodies of one name told apart.

    Args:
        store: the store, which knows the units of the bodies.
        rows: the rows.
        columns: those with IRIs of bodies; the names stand in `COLUMN_label`.
    """
    names = {row[one]: row[f"{one}_label"] for one in columns for row in rows if row[f"{one}_label"]}
    told = names
    if _some_alike(names):
        units = _of_units(store)
        seats = _seats(store)
        told = told_apart(names, {iri: [*units.get(seats.get(iri, ""), ()), _only_source(iri)] for iri in names})
    labels = {f"{one}_label": one for one in columns}
    return [
        {name: told.get(row[labels[name]], value) if name in labels else value for name, value in row.items()}
        for row in rows
    ]


def people_told_apart(network: Network, posts: Iterable[Row]) -> Network:
    """Return a network with the people of one name told apart by a body that they had a post in."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for row in posts:
        bodies[row["person"]].add(row["body_label"])
    hints = {iri: sorted(labels) for iri, labels in bodies.items()}
    told = told_apart({actor.iri: actor.name for actor in network.actors}, hints)
    return replace(network, actors=tuple(replace(actor, name=told[actor.iri]) for actor in network.actors))


def _seats(store: GraphStore) -> dict[str, str]:
    """Return the unit of each body; of several the last by its IRI."""
    found = store.query(f"SELECT ?body ?unit {{ ?body <{GOV.jurisdiction.value}> ?unit }} ORDER BY ?body ?unit")
    assert isinstance(found, QuerySolutions)
    return {row["body"].value: row["unit"].value for row in found}


def _some_alike(names: Mapping[str, str]) -> bool:
    return len(set(names.values())) < len(names)


def _of_units(store: GraphStore) -> dict[str, tuple[str, str, str]]:
    """Return of each unit the one above it, between which days it was, and the source that alone knows it."""
    found = {}
    for row in run_query(store, find_query("publish/units")).records():
        start, end = (day_in_digits(row[edge]) if row[edge] else "" for edge in ("start", "end"))
        found[row["iri"]] = row["part_of"], f"{start}–{end}" if start or end else "", _only_source(row["iri"])
    return found


def _only_source(iri: str) -> str:
    """Return the source that alone knows what has an IRI, as that says; nothing for others.

    >>> _only_source("urn:x/unit/source-b%C3%A1o%20tin/xa-tan-lap"), _only_source("urn:x/unit/04354-tan-lap")
    ('báo tin', '')
    """
    return unquote(iri.partition("/source-")[2].partition("/")[0])
