"""Which units a source was taken to mean by words that do not name them: «Huyện ủy» in a page about a commune."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from govgraph.namespaces import ELI, GOV, ORG
from govgraph.store import GraphStore

WORDS = {"vi": ("được hiểu là", "đơn vị không nêu tên"), "en": ("is taken for", "a unit left unnamed")}
# By these a fact leads to the units of which it tells.
_TO_BODIES = (
    *(ORG.organization, ORG.memberOf, GOV.convener, GOV.onBehalfOf, GOV.body, GOV.assessedBody, GOV.responsible),
    *(GOV.meeting, GOV.inCapacityOf, GOV.begins, GOV.ends, GOV.term, GOV.termOf),
    *(GOV.document, GOV.citing, GOV.decidedBy, GOV.assesses, GOV.assessment, ELI.passed_by),
)
_TO_UNITS = (GOV.jurisdiction, GOV.place, GOV.unit)


def in_words(named_as: str, unit: str, lang: str) -> str:
    """Return an identification as a phrase.

    >>> in_words("Huyện ủy", "huyện Kỳ Anh", "vi")
    '«Huyện ủy» được hiểu là huyện Kỳ Anh'
    >>> in_words("", "huyện Kỳ Anh", "en")
    'a unit left unnamed is taken for huyện Kỳ Anh'
    """
    taken_for, unnamed = WORDS[lang]
    return f"{f'«{named_as}»' if named_as else unnamed} {taken_for} {unit}"


def identifications_of(store: GraphStore, fact: ox.NamedNode, source: ox.NamedNode) -> Iterator[ox.NamedNode]:
    """Yield the identifications of the units of which a fact tells as a source does, without itself."""
    bodies, units = ("|".join(map(str, ways)) for ways in (_TO_BODIES, _TO_UNITS))
    rows = store.query(
        f"SELECT DISTINCT ?one {{ GRAPH {source} {{ {fact} ({bodies})*/({units}) ?unit . "
        f"?one {GOV.unit} ?unit ; a {GOV.Identification} . FILTER(?one != {fact}) }} }} ORDER BY ?one"
    )
    yield from (row["one"] for row in rows) if isinstance(rows, ox.QuerySolutions) else ()
