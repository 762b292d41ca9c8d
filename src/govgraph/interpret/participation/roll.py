"""The roll of minutes: people listed one a line under a heading that says as what: "Vắng mặt:", "Ý kiến thảo luận"."""

from collections.abc import Sequence
from itertools import pairwise

from govgraph.interpret.headings import ENTRIES, closes_row, is_numbering, remarker_in
from govgraph.interpret.participation.leading import leading_acts
from govgraph.interpret.people import People
from govgraph.interpret.people.absence import ABSENT, with_reason
from govgraph.interpret.people.groups import Group, assigns, groups_in, is_lead_in, leads_in
from govgraph.interpret.people.officers import OFFICERS
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting.working_groups import group_led_in
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

_MARKS = frozenset({"DASH", "SIGN", "NUMBER", "STOP", "CLOSE"})  # before a name in a list: "1.", "2)", "-"
_TALKS = frozenset({"thảo luận", "tham luận"})  # «Các tham luận tại Đại hội:»
_GUESTS = "khách mời"
_COUNTED = frozenset({"thành viên", "ủy viên", "uỷ viên"})
_LONGEST_HEADING = 4  # words of a heading: «3. Ý kiến thảo luận»
_OF_SIDES = frozenset({"ADDRESS", "ADDRESSES", "POSTS", "DELEGATION", "UNITTYPE", "UNIT"})
_NAMING_SIDES = frozenset(
    {"ORGAN", "POSTS", "DELEGATION", "CAPITAL", "WORD", "COMMA", "AND", "UNITTYPE", "ADDRESS", "ADDRESSES"}
)
_LONGEST_SIDE = 6  # items of a heading within a list: «Đại biểu Huyện ủy:»
_LONGEST_PART = 12  # items of a heading in the part that says who was there
# As what people are listed in lines without a dash; of a speaker such a line tells what was said.
_PRESENCE = frozenset({"attendee", "absent", "excused", "chair", "secretary"})
_OFFICES = frozenset({"chair", "secretary"})
# Behind the first word of a heading: "Tham dự cuộc họp có các đồng chí:", "Vắng: 02 đồng chí (có lý do):".
_OF_HEADING = frozenset(
    {"ACT", "HAVE", "MEETING", "COLON", "COMMA", "NUMBER", "ADDRESS", "ADDRESSES", "OPEN", "CLOSE", "BY"}
)
# Between the verb and the end of a line that leads in those listed below: "Tham gia Đoàn giám sát có các ông, bà:".
_OF_LEAD = frozenset(
    {"HAVE", "COLON", "MEETING", "ADDRESS", "ADDRESSES", "AT", "OF", "NUMBER", "UNIT", "UNITTYPE", "ABBREVIATION"}
)
_WORDS_OF_HEADING = frozenset(
    {"lý", "lí", "không", "được", "và", "người", "có", "mặt", "làm", "việc", "cụ", "thể", "như", "sau", "tên"}
)
_SPOKEN = frozenset({"presenter", "speaker"})
_TELLING = frozenset({"ACT", "CHANGE", "CONVENE", "HOLD", "CUE", "CITE", "MEETING", "QUOTE"})


Listed = tuple[Group, str, str]  # who is listed, the capacity, the rule that read it


