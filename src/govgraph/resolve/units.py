"""Keys of administrative units, computed within one document (docs/decisions/0002-interim-unit-keys.md)."""

import re
from collections import defaultdict
from dataclasses import replace

from govgraph.model import DISTRICTS_END_ON, Reading, Unit
from govgraph.resolve.keys import slug, source_scope, values_of

LEVELS = ("village", "commune", "district", "province", "central")
NATION = "viet-nam"
# What a text calls an unnamed unit of a level: «Huyện ủy», «đoàn kiểm tra của huyện», but not «cấp huyện».
TYPE_WORDS = {
    "district": {"huyen": r"\b(?<!cấp )huyện\b", "quan": r"\bquận\b", "thi-xa": r"\bthị (?:xã|ủy)\b"},
    "province": {"tinh": r"\b(?<!cấp )tỉnh\b", "thanh-pho": r"\bthành (?:phố|ủy)\b"},
}
# A committee's name tells the type where such words leave several.
COMMITTEE_WORDS = {
    "district": {"huyen": r"\bhuyện ủy\b", "quan": r"\bquận ủy\b", "thi-xa": r"\bthị ủy\b"},
    "province": {"tinh": r"\btỉnh ủy\b"},
}


def rank(level: str | None) -> int:
    """Return the place of a level from the village (0) upwards; an unknown level stands above all."""
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def chain(unit: Unit | None) -> tuple[Unit, ...]:
    """Return the unit and those above it, as far as named.

    >>> [u.name for u in chain(Unit("commune", "xa", "Kỳ Thọ", Unit("district", "huyen", "Kỳ Anh")))]
    ['Kỳ Thọ', 'Kỳ Anh']
    """
    return () if unit is None else (unit, *chain(unit.within))


def own_key(unit: Unit) -> str:
    """Return type and name of a unit as a slug.

    >>> own_key(Unit("commune", "xa", "Kỳ Thọ"))
    'xa-ky-tho'
    """
    return slug(f"{unit.type or ''} {unit.name}")


class UnitKeys:
    """The units that one document names: each is completed from the others, and has a key."""

    def __init__(self, reading: Reading) -> None:
        self.scope = source_scope(reading.document.name)
        self.place = reading.place
        self._named: dict[str, list[Unit]] = defaultdict(list)
        self._unnamed: list[Unit] = []
        for unit in dict.fromkeys(values_of(Unit, (reading.place, reading.facts))):
            if unit.name:
                self._named[own_key(unit)].append(unit)
            elif unit.name is None:
                self._unnamed.append(unit)
        self._text = reading.document.text.lower()
        self._completed: dict[Unit, Unit] = {}
        published = reading.document.published
        self._without_districts = published is not None and published >= DISTRICTS_END_ON

    def complete(self, unit: Unit) -> Unit:
        """Return the unit with what the document says of it elsewhere.

        An unnamed unit is the one of its level above the place that the document is about; a unit named without those
        above it takes them from the only fuller mention of its name.
        """
        if unit not in self._completed:
            self._completed[unit] = self._complete(unit)
        return self._completed[unit]

    def key(self, unit: Unit) -> str:
        """Return the key of a unit.

        >>> from govgraph.model import Document, OffsetMap
        >>> page = Document("bai-7", "", "", OffsetMap(), (), "")
        >>> province = Unit("province", "tinh", "Hà Tĩnh")
        >>> commune = Unit("commune", "xa", "Kỳ Thọ", Unit("district", "huyen", "Kỳ Anh", province))
        >>> UnitKeys(Reading(page)).key(commune)
        'xa-ky-tho.huyen-ky-anh.tinh-ha-tinh'
        >>> UnitKeys(Reading(page)).key(Unit("commune", "xa", "Kỳ Thọ"))
        'source-bai-7/xa-ky-tho'
        >>> UnitKeys(Reading(page, place=Unit("commune", "xa", "Kỳ Thọ"))).key(Unit("district"))
        'source-bai-7/xa-ky-tho/district'
        """
        unit = self.complete(unit)
        if unit.level == "central":
            return NATION
        if unit.name is None:
            return self._unnamed_key(unit)
        key = self._names(unit)
        return key if self._is_placed(unit) else f"{self.scope}/{key}"

    def parent(self, unit: Unit) -> Unit | None:
        """Return the unit above, if the document names it or speaks of it unnamed («Huyện ủy» in a page of xã X)."""
        unit = self.complete(unit)
        if unit.within is not None:
            return self.complete(unit.within)
        if self.place is None or self.key(unit) != self.key(self.place):
            return None
        above = [u for u in self._unnamed if rank(unit.level) < rank(u.level) < rank("central")]
        return min(above, key=lambda u: (rank(u.level), u.type is None, u.type or ""), default=None)

    def _complete(self, unit: Unit) -> Unit:
        if unit.name is None:
            named = next((u for u in chain(self.place) if u.name and _may_be(unit, u)), None)
            return self.complete(named) if named else self._with_type(unit)
        fuller = [u for u in self._named.get(own_key(unit), ()) if len(chain(u)) > len(chain(unit))]
        most = max((len(chain(u)) for u in fuller), default=0)
        fullest = {self._names(u): u for u in fuller if len(chain(u)) == most}
        if unit.within is None and len(fullest) == 1:
            unit = next(iter(fullest.values()))
        return replace(unit, within=self.complete(unit.within)) if unit.within else unit

    def _names(self, unit: Unit) -> str:
        return ".".join(own_key(u) for u in chain(unit) if u.name)

    def _is_placed(self, unit: Unit) -> bool:
        """Tell whether all units above are named, so that the names stand for one unit in the country."""
        named = {u.level for u in chain(unit) if u.name}
        needed = set(LEVELS[rank(unit.level) : rank("central")])
        return named >= needed - ({"district"} if self._without_districts else set())

    def _types(self, unit: Unit) -> set[str]:
        return {u.type for u in self._unnamed if u.level == unit.level and u.type}

    def _with_type(self, unit: Unit) -> Unit:
        """Return an unnamed unit with its type, if the document's words leave one."""
        types = self._types(unit)
        for words in (TYPE_WORDS, COMMITTEE_WORDS):
            if len(types) != 1:
                found = {type for type, word in words.get(unit.level, {}).items() if re.search(word, self._text)}
                types = types & found or found or types
        return replace(unit, type=types.pop()) if unit.type is None and len(types) == 1 else unit

    def _unnamed_key(self, unit: Unit) -> str:
        last = unit.type if unit.type and len(self._types(unit)) > 1 else unit.level
        if self.place is None or self.place.name is None or rank(self.place.level) >= rank(unit.level):
            return f"{self.scope}/{last}"
        return f"{self.key(self.place)}/{last}"


def _may_be(unit: Unit, named: Unit) -> bool:
    return unit.level == named.level and unit.type in (None, named.type)
