"""Changes of personnel as sentences tell them: who, to which post or from it, by what kind of change.

The genre says it in few ways: «A được bầu giữ chức P», «bầu A giữ chức P», «bầu P đối với A», «trúng cử P có A và B»,
and lists of these in which the verb is said once, or the vote before the list.
"""

from collections.abc import Sequence

from govgraph.interpret.changes.groups_elected import GroupsElected
from govgraph.interpret.changes.headed_lists import HeadedLists
from govgraph.interpret.changes.in_sentence import changes_in
from govgraph.interpret.changes.mention import Change
from govgraph.interpret.changes.polls import Polls
from govgraph.interpret.changes.posts import posts_at
from govgraph.interpret.changes.tables import changes_in_tables
from govgraph.interpret.changes.votes import (
    VOTED_REACH,
    outcome_in_congress,
    outcome_of_nomination,
    outcome_of_vote,
    seat_voted_on,
)
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.positions.terms import is_of_term_before, ordinals_of_meetings, term_begun
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.recognise import PersonMention
from govgraph.recognise.items import Item

# What stands beside the text tells of no change, but for a headline.
_BESIDE = frozenset({"headline", "letterhead", "signature", "recipients"})
_HEADLINE = ["PERSON", "HOLD", "POSTS"]


def read_changes(sentences: Sequence[Sentence], held: Sequence[Held]) -> list[Change]:
    """Return the changes that the sentences tell, in their order; `held` are the meetings of the text."""
    return _ChangeReader(sentences, held).read()


class _ChangeReader:
    """Reads the changes of a text, one sentence after the other.

    What one sentence leaves open another tells: the lists that go on (`_polls`, `_lists` know them), of which change
    the people are yet to be told (`_topic`), what may have been proposed or told without its people (the last of
    `_changes`), and who was named last, for whom «anh», «bà» stands (`_named`).
    """

    def __init__(self, sentences: Sequence[Sentence], held: Sequence[Held]) -> None:
        self._sentences = sentences
        self._held = held
        self._ordinals, self._begun = ordinals_of_meetings(sentences, held), term_begun(sentences, held)
        self._rows = {one.sentence: one for one in changes_in_tables(sentences)}
        self._polls = Polls()
        self._lists = HeadedLists(self._is_over)
        self._groups = GroupsElected(self._is_over)
        self._seated: list[Change] = []  # in a committee, as the groups elected are told
        self._changes: list[Change] = []
        self._topic: Change | None = None
        self._named: tuple[PersonMention, ...] = ()

    def read(self) -> list[Change]:
        """Read all sentences, each by its form where it has one, else by its words."""
        for number, sentence in enumerate(self._sentences):
            told = self._by_form(sentence, number)
            self._changes += told if told is not None else self._by_words(sentence, number)
        return self._changes

    def _by_form(self, sentence: Sentence, number: int) -> list[Change] | None:
        """Return what a sentence tells as a headline, a row or an entry of a list; None where it is running text."""
        polled = self._polls.read(sentence, number)  # headlines too lead its lists in
        if sentence.kind in _BESIDE:
            return _of_headline(sentence, number) if sentence.kind == "headline" else []
        if number in self._rows:
            return [self._rows[number]]
        if polled is not None:
            return polled
        meeting = meeting_at(self._held, number)
        listed = self._lists.read(sentence, number, meeting)
        self._seated = self._groups.read(sentence, number, meeting) or []
        return self._seated if self._seated and self._groups.is_of_group else listed

    def _by_words(self, sentence: Sentence, number: int) -> list[Change]:
        """Return what a sentence tells in words, or as the outcome of what was told; note what it leaves open."""
        if self._topic is not None and number > self._topic.sentence + VOTED_REACH:
            self._topic = None
        found = self._told(sentence, number) or self._outcome(sentence.items, number) or self._seated
        if awaiting := [one for one in found if not one.people]:
            self._topic = awaiting[-1]
            if sentence.items[-1].text.endswith(":"):
                self._lists.lead_in(self._topic)
        elif vote := seat_voted_on(sentence.items, self._changes, number):
            self._topic = vote
        named = [one for one in mentions_in(sentence.items) if one.name is not None]
        self._named = tuple(named[-1:]) or self._named
        return [one for one in found if one.people]

    def _told(self, sentence: Sentence, number: int) -> list[Change]:
        """Return the changes that the words of a sentence tell, those of which it names no people too."""
        topic = self._topic or self._polls.topic(sentence.items, number)
        found = changes_in(sentence, number, self._last(), self._named, topic)
        if found and self._is_over(sentence.items):
            return [change for change in found if _is_told_anyway(change, sentence)]
        return found

    def _outcome(self, items: Sequence[Item], number: int) -> list[Change]:
        """Return the elections of which a sentence tells but the outcome: «A đạt 25/26 phiếu», «Bí thư: A (25/26)»."""
        if self._topic is not None:
            return outcome_of_vote(items, self._topic, number)
        in_congress = outcome_in_congress(items, meeting_at(self._held, number), number)
        return in_congress or outcome_of_nomination(items, self._last(), number)

    def _last(self) -> Change | None:
        return self._changes[-1] if self._changes else None

    def _is_over(self, items: Sequence[Item]) -> bool:
        """Tell whether words speak of an earlier term."""
        return is_of_term_before(items, self._ordinals, self._begun)


def _of_headline(sentence: Sentence, number: int) -> list[Change]:
    """Return the post that a headline, which says nothing else, gives somebody: "Ông A giữ chức Chủ tịch UBND xã X"."""
    items = sentence.items
    if [item.type for item in items] != _HEADLINE:
        return []  # nor what is asked: "Ông A giữ chức Chủ tịch UBND xã X?"
    posts = tuple(post for post in posts_at(items, 2) if post.body is not None and not post.assumed)
    people = tuple(one for one in mentions_in(items[:1]) if one.name is not None)
    return [Change(None, people, posts, number)] if posts and people else []


def _is_told_anyway(change: Change, sentence: Sentence) -> bool:
    """Tell whether a sentence of an earlier term tells of a change: "Ban Chấp hành khóa VIII gồm A, B" does not."""
    if "CHANGE" not in sentence.types:
        return change.kind is not None
    return bool(change.people) or change.kind != "election"  # nor does "Đại hội XI đã bầu Ban Chấp hành gồm:"
