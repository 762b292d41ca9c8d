"""What a sentence tells of each of the groups of people that it names, by the verbs and words around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.interpret.denial import is_supposed
from govgraph.interpret.headings import all_attend, names_delegates, only_names, shows_row
from govgraph.interpret.participation.acts import LEADS, SPEAKS_ANYWAY, Acts, behind_duty
from govgraph.interpret.participation.brackets import bracketed_act, goes_on_behind_brackets
from govgraph.interpret.participation.conclusion import is_of_chair
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
    leads_group,
)
from govgraph.interpret.participation.parts import (
    are_met,
    behind_leaders,
    gives_words,
    heads_delegation,
    hears_or_signs,
    leads_company,
    speaks_besides,
    tells_in_talk,
    writes_in_book,
)
from govgraph.interpret.participation.visited import is_visited_by
from govgraph.interpret.people import People
from govgraph.interpret.people.groups import Group, groups_in, is_lead_in, is_recipient, leads_in
from govgraph.interpret.people.officers import capacity_of_officers, capacity_of_seat
from govgraph.interpret.people.together import acts_with_other, presides_with_other
from govgraph.interpret.positions.leads import group_listing
from govgraph.interpret.sentences import Sentence
from govgraph.recognise.items import Item

#: Capacities that say no more than that somebody was there.
ATTENDING = frozenset({"attendee", "director"})
_SUPPOSED_REACH = 3  # items from «nếu» to the people: "nếu như các đồng chí A, B dự"
_VISIT_REACH = 8  # items from people to the visit that they make
_VISITS = frozenset({"working-visit", "voter-contact"})
_TALKS = frozenset({"dialogue", "gathering"})  # as «ông A có buổi đối thoại với …»
_DONE_BETWEEN = frozenset({"ACT", "MEETING", "COMMA"})  # «…, Bí thư Đảng ủy | chủ trì hội nghị, | bà B»
# Behind «về» that is a verb: «về hưu», «về huyện B».
_OF_GOING = frozenset({"hưu", "nghỉ", "nhận", "làm", "quê", "nhà", "nước", "đích", "công tác tại", "công tác ở"})
_WHERE_TO = frozenset({"UNIT", "UNITTYPE", "AT"})
_APART = frozenset({"presenter", "concluder"})  # what may be done behind a speech: "phát biểu …, sau đó bế mạc"

Done = list[tuple[str, str]]  # what a group does: (capacity, rule that read it)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words of a sentence that may be of one group of people: from `begin` to the group, and behind it to `end`.

    `first` tells that no other group stands before; `behind` is where the words behind it begin, in brackets too.
    """

    items: Sequence[Item]
    group: Group
    begin: int
    end: int
    first: bool

    @property
    def behind(self) -> int:
        at = self.group.end
        return at + ([item.type for item in self.items[at : at + 2]] == ["COMMA", "OPEN"])


def acts_in(items: Sequence[Item], people: People) -> Acts:
    """Return the groups of a sentence, each with what the sentence states that they do.

    A group of which it tells nothing, or what others do to them, is left out. In this order: the verbs before and
    behind the group; else the words around it, or what was told of the group before; what brackets tell beside.
    """
    if is_assignment(items) or is_to_press(items, 0) or is_of_chair(items):
        return []
    groups, is_given_before = _acting(items, people)
    out: Acts = []
    for index, group in enumerate(groups):
        if _only_undergoes(items, group):
            continue
        # Whoever is only represented parts nobody from his verb: "ông A thay ông B chủ trì".
        end = next((one.start for one in groups[index + 1 :] if not is_represented(items, one)), len(items))
        stretch = _Stretch(items, group, groups[index - 1].end if index else 0, end, first=index == 0)
        acted = [(capacity, "people-act") for capacity in following_acts(items, stretch.behind, end)]
        if _is_secretary_of_group(stretch, acted):
            continue
        done = _by_verbs(stretch, acted, receives=index == 0 and is_given_before) or _by_words(stretch, out)
        if acted and out and acts_with_other(items, group.start):
            out[-1] = (out[-1][0], out[-1][1] + acted)
        if done := _without_speech(stretch, done):
            out.append((group, done))
        if (capacity := bracketed_act(items, stretch.behind)) is not None:
            out.append((Group(group.people[-1:], group.end - 1, group.end), [(capacity, "people-act")]))
    return out


def _acting(items: Sequence[Item], people: People) -> tuple[list[Group], bool]:
    """Return the groups that may do something, and whether one before them is given something.

    "Trao quyết định cho ông A, bà B nhấn mạnh …": what bà B does.
    """
    groups = [
        group
        for index, group in enumerate(groups_in(items, people))
        if not ((index and is_object(items, group)) or is_given(items, group) or is_visited_by(items, group))
    ]
    gives = bool(groups) and is_recipient(items, groups[0].start)
    return (groups[1:] if gives else groups), gives


