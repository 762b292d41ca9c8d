"""The setting of a document: which unit it is about, and what a level or a body left unsaid means there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from govgraph.codes import load_codes
from govgraph.gazetteer import REFORM
from govgraph.interpret.draft import Draft
from govgraph.interpret.places import (
    PLACE_LEVELS,
    Named,
    distinct_units,
    named_units,
    only_commune,
    place_of,
    same_unit,
    unit_in_headline,
    with_higher_units,
    without_district,
)
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.working_groups import WorkingGroup, working_group
from govgraph.model import Body, Document, Locality, Post, Unit
from govgraph.normalise import bare_key
from govgraph.notation import date
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BRANCH, BodyMention, PersonMention, PostMention
from govgraph.recognise.units import CENTRAL_CITY, above, where_named

_VILLAGE_KINDS = frozenset({"village", "party-cell"})
_WITH_PEOPLE = frozenset({"voter-contact", "dialogue", "working-visit"})  # about the place whose people come
_PEOPLE_REACH = 12
# Offices that a page names with their unit once and without it later.
_OFFICES = frozenset({"peoples-council-committee", "specialised-agency", "school"})
#: Kinds of offices that have a Party cell of their own.
WITH_CELLS = frozenset({"school", "health-service", "company", "specialised-agency", "police", "military"})
_ASSOCIATION = "hội"
# The word by which a later mention refers to a body of the kind.
HEAD_WORD = {
    "womens-union": _ASSOCIATION,
    "farmers-association": _ASSOCIATION,
    "veterans-association": _ASSOCIATION,
    "other-association": _ASSOCIATION,
    "youth-union": "đoàn",
    "peoples-council-committee": "ban",
}
# Units of the army above or beside the administration have no level of it.
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
            known = self.named.get(_ASSOCIATION if mention.refers == BRANCH else mention.refers)
            if known is not None and mention.refers == BRANCH:
                return self.body(BodyMention(known.kind, mention.level, mention.unit))
            if known is not None:
                return self.body(known, hint)
        if mention.level is None and mention.unit is None and mention.of is None:
            known = self.offices.get((mention.kind, bare_key(mention.name or "")))
            if known is not None:
                return self.body(replace(known, name=mention.name or known.name), hint)
        at = self._named_after(mention)
        level = mention.level or (at.level if at is not None else None) or self._default_level(mention, hint)
        if mention.of_city and level == "district" and self._is_in_central_city():
            level = "province"
        unit = self.complete(mention.unit or at) or self._of_type(level, mention.unit_type) or self.unit_at(level)
        name = mention.name
        if level == "village" and mention.unit is not None:
            name, unit = _village_name(mention.unit), self.unit_at("commune")
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
        if (body is None or not body.kind) and group is not None and mention.role in group.roles:
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
            and not self._is_named_after_place(of.name)
        ):
            at = replace(at, level=None, unit=None)
        if at.kind == "party-committee" and at.level == "village":
            at = replace(at, kind="party-cell")
        return Post(mention.role, at)

    def _is_known(self, refers: str | None) -> bool:
        """Tell whether the text names what a word refers to."""
        return (_ASSOCIATION if refers == BRANCH else refers) in self.named

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
        if mention.kind in _VILLAGE_KINDS and not _is_of_office(mention):
            return "village"
        if mention.unit is not None:
            return mention.unit.level
        if mention.form in _NO_LEVEL_FORMS and not self._is_named_after_place(mention.name):
            return None
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
            unit = unit.within
        return False


def _is_of_office(mention: BodyMention) -> bool:
    """Tell whether a Party cell is said to be that of an office, not of a village: "Chi bộ Trường Tiểu học …"."""
    return mention.of is not None and mention.of.kind in WITH_CELLS


def type_word(unit: Unit) -> str:
    """Return the type word of a unit: «xã», «thành phố»; «» where it has none."""
    if unit.type is None:
        return ""
    word = load_codes()["unit-type"]["thanh-pho" if unit.type == CENTRAL_CITY else unit.type].preferred["vi"]
    return word[:1].lower() + word[1:]


def _village_name(unit: Unit) -> str:
    return f"{type_word(unit)} {unit.name or ''}".strip()


def find_setting(sentences: Sequence[Sentence], document: Document, issuer: Unit | None, draft: Draft) -> Setting:
    """Return the setting of a document, and add its localities.

    `issuer` is the unit of the body in the letterhead of a formal text: that is its place, unless its title names a
    unit below, with which it then deals.
    """
    named = named_units(sentences)
    day = document.published or _day_of_letterhead(sentences)
    reference = day or _first_full_date(sentences)
    place = place_of(named, issuer, unit_in_headline(sentences, named))
    bodies = _bodies_by_head_word(sentences)
    offices = _offices(sentences)
    group = working_group(sentences, issuer)
    if place is None:
        return Setting(None, day, reference, bodies, group, offices)
    place = with_higher_units(place, named, issuer)
    if place.type == "dac-khu" or (reference or "") >= REFORM:
        place = without_district(place)
    unit: Unit | None = place
    while unit is not None:
        if unit.level in PLACE_LEVELS and unit.name is not None:
            shown = [one for one in named if same_unit(one.unit, unit)]
            plain = [one for one in shown if not one.text.isupper()] or shown
            if plain:
                draft.add(Locality(unit, _as_named(unit, plain)), plain[0].span, "place-of-document")
        unit = unit.within
    commune = only_commune(named, place, sentences)
    shown = [one for one in named if commune is not None and same_unit(one.unit, commune)]
    if commune is not None and not _is_roundup(sentences) and _meets_people_of(sentences, shown):
        draft.add(
            Locality(replace(commune, within=place), _as_named(commune, shown)), shown[0].span, "place-of-document"
        )
    return Setting(place, day, reference, bodies, group, offices, commune, distinct_units(named))


def _is_roundup(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a page tells of several days, each in a paragraph of its own."""
    days = {one.block for one in sentences if one.kind == "paragraph" and any(_is_day(item) for item in one.items[:4])}
    return len(days) > 1


