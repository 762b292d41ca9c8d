"""Names of people in Viet Nam: which runs of capitalised syllables may be one, and how it is written.

The family name stands first. The table `family_names.txt` is a hint: whether a run is a name is decided where it
stands, by the words around it.
"""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from govgraph.errors import NotationError
from govgraph.normalise import bare_key, comparison_key

FEWEST_SYLLABLES, MOST_SYLLABLES = 2, 6  # "A Lễ"; "Công Tằng Tôn Nữ Thị Ninh"
_LONGEST_SYLLABLE = 9  # "Chamaléa"; in Vietnamese none is longer than "nghiêng", of 7 letters

_NAME_IN_TABLE = re.compile(r'"([^"]+)"|(\S+)')
# Letters, with at most one apostrophe in or after them: "H'Loan", "K'", "S'tiêng".
_SYLLABLE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]*)?")
_SPLIT_LETTER = re.compile(r"(?<!\S)([^\W\d_]{1,3}) ([^\W\d_]+)")
_PREFIX = re.compile(r"(?<!\S)([HhRrBbSs]['’])\s+(?=\w)")  # "H' Loan": the prefix is part of the name
MIDDLE_NAMES = frozenset({"Thị", "Văn"})  # hardly ever anything else: who stands before and after one is a name
SMALL_MIDDLE_NAMES = frozenset({"thị", "văn", "đình", "hữu", "ngọc"})  # written small by some hands: "Lê thị Hoa"


@lru_cache(maxsize=1)
def family_names() -> frozenset[str]:
    """Return the table of family names, as comparison keys; some have two syllables («tôn nữ»).

    >>> {"nguyễn", "giàng", "điểu", "siu"} <= family_names()
    True
    """
    text = files("govgraph.notation").joinpath("family_names.txt").read_text(encoding="utf-8")
    rows = (line.partition("#")[0] for line in text.splitlines())
    names = (quoted or single for row in rows for quoted, single in _NAME_IN_TABLE.findall(row))
    return frozenset(_key(name) for name in names)


@lru_cache(maxsize=1)
def _bare_family_names() -> frozenset[str]:
    return frozenset(bare_key(name) for name in family_names() if " " not in name)


def _key(syllable: str) -> str:
    """Return the syllable as it is looked up: "H'Loan" begins like "H'", whose table row is "H"."""
    return comparison_key(syllable).replace("’", "'").rstrip("'")


@lru_cache(maxsize=4096)
def starts_name(syllable: str, *, bare: bool = False) -> bool:
    """Tell whether names of people begin with this syllable; `bare` is for texts without diacritics.

    >>> starts_name("Nguyễn"), starts_name("NGUYỄN"), starts_name("H'Loan"), starts_name("Thường")
    (True, True, True, False)
    >>> starts_name("Nguyen"), starts_name("Nguyen", bare=True)
    (False, True)
    """
    if not syllable[:1].isupper():
        return False
    key = _key(syllable)
    prefix, apostrophe, rest = key.partition("'")
    if apostrophe and len(prefix) == 1 and rest:
        return prefix in "hrkb"  # "H'Loan", "R'Ô", "K'Brêu", "B'nướch"
    return key in family_names() or (bare and bare_key(key) in _bare_family_names())


def parse(text: str) -> str:
    """Return the name that `text` is, in its canonical form.

    Raises:
        NotationError: the text has too few or too many syllables, a small letter where a name has none, or a first
            syllable with which no name in the table begins.

    >>> parse("NGUYỄN VĂN A")
    'Nguyễn Văn A'
    >>> parse("Ban Thường vụ")
    Traceback (most recent call last):
        ...
    govgraph.errors.NotationError: «Ban Thường vụ» is not a name of a person; write family name first, as «Lê Văn An»
    """
    name = format(text)
    if not _is_name(text, name):
        raise NotationError(f"«{text}» is not a name of a person; write family name first, as «Lê Văn An»")
    return name


def is_valid(text: str, *, bare: bool = False) -> bool:
    """Tell whether `text` can be the full name of a person; `bare` is for texts without diacritics.

    >>> [is_valid(name) for name in ("K' Thị Hoa", "H'Loan Niê", "A Brơn", "Nguyễn Thị Bảy Nhỏ", "Huyện ủy")]
    [True, True, True, True, False]
    """
    return _is_name(text, format(text), bare)


def _is_name(text: str, name: str, bare: bool = False) -> bool:
    syllables = name.split()
    written = _mended(text).split()
    if not FEWEST_SYLLABLES <= len(syllables) <= MOST_SYLLABLES:
        # "H'Loan" and "K'Brêu" are whole names
        return len(syllables) == 1 and bool(re.fullmatch(r"[HK]['’]\w{2,}", name)) and starts_name(name)
    if any(not _SYLLABLE.fullmatch(one) or len(one) > _LONGEST_SYLLABLE for one in syllables):
        return False
    if any(not one[0].isupper() and not (place and one in SMALL_MIDDLE_NAMES) for place, one in enumerate(written)):
        return False
    return starts_name(syllables[0], bare=bare) or _key(" ".join(syllables[:2])) in family_names()


@lru_cache(maxsize=4096)  # a text names the same people again and again
def format(text: str) -> str:
    """Return a name as it is shown: title case, single blanks, letters split off from their syllable mended.

    Whether it is a name at all is not asked.

    >>> format("NGUYỄN THỊ  BẢY NHỎ"), format("L ê Văn Trọng"), format("H' LOAN NIÊ"), format("R'Ô HOK")
    ('Nguyễn Thị Bảy Nhỏ', 'Lê Văn Trọng', "H'Loan Niê", "R'Ô Hok")
    """
    return " ".join(_title(syllable) for syllable in _mended(text).split())


def _mended(text: str) -> str:
    joined = " ".join(unicodedata.normalize("NFC", text).split())
    return _PREFIX.sub(r"\1", _SPLIT_LETTER.sub(_joined, joined))


def _joined(match: re.Match[str]) -> str:
    onset, rime = match.groups()
    without_vowel = not set(bare_key(onset)) & set("aeiouy")
    return onset + rime if without_vowel and rime.islower() and bare_key(rime)[0] in "aeiouy" else match.group()


def _title(syllable: str) -> str:
    parts = re.split(r"(['’-])", syllable)
    return "".join(part[:1].upper() + (part[1:].lower() if part.isupper() else part[1:]) for part in parts)
