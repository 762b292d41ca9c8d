"""The sheet on which one document's statements are gathered; it knows triples, not what they mean."""

from collections import defaultdict
from operator import itemgetter

from govgraph.codes import Codes
from govgraph.mapping import terms
from govgraph.mapping.terms import GOV, ORG, RDF, SKOS, RdfTerm, plain, vietnamese
from govgraph.model import Body, Document
from govgraph.normalise import bare_key
from govgraph.ntriples import Statements
from govgraph.resolve import Identities


class Sheet:
    """The graph of one document while it is written: nodes by path, codes, and who was described already."""

    def __init__(self, base: str, document: Document, identities: Identities, codes: Codes) -> None:
        self.base = base
        self.document = document
        self.identities = identities
        self.codes = codes
        self._nodes: dict[str, RdfTerm] = {}
        self.source = self.node(f"source/{identities.source}")
        self.ended: frozenset[RdfTerm] = frozenset()
        self.bodies: dict[RdfTerm, Body] = {}  # as each was first named, by which it is called
        self._values: dict[RdfTerm, dict[RdfTerm, list[RdfTerm]]] = defaultdict(lambda: defaultdict(list))
        self._described: set[RdfTerm] = set()

    def node(self, path: str) -> RdfTerm:
        """Return the node of a path below the base."""
        found = self._nodes.get(path)
        if found is None:
            found = self._nodes[path] = terms.node(self.base + path)
        return found

    def is_new(self, node: RdfTerm) -> bool:
        """Tell, once for each node, that it has not been described yet."""
        if node in self._described:
            return False
        self._described.add(node)
        return True

    def put(self, subject: RdfTerm, predicate: RdfTerm, *values: RdfTerm | None) -> None:
        """State values; None, which stands for «not said», is passed over."""
        for value in values:
            if value is not None:
                self._values[subject][predicate].append(value)

    def put_once(self, subject: RdfTerm, predicate: RdfTerm, value: RdfTerm | None) -> None:
        """State a value where none is stated yet: what the text says first holds."""
        if value is not None and not self._values[subject][predicate]:
            self._values[subject][predicate].append(value)

    def code(self, scheme: str, notation: str | None) -> RdfTerm | None:
        """Return the node of a code, described as far as a closed graph needs it; None for no code.

        Raises:
            CodeListError: there is no such code.
        """
        if notation is None:
            return None
        node = terms.code(scheme, notation)
        if self.is_new(node):
            self.codes[scheme][notation]
            # The range of org:role.
            self.put(node, RDF.type, SKOS.Concept, ORG.Role if scheme == "role" else None)
            self.put(node, SKOS.inScheme, terms.scheme(scheme))
            self.put(node, SKOS.notation, plain(notation))
        return node

    def put_types(self, node: RdfTerm, general: RdfTerm, scheme: str, notation: str) -> None:
        """State the general class, and the special one that the code list gives for things of this kind."""
        special = self.codes[scheme][notation].entity_class
        self.put(node, RDF.type, general, GOV[special] if special else None)

    def put_label(self, node: RdfTerm, label: str | None) -> None:
        """State what a thing is called, and the same without diacritics, by which it is found."""
        if label is not None:
            self.put(node, SKOS.prefLabel, vietnamese(label))
            self.put(node, GOV.nameKey, plain(bare_key(label)))

    def label(self, scheme: str, notation: str) -> str:
        """Return the Vietnamese label of a code."""
        return self.codes[scheme][notation].preferred["vi"]

    def statements(self) -> Statements:
        """Return all statements."""
        return Statements(
            {
                subject: {predicate: _each_once(stated[predicate]) for predicate in sorted(stated)}
                for subject, stated in sorted(self._values.items(), key=itemgetter(0))
            }
        )


def _each_once(values: list[RdfTerm]) -> list[RdfTerm]:
    return sorted(set(values)) if len(values) > 1 else values
