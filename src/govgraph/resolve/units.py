"""Keys of administrative units: the official one where the lists tell which unit is meant, else one of the document.

See docs/decisions/0007-official-units.md.
"""

import re
from collections import defaultdict
from dataclasses import replace

from govgraph.gazetteer import REFORM, OfficialUnit, gazetteer, naming
from govgraph.model import Meeting, Position, Reading, Unit
from govgraph.notation.date import is_whole
from govgraph.recognise import is_bare
from govgraph.resolve.keys import Named, listed_alike, named_in, slug, source_scope, told_apart
from govgraph.resolve.linking import LISTED, Link, Linker, site_units

LEVELS = ("village", "commune", "district", "province", "central")
NATION = "viet-nam"
_ANY_TYPE = "(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)"
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
    """The units that one document names: each is completed from the others and from the lists, and has a key."""

    def __init__(self, reading: Reading) -> None:
        self.scope = source_scope(reading.document.name)
        self.place = reading.place
        document = reading.document
        self.named = named_in(reading)
        self.day = _day(reading, self.named)
        self._site = site_units(document, self.day)
        self._linker = Linker(self.day, bare=is_bare(document.text), site=self._site)
        self._links: dict[Unit, Link] = {}
        self._named: dict[str, list[Unit]] = defaultdict(list)
        self._unnamed: list[Unit] = []
        for unit in self.named.units:
            if unit.name:
                self._named[own_key(unit)].append(unit)
            elif unit.name is None:
                self._unnamed.append(unit)
        self._text = document.text.lower()
        self._tells_age = re.search(r"\bcũ\b|\(mới\)", self._text) is not None
        self._completed: dict[Unit, Unit] = {}
        self._pending: set[Unit] = set()
        self._without_districts = document.published is not None and document.published >= REFORM
        self._tells_all = reading.tells_all
        self._listed_alike: dict[str, set[str]] | None = None

    def complete(self, unit: Unit) -> Unit:
        """Return the unit with what the document says of it elsewhere.

        An unnamed unit is the one of its level above the place that the document is about; a unit named without those
        above it takes them from the only fuller mention of its name. One that the lists know has its name and the
        units above it from there, as of the day of which the document tells.
        """
        known = self._completed.get(unit)  # facts name the same few units again and again
        if known is not None:
            return known
        if unit in self._pending:
            return unit  # it is asked for to tell where it lies itself
        self._pending.add(unit)
        found = self.as_told(unit)
        official = self._find(found) if unit.record is None or not self._tells_all else _listed(found)
        if official is not None:
            found = self._as_listed(official, found)
        self._pending.remove(unit)
        self._completed[unit] = self._completed[found] = found
        return found

    def official(self, unit: Unit) -> OfficialUnit | None:
        """Return the unit of the lists that a unit is, if the document tells which."""
        return _listed(self.complete(unit))

    def of_level(self, level: str | None) -> Unit | None:
        """Return the unit of a level that a page speaks of without naming one, if its site tells which."""
        return self._of_site(Unit(level)) if level in LISTED else None

    def _of_site(self, unit: Unit) -> Unit | None:
        """Return the unit of the site, or above it, that an unnamed one is; none where the page is about another."""
        place = self.complete(self.place) if self.place is not None and self.place.name else None
        if place is not None and rank(place.level) >= rank(unit.level):
            return None
        table = gazetteer()
        for one in self._site:
            above = [
                u for u in table.chain(one, self.day if one.is_in_force(self.day) else None) if u.level == unit.level
            ]
            if above and unit.type in (None, above[0].type):
                return self._as_listed(above[0], unit)
        return None

    def link(self, unit: Unit) -> Link:
        """Return what the lists say of a unit; nothing of one of which a system that tells all gives no code."""
        found = self.as_told(unit)
        if unit.record is not None and self._tells_all:
            return Link(_listed(found))
        self._find(found)
        return self._links.get(found) or Link(_listed(found))

    def by_name(self, unit: Unit, within: Unit | None = None) -> Link:
        """Return what the lists say of a unit by its name alone, or with one above it, whatever else is named."""
        return self._linker.find(replace(unit, within=within))

    def key(self, unit: Unit) -> str:
        """Return the key of a unit.

        >>> from govgraph.model import Document, OffsetMap
        >>> page = Document("bai-7", "", "", OffsetMap(), (), "")
        >>> province = Unit("province", "tinh", "Hà Tĩnh")
        >>> commune = Unit("commune", "xa", "Kỳ Thọ", Unit("district", "huyen", "Kỳ Anh", province))
        >>> UnitKeys(Reading(page)).key(commune)
        '18790-ky-tho'
        >>> UnitKeys(Reading(page)).key(Unit("village", "thon", "Tân Sơn", commune))
        'thon-tan-son.18790-ky-tho'
        >>> UnitKeys(Reading(page)).key(Unit("commune", "xa", "Tân Lập"))
        'source-bai-7/xa-tan-lap'
        >>> UnitKeys(Reading(page, place=Unit("commune", "xa", "Tân Lập"))).key(Unit("district"))
        'source-bai-7/xa-tan-lap/district'
        """
        unit = self.complete(unit)
        if unit.level == "central":
            return NATION
        if unit.listed is not None:
            return unit.listed
        key = self._own_key(unit)
        if unit.record is None or not key.startswith(self.scope):
            return key
        if self._listed_alike is None:
            self._listed_alike = listed_alike(
                (self._own_key(one), one.record) for one in map(self.complete, self.named.units) if one.listed is None
            )
        return told_apart(key, unit.record, self._listed_alike)

    def _own_key(self, unit: Unit) -> str:
        """Return the key of a completed unit by what it is called."""
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

    def _find(self, unit: Unit) -> OfficialUnit | None:
        """Return the unit of the lists that a completed unit is, if the document tells which."""
        if unit.listed is not None:
            return _listed(unit)
        if unit not in self._links and unit.name:
            self._links[unit] = self._linker.find(unit, self._near(unit), **self._age(unit))
        return self._links[unit].unit if unit in self._links else None

    def _age(self, unit: Unit) -> dict[str, bool]:
        """Return whether the text calls a unit a former one or a new one: "xã Kỳ Thọ (cũ)", "tỉnh Lâm Đồng (mới)"."""
        if not self._tells_age:
            return {}
        told = rf"\b{_ANY_TYPE}\s+{re.escape((unit.name or '').lower())}\b(\s*\(?cũ\b|\s*\(mới\))?"
        ages = {age.strip("() \n\t") for age in re.findall(told, self._text)}
        # Named with «cũ» and without, the present one is meant.
        return {"is_former": ages == {"cũ"}, "is_new": "mới" in ages and "cũ" not in ages}

    def _near(self, unit: Unit) -> list[OfficialUnit]:
        """Return units in which one may lie that is named alone: those of the place, or the only ones named."""
        place = self.place
        if place is not None and place.name and own_key(unit) not in {own_key(u) for u in chain(place) if u.name}:
            place = self.complete(place)
        around = [u for u in chain(place) if u.name and own_key(u) != own_key(unit)]
        for level in ("district", "province"):
            named = [units[0] for units in self._named.values() if units[0].level == level]
            around += named if len(named) == 1 and rank(unit.level) < rank(level) else []
        found = (self._linker.find(one).unit for one in dict.fromkeys(around))
        return [one for one in found if one is not None]

    def _as_listed(self, official: OfficialUnit, unit: Unit) -> Unit:
        """Return a unit of the lists, with those above it, by the name that the document uses of its two."""
        table = gazetteer()
        above = table.above(official, self.day if official.is_in_force(self.day) else None)
        within = self._as_listed(above, Unit(above.level, None, above.name)) if above is not None else None
        listed = Unit(official.level, *naming(official, unit.name or "", unit.type), within, official.key)
        self._completed[listed] = listed
        return listed

    def as_told(self, unit: Unit) -> Unit:
        """Return the unit with those above it as the document names them, before it is looked up in the lists."""
        if unit.record is not None:  # no other mention is one of it
            return replace(unit, within=self.complete(unit.within)) if unit.within else unit
        if unit.name is None:
            place = self.complete(self.place) if self.place is not None and self.place.name else self.place
            named = next((u for u in chain(place) if u.name and may_be(unit, u)), None) or self._of_site(unit)
            return self.complete(named) if named else self._with_type(unit)
        fuller = [u for u in self._named.get(own_key(unit), ()) if len(chain(u)) > len(chain(unit))]
        most = max((len(chain(u)) for u in fuller), default=0)
        fullest = {self._names(u): u for u in fuller if len(chain(u)) == most}
        if unit.within is None and len(fullest) == 1:
            unit = next(iter(fullest.values()))
        if unit.within is None and unit.level == "district" and self.day is not None:
            unit = replace(unit, within=_province_of_its_name(unit, self.day))
        return replace(unit, within=self.complete(unit.within)) if unit.within else unit

    def _names(self, unit: Unit) -> str:
        """Return the names of a unit and those above it, up to the first that the lists know."""
        keys: list[str] = []
        for one in chain(unit):
            if one.listed is not None:
                return ".".join([*keys, one.listed])
            keys += [own_key(one)] if one.name else []
        return ".".join(keys)

    def _is_placed(self, unit: Unit) -> bool:
        """Tell whether all units above are named, so that the names stand for one unit in the country."""
        if unit.level == "commune" and unit.within is not None and unit.within.listed is not None:
            return False  # the lists know the district, and no such commune in it: perhaps it is a guest's
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


