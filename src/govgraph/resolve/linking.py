"""Which official unit a text names: from its name and those above it, from the day, and from whose site the page is.

A name alone often fits several units. One is taken only where one candidate remains; else the unit stays open, and the
reason is told.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from urllib.parse import urlsplit

from rapidfuzz.distance import OSA

from govgraph.gazetteer import OfficialUnit, gazetteer, is_called
from govgraph.model import Document, Unit
from govgraph.normalise import bare_key, comparison_key
from govgraph.recognise import recognise_text

#: Levels that the official lists hold.
LISTED = frozenset({"commune", "district", "province"})
_CITY = "thanh-pho"  # of either level: the lists do not tell them apart by type
# What a commune of a type may have become by the day of the list: one of two that fit a name may be the one meant.
_LATER_TYPES = {"xa": {"xa", "thi-tran", "phuong"}, "thi-tran": {"thi-tran", "phuong"}}
# What stands before the province in the name of a publisher.
_CALLED_AFTER = r"(?:(?i:\b(?:tỉnh|thành phố|tp\.?|báo|đài))\s|\s)"
_FEWEST_LETTERS = 9  # of a name in which a slip of the pen is looked through; shorter ones are too like each other


@dataclass(frozen=True, slots=True)
class Link:
    """What the lists say of a unit that a text names: the one unit, or how many it may be.

    `by` is how it was told: `name` (as written), `spelling` (but for marks and signs), `slip` (but for a letter),
    and with `+site` that only the site's own unit left one of several. `clue` is the unit that left one of several.
    """

    unit: OfficialUnit | None = None
    candidates: tuple[OfficialUnit, ...] = ()
    by: str = "name"
    clue: OfficialUnit | None = None


class Linker:
    """Finds the units that one document names in the lists.

    >>> district = Unit("district", "huyen", "Kỳ Anh")
    >>> Linker("2023-05-25").find(Unit("commune", "xa", "Kỳ Thọ", district)).unit.code
    '18790'
    >>> found = Linker("2023-05-25").find(Unit("commune", "xa", "Tân Lập"))
    >>> found.unit, len(found.candidates) > 1
    (None, True)
    """

    def __init__(self, day: str | None, *, bare: bool = False, site: Sequence[OfficialUnit] = ()) -> None:
        self.day = day
        self.bare = bare
        self.site = tuple(site)

    def find(
        self, unit: Unit, near: Iterable[OfficialUnit] = (), *, is_former: bool = False, is_new: bool = False
    ) -> Link:
        """Return what the lists say of a unit.

        `near` are units of the document in which it may lie, or which took it in; `is_former` tells that the text
        calls it a former one («(cũ)»), `is_new` one that was made in a reform («(mới)»).
        """
        near, unit = list(near), self._without_foreign_district(unit)
        if unit.level not in LISTED or not unit.name:
            return Link()
        for by, named in self._readings(unit):
            placed = [one for one in named if self._fits(one, unit) and not self._is_far_ahead(one)]
            if is_new:
                placed = [one for one in placed if one.start is not None] or placed
            elif is_former and self.day is None:
                placed = [one for one in placed if one.end is not None] or placed
            existing = [one for one in placed if one.is_in_force(self.day) is not is_former] or placed
            if not existing:
                continue
            if len(existing) == 1 and not self._is_elsewhere(existing[0], unit):
                return Link(existing[0], tuple(existing), by)
            for how, hint in [*((by, one) for one in near), *((f"{by}+site", one) for one in self.site)]:
                inside = [one for one in existing if self._is_below(one, hint) or hint.key in dict(one.became)]
                if len(inside) > 1 and hint.level == "district":  # «xã Yên Viên» and «thị trấn Yên Viên» in one
                    inside = [one for one in inside if one.type == unit.type]
                if len(inside) == 1:
                    return Link(_successor(inside[0], existing, unit), tuple(existing), how, hint)
            return Link(None, tuple(existing), by)
        return Link()

    def _readings(self, unit: Unit) -> Iterator[tuple[str, list[OfficialUnit]]]:
        """Yield the units that may be named, the surest first: as written, in another spelling, with a slip."""
        same_letters = [one for one in gazetteer().named(unit.name or "") if one.level == unit.level]
        type_ = _CITY if unit.type and unit.type.startswith(_CITY) else unit.type
        above = next((one for one in _above(unit) if one.level in LISTED and one.name), None)
        own = [one for one in same_letters if is_called(one, unit.name or "", exactly=not self.bare)]
        of_type = [one for one in own if is_called(one, unit.name or "", type_, exactly=not self.bare)]
        if of_type and above is None and type_ in _LATER_TYPES:
            of_type = [one for one in own if one.type in _LATER_TYPES[type_]]
        yield "name", of_type
        if unit.level != "commune":
            alike = (gazetteer()[key] for key in _loose_names().get((unit.level, _loosely(unit.name or "")), ()))
            yield "spelling", [one for one in alike if type_ in (None, one.type)]
        if above is None or self.bare:
            return  # without a unit above, a commune's name must be written as in the list
        letters = _joined(unit.name or "")
        below = self._below(above, unit.level)
        loosely = [one for one in below if _loosely(one.name) == _loosely(unit.name or "")]
        yield "spelling", [one for one in loosely if _spelt(one.name) == _spelt(unit.name or "")]
        yield "slip", loosely
        if len(letters) >= _FEWEST_LETTERS:
            yield "slip", [one for one in below if one.type == type_ and _is_slip(_joined(one.name), letters)]

    def _without_foreign_district(self, unit: Unit) -> Unit:
        """Return a unit without a district above it that the lists have in other provinces than the one named.

        A page about a commune that names one district, a guest's, is read as if that were the commune's.
        """
        district = unit if unit.level == "district" else unit.within
        if district is None or district.level != "district" or not district.name:
            return unit
        province = next((one for one in _above(district) if one.level == "province" and one.name), None)
        named = [one for one in gazetteer().named(district.name) if one.level == "district"]
        if province is None or not named or any(self._is_below(one, province) for one in named):
            return unit
        return replace(unit, within=None if unit is district else district.within)

    def _below(self, above: Unit, level: str) -> list[OfficialUnit]:
        found = self.find(above).unit
        return [one for one in _units_below(found.key) if one.level == level] if found else []

    def _fits(self, official: OfficialUnit, unit: Unit) -> bool:
        """Tell whether a unit belongs, or belonged, to those named above it."""
        return all(self._is_below(official, above) for above in _above(unit) if above.name and above.level in LISTED)

    def _is_far_ahead(self, official: OfficialUnit) -> bool:
        """Tell whether a unit came in a later year: it may be told of months before, but nobody knew its name then.

        «xã Pơng Drang» in 2022 is not the commune made in 2025, though the list has its own predecessor as a town.
        """
        return self.day is not None and official.start is not None and official.start[:4] > self.day[:4]

    def _is_below(self, official: OfficialUnit, above: Unit | OfficialUnit) -> bool:
        if isinstance(above, OfficialUnit):
            return any(one.key == above.key for one in _all_above(official))
        name = _loosely(above.name or "")
        return any(
            one.level == above.level and name in (_loosely(one.name), _loosely(one.former_name or ""))
            for one in _all_above(official)
        )

    def _is_elsewhere(self, official: OfficialUnit, unit: Unit) -> bool:
        """Tell whether a commune named without those above it lies outside the province whose site tells of it."""
        if not self.site or official.level != "commune" or any(above.name for above in _above(unit)):
            return False
        own = {one.key for one in (official, *_all_above(official))}
        provinces = {one.key for hint in self.site for one in (hint, *_all_above(hint)) if one.level == "province"}
        return not own & provinces


def _successor(found: OfficialUnit, named: Sequence[OfficialUnit], unit: Unit) -> OfficialUnit:
    """Return the unit that one became, if that is of its name and of the type that the text gives it.

    «xã Đức Thọ» is the commune of 2025, not the town before it.
    """
    later = dict(found.became)
    return next((one for one in named if one.key in later and found.type != one.type == unit.type), found)


def site_units(document: Document, day: str | None = None) -> tuple[OfficialUnit, ...]:
    """Return the units whose site a page is from, as publisher and address name them on a day, the lowest first.

    >>> from govgraph.model import OffsetMap
    >>> page = Document("7", "", "", OffsetMap(), (), "", url="https://nghiloc.nghean.gov.vn/tin-7")
    >>> [unit.key for unit in site_units(page)]
    ['429-nghi-loc', '40-nghe-an']
    """
    publisher = document.publisher or ""
    labels = {*re.split(r"[.-]", urlsplit(document.url or "").hostname or "")}
    units = [unit for item in recognise_text(publisher, day=day) if isinstance(unit := _unit_of(item.value), Unit)]
    rest = publisher
    for unit in units:
        rest = rest.replace(unit.name or "", " ")  # «xã Hòa Bình» is not of the province Hòa Bình
    provinces = {one.key: one for one in _named_provinces(rest)}
    provinces |= {one.key: one for one in _provinces() if _joined(one.name) in labels}
    known = Linker(day)
    named = [one for one in (known.find(unit, provinces.values()).unit for unit in units) if one is not None]
    labels -= {_joined(one.name) for one in provinces.values()}
    for province in provinces.values():
        called = [one for one in _units_below(province.key) if _is_label(one, labels)] if labels else []
        named += called if len(called) == 1 else []  # «kyanh» is a district's and a town's
    everything = dict.fromkeys([*named, *provinces.values()])
    return tuple(sorted(everything, key=lambda one: (-len(one.code), one.key)))


def _unit_of(value: object) -> object:
    """Return the unit that an item of a text is, or whose body it is."""
    return getattr(value, "unit", value)


def _is_label(unit: OfficialUnit, labels: set[str]) -> bool:
    return unit.level == "district" and bool({_joined(unit.name), _joined(f"{unit.type}{unit.name}")} & labels)


def _named_provinces(text: str) -> Iterator[OfficialUnit]:
    """Yield the provinces that a publisher is called after: "Báo Hà Tĩnh", "Cổng thông tin điện tử tỉnh Nghệ An"."""
    end = text.rstrip()
    for one in _provinces():
        # Most texts end with none; the patterns of all provinces are too many to be kept compiled.
        if end.endswith(one.name) and re.search(rf"{_CALLED_AFTER}{re.escape(one.name)}\s*\Z", text):
            yield one


@cache
def _loose_names() -> dict[tuple[str, str], list[str]]:
    """Return the keys of provinces and districts by level and loosely compared name."""
    found: dict[tuple[str, str], list[str]] = {}
    table = gazetteer()
    for key in table:
        if key.index("-") <= len("447"):
            for name in filter(None, (table[key].name, table[key].former_name)):
                found.setdefault((table[key].level, _loosely(name)), []).append(key)
    return found


@cache
def _provinces() -> tuple[OfficialUnit, ...]:
    table = gazetteer()
    return tuple(table[key] for key in table if key.index("-") == len("42"))


@cache
def _units_below(key: str) -> tuple[OfficialUnit, ...]:
    return gazetteer().below(key)


@cache
def _all_above(unit: OfficialUnit) -> tuple[OfficialUnit, ...]:
    """Return all units to which a unit belonged at any time."""
    found = [gazetteer()[key] for key in unit.above]
    return tuple(dict.fromkeys([*found, *(further for one in found for further in _all_above(one))]))


def _above(unit: Unit) -> Iterator[Unit]:
    above = unit.within
    while above is not None:
        yield above
        above = above.within


@lru_cache(maxsize=4096)  # the names of all provinces and of many districts are asked for at each document
def _joined(name: str) -> str:
    return "".join(re.findall(r"[a-z0-9]+", bare_key(name)))


def _loosely(name: str) -> str:
    """Return a name without marks and signs, with one letter for those that are written for each other.

    >>> _loosely("Kì Thọ") == _loosely("Kỳ Thọ"), _loosely("Đắc Lắc") == _loosely("Đăk Lăk")
    (True, True)
    """
    return re.sub(r"c(?!h)", "k", _joined(name).replace("y", "i"))


def _spelt(name: str) -> str:
    """Return a name with one spelling for i and y, and for the place of tone marks; highland names without marks.

    >>> _spelt("Kì Thọ") == _spelt("Kỳ Thọ"), _spelt("Quỳnh Thạnh") == _spelt("Quỳnh Thanh")
    (True, False)
    """
    if "dak" in _loosely(name):
        return _loosely(name)
    letters = unicodedata.normalize("NFD", comparison_key(name)).replace("y", "i")
    return "".join(letter for letter in letters if letter.isalnum() or unicodedata.combining(letter))


def _is_slip(one: str, other: str) -> bool:
    """Tell whether two names differ by letters changing places, one left out or one too many; not by another letter.

    >>> _is_slip("quynhthach", "quynhthahc"), _is_slip("quynhthach", "quynhthanh")
    (True, False)
    """
    is_other_letter = len(one) == len(other) and sorted(one) != sorted(other)
    return not is_other_letter and OSA.distance(one, other, score_cutoff=1) == 1
