"""Who took part in a meeting, and as what: the verbs of the genre, before or after the people whom they concern."""

from collections.abc import Container, Sequence
from itertools import pairwise

from govgraph.interpret.denial import is_supposed
from govgraph.interpret.draft import Draft
from govgraph.interpret.headings import all_attend, names_delegates, only_names, recalls_another, tells_other_day
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.participation.acts import LEADS, capacity_of
from govgraph.interpret.participation.brackets import bracketed_act, goes_on_behind_brackets
from govgraph.interpret.participation.conclusion import Conclusion, chair_as_subject, is_of_chair
from govgraph.interpret.participation.following import following_acts
from govgraph.interpret.participation.leading import leading_acts
from govgraph.interpret.participation.objects import (
    is_assignment,
    is_charged,
    is_concerned,
    is_given,
    is_object,
    is_represented,
    is_to_press,
    talks_with_people,
)
from govgraph.interpret.participation.parts import speaks_besides, tells_in_talk
from govgraph.interpret.participation.roll import Roll
from govgraph.interpret.people import People
from govgraph.interpret.people.absence import ABSENT, behind, with_reason
from govgraph.interpret.people.groups import Group, groups_in, is_lead_in, is_recipient
from govgraph.interpret.people.officers import capacity_of_officers, capacity_of_seat
from govgraph.interpret.people.together import acts_with_other, presides_with_other
from govgraph.interpret.positions.leads import group_listing
from govgraph.interpret.sentences import Sentence
from govgraph.model import Participation, Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention

_SUPPOSED_REACH = 3  # items from «nếu» to the people: "nếu như các đồng chí A, B dự"
_VISIT_REACH = 8  # items from people to the visit that they make
_SKIPPED_BLOCKS = frozenset({"headline", "byline", "signature", "letterhead", "recipients"})
_ATTENDING = frozenset({"attendee", "director"})
_VISITS = frozenset({"working-visit", "voter-contact"})
_TALKS = frozenset({"dialogue", "gathering"})  # as «ông A có buổi đối thoại với …»
# Who opens, concludes or directs speaks in doing so: an act of speech in the same sentence adds nothing.
_SPEAKS_ANYWAY = frozenset({"director", "opener", "concluder", "presenter"})
_APART = frozenset({"presenter", "concluder"})  # what may be done behind a speech: "phát biểu …, sau đó bế mạc"


