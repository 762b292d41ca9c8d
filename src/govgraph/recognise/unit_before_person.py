"""Where the name of a unit ends and that of a person begins: "UBND xã Cư Klông | Hoàng Văn Slao"."""

import re
from collections.abc import Sequence

from govgraph.gazetteer import gazetteer
from govgraph.normalise import bare_key
from govgraph.notation import personal_name

_OF_WOMEN = "Thị"  # hardly ever in the name of a unit
_OF_MEN, _LONG_NAME = "Văn", 3  # in the middle of three: «xã Sa Văn Lĩnh»; «xã Tân Văn» is a commune
# Of Vietnamese, without marks: onset, vowels, coda.
_SYLLABLE = re.compile("(?:[bcdghklmnprstvx]|[ckgnpt]h|gi|ngh?|qu|tr)?[aeiouy]{1,3}(?:[cmnpt]|ch|n[gh])?")
_NAME_WITH_Y = 3  # syllables of «Y Khoa Niê»
_TWO_NAMES = 5  # syllables from which a run is a unit's name and a person's rather than one name


def cut_at_person(words: Sequence[str], *, bare: bool = False) -> int:
    """Return how many words of a run name a unit before a person's name begins.

    A name of two words is one only after two of the unit: «xã Tân Lâm Hương» is a commune rather than «xã Tân» and
    a person, and «Huyện ủy Vũ Quang» a district's committee, for few communes have one syllable and few people two.

    >>> cut_at_person(["Châu", "Ngọc", "Thiện"])  # «HĐND huyện Châu Ngọc Thiện»: the level alone, then a person
    0
    >>> cut_at_person(["Cư", "Klông", "Hoàng", "Văn", "Slao"])
    2
    >>> cut_at_person(["Trần", "Thị", "Kim", "Ngọc", "Lan"])
    0
    >>> cut_at_person(["Tân", "Lâm", "Hương"]), cut_at_person(["Vũ", "Quang"]), cut_at_person(["Ksor", "Phước"])
    (3, 2, 0)
    >>> cut_at_person(["Bling", "Mia"]), cut_at_person(["Hà", "Linh"])
    (0, 2)
    >>> cut_at_person(["Vũ", "Quang", "Trần", "Thị", "Bé"]), cut_at_person(["Tam", "Nông", "Hà", "Minh", "Lộc"])
    (2, 2)
    >>> cut_at_person(["Lâm", "Trì", "Lê", "Văn", "Ba"]), cut_at_person(["Lang", "Thị", "Tuyết"])
    (2, 0)
    >>> cut_at_person(["Sa", "Văn", "Lĩnh"]), cut_at_person(["Tân", "Văn"])
    (0, 2)
    >>> cut_at_person(["Châu", "Thành", "A"])
    3
    >>> cut_at_person(["Bling", "Y", "Khoa", "Niê"]), cut_at_person(["Bling", "Y", "Khoa"])
    (1, 0)
    >>> cut_at_person(["Nguyễn", "Thị", "Y", "Vân", "Lan"])
    0
    """
    for end in range(2, len(words)):
        if len(words[end]) == 1 and gazetteer().named(" ".join(words[: end + 1])):
            return end + 1  # "Huyện ủy Châu Thành A"
    for start in range(1, len(words)):
        if "'" in words[start].replace("’", "'"):
            # "xã Ea Hồ H'Nuên Byă", "xã Niê H'Duyên": the sign marks given names of the Central Highlands
            return 0 if all(personal_name.starts_name(word, bare=bare) for word in words[:start]) else start
    of_kinh = bool(words) and personal_name.starts_name(words[0], bare=bare) and not _is_highland(words[0])
    if len(words) > _NAME_WITH_Y and words[-_NAME_WITH_Y] == "Y" and not of_kinh:
        return len(words) - _NAME_WITH_Y  # "buôn Bling Y Khoa Niê": before the given name, as H' is
    for start in (0, 2, 3):
        of_woman = words[start + 1 : start + 2] == [_OF_WOMEN] and len(words) > start + 2
        of_man = words[start + 1 : start + 2] == [_OF_MEN] and len(words) == start + _LONG_NAME
        if (of_woman or of_man) and not gazetteer().named(" ".join(words)):
            return start  # "Hội LHPN huyện Lang Thị Tuyết": a woman's name, whatever the family
    starts = [start for start, word in enumerate(words) if personal_name.starts_name(word, bare=bare)]
    if 0 in starts and len(words) >= _TWO_NAMES and not _is_one_name(words, starts):
        starts.remove(0)  # two names in a row: the unit's and a person's
    for start in starts:
        if start >= 2 and len(words) - start >= 2 and gazetteer().named(" ".join(words[:start])):
            return start  # "Huyện ủy Tam Nông Hà Minh Lộc": a unit of the lists, then a person
    for start in starts:
        if start >= 2 and len(words) - start >= 3 and words[start + 1] in personal_name.MIDDLE_NAMES:
            return start  # "huyện Lâm Trì Lê Văn Ba": what a middle name follows begins the person's name
    # «Bling Mia» is a person; not «Krông Búk», a district
    of_highland = bool(words) and _is_highland(words[0]) and not gazetteer().named(" ".join(words[:2]))
    for start in starts:
        least = 2 if start >= 2 or (start == 0 and of_highland) else 3
        if len(words) - start >= least:
            return start
    return len(words)


def _is_one_name(words: Sequence[str], starts: Sequence[int]) -> bool:
    """Tell whether a long run is one person's name: "Trần Thị Kim Ngọc Lan", not "Nguyễn Thị Định Lê Văn Ba"."""
    second = [start for start in starts if start > 2 and len(words) - start >= 2]
    return words[1] in personal_name.MIDDLE_NAMES and not second


def _is_highland(word: str) -> bool:
    """Tell whether a family name is no Vietnamese syllable, as in the Central Highlands, where names have two parts."""
    return len(word) == 1 or _SYLLABLE.fullmatch(bare_key(word)) is None
