"""Who took part in a meeting, and as what: the verbs of the genre, before or after the people whom they concern."""

from collections.abc import Container, Sequence

from govgraph.interpret.denial import is_supposed
from govgraph.interpret.draft import Draft
from govgraph.interpret.headings import all_attend, names_delegates, only_names, recalls_another, tells_other_day
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.participation.acts import LEADS, SPEAKS_ANYWAY, Acts
from govgraph.interpret.participation.brackets import bracketed_act, goes_on_behind_brackets
from govgraph.interpret.participation.conclusion import Conclusion, is_of_chair
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
from govgraph.interpret.participation.unnamed import acts_of_chair, acts_of_pronoun
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
_APART = frozenset({"presenter", "concluder"})  # what may be done behind a speech: "phát biểu …, sau đó bế mạc"


def find_participation(
    sentences: Sequence[Sentence], to_come: Container[int], held: Sequence[Held], people: People, draft: Draft
) -> None:
    """Add what each person did in the meetings of the document; `to_come` are the sentences that only announce."""
    if not held:
        return
    told = _Told(people, draft)
    for number, sentence in enumerate(sentences):
        meeting = meeting_at(held, number)
        read = sentence.kind not in _SKIPPED_BLOCKS or _describes_picture(sentence)
        if meeting is not None and number not in to_come and read:
            told.read(sentence, meeting)
    told.add_to(draft)


def _describes_picture(sentence: Sentence) -> bool:
    """Tell whether what stands where a headline does is a caption: "Đồng chí A, Bí thư xã phát biểu tại …"."""
    items = sentence.items
    first = items[0].value
    shows = isinstance(first, PersonMention) and first.addressed and first.name is not None
    acts = [item.type for item in items[1:]] in (["ACT", "MEETING"], ["ACT", "AT", "MEETING"])
    return sentence.kind == "headline" and shows and acts and items[1].text.lower().startswith("phát biểu")


class _Told:
    """What a text has told so far of who did what, and of whom its next sentence may speak."""

    def __init__(self, people: People, draft: Draft) -> None:
        self._people = people
        self._draft = draft
        self._found: dict[tuple[str, str], dict[str, list[tuple[Span, str]]]] = {}  # (person, meeting) → capacities
        self._greeted = False  # the last sentence told who attended
        self._subject: tuple[Span, str] | None = None  # who acted last, and in which block: whom a pronoun means
        self._roll, self._conclusion = Roll(), Conclusion()
        self._away: Span | None = None  # a block that tells of another day

    def read(self, sentence: Sentence, meeting: Held) -> None:
        """Note what people do in a meeting by a sentence that speaks of it."""
        items, known = sentence.items, self._draft.content(meeting.id)
        if _is_planned(items):
            return
        if tells_other_day(items, known):
            self._away = sentence.block
        if self._away == sentence.block or recalls_another(items, known):
            return
        acts = self._acts(sentence, meeting)
        if self._conclusion.gives_task(items, acts):
            return
        listed = self._roll.read(sentence, self._people, acts=bool(acts))
        if listed is not None:
            group, capacity, rule = listed
            acts = [(group, [(capacity, rule)])]
        if sentence.kind == "caption" and meeting.kind == "working-visit" and talks_with_people(items):
            acts = [(group, [("attendee", rule) for _, rule in done]) for group, done in acts]
        self._subject = _subject(sentence, acts, self._people) or self._subject
        self._greeted = any(capacity in _ATTENDING for _, done in acts for capacity, _ in done)
        for group, done in acts:
            self._note(sentence, meeting, group, done)

    def add_to(self, draft: Draft) -> None:
        """Add a participation for each capacity; that somebody attended is told by any other."""
        for (name, meeting), capacities in self._found.items():
            if len(capacities) > 1:
                capacities.pop("attendee", None)
            posts = self._people.positions_of(name)
            for capacity, shown in capacities.items():
                for span, rule in shown:
                    draft.add(Participation(name, meeting, capacity, posts), span, rule)

    def _acts(self, sentence: Sentence, meeting: Held) -> Acts:
        """Return what a sentence tells of people, those included whom it names by a pronoun or as who presides."""
        items = sentence.items
        acts = _acts(items, self._people)
        if not acts and self._subject is not None and self._subject[0] == sentence.block:
            acts = acts_of_pronoun(items, self._subject[1])
        if not acts:
            told = self._found.items()
            acts = acts_of_chair(items, [name for (name, at), done in told if at == meeting.id and "chair" in done])
        return _with_officers(sentence, self._people, acts) or _led_in(items, self._people, greeted=self._greeted)

    def _note(self, sentence: Sentence, meeting: Held, group: Group, done: Sequence[tuple[str, str]]) -> None:
        for mention in group.people:
            name = self._people.name(mention)
            if name is None:
                continue
            capacities = self._found.setdefault((name, meeting.id), {})
            for capacity, rule in done:
                if capacity in ABSENT:
                    capacity = with_reason(capacity, behind(sentence.items, mention))
                capacities.setdefault(capacity, []).append((sentence.quoted(mention.span), rule))