def _is_day(item: Item) -> bool:
    return isinstance(item.value, date.DateSpan)


def _meets_people_of(sentences: Sequence[Sentence], shown: Sequence[Named]) -> bool:
    """Tell whether the first sentence that dates a meeting has it with the people of a unit: "tiếp xúc cử tri xã X"."""
    for sentence in sentences:
        items = sentence.items
        if sentence.kind != "paragraph" or not any(_is_day(item) for item in items):
            continue
        for index, item in enumerate(items):
            concept = item.sense("meeting") if item.type == "MEETING" else None
            if concept is not None and concept.notation in _WITH_PEOPLE:
                behind = items[index + 1 : index + 1 + _PEOPLE_REACH]
                if any(one.text.lower() in ("gia", "hộ") for one in behind):
                    return False  # "thăm, tặng quà gia đình chính sách tại xã X"
                return any(one.start <= named.span.start < one.end for one in behind for named in shown)
    return False


def _as_named(unit: Unit, shown: Sequence[Named]) -> str:
    """Return a unit as the text names it, with the type word as written: «TP. Thái Nguyên»."""
    type_ = "thanh-pho" if unit.type == CENTRAL_CITY else unit.type
    labels = load_codes()["unit-type"][type_].labels if type_ else ()
    for one in shown:
        start, end = where_named(unit.name or "", one.text) or (0, 0)
        before = one.text[:start].rstrip()
        for label in sorted(labels, key=len, reverse=True):
            if before.lower().endswith(label.lower()):
                return " ".join(one.text[len(before) - len(label) : end].split())
    return f"{type_word(unit)} {unit.name}".strip()


def _bodies_by_head_word(sentences: Sequence[Sentence]) -> dict[str, BodyMention]:
    """Return the first body named by each head word: «hội» for "Hội Nông dân xã"."""
    bodies: dict[str, BodyMention] = {}
    for sentence in sentences:
        for _, item in sentence.composites:
            for mention, words in _bodies_of(item):
                if mention.refers is None and mention.kind != "working-group":
                    bodies.setdefault(words.split()[0].lower(), mention)
    return bodies


def _offices(sentences: Sequence[Sentence]) -> dict[tuple[str, str], BodyMention]:
    """Return the offices that the text names with one unit only; a school, if the only one, also without its name."""
    told: dict[tuple[str, str], dict[BodyMention, None]] = {}  # in the order of the text
    for sentence in sentences:
        for item in sentence.items:
            for mention in _all_bodies_of(item):
                if mention.kind in _OFFICES and mention.name and mention.level is not None:
                    told.setdefault((mention.kind, bare_key(mention.name)), {})[mention] = None
                    if mention.kind == "school" and mention.unit is not None:
                        told.setdefault((mention.kind, ""), {})[mention] = None
    found = {}
    for key, ones in told.items():
        units = {one.unit for one in ones if one.unit is not None}
        if len({one.level for one in ones}) == 1 and len(units) <= 1:
            found[key] = next((one for one in ones if one.unit is not None), next(iter(ones)))
    return found


def _all_bodies_of(item: Item) -> Sequence[BodyMention]:
    value = item.value
    if isinstance(value, BodyMention):
        return [value, value.of] if value.of is not None else [value]
    people = value if isinstance(value, tuple) else (value,)
    posts = [post for one in people if isinstance(one, PersonMention) for post in one.posts]
    posts += [post for post in people if isinstance(post, PostMention)]
    return [post.body for post in posts if post.body is not None]


def _bodies_of(item: Item) -> Sequence[tuple[BodyMention, str]]:
    value = item.value
    if isinstance(value, BodyMention):
        return [(value, item.text)]
    posts = value.posts if isinstance(value, PersonMention) else value if isinstance(value, tuple) else ()
    return [
        (post.body, HEAD_WORD[post.body.kind])
        for post in posts
        if isinstance(post, PostMention) and post.body is not None and post.body.kind in HEAD_WORD
    ]


def _day_of_letterhead(sentences: Sequence[Sentence]) -> str | None:
    days = (_full_day(item) for one in sentences if one.kind == "letterhead" for _, item in one.composites)
    return next((day for day in days if day is not None), None)


def _first_full_date(sentences: Sequence[Sentence]) -> str | None:
    days = (_full_day(item) for one in sentences for _, item in one.composites)
    return next((day for day in days if day is not None), None)


def _full_day(item: Item) -> str | None:
    value = item.value
    return value.start if isinstance(value, date.DateSpan) and len(value.start) == len("2023-05-25") else None
