"""What the editor of the query page completes: prefixes, terms of the vocabularies in use, codes, keywords."""

from __future__ import annotations

from functools import cache

from govgraph import namespaces
from govgraph.codes import load_codes
from govgraph.namespaces import CODE_BASE, PREFIXES, Vocabulary
from govgraph.normalise import bare_key
from govgraph.site.wording import term

_KEYWORDS = (
    "SELECT DISTINCT WHERE FILTER OPTIONAL UNION MINUS GRAPH BIND VALUES EXISTS CONSTRUCT DESCRIBE ASK PREFIX LIMIT "
    "OFFSET COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT SEPARATOR LANG DATATYPE BOUND COALESCE STRSTARTS STRENDS "
    "CONTAINS LCASE UCASE REGEX REPLACE SUBSTR STRLEN YEAR MONTH DAY ISIRI NOT IN AS DESC ASC HAVING"
)


@cache
def words(language: str, base: str) -> dict[str, object]:
    """Return what can be completed: prefixes with their IRIs; names with their labels and what else finds them.

    A name is [as it is written, its label, the words by which it is found].
    """
    prefixes = PREFIXES | {"data": base} | {scheme: f"{CODE_BASE}{scheme}/" for scheme in load_codes()}
    names = []
    for prefix, iri in sorted(PREFIXES.items()):
        vocabulary = getattr(namespaces, prefix.upper(), None)
        for name in vocabulary if isinstance(vocabulary, Vocabulary) else ():
            label = term(iri + name, language)
            names.append(
                [
                    f"{prefix}:{name}",
                    "" if label == name else label,
                    _found_by(name, term(iri + name, "vi"), term(iri + name, "en")),
                ]
            )
    for scheme in load_codes():
        for code in load_codes()[scheme]:
            label = code.preferred[language]
            names.append([f"{scheme}:{code.notation}", label, _found_by(code.notation, *code.preferred.values())])
    return {"prefixes": prefixes, "names": names, "keywords": [*_KEYWORDS.split(), "GROUP BY", "ORDER BY"]}


def _found_by(*texts: str) -> str:
    """Return the words of a name and of its labels in both languages, in small letters without diacritics."""
    return " ".join(dict.fromkeys(bare_key(text) for text in texts))
