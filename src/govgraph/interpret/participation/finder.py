"""Finding who took part in the meetings of a text, one sentence after the other, and as what."""

from collections.abc import Container, Sequence

from govgraph.interpret.denial import is_when_asked_for
from govgraph.interpret.draft import Draft
from govgraph.interpret.headings import closes_row, only_names, place_of_entry, recalls_another, tells_other_day
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.participation.acts import Acts
from govgraph.interpret.participation.brackets import are_absences, with_rest
from govgraph.interpret.participation.conclusion import Conclusion
from govgraph.interpret.participation.in_sentence import ATTENDING, acts_in, led_in, with_officers, words_in
from govgraph.interpret.participation.objects import is_to_press, talks_with_people
from govgraph.interpret.participation.roll import Roll
from govgraph.interpret.participation.unnamed import acts_of_chair, acts_of_pronoun
from govgraph.interpret.people import People
from govgraph.interpret.people.absence import ABSENT, behind, with_reason
from govgraph.interpret.people.groups import Group, groups_in
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting.working_groups import groups_above
from govgraph.model import Participation, Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention

_TALKS = frozenset({"dialogue", "voter-contact"})  # in which a text gives the words of each
_SKIPPED_BLOCKS = frozenset({"headline", "byline", "signature", "letterhead", "recipients"})


def find_participation(
    sentences: Sequence[Sentence], to_come: Container[int], held: Sequence[Held], people: People, draft: Draft
) -> None:
    """Add what each person did in the meetings of the document; `to_come` are the sentences that only announce."""
    if not held:
        return
    finder = _ParticipationFinder(people, draft)
    in_groups = groups_above(sentences)
    for number, sentence in enumerate(sentences):
        meeting = meeting_at(held, number)
        read = sentence.kind not in _SKIPPED_BLOCKS or _describes_picture(sentence)
        if meeting is not None and number not in to_come and read:
            finder.read(sentence, meeting, in_group=number in in_groups)
    finder.add_facts()


def _describes_picture(sentence: Sentence) -> bool:
    """Tell whether what stands where a headline does is a caption: "Đồng chí A, Bí thư xã phát biểu tại …"."""
    items = sentence.items
    first = items[0].value
    shows = isinstance(first, PersonMention) and first.addressed and first.name is not None
    acts = [item.type for item in items[1:]] in (["ACT", "MEETING"], ["ACT", "AT", "MEETING"])
    return sentence.kind == "headline" and shows and acts and items[1].text.lower().startswith("phát biểu")


