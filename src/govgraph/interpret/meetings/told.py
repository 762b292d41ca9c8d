"""Meetings as single sentences tell them: "Đảng ủy xã tổ chức hội nghị", "Lễ … được tổ chức", "… chủ trì cuộc họp"."""

from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.interpret.denial import is_denied
from govgraph.interpret.meetings.bodies import (
    OTHER_SUBJECTS,
    REACH,
    as_council,
    body_before,
    body_between,
    body_of,
    body_voting,
    council_before,
    is_subject,
    leading_body,
)
from govgraph.interpret.meetings.days import day_told, is_same_day
from govgraph.interpret.meetings.kinds import is_planned_there, kind_of
from govgraph.interpret.meetings.not_told import (
    are_many,
    is_chosen,
    is_habit,
    is_not_held,
    is_noun,
    is_purpose,
    is_topic,
)
from govgraph.interpret.meetings.second import goes_on_to_work, holds_same_day
from govgraph.interpret.presents import gives_presents
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.interpret.unions import INNER
from govgraph.notation import date
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

# Kinds whose words are verbs as well: "Đoàn đã giám sát …", "đến thăm …", "khai mạc huấn luyện …".
_ACTED_KINDS = frozenset(
    {"working-visit", "training", "cell-meeting", "conference", "session", "voter-contact", "gathering"}
)
_IN_ROW = frozenset({"COMMA", "AND", "DASH", "ORGAN"})  # «do Huyện đoàn, Hội LHPN huyện tổ chức»
_INSPECTING = ("giám sát", "kiểm tra", "khảo sát", "thẩm tra")  # «trưởng đoàn giám sát», or what he does as such
_ASPECTS = frozenset({"đã", "vừa", "sẽ", "đến", "đi", "về", "có"})
_PART_REACH = 6  # items of «tại Phiên thứ 3 của»
_DEED_WORDS = 4  # items of «buổi trao tặng Huy hiệu»
# What is done at ceremonies, where the word for one may be left out: "tổ chức trao Huy hiệu Đảng".
_CEREMONIES = (
    "kỷ niệm",
    "trao huy hiệu",
    "trao tặng huy hiệu",
    "tặng huy hiệu",
    *("kết nạp đảng viên", "kết nạp đoàn viên", "kết nạp cho quần chúng"),
    "bàn giao nhiệm vụ",
    "ra mắt",
    "bàn giao nhà",
    "khánh thành",
    "khởi công",
    "công bố quyết định",
    "công bố nghị quyết",
    "công bố các quyết định",
)
_NO_CEREMONIES = ("kỷ niệm chương",)
_CONSULTED = "hiệp thương lần"
_BEGUN_OR_ENDED = ("khai mạc", "bế mạc")  # verbs of which a meeting itself is the subject


@dataclass(frozen=True, slots=True)
class ToldMeeting:
    """A meeting as a sentence tells it; `rule` is how it was read."""

    kind: str
    convener: BodyMention | None
    when: date.DateSpan | None
    rule: str


def held_in(sentence: Sentence, setting: Setting, day: date.DateSpan | None = None) -> ToldMeeting | None:
    """Return the meeting that a sentence reports as held: "Đảng ủy xã tổ chức hội nghị", "Lễ … được tổ chức".

    `day` is that told before it, for a sentence that tells none.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("Ngày 12/3/2024, Đảng ủy xã Khe Sâu tổ chức hội nghị"))
    >>> span = Span(items[0].start, items[-1].end)
    >>> told = held_in(Sentence("paragraph", items, span, span), Setting())
    >>> told.kind, told.convener.kind, told.when.start
    ('conference', 'party-committee', '2024-03-12')
    """
    items = sentence.items
    takes_post = sentence.types.issuperset(("HOLD", "POSTS"))
    if not takes_post and sentence.types.isdisjoint(("CONVENE", "MEETING")):
        return None
    when = day_told(sentence, setting) or day
    for index, item in enumerate(items):
        if item.type == "CONVENE" and _is_told(items, index):
            if is_denied(items, index):
                return None  # nor is what else the sentence names
            if (told := _convened(items, index, when)) is not None:
                return told
    for index, item in enumerate(items):
        told = _named(items, index, when) if item.type == "MEETING" else None
        if told is not None:
            return told
    return _inspected(items, when) if takes_post and (when is not None or is_same_day(items)) else None


def _is_told(items: Sequence[Item], verb: int) -> bool:
    """Tell whether a verb tells that something was held: no noun, no purpose, no habit, nothing put off or elected."""
    untold = (is_not_held, is_chosen, is_noun, is_purpose, is_habit)
    return not any(is_so(items, verb) for is_so in untold)


