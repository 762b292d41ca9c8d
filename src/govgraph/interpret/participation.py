"""Who took part in a meeting, and as what: the verbs of the genre, before or after the people whom they concern."""

from collections.abc import Sequence
from itertools import pairwise

from govgraph.interpret.absence import ABSENT, behind, with_reason
from govgraph.interpret.draft import Draft
from govgraph.interpret.groups import Group, behind_brackets, groups_in, is_lead_in, is_of_list
from govgraph.interpret.headings import names_delegates, only_names, tells_other_day
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.objects import (
    gives_presents,
    is_assignment,
    is_charged,
    is_concerned,
    is_object,
    is_to_press,
    joins_committee,
)
from govgraph.interpret.people import People
from govgraph.interpret.roll import Roll
from govgraph.interpret.sentences import Sentence
from govgraph.model import Participation, Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention

# Between a verb and the list that it leads: these.
_LEADS = frozenset({"HAVE", "COLON"})
_SUBJECT_REACH = 8  # items from a person to the first verb of which that person is the subject
_CHAIN_REACH = 4  # items between verbs of one subject: "khai mạc và điều hành", "dự, chỉ đạo"
_SKIPPED_BLOCKS = frozenset({"headline", "byline", "signature", "letterhead", "recipients"})
_ATTENDING = frozenset({"attendee", "director"})
_ASPECTS = frozenset({"đã", "đang", "cũng", "vừa", "cùng", "lượt", "tiếp", "thay", "đồng", "thời"})
_REQUESTS = ("đề nghị", "yêu cầu", "kêu gọi", "de nghi", "yeu cau", "keu goi")
_VISITS = frozenset({"working-visit", "voter-contact"})
_OTHER_SUBJECTS = frozenset({"ADDRESSES", "ORGAN", "MEETING", "UNIT", "UNITTYPE"})
# Who opens, concludes or directs speaks in doing so: an act of speech in the same sentence adds nothing.
_SPEAKS_ANYWAY = frozenset({"director", "opener", "concluder", "presenter"})


def find_participation(sentences: Sequence[Sentence], held: Sequence[Held], people: People, draft: Draft) -> None:
    """Add what each person did in the meetings of the document."""
    if not held:
        return
    found: dict[tuple[str, str], dict[str, list[tuple[Span, str]]]] = {}
    greeted = False
    subject: tuple[Span, str] | None = None  # who acted last, and in which block: whom a pronoun means
    roll = Roll()
    away: Span | None = None  # a block that tells of another day
    for number, sentence in enumerate(sentences):
        meeting = meeting_at(held, number)
        if sentence.kind in _SKIPPED_BLOCKS or meeting is None or _is_planned(sentence.items):
            continue
        if tells_other_day(sentence.items, draft.content(meeting.id)):
            away = sentence.block
        if away == sentence.block:
            continue
        acts = _acts(sentence.items, people)
        if not acts and subject is not None and subject[0] == sentence.block:
            acts = _acts_of_pronoun(sentence.items, subject[1])
        if not acts:
            acts = _acts_of_chair(
                sentence.items, [name for (name, at), done in found.items() if at == meeting.id and "chair" in done]
            )
        if not acts:
            acts = _led_in(sentence.items, people, greeted=greeted)
        listed = roll.read(sentence, people, acts=bool(acts))
        if listed is not None:
            group, capacity, rule = listed
            acts = [(group, [(capacity, rule)])]
        subject = _subject(sentence, acts, people) or subject
        greeted = any(capacity in _ATTENDING for _, done in acts for capacity, _ in done)
        for group, done in acts:
            for mention in group.people:
                name = people.name(mention)
                if name is None:
                    continue
                capacities = found.setdefault((name, meeting.id), {})
                for capacity, rule in done:
                    if capacity in ABSENT:
                        capacity = with_reason(capacity, behind(sentence.items, mention))
                    capacities.setdefault(capacity, []).append((sentence.quoted(mention.span), rule))
    for (name, meeting_id), capacities in found.items():
        if len(capacities) > 1:
            capacities.pop("attendee", None)
        posts = people.positions_of(name)
        for capacity, shown in capacities.items():
            for span, rule in shown:
                draft.add(Participation(name, meeting_id, capacity, posts), span, rule)


