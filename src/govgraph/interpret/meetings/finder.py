"""Finding the meetings of a text, one sentence after the other; what later sentences add to them is in `learnt`."""

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings.bodies import SESSION, council_in, only_council
from govgraph.interpret.meetings.conveners import convener_of, may_be
from govgraph.interpret.meetings.dated import day_in_opening, mentioned_in, ratifies, rests_on_vote
from govgraph.interpret.meetings.days import begins_with_day, day_of_scene, day_told, is_same_day
from govgraph.interpret.meetings.held import Held
from govgraph.interpret.meetings.kinds import PLAIN_KINDS, is_sitting
from govgraph.interpret.meetings.learnt import learn, learn_holders, learn_kind, where_named
from govgraph.interpret.meetings.minutes import minuted
from govgraph.interpret.meetings.ordered import without_orders
from govgraph.interpret.meetings.reported import without_reports
from govgraph.interpret.meetings.second import (
    follows_on,
    looks_back,
    looks_forward,
    place_of_another,
    second_of_day,
    visit_before,
    visit_next_day,
)
from govgraph.interpret.meetings.told import ToldMeeting, held_in
from govgraph.interpret.meetings.undated import (
    attended_in,
    decided_in,
    met_in,
    points_back,
    tells_deed,
    titled,
    with_scene,
)
from govgraph.interpret.sentences import BESIDE_TEXT, Sentence
from govgraph.interpret.setting import Setting
from govgraph.interpret.unions import INNER, is_inner
from govgraph.model import Meeting, Term, Unit
from govgraph.recognise.mentions import BodyMention

_SITTING = "phiên họp"  # of committees too
_SUMMED_REACH = 3  # sentences from what was done to the meeting in which it was


def find_meetings(sentences: Sequence[Sentence], to_come: Container[int], setting: Setting, draft: Draft) -> list[Held]:
    """Add the meetings that the document reports, not what the sentences `to_come` announce; return them in order."""
    return _MeetingFinder(sentences, to_come, setting, draft).find()