class Roll:
    """The heading under which the sentences of a document stand, one after the other."""

    def __init__(self) -> None:
        self._heading: str | None = None
        self._led = False  # the heading is a verb that leads people in: "Đến dự và chỉ đạo Đại hội có:"
        self._numbered = False  # the sentence before was but the number of this one: "1."
        self._listing = False  # in the part of minutes that says who was there: "I. THÀNH PHẦN"

    def read(self, sentence: Sentence, people: People, *, acts: bool) -> Listed | None:
        """Return who is listed in the next sentence, the capacity and the rule; `acts` tells that verbs say it."""
        items = sentence.items
        if is_numbering(items):
            self._numbered = True
            return None
        numbered, self._numbered = self._numbered, False
        if not acts and (guests := _guests(items, people)) is not None:
            self._heading, self._led = "attendee", False
            return guests, "attendee", "people-led-in"
        if self._heading == "speaker" and (remarker := remarker_in(items, people)) is not None:
            return remarker, "speaker", "people-act"  # what is said is nobody's act: "- Đ/c A: Nhất trí báo cáo"
        if items[0].type in ENTRIES or (numbered and items[0].type in ("PERSON", "PEOPLE")):
            return self._read_entry(items, people, acts=acts)
        if self._heading in _OFFICES and _begins_delegates(items, people):
            self._heading = "attendee"
        if self._heading is not None and (self._led or self._heading in _PRESENCE):
            listed = _listed(sentence, people, numbered=numbered)
            if listed is not None:
                return None if acts else (listed, self._heading, "people-led-in")
            if not acts and (_names_side(items) or closes_row(items)):
                return None  # the list goes on with others
        if self._listing and not acts and (of_side := _first_of_side(items, people)) is not None:
            self._heading = "attendee"
            return of_side, "attendee", "people-led-in"
        self._begin(items, acts=acts)
        return None

    def _read_entry(self, items: Sequence[Item], people: People, *, acts: bool) -> Listed | None:
        """Return whom a line behind a dash or number lists, unless it is a heading itself: "- Vắng mặt:"."""
        announced, led = _announced(items) if _ends_open(items) else (None, False)
        if announced is not None:
            self._heading, self._led = announced, led
            return None
        capacity = self._heading or ("attendee" if self._listing else None)
        groups = groups_in(items, people)[:1] if capacity is not None and not acts else []
        if self._led and not _begins_entry(items, groups):
            if not acts and _names_side(items):
                return None  # "* Đại biểu xã:" goes on with others
            self._heading, self._led = None, False
            return None
        if groups and capacity in ("attendee", *ABSENT):
            capacity = _told_absent(items[: groups[0].start]) or capacity
        return (groups[0], capacity, "people-led-in") if groups and capacity else None

    def _begin(self, items: Sequence[Item], *, acts: bool) -> None:
        """Note what a line that lists nobody is: a heading, or where the part that says who came begins or ends."""
        self._heading, self._led = (_begun(items), False) if acts else _announced(items)
        if self._listing and not acts and self._heading is None and _names_side(items, _LONGEST_PART):
            self._heading = "attendee"  # "2. Thành viên UBND và các phòng, đơn vị:"
        self._listing = _begins_list(items) or (self._listing and (self._heading or _capacity(items[0])) in _PRESENCE)


def _announced(items: Sequence[Item]) -> tuple[str | None, bool]:
    """Return the capacity of those whom a line announces, and whether a verb leads them in, below it."""
    heading = _heading(items)
    led = _led(items) if heading is None and _ends_open(items) else None
    return heading or led, led is not None


def _led(items: Sequence[Item]) -> str | None:
    """Return the capacity of those listed below a line of which the verb leads them in: "Về dự và chỉ đạo có:"."""
    if any(item.type in ("PERSON", "PEOPLE") for item in items):
        return None
    if is_lead_in(items):
        return "attendee"  # "Về phía huyện có:"
    at = next((at for at in range(len(items) - 1, -1, -1) if items[at].type == "ACT"), None)
    if at is None:
        return None
    tail = items[at + 1 :]
    capacity = _capacity(items[at]) or ""
    if capacity in ("attendee", *ABSENT) and _counts(tail):
        return with_reason(capacity, tail)  # "HĐND xã: có mặt 22 đại biểu; vắng 03, cụ thể:"
    has = any(item.type == "HAVE" for item in items[max(0, at - 1) :])  # «có sự hiện diện của:»
    if not (leads_in(items[at]) or has) or not all(map(_is_of_lead, tail)):
        return None
    told = leading_acts(items, 0, len(items), first=True)
    if _SPOKEN.issuperset(told) and group_led_in(items) is not None:
        return None  # "Đại hội thông qua Ban kiểm phiếu gồm:"
    return next((capacity for capacity in told if capacity != "attendee"), "attendee") if told else None


def _counts(tail: Sequence[Item]) -> bool:
    """Tell whether a line only counts behind its verb those listed below it: "…; vắng | 02 đồng chí, cụ thể:"."""
    return any(item.type == "NUMBER" for item in tail) and all(map(_is_of_heading, tail))


