"""The bodies that symbols of document numbers stand for: «/HU», «-UBND»."""

from collections.abc import Callable
from functools import cache

from govgraph.codes import load_codes
from govgraph.normalise import bare_key, comparison_key
from govgraph.notation import document_number
from govgraph.recognise import BodyMention

# In whose name a committee of the Party issues documents: «/TU» is also that of the Ban Thường vụ.
_OF_COMMITTEE = frozenset(
    {"party-committee", "party-standing-committee", "party-standing-body", "party-secretariat", "politburo"}
)


@cache
def _issuers(spelling: Callable[[str], str]) -> dict[str, BodyMention]:
    found: dict[str, BodyMention] = {}
    for concept in load_codes()["issuer-symbol"]:
        if concept.implied_body is not None:
            for label in concept.labels:
                found.setdefault(spelling(label), BodyMention(concept.implied_body, concept.implied_level))
    return found


def issuer_of_symbol(number: str) -> BodyMention | None:
    """Return the body that the symbol of a number names, or None.

    >>> issuer_of_symbol("09-NQ/ĐU").kind, issuer_of_symbol("09-NQ/ĐU").level
    ('party-committee', 'commune')
    >>> issuer_of_symbol("83/2015/QH13").kind
    'national-assembly'
    """
    if not document_number.is_valid(number):
        return None
    symbol = document_number.parse(number).issuer_symbol
    if symbol is None:
        return None
    for spelling in (comparison_key, bare_key):  # "09-NQ/DU" where the text has no diacritics
        whole = spelling(symbol)
        first = whole.split("-")[0]  # of several that issue it together: «UBTVQH14-CP»
        for key in (whole, whole.rstrip("0123456789"), first, first.rstrip("0123456789")):
            if key in _issuers(spelling):
                return _issuers(spelling)[key]
    return None


def may_be_one(named: BodyMention, by_symbol: BodyMention) -> bool:
    """Tell whether a body named may be the one of a symbol: of its kind, or what decides for the committee («/TU»)."""
    of_committee = by_symbol.kind == "party-committee" and named.kind in _OF_COMMITTEE
    at_level = None in (named.level, by_symbol.level) or named.level == by_symbol.level
    return at_level and (of_committee or named.kind == by_symbol.kind)
