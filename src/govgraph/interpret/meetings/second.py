"""Meetings of one kind, day and body, told apart by the place, the part of the day or the group that goes there."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as _date
from datetime import timedelta
from itertools import pairwise

from govgraph.interpret.denial import is_denied, is_put_off
from govgraph.interpret.meetings.days import is_same_day
from govgraph.interpret.meetings.kinds import PLAIN_KINDS, kind_of
from govgraph.interpret.setting import Setting
from govgraph.model import Meeting, Unit
from govgraph.notation.date import DateSpan, is_whole
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

_OPENING = 4  # items of «Sáng hôm sau, 11/9»
_GROUPS, _ANOTHER = frozenset({"đoàn", "tổ"}), frozenset({"khác", "thứ"})  # «đoàn thứ hai»
_VISITORS, _VISITORS_REACH = frozenset({"đoàn", "đoàn công tác", "đoàn giám sát", "đoàn kiểm tra"}), 4
_NOT_GOING = frozenset({"CUE", "PERSON", "PEOPLE", "SEMICOLON", "STOP", "CONVENE", "CHANGE"})
_ASPECTS = frozenset({"đã", "vừa", "đến", "đi", "về", "có"})
_MEETING_VOTERS = re.compile(
    r"(?<!chưa )(?<!không )\b(?:cử tri (?:đã |được )?(?:gặp|tiếp xúc)\b"
    r"|(?:gặp|gặp gỡ|tiếp xúc)(?: với)?(?: các| bà con)? cử tri\b)"
)
_ENDS_SUBJECT = frozenset({"MEETING", "CONVENE", "PERSON", "PEOPLE"})


def looks_back(items: Sequence[Item], when: DateSpan | None, last: str | None) -> bool:
    """Tell whether a meeting is but one of the doings of a month or year told in another: "Trong tháng 8/2020, …".

    So is one recalled of a day before `last`, of which nobody is named: "Trước đó, ngày 30/7, xã đã tổ chức hội nghị".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Một tuần trước đó, ngày 30/7, xã đã tổ chức hội nghị")
    >>> looks_back(items, DateSpan("2024-07-30"), "2024-08-06")
    True
    """
    if when is None:
        return False
    if not is_whole(when.start):
        return items[0].text.lower() == "trong"
    recalled = any(item.text.lower() == "trước đó" for item in items[:_OPENING])
    before = recalled and last is not None and when.start < last
    return before and not any(item.type in ("PERSON", "PEOPLE", "POSTS") for item in items)


def looks_forward(when: DateSpan | None, published: str | None) -> bool:
    """Tell whether a meeting told beside another is yet to come: on a day or in a month after the page came out.

    >>> [looks_forward(DateSpan(day), "2024-02-22") for day in ("2024-03-01", "2024-06", "2024-02", "2024")]
    [True, True, False, False]
    """
    if when is None or published is None or not is_whole(published) or when.start.startswith("-"):
        return False
    return len(when.start) > len("2024") and when.start > published[: len(when.start)]


def second_of_day(items: Sequence[Item], last: Meeting, setting: Setting) -> Meeting | None:
    """Return a further meeting of a day, alike but for when and where: "Buổi chiều, tại xã B, bà A chủ trì hội nghị".

    So is one to which people go on: "Chiều cùng ngày, bà A tiếp tục tiếp xúc cử tri tại xã C". Of a visit such a
    sentence tells the next place: one visit goes to several.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Buổi chiều, tại xã Nà Khoa, bà Lê Thị Na chủ trì hội nghị")
    >>> second = second_of_day(items, Meeting("voter-contact", "2024-06-28"), Setting())
    >>> second.kind, second.part_of_day, second.place.name
    ('voter-contact', 'afternoon', 'Nà Khoa')
    """
    if items[0].type != "DAYPART" or last.date is None or last.kind == "working-visit":
        return None
    part = items[0].sense("part-of-day")
    if part is None or part.notation == last.part_of_day:
        return None
    scene = _scene(items[:4])
    if last.kind == "voter-contact" and scene is not None and _meet_voters(items):
        return _at(last, part.notation, setting.complete(scene))
    meeting = next((at for at, item in enumerate(items) if item.type == "MEETING"), None)
    if meeting is None:
        return None
    goes_on = [item.text.lower() for item in items[max(0, meeting - 2) : meeting]] == ["tiếp", "tục"]
    place = scene or (_scene(items[meeting:]) if goes_on else None)
    if place is None or not (goes_on or any(_presides(item) for item in items)):
        return None
    kind = kind_of(items, meeting)
    if kind != last.kind and kind not in PLAIN_KINDS:
        return None
    return _at(last, part.notation, setting.complete(place))


def _at(last: Meeting, part_of_day: str, place: Unit | None) -> Meeting:
    """Return a meeting like the last, in another part of the day and elsewhere."""
    return replace(last, part_of_day=part_of_day, place=place, date_end=None, adopted=(), discussed=())


def _meet_voters(items: Sequence[Item]) -> bool:
    """Tell whether voters and delegates meet: "cử tri | gặp các đại biểu", "các đại biểu | gặp gỡ cử tri"."""
    return _MEETING_VOTERS.search(" ".join(item.text.lower() for item in items)) is not None


def visit_before(items: Sequence[Item], last: Meeting, when: DateSpan | None) -> Meeting | None:
    """Return where a group was before the visit told: "Trước đó, (ngày 26/5,) đoàn đã đến thăm gia đình bà A".

    >>> from govgraph.recognise import recognise_text
    >>> visit = Meeting("working-visit", "2024-06-28")
    >>> before = visit_before(recognise_text("Trước đó, đoàn đã đi khảo sát Trạm Y tế xã Nà Khoa"), visit, None)
    >>> before.kind, before.date
    ('working-visit', None)
    >>> visit_before(recognise_text("Trước đó, đoàn đã lấy phiếu khảo sát tại xã Nà Khoa"), visit, None)
    """
    if last.kind != "working-visit" or items[0].text.lower() != "trước đó":
        return None
    group = next((at for at, item in enumerate(items[:_VISITORS_REACH]) if item.text.lower() in _VISITORS), None)
    dated = any(item.type == "DATE" for item in items)
    if group is None or (dated and (when is None or not is_whole(when.start))):
        return None
    told = (at for at in range(group, len(items)) if items[at].type in ("MEETING", *_NOT_GOING))
    meeting = next(told, None)
    if meeting is None or items[meeting].type != "MEETING" or kind_of(items, meeting) != last.kind:
        return None
    day, part = (when.start, when.part_of_day) if when is not None and dated else (None, None)
    return replace(last, date=day, date_end=None, part_of_day=part, place=None, adopted=(), discussed=())


def visit_next_day(items: Sequence[Item], last: Meeting, when: DateSpan | None, setting: Setting) -> Meeting | None:
    """Return the visit that a group pays on a further day: "Sáng hôm sau, ông A và đoàn tiếp tục kiểm tra tại xã B".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Sáng hôm sau, đoàn tiếp tục kiểm tra tại xã Nà Khoa")
    >>> visit_next_day(items, Meeting("working-visit", "2024-06-28"), None, Setting()).date
    '2024-06-29'
    >>> items = recognise_text("Tiếp đó, ngày 30/6, đoàn làm việc với UBND xã Nà Khoa")
    >>> visit_next_day(items, Meeting("working-visit", "2024-06-28"), DateSpan("2024-06-30"), Setting()).place.name
    'Nà Khoa'
    """
    if last.kind != "working-visit" or last.date is None or not is_whole(last.date):
        return None
    opening = list(pairwise(" ".join(item.text.lower() for item in items[:_OPENING]).split()))
    follows = ("hôm", "sau") in opening
    day = str(_date.fromisoformat(last.date) + timedelta(days=1)) if follows else when.start if when else last.date
    meeting = next((at for at, item in enumerate(items) if item.type in ("MEETING", "CONVENE")), None)
    if day <= last.date or meeting is None or kind_of(items, meeting) != last.kind:
        return None  # nor a visit before, which others may have paid
    if is_denied(items, meeting) or is_put_off(items, meeting):
        return None
    if ("ngày", "mai") in opening or any(item.type == "PLANNED" for item in items[:meeting]):
        return None  # "Ngày mai 21/8, đoàn …"
    visited = _visited(items, meeting)
    place = _scene(items[meeting:]) or (visited.unit if isinstance(visited, BodyMention) else visited)
    if (place or visited) is None or _VISITORS.isdisjoint(item.text.lower() for item in items[:meeting]):
        return None
    where = setting.complete(place) if place is not None else None
    return replace(last, date=day, date_end=None, part_of_day=None, place=where, adopted=(), discussed=())


def follows_on(items: Sequence[Item]) -> bool:
    """Tell whether words begin with «Tiếp đó,» or «Sau đó,» before a day."""
    return [item.type for item in items[:3]] in (["SAMEDAY", "COMMA", "DATE"], ["SAMEDAY", "COMMA", "DAYPART"])


def holds_same_day(items: Sequence[Item], verb: int) -> bool:
    """Tell whether a place or a person holds a meeting on the day told before.

    "Trong sáng cùng ngày, phường | tổ chức gặp mặt", "Sau buổi lễ, ông A đã | có buổi làm việc với …"
    """
    if not verb or not is_same_day(items[:verb]):
        return False
    subject = verb - 2 if verb > 1 and items[verb - 1].text.lower() in _ASPECTS else verb - 1
    gives = any(
        item.text.lower().startswith("tặng") for item in items[verb + 1 : verb + 2]
    )  # in the meeting told before
    person = items[subject].type in ("PERSON", "PEOPLE") and not any(item.type == "ACT" for item in items[:subject])
    return items[verb - 1].type in ("UNITTYPE", "UNIT") or (person and not gives)


def goes_on_to_work(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether somebody goes on to other work: "Chiều cùng ngày, ông A đã | làm việc với Đảng ủy xã"."""
    before = next((at for at in range(meeting - 1, -1, -1) if items[at].text.lower() not in _ASPECTS), 0)
    person = items[before].type in ("PERSON", "PEOPLE", "POSTS") and all(item.type != "ACT" for item in items[:before])
    return person and items[meeting].text.lower().startswith("làm việc") and is_same_day(items[:before])


