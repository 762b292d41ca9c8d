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
            names.append([f"{prefix}:{name}", "" if label == name else label, bare_key(f"{name} {label}")])
    for scheme in load_codes():
        for code in load_codes()[scheme]:
            label = code.preferred[language]
            names.append([f"{scheme}:{code.notation}", label, bare_key(f"{code.notation} {label}")])
    return {"prefixes": prefixes, "names": names, "keywords": [*_KEYWORDS.split(), "GROUP BY", "ORDER BY"]}
