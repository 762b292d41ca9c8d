"""Meetings that a sentence only dates, where the text says nowhere who held one: "… của hội nghị ngày 12/3/2024"."""

from collections.abc import Sequence
from itertools import takewhile

from govgraph.interpret.denial import is_denied, is_put_off
from govgraph.interpret.meetings.bodies import body_before, body_behind_day, body_of
from govgraph.interpret.meetings.days import day_told
from govgraph.interpret.meetings.kinds import PLAIN_KINDS, kind_of
from govgraph.interpret.meetings.not_told import is_author, is_habit, is_not_held, is_topic
from govgraph.interpret.meetings.told import ToldMeeting
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.notation import date
from govgraph.recognise.items import Item

_LONGEST_OPENING = 5  # sentences before that which tells who held a meeting
_MONTH_REACH = 8  # items between a meeting and its month
_OF_NUMBERING = frozenset({"CUE", "NUMBER", "STOP", "COLON"})  # «Điều 1. »
_BEFORE_VERB = frozenset({"được", "chính", "thức", "chính thức", "có"})  # between «sẽ» and what is to be
_ENDS_OF_MEETING = frozenset({"ACT", "CITE", "DOCUMENT", "PAPER", "SEMICOLON", "STOP"})


def mentioned_in(sentence: Sentence, setting: Setting) -> ToldMeeting | None:
    """Return a meeting that a sentence dates: the last resort where the text says nowhere who held one.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("Kết luận của hội nghị Đảng ủy ngày 12/3/2024"))
    >>> span = Span(items[0].start, items[-1].end)
    >>> told = mentioned_in(Sentence("paragraph", items, span, span), Setting())
    >>> told.kind, told.rule
    ('conference', 'meeting-dated')
    """
    when = day_told(sentence, setting)
    if when is None:
        return None
    items = sentence.items
    if any(
        item.type == "CONVENE" and any(is_so(items, index) for is_so in (is_denied, is_habit, is_put_off))
        for index, item in enumerate(items)
    ):
        return None
    if _plans(items):
        return None
    for index, item in enumerate(items):
        if item.type != "MEETING" or (not _is_day(when.start) and not is_of_month(items, index)):
            continue
        if is_denied(items, index) or (index and items[index - 1].text.lower() == "chọn"):
            continue  # "Được Đảng ủy xã X chọn | đại hội điểm, ngày 5/3 Chi bộ Y …": for what it was chosen
        if not is_not_held(items, index) and not is_author(items, index) and not is_topic(items, index):
            body = body_before(items, index) or body_of(items, index) or body_behind_day(items, index)
            return ToldMeeting(kind_of(items, index), body, when, "meeting-dated")
    return None


def rests_on_vote(sentence: Sentence) -> bool:
    """Tell whether a sentence only names the vote on which a decision rests: "Căn cứ biên bản bầu … tại kỳ họp …".

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> def rests(text):
    ...     return rests_on_vote(Sentence("paragraph", tuple(recognise_text(text)), Span(0, 9), Span(0, 9)))
    >>> rests("Xét biên bản bầu Chủ tịch UBND xã tại kỳ họp thứ 5"), rests("Xét tờ trình tại kỳ họp thứ 5")
    (True, False)
    """
    words = [item.text.lower() for item in sentence.items[:1]]
    before = list(takewhile(lambda item: item.type != "MEETING", sentence.items))
    votes = any(item.type == "CHANGE" and item.text.lower().startswith("bầu") for item in before)
    return votes and bool(words) and words[0].startswith(("căn cứ", "xét"))


def ratifies(sentence: Sentence) -> bool:
    """Tell whether a sentence orders that what others voted on holds: "Điều 1. Phê chuẩn kết quả bầu …"."""
    first = next((item for item in sentence.items if item.type not in _OF_NUMBERING), None)
    return first is not None and first.type == "CHANGE" and first.text.lower().startswith("phê chuẩn")


def day_in_opening(before: Sequence[Sentence], kind: str, setting: Setting) -> date.DateSpan | None:
    """Return the day of a meeting in which a page begins before it tells who held it: "… mở đầu buổi đối thoại 5/3".

    Of what is called a meeting or conference the page may tell of several.
    """
    if kind in PLAIN_KINDS or len(before) > _LONGEST_OPENING:
        return None
    told = (mentioned_in(one, setting) for one in before)
    days = [one.when for one in told if one is not None and one.kind == kind and one.convener is None]
    return days[0] if len(days) == 1 else None


def _plans(items: Sequence[Item]) -> bool:
    """Tell whether the day stands behind what is to be held: "Ông A sẽ tổ chức đối thoại vào 7 giờ, ngày 5/3"."""
    first = next((at for at, item in enumerate(items) if item.type in ("DATE", "PLANNED")), None)
    if first is None or not items[first].text.lower().startswith("sẽ"):
        return False
    verb = next((item for item in items[first + 1 :] if item.text.lower() not in _BEFORE_VERB), None)
    return verb is not None and verb.type in ("CONVENE", "MEETING")


def _is_day(when: str) -> bool:
    """Tell whether a date is known to the day, if not always to the year: «2024-04-03», «--04-03»."""
    return date.is_whole(when) or (when.startswith("--") and len(when) == len("--04-03"))


def is_of_month(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a month stands beside the meeting: "Hội nghị giao ban tháng 9"; not that of what is then to do.

    >>> from govgraph.recognise import recognise_text
    >>> is_of_month(recognise_text("hội nghị giao ban tháng 9 năm 2023"), 0)
    True
    """
    before = items[max(0, meeting - _MONTH_REACH) : meeting][::-1]
    behind = items[meeting + 1 : meeting + 1 + _MONTH_REACH]
    return any(
        isinstance(item.value, date.DateSpan)
        for near in (before, behind)
        for item in takewhile(lambda one: one.type not in _ENDS_OF_MEETING, near)
    )
