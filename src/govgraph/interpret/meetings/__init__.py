"""Which meetings the document reports as held: who held them, when, of what kind."""

from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings.bodies import PLAIN_KINDS, council_in
from govgraph.interpret.meetings.days import day_told, is_same_day
from govgraph.interpret.meetings.minutes import minuted
from govgraph.interpret.meetings.second import looks_back, place_of_another, second_of_day, visit_before, visit_next_day
from govgraph.interpret.meetings.told import ToldMeeting, held_in, holder_told, mentioned_in
from govgraph.interpret.meetings.undated import decided_in, holder_in_title, met_in, titled
from govgraph.interpret.sentences import BESIDE_TEXT, Sentence
from govgraph.interpret.setting import Setting
from govgraph.interpret.unions import INNER, is_inner
from govgraph.model import Body, Meeting, Span, Term, Unit
from govgraph.recognise.mentions import BodyMention

_PARTY_CONVENERS = {"congress": "party-organisation", "conference": "party-committee"}
_WHOLE_DAY = len("2024-04-03")


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting found: the fact's id, and the number of the sentence from which on the text speaks of it."""

    id: str
    sentence: int
    kind: str
    convener: Body | None


def find_meetings(sentences: Sequence[Sentence], to_come: Container[int], setting: Setting, draft: Draft) -> list[Held]:
    """Add the meetings that the document reports, not what the sentences `to_come` announce; return them in order."""
    told_of = ((number, one) for number, one in enumerate(sentences) if number not in to_come)
    content = [(number, one) for number, one in told_of if one.kind not in BESIDE_TEXT]
    held: list[Held] = []
    if (minutes := minuted(sentences, [one for _, one in content], setting)) is not None:
        held.append(_add(minutes[0], 0, minutes[1], [], setting, draft))
    decides = _decides(sentences)
    for number, sentence in content:
        if held and (second := _second(held[-1], number, sentence, setting, draft)) is not None:
            held.append(second)
            continue
        if held and (apart := _visited_before(held[-1], number, sentences, setting, draft)):
            held += apart
            continue
        found = held_in(sentence, setting)
        if found is None or (found.when is None and decides):
            continue
        if held and looks_back(sentence.items, found.when, draft.day_of(held[-1].id)):
            continue
        if held and _looks_forward(found, setting):
            continue
        elsewhere = place_of_another(sentence.items, setting) if held and found.rule == "body-meets" else None
        if elsewhere is not None:
            held.append(_add(found, number, sentence, held, setting, draft, place=elsewhere))
        elif held and _is_same(found, sentence, held, setting, draft):
            held[-1] = _learn(held[-1], found, sentence, setting, draft)
        else:
            held.append(_add(_with_council(found, sentences), number, sentence, held, setting, draft))
            if len(held) > 1 and number + 1 < len(sentences) and _is_within(found, held[-2]):
                held.append(replace(held[-2], sentence=number + 1))  # of which the text goes on to tell
    if not held and decides:
        decided = ((decided_in(sentence, setting), number, sentence) for number, sentence in content)
        held = [_add(one, number, sentence, held, setting, draft) for one, number, sentence in decided if one][:1]
    if not held:
        told = [(one, number, sentence) for number, sentence in content if (one := mentioned_in(sentence, setting))]
        alike = [one for one in told if (one[0].kind, one[0].when) == (told[0][0].kind, told[0][0].when)]
        for found, number, sentence in sorted(alike, key=lambda one: one[0].convener is None)[:1]:
            held = [_add(_with_council(found, sentences), number, sentence, held, setting, draft)]
    if not held and not decides:
        held = _undated(sentences, content, setting, draft)
    if any(meeting.convener is None for meeting in held):
        _learn_holders(held, content, setting, draft)
    if held and held[0].convener is None and (body := holder_in_title(sentences, held[0].kind)) is not None:
        held[0] = _learn(
            held[0], ToldMeeting(held[0].kind, body, None, "body-holds-meeting"), sentences[0], setting, draft
        )
    return held


