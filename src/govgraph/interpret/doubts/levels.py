"""Doubts about levels: a body of which no word tells whether it is the commune's, the district's or the province's."""

from collections.abc import Iterator

from govgraph.fact_key import UNKNOWN, key_of
from govgraph.interpret.doubts.material import LEVELS_WITH_PLACE, Material, doubt, kind_words, role_words
from govgraph.interpret.positions import level_shown
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import unit_words
from govgraph.interpret.setting.places import same_unit
from govgraph.model import Issue, Unit
from govgraph.recognise import BodyMention, PostMention

# Bodies that stand in no level, or whose level the place of the document cannot tell.
WITHOUT_LEVEL = frozenset({"school", "company", "working-group", "other", "military", "police"})
_VILLAGE_KINDS = frozenset({"village", "party-cell"})


def levels_unknown(read: Material) -> Iterator[Issue]:
    """«bà Nguyễn Thị B, Chủ tịch Hội Nông dân» in a document without a place: the position has no level."""
    facts = read.contents()
    for id_, position in read.positions():
        body = position.post.body
        if body.level is None and body.kind not in WITHOUT_LEVEL:
            key = key_of(position, facts)
            yield doubt(
                "level-unknown",
                read.where(id_),
                f"{position.person} is {role_words(position.post, 'en')} of {kind_words(body, 'en')}, "
                "whose level is not said; say whether it is the commune's, the district's or the province's",
                f"Không rõ cấp của {kind_words(body, 'vi')} mà {position.person} là {role_words(position.post, 'vi')}; "
                "hãy ghi rõ cấp xã, huyện hay tỉnh.",
                str(key),
                str(key.with_value("level", UNKNOWN)) if key else None,
            )


def levels_from_place(read: Material) -> Iterator[Issue]:
    """«Tại xã B, Chủ tịch Hội Nông dân Nguyễn Văn A …» in a document about huyện C: whose Hội Nông dân?"""
    place, facts = read.setting.place, read.contents()
    if place is None or place.level not in LEVELS_WITH_PLACE:
        return
    ids = {(p.person, p.post): id_ for id_, p in read.positions()}
    for sentence, mention in read.mentions():
        name = read.people.name(mention) if mention.name else None
        if name is None or level_shown(mention, read.setting) is not None:
            continue
        others = _other_units(sentence, place)
        for named in mention.posts if others else ():
            post = read.setting.post(named) if _has_no_level(named) else None
            id_ = ids.get((name, post)) if post is not None else None
            if post is None or id_ is None or post.body.level != place.level:
                continue
            key = key_of(facts[id_], facts)
            ours, other = unit_words(place), unit_words(others[0])
            yield doubt(
                "level-from-place",
                sentence.span,
                f"«{read.words(named.span)}» of {name} is read as that of {ours}, of which the document is; "
                f"the sentence also names {other}; say whose it is",
                f"«{read.words(named.span)}» của {name} được hiểu là của {ours} theo nơi nêu trong văn bản; "
                f"câu còn nêu {other}; hãy xác định là của đơn vị nào.",
                str(key),
                str(key.with_value("level", UNKNOWN)) if key else None,
            )


def _has_no_level(named: PostMention) -> bool:
    body = named.body
    return (
        body is not None
        and bool(body.kind)
        and body.level is None
        and body.unit is None
        and body.refers is None
        and body.form is None
        and body.kind not in _VILLAGE_KINDS | WITHOUT_LEVEL
    )


def _other_units(sentence: Sentence, place: Unit) -> list[Unit]:
    """Return the units that a sentence names by name, but the document's place and those above it."""
    known = []
    unit: Unit | None = place
    while unit is not None:
        known.append(unit)
        unit = unit.within
    return [
        unit
        for unit in _units_in(sentence)
        if unit.name and unit.level in LEVELS_WITH_PLACE and not any(same_unit(unit, one) for one in known)
    ]


def _units_in(sentence: Sentence) -> Iterator[Unit]:
    for _, item in sentence.composites:
        if isinstance(item.value, Unit):
            yield item.value
        elif isinstance(item.value, BodyMention) and item.value.unit is not None:
            yield item.value.unit


LOOKS = (levels_unknown, levels_from_place)