def _acts(items: Sequence[Item], people: People) -> Acts:
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
    out: Acts = []
    for index, group in enumerate(groups):
        if is_charged(items, group) or is_concerned(items, group) or is_represented(items, group):
            continue
        if is_supposed(items, group.start, _SUPPOSED_REACH) or _is_in_quotes(items, group):
            continue
        begin = groups[index - 1].end if index else 0
        # whoever is only represented parts nobody from his verb: "ông A thay ông B chủ trì"
        end = next((one.start for one in groups[index + 1 :] if not is_represented(items, one)), len(items))
        done = [
            (capacity, "act-leads-people") for capacity in leading_acts(items, begin, group.start, first=index == 0)
        ]
        bracket = group.end + ([item.type for item in items[group.end : group.end + 2]] == ["COMMA", "OPEN"])
        acted = [(capacity, "people-act") for capacity in following_acts(items, bracket, end)]
        in_group = group_listing(items, group.start) is not None or (bracket < end and items[bracket].type == "BAR")
        if acted == [("secretary", "people-act")] and in_group:
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
        silent = {capacity for capacity, _ in done} & SPEAKS_ANYWAY
        if silent and not (silent <= _APART and speaks_besides(items[begin:end])):
            done = [(capacity, rule) for capacity, rule in done if capacity != "speaker"]
        if done:
            out.append((group, done))
        if (capacity := bracketed_act(items, bracket)) is not None:
            out.append((Group(group.people[-1:], group.end - 1, group.end), [(capacity, "people-act")]))
    return out


def _is_in_quotes(items: Sequence[Item], group: Group) -> bool:
    """Tell whether people are only spoken of, in the words of another: "Ông A nói: “Năm 2019, | ông B chủ trì …"."""
    before = [item.type for item in items[: group.start]]
    return before.count("QUOTE") % 2 == 1 and not {"PERSON", "PEOPLE"}.isdisjoint(before)


def _delivers(items: Sequence[Item], group: Group) -> bool:
    """Tell whether the verb after people only says that they gave the speech before: "Diễn văn … do A trình bày"."""
    verb = items[group.end] if group.end < len(items) else None
    concept = verb.sense("participation") if verb is not None else None
    return items[group.start - 1].type == "BY" and concept is not None and concept.notation == "presenter"


def _subject(sentence: Sentence, acts: Acts, people: People) -> tuple[Span, str] | None:
    """Return the one person who does something in a sentence, with its block."""
    active = [group for group, done in acts if any(capacity not in _ATTENDING for capacity, _ in done)]
    if len(active) != 1 or len(active[0].people) != 1:
        return None
    name = people.name(active[0].people[0])
    return (sentence.block, name) if name is not None else None


def _with_officers(sentence: Sentence, people: People, acts: Acts) -> Acts:
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


def _led_in(items: Sequence[Item], people: People, *, greeted: bool) -> Acts:
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
