"""What the entries of minutes make of the people in them: «- Đ/c A: Nhất trí …», «- Đại biểu: đ/c A; đ/c B»."""

from collections.abc import Sequence
from itertools import takewhile

from govgraph.gazetteer import gazetteer
from govgraph.interpret.people import People
from govgraph.interpret.people.groups import Group, groups_in
from govgraph.model import Content, Meeting
from govgraph.notation import date
from govgraph.recognise.items import Item

#: What an entry of a list begins with.
ENTRIES = frozenset({"DASH", "SIGN"})
#: The same, or a number.
NUMBERED_ENTRIES = ENTRIES | {"NUMBER"}
_ROW_REACH = 5  # items of «từ trái qua phải là»
_DAY_REACH = 3  # items from the beginning of a paragraph to its day
_DAY = "2023-05-25"
_LONGEST_PLACE = 4  # items of a unit's name
_OPENING = 6  # items of «Tại hội nghị ngày 5/1/2023», «Trước đó, tháng 6/2021»
_REMARKER_REACH = 4
_ACTING = frozenset({"ACT", "CHANGE", "CONVENE", "HOLD", "CITE", "COLON", "HAVE"})
_TELLING = _ACTING | {"CUE", "MEETING"}


def is_numbering(items: Sequence[Item]) -> bool:
    """Tell whether a sentence is but the number of the next, whose stop ends like one: "1."."""
    return [item.type for item in items] == ["NUMBER", "STOP"]


def remarker_in(items: Sequence[Item], people: People) -> Group | None:
    """Return who speaks in an entry of a list of remarks: "- Đ/c A, Trưởng Công an xã: Nhất trí báo cáo; …"."""
    signs = ("COLON", "OPEN") if items[0].type in ENTRIES else ("COLON",)
    if items[0].type not in (*ENTRIES, "PERSON"):
        return None
    groups = groups_in(items[:_REMARKER_REACH], people)
    first = groups[0] if groups else None
    if first is None or first.start > 2 or first.end >= len(items) or items[first.end].type not in signs:
        return None
    return first


def names_delegates(lead: Sequence[Item]) -> bool:
    """Tell whether minutes list who came behind the words for them: "- Đại biểu: đ/c A; đ/c B"."""
    if not lead or lead[-1].type != "COLON":
        return False
    only = all(item.type in (*ENTRIES, "NUMBER", "STOP", "ADDRESS", "ADDRESSES", "COLON") for item in lead)
    return only and any(item.text.lower().endswith("đại biểu") for item in lead)


def shows_row(lead: Sequence[Item]) -> bool:
    """Tell whether a caption leads in who is seen: "Các đại biểu cắt băng: từ trái qua là ông A, bà B".

    >>> from govgraph.recognise import recognise_text
    >>> [shows_row(recognise_text(text)) for text in ("Các đại biểu dự lễ (từ trái sang):", "Rẽ từ trái qua cầu")]
    [True, False]
    """
    words = [item.text.lower() for item in lead if item.type not in ("OPEN", "CLOSE")]
    at = next((at for at in range(len(words)) if words[at : at + 2] in (["từ", "trái"], ["từ", "phải"])), None)
    return at is not None and bool(lead) and lead[-1].type in ("HAVE", "COLON") and len(words) - at <= _ROW_REACH


def only_names(rest: Sequence[Item], items: Sequence[Item]) -> bool:
    """Tell whether a sentence only names people: "Đồng chí A, đồng chí B cùng các đồng chí trong …"."""
    ends = not rest or rest[0].type in ("ADDRESSES", "AND", "STOP", "COMMA")
    return ends and not any(item.type in _TELLING and not _is_of_past(item) for item in items)


def _is_of_past(item: Item) -> bool:
    """Tell whether a word only says when others held a post: "… và các đồng chí nguyên Chủ tịch | qua các thời kỳ"."""
    cue = item.sense("cue")
    return cue is not None and cue.notation == "past"


