"""Sentences from a table of variants, `sentences.txt`: what is between marks is filled in anew each time.

A section `[name]` holds one variant a line. In a variant stand

- `<name>`: a variant of that section; `<name?40>`: the same in 40 of 100 cases; `<name*2-4>`: two to four different
  ones, parted by semicolons;
- `{12-40}`, `{1,2-9,8}`: a whole number or a decimal between two bounds;
- `{name}`, `{name:mark,mark}`: what the document says under that name, with marks for it.
"""

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

#: Gives the words for a name and its marks.
Filling = Callable[[str, tuple[str, ...]], str]
Part = Callable[[random.Random, Filling], str]

_TABLE = Path(__file__).with_name("sentences.txt")
_MARK = re.compile(r"(\{[^{}]+\}|<[^<>]+>)")
_RANGE = re.compile(r"(\d+(?:,\d+)?)-(\d+(?:,\d+)?)")
_SECTION = re.compile(r"([a-z][a-z0-9. -]*?)(?:\?(\d+)|\*(\d)-(\d))?")


def write(section: str, rng: random.Random, filling: Filling) -> str:
    """Return a variant of a section with all its marks filled in."""
    return "".join(
        [
            part if part.__class__ is str else part(rng, filling)  # type: ignore[operator]
            for part in rng.choice(_sections()[section])
        ]
    )


@cache
def _sections() -> dict[str, list[list[str | Part]]]:
    found: dict[str, list[list[str | Part]]] = {}
    section = ""
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
            found[section] = []
        elif line and not line.startswith("#"):
            found[section].append([_part(text) for text in _MARK.split(line.replace("¶", "\n\n")) if text])
    return found


def _part(text: str) -> str | Part:
    if text[0] == "<":
        return _reference(text[1:-1])
    if text[0] != "{":
        return text
    if numbers := _RANGE.fullmatch(text[1:-1]):
        return _number(numbers[1], numbers[2])
    name, _, marks = text[1:-1].partition(":")
    given = tuple(marks.split(",")) if marks else ()
    return lambda rng, filling: filling(name, given)


def _reference(text: str) -> Part:
    found = _SECTION.fullmatch(text)
    assert found is not None, f"sentences.txt: «<{text}>» names no section"
    name, share, least, most = found.groups()
    if share:
        chance = int(share) / 100
        return lambda rng, filling: write(name, rng, filling) if rng.random() < chance else ""
    if least:
        low, high = int(least), int(most)
        return lambda rng, filling: "; ".join(_different(name, rng.randint(low, high), rng, filling))
    return lambda rng, filling: write(name, rng, filling)


def _different(name: str, count: int, rng: random.Random, filling: Filling) -> list[str]:
    variants = rng.sample(_sections()[name], count)
    return [
        "".join([part if isinstance(part, str) else part(rng, filling) for part in variant]) for variant in variants
    ]


def _number(low: str, high: str) -> Part:
    if "," not in low:
        least, spread = int(low), int(high) - int(low) + 1

        def whole(rng: random.Random, filling: Filling) -> str:
            number = least + int(rng.random() * spread)
            return str(number) if number < 10000 else f"{number:,}".replace(",", ".")

        return whole
    digits = len(low.partition(",")[2])
    first, last = float(low.replace(",", ".")), float(high.replace(",", "."))
    return lambda rng, filling: f"{first + rng.random() * (last - first):.{digits}f}".replace(".", ",")
