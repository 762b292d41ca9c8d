"""What a change is: of which kind, in which meeting if that voted it, and from which day it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from govgraph.gazetteer import REFORM
from govgraph.interpret.changes.deciders import (
    acts_as,
    designated_from,
    follows_decision,
    is_chosen,
    is_decided,
    is_of_other_side,
    is_ratified,
    tells_vote,
)
from govgraph.interpret.changes.mention import BY_VOTE, Change
from govgraph.interpret.changes.polls import is_seat
from govgraph.interpret.changes.votes import ELECTING
from govgraph.interpret.draft import Draft
from govgraph.interpret.headings import recalls_another
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.positions.past_years import is_of_earlier_year
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.notation import date


@dataclass(frozen=True, slots=True)
class Made:
    """A change as it was made: of what kind, in which meeting (`held`; `meeting` where it voted), from which day."""

    told: Change
    kind: str | None
    held: Held | None
    meeting: str | None
    since: str | None


class Making:
    """Tells of each change of a text what it is."""

    def __init__(self, sentences: Sequence[Sentence], held: Sequence[Held], setting: Setting, draft: Draft) -> None:
        self._sentences = sentences
        self._held = held
        self._setting = setting
        self._draft = draft
        self._designated = designated_from(sentences)

    def of(self, change: Change) -> Made | None:
        """Return a change with what its kind and meeting are; nothing where another time's is recalled, or proposed."""
        sentence, held = self._sentences[change.sentence], meeting_at(self._held, change.sentence)
        if held is not None and recalls_another(sentence.items, self._draft.content(held.id), by_date=True):
            return None
        day = (self._draft.day_of(held.id) if held is not None else None) or self._setting.day
        if "CHANGE" not in sentence.types and any(
            is_of_earlier_year(sentence.items, post, day) for post in change.posts
        ):
            return None
        kind = change.kind or ("election" if self._votes(held, sentence, change) else None)
        if kind == "nomination":
            return None
        if change.led is not None and (change.led.kind == "working-group" or change.kind is None):
            kind = None  # "Ban Kiểm phiếu do ông A làm Trưởng ban": set up for the vote, not by it
        if kind == "election" and held is not None and is_of_other_side(held, change):
            kind = None  # a council fills no posts of the Party
        if change.posts and all(post.qualifier == "honorary" for post in change.posts):
            kind = None  # who is honoured is not voted into an office
        if change.kind is None and all(post.body and post.body.kind == "working-group" for post in change.posts):
            kind = None  # "Đoàn đại biểu dự Đại hội do bà A làm Trưởng đoàn": no meeting votes on it
        by_meeting = kind in BY_VOTE and not (change.posts and all(map(is_seat, change.posts)))  # voters fill seats
        by_meeting = by_meeting and not is_ratified(sentence, change)
        meeting = held.id if held is not None and by_meeting else None
        return Made(change, kind, held, meeting, _day_since(change, meeting, self._setting, self._draft))

    def _votes(self, held: Held | None, sentence: Sentence, change: Change) -> bool:
        """Tell whether posts told without a verb of change are those that the meeting elects to."""
        if held is None or is_decided(sentence, change) or acts_as(sentence, change):
            return False
        level = held.convener.level if held.convener is not None else None
        if follows_decision(self._sentences, change.sentence, level):
            return False
        if held.convener is not None and held.convener.kind == "party-inspection":
            return False  # it decides on faults, and fills no post
        if held.kind not in ELECTING:
            return _is_front(held) and is_chosen(sentence, change)
        if held.kind == "congress" and (self._draft.day_of(held.id) or "") >= REFORM and not self._is_vote_told:
            return False  # those above designated who leads the units of the reform, unless a vote is told
        return self._designated is None or self._designated > change.sentence

    @cached_property
    def _is_vote_told(self) -> bool:
        return tells_vote(self._sentences)


def _day_since(change: Change, meeting: str | None, setting: Setting, draft: Draft) -> str | None:
    """Return the day from which a change holds: as the text gives it, else that of the vote.

    Of a vote within several days the month or year in which all of them lie.
    """
    told = setting.full_date(change.since, past=False).start if change.since is not None else None
    if told is None and meeting is not None:
        first, last = draft.day_of(meeting), draft.last_day_of(meeting)
        if first is not None and last is not None and first != last and date.is_whole(first) and date.is_whole(last):
            return next((first[:length] for length in (7, 4) if first[:length] == last[:length]), None)
        told = first
    return told if told is not None and date.is_whole(told) else None


def _is_front(held: Held) -> bool:
    return held.convener is not None and held.convener.kind == "fatherland-front"
