"""Seats: committees told by the people in them, and the votes of which the outcome names whoever won.

"Đại hội bầu Ban Chấp hành gồm 3 đồng chí: A, B, C", "các đồng chí trúng cử vào Ban Chấp hành: A, B", "người trúng cử
là ông A".
"""

from collections.abc import Sequence

from govgraph.interpret.changes.shares import has_majority, is_win
from govgraph.interpret.people.rows import SOME_OF
from govgraph.interpret.sentences import mentions_in
from govgraph.model import CHAIRS, SECRETARIES
from govgraph.recognise import PersonMention
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PostMention, posts_of

# Bodies that are nothing but their elected members; whoever else «gồm» tells of may be guests of any rank.
_COMMITTEES = (
    "ban chấp hành",
    "bch",
    "ban thường vụ",
    "btv",
    "ủy ban kiểm tra",
    "uỷ ban kiểm tra",
    "ubkt",
    "chi ủy",
    "chi uỷ",
)
_OF_TERM = frozenset({"CUE", "TERM", "ABBREVIATION", "CAPITAL", "NUMBER", "OPEN", "CLOSE", "COMMA"})
_WORDS_OF_TERM = frozenset({"mới", "mở"})
_LONGEST_TERM = 8  # items of «khóa IX, nhiệm kỳ 2024 - 2029»
_COUNTED = frozenset({"NUMBER", "ADDRESS", "ADDRESSES", "WORD", "COLON", "TITLE", "POSTS", "CHANGE"})
_BESIDE_COUNT = frozenset({"số", ",", "(", ")", "danh sách"})  # «(danh sách 6 đồng chí, bầu lấy 5):»
_LONGEST_COUNT = 4  # items of «có 15 đồng chí:»
_IN_LEAD = _COUNTED - {"POSTS", "CHANGE"} | {"HAVE", "COMMA"}
_LEADING = frozenset({"theo", "danh sách"})  # «theo danh sách sau:»
_LONGEST_LEAD = 10  # items of «gồm 13 đồng chí, có tên sau đây:»
_ENDS_OF_ENTRY = frozenset({"COMMA", "SEMICOLON", "STOP", "AND", "OPEN", "LINE"})
_VERBS = frozenset({"ACT", "CHANGE", "CONVENE", "CUE", "DELEGATION", "HOLD", "WORD"})
_ROW = frozenset({"SEMICOLON", "COMMA", "AND"})
_HEADS = CHAIRS | SECRETARIES


def is_filled(items: Sequence[Item], index: int) -> bool:
    """Tell whether the members of a committee are told behind it: "Ban Chấp hành khóa IX gồm 3 đồng chí: A, B, C".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("bầu Ban Chấp hành khóa IX gồm 2 đồng chí: Lê Văn Ba, Hà Thị Tư")
    >>> [is_filled(items, at) for at, item in enumerate(items) if item.type == "ORGAN"]
    [True]
    >>> is_filled(recognise_text("Bầu Ban Thường vụ, số lượng 5 đồng chí:"), 1)
    True
    """
    if not names_committee(items[index]):
        return False
    at = _behind_term(items, index)
    if _is_voted_on(items, index, at):
        return True
    if at == len(items) or items[at].text.lower() not in ("gồm", "có"):
        return False
    behind = items[at + 1 : at + 1 + _LONGEST_COUNT]
    if items[at].text.lower() == "có" and [item.type for item in behind[:1]] != ["NUMBER"]:
        return False  # "Ban Chấp hành Hội Nông dân huyện có ông A dự"
    for item in behind:
        if item.type in ("PERSON", "PEOPLE"):
            return True
        if item.type not in _COUNTED and item.text.lower() != "là":
            break
    return leads_in_list(items, at + 1)


def leads_in_list(items: Sequence[Item], index: int) -> bool:
    """Tell whether from `index` on a sentence only leads in a list: "gồm 13 đồng chí, có tên sau đây:".

    >>> from govgraph.recognise import recognise_text
    >>> leads_in_list(recognise_text("gồm 13 đồng chí theo danh sách sau:"), 1)
    True
    """
    rest = items[index:]
    if not rest or not rest[-1].text.endswith(":") or len(rest) > _LONGEST_LEAD:
        return False
    return all(item.type in _IN_LEAD or item.text.lower() in _LEADING for item in rest)


def _is_voted_on(items: Sequence[Item], index: int, at: int) -> bool:
    """Tell whether the vote on a committee heads the list of who got in: "a) Bầu Ban Thường vụ, 5 đồng chí:"."""
    change = items[index - 1].sense("change") if index and items[index - 1].type == "CHANGE" else None
    if change is None or change.notation != "election" or not items[-1].text.endswith(":"):
        return False
    return all(item.type in _COUNTED or item.text.lower() in _BESIDE_COUNT for item in items[at:])


def is_won(items: Sequence[Item], index: int) -> bool:
    """Tell whether somebody is told to have won a seat in a body: "trúng cử (vào) Ban Chấp hành".

    >>> from govgraph.recognise import recognise_text
    >>> is_won(recognise_text("trúng cử vào Ban Chấp hành"), 1)
    True
    """
    return index > 0 and items[index].type == "ORGAN" and is_win(items[index - 1])


def names_committee(item: Item) -> bool:
    """Tell whether an item names a committee of elected members.

    >>> from govgraph.recognise import recognise_text
    >>> [names_committee(item) for item in recognise_text("Ban Chấp hành, UBND")]
    [True, False, False]
    """
    return item.type == "ORGAN" and item.text.lower().startswith(_COMMITTEES)


