"""Whose a meeting is: the words before and behind it that name the body which holds it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise, takewhile

from govgraph.interpret.meetings.holders import companion_of, election_body
from govgraph.interpret.meetings.kinds import kind_of
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

#: How far, in items, the meeting may stand from the verb that holds it.
REACH = 8
SESSION = "kỳ họp"  # of a council or of the National Assembly, unlike «phiên họp»
# Kinds that are named by the body that holds them, and what may stand between them and «của».
_OF_BODIES = frozenset({"conference", "session", "congress"})
_IN_TITLES = frozenset({"NUMBER", "DATE", "WORD", "CUE", "ABBREVIATION"})
_AGREEING_REACH = 6  # items of «sự đồng ý, nhất trí của»
_LONGEST_ASIDE = 5  # items of «(trực thuộc Đảng bộ xã X»
_OF_TERM = frozenset({"CUE", "CAPITAL", "WORD", "ABBREVIATION", "NUMBER", "TERM"})  # "khóa V đã", "khóa mới đã"
_OF_SEAT = frozenset({"WORD", "CHANGE", "NUMERO", "NUMBER", "COMMA"})  # «đơn vị bầu cử số 1,»
_LETTING = ("giao", "cho phép", "chỉ đạo", "chủ trương", "công nhận", "đồng ý", "chọn")
_BUILDINGS = ("trụ sở", "hội trường", "phòng họp")  # of bodies: where something is, not who does it
_WITH_ROOMS = frozenset({"specialised-agency", "party-office"})  # offices in whose rooms others meet
_ROOM_REACH = 4  # items of «hội trường lớn»
_GROUP_WORDS = frozenset({"đoàn", "tổ", "khác"})
_COMPANY = frozenset({"PERSON", "PEOPLE", "AND", "COMMA"})  # "…, cùng ông B và bà C,"
_COUNCIL_REACH = 14  # items from a session to its council: "Kỳ họp thứ 23 (kỳ họp thường lệ cuối năm 2024) HĐND …"
#: Who would be the subject of a verb behind a meeting, rather than the meeting.
OTHER_SUBJECTS = frozenset({"PERSON", "PEOPLE", "POSTS", "ADDRESS", "ADDRESSES", "BY", "CONVENE", "STOP", "SEMICOLON"})


def is_subject(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a body before a meeting word is who acts: no preposition or verb of another stands between."""
    at = meeting - 1
    while at >= 0 and not isinstance(items[at].value, BodyMention):
        opening = items[at].sense("participation")
        if items[at].type == "ACT" and opening is not None and opening.notation == "opener":
            at -= 1  # "Ban CHQS xã khai mạc huấn luyện": opening it, the body holds it
            continue
        company = _begin_of_company(items, at)
        if company and [item.type for item in items[max(0, company - 2) : company]] == ["HOLD", "POSTS"]:
            at = company - 1  # "Đoàn … do bà A làm Trưởng đoàn, cùng ông B, giám sát việc …"
            continue
        following = items[at + 1]
        of_term = items[at].type == "COMMA" and (following.type in ("CUE", "TERM") or following.text.lower() == "gồm")
        if [items[at].type, following.type] == ["COMMA", "HOLD"] and items[at - 1].type == "PERSON":
            at -= 1  # "Đoàn … do bà A, Trưởng Ban Pháp chế, làm Trưởng đoàn giám sát việc …"
            continue
        if items[at].type in ("COMMA", "AT", "OF", "ACT", "CITE") and not of_term:
            return False  # but "Thường trực HĐND huyện khóa XI, nhiệm kỳ 2016 - 2021 họp"
        at -= 1
    return at >= 0 and (at == 0 or items[at - 1].type not in ("OF", "AT", "CITE"))


def _begin_of_company(items: Sequence[Item], at: int) -> int | None:
    """Return where those begin, if any, who come along before the comma at `at`; None where there is no comma."""
    if items[at].type != "COMMA":
        return None
    while at > 0 and items[at - 1].type in _COMPANY:
        at -= 1
    return at


