"""Verbs that lead people in: «Về dự và chỉ đạo hội nghị có đ/c …», «Hội nghị được điều hành bởi …»."""

from collections.abc import Sequence
from itertools import dropwhile

from govgraph.interpret.changes.people import is_of_counted
from govgraph.interpret.denial import is_denied, is_to_come
from govgraph.interpret.participation.acts import LEADS, REQUESTS, asks, capacity_of, is_noun, is_passive, thanks_in
from govgraph.interpret.participation.objects import awards, introduces, is_attended, is_studied
from govgraph.interpret.participation.parts import in_brackets
from govgraph.interpret.people.groups import is_of_list, leads_in
from govgraph.recognise.items import Item

_IN_NAMES = ("trao", "công bố", "kết luận")  # in names of ceremonies and meetings
_BEGINNING_OR_END = frozenset({"opener", "concluder"})
_PARTS = frozenset({"lễ", "buổi", "buổi lễ", "phần", "phiên"})  # of a meeting: "dự buổi | khai mạc"
_WHEN = ("sau", "trước", "trước khi")  # «sau khi khai mạc, ông A» tells what he did
_LED_IN = frozenset({"ACT", "AND", "MEETING", "WORD", "HAVE"})  # "cùng dự và chỉ đạo hội nghị còn có"
_OF_LEADERS = frozenset({"WORD", "ORGAN", "UNIT", "UNITTYPE"})  # «lãnh đạo Huyện ủy», «lãnh đạo xã đã»
_DECIDING = frozenset({"ORGAN", "MEETING"})  # who acts, where they stand right before a verb
_IN_PAPER = (["PAPER"], ["DOCUMENT"])  # where a direction was given: «chỉ đạo tại | Công văn số 5»
_PRAISES = ("ghi nhận", "đánh giá cao", "biểu dương")
_TOWARDS_PEOPLE = ("kiến nghị", "mong", "chất vấn", "chúc mừng", "biểu dương", "cảm ơn", "hỏi")


def leading_acts(items: Sequence[Item], begin: int, end: int, *, first: bool) -> list[str]:
    """Return the capacities of verbs before a list of people that lead it: "Về dự và chỉ đạo hội nghị có đ/c …"."""
    begin = in_brackets(items, begin, end)
    at = _verbs(items, begin, end, first=first)
    if not at or _lead_nobody(items, begin, end, at[-1], first=first):
        return []
    tail = items[at[-1] + 1 : end]
    types = [item.type for item in tail]
    opinion = items[at[-1] - 1].text.lower() == "kiến"
    if (not first or opinion) and types == ["OF"]:
        at = at[-1:]  # "Sau khi nghe ông A báo cáo, ý kiến phát biểu của bà B, …"
    elif not first and is_of_list(tail):
        at = at[-1:]  # "…, báo cáo của các đồng chí: B, C"
    elif not first:
        clause = _clause_before(items, begin, end)
        at = [index for index in at if index > clause]
        # "Hội nghị được điều hành bởi | ông A"
        led = types == ["BY"] or types[-1:] == ["OF"] or not LEADS.isdisjoint(types)
        if not at or clause < begin or not (led or leads_in(items[at[-1]])):
            return []
    return [capacity for index in at if (capacity := capacity_of(items, index)) is not None]


def _clause_before(items: Sequence[Item], begin: int, end: int) -> int:
    """Return where the sign stands behind which a clause leads people in; `begin` - 1 where none does.

    A semicolon, or a comma between those named before and the verb: "Chủ trì có ông A|, đến dự còn có bà B".
    """
    sign = max((index for index in range(begin, end) if items[index].type == "SEMICOLON"), default=begin - 1)
    comma = max((index for index in range(begin, end) if items[index].type == "COMMA"), default=end)
    clause = items[comma + 1 : end]
    if sign >= begin or not clause or clause[0].type != "ACT" or any(item.type not in _LED_IN for item in clause):
        return sign
    led = clause[-1].type == "HAVE" or (clause[-1].type == "ACT" and leads_in(clause[-1]))
    return comma if led else sign


