"""What verbs make of the people beside them: those that lead a list in, those of which people are the subject."""

from collections.abc import Sequence

from govgraph.interpret.changes.people import is_of_counted
from govgraph.interpret.denial import is_denied, is_to_come
from govgraph.interpret.participation.objects import (
    awards,
    introduces,
    is_attended,
    is_received,
    is_studied,
    is_thing,
    is_to_press,
    joins_committee,
    names_meeting,
    puts_forward,
    runs_affairs,
)
from govgraph.interpret.participation.parts import (
    before_delegation,
    behind_delegation,
    counts_others,
    in_brackets,
    is_in_first_brackets,
    words_between,
)
from govgraph.interpret.people.absence import ABSENT, is_elsewhere
from govgraph.interpret.people.groups import behind_brackets, is_of_list, leads_in
from govgraph.interpret.presents import gives_presents
from govgraph.recognise.items import Item

#: Between a verb and the list that it leads: these.
LEADS = frozenset({"HAVE", "COLON"})
_SUBJECT_REACH = 8  # items from a person to the first verb of which that person is the subject
_COMPANIONS = 6  # more, where others come with that person: "ông A cùng hơn 300 bà con … có mặt"
_CHAIN_REACH = 4  # items between verbs of one subject: "khai mạc và điều hành", "dự, chỉ đạo"
_ASPECTS = frozenset({"đã", "đang", "cũng", "vừa", "cùng", "lượt", "tiếp", "thay", "đồng", "thời"})
_SENT_REACH = 4  # items of «gửi lẵng hoa | chúc mừng»
_REQUESTS = ("đề nghị", "yêu cầu", "kêu gọi", "de nghi", "yeu cau", "keu goi")
_TOWARDS_PEOPLE = ("kiến nghị", "mong", "chất vấn", "chúc mừng", "biểu dương", "cảm ơn", "hỏi")
_THANKS = ("cảm ơn", "cám ơn", "cam on")
_UNDERGONE = (
    "tặng",
    "trao",
    "khen",
    "biểu dương",
    "chúc mừng",
    "ghi nhận",
    "đánh giá cao",
    "thăm",
    "nhắc nhở",
)  # «được …»
_RESULTS = "kết quả"  # "bà A công bố kết quả: ông B trúng cử …": what is told behind the colon, not who does so
_BEFORE_NOUN = frozenset({"phiếu", "thư", "điện"})  # "phiếu chất vấn", "gửi thư chúc mừng"
_CHARGING = frozenset({"ủy", "uỷ", "phân"})  # ủy [quyền], phân [công]
_PARTED_SUBJECTS = (["COMMA", "MEETING"], ["COMMA", "ADDRESSES"])
_OTHER_SUBJECTS = frozenset({"ADDRESSES", "ORGAN", "MEETING", "UNIT", "UNITTYPE"})


