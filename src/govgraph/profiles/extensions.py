"""Keys beside those of Popolo and OParl, for what neither has words for: how a fact is known, and how far it reaches.

All begin with `govgraph:`. Readers who do not know them lose what they say; so nothing stands in a standard's own key
that would be wrong without them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from govgraph.profiles.json_lists import Thing
from govgraph.profiles.tables import Row
from govgraph.query.held_as import held_as

#: What tells a reader that a file is an export of govgraph, with the base of its ids: what it leaves out nobody knew.
SYSTEM = "govgraph:system"
_ENDED = {"vi": "đã thôi", "en": "ended"}


def how_held(row: Row) -> Thing:
    """Return the keys of a tenure: its status, how it is known, the first and last day on which a source shows it.

    A code says how the post is held (`acting`), where a source tells.

    >>> how_held({"status": "ended", "basis": "stated", "first_shown": "2023-06-12", "last_shown": "2023-06-12"})
    {'govgraph:status': 'ended', 'govgraph:basis': 'stated', 'govgraph:first_shown': '2023-06-12', \
'govgraph:last_shown': '2023-06-12'}
    """
    names = ("status", "basis", "first_shown", "last_shown")
    told = {"govgraph:qualifier": row["qualifier"]} if row.get("qualifier") and not _is_over(row) else {}
    return {f"govgraph:{name}": row[name] for name in names} | told


def title_held(row: Row, language: str) -> str:
    """Return the post of a tenure as it is held, with a word where it has ended and no source tells when.

    It would look current.

    >>> row = {"post": "Chủ tịch UBND xã Máy", "status": "ended", "end": "", "qualifier": "", "qualifier_label": ""}
    >>> title_held(row, "vi"), title_held(row | {"end": "2024"}, "vi")
    ('Chủ tịch UBND xã Máy (đã thôi)', 'Chủ tịch UBND xã Máy')
    >>> title_held(row | {"status": "", "qualifier": "acting", "qualifier_label": "Quyền"}, "vi")
    'Quyền Chủ tịch UBND xã Máy'
    """
    if _is_over(row):
        return f"{row['post']} ({_ENDED[language]})"
    # Who is in charge has a key alone: only «Quyền …» is a name of a post.
    return held_as(row["post"], "acting", row["qualifier_label"]) if row["qualifier"] == "acting" else row["post"]


def _is_over(row: Row) -> bool:
    return row["status"] == "ended" and not row.get("end")


def ids_elsewhere(identifiers: Iterable[Row]) -> dict[str, list[Thing]]:
    """Return the ids that other systems give to things, by their IRIs, in the manner of Popolo.

    >>> ids_elsewhere([{"iri": "urn:a", "system": "https://example.org/", "identifier": "7"}])["urn:a"]
    [{'scheme': 'https://example.org/', 'identifier': '7'}]
    """
    found: dict[str, list[Thing]] = defaultdict(list)
    for row in identifiers:
        found[row["iri"]].append({"scheme": row["system"], "identifier": row["identifier"]})
    return found


def other_names(row: Row) -> list[Thing]:
    """Return the names of a thing beside the one that it goes by, in the manner of Popolo.

    >>> other_names({"name": "Lê Văn Hoà", "spellings": "Lê Văn Hoà; Lê Văn Hòa"})
    [{'name': 'Lê Văn Hòa'}]
    """
    return [{"name": name} for name in row["spellings"].split("; ") if name != row["name"]]


def when_there(row: Row) -> Thing:
    """Return the keys of a unit: the first day on which it was there, and the first on which it was no more."""
    return {"govgraph:start": row["start"], "govgraph:end": row["end"]}


def point_of(row: Row) -> Thing | None:
    """Return the point of a unit as GeoJSON, None where it is not known.

    >>> point_of({"latitude": "18.1", "longitude": "106.2"})
    {'type': 'Point', 'coordinates': [106.2, 18.1]}
    """
    if not row["latitude"] or not row["longitude"]:
        return None
    return {"type": "Point", "coordinates": [float(row["longitude"]), float(row["latitude"])]}
