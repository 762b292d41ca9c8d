"""Seats of the bodies of a unit: which posts each comes with, and what these are called."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("seats.tsv")

#: From which seats of the same unit someone rises to a seat.
LADDER = {
    "secretary": ("standing", "chair"),
    "standing": ("front", "building", "inspection", "council-vice", "organisation"),
    "chair": ("vice-1", "vice-2", "standing"),
    "vice-1": ("office-2", "vice-2", "farmers"),
    "vice-2": ("office-1", "office-3", "youth"),
    "council-vice": ("law", "front", "women"),
    "front": ("women", "farmers", "veterans", "council-vice"),
    "inspection": ("office-3", "veterans", "economy"),
    "building": ("inspection", "office-1"),
    "women": ("women-vice",),
    "farmers": ("farmers-vice",),
    "veterans": ("veterans-vice",),
    "youth": ("youth-vice",),
    "law": ("veterans-vice",),
    "economy": ("office-2",),
    "organisation": ("inspection", "office-1"),
}
#: Seats whose holder a text may mean by the post alone, since no one else in the unit has a post of that name.
ALONE = frozenset(
    [
        "secretary",
        "standing",
        "chair",
        "front",
        "inspection",
        "building",
        "organisation",
        "propaganda",
        "women",
        "farmers",
        "veterans",
        "youth",
    ]
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post: codes of role and body, whether the body is that of the unit above, and its titles with gaps."""

    role: str
    body: str
    is_above: bool
    titles: tuple[str, ...]


COUNCIL_CHAIR = Post("chair", "peoples-council", False, ("Chủ tịch HĐND {w}", "Chủ tịch Hội đồng nhân dân {w}"))
VILLAGE = {
    "cell": Post("secretary", "party-cell", False, ("Bí thư Chi bộ {v}", "Bí thư chi bộ {v}")),
    "cell-deputy": Post("deputy-secretary", "party-cell", False, ("Phó Bí thư Chi bộ {v}",)),
    "village": Post("head", "village", False, ("Trưởng {v}",)),
    "front": Post("head", "fatherland-front", False, ("Trưởng ban Công tác Mặt trận {v}",)),
}


@cache
def seats(level: str, is_new: bool) -> dict[str, tuple[Post, ...]]:
    """Return the seats of a unit of a level, before or since July 2025, each with its posts.

    >>> [post.role for post in seats("commune", False)["chair"]]
    ['deputy-secretary', 'chair']
    """
    found: dict[str, tuple[Post, ...]] = {}
    for of_level, seat, of_map, whose, role, body, titles in _rows():
        if of_level == level and of_map in ("both", "new" if is_new else "old"):
            found[seat] = (*found.get(seat, ()), Post(role, body, whose == "above", tuple(titles.split("|"))))
    return found


@cache
def _rows() -> Sequence[list[str]]:
    return [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()[2:]]