def is_told_of_term(items: Sequence[Item], index: int) -> bool:
    """Tell whether a committee is that of a term: "Ban Chấp hành nhiệm kỳ 2024 - 2029", "Ban Thường vụ khóa IX".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "nhiệm kỳ 2024 - 2029 gồm 2 đồng chí", "mới gồm 2 đồng chí", "gồm 2 đồng chí"
    >>> [is_told_of_term(recognise_text(f"Ban Chấp hành {text}"), 0) for text in texts]
    [True, True, False]
    """
    told = items[index + 1 : _behind_term(items, index)]
    return any(item.type in ("CUE", "TERM") or item.text.lower() == "mới" for item in told)


def _behind_term(items: Sequence[Item], index: int) -> int:
    """Return where the words go on behind the term of a body."""
    at = index + 1
    while at < min(len(items), index + 1 + _LONGEST_TERM) and (
        items[at].type in _OF_TERM or items[at].text.lower() in _WORDS_OF_TERM
    ):
        at += 1
    return at


def post_won(items: Sequence[Item], index: int) -> tuple[PostMention, ...]:
    """Return the posts told before a win, which the verb at `index` leaves out: "chức danh P …, người trúng cử là A".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Bầu Chủ tịch UBND xã, người trúng cử là ông Lê Văn Ba")
    >>> [post.role for post in post_won(items, 3)]
    ['chair']
    """
    return next((posts_of(item) for item in reversed(items[:index]) if item.type == "POSTS"), ())


def posts_listed(items: Sequence[Item], index: int) -> tuple[PostMention, ...]:
    """Return the posts before a vote in the passive that leads in whom it is of: "Các Ủy viên UBND xã được bầu gồm:".

    >>> from govgraph.recognise import recognise_text
    >>> [post.role for post in posts_listed(recognise_text("Các Ủy viên UBND xã được bầu gồm:"), 2)]
    ['member']
    >>> items = recognise_text("17 Ủy viên UBND xã đã được bầu, trong đó có ông Lê Văn Ba")
    >>> [post.role for post in posts_listed(items, 3)]
    ['member']
    """
    post = index - 1 - (index > 1 and items[index - 1].text.lower() == "đã")
    value = items[post].value if index and items[post].type == "POSTS" else None
    if not isinstance(value, tuple) or not items[index].text.lower().startswith("được"):
        return ()
    if [item.text.lower() for item in items[index + 1 : index + 5]] == SOME_OF:
        return value
    named = (at for at, item in enumerate(items) if at > index and item.type in ("PERSON", "PEOPLE"))
    people = next(named, len(items))
    return value if people > index + 1 and leads_in_list(items[:people], index + 1) else ()


def winners(items: Sequence[Item], index: int) -> tuple[PersonMention, ...]:
    """Return whom a win at `index` names right behind itself: "người trúng cử là ông Lê Văn Ba".

    >>> from govgraph.recognise import recognise_text
    >>> [one.name for one in winners(recognise_text("người trúng cử là ông Lê Văn Ba"), 1)]
    ['Lê Văn Ba']
    """
    if not is_win(items[index]) or index + 2 >= len(items) or items[index + 1].type not in ("HAVE", "COLON"):
        return ()
    return tuple(one for one in mentions_in([items[index + 2]]) if one.name is not None)


def heads_elected(
    items: Sequence[Item], index: int, named: PersonMention, *, voted: bool, beside: BodyMention | None = None
) -> tuple[PostMention, ...]:
    """Return the posts at the head of a body that are told beside who got them: "ông A - Chủ tịch (15/15 phiếu)".

    `voted` tells that the sentence tells of the vote on the committee, `beside` is the body of the post told to be
    won before: "bầu ông A làm Bí thư Đảng ủy; bà B - Phó Bí thư". Else votes must stand behind the name.

    >>> from govgraph.interpret.sentences import mentions_in
    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("bà Hà Thị Tư - Phó Chủ tịch (14/15 phiếu)")
    >>> [post.role for post in heads_elected(items, 0, next(mentions_in(items)), voted=False)]
    ['vice-chair']
    """
    ends = index + 1 == len(items) or items[index + 1].type in _ENDS_OF_ENTRY
    acts = index + 2 < len(items) and items[index + 1].type == "COMMA" and items[index + 2].type in _VERBS
    in_row = beside is not None and index > 0 and items[index - 1].type in _ROW
    if not ends or acts or not (voted or in_row or has_majority(items, index)):
        return ()
    return tuple(post for post in named.posts if post.role in _HEADS and _is_in(post, beside if in_row else None))


def _is_in(post: PostMention, beside: BodyMention | None) -> bool:
    """Tell whether a post is one of the body voted on: it names none, or the one beside which it is told."""
    if post.body is None or post.assumed:
        return post.qualifier is None
    told = beside is not None and post.body.kind == beside.kind and post.qualifier is None
    return told and (beside is None or None in (post.body.level, beside.level) or post.body.level == beside.level)


def fills(items: Sequence[Item], index: int, kind: str | None) -> bool:
    """Tell whether seats are told without «giữ chức»: by a change, or as those of a term that begins."""
    return items[index].type == "ORGAN" and (kind is not None or _is_of_term(items, index))


def tells_seats(items: Sequence[Item]) -> bool:
    """Tell whether a sentence names seats as those of a term that begins."""
    return any(item.type == "ORGAN" and _is_of_term(items, index) for index, item in enumerate(items))


def _is_of_term(items: Sequence[Item], index: int) -> bool:
    return is_filled(items, index) and is_told_of_term(items, index)
