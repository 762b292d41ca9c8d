"""Who is a member of a body because of where the text lists them: behind a count of those present, or under a heading.

Minutes count the members of a body under its name; whoever of them is absent is listed behind the count, in the same
line, the next, or one a line: «Đại biểu HĐND xã: có mặt 24/26, vắng 02 (ông A, bà B)». Lists of officials put rows
under headings: «B. ỦY VIÊN BAN CHẤP HÀNH».
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from govgraph.codes import load_codes
from govgraph.interpret.headings import ENTRIES, is_numbering
from govgraph.interpret.people.absence import ABSENT
from govgraph.interpret.positions.delegates import delegates_by_place
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.model import Span
from govgraph.normalise import bare_key
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of

_MARKS = frozenset({"NUMBER", "STOP", "COLON", "DASH", "SIGN", "LINE"})
_HEADING_ITEMS = 4  # «B. ỦY VIÊN BAN CHẤP HÀNH:»
_PRESENT = frozenset({"attendee"})
_SENTENCES_ON = 1  # from the count of those present to the list of those who are not
_MEMBERS = ("ủy viên", "uỷ viên")
_COUNTS = {word: count for count, word in enumerate(("hai", "ba", "bốn", "năm", "sáu", "bảy"), 2)}
_BEFORE_ROW = frozenset({"ACT", "WORD", "NUMBER", "COMMA", "HAVE", "COLON", "UNITTYPE"})
_IN_ROW = frozenset({"COMMA", "SEMICOLON", "AND", "CLOSE"})
_PEOPLE = frozenset({"PERSON", "PEOPLE"})
_OF_PAIRS = frozenset({"vice-chair", "deputy-head", "deputy-secretary", "delegate"})  # a member or officer is anyone
_DOING = frozenset({"ACT", "CONVENE"})
_CLAUSE = frozenset({"STOP", "SEMICOLON"})
_LEADING_IN = ("có", "gồm")
_LONGEST_LEAD = 10  # items from a post to those who have it: "dự đủ 11/11, trong đó có"
_BOARDS = ("thường vụ", "btv", "chấp hành", "bch")
_MANY_OF_A_UNIT = frozenset({"village", "party-cell", "school"})
_MEMBERS_OF = frozenset({"party-committee", "party-standing-committee", "party-inspection"})


def posts_by_place(sentences: Sequence[Sentence]) -> Mapping[int, PostMention]:
    """Return the posts that people have by where they are listed, by where their mentions start."""
    return {
        **_posts_of_absent(sentences),
        **_posts_of_absent_below(sentences),
        **_posts_of_rows(sentences),
        **_posts_of_named(sentences),
        **_posts_of_pairs(sentences),
        **_posts_of_each(sentences),
        **delegates_by_place(sentences),
    }


def _posts_of_named(sentences: Sequence[Sentence]) -> dict[int, PostMention]:
    """Return the posts of members whom a sentence names as some of all, or as so many.

    "Các Ủy viên Ban Thường vụ dự đủ 11/11, trong đó có | A, B", "có ba đồng chí Ủy viên Ban Thường vụ: | A; B và C".
    """
    posts: dict[int, PostMention] = {}
    for sentence in sentences:
        if "POSTS" not in sentence.types or sentence.types.isdisjoint(("PERSON", "PEOPLE")):
            continue
        for at, item in enumerate(sentence.items):
            member = _members(item) if at and item.type == "POSTS" else None
            if member is not None and member.role == "member":
                row = _row_behind(sentence.items, at)
                count = _COUNTS.get(sentence.items[at - 1].text.lower().split()[0])
                if row and (_is_of_several(sentence.items, at) if count is None else count == len(row)):
                    posts.update((one.span.start, member) for one in row)
    return posts


def _posts_of_each(sentences: Sequence[Sentence]) -> dict[int, PostMention]:
    """Return the posts that each of a row has somewhere else, as brackets tell: "các Trưởng thôn: A (Đông), B (Tây)".

    So do places without «các», of posts that a unit has many of: "Bí thư chi bộ: ông A (thôn X), bà B (thôn Y)".
    """
    posts: dict[int, PostMention] = {}
    for sentence in sentences:
        if not sentence.types.issuperset(("POSTS", "OPEN")) or sentence.types.isdisjoint(_PEOPLE):
            continue
        for at, item in enumerate(sentence.items):
            named = posts_of(item)
            row = _row_behind(sentence.items, at) if len(named) == 1 else []
            if len(row) > 1 and _each_has(sentence.items, at, named[0]):
                posts.update((one.span.start, named[0]) for one in _alike(row))
    return posts


def _alike(row: Sequence[PersonMention]) -> list[PersonMention]:
    """Return the people of a row up to one with a post of his own, or named in another way than the first."""
    return [row[0], *takewhile(lambda one: one.addressed == row[0].addressed and not one.posts, row[1:])]


def _each_has(items: Sequence[Item], at: int, post: PostMention) -> bool:
    """Tell whether a post before a row is that of each, who come from places of their own."""
    first = next((index for index in range(at, len(items)) if items[index].type in _PEOPLE), at)
    places = [items[index].type for index in range(first, len(items) - 1) if items[index - 1].type == "OPEN"]
    if places[:1] not in (["UNIT"], ["CAPITAL"], ["FAMILY"], ["UNITTYPE"]):
        return False
    several = {item.text.lower() for item in items[max(0, at - 1) : first]} & {"các", "những"}
    many = post.body is not None and post.body.kind in _MANY_OF_A_UNIT
    return bool(several) or (many and len(places) > 1)


def _posts_of_pairs(sentences: Sequence[Sentence]) -> dict[int, PostMention]:
    """Return the posts behind the second of two names that are the first's too: "bà A và ông B, Phó Chủ tịch HĐND".

    Only of those who act or come: "gia đình bà A và ông B, Phó Chủ tịch Hội …" tells nothing of A. Not those of whom
    another post is told anywhere, nor where the posts of several are filled.
    """
    shared: dict[int, tuple[str, PostMention]] = {}
    with_posts: set[str] = set()
    for sentence in sentences:
        with_posts.update(bare_key(one.name) for one in mentions_in(sentence.items) if one.name and one.posts)
        if "AND" in sentence.types and "CHANGE" not in sentence.types:
            for at, (first, joint, second) in enumerate(
                zip(sentence.items, sentence.items[1:], sentence.items[2:], strict=False)
            ):
                acting = joint.type == "AND" and (_begins_act(sentence.items, at) or _are_guests(sentence.items, at))
                post = _post_behind(first, second) if acting else None
                if post is not None and isinstance(first.value, PersonMention) and first.value.name:
                    shared[first.value.span.start] = bare_key(first.value.name), post
    return {start: post for start, (name, post) in shared.items() if name not in with_posts}


def _begins_act(items: Sequence[Item], at: int) -> bool:
    """Tell whether two people begin a sentence, or follow «do», and do something: "| bà A và ông B, P, chủ trì"."""
    leads = at == 0 or items[at - 1].type in ("STOP", "BY")
    behind = [item.type for item in items[at + 3 : at + 5] if item.type != "COMMA"]
    return leads and not _DOING.isdisjoint(behind[:1])


def _are_guests(items: Sequence[Item], at: int) -> bool:
    """Tell whether «có» behind the words for coming or acting leads two people in: "Dự hội nghị có | bà A và ông B"."""
    if not at or not items[at - 1].text.lower().endswith(_LEADING_IN):
        return False
    start = max((one + 1 for one in range(at) if items[one].type in _CLAUSE), default=0)
    types = {item.type for item in items[start:at]}
    return "ACT" in types and "AT" not in types


def _post_behind(first: Item, second: Item) -> PostMention | None:
    """Return the one post behind a name, if many may have it and a name without posts stands before."""
    one, other = first.value, second.value
    if (
        not isinstance(one, PersonMention)
        or not isinstance(other, PersonMention)
        or not (one.addressed and other.addressed)
    ):
        return None
    if len(other.posts) != 1 or one.posts or other.posts[0].span.start <= other.span.start:
        return None
    post = other.posts[0]
    of_village = post.body is not None and post.body.level == "village"  # which has one deputy
    return post if post.role in _OF_PAIRS and not of_village else None


def _row_behind(items: Sequence[Item], post: int) -> list[PersonMention]:
    """Return the people of the row that a colon or «có» leads in behind a post; brackets tell of one of them."""
    at = post + 1
    while at < len(items) and items[at].type in _BEFORE_ROW and at - post <= _LONGEST_LEAD:
        at += 1
    if at == len(items) or items[at].type not in ("PERSON", "PEOPLE") or items[at - 1].type not in ("COLON", "HAVE"):
        return []
    row: list[PersonMention] = []
    depth = 0
    for item in items[at:]:
        depth += (item.type == "OPEN") - (item.type == "CLOSE")
        if item.type in ("PERSON", "PEOPLE"):
            row += mentions_in([item])
        elif item.type not in _IN_ROW and not depth:
            break
    return row


def _is_of_several(items: Sequence[Item], post: int) -> bool:
    """Tell whether a post is that of several, of whom some are named: "Các Ủy viên …, trong đó có"."""
    words = [item.text.lower() for item in items[post + 1 : post + 1 + _LONGEST_LEAD]]
    return items[post - 1].text.lower() in ("các", "những") and "trong" in words and "đó" in words


def _posts_of_rows(sentences: Sequence[Sentence]) -> dict[int, PostMention]:
    """Return the posts of those whom numbered rows list under the name of a body."""
    posts: dict[int, PostMention] = {}
    heading: PostMention | None = None
    lettered = False  # the rows may begin with «a)» or a dash, or be those of a table
    for sentence in sentences:
        named = _heading_of_rows(sentence.items)
        if named is not None:
            heading = _members(named) if named.type == "POSTS" or _is_board(named) else None
            lettered = _heads_entries(named)
        elif not (sentence.items[0].type == "NUMBER" or (lettered and _is_entry(sentence.items))):
            heading = None
        elif heading is not None:
            row = [item for item in sentence.items if item.type not in ("BAR", "RANK")]
            for mark, item in pairwise(row):
                if mark.type in ("NUMBER", "CLOSE", "DASH") and item.type == "PERSON":
                    posts.update((mention.span.start, heading) for mention in mentions_in([item]))
    return posts


def _heading_of_rows(items: Sequence[Item]) -> Item | None:
    """Return what a line names that names nothing else: "B. ỦY VIÊN BAN CHẤP HÀNH"."""
    if len(items) > _HEADING_ITEMS or items[0].type == "PERSON":
        return None
    words = [item for item in items if item.type not in _MARKS and len(item.text) > 1 and item.text.lower() != "các"]
    return words[0] if len(words) == 1 and words[0].type in ("ORGAN", "POSTS") else None


def _is_board(named: Item) -> bool:
    """Tell whether a heading names a board by its members; «ĐẢNG ỦY», «HĐND» head those who work for it as well."""
    return any(board in named.text.lower() for board in _BOARDS)


def _heads_entries(named: Item) -> bool:
    """Tell whether a heading names members as such: "Các Ủy viên UBND xã"; «thành viên» is whoever was there.

    A bare committee may be that of a union.
    """
    post = _members(named) if named.type == "POSTS" and named.text.lower().startswith(_MEMBERS) else None
    return post is not None and post.body is not None and not post.assumed and post.body.kind == "peoples-committee"


def _is_entry(items: Sequence[Item]) -> bool:
    """Tell whether a line is an entry, or heads a table: "a) Ông A, Trưởng Công an xã", "- Bà B", "TT | Họ và tên"."""
    heads = any(item.type == "BAR" for item in items) and all(item.type not in _PEOPLE for item in items)
    lettered = len(items[0].text) == 1 and [item.type for item in items[1:2]] == ["CLOSE"]
    return items[0].type == "DASH" or lettered or heads


def _posts_of_absent(sentences: Sequence[Sentence]) -> dict[int, PostMention]:
    """Return the posts of those listed as absent."""
    posts: dict[int, PostMention] = {}
    counted: tuple[int, PostMention] | None = None
    for number, sentence in enumerate(sentences):
        if "ACT" not in sentence.types:
            continue
        heading = _heading(sentence.items)
        if heading is not None:
            counted = number, heading
        at = next(_acts(sentence.items, ABSENT), None)
        if at is None or counted is None or number > counted[0] + _SENTENCES_ON:
            continue
        for mention in mentions_in(sentence.items[at:]):
            if not mention.posts:
                posts[mention.span.start] = counted[1]
    return posts


def _posts_of_absent_below(sentences: Sequence[Sentence]) -> dict[int, PostMention]:
    """Return the posts of as many as a line counts as absent and lists below: "HĐND xã: có mặt 22; vắng 02, gồm:"."""
    posts: dict[int, PostMention] = {}
    member: PostMention | None = None
    left = 0  # how many are yet to be named
    for sentence in sentences:
        items = sentence.items
        if is_numbering(items):
            continue
        named = next(mentions_in(items[:2]), None)
        if member is not None and left and named is not None and items[0].type in (*ENTRIES, "PERSON"):
            posts[named.span.start] = member
            left -= 1
            continue
        at = next(_acts(items, ABSENT), None) if items[-1].text.endswith(":") else None
        member = _heading(items) if at is not None and _PEOPLE.isdisjoint(sentence.types) else None
        counts = [item.text for item in items[at:] if item.type == "NUMBER" and item.text.isdecimal()]
        left = int(counts[0]) if member is not None and counts else 0
    return posts


def _heading(items: Sequence[Item]) -> PostMention | None:
    """Return the post of those whom a line counts: "Ban Chấp hành Đảng bộ xã: có mặt 13/15 đồng chí"."""
    present = next(_acts(items, _PRESENT), None)
    if present is None or not any(item.type == "NUMBER" for item in items[present:]):
        return None
    words = [item for item in items[:present] if item.type in ("POSTS", "ORGAN", "PERSON", "PEOPLE")]
    if len(words) != 1:
        return None
    return _members(words[0])


def _members(item: Item) -> PostMention | None:
    """Return the post of a body's members: «Ủy viên BCH», «Ban Thường vụ», «Đại biểu HĐND xã»."""
    value = item.value
    if item.type == "POSTS" and isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], PostMention):
        return value[0] if value[0].role in ("member", "delegate") else None
    if isinstance(value, BodyMention) and _has_members(value):
        role = "delegate" if value.kind == "peoples-council" else "member"
        return PostMention(role, Span(item.start, item.end), value)
    return None


def _has_members(body: BodyMention) -> bool:
    """Tell whether a body is one of elected members, not an office: a committee, a council, a union's board."""
    return body.kind in _MEMBERS_OF or body.kind == "peoples-council" or load_codes()["body"][body.kind].side == "front"


def _acts(items: Sequence[Item], capacities: frozenset[str]) -> Iterator[int]:
    """Yield where words for these capacities stand."""
    for index, item in enumerate(items):
        concept = item.sense("participation") if item.type == "ACT" else None
        if concept is not None and concept.notation in capacities:
            yield index