def _acts(items: Sequence[Item], people: People) -> list[tuple[Group, list[tuple[str, str]]]]:
    """Return the groups of a sentence, each with the (capacity, rule) pairs that the sentence states for it."""
    if is_assignment(items):
        return []
    groups = [group for index, group in enumerate(groups_in(items, people)) if not (index and is_object(items, group))]
    out: list[tuple[Group, list[tuple[str, str]]]] = []
    for index, group in enumerate(groups):
        if is_charged(items, group) or is_concerned(items, group):
            continue
        begin = groups[index - 1].end if index else 0
        end = groups[index + 1].start if index + 1 < len(groups) else len(items)
        done = [
            (capacity, "act-leads-people") for capacity in _leading_acts(items, begin, group.start, first=index == 0)
        ]
        if not (done and _delivers(items, group)):
            done += [(capacity, "people-act") for capacity in _following_acts(items, group.end, end)]
        if not done and (told := _quoted_as(items, group)) is not None:
            done = [(told, "people-quoted")]
        if not done and _visits(items, group.end, end):
            done = [("attendee", "people-visit")]
        if not done and index and is_lead_in(items[begin : group.start]):
            done = [("attendee", "people-led-in")]
        if not done and out and _goes_on_behind_brackets(items, begin, group.start):
            done = [one for one in out[0][1] if one[0] in _ATTENDING]
        if {capacity for capacity, _ in done} & _SPEAKS_ANYWAY:
            done = [(capacity, rule) for capacity, rule in done if capacity != "speaker"]
        if done:
            out.append((group, done))
        if (capacity := _bracketed_act(items, group.end)) is not None:
            out.append((Group(group.people[-1:], group.end - 1, group.end), [(capacity, "people-act")]))
    return out


def _delivers(items: Sequence[Item], group: Group) -> bool:
    """Tell whether the verb after people only says that they gave the speech before: "Diễn văn … do A trình bày"."""
    verb = items[group.end] if group.end < len(items) else None
    concept = verb.sense("participation") if verb is not None else None
    return items[group.start - 1].type == "BY" and concept is not None and concept.notation == "presenter"


def _subject(
    sentence: Sentence, acts: Sequence[tuple[Group, list[tuple[str, str]]]], people: People
) -> tuple[Span, str] | None:
    """Return the one person who does something in a sentence, with its block."""
    active = [group for group, done in acts if any(capacity not in _ATTENDING for capacity, _ in done)]
    if len(active) != 1 or len(active[0].people) != 1:
        return None
    name = people.name(active[0].people[0])
    return (sentence.block, name) if name is not None else None


def _acts_of_pronoun(items: Sequence[Item], name: str) -> list[tuple[Group, list[tuple[str, str]]]]:
    """Return what a pronoun's person does anew in a sentence: "… Phát biểu giao nhiệm vụ, đồng chí mong muốn …"."""
    for index, item in enumerate(items):
        if item.type in ("PERSON", "PEOPLE", "POSTS", "STOP"):
            return []
        if item.type == "ADDRESS" and index and items[index - 1].type == "COMMA":
            done = [(capacity, "act-leads-people") for capacity in _leading_acts(items, 0, index, first=True)]
            return [(Group((PersonMention(name, Span(item.start, item.end)),), index, index + 1), done)] if done else []
    return []


def _acts_of_chair(items: Sequence[Item], chairs: Sequence[str]) -> list[tuple[Group, list[tuple[str, str]]]]:
    """Return what the one who presides does, named by that alone: "Đ/c chủ trì kết luận", "Kết luận, chủ tọa …"."""
    for index, (item, following) in enumerate(pairwise(items)):
        concept = following.sense("participation")
        if len(chairs) != 1 or (item.type in ("PERSON", "PEOPLE", "POSTS", "STOP") and index):
            return []
        if concept is None or concept.notation != "chair":
            continue
        group = Group((PersonMention(chairs[0], Span(following.start, following.end)),), index + 1, index + 2)
        if item.type == "COMMA" and following.text.lower() == "chủ tọa":
            done = [(capacity, "act-leads-people") for capacity in _leading_acts(items, 0, index, first=True)]
            return [(group, done)] if done else []
        if item.type == "ADDRESS":
            done = [(capacity, "people-act") for capacity in _following_acts(items, index + 2, len(items))]
            silent = {act for act, _ in done} & _SPEAKS_ANYWAY
            return [(group, [one for one in done if not (silent and one[0] == "speaker")])] if done else []
    return []


def _bracketed_act(items: Sequence[Item], at: int) -> str | None:
    """Return the capacity that brackets give the last of a list: "…; Chủ tịch UBND quận C (người chủ trì)"."""
    types = [item.type for item in items[at : at + 4] if item.type != "MEETING"]  # «(thư ký hội nghị)»
    return _capacity(items, at + 1) if types[:3] == ["OPEN", "ACT", "CLOSE"] else None


def _goes_on_behind_brackets(items: Sequence[Item], begin: int, end: int) -> bool:
    """Tell whether a list of people goes on behind what one of them is in brackets: "ông B (người chủ trì); bà C"."""
    types = [item.type for item in items[begin:end]]
    return types[:3] == ["OPEN", "ACT", "CLOSE"] and all(
        one in ("SEMICOLON", "COMMA", "AND", "WORD", "ADDRESSES") for one in types[3:]
    )


