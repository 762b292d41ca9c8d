"""Votes of which later sentences tell the outcome: «A đạt 25/26 phiếu», «Kết quả: Bí thư: A», «…, trúng cử»."""

from collections.abc import Sequence
from dataclasses import replace

from govgraph.interpret.changes.list_entries import elected_by_label
from govgraph.interpret.changes.mention import ENDINGS, Change
from govgraph.interpret.changes.shares import won_by_votes
from govgraph.interpret.denial import is_stood_for
from govgraph.interpret.meetings import Held
from govgraph.interpret.sentences import mentions_in
from govgraph.interpret.unions import INNER
from govgraph.recognise import BodyMention, PersonMention, PostMention
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import posts_of

#: Meetings that fill posts: there «A giữ chức P» tells the result of an election.
ELECTING = frozenset({"congress", "session"})
#: Sentences from «Bầu P:» to «A được 23/24 phiếu, trúng cử».
VOTED_REACH = 4
_SEATS = ("ghế", "vị trí", "chức danh", "chức vụ", "chức")
_LEFT = ("để lại", "để trống", "bỏ trống", "vừa để")
#: Kinds of bodies to which a council elects.
OF_COUNCIL = frozenset({"peoples-council", "peoples-council-committee", "peoples-committee"})


def outcome_of_nomination(items: Sequence[Item], before: Change | None, number: int) -> list[Change]:
    """Return the election of whom a sentence before proposed, by most of the votes: "… A đạt 25/25 phiếu tán thành"."""
    return won_by_nominee(won_by_votes(items), before, number)


def won_by_nominee(people: tuple[PersonMention, ...], before: Change | None, number: int) -> list[Change]:
    """Return the election of people to the posts for which the change before proposed one of them."""
    if before is None or before.kind != "nomination" or number > before.sentence + VOTED_REACH:
        return []
    proposed = [one.name for one in before.people]
    won = tuple(one for one in people if one.name and any(is_same_name(one.name, name) for name in proposed))
    return [Change("election", won, before.posts, number)] if won else []


def seat_voted_on(items: Sequence[Item], changes: Sequence[Change], number: int) -> Change | None:
    """Return the vote of which a sentence tells but the post for which people stand.

    "Hai ứng viên Chủ tịch UBND xã là ông A và bà B"; or the seat of somebody relieved before: "Ghế bà C để lại có …".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Hai ứng viên Chủ tịch UBND xã là ông Lê Văn Ba và bà Hà Thị Tư")
    >>> [post.role for post in seat_voted_on(items, (), 0).posts]
    ['chair']
    >>> seat_voted_on(recognise_text("Ông Lê Văn Ba, Chủ tịch UBND xã, hỏi các ứng viên"), (), 0)
    """
    for at, item in enumerate(items):
        if item.type == "POSTS" and _leads_candidates(items, at) and len(posts := posts_of(item)) == 1:
            return Change("election", (), posts, number)
        if item.type == "PERSON" and _is_left_empty(items, at):
            name = next((one.name for one in mentions_in([item]) if one.name is not None), None)
            ended = (one for one in reversed(changes) if one.kind in ENDINGS and len(one.posts) == 1)
            left = next((one for one in ended if name and any(is_same_name(name, of.name) for of in one.people)), None)
            if left is not None:
                return Change("election", (), left.posts, number)
    return None


def _leads_candidates(items: Sequence[Item], post: int) -> bool:
    """Tell whether candidates for a post are named behind it: "02 ứng viên | Chủ tịch UBND xã là ông A và bà B"."""
    behind = [item.type for item in items[post + 1 : post + 2]]
    return behind in (["HAVE"], ["COLON"]) and is_stood_for(items, items[post].start)


def _is_left_empty(items: Sequence[Item], person: int) -> bool:
    """Tell whether somebody's seat is to be filled: "Ghế (của) | bà A để lại", "Vị trí | ông B để trống"."""
    before = " ".join(item.text.lower() for item in items[max(0, person - 3) : person]).removesuffix(" của")
    behind = " ".join(item.text.lower() for item in items[person + 1 : person + 3])
    return before.endswith(_SEATS) and behind.startswith(_LEFT)


def is_same_name(short: str, name: str | None) -> bool:
    """Tell whether a name may be that of somebody named in full before: «(ông) Ba» is «Lê Văn Ba».

    >>> [is_same_name(one, "Lê Văn Ba") for one in ("Ba", "Văn Ba", "Lê Văn Ba", "Lê")]
    [True, True, True, False]
    """
    return name is not None and (name == short or name.endswith(f" {short}"))


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


def outcome_of_vote(items: Sequence[Item], topic: Change, number: int) -> list[Change]:
    """Return the election of whom a sentence gives most of the votes for the one post of a vote told before."""
    people = won_by_votes(items) if topic.kind == "election" and len(topic.posts) == 1 else ()
    return [replace(topic, people=people, sentence=number)] if people else []


def outcome_in_congress(items: Sequence[Item], meeting: Held | None, number: int) -> list[Change]:
    """Return the elections of a congress that are told with the posts as labels: "Bí thư: ông A (30/30 phiếu), …"."""
    if meeting is None or meeting.kind != "congress":
        return []
    return [Change("election", people, posts, number) for people, posts in elected_by_label(items)]


def is_of_meeting(post: PostMention, meeting: Held | None) -> bool:
    """Tell whether a post is one in the body that meets, to which the meeting may elect."""
    if meeting is None or meeting.convener is None or meeting.kind not in ELECTING or post.body is None:
        return False
    kinds = OF_COUNCIL if meeting.convener.kind == "peoples-council" else {meeting.convener.kind}
    return post.body.kind in kinds
