"""Votes of which later sentences tell the outcome: lists of the elected, «… đạt 25/26 phiếu», «…, trúng cử»."""

from collections.abc import Sequence
from itertools import islice

from govgraph.interpret.changes.mention import Change
from govgraph.interpret.changes.seats import elected_by_label
from govgraph.interpret.changes.shares import has_lost, won_by_votes
from govgraph.interpret.denial import is_denied, is_of_posts
from govgraph.interpret.headings import NUMBERED_ENTRIES
from govgraph.interpret.meetings import Held
from govgraph.interpret.people.rows import first_of_entry
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.interpret.unions import INNER
from govgraph.recognise import BodyMention, PersonMention
from govgraph.recognise.items import Item

#: Meetings that fill posts: there «A giữ chức P» tells the result of an election.
ELECTING = frozenset({"congress", "session"})
_RESULT = "kết quả bầu"
#: Sentences from «Bầu P:» to «A được 23/24 phiếu, trúng cử».
VOTED_REACH = 4
_ENTRY_REACH = 4  # items of an entry among which its person stands
_LEADING_WORDS = 4  # items of «Kết quả:», «Cụ thể như sau:»
#: Kinds of bodies whose members a council elects.
COUNCIL = frozenset({"peoples-council", "peoples-council-committee", "peoples-committee"})


def goes_on(items: Sequence[Item], *, numbered: bool, dashed: bool) -> bool:
    """Tell whether a sentence is of the list of those elected that a vote leads in.

    `numbered` tells that it stands behind «1.», `dashed` that the entries before began with dashes: then a number is
    that of the next part of the minutes. So is what the person of an entry does: "7. Ông A phát biểu chỉ đạo". In a
    decision a line may be an entry that begins with its person: "phê chuẩn … đối với:" / "Ông A, sinh năm 1980".
    """
    if items[0].type == "PERSON" and not numbered:
        return not any(item.type in ("ACT", "CONVENE") for item in items)
    if items[0].type not in NUMBERED_ENTRIES and not numbered:
        return False
    if dashed and (numbered or items[0].type == "NUMBER"):
        return False
    first = next((index for index, item in enumerate(items[:_ENTRY_REACH]) if item.type in ("PERSON", "PEOPLE")), None)
    if first is None:
        return not numbered
    if any(item.type == "ACT" for item in items[:first]):
        return False  # "- Tặng hoa chúc mừng: ông A"
    return first + 1 == len(items) or items[first + 1].type not in ("ACT", "CONVENE")


def outcome_of_nomination(items: Sequence[Item], before: Change | None, number: int) -> list[Change]:
    """Return the election of whom a sentence before proposed, by most of the votes: "… A đạt 25/25 phiếu tán thành"."""
    return won_by_nominee(won_by_votes(items), before, number)


def won_by_nominee(people: tuple[PersonMention, ...], before: Change | None, number: int) -> list[Change]:
    """Return the election of people to the posts for which the change before proposed one of them."""
    if before is None or before.kind != "nomination" or number > before.sentence + VOTED_REACH:
        return []
    proposed = {one.name for one in before.people}
    won = tuple(one for one in people if one.name in proposed)
    return [Change("election", won, before.posts, number)] if won else []


def of_topic(sentence: Sentence, topic: Change, *, listing: bool) -> tuple[PersonMention, ...]:
    """Return whom a sentence tells of a vote told before: in an entry of its list, or by most of the votes."""
    items = sentence.items
    if listing:
        lost = topic.kind == "election" and (has_lost(items) or any(is_denied(items, at) for at in _wins(items)))
        return () if lost else first_of_entry(items)
    return won_by_votes(items) if topic.kind == "election" and len(topic.posts) == 1 else ()


def body_of_topic(topic: Change | None) -> BodyMention | None:
    """Return the body of which a vote told before is: in its list a bare «Chủ nhiệm», «Ủy viên» is one of that body.

    A bare «Chủ tịch», «Bí thư» under the vote on a «Ban Chấp hành» heads the organisation, not the committee.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import PostMention
    >>> seat = PostMention("member", Span(0, 7), BodyMention("party-inspection"))
    >>> body_of_topic(Change("election", (), (seat,), 0)).kind
    'party-inspection'
    """
    if topic is None or topic.kind != "election" or [one.role for one in topic.posts] != ["member"]:
        return None
    body = topic.posts[0].body
    return body if body is not None and body.kind not in INNER else None


def _wins(items: Sequence[Item]) -> list[int]:
    return [index for index, item in enumerate(items) if item.type == "CHANGE"]


def vote_of_list(sentences: Sequence[Sentence], number: int, vote: int | None) -> int | None:
    """Return the sentence that leads in a list of the elected, while it goes on: "Đại hội đã bầu … Kết quả:"."""
    items = sentences[number].items
    if items[-1].type == "COLON":
        told = [items, sentences[number - 1].items] if number and len(items) <= _LEADING_WORDS else [items]
        return number if any(_elects_some(one) for one in told) else None
    return vote if vote is not None and items[0].type in (*NUMBERED_ENTRIES, "PERSON") else None


def _elects_some(items: Sequence[Item]) -> bool:
    """Tell whether a sentence tells of an election of people whom it does not name."""
    told = [at for at, item in enumerate(items) if item.type == "CHANGE" and not is_of_posts(items, at)]
    concepts = [items[at].sense("change") for at in told]
    named = any(item.type in ("PERSON", "PEOPLE") for item in items)
    elects = any(one is not None and one.notation == "election" for one in concepts)
    return not named and (elects or any(item.text.lower().startswith(_RESULT) for item in items))


def elected_in_entry(sentence: Sentence, number: int, meeting: Held | None) -> list[Change]:
    """Return the election of whom an entry of a list names with a post in the body that is elected."""
    if meeting is None or meeting.convener is None or meeting.kind not in ELECTING or has_lost(sentence.items):
        return []
    kinds = COUNCIL if meeting.convener.kind == "peoples-council" else {meeting.convener.kind}
    return [
        Change("election", (mention,), posts, number)
        for mention in islice(mentions_in(sentence.items), 1)
        if (posts := tuple(one for one in mention.posts if one.body is not None and one.body.kind in kinds))
    ]


def labelled_in_congress(items: Sequence[Item], number: int, meeting: Held | None) -> list[Change]:
    """Return the elections of a congress that are told with the posts as labels: "Bí thư: ông A (30/30 phiếu), …"."""
    if meeting is None or meeting.kind != "congress":
        return []
    return [Change("election", (one,), posts, number) for one, posts in elected_by_label(items)]


def won_of_vote(
    changes: Sequence[Change],
    topic: Change | None,
    people: tuple[PersonMention, ...],
    number: int,
    before: Change | None,
) -> list[Change]:
    """Return the election of people to the post of the vote, or proposal, told before: "Bầu P: … ông A …, trúng cử"."""
    if nominated := won_by_nominee(people, before, number):
        return nominated
    vote = next((one for one in reversed(changes) if not one.people), topic)
    return [Change("election", people, vote.posts, number)] if vote is not None and vote.kind == "election" else []
