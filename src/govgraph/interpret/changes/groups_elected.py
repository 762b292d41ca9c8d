"""Groups and committees that a meeting elects, told by those in them: «Bầu Tổ hòa giải: ông A - Tổ trưởng, bà B».

A vote names the body. Behind a colon, «gồm» or «kết quả trúng cử», or one a line below, people stand with their posts
in it; who has none there is a member. Who heads a committee is a member of it too; its lists are read elsewhere
(`headed_lists`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from govgraph.interpret.changes.list_entries import is_bare, is_entry, labelled
from govgraph.interpret.changes.mention import Change
from govgraph.interpret.changes.seats import names_committee
from govgraph.interpret.changes.shares import has_lost, has_majority, is_win, votes_of
from govgraph.interpret.changes.votes import VOTED_REACH
from govgraph.interpret.denial import is_denied, is_proposed, is_to_come
from govgraph.interpret.headings import is_numbering
from govgraph.interpret.meetings import Held
from govgraph.interpret.people.rows import first_of_entry
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.interpret.setting.working_groups import GROUP_ROLES
from govgraph.model import CHAIRS, SECRETARIES
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BRANCH, BodyMention, PersonMention, PostMention

_GROUP = "working-group"
_PEOPLE = frozenset({"PERSON", "PEOPLE"})
_KINDS = ("ban ", "tổ ", "đội ", "hội đồng ")  # not «đoàn đại biểu», which is sent elsewhere
_SERVING = ("kiểm phiếu", "bầu cử", "thẩm tra", "thư ký")  # the meeting, and no longer
_IN_LEAD = frozenset({"HAVE", "COLON", "COMMA", "NUMBER", "ADDRESS", "ADDRESSES"})
_WORDS_OF_LEAD = frozenset(
    {"kết", "quả", "bầu", "bầu cử", "người", "vị", "như", "sau", "cụ", "thể", "là", "đã", "số", "lượng"}
)
_IN_ROW = frozenset({*_PEOPLE, "COMMA", "SEMICOLON", "AND", "OPEN", "CLOSE", "NUMBER", "ADDRESSES", "COLON", "DASH"})
_VOTES = frozenset({"phiếu", "đạt", "tỷ", "tỉ", "lệ", "số"})

Told = tuple[PersonMention, PostMention | None]  # who is in a group, and as what, where it is said


class GroupsElected:
    """Reads the lines of a text, one after the other; `_group` is the one voted on last, `_at` where.

    `is_over` tells of words that speak of an earlier term.
    """

    def __init__(self, is_over: Callable[[Sequence[Item]], bool]) -> None:
        self._is_over = is_over
        self._group: BodyMention | None = None
        self._at = 0
        self._listing = False  # the next lines tell those in it
        self._numbered = False  # the line before was but a number

    def read(self, sentence: Sentence, number: int, meeting: Held | None) -> list[Change] | None:
        """Return the elections that a sentence tells; None of one that tells nothing of a group."""
        items = sentence.items
        if is_numbering(items):
            self._numbered = True
            return None
        numbered, self._numbered = self._numbered, False
        begin = _behind_vote(items) if "CHANGE" in sentence.types else 0
        if begin:
            body = items[begin - 1].value
            self._group = body if isinstance(body, BodyMention) and not self._is_over(items) else None
            self._at, self._listing = number, False
        group = self._group if number <= self._at + VOTED_REACH else None
        if group is None:
            return None
        if self._listing and _PEOPLE.isdisjoint(sentence.types):
            self._listing = False
        if self._listing:
            self._at = number
            people = first_of_entry(items) if is_entry(items, numbered=numbered) else ()
            self._listing = bool(people)
            winners = people if not has_lost(items) else ()
            return [one for who in winners for one in _changes(group, (who, None), meeting, number)] or None
        self._listing = self.is_of_group and items[-1].text.endswith(":") and _leads(items[begin:], voted=bool(begin))
        told = _told_behind(items, begin)
        return [one for each in told for one in _changes(group, each, meeting, number)] or None

    @property
    def is_of_group(self) -> bool:
        """Tell whether what was read last is of a group, not of a committee, of which other readers tell too."""
        return self._group is not None and self._group.kind == _GROUP


def _behind_vote(items: Sequence[Item]) -> int:
    """Return where the words go on behind a vote on a body: "Hội nghị bầu Tổ hòa giải | gồm"; 0 where none is told.

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Bầu Tổ hòa giải gồm:", "Bầu Ban kiểm phiếu gồm:", "Không bầu Tổ hòa giải"
    >>> [_behind_vote(recognise_text(text)) for text in texts]
    [2, 0, 0]
    """
    for at, (verb, item) in enumerate(pairwise(items)):
        concept = verb.sense("change") if verb.type == "CHANGE" else None
        body, words = item.value, item.text.lower()
        is_group = isinstance(body, BodyMention) and body.kind == _GROUP and words.startswith(_KINDS)
        if concept is None or concept.notation != "election" or is_win(verb) or not (is_group or names_committee(item)):
            continue
        unreal = any(is_so(items, at) for is_so in (is_denied, is_proposed, is_to_come))
        if not unreal and not any(one in words for one in _SERVING):
            return at + 2
    return 0


def _leads(items: Sequence[Item], *, voted: bool) -> bool:
    """Tell whether words lead in those elected: behind the vote «gồm:», later «Kết quả (trúng cử 3 người):»."""
    words = [item.text.lower() for item in items]
    outcome = any(map(is_win, items)) or "kết quả" in " ".join(words)
    only = all(item.type in _IN_LEAD or is_win(item) or item.text.lower() in _WORDS_OF_LEAD for item in items)
    last = items[-1] if items else None
    ends = last is not None and (last.text.endswith(":") or last.type in ("HAVE", "ADDRESSES") or is_win(last))
    return only and ends and (voted or outcome)


def _told_behind(items: Sequence[Item], begin: int) -> list[Told]:
    """Return who is told in a row, and as what, behind the words that lead it in; a row that goes on is none."""
    lead = list(takewhile(lambda item: item.type not in (*_PEOPLE, "POSTS"), items[begin:]))
    row = items[begin + len(lead) :]
    if not row or not _leads(_without_address(lead), voted=begin > 0):
        return []
    if labels := labelled(row):
        return [(person, posts[0]) for people, posts in labels for person in people]
    last = max((at for at, item in enumerate(row) if item.type in _PEOPLE), default=0)
    if not all(item.type in _IN_ROW or item.text.lower() in _VOTES for item in row[:last]) or not _ends(
        row[last + 1 :]
    ):
        return []
    return [(one, None) for one in _winners(row)]


def _without_address(lead: list[Item]) -> list[Item]:
    """Return a lead up to its last colon or «gồm»: «gồm các | ông»."""
    while lead and lead[-1].type in ("ADDRESS", "WORD") and not lead[-1].text.endswith(":"):
        lead = lead[:-1]
    return lead


def _ends(rest: Sequence[Item]) -> bool:
    """Tell whether a row ends behind the votes of the last."""
    told = takewhile(lambda item: item.type not in ("STOP", "SEMICOLON", "LINE"), rest)
    return all(
        item.type in ("OPEN", "CLOSE", "NUMBER", "COLON", "COMMA") or item.text.lower() in _VOTES for item in told
    )


def _winners(row: Sequence[Item]) -> Iterator[PersonMention]:
    for at, item in enumerate(row):
        if item.type in _PEOPLE and (votes_of(row, at) is None or has_majority(row, at)):
            yield from (one for one in mentions_in([item]) if one.name is not None)


def _changes(body: BodyMention, told: Told, meeting: Held | None, number: int) -> Iterator[Change]:
    """Yield that somebody is elected into a body, and to head it."""
    person, post = told
    if body.kind == _GROUP:
        own = next((one for one in person.posts if one.role in GROUP_ROLES and _may_be_in(one)), None)
        named = post or own or PostMention("member", person.span)
        yield Change("election", (person,), (replace(named, body=_placed(body, meeting), assumed=False),), number)
        return
    heads = (post,) if post is not None else tuple(one for one in person.posts if _heads(one, meeting))
    inspects = body.kind == "party-inspection"
    if not (heads and inspects):
        yield Change("election", (person,), (PostMention("member", person.span, body),), number)
    if heads:
        yield Change("election", (person,), heads, number, body if inspects else None)


def _heads(post: PostMention, meeting: Held | None) -> bool:
    """Tell whether a post beside a name heads the body that meets: «Bí thư», at a village's meeting «Chi hội phó»."""
    if not is_bare(post):
        return False
    convener = meeting.convener if meeting is not None else None
    of_village = convener is not None and convener.level == "village"
    branch = post.body is not None and post.body.refers == BRANCH
    return post.role in CHAIRS | SECRETARIES or (of_village and branch)


def _placed(group: BodyMention, meeting: Held | None) -> BodyMention:
    """Return a group as of the level and unit of the body that meets, unless it tells its own."""
    convener = meeting.convener if meeting is not None else None
    if group.level is not None or group.unit is not None or convener is None:
        return group
    of_village = convener.level == "village"  # whose name is that of its bodies
    unit, name = (None, convener.name) if of_village else (convener.unit, None)
    return replace(group, level=convener.level, unit=unit, name=group.name or name)


def _may_be_in(post: PostMention) -> bool:
    """Tell whether a post beside a name is one in a group: it names no body, or a group without its unit."""
    body = post.body
    return is_bare(post) or (body is not None and body.kind == _GROUP and body.level is None)
