"""Of which body the posts of a change are, where their own words leave it out: of one named before or behind."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from govgraph.codes import load_codes
from govgraph.interpret.changes.mention import Change
from govgraph.interpret.changes.votes import body_of_topic
from govgraph.interpret.unions import INNER
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

_OF_TERM = frozenset({"WORD", "CUE", "TERM", "CAPITAL", "ABBREVIATION"})  # «khóa I, nhiệm kỳ mới gồm»
_OF_COUNT = frozenset({"COMMA", "NUMERO", "WORD", "NUMBER", "ADDRESS", "ADDRESSES", "HAVE", "OPEN", "CLOSE"})


def body_told(items: Sequence[Item], index: int, kind: str | None, topic: Change | None) -> BodyMention | None:
    """Return the body of the posts at `index`, as the words before them or the vote told before (`topic`) name it.

    `kind` is that of the change.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Tổ kiểm phiếu gồm 3 đồng chí do ông Lê Văn Ba làm Tổ trưởng")
    >>> body_told(items, len(items) - 1, None, None).kind
    'working-group'
    """
    told = _body_led(items, index) or _body_sent_to(items, index) or body_staffed(items, index)
    if told is not None:
        return told
    return body_of_topic(topic) if kind == "election" else _body_counted(items, index)


def _body_led(items: Sequence[Item], index: int) -> BodyMention | None:
    """Return the body that somebody is said to head: "Ban Công tác Mặt trận phố X do ông A làm Trưởng ban".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Tổ kiểm phiếu gồm 3 đồng chí do ông Lê Văn Ba làm Tổ trưởng")
    >>> _body_led(items, len(items) - 1).kind
    'working-group'
    """
    for at in range(index - 1, 0, -1):
        if items[at].type == "BY":
            while at > 1 and items[at - 1].type in ("HAVE", "NUMBER", "ADDRESS", "WORD", "COMMA"):
                at -= 1  # "Tổ kiểm phiếu gồm 3 đồng chí do ông A làm Tổ trưởng"
            value = items[at - 1].value
            return value if isinstance(value, BodyMention) else None
    return None


def _body_sent_to(items: Sequence[Item], index: int) -> BodyMention | None:
    """Return the body to which a person is sent: "điều động ông A đến công tác tại Phòng X, giữ chức Trưởng phòng".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("điều động ông Lê Văn Ba về Phòng Nội vụ huyện, giữ chức Trưởng phòng")
    >>> _body_sent_to(items, len(items) - 1).name
    'Phòng Nội vụ'
    """
    for at in range(index - 1, 0, -1):
        value = items[at].value
        if items[at].type in ("PERSON", "PEOPLE", "STOP", "SEMICOLON"):
            return None
        if isinstance(value, BodyMention) and (items[at - 1].type == "AT" or items[at - 1].text.lower() == "về"):
            return value
    return None


def body_staffed(items: Sequence[Item], index: int) -> BodyMention | None:
    """Return the body whose posts a list fills: "chỉ định nhân sự HĐND tỉnh: ông A giữ chức Chủ tịch; bà B …".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("chỉ định nhân sự HĐND tỉnh: ông Lê Văn Ba giữ chức Chủ tịch")
    >>> body_staffed(items, len(items) - 1).kind
    'peoples-council'
    >>> items = recognise_text("bầu UBND xã gồm Chủ tịch là ông Lê Văn Ba, các Ủy viên: bà Hà Thị Tư")
    >>> body_staffed(items, 9).kind
    'peoples-committee'
    """
    for at in range(index - 1, 1, -1):
        if items[at].text.endswith(":") or items[at].text.lower() == "gồm":
            while at > 2 and (items[at - 1].type in _OF_COUNT or items[at - 1].type in _OF_TERM):
                at -= 1  # "Bầu Ủy ban Kiểm tra, số lượng 03 đồng chí:", "bầu UBND xã nhiệm kỳ mới gồm"
            value = items[at - 1].value
            if isinstance(value, BodyMention):
                return value if items[at - 2].type == "CHANGE" and value.kind not in INNER else None
    return None


def _body_counted(items: Sequence[Item], index: int) -> BodyMention | None:
    """Return the union of which a clause tells how many lead it, then who: "BCH Hội X gồm 9 vị, bà A làm Chủ tịch".

    So is a group told: "Ban kiểm phiếu gồm ba người, ông A làm trưởng ban".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Ban Chấp hành Hội Khuyến học xã gồm 9 thành viên, bà Hà Thị Tư làm Chủ tịch")
    >>> _body_counted(items, len(items) - 1).name
    'Hội Khuyến học'
    >>> items = recognise_text("Ban kiểm phiếu gồm ba người, ông Lê Văn Ba làm trưởng ban")
    >>> _body_counted(items, len(items) - 1).kind
    'working-group'
    >>> _body_counted(recognise_text("Ban Quản lý chợ gồm ba người, ông Lê Văn Ba làm trưởng ban"), 7)
    """
    begin = next((at for at in range(index - 1, -1, -1) if items[at].type in ("SEMICOLON", "STOP")), -1) + 1
    for at in range(begin, index - 1):
        if items[at].text.lower() != "gồm" or items[at + 1].type not in ("NUMBER", "WORD"):
            continue
        before = dropwhile(lambda item: item.type in _OF_TERM, reversed(items[begin:at]))
        value = next((item.value for item in before), None)
        if not isinstance(value, BodyMention):
            continue
        counted = items[at + 1].type == "NUMBER" and load_codes()["body"][value.kind].side == "front"
        if counted or value.kind == "working-group":
            return value
    return None


def with_trailing_bodies(changes: list[Change]) -> list[Change]:
    """Give bare committees the body that trails: "tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư Đảng ủy X".

    Without it they would be those of whoever decides.
    """
    following: Change | None = None
    for at in range(len(changes) - 1, -1, -1):
        one = changes[at]
        told = following.posts[0].body if following is not None and following.people == one.people else None
        bare = one.posts[0].body if len(one.posts) == 1 and one.posts[0].role == "member" else None
        if bare is not None and bare.kind in INNER and bare.unit is None:
            if told is not None and told.kind == "party-committee" and _goes_with(bare, told):
                trailing = replace(bare, level=told.level, unit=told.unit)
                changes[at] = replace(one, posts=(replace(one.posts[0], body=trailing),))
        elif one.posts:
            following = one
    return changes


def _goes_with(bare: BodyMention, told: BodyMention) -> bool:
    """Tell whether a committee without a unit may be of the one that trails: "BTV Huyện ủy và … Huyện ủy Bắc Sơn"."""
    return told.level is not None and bare.level in (None, told.level)
