"""Terms of office told by their number or years: those of the meetings of a page, and those of others."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govgraph.interpret.meetings import Held
from govgraph.interpret.sentences import Sentence
from govgraph.model import Body, Term
from govgraph.recognise.items import Item

_OF_TERM = frozenset({"khóa", "khoá"})
_NUMBERED = frozenset({"lần thứ", "lần"})
_NUMERAL = re.compile(r"[IVXL]{1,7}|\d{1,2}")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_OF_ASSEMBLIES = frozenset({"congress", "session"})  # whose terms are counted, also where none is named


def ordinals_of_meetings(sentences: Sequence[Sentence], held: Sequence[Held]) -> set[int]:
    """Return the ordinals of the terms («khóa XII») whose meetings the document reports."""
    found: set[int] = set()
    for sentence in sentences if held else ():
        if sentence.kind == "headline" and "MEETING" in sentence.types:  # of minutes
            found.update(ordinals(sentence.items, 0))
    for meeting in held:
        items = sentences[meeting.sentence].items
        found.update(ordinals(items, 0))
        if meeting.kind == "congress":  # the congress «lần thứ VII» elects the committee of «khóa VII»
            found.update(_ordinals_behind(items, _NUMBERED))
    return found


def counts_terms_of(body: Body, held: Sequence[Held]) -> bool:
    """Tell whether the meetings count the terms of a body: a Party congress those of committees of its level."""
    return any(_is_counted(body, meeting) for meeting in held)


def _is_counted(body: Body, meeting: Held) -> bool:
    convener = meeting.convener
    if convener is None:
        return meeting.kind in _OF_ASSEMBLIES
    at_level = convener.level is None or body.level in (None, convener.level)
    return at_level and elector(body.kind) == elector(convener.kind)


def elector(kind: str) -> str:
    """Return the kind of assembly by whose terms a kind of body is counted.

    >>> elector("party-inspection"), elector("peoples-committee"), elector("party-cell")
    ('party', 'peoples-council', 'party-cell')
    """
    if kind == "peoples-committee" or kind.startswith("peoples-council"):
        return "peoples-council"
    return "party" if kind.startswith("party-") and kind != "party-cell" else kind


def term_begun(sentences: Sequence[Sentence], held: Sequence[Held]) -> str:
    """Return the first year of the term for which a meeting elects, as its name or a headline tells; «» for none."""
    electing = [sentences[one.sentence] for one in held if one.kind == "congress"]
    electing += [one for one in sentences if one.kind == "headline" and not one.types.isdisjoint(("CHANGE", "MEETING"))]
    terms = [item.value for one in electing if "TERM" in one.types for _, item in one.composites]
    return max((one.start for one in terms if isinstance(one, Term)), default="")


def ordinals(items: Sequence[Item], start: int) -> Iterator[int]:
    """Yield the numbers of the terms named from an offset on: "khóa XII", "khóa 12".

    >>> from govgraph.recognise import recognise_text
    >>> list(ordinals(recognise_text("Chủ tịch HĐND xã khóa XII, nhiệm kỳ 2021 - 2026"), 0))
    [12]
    """
    return _ordinals_behind([item for item in items if item.start >= start], _OF_TERM)


def _ordinals_behind(items: Sequence[Item], words: frozenset[str]) -> Iterator[int]:
    for item, following in pairwise(items):
        if item.text.lower() in words and _NUMERAL.fullmatch(following.text):
            yield ordinal(following.text)


def ordinal(numeral: str) -> int:
    """Return what a numeral stands for.

    >>> ordinal("XIV"), ordinal("IX"), ordinal("08")
    (14, 9, 8)
    """
    if numeral.isdigit():
        return int(numeral)
    digits = [_ROMAN[letter] for letter in numeral]
    return sum(-one if one < following else one for one, following in pairwise([*digits, 0]))


def is_of_term_before(items: Sequence[Item], numbers: set[int], begun: str) -> bool:
    """Tell whether a sentence tells of a term before that of the meeting: "Ban Chấp hành khóa VIII" in a IXth congress.

    `numbers` are those of the terms whose meetings the page reports, `begun` the first year of the one that begins.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Ban Chấp hành khóa VIII gồm 2 đồng chí")
    >>> is_of_term_before(items, {9}, ""), is_of_term_before(items, {8}, "")
    (True, False)
    """
    told = set(ordinals(items, 0))
    years = [item.value.start for item in items if isinstance(item.value, Term)]
    return bool(numbers and told and not told & numbers) or any(start < begun for start in years) or _is_of_last(items)


def _is_of_last(items: Sequence[Item]) -> bool:
    """Tell whether a sentence begins with the term that ends: "(Trong) nhiệm kỳ (vừa) qua, Hội đã bầu bổ sung:"."""
    for at, item in enumerate(items[:2]):
        if item.text.lower().startswith(("nhiệm kỳ", "nhiệm kì")):
            cues = (cue for one in items[at : at + 2] if (cue := one.sense("cue")) is not None)
            return any(cue.notation == "past" for cue in cues)
    return False