def _led_in(items: Sequence[Item], people: People, *, greeted: bool) -> list[tuple[Group, list[tuple[str, str]]]]:
    """Return the people of a sentence that only lists who came: "Về phía xã có đ/c …"; behind others, "Có đ/c …"."""
    groups = groups_in(items, people)
    if not groups:
        return []
    if greeted and groups[0].start == 0 and only_names(items[groups[-1].end :], items):
        return [(groups[0], [("attendee", "people-led-in")])]
    lead = items[: groups[0].start]
    if names_delegates(lead):
        return [(groups[0], [("attendee", "people-led-in")])]
    if not (any(item.type in _LEADS for item in lead) if greeted else is_lead_in(lead)):
        return []
    if any(item.type in ("CHANGE", "HOLD") for item in lead):
        return []  # "Đại hội bầu Ban Chấp hành gồm 9 đồng chí; ông A được bầu làm …"
    return [
        (group, [("attendee", "people-led-in")])
        for group in groups
        if not is_charged(items, group) and (group.end == len(items) or items[group.end].type not in ("CHANGE", "HOLD"))
    ]


def _visits(items: Sequence[Item], begin: int, end: int) -> bool:
    """Tell whether people go to a place or to voters: "ông A … đã đến thăm, làm việc với …"."""
    for item in items[begin : min(end, begin + _SUBJECT_REACH)]:
        concept = item.sense("meeting")
        if concept is not None:
            return concept.notation in _VISITS
        if item.type in ("STOP", "SEMICOLON", "CHANGE", "HOLD"):
            return False  # "ông A được bầu làm Trưởng ban Kiểm tra": no visit
    return False


def _quoted_as(items: Sequence[Item], group: Group) -> str | None:
    """Return what words that are given as a person's make of them: "theo bà A, …", "theo báo cáo của ông B, …"."""
    before = [item.text.lower() for item in items[max(0, group.start - 3) : group.start]]
    if before == ["theo", "báo cáo", "của"]:
        return "presenter"
    if before == ["ý", "kiến", "của"] and any(item.text.lower() == "nghe" for item in items[: group.start]):
        return "speaker"  # "Sau khi nghe ông A báo cáo; ý kiến của bà B, …"
    return "speaker" if before[-1:] == ["theo"] else None


def _is_planned(items: Sequence[Item]) -> bool:
    """Tell whether a sentence announces a meeting to come: "ngày 21/5 sẽ tổ chức …"."""
    for at, item in enumerate(items):
        if item.type == "ACT":
            return False  # "Kết luận hội nghị, ông A đề nghị chuẩn bị tốt Đại hội": what he asks for is to come
        if item.type == "PLANNED" and any(one.type in ("CONVENE", "MEETING") for one in items[at : at + 4]):
            return True
    return False


def _leading_acts(items: Sequence[Item], begin: int, end: int, *, first: bool) -> list[str]:
    """Return the capacities of verbs before a list of people that lead it: "Về dự và chỉ đạo hội nghị có đ/c …"."""
    at = [
        index
        for index in range(begin, end)
        if items[index].type == "ACT"
        and not _is_noun(items, index)
        and not _is_passive(items, index)
        and not _introduces(items, index, end)
    ]
    if not at:
        return []
    tail = items[at[-1] + 1 : end]
    led = (
        items[at[-1]].text.lower().endswith(" có")
        or any(item.type in _LEADS for item in tail)
        or (tail and tail[-1].type == "OF")
    )
    if not first and len(tail) == 1 and tail[0].type == "OF":
        at = at[-1:]  # "Sau khi nghe ông A báo cáo, ý kiến phát biểu của bà B, …"
    elif not first and is_of_list(tail):
        at = at[-1:]  # "…, báo cáo của các đồng chí: B, C"
    elif not first:
        clause = max((index for index in range(begin, end) if items[index].type == "SEMICOLON"), default=begin - 1)
        at = [index for index in at if index > clause]
        if not led or not at or clause < begin:
            return []
    return [capacity for index in at if (capacity := _capacity(items, index)) is not None]


def _introduces(items: Sequence[Item], act: int, end: int) -> bool:
    """Tell whether the people after a verb are whom it puts forward: "khối Đảng giới thiệu: ông A; bà B"."""
    between = items[act + 1 : end]
    return items[act].text.lower() == "giới thiệu" and all(item.type in ("COLON", "ADDRESSES") for item in between)


