"""Which meetings the document reports as held: who held them, when, of what kind."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from govgraph.interpret.denial import is_denied, is_put_off
from govgraph.interpret.draft import Draft
from govgraph.interpret.meeting_bodies import (
    OTHER_SUBJECTS,
    PLAIN_KINDS,
    REACH,
    body_before,
    body_behind_day,
    body_between,
    body_of,
    council_in,
    is_subject,
    kind_of,
    leading_body,
)
from govgraph.interpret.meeting_days import day_told
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.interpret.unions import is_inner
from govgraph.model import Body, Meeting, Span, Term
from govgraph.notation import date
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

# Kinds whose words are verbs as well: "Đoàn đã giám sát …", "đến thăm …", "khai mạc huấn luyện …".
_ACTED_KINDS = frozenset({"working-visit", "training", "cell-meeting", "conference", "session", "voter-contact"})
_PARTY_CONVENERS = {"congress": "party-organisation", "conference": "party-committee"}
# Nouns whose attribute «tổ chức …» is: what they are of is asked about, planned or prepared, not told.
_ABOUT_HOLDING = ("thời gian", "thời điểm", "địa điểm", "công tác", "kế hoạch", "phương án", "dự kiến", "chuẩn bị")
_BEGUN_OR_ENDED = ("khai mạc", "bế mạc")  # verbs of which a meeting itself is the subject
_MINUTES = "biên bản"
_SKIPPED_BLOCKS = frozenset({"headline", "caption", "byline", "letterhead", "signature", "recipients"})


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting found: the fact's id, and the number of the sentence from which on the text speaks of it."""

    id: str
    sentence: int
    kind: str
    convener: Body | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A meeting as a sentence tells it; `rule` is how it was read."""

    kind: str
    convener: BodyMention | None
    when: date.DateSpan | None
    rule: str


def find_meetings(sentences: Sequence[Sentence], setting: Setting, draft: Draft) -> list[Held]:
    """Add the meetings that the document reports and return them in the order of the text."""
    content = [(number, one) for number, one in enumerate(sentences) if one.kind not in _SKIPPED_BLOCKS]
    held = _minuted(sentences, [one for _, one in content], setting, draft)
    for number, sentence in content:
        found = _held_in(sentence, setting)
        if found is None:
            continue
        if held and _is_same(found, sentence, held, setting, draft):
            held[-1] = _learn(held[-1], found, sentence, setting, draft)
        else:
            held.append(_add(_with_council(found, sentences), number, sentence, held, setting, draft))
    if not held:
        told = [(one, number, sentence) for number, sentence in content if (one := _mentioned_in(sentence, setting))]
        alike = [one for one in told if (one[0].kind, one[0].when) == (told[0][0].kind, told[0][0].when)]
        for found, number, sentence in sorted(alike, key=lambda one: one[0].convener is None)[:1]:
            return [_add(_with_council(found, sentences), number, sentence, held, setting, draft)]
    return held


def _minuted(sentences: Sequence[Sentence], content: Sequence[Sentence], setting: Setting, draft: Draft) -> list[Held]:
    """Return the meeting that the title of minutes names, on the first day in their text: "BIÊN BẢN Họp …"."""
    minutes = False
    body: BodyMention | None = None
    for sentence in sentences:
        if sentence.kind not in ("letterhead", "headline"):
            continue
        for index, item in enumerate(sentence.items):
            if isinstance(item.value, BodyMention):
                body = item.value  # of a letterhead's bodies the last, which is whose minutes they are
            minutes = minutes or item.text.lower() == _MINUTES
            if minutes and item.type == "MEETING":
                named = (one.value for one in sentence.items[index:] if isinstance(one.value, BodyMention))
                when = next((day for one in content if (day := day_told(one, setting)) is not None), None)
                found = _Found(kind_of(sentence.items, index), next(named, body), when, "minutes-of-meeting")
                return [_add(found, 0, sentence, [], setting, draft)]
    return []


def _is_same(found: _Found, sentence: Sentence, held: Sequence[Held], setting: Setting, draft: Draft) -> bool:
    later = any(item.text.lower().endswith("cùng ngày") for item in sentence.items)
    if later and found.rule == "meeting-led" and found.kind != held[-1].kind:
        return False  # a conference behind a ceremony: "Chiều cùng ngày, ông A chủ trì hội nghị giao ban"
    return _is_the_same(found, held[-1], setting, draft, again=_is_same_day(sentence.items))


def _learn(known: Held, found: _Found, sentence: Sentence, setting: Setting, draft: Draft) -> Held:
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


def _with_council(found: _Found, sentences: Sequence[Sentence]) -> _Found:
    """Return a session that names no council with the one that another sentence names with it."""
    if found.kind != "session" or found.convener is not None:
        return found
    councils = (council_in(one.items) for one in sentences if "MEETING" in one.types)
    return replace(found, convener=next((one for one in councils if one is not None), None))


def _where_named(sentence: Sentence) -> Span:
    named = next((item for item in sentence.items if item.sense("meeting") is not None), sentence.items[0])
    return sentence.quoted(Span(named.start, named.end))


def _add(found: _Found, number: int, sentence: Sentence, held: Sequence[Held], setting: Setting, draft: Draft) -> Held:
    convener = _convener(found.kind, found.convener, setting)
    before = held[-1].convener if held else None
    if found.convener is not None and before is not None and is_inner(before, found.convener):
        convener = before  # "Phiên họp thứ nhất của Ban Chấp hành" behind a union's congress
    if convener is not None and convener.kind == "party-cell" and found.kind == "conference":
        found = replace(found, kind="cell-meeting")
    when = found.when
    day = when.start if when else _same_day(sentence, held, draft)
    meeting = Meeting(
        found.kind,
        date=day,
        date_end=when.end if when else None,
        part_of_day=when.part_of_day if when else None,
        convener=convener,
        term=_term(sentence),
    )
    return Held(draft.add(meeting, _where_named(sentence), found.rule), number, found.kind, convener)


def _is_the_same(found: _Found, last: Held, setting: Setting, draft: Draft, *, again: bool) -> bool:
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


def _held_in(sentence: Sentence, setting: Setting) -> _Found | None:
    """Return the meeting that a sentence reports as held: "Đảng ủy xã tổ chức hội nghị", "Lễ … được tổ chức"."""
    items = sentence.items
    if sentence.types.isdisjoint(("CONVENE", "MEETING")):
        return None
    when = day_told(sentence, setting)
    for index, item in enumerate(items):
        if item.type != "CONVENE" or _is_not_held(items, index) or _is_chosen(items, index) or _is_noun(items, index):
            continue
        if is_denied(items, index):
            return None
        after = _meeting_after(items, index)
        if after is not None:
            body = body_before(items, index)
            if body is not None or when is not None:
                return _Found(kind_of(items, after), body, when, "body-holds-meeting" if body else "meeting-held")
        before = _meeting_before(items, index)
        if before is not None and (when is not None or _is_same_day(items)):
            body = body_between(items, before, index) or body_of(items, before)
            return _Found(kind_of(items, before), body, when, "meeting-held")
    for index, item in enumerate(items):
        if item.type != "MEETING" or _is_not_held(items, index):
            continue
        if when is not None or _is_same_day(items[:index]):
            kind = kind_of(items, index)
            if _opens_or_ends(items, index):
                return _Found(kind, body_of(items, index), when, "meeting-held")
            body = body_before(items, index)
            if kind in _ACTED_KINDS and body is not None and is_subject(items, index):
                return _Found(kind, body, when, "body-meets")
            if _is_led(items, index):
                return _Found(kind, leading_body(items, index) or body_of(items, index), when, "meeting-led")
    return None


def _opens_or_ends(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a meeting is the subject of a verb for its beginning or end: "Kỳ họp thứ 9 … đã bế mạc"."""
    for item in items[meeting + 1 :]:
        if item.type == "ACT":
            return item.text.lower().endswith(_BEGUN_OR_ENDED)
        if item.type in OTHER_SUBJECTS:
            return False
    return False