def leading_acts(items: Sequence[Item], begin: int, end: int, *, first: bool) -> list[str]:
    """Return the capacities of verbs before a list of people that lead it: "Về dự và chỉ đạo hội nghị có đ/c …"."""
    begin = in_brackets(items, begin, end)
    clause_ends = first and end > begin and items[end - 1].type == "COMMA"
    at = [
        index
        for index in range(begin, end)
        if items[index].type == "ACT"
        and not _is_noun(items, index)
        and not _is_passive(items, index)
        and not is_of_counted(items, index)
        and not is_attended(items, index)
        and not is_denied(items, index)
        and not introduces(items, index, end)
        and not _is_to_be_introduced(items, index, end)
        and not _is_sent(items, begin, index)
        and not (clause_ends and _is_heard(items, begin, index))
        and not is_studied(items, begin, index)
    ]
    if not at:
        return []
    tail = items[at[-1] + 1 : end]
    if awards(items[at[-1]], tail):
        return []  # "công bố Quyết định tặng giấy khen cho các hội viên A, B"
    if not first and _thanks(items[begin : at[-1]]):
        return []  # "ông A cảm ơn sự quan tâm, chỉ đạo của bà B"
    if first and not tail and _is_of_people(items, at[-1]):
        return []  # "Cử tri kiến nghị | ông A": who is asked
    if first and _asks(items[at[-1]]) and tail and tail[-1].type in ("WORD", "ORGAN"):
        return []  # "Đề nghị Huyện ủy xem xét, thi hành kỷ luật | ông A": with whom others are to deal
    by_others = any(item.type == "ORGAN" for item in items[begin : at[-1]])
    if by_others and any(item.type == "MEETING" for item in tail) and tail[-1].type == "BY":
        return []  # "HĐND xã khai mạc kỳ họp do | ông A chủ tọa": what the council does
    if first and tail and tail[0].text.lower() == "được":
        return []  # "Báo cáo được soạn bởi ông A": what was done with it
    undergone = [item.type for item in tail] == ["BY"]  # "Hội nghị được điều hành bởi | ông A"
    if undergone and is_to_come(items, at[-1]):
        return []  # "Kết luận sẽ được trình bày bởi bà B"
    led = undergone or leads_in(items[at[-1]]) or any(item.type in LEADS for item in tail)
    led = led or (bool(tail) and tail[-1].type == "OF")
    opinion = items[at[-1] - 1].text.lower() == "kiến"
    if (not first or opinion) and [item.type for item in tail] == ["OF"]:
        at = at[-1:]  # "Sau khi nghe ông A báo cáo, ý kiến phát biểu của bà B, …"
    elif not first and is_of_list(tail):
        at = at[-1:]  # "…, báo cáo của các đồng chí: B, C"
    elif not first:
        clause = max((index for index in range(begin, end) if items[index].type == "SEMICOLON"), default=begin - 1)
        at = [index for index in at if index > clause]
        if not led or not at or clause < begin:
            return []
    return [capacity for index in at if (capacity := capacity_of(items, index)) is not None]


def _is_to_be_introduced(items: Sequence[Item], act: int, end: int) -> bool:
    """Tell whether a verb only tells that others are to be put forward: "cho biết sẽ giới thiệu | ông A để bầu …"."""
    return introduces(items, end - 1, end) and any(item.type == "PLANNED" for item in items[act:end])


def _is_heard(items: Sequence[Item], begin: int, act: int) -> bool:
    """Tell whether a verb is what others did before: "Sau khi nghe Văn phòng | báo cáo, ý kiến …, ông A kết luận"."""
    concept = items[act].sense("participation")
    spoken = concept is None or concept.notation in ("presenter", "speaker")
    return spoken and any(item.text.lower() == "nghe" for item in items[begin:act])


def _is_of_people(items: Sequence[Item], act: int) -> bool:
    """Tell whether a verb that has an object has those before it as its subject: "Các đại biểu | chất vấn"."""
    told = act > 0 and items[act - 1].type in ("ADDRESS", "ADDRESSES")
    return told and items[act].text.lower().startswith((*_REQUESTS, *_TOWARDS_PEOPLE))


def _thanks(items: Sequence[Item]) -> bool:
    return any(item.type == "ACT" and item.text.lower().endswith(_THANKS) for item in items)


def _is_thanked_for(items: Sequence[Item], thanks: int, index: int) -> bool:
    """Tell whether a verb behind thanks is what others are thanked for: "cảm ơn sự quan tâm, chỉ đạo của bà B"."""
    return _thanks(items[thanks : thanks + 1]) and index + 1 < len(items) and items[index + 1].type == "OF"


def _is_sent(items: Sequence[Item], begin: int, act: int) -> bool:
    """Tell whether people are elected or sent to attend elsewhere: "bầu đoàn đại biểu | dự Đại hội cấp trên gồm …"."""
    clause = items[begin:act]
    for at in range(len(clause) - 1, -1, -1):
        if clause[at].type in ("COMMA", "SEMICOLON", "STOP", "COLON"):
            return False
        if clause[at].type == "CHANGE":
            return items[act].text.lower().endswith("dự")
    return False


