"""What keys are made of: slugs, folded names, short hashes, and the things that a reading names."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, is_dataclass
from functools import cache, lru_cache
from typing import Any, get_args, get_type_hints
from urllib.parse import quote

from govgraph.model import Body, LegalDocument, Reading, Term, Unit

# Grave, acute, hook above, tilde, dot below. These move about within a syllable («Hoà», «Hòa»); the marks of vowels
# (â ê ô ă ơ ư) do not.
TONES = "\u0300\u0301\u0309\u0303\u0323"

_THINGS = (Unit, Body, Term, LegalDocument)


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return `text` in lower-case ASCII letters, digits and hyphens.

    >>> slug("Chi bộ thôn Đông Hòa 6"), slug("09-NQ/ĐU")
    ('chi-bo-thon-dong-hoa-6', '09-nq-du')
    """
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


@lru_cache(maxsize=4096)
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


@dataclass(slots=True)
class Named:
    """What a reading names, by kind, each once and in the order of its facts, outermost first."""

    units: dict[Unit, None] = field(default_factory=dict)
    bodies: dict[Body, None] = field(default_factory=dict)
    terms: dict[Term, None] = field(default_factory=dict)
    documents: dict[LegalDocument, None] = field(default_factory=dict)

    def add(self, thing: Any) -> None:
        """Add what is within `thing`, a dataclass or a tuple of such.

        >>> from govgraph.model import Post
        >>> named = Named()
        >>> named.add(Post("chair", Body("peoples-council", unit=Unit("commune"))))
        >>> [unit.level for unit in named.units], len(named.bodies)
        (['commune'], 1)
        """
        known: dict[Any, None] | None = None
        match thing:
            case tuple():
                for item in thing:
                    self.add(item)
                return
            case Unit():
                known = self.units
            case Body():
                known = self.bodies
            case Term():
                known = self.terms
            case LegalDocument():
                known = self.documents
        if known is not None:
            if thing in known:
                return  # so is all that is within it
            known[thing] = None
        for name in _fields_with_things(thing.__class__):
            self.add(getattr(thing, name))


def named_in(reading: Reading) -> Named:
    """Return what a reading names: its place, what its facts are about, and what it lists besides."""
    named = Named()
    named.add(reading.place)
    named.add(reading.facts)
    named.add(tuple(record.thing for record in reading.records))
    return named


def listed_alike(keyed: Iterable[tuple[str, str | None]]) -> dict[str, set[str]]:
    """Return the ids of the things that another system lists, by the keys that these have by what they are called."""
    found: dict[str, set[str]] = {}
    for key, record in keyed:
        if record is not None:
            found.setdefault(key, set()).add(record)
    return found


def told_apart(key: str, record: str, alike: Mapping[str, Collection[str]]) -> str:
    """Return the key of a thing that another system lists, with its id there where it lists several of this key.

    >>> told_apart("source-a/district", "d1", {"source-a/district": {"d1"}})
    'source-a/district'
    >>> told_apart("source-a/district", "d1", {"source-a/district": {"d1", "d2"}})
    'source-a/district-8b53639f152c'
    """
    return f"{key}-{digest(record)}" if len(alike.get(key, ())) > 1 else key


@cache
def _fields_with_things(kind: type) -> tuple[str, ...]:
    """Return the fields of a class that may hold a thing, or something that holds one; of most facts, one or two."""
    if not is_dataclass(kind):
        return ()
    return tuple(name for name, hint in get_type_hints(kind).items() if _may_hold_things(hint))


def _may_hold_things(hint: Any) -> bool:
    if isinstance(hint, type):
        return hint in _THINGS or bool(_fields_with_things(hint))
    return any(map(_may_hold_things, get_args(hint)))