def _verbs(items: Sequence[Item], begin: int, end: int, *, first: bool) -> list[int]:
    """Return where verbs stand of which nobody else is the subject."""
    clause_ends = first and end > begin and items[end - 1].type == "COMMA"
    return [
        index
        for index in range(begin, end)
        if items[index].type == "ACT"
        and not is_noun(items, index)
        and not is_passive(items, index)
        and not is_of_counted(items, index)
        and not is_attended(items, index)
        and not is_denied(items, index)
        and not introduces(items, index, end)
        and not _is_to_be_introduced(items, index, end)
        and not _is_sent(items, begin, index)
        and not _is_of_others(items, index, end)
        and not (clause_ends and _is_heard(items, begin, index))
        and not is_studied(items, begin, index)
        and not _is_of_name(items, index)
        and not _is_part(items, index)
    ]


def _is_of_name(items: Sequence[Item], act: int) -> bool:
    """Tell whether a verb is of what a meeting is called: "Phát biểu tại buổi lễ | trao Huy hiệu Đảng, ông A …"."""
    of_name = act > 1 and items[act - 1].type == "MEETING" and items[act].text.lower().startswith(_IN_NAMES)
    return of_name and (items[act - 2].type == "AT" or items[act - 2].text.lower().endswith(" tại"))


def _is_part(items: Sequence[Item], act: int) -> bool:
    """Tell whether an opening or end is but a part of a meeting, to which people come or behind which something is.

    "Về dự buổi | khai mạc có ông A", "Sau (phần) | khai mạc, ông A báo cáo", "Trước khi | bế mạc, ông A trả lời"
    """
    concept = items[act].sense("participation")
    if act == 0 or concept is None:
        return False
    before = items[act - 1]
    if before.type == "AND" and act > 1 and items[act].text.lower().startswith("trao"):
        return _is_part(items, act - 2)  # "Dự lễ bế mạc và | trao giải có ông A"
    if concept.notation not in _BEGINNING_OR_END or items[act].text.lower().startswith("phát biểu"):
        return False
    if [item.type for item in items[act + 1 : act + 3]] in (["OF", "PERSON"], ["OF", "POSTS"]):
        return False  # "Sau phần khai mạc của ông A, …": what he did
    if before.text.lower() in _PARTS:
        return True
    behind = items[act + 1 : act + 3]
    ends = [item.type for item in behind[:1]] == ["COMMA"] or [item.type for item in behind] == ["MEETING", "COMMA"]
    return ends and before.text.lower().endswith(_WHEN)


def _lead_nobody(items: Sequence[Item], begin: int, end: int, last: int, *, first: bool) -> bool:
    """Tell whether the people behind the last verb are those to whom something is done, or whose doing is another."""
    verb, tail = items[last], items[last + 1 : end]
    types = [item.type for item in tail]
    if first and any(_is_of_leaders(items, begin, act) for act in range(begin, last + 1)):
        return True
    if first and _is_of_body(items, last, end):
        return True
    if introduces(items, end - 1, end):
        return True  # "cho ý kiến vào dự thảo và giới thiệu | ông A để HĐND bầu"
    if awards(verb, tail):
        return True  # "công bố Quyết định tặng giấy khen cho các hội viên A, B"
    if any(item.type == "ORGAN" for item in items[begin:last]) and "MEETING" in types and types[-1] == "BY":
        return True  # "HĐND xã khai mạc kỳ họp do | ông A chủ tọa": what the council does
    if types[-1:] == ["BY"] and is_to_come(items, last):
        return True  # "Kết luận sẽ được trình bày bởi bà B", "xã sẽ khai giảng lớp học do bà B phụ trách"
    if not first:
        praised = verb.text.lower().startswith(_PRAISES) and types[-1:] == ["OF"]
        # "ông A cảm ơn sự quan tâm, chỉ đạo của bà B", "ông A ghi nhận những đóng góp của bà B"
        return praised or thanks_in(items[begin:last])
    return (
        (not tail and _is_of_people(items, last))  # "Cử tri kiến nghị | ông A": who is asked
        # "Đề nghị Huyện ủy xem xét, thi hành kỷ luật | ông A": with whom others are to deal
        or (asks(verb) and types[-1:] in (["WORD"], ["ORGAN"]))
        # "Báo cáo được soạn bởi ông A": what was done with it
        or (bool(tail) and tail[0].text.lower() == "được")
    )


