"""The units that a text names, and which of them it is about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from govgraph.interpret.sentences import Sentence
from govgraph.model import Span, Unit
from govgraph.normalise import bare_key
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention
from govgraph.recognise.papers import PaperMention
from govgraph.recognise.unit_names import where_named
from govgraph.recognise.units import CENTRAL_CITY, above, is_city_under_centre

_GUEST_REACH = 5  # items before a unit in which its guests may be named
_GUEST_WORDS = frozenset({"đoàn", "đón", "bạn"})
_NAMING = frozenset({"CAPITAL", "FAMILY", "NAME", "QUALIFIER"})  # «Tân» is «new» as well
_CITY = "thanh-pho"
PLACE_LEVELS = ("commune", "district", "province")


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as a sentence names it: `span` is where, `of_body` whether a body of it is meant, `text` the words.

    `guest` tells that only guests are from there, `alone` that the sentence names nothing else, `scene` that
    something is told to be there: "… tại huyện X".
    """

    unit: Unit
    span: Span
    text: str
    kind: str
    of_body: bool
    guest: bool
    alone: bool = False
    scene: bool = False


def named_units(sentences: Sequence[Sentence]) -> list[Named]:
    """Return the units that sentences name, in the order of the text."""
    found: list[Named] = []
    for sentence in sentences:
        for index, item in sentence.composites:
            guest = item.type == "UNIT" and _is_of_guests(sentence.items, index)
            scene = item.type == "UNIT" and _is_scene(sentence.items, index)
            for unit, of_body in _units_of(item):
                one: Unit | None = unit
                while one is not None:
                    if one.name is not None and where_named(one.name, item.text):
                        span, alone = Span(item.start, item.end), len(sentence.items) == 1
                        found.append(Named(one, span, item.text, sentence.kind, of_body, guest, alone, scene))
                    one = one.within
    return found


def _is_scene(items: Sequence[Item], index: int) -> bool:
    """Tell whether something is told to be in a unit alone: "tại | xã A", not "tại xã A và xã B"."""
    behind = [item.type for item in items[index + 1 : index + 3]]
    return index > 0 and items[index - 1].type == "AT" and behind not in (["AND", "UNIT"], ["COMMA", "UNIT"])


def _is_of_guests(items: Sequence[Item], index: int) -> bool:
    """Tell whether a unit is where guests come from: "đón đoàn công tác của huyện Diễn Châu, tỉnh Nghệ An"."""
    for item in reversed(items[max(0, index - _GUEST_REACH) : index]):
        if item.type in ("COMMA", "STOP", "SEMICOLON", "AT"):
            return False
        if _GUEST_WORDS.intersection(item.text.lower().split()):
            return True
    return False


def _units_of(item: Item) -> list[tuple[Unit, bool]]:
    value = item.value
    if isinstance(value, Unit):
        return [(value, False)]
    if isinstance(value, BodyMention):
        return [(value.unit, True)] if value.unit is not None else []
    if isinstance(value, PaperMention):
        return [(value.issuer.unit, False)] if value.issuer is not None and value.issuer.unit is not None else []
    if isinstance(value, PersonMention):
        return [(post.body.unit, False) for post in value.posts if post.body is not None and post.body.unit is not None]
    if isinstance(value, tuple):
        units = []
        for part in value:
            if isinstance(part, Item):
                units += _units_of(part)
            elif isinstance(part, PostMention) and part.body is not None and part.body.unit is not None:
                units.append((part.body.unit, False))
        return units
    return []


def unit_in_headline(sentences: Sequence[Sentence], named: Sequence[Named]) -> Unit | None:
    """Return the first unit that a headline names without its type, as the text names it elsewhere: "… tại Tuy An"."""
    known = {bare_key(one.unit.name): one.unit for one in reversed(named) if one.unit.name and not one.guest}
    for sentence in sentences:
        if sentence.kind != "headline":
            continue
        items = sentence.items
        for index in range(len(items)):
            run = list(takewhile(_may_be_named, items[index:]))
            for length in range(len(run), 0, -1):
                unit = known.get(bare_key(" ".join(one.text for one in run[:length])))
                if unit is not None and unit.level in PLACE_LEVELS:
                    return unit
    return None


def _may_be_named(item: Item) -> bool:
    """Tell whether an item may be of a bare name; one that begins like a family name was taken for a person's."""
    return item.type in (*_NAMING, "PERSON") and item.text[:1].isupper()


def place_of(named: Sequence[Named], issuer: Unit | None, headline: Unit | None = None) -> Unit | None:
    """Return the unit that a document is about: the issuer's, else that of the first body, unless outnumbered."""
    candidates = [one for one in named if one.unit.level in PLACE_LEVELS] or list(named)
    if issuer is not None:
        below = (one.unit for one in candidates if one.kind == "headline" and above(issuer.level, one.unit.level))
        return next(below, issuer)
    if not candidates:
        return None
    first = _in_headlines(candidates) or (
        headline or next((one.unit for one in candidates if one.of_body), candidates[0].unit)
    )
    scenes = (one.unit for one in candidates if one.kind == "headline" and one.scene)
    first = next((unit for unit in scenes if above(first.level, unit.level)), first)  # "Huyện X … tại xã Y"
    before = candidates[0].unit
    if (
        headline is None
        and bare_key(before.name or "") == bare_key(first.name or "")
        and above(before.level, first.level)
    ):
        first = before  # a province and its city of one name: the text speaks of the former first
    counts = Counter(_called(one.unit) for one in candidates)
    most, times = counts.most_common(1)[0]
    if counts[_called(first)] * 3 >= times:
        return next(one.unit for one in candidates if same_unit(one.unit, first))
    return next(one.unit for one in candidates if _called(one.unit) == most)


