"""Posts of which the text leaves the body to the meeting: the union, cell, council or group that holds it."""

from collections.abc import Container, Sequence
from itertools import pairwise

from govgraph.codes import load_codes
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.sentences import mentions_in
from govgraph.interpret.setting import Setting
from govgraph.interpret.setting.named_bodies import HEAD_WORD
from govgraph.interpret.setting.working_groups import GROUP_ROLES
from govgraph.interpret.unions import is_inner
from govgraph.model import CHAIRS, HEADS, Body, Post
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BRANCH, BodyMention, PersonMention, PostMention

_DEPUTIES = CHAIRS - HEADS
_OF_COUNCILS = frozenset(  # «Về phía đoàn giám sát có …», «Ban Pháp chế có …»
    {"peoples-council", "peoples-council-committee", "peoples-council-standing", "working-group"}
)
_YOUTH_CELL = "doan-co-so"  # «chi đoàn», «Đoàn cơ sở»
_GROUP_OF_DELEGATES = "tổ đại biểu"
#: Roles in a Party cell.
IN_CELLS = frozenset({"secretary", "deputy-secretary"})


def post_in_union(named: PostMention, posts: Sequence[PostMention], number: int, held: Sequence[Held]) -> Post | None:
    """Return a post in a bare «Ban Chấp hành» as one in the union whose meeting it is.

    Other posts of the same person are none but those of its branches: «Ủy viên Ban Chấp hành, Chi hội trưởng ấp 5».

    >>> from govgraph.model import Span
    >>> congress = Held("m1", 0, "congress", Body("womens-union", "commune"))
    >>> member = PostMention("member", Span(0, 8), BodyMention("party-committee"))
    >>> post_in_union(member, [member], 0, [congress]).body.kind
    'womens-union'
    """
    meeting = meeting_at(held, number)
    of_branches = all(post.body is not None and post.body.refers == BRANCH for post in posts if post is not named)
    body = named.body if of_branches else None
    if body is None or meeting is None or meeting.convener is None or not is_inner(meeting.convener, body):
        return None
    return Post(named.role, meeting.convener) if body.kind in ("party-committee", "party-cell") else None


def post_in_cell(named: PostMention, mention: PersonMention, meeting: Held | None) -> Post | None:
    """Return a bare post that heads the name of whom a cell's congress elected, as one in it: "Bí thư: đồng chí A".

    >>> from govgraph.model import Span
    >>> congress = Held("m1", 0, "congress", Body("party-cell", "village"))
    >>> secretary = PostMention("secretary", Span(0, 6), assumed=True)
    >>> post_in_cell(secretary, PersonMention("Lê Văn Ba", Span(8, 17), (secretary,)), congress).body.kind
    'party-cell'
    """
    convener = meeting.convener if meeting is not None and meeting.kind == "congress" else None
    if convener is None or convener.kind != "party-cell" or named.role not in IN_CELLS:
        return None
    heads = len(mention.posts) == 1 and named.span.end <= mention.span.start
    return Post(named.role, convener) if heads and named.assumed else None


def post_of_convener(named: PostMention, meeting: Held | None, setting: Setting) -> Post | None:
    """Return a post in «Hội», «Đoàn» or a «chi hội» as one in the union whose meeting it is, or in a branch of it.

    A bare «Trưởng ban» is one of the working group whose meeting it is, a bare «Bí thư chi đoàn» of the village's.

    >>> from govgraph.model import Span
    >>> meeting = Held("m1", 0, "conference", Body("working-group", "commune"))
    >>> post_of_convener(PostMention("head", Span(0, 10)), meeting, Setting()).body.kind
    'working-group'
    """
    body, convener = named.body, meeting.convener if meeting is not None else None
    if body is None and convener is not None and convener.kind == "working-group" and named.role in GROUP_ROLES:
        return Post(named.role, convener)
    if body is not None and convener is not None and _is_of_village(body, convener):
        return Post(named.role, Body(body.kind, convener.level, convener.unit, convener.name))
    if body is not None and convener is not None and _is_own_union(body, convener):
        return Post(named.role, convener)
    if body is None or body.kind != "other" or convener is None:
        return None
    if body.refers == BRANCH and convener.level == "village" and load_codes()["body"][convener.kind].side == "front":
        return Post(named.role, convener)
    if load_codes()["body"][convener.kind].side != "front" or convener.level == "village":
        return None
    word = HEAD_WORD.get(convener.kind)
    if body.refers == BRANCH and word == HEAD_WORD["other-association"]:
        return Post(named.role, setting.body(BodyMention(convener.kind, body.level, body.unit)))
    return Post(named.role, convener) if word is not None and body.refers == word else None


def post_in_committee(named: PostMention, items: Sequence[Item], meeting: Held | None) -> Post | None:
    """Return a bare «Phó Trưởng Ban» as one of the committee of a council whose visit or meeting it is.

    >>> from govgraph.interpret.sentences import mentions_in
    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Tham gia có bà Hà Thị Tư - Phó Trưởng Ban; ông Lê Văn Ba, Phó Giám đốc")
    >>> visit = Held("m1", 0, "working-visit", Body("peoples-council-committee", "province"))
    >>> [post_in_committee(one.posts[0], items, visit) is not None for one in mentions_in(items)]
    [True, False]
    """
    convener = meeting.convener if meeting is not None else None
    if named.body is not None or convener is None or convener.kind != "peoples-council-committee":
        return None
    at = next((one for one in items if one.start <= named.span.start < one.end), None)
    if _tells_of_others(items, named):
        return None
    words = at.text[named.span.start - at.start : named.span.end - at.start] if at is not None else ""
    return Post(named.role, convener) if words.lower().endswith("trưởng ban") else None


