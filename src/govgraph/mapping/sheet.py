"""The sheet on which one document's statements are gathered; it knows triples, not what they mean."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeVar

from pyoxigraph import Literal, NamedNode

from govgraph.codes import Codes
from govgraph.model import Document
from govgraph.namespaces import GOV, ORG, RDF, SKOS, XSD, code_iri, scheme_iri
from govgraph.normalise import bare_key
from govgraph.ntriples import Statements
from govgraph.resolve import Identities

Term = NamedNode | Literal
T = TypeVar("T")

# The datatype of a date by its length: `2023`, `2023-05`, `--05-25`, `2023-05-25`.
DATE_TYPES = {4: XSD.gYear, 10: XSD.date}


class Sheet:
    """The graph of one document while it is written: nodes by path, literals, codes, and who was described already."""

    def __init__(self, base: str, document: Document, identities: Identities, codes: Codes) -> None:
        self.base = base
        self.document = document
        self.identities = identities
        self.codes = codes
        self.source = self.node(f"source/{identities.source}")
        self.ended: frozenset[NamedNode] = frozenset()
        self._values: dict[NamedNode, dict[NamedNode, set[Term]]] = defaultdict(lambda: defaultdict(set))
        self._described: set[NamedNode] = set()

    def node(self, path: str) -> NamedNode:
        """Return the node of a path below the base."""
        return NamedNode(self.base + path)

    def is_new(self, node: NamedNode) -> bool:
        """Tell, once for each node, that it has not been described yet."""
        if node in self._described:
            return False
        self._described.add(node)
        return True

    def put(self, subject: NamedNode, predicate: NamedNode, *values: Term | None) -> None:
        """State values; None, which stands for «not said», is passed over."""
        for value in values:
            if value is not None:
                self._values[subject][predicate].add(value)

    def put_once(self, subject: NamedNode, predicate: NamedNode, value: Term | None) -> None:
        """State a value where none is stated yet: what the text says first holds."""
        if value is not None and not self._values[subject][predicate]:
            self._values[subject][predicate].add(value)

    def code(self, scheme: str, notation: str | None) -> NamedNode | None:
        """Return the node of a code, described as far as a closed graph needs it; None for no code.

        Raises:
            CodeListError: there is no such code.
        """
        if notation is None:
            return None
        node = code_iri(scheme, notation)
        if self.is_new(node):
            self.codes[scheme][notation]
            # The range of org:role.
            self.put(node, RDF.type, SKOS.Concept, ORG.Role if scheme == "role" else None)
            self.put(node, SKOS.inScheme, scheme_iri(scheme))
            self.put(node, SKOS.notation, Literal(notation))
        return node

    def put_types(self, node: NamedNode, general: NamedNode, scheme: str, notation: str) -> None:
        """State the general class, and the special one that the code list gives for things of this kind."""
        special = self.codes[scheme][notation].entity_class
        self.put(node, RDF.type, general, GOV[special] if special else None)

    def put_label(self, node: NamedNode, label: str | None) -> None:
        """State what a thing is called, and the same without diacritics, by which it is found."""
        if label is not None:
            self.put(node, SKOS.prefLabel, vietnamese(label))
            self.put(node, GOV.nameKey, Literal(bare_key(label)))

    def label(self, scheme: str, notation: str) -> str:
        """Return the Vietnamese label of a code."""
        return self.codes[scheme][notation].preferred["vi"]

    def statements(self) -> Statements:
        """Return all statements."""
        return Statements(
            {
                subject: {predicate: sorted(map(str, values)) for predicate, values in _sorted(stated)}
                for subject, stated in _sorted(self._values)
            }
        )


def _sorted(stated: Mapping[NamedNode, T]) -> Iterator[tuple[str, T]]:
    """Yield what is stated of each node, in the order of the nodes as they are written."""
    written = {str(node): said for node, said in stated.items()}
    yield from ((node, written[node]) for node in sorted(written))


def vietnamese(text: str | None) -> Literal | None:
    """Return a text in Vietnamese."""
    return None if text is None else Literal(text, language="vi")


def plain(text: str | None) -> Literal | None:
    """Return a text without a language: a name, a number of a document."""
    return None if text is None else Literal(text)


def number(value: int | None) -> Literal | None:
    """Return a count."""
    return None if value is None else Literal(str(value), datatype=XSD.integer)


def decimal(value: str | None) -> Literal | None:
    """Return a decimal in the notation of XSD."""
    return None if value is None else Literal(value, datatype=XSD.decimal)


def date(value: str | None) -> Literal | None:
    """Return a date as exact as it is given.

    >>> print(date("2023-05"), date("--05-25"))
    "2023-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> "--05-25"^^<http://www.w3.org/2001/XMLSchema#gMonthDay>
    """
    if value is None:
        return None
    other = XSD.gMonthDay if value.startswith("--") else XSD.gYearMonth
    return Literal(value, datatype=DATE_TYPES.get(len(value), other))


def day(value: str | None) -> Literal | None:
    """Return a date that is exact to the day, None for one that is not."""
    return date(value) if value and len(value) == len("2023-05-25") else None
