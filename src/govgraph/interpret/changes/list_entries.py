"""Lines of lists: whom an entry or a row names, behind or before which posts, and whether it says more than that."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from govgraph.interpret.changes.list_headings import is_mark
from govgraph.interpret.changes.shares import has_majority, is_win, votes_of
from govgraph.interpret.headings import NUMBERED_ENTRIES
from govgraph.interpret.people.rows import ends_clause
from govgraph.interpret.sentences import mentions_in
from govgraph.interpret.unions import INNER
from govgraph.model import CHAIRS, SECRETARIES
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of

Label = tuple[tuple[PersonMention, ...], tuple[PostMention, ...]]

_PEOPLE = frozenset({"PERSON", "PEOPLE"})
_NAMED = _PEOPLE | {"ADDRESSES"}
_DOING = frozenset({"ACT", "CONVENE"})
_TO_TAKE_UP = frozenset({"để", "do", "chuyển", "điều động", "được điều động"})
_ENTRY_REACH = 4  # items of an entry among which its person stands
# Between a label and its colon: «Ủy viên UBND phường (5 người):».
_BESIDE_LABEL = frozenset({"OPEN", "CLOSE", "NUMBER", "ADDRESS", "ADDRESSES", "WORD", "HAVE", "COMMA"})
_LABEL_REACH = 7
_SEVERAL = frozenset({"các", "những"})  # before a label: «g) Các Ủy viên UBND huyện gồm:»
_ENDS_ROW = frozenset({*_DOING, "LINE", "STOP", "BY", "CHANGE", "MEETING"})
_HEADS = CHAIRS | SECRETARIES
#: The roles of deputies, each with that of the head.
DEPUTIES = {"deputy-head": "head", "vice-chair": "chair", "deputy-secretary": "secretary"}
_RESULTS, _RESULT_REACH = ("kết quả bầu", "kết quả :"), 4  # «* Kết quả bầu cử: Bí thư: …»


def ordinal_of(items: Sequence[Item]) -> int | None:
    """Return the number with which an entry or a row begins: «2. Ông A», «02 | A».

    >>> from govgraph.recognise import recognise_text
    >>> [ordinal_of(recognise_text(line)) for line in ("2. Ông Lê Văn Ba", "02 | Hà Thị Tư", "- Vi Văn Tám")]
    [2, 2, None]
    """
    marked = len(items) > 1 and items[1].type in ("STOP", "CLOSE", "BAR", "SLASH")
    return int(items[0].text) if marked and items[0].text.isdecimal() else None


def is_entry(items: Sequence[Item], *, numbered: bool) -> bool:
    """Tell whether a line is an entry or a row: «- A: 11/11 phiếu», «01 | A | 11/11», «b) Bí thư: đồng chí A».

    `numbered` tells that it stands behind a line that is but its number.

    >>> from govgraph.recognise import recognise_text
    >>> told = ("- Ông Lê Văn Ba: 11/11 phiếu", "b) Bí thư: đồng chí Lê Văn Ba", "7. Ông Lê Văn Ba phát biểu")
    >>> [is_entry(recognise_text(line), numbered=False) for line in told]
    [True, True, False]
    """
    if _names_only(items, numbered=numbered) or items[0].type == "BAR":
        return True
    first = next((at for at, item in enumerate(items) if item.type in _PEOPLE), len(items))
    if any(item.type in _DOING for item in items[first : first + 2]):
        return False
    label = next((at for at in range(first) if _ends_label(items, at) is not None), None)
    marks = items[: first if label is None else label]
    led = label is not None and body_leading_in(items) is not None
    marks = marks[:-2] if led else marks
    marks = marks[:-1] if label and items[label - 1].text.lower() in _SEVERAL else marks
    return bool(marks or label == 0 or led) and all(map(is_mark, marks))


def _names_only(items: Sequence[Item], *, numbered: bool) -> bool:
    """Tell whether a line begins with a number, a sign or a person who does nothing: not "7. Ông A phát biểu"."""
    if items[0].type == "PERSON" and not numbered:
        return not any(item.type in _DOING for item in items)
    if items[0].type not in NUMBERED_ENTRIES and not numbered:
        return False
    first = next((at for at, item in enumerate(items[:_ENTRY_REACH]) if item.type in _PEOPLE), None)
    if first is None:
        return not numbered
    if any(item.type == "ACT" for item in items[:first]):
        return False  # "- Tặng hoa chúc mừng: ông A"
    return first + 1 == len(items) or items[first + 1].type not in _DOING


def tells_for_itself(items: Sequence[Item]) -> bool:
    """Tell whether an entry says more than that somebody won: «trúng cử Phó Chủ tịch», not «trúng cử», «| trúng cử».

    >>> from govgraph.recognise import recognise_text
    >>> told = ("- Ông Lê Văn Ba trúng cử Phó Chủ tịch", "- Ông Lê Văn Ba: 14/15 phiếu, trúng cử.")
    >>> [tells_for_itself(recognise_text(line)) for line in told]
    [True, False]
    """
    told = [at for at, item in enumerate(items) if item.type in ("CHANGE", "HOLD")]
    return any(not (is_win(items[at]) and (items[at - 1].type == "BAR" or ends_clause(items, at))) for at in told)


def winner(items: Sequence[Item]) -> Label:
    """Return who wins which posts in an entry, or nobody: "- Ông A trúng cử Ủy viên, 14/15 phiếu".

    >>> from govgraph.recognise import recognise_text
    >>> people, posts = winner(recognise_text("- Ông Lê Văn Ba trúng cử Ủy viên, 14/15 phiếu"))
    >>> people[0].name, posts[0].role
    ('Lê Văn Ba', 'member')
    """
    for one, verb, post in zip(items, items[1:], items[2:], strict=False):
        if one.type in _PEOPLE and is_win(verb) and post.type == "POSTS":
            posts = posts_of(post)
            return tuple(person for person in mentions_in([one]) if person.name is not None), posts
    return (), ()


def taken_up(items: Sequence[Item]) -> Iterator[tuple[PostMention, ...]]:
    """Yield the posts for which an entry says that somebody leaves others: "Ông A, Chủ tịch …, để nhận nhiệm vụ P".

    >>> from govgraph.recognise import recognise_text
    >>> told = "1. Ông Lê Văn Ba, Bí thư Đảng ủy, để nhận nhiệm vụ Phó Giám đốc Sở Nội vụ", "1. Ông Lê Văn Ba, Bí thư"
    >>> [[posts[0].role for posts in taken_up(recognise_text(line))] for line in told]
    [['deputy-head'], []]
    """
    for before, hold, post in zip(items, items[1:], items[2:], strict=False):
        if before.text.lower() in _TO_TAKE_UP and hold.type == "HOLD" and post.type == "POSTS":
            yield posts_of(post)


def is_bare(post: PostMention) -> bool:
    """Tell whether a post is told without its body: «Phó Chủ tịch», «Ủy viên Ban Thường vụ» of a union too.

    >>> from govgraph.recognise import recognise_text
    >>> told = recognise_text("Phó Chủ tịch; Phó Chủ tịch UBND xã")
    >>> [is_bare(post) for item in told if item.type == "POSTS" for post in posts_of(item)]
    [True, False]
    """
    body = post.body
    if body is None or not body.kind or post.assumed or body.refers is not None:
        return True
    return body.kind in INNER and body.level is None and body.unit is None


def labelled(items: Sequence[Item]) -> list[Label]:
    """Return the people of an entry behind their posts: «Bí thư Đảng ủy: đồng chí A», «Phó Chủ tịch: ông B; bà C».

    >>> from govgraph.recognise import recognise_text
    >>> told = labelled(recognise_text("Bí thư: ông Lê Văn Ba; Phó Bí thư: bà Hà Thị Tư"))
    >>> [(people[0].name, posts[0].role) for people, posts in told]
    [('Lê Văn Ba', 'secretary'), ('Hà Thị Tư', 'deputy-secretary')]
    """
    told: list[Label] = []
    for posts, row in _labelled_rows(items):
        people = tuple(one for one in mentions_in(row) if one.name is not None)
        told += [(people, posts)] if people else []
    return told


def body_leading_in(items: Sequence[Item]) -> BodyMention | None:
    """Return the body before the first label of a line: "Ban Pháp chế: | Trưởng ban: ông A; Phó Trưởng ban: bà B".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "- Ban Pháp chế: Trưởng ban: ông Lê Văn Ba", "Trưởng ban: ông Lê Văn Ba"
    >>> [body_leading_in(recognise_text(text)) is not None for text in texts]
    [True, False]
    """
    label = next((at for at in range(len(items)) if _ends_label(items, at) is not None), 0)
    body = (
        items[label - 2].value
        if [item.type for item in items[max(0, label - 2) : label]] == ["ORGAN", "COLON"]
        else None
    )
    return body if isinstance(body, BodyMention) else None


def body_headed(head: Sequence[PostMention], posts: Sequence[PostMention]) -> BodyMention | None:
    """Return the body whose head stands before a bare deputy: "Trưởng Ban Pháp chế: ông A; Phó Trưởng Ban: | bà B".

    >>> from govgraph.recognise import recognise_text
    >>> told = [posts_of(recognise_text(text)[0]) for text in ("Trưởng Ban Pháp chế:", "Phó Trưởng Ban:", "Bí thư:")]
    >>> [body_headed(told[0], posts) and body_headed(told[0], posts).name for posts in told[1:]]
    ['Ban Pháp chế', None]
    """
    if len(posts) != 1 or not head or not is_bare(posts[0]) or is_bare(head[-1]):
        return None
    return head[-1].body if DEPUTIES.get(posts[0].role) == head[-1].role else None


def elected_by_label(items: Sequence[Item]) -> list[Label]:
    """Return who is told to be elected to the posts that stand before their names, by votes or as the result.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Bí thư: ông Lê Văn Ba (30/30 phiếu), Phó Bí thư: bà Hà Thị Tư (9/30 phiếu)")
    >>> [(people[0].name, posts[0].role) for people, posts in elected_by_label(items)]
    [('Lê Văn Ba', 'secretary')]
    """
    told = any(one in " ".join(item.text.lower() for item in items[:_RESULT_REACH]) for one in _RESULTS)
    won: list[Label] = []
    for posts, row in _labelled_rows(items):
        heads = tuple(post for post in posts if post.role in _HEADS)
        named = (at for at, item in enumerate(row) if item.type in _PEOPLE)
        elected = [row[at] for at in named if has_majority(row, at) or (told and votes_of(row, at) is None)]
        people = tuple(one for one in mentions_in(elected) if one.name is not None)
        won += [(people, heads)] if people and heads else []
    return won


def _labelled_rows(items: Sequence[Item]) -> Iterator[tuple[tuple[PostMention, ...], list[Item]]]:
    """Yield the posts that are labels, each with the items behind its colon."""
    labels = {at: behind for at in range(len(items)) if (behind := _ends_label(items, at)) is not None}
    ends = [*islice(labels, 1, None), len(items)]
    for (at, begin), end in zip(labels.items(), ends, strict=False):
        row = takewhile(lambda at: not _ends_row(items, at), range(begin, end))
        yield posts_of(items[at]), [items[index] for index in row]


def _ends_row(items: Sequence[Item], at: int) -> bool:
    """Tell whether the people behind a label end: also before the colon of a label that was not read as one."""
    leads = items[at].type == "COLON" and any(item.type in _NAMED for item in items[at + 1 : at + 2])
    return leads or items[at].type in _ENDS_ROW


def _ends_label(items: Sequence[Item], at: int) -> int | None:
    """Return where the people of the posts at `at`, if these are a label, begin: behind its colon."""
    if items[at].type != "POSTS":
        return None
    for index in range(at + 1, min(len(items) - 1, at + _LABEL_REACH)):
        if items[index].type == "COLON":
            return index + 1 if items[index + 1].type in _NAMED else None
        if items[index].type not in _BESIDE_LABEL:
            return None
    return None
