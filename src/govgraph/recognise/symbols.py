"""The kinds of documents that the symbols in their numbers stand for: «NQ» in "71-NQ/TW"."""

from collections.abc import Callable
from functools import cache

from govgraph.codes import load_codes
from govgraph.normalise import bare_key, comparison_key
from govgraph.notation import document_number


def kind_of_symbol(number: str) -> str | None:
    """Return the kind of document that a number's symbol stands for, or None.

    >>> kind_of_symbol("71-NQ/TW"), kind_of_symbol("83/2015/QH13"), kind_of_symbol("12/24")
    ('resolution', 'law', None)
    """
    if not document_number.is_valid(number):
        return None
    parsed = document_number.parse(number)
    if parsed.kind_symbol is None:
        return "law" if (parsed.issuer_symbol or "").startswith("QH") else None
    return _kinds(comparison_key).get(comparison_key(parsed.kind_symbol)) or _kinds(bare_key).get(
        bare_key(parsed.kind_symbol)
    )


@cache
def _kinds(spelling: Callable[[str], str]) -> dict[str, str]:
    """Return the kinds by the symbols that stand for them in numbers (labels of the code list in capitals)."""
    kinds: dict[str, str] = {}
    for concept in load_codes()["document"]:
        for label in concept.labels:
            if label[:1].isupper() and " " not in label:
                kinds.setdefault(spelling(label), concept.notation)
    return kinds
