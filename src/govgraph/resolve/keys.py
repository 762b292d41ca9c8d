"""What keys are made of: slugs, folded names, short hashes, and the values that a reading holds."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import TypeVar
from urllib.parse import quote

# Grave, acute, hook above, tilde, dot below. These move about within a syllable («Hoà», «Hòa»); the marks of vowels
# (â ê ô ă ơ ư) do not.
TONES = "\u0300\u0301\u0309\u0303\u0323"

Value = TypeVar("Value")


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return `text` in lower-case ASCII letters, digits and hyphens.

    >>> slug("Chi bộ thôn Đông Hòa 6"), slug("09-NQ/ĐU")
    ('chi-bo-thon-dong-hoa-6', '09-nq-du')
    """
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def fold(name: str) -> str:
    """Return one spelling for all spellings of a name; different names stay different.

    Case, blanks and the place of the tone mark fold; diacritics stay, since «Hùng» and «Hưng» are two people.

    >>> fold("LÊ THỊ  HOÀ") == fold("Lê Thị Hòa"), fold("Lê Văn Hùng") == fold("Lê Văn Hưng")
    (True, False)
    """
    words = unicodedata.normalize("NFD", name.casefold()).split()
    return unicodedata.normalize("NFC", " ".join(_bare(word) + _tones(word) for word in words))


def _bare(word: str) -> str:
    return "".join(letter for letter in word if letter not in TONES)


def _tones(word: str) -> str:
    return "".join(letter for letter in word if letter in TONES)


def digest(*parts: object) -> str:
    """Return twelve hexadecimal digits that stand for `parts`; `None` counts as empty.

    >>> digest("Lê Văn Trọng", "xa-ky-tho")
    'd973ee6c46bc'
    """
    joined = "\n".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


def source_scope(name: str) -> str:
    """Return the key under which stands what only the source `name` can tell apart.

    >>> source_scope("bài 7")
    'source-b%C3%A0i%207'
    """
    return f"source-{source_key(name)}"


def source_key(name: str) -> str:
    """Return the name of a source as a segment of an IRI.

    >>> source_key("000_fa9e")
    '000_fa9e'
    """
    return quote(unicodedata.normalize("NFC", name), safe="")


def values_of(kind: type[Value], thing: object) -> Iterator[Value]:
    """Yield every value of type `kind` within `thing` (dataclasses and tuples), outermost first.

    >>> from govgraph.model import Body, Post, Unit
    >>> [unit.level for unit in values_of(Unit, Post("chair", Body("peoples-council", unit=Unit("commune"))))]
    ['commune']
    """
    if isinstance(thing, kind):
        yield thing
    if isinstance(thing, tuple):
        for item in thing:
            yield from values_of(kind, item)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from values_of(kind, getattr(thing, field.name))
