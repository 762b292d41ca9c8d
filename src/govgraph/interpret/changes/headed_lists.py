"""Lists of who was elected or designated, below headings that name the seats: «a) Ban Thường vụ (3 đồng chí):».

Reports, minutes and news of congresses tell outcomes so: a sentence or heading says that there was a vote («Kết quả
bầu cử:», «… đã bầu:»), headings below it name committees, and entries or rows of tables the people, perhaps with
their votes, or posts before names: «Bí thư: đồng chí A, 11/11 phiếu».
"""

from collections.abc import Callable, Sequence
from itertools import takewhile

from govgraph.interpret.changes.list_headings import Heading, heading_in, heads_register, is_mark, kind_led_in
from govgraph.interpret.changes.mention import ENDINGS, Change
from govgraph.interpret.changes.seats import is_filled, names_committee
from govgraph.interpret.changes.shares import has_lost, is_win
from govgraph.interpret.changes.tables import column_of
from govgraph.interpret.changes.votes import goes_on
from govgraph.interpret.denial import is_proposed
from govgraph.interpret.people.rows import first_of_entry
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.interpret.unions import INNER
from govgraph.model import Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of

Label = tuple[tuple[PersonMention, ...], tuple[PostMention, ...]]

_PEOPLE = frozenset({"PERSON", "PEOPLE"})
_IN_ROW = frozenset({*_PEOPLE, "COMMA", "SEMICOLON", "AND", "STOP", "ADDRESSES", "LINE"})
# Between a label and its colon: «Ủy viên UBND phường (5 người):».
_BESIDE_LABEL = frozenset({"OPEN", "CLOSE", "NUMBER", "ADDRESS", "ADDRESSES", "WORD", "HAVE", "COMMA"})
_LABEL_REACH = 7
_DOING = frozenset({"ACT", "CONVENE"})
_ENDS_ROW = frozenset({*_DOING, "LINE", "STOP", "BY", "CHANGE", "MEETING"})


