"""How names are compared: without case, diacritics and signs."""

from __future__ import annotations

import re

from govgraph.normalise import bare_key

_WORD = re.compile("[a-z0-9]+")


def key_of(text: str) -> str:
    """Return the words of a text in small letters without diacritics and signs.

    >>> key_of("Ea H'leo – Đắk Lắk")
    'ea h leo dak lak'
    """
    return " ".join(_WORD.findall(bare_key(text)))
