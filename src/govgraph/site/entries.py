"""What lists, search and start page say of an entity: enough to find its page, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govgraph.mapping.official import TABLE
from govgraph.namespaces import DCTERMS, ELI, GOV
from govgraph.site.address import stem_of
from govgraph.site.entities import kind_of, known_as
from govgraph.site.graph import Graph
from govgraph.site.titles import hint_of, title_of

#: Kinds whose lists stand by their days, the latest first.
DATED = ("meeting", "source", "eli")
_DAYS = {"source": DCTERMS.issued, "meeting": GOV.heldOn, "eli": ELI.date_document}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity in lists: `vi` and `en` are its title and the language of that.

    `hint` tells it from others of the same title: the last post of a person, the source of a document. `day` is that of
    a source, a meeting or a document, as exact as it is known; `publisher` that of a source, `about` the title of a
    document, which its number does not tell, or of when an indicator is and to what it is compared.
    """

    iri: str
    kind: str
    path: str
    vi: tuple[str, str]
    en: tuple[str, str]
    hint: str = ""
    day: str = ""
    publisher: str = ""
    about: str = ""

    @property
    def is_listed(self) -> bool:
        """Tell whether lists and counts have it: the table of units is evidence, but no document that was built."""
        return self.path != f"source/{TABLE}.html"

    def title(self, language: str) -> tuple[str, str]:
        """Return the title in a language, and the language that it is in."""
        return self.vi if language == "vi" else self.en


def entries_of(graph: Graph, iris: Iterable[str]) -> Iterator[Entry]:
    """Yield the entry of each entity, in the order given."""
    for iri in iris:
        kind = kind_of(iri, graph) or ""
        yield Entry(
            iri,
            kind,
            f"{stem_of(iri, graph.base)}.html",
            title_of(graph, iri, "vi"),
            title_of(graph, iri, "en"),
            known_as(graph, iri) if kind == "person" else hint_of(graph, iri),
            graph.text(iri, _DAYS[kind]) if kind in DATED else "",
            graph.text(iri, GOV.publisherName) if kind == "source" else "",
            _about(graph, iri, kind),
        )


def _about(graph: Graph, iri: str, kind: str) -> str:
    if kind == "indicator":
        return ", ".join(filter(None, [graph.text(iri, GOV.period), graph.text(iri, GOV.comparison)]))
    return graph.text(iri, DCTERMS.title) if kind == "eli" else ""
