"""Meetings of which a text tells no day, or only who came: «Tại kỳ họp, …», «Dự … có …»; a headline may say whose."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from govgraph.interpret.denial import is_put_off
from govgraph.interpret.meetings.bodies import body_before, body_of, is_subject
from govgraph.interpret.meetings.dated import is_of_month
from govgraph.interpret.meetings.days import day_told
from govgraph.interpret.meetings.kinds import PLAIN_KINDS, kind_of
from govgraph.interpret.meetings.ordered import without_orders
from govgraph.interpret.meetings.told import ToldMeeting
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.notation.date import DateSpan
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

_OPENING = 3  # items in which a sentence names the meeting that it tells of: "Phát biểu | tại | kỳ họp"
_BEFORE_SCENE = frozenset({"DAYPART", "SAMEDAY", "DATE", "COMMA", "WORD"})  # «Sáng nay, | tại kỳ họp»
_ATTENDED = frozenset({"attendee", "director", "chair", "opener", "concluder"})
_DOING = frozenset({"ACT", "CHANGE", "CONVENE", "HAVE", "PERSON", "PEOPLE", "ORGAN", "ADDRESSES"})
# Between body and verb: «đã», «tổ chức», «(tỉnh X)».
_BESIDE_VERB = frozenset({"WORD", "CONVENE", "OPEN", "UNIT", "CLOSE"})
_PAPER_REACH = 4  # items from a verb to the paper: "trao các quyết định", "ký kết quy chế"
_NAME_REACH = 5  # items from a meeting's word to the comma: "lễ phát động trồng cây,"
_DATELINE = 6  # items in which a sentence that tells a day begins with it: "(BNA) - Sáng 5/3"
_GOES_ON = (["đã"], ["diễn ra"])  # behind a meeting that a sentence begins with
_SUBJECTS = frozenset({"PERSON", "PEOPLE", "ORGAN", "ADDRESSES", "SEMICOLON", "STOP"})
_COME_TO = frozenset({"ceremony", "festival"})  # kinds to which guests come
# What is done with papers at a meeting.
_PAPERS_AT = {"ceremony": ("công bố", "trao", "ký kết"), "conference": ("công bố",)}
_OF_DELEGATES = frozenset({"POSTS", "ADDRESS", "ADDRESSES", "ORGAN", "COMMA", "AND", "UNIT", "UNITTYPE"})
_TITLE_REACH = 8  # items from the verb to the meeting in a headline


def met_in(sentence: Sentence, title: ToldMeeting | None) -> ToldMeeting | None:
    """Return the meeting in which a sentence says that something was done; whose it was, the headline may tell.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("Tại kỳ họp, các đại biểu đã thông qua nghị quyết"))
    >>> met_in(Sentence("paragraph", items, Span(0, 48), Span(0, 48)), None).kind
    'session'
    """
    items = sentence.items
    for at, item in enumerate(items):
        if title is not None and _greets(items, at):
            return title
        if item.type != "MEETING" or item.sense("meeting") is None or is_put_off(items, at) or not _is_met(items, at):
            continue
        kind = kind_of(items, at)
        if title is not None and (title.kind == kind or kind in PLAIN_KINDS):
            return title
        return ToldMeeting(kind, None, None, "meeting-held")
    return None


def with_scene(found: ToldMeeting, scenes: Sequence[Sentence], setting: Setting) -> ToldMeeting:
    """Return a meeting told without body and day with those of what led to it: "Ngày 5/3, X | trao quyết định …".

    `scenes` are its sentence and the one right before. A conference has papers announced, but hands none over.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("Ngày 5/3/2024, Huyện ủy Lâm Trì công bố quyết định về cán bộ"))
    >>> told = ToldMeeting("ceremony", None, None, "meeting-held")
    >>> told = with_scene(told, [Sentence("paragraph", items, Span(0, 60), Span(0, 60))], Setting())
    >>> told.convener.kind, told.when.start
    ('party-committee', '2024-03-05')
    """
    verbs = _PAPERS_AT.get(found.kind, ()) if found.convener is None else ()
    told = (_handed_over(sentence, verbs, setting) for sentence in scenes if verbs)
    scene = next((one for one in told if one is not None), None)
    if scene is None:
        return replace(found, rule="meeting-held")
    return ToldMeeting(found.kind, scene[0], found.when or scene[1], "meeting-held")


def _handed_over(
    sentence: Sentence, verbs: tuple[str, ...], setting: Setting
) -> tuple[BodyMention | None, DateSpan] | None:
    """Return who has papers announced, handed over or signed on a day, and the day."""
    items = sentence.items
    verb = next((at for at in range(len(items)) if _hands_over(items, at, verbs)), None)
    when = day_told(sentence, setting) if verb is not None else None
    if verb is None or when is None or any(item.type == "PLANNED" for item in items[:verb]):
        return None
    subject = next((item.type for item in reversed(items[:verb]) if item.type not in _BESIDE_VERB), "")
    if subject not in ("ORGAN", "PERSON", "PEOPLE"):
        return None
    return (body_before(items, verb) if subject == "ORGAN" else None), when


def _hands_over(items: Sequence[Item], at: int, verbs: tuple[str, ...]) -> bool:
    """Tell whether a verb has a paper announced, handed over or signed: "trao quyết định", "ký kết quy chế"."""
    words = " ".join(item.text.lower() for item in items[at : at + 2])
    verb = words.startswith(verbs) and (items[at].type == "ACT" or words == "ký kết")
    return verb and any(item.type in ("DOCUMENT", "PAPER") for item in items[at + 1 : at + 1 + _PAPER_REACH])


def points_back(items: Sequence[Item]) -> bool:
    """Tell whether a sentence says of what meeting that is which was told: "Đó là nội dung chính của | kỳ họp do X …".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Đó là kết quả của kỳ họp do HĐND xã tổ chức", "Đó là lý do HĐND xã tổ chức kỳ họp"
    >>> [points_back(recognise_text(text)) for text in texts]
    [True, False]
    """
    opening = [item.text.lower() for item in items[:3]]
    led = opening[:1] in (["đó"], ["đây"]) and "là" in opening[1:]
    at = next((at for at, item in enumerate(items) if item.type == "MEETING"), 0)
    return (
        led and at > 0 and items[at - 1].type in ("OF", "AT") and all(item.type == "WORD" for item in items[3 : at - 1])
    )


def tells_deed(items: Sequence[Item]) -> bool:
    """Tell whether a sentence tells of something done, and not of what is planned.

    >>> from govgraph.recognise import recognise_text
    >>> texts = "ông Lê Văn Ba được bầu làm Chủ tịch", "ông Lê Văn Ba sẽ được bầu làm Chủ tịch", "Trời mưa to"
    >>> [tells_deed(recognise_text(text)) for text in texts]
    [True, False, False]
    """
    types = {item.type for item in items}
    return "PLANNED" not in types and not types.isdisjoint(("ACT", "CHANGE", "CITE"))


def attended_in(sentence: Sentence, setting: Setting) -> ToldMeeting | None:
    """Return the ceremony to which somebody is said to have come on a day: "Sáng 1/12, ông A đã dự lễ công bố …".

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("Sáng 1/12/2019, ông Lê Văn Ba đã dự lễ công bố quyết định"))
    >>> span = Span(items[0].start, items[-1].end)
    >>> attended_in(Sentence("paragraph", items, span, span), Setting()).kind
    'ceremony'
    """
    items = sentence.items
    if "ACT" not in sentence.types or all(item.type not in ("DATE", "DAYPART") for item in items[:_DATELINE]):
        return None
    for index in range(2, len(items)):
        if items[index].type != "MEETING" or _capacity(items[index - 1]) not in ("attendee", "director"):
            continue
        by = next((item.type for item in reversed(items[: index - 1]) if item.type in _SUBJECTS), "")
        kind = kind_of(items, index)
        if by in ("PERSON", "PEOPLE") and kind in _COME_TO and not is_put_off(items, index):
            return ToldMeeting(kind, None, day_told(sentence, setting), "meeting-dated")
    return None


def _greets(items: Sequence[Item], at: int) -> bool:
    """Tell whether a sentence begins with who came to what the headline names: "Tới dự | có đồng chí A"."""
    return at == 1 and items[1].type in ("HAVE", "COLON") and _capacity(items[0]) in ("attendee", "director")


def _capacity(item: Item) -> str | None:
    concept = item.sense("participation") if item.type == "ACT" else None
    return concept.notation if concept is not None else None


def _is_met(items: Sequence[Item], at: int) -> bool:
    """Tell whether something is done in, or by, the meeting named at `at`, or people come to it."""
    if any(item.type == "PLANNED" for item in items[: at + 2]):
        return False
    behind = items[at + 1 : at + 2]
    if at == 0 or items[at - 1].type == "COMMA":
        return [item.text.lower() for item in behind] in _GOES_ON  # "Đại hội đã bầu …", "Buổi lễ diễn ra trang trọng"
    before = items[at - 1]
    if kind_of(items, at) == "working-visit" and before.text.lower() == "đã":
        return items[at - 2].type in ("PERSON", "PEOPLE")  # "bà A đã đến thăm xã B"
    if _capacity(before) in _ATTENDED:
        return at < _OPENING or _has_subject(items, at - 1)
    inside = before.type == "AT" or (before.type == "ACT" and before.text.lower().endswith(" tại"))
    rest = list(dropwhile(_is_of_name, items[at + 1 : at + 1 + _NAME_REACH]))
    heads = (
        inside
        and (at < _OPENING or _BEFORE_SCENE.issuperset(item.type for item in items[: at - 1]))
        and [item.type for item in rest[:1]] == ["COMMA"]
    )
    return heads and any(item.type in _DOING for item in items[at + 1 :])


def _is_of_name(item: Item) -> bool:
    """Tell whether a word may be what a meeting is for: "buổi lễ | trao huy hiệu Đảng"."""
    return item.type in ("WORD", "CAPITAL", "NUMBER") or (item.type == "ACT" and item.text.lower().startswith("trao"))


def _has_subject(items: Sequence[Item], verb: int) -> bool:
    """Tell whether people stand before a verb and no other verb between: "ông A cùng các Phó Chủ tịch | chủ trì"."""
    for item in reversed(items[:verb]):
        if item.type in ("PERSON", "PEOPLE"):
            return True
        if item.type in ("ACT", "CUE", "CONVENE", "SEMICOLON", "STOP"):
            return False
    return False


def titled(sentences: Sequence[Sentence], setting: Setting) -> tuple[ToldMeeting, Sentence] | None:
    """Return the meeting that a headline tells, with it: "HĐND phường A tổ chức kỳ họp bất thường tháng 11 năm 2018".

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("HĐND xã Khe Sâu tổ chức kỳ họp bất thường"))
    >>> told, _ = titled([Sentence("headline", items, Span(0, 41), Span(0, 41))], Setting())
    >>> told.kind, told.convener.kind
    ('session', 'peoples-council')
    """
    for sentence in sentences:
        items = sentence.items
        if sentence.kind != "headline" or any(item.type == "PLANNED" for item in items):
            continue
        if without_orders(sentence) is not sentence:
            continue
        for at, item in enumerate(items):
            if item.type in ("MEETING", "CITE") and _is_held(items, at):  # "Hội A tổ chức | sơ kết …"
                when = day_told(sentence, setting) if is_of_month(items, at) else None
                body = _holder(items, at)
                rule = "body-holds-meeting" if body is not None else "meeting-held"
                return ToldMeeting(kind_of(items, at), body, when, rule), sentence
    return None


def decided_in(sentence: Sentence, setting: Setting) -> ToldMeeting | None:
    """Return the meeting in which a formal text says that it was decided: "tại Hội nghị ngày 12/1, Ban Chấp hành đã …".

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("tại Hội nghị ngày 12/1/2026, Ban Chấp hành Đảng bộ xã đã thảo luận"))
    >>> decided_in(Sentence("paragraph", items, Span(0, 70), Span(0, 70)), Setting()).when.start
    '2026-01-12'
    """
    items = sentence.items
    for at in range(1, len(items)):
        if items[at].type != "MEETING" or items[at - 1].type != "AT":
            continue
        comma = next((index for index in range(at + 1, len(items)) if items[index].type == "COMMA"), len(items))
        day = next((item.value for item in items[at:comma] if item.type == "DATE"), None)
        body, verbs = items[comma + 1 : comma + 2], items[comma + 2 : comma + 4]
        acts = any(item.type in ("ACT", "CITE", "CHANGE") for item in verbs)
        if isinstance(day, DateSpan) and body and isinstance(body[0].value, BodyMention) and acts:
            return ToldMeeting(kind_of(items, at), body[0].value, setting.full_date(day, past=True), "meeting-dated")
    return None


def holder_in_title(sentences: Sequence[Sentence], kind: str) -> BodyMention | None:
    """Return the body of whose congress a headline is: "BÁO CÁO" / "kết quả Đại hội đại biểu Đảng bộ xã A lần thứ XII".

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("kết quả Đại hội đại biểu Đảng bộ xã Khe Sâu lần thứ XII"))
    >>> holder_in_title([Sentence("headline", items, Span(0, 56), Span(0, 56))], "congress").kind
    'party-organisation'
    """
    if kind != "congress":
        return None
    for sentence in sentences:
        for one, two in pairwise(sentence.items if sentence.kind == "headline" else ()):
            concept = one.sense("meeting") if one.type == "MEETING" else None
            if concept is not None and concept.notation == kind and isinstance(two.value, BodyMention):
                return two.value
    return None


def _is_held(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a headline is about a meeting; not "… chào mừng Đại hội", "Góp ý văn kiện Đại hội"."""
    if items[meeting].sense("meeting") is None or is_put_off(items, meeting):
        return False
    if items[meeting].type != "MEETING":
        return meeting > 0 and items[meeting - 1].type == "CONVENE"
    if meeting == 0 or items[meeting - 1].type in ("COLON", "ORGAN", "CONVENE") or _delegates_meet(items, meeting):
        return True
    return bool(_verbs(items, meeting))


def _delegates_meet(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a headline begins with delegates who meet voters: "Đại biểu HĐND xã | tiếp xúc cử tri"."""
    subject = [item.type for item in items[:meeting]]
    named = subject[:1] == ["POSTS"] or subject[:2] in (["ADDRESS", "ORGAN"], ["ADDRESSES", "ORGAN"])
    return named and _OF_DELEGATES.issuperset(subject) and kind_of(items, meeting) == "voter-contact"


def _verbs(items: Sequence[Item], meeting: int) -> list[int]:
    return [at for at in range(max(0, meeting - _TITLE_REACH), meeting) if items[at].type == "CONVENE"]


def _holder(items: Sequence[Item], meeting: int) -> BodyMention | None:
    """Return the body before the verb, or that of which a meeting is: "Phiên trù bị Đại hội Đảng bộ xã A"."""
    verbs = _verbs(items, meeting)
    last = meeting
    while last + 1 < len(items) and items[last + 1].type == "MEETING":
        last += 1
    before = body_before(items, verbs[0] if verbs else meeting)
    return before if before is not None and (verbs or is_subject(items, meeting)) else body_of(items, last)