class HeadedLists:
    """What the lines of a text so far lead in: by what kind of change people get seats, and which.

    `is_over` tells of words that speak of an earlier term.
    """

    def __init__(self, is_over: Callable[[Sequence[Item]], bool]) -> None:
        self._is_over = is_over
        self._leads = False  # a list may follow
        self._kind: str | None = None  # of change, that of all below, as far as it is told
        self._heading = Heading()
        self._tells_posts = False  # the entries below have posts of the change behind their names
        self._names: int | None = None  # the column of a table that has the names
        self._behind_number = False  # the line before was but «1.»
        self._ordinal = 0  # the number of the entry before
        self._before: Sequence[Item] = ()

    def read(self, sentence: Sentence, number: int) -> list[Change] | None:
        """Return the changes of an entry, none for a heading; None of a sentence that is of no such list."""
        items, before = sentence.items, self._before
        self._before = items
        behind_number, self._behind_number = self._behind_number, all(map(is_mark, items))
        named = not _PEOPLE.isdisjoint(sentence.types)
        self._count(items, named=named or self._behind_number, numbered=behind_number)
        if self._behind_number:
            return None
        heading = heading_in(items) if not named else None
        if (kind := kind_led_in(items, before)) is not None or (heading is not None and heads_register(items)):
            leads = not self._is_over(items) and not _is_of_candidates(items)
            heading = heading or (_heading_in_lead(items) if not named else None)
            self._begin(kind, heading, leads=leads)
            self._tells_posts = _tells_posts(items)
            return [] if heading is not None and heading.posts else None
        if heading is not None:
            self._heading, self._names = heading, None
            return [] if self._leads else None
        if named:
            changes = self._of_entry(items, number, numbered=behind_number)
            if not changes and not _is_entry(items, numbered=behind_number):
                self._begin(None, None, leads=False)
            return changes or None
        if "BAR" in sentence.types:  # the heads of the columns of a table
            self._names = _column_of_names(items) or self._names
        elif self._kind in ENDINGS or not (behind_number or is_mark(items[0])) or not _DOING.isdisjoint(sentence.types):
            self._begin(None, None, leads=False)
        return None

    def _count(self, items: Sequence[Item], *, named: bool, numbered: bool) -> None:
        """Note the number of an entry; one that begins to count anew is of a list that no heading told of."""
        ordinal = _ordinal(items) if named else 0
        if ordinal is None:
            return
        if named and ordinal <= self._ordinal and not numbered:
            self._begin(None, None, leads=False)
        self._ordinal = ordinal

    def _begin(self, kind: str | None, heading: Heading | None, *, leads: bool) -> None:
        self._leads, self._kind, self._heading, self._names = leads, kind, heading or Heading(), None
        self._ordinal, self._tells_posts = 0, False

    def _of_entry(self, items: Sequence[Item], number: int, *, numbered: bool) -> list[Change]:
        """Return the changes that an entry or a row tells."""
        row = self._heading.posts and not numbered and all(item.type in _IN_ROW for item in items)
        if not (row or _is_entry(items, numbered=numbered)) or has_lost(items):
            return []
        if self._kind in ENDINGS:
            return self._of_leaver(items, number)
        if labels := _labelled(items):
            return self._of_labels(labels, number)
        if not self._leads or not (self._heading.posts or self._tells_posts):
            return []
        if _tells_for_itself(items):
            people, posts = _winner(items)
            led = self._body_of(posts)
            return [Change(self._kind, people, posts, number, led)] if people and led is not None else []
        people = tuple(mentions_in(items)) if row else self._first(items)
        if not people:
            return []
        bare = tuple(post for post in people[0].posts if _is_bare(post)) if len(people) == 1 else ()
        seats = self._heading.posts if not bare or self._keeps_seat(bare) else ()
        told = [(posts, led) for posts, led in ((seats, None), (bare, self._body_of(bare))) if posts]
        return [Change(self._kind, people, posts, number, led) for posts, led in told]

    def _of_leaver(self, items: Sequence[Item], number: int) -> list[Change]:
        """Return that whoever an entry names leaves the posts told beside: "- Chủ tịch UBND xã: ông A".

        A list of people who retire tells of no post that it was left then.
        """
        people = next((people for people, _ in _labelled(items)), ()) or self._first(items)
        left = [one for one in people if self._leads and one.posts]
        return [Change(self._kind, (one,), () if self._kind == "release" else one.posts, number) for one in left]

    def _of_labels(self, labels: Sequence[Label], number: int) -> list[Change]:
        """Return the changes of people behind their posts; without a change told, the posts that the heading places."""
        changes = [Change(self._kind, people, posts, number, self._body_of(posts)) for people, posts in labels]
        return [one for one in changes if self._leads or one.led is not None]

    def _first(self, items: Sequence[Item]) -> tuple[PersonMention, ...]:
        """Return whom an entry is about: who stands first, in a table whoever stands in the column of names."""
        if self._names is None:
            return first_of_entry(items)
        people = (one for one in mentions_in(items) if one.name is not None)
        return tuple(one for one in people if column_of(items, one.span.start) == self._names)[:1]

    def _keeps_seat(self, bare: Sequence[PostMention]) -> bool:
        """Tell whether who has bare posts in a list is a member beside: in a committee, not in its commission."""
        if any(one.role == "alternate-member" for one in bare):
            return False
        members = (post.body for post in self._heading.posts if post.role == "member")
        return any(body is not None and body.kind != "party-inspection" for body in members)

    def _body_of(self, posts: tuple[PostMention, ...]) -> BodyMention | None:
        """Return the body of the heading, in which posts are that name none: «- Phó Chủ nhiệm: ông B».

        Posts below a committee («- Bí thư: ông A») lead the organisation, as the meeting tells it.
        """
        body = self._heading.body
        if body is None or not posts or not all(map(_is_bare, posts)):
            return None
        committee = bool(self._heading.posts) and body.kind != "party-inspection"
        return None if committee else body


def _is_of_candidates(items: Sequence[Item]) -> bool:
    """Tell whether a heading is of those on whom is voted: "Danh sách bầu cử Ban Chấp hành:"."""
    return any(item.type == "CHANGE" and is_proposed(items, at) for at, item in enumerate(items))


def _ordinal(items: Sequence[Item]) -> int | None:
    """Return the number with which an entry or a row begins: «2. Ông A», «02 | A»."""
    marked = len(items) > 1 and items[1].type in ("STOP", "CLOSE", "BAR", "SLASH")
    return int(items[0].text) if marked and items[0].text.isdecimal() else None


