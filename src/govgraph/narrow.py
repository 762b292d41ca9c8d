"""What a unit leaves of a question, found first: a question of one unit is then asked of its bodies or posts alone.

A unit is named in small or capital letters or by its code, and a body may have none: no pattern of a question can begin
with it, so that every body would be gone through. A file that can begin with the bodies or posts has a line
`VALUES ?organisation_iri { UNDEF }` (or ?iri, or ?post_iri) in its innermost group. That changes no answer: the file
tests the unit itself, and runs as it stands.
"""

from __future__ import annotations

import pyoxigraph as ox

from govgraph.namespaces import GOV, ORG, SKOS
from govgraph.query_file import sparql_term, values_line
from govgraph.store import GraphStore

_UNITS = (
    f"?seat a {GOV.Unit} ; {SKOS.prefLabel} ?label . OPTIONAL {{ ?seat {GOV.officialCode} ?code }} "
    "FILTER(LCASE(STR(?label)) = LCASE(%(unit)s) || ?code = %(unit)s)"
)
_SEATS = "SELECT DISTINCT ?seat { VALUES ?seat { %(seats)s } }"
_BODIES = f"SELECT DISTINCT ?body {{ ?body {GOV.jurisdiction} ?seat VALUES ?seat {{ %(seats)s }} }}"
_POSTS = (
    f"SELECT DISTINCT ?post {{ ?post {ORG.postIn} ?body . ?body {GOV.jurisdiction} ?seat "
    "VALUES ?seat { %(seats)s } }"
)
#: By the variable that a question has for them.
_FOUND_FIRST = {"unit_iri": _SEATS, "organisation_iri": _BODIES, "iri": _BODIES, "post_iri": _POSTS}


def narrowed(store: GraphStore, text: str, unit: object) -> str:
    """Return the text of a question with the bodies or posts of the unit in the lines that are there for them.

    >>> narrowed(GraphStore.open(None), "VALUES ?post_iri { UNDEF }", "18790")
    'VALUES ?post_iri {  }'
    """
    lines = [name for name in _FOUND_FIRST if values_line(name).search(text)]
    if unit is None or not lines:
        return text
    seats = _iris(store, f"SELECT DISTINCT ?seat {{ {_UNITS % {'unit': sparql_term(str(unit), 'string')}} }}")
    for name in lines:
        nodes = _iris(store, _FOUND_FIRST[name] % {"seats": " ".join(seats)})
        text = values_line(name).sub(lambda line, nodes=nodes: f"{line[1]}{' '.join(nodes)}{line[3]}", text)  # type: ignore[misc]
    return text


def _iris(store: GraphStore, sparql: str) -> list[str]:
    rows = store.query(sparql)
    if not isinstance(rows, ox.QuerySolutions):
        return []
    return sorted(str(row[0]) for row in rows)
