"""Names of units in all their ways of writing: «KỲ THỌ», «HCM», «04», «Bà Rịa–Vũng Tàu»."""

import re
from functools import cache

from govgraph.gazetteer import other_names
from govgraph.normalise import bare_key, comparison_key

_DASH = re.compile(r"(?<=[^\W\d])\s*[-–—]\s*(?=[^\W\d])")


def plain_name(name: str) -> str:
    """Return a unit's name as running text writes it out: no capitals throughout, no short name, one form of dash.

    >>> plain_name("KỲ THỌ"), plain_name("Ea Hồ"), plain_name("HCM"), plain_name("Bà Rịa–Vũng Tàu"), plain_name("04")
    ('Kỳ Thọ', 'Ea Hồ', 'Hồ Chí Minh', 'Bà Rịa - Vũng Tàu', '4')
    """
    if name.isdecimal():
        return name.lstrip("0") or name
    known = by_other_name(name)
    if known is not None:
        return known
    name = _DASH.sub(" - ", name)
    return name.title() if name.isupper() and len(name) > 1 else name


def by_other_name(name: str) -> str | None:
    """Return the name of the lists for one that they do not have.

    >>> by_other_name("HCM"), by_other_name("Tân Hòa")
    ('Hồ Chí Minh', None)
    """
    return other_names().get(comparison_key(_DASH.sub("-", name)))


def where_named(name: str, text: str) -> tuple[int, int] | None:
    """Return where a text last names a unit, in whatever way of writing that `plain_name` undoes.

    >>> where_named("Hồ Chí Minh", "UBND TP.HCM"), where_named("4", "Phường 04"), where_named("4", "Phường 14")
    ((8, 11), (7, 9), None)
    """
    letters, bare = bare_key(text), bare_key(name)
    if not name.isdecimal() and " - " not in name and name not in _named_otherwise():
        at = letters.rfind(bare)
        return (at, at + len(bare)) if at >= 0 else None
    return max((found.span() for found in _written(name).finditer(letters)), default=None)


@cache
def _named_otherwise() -> frozenset[str]:
    return frozenset(other_names().values())


@cache
def _written(name: str) -> re.Pattern[str]:
    """Return the ways of writing a number, a name with a dash, or one that has another, in bare letters."""
    if name.isdecimal():
        return re.compile(rf"(?<!\d)0*{name}(?!\d)")
    ways = [name, *(other for other, of in other_names().items() if of == name)]
    parts = ([re.escape(part.strip()) for part in bare_key(way).split("-")] for way in ways)
    return re.compile("|".join(r"\s*[-–—]\s*".join(one) for one in parts))
