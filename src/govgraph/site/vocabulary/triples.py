"""The statements of some Turtle files, asked by subject and predicate."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from govgraph.errors import GovgraphError
from govgraph.namespaces import CODE_BASE, PREFIXES, RDF, RULE_BASE

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Triples:
    """Statements in the order of their files."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._held: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for path in paths:
            try:
                quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
            except (OSError, SyntaxError) as error:
                raise GovgraphError(
                    f"{path}: could not be read ({error}); mend the file or reinstall govgraph"
                ) from error
            for quad in quads:
                self._held[_key(quad.subject)][quad.predicate.value].append(quad.object)

    def subjects(self, kind: ox.NamedNode | None = None) -> Iterator[str]:
        """Yield the subjects, all or those of a class, in order."""
        for subject, said in self._held.items():
            if kind is None or kind in said.get(RDF.type.value, ()):
                yield subject

    def said(self, subject: str) -> Iterator[tuple[str, Node]]:
        """Yield (predicate, object) of all that is said of a subject."""
        for predicate, things in self._held[subject].items() if subject in self._held else ():
            yield from ((predicate, thing) for thing in things)

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the objects of a subject and predicate as strings."""
        return [_key(thing) for thing in self._things(subject, predicate)]

    def value(self, subject: str, predicate: str) -> str:
        """Return the first object, or nothing."""
        return next(iter(self.values(subject, predicate)), "")

    def texts(self, subject: str, predicate: str) -> dict[str, str]:
        """Return the texts of a subject and predicate by language."""
        things = self._things(subject, predicate)
        return {one.language: one.value for one in things if isinstance(one, ox.Literal) and one.language}

    def items(self, subject: str) -> list[str]:
        """Return the members of an RDF list."""
        found = []
        while subject and not subject.endswith("#nil"):
            found += self.values(subject, f"{PREFIXES['rdf']}first")
            subject = self.value(subject, f"{PREFIXES['rdf']}rest")
        return found

    def _things(self, subject: str, predicate: str) -> list[Node]:
        return self._held[subject].get(predicate, []) if subject in self._held else []


def short(iri: str) -> str:
    """Return the name of a term or code in text; an IRI outside of all known vocabularies stays as it is.

    >>> short("https://w3id.org/govgraph/ns#Tenure"), short("https://w3id.org/govgraph/code/role/member")
    ('gov:Tenure', 'code/role/member')
    """
    for start, name in ((CODE_BASE, "code/"), (RULE_BASE, "rule/")):
        if iri.startswith(start):
            return name + iri.removeprefix(start)
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and "/" not in iri.removeprefix(start) and iri != start:
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


def _key(node: Node) -> str:
    return str(node) if isinstance(node, ox.BlankNode) else getattr(node, "value", str(node))