def body_before(items: Sequence[Item], verb: int) -> BodyMention | None:
    """Return the body before the verb; of several in a row («Đảng ủy, HĐND, UBND xã X tổ chức») the first."""
    if (commission := election_body(items, verb)) is not None:
        return commission
    at = verb - 1
    while at >= 0 and (not isinstance(items[at].value, BodyMention) or _is_where(items, at) or _chooses(items, at)):
        if items[at].type in ("PERSON", "PEOPLE", "POSTS"):
            return _led_group(items, at)
        if items[at].type in ("STOP", "SEMICOLON"):
            return None
        at -= 1
    if at >= 0 and [one.type for one in items[verb - 2 : verb]] == ["DATE", "UNIT"]:
        return None  # "Nhân dịp … thành lập Hội Nông dân, ngày 5/3 thôn X tổ chức": a place holds it
    while (first := _before_in_row(items, at)) is not None:
        at = first
    for joint in range(at - 1, max(-1, at - 4), -1):
        leader = items[joint - 1].value if joint else None
        if items[joint].type == "CONVENE" and isinstance(leader, BodyMention):
            return leader  # "Thường trực HĐND phối hợp với UBND huyện tổ chức": the first named holds it
    at = _before_brackets(items, at, verb)
    if (person := companion_of(items, at)) is not None:
        return _led_group(items, person)
    belongs = at
    while belongs > 0 and items[belongs - 1].text.lower() in ("trực", "thuộc", "trực thuộc"):
        belongs -= 1
    if 0 < belongs < at and isinstance(items[belongs - 1].value, BodyMention):
        at = belongs - 1  # "Chi bộ ấp X trực thuộc Đảng bộ xã Y tổ chức": the cell holds it
    value = items[at].value if at >= 0 else None
    return value if isinstance(value, BodyMention) else None


def _before_brackets(items: Sequence[Item], at: int, verb: int) -> int:
    """Return the place of the body before brackets in which another stands: "Chi bộ khu phố 4 (Đảng bộ phường X)".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Chi bộ thôn 4 (trực thuộc Đảng bộ xã Khe Sâu, huyện Lâm Trì) tổ chức")
    >>> _before_brackets(items, 4, len(items) - 1)
    0
    """
    opening = next((on for on in range(at - 1, max(0, at - _LONGEST_ASIDE), -1) if items[on].type == "OPEN"), 0)
    closed = any(item.type == "CLOSE" for item in items[at + 1 : verb])
    inside = opening and closed and not any(item.type == "CLOSE" for item in items[opening:at])
    return opening - 1 if inside and isinstance(items[opening - 1].value, BodyMention) else at


def _before_in_row(items: Sequence[Item], at: int) -> int | None:
    """Return where the body before that at `at` stands, if both are of one row: "Đảng ủy, HĐND", "Hội A, các Ban B"."""
    joint = at - 1
    if joint > 0 and items[joint].text.lower() == "các":
        joint -= 1
    if joint < 1 or items[joint].type not in ("COMMA", "DASH", "AND"):
        return None
    first = joint - 1
    if not isinstance(items[first].value, BodyMention) or _is_where(items, first) or _agrees(items, first):
        return None
    return first if not _has_room(items, first) else None


def _has_room(items: Sequence[Item], at: int) -> bool:
    """Tell whether it is in an office's room that others meet: "tại phòng họp 2, Văn phòng UBND huyện, Hội X tổ chức".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("tại phòng họp số 2, Văn phòng UBND huyện, Thường trực HĐND huyện tổ chức cuộc họp")
    >>> body_before(items, len(items) - 2).kind
    'peoples-council-standing'
    """
    value = items[at].value
    if not isinstance(value, BodyMention) or value.kind not in _WITH_ROOMS or at < 2 or items[at - 1].type != "COMMA":
        return False
    before = list(takewhile(lambda item: item.type not in ("COMMA", "ORGAN"), reversed(items[: at - 1])))
    words = " ".join(item.text.lower() for item in reversed(before))
    return any(item.type == "AT" for item in before) and any(building in words for building in _BUILDINGS)


def _agrees(items: Sequence[Item], at: int) -> bool:
    """Tell whether a body only lets others act: "Được sự thống nhất của Đảng ủy xã, Hội Nông dân xã tổ chức"."""
    words = [item.text.lower() for item in items[max(0, at - _AGREEING_REACH) : at]]
    return bool(words) and items[at - 1].type == "OF" and any("sự" in word.split() for word in words)


def _chooses(items: Sequence[Item], at: int) -> bool:
    """Tell whether a body only chose who holds a meeting: "Được | Đảng ủy xã X | chọn đại hội điểm, Chi bộ Y …"."""
    around = [item.text.lower() for item in (*items[max(0, at - 1) : at], *items[at + 1 : at + 2])]
    return around == ["được", "chọn"]


