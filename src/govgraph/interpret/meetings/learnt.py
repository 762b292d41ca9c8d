"""What later sentences and the headline tell of a meeting that was found without its day, holder or kind."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings.conveners import convener_of
from govgraph.interpret.meetings.held import Held, meeting_at
from govgraph.interpret.meetings.told import ToldMeeting, holder_told
from govgraph.interpret.meetings.undated import holder_in_title, titled
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.model import Meeting, Span
from govgraph.recognise.mentions import BodyMention


def learn(known: Held, found: ToldMeeting, sentence: Sentence, setting: Setting, draft: Draft) -> Held:
    """Return a meeting told without its day or body, as a headline or a title tells it, with those told now."""
    meeting = draft.content(known.id)
    if not isinstance(meeting, Meeting):
        return known
    learnt, when = meeting, found.when
    if when is not None and meeting.date is None:
        learnt = replace(learnt, date=when.start, date_end=when.end, part_of_day=when.part_of_day)
    if known.convener is None and found.rule == "body-holds-meeting" and found.kind == known.kind:
        learnt = replace(learnt, convener=convener_of(found.kind, found.convener, setting))
    if learnt != meeting:
        draft.replace(known.id, learnt)
        draft.add(learnt, where_named(sentence), found.rule)
    return replace(known, convener=learnt.convener)


def learn_holders(
    held: list[Held],
    content: Iterable[tuple[int, Sentence]],
    sentences: Sequence[Sentence],
    setting: Setting,
    draft: Draft,
) -> None:
    """Give meetings told without their body the one that a sentence without a day names, or the title."""
    for number, sentence in content:
        last = meeting_at(held, number)
        if last is None or last.convener is not None or number < last.sentence:
            continue
        body = holder_told(sentence, last.kind)  # "Buổi lễ do X tổ chức"
        if body is not None:
            told = ToldMeeting(last.kind, body, None, "body-holds-meeting")
            held[held.index(last)] = learn(last, told, sentence, setting, draft)
    first = held[0]
    body = _holder_in_headline(first.kind, sentences, setting) if first.convener is None else None
    if body is not None:
        told = ToldMeeting(first.kind, body, None, "body-holds-meeting")
        held[0] = learn(first, told, sentences[0], setting, draft)


def learn_kind(held: Held, sentences: Sequence[Sentence], setting: Setting, draft: Draft) -> Held:
    """Return the only conference of a text with the kind that its headline tells: "Hội nghị đối thoại với Nhân dân"."""
    title, meeting = titled(sentences, setting), draft.content(held.id)
    if title is None or "CONVENE" not in title[1].types:
        return held
    if title[0].kind != "dialogue" or not isinstance(meeting, Meeting):
        return held
    draft.replace(held.id, replace(meeting, kind="dialogue"))
    return replace(held, kind="dialogue")


def _holder_in_headline(kind: str, sentences: Sequence[Sentence], setting: Setting) -> BodyMention | None:
    """Return the body that a headline says to hold a meeting of a kind: "Đảng ủy xã A tổ chức hội nghị …"."""
    title = titled(sentences, setting)
    if title is not None and title[0].kind == kind and title[0].rule == "body-holds-meeting":
        return title[0].convener
    return holder_in_title(sentences, kind)


def where_named(sentence: Sentence) -> Span:
    """Return the evidence for a meeting that a sentence names."""
    named = next((item for item in sentence.items if item.sense("meeting") is not None), sentence.items[0])
    return sentence.quoted(Span(named.start, named.end))
