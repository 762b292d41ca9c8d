"""Sentences: the items of a block, cut where a sentence ends.

A run of words without end is no sentence (a text that lost its full stops, a dump): beyond a bound it is cut at
separators into parts, each read as a sentence. Nothing of the text is left out, but what stands in different parts is
not related; `Sentence.is_part` tells it, so that the reader can record the doubt.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from govgraph.model import Span
from govgraph.notation.date import DateSpan
from govgraph.recognise import RecognisedBlock
from govgraph.recognise.items import Item
from govgraph.recognise.label_bounds import is_numeral
from govgraph.recognise.mentions import PersonMention

# The longest lists of guests and committee members in one sentence have some 300 words and signs.
MOST_ITEMS = 500
MOST_CHARACTERS = 10_000
# As much as a person reads as evidence; of a longer sentence the clause around the fact is quoted.
LONGEST_QUOTATION = 2_000  # characters
#: Kinds of blocks beside the running text, which tell of no meeting and review nothing.
BESIDE_TEXT = frozenset({"headline", "caption", "byline", "letterhead", "signature", "recipients"})
_SEPARATORS = ("SEMICOLON", "LINE", "STOP", "COLON", "COMMA")
_LONGEST_SCENE = 12  # items of «Ngày 14/01/2022, tại UBND xã A, huyện B, tỉnh C»
_OF_SCENE = frozenset({"COMMA", "AT", "UNIT", "ORGAN", "WORD", "CAPITAL", "DASH", "RANK", "STOP"})
_CLAUSE_ENDS = frozenset({"SEMICOLON", "LINE", "STOP", "COLON"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """The items of one sentence, and the kind of block in which it stands (headline, paragraph, caption …).

    `is_part` tells that the text did not end or begin here: an endless sentence was cut. `types` are those of its
    items; `composites` are the items that mean something, each with its place: many readers look at these alone.
    """

    kind: str
    items: tuple[Item, ...]
    span: Span
    block: Span
    is_part: bool = False
    types: frozenset[str] = field(init=False, repr=False, compare=False)
    composites: tuple[tuple[int, Item], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "types", frozenset([item.type for item in self.items]))
        composites = [(index, item) for index, item in enumerate(self.items) if item.value is not None]
        object.__setattr__(self, "composites", tuple(composites))

    def quoted(self, around: Span) -> Span:
        """Return the evidence for what stands at `around`: the sentence; of a very long one the clause."""
        if self.span.end - self.span.start <= LONGEST_QUOTATION:
            return self.span
        first = last = max(0, bisect_right(self.items, around.start, key=lambda item: item.start) - 1)
        while last + 1 < len(self.items) and self.items[last + 1].start < around.end:
            last += 1
        while first > 0 and self.items[first - 1].type not in _CLAUSE_ENDS and self._is_short(first - 1, last):
            first -= 1
        while (
            last + 1 < len(self.items) and self.items[last].type not in _CLAUSE_ENDS and self._is_short(first, last + 1)
        ):
            last += 1
        return Span(self.items[first].start, self.items[last].end)

    def _is_short(self, first: int, last: int) -> bool:
        return self.items[last].end - self.items[first].start <= LONGEST_QUOTATION

    def texts(self) -> Iterable[str]:
        """Yield the words and signs in lower case."""
        return (item.text.lower() for item in self.items)


def split_sentences(blocks: Iterable[RecognisedBlock]) -> list[Sentence]:
    """Return the sentences of the blocks in the order of the text.

    A full stop ends a sentence where a capital or nothing follows; a lone capital before it («Ảnh: H.T») does not,
    but a numeral («quý I.») does.
    """
    sentences: list[Sentence] = []
    for block in blocks:
        begin = 0
        items = block.items
        for index, item in enumerate(items):
            if item.type == "STOP" and _ends(items, begin, index):
                sentences += _parts(block, items[begin : index + 1])
                begin = index + 1
        if begin < len(items):
            sentences += _parts(block, items[begin:])
    return sentences


def _ends(items: tuple[Item, ...], begin: int, index: int) -> bool:
    """Tell whether the full stop at `index` ends the sentence that begins at `begin`."""
    if index + 1 == len(items):
        return True
    before, after = items[index - 1] if index else None, items[index + 1]
    if _only_sets_scene(items[begin:index]):
        return False
    if before is not None and len(before.text) == 1 and before.text.isupper() and not _is_numeral(items, index - 1):
        return False
    first = after.text[:1]
    if before is not None and after.start == items[index].end == before.end + 1:
        return _is_run_on(before, after)
    return after.start > items[index].end and (first.isupper() or first in '"“«-+*' or after.type in ("LINE", "DATE"))


def _is_run_on(before: Item, after: Item) -> bool:
    """Tell whether only the blank behind a full stop was left out: "… huyện Chợ Mới.Kỳ họp …"; not in «TP.Vinh»."""
    word = before.text.split()[-1]
    whole = before.type not in ("ADDRESS", "ADDRESSES", "RANK", "UNITTYPE", "ABBREVIATION", "NUMBER", "ROLE", "TITLE")
    ends = whole and len(word) > 2 and word[1:].islower() and word.isalpha()
    return ends and after.text[:1].isupper() and after.text[1:2].islower()


def _only_sets_scene(items: tuple[Item, ...]) -> bool:
    """Tell whether words that begin a sentence only tell when and where: "Sáng 20/3/2023. Hội Nông dân xã …"."""
    if not items or len(items) > _LONGEST_SCENE or not isinstance(items[0].value, DateSpan):
        return False
    told = [item.type for item in items[1:]]
    return all(one in _OF_SCENE for one in told) and ("AT" in told or not told)


def _is_numeral(items: tuple[Item, ...], at: int) -> bool:
    """Tell whether a lone capital is a numeral, which does end a sentence: "… quý I. Đồng chí A …"."""
    return is_numeral(items[at].text, items[at - 1] if at else None)


def _parts(block: RecognisedBlock, items: tuple[Item, ...]) -> Iterator[Sentence]:
    """Yield a sentence whole, or one beyond all bounds in parts."""
    whole = len(items) <= MOST_ITEMS and items[-1].end - items[0].start <= MOST_CHARACTERS
    begin = 0
    while begin < len(items):
        end = len(items) if whole else _end_of_part(items, begin)
        part = items[begin:end]
        yield Sentence(block.block.kind, part, Span(part[0].start, part[-1].end), block.block.span, not whole)
        begin = end


def _end_of_part(items: Sequence[Item], begin: int) -> int:
    """Return where a part that begins at `begin` ends: behind its last separator, if one stands in its second half."""
    end = begin + 1
    while end < min(len(items), begin + MOST_ITEMS) and items[end].end - items[begin].start <= MOST_CHARACTERS:
        end += 1
    if end == len(items):
        return end
    for sign in _SEPARATORS:
        for at in range(end, begin + (end - begin) // 2, -1):
            if items[at - 1].type == sign:
                return at
    return end


def mentions_in(items: Iterable[Item]) -> Iterator[PersonMention]:
    """Yield the people named in items, also those inside lists."""
    for item in items:
        if item.value is None:
            continue
        if isinstance(item.value, PersonMention):
            yield item.value
        elif item.type == "PEOPLE" and isinstance(item.value, tuple):
            for part in item.value:
                if isinstance(part, Item) and isinstance(part.value, PersonMention):
                    yield part.value