def find_participation(
    sentences: Sequence[Sentence], to_come: Container[int], held: Sequence[Held], people: People, draft: Draft
) -> None:
    """Add what each person did in the meetings of the document; `to_come` are the sentences that only announce."""
    if not held:
        return
    found: dict[tuple[str, str], dict[str, list[tuple[Span, str]]]] = {}
    greeted = False
    subject: tuple[Span, str] | None = None  # who acted last, and in which block: whom a pronoun means
    roll, conclusion = Roll(), Conclusion()
    away: Span | None = None  # a block that tells of another day
    for number, sentence in enumerate(sentences):
        meeting = meeting_at(held, number)
        if sentence.kind in _SKIPPED_BLOCKS or meeting is None or number in to_come or _is_planned(sentence.items):
            continue
        if tells_other_day(sentence.items, draft.content(meeting.id)):
            away = sentence.block
        if away == sentence.block or recalls_another(sentence.items, draft.content(meeting.id)):
            continue
        acts = _acts(sentence.items, people)
        if not acts and subject is not None and subject[0] == sentence.block:
            acts = _acts_of_pronoun(sentence.items, subject[1])
        if not acts:
            acts = _acts_of_chair(
                sentence.items, [name for (name, at), done in found.items() if at == meeting.id and "chair" in done]
            )
        acts = _with_officers(sentence, people, acts)
        if not acts:
            acts = _led_in(sentence.items, people, greeted=greeted)
        if conclusion.gives_task(sentence.items, acts):
            continue
        listed = roll.read(sentence, people, acts=bool(acts))
        if listed is not None:
            group, capacity, rule = listed
            acts = [(group, [(capacity, rule)])]
        if sentence.kind == "caption" and meeting.kind == "working-visit" and talks_with_people(sentence.items):
            acts = [(group, [("attendee", rule) for _, rule in done]) for group, done in acts]
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
    if is_assignment(items) or is_to_press(items, 0) or is_of_chair(items):
        return []
    groups = [
        group
        for index, group in enumerate(groups_in(items, people))
        if not ((index and is_object(items, group)) or is_given(items, group))
    ]
    gives = bool(groups) and is_recipient(items, groups[0].start)
    groups = groups[1:] if gives else groups  # "Trao quyết định cho ông A, bà B nhấn mạnh …": what bà B does
    out: list[tuple[Group, list[tuple[str, str]]]] = []
    for index, group in enumerate(groups):
        if is_charged(items, group) or is_concerned(items, group) or is_represented(items, group):
            continue
        if is_supposed(items, group.start, _SUPPOSED_REACH):
            continue
        begin = groups[index - 1].end if index else 0
        # whoever is only represented parts nobody from his verb: "ông A thay ông B chủ trì"
        end = next((one.start for one in groups[index + 1 :] if not is_represented(items, one)), len(items))
        done = [
            (capacity, "act-leads-people") for capacity in leading_acts(items, begin, group.start, first=index == 0)
        ]
        bracket = group.end + ([item.type for item in items[group.end : group.end + 2]] == ["COMMA", "OPEN"])
        acted = [(capacity, "people-act") for capacity in following_acts(items, bracket, end)]
        if acted == [("secretary", "people-act")] and group_listing(items, group.start) is not None:
            continue  # "Ban kiểm phiếu gồm: ông A - Trưởng ban, bà B - Thư ký": of the group, not of the meeting
        if index == 0 and gives and not acted:
            done = []  # one more who is given something
        if not (done and _delivers(items, group)):
            done += acted
        if tells_in_talk(items, bracket, end):
            done = [("speaker" if capacity == "presenter" else capacity, rule) for capacity, rule in done]
        if (told := _quoted_as(items, group)) is not None and (not done or _is_opinion(items, group)):
            done = [(told, "people-quoted")]
        if not done and _visits(items, group.end, end):
            done = [("attendee", "people-visit")]
        if not done and index and presides_with_other(items, begin, group.start):
            done = [("chair", "people-act")]
        if acted and out and acts_with_other(items, group.start):
            out[-1] = (out[-1][0], out[-1][1] + acted)
        if not done and index and is_lead_in(items[begin : group.start]):
            done = [("attendee", "people-led-in")]
        if not done and out and goes_on_behind_brackets(items, begin, group.start):
            done = [one for one in out[0][1] if one[0] in _ATTENDING]
        silent = {capacity for capacity, _ in done} & _SPEAKS_ANYWAY
        if silent and not (silent <= _APART and speaks_besides(items[begin:end])):
            done = [(capacity, rule) for capacity, rule in done if capacity != "speaker"]
        if done:
            out.append((group, done))
        if (capacity := bracketed_act(items, bracket)) is not None:
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
    """Return what a pronoun's person does anew in a sentence: "… Phát biểu giao nhiệm vụ, đồng chí mong muốn …".

    Who acts for others does what follows: "Thừa ủy quyền của UBND tỉnh, đồng chí trao …".
    """
    acts_for_others = items[0].type == "DELEGATION"
    for index, item in enumerate(items):
        if item.type in ("PERSON", "PEOPLE", "POSTS", "STOP"):
            return []
        if item.type == "ADDRESS" and index and items[index - 1].type == "COMMA":
            done = [(capacity, "act-leads-people") for capacity in leading_acts(items, 0, index, first=True)]
            if acts_for_others and not done:
                done = [(capacity, "people-act") for capacity in following_acts(items, index + 1, len(items))]
            return [(Group((PersonMention(name, Span(item.start, item.end)),), index, index + 1), done)] if done else []
    return []


def _acts_of_chair(items: Sequence[Item], chairs: Sequence[str]) -> list[tuple[Group, list[tuple[str, str]]]]:
    """Return what the one who presides does, named by that alone: "Đ/c chủ trì kết luận", "Kết luận, chủ tọa …"."""
    if len(chairs) == 1 and (subject := chair_as_subject(items)):
        group = Group((PersonMention(chairs[0], Span(items[0].start, items[0].end)),), 0, subject)
        done = [(capacity, "people-act") for capacity in following_acts(items, subject, len(items))]
        silent = {act for act, _ in done} & _SPEAKS_ANYWAY
        return [(group, [one for one in done if not (silent and one[0] == "speaker")])] if done else []
    for index, (item, following) in enumerate(pairwise(items)):
        concept = following.sense("participation")
        if len(chairs) != 1 or (item.type in ("PERSON", "PEOPLE", "POSTS", "STOP") and index):
            return []
        if concept is None or concept.notation != "chair":
            continue
        group = Group((PersonMention(chairs[0], Span(following.start, following.end)),), index + 1, index + 2)
        if item.type == "COMMA" and following.text.lower() == "chủ tọa":
            done = [(capacity, "act-leads-people") for capacity in leading_acts(items, 0, index, first=True)]
            return [(group, done)] if done else []
        if item.type == "OF" and index and (told := capacity_of(items, index - 1)) is not None:
            return [(group, [(told, "act-leads-people")])]  # "III. KẾT LUẬN CỦA CHỦ TỌA"
        if item.type == "ADDRESS":
            done = [(capacity, "people-act") for capacity in following_acts(items, index + 2, len(items))]
            silent = {act for act, _ in done} & _SPEAKS_ANYWAY
            return [(group, [one for one in done if not (silent and one[0] == "speaker")])] if done else []
    return []


