"""How names are compared: without case, diacritics and signs, and with what abbreviations stand for."""

from __future__ import annotations

import re

from govgraph.normalise import bare_key
from govgraph.serve.reconcile.properties import abbreviations

_WORD = re.compile("[a-z0-9]+")


def key_of(text: str) -> str:
    """Return the words of a text in small letters without diacritics and signs.

    >>> key_of("Ea H'leo – Đắk Lắk")
    'ea h leo dak lak'
    """
    return " ".join(_WORD.findall(bare_key(text)))


def spellings_of(query: str) -> list[str]:
    """Return a name as it is written, and with what its abbreviations of kinds of bodies stand for.

    >>> spellings_of("UBND xã Kỳ Thọ")
    ['UBND xã Kỳ Thọ', 'Ủy ban nhân dân xã Kỳ Thọ']
    """
    whole = " ".join(abbreviations().get(word, word) for word in query.split())
    return [query] if whole == query else [query, whole]
