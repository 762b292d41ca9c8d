"""The units and bodies that other systems name in a row, in our codes: by official codes, by words, by levels.

Vietnamese goes through the same grammar as prose. What neither the grammar nor a code list says is not guessed.
"""

import re
from dataclasses import replace
from functools import cache

from govgraph.codes import load_codes
from govgraph.gazetteer import gazetteer
from govgraph.interpret.records.terms import Row, code_of
from govgraph.interpret.setting import Setting
from govgraph.model import Body, Unit
from govgraph.normalise import bare_key
from govgraph.recognise import recognise_text
from govgraph.recognise.mentions import BodyMention

# So an export calls a unit of which no source gives the name, where a name has to stand.
_NAMELESS = "(chưa rõ tên)"
_SHORT_FORM = " ủy"  # of a committee, after the first word of the type: «Thị ủy» of a «thị xã»


def unit_of(row: Row) -> Unit | None:
    """Return the unit of a row, by its names, its official code, its level and days; None where none of them tells one.

    >>> unit_of({"unit": "xã Kỳ Thọ", "unit_code": "18790"}).listed
    '18790-ky-tho'
    """
    words, level = row.get("unit", ""), code_of("level", row.get("level", ""))
    words = "" if words == _NAMELESS else words
    item = next((item for item in recognise_text(words) if isinstance(item.value, Unit)), None)
    found = item.value if item is not None and isinstance(item.value, Unit) else None
    name, _, above = words.partition(", ")
    if item is not None and found is not None and gazetteer().named(whole := f"{found.name}{name[item.end :]}"):
        found = replace(found, name=whole)  # «phường 1 Bảo Lộc» is no «phường 1»
    if found is None or level not in (None, found.level):
        if level is None or level == "central":
            return None
        type_ = load_codes()["unit-type"].get(found.type) if found is not None and found.type else None
        is_of_either_level = found is not None and type_ is not None and type_.implied_level is None
        within = unit_of({"unit": above}) if above else None
        found = (
            Unit(level, found.type, found.name, within)
            if found is not None and is_of_either_level
            else Unit(level, None, name or None, within)
        )
    listed = [
        one
        for one in gazetteer().named(found.name or "")
        if one.code == row.get("unit_code") and one.level == found.level
    ]
    if len(listed) > 1:  # the code was given again
        days = row.get("since"), row.get("until")
        listed = [one for one in listed if (one.start, one.end) == days]
    return replace(found, listed=listed[0].key) if len(listed) == 1 else found


def body_of(row: Row, unit: Unit | None = None) -> Body | None:
    """Return the body of a row in a unit; None where neither its kind nor its name is one that we know.

    A body without a unit of its own in the file has none here but the one in its name.

    >>> body_of({"body": "Huyện ủy"}, Unit("district")).unit
    Unit(level='district', type='huyen', name=None, within=None, listed=None, record=None)
    """
    words, kind = row.get("body", ""), code_of("body", row.get("body_kind", ""))
    if unit is not None and unit.name is None and unit.record is None:
        unit = replace(unit, type=type_in(words, unit.level))
    mention = next((item.value for item in recognise_text(words) if isinstance(item.value, BodyMention)), None)
    if mention is not None and mention.kind and kind in (None, mention.kind):
        found = Setting(unit, None, None).body(mention)
        if unit is None and found.unit is not None and found.unit.name is None:
            found = replace(found, unit=None)
        if unit is not None and unit.record is not None and _may_be_one(unit, found.unit):
            is_of_unit = found.unit is None or found.level == found.unit.level  # «Huế» is of either level
            found = replace(found, unit=unit, level=unit.level if is_of_unit else found.level)
        is_kind = bare_key(found.name or "") == bare_key(load_codes()["body"][found.kind].preferred["vi"])
        name = None if is_kind else found.name
        return replace(found, name=name, level=found.level or (unit.level if unit else _level_of(words)))
    if kind is None:
        return None
    return Body(kind, unit.level if unit else _level_of(words), unit, _own_name(words, kind, unit))


def _may_be_one(unit: Unit, named: Unit | None) -> bool:
    """Tell whether the unit that the name of a body names is the one in which its system has it."""
    if named is None or named.name is None or unit.name is None:
        return named is None or named.level == unit.level
    return bare_key(named.name) == bare_key(unit.name)


def _level_of(words: str) -> str | None:
    """Return the level in the name of a body without a unit: «Ủy ban nhân dân cấp xã», «Cơ quan … Trung ương»."""
    found = _level_words().search(words)
    return code_of("level", found[0]) if found else None


@cache
def _level_words() -> re.Pattern[str]:
    """Return what finds the level in a name: «cấp xã», or «Trung ương» at its end."""
    levels = load_codes()["level"]
    words = [re.escape(level.preferred["vi"]) for level in levels if level.notation != "central"]
    return re.compile(rf"\b(?:{'|'.join(words)})\b|\bTrung ương$", re.IGNORECASE)


def type_in(words: str, level: str) -> str | None:
    """Return the type of a unit without a name by the end of the name of its body.

    >>> [type_in(words, "district") for words in ("Thị ủy", "Mặt trận Tổ quốc huyện", "Cấp ủy cấp huyện")]
    ['thi-xa', 'huyen', None]
    """
    found = [
        type_.notation
        for type_ in load_codes()["unit-type"]
        if type_.implied_level in (None, level) and _is_at_end(type_.preferred["vi"].lower(), words.lower())
    ]
    return found[0] if len(found) == 1 else None


def _is_at_end(type_: str, words: str) -> bool:
    short = type_.split()[0] + _SHORT_FORM
    return re.search(rf"(?<!cấp )\b(?:{re.escape(type_)}|{re.escape(short)})$", words) is not None


@cache
def _type_words() -> str:
    """Return a pattern of the words for the types of units, the longest first."""
    words = {type_.preferred["vi"] for type_ in load_codes()["unit-type"] if type_.implied_level != "village"}
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _own_name(words: str, kind: str, unit: Unit | None) -> str | None:
    """Return the name of a body that is more than its kind and unit.

    >>> _own_name("Sở Y tế tỉnh Hà Tĩnh", "specialised-agency", Unit("province", "tinh", "Hà Tĩnh"))
    'Sở Y tế'
    """
    if unit is not None:
        types = _type_words()
        end = rf"\s+(?:{types}\s+)?{re.escape(unit.name)}" if unit.name else rf"\s+{types}"
        words = re.sub(rf"{end}$", "", words, flags=re.IGNORECASE)
    else:
        words = _level_words().sub("", words).rstrip()
    labels = {bare_key(label) for label in load_codes()["body"][kind].labels}
    return words if words and bare_key(words) not in labels else None
