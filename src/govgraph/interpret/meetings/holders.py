"""Who holds a meeting behind words that hide it: a commission named by what is elected, leaders who only come along."""

from collections.abc import Sequence
from dataclasses import replace

from govgraph.model import Unit
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

_JOINTS = frozenset({"AND", "COMMA", "SEMICOLON"})  # before who comes along: «; lãnh đạo Sở Y tế»
_WITH_WHOM = frozenset({"PERSON", "PEOPLE", "POSTS", "HOLD"})
_BALLOT = ("bầu cử", "cuộc bầu cử", "công tác bầu cử")
# What the name of a commission is made of: «bầu cử đại biểu Quốc hội khóa XVI và đại biểu HĐND các cấp nhiệm kỳ …».
_OF_BALLOT = frozenset(
    {"POSTS", "AND", "COMMA", "CHANGE", "MEETING", "ABBREVIATION", "NUMBER", "CUE", "TERM", "WORD", "UNIT", "UNITTYPE"}
)
_OF_PLACE = frozenset({"CAPITAL", "FAMILY", "QUALIFIER"})  # a unit's name: «các cấp xã | Tân Đoàn»
_NAME_REACH = 16  # items of such a name


def companion_of(items: Sequence[Item], at: int) -> int | None:
    """Return where the person stands with whom leaders of a body come: "ông A, … cùng lãnh đạo Sở Y tế | kiểm tra".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "ông Lê Văn Ba cùng lãnh đạo Sở Y tế kiểm tra", "ông Lê Văn Ba cùng Sở Y tế kiểm tra"
    >>> [companion_of(recognise_text(text), len(recognise_text(text)) - 2) for text in texts]
    [0, None]
    """
    leaders = " ".join(item.text.lower() for item in items[max(0, at - 2) : at])
    length = 2 if leaders == "lãnh đạo" else 1 if leaders.endswith("đại diện") else 0
    joint = at - length - 1
    if not length or joint < 1 or items[joint].type not in _JOINTS:
        return None
    joint -= items[joint].type == "AND" and items[joint - 1].type in ("COMMA", "SEMICOLON")
    return joint - 1 if items[joint - 1].type in _WITH_WHOM else None


def election_body(items: Sequence[Item], verb: int) -> BodyMention | None:
    """Return the commission before a verb named by what is elected: "Ủy ban bầu cử đại biểu HĐND xã X | tổ chức".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Ban Chỉ đạo bầu cử đại biểu Quốc hội khóa XVI huyện Tân Lập tổ chức")
    >>> election_body(items, len(items) - 1).level
    'district'
    """
    first = max(0, verb - _NAME_REACH)
    body = next((at for at in range(verb - 1, first - 1, -1) if isinstance(items[at].value, BodyMention)), None)
    if body is None or body + 1 == verb:
        return None
    mention, name = items[body].value, items[body + 1 : verb]
    voting = items[body].text.lower().endswith("bầu cử") or name[0].text.lower() in _BALLOT
    if not isinstance(mention, BodyMention) or mention.kind != "working-group" or not voting:
        return None
    elects = any(item.type == "POSTS" and item.text.lower().startswith("đại biểu") for item in name)
    if not elects or not all(item.type in _OF_BALLOT | _OF_PLACE for item in name):
        return None
    units = (item.value for item in name if isinstance(item.value, Unit))
    unit = next(units, None)
    return replace(mention, unit=unit, level=unit.level) if unit is not None and mention.unit is None else mention