class _ParticipationFinder:
    """Notes who did what in the meetings of a text, and of whom its next sentence may speak."""

    def __init__(self, people: People, draft: Draft) -> None:
        self._people = people
        self._draft = draft
        self._found: dict[tuple[str, str], dict[str, list[tuple[Span, str]]]] = {}  # (person, meeting) → capacities
        self._greeted = False  # the last sentence told who attended
        self._named: list[tuple[Sentence, Group]] = []  # whom the last sentences only name
        self._subject: tuple[Span, str] | None = None  # who acted last, and in which block: whom a pronoun means
        self._roll, self._conclusion = Roll(), Conclusion()
        self._away: Span | None = None  # a block that tells of another day
        self._places: dict[str, str | None] = {}  # of meetings, where an entry that begins with a place tells them
        self._to_press: Span | None = None  # the block in which the last sentence was said to the press

    def read(self, sentence: Sentence, meeting: Held, *, in_group: bool) -> None:
        """Note what people do in a meeting by a sentence that speaks of it; `in_group` where it lists those of a group.

        Who writes for such a group does not for the meeting: «Ban kiểm phiếu gồm:», below it «- Bà A: Thư ký».
        """
        items, known = sentence.items, self._draft.content(meeting.id)
        if _is_planned(items):
            return
        if tells_other_day(items, known) or self._is_of_other_place(sentence, meeting):
            self._away = sentence.block
        if self._away == sentence.block or recalls_another(items, known):
            return
        if self._goes_on_to_press(sentence):
            return
        acts = self._acts(sentence, meeting)
        if in_group:
            acts = [(group, done) for group, done in acts if [capacity for capacity, _ in done] != ["secretary"]]
        if self._conclusion.gives_task(items, acts):
            return
        absent = acts if are_absences(items, [group for group, _ in acts]) else []
        listed = self._roll.read(sentence, self._people, acts=bool(acts) and not absent)
        if listed is not None:
            group, capacity, rule = listed
            group = with_rest(group, groups_in(items, self._people), items) if absent else group
            acts = [(group, [(capacity, rule)]), *absent]
        if sentence.kind == "caption" and meeting.kind == "working-visit" and talks_with_people(items):
            acts = [(group, [("attendee", rule) for _, rule in done]) for group, done in acts]
        self._note_named_before(sentence, meeting, acts)
        self._subject = _subject(sentence, acts, self._people) or self._subject
        self._greeted = any(capacity in ATTENDING for _, done in acts for capacity, _ in done)
        for group, done in acts:
            self._note(sentence, meeting, group, done)

    def _is_of_other_place(self, sentence: Sentence, meeting: Held) -> bool:
        """Tell whether an entry of a bulletin is of another place than the meeting told last: "+ CAN LỘC: …"."""
        place = place_of_entry(sentence.items) if sentence.span.start == sentence.block.start else None
        of_meeting = self._places.setdefault(meeting.id, place)
        return None not in (place, of_meeting) and place != of_meeting

    def _goes_on_to_press(self, sentence: Sentence) -> bool:
        """Tell whether one more person talks to the press: "Ông A chia sẻ với phóng viên. | Còn bà B thì mong …"."""
        items = sentence.items
        goes_on = self._to_press == sentence.block and items[0].text.lower() == "còn"
        told = any(is_to_press(items, at) for at, item in enumerate(items) if item.type == "ACT" or not at)
        self._to_press = sentence.block if goes_on or told else None
        return goes_on

    def add_facts(self) -> None:
        """Add a participation for each capacity; that somebody attended is told by any other."""
        for (name, meeting), capacities in self._found.items():
            if len(capacities) > 1:
                capacities.pop("attendee", None)
            posts = self._people.positions_of(name)
            for capacity, shown in capacities.items():
                for span, rule in shown:
                    self._draft.add(Participation(name, meeting, capacity, posts), span, rule)

    def _acts(self, sentence: Sentence, meeting: Held) -> Acts:
        """Return what a sentence tells of people, those included whom it names by a pronoun or as who presides."""
        items = sentence.items
        acts = acts_in(items, self._people)
        if not acts and meeting.kind in _TALKS:
            acts = words_in(items, self._people)
        if not acts and self._subject is not None and self._subject[0] == sentence.block:
            acts = acts_of_pronoun(items, self._subject[1])
        if not acts:
            told = self._found.items()
            acts = acts_of_chair(items, [name for (name, at), done in told if at == meeting.id and "chair" in done])
        return with_officers(sentence, self._people, acts) or led_in(items, self._people, greeted=self._greeted)

    def _note_named_before(self, sentence: Sentence, meeting: Held, acts: Acts) -> None:
        """Note that those came whom sentences before only name: "Ông A – Chủ tịch UBND xã. Cùng 40 hội viên đã dự."."""
        items = sentence.items
        if closes_row(items):
            for before, group in self._named:
                self._note(before, meeting, group, [("attendee", "people-led-in")])
        groups = [] if acts else groups_in(items, self._people)
        # Whatever else stands behind the name, without a verb, is of a post.
        told = bool(groups) and groups[0].start == 0 and only_names((), items)
        self._named = [*self._named, (sentence, groups[0])] if told else []

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


def _subject(sentence: Sentence, acts: Acts, people: People) -> tuple[Span, str] | None:
    """Return the one person who does something in a sentence, with its block."""
    active = [group for group, done in acts if any(capacity not in ATTENDING for capacity, _ in done)]
    if len(active) != 1 or len(active[0].people) != 1:
        return None
    name = people.name(active[0].people[0])
    return (sentence.block, name) if name is not None else None


def _is_planned(items: Sequence[Item]) -> bool:
    """Tell whether a sentence announces a meeting to come: "ngày 21/5 sẽ tổ chức …", "Hội sẽ sơ kết …"."""
    for at, item in enumerate(items):
        if item.type == "ACT":
            return False  # "Kết luận hội nghị, ông A đề nghị chuẩn bị tốt Đại hội": what he asks for is to come
        if item.type != "PLANNED" or is_when_asked_for(items, at):
            continue
        reviews = any(one.sense("meeting") is not None for one in items[at + 1 : at + 2])
        if reviews or any(one.type in ("CONVENE", "MEETING") for one in items[at : at + 4]):
            return True
    return False
