"""Which post a change means: a bare «Chủ tịch» is of the body told before, told next, or of the one that meets."""

from collections.abc import Sequence
from dataclasses import replace

from govgraph.codes import load_codes
from govgraph.interpret.changes.mention import Change
from govgraph.interpret.meetings import Held
from govgraph.interpret.positions.of_meeting import IN_CELLS, post_of_convener
from govgraph.interpret.setting import Setting
from govgraph.interpret.unions import INNER, is_inner
from govgraph.model import CHAIRS, HEADS, LEADERS, Body, Post
from govgraph.recognise import BodyMention, PostMention

Bodies = tuple[BodyMention | None, BodyMention | None]  # of the posts told next: of any kind, and of the Front's side

# These have a chair or a secretary.
_WITHOUT_HEAD = frozenset(
    {"party-committee", "party-organisation", "party-cell", "peoples-council", "peoples-committee"}
)
_WITH_SECRETARY = frozenset({"party-cell", "youth-union"})  # whose a bare «Bí thư» is: "Chi bộ X do A làm Bí thư"
_HELD_BY_ONE = frozenset({"chair", "secretary"})


def bodies_after(changes: Sequence[Change]) -> list[Bodies]:
    """Return for each change the body that the posts of the next ones name: of any kind, and of the Front's side."""
    following: list[Bodies] = []
    any_kind: BodyMention | None = None
    of_front: BodyMention | None = None
    headed: str | None = None  # the role in that body, if one that only one person has
    for change in reversed(changes):
        another = any(post.role == headed for post in change.posts)  # "A làm Chủ tịch, B làm Chủ nhiệm UBKT"
        following.append((None, None) if another else (any_kind, of_front))
        for post in reversed(change.posts):
            seat = post.role == "member" and post.body is not None and post.body.kind in INNER
            if post.body is not None and post.body.kind and not post.assumed and not seat:
                any_kind, headed = post.body, post.role if post.role in _HELD_BY_ONE else None
                of_front = post.body if load_codes()["body"][post.body.kind].side == "front" else of_front
    return following[::-1]


def post_filled(
    named: PostMention,
    change: Change,
    later: Bodies,
    meeting: Held | None,
    setting: Setting,
    hint: str | None,
) -> Post | None:
    """Return the post that a change means; a bare «Chủ tịch» has its body from the next change, or the convener."""
    body = named.body
    if body is not None and change.led is not None and change.led.kind == body.kind == "working-group":
        body = None if body.level is None and body.unit is None else body  # "Đoàn … HĐND tỉnh do A làm Trưởng đoàn"
    heads = named.assumed and _heads(change.led, meeting)
    if change.led is not None and (body is None or not body.kind or body.refers is not None or heads):
        return setting.post(replace(named, body=change.led), hint)
    if body is None or not body.kind or named.assumed:
        found = later[1] if named.assumed else later[0]
        if found is not None:
            named = replace(named, body=found)
        elif meeting is not None and meeting.convener is not None and _elects(meeting.convener, named):
            return Post(named.role, _chaired(meeting.convener, named))
    elif meeting is not None and meeting.convener is not None and _is_own(meeting.convener, named, change):
        return Post(named.role, meeting.convener)
    return post_of_convener(named, meeting, setting) or setting.post(named, hint)


def _heads(led: BodyMention | None, meeting: Held | None) -> bool:
    """Tell whether a bare «Bí thư» is that of what somebody leads, which is not the cell that meets."""
    if led is None or led.kind not in _WITH_SECRETARY:
        return led is not None and led.kind == "party-committee"
    meets = meeting is not None and meeting.convener is not None and meeting.convener.kind == led.kind
    return led.unit is not None or not meets


def post_beside(named: PostMention, change: Change, before: tuple[int, Post] | None) -> Post | None:
    """Return a bare deputy's post as one in the body of who was told before: "A làm Chủ tịch Hội; B làm Phó …"."""
    if before is None or before[0] != change.sentence or named.body is not None or change.led is not None:
        return None
    post = before[1]
    beside = any({named.role, post.role} <= roles for roles in (CHAIRS, LEADERS))
    return Post(named.role, post.body) if beside and named.role not in HEADS else None


def _chaired(convener: Body, named: PostMention) -> Body:
    """Return whose a bare post is that a meeting fills; in the Party only the inspection has a chair, «Chủ nhiệm»."""
    of_party = load_codes()["body"][convener.kind].side == "party" and named.role in CHAIRS
    return replace(convener, kind="party-inspection") if of_party else convener


def _is_own(convener: Body, named: PostMention, change: Change) -> bool:
    """Tell whether a post is in a committee of the union that meets: bare, or before a post that is elected too.

    «trúng cử Ủy viên Ban Thường vụ, Phó Chủ tịch Hội X»: by such a vote nobody enters a committee of the Party.
    """
    body = named.body
    if body is None:
        return False
    if is_inner(convener, body, seats=named.role == "member" or change.kind == "election"):
        return True
    of_union = load_codes()["body"][convener.kind].side == "front" and change.kind == "election"
    bodies = [one.body for one in change.posts if one.body is not None and one.body.kind == convener.kind]
    bare = body.kind in INNER and body.of is None
    return of_union and bare and any((one.level, one.unit) == (body.level, body.unit) for one in bodies)


def _elects(convener: Body, named: PostMention) -> bool:
    """Tell whether a bare post is one of the convener's own: a union's «Bí thư», a council's «Chủ tịch»."""
    if convener.kind == "party-cell" and named.role in IN_CELLS:
        return True
    if named.role in LEADERS and convener.kind in _WITHOUT_HEAD:
        return False  # "Đội bóng do ông A làm đội trưởng"
    return not named.assumed or load_codes()["body"][convener.kind].side == "front"
