"""Posts told once for several people: before a list, behind it, behind a dash, by one form of address."""

from collections.abc import Sequence
from dataclasses import replace

from govgraph.model import HELD_BY_MANY
from govgraph.recognise.cascade import Built, Hit
from govgraph.recognise.items import Item, replace_value
from govgraph.recognise.mentions import PersonMention, PostMention, posts_of

#: Roles that several people hold at once in one body: only these can be shared by a list of names.
MANY_HOLD = HELD_BY_MANY | {"standing-member", "vice-chair", "deputy-head", "deputy-secretary"}
_BEFORE_LIST = frozenset({"SEMICOLON", "COLON", "NUMBER", "STOP"})
_CONSISTING = frozenset({"gồm", "gồm có", "bao gồm"})
_SEVERAL = frozenset({"các", "hai", "ba", "bốn", "cả"})
_OF_ALL = frozenset({"các", "các đồng chí", "đều là", "cùng là"})
_NO_POST_AFTER = frozenset({"PERSON", "PEOPLE", "NAME", "DASH"})  # whose post it is that stands before a dash


def named_for_post(hit: Hit) -> Built | None:
    """Give the people after a dash the post before it: "gồm: Chủ tịch HĐND xã - A; Phó Chủ tịch HĐND xã - B, C"."""
    people, mentions = _named_in(hit)
    if hit.before() in _NO_POST_AFTER or any(one.posts for one in mentions):
        return None
    return Built(people_of(hit, _holding(people, posts_of(hit.matched[0]))), 0, len(hit.matched))


def shared_before(hit: Hit) -> Built | None:
    """Give the posts that a list begins with to each of its people: "các Phó Chủ tịch UBND huyện: A, B và C".

    Where no colon stands right behind what is said of the posts, «gồm» leads in those who hold a post together.
    """
    posts = posts_of(hit.matched[0])
    people: list[Item] = []
    signs = [item.type for item in hit.matched]
    said_behind = signs[1:4] == ["HAVE", "ADDRESSES", "COLON"]
    several = said_behind or "COLON" not in signs
    if said_behind and "CHANGE" in (hit.before(), hit.before(2)):
        return None  # "bầu 3 Ủy viên Ban Chấp hành gồm các anh, chị: A, …": which committee, the meeting tells
    if hit.before() == "AND" and all(post.role == "delegate" for post in posts):
        return None  # "đại biểu HĐND tỉnh và đại biểu HĐND huyện gồm: A, B": who is of which is unsaid
    if several and not _are_of_several(hit, posts):
        return None
    start = end = hit.match.start("people") - hit.match.start()
    first = hit.group("people")[0].value
    first_addressed = isinstance(first, PersonMention) and first.addressed
    for at, item in enumerate(hit.group("people")):
        if not isinstance(item.value, PersonMention):
            continue
        of_row = first_addressed and (hit.word_before() == "các" or _shares_label(item.value, posts))
        if people and item.value.addressed and not several and not of_row:
            break  # "các đồng chí Ủy viên …: A, B; đồng chí C, …": the third is not of the list
        if people and _is_introduced_by_post(item.value) and not _is_introduced_by_post(first):
            break  # "các Phó Chủ tịch UBND tỉnh: A, B; Phó Chủ tịch HĐND tỉnh C"
        people.append(replace_value(item, replace(item.value, posts=posts + item.value.posts)))
        end = start + at + 1
    return Built(people_of(hit, people), start, end)


def _shares_label(person: PersonMention, posts: tuple[PostMention, ...]) -> bool:
    """Tell whether a further name may share a label that many hold: "Phó Chủ tịch UBND: đ/c A, đ/c B"."""
    return not person.posts and all(post.role in MANY_HOLD for post in posts)


def _are_of_several(hit: Hit, posts: tuple[PostMention, ...]) -> bool:
    """Tell whether a list without a colon is of those who hold a post together: "các Ủy viên UBND xã gồm ông A, …".

    What is said of the post may be said of the people: "Phó Trưởng ban gồm các ông A, B".
    """
    told = any(item.text.lower() in _CONSISTING for item in hit.matched)
    counted = hit.word_before() in _SEVERAL or hit.before() == "NUMBER"  # "2 | Phó Bí thư Huyện ủy gồm ông A và bà B"
    several = counted or any(item.text.lower().startswith("các ") for item in hit.matched)
    return told and several and all(post.role in MANY_HOLD for post in posts)


def shared_after(hit: Hit) -> Built | None:
    """Give the posts after a list of bare names to all of them: "các ông A, B: Ủy viên BTV Đảng ủy".

    Whoever has an address of his own is none of «các ông», whose post then stands behind a dash: "các ông A, B - Ủy
    viên; ông C, Phó Trưởng phòng".
    """
    people, mentions = _named_in(hit)
    row = next((at for at in range(1, len(mentions)) if mentions[at].addressed), len(mentions))
    if row > 1 and row < len(mentions) and hit.matched[0].type == "ADDRESSES":
        people, mentions = people[:row], mentions[:row]
        if not _is_behind_dash(hit, people[-1], mentions[-1].posts):
            return None
    posts, end = mentions[-1].posts, next(at for at, item in enumerate(hit.matched) if item is people[-1]) + 1
    if any(item.type == "SEMICOLON" for item in hit.matched[2:end]):
        return None  # "các đồng chí A; B - Trưởng phòng X": each has what stands behind the name
    if not posts or any(post.role not in MANY_HOLD for post in posts) or any(one.posts for one in mentions[:-1]):
        return None
    shared = _holding(people, posts)
    start = next(at for at, item in enumerate(hit.matched) if item.type not in _BEFORE_LIST)
    return Built(people_of(hit, shared), start, end)