def following_acts(items: Sequence[Item], begin: int, end: int) -> list[str]:
    """Return the capacities of the verbs whose subject stands before `begin`."""
    capacities: list[str] = []
    last = None
    inside = 0  # where brackets end that tell of others
    begin = behind_delegation(items, behind_brackets(items, begin, end), end)
    acted = any(item.type == "ACT" for item in items[:begin])  # by somebody else, who goes on behind a semicolon
    for index in range(begin, end):
        item = items[index]
        if index < inside:
            continue
        if item.type == "OPEN" and index > begin and counts_others(items, index):
            inside = next((at for at in range(index, end) if items[at].type == "CLOSE"), end)
        if last is None and (item.text.lower() == "việc" or _is_of_other(items, begin, index)):
            break  # "… về kiểm tra việc lãnh đạo, chỉ đạo": a noun; "…, Đảng ủy xã tổ chức …": what others do
        if item.type == "COLON" and last is not None and index + 1 < end:
            break  # "ông A nêu bật kết quả: …; trao 52 căn nhà": what was said, not what A did
        if item.type == "SEMICOLON" and (index + 1 == end or not _is_act(items[index + 1]) or (last is None and acted)):
            break
        if index == begin and puts_forward(items, index):
            capacities.append("presenter")
            last = index
            continue
        if (
            not _is_act(item)
            or (index > begin and (_is_noun(items, index) or is_thing(items, index)))
            or (index == begin + 1 and items[begin].type == "OPEN")
        ):
            continue
        reach = _SUBJECT_REACH if last is None else _CHAIN_REACH
        reach += _COMPANIONS if "cùng" in [one.text.lower() for one in items[begin : begin + 2]] else 0
        far = words_between(items, begin if last is None else last + 1, index) > reach
        if far and not _begins_part(items, index, further=last is not None):
            break
        if last is None and (_is_given(items, begin, index) or (end < len(items) and _leads(items, index, end))):
            break
        if last is not None and is_received(items, index):
            break
        if is_denied(items, index) or is_elsewhere(items, index) or names_meeting(items, index):
            break
        if last is not None and (
            not _is_coordinated(items, index) or _asks(items[last]) or _is_thanked_for(items, last, index)
        ):
            break
        capacity = capacity_of(items, index)
        if capacity in ABSENT and is_in_first_brackets(items, begin, index):
            continue  # "A, B (Trưởng thôn, vắng)": said of B alone
        if capacity is not None:
            capacities.append(capacity)
        last = index
    return capacities


def _begins_part(items: Sequence[Item], index: int, *, further: bool) -> bool:
    """Tell whether a verb far behind its subject begins a part of the sentence: "…, đồng thời trao giấy khen"."""
    while further and items[index - 1].text.lower() in ("đồng", "thời"):
        index -= 1
    index = before_delegation(items, index) if further else index
    return items[index - 1].type in ("SEMICOLON", "COMMA") or (further and items[index - 1].type == "AND")


def _is_of_other(items: Sequence[Item], begin: int, index: int) -> bool:
    """Tell whether a verb has a subject of its own: "…, Đảng ủy xã tổ chức …", "…, hội nghị đã thảo luận"."""
    if items[index].type == "CONVENE":
        return index > begin and items[index - 1].type == "ORGAN"
    at = index - 1
    while at > begin and items[at].text.lower() in _ASPECTS:
        at -= 1
    return (
        at > begin and items[index].type == "ACT" and [one.type for one in items[at - 1 : at + 1]] in _PARTED_SUBJECTS
    )


def _is_given(items: Sequence[Item], begin: int, index: int) -> bool:
    """Tell whether the people before are given what the verb hands over: "ông A được … tặng Bằng khen"."""
    if _is_passive(items, index) and _asks(items[index]):
        return True  # "ông A được đề nghị bổ nhiệm"
    for item in reversed(items[begin:index]):
        if item.text.lower() == "được":
            return items[index].text.lower().startswith(_UNDERGONE)
        if item.type in ("ACT", "CUE"):
            return False  # "ông A được giao trao quyết định"
    return False