def _convened(items: Sequence[Item], verb: int, when: date.DateSpan | None) -> ToldMeeting | None:
    """Return the meeting that a verb says to be held: "Đảng ủy xã | tổ chức hội nghị", "Lễ … được | tổ chức"."""
    if (kind := _kind_by_deed(items, verb, when)) is not None:
        return ToldMeeting(kind, body_before(items, verb), when, "meeting-held")
    after = _meeting_after(items, verb)
    if after is not None and _congress_of(items, after) is not None:
        after = None  # "Đại hội Đảng bộ xã … | diễn ra phiên trù bị"
    if after is not None and (when is not None or not _counts_inspected(items, after)):
        kind = kind_of(items, after)
        body = (council_before(items, verb) if kind == "session" else None) or body_before(items, verb)
        body = as_council(body, items[after])
        if body is not None or when is not None or holds_same_day(items, verb):
            return ToldMeeting(kind, body, when, "body-holds-meeting" if body else "meeting-held")
    if when is None and not is_same_day(items):
        return None
    if (giver := _giver(items, verb)) is not None:
        return ToldMeeting("working-visit", giver, when, "body-holds-meeting")
    before = _meeting_before(items, verb)
    if before is None:
        return None
    body = body_between(items, before, verb) or body_of(items, before) or body_voting(items, before)
    return ToldMeeting(kind_of(items, before), body, when, "meeting-held")


def _named(items: Sequence[Item], index: int, when: date.DateSpan | None) -> ToldMeeting | None:
    """Return the meeting at `index`, if it opens or ends, somebody leads it, or a body does it: "Đoàn đã giám sát"."""
    if is_not_held(items, index) or is_denied(items, index) or is_topic(items, index) or is_planned_there(items, index):
        return None
    if items[index + 1 : index + 4] and is_same_day(items[: index + 4]) and (body := body_voting(items, index)):
        return ToldMeeting(kind_of(items, index), body, when, "meeting-led")
    if when is None and not _is_just_past(items, index) and not is_same_day(items[:index]):
        return None
    if when is not None and (congress := _congress_of(items, index)) is not None:
        return ToldMeeting("congress", body_of(items, congress), when, "meeting-held")
    kind = kind_of(items, index)
    if kind == "working-visit" and goes_on_to_work(items, index):
        return ToldMeeting(kind, None, when, "meeting-held")
    if when is None and kind == "working-visit" and items[index].text.lower().startswith("tặng"):
        return None  # "Nhân dịp này, Huyện ủy tặng quà cho thôn": in the meeting told before
    acted = when is not None and (_elects_first(items, index) or _goes_on_in_part(items, index))
    if acted or _opens_or_ends(items, index):
        return ToldMeeting(kind, body_of(items, index), when, "meeting-held")
    body = body_before(items, index)
    if kind in _ACTED_KINDS and body is not None and is_subject(items, index):
        return ToldMeeting(kind, body, when, "body-meets")
    if _is_led(items, index):
        return ToldMeeting(kind, leading_body(items, index) or body_of(items, index) or body, when, "meeting-led")
    return None


def _inspected(items: Sequence[Item], when: date.DateSpan | None) -> ToldMeeting | None:
    """Return the visit of a group of which somebody is the head: "Đoàn … do ông A làm Trưởng đoàn | giám sát …"."""
    visits = (at for at in range(1, len(items)) if items[at].type == "POSTS" and _goes_to_inspect(items, at))
    first = next(visits, None)
    body = body_before(items, first) if first is not None else None
    return ToldMeeting("working-visit", body, when, "body-meets") if body is not None else None


def _congress_of(items: Sequence[Item], part: int) -> int | None:
    """Return where the congress stands of which a sitting is but a part: "Đại hội … bước vào | phiên khai mạc"."""
    named = items[part].text.lower()
    if not named.startswith("phiên") or named.startswith("phiên họp"):
        return None
    before = _meeting_before(items, part)
    subject = before is not None and not any(item.type == "COMMA" for item in items[before:part])
    return before if before is not None and subject and kind_of(items, before) == "congress" else None


def _giver(items: Sequence[Item], verb: int) -> BodyMention | None:
    """Return who goes to hand out presents: "Hội Chữ thập đỏ tỉnh | tổ chức trao 200 thùng hàng cho bà con"."""
    gift = verb + 1
    if gift + 1 >= len(items) or items[gift].type != "ACT" or not items[gift].text.lower().startswith(("trao", "tặng")):
        return None
    counted = items[gift + 1].type == "NUMBER" and any(item.text.lower() == "cho" for item in items[gift:])
    return body_before(items, verb) if counted and gives_presents(items, gift) else None