def _is_behind_dash(hit: Hit, last: Item, posts: Sequence[PostMention]) -> bool:
    """Tell whether posts stand behind a dash or colon: "B - Ủy viên"."""
    before = hit.context.text[last.start : posts[0].span.start].rstrip() if posts else ""
    return before[-1:] in ("-", "–", ":")


def shared_by_address(hit: Hit) -> Built | None:
    """Give the post behind a dash to all names that share one form of address: "đồng chí A, B - Phó Chủ tịch xã"."""
    people, (first, *others) = _named_in(hit)
    posts = others[-1].posts
    if (
        not first.addressed
        or first.posts
        or any(one.addressed for one in others)
        or any(one.posts for one in others[:-1])
    ):
        return None
    if not posts or any(post.role not in MANY_HOLD for post in posts):
        return None
    return (
        Built(people_of(hit, _holding(people, posts)), 0, len(hit.matched))
        if _is_behind_dash(hit, people[-1], posts)
        else None
    )


def shared_in_apposition(hit: Hit) -> Built | None:
    """Give the posts that «các» makes those of several to all before: "ông A và bà B, các Phó Chủ tịch UBND huyện".

    Names that only commas join may be followed by others, without names: "ông A, bà B, các Phó Chủ tịch UBND huyện".
    """
    people, mentions = _named_in(hit)
    posts, signs = posts_of(hit.matched[-1]), [item.type for item in hit.matched]
    if hit.matched[-2].text.lower() not in _OF_ALL or any(one.posts for one in mentions):
        return None
    joined = signs[-3] == "DASH" or "AND" in signs
    if not joined or hit.after() in ("COLON", "HAVE") or any(post.role not in MANY_HOLD for post in posts):
        return None
    return Built(people_of(hit, _holding(people, posts)), 0, len(hit.matched))


def shared_first(hit: Hit) -> Built | None:
    """Give the post that «các» makes one of several to all named after it: "các Phó Chủ tịch UBND quận A và B".

    Who is introduced as a delegate begins a row of another council's.
    """
    people, mentions = _named_in(hit)
    row = next((at for at in range(1, len(mentions)) if _is_introduced_as_delegate(mentions[at])), len(mentions))
    shared = _post_of_row(hit, people[:row], mentions[:row]) if row > 1 else None
    if shared is None:
        return None
    end = next(at for at, item in enumerate(hit.matched) if item is people[row - 1]) + 1
    return Built(shared, 0, end)


def _post_of_row(hit: Hit, people: Sequence[Item], mentions: Sequence[PersonMention]) -> Item | None:
    """Return people named in a row, each with the post before the first, where that is one of several."""
    several = hit.before() in ("NUMBER", "ADDRESSES") or hit.word_before() in _SEVERAL
    if not several and not _are_bare_delegates(mentions):
        return None
    if mentions[0].delegate and not any(one.posts or one.addressed for one in mentions[1:]):
        return people_of(hit, _as_delegates(people))
    posts = mentions[0].posts
    if not posts or any(post.role not in MANY_HOLD for post in posts) or any(one.posts for one in mentions[1:]):
        return None
    if posts[0].span.start > mentions[0].span.start:
        return None  # "các ông A, Phó Chủ tịch UBND quận, B và C": the post is of the first alone
    return people_of(hit, _holding(people, posts))


def _are_bare_delegates(mentions: Sequence[PersonMention]) -> bool:
    """Tell whether names without a form of address follow a delegate: "đại biểu HĐND tỉnh A, B"."""
    first, *others = mentions
    seat = [post.role for post in first.posts] == ["delegate"] and _is_introduced_as_delegate(first)
    return seat and not any(one.posts or one.addressed for one in others)


def _is_introduced_as_delegate(mention: PersonMention) -> bool:
    """Tell whether a delegate's seat stands before the name: "đại biểu HĐND tỉnh A"."""
    return _is_introduced_by_post(mention) and mention.posts[0].role == "delegate"


def _is_introduced_by_post(mention: object) -> bool:
    """Tell whether a post stands before the name: "Phó Chủ tịch HĐND tỉnh A"."""
    return isinstance(mention, PersonMention) and any(one.span.start == mention.span.start for one in mention.posts[:1])


def _as_delegates(people: Sequence[Item]) -> list[Item]:
    mentions = ((item, item.value) for item in people)
    return [
        replace_value(item, replace(one, delegate=True)) for item, one in mentions if isinstance(one, PersonMention)
    ]


def _named_in(hit: Hit) -> tuple[list[Item], list[PersonMention]]:
    """Return the people of a match: their items, and whom these name."""
    named = [(item, item.value) for item in hit.matched if isinstance(item.value, PersonMention)]
    return [item for item, _ in named], [mention for _, mention in named]


def _holding(people: Sequence[Item], posts: tuple[PostMention, ...]) -> list[Item]:
    """Return the people with these posts."""
    mentions = ((item, item.value) for item in people)
    return [replace_value(item, replace(one, posts=posts)) for item, one in mentions if isinstance(one, PersonMention)]


def people_of(hit: Hit, people: list[Item]) -> Item:
    """Return people named together as one item."""
    start, end = people[0].start, people[-1].end
    return Item("PEOPLE", start, end, hit.context.text[start:end], value=tuple(people))