def _in_headlines(candidates: Sequence[Named]) -> Unit | None:
    """Return the unit that headlines name first.

    A line that names but a body is whose page it is: a title below may tell of a unit below, of whose bodies the text
    tells first of all: "HỘI NÔNG DÂN HUYỆN A" / "Đại hội Hội Nông dân xã B".
    """
    titles = [one for one in candidates if one.kind == "headline"]
    if titles and titles[0].alone and titles[0].of_body:
        told = next((one.unit for one in candidates if one.kind == "paragraph" and one.of_body), None)
        below = (one.unit for one in titles if above(titles[0].unit.level, one.unit.level))
        return next((unit for unit in below if told is not None and same_unit(unit, told)), titles[0].unit)
    return titles[0].unit if titles else None


def with_higher_units(place: Unit, named: Sequence[Named], issuer: Unit | None) -> Unit:
    """Return the place with the units above it: those named with it, else the only one of a level in the text."""
    chain = {place.level: place}
    for one in (*(n.unit for n in named if same_unit(n.unit, place)), *([issuer] if issuer else [])):
        higher = one.within if same_unit(one, place) else one
        while higher is not None:
            if above(higher.level, place.level):
                chain.setdefault(higher.level, higher)
            higher = higher.within
    for level in ("commune", "district", "province"):
        if level not in chain and above(level, place.level):
            others = {
                _called(one.unit): one.unit for one in reversed(named) if one.unit.level == level and not one.guest
            }
            if len(others) == 1:
                chain[level] = next(iter(others.values()))
    whole: Unit | None = None
    for level in ("province", "district", "commune", "village"):
        if level in chain:
            whole = replace(chain[level], within=whole)
    return whole or place


def only_commune(named: Sequence[Named], place: Unit, sentences: Sequence[Sentence]) -> Unit | None:
    """Return the only commune that a text about a district or province names."""
    units = {_called(one.unit): one.unit for one in named}
    communes = [unit for unit in units.values() if unit.level == "commune"]
    if len(communes) != 1 or not above(place.level, "commune"):
        return None
    known = {name for _, _, name in units}
    return communes[0] if not any(_names_place(sentence.items, known) for sentence in sentences) else None


def cities_told_bare(sentences: Sequence[Sentence]) -> tuple[Unit, ...]:
    """Return the cities under the centre where something is told to be, without their type: «tại Cần Thơ»."""
    names = (name for sentence in sentences for name in _places_told_bare(sentence.items))
    return tuple(Unit("province", CENTRAL_CITY, name) for name in dict.fromkeys(names) if is_city_under_centre(name))


def distinct_units(named: Sequence[Named]) -> tuple[Unit, ...]:
    """Return each unit named once, in the order of the text."""
    units: dict[tuple[str, str, str], Unit] = {}
    for one in named:
        units.setdefault(_called(one.unit), one.unit)
    return tuple(units.values())


def _names_place(items: Sequence[Item], known: set[str]) -> bool:
    """Tell whether a sentence names a further place without its type: "Còn tại Tân Phong, …"."""
    return any(bare_key(name) not in known for name in _places_told_bare(items))


def _places_told_bare(items: Sequence[Item]) -> Iterator[str]:
    for index, item in enumerate(items):
        if item.type == "AT":
            run = takewhile(lambda one: one.type in _NAMING and one.text[:1].isupper(), items[index + 1 :])
            if name := " ".join(one.text for one in run):
                yield name


def without_district(unit: Unit) -> Unit:
    """Return a unit whose chain leaves districts out: since 2025 there are none, and none is above a special zone."""
    if unit.within is None:
        return unit
    higher = unit.within.within if unit.within.level == "district" else unit.within
    return replace(unit, within=higher)


def same_unit(one: Unit, other: Unit) -> bool:
    """Tell whether two units have one level, type and name: beside «xã Yên Viên» lies «thị trấn Yên Viên».

    >>> same_unit(Unit("district", "thanh-pho", "Huế"), Unit("district", "thanh-pho-thuoc-tinh", "HUẾ"))
    True
    >>> same_unit(Unit("district", "huyen", "Kỳ Anh"), Unit("district", "thi-xa", "Kỳ Anh"))
    False
    """
    return _called(one) == _called(other)


def _called(unit: Unit) -> tuple[str, str, str]:
    """Return level, type and folded name of a unit; cities are of one type, whatever they are under."""
    type_ = unit.type or ""
    return unit.level, _CITY if type_.startswith(_CITY) else type_, bare_key(unit.name or "")
