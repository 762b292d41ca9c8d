"""The meeting of minutes, by their title: "BIÊN BẢN Họp Chi bộ …"."""

from collections.abc import Sequence

from govgraph.interpret.meetings.days import dates_paper, day_told
from govgraph.interpret.meetings.kinds import kind_of
from govgraph.interpret.meetings.told import ToldMeeting, held_in
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.interpret.unions import INNER
from govgraph.notation import date
from govgraph.recognise.mentions import BodyMention
from govgraph.recognise.papers import MINUTES

_BY_BODY = frozenset({"body-holds-meeting", "body-meets"})  # rules by which a sentence tells who holds a meeting


def minuted(
    sentences: Sequence[Sentence], content: Sequence[Sentence], setting: Setting
) -> tuple[ToldMeeting, Sentence] | None:
    """Return the meeting that the title of minutes names ("BIÊN BẢN Họp …"), and where it does.

    It is on the day of the title, or the first in their text.
    """
    minutes = False
    body: BodyMention | None = None
    titled = -1  # the paragraph, of a page without a letterhead, that is the title: "BIÊN BẢN"
    for number, sentence in enumerate(sentences):
        if sentence.items[0].text == MINUTES.upper():
            titled = number
        if sentence.kind not in ("letterhead", "headline") and not (titled >= 0 and number <= titled + 1):
            continue
        for index, item in enumerate(sentence.items):
            if isinstance(item.value, BodyMention):
                body = item.value  # of a letterhead's bodies the last, which is whose minutes they are
            minutes = minutes or item.text.lower() == MINUTES
            if minutes and item.type == "MEETING":
                named = (one.value for one in sentence.items[index:] if isinstance(one.value, BodyMention))
                title = [
                    one
                    for one in sentences[number:]
                    if (one is sentence or one.kind == "headline") and not dates_paper(one.items)
                ]
                when = _day_of_minutes(title, content, setting)
                kind = kind_of(sentence.items, index)
                of_title = next(named, None)
                whose = of_title if of_title is not None and not _is_bare(of_title) else None
                holds = whose or _holder(kind, when, content, setting) or of_title or body
                found = ToldMeeting(kind, holds, when, "minutes-of-meeting")
                return found, sentence
    return None


def _is_bare(body: BodyMention) -> bool:
    """Tell whether a title names but an organ, of whatever organisation: «họp Ban Chấp hành»."""
    return body.kind in INNER and body.level is None and body.unit is None and body.of is None


def _holder(kind: str, when: date.DateSpan | None, content: Sequence[Sentence], setting: Setting) -> BodyMention | None:
    """Return the body of which minutes say that it holds the meeting; their letterhead may be of the body above."""
    told = (one for sentence in content if (one := held_in(sentence, setting)) is not None)
    alike = (one for one in told if one.when == when and one.rule in _BY_BODY and _is_of_kind(one, kind))
    return next((one.convener for one in alike if one.convener is not None), None)


def _is_of_kind(told: ToldMeeting, kind: str) -> bool:
    """Tell whether a meeting is of a kind: what a Party cell calls a conference is its regular meeting."""
    of_cell = told.convener is not None and told.convener.kind == "party-cell" and told.kind == "conference"
    return kind in (told.kind, "cell-meeting" if of_cell else told.kind)


def _day_of_minutes(title: Sequence[Sentence], content: Sequence[Sentence], setting: Setting) -> date.DateSpan | None:
    """Return the first whole day of a title, else of the text below it; of neither, a month («họp tháng 3/2024»)."""
    days = [[day for one in part if (day := day_told(one, setting)) is not None] for part in (title, content)]
    found = [*days[0], *days[1][:1]]
    return next((day for day in found if date.is_whole(day.start)), next(iter(found), None))
