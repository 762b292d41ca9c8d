"""The setting of a document, and what a unit, a level or a body left unsaid means there."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from govgraph.codes import load_codes
from govgraph.gazetteer import REFORM
from govgraph.interpret.setting.named_bodies import ASSOCIATION
from govgraph.interpret.setting.places import PLACE_LEVELS, same_unit
from govgraph.interpret.setting.working_groups import WorkingGroup
from govgraph.model import Body, Post, Unit
from govgraph.normalise import bare_key
from govgraph.notation import date
from govgraph.recognise.mentions import BRANCH, BodyMention, PostMention
from govgraph.recognise.units import CENTRAL_CITY, above

#: Kinds of bodies that a village has.
VILLAGE_KINDS = frozenset({"village", "party-cell"})
#: Kinds of offices that have a Party cell of their own.
WITH_CELLS = frozenset({"school", "health-service", "company", "specialised-agency", "police", "military"})
# Units of the army above or beside the administration have no level of it.
_REGION = "khu vực"  # in the name of an office that is none of a unit's
_NO_LEVEL_FORMS = frozenset(
    {
        "don-vi-quan-doi",
        "don-vi-ngoai-cap",
        "doanh-nghiep",
        "don-truong",
        "pho-don-truong",
        "chi-huy-don-vi",
        "pho-chi-huy-don-vi",
    }
)
# Titles that tell what kind of village it is, where the text does not name it.
_VILLAGES_BY_TITLE = {"to-truong-to-dan-pho": "tổ dân phố"}
# Committees that are of units of one type only: a «Huyện ủy» is never that of a city.
_TYPES_BY_FORM = {"huyen-uy": "huyen", "quan-uy": "quan", "thi-uy": "thi-xa"}
# Kinds of bodies that are named after the unit that they serve.
_INSTITUTIONS = frozenset({"school", "health-service", "company"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a document stands.

    `place` is the unit that it is about (its `within` names the units above). `day` is the day on which it shows what
    it says: of publication, else of its letterhead. From `reference` dates without a year are counted. `named` are the
    bodies by the first word of their names («hội»), for later mentions by that word alone, `offices` by their kinds and
    names, for those without a unit; `group` is the working group that a formal text sets up. `commune` is the only one
    named in a text about a unit above: «UBND xã» is that one's. `units` are those that the text names.
    """

    place: Unit | None = None
    day: str | None = None
    reference: str | None = None
    named: Mapping[str, BodyMention] = field(default_factory=dict)
    group: WorkingGroup | None = None
    offices: Mapping[tuple[str, str], BodyMention] = field(default_factory=dict)
    commune: Unit | None = None
    units: tuple[Unit, ...] = ()

    def called(self, name: str) -> Unit | None:
        """Return the only unit that the document calls so, in whatever type."""
        called = [unit for unit in self.units if bare_key(unit.name or "") == bare_key(name)]
        return called[0] if len(called) == 1 else None

    def within(self, unit: Unit) -> "Setting":
        """Return the setting of a part of the document that is about a unit below."""
        return replace(self, place=self.complete(unit), commune=None)

    def unit_at(self, level: str | None) -> Unit | None:
        """Return the unit at a level: the document's place, one above it by name, or that level unnamed."""
        if level is None or level in ("central", "village"):
            return None
        unit = self.place
        while unit is not None:
            if unit.level == level:
                return unit
            unit = unit.within
        if self.commune is not None and level == "commune":
            return self.complete(self.commune)
        return Unit(level) if self.place is None or above(level, self.place.level) else None

    def complete(self, unit: Unit | None) -> Unit | None:
        """Return a named unit with what the document says of the units above it."""
        if unit is None or unit.within is not None or self.place is None:
            return unit
        one: Unit | None = self.place
        while one is not None:
            if same_unit(one, unit):
                return one
            if above(one.level, unit.level):
                return replace(unit, within=one)
            one = one.within
        return unit

    def body(self, mention: BodyMention, hint: str | None = None) -> Body:
        """Return the body that a mention means here; `hint` is the level of what stands beside it."""
        if mention.refers is not None:
            known = self.named.get(ASSOCIATION if mention.refers == BRANCH else mention.refers)
            if known is not None and mention.refers == BRANCH:
                return self.body(BodyMention(known.kind, mention.level, mention.unit))
            if known is not None:
                return self.body(known, hint)
        if mention.level is None and mention.unit is None and mention.of is None:
            known = self.offices.get((mention.kind, bare_key(mention.name or "")))
            if known is not None:
                return self.body(replace(known, name=mention.name or known.name), hint)
        at = self._named_after(mention.of if mention.of is not None and _is_cell_of_office(mention) else mention)
        level = mention.level or (at.level if at is not None else None) or self._default_level(mention, hint)
        if mention.of_city and level == "district" and self._is_in_central_city():
            level = "province"
        unit = self.complete(mention.unit or at) or self._of_type(level, _type_of_unit(mention)) or self.unit_at(level)
        if mention.unit is None and unit is not None and _TYPES_BY_FORM.get(mention.form or "", unit.type) != unit.type:
            unit = Unit(unit.level)
        name = mention.name
        if level == "village" and mention.unit is not None:
            name, unit = unit_words(mention.unit), self.unit_at("commune")
        elif mention.kind == "party-cell" and name is None and mention.of is not None and _is_of_office(mention):
            name = mention.of.name
        elif level == "village" and name is None:
            name = _VILLAGES_BY_TITLE.get(mention.form or "")
        return Body(mention.kind, level, unit, name)

    def _of_type(self, level: str | None, type_: str | None) -> Unit | None:
        """Return the only unit of a level and type that a text about one of another type names: «UBND thị trấn»."""
        place = self.place
        if place is None or type_ is None or place.level != level or type_ == place.type:
            return None
        of_type = [unit for unit in self.units if unit.level == level and unit.type == type_]
        return self.complete(of_type[0]) if len(of_type) == 1 else None

    def post(self, mention: PostMention, hint: str | None = None) -> Post | None:
        """Return the post that a mention means here, or None where its body cannot be told."""
        body = mention.body
        group = self.group
        if (body is None or not body.kind or mention.assumed) and group is not None and mention.role in group.roles:
            return Post(mention.role, self.body(group.body))
        if body is None or not body.kind or (body.kind == "other" and not self._is_known(body.refers)):
            return None
        if body.kind == "working-group" and body.level is None and body.unit is None and group is not None:
            body = replace(body, level=group.body.level, unit=group.body.unit)
        at = self.body(body, hint)
        of = body.of
        if (
            body.level is None
            and of is not None
            and of.form in _NO_LEVEL_FORMS
            and body.kind != "party-cell"  # which is under a committee of a unit
            and not self._is_named_after_place(of.name)
        ):
            at = replace(at, level=None, unit=None)
        if at.kind == "party-committee" and at.level == "village":
            at = replace(at, kind="party-cell")
        return Post(mention.role, at)

    def _is_known(self, refers: str | None) -> bool:
        """Tell whether the text names what a word refers to."""
        return (ASSOCIATION if refers == BRANCH else refers) in self.named

    def post_in(self, role: str, mention: BodyMention | None) -> Post | None:
        """Return the post of a role in a body, or None for no body."""
        return Post(role, self.body(mention)) if mention is not None else None

    def of_office(self, cell: Body) -> Body:
        """Return a Party cell as that of an office of the document's unit, not of a village."""
        level = self.place.level if self.place is not None else None
        return replace(cell, level=level, unit=self.unit_at(level))

    def full_date(self, value: date.DateSpan, *, past: bool = True) -> date.DateSpan:
        """Return a date with the year that the text leaves out; one that is not told as `past` may yet be to come."""
        if self.day is not None and past:
            return date.resolve_year(value, self.day)
        return date.resolve_year(value, self.day or self.reference, nearest=True)

    def _default_level(self, mention: BodyMention, hint: str | None) -> str | None:
        if mention.kind in VILLAGE_KINDS and not _is_of_office(mention):
            return "village"
        if mention.unit is not None:
            return mention.unit.level
        without = mention.form in _NO_LEVEL_FORMS and mention.kind != "party-cell"
        if without and not self._is_named_after_place(mention.name):
            return None
        if _REGION in (mention.name or "").lower():
            return None  # "Chi nhánh … khu vực" serves several communes or districts
        if hint is None and self._is_district_division(mention):
            return "district"
        if mention.is_of_city_committee:
            return "province" if self._is_in_central_city() else "district"
        return hint or (self.place.level if self.place else None)

    def _is_district_division(self, mention: BodyMention) -> bool:
        """Tell whether a division («Phòng …») is the district's: until the reform of 2025 communes had none."""
        words = (mention.name or mention.refers or "").lower()
        of_commune = self.place is not None and self.place.level == "commune"
        return words.startswith("phòng") and of_commune and (self.reference or "") < REFORM

    def _named_after(self, mention: BodyMention) -> Unit | None:
        """Return the only unit of the text whose name ends that of an institution: «Điện lực Hớn Quản»."""
        if mention.kind not in _INSTITUTIONS or mention.unit is not None or mention.level is not None:
            return None
        words = bare_key(mention.name or "")
        called = [unit for unit in self.units if unit.name and words.endswith(" " + bare_key(unit.name))]
        return called[0] if len(called) == 1 and called[0].level in PLACE_LEVELS else None

    def _is_named_after_place(self, name: str | None) -> bool:
        """Tell whether a school or company bears the name of the document's unit."""
        place = self.place.name if self.place is not None else None
        return place is not None and bare_key(place) in bare_key(name or "")

    def _is_in_central_city(self) -> bool:
        if (self.reference or "") >= REFORM:
            return True  # no other cities are left
        unit = self.place
        while unit is not None:
            if unit.type in (CENTRAL_CITY, "quan"):  # only cities under the centre had urban districts
                return True
            if unit.type in ("huyen", "thi-xa") and not any(one.type in ("tinh", "thanh-pho") for one in self.units):
                return True  # the city above a district, in a text that names no province and no city of one
            unit = unit.within
        return self.place is None and any(one.type == CENTRAL_CITY for one in self.units)


def _is_cell_of_office(mention: BodyMention) -> bool:
    """Tell whether a body is the Party cell of an office, and told without a unit of its own."""
    return mention.kind == "party-cell" and _is_of_office(mention) and mention.level is None and mention.unit is None


def _is_of_office(mention: BodyMention) -> bool:
    """Tell whether a Party cell is said to be that of an office, not of a village: "Chi bộ Trường Tiểu học …"."""
    return mention.of is not None and mention.of.kind in WITH_CELLS


def type_word(unit: Unit) -> str:
    """Return the type word of a unit: «xã», «thành phố»; «» where it has none."""
    if unit.type is None:
        return ""
    word = load_codes()["unit-type"]["thanh-pho" if unit.type == CENTRAL_CITY else unit.type].preferred["vi"]
    return word[:1].lower() + word[1:]


def unit_words(unit: Unit) -> str:
    """Return a unit with its type word."""
    return f"{type_word(unit)} {unit.name or ''}".strip()


def _type_of_unit(mention: BodyMention) -> str | None:
    """Return the type of the unit that a body leaves unnamed, as its own words tell it."""
    return mention.unit_type or _TYPES_BY_FORM.get(mention.form or "")
