"""Popolo: people, organisations, posts, memberships, areas, events, motions and vote events as JSON.

Ids are the IRIs of the graph. What Popolo's patterns cannot say is left out: a day without a year, a day as the moment
at which a vote was taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from govgraph.profiles.json_lists import Thing, json_pieces
from govgraph.profiles.tables import TABLES, Row
from govgraph.store import GraphStore

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
#: Who is excused or absent is no attendee.
_AWAY = ("excused", "absent")

_Sources = dict[str, list[Thing]]


def popolo_pieces(store: GraphStore, *, language: str = "vi") -> Iterator[bytes]:
    """Yield the JSON: one object with a list a class, each thing on a line.

    The passages are held while it is written, so that each thing can show the sentences of its sources.
    """
    sources = _passages(store)

    def rows(name: str) -> Iterator[Row]:
        return TABLES[name].rows(store, language=language)

    yield from json_pieces(
        {},
        [
            ("persons", map(_person, rows("people"))),
            ("organizations", map(_organization, rows("bodies"))),
            ("posts", map(_post, rows("posts"))),
            ("memberships", (_membership(row, sources) for row in rows("tenures"))),
            ("areas", map(_area, rows("units"))),
            ("events", _events(rows("meetings"), rows("participation"), sources)),
            ("motions", (_motion(row, sources) for row in rows("documents") if row["meeting_iri"])),
            ("vote_events", (_vote_event(row, sources) for row in rows("votes"))),
        ],
    )


def _passages(store: GraphStore) -> _Sources:
    """Return the sources of each fact as links, the sentence of the source as the note."""
    found: _Sources = defaultdict(list)
    for row in TABLES["passages"].rows(store):
        url = row["url"] if _URI.fullmatch(row["url"]) else row["source_iri"]
        found[row["fact"]].append({"url": url, "note": row["quote"]})
    return found


def _person(row: Row) -> Thing:
    others = [{"name": name} for name in row["spellings"].split("; ") if name != row["name"]]
    return {"id": row["iri"], "name": row["name"], "other_names": others}


def _organization(row: Row) -> Thing:
    others = [{"name": name} for name in row["spellings"].split("; ") if name != row["name"]]
    return {
        "id": row["iri"],
        "name": row["name"],
        "other_names": others,
        "classification": row["kind"],
        "parent_id": row["part_of_iri"],
        "area_id": row["unit_iri"],
    }


def _post(row: Row) -> Thing:
    return {
        "id": row["iri"],
        "label": row["label"],
        "role": row["role_label"] or row["role"],
        "organization_id": row["body_iri"],
        "area_id": row["unit_iri"],
    }


def _membership(row: Row, sources: _Sources) -> Thing:
    return {
        "id": row["iri"],
        "label": row["post"],
        "role": row["role_label"] or row["role"],
        "person_id": row["person_iri"],
        "organization_id": row["body_iri"],
        "post_id": row["post_iri"],
        "area_id": row["unit_iri"],
        "start_date": _date(row["start"]),
        "end_date": _date(row["end"]),
        "sources": sources.get(row["iri"]),
    }


def _area(row: Row) -> Thing:
    point = None
    if row["latitude"] and row["longitude"]:
        point = {"type": "Point", "coordinates": [float(row["longitude"]), float(row["latitude"])]}
    return {
        "id": row["iri"],
        "name": row["name"],
        "identifier": row["code"],
        "classification": row["level"],
        "parent_id": row["part_of_iri"],
        "geometry": point,
    }


def _events(meetings: Iterable[Row], participation: Iterable[Row], sources: _Sources) -> Iterator[Thing]:
    attendees: dict[str, dict[str, str]] = defaultdict(dict)
    for row in participation:
        if row["capacity"] not in _AWAY:
            attendees[row["meeting_iri"]][row["person_iri"]] = row["person"]
    for row in meetings:
        yield {
            "id": row["iri"],
            "name": row["name"],
            "classification": row["kind"],
            "start_date": _date(row["date"]),
            "end_date": _date(row["until"]),
            "location": row["place"],
            "organization_id": row["convener_iri"],
            "attendees": [{"id": iri, "name": name} for iri, name in sorted(attendees[row["iri"]].items())],
            "sources": sources.get(row["iri"]),
        }


def _motion(row: Row, sources: _Sources) -> Thing:
    """Return a document that a meeting adopted as the motion that it passed."""
    return {
        "id": row["iri"],
        "identifier": row["number"],
        "text": row["title"] or row["quote"],
        "classification": row["kind"],
        "organization_id": row["issuer_iri"],
        "legislative_session_id": row["meeting_iri"],
        "result": "pass",
        "sources": sources.get(row["iri"]),
    }


def _vote_event(row: Row, sources: _Sources) -> Thing:
    counts = [{"option": "yes", "value": int(row["votes_for"])}] if row["votes_for"] else []
    return {
        "id": row["iri"],
        "organization_id": row["convener_iri"],
        "legislative_session_id": row["meeting_iri"],
        "counts": counts,
        "sources": sources.get(row["iri"]),
    }


def _date(value: str) -> str | None:
    return value if _DATE.fullmatch(value) else None
