"""How many targets a review counts: in all, met, not met."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govgraph.interpret.sentences import Sentence
from govgraph.model import Span

_TARGET = r"(?:chỉ \s tiêu|mục \s tiêu|tiêu \s chí)"
_DONE = r"(?:đạt|vượt|hoàn \s thành)"
_NOT = r"(?:chưa|không)"
_OF_ALL = rf"\d{{1,3}}) \s?(?:/|trên(?:\stổng\ssố)?|trong(?:\stổng)?(?:\ssố)?)\s? (?P<total>\d{{1,3}}) \s {_TARGET}"
_IN_ALL = rf"\b (?:trong|(?:đề|đặt) \s ra) \s (?:số \s|tổng \s số \s)? (?P<total>\d{{1,3}}) \s {_TARGET}"
_WORDS = r"một|hai|ba|bốn|năm|sáu|bảy"
_NAMES = ("chỉ tiêu", "mục tiêu", "tiêu chí")
_MOST_COUNTS = 20  # that a review repeats; a text with more is no review, and is not searched for each
_AIMED = re.compile(
    r"\b(?:phấn đấu|quyết tâm|sẽ|để|nhằm|cần|phải|đề nghị|(?:chưa|không) được)\b[^,;.:]*\Z"
)  # what is to be reached is no count of what was
_STRIVEN = re.compile(r"\bđã (?:[^\s,;.:]+ ){1,3}(?:, )?phấn đấu[^,;.:]*\Z|\bđã [^;.:]{0,40}, phấn đấu[^,;.:]*\Z")
# What the targets are of, behind the count: "11/19 tiêu chí nông thôn mới nâng cao".
_OF_WHAT = re.compile(r"(?:\s(?!(?:và|còn|nhưng|là|chủ|do)\b)[^\s,;.:()\d]+){0,12}")


@dataclass(frozen=True, slots=True)
class CountPattern:
    """A way of counting targets: a pattern over lower-case text with the groups total, met, unmet.

    `name` is the code of its rule, which several ways may have; `examples` are passages that it reads,
    `counterexamples` some that it must pass over.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


def _count(name: str, pattern: str, *examples: str, never: tuple[str, ...] = ()) -> CountPattern:
    return CountPattern(name, re.compile(pattern, re.VERBOSE), examples, never)


COUNTS: tuple[CountPattern, ...] = (
    _count(
        "targets-unmet-of-all",
        rf"(?P<unmet>{_OF_ALL} [^.;,(\d]{{0,40}}? {_NOT} \s {_DONE}",
        "12/24 mục tiêu chưa đạt",
        "2/18 chỉ tiêu không đạt kế hoạch",
        never=("12/24 mục tiêu đạt", "18 chỉ tiêu không đạt"),
    ),
    _count(
        "targets-met-of-all",
        rf"(?P<met>{_OF_ALL} (?:[^.;,(\d]|năm\s\d{{4}}){{0,40}}? (?<!chưa\s)(?<!không\s) {_DONE}",
        "12/24 mục tiêu đạt so với nghị quyết",
        "cả 18/18 chỉ tiêu đều đạt và vượt",
        "9/15 chỉ tiêu của kế hoạch năm 2024 đã hoàn thành",
        never=("12/24 mục tiêu chưa đạt", "12/24 giờ"),
    ),
    _count(
        "met-targets-of-all",
        rf"(?<!chưa\s)(?<!không\s) (?:{_DONE}|công\snhận) [^.;,\d]{{0,20}}? (?P<met>{_OF_ALL}",
        "đạt 21/24 chỉ tiêu",
        "đạt và vượt 15 trong 18 chỉ tiêu",
        "hoàn thành 19/19 tiêu chí",
        "được công nhận 13/19 tiêu chí",
        never=("chưa đạt 3/24 chỉ tiêu", "đạt 88,2% chỉ tiêu"),
    ),
    _count(
        "further-targets-of-all",
        rf"(?<=\bvà\s) (?:đạt \s)? (?P<met>{_OF_ALL} (?! [^.;,\d]{{0,40}}? {_NOT} \s {_DONE})",
        "và 11/19 tiêu chí nâng cao",
        never=("và 2/18 chỉ tiêu không đạt",),
    ),
    _count(
        "targets-unmet",
        rf"(?<![\w/.,]) (?P<unmet>\d{{1,3}}|{_WORDS}) \s {_TARGET} \s (?:[^\s.;,\d]+ \s){{0,3}}? {_NOT} \s {_DONE}",
        "3 chỉ tiêu không đạt",
        never=("2/18 chỉ tiêu không đạt", "3 chỉ tiêu đạt"),
    ),
    _count(
        "targets-met",
        rf"(?<![\d/.,]) (?<!trong\s) (?P<met>\d{{1,3}}) \s {_TARGET} \s (?:(?:đã|đều|cơ \s bản) \s)? {_DONE}",
        "15 chỉ tiêu đạt và vượt",
        never=("15/18 chỉ tiêu đạt", "15 chỉ tiêu chưa đạt", "trong 18 chỉ tiêu đạt"),
    ),
    _count(
        "targets-met",
        rf"(?<!chưa\s)(?<!không\s) vượt \s (?P<met>\d{{1,3}}) \s {_TARGET} \s? (?:,|và|,\svà) \s?"
        rf" (?:đạt|hoàn \s thành) \s (?P<more>\d{{1,3}}) \s {_TARGET}",
        "vượt 6 chỉ tiêu, đạt 8 chỉ tiêu",
        never=("vượt 8 chỉ tiêu, chưa đạt 2 chỉ tiêu", "đạt 18 chỉ tiêu, vượt 6 chỉ tiêu"),
    ),
    _count(
        "targets-in-all",
        _IN_ALL,
        "trong 24 chỉ tiêu chủ yếu",
        "đề ra 14 chỉ tiêu",
        never=("24 chỉ tiêu", "15 trong 18% chỉ tiêu"),
    ),
)