def place_of_another(items: Sequence[Item], setting: Setting) -> Unit | None:
    """Return where a further group goes: "Cùng ngày, một đoàn khác của UBND huyện … kiểm tra tại xã B".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("một đoàn khác của UBND huyện kiểm tra tại xã Nà Khoa")
    >>> place_of_another(items, Setting()).name
    'Nà Khoa'
    """
    for one, two in pairwise(items):
        if one.type in _ENDS_SUBJECT:
            return None
        group = isinstance(one.value, BodyMention) and one.value.kind == "working-group"
        if two.text.lower() in _ANOTHER and (group or one.text.lower() in _GROUPS):
            return setting.complete(_scene(items))
    return None


def _scene(items: Sequence[Item]) -> Unit | None:
    """Return the unit named with «tại»."""
    units = (two.value for one, two in pairwise(items) if one.type == "AT")
    return next((unit for unit in units if isinstance(unit, Unit)), None)


def _visited(items: Sequence[Item], meeting: int) -> BodyMention | Unit | None:
    """Return the body or unit to which a visit goes: "làm việc với | UBND xã B", "làm việc tại | xã B"."""
    visited = items[meeting + 1].value if meeting + 1 < len(items) else None
    return visited if isinstance(visited, BodyMention | Unit) else None


def _presides(item: Item) -> bool:
    concept = item.sense("participation")
    return concept is not None and concept.notation == "chair"