def _only_undergoes(items: Sequence[Item], group: Group) -> bool:
    """Tell whether people do nothing themselves: they are charged, concerned, supposed or spoken of."""
    if is_charged(items, group) or is_concerned(items, group) or is_represented(items, group):
        return True
    return is_supposed(items, group.start, _SUPPOSED_REACH) or _is_in_quotes(items, group)


def _is_secretary_of_group(stretch: _Stretch, acted: Done) -> bool:
    """Tell whether somebody writes for a group, not for the meeting: "Ban kiểm phiếu gồm: ông A, bà B - Thư ký"."""
    if acted != [("secretary", "people-act")]:
        return False
    in_row = stretch.behind < stretch.end and stretch.items[stretch.behind].type == "BAR"
    return in_row or group_listing(stretch.items, stretch.group.start) is not None


def _by_verbs(stretch: _Stretch, acted: Done, *, receives: bool) -> Done:
    """Return what the verbs before people and those behind them (`acted`) tell, or whoever gives their words.

    `receives` tells that one named before is given something, as these are where they do not act.
    """
    items, group = stretch.items, stretch.group
    led = leading_acts(items, stretch.begin, group.start, first=stretch.first)
    done = [(capacity, "act-leads-people") for capacity in led] if acted or not receives else []
    if not (done and _delivers(items, group)):
        done += acted
    if tells_in_talk(items, stretch.behind, stretch.end):
        done = [("speaker" if capacity == "presenter" else capacity, rule) for capacity, rule in done]
    if writes_in_book(items[stretch.begin : stretch.end]):
        done = [("attendee" if capacity == "speaker" else capacity, rule) for capacity, rule in done]
    if (told := _quoted_as(items, group)) is not None and (not done or _is_opinion(items, group)):
        return [(told, "people-quoted")]
    return done


def _by_words(stretch: _Stretch, before: Acts) -> Done:
    """Return what people without a verb do by the words around them, or with those told `before`."""
    items, group, begin = stretch.items, stretch.group, stretch.begin
    if _visits(items, group.end, stretch.end):
        return [("attendee", "people-visit")]
    if hears_or_signs(items, group.end):
        return [("attendee", "people-led-in")]
    if not stretch.first and presides_with_other(items, begin, group.start):
        return [("chair", "people-act")]
    sides = not stretch.first or is_lead_in(items[group.end : stretch.end])  # "Phía huyện có A; phía xã có B cùng dự"
    if sides and is_lead_in(items[begin : group.start]):
        return [("attendee", "people-led-in")]
    if before and _came_too(items, stretch, before[-1][0]):
        return [("attendee", "people-led-in")]
    if before and (goes_on := _goes_on(stretch, *before[-1])) is not None:
        return [goes_on]
    if before and goes_on_behind_brackets(items, begin, group.start):
        return [one for one in before[0][1] if one[0] in ATTENDING]
    return []


def _goes_on(stretch: _Stretch, last: Group, done: Done) -> tuple[str, str] | None:
    """Return what those behind a semicolon do like the last: "ông A dự, chỉ đạo; | bà B", "A nói về C; | B về D"."""
    items, group, told = stretch.items, stretch.group, {capacity for capacity, _ in done}
    if told == {"speaker"} and _is_opinion(items, group):
        return "speaker", done[0][1]  # "Thảo luận có ý kiến của ông A nói về C, ý kiến của | bà B xin kinh nghiệm"
    if items[group.start - 1].type != "SEMICOLON":
        return None
    at = behind_duty(items, group.end)
    behind = items[at].text.lower() if at < len(items) else "."
    if told == {"speaker"} and behind == "về" and not _goes_off(items, group.end):
        return "speaker", done[0][1]
    between = {item.type for item in items[behind_duty(items, last.end) : group.start - 1]}
    came = told <= ATTENDING and _DONE_BETWEEN.issuperset(between) and behind in (".", ";")
    return ("attendee", "people-led-in") if came else None


def _goes_off(items: Sequence[Item], at: int) -> bool:
    """Tell whether «về» is going, no topic: "bà A | về hưu", "về nhận công tác", "về xã", "về huyện B"."""
    behind = items[at + 1 : at + 3]
    word = behind[0].text.lower() if behind else ""
    pair = " ".join(item.text.lower() for item in behind)
    return word in _OF_GOING or pair in _OF_GOING or bool(behind and behind[0].type in _WHERE_TO)


