"""Which body holds a meeting, by where it is named beside the meeting's word or the verb that holds it."""

from collections.abc import Sequence

from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

# Kinds that are named by the body that holds them, and what may stand between them and «của».
_OF_BODIES = frozenset({"conference", "session", "congress"})
_IN_TITLES = frozenset({"NUMBER", "DATE", "WORD", "CUE", "ABBREVIATION"})
_TITLE_REACH = 8  # items of what stands between a meeting and «của»


def body_behind_day(items: Sequence[Item], meeting: int) -> BodyMention | None:
    """Return the body told behind a meeting's day: "tại Hội nghị lần thứ năm ngày 15/12, Ban Chấp hành … đã …"."""
    for day, comma, body in zip(items[meeting:], items[meeting + 1 :], items[meeting + 2 :], strict=False):
        if [day.type, comma.type, body.type] == ["DATE", "COMMA", "ORGAN"] and isinstance(body.value, BodyMention):
            return body.value
    return None


def leader(items: Sequence[Item], meeting: int) -> BodyMention | None:
    """Return the body that presides, where a body and not a person does: "Ban Thường trực chủ trì hội nghị"."""
    for item in reversed(items[:meeting]):
        if item.type in ("PERSON", "PEOPLE", "POSTS"):
            return None
        if isinstance(item.value, BodyMention):
            return item.value
    return None


def body_before(items: Sequence[Item], verb: int) -> BodyMention | None:
    """Return the body before the verb; of several in a row («Đảng ủy, HĐND, UBND xã X tổ chức») the first."""
    at = verb - 1
    while at >= 0 and (not isinstance(items[at].value, BodyMention) or _is_where(items, at)):
        if items[at].type in ("PERSON", "PEOPLE", "POSTS"):
            return _led_group(items, at)
        if items[at].type in ("STOP", "SEMICOLON"):
            return None
        at -= 1
    while at >= 2 and items[at - 1].type in ("COMMA", "DASH", "AND") and isinstance(items[at - 2].value, BodyMention):
        if _is_where(items, at - 2):
            break
        at -= 2
    for joint in range(at - 1, max(-1, at - 4), -1):
        leader = items[joint - 1].value if joint else None
        if items[joint].type == "CONVENE" and isinstance(leader, BodyMention):
            return leader  # "Thường trực HĐND phối hợp với UBND huyện tổ chức": the first named holds it
    belongs = at
    while belongs > 0 and items[belongs - 1].text.lower() in ("trực", "thuộc", "trực thuộc"):
        belongs -= 1
    if 0 < belongs < at and isinstance(items[belongs - 1].value, BodyMention):
        at = belongs - 1  # "Chi bộ ấp X trực thuộc Đảng bộ xã Y tổ chức": the cell holds it
    value = items[at].value if at >= 0 else None
    return value if isinstance(value, BodyMention) else None


def _led_group(items: Sequence[Item], leader: int) -> BodyMention | None:
    """Return the group that a person leads: "Đoàn giám sát của HĐND huyện do bà A làm Trưởng đoàn có buổi …"."""
    for at in range(leader, 0, -1):
        value = items[at - 1].value
        if items[at].type == "BY" and isinstance(value, BodyMention):
            return value if value.kind == "working-group" else None
        if items[at].text.lower() == "gồm" and isinstance(value, BodyMention):
            return value if value.kind in ("national-assembly", "peoples-council") else None
        if items[at].type in ("STOP", "SEMICOLON"):
            return None
    return None


def _is_where(items: Sequence[Item], at: int) -> bool:
    """Tell whether a body is named as a place only: "tại hội trường UBND xã"."""
    window = items[max(0, at - 3) : at]
    return any(item.type == "AT" for item in window) and not any(item.type == "COMMA" for item in window)


def body_of(items: Sequence[Item], meeting: int, kind: str) -> BodyMention | None:
    """Return the body whose meeting it is said to be: "phiên họp thường kỳ tháng 8 của UBND tỉnh".

    A committee's conference is named by it alone: "Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 3".
    """
    at = meeting + 1
    while at < min(len(items), meeting + _TITLE_REACH) and items[at].type in _IN_TITLES:
        at += 1
    behind = items[at : at + 2]
    if [item.type for item in behind] == ["OF", "ORGAN"] and isinstance(behind[1].value, BodyMention):
        return behind[1].value
    value = behind[0].value if behind and at == meeting + 1 and kind in _OF_BODIES else None
    return value if isinstance(value, BodyMention) else None


def body_between(items: Sequence[Item], meeting: int, verb: int) -> BodyMention | None:
    """Return the body that holds a meeting named before it: "Kỳ họp … do HĐND tỉnh tổ chức"."""
    for index in range(verb - 1, meeting, -1):
        value = items[index].value
        if isinstance(value, BodyMention) and any(item.type == "BY" for item in items[meeting:index]):
            return value
        if isinstance(value, BodyMention) and value.kind == "peoples-council":
            return value  # "Kỳ họp thứ 8, HĐND tỉnh khóa X diễn ra …"
    return None
