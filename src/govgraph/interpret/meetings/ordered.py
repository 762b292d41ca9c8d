"""Meetings that are only asked for, agreed upon, assigned or planned: "yêu cầu UBND xã tổ chức hội nghị"."""

from collections.abc import Sequence
from dataclasses import replace

from govgraph.interpret.sentences import Sentence
from govgraph.notation.date import DateSpan
from govgraph.recognise.items import Item

_ASKING = ("yêu cầu", "đề nghị", "kiến nghị", "đề xuất", "nhắc nhở", "đôn đốc")
# These ask only before who is to do something: «giao UBND xã …», «phân công Hội …».
_ASSIGNING = ("giao", "giao nhiệm vụ", "phân công")
_DIRECTING = ("chỉ đạo", "hướng dẫn")  # asked of many; said of one body it tells what came about
_AGREEING = ("thống nhất", "nhất trí", "chủ trương")
_BESIDE = (" cho", " các")  # «giao cho», «chỉ đạo các»
_WHOM = frozenset({"ORGAN", "UNIT", "UNITTYPE", "POSTS", "ROLE", "PERSON", "PEOPLE", "ADDRESS", "ADDRESSES"})
_PEOPLE = _WHOM - {"ORGAN", "UNIT", "UNITTYPE"}
_MANY = frozenset({"các", "những", "mỗi", "từng", "100"})
_AGREED = frozenset({"chủ", "việc", "giao", "đề", "để"})  # thống nhất [chủ] trương, [việc] tổ chức
_AS_NOUN = frozenset({"sự", "theo", "xét", "được", "sau"})  # "sự thống nhất của …", "theo đề nghị của …"
_OF_DAY = frozenset({"DATE", "DAYPART", "SAMEDAY"})
_PLANS = frozenset({"kế hoạch", "chương trình", "lịch"})
_TASKS = frozenset({"nhiệm vụ", "phương hướng", "kế hoạch"})
_PERIODS = frozenset({"tháng", "quý", "năm", "tuần", "gian"})  # thời [gian] tới
_TASK_REACH = 8  # items of «Về nhiệm vụ trọng tâm tháng 10 năm 2023:»
_BEFORE_COLON = frozenset({"WORD", "NUMBER", "FINDING", "CUE", "CITE", "ACT"})  # «đề nghị các nội dung sau:»
_OF_HEADING = frozenset({"NUMBER", "STOP", "DASH", "SIGN", "CAPITAL", "SLASH", "CLOSE"})  # «2. Về»
_DONE = frozenset({"đã", "vừa"})


def without_orders(sentence: Sentence) -> Sentence | None:
    """Return a sentence without what it only asks for, agrees upon, assigns or plans; None where that is all.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> def told(text):
    ...     one = without_orders(Sentence("paragraph", tuple(recognise_text(text)), Span(0, 9), Span(0, 9)))
    ...     return one and " ".join(item.text for item in one.items)
    >>> told("Kết luận hội nghị, ông Lê Văn Ba yêu cầu UBND xã tổ chức đại hội")
    'Kết luận hội nghị , ông Lê Văn Ba'
    >>> told("Theo yêu cầu của Huyện ủy, Đảng ủy xã tổ chức hội nghị")
    'Theo yêu cầu của Huyện ủy , Đảng ủy xã tổ chức hội nghị'
    >>> told("Theo kế hoạch, các chi bộ tổ chức đại hội")
    """
    items = sentence.items
    if sentence.types.isdisjoint(("CONVENE", "MEETING")):
        return sentence
    for at, item in enumerate(items):
        order = _order_of(items, at) if item.type in ("CONVENE", "MEETING") else None
        if order is not None:
            left = items[:order] + items[_end_of_order(items, order, at) :]
            return replace(sentence, items=left) if left else None
    return sentence


def _order_of(items: Sequence[Item], at: int) -> int | None:
    """Return where the words begin that only ask for what stands at `at`, agree upon it or plan it."""
    if _is_by_plan(items, at):
        return 0
    for index in range(at - 1, -1, -1):
        if _asks(items, index):
            return index
        below = _asked_before(items, index) if items[index].type == "COLON" else None
        if below is not None:
            return below
        if items[index].type == "STOP" or _begins_anew(items, index):
            colons = [one for one in range(index - 1, 0, -1) if items[one].type == "COLON"]
            return next((asked for one in colons if (asked := _asked_before(items, one)) is not None), None)
    return None