def tells_other_day(items: Sequence[Item], meeting: Content) -> bool:
    """Tell whether a paragraph begins with a day that is none of the meeting told before, and tells of no meeting."""
    at = next((at for at, item in enumerate(items[:_DAY_REACH]) if isinstance(item.value, date.DateSpan)), None)
    when = items[at].value if at is not None and not (at and items[at - 1].text.lower() == "sinh") else None
    if (
        not isinstance(when, date.DateSpan)
        or not isinstance(meeting, Meeting)
        or meeting.date is None
        or when.start[-5:].count("-") != 1
    ):
        return False
    days = {one[-5:] for one in (meeting.date, meeting.date_end) if one is not None}
    held = any(item.type in ("MEETING", "SAMEDAY", "CONVENE") for item in items)
    return not held and len(meeting.date) == len(_DAY) and not _is_between(when.start[-5:], days)


def place_of_entry(items: Sequence[Item]) -> str | None:
    """Return the place with which an entry of a bulletin begins: "+ CAN LỘC: Ngày 5/3, …"; no other label.

    >>> from govgraph.recognise import recognise_text
    >>> texts = "+ CAN LỘC: Ngày 5/3, hội nghị", "- Xã Khe Sâu: Ngày 5/3", "+ THỜI GIAN: Ngày 5/3", "Can Lộc: ngày 5/3"
    >>> [place_of_entry(recognise_text(text)) for text in texts]
    ['Can Lộc', 'Xã Khe Sâu', None, None]
    """
    label = list(takewhile(lambda item: item.type != "COLON", items[1 : 2 + _LONGEST_PLACE]))
    if items[0].type not in ENTRIES or not label or len(label) > _LONGEST_PLACE or len(items) == len(label) + 1:
        return None
    name = " ".join(item.text for item in label)
    if [item.type for item in label] == ["UNIT"]:
        return name
    return name.title() if name.isupper() and gazetteer().named(name.title()) else None


def recalls_another(items: Sequence[Item], meeting: Content, *, by_date: bool = False) -> bool:
    """Tell whether a sentence begins with an earlier day of another meeting: "Tại hội nghị ngày 5/1/2023, ông A …".

    `by_date` tells that a date alone does: "Năm 2019, ông A được bầu …", but not "Năm 2019 còn khó khăn, ông A nói".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Trước đó, tháng 6/2021, ông Lê Văn Ba được bầu giữ chức Chủ tịch")
    >>> recalls_another(items, Meeting("session", "2024-06-12"))
    True
    """
    if not isinstance(meeting, Meeting) or meeting.date is None:
        return False
    cue = items[0].sense("cue")
    at_meeting = [item.type for item in items[:2]] == ["AT", "MEETING"]
    dated = by_date and isinstance(items[0].value, date.DateSpan)
    if not at_meeting and not dated and (cue is None or cue.notation != "past"):
        return False
    opening = takewhile(lambda item: item.type not in _ACTING, items[:_OPENING])
    told = next((item.value.start for item in opening if isinstance(item.value, date.DateSpan)), "--")
    return not told.startswith("--") and told < meeting.date[: len(told)]


def _is_between(day: str, days: set[str]) -> bool:
    return min(days) <= day <= max(days)


def all_attend(items: Sequence[Item]) -> bool:
    """Tell whether the only verb of a sentence, at its end, says that all came: "Ông A; bà B; các ban đã tham dự".

    >>> from govgraph.recognise import recognise_text
    >>> all_attend(recognise_text("Ông Lê Văn Ba; bà Hà Thị Tư; các ban, ngành đã tham dự hội nghị."))
    True
    """
    told = [item for item in items if item.type in _TELLING - {"MEETING", "COLON"}]
    tail = [item for item in items[-3:] if item.type not in ("STOP", "MEETING")]
    if len(told) != 1 or not tail or tail[-1] is not told[0]:
        return False
    concept = told[0].sense("participation")
    return concept is not None and concept.notation == "attendee"


def closes_row(items: Sequence[Item]) -> bool:
    """Tell whether a sentence says with whom those came whom the sentences before name: "Cùng 40 hội viên đã dự.".

    >>> from govgraph.recognise import recognise_text
    >>> [closes_row(recognise_text(text)) for text in ("Cùng 40 hội viên đã tham dự.", "40 hội viên đã tham dự.")]
    [True, False]
    """
    along = items[0].type in ("AND", "ADDRESSES") and items[0].text.lower().split()[0] == "cùng"
    return along and all_attend(items)