def _came_too(items: Sequence[Item], stretch: _Stretch, last: Group) -> bool:
    """Tell whether a list of those who came goes on behind what one of them did: "Dự có ông A chủ trì, | bà B"."""
    clause = next((at for at in range(stretch.begin, -1, -1) if items[at].type in ("SEMICOLON", "STOP")), -1) + 1
    came = next((at for at in range(clause, last.end) if _leads_those_who_came(items, at)), None)
    between = [item.type for item in items[last.end : stretch.group.start]]
    behind = items[stretch.group.end : stretch.group.end + 1]
    listed = not behind or behind[0].type in ("COMMA", "AND", "STOP")
    return came is not None and listed and _DONE_BETWEEN.issuperset(between) and between[-1:] == ["COMMA"]


def _leads_those_who_came(items: Sequence[Item], at: int) -> bool:
    """Tell whether a verb leads in who came: "Dự (hội nghị) | có", "Tham dự: "."""
    concept = items[at].sense("participation") if items[at].type == "ACT" else None
    behind = next((item.type for item in items[at + 1 :] if item.type != "MEETING"), "")
    return concept is not None and concept.notation in ATTENDING and (leads_in(items[at]) or behind in LEADS)


def _without_speech(stretch: _Stretch, done: Done) -> Done:
    """Return what people do without that they spoke, where another act says so: "phát biểu khai mạc"."""
    silent = {capacity for capacity, _ in done} & SPEAKS_ANYWAY
    if silent and not (silent <= _APART and speaks_besides(stretch.items[stretch.begin : stretch.end])):
        return [(capacity, rule) for capacity, rule in done if capacity != "speaker"]
    return done


def _is_in_quotes(items: Sequence[Item], group: Group) -> bool:
    """Tell whether people are only spoken of, in the words of another: "Ông A nói: “Năm 2019, | ông B chủ trì …"."""
    before = [item.type for item in items[: group.start]]
    if before.count("QUOTE") % 2 == 0:
        return False
    opening = group.start - 1 - before[::-1].index("QUOTE")
    told = before[max(0, opening - 1) : opening] == ["COLON"] and "ACT" in before[:opening]
    return told or not {"PERSON", "PEOPLE"}.isdisjoint(before)


def _delivers(items: Sequence[Item], group: Group) -> bool:
    """Tell whether the verb after people only says that they gave the speech before: "Diễn văn … do A trình bày"."""
    verb = items[group.end] if group.end < len(items) else None
    concept = verb.sense("participation") if verb is not None else None
    return items[group.start - 1].type == "BY" and concept is not None and concept.notation == "presenter"


def with_officers(sentence: Sentence, people: People, acts: Acts) -> Acts:
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


def words_in(items: Sequence[Item], people: People) -> Acts:
    """Return whoever an entry begins with and gives the words of: "* Ông A, Trưởng thôn: Đường đang hỏng, …"."""
    groups = groups_in(items, people)
    if not groups or groups[0].start > 1 or len(groups[0].people) > 1 or not gives_words(items, groups[0].end):
        return []
    return [(groups[0], [("speaker", "people-quoted")])]


def led_in(items: Sequence[Item], people: People, *, greeted: bool) -> Acts:
    """Return the people of a sentence that only lists who came: "Về phía xã có đ/c …"; behind others, "Có đ/c …"."""
    groups = groups_in(items, people)
    if not groups:
        return []
    if greeted and groups[0].start == 0 and only_names(items[groups[-1].end :], items):
        return [(groups[0], [("attendee", "people-led-in")])]
    heads = [one for one in groups if heads_delegation(items, one.start, one.end)] if greeted else []
    if heads:
        return [(group, [("attendee", "people-led-in")]) for group in heads]
    lead = items[: groups[0].start]
    if names_delegates(lead) or shows_row(lead) or are_met(lead) or (not lead and all_attend(items)):
        return [(group, [("attendee", "people-led-in")]) for group in groups]
    if not (leads_company(lead) or (any(item.type in LEADS for item in lead) if greeted else is_lead_in(lead))):
        return []
    if any(item.type in ("CHANGE", "HOLD") or item.text.lower() == "được" for item in lead):
        return []  # "Đại hội bầu Ban Chấp hành gồm 9 đồng chí; ông A được bầu làm …", "Có 3 hộ được sửa nhà, …"
    return [
        (group, [("attendee", "people-led-in")])
        for group in groups
        if not is_charged(items, group) and (group.end == len(items) or items[group.end].type not in ("CHANGE", "HOLD"))
    ]


def _visits(items: Sequence[Item], begin: int, end: int) -> bool:
    """Tell whether people go to a place or to voters, or talk: "ông A … đã đến thăm …", "ông B có buổi gặp gỡ …"."""
    first = behind_leaders(items, begin)
    for at in range(first, min(end, first + _VISIT_REACH)):
        item = items[at]
        concept = item.sense("meeting")
        if concept is not None:
            talks = concept.notation in _TALKS and items[at - 1].text.lower().endswith("buổi")
            return concept.notation in _VISITS or talks
        if item.type in ("STOP", "SEMICOLON", "CHANGE") or (item.type == "HOLD" and not leads_group(items, at)):
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