def _led_group(items: Sequence[Item], leader: int) -> BodyMention | None:
    """Return the group that a person leads: "Đoàn giám sát của HĐND huyện do bà A làm Trưởng đoàn có buổi …"."""
    for at in range(leader, 0, -1):
        value = items[at - 1].value
        if items[at].type == "BY" and isinstance(value, BodyMention):
            if at > 2 and items[at - 2].type == "OF" and items[at - 3].text.lower() in _GROUP_WORDS:
                return BodyMention("working-group", of=value)  # "một đoàn khác của UBND huyện do ông A làm …"
            return value if value.kind == "working-group" or _meets_led(items, at, leader) else None
        if items[at].text.lower() == "gồm":
            while at > 1 and items[at - 1].type in _OF_SEAT:
                at -= 1  # "Đoàn ĐBQH đơn vị bầu cử số 1, gồm ông A, bà B tiếp xúc cử tri"
            value = items[at - 1].value
            if isinstance(value, BodyMention):
                return value if value.kind in ("national-assembly", "peoples-council") else None
        if items[at].type in ("STOP", "SEMICOLON"):
            return None
    return None


def _meets_led(items: Sequence[Item], by: int, leader: int) -> bool:
    """Tell whether a body before «do» meets, led by somebody: "tập thể lãnh đạo UBND huyện do ông A chủ trì đã họp".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("lãnh đạo UBND xã do ông Lê Văn Ba chủ trì đã họp")
    >>> _meets_led(items, 3, 4), _meets_led(recognise_text("làm việc với UBND xã do ông Lê Văn Ba chủ trì"), 2, 3)
    (True, False)
    """
    verb = items[leader + 1].sense("participation") if leader + 1 < len(items) else None
    before = items[by - 2] if by > 1 else None
    subject = before is None or before.type == "COMMA" or before.text.lower() == "đạo"
    return leader == by + 1 and subject and verb is not None and verb.notation == "chair"


def _is_where(items: Sequence[Item], at: int) -> bool:
    """Tell whether a body is named as a place only: "tại hội trường UBND xã", "… trụ sở Đảng ủy - HĐND - UBND xã"."""
    while at > 1 and items[at - 1].type == "DASH" and isinstance(items[at - 2].value, BodyMention):
        at -= 2
    near = list(
        takewhile(lambda item: item.type in ("WORD", "CAPITAL"), reversed(items[max(0, at - _ROOM_REACH) : at]))
    )
    words = " ".join(item.text.lower() for item in reversed(near))
    if any(building in words for building in _BUILDINGS):
        return True
    for item in reversed(items[max(0, at - 3) : at]):
        if item.type in ("AT", "COMMA", "STOP", "UNIT"):
            return item.type == "AT"  # not "tại xã X | Hội LHPN xã tổ chức", with no comma
    return False


def body_of(items: Sequence[Item], meeting: int) -> BodyMention | None:
    """Return the body whose meeting it is said to be: "phiên họp thường kỳ tháng 8 của UBND tỉnh".

    A committee's conference is named by it alone: "Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 3".
    """
    at = meeting + 1
    while at < min(len(items), meeting + REACH) and items[at].type in _IN_TITLES:
        at += 1
    behind = items[at : at + 2]
    if [item.type for item in behind] == ["OF", "ORGAN"] and isinstance(behind[1].value, BodyMention):
        return behind[1].value
    kind = kind_of(items, meeting)
    if kind == "session" and (council := _council_behind(items, meeting)) is not None:
        return council
    named_by = _behind_ordinal(items, meeting)
    value = items[named_by].value if named_by < len(items) and kind in _OF_BODIES else None
    return value if isinstance(value, BodyMention) else None


def council_in(items: Sequence[Item]) -> BodyMention | None:
    """Return the council of which a sentence names a session, whoever acts in it: "Kỳ họp thứ 5 HĐND xã đã bầu …"."""
    sessions = (at for at, item in enumerate(items) if item.type == "MEETING" and kind_of(items, at) == "session")
    return next((council for at in sessions if (council := _council_behind(items, at)) is not None), None)


def council_before(items: Sequence[Item], verb: int) -> BodyMention | None:
    """Return the council right before a verb: "… sáp nhập, thành lập Đảng bộ, HĐND xã X | đã tiến hành kỳ họp …"."""
    value = items[verb - 1].value if verb else None
    return value if isinstance(value, BodyMention) and value.kind == "peoples-council" else None


def as_council(body: BodyMention | None, meeting: Item) -> BodyMention | None:
    """Return who holds a meeting; of a «kỳ họp» the council, though its standing body calls it.

    >>> from govgraph.recognise import recognise_text
    >>> body, _, session = recognise_text("Thường trực HĐND xã triệu tập kỳ họp")
    >>> as_council(body.value, session).kind
    'peoples-council'
    """
    if body is None or body.kind != "peoples-council-standing" or not meeting.text.lower().startswith(SESSION):
        return body
    return replace(body, kind="peoples-council")