def _with_officers(
    sentence: Sentence, people: People, acts: list[tuple[Group, list[tuple[str, str]]]]
) -> list[tuple[Group, list[tuple[str, str]]]]:
    """Return acts, and what those are of whom the presidium consists: "Đại hội bầu Đoàn Chủ tịch gồm ông A, bà B"."""
    if "ORGAN" not in sentence.types:
        return acts
    told = {group.start for group, _ in acts}
    officers = [
        (group, [(capacity, "act-leads-people")])
        for group in groups_in(sentence.items, people)
        if (capacity := _as_officers(sentence.items, group)) is not None and group.start not in told
    ]
    return [*acts, *officers] if officers else acts


def _as_officers(items: Sequence[Item], group: Group) -> str | None:
    return capacity_of_officers(items, group.start) or capacity_of_seat(items, group.start, group.end)


def _led_in(items: Sequence[Item], people: People, *, greeted: bool) -> list[tuple[Group, list[tuple[str, str]]]]:
    """Return the people of a sentence that only lists who came: "Về phía xã có đ/c …"; behind others, "Có đ/c …"."""
    groups = groups_in(items, people)
    if not groups:
        return []
    if greeted and groups[0].start == 0 and only_names(items[groups[-1].end :], items):
        return [(groups[0], [("attendee", "people-led-in")])]
    lead = items[: groups[0].start]
    if names_delegates(lead) or (not lead and all_attend(items)):
        return [(group, [("attendee", "people-led-in")]) for group in groups]
    if not (_leads_company(lead) or (any(item.type in LEADS for item in lead) if greeted else is_lead_in(lead))):
        return []
    if any(item.type in ("CHANGE", "HOLD") or item.text.lower() == "được" for item in lead):
        return []  # "Đại hội bầu Ban Chấp hành gồm 9 đồng chí; ông A được bầu làm …", "Có 3 hộ được sửa nhà, …"
    return [
        (group, [("attendee", "people-led-in")])
        for group in groups
        if not is_charged(items, group) and (group.end == len(items) or items[group.end].type not in ("CHANGE", "HOLD"))
    ]


def _leads_company(lead: Sequence[Item]) -> bool:
    """Tell whether words lead in who was with others, or elsewhere: "Cùng tiếp có …", "Tại điểm cầu xã X có …"."""
    if not any(item.type == "HAVE" for item in lead):
        return False
    begun = [item.text.lower() for item in lead[:3]]
    return begun[0] == "cùng" or begun == ["tại", "điểm", "cầu"]


def _visits(items: Sequence[Item], begin: int, end: int) -> bool:
    """Tell whether people go to a place or to voters, or talk: "ông A … đã đến thăm …", "ông B có buổi gặp gỡ …"."""
    for at in range(begin, min(end, begin + _VISIT_REACH)):
        item = items[at]
        concept = item.sense("meeting")
        if concept is not None:
            talks = concept.notation in _TALKS and items[at - 1].text.lower().endswith("buổi")
            return concept.notation in _VISITS or talks
        if item.type in ("STOP", "SEMICOLON", "CHANGE", "HOLD"):
            return False  # "ông A được bầu làm Trưởng ban Kiểm tra": no visit
    return False


def _quoted_as(items: Sequence[Item], group: Group) -> str | None:
    """Return what words that are given as a person's make of them: "theo bà A, …", "theo báo cáo của ông B, …"."""
    before = [item.text.lower() for item in items[max(0, group.start - 3) : group.start]]
    if before == ["theo", "báo cáo", "của"]:
        return "presenter"
    if _is_opinion(items, group) and any(item.text.lower() == "nghe" for item in items[: group.start]):
        return "speaker"  # "Sau khi nghe ông A báo cáo; ý kiến của bà B, …"
    return "speaker" if before[-1:] == ["theo"] else None


def _is_opinion(items: Sequence[Item], group: Group) -> bool:
    """Tell whether people stand for what they said: "… ý kiến của | ông A và các đồng chí dự họp, bà B kết luận"."""
    before = items[max(0, group.start - 4) : group.start]
    told = [item.text.lower() for item in before if item.type != "ACT"]
    return told[-3:] == ["ý", "kiến", "của"]


def _is_planned(items: Sequence[Item]) -> bool:
    """Tell whether a sentence announces a meeting to come: "ngày 21/5 sẽ tổ chức …"."""
    for at, item in enumerate(items):
        if item.type == "ACT":
            return False  # "Kết luận hội nghị, ông A đề nghị chuẩn bị tốt Đại hội": what he asks for is to come
        if item.type == "PLANNED" and any(one.type in ("CONVENE", "MEETING") for one in items[at : at + 4]):
            return True
    return False
