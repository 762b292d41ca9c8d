"""Lists of who was elected or designated, below headings that name the seats: «a) Ban Thường vụ (3 đồng chí):».

Reports, minutes and news of congresses tell outcomes so: a sentence or heading says that there was a vote («Kết quả
bầu cử:», «… đã bầu:»), headings below it name committees, and entries or rows of tables the people, perhaps with
their votes, or posts before names: «Bí thư: đồng chí A, 11/11 phiếu».
"""

from collections.abc import Callable, Sequence

from govgraph.interpret.changes.mention import BEGINNINGS, Change
from govgraph.interpret.changes.seats import has_lost, names_committee
from govgraph.interpret.changes.votes import goes_on
from govgraph.interpret.denial import is_denied, is_proposed, is_to_come
from govgraph.interpret.headings import is_numbering
from govgraph.interpret.people.rows import first_of_entry
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.model import Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention

_RESULTS = ("kết quả bầu", "kết quả kiểm phiếu")
_LONGEST_LEAD = 4  # items of «Cụ thể như sau:»
_LONGEST_HEADING = 14  # items of «II. BAN THƯỜNG VỤ ĐẢNG ỦY XÃ KHÓA XII, NHIỆM KỲ 2025 - 2030 (9 đồng chí):»
_IN_HEADING = frozenset(
    {"NUMBER", "STOP", "CLOSE", "OPEN", "DASH", "SIGN", "TERM", "ABBREVIATION", "HAVE", "ADDRESS", "ADDRESSES", "COLON"}
    | {"COMMA", "DOCUMENT", "CAPITAL", "CUE"}
)
_MARKS = frozenset({"NUMBER", "STOP", "CLOSE", "DASH", "SIGN", "BAR"})
_WORDS_OF_HEADING = frozenset({"số", "lượng", "người", "vị", "như", "sau", "các", "mới", "kết", "quả"})
_PEOPLE = frozenset({"PERSON", "PEOPLE"})


class HeadedLists:
    """What the lines of a text so far lead in: by what kind of change people get seats, and which.

    `is_over` tells of words that speak of an earlier term.
    """

    def __init__(self, is_over: Callable[[Sequence[Item]], bool]) -> None:
        self._is_over = is_over
        self._leads = False  # a list may follow
        self._kind: str | None = None  # of change, that of all below, as far as it is told
        self._seat: PostMention | None = None  # of those listed next
        self._behind_number = False  # the line before was but «1.»
        self._before: Sequence[Item] = ()

    def read(self, sentence: Sentence, number: int) -> list[Change] | None:
        """Return the changes of an entry, none for a heading; None of a sentence that is of no such list."""
        items, before = sentence.items, self._before
        self._before = items
        behind_number, self._behind_number = self._behind_number, is_numbering(items)
        if self._behind_number:
            return None
        named = not _PEOPLE.isdisjoint(sentence.types)
        seat = _seat_of_heading(items) if not named else None
        if (kind := _kind_led_in(items, before)) is not None or (seat is not None and _heads_register(items)):
            self._leads, self._kind, self._seat = not self._is_over(items), kind, seat
            return None if seat is None else []
        if not self._leads:
            return None
        if seat is not None:
            self._seat = seat
            return []
        is_head = not named and "BAR" in sentence.types  # of the columns of a table
        changes = self._of_entry(items, number, numbered=behind_number) if named else []
        if not (changes or is_head or (named and _is_entry(items, numbered=behind_number))):
            self._leads, self._kind, self._seat = False, None, None
        return changes or None

    def _of_entry(self, items: Sequence[Item], number: int, *, numbered: bool) -> list[Change]:
        if not _is_entry(items, numbered=numbered) or has_lost(items):
            return []
        if labels := _labelled(items):
            return [Change(self._kind, (one,), posts, number, self._body_led()) for one, posts in labels]
        people = first_of_entry(items)
        if self._seat is None or not people:
            return []
        bare = tuple(post for one in people for post in one.posts if post.body is None or post.assumed)
        seats = [Change(self._kind, people, (self._seat,), number)]
        return [*seats, Change(self._kind, people, bare, number, self._body_led())] if bare else seats

    def _body_led(self) -> BodyMention | None:
        """Return the commission of the heading, in which posts are that name none: «- Phó Chủ nhiệm: ông B».

        Posts below a committee («- Bí thư: ông A») lead the organisation, as the meeting tells it.
        """
        body = self._seat.body if self._seat is not None else None
        return body if body is not None and body.kind == "party-inspection" else None