def only_council(bodies: Iterable[BodyMention]) -> BodyMention | None:
    """Return the only council or assembly that a text names; of several names of it the fullest."""
    elected = [one for one in bodies if one.kind in ("peoples-council", "national-assembly")]
    levels, units = {(one.kind, one.level) for one in elected if one.level}, {one.unit for one in elected if one.unit}
    if not elected or len(levels) > 1 or len({(one.level, one.name) for one in units}) > 1:
        return None
    council = max(elected, key=lambda one: (one.unit is not None, one.level is not None))
    return council if council.kind == "peoples-council" else None


def _council_behind(items: Sequence[Item], meeting: int) -> BodyMention | None:
    """Return the council whose session it is, named behind its number: "Kỳ họp thứ 9 (chuyên đề), HĐND xã X …"."""
    for item in items[meeting + 1 : meeting + 1 + _COUNCIL_REACH]:
        if isinstance(item.value, BodyMention):
            adjacent = item is items[meeting + 1]  # "Phiên họp UBND huyện thường kỳ"
            holds = item.value.kind == "peoples-council" or (adjacent and item.value.kind == "peoples-committee")
            return item.value if holds else None
        if item.type in OTHER_SUBJECTS or item.type in ("ACT", "AT"):
            return None
    return None


def _behind_ordinal(items: Sequence[Item], meeting: int) -> int:
    """Return where the words go on behind the number of a meeting: "Kỳ họp thứ 23 | HĐND huyện …"."""
    at = meeting + 1
    if at < len(items) and items[at].text.lower() == "lần thứ":
        return at + (2 if at + 1 < len(items) and items[at + 1].type != "ORGAN" else 1)
    return at + 1 if at < len(items) and items[at].type == "NUMBER" else at


def body_between(items: Sequence[Item], meeting: int, verb: int) -> BodyMention | None:
    """Return the body that holds a meeting named before it: "Kỳ họp … do HĐND tỉnh tổ chức", "… được Đảng ủy mở"."""
    for at in range(meeting, verb - 1):
        holder = items[at + 1].value
        led = items[at].type == "BY" or items[at].text.lower() in ("được", "mà")
        if led and isinstance(holder, BodyMention) and not _lets_hold(items[at + 2 : verb + 1]):
            return holder  # of several the first: "do Huyện đoàn phối hợp với Hội LHPN huyện tổ chức"
    for index in range(verb - 1, meeting, -1):
        value = items[index].value
        if isinstance(value, BodyMention) and any(item.type == "BY" for item in items[meeting:index]):
            return value
        if isinstance(value, BodyMention) and value.kind == "peoples-council":
            return value  # "Kỳ họp thứ 8, HĐND tỉnh khóa X diễn ra …"
    return None


def _lets_hold(behind: Sequence[Item]) -> bool:
    """Tell whether a body only has others hold a meeting: "được Huyện ủy | cho phép tổ chức", "… | giao xã tổ chức"."""
    return " ".join(item.text.lower() for item in behind).startswith(_LETTING)


def body_behind_day(items: Sequence[Item], meeting: int) -> BodyMention | None:
    """Return the body told behind a meeting's day: "tại Hội nghị lần thứ năm ngày 15/12, Ban Chấp hành … đã …"."""
    for day, comma, body in zip(items[meeting:], items[meeting + 1 :], items[meeting + 2 :], strict=False):
        if [day.type, comma.type, body.type] == ["DATE", "COMMA", "ORGAN"] and isinstance(body.value, BodyMention):
            return body.value
    return None


def body_voting(items: Sequence[Item], meeting: int) -> BodyMention | None:
    """Return the body that votes in a meeting: "Tại phiên họp thứ nhất cùng ngày, Ban Chấp hành khóa V đã bầu …"."""
    if meeting == 0 or items[meeting - 1].type != "AT":
        return None
    for comma, body in pairwise(range(meeting + 1, len(items))):
        value = items[body].value
        if items[comma].type == "COMMA" and isinstance(value, BodyMention):
            behind = dropwhile(lambda item: item.type in _OF_TERM, items[body + 1 :])
            verb = next(behind, None)
            return value if verb is not None and verb.type == "CHANGE" else None
    return None


def leading_body(items: Sequence[Item], meeting: int) -> BodyMention | None:
    """Return the body that presides, where a body and not a person does: "Ban Thường trực chủ trì hội nghị"."""
    for item in reversed(items[:meeting]):
        if item.type in ("PERSON", "PEOPLE", "POSTS"):
            return None
        if isinstance(item.value, BodyMention):
            return item.value
    return None