def _mentioned_in(sentence: Sentence, setting: Setting) -> _Found | None:
    """Return a meeting that a sentence dates: the last resort where the text says nowhere who held one."""
    when = day_told(sentence, setting)
    if when is None:
        return None
    items = sentence.items
    if any(item.type == "CONVENE" and is_denied(items, index) for index, item in enumerate(items)):
        return None
    for index, item in enumerate(items):
        if item.type == "MEETING" and not _is_not_held(items, index) and not _is_author(items, index):
            body = body_before(items, index) or body_of(items, index) or body_behind_day(items, index)
            return _Found(kind_of(items, index), body, when, "meeting-dated")
    return None


def _is_author(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a meeting is named as that of a document: "Nghị quyết số 01-NQ/ĐH của Đại hội đại biểu …"."""
    return meeting > 1 and items[meeting - 1].type == "OF" and items[meeting - 2].type in ("PAPER", "DOCUMENT")


def _meeting_after(items: Sequence[Item], verb: int) -> int | None:
    for index in range(verb + 1, min(len(items), verb + 1 + REACH)):
        # «sơ kết» is a verb as well: "tổ chức sơ kết 2 năm thực hiện phong trào"
        if items[index].type == "MEETING" or (index == verb + 1 and items[index].sense("meeting") is not None):
            return index
        if items[index].type in ("STOP", "SEMICOLON"):
            return None
    return None


def _meeting_before(items: Sequence[Item], verb: int) -> int | None:
    for index in range(verb - 1, -1, -1):
        if items[index].type == "MEETING":
            return index
        if items[index].type in ("STOP", "SEMICOLON", "PERSON", "PEOPLE"):
            return None
    return None


def _is_not_held(items: Sequence[Item], at: int) -> bool:
    return is_put_off(items, at) or any(item.type == "PLANNED" for item in items[max(0, at - 4) : at + 1])


def _is_chosen(items: Sequence[Item], verb: int) -> bool:
    """Tell whether the body before is who chose another to hold the meeting: "được Hội CCB huyện chọn tổ chức"."""
    return verb > 0 and items[verb - 1].text.lower() in ("chọn", "giao")


def _is_noun(items: Sequence[Item], verb: int) -> bool:
    """Tell whether a verb only names what is asked about or prepared, or is «tổ chức», an organisation.

    "hỏi về thời gian tổ chức đại hội", "ổn định tổ chức, nâng cao chất lượng giám sát"
    """
    if items[verb].text.lower() != "tổ chức":
        return False
    before = " ".join(item.text.lower() for item in items[max(0, verb - 2) : verb])
    after = items[verb + 1].type if verb + 2 < len(items) else ""
    return before.endswith(_ABOUT_HOLDING) or (after == "COMMA" and items[verb + 2].type not in ("ACT", "CONVENE"))


def _is_led(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether somebody is said to preside over the meeting: "Chủ tịch UBND xã … chủ trì cuộc họp"."""
    for item in reversed(items[max(0, meeting - 2) : meeting]):
        concept = item.sense("participation")
        if concept is not None:
            return concept.notation == "chair"
    return False


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
    if held and _is_same_day(sentence.items):
        return draft.day_of(held[-1].id)
    return None


def _is_same_day(items: Sequence[Item]) -> bool:
    return any(item.type == "SAMEDAY" or item.text.lower().endswith("cùng ngày") for item in items)


def _term(sentence: Sentence) -> Term | None:
    return next((item.value for _, item in sentence.composites if isinstance(item.value, Term)), None)


def meeting_at(held: Sequence[Held], sentence: int) -> Held | None:
    """Return the meeting of which a sentence speaks: the last one introduced, or the first before any."""
    if not held:
        return None
    return held[max(0, bisect_right(held, sentence, key=lambda meeting: meeting.sentence) - 1)]
