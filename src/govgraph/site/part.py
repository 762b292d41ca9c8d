"""The part of the graph that is the data of one page, which can be read by itself.

The same closure as that of `govgraph.export.selection`, over the graph that the site has read already: what is said of
the entity and of the facts that lead to it, all their evidence down to the source, and the names of whatever else these
statements name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import NamedNode, Quad

from govgraph.export import FORMATS
from govgraph.export.framed import has_quoted_class
from govgraph.export.node_texts import NodeText, jsonld_file, text_of, turtle_file
from govgraph.export.selection import DEEP, NAMING
from govgraph.namespaces import GOV, OA, RDF
from govgraph.site.entities import data_files, kind_of
from govgraph.site.graph import Graph

_DEEP = frozenset(property.value for property in DEEP)
_NESTING = {GOV.evidence.value, OA.hasSelector.value}
_REMEMBERED = 1 << 16  # facts and their texts: a fact is in the files of its person, its body and its meeting


@dataclass(frozen=True, slots=True)
class Part:
    """The nodes of a data file: those of which all is said, those only named, and who leads to the entity by what."""

    whole: frozenset[str]
    named: frozenset[str]
    links: dict[str, list[str]]


class Parts:
    """The parts of a graph. What many of them share is found and written once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._reached = lru_cache(_REMEMBERED)(self._reached_from)
        self._whole_text = lru_cache(_REMEMBERED)(self._text_of_whole)
        self._named_text = lru_cache(_REMEMBERED)(self._text_of_named)

    def part(self, iri: str) -> Part:
        """Return the part that is the data of an entity.

        Of other entities that lead to it there is the statement that does; of a source there are its quotations.
        """
        graph = self._graph
        facts, links = [iri], dict[str, list[str]]()
        for property, subject in graph.into.get(iri, ()):
            if kind_of(subject, graph) is None:
                facts.append(subject)
            else:
                links.setdefault(subject, []).append(property)
        reached = [self._reached(fact) for fact in facts]
        whole = frozenset[str]().union(*(one for one, _ in reached))
        named = frozenset(links).union(*(one for _, one in reached)) - whole
        return Part(whole, named, {subject: links[subject] for subject in links if subject not in whole})

    def quads(self, iri: str) -> Iterator[Quad]:
        """Yield the statements of the data file of an entity, each once.

        >>> from pyoxigraph import Literal
        >>> from govgraph.namespaces import GOV, OA
        >>> from govgraph.site.graph import read_graph
        >>> who, fact = NamedNode("urn:x/person/1"), NamedNode("urn:x/tenure/1")
        >>> told = [(fact, GOV.person, who), (fact, GOV.evidence, NamedNode("urn:x/quotation/1")),
        ...         (NamedNode("urn:x/quotation/1"), OA.exact, Literal("bà Lê An"))]
        >>> graph = read_graph([Quad(*one) for one in told], "urn:x/")
        >>> len(list(Parts(graph).quads("urn:x/person/1")))
        3
        """
        part = self.part(iri)
        for node in part.whole:
            yield from self._graph.quads(node)
        for node in part.named:
            yield from self._named(node, part, iri)

    def files(self, iri: str) -> Iterator[tuple[str, str]]:
        """Yield the data files of an entity: the path of each within the site, and its text."""
        ways = data_files(iri, self._graph)
        texts = self._texts(iri) if ways else []
        for path, media_type in ways:
            is_turtle = media_type == "text/turtle"
            if texts:
                yield path, (turtle_file if is_turtle else jsonld_file)(texts)
            else:
                yield path, "".join(FORMATS["turtle" if is_turtle else "jsonld"](self.quads(iri), self._graph.base))

    def _texts(self, iri: str) -> list[NodeText]:
        """Return the texts of the nodes of an entity's part; none where only the whole of a file can be written."""
        part = self.part(iri)
        if any(not _NESTING.isdisjoint(properties) for properties in part.links.values()):
            return []
        found = [self._whole_text(node) for node in part.whole]
        for node in part.named:
            if node in part.links:
                found.append(text_of(list(self._named(node, part, iri)), self._graph.base, self._inner))
            else:
                found.append(self._named_text(node))
        texts = [text for text in found if text]
        return texts if all(text.is_plain for text in texts) else []

    def _reached_from(self, fact: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the nodes that are wholly told with a fact, itself and its evidence, and those that these name."""
        whole, named = set[str](), set[str]()
        nodes = {fact}
        while nodes:
            whole |= nodes
            further = set[str]()
            for node in nodes:
                for property, values in self._graph.says.get(node, {}).items():
                    ends = further if property in _DEEP else named
                    ends.update(value.value for value in values if isinstance(value, NamedNode))
            nodes = further - whole
        return frozenset(whole), frozenset(named)

    def _named(self, node: str, part: Part, iri: str) -> Iterator[Quad]:
        """Yield the names of a node, and how it leads to the entity."""
        for property in part.links.get(node, ()):
            if NamedNode(property) not in NAMING:
                yield Quad(NamedNode(node), NamedNode(property), NamedNode(iri))
        yield from self._naming(node)

    def _naming(self, node: str) -> Iterator[Quad]:
        said = self._graph.says.get(node, {})
        for naming in NAMING:
            for value in said.get(naming.value, ()):
                yield Quad(NamedNode(node), naming, value)

    def _text_of_whole(self, node: str) -> NodeText | None:
        return self._text(list(self._graph.quads(node)))

    def _text_of_named(self, node: str) -> NodeText | None:
        return self._text(list(self._naming(node)))

    def _text(self, quads: list[Quad]) -> NodeText | None:
        return text_of(quads, self._graph.base, self._inner) if quads else None

    def _inner(self, node: str) -> NodeText | None:
        """Return the text of a quotation or a selector."""
        return self._whole_text(node) if has_quoted_class(self._graph.iris(node, RDF.type)) else None
