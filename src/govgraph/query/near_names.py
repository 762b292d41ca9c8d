"""Names that are near one that nothing has, and what the abbreviations in a name stand for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rapidfuzz.distance import OSA

from govgraph.codes import load_codes
from govgraph.resolve.keys import slug

#: As many as a reader looks through.
MOST_NEAR = 6
# A name that is meant has a letter wrong, a long one two: «Vương Đình Khải» is nobody's slip for «Dương Đình Hải».
_LETTERS_A_SLIP, _MOST_SLIPS = 16, 2


@cache
def abbreviations() -> dict[str, str]:
    """Return what the abbreviations of kinds of bodies stand for.

    >>> abbreviations()["UBND"]
    'Ủy ban nhân dân'
    """
    return {
        label.text: code.preferred["vi"]
        for code in load_codes()["body"]
        for label in code.spellings
        if label.is_abbreviation and " " not in label.text
    }


def spellings_of(name: str) -> list[str]:
    """Return a name as it is written, and with what its abbreviations of kinds of bodies stand for.

    >>> spellings_of("UBND xã Kỳ Thọ")
    ['UBND xã Kỳ Thọ', 'Ủy ban nhân dân xã Kỳ Thọ']
    """
    whole = " ".join(abbreviations().get(word, word) for word in name.split())
    return [name] if whole == name else [name, whole]


def near_names(name: str, names: Iterable[str]) -> list[str]:
    """Return names that hold all words of `name`, whatever the diacritics, or are spelt as it but for a letter or two.

    Those with the words in its order come alone where there are any; of the others, the nearest come first.

    >>> near_names("Duong Dinh Hai", ["Dương Đình Hới", "Vương Đình Khải", "Dương Đình Quốc Hải", "Dương Đình Hạnh"])
    ['Dương Đình Quốc Hải', 'Dương Đình Hới']
    >>> near_names("Ủy ban xã An", ["Ban Thường vụ Đảng ủy xã An", "Ủy ban nhân dân xã An"])
    ['Ủy ban nhân dân xã An']
    """
    asked = slug(name)
    if not asked:
        return []
    spelt: dict[str, str] = {}
    for known in sorted(set(names)):
        spelt.setdefault(slug(known), known)
    words = asked.split("-")
    holding = [one for one in spelt if set(words) <= set(one.split("-"))]
    in_order = [one for one in holding if _follow(words, one.split("-"))]
    most = min(1 + len(asked) // _LETTERS_A_SLIP, _MOST_SLIPS)
    slips = {one: OSA.distance(asked, one, score_cutoff=most) for one in spelt}
    alike = sorted((one for one in spelt if slips[one] <= most), key=lambda one: (slips[one], one))
    held = sorted(in_order or holding, key=lambda one: (len(one), one))
    return [spelt[one] for one in dict.fromkeys((*held, *alike))][:MOST_NEAR]


def _follow(words: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether words stand among others in their order."""
    rest = iter(others)
    return all(word in rest for word in words)