def _tells_of_others(items: Sequence[Item], named: PostMention) -> bool:
    """Tell whether a clause leads somebody in as from another body: "Về phía Ban Quản lý X có ông A, Phó Trưởng ban".

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> named = PostMention("deputy-head", Span(50, 60))
    >>> texts = "Về phía Ban Quản lý dự án có ông A", "Về phía đoàn giám sát có bà B", "Ban Dân tộc tỉnh: ông A"
    >>> [_tells_of_others(recognise_text(text), named) for text in texts]
    [True, False, True]
    """
    before = [item for item in items if item.start < named.span.start]
    start = max((at + 1 for at, item in enumerate(before) if item.type in ("STOP", "SEMICOLON")), default=0)
    return any(
        isinstance(one.value, BodyMention) and one.value.kind not in _OF_COUNCILS and after.type in ("HAVE", "COLON")
        for one, after in pairwise(before[start:])
    )


def is_of_party(held: Sequence[Held], number: int) -> bool:
    """Tell whether a sentence is in a meeting of a committee of the Party."""
    meeting = meeting_at(held, number)
    convener = meeting.convener if meeting is not None else None
    return convener is not None and load_codes()["body"][convener.kind].side == "party"


def _is_of_village(body: BodyMention, convener: Body) -> bool:
    """Tell whether a cell of the Youth Union without its unit is that of the village whose people meet.

    >>> meets = Body("fatherland-front", "village"), Body("peoples-committee", "commune")
    >>> [_is_of_village(BodyMention("youth-union", form="doan-co-so"), one) for one in meets]
    [True, False]
    """
    bare = body.level is None and body.unit is None and body.of is None and body.name is None
    return bare and body.form == _YOUTH_CELL and convener.level == "village"


def is_of_who_elects(post: PostMention, convener: Body | None) -> bool:
    """Tell whether a post to which a meeting elects is one that the election tells: in the cell or union that meets.

    >>> from govgraph.model import Span
    >>> groups = None, BodyMention("working-group"), BodyMention("peoples-committee")
    >>> [is_of_who_elects(PostMention("member", Span(0, 8), group), None) for group in groups]
    [True, True, False]
    """
    if (convener is not None and convener.kind == "party-cell") or (post.body and post.body.kind == "working-group"):
        return True
    in_own = post.body is None or (convener is not None and is_inner(convener, post.body))
    return post.role == "member" and in_own


def _is_own_union(body: BodyMention, convener: Body) -> bool:
    """Tell whether a trade union without its unit is that of no level which meets: «Chủ tịch CĐCS» at a company's."""
    bare = body.level is None and body.unit is None and body.of is None and body.name is None
    return bare and convener.level is None and body.kind == convener.kind == "trade-union"


def post_beside_chair(named: PostMention, told: Post | None) -> Post | None:
    """Return a bare «Phó Chủ tịch» as one of the body whose chair was told: "A, Chủ tịch Hội …; B, Phó Chủ tịch".

    >>> from govgraph.model import Span
    >>> told = Post("chair", Body("farmers-association", "commune"))
    >>> post_beside_chair(PostMention("vice-chair", Span(0, 12)), told).body.kind
    'farmers-association'
    """
    if told is None or named.body is not None or named.role not in _DEPUTIES or told.role not in CHAIRS:
        return None
    return Post(named.role, told.body)


def post_of_delegate(named: PostMention, number: int, held: Sequence[Held]) -> Post | None:
    """Return the post of a «đại biểu» without a body: the council's or assembly's whose meeting it is.

    >>> from govgraph.model import Span
    >>> session = Held("m1", 0, "session", Body("peoples-council", "commune"))
    >>> post_of_delegate(PostMention("delegate", Span(0, 8)), 0, [session]).body.kind
    'peoples-council'
    """
    meeting = meeting_at(held, number)
    if named.role != "delegate" or meeting is None or meeting.convener is None:
        return None
    if meeting.convener.kind == "national-assembly":
        return Post(named.role, Body("national-assembly", "central"))  # whose delegation of a province meets voters
    elected = meeting.convener.kind == "peoples-council"
    return Post(named.role, meeting.convener) if elected else None


def delegates_of_meeting(items: Sequence[Item], number: int, held: Sequence[Held]) -> Container[int]:
    """Return where those are named whom their council sends to voters: "Tham gia tiếp xúc có các đại biểu: A; B".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Tham gia tiếp xúc có các đại biểu: Lê Văn Ba; Hà Thị Tư")
    >>> contact = Held("m1", 0, "voter-contact", Body("peoples-council", "commune"))
    >>> sorted(delegates_of_meeting(items, 0, [contact]))
    [35, 46]
    """
    meeting = meeting_at(held, number)
    if meeting is None or meeting.kind != "voter-contact":
        return ()
    by_council = meeting.convener is not None and meeting.convener.kind in ("peoples-council", "national-assembly")
    if not by_council and ("tiếp", "xúc") not in pairwise(item.text.lower() for item in items):
        return ()  # of any body's meeting, «các đại biểu» may be guests
    for item, following in pairwise(items):
        if item.type == "ADDRESSES" and item.text.lower().endswith("đại biểu") and following.type == "COLON":
            return {one.span.start for one in mentions_in(items) if one.span.start > item.start}
        if by_council and item.text.lower() == _GROUP_OF_DELEGATES and following.type == "HAVE":
            return {one.span.start for one in mentions_in(items) if one.span.start > item.start}
        if item.type in ("PERSON", "PEOPLE"):
            return ()
    return ()
