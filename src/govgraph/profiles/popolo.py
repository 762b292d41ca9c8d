"""Popolo: people, organisations, posts, memberships, areas, events, motions and vote events as JSON.

Ids are the IRIs of the graph. What Popolo's patterns cannot say is left out: a day without a year, a day as the moment
at which a vote was taken. What it has no words for stands under keys that begin with `govgraph:`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby

from govgraph.profiles.extensions import (
    SYSTEM,
    how_held,
    ids_elsewhere,
    other_names,
    point_of,
    title_held,
    when_there,
)
from govgraph.profiles.json_lists import Thing, json_pieces
from govgraph.profiles.tables import AWAY, TABLES, Row
from govgraph.store import GraphStore

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")

# Lists whose things have `identifiers` in Popolo.
_IDENTIFIED = frozenset({"persons", "organizations", "events"})

_Sources = dict[str, list[Thing]]


def popolo_pieces(store: GraphStore, *, language: str = "vi") -> Iterator[bytes]:
    """Yield the JSON: one object with a list a class, each thing on a line.

    The passages are held while it is written, so that each thing can show the sentences of its sources; so are the
    votes, which tell of the personnel changes that were motions.
    """
    sources = _passages(store)
    ids = ids_elsewhere(TABLES["identifiers"].rows(store))
    votes = [row for row in TABLES["votes"].rows(store, language=language) if _has_result(row)]
    voted_on = {row["change_iri"] for row in votes}

    def rows(name: str) -> Iterator[Row]:
        return TABLES[name].rows(store, language=language)

    motions = chain(
        (_motion(row, sources) for row in rows("documents") if row["meeting_iri"]),
        _changes_as_motions((row for row in rows("changes") if row["iri"] in voted_on), sources),
    )
    lists: list[tuple[str, Iterable[Thing]]] = [
        ("persons", map(_person, rows("people"))),
        ("organizations", map(_organization, rows("bodies"))),
        ("posts", map(_post, rows("posts"))),
        ("memberships", (_membership(row, sources, language) for row in rows("tenures"))),
        ("areas", map(_area, rows("units"))),
        ("events", _events(rows("meetings"), rows("participation"), sources)),
        ("motions", motions),
        ("vote_events", (_vote_event(row, sources) for row in votes)),
    ]
    yield from json_pieces(
        {SYSTEM: store.base},
        [(name, _with_ids(things, ids, "" if name in _IDENTIFIED else "govgraph:")) for name, things in lists],
    )


def _with_ids(things: Iterable[Thing], ids: Mapping[str, list[Thing]], prefix: str) -> Iterator[Thing]:
    """Yield things with the ids that other systems give them."""
    for thing in things:
        yield {**thing, f"{prefix}identifiers": ids.get(str(thing["id"]))}


def _passages(store: GraphStore) -> _Sources:
    """Return the sources of each fact as links, the sentence of the source as the note."""
    found: _Sources = defaultdict(list)
    for row in TABLES["passages"].rows(store):
        url = row["url"] if _URI.fullmatch(row["url"]) else row["source_iri"]
        found[row["fact"]].append({"url": url, "note": row["quote"]})
    return found


def _person(row: Row) -> Thing:
    return {"id": row["iri"], "name": row["name"], "other_names": other_names(row)}


def _organization(row: Row) -> Thing:
    return {
        "id": row["iri"],
        "name": row["name"],
        "other_names": other_names(row),
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


def _membership(row: Row, sources: _Sources, language: str) -> Thing:
    return {
        "id": row["iri"],
        "label": title_held(row, language),
        "role": row["role_label"] or row["role"],
        "person_id": row["person_iri"],
        "organization_id": row["body_iri"],
        "post_id": row["post_iri"],
        "area_id": row["unit_iri"],
        "start_date": _date(row["start"]),
        "end_date": _date(row["end"]),
        **how_held(row),
        "sources": sources.get(row["iri"]),
    }


def _area(row: Row) -> Thing:
    return {
        "id": row["iri"],
        "name": row["name"],
        "identifier": row["code"],
        "classification": row["level"],
        "parent_id": row["part_of_iri"],
        "geometry": point_of(row),
        **when_there(row),
    }


def _events(meetings: Iterable[Row], participation: Iterable[Row], sources: _Sources) -> Iterator[Thing]:
    attendees: dict[str, dict[str, Thing]] = defaultdict(dict)
    for row in participation:
        came = attendees[row["meeting_iri"]]
        # Of a person in several capacities, one that a source states shows that the person came.
        if row["capacity"] not in AWAY and (row["person_iri"] not in came or row["basis"] == "stated"):
            told = {"id": row["person_iri"], "name": row["person"], "govgraph:basis": row["basis"]}
            came[row["person_iri"]] = told
    for row in meetings:
        yield {
            "id": row["iri"],
            "name": row["name"],
            "classification": row["kind"],
            "start_date": _date(row["date"]),
            "end_date": _date(row["until"]),
            "location": row["place"],
            "organization_id": row["convener_iri"],
            "attendees": [told for _, told in sorted(attendees[row["iri"]].items())],
            "govgraph:basis": row["basis"],
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


def _changes_as_motions(changes: Iterable[Row], sources: _Sources) -> Iterator[Thing]:
    """Yield the personnel changes that were voted on as motions; one with several posts once."""
    for iri, rows in groupby(sorted(changes, key=lambda row: row["iri"]), key=lambda row: row["iri"]):
        row = next(rows)
        yield {
            "id": iri,
            "text": row["quote"],
            "classification": row["change"],
            "legislative_session_id": row["meeting_iri"],
            "result": "pass",
            "govgraph:person_id": row["person_iri"],
            "govgraph:membership_id": row["begins_iri"] or None,
            "govgraph:basis": row["basis"],
            "sources": sources.get(iri),
        }


def _has_result(row: Row) -> bool:
    """Tell whether a source tells how a vote came out; that there was one alone says nothing."""
    return any(row[name] for name in ("votes_for", "votes_cast", "share"))


def _vote_event(row: Row, sources: _Sources) -> Thing:
    counts = [{"option": "yes", "value": int(row["votes_for"])}] if row["votes_for"] else []
    return {
        "id": row["iri"],
        "motion_id": row["change_iri"],
        "organization_id": row["convener_iri"],
        "legislative_session_id": row["meeting_iri"],
        "counts": counts,
        "govgraph:votes_cast": int(row["votes_cast"]) if row["votes_cast"] else None,
        "govgraph:share": float(row["share"]) if row["share"] else None,
        "govgraph:person_id": row["person_iri"],
        "govgraph:basis": row["basis"],
        "sources": sources.get(row["iri"]),
    }


def _date(value: str) -> str | None:
    return value if _DATE.fullmatch(value) else None
