"""Where and when a document stands, as its sentences tell it: the unit that it is about, its day, what it names."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from govgraph.codes import load_codes
from govgraph.gazetteer import REFORM
from govgraph.interpret.draft import Draft
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting, type_word
from govgraph.interpret.setting.named_bodies import bodies_by_head_word, offices_by_name
from govgraph.interpret.setting.places import (
    PLACE_LEVELS,
    Named,
    cities_told_bare,
    distinct_units,
    named_units,
    only_commune,
    place_of,
    same_unit,
    unit_in_headline,
    with_higher_units,
    without_district,
)
from govgraph.interpret.setting.reference import day_of_letterhead, reference_day
from govgraph.interpret.setting.working_groups import working_group
from govgraph.model import Document, Locality, Unit
from govgraph.notation import date
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, posts_of
from govgraph.recognise.unit_names import where_named
from govgraph.recognise.units import CENTRAL_CITY

_WITH_PEOPLE = frozenset({"voter-contact", "dialogue", "working-visit"})  # about the place whose people come
_PEOPLE_REACH = 12
_SENT_REACH = 6  # items of «được điều động | đến nhận | công tác | tại»
_TELLING = frozenset({"ACT", "CHANGE", "CITE", "CONVENE", "MEETING", "ORGAN", "PEOPLE", "PERSON", "POSTS"})


def find_setting(sentences: Sequence[Sentence], document: Document, issuer: Unit | None, draft: Draft) -> Setting:
    """Return the setting of a document, and add its localities.

    `issuer` is the unit of the body in the letterhead of a formal text: that is its place, unless its title names a
    unit below, with which it then deals.
    """
    named = named_units(sentences)
    day = document.published or day_of_letterhead(sentences)
    reference = day or reference_day(sentences)
    place = place_of(named, issuer, unit_in_headline(sentences, named))
    if place is not None and issuer is None and _goes_there_only(sentences, named):
        place = None
    bodies = bodies_by_head_word(sentences)
    offices = offices_by_name(sentences)
    group = working_group(sentences, issuer)
    if place is None:
        return Setting(None, day, reference, bodies, group, offices, units=cities_told_bare(sentences))
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
    concerned = issuer is not None and commune is not None and _fills_posts_in(sentences, commune)
    again = sum(one.kind == "paragraph" for one in shown) > 1
    told = (
        _meets_people_of(sentences, shown)
        or _is_scene(sentences, shown)
        or (commune is not None and _is_at_home(_holder(sentences), commune, again=again))
    )
    if commune is not None and (concerned or (not _is_roundup(sentences) and told)):
        draft.add(
            Locality(replace(commune, within=place), _as_named(commune, shown)), shown[0].span, "place-of-document"
        )
    return Setting(place, day, reference, bodies, group, offices, commune, distinct_units(named))


def _goes_there_only(sentences: Sequence[Sentence], named: Sequence[Named]) -> bool:
    """Tell whether the only unit that a text names is where somebody is sent: "được điều động công tác tại Huyện ủy X".

    Then it is about a unit above that it leaves unnamed.
    """
    if len(distinct_units(named)) != 1 or len(named) != 1:
        return False
    for sentence in sentences:
        for at, item in enumerate(sentence.items):
            if item.start <= named[0].span.start < item.end and at > 1 and sentence.items[at - 1].type == "AT":
                before = sentence.items[max(0, at - _SENT_REACH) : at - 1]
                return any(one.type == "CHANGE" for one in before) and before[-1].text.lower().endswith("tác")
    return False


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


def _is_scene(sentences: Sequence[Sentence], shown: Sequence[Named]) -> bool:
    """Tell whether the first sentence with a day only sets a scene in a unit, where what follows is held.

    "Chiều 24/3, sân nhà văn hóa thôn A, xã B đông nghịt. Huyện đoàn tổ chức ở đó một cuộc đối thoại."
    """
    for scene, held in pairwise(sentences):
        if scene.kind == "paragraph" and any(_is_day(item) for item in scene.items):
            named = any(scene.span.start <= one.span.start < scene.span.end for one in shown)
            held_there = scene.block == held.block and held.types.issuperset(("CONVENE", "MEETING"))
            return named and held_there and scene.types.isdisjoint(_TELLING)
    return False


def _holder(sentences: Sequence[Sentence]) -> Unit | None:
    """Return the unit of the body that holds the meeting of which the first sentence with a day tells."""
    for sentence in sentences:
        if sentence.kind != "paragraph" or not any(_is_day(item) for item in sentence.items):
            continue
        for before, verb in pairwise(sentence.items):
            if verb.type == "CONVENE":
                return before.value.unit if isinstance(before.value, BodyMention) else None
    return None


def _is_at_home(holder: Unit | None, commune: Unit, *, again: bool) -> bool:
    """Tell whether who holds a meeting is of a commune named again, or of a village in it: "Chi hội ấp A, xã B"."""
    if holder is None:
        return False
    return (again and same_unit(holder, commune)) or (holder.within is not None and same_unit(holder.within, commune))


def _fills_posts_in(sentences: Sequence[Sentence], commune: Unit) -> bool:
    """Tell whether a decision gives posts in a commune: "chỉ định … giữ chức Bí thư Đảng ủy xã X"."""
    for sentence in sentences:
        for item, following in pairwise(sentence.items) if "HOLD" in sentence.types else ():
            if item.type == "HOLD":
                bodies = (post.body for post in posts_of(following))
                if any(body is not None and body.unit is not None and same_unit(body.unit, commune) for body in bodies):
                    return True
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
