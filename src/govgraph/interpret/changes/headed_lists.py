"""Lists of who gets or leaves posts, below a sentence or headings that name these: «a) Ban Thường vụ (3 đồng chí):».

Reports, minutes, decisions and news tell outcomes so: a sentence or heading says that there was a vote («Kết quả bầu
cử:», «… đã bầu:», «Bầu Ủy viên UBND xã:»), headings below it name committees, and entries or rows of tables the people,
perhaps with their votes, or posts before names: «Bí thư: đồng chí A, 11/11 phiếu».
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from govgraph.interpret.changes.list_entries import (
    DEPUTIES,
    Label,
    body_headed,
    body_leading_in,
    is_bare,
    is_entry,
    labelled,
    ordinal_of,
    taken_up,
    tells_for_itself,
    winner,
)
from govgraph.interpret.changes.list_headings import (
    Heading,
    heading_in,
    heading_in_lead,
    heads_register,
    is_mark,
    is_of_candidates,
    kind_led_in,
    tells_posts,
)
from govgraph.interpret.changes.mention import ENDINGS, Change
from govgraph.interpret.changes.shares import has_lost
from govgraph.interpret.changes.tables import column_of
from govgraph.interpret.changes.votes import OF_COUNCIL, is_of_meeting
from govgraph.interpret.meetings import Held
from govgraph.interpret.people.rows import first_of_entry
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention

_PEOPLE = frozenset({"PERSON", "PEOPLE"})
_IN_ROW = frozenset({*_PEOPLE, "COMMA", "SEMICOLON", "AND", "STOP", "ADDRESSES", "LINE"})
_DOING = frozenset({"ACT", "CONVENE"})
_OFFICE = "specialised-agency"
_NO_HEADING = Heading()


@dataclass(frozen=True, slots=True)
class _List:
    """What the lines above an entry say of it: by what kind of change people get or leave posts, and which.

    `is_told` is false below a heading alone, with which a change may or may not have come; `heading` has the seats of
    all in the list or the body of their posts; `tells_posts` that the posts stand behind the names; `topic` is the
    change to the seats as a sentence told it; `column` has the names, in a table.
    """

    is_told: bool = False
    kind: str | None = None
    heading: Heading = _NO_HEADING
    tells_posts: bool = False
    topic: Change | None = None
    column: int | None = None


_NO_LIST = _List()


class HeadedLists:
    """Reads the lines of a text, one after the other; `_list` is the list in which the next may be an entry.

    `is_over` tells of words that speak of an earlier term.
    """

    def __init__(self, is_over: Callable[[Sequence[Item]], bool]) -> None:
        self._is_over = is_over
        self._list = _NO_LIST
        self._ordinal = 0  # the number of the entry before
        self._before: Sequence[Item] = ()

    def lead_in(self, topic: Change) -> None:
        """Note that the people of a change follow the sentence that told it: "Hội nghị bầu bổ sung Ủy viên …, gồm:".

        Where it told of several posts, each entry tells whose is which.
        """
        body = topic.posts[0].body if topic.posts else None
        if len(topic.posts) == 1:
            self._begin(_List(True, topic.kind, Heading(topic.posts, body), topic=topic))
        else:
            self._begin(_List(True, topic.kind, Heading((), body), tells_posts=True))

    def read(self, sentence: Sentence, number: int, meeting: Held | None) -> list[Change] | None:
        """Return the changes of an entry, none for a heading; None of a sentence that is of no such list.

        `meeting` is the one of which the sentence tells.
        """
        items, before = sentence.items, self._before
        self._before = items
        numbered = bool(before) and _is_only_number(before)
        named = not _PEOPLE.isdisjoint(sentence.types)
        self._count(items, named=named or _is_only_number(items), numbered=numbered)
        if _is_only_number(items):
            return None
        heading = heading_in(items) if not named else None
        if (kind := kind_led_in(items, before)) is not None or (heading is not None and heads_register(items)):
            return self._read_lead(items, kind, heading or (heading_in_lead(items) if not named else None))
        if heading is not None:
            self._list = replace(self._list, heading=self._placed(heading), topic=None, column=None)
            return [] if self._list.is_told else None
        if named:
            return self._read_entry(items, number, meeting, numbered=numbered)
        self._read_between(sentence, numbered=numbered)
        return None

    def _placed(self, heading: Heading) -> Heading:
        """Return a heading of a post told without its body as one in the body that the heading above names.

        «3. Hội Nông dân xã», below it «Các Phó Chủ tịch:».
        """
        above = self._list.heading
        if above.posts or above.body is None or not heading.posts or not all(map(is_bare, heading.posts)):
            return heading
        return Heading(tuple(replace(post, body=above.body) for post in heading.posts), above.body)

    def _count(self, items: Sequence[Item], *, named: bool, numbered: bool) -> None:
        """Note the number of an entry; one that begins to count anew is of a list that no heading told of."""
        ordinal = ordinal_of(items) if named else 0
        if ordinal is None:
            return
        if named and ordinal <= self._ordinal and not numbered:
            self._begin(_NO_LIST)
        self._ordinal = ordinal

    def _begin(self, new: _List) -> None:
        self._list, self._ordinal = new, 0

    def _read_lead(self, items: Sequence[Item], kind: str | None, heading: Heading | None) -> list[Change] | None:
        """Begin the list that a line leads in, unless those in it were chosen formerly or only stand for election."""
        is_told = not self._is_over(items) and not is_of_candidates(items)
        self._begin(_List(is_told, kind, heading or _NO_HEADING, tells_posts(items)))
        return [] if heading is not None and heading.posts else None

    def _read_entry(
        self, items: Sequence[Item], number: int, meeting: Held | None, *, numbered: bool
    ) -> list[Change] | None:
        """Return the changes of an entry or a row; a line with people that is none ends the list."""
        entry = is_entry(items, numbered=numbered)
        row = bool(self._list.heading.posts) and not numbered and all(item.type in _IN_ROW for item in items)
        changes = self._of_entry(items, number, meeting, row=row) if (entry or row) and not has_lost(items) else []
        if not changes and not entry:
            self._begin(_NO_LIST)
        return changes or None

    def _read_between(self, sentence: Sentence, *, numbered: bool) -> None:
        """Read a line that names nobody: the heads of a table, or what ends the list."""
        if "BAR" in sentence.types:
            self._list = replace(self._list, column=_column_of_names(sentence.items) or self._list.column)
            return
        begins = (numbered or is_mark(sentence.items[0])) and not self._has_deputies()
        if self._list.kind in ENDINGS or not begins or not _DOING.isdisjoint(sentence.types):
            self._begin(_NO_LIST)

    def _of_entry(self, items: Sequence[Item], number: int, meeting: Held | None, *, row: bool) -> list[Change]:
        """Return the changes that an entry tells, or a row of names."""
        kind = self._list.kind
        if kind in ENDINGS:
            return self._of_leaver(items, number)
        if labels := labelled(items):
            return self._of_labels(labels, number, body_leading_in(items))
        if not self._list.is_told:
            return self._of_holders(items, number)
        if tells_for_itself(items):
            people, posts = winner(items)
            led = self._body_of(posts)
            return [Change(kind, people, posts, number, led)] if people and led is not None else []
        people = tuple(mentions_in(items)) if row else self._first(items)
        return self._of_people(people, number, meeting) if people else []

    def _of_holders(self, items: Sequence[Item], number: int) -> list[Change]:
        """Return that whoever is listed below a deputy's post has it: «Các Phó Chủ tịch UBND xã:», «- Bà B»."""
        heading, people = self._list.heading, first_of_entry(items)
        return [Change(None, people, heading.posts, number, heading.body)] if self._has_deputies() and people else []

    def _has_deputies(self) -> bool:
        """Tell whether those in a list of which no change is told are deputies in a body, as the heading says."""
        heading = self._list.heading
        deputies = bool(heading.posts) and all(post.role in DEPUTIES for post in heading.posts)
        return not self._list.is_told and heading.body is not None and deputies

    def _of_people(self, people: tuple[PersonMention, ...], number: int, meeting: Held | None) -> list[Change]:
        """Return that people get the seats of the list, and whoever is told alone the posts of it beside the name."""
        told = people[0].posts if len(people) == 1 else ()
        bare = self._bare(told)
        seats = self._seats(people, number) if not bare or self._keeps_seat(bare) else []
        listed = bool(self._list.heading.posts) or self._list.tells_posts
        beside = [Change(self._list.kind, people, bare, number, self._body_of(bare))] if bare and listed else []
        own = tuple(post for post in told if is_of_meeting(post, meeting)) if self._is_of_own() else ()
        return [*seats, *beside, *([Change("election", people, own, number)] if own else [])]

    def _bare(self, told: Sequence[PostMention]) -> tuple[PostMention, ...]:
        """Return the posts beside a name that are those of the list: not what officers are, nor beside a post told."""
        if self._list.topic is not None:
            return ()  # "bầu bổ sung Ủy viên UBND xã, gồm:" / "1. Ông A, Phó Trưởng phòng"
        return tuple(post for post in told if is_bare(post) and post.role != "officer")

    def _seats(self, people: tuple[PersonMention, ...], number: int) -> list[Change]:
        """Return that people get the seats which the heading or the vote names."""
        seats, topic = self._list.heading.posts, self._list.topic
        if topic is not None and seats:
            return [replace(topic, people=people, sentence=number)]
        return [Change(self._list.kind, people, seats, number)] if seats else []

    def _is_of_own(self) -> bool:
        """Tell whether posts in the body that meets, told beside names, are those of the vote."""
        bodies = (post.body for post in self._list.heading.posts)
        council = any(body is not None and body.kind in OF_COUNCIL for body in bodies)
        return self._list.kind == "election" and not council

    def _of_leaver(self, items: Sequence[Item], number: int) -> list[Change]:
        """Return that whoever an entry names leaves the posts of the list, or those told beside.

        "- Chủ tịch UBND xã: ông A"; a list of people who retire tells of no post that it was left then.
        """
        people = next((people for people, _ in labelled(items)), ()) or self._first(items)
        if not self._list.is_told or not people:
            return []
        if self._list.topic is not None:
            return [] if tells_for_itself(items) else self._seats(people, number)
        left = [one for one in people if one.posts]
        kind = self._list.kind
        leaving = [Change(kind, (one,), () if kind == "release" else one.posts, number) for one in left]
        beyond = tuple(replace(one, posts=()) for one in people)  # what they leave was told
        return [*leaving, *(Change("reassignment", beyond, posts, number) for posts in taken_up(items))]

    def _of_labels(self, labels: Sequence[Label], number: int, leading: BodyMention | None) -> list[Change]:
        """Return the changes of people behind their posts; without a change told, the posts that the heading places.

        `leading` is the body that leads the line in, whose bare posts these are.
        """
        heads: tuple[tuple[PostMention, ...], ...] = ((), *(posts for _, posts in labels))
        changes = [
            Change(self._list.kind, people, posts, number, self._led(head, posts, leading))
            for head, (people, posts) in zip(heads, labels, strict=False)
        ]
        return [one for one in changes if self._list.is_told or one.led is not None]

    def _led(
        self, head: Sequence[PostMention], posts: tuple[PostMention, ...], leading: BodyMention | None
    ) -> BodyMention | None:
        """Return the body of bare posts behind those of a head: the head's, that leads the line in, of the heading."""
        if (headed := body_headed(head, posts)) is not None:
            return headed
        return leading if leading is not None and all(map(is_bare, posts)) else self._body_of(posts)

    def _first(self, items: Sequence[Item]) -> tuple[PersonMention, ...]:
        """Return whom an entry is about: who stands first, in a table whoever stands in the column of names."""
        if self._list.column is None:
            return first_of_entry(items)
        people = (one for one in mentions_in(items) if one.name is not None)
        return tuple(one for one in people if column_of(items, one.span.start) == self._list.column)[:1]

    def _keeps_seat(self, bare: Sequence[PostMention]) -> bool:
        """Tell whether who has bare posts in a list is a member beside: in a committee, not in its commission."""
        if any(one.role == "alternate-member" for one in bare):
            return False
        members = (post.body for post in self._list.heading.posts if post.role == "member")
        return any(body is not None and body.kind != "party-inspection" for body in members)

    def _body_of(self, posts: tuple[PostMention, ...]) -> BodyMention | None:
        """Return the body of the heading, in which posts are that name none: «- Phó Chủ nhiệm: ông B».

        Posts below a committee («- Bí thư: ông A») lead the organisation, as the meeting tells it.
        """
        heading = self._list.heading
        if heading.body is None or not posts or not all(map(is_bare, posts)):
            return None
        if any(post.body is not None and post.body.kind == _OFFICE != heading.body.kind for post in posts):
            return None  # «Chánh Văn phòng» below «Đảng ủy»
        committee = bool(heading.posts) and self._list.topic is None and heading.body.kind != "party-inspection"
        return None if committee else heading.body


def _is_only_number(items: Sequence[Item]) -> bool:
    return all(map(is_mark, items))


def _column_of_names(items: Sequence[Item]) -> int | None:
    """Return the column under «Họ và tên»."""
    heads = " ".join(item.text.lower() for item in items).split("|")
    return next((column for column, head in enumerate(heads) if head.split()[:1] == ["họ"]), None)