def _is_of_body(items: Sequence[Item], act: int, end: int) -> bool:
    """Tell whether a body does what a clause tells before a semicolon: "Chi bộ thông qua nghị quyết; | ông A …"."""
    told = act > 0 and items[act - 1].type in _DECIDING and items[end - 1].type == "SEMICOLON"
    return told and not leads_in(items[act]) and LEADS.isdisjoint(item.type for item in items[act + 1 : end])


def _is_to_be_introduced(items: Sequence[Item], act: int, end: int) -> bool:
    """Tell whether a verb only tells that others are to be put forward: "cho biết sẽ giới thiệu | ông A để bầu …"."""
    return introduces(items, end - 1, end) and any(item.type == "PLANNED" for item in items[act:end])


def _is_of_others(items: Sequence[Item], act: int, end: int) -> bool:
    """Tell whether the direction is that of others: "Dưới sự | chỉ đạo của Huyện ủy, ông A chủ trì hội nghị".

    So is one that is carried out: "Thực hiện ý kiến | chỉ đạo tại Công văn số 5, ông A". "Với sự chỉ đạo của | ông A"
    tells what he does; whose directing speech it is, who gives it directs as well.
    """
    concept = items[act].sense("participation")
    if concept is None or concept.notation != "director" or items[act].text.lower().startswith("phát biểu"):
        return False
    behind = [item.type for item in dropwhile(lambda item: item.type == "WORD", items[act + 1 : end])]
    if behind[:1] == ["OF"]:  # also "chỉ đạo sát sao của Huyện ủy"
        return not {"ADDRESSES", "COLON"}.issuperset(behind[1:])
    return (act > 0 and items[act - 1].type == "CITE") or (behind[:1] == ["AT"] and behind[1:2] in _IN_PAPER)


def _is_heard(items: Sequence[Item], begin: int, act: int) -> bool:
    """Tell whether a verb is what others did before: "Sau khi nghe Văn phòng | báo cáo, ý kiến …, ông A kết luận"."""
    concept = items[act].sense("participation")
    spoken = concept is None or concept.notation in ("presenter", "speaker")
    return spoken and any(item.text.lower() == "nghe" for item in items[begin:act])


def _is_of_people(items: Sequence[Item], act: int) -> bool:
    """Tell whether a verb that has an object has those before it as its subject: "Các đại biểu | chất vấn".

    So has a body: "Thường trực HĐND huyện | chúc mừng".
    """
    told = act > 0 and items[act - 1].type in ("ADDRESS", "ADDRESSES", "ORGAN")
    return told and items[act].text.lower().startswith((*REQUESTS, *_TOWARDS_PEOPLE))


def _is_of_leaders(items: Sequence[Item], begin: int, act: int) -> bool:
    """Tell whether leaders without a name do what is told: "Phát biểu chỉ đạo, lãnh đạo Huyện ủy | mong muốn …"."""
    at = act - 1
    while at > begin and items[at].type in _OF_LEADERS:
        at -= 1
    words = [item.text.lower() for item in items[at + 1 : at + 3]]
    return items[act].type == "ACT" and items[at].type == "COMMA" and words == ["lãnh", "đạo"]


def _is_sent(items: Sequence[Item], begin: int, act: int) -> bool:
    """Tell whether people are elected or sent to attend elsewhere: "bầu đoàn đại biểu | dự Đại hội cấp trên gồm …"."""
    clause = items[begin:act]
    for at in range(len(clause) - 1, -1, -1):
        if clause[at].type in ("COMMA", "SEMICOLON", "STOP", "COLON"):
            return False
        if clause[at].type == "CHANGE":
            return items[act].text.lower().endswith("dự")
    return False