def _is_just_past(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a meeting was held a little while ago: "ông A vừa chủ trì buổi làm việc với UBND xã"."""
    return any(item.text.lower() == "vừa" for item in items[max(0, meeting - 2) : meeting])


def _counts_inspected(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether the work of a time is summed up: "Ủy ban Kiểm tra đang tiến hành kiểm tra | 3 trường hợp"."""
    return items[meeting].text.lower().endswith(_INSPECTING) and any(
        item.type == "NUMBER" for item in items[meeting + 1 : meeting + 2]
    )


def _goes_to_inspect(items: Sequence[Item], post: int) -> bool:
    """Tell whether the end of a post is what a group did: "do ông A làm Trưởng đoàn | kiểm tra công tác bầu cử …"."""
    if items[post - 1].type != "HOLD" or not items[post].text.lower().endswith(_INSPECTING) or post + 1 == len(items):
        return False
    following = items[post + 1]
    inspected = following.type in ("AT", "CITE", "UNIT", "ORGAN")
    return inspected or (following.type == "WORD" and following.text.lower() not in _ASPECTS)


def _opens_or_ends(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a meeting is the subject of a verb for its beginning or end: "Kỳ họp thứ 9 … đã bế mạc"."""
    for item in items[meeting + 1 :]:
        if item.type == "ACT":
            return item.text.lower().endswith(_BEGUN_OR_ENDED)
        if item.type in OTHER_SUBJECTS or item.type == "PLANNED":
            return False  # "… trình kỳ họp giữa năm, dự kiến khai mạc ngày 27/7"
    return False


def _elects_first(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a committee votes in a session of its own: "Tại phiên họp thứ nhất của BCH ngày …, bầu …"."""
    body = body_of(items, meeting)
    opens = meeting == 1 and items[0].type == "AT"
    return opens and body is not None and body.kind in INNER and any(item.type == "CHANGE" for item in items)


def _goes_on_in_part(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether something is done in a part of a meeting: "tại phiên thứ 2 của | Đại hội …, Đại hội đã bầu …"."""
    part = [item.text.lower() for item in items[max(0, meeting - _PART_REACH) : meeting]]
    named = part[-1:] == ["của"] and "tại" in part and "phiên" in part[part.index("tại") :]
    return named and any(item.type in ("ACT", "CHANGE", "CITE") for item in items[meeting + 1 :])


def holder_told(sentence: Sentence, kind: str) -> BodyMention | None:
    """Return the body of which a sentence says that it held the meeting of a kind: "Buổi lễ do UBND xã tổ chức".

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("Buổi lễ do UBND xã Khe Sâu tổ chức"))
    >>> span = Span(items[0].start, items[-1].end)
    >>> holder_told(Sentence("paragraph", items, span, span), "ceremony").kind
    'peoples-committee'
    """
    if not sentence.types.issuperset(("MEETING", "BY", "ORGAN", "CONVENE")):
        return None
    items = sentence.items
    for at, (meeting, by, body) in enumerate(zip(items, items[1:], items[2:], strict=False)):
        if [meeting.type, by.type, body.type] != ["MEETING", "BY", "ORGAN"] or kind_of(items, at) != kind:
            continue
        verb = next((index for index in range(at + 3, len(items)) if items[index].type not in _IN_ROW), len(items))
        if verb < len(items) and items[verb].type == "CONVENE" and not is_not_held(items, at):
            return body_between(items, at, at + 3)
    return None


def _kind_by_deed(items: Sequence[Item], verb: int, when: date.DateSpan | None) -> str | None:
    """Return the kind of what is held on a day by what is done there: "Sáng 5/3, xã X tổ chức | kỷ niệm 95 năm …"."""
    behind = " ".join(item.text.lower() for item in items[verb + 1 : verb + 1 + _DEED_WORDS]).removeprefix("buổi ")
    day = next((at for at, item in enumerate(items[:verb]) if isinstance(item.value, date.DateSpan)), None)
    # "Đến ngày 20/8, Đảng ủy đã tổ chức kết nạp đảng viên cho 5 quần chúng": so far
    dated = when is not None and day is not None and "đến" not in [item.text.lower() for item in items[:day][-2:]]
    if not dated or behind.startswith(_NO_CEREMONIES):
        return None
    return "ceremony" if behind.startswith(_CEREMONIES) else "conference" if behind.startswith(_CONSULTED) else None


def _meeting_after(items: Sequence[Item], verb: int) -> int | None:
    for index in range(verb + 1, min(len(items), verb + 1 + REACH)):
        # «sơ kết» is a verb as well: "tổ chức sơ kết 2 năm thực hiện phong trào"
        if items[index].type == "MEETING" or (index == verb + 1 and items[index].sense("meeting") is not None):
            by_voters = items[index].text.lower() == "cuộc bầu cử"
            return None if by_voters or are_many(items, index) else index
        if items[index].type in ("STOP", "SEMICOLON"):
            return None
    return None


def _meeting_before(items: Sequence[Item], verb: int) -> int | None:
    for index in range(verb - 1, -1, -1):
        if items[index].type == "MEETING":
            return index
        if items[index].type in ("STOP", "SEMICOLON", "PERSON", "PEOPLE"):
            return None
    return None


def _is_led(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether somebody is said to preside over the meeting: "Chủ tịch UBND xã … chủ trì cuộc họp"."""
    for item in reversed(items[max(0, meeting - 2) : meeting]):
        concept = item.sense("participation")
        if concept is not None:
            return concept.notation == "chair"
    return False