def _day(reading: Reading, named: Named) -> str | None:
    """Return the day of which a document tells: of its first meeting, of publication, or the last that it names."""
    contents = [fact.content for fact in reading.facts]
    meetings = [one.date for one in contents if isinstance(one, Meeting) and one.date and is_whole(one.date)]
    told = [*(one.attested_on for one in contents if isinstance(one, Position)), *(one.date for one in named.documents)]
    days = [day for day in told if day and is_whole(day)]  # «--10-16» is of any year
    return next(iter(meetings), None) or reading.document.published or max(days, default=None)


def _province_of_its_name(city: Unit, day: str) -> Unit | None:
    """Return the province in which a city lay whose name it took later, with the rank: Huế in Thừa Thiên Huế."""
    for one in gazetteer().named(city.name or ""):
        if one.level == "province" and city.type == one.type and one.renamed_on is not None and day < one.renamed_on:
            return Unit("province", one.former_type, one.former_name)
    return None


def _listed(unit: Unit) -> OfficialUnit | None:
    return gazetteer()[unit.listed] if unit.listed is not None else None


def may_be(unit: Unit, named: Unit) -> bool:
    """Tell whether an unnamed unit may be a named one: they are of one level, and of one type where it has one."""
    return unit.level == named.level and unit.type in (None, named.type)
