"""How alike two names are, from 0 to 100, and what that number is made of."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

from govgraph.normalise import bare_key
from govgraph.serve.reconcile.spelling import key_of

# How much of a score is the name without diacritics, and how much with them.
_BARE, _FULL = 0.7, 0.3
# What words in another order, and a unit without its type, are worth of the same words.
_OTHER_ORDER, _WITHOUT_TYPE = 0.95, 0.96

_BARE_TITLES = re.compile(r"^(?:(?:ong|ba|dong chi|d c|dc) )+")
_TITLES = re.compile(r"^(?:(?:ông|bà|đồng chí|đ/c|đc)[ .]+)+")
_TYPES = re.compile(r"^(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tp|tinh|dac khu) ")


def compared(query: str, name: str, kind: str) -> dict[str, float | bool]:
    """Return how alike a query and the name of a thing of a kind are: `name` is the score, the others its parts.

    A query without diacritics is compared without them; one with other diacritics than the name loses.

    >>> compared("ky tho", "xã Kỳ Thọ", "unit")
    {'name': 96.0, 'without_diacritics': 96.0}
    >>> compared("đồng chí Lê An", "Lê An", "person")["name"]
    100.0
    """
    folded = unicodedata.normalize("NFC", query).casefold()
    written = unicodedata.normalize("NFC", name).casefold()
    if kind == "person":
        folded = _TITLES.sub("", folded)
    bare = _bare(key_of(query), key_of(name), kind)
    told: dict[str, float | bool] = {"name": bare, "without_diacritics": round(bare, 1)}
    if folded == written:
        told["name"] = 100.0
    elif bare_key(query) != query.lower():
        full = _full(folded, written, kind)
        told |= {"name": _BARE * bare + _FULL * full, "with_diacritics": round(full, 1)}
    return told | {"name": round(float(told["name"]), 1)}


def without_type(key: str) -> str:
    """Return the key of the name of a unit without its type.

    >>> without_type("thi tran vi xuyen")
    'vi xuyen'
    """
    return _TYPES.sub("", key)


def _bare(asked: str, key: str, kind: str) -> float:
    if kind == "person":
        asked = _BARE_TITLES.sub("", asked)
    best = max(fuzz.ratio(asked, key), _OTHER_ORDER * fuzz.token_sort_ratio(asked, key))
    if kind == "unit" and without_type(asked) == asked:
        # «Kỳ Thọ» may stand for «xã Kỳ Thọ», but «huyện …» not for «xã …».
        best = max(best, _WITHOUT_TYPE * fuzz.ratio(asked, without_type(key)))
    return float(best)


def _full(folded: str, written: str, kind: str) -> float:
    best = fuzz.ratio(folded, written)
    if kind == "unit":
        words = written.split()
        shorter = [" ".join(words[at:]) for at in (1, 2) if len(words) > at]
        best = max([best, *(_WITHOUT_TYPE * fuzz.ratio(folded, one) for one in shorter)])
    return float(best)