def _following_acts(items: Sequence[Item], begin: int, end: int) -> list[str]:
    """Return the capacities of the verbs whose subject stands before `begin`."""
    capacities: list[str] = []
    last = None
    begin = behind_brackets(items, begin, end)
    for index in range(begin, end):
        item = items[index]
        if last is None and (item.text.lower() == "việc" or _is_of_other(items, begin, index)):
            break  # "… về kiểm tra việc lãnh đạo, chỉ đạo": a noun; "…, Đảng ủy xã tổ chức …": what others do
        if item.type == "SEMICOLON" and (last is None or index + 1 == end or not _is_act(items[index + 1])):
            break
        if index == begin and _reports(item):
            capacities.append("presenter")
            last = index
            continue
        if not _is_act(item) or _is_noun(items, index) or (index == begin + 1 and items[begin].type == "OPEN"):
            continue
        reach = _SUBJECT_REACH if last is None else _CHAIN_REACH
        far = index - (begin if last is None else last + 1) > reach
        if far and not _begins_part(items, index, further=last is not None):
            break
        if last is None and (_is_given(items, begin, index) or (end < len(items) and _leads(items, index, end))):
            break
        if last is not None and (not _is_coordinated(items, index) or _asks(items[last])):
            break
        capacity = _capacity(items, index)
        if capacity is not None:
            capacities.append(capacity)
        last = index
    return capacities


def _begins_part(items: Sequence[Item], index: int, *, further: bool) -> bool:
    """Tell whether a verb far behind its subject begins a part of the sentence: "…, đồng thời trao giấy khen"."""
    while further and items[index - 1].text.lower() in ("đồng", "thời"):
        index -= 1
    return items[index - 1].type in ("SEMICOLON", "COMMA") or (further and items[index - 1].type == "AND")


def _is_of_other(items: Sequence[Item], begin: int, index: int) -> bool:
    """Tell whether a verb of holding meetings has a body of its own as its subject."""
    return items[index].type == "CONVENE" and index > begin and items[index - 1].type == "ORGAN"


def _is_given(items: Sequence[Item], begin: int, index: int) -> bool:
    """Tell whether the people before are given what the verb hands over: "ông A được … tặng Bằng khen"."""
    given = any(item.text.lower() == "được" for item in items[begin:index])
    return given and items[index].text.lower().startswith("tặng")


def _asks(act: Item) -> bool:
    """Tell whether a verb asks others, whose doing the next verbs are: "đề nghị Đảng ủy …, quán triệt Chỉ thị …"."""
    return act.text.lower().startswith(_REQUESTS)


def _is_act(item: Item) -> bool:
    """Tell whether an item is an act; a request is one too where it heads what is to be done: "đề nghị các …"."""
    return item.type == "ACT" or (item.type == "CUE" and item.text.lower().startswith(_REQUESTS))


def _reports(item: Item) -> bool:
    """Tell whether what reads as a document's name is what the person before it does: "nghe ông A báo cáo tổng kết"."""
    return item.type == "PAPER" and item.text.startswith("báo cáo")


def _is_coordinated(items: Sequence[Item], index: int) -> bool:
    """Tell whether a further verb of one subject is joined to the first: "khai mạc và điều hành", "dự, chỉ đạo".

    With a subject of its own it is another's: "ông A báo cáo, các đại biểu đã thông qua …".
    """
    before = items[index - 1]
    if before.text.lower() in _ASPECTS:
        while index > 1 and items[index - 1].text.lower() in _ASPECTS:
            index -= 1
        return items[index - 1].type not in _OTHER_SUBJECTS
    return before.type in ("COMMA", "AND", "SEMICOLON", "ACT", "CITE")


def _leads(items: Sequence[Item], act: int, end: int) -> bool:
    """Tell whether the verb belongs to the people after it: "…; dự có các đồng chí: …"."""
    tail = items[act + 1 : end]
    if not any(item.type in _LEADS for item in tail):
        return False
    return all(item.type in ("HAVE", "COLON", "MEETING", "ADDRESSES", "AND", "ACT", "WORD") for item in tail)


def _is_noun(items: Sequence[Item], index: int) -> bool:
    """Tell whether a verb's word is a noun here: "trình bày báo cáo", "do hướng dẫn còn chồng chéo"."""
    if index and (items[index - 1].type == "BY" or items[index - 1].text.lower() == "phiếu"):
        return True
    if items[index].sense("document") is None or index == 0:
        return False
    before = items[index - 1]
    return before.type in ("ACT", "CITE", "HOLD") or (before.type == "WORD" and before.text.lower() not in _ASPECTS)


def _is_passive(items: Sequence[Item], index: int) -> bool:
    """Tell whether the verb says what is done to others: "Thay mặt những người được trao quyết định, ông A …"."""
    return index > 0 and items[index - 1].text.lower() == "được"


def _capacity(items: Sequence[Item], index: int) -> str | None:
    concept = items[index].sense("participation")
    if concept is None:
        return "speaker" if _is_act(items[index]) else None
    if items[index].text.lower() == "tham gia" and joins_committee(items, index + 1):
        return None
    if concept.notation == "presenter" and gives_presents(items, index):
        return "attendee"
    if is_to_press(items, index):
        return None
    return concept.notation