def _decides(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a text lays down what is to be: it has a letterhead, and rests on others: "Căn cứ …"."""
    rests = any(one.items[0].text.lower().startswith("căn cứ") for one in sentences)
    return rests and any(one.kind == "letterhead" for one in sentences)


def _undated(
    sentences: Sequence[Sentence], content: Sequence[tuple[int, Sentence]], setting: Setting, draft: Draft
) -> list[Held]:
    """Return the meeting in which the first sentence tells that something was done, with what the headline adds."""
    told = titled(sentences, setting)
    title = told[0] if told is not None else None
    shown = [(number, one) for number, one in enumerate(sentences) if one.kind == "caption"]
    told_in = sorted([*content, *shown], key=lambda one: one[0])
    met = ((one, number, sentence) for number, sentence in told_in if (one := met_in(sentence, title)))
    for found, number, sentence in met:
        whole = _with_council(replace(found, rule="meeting-held"), sentences)
        held = _add(whole, number, sentence, [], setting, draft)
        if told is not None and found is title and (meeting := draft.content(held.id)) is not None:
            draft.add(meeting, _where_named(told[1]), found.rule)
        return [held]
    return []


def _looks_forward(found: ToldMeeting, setting: Setting) -> bool:
    """Tell whether a meeting told beside another is yet to come: on a day after that on which the page came out."""
    days = (found.when.start if found.when is not None else "", setting.day or "")
    return all(len(day) == _WHOLE_DAY for day in days) and days[0] > days[1]


def _is_same(found: ToldMeeting, sentence: Sentence, held: Sequence[Held], setting: Setting, draft: Draft) -> bool:
    later = any(item.text.lower().endswith("cùng ngày") for item in sentence.items)
    if later and found.rule == "meeting-led" and found.kind != held[-1].kind:
        return False  # a conference behind a ceremony: "Chiều cùng ngày, ông A chủ trì hội nghị giao ban"
    return _is_the_same(found, held[-1], setting, draft, again=is_same_day(sentence.items))


def _is_within(found: ToldMeeting, last: Held) -> bool:
    """Tell whether a committee meets while the congress that elected it goes on."""
    if found.rule not in ("meeting-held", "body-meets") or last.kind != "congress" or found.convener is None:
        return False
    of_front = last.convener is not None and found.convener.kind == last.convener.kind == "fatherland-front"
    return (found.kind == "session" and found.convener.kind in INNER) or (found.kind == "conference" and of_front)


def _second(last: Held, number: int, sentence: Sentence, setting: Setting, draft: Draft) -> Held | None:
    """Return a meeting like the last one, later and elsewhere, as a sentence tells it."""
    meeting = draft.content(last.id) if sentence.items[0].type in ("DAYPART", "DATE") else None
    if not isinstance(meeting, Meeting):
        return None
    second = second_of_day(sentence.items, meeting, setting)
    if second is None and last.kind == "working-visit":
        second = visit_next_day(sentence.items, meeting, day_told(sentence, setting), setting)
    if second is None:
        return None
    return Held(draft.add(second, _where_named(sentence), "meeting-led"), number, second.kind, second.convener)


def _visited_before(
    last: Held, number: int, sentences: Sequence[Sentence], setting: Setting, draft: Draft
) -> list[Held]:
    """Return the visit of which a paragraph tells that it was made before, and the last again behind it."""
    sentence, meeting = sentences[number], draft.content(last.id)
    when = day_told(sentence, setting)
    visit = visit_before(sentence.items, meeting, when) if isinstance(meeting, Meeting) else None
    if visit is None:
        return []
    id_ = draft.add(visit, _where_named(sentence), "body-meets")
    goes_on = (at for at in range(number, len(sentences)) if sentences[at].block != sentence.block)
    return [replace(last, id=id_, sentence=number), *(replace(last, sentence=at) for at in [*goes_on][:1])]


def _learn(known: Held, found: ToldMeeting, sentence: Sentence, setting: Setting, draft: Draft) -> Held:
    """Return a meeting told without its day or body, as a second headline or a title tells it, with those told now."""
    meeting = draft.content(known.id)
    if not isinstance(meeting, Meeting):
        return known
    learnt, when = meeting, found.when
    if when is not None and meeting.date is None:
        learnt = replace(learnt, date=when.start, date_end=when.end, part_of_day=when.part_of_day)
    if known.convener is None and found.rule == "body-holds-meeting" and found.kind == known.kind:
        learnt = replace(learnt, convener=_convener(found.kind, found.convener, setting))
    if learnt != meeting:
        draft.replace(known.id, learnt)
        draft.add(learnt, _where_named(sentence), found.rule)
    return replace(known, convener=learnt.convener)


def _learn_holders(held: list[Held], content: Sequence[tuple[int, Sentence]], setting: Setting, draft: Draft) -> None:
    """Give meetings told without their body the one that a sentence without a day names: "Buổi lễ do X tổ chức"."""
    for number, sentence in content:
        last = meeting_at(held, number)
        if last is None or last.convener is not None or number < last.sentence:
            continue
        body = holder_told(sentence, last.kind)
        if body is not None:
            told = ToldMeeting(last.kind, body, None, "body-holds-meeting")
            held[held.index(last)] = _learn(last, told, sentence, setting, draft)


def _with_council(found: ToldMeeting, sentences: Sequence[Sentence]) -> ToldMeeting:
    """Return a session that names no council with the one that another sentence names with it."""
    if found.kind != "session" or found.convener is not None:
        return found
    councils = (council_in(one.items) for one in sentences if "MEETING" in one.types)
    return replace(found, convener=next((one for one in councils if one is not None), None))


def _where_named(sentence: Sentence) -> Span:
    named = next((item for item in sentence.items if item.sense("meeting") is not None), sentence.items[0])
    return sentence.quoted(Span(named.start, named.end))


def _add(
    found: ToldMeeting,
    number: int,
    sentence: Sentence,
    held: Sequence[Held],
    setting: Setting,
    draft: Draft,
    *,
    place: Unit | None = None,
) -> Held:
    convener = _convener(found.kind, found.convener, setting)
    before = held[-1].convener if held else None
    if found.convener is not None and before is not None and is_inner(before, found.convener):
        convener = before  # "Phiên họp thứ nhất của Ban Chấp hành" behind a union's congress
    if convener is not None and convener.kind == "party-cell" and found.kind == "conference":
        found = replace(found, kind="cell-meeting")
    if convener is not None and convener.kind == "party-committee" and found.kind == "cell-meeting":
        found = replace(found, kind="conference")  # "Đảng ủy phường tổ chức hội nghị sinh hoạt chuyên đề"
    when = found.when
    day = when.start if when else _same_day(sentence, held, draft)
    meeting = Meeting(
        found.kind,
        date=day,
        date_end=when.end if when else None,
        part_of_day=when.part_of_day if when else None,
        convener=convener,
        place=place,
        term=_term(sentence),
    )
    return Held(draft.add(meeting, _where_named(sentence), found.rule), number, found.kind, convener)


def _is_the_same(found: ToldMeeting, last: Held, setting: Setting, draft: Draft, *, again: bool) -> bool:
    """Tell whether a sentence speaks again of the meeting introduced before it.

    `again` tells whether it says «cùng ngày»: then another kind is another meeting of that day.
    """
    day = draft.day_of(last.id)
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
    return _may_be(_convener(found.kind, found.convener, setting), last.convener)


def _may_be(named: Body | None, known: Body | None) -> bool:
    """Tell whether a body is the one known, as far as it is named: «chi bộ» that of the village named before."""
    if named is None or known is None:
        return named is None
    told = replace(named, name=named.name or known.name, unit=named.unit or known.unit)
    return told == known


def _convener(kind: str, mention: BodyMention | None, setting: Setting) -> Body | None:
    if mention is None:
        return None
    if mention.kind == "working-group" and (mention.of is not None or kind == "working-visit"):
        if mention.of is None:
            return None
        mention = mention.of
    body = setting.body(mention)
    party_kind = _PARTY_CONVENERS.get(kind)
    if party_kind and body.kind in ("party-organisation", "party-committee"):
        return Body(party_kind, body.level, body.unit, body.name)
    return body


def _same_day(sentence: Sentence, held: Sequence[Held], draft: Draft) -> str | None:
    """Return the day of the meeting before, where the sentence refers to it: "Chiều cùng ngày"."""
    if held and is_same_day(sentence.items):
        return draft.day_of(held[-1].id)
    return None


def _term(sentence: Sentence) -> Term | None:
    return next((item.value for _, item in sentence.composites if isinstance(item.value, Term)), None)


def meeting_at(held: Sequence[Held], sentence: int) -> Held | None:
    """Return the meeting of which a sentence speaks: the last one introduced, or the first before any."""
    if not held:
        return None
    return held[max(0, bisect_right(held, sentence, key=lambda meeting: meeting.sentence) - 1)]
