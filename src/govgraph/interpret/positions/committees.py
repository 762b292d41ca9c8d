"""Bare posts of those whom a committee's name lists: "UBND xã: bà A - Phó Chủ tịch; ông B - Ủy viên, Trưởng Công an".

The name, or that of its members («Thành viên UBND», «Các Ủy viên UBND xã»), leads them in or heads their entries.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from govgraph.codes import load_codes
from govgraph.interpret.headings import NUMBERED_ENTRIES, is_numbering
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of

_LEADING = frozenset({"COLON", "HAVE"})
_PEOPLE = frozenset({"PERSON", "PEOPLE"})
_IN_LIST = frozenset({"SEMICOLON", "COMMA", "AND", "ADDRESS", "ADDRESSES", "LINE"})
_OF_PARTY = frozenset({"party-committee", "party-standing-committee", "party-inspection"})
_MEMBER = frozenset({"member"})
_WITH_CHAIRS = _MEMBER | {"chair", "vice-chair", "standing-vice-chair"}


def committees_by_place(sentences: Sequence[Sentence]) -> Mapping[int, BodyMention]:
    """Return the committees whose names list people, by where the mentions of these start."""
    found: dict[int, BodyMention] = {}
    heading: BodyMention | None = None
    for sentence in sentences:
        items = sentence.items
        if is_numbering(items):
            continue
        if _PEOPLE.isdisjoint(sentence.types):
            heading = _committee(items[-2]) if len(items) > 1 and items[-1].type == "COLON" else None
            continue
        if items[0].type not in NUMBERED_ENTRIES:
            heading = None
        found.update(_listed(items, heading))
    return found


def _listed(items: Sequence[Item], heading: BodyMention | None) -> dict[int, BodyMention]:
    """Return the committees that list the people of a sentence; that of a heading lists who begins an entry."""
    found: dict[int, BodyMention] = {}
    committee = heading
    depth = 0
    for at, item in enumerate(items):
        depth += (item.type == "OPEN") - (item.type == "CLOSE")
        if depth or item.type == "CLOSE":
            continue
        if item.type in _LEADING:
            committee = _committee(items[at - 1]) if at else None
        elif item.type in _PEOPLE and committee is not None:
            found.update((mention.span.start, committee) for mention in mentions_in([item]))
        elif item.type not in _IN_LIST and not (committee is heading and at < 2):
            committee = None
    return found


def _committee(item: Item) -> BodyMention | None:
    """Return the committee that an item names, or whose members: «UBND xã», «Thành viên UBND», «Ban Thường vụ»."""
    posts = posts_of(item)
    members = posts[0] if len(posts) == 1 and posts[0].role == "member" and not posts[0].assumed else None
    body = members.body if members is not None else item.value
    return body if isinstance(body, BodyMention) and _roles_in(body) else None


def _roles_in(body: BodyMention) -> frozenset[str]:
    """Return the roles that are those in a committee where words name no body; none in an office."""
    if body.kind == "peoples-committee" or load_codes()["body"][body.kind].side == "front":
        return _WITH_CHAIRS
    return _MEMBER if body.kind in _OF_PARTY else frozenset()


def in_committee(mention: PersonMention, committee: BodyMention | None) -> tuple[PostMention, ...]:
    """Return the posts of a person, the bare ones as those in the committee that lists them.

    Who has another post in it is not told to be but a member by the name of its members: "Thành viên UBND: bà A - Phó
    Chủ tịch".
    """
    if committee is None:
        return mention.posts
    roles = _roles_in(committee)
    bare = [post for post in mention.posts if post.role in roles and (post.body is None or post.assumed)]
    own = [post for post in mention.posts if not bare or post.body is not committee]
    return tuple(replace(post, body=committee, assumed=False) if post in bare else post for post in own)