@dataclass(slots=True, eq=False)
class Tally:
    """The numbers of one count, where they stand and by which patterns they were read."""

    numbers: dict[str, int] = field(default_factory=dict)
    places: dict[Span, str] = field(default_factory=dict)

    def agrees(self, numbers: dict[str, int]) -> bool:
        """Tell whether numbers may belong to this count: none contradicts one known, and none would exceed all."""
        if any(self.numbers.get(key, value) != value for key, value in numbers.items()):
            return False
        return _is_possible(self.numbers | numbers)

    def add(self, numbers: dict[str, int], span: Span, rule: str) -> None:
        """Add numbers read at a place."""
        self.numbers |= numbers
        self.places.setdefault(span, rule)


def count_targets(sentences: Sequence[Sentence], text: str) -> list[Tally]:
    """Return the counts of targets that the text gives, in order; a count said again is the same one."""
    tallies: list[Tally] = []
    for sentence in sentences:
        current: list[Tally] = []
        for numbers, span, rule in sorted(_read(sentence, text), key=lambda one: (one[1], one[2])):
            known = next((tally for tally in (*current, *tallies[:_MOST_COUNTS]) if tally.agrees(numbers)), None)
            if known is None:
                known = Tally()
            if known not in current:
                current.append(known)
            known.add(numbers, span, rule)
        tallies += [tally for tally in current if tally not in tallies]
    return [tally for tally in tallies if {"met", "unmet"} & tally.numbers.keys()]


def _is_possible(numbers: dict[str, int]) -> bool:
    """Tell whether not more targets are met, and not met, than there are."""
    total = numbers.get("total")
    return total is None or numbers.get("met", 0) + numbers.get("unmet", 0) <= total


def _all_before(before: str) -> dict[str, int]:
    """Return how many targets there are, where the words before say so."""
    told = [int(match["total"]) for match in re.finditer(_IN_ALL, before, re.VERBOSE)]
    return {"total": told[-1]} if told else {}


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _WORDS.split("|").index(written) + 1


def _read(sentence: Sentence, text: str) -> Iterator[tuple[dict[str, int], Span, str]]:
    lower = sentence.span.of(text).lower()
    if len(lower) != sentence.span.end - sentence.span.start:  # a letter whose lower case is longer: places would lie
        return
    if not any(name in lower for name in _NAMES):
        return
    for row in COUNTS:
        for match in row.pattern.finditer(lower):
            numbers = {key: _number(value) for key, value in match.groupdict().items() if value is not None}
            before = lower[: match.start()]
            if "more" in numbers:  # those passed and those just met
                numbers["met"] += numbers.pop("more")
                numbers |= _all_before(before)
            if not _is_possible(numbers) or (_AIMED.search(before) and not _STRIVEN.search(before)):
                continue
            end = match.end()
            of_what = _OF_WHAT.match(lower, end)
            end = of_what.end() if of_what else end
            yield numbers, Span(sentence.span.start + match.start(), sentence.span.start + end), row.name
