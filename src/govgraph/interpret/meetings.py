"""Which meetings the document reports as held: who held them, when, of what kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.interpret.draft import Draft
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.model import Body, Meeting, Term
from govgraph.notation import date
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

# How far, in items, the meeting may stand from the verb that holds it, and the body from that verb.
_REACH = 8
_NOT_YET = frozenset({"sẽ", "dự kiến", "chuẩn bị"})
# Kinds that say more than «conference» or «session» when both words stand together: "Hội nghị đối thoại".
_PLAIN_KINDS = frozenset({"conference", "session", "other"})
_PARTY_CONVENERS = {"congress": "party-organisation", "conference": "party-committee"}


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting found: the fact's id, and the number of the sentence from which on the text speaks of it."""

    id: str
    sentence: int
    kind: str
    convener: Body | None


def find_meetings(sentences: Sequence[Sentence], setting: Setting, draft: Draft) -> list[Held]:
    """Add the meetings that the document reports and return them in the order of the text."""
    held: list[Held] = []
    for number, sentence in enumerate(sentences):
        if sentence.kind in ("headline", "caption", "byline"):
            continue
        found = _held_in(sentence)
        if found is None:
            continue
        kind, convener_mention = found
        when = _date(sentence, setting)
        convener = _convener(kind, convener_mention, setting)
        if held and when is None and held[-1].kind == kind and convener in (None, held[-1].convener):
            continue
        meeting = Meeting(
            kind,
            date=when.start if when else None,
            date_end=when.end if when else None,
            part_of_day=when.part_of_day if when else None,
            convener=convener,
            term=_term(sentence),
        )
        id_ = draft.add(meeting, sentence.span, "body-holds-meeting" if convener_mention else "meeting-held")
        held.append(Held(id_, number, kind, convener))
    return held


def _held_in(sentence: Sentence) -> tuple[str, BodyMention | None] | None:
    items = sentence.items
    for index, item in enumerate(items):
        if item.type != "CONVENE":
            continue
        meeting = _meeting_near(items, index)
        if meeting is None or _is_planned(items, index):
            continue
        return _kind(items, meeting), _body_before(items, index)
    return None


def _meeting_near(items: Sequence[Item], verb: int) -> int | None:
    for index in range(verb + 1, min(len(items), verb + 1 + _REACH)):
        if items[index].type == "MEETING":
            return index
        if items[index].type in ("STOP", "SEMICOLON"):
            break
    for index in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        if items[index].type == "MEETING":
            return index
        if items[index].type in ("STOP", "SEMICOLON", "ORGAN"):
            break
    return None


def _kind(items: Sequence[Item], at: int) -> str:
    kinds = []
    for item in items[at : at + 4]:
        concept = item.sense("meeting")
        if concept is not None:
            kinds.append(concept.notation)
    return next((kind for kind in kinds if kind not in _PLAIN_KINDS), kinds[0])


def _is_planned(items: Sequence[Item], verb: int) -> bool:
    return any(item.text.lower() in _NOT_YET for item in items[max(0, verb - 3) : verb])


def _body_before(items: Sequence[Item], verb: int) -> BodyMention | None:
    """Return the body before the verb; of several in a row («Đảng ủy, HĐND, UBND xã X tổ chức») the first."""
    at = verb - 1
    while at >= 0 and not isinstance(items[at].value, BodyMention):
        if items[at].type in ("STOP", "SEMICOLON", "PERSON"):
            return None
        at -= 1
    while at >= 2 and items[at - 1].type in ("COMMA", "DASH", "AND") and isinstance(items[at - 2].value, BodyMention):
        at -= 2
    value = items[at].value if at >= 0 else None
    return value if isinstance(value, BodyMention) else None


def _convener(kind: str, mention: BodyMention | None, setting: Setting) -> Body | None:
    if mention is None:
        return None
    body = setting.body(mention)
    party_kind = _PARTY_CONVENERS.get(kind)
    if party_kind and body.kind in ("party-organisation", "party-committee"):
        return Body(party_kind, body.level, body.unit, body.name)
    return body


def _date(sentence: Sentence, setting: Setting) -> date.DateSpan | None:
    for item in sentence.items:
        if item.type == "DATE" and isinstance(item.value, date.DateSpan) and len(item.value.start) > 4:
            return date.resolve_year(item.value, setting.day)
    return None


def _term(sentence: Sentence) -> Term | None:
    return next((item.value for item in sentence.items if isinstance(item.value, Term)), None)


def meeting_at(held: Sequence[Held], sentence: int) -> Held | None:
    """Return the meeting of which a sentence speaks: the last one introduced, or the first before any."""
    current = held[0] if held else None
    for meeting in held:
        if meeting.sentence <= sentence:
            current = meeting
    return current
