"""Bodies, organisations, people, memberships, meetings and papers in the manner of OParl 1.1.

OParl is an interface of a running server; this is a file. So each object has the keys of its type in OParl, and the
lists that OParl serves under addresses stand in one document, under the names that those addresses end with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from govgraph.profiles.json_lists import Thing, has_value, json_pieces
from govgraph.profiles.tables import TABLES, Row
from govgraph.store import GraphStore

_TYPE = "https://schema.oparl.org/1.1/"
_WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_AWAY = ("excused", "absent")
_LISTS = ("organization", "person", "meeting", "paper")


def oparl_pieces(store: GraphStore, *, language: str = "vi") -> Iterator[bytes]:
    """Yield the JSON: the system, then a list a type, each object on a line.

    OParl wants the moment at which a meeting began; the texts give a day, which stands under `govgraph:date`.
    """
    place = f"{store.base}oparl"

    def rows(name: str) -> Iterator[Row]:
        return TABLES[name].rows(store, language=language)

    head = {
        "id": place,
        "type": f"{_TYPE}System",
        "oparlVersion": _TYPE,
        "body": f"{place}#body",
    }
    yield from json_pieces(
        head,
        [
            ("bodies", (_body(row, place) for row in rows("units"))),
            ("organizations", _organizations(rows("bodies"), rows("posts"))),
            ("people", _people(rows("people"), rows("tenures"))),
            ("meetings", _meetings(rows("meetings"), rows("participation"))),
            ("papers", map(_paper, rows("documents"))),
        ],
    )


def _body(row: Row, place: str) -> Thing:
    point = None
    if row["latitude"] and row["longitude"]:
        geometry = {"type": "Point", "coordinates": [float(row["longitude"]), float(row["latitude"])]}
        feature = {"type": "Feature", "geometry": geometry}
        point = {"id": f"{row['iri']}#location", "type": f"{_TYPE}Location", "geojson": feature}
    told = {
        "id": row["iri"],
        "type": f"{_TYPE}Body",
        # OParl asks for a name, also of the unit of which a text told nothing but that its bodies are there.
        "name": row["name"] or "(chưa rõ tên)",
        "classification": row["level"],
        "location": point,
        "govgraph:code": row["code"],
    }
    # OParl asks for these of every body, also where it has none of them.
    return told | {name: f"{place}#{name}" for name in _LISTS} | {"legislativeTerm": ()}


def _organizations(bodies: Iterator[Row], posts: Iterator[Row]) -> Iterator[Thing]:
    labels: dict[str, list[str]] = defaultdict(list)
    for row in posts:
        labels[row["body_iri"]].append(row["label"])
    for row in bodies:
        yield {
            "id": row["iri"],
            "type": f"{_TYPE}Organization",
            "body": row["unit_iri"],
            "name": row["name"],
            "organizationType": row["kind_label"] or row["kind"],
            "classification": row["kind"],
            "subOrganizationOf": row["part_of_iri"],
            "post": labels.get(row["iri"]),
        }


def _people(people: Iterator[Row], tenures: Iterator[Row]) -> Iterator[Thing]:
    memberships: dict[str, list[Thing]] = defaultdict(list)
    for row in tenures:
        membership = {
            "id": row["iri"],
            "type": f"{_TYPE}Membership",
            "person": row["person_iri"],
            "organization": row["body_iri"],
            "role": row["post"],
            "startDate": _day(row["start"]),
            "endDate": _day(row["end"]),
        }
        memberships[row["person_iri"]].append({key: value for key, value in membership.items() if has_value(value)})
    for row in people:
        yield {
            "id": row["iri"],
            "type": f"{_TYPE}Person",
            "name": row["name"],
            "membership": memberships.get(row["iri"]),
        }


def _meetings(meetings: Iterator[Row], participation: Iterator[Row]) -> Iterator[Thing]:
    participants: dict[str, set[str]] = defaultdict(set)
    for row in participation:
        if row["capacity"] not in _AWAY:
            participants[row["meeting_iri"]].add(row["person_iri"])
    for row in meetings:
        yield {
            "id": row["iri"],
            "type": f"{_TYPE}Meeting",
            "name": row["name"],
            "organization": [row["convener_iri"]] if row["convener_iri"] else None,
            "participant": sorted(participants[row["iri"]]),
            "govgraph:date": row["date"],
        }


def _paper(row: Row) -> Thing:
    return {
        "id": row["iri"],
        "type": f"{_TYPE}Paper",
        "body": row["unit_iri"],
        "name": row["title"] or " ".join(filter(None, (row["kind_label"] or row["kind"], row["number"]))),
        "reference": row["number"],
        "date": _day(row["date"]),
        "paperType": row["kind_label"] or row["kind"],
        "originatorOrganization": [row["issuer_iri"]] if row["issuer_iri"] else None,
    }


def _day(value: str) -> str | None:
    return value if _WHOLE_DATE.fullmatch(value) else None