def _is_of_lead(item: Item) -> bool:
    return item.type in _OF_LEAD or isinstance(item.value, BodyMention) or item.text.lower() in ("còn", "đoàn", "tổ")


def _begins_entry(items: Sequence[Item], groups: Sequence[Group]) -> bool:
    """Tell whether the people of an entry stand at its beginning: "- Ông A, Bí thư", not "- Giao ông A …"."""
    first = next((index for index, item in enumerate(items) if item.type not in _MARKS), len(items))
    return bool(groups) and (groups[0].start == first or _is_of_side(items[first : groups[0].start]))


def _told_absent(before: Sequence[Item]) -> str | None:
    """Return the capacity of those before whom an entry tells why they did not come: "+ Có lý do: ông A, bà B"."""
    told = with_reason("", before) if before and before[-1].type == "COLON" else ""
    return told or None


def _listed(sentence: Sentence, people: People, *, numbered: bool) -> Group | None:
    """Return whom a line of a list names: first in it, alone in a line without a number."""
    items = sentence.items
    first = next((index for index, item in enumerate(items) if item.type not in _MARKS), len(items))
    if first + 1 < len(items) and len(items[first].text) == 1 and items[first + 1].type in ("CLOSE", "STOP"):
        first += 2  # "a) Bà A"
    groups = groups_in(items, people)
    if not groups or not (groups[0].start == first or _is_of_side(items[first : groups[0].start])):
        return None
    whole = sentence.span.start == sentence.block.start and sentence.span.end == sentence.block.end
    if numbered or first > 0:
        return groups[0]
    return groups[0] if whole and not any(item.type in _TELLING - {"ACT"} for item in items) else None


def _is_of_side(before: Sequence[Item]) -> bool:
    """Tell whether only a side is named before people: "UBND xã: ông A, Chủ tịch"."""
    short = 1 < len(before) <= _LONGEST_SIDE
    return short and before[-1].type == "COLON" and all(item.type in _NAMING_SIDES for item in before[:-1])


def _first_of_side(items: Sequence[Item], people: People) -> Group | None:
    """Return who stands beside the side of a list that the line begins: "1. Đại biểu xã: - Ông A, Chủ tịch UBND xã"."""
    groups = groups_in(items, people)
    before = list(items[: groups[0].start]) if groups else []
    while before and before[-1].type == "DASH":
        before.pop()
    return groups[0] if _is_of_side(before) else None


def _begins_delegates(items: Sequence[Item], people: People) -> bool:
    """Tell whether a line begins with the delegates of a side: "2. Đại biểu huyện: bà A", below who presides."""
    return any(item.type == "ADDRESS" for item in items[:3]) and _first_of_side(items, people) is not None


def _guests(items: Sequence[Item], people: People) -> Group | None:
    """Return whom a line names as guests, whatever list it stands below: "- Khách mời: ông A, Trưởng phòng Y"."""
    first = next((at for at, item in enumerate(items) if item.type not in _MARKS), len(items))
    if not any(item.text.lower().startswith(_GUESTS) for item in items[first : first + 1]):
        return None
    groups = groups_in(items, people)
    lead = items[first + 1 : groups[0].start] if groups else ()
    led = all(item.type in ("COLON", "ADDRESSES", "HAVE", "POSTS") or item.text.lower() == "các" for item in lead)
    return groups[0] if groups and led else None


def _begins_list(items: Sequence[Item]) -> bool:
    """Tell whether a heading begins the part that says who was there: "I. THÀNH PHẦN", "Thành phần tham dự:"."""
    return any(item.text.lower().startswith("thành phần") for item in items[:3]) and _heading(items) == "attendee"


def _names_side(items: Sequence[Item], longest: int = _LONGEST_SIDE) -> bool:
    """Tell whether a line in a list only names a side: "Đại biểu Huyện ủy:", "Lãnh đạo xã:"; not "Về phía xã có:"."""
    sided = any(isinstance(item.value, BodyMention) or item.type in _OF_SIDES for item in items)
    if any(map(assigns, items)):
        return False  # "Phân công chỉ đạo các thôn:"
    return _ends_open(items) and len(items) <= longest and sided and _heading(items) is None and not is_lead_in(items)


