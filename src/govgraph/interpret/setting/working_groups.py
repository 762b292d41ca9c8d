"""Working groups that a formal text sets up or tells of, and who is listed in them: «4. Các thành viên:»."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from govgraph.codes import load_codes
from govgraph.interpret.headings import NUMBERED_ENTRIES, is_numbering
from govgraph.interpret.people.officers import OFFICERS
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.model import CHAIRS, LEADERS, SECRETARIES, Unit
from govgraph.recognise.delegates import is_group_of_delegates
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PostMention, posts_of
from govgraph.recognise.papers import MINUTES
from govgraph.recognise.units import above

_GROUP, _COMMISSION, _ORGANISERS = "working-group", "party-organisation-commission", "ban tổ chức"
#: Roles in a group that a table or list names alone: «Trưởng ban», «Thành viên»; some are chaired: «Phó Chủ tịch».
GROUP_ROLES = LEADERS | {"member", "standing-member"}
_CHAIRED = ("hội đồng", "ủy ban", "uỷ ban")
_SETTING_UP = ("thành lập", "kiện toàn", "ra mắt")
# What stands beside the one post of a heading: "4. Các thành viên Ban Chỉ đạo gồm 05 ông (bà) có tên sau:".
_BESIDE_POST = NUMBERED_ENTRIES | {"STOP", "COLON", "LINE", "HAVE", "ADDRESS", "ADDRESSES", "OPEN", "CLOSE"}
_WORDS_BESIDE_POST = frozenset({"các", "tên", "sau", "đây", "như"})
_OF_NAME = frozenset({"WORD", "CAPITAL", "ABBREVIATION", "FAMILY", "NUMERO", "COMMA", "AND"})
_WORDS_BESIDE_GROUP = _WORDS_BESIDE_POST | {"danh sách", "thành phần", "gồm", "có"}
_WORDS_BEHIND_GROUP = _WORDS_BESIDE_GROUP | {"người", "thành viên", "cụ", "thể", ","}


@dataclass(frozen=True, slots=True)
class WorkingGroup:
    """A working group, or another body that a text lists: `roles` are posts in it where no body is named."""

    body: BodyMention
    roles: frozenset[str] = GROUP_ROLES


def working_group(sentences: Sequence[Sentence], issuer: Unit | None) -> WorkingGroup | None:
    """Return the first working group that a formal text names: of the issuer's unit, unless it names another.

    Of a page without an issuer, return the first that it tells to be set up: «kiện toàn Ban Chỉ đạo …». A list is of
    the body in its title: «DANH SÁCH Ban Chấp hành Hội Nông dân xã».
    """
    listed = _listed_body(sentences)
    if listed is not None:
        return WorkingGroup(listed, GROUP_ROLES | CHAIRS | SECRETARIES)
    minutes = _are_minutes(sentences)  # these tell of groups that others set up
    for sentence in sentences:
        if "ORGAN" in sentence.types and sentence.kind in ("headline", "paragraph"):
            for index, item in sentence.composites:
                body = item.value
                if isinstance(body, BodyMention) and body.kind == _GROUP:
                    if is_group_of_delegates(item) or _is_of_above(body, issuer):
                        continue  # what no body of the unit sets up
                    sets_up = issuer is not None and not (minutes and sentence.kind == "paragraph")
                    if not sets_up and not _is_set_up(sentence.items, index):
                        continue
                    if issuer is not None and body.level is None and body.unit is None:
                        body = replace(body, level=issuer.level, unit=issuer)
                    chaired = item.text.lower().startswith(_CHAIRED)
                    return WorkingGroup(body, GROUP_ROLES | CHAIRS if chaired else GROUP_ROLES)
    return None


def _is_of_above(body: BodyMention, issuer: Unit | None) -> bool:
    return issuer is not None and body.level is not None and above(body.level, issuer.level)


def _are_minutes(sentences: Sequence[Sentence]) -> bool:
    headlines = (item for one in sentences if one.kind == "headline" for item in one.items)
    return any(item.text.lower() == MINUTES for item in headlines)


def _listed_body(sentences: Sequence[Sentence]) -> BodyMention | None:
    """Return the body, one of elected members, of which the title of a page says that it is the list."""
    listing = False
    for sentence in takewhile(lambda one: one.kind in ("letterhead", "headline"), sentences):
        for item in sentence.items:
            listing = listing or item.text.lower() == "danh sách"
            body = item.value
            if listing and isinstance(body, BodyMention) and load_codes()["body"][body.kind].side == "front":
                return body
    return None


def _is_set_up(items: Sequence[Item], index: int) -> bool:
    words = " ".join(item.text.lower() for item in items[max(0, index - 2) : index])
    return words.endswith(_SETTING_UP)


def posts_in_group(sentences: Sequence[Sentence]) -> Mapping[int, PostMention]:
    """Return the posts in a working group of those listed under them, by where their mentions start.

    An entry that tells of a post in the group itself keeps that: "- Bà B, Chủ tịch UBND xã (Phó Trưởng ban)".
    """
    posts: dict[int, PostMention] = {}
    heading: PostMention | None = None
    numbered = False  # the sentence before was but the number of this one: "1."
    for sentence in sentences:
        items = sentence.items
        if is_numbering(items):
            numbered = True
            continue
        posts |= _invited(items)
        named = _heading_of_group(items)
        if named is not None:
            heading = named
        elif heading is not None and (numbered or items[0].type in NUMBERED_ENTRIES):
            mention = next(mentions_in(items), None)
            if mention is not None and not any(map(_is_in_group, mention.posts)):
                posts[mention.span.start] = heading
        else:
            heading = None
        numbered = False
    return posts


def groups_above(sentences: Sequence[Sentence]) -> Mapping[int, BodyMention]:
    """Return the groups that head lists, by the lines of these: «BAN LỄ TANG», below it «1. Ông A - Trưởng ban».

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> lines = "BAN LỄ TANG", "- Ông Lê Văn Ba - Trưởng ban", "Ban Lễ tang kính báo", "- Bà Hà Thị Tư"
    >>> read = [Sentence("paragraph", tuple(recognise_text(line)), Span(0, 9), Span(0, 9)) for line in lines]
    >>> [(number, group.kind) for number, group in groups_above(read).items()]
    [(1, 'working-group')]
    """
    found: dict[int, BodyMention] = {}
    group: BodyMention | None = None
    marks: bool | None = None  # whether the entries of the list have numbers or dashes
    numbered = False
    for number, sentence in enumerate(sentences):
        items = sentence.items
        if is_numbering(items):
            numbered = True
            continue
        marked, numbered = numbered or items[0].type in NUMBERED_ENTRIES, False
        named = not sentence.types.isdisjoint(("PERSON", "PEOPLE"))
        if group is not None and named and marks in (None, marked) and (marked or items[0].type == "PERSON"):
            found[number], marks = group, marked
        else:
            heads = "ORGAN" in sentence.types
            group, marks = (_group_alone(items) or group_led_in(items)) if heads else None, None
    return found


def group_led_in(items: Sequence[Item]) -> BodyMention | None:
    """Return the group of which a sentence leads in who is in it: "Đại hội thông qua Ban kiểm phiếu gồm 3 người:".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Đại hội bầu Ban kiểm phiếu, danh sách như sau:", "Ý kiến của Ban kiểm phiếu:"
    >>> [group_led_in(recognise_text(text)) is not None for text in texts]
    [True, False]
    """
    if not items[-1].text.endswith(":") or any(item.type in ("PERSON", "PEOPLE") for item in items):
        return None
    behind = list(takewhile(_is_behind_group, reversed(items)))
    rest = items[: len(items) - len(behind)]
    body = rest[-1].value if rest else None
    leads = any(item.type == "HAVE" or item.text.lower() == "sau" for item in behind)
    leads = bool(rest) and (leads or any(item.text.lower() == "danh sách" for item in [*rest[-2:-1], *behind]))
    if not leads or rest[-1].text.lower() in OFFICERS:
        return None
    return body if isinstance(body, BodyMention) and body.kind == _GROUP else None


def _is_behind_group(item: Item) -> bool:
    return item.type in _BESIDE_POST or item.text.lower() in _WORDS_BEHIND_GROUP


def _group_alone(items: Sequence[Item]) -> BodyMention | None:
    """Return the group that a line names and nothing else: "BAN LỄ TANG", "Danh sách Ban Lễ tang gồm có:".

    What it is for may stand behind it in capitals: "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ".
    """
    told = [item for item in items if item.type not in _BESIDE_POST and item.text.lower() not in _WORDS_BESIDE_GROUP]
    body = told[0].value if told else None
    rest = all(item.type in _OF_NAME and item.text.isupper() for item in told[1:])
    if told and told[0].text.lower() in OFFICERS:
        return None
    return body if isinstance(body, BodyMention) and body.kind == _GROUP and rest else None


def in_group_above(named: PostMention, group: BodyMention | None) -> PostMention:
    """Return a bare post in a list as one in the group that heads it: «Thành viên», not «Chủ tịch Hội Nông dân xã»."""
    bare = named.body is None or not named.body.kind or named.assumed
    if group is None or not bare or named.role not in GROUP_ROLES:
        return named
    return replace(named, body=group, assumed=False)


def _invited(items: Sequence[Item]) -> dict[int, PostMention]:
    """Return the post in a group that a decision invites somebody to: "Mời bà A, P, tham gia Thành viên Đoàn kiểm tra".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Mời bà Hà Thị Tư, tham gia Thành viên Đoàn kiểm tra.", "Mời bà Hà Thị Tư tham gia ý kiến."
    >>> [[post.role for post in _invited(recognise_text(text)).values()] for text in texts]
    [['member'], []]
    """
    if items[0].text.lower() != "mời":
        return {}
    for before, item in pairwise(items):
        posts = [post for post in posts_of(item) if _is_in_group(post)] if item.type == "POSTS" else []
        if posts and before.text.lower() in ("tham gia", "làm", "là"):
            return {one.span.start: posts[0] for one in mentions_in(items) if one.span.end <= item.start}
    return {}


def _heading_of_group(items: Sequence[Item]) -> PostMention | None:
    """Return the post in a working group that a line names over those who have it: "4. Các thành viên:"."""
    told = [item for item in items if item.type not in _BESIDE_POST and item.text.lower() not in _WORDS_BESIDE_POST]
    value = told[0].value if len(told) == 1 and told[0].type == "POSTS" else None
    post = value[0] if isinstance(value, tuple) and len(value) == 1 else None
    return post if isinstance(post, PostMention) and _is_in_group(post) else None


def _is_in_group(post: PostMention) -> bool:
    """Tell whether a post is, or may be, one in a working group: of one, or of a body left unsaid."""
    return post.body is None or post.body.kind == _GROUP


def told_of_organisers(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the sentences that name those who organise an event, and the next: a bare «Ban Tổ chức» there is theirs.

    Elsewhere it may be the Party's, also on a page about an event.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> texts = "Thành lập Ban Tổ chức giải bóng đá", "Trưởng Ban Tổ chức Huyện ủy"
    >>> items = [tuple(recognise_text(text)) for text in texts]
    >>> [sorted(told_of_organisers([Sentence("paragraph", one, Span(0, 34), Span(0, 34))])) for one in items]
    [[0, 1], []]
    """
    named = [
        number
        for number, one in enumerate(sentences)
        if any(_ORGANISERS in item.text.lower() and _is_group(item) for _, item in one.composites)
    ]
    return frozenset(named) | {number + 1 for number in named}


