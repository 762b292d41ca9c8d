"""Delegates of a council by where the text lists them: below a heading, in a column of a table, as who meets voters.

"Tổ đại biểu HĐND tỉnh gồm:", "Ngày | Địa điểm | Đại biểu HĐND xã", "tiếp xúc giữa các đại biểu HĐND tỉnh với cử tri".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.model import Span
from govgraph.notation.date import DateSpan
from govgraph.recognise.delegates import council_of_delegates, is_group_of_delegates
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PostMention

_BAR = "|"
_MARKS = frozenset({"NUMBER", "STOP", "DASH", "SIGN", "LINE", "QUOTE", "CLOSE"})
_BEGIN_ENTRY = frozenset({"NUMBER", "DASH", "SIGN", "PERSON", "PEOPLE"})
# Before the delegates in a heading: «II. Thành phần: các», "Tham dự có", "Về phía".
_LEADING = frozenset({"ACT", "HAVE", "ADDRESS", "ADDRESSES", "COLON", "MEETING", "ABBREVIATION", "UNITTYPE"})
_SIDE = frozenset({"về", "phía"})
_PEOPLE = frozenset({"PERSON", "PEOPLE"})
# In the heading of a group: «Tổ đại biểu số 1 tại xã A, xã B gồm các ông, bà:».
_OF_GROUP = frozenset(
    {"OPEN", "CLOSE", "COLON", "COMMA", "AND", "NUMERO", "UNIT", "UNITTYPE", "AT", "HAVE", "ADDRESSES", "ORGAN"}
)
_ROMAN = frozenset("IVX")
_LONGEST_HEADING = 14  # items of "Tổ đại biểu số 1 (đơn vị bầu cử số 1) - các xã A, B"
_SCENES = ("thời gian", "địa điểm", "tại", "lúc", "từ")
_SCENE_REACH = 6  # items from the beginning of a line to its day


def delegates_by_place(sentences: Sequence[Sentence]) -> dict[int, PostMention]:
    """Return the posts of delegates whom lines or rows list, by where their mentions start.

    >>> from govgraph.recognise import recognise_text
    >>> lines = ["Ngày | Địa điểm | Đại biểu HĐND xã", "08/12 | Nhà văn hóa | Lê Văn Ba - Trưởng Công an xã"]
    >>> table = [Sentence("paragraph", tuple(recognise_text(line)), Span(0, 80), Span(0, 80)) for line in lines]
    >>> [post.body.kind for post in delegates_by_place(table).values()]
    ['peoples-council']
    """
    posts: dict[int, PostMention] = {}
    column: tuple[int, PostMention] | None = None
    heading: PostMention | None = None
    council: BodyMention | None = None  # of the delegates told last
    for sentence in sentences:
        items = sentence.items
        named = (one for one in _councils(items) if one.kind == "peoples-council")
        council = next(named, council) if sentence.types.isdisjoint(_PEOPLE) else council
        if _is_row(items):
            column, heading = _head(items) or column, None
            if column is not None:
                at, post = column
                posts.update((start, post) for start in _named_in_column(items, at))
            continue
        column = None
        if heading is not None and items[0].type in _BEGIN_ENTRY and not _is_row(items):
            first = next((item for item in items if item.type not in _MARKS), None)
            if first is not None and first.type in _PEOPLE:
                posts.update((one.span.start, heading) for one in [*mentions_in([first])])
            continue
        if heading is None or not _tells_when_or_where(items):
            heading = _heading(items) or _group(sentence, council)
    return posts


def council_met(sentences: Sequence[Sentence]) -> BodyMention | None:
    """Return the council, where a text names but one, whose delegates meet voters.

    >>> from govgraph.recognise import recognise_text
    >>> items = tuple(recognise_text("Đại biểu HĐND tỉnh tiếp xúc cử tri tại xã Khe Sâu"))
    >>> council_met([Sentence("headline", items, Span(0, 50), Span(0, 50))]).level
    'province'
    """
    if any(_names_several(one.items) for one in sentences):
        return None
    named = [body for one in sentences for body in _councils(one.items)]
    levels = {body.level for body in named}
    return next((body for body in named if body.unit is not None), named[0]) if len(levels) == 1 else None


def _names_several(items: Sequence[Item]) -> bool:
    """Tell whether delegates are of councils of several levels: "đại biểu HĐND tỉnh, huyện, xã"."""
    for at, item in enumerate(items[:-2]):
        body = council_of_delegates(item, items[at - 1] if at else None)
        joined = items[at + 1].type in ("COMMA", "AND") and items[at + 2].type == "UNITTYPE"
        if body is not None and joined:
            return True
    return False


def _councils(items: Sequence[Item]) -> Iterator[BodyMention]:
    for at, item in enumerate(items):
        body = council_of_delegates(item, items[at - 1] if at else None)
        if body is not None:
            yield body
    posts = (post for mention in mentions_in(items) for post in mention.posts if post.role == "delegate")
    yield from (post.body for post in posts if post.body is not None)


def _heading(items: Sequence[Item]) -> PostMention | None:
    """Return the post of those whom lines below a heading list: "Tổ đại biểu HĐND tỉnh gồm:"."""
    if not items[-1].text.endswith(":") or any(item.type in _PEOPLE for item in items):
        return None
    words = [item for item in items if item.type not in _MARKS]
    for at, item in enumerate(words):
        body = council_of_delegates(item, words[at - 1] if at else None)
        if body is not None:
            said = [concept.notation for one in words if (concept := one.sense("participation")) is not None]
            return _delegate(item, body) if all(one == "attendee" for one in said) else None
        if not (item.type in _LEADING or len(item.text) == 1 or item.text.lower() in _SIDE):
            return None  # "Ý kiến cử tri gửi đại biểu HĐND xã:"
    return None


def _group(sentence: Sentence, council: BodyMention | None) -> PostMention | None:
    """Return the post of those listed below the name of a group of delegates: "Tổ đại biểu số 1 - xã Khe Sâu".

    Of which council they are, what stands above tells, where the group's name does not.
    """
    if "ORGAN" not in sentence.types:
        return None
    items = [item for item in sentence.items if item.type not in _MARKS and not is_numeral(item)]
    if not items or items[0].type != "ORGAN" or not is_group_of_delegates(items[0]) or len(items) > _LONGEST_HEADING:
        return None
    if sentence.items[-1].type == "STOP" or not all(map(_is_of_group, items[1:])):
        return None
    body = council_of_delegates(items[0], None) or council
    return _delegate(items[0], body) if body is not None else None


def in_group_of_delegates(named: PostMention, seat: PostMention | None) -> PostMention:
    """Return a bare «Tổ trưởng» as that of a group of the council in which its holder is listed by `seat`."""
    body, council = named.body, seat.body if seat is not None and seat.role == "delegate" else None
    if body is None or council is None or body.kind != "working-group" or body.level or body.unit or body.of:
        return named
    return replace(named, body=replace(body, level=council.level, unit=council.unit))


def _is_of_group(item: Item) -> bool:
    """Tell whether a word tells where a group is elected or goes: «(đơn vị bầu cử số 1)», «- xã Khe Sâu»."""
    return item.type in _OF_GROUP or item.text.lower() in ("đơn", "vị", "bầu cử", "ứng cử")


def is_numeral(item: Item) -> bool:
    """Tell whether a word is a Roman numeral: «II»."""
    return _ROMAN.issuperset(item.text)


def _tells_when_or_where(items: Sequence[Item]) -> bool:
    """Tell whether a line only says when or where: "08 giờ 00 ngày 18/11, Hội trường xã", "Địa điểm: nhà văn hóa"."""
    if any(item.type in _PEOPLE for item in items):
        return False
    words = " ".join(item.text.lower() for item in items if item.type not in ("DASH", "SIGN"))
    return words.startswith(_SCENES) or any(isinstance(item.value, DateSpan) for item in items[:_SCENE_REACH])


def _delegate(item: Item, body: BodyMention) -> PostMention:
    return PostMention("delegate", Span(item.start, item.end), body)


def _is_row(items: Sequence[Item]) -> bool:
    return any(item.type == "BAR" or _BAR in item.text for item in items)


def _head(items: Sequence[Item]) -> tuple[int, PostMention] | None:
    """Return which column the head of a table gives to delegates, and of which council."""
    if any(item.type in _PEOPLE for item in items):
        return None
    column = 0
    for at, item in enumerate(items):
        column += item.type == "BAR"
        body = council_of_delegates(item, items[at - 1] if at else None)
        if body is not None:
            return column, _delegate(item, body)
    return None


def _named_in_column(items: Sequence[Item], column: int) -> Iterator[int]:
    """Yield where those are named whom a column of a row names."""
    for mention in mentions_in(items):
        bars = sum(item.text[: max(0, mention.span.start - item.start)].count(_BAR) for item in items)
        if bars == column:
            yield mention.span.start