def _asks(act: Item) -> bool:
    """Tell whether a verb asks others, whose doing the next verbs are: "đề nghị Đảng ủy …, quán triệt Chỉ thị …"."""
    return act.text.lower().startswith(_REQUESTS)


def _is_act(item: Item) -> bool:
    """Tell whether an item is an act; a request is one too where it heads what is to be done: "đề nghị các …"."""
    return item.type == "ACT" or (item.type == "CUE" and item.text.lower().startswith(_REQUESTS))


def _is_coordinated(items: Sequence[Item], index: int) -> bool:
    """Tell whether a further verb of one subject is joined to the first: "khai mạc và điều hành", "dự, chỉ đạo".

    With a subject of its own it is another's: "ông A báo cáo, các đại biểu đã thông qua …".
    """
    index = before_delegation(items, index)
    before = items[index - 1]
    if before.text.lower() in _ASPECTS:
        while index > 1 and items[index - 1].text.lower() in _ASPECTS:
            index -= 1
        return items[index - 1].type not in _OTHER_SUBJECTS
    return before.type in ("COMMA", "AND", "SEMICOLON", "ACT", "CITE")


def _leads(items: Sequence[Item], act: int, end: int) -> bool:
    """Tell whether the verb belongs to the people after it: "…; dự có các đồng chí: …"."""
    tail = items[act + 1 : end]
    if not any(item.type in LEADS for item in tail) or items[act].text.lower().endswith(_RESULTS):
        return False
    return all(item.type in ("HAVE", "COLON", "MEETING", "ADDRESSES", "AND", "ACT", "WORD") for item in tail)


def _is_noun(items: Sequence[Item], index: int) -> bool:
    """Tell whether a verb's word is a noun here: "trình bày báo cáo", "do hướng dẫn còn chồng chéo"."""
    by = index > 0 and items[index - 1].type == "BY"
    if by and any(item.type in LEADS for item in items[index + 1 : index + 3]):
        return False  # "được điều hành bởi Chủ tọa gồm: ông A; bà B"
    if by or (index > 0 and items[index - 1].text.lower() in _BEFORE_NOUN):
        return True
    if items[index].sense("document") is None or index == 0:
        return False
    before = items[index - 1]
    word = before.text.lower()
    if word.endswith(" và"):
        return False  # "phát biểu khai mạc và | báo cáo kết quả"
    if before.type == "WORD" and word in ("quyền", "công") and items[index - 2].text.lower() in _CHARGING:
        return False  # "ông A được Chủ tịch ủy quyền báo cáo"
    return before.type in ("ACT", "CITE", "HOLD") or (before.type == "WORD" and word not in _ASPECTS)


def _is_passive(items: Sequence[Item], index: int) -> bool:
    """Tell whether the verb says what is done to others: "Thay mặt những người được trao quyết định, ông A …".

    Those behind «bởi» do it: "Đại hội được điều hành bởi ông A".
    """
    by = index + 1 < len(items) and items[index + 1].type == "BY"
    return index > 0 and items[index - 1].text.lower() == "được" and not by


def _sends(items: Sequence[Item], verb: int) -> bool:
    """Tell whether somebody only sends wishes: "ông A đã gửi lẵng hoa | chúc mừng hội nghị"."""
    before = [item.text.lower() for item in items[max(0, verb - _SENT_REACH) : verb]]
    return items[verb].text.lower().endswith("chúc mừng") and "gửi" in before


def capacity_of(items: Sequence[Item], index: int) -> str | None:
    """Return the capacity that a verb gives; None where people only join a committee or speak to the press."""
    concept = items[index].sense("participation")
    if concept is None:
        return "speaker" if _is_act(items[index]) else None
    if items[index].text.lower() == "tham gia" and joins_committee(items, index + 1):
        return None
    if runs_affairs(items, index):
        return None
    if concept.notation == "presenter" and gives_presents(items, index):
        return "attendee"
    if is_to_press(items, index) or _sends(items, index):
        return None
    return concept.notation