class _MeetingFinder:
    """Adds the meetings of a text to a draft, one sentence after the other; `_held` are those found so far."""

    def __init__(self, sentences: Sequence[Sentence], to_come: Container[int], setting: Setting, draft: Draft) -> None:
        self._sentences = sentences
        told_of = ((number, one) for number, one in enumerate(sentences) if number not in to_come)
        content = ((number, without_orders(one)) for number, one in told_of if one.kind not in BESIDE_TEXT)
        self._content = [(number, one) for number, one in content if one is not None]
        self._setting = setting
        self._draft = draft
        self._decides = _lays_down(sentences)
        self._held: list[Held] = []

    def find(self) -> list[Held]:
        """Add the meetings, and return them."""
        minutes = minuted(self._sentences, [one for _, one in self._content], self._setting)
        if minutes is not None:
            self._add(minutes[0], 0, minutes[1])
        for number, sentence in self._content:
            self._read(number, sentence)
        for resort in (self._decided, self._mentioned, self._on_day_before, self._summed_up, self._undated):
            if not self._held:
                resort()
        if any(meeting.convener is None for meeting in self._held):
            learn_holders(self._held, self._content, self._sentences, self._setting, self._draft)
        if len(self._held) == 1 and self._held[0].kind == "conference":
            self._held[0] = learn_kind(self._held[0], self._sentences, self._setting, self._draft)
        return self._held

    def _read(self, number: int, sentence: Sentence) -> None:
        """Add the meeting that a sentence tells, or learn more of the last from it."""
        sentence = self._without_reports(number, sentence)
        held, items = self._held, sentence.items
        if held and (second := self._second(number, sentence)) is not None:
            held.append(second)
            return
        if held and (apart := self._visited_before(number)):
            held += apart
            return
        found = held_in(sentence, self._setting) or (None if held else attended_in(sentence, self._setting))
        if found is not None and found.when is None and number:
            day = day_of_scene(self._sentences[number - 1], sentence, self._setting)
            before = [one for at, one in self._content if at < number]
            day = day if day is not None or held else day_in_opening(before, found.kind, self._setting)
            found = replace(found, when=day)
        if found is None or (found.when is None and self._decides):
            return
        if not held:
            self._add(_with_council(found, self._sentences), number, sentence)
            return
        if looks_back(items, found.when, self._draft.day_of(held[-1].id)) or looks_forward(
            found.when, self._setting.day
        ):
            return
        elsewhere = place_of_another(items, self._setting) if found.rule == "body-meets" else None
        if elsewhere is not None:
            self._add(found, number, sentence, place=elsewhere)
        elif self._is_last(found, sentence):
            held[-1] = learn(held[-1], found, sentence, self._setting, self._draft)
        else:
            self._add(_with_council(found, self._sentences), number, sentence)
            if number + 1 < len(self._sentences) and _is_within(found, held[-2]):
                held.append(replace(held[-2], sentence=number + 1))  # of which the text goes on to tell

    def _without_reports(self, number: int, sentence: Sentence) -> Sentence:
        """Return a sentence without the meeting of whose results it tells in another, held or dated before."""
        bare = without_reports(sentence)
        if bare is sentence or self._held:
            return bare
        before = (one for at, one in self._content if at < number)
        return bare if any(mentioned_in(one, self._setting) is not None for one in before) else sentence

    def _on_day_before(self) -> None:
        """Add the meeting told behind a sentence that begins with its day: "Sáng 5/3, sân rợp cờ. Buổi lễ do X …"."""
        for (at, before), (number, sentence) in pairwise(() if self._decides else self._content):
            if at + 1 == number and before.block == sentence.block and begins_with_day(before):
                found = held_in(sentence, self._setting, day_told(before, self._setting))
                if found is not None and found.when is not None:
                    self._add(found, number, sentence)
                    return

    def _summed_up(self) -> None:
        """Add the meeting of which a text tells behind what was done in it: "Sáng 5/3, … Đó là kết quả kỳ họp do X …".

        What was done before is of that meeting.
        """
        for at, (_, sentence) in enumerate(() if self._decides else self._content):
            if not points_back(sentence.items):
                continue
            for before, done in reversed(self._content[max(0, at - _SUMMED_REACH) : at]):
                day = day_told(done, self._setting) if tells_deed(done.items) else None
                found = held_in(sentence, self._setting, day) if day is not None else None
                if found is not None:
                    self._add(found, before, sentence)
                    return

    def _decided(self) -> None:
        """Add the meeting in which a formal text says that it was decided."""
        for number, sentence in self._content if self._decides else ():
            found = decided_in(sentence, self._setting)
            if found is not None:
                self._add(found, number, sentence)
                return

    def _mentioned(self) -> None:
        """Add the meeting that a sentence dates, the last resort where the text says nowhere who held one."""
        voted_before = any(map(ratifies, self._sentences))  # in a session that is no meeting of this text
        told = [
            (one, number, sentence)
            for number, sentence in self._content
            if not (voted_before and rests_on_vote(sentence)) and (one := mentioned_in(sentence, self._setting))
        ]
        alike = [one for one in told if (one[0].kind, one[0].when) == (told[0][0].kind, told[0][0].when)]
        for found, number, sentence in sorted(alike, key=lambda one: one[0].convener is None)[:1]:
            self._add(_with_council(found, self._sentences), number, sentence)

    def _undated(self) -> None:
        """Add the meeting in which the first sentence tells that something was done, with what the headline adds."""
        if self._decides:
            return
        told = titled(self._sentences, self._setting)
        title = told[0] if told is not None else None
        shown = [(number, one) for number, one in enumerate(self._sentences) if one.kind == "caption"]
        told_in = sorted([*self._content, *shown], key=lambda one: one[0])
        met = ((one, number, sentence) for number, sentence in told_in if (one := met_in(sentence, title)))
        for found, number, sentence in islice(met, 1):
            before = [one for at, one in self._content if at == number - 1 and one.block == sentence.block]
            placed = with_scene(found, [*before, sentence], self._setting)
            self._add(_with_council(placed, self._sentences), number, sentence)
            if told is not None and found is title:
                self._draft.add(self._draft.content(self._held[0].id), where_named(told[1]), found.rule)

    def _second(self, number: int, sentence: Sentence) -> Held | None:
        """Return a meeting like the last one, later and elsewhere, as a sentence tells it."""
        last = self._held[-1]
        first = sentence.items[2 if follows_on(sentence.items) else 0]  # "Tiếp đó, ngày 17/6, đoàn …"
        meeting = self._draft.content(last.id) if first.type in ("DAYPART", "DATE") else None
        if not isinstance(meeting, Meeting):
            return None
        second = second_of_day(sentence.items, meeting, self._setting)
        if second is None and last.kind == "working-visit":
            when = day_told(sentence, self._setting)
            second = visit_next_day(sentence.items, meeting, when, self._setting)
            if looks_forward(when, self._setting.day):
                return None
        if second is None:
            return None
        id_ = self._draft.add(second, where_named(sentence), "meeting-led")
        return Held(id_, number, second.kind, second.convener)

    def _visited_before(self, number: int) -> list[Held]:
        """Return the visit of which a paragraph tells that it was made before, and the last again behind it."""
        sentences, last = self._sentences, self._held[-1]
        sentence, meeting = sentences[number], self._draft.content(last.id)
        when = day_told(sentence, self._setting)
        visit = visit_before(sentence.items, meeting, when) if isinstance(meeting, Meeting) else None
        if visit is None:
            return []
        id_ = self._draft.add(visit, where_named(sentence), "body-meets")
        goes_on = (at for at in range(number, len(sentences)) if sentences[at].block != sentence.block)
        return [replace(last, id=id_, sentence=number), *(replace(last, sentence=at) for at in islice(goes_on, 1))]

    def _is_last(self, found: ToldMeeting, sentence: Sentence) -> bool:
        """Tell whether a sentence speaks again of the meeting introduced before it."""
        last = self._held[-1]
        later = any(item.text.lower().endswith("cùng ngày") for item in sentence.items)
        if later and found.rule == "meeting-led" and found.kind != last.kind:
            return False  # a conference behind a ceremony: "Chiều cùng ngày, ông A chủ trì hội nghị giao ban"
        again = is_same_day(sentence.items)  # it says «cùng ngày»: then another kind is another meeting of that day
        day = self._draft.day_of(last.id)
        if found.when is not None and day is not None and found.when.start != day:
            return False
        other_kind = found.kind != last.kind
        if found.when is None and found.rule != "body-holds-meeting" and not (again and other_kind):
            return True
        plain = found.when is None and found.kind in PLAIN_KINDS and not (again and found.convener is not None)
        if other_kind and not plain:
            return False
        if last.convener is None and found.when is None and not (again or other_kind):
            return True  # whose it is, only this sentence tells
        return may_be(convener_of(found.kind, found.convener, self._setting), last.convener)

    def _add(self, found: ToldMeeting, number: int, sentence: Sentence, *, place: Unit | None = None) -> None:
        convener = convener_of(found.kind, found.convener, self._setting)
        before = self._held[-1].convener if self._held else None
        if found.convener is not None and before is not None and is_inner(before, found.convener):
            convener = before  # "Phiên họp thứ nhất của Ban Chấp hành" behind a union's congress
        if convener is not None and convener.kind == "party-cell" and found.kind == "conference":
            found = replace(found, kind="cell-meeting")
        if convener is not None and convener.kind == "party-committee" and found.kind == "cell-meeting":
            found = replace(found, kind="conference")  # "Đảng ủy phường tổ chức hội nghị sinh hoạt chuyên đề"
        council = convener is not None and convener.kind == "peoples-council"
        if council and found.kind == "conference" and is_sitting(sentence.items):
            found = replace(found, kind="session")
        when = found.when
        same_day = bool(self._held) and is_same_day(sentence.items)  # "Chiều cùng ngày"
        day = when.start if when else self._draft.day_of(self._held[-1].id) if same_day else None
        meeting = Meeting(
            found.kind,
            date=day,
            date_end=when.end if when else None,
            part_of_day=when.part_of_day if when else None,
            convener=convener,
            place=place,
            term=_term(sentence),
        )
        id_ = self._draft.add(meeting, where_named(sentence), found.rule)
        self._held.append(Held(id_, number, found.kind, convener))


