"""The changes of personnel that one sentence tells, read from left to right.

A sentence says its parts in any order: the kind (bầu), the people, «giữ chức», the posts. What was read so far, and
what it leaves open, decides what the next word means.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from govgraph.interpret.changes.bodies_told import body_staffed, body_told, with_trailing_bodies
from govgraph.interpret.changes.mention import BEGINNINGS, BY_VOTE, DECIDED, ENDINGS, LEAVE_POSTS, Change
from govgraph.interpret.changes.people import (
    is_by_another_paper,
    is_done_by_others,
    is_of_counted,
    is_of_following,
    is_of_others,
    is_only_spoken_of,
    is_reason,
    is_replaced,
    is_replacing,
    is_topic,
    pronoun_undergoes,
)
from govgraph.interpret.changes.posts import (
    goes_elsewhere,
    held_since,
    is_of_whom_follows,
    is_taken_up,
    leads,
    moves_only,
    one_each,
    post_named_first,
    posts_at,
    posts_before,
    posts_of_brackets,
    posts_of_next_brackets,
    stays_in_posts,
)
from govgraph.interpret.changes.retirement import is_retirement, leaves_all, retired_by_decision, retires, retires_then
from govgraph.interpret.changes.seats import (
    fills,
    heads_elected,
    is_filled,
    names_committee,
    post_won,
    posts_listed,
    tells_seats,
    winners,
)
from govgraph.interpret.changes.shares import WINNING, tells_votes_behind, won_together
from govgraph.interpret.changes.votes import won_of_vote
from govgraph.interpret.denial import did_not_come_about, is_candidate, is_denied, is_proposed
from govgraph.interpret.people.rows import (
    concerns,
    ends_clause,
    goes_on_in_row,
    is_counted,
    is_in_row,
    is_in_turn,
    joined,
)
from govgraph.interpret.positions.careers import earlier_posts
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.recognise import BodyMention, PersonMention, PostMention
from govgraph.recognise.items import Item

People = tuple[PersonMention, ...]
Posts = tuple[PostMention, ...]


def changes_in(
    sentence: Sentence, number: int, before: Change | None, known: People, topic: Change | None
) -> list[Change]:
    """Return the changes of a sentence, those without people too, whom the next sentences tell.

    `before` is the last change told before it; `known` who was named last, for whom «anh», «bà» stands; `topic` a vote
    told before without people.
    """
    items = sentence.items
    may_retire = "QUALIFIER" in sentence.types and any(map(is_retirement, items))
    may_fill = tells_seats(items) or any(leads(items, at) for at in range(len(items)))
    if topic is None and not may_retire and sentence.types.isdisjoint(("CHANGE", "HOLD")) and not may_fill:
        return []  # most sentences
    return with_trailing_bodies(_Reading(items, number, before, known, topic).changes())


class _Reading:
    """Reads a sentence from left to right; what it has read so far decides what the next word means."""

    def __init__(
        self, items: Sequence[Item], number: int, before: Change | None, known: People, topic: Change | None
    ) -> None:
        self._items = items
        self._number = number
        self._before = before
        self._known = known
        self._topic = topic
        self._earlier = {one.at for one in earlier_posts(items)}
        self._changes: list[Change] = []
        self._kind: str | None = None
        self._people: People = ()  # whom the next posts are of
        self._named_at = 0  # where the last of them stands
        self._given_at = 0  # where the last person stands to whom a post told before was given
        self._holding = False  # posts may follow
        self._voted = False  # the vote on a committee was told

    def changes(self) -> list[Change]:
        """Read all items; what is denied, supposed or to come ends it, since what follows did not come about."""
        readers = (
            *(self._reads_retirement, self._reads_change, self._reads_win, self._reads_hold, self._passes_over),
            *(self._reads_people, self._reads_posts, self._reads_pronoun),
        )
        for index, item in enumerate(self._items):
            if did_not_come_about(self._items, index):
                break
            any(reads(index, item) for reads in readers)  # the first that can read it
            self._voted = self._voted or (self._kind == "election" and names_committee(item))
        return self._changes

    def _add(self, kind: str | None, people: People, posts: Posts) -> None:
        self._changes.append(Change(kind, people, posts, self._number))

    def _last_lacks_people(self) -> bool:
        return bool(self._changes) and not self._changes[-1].people

    def _body_won(self) -> BodyMention | None:
        """Return the body of the post that was told last, if by an election."""
        last = self._changes[-1] if self._changes else None
        return last.posts[-1].body if last is not None and last.kind == "election" and last.posts else None

    def _reads_change(self, index: int, item: Item) -> bool:
        """Read a verb or noun of a change: «bầu», «miễn nhiệm», «việc điều động»."""
        items = self._items
        concept = item.sense("change") if item.type == "CHANGE" and not is_topic(items, index) else None
        if concept is None:
            return False
        if is_proposed(items, index):
            self._kind, self._holding = "nomination", True
            return True
        self._let_go(index, concept.notation)
        self._people = won_together(items, index) or self._people
        self._kind = self._kind_behind(index, concept.notation)
        self._holding = concept.notation in BEGINNINGS or concept.notation in ENDINGS
        self._tell_without_post_behind(index, item)
        return True

    def _let_go(self, index: int, kind: str) -> None:
        """Let go of the people read before a change of others; take up those of whom it is the reason."""
        items = self._items
        if is_of_others(items, self._named_at, index):
            self._people = ()  # "ông A công bố Quyết định về chỉ định …": another's change
        elif self._people and kind in BEGINNINGS and is_done_by_others(items, self._named_at, index):
            self._people = ()  # "ông A điều hành kỳ họp cho đến khi bầu được Chủ tịch": he acts, others are elected
        if self._given_at and not self._people and is_reason(items, self._given_at, index):
            self._people = self._changes[-1].people  # "miễn nhiệm P đối với ông A do được điều động giữ chức Q"

    def _kind_behind(self, index: int, kind: str) -> str | None:
        """Return the kind of what follows a verb: its own, or that of the move before: "điều động, | bổ nhiệm A"."""
        if self._kind not in LEAVE_POSTS:
            return kind
        if kind == "reassignment":
            return self._kind
        clause = [one.type for one in takewhile(lambda one: one.type != "CHANGE", reversed(self._items[:index]))]
        anew = kind in BY_VOTE or (kind in ENDINGS and "SEMICOLON" in clause)
        anew = anew or is_by_another_paper(self._items, self._named_at, index)
        return self._kind if self._people and not anew else kind

    def _tell_without_post_behind(self, index: int, item: Item) -> None:
        """Add what a verb tells by itself: who retires, who is moved to an office, who won, which posts are filled."""
        items, people = self._items, self._people
        if people and (retires(items, index) or leaves_all(items, index)):
            self._add("release", people, ())
        if people and self._kind in LEAVE_POSTS and moves_only(items, index):
            self._add(self._kind, people, ())
        wins = item.text.lower().endswith(WINNING) and (ends_clause(items, index) or tells_votes_behind(items, index))
        if people and (wins or stays_in_posts(items, index)):
            self._win(index)
        elif won := winners(items, index):
            posts = post_won(items, index) or (self._topic.posts if self._topic is not None else ())
            self._add("election", won, posts)
        elif listed := posts_listed(items, index):
            self._add(self._kind, (), listed)
        elif people and self._kind in BY_VOTE and (named := post_named_first(items, self._named_at)):
            self._add(self._kind, people, named)

    def _reads_retirement(self, index: int, item: Item) -> bool:
        if is_retirement(item) and (retired := retired_by_decision(self._items, index)):
            self._add("release", retired, ())
            return True
        if index and self._people and self._people[-1].posts and retires_then(self._items, index):
            self._add("release", self._people, ())
            return True
        return False

    def _reads_win(self, index: int, item: Item) -> bool:
        """Read who won a vote by the votes alone: «trúng cử với 30/30 phiếu»."""
        if self._people and item.type == "CUE" and item.text.lower().startswith(WINNING):
            if not is_denied(self._items, index):
                self._win(index)
            return True
        return False

    def _win(self, index: int) -> None:
        won = won_of_vote(self._changes, self._topic, self._people, self._number, self._before)
        if not won and stays_in_posts(self._items, index):
            # Of several posts only the one that was voted on is won again, which the sentence leaves open.
            own = (one for one in self._people if len(one.posts) == 1 and one.posts[0].body is not None)
            won = [Change("election", (one,), one.posts, self._number) for one in own]
        self._changes += won

    def _reads_hold(self, index: int, item: Item) -> bool:
        """Read what leads in a post: «giữ chức», «làm», «là»."""
        items = self._items
        if self._given_at and not self._people and item.type == "HOLD" and is_reason(items, self._given_at, index):
            # "… để nhận nhiệm vụ Q"
            self._people, self._kind, self._holding = self._changes[-1].people, "reassignment", True
            return True
        decided = bool(self._people) and self._kind in DECIDED  # "chuẩn y bà A, Chủ tịch Hội X, là Ủy viên BCH …"
        is_copula = item.type == "HAVE" and item.text.lower() == "là" and (self._changes or decided)
        if item.type == "HOLD" and self._kind is None and is_only_spoken_of(items, self._named_at, index):
            return True
        if item.type == "HOLD" and self._kind in BEGINNINGS and item.text.lower().startswith("đang"):
            self._holding = False  # "trước khi được bầu làm P, ông | đang giữ chức Q"
            return True
        if item.type == "HOLD" or is_copula or leads(items, index):
            self._kind = "nomination" if self._kind is None and is_proposed(items, index) else self._kind
            self._holding = True
            return True
        return False

    def _passes_over(self, index: int, item: Item) -> bool:
        """Pass over people and posts that a sentence names beside the change: who is replaced, who stands, counts."""
        items = self._items
        if (self._people and is_replaced(items, index)) or is_candidate(items, index):
            return True
        # "bầu ông A làm Chủ tịch; bầu 12 đại biểu chính thức và 01 đại biểu dự khuyết"
        return bool(self._people) and item.type == "POSTS" and is_of_counted(items, index)

    def _reads_people(self, index: int, item: Item) -> bool:
        items = self._items
        named = tuple(mentions_in([item])) if item.type in ("PERSON", "PEOPLE") else ()
        if not named:
            return False
        self._people, self._named_at = joined(self._people, named, items, index), index
        taken = posts_before(items, index, elected=self._kind == "election", further=bool(self._changes))
        if self._last_lacks_people() and taken == self._changes[-1].posts:
            taken = ()  # already told as the posts of a list
        if taken := taken or (posts_of_next_brackets(items, index) if self._kind is not None else ()):
            self._add(self._kind, named, taken)
            self._given_at = index if goes_on_in_row(items, index) else self._given_at
        heads = (
            heads_elected(items, index, named[-1], voted=self._voted, beside=self._body_won())
            if self._kind in (None, "election")
            else ()
        )
        self._give_posts_before(index, item, named)
        if self._kind in LEAVE_POSTS and goes_elsewhere(items, index):
            self._add(self._kind, named, ())
        replaced = self._changes[-1].posts if self._changes and self._changes[-1].kind in ENDINGS else ()
        if self._kind == "election" and replaced and is_replacing(items, index):
            self._add(self._kind, named, replaced)
        if heads:
            at = len(self._changes) - (self._given_at == index)
            sharing = tuple(one for one in named if set(heads) <= set(one.posts))  # "2 Phó Chủ tịch A, B"
            self._changes.insert(at, Change("election", sharing, heads, self._number))
        self._holding = False
        return True

    def _give_posts_before(self, index: int, item: Item, named: People) -> None:
        """Give people the posts that were told before them: «bầu Ủy viên UBND xã: A, B», «miễn nhiệm P đối với A»."""
        items, changes = self._items, self._changes
        shared = tuple(post for post in named[0].posts if self._kind and post.span.end <= item.start)
        bracketed = posts_of_brackets(items, index)
        counted = self._last_lacks_people() and (
            is_counted(items, index) or (bool(bracketed) and bracketed == changes[-1].posts)
        )
        # Voters elected these: "các đại biểu ứng cử: A".
        if shared and shared[0].role != "delegate" and not counted:
            changes.append(Change(self._kind, named, shared, self._number, body_staffed(items, index)))
            self._people = ()
        elif self._last_lacks_people() and (concerns(items, index) or counted):
            changes[-1] = replace(changes[-1], people=named, since=changes[-1].since or held_since(items, index))
            self._people, self._given_at = (), index
        elif self._given_at and is_in_row(items, self._given_at, index):
            changes[-1] = replace(changes[-1], people=changes[-1].people + named)
            self._people, self._given_at = (), index

    def _reads_posts(self, index: int, item: Item) -> bool:
        items = self._items
        if index in self._earlier:
            self._holding = False  # "…; trước đó bà là Phó Chủ tịch": no post of the change
            return True
        posts = posts_at(items, index)
        goes_on = bool(self._given_at) and self._kind is not None and is_of_whom_follows(items, index)
        if not posts or not (self._holding or goes_on or fills(items, index, self._kind)):
            return False
        last = self._changes[-1] if self._changes else self._before
        kind = self._kind or (last.kind if last is not None and last.sentence >= self._number - 1 else None)
        if kind in ENDINGS and is_taken_up(items, index):
            kind = "reassignment"
        led = body_told(items, index, kind, self._topic)
        if is_filled(items, index) or (kind in ENDINGS and is_of_following(items, index)):
            self._people = ()  # "Dưới sự chủ tọa của ông A, … miễn nhiệm chức vụ P đối với bà B"
        since = held_since(items, index)
        pairs = one_each(self._people, posts) if is_in_turn(items, index) else [(self._people, posts)]
        self._changes += [Change(kind, people, taken, self._number, led, since) for people, taken in pairs]
        self._holding = item.type == "ORGAN"  # "tham gia Ban Chấp hành, Ban Thường vụ và giữ chức …"
        return True

    def _reads_pronoun(self, index: int, item: Item) -> bool:
        if item.type == "ADDRESS" and not self._people and pronoun_undergoes(self._items, index):
            self._people = self._known
        elif item.type == "CLOSE" and self._given_at and self._kind == "reassignment":
            self._people, self._kind, self._holding = (), None, False  # "(do chuyển công tác)": what follows is another
        elif item.type == "SEMICOLON":
            self._holding = False
        return True