def _kind_led_in(items: Sequence[Item], before: Sequence[Item]) -> str | None:
    """Return the kind of change of which a sentence leads in the outcome: «Kết quả bầu cử», «… đã bầu:», «Cụ thể:»."""
    words = " ".join(item.text.lower() for item in items[:_LONGEST_LEAD])
    short = len(items) <= _LONGEST_HEADING and _PEOPLE.isdisjoint(item.type for item in items)
    if short and any(result in words for result in _RESULTS):
        return "election"
    if items[-1].type != "COLON":
        return None
    if len(items) <= _LONGEST_LEAD and "CHANGE" not in [item.type for item in items]:
        items = before  # «Cụ thể:», «Kết quả như sau:» behind the sentence that tells of a change
        last = [at for at, item in enumerate(items) if item.type == "CHANGE"][-1:]
        named = any(item.type in _PEOPLE for at in last for item in items[at:])
    else:
        last = [at for at in (len(items) - 2,) if items[at].type == "CHANGE"]
        named = False
    concept = items[last[0]].sense("change") if last and not named else None
    if concept is None or concept.notation not in BEGINNINGS:
        return None
    unreal = any(is_so(items, last[0]) for is_so in (is_denied, is_proposed, is_to_come))
    return None if unreal else concept.notation


def _heads_register(items: Sequence[Item]) -> bool:
    """Tell whether a line heads the names of all: «DANH SÁCH BAN CHẤP HÀNH …»."""
    return any(item.text.lower() == "danh sách" for item in items[:_LONGEST_LEAD])


def _seat_of_heading(items: Sequence[Item]) -> PostMention | None:
    """Return the seat that a line names that names nothing else: «DANH SÁCH BAN CHẤP HÀNH HỘI NÔNG DÂN XÃ KHÓA X»."""
    concepts = [concept for item in items if (concept := item.sense("change")) is not None]
    if len(items) > _LONGEST_HEADING or any(one.notation != "election" for one in concepts):
        return None
    seats = [seat for at, item in enumerate(items) if (seat := _seat(items, at)) is not None]
    rest = [item for item in items if item.type not in ("ORGAN", "POSTS", "CHANGE")]
    only = all(
        item.type in _IN_HEADING or len(item.text) == 1 or item.text.lower() in _WORDS_OF_HEADING for item in rest
    )
    return seats[0] if len(seats) == 1 and only else None


def _seat(items: Sequence[Item], at: int) -> PostMention | None:
    """Return the seat in a committee that an item names: «Ban Thường vụ», «Ủy viên UBND xã»."""
    item, value = items[at], items[at].value
    if isinstance(value, BodyMention) and names_committee(item):
        return PostMention("member", Span(item.start, item.end), value)
    if item.type == "POSTS" and isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], PostMention):
        return value[0] if value[0].role == "member" and value[0].body is not None else None
    return None


def _is_entry(items: Sequence[Item], *, numbered: bool) -> bool:
    """Tell whether a line is an entry or a row: «- A: 11/11 phiếu», «01 | A | 11/11», «b) Bí thư: đồng chí A»."""
    if goes_on(items, numbered=numbered, dashed=False):
        return True
    first = next((at for at, item in enumerate(items) if item.type in _PEOPLE), len(items))
    if any(item.type in ("ACT", "CONVENE") for item in items[first : first + 2]):
        return False
    is_labelled = [item.type for item in items[first - 2 : first]] == ["POSTS", "COLON"]
    marks = items[: first - 2] if is_labelled else items[:first]
    return (is_labelled or bool(marks)) and all(item.type in _MARKS or len(item.text) == 1 for item in marks)


def _labelled(items: Sequence[Item]) -> list[tuple[PersonMention, tuple[PostMention, ...]]]:
    """Return the people of an entry behind their posts: «Bí thư Đảng ủy: đồng chí A»."""
    out = []
    for index in range(2, len(items)):
        if [item.type for item in items[index - 2 : index]] == ["POSTS", "COLON"] and items[index].type in _PEOPLE:
            named = (one for one in mentions_in([items[index]]) if one.name is not None)
            told = ((one, tuple(post for post in one.posts if post.span.end <= one.span.start)) for one in named)
            out += [(one, posts) for one, posts in told if posts]
    return out