def _heading(items: Sequence[Item]) -> str | None:
    """Return the capacity of those whom a heading of minutes announces: "Chủ tọa kỳ họp", "Đại biểu khách mời:"."""
    words = _words_of_heading(items)
    if not words:
        return None
    names_people = any(item.type in ("PERSON", "PEOPLE") for item in items)
    if (_ends_open(items) or len(words) <= _LONGEST_HEADING) and _is_of_talks(items):
        return None if names_people else "speaker"
    if all(item.type in ("ADDRESS", "ADDRESSES") for item in words):
        return "attendee"
    if words[0].type == "ORGAN" and _ends_open(items) and not names_people:
        return OFFICERS.get(words[0].text.lower())  # "Đoàn Chủ tịch gồm:"
    if words[0].type != "ACT" or names_people:
        return None
    capacity = _capacity(words[0])
    if len(words) == 1:
        return capacity
    if capacity == "speaker" and _ends_open(items) and all(map(_is_of_speech, words)):
        return capacity  # "3. Trả lời, giải trình:"
    if capacity is None or capacity not in _PRESENCE or not _ends_open(items) or not all(map(_is_of_heading, words)):
        return None
    return with_reason(capacity, words) if capacity in ABSENT else capacity


def _words_of_heading(items: Sequence[Item]) -> list[Item]:
    """Return the words of a heading without its numeral, and without those who did what it says."""
    words = [item for item in items if item.type not in ("DASH", "SIGN", "NUMBER", "STOP", "COLON", "MEETING")]
    numeral = bool(words) and words[0].type == "CAPITAL" and _is_numeral(words[0].text)
    if len(words) > 1 and (numeral or (words[0] is items[0] and items[1].type == "STOP")):
        words = words[1:]  # "I. Thành phần tham dự"
    if len(words) > 1 and words[0].type in ("ADDRESS", "ADDRESSES"):
        of = 3 if [item.text.lower() for item in words[1:3]] == ["cấp", "trên"] else 1
        if [item.type for item in words[of : of + 1]] == ["ACT"]:
            return words[of:]  # "Đại biểu tham dự:", "Đại biểu cấp trên về dự Đại hội:"
    return words


def _is_of_talks(items: Sequence[Item]) -> bool:
    """Tell whether a heading is of what was said: "3. Ý kiến thảo luận", "Các tham luận tại Đại hội:"."""
    spoken = [item.text.lower() for item in items]
    return ("ý", "kiến") in pairwise(spoken) or not _TALKS.isdisjoint(spoken[:_LONGEST_HEADING])


def _is_numeral(text: str) -> bool:
    return set(text) <= set("IVX")


def _ends_open(items: Sequence[Item]) -> bool:
    """Tell whether a line leads others in: it ends with a colon, also one that belongs to «các đồng chí:»."""
    return items[-1].text.endswith(":")


def _is_of_heading(item: Item) -> bool:
    if item.type == "ORGAN":
        return item.text.lower() in OFFICERS  # "Chủ trì: Đoàn Chủ tịch gồm:"
    if item.type == "POSTS":
        return item.text.lower() in _COUNTED  # "Vắng: 02 thành viên, gồm:"
    return item.type in _OF_HEADING or item.text.lower() in _WORDS_OF_HEADING


def _is_of_speech(item: Item) -> bool:
    return item.type in ("COMMA", "AND") or (item.type == "ACT" and _capacity(item) == "speaker")


def _begun(items: Sequence[Item]) -> str | None:
    """Return the capacity of a list whose first stands beside its heading: "Tham dự: Ông A", the next a line below."""
    led = [item.type for item in items[:3]] in (["ACT", "COLON", "PERSON"], ["ACT", "COLON", "PEOPLE"])
    capacity = _capacity(items[0]) if led and len(items) <= _LONGEST_SIDE else None
    return capacity if capacity in ("attendee", "absent", "excused") else None


def _capacity(act: Item) -> str | None:
    concept = act.sense("participation")
    return concept.notation if concept is not None else None
