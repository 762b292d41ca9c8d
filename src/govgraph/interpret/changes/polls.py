"""Elections by voters: who won a seat in a council, in lists by constituency, tables, and clauses that leave it out."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govgraph.interpret.changes.mention import Change
from govgraph.interpret.changes.shares import WINNING, has_lost
from govgraph.interpret.denial import is_denied
from govgraph.interpret.headings import NUMBERED_ENTRIES, is_numbering
from govgraph.interpret.people.rows import first_of_entry
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.recognise import PersonMention, PostMention
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import posts_of

_ASSEMBLIES = frozenset({"peoples-council", "national-assembly"})
_CONSTITUENCIES = ("đơn vị", "tổ bầu cử", "khu vực bỏ phiếu")
_TELLING = frozenset({"CHANGE", "CUE"})  # «trúng cử», «trúng cử với»
_RESULT = "kết quả bầu cử"
_STANDING = ("ứng cử", "ứng viên")


def is_seat(post: PostMention) -> bool:
    """Tell whether voters elect to a post, and no meeting does: a delegate's.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import BodyMention
    >>> is_seat(PostMention("delegate", Span(0, 16), BodyMention("peoples-council")))
    True
    """
    return post.role == "delegate" and post.body is not None and post.body.kind in _ASSEMBLIES


class Polls:
    """What sentences told of an election by voters so far: for which seats, and whether a list of winners goes on."""

    def __init__(self) -> None:
        self._seats: tuple[PostMention, ...] = ()
        self._listing = False

    def read(self, sentence: Sentence, number: int) -> list[Change] | None:
        """Return the elections that an entry of a list of winners tells; None where a sentence is none.

        >>> from govgraph.model import Span
        >>> from govgraph.recognise import recognise_text
        >>> lines = ("Đơn vị bầu cử số 1, trúng cử đại biểu HĐND xã:", "1. Ông Lê Văn Ba - 3.014 phiếu", "Tin: Hà")
        >>> polls = Polls()
        >>> for number, line in enumerate(lines):
        ...     items = tuple(recognise_text(line))
        ...     span = Span(items[0].start, items[-1].end)
        ...     told = polls.read(Sentence("paragraph", items, span, span), number)
        ...     print([one.people[0].name for one in told] if told is not None else None)
        None
        ['Lê Văn Ba']
        None
        """
        items = sentence.items
        self._seats = next(_seats_told(items), self._seats) if "POSTS" in sentence.types else self._seats
        if self._seats and _leads_winners(sentence):
            self._listing = True
            return None
        if not self._listing or is_numbering(items) or _parts_list(items):
            return None
        if _begins_with_constituency(items) and (winners := _only_named(items)):
            return [Change("election", winners, self._seats, number)]
        people = first_of_entry(_without_bars(items))
        if not people or not _is_entry(items):
            self._listing = False
            return None
        own = items[: _begin_of_next(items)]  # where the line break before who lost was itself lost
        lost = has_lost(own) or any(is_denied(own, at) for at in _wins(own))
        return [] if lost else [Change("election", people, self._seats, number)]

    def topic(self, items: Sequence[Item], number: int) -> Change | None:
        """Return the vote of which a sentence names winners alone: "Đơn vị số 1: các ông A, B trúng cử"."""
        return Change("election", (), self._seats, number) if self._seats and _wins(items) else None


def _seats_told(items: Sequence[Item]) -> Iterator[tuple[PostMention, ...]]:
    """Yield the posts of delegates of whom an election is told: "kết quả bầu cử | đại biểu HĐND xã"."""
    for before, item in pairwise(items):
        concept = before.sense("change")
        elects = concept is not None and concept.notation == "election"
        if not (elects or before.text.lower().endswith(_RESULT)):
            continue
        posts = posts_of(item)
        if posts and all(map(is_seat, posts)):
            yield posts


def _leads_winners(sentence: Sentence) -> bool:
    """Tell whether a sentence leads in a list of winners: "Đơn vị số 2 trúng cử:", «DANH SÁCH … TRÚNG CỬ …»."""
    items = sentence.items
    if not _wins(items) or any(item.type in ("PERSON", "PEOPLE") for item in items):
        return False
    heads = sentence.kind == "headline" or (items[0].text.isupper() and items[-1].type != "STOP")
    titled = heads and any(item.text.lower() == "danh sách" for item in items)
    return titled or items[-1].text.endswith(":")


def _wins(items: Sequence[Item]) -> list[int]:
    words = ((at, item.text.lower().removesuffix(" với")) for at, item in enumerate(items) if item.type in _TELLING)
    return [at for at, word in words if word.endswith(WINNING)]


def _parts_list(items: Sequence[Item]) -> bool:
    """Tell whether a line only parts a list: a constituency, the heads of a table; not those who stand for election.

    So does one in brackets, and one with votes: «(được bầu 4, trúng cử 3)», «Số phiếu hợp lệ: 1.204 phiếu».
    """
    if any(item.type in ("PERSON", "PEOPLE") for item in items):
        return False
    bracketed = items[0].type == "OPEN" and items[-1].type == "CLOSE"
    if bracketed or any(_counts_votes(one, after) for one, after in pairwise(items)):
        return True
    words = " ".join(item.text.lower() for item in items)
    constituency = _begins_with_constituency(items) and not words.rstrip(" :").endswith(_STANDING)
    return constituency or any(item.type == "BAR" for item in items)


def _counts_votes(item: Item, after: Item) -> bool:
    return item.type == "NUMBER" and after.text.lower() == "phiếu"


def _begins_with_constituency(items: Sequence[Item]) -> bool:
    words = " ".join(item.text.lower() for item in items)
    return words.lstrip("- *").startswith(_CONSTITUENCIES)


def _only_named(items: Sequence[Item]) -> tuple[PersonMention, ...]:
    """Return the winners of a constituency that its line lists: "Đơn vị số 1 - xã X: ông A, bà B"."""
    words = [item.text.lower() for item in items]
    if any(item.type in ("ACT", "CONVENE") for item in items) or any(word.endswith(_STANDING) for word in words):
        return ()
    led_in = any(item.type == "COLON" for item in items)
    return tuple(one for one in mentions_in(items) if led_in and one.name is not None)


def _begin_of_next(items: Sequence[Item]) -> int:
    """Return where the second person of a line is named, if any."""
    named = [at for at, item in enumerate(items) if item.type in ("PERSON", "PEOPLE")]
    return named[1] if len(named) > 1 else len(items)


def _without_bars(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.type != "BAR"]


def _is_entry(items: Sequence[Item]) -> bool:
    """Tell whether a line is of one winner: it begins with a number, a dash or the person, who does nothing more."""
    begins = items[0].type in (*NUMBERED_ENTRIES, "PERSON", "PEOPLE")
    return begins and not any(item.type in ("ACT", "CONVENE") for item in items)