def _lays_down(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a text lays down what is to be: it has a letterhead, and rests on others: "Căn cứ …"."""
    rests = any(one.items[0].text.lower().startswith("căn cứ") for one in sentences)
    return rests and any(one.kind == "letterhead" for one in sentences)


def _is_within(found: ToldMeeting, last: Held) -> bool:
    """Tell whether a committee meets while the congress that elected it goes on."""
    if found.rule not in ("meeting-held", "body-meets") or last.kind != "congress" or found.convener is None:
        return False
    of_front = last.convener is not None and found.convener.kind == last.convener.kind == "fatherland-front"
    return (found.kind == "session" and found.convener.kind in INNER) or (found.kind == "conference" and of_front)


def _with_council(found: ToldMeeting, sentences: Sequence[Sentence]) -> ToldMeeting:
    """Return a session that names no council with the one that another sentence names with it, or the only one."""
    if found.kind != "session" or found.convener is not None:
        return found
    councils = (council_in(one.items) for one in sentences if "MEETING" in one.types)
    council = next((one for one in councils if one is not None), None)
    named = [item.text.lower() for one in sentences for item in one.items if item.type == "MEETING"]
    sits = any(one.startswith(SESSION) for one in named) and not any(one.startswith(_SITTING) for one in named)
    if council is None and sits:
        bodies = (item.value for one in sentences for _, item in one.composites)
        council = only_council(one for one in bodies if isinstance(one, BodyMention))
    return replace(found, convener=council)


def _term(sentence: Sentence) -> Term | None:
    return next((item.value for _, item in sentence.composites if isinstance(item.value, Term)), None)
