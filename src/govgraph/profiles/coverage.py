"""What the data cover: how many sources, which administrative units, which days."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from govgraph.profiles.tables import TABLES, Row
from govgraph.query import find_query
from govgraph.store import GraphStore

#: More units than this are told by the units that they lie in, since nobody reads a longer list.
MOST_UNITS = 100

# What happened on these days; a goal's deadline and the day on which a page was published are other things.
_HAPPENED = ("attested-on", "dated", "effective-on", "held-on")


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit that sources are about; latitude and longitude are a point in it, "" where not known."""

    iri: str
    name: str
    code: str
    latitude: str
    longitude: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a store's data cover; `first` and `last` are ISO dates, as are `oldest` and `newest` source, or "".

    `changed` is the last day on which a source was published, or a person corrected or judged; that a row of theirs was
    taken out again has no day.
    `box` is the smallest box around the points of the units: west, south, east, north; None where fewer than two
    points are known.
    """

    sources: int
    places: tuple[Place, ...]
    first: str
    last: str
    oldest: str
    newest: str
    changed: str
    box: tuple[float, float, float, float] | None


def data_coverage(store: GraphStore) -> Coverage:
    """Return what the data of a store cover.

    Places are the units that the sources name as theirs; where these are more than `MOST_UNITS`, the units in which
    they lie. Days of meetings, tenures, changes and documents count, of whole dates alone.
    """
    units = {row["iri"]: row for row in TABLES["units"].rows(store)}
    named = [row["iri"].value for row in _ask(store, "publish/covered-units")]
    days = {
        row["property"].value: (row["first"].value, row["last"].value) for row in _ask(store, "publish/covered-days")
    }
    happened = [days[name] for name in _HAPPENED if name in days]
    places = [_place(units[iri]) for iri in _few(named, units)]
    published = days.get("issued", ("", ""))
    return Coverage(
        sources=len(store.sources()),
        places=tuple(sorted(places, key=lambda place: (place.code, place.name, place.iri))),
        first=min((first for first, _ in happened), default=""),
        last=max((last for _, last in happened), default=""),
        oldest=published[0],
        newest=published[1],
        changed=max(published[1], days.get("decided", ("", ""))[1]),
        box=_box([_place(units[iri]) for iri in named if iri in units]),
    )


def _ask(store: GraphStore, name: str) -> list[ox.QuerySolution]:
    solutions = store.query(find_query(name).text)
    assert isinstance(solutions, ox.QuerySolutions)
    return list(solutions)


def _few(named: list[str], units: dict[str, Row]) -> list[str]:
    """Return the units, or those that they lie in where they are too many."""
    found = {iri for iri in named if iri in units}
    while len(found) > MOST_UNITS:
        above = {units[iri]["part_of_iri"] if units[iri]["part_of_iri"] in units else iri for iri in found}
        if above == found:
            break
        found = above
    return sorted(found)


def _place(row: Row) -> Place:
    return Place(row["iri"], row["name"], row["code"], row["latitude"], row["longitude"])


def _box(places: list[Place]) -> tuple[float, float, float, float] | None:
    points = [(float(place.longitude), float(place.latitude)) for place in places if place.latitude and place.longitude]
    if len(set(points)) < 2:
        return None
    east, north = zip(*points, strict=True)
    return min(east), min(north), max(east), max(north)