def _asks(items: Sequence[Item], at: int, *, below: bool = False) -> bool:
    """Tell whether a verb asks others to do something, assigns it or agrees upon it; not its noun: "theo đề nghị".

    `below` tells that a colon follows, behind which stands what is agreed upon.
    """
    word, first = items[at].text.lower(), at
    if items[at].type == "WORD" and at:
        word, first = f"{items[at - 1].text.lower()} {word}", at - 1  # «thống | nhất»
    to_many = word.endswith(_BESIDE)
    for beside in _BESIDE:
        word = word.removesuffix(beside)
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.type == "OF" or _is_noun_or_passive(items[:first]):
        return False
    next_word = following.text.lower()
    to_many = to_many or next_word in _MANY
    if word in _ASSIGNING:
        return to_many or following.type in _WHOM or next_word == "cho"
    if word in _DIRECTING:
        return to_many
    if word in _AGREEING:
        return below or following.type in ("CONVENE", "COLON", "ORGAN") or next_word in _AGREED
    return word in _ASKING


def _is_noun_or_passive(before: Sequence[Item]) -> bool:
    """Tell whether words make a noun or a passive of the verb behind them: "theo | đề nghị", "do UBND tỉnh | giao"."""
    if before and before[-1].type in _WHOM and [item.text.lower() for item in before[-2:-1]] in (["do"], ["được"]):
        return True
    return bool(before) and (before[-1].type == "CITE" or before[-1].text.lower() in _AS_NOUN)


def _begins_anew(items: Sequence[Item], at: int) -> bool:
    """Tell whether a clause with a day or a doer of its own begins behind a sign: "…, ngày 5/3, …", "…; ông A …"."""
    if items[at].type not in ("COMMA", "SEMICOLON") or at + 1 == len(items):
        return False
    following = items[at + 1].type
    if following in _OF_DAY or following in _PEOPLE:
        return True
    in_row = items[at - 1].type in _WHOM or items[at].type == "SEMICOLON"
    return following in _WHOM and not in_row


def _asked_before(items: Sequence[Item], colon: int) -> int | None:
    """Return where the words begin that ask for all behind a colon: "đề nghị các nội dung:", "Nhiệm vụ tháng 10:"."""
    for at in range(colon - 1, max(-1, colon - _TASK_REACH), -1):
        if _asks(items, at, below=True) or items[at].text.lower().startswith(_AGREEING):
            return at
        if items[at].type not in _BEFORE_COLON:
            break
    return _task_before(items, colon)


def _end_of_order(items: Sequence[Item], order: int, at: int) -> int:
    """Return where a clause of its own begins behind what is asked for: "Nhằm chỉ đạo các xã …, sáng 5/3, …"."""
    if any(item.type == "COLON" for item in items[order:at]):
        return len(items)
    anew = (one for one in range(at, len(items)) if items[one].type == "COMMA" and _begins_anew(items, one))
    return next((one for one in anew if items[one + 1].type in _OF_DAY), len(items))


def _is_by_plan(items: Sequence[Item], at: int) -> bool:
    """Tell whether something is to be by a plan of which no more is told: "Theo kế hoạch, các chi bộ tổ chức …"."""
    words = [item.text.lower() for item in items[:at]]
    by_plan = words[:1] == ["theo"] and words[1:2] and words[1] in _PLANS and words[2:3] == [","]
    told = any(isinstance(item.value, DateSpan) for item in items[:at]) or not _DONE.isdisjoint(words)
    return bool(by_plan) and not told


def _task_before(items: Sequence[Item], colon: int) -> int | None:
    """Return where a sentence tells that what follows is yet to be done: "2. Nhiệm vụ tháng 10: UBND xã …"."""
    for at, item in enumerate(items[:colon]):
        if item.text.lower() in _TASKS:
            periods = any(one.text.lower().split()[0] in _PERIODS for one in items[at + 1 : colon])
            return at if periods and colon - at <= _TASK_REACH else None
        if item.type not in _OF_HEADING:
            return None
    return None