def _is_group(item: Item) -> bool:
    """Tell whether a body, or that of a post, or of a person's, is a working group."""
    posts = item.value if isinstance(item.value, tuple) else getattr(item.value, "posts", ())
    bodies = [item.value, *(post.body for post in posts if isinstance(post, PostMention))]
    return any(isinstance(body, BodyMention) and body.kind == _GROUP for body in bodies)


def as_organisers(body: BodyMention | None) -> BodyMention | None:
    """Return a bare «Ban Tổ chức» as those who organise an event; any other body as it is."""
    bare = body is not None and body.kind == _COMMISSION and body.level is None and body.of is None
    return BodyMention(_GROUP) if bare else body


def of_event(named: PostMention, posts: Sequence[PostMention], *, told: bool) -> PostMention:
    """Return a bare «Trưởng Ban Tổ chức» as one of those who organise an event, where no other post is the Party's.

    "ông A, Phó Chủ tịch UBND huyện, Trưởng Ban Tổ chức khai mạc hội thao"; `told` where they are named.
    """
    body = as_organisers(named.body)
    if body is named.body:
        return named
    others = [post.body.kind for post in posts if post is not named and post.body is not None and post.body.kind]
    of_party = any(load_codes()["body"][kind].side == "party" for kind in others)
    return replace(named, body=body) if (told or others) and not of_party else named
