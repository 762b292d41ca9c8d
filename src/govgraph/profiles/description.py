"""Small parts of which descriptions in RDF are made: nodes with their statements, texts in languages, authorities."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from govgraph.export import write
from govgraph.namespaces import RDF, SKOS, XSD

#: Where the tables of the EU's Publications Office lie.
AUTHORITY = "http://publications.europa.eu/resource/authority/"

#: Stands for the place of the description itself: an address that begins so is written relative to that.
HERE = "https://here.invalid/"

Term = ox.NamedNode | ox.Literal


class Description:
    """Statements about nodes, in the order of their making.

    >>> from govgraph.namespaces import DCTERMS
    >>> told = Description()
    >>> told.say("https://example.org/a", DCTERMS.title, *texts({"vi": "Kỳ Thọ", "en": "Kỳ Thọ"}))
    >>> print(told.turtle().decode())
    @prefix dcterms: <http://purl.org/dc/terms/> .
    <BLANKLINE>
    <https://example.org/a> dcterms:title "Kỳ Thọ"@vi ,
            "Kỳ Thọ"@en .
    <BLANKLINE>
    """

    def __init__(self) -> None:
        self._triples: list[ox.Triple] = []

    def say(self, subject: str, predicate: ox.NamedNode, *objects: Term | str | None) -> None:
        """State each object that is there; a plain text is the IRI of a node."""
        for thing in objects:
            if thing:
                term = ox.NamedNode(thing) if isinstance(thing, str) else thing
                self._triples.append(ox.Triple(ox.NamedNode(subject), predicate, term))

    def node(self, iri: str, *classes: ox.NamedNode) -> str:
        """State the classes of a node, and return it."""
        self.say(iri, RDF.type, *classes)
        return iri

    def concept(self, iri: str, label_vi: str | None = None, label_en: str | None = None) -> str:
        """State that a node is a concept, with its labels or else its code, and return it."""
        self.node(iri, SKOS.Concept)
        if label_vi and label_en:
            self.say(iri, SKOS.prefLabel, *texts({"vi": label_vi, "en": label_en}))
        else:
            self.say(iri, SKOS.prefLabel, ox.Literal(iri.rsplit("/", 1)[-1]))
        return iri

    def __iter__(self) -> Iterator[ox.Triple]:
        return iter(self._triples)

    def turtle(self, base: str = HERE) -> bytes:
        """Return the statements as sorted Turtle; addresses below `HERE` are relative to the file."""
        out = io.BytesIO()
        quads = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in self._triples]
        write(quads, "turtle", out, base=base)
        # Without a base, the reader takes the place of the file itself.
        return out.getvalue().removeprefix(f"@base <{HERE}> .\n".encode())


def texts(by_language: Mapping[str, str]) -> Iterable[ox.Literal]:
    """Return literals of texts by language."""
    return [ox.Literal(text, language=language) for language, text in by_language.items()]


def date(day: str | None) -> ox.Literal | None:
    """Return a day as a literal, None where there is none."""
    return ox.Literal(day, datatype=XSD.date) if day else None
