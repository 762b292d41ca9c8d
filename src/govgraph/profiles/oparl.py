"""Bodies, organisations, people, memberships, meetings and papers in the manner of OParl 1.1.

OParl is an interface of a running server; `oparl_pieces` writes a file. So each object has the keys of its type in
OParl, and where OParl has the address of a list that a server gives, the file has the list itself: of the ids of its
objects. `govgraph.serve.oparl` answers with the same objects and with addresses. What OParl has no words for stands
under keys that begin with `govgraph:`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from govgraph.profiles.extensions import (
    SYSTEM,
    how_held,
    ids_elsewhere,
    other_names,
    point_of,
    title_held,
    when_there,
)
from govgraph.profiles.json_lists import Thing, has_value, json_pieces
from govgraph.profiles.tables import AWAY, TABLES, WHOLE_DATE, Row
from govgraph.store import GraphStore

#: What the types of OParl begin with.
TYPE = "https://schema.oparl.org/1.1/"
# The lists of a body, each with the table whose rows tell their unit, and the column with the id of the object.
_LISTS = {
    "organization": ("bodies", "iri"),
    "person": ("tenures", "person_iri"),
    "meeting": ("meetings", "iri"),
    "paper": ("documents", "iri"),
}


def oparl_pieces(store: GraphStore, *, language: str = "vi") -> Iterator[bytes]:
    """Yield the JSON: the system, then a list a type, each object on a line.

    OParl wants the moment at which a meeting began; the texts give a day, which stands under `govgraph:date`.
    """

    def rows(name: str) -> Iterator[Row]:
        return TABLES[name].rows(store, language=language)

    head = {
        "id": f"{store.base}oparl",
        "type": f"{TYPE}System",
        "oparlVersion": TYPE,
        SYSTEM: store.base,
        "body": [row["iri"] for row in rows("units")],
    }
    lists = {name: _ids_by_unit(rows(table), column) for name, (table, column) in _LISTS.items()}
    ids = ids_elsewhere(rows("identifiers"))

    def told(things: Iterable[Thing]) -> Iterator[Thing]:
        return ({**thing, "govgraph:identifiers": ids.get(str(thing["id"]))} for thing in things)

    yield from json_pieces(
        head,
        [
            ("bodies", told(body(row, _lists_of(row["iri"], lists)) for row in rows("units"))),
            ("organizations", told(organizations(rows("bodies"), rows("posts")))),
            ("people", told(people(rows("people"), rows("tenures"), ids, language))),
            ("meetings", told(meetings(rows("meetings"), rows("participation")))),
            ("papers", told(map(paper, rows("documents")))),
        ],
    )


def _ids_by_unit(rows: Iterator[Row], column: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["unit_iri"]].add(row[column])
    return found


def _lists_of(unit: str, lists: Mapping[str, Mapping[str, set[str]]]) -> Thing:
    return {name: tuple(sorted(by_unit.get(unit, ()))) for name, by_unit in lists.items()}


def body(row: Row, lists: Thing) -> Thing:
    """Return a unit as a body, which has lists of organisations, people, meetings and papers."""
    geometry = point_of(row)
    location = None
    if geometry is not None:
        feature = {"type": "Feature", "geometry": geometry}
        location = {"id": f"{row['iri']}#location", "type": f"{TYPE}Location", "geojson": feature}
    return {
        "id": row["iri"],
        "type": f"{TYPE}Body",
        # OParl asks for a name, also of the unit of which a text told nothing but that its bodies are there.
        "name": row["name"] or "(chưa rõ tên)",
        "classification": row["level"],
        "location": location,
        "govgraph:code": row["code"],
        "govgraph:part_of": row["part_of_iri"],
        **when_there(row),
        # OParl asks for these of every body, also where it has none of them.
        **lists,
        "legislativeTerm": (),
    }


def organizations(bodies: Iterable[Row], posts: Iterable[Row]) -> Iterator[Thing]:
    """Yield bodies as organisations, with the names of their posts."""
    labels: dict[str, list[str]] = defaultdict(list)
    for row in posts:
        labels[row["body_iri"]].append(row["label"])
    for row in bodies:
        yield {
            "id": row["iri"],
            "type": f"{TYPE}Organization",
            "body": row["unit_iri"],
            "name": row["name"],
            "organizationType": row["kind_label"] or row["kind"],
            "classification": row["kind"],
            "subOrganizationOf": row["part_of_iri"],
            "govgraph:other_names": other_names(row),
            "post": labels.get(row["iri"]),
        }


def people(
    people: Iterable[Row], tenures: Iterable[Row], ids: Mapping[str, list[Thing]], language: str
) -> Iterator[Thing]:
    """Yield people with their memberships, which have `ids` of other systems too."""
    memberships: dict[str, list[Thing]] = defaultdict(list)
    for row in tenures:
        membership = {
            "id": row["iri"],
            "type": f"{TYPE}Membership",
            "person": row["person_iri"],
            "organization": row["body_iri"],
            "role": title_held(row, language),
            "govgraph:role": row["role"],
            "startDate": _day(row["start"]),
            "endDate": _day(row["end"]),
            **{f"govgraph:{name}": row[name] for name in ("start", "end") if _day(row[name]) is None},
            **how_held(row),
            "govgraph:identifiers": ids.get(row["iri"]),
        }
        memberships[row["person_iri"]].append({key: value for key, value in membership.items() if has_value(value)})
    for row in people:
        yield {
            "id": row["iri"],
            "type": f"{TYPE}Person",
            "name": row["name"],
            "govgraph:other_names": other_names(row),
            "membership": memberships.get(row["iri"]),
        }


def meetings(meetings: Iterable[Row], participation: Iterable[Row]) -> Iterator[Thing]:
    """Yield meetings with those who came."""
    stated: dict[str, set[str]] = defaultdict(set)
    inferred: dict[str, set[str]] = defaultdict(set)
    for row in participation:
        if row["capacity"] not in AWAY:
            known = stated if row["basis"] == "stated" else inferred
            known[row["meeting_iri"]].add(row["person_iri"])
    for row in meetings:
        yield {
            "id": row["iri"],
            "type": f"{TYPE}Meeting",
            "name": row["name"],
            "organization": [row["convener_iri"]] if row["convener_iri"] else None,
            "participant": sorted(stated[row["iri"]]),
            "govgraph:inferred_participant": sorted(inferred[row["iri"]] - stated[row["iri"]]),
            "govgraph:date": row["date"],
            "govgraph:until": row["until"],
            "govgraph:place": row["place"],
            "govgraph:basis": row["basis"],
        }


def paper(row: Row) -> Thing:
    """Return a document as a paper."""
    return {
        "id": row["iri"],
        "type": f"{TYPE}Paper",
        "body": row["unit_iri"],
        "name": row["title"] or " ".join(filter(None, (row["kind_label"] or row["kind"], row["number"]))),
        "reference": row["number"],
        "date": _day(row["date"]),
        "paperType": row["kind_label"] or row["kind"],
        "originatorOrganization": [row["issuer_iri"]] if row["issuer_iri"] else None,
    }


def _day(value: str) -> str | None:
    return value if WHOLE_DATE.fullmatch(value) else None