def _heading_in_lead(items: Sequence[Item]) -> Heading | None:
    """Return the committee that a sentence fills, or the body of the posts: "Công nhận Ban Chấp hành … gồm 9 ông, bà:".

    "Công nhận các chức danh lãnh đạo Hội Nông dân xã:", "bầu Chủ tịch, Phó Chủ tịch UBND xã:"
    """
    for at, item in enumerate(items):
        if is_filled(items, at) and isinstance(item.value, BodyMention):
            return Heading((PostMention("member", Span(item.start, item.end), item.value),), item.value)
    told = [item for item in items if item.type in ("ORGAN", "POSTS", "CHANGE", "STOP")]
    last = told[-1] if told else None
    if last is not None and last.type == "CHANGE" and last.text.lower().startswith("được") and len(told) > 1:
        last = told[-2]  # "Các chức danh Chủ tịch, Phó Chủ tịch Hội | được hiệp thương cử như sau:"
    if last is None:
        return None
    if posts := posts_of(last):
        return Heading((), posts[-1].body)
    return Heading((), last.value) if isinstance(last.value, BodyMention) and not names_committee(last) else None


def _tells_posts(items: Sequence[Item]) -> bool:
    """Tell whether a sentence leads in several posts: "bầu các chức danh:", "bầu Chủ tịch, Phó Chủ tịch Hội:"."""
    several = (item.value for item in items if item.type == "POSTS" and isinstance(item.value, tuple))
    return any(len(one) > 1 for one in several) or "chức danh" in " ".join(item.text.lower() for item in items)


def _tells_for_itself(items: Sequence[Item]) -> bool:
    """Tell whether an entry says more than that somebody won: "- Ông A trúng cử Phó Chủ tịch", not "A | trúng cử"."""
    told = [at for at, item in enumerate(items) if item.type in ("CHANGE", "HOLD")]
    return any(not (is_win(items[at]) and items[at - 1].type == "BAR") for at in told)


def _winner(items: Sequence[Item]) -> Label:
    """Return who wins which posts in an entry, or nobody: "- Ông A trúng cử Ủy viên, 14/15 phiếu"."""
    for one, verb, post in zip(items, items[1:], items[2:], strict=False):
        if one.type in _PEOPLE and is_win(verb) and post.type == "POSTS":
            posts = posts_of(post)
            return tuple(person for person in mentions_in([one]) if person.name is not None), posts
    return (), ()


def _is_bare(post: PostMention) -> bool:
    body = post.body
    if body is None or not body.kind or post.assumed or body.refers is not None:
        return True
    return body.kind in INNER and body.level is None and body.unit is None  # «Ủy viên Ban Thường vụ», of a union too


def _is_entry(items: Sequence[Item], *, numbered: bool) -> bool:
    """Tell whether a line is an entry or a row: «- A: 11/11 phiếu», «01 | A | 11/11», «b) Bí thư: đồng chí A»."""
    if goes_on(items, numbered=numbered, dashed=False) or items[0].type == "BAR":
        return True
    first = next((at for at, item in enumerate(items) if item.type in _PEOPLE), len(items))
    if any(item.type in _DOING for item in items[first : first + 2]):
        return False
    label = next((at for at in range(first) if _ends_label(items, at) is not None), None)
    marks = items[: first if label is None else label]
    return bool(marks or label == 0) and all(map(is_mark, marks))


def _labelled(items: Sequence[Item]) -> list[Label]:
    """Return the people of an entry behind their posts: «Bí thư Đảng ủy: đồng chí A», «Phó Chủ tịch: ông B; bà C»."""
    labels = {at: behind for at, item in enumerate(items) if (behind := _ends_label(items, at)) is not None}
    told: list[Label] = []
    for (at, begin), end in zip(labels.items(), [*list(labels)[1:], len(items)], strict=False):
        row = takewhile(lambda item: item.type not in _ENDS_ROW, items[begin:end])
        people = tuple(one for one in mentions_in(row) if one.name is not None)
        posts = posts_of(items[at])
        told += [(people, posts)] if people else []
    return told


def _ends_label(items: Sequence[Item], at: int) -> int | None:
    """Return where the people of the posts at `at`, if these are a label, begin: behind its colon."""
    if items[at].type != "POSTS":
        return None
    for index in range(at + 1, min(len(items) - 1, at + _LABEL_REACH)):
        if items[index].type == "COLON":
            return index + 1 if items[index + 1].type in (*_PEOPLE, "ADDRESSES") else None
        if items[index].type not in _BESIDE_LABEL:
            return None
    return None


def _column_of_names(items: Sequence[Item]) -> int | None:
    """Return the column under «Họ và tên»."""
    heads = " ".join(item.text.lower() for item in items).split("|")
    return next((column for column, head in enumerate(heads) if head.split()[:1] == ["họ"]), None)
