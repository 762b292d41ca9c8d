"""Changes of personnel as sentences tell them: who, to which post or from it, by what kind of change.

The genre says it in few ways: «A được bầu giữ chức P», «bầu A giữ chức P», «bầu P đối với A», «trúng cử P có A và B»,
and lists of these in which the verb is said once, or the vote before the list.
"""

from collections.abc import Sequence

from govgraph.interpret.changes.headed_lists import HeadedLists
from govgraph.interpret.changes.in_sentence import changes_in
from govgraph.interpret.changes.mention import Change
from govgraph.interpret.changes.polls import Polls
from govgraph.interpret.changes.posts import posts_at
from govgraph.interpret.changes.tables import changes_in_tables
from govgraph.interpret.changes.votes import VOTED_REACH, outcome_in_congress, outcome_of_nomination, outcome_of_vote
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.positions.terms import is_of_term_before, ordinals_of_meetings, term_begun
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.recognise import PersonMention
from govgraph.recognise.items import Item

_HEADLINE = ["PERSON", "HOLD", "POSTS"]


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


def _outcome(
    items: Sequence[Item], number: int, topic: Change | None, before: Change | None, meeting: Held | None
) -> list[Change]:
    """Return the elections of which a sentence without a word of change tells the outcome."""
    if topic is not None:
        return outcome_of_vote(items, topic, number)
    return outcome_in_congress(items, meeting, number) or outcome_of_nomination(items, before, number)


def read_changes(sentences: Sequence[Sentence], held: Sequence[Held]) -> list[Change]:
    """Return the changes that the sentences tell, in their order."""
    changes: list[Change] = []
    last: tuple[PersonMention, ...] = ()
    topic: Change | None = None  # a vote of which the people are yet to be told
    numbers, begun = ordinals_of_meetings(sentences, held), term_begun(sentences, held)
    tabled = {one.sentence: one for one in changes_in_tables(sentences)}
    polls, headed_lists = Polls(), HeadedLists(lambda items: is_of_term_before(items, numbers, begun))
    for number, sentence in enumerate(sentences):
        meeting = meeting_at(held, number)
        polled = polls.read(sentence, number)
        if sentence.kind == "headline":
            changes += _of_headline(sentence, number)
        if sentence.kind in ("headline", "letterhead", "signature", "recipients"):
            continue
        if number in tabled:
            changes.append(tabled[number])
            continue
        if polled is not None:
            changes += polled
            continue
        headed = headed_lists.read(sentence, number, meeting)
        if headed is not None:
            changes += headed
            continue
        if topic is not None and number > topic.sentence + VOTED_REACH:
            topic = None
        vote_of_voters = polls.topic(sentence.items, number) if topic is None else None
        found = changes_in(sentence, number, changes[-1] if changes else None, last, topic or vote_of_voters)
        if found and is_of_term_before(sentence.items, numbers, begun):
            found = [change for change in found if _is_told_anyway(change, sentence)]
        if not found:
            found = _outcome(sentence.items, number, topic, changes[-1] if changes else None, meeting)
        changes += [change for change in found if change.people]
        topic = next((change for change in reversed(found) if not change.people), topic)
        if topic is not None and topic.sentence == number and sentence.items[-1].text.endswith(":"):
            headed_lists.lead_in(topic)
        named = [one for one in mentions_in(sentence.items) if one.name is not None]
        last = tuple(named[-1:]) or last
    return changes
