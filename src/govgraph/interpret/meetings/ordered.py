"""Meetings that are only asked for, agreed upon, assigned or planned: "yêu cầu UBND xã tổ chức hội nghị"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from govgraph.interpret.sentences import Sentence
from govgraph.notation.date import DateSpan, is_whole
from govgraph.recognise.items import Item

_ASKING = ("yêu cầu", "đề nghị", "kiến nghị", "đề xuất", "nhắc nhở", "đôn đốc")
# These ask only before who is to do something: «giao UBND xã …», «phân công Hội …».
_ASSIGNING = ("giao", "giao nhiệm vụ", "phân công")
_DIRECTING = ("chỉ đạo", "hướng dẫn")  # asked of many; said of one body it tells what came about
_AGREEING = ("thống nhất", "nhất trí", "chủ trương")
_BESIDE = (" cho", " các")  # «giao cho», «chỉ đạo các»
_FIRST_WORDS = tuple({words.split()[0] for words in (*_ASKING, *_ASSIGNING, *_DIRECTING, *_AGREEING)})
_WHOM = frozenset({"ORGAN", "UNIT", "UNITTYPE", "POSTS", "ROLE", "PERSON", "PEOPLE", "ADDRESS", "ADDRESSES"})
_PEOPLE = _WHOM - {"ORGAN", "UNIT", "UNITTYPE"}
_MANY = frozenset({"các", "những", "mỗi", "từng", "100"})  # «chỉ đạo | 100 | % chi bộ»
_EVENTS = frozenset({"CONVENE", "MEETING"})
_INTRODUCING = ("thực hiện ", "nhằm ", "theo ", "căn cứ ", "để ", "sau khi ")
_ENDS_SENTENCE = frozenset({"STOP", "SEMICOLON"})
_ENDS_CLAUSE = _ENDS_SENTENCE | {"COMMA"}
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
    found = (0, _first_event(items)) if _is_by_plan(items) else _first_order(items)
    if found is None:
        return sentence
    order, at = found
    left = items[:order] + items[_end_of_order(items, order, at) :]
    return replace(sentence, items=left) if left else None


def _first_event(items: Sequence[Item]) -> int:
    return next((at for at, item in enumerate(items) if item.type in _EVENTS), len(items))


def _first_order(items: Sequence[Item]) -> tuple[int, int] | None:
    """Return where the words begin that ask for a meeting, agree upon it or plan it, and where that stands."""
    if not any(item.type == "COLON" or item.text.lower().startswith(_FIRST_WORDS) for item in items):
        return None
    introduced = _end_of_introduction(items)
    asked = below = None  # in this clause; before a colon, for all that stands behind
    for at, item in enumerate(items):
        if at == introduced and asked is not None:
            return asked, at  # "Nhằm đôn đốc các chi bộ | , Đảng ủy xã tổ chức": they hold nothing
        if item.type in _EVENTS and (order := below if asked is None else asked) is not None:
            return order, at
        if item.type == "COLON" and (order := _asked_before(items, at)) is not None:
            below, asked = order, None
        elif _asks(items, at):
            asked = at
        elif asked is not None and _ends_order(items, asked, at):
            asked = None
    return None


def _ends_order(items: Sequence[Item], asked: int, at: int) -> bool:
    """Tell whether what is asked for ends: another clause begins, or it is told where it was asked."""
    if items[at].type == "STOP" or _begins_anew(items, at) or _is_where_asked(items, at):
        return True
    return items[at].text.lower() == "là" and not any(item.type in _WHOM for item in items[:asked])


def _is_where_asked(items: Sequence[Item], at: int) -> bool:
    """Tell whether a meeting follows in which something was asked: "yêu cầu các xã khẩn trương | tại hội nghị …"."""
    follows = at + 1 < len(items) and items[at + 1].type == "MEETING"
    return follows and (items[at].type == "AT" or items[at].text.lower() == "trong")


def _end_of_introduction(items: Sequence[Item]) -> int | None:
    """Return where the clause ends that tells why a body holds a meeting; None where a sentence begins otherwise.

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Nhằm đôn đốc các chi bộ, Đảng ủy xã tổ chức họp", "Đôn đốc các chi bộ, Đảng ủy xã tổ chức họp"
    >>> [_end_of_introduction(recognise_text(text)) for text in texts]
    [5, None]
    """
    begin = 2 if [item.type for item in items[:2]] == ["DATE", "COMMA"] else 0
    opening = " ".join(item.text.lower() for item in items[begin : begin + 2]) + " "
    if not opening.startswith(_INTRODUCING):
        return None
    commas = [at for at in range(begin, len(items) - 1) if items[at].type == "COMMA"]
    on_day = (at for at in commas if items[at + 1].type in _OF_DAY and _holds(items[at + 1 :], _ENDS_SENTENCE))
    by_body = (at for at in commas if items[at + 1].type == "ORGAN" and _holds(items[at + 1 :], _ENDS_CLAUSE))
    end = next(on_day, None) or next(by_body, None)
    if end is None and not commas and opening.startswith("sau khi"):
        bodies = (at for at, item in enumerate(items[:-1]) if item.type == "ORGAN" and items[at + 1].type == "CONVENE")
        return next(bodies, None)  # "Sau khi thống nhất chủ trương | Đảng ủy xã tổ chức hội nghị"
    return end


def _holds(items: Sequence[Item], ends: frozenset[str]) -> bool:
    """Tell whether words hold a meeting before the first item of a type in `ends`."""
    return any(item.type == "CONVENE" for item in takewhile(lambda one: one.type not in ends, items))


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
    """Return where what is told goes on behind what is asked for: "Nhằm chỉ đạo các xã …, sáng 5/3, …"."""
    if any(item.type == "COLON" for item in items[order:at]):
        return len(items)
    introduced = _end_of_introduction(items)
    if introduced is not None and introduced >= at:
        return introduced
    return next((one for one in range(at, len(items)) if _tells_day(items, one)), len(items))


def _tells_day(items: Sequence[Item], at: int) -> bool:
    """Tell whether a day of its own follows behind an order: "…, sáng 5/3, …", "… tại hội nghị sáng 5/3"."""
    if items[at].type == "COMMA" and _begins_anew(items, at):
        return items[at + 1].type in _OF_DAY
    behind = takewhile(lambda item: item.type not in _ENDS_CLAUSE, items[at + 1 :])
    return _is_where_asked(items, at) and any(item.type in _OF_DAY for item in behind)


def _is_by_plan(items: Sequence[Item]) -> bool:
    """Tell whether something is to be by a plan of which no more is told: "Theo kế hoạch, các chi bộ tổ chức …"."""
    words = [item.text.lower() for item in items]
    if words[:1] != ["theo"] or not words[1:2] or words[1] not in _PLANS or words[2:3] != [","]:
        return False
    at = _first_event(items)
    told = any(isinstance(item.value, DateSpan) for item in items[:at]) or not _DONE.isdisjoint(words[:at])
    return not told and not any(_is_whole_day(item) for item in items)


def _is_whole_day(item: Item) -> bool:
    """Tell whether words give a day with its year or a part of a day: "ngày 5/3/2024", "sáng 5/3", "sáng nay"."""
    if isinstance(item.value, DateSpan):
        return is_whole(item.value.start) or item.value.part_of_day is not None
    return item.type in ("DAYPART", "SAMEDAY")


def _task_before(items: Sequence[Item], colon: int) -> int | None:
    """Return where a sentence tells that what follows is yet to be done: "2. Nhiệm vụ tháng 10: UBND xã …"."""
    for at, item in enumerate(items[:colon]):
        if item.text.lower() in _TASKS:
            periods = any(one.text.lower().split()[0] in _PERIODS for one in items[at + 1 : colon])
            return at if periods and colon - at <= _TASK_REACH else None
        if item.type not in _OF_HEADING:
            return None
    return None
