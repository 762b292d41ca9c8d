"""A quick verdict on a document graph by a native engine, which never needs rdflib.

The authority is pySHACL. The engine only says which graphs need not go there: those in which it finds no Violation,
and which hold nothing that it reads differently. All others it leaves to pySHACL: the worst that it costs is time.
docs/decisions/0009 tells why this engine, and tests/test_native_agreement.py that it agrees.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from govgraph.errors import ValidationError
from govgraph.namespaces import DCTERMS, GOV, RDF, RDFS
from govgraph.ntriples import Statements, n_triples
from govgraph.validate.files import parse_file
from govgraph.validate.plain import is_compared_alike, is_number, is_plain
from govgraph.validate.report import SH

if TYPE_CHECKING:
    import shacl

#: The version that the tests compared with pySHACL: of no other is it known whether it agrees.
ENGINE_VERSION = "0.3.4"

# As N-Triples writes them.
_GOV = f"<{GOV}"
_TYPE = str(RDF.type)
_IS_REPLACED_BY = str(DCTERMS.isReplacedBy)
_SUBCLASS_OF = str(RDFS.subClassOf)
_OWL = "http://www.w3.org/2002/07/owl#"
_CLASS = ox.NamedNode(_OWL + "Class")
_PROPERTIES = {ox.NamedNode(_OWL + kind) for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
_ADVICE = f"install govgraph with its extra «native» (pip install 'govgraph[native]'), which brings {ENGINE_VERSION}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a shape asks of two properties of a node: the values of one less than those of the other."""

    lesser: str
    greater: str
    or_equal: bool


@dataclass(slots=True)
class Screen:
    """The shapes as the native engine holds them, and the terms of the vocabulary, as N-Triples writes them."""

    engine: shacl.Shapes | None
    comparisons: frozenset[Comparison]
    bounded: frozenset[str]  # properties whose values may not be too small or too large
    classes: frozenset[str]
    properties: frozenset[str]
    measured: frozenset[str] = field(init=False)  # properties of whose values the shapes ask how great they are

    def __post_init__(self) -> None:
        compared = (name for each in self.comparisons for name in (each.lesser, each.greater))
        self.measured = self.bounded.union(compared)

    def conforms(self, statements: Statements) -> bool | None:
        r"""Tell whether a graph conforms: True, it does; False, a fault was seen; None, pySHACL has to decide.

        >>> from govgraph.resources import data_folder
        >>> screen = load_screen(data_folder("ontology"))
        >>> a_person = f"<urn:a> {RDF.type} {GOV.Person} .\n".encode()
        >>> name = b'<urn:a> <http://xmlns.com/foaf/0.1/name> "Na" .\n'
        >>> [screen.conforms(Statements.of_lines(lines)) for lines in (a_person + name, a_person)]
        [True, False]
        """
        if self.engine is None:
            return None
        has_known_terms = self._has_known_terms(statements)
        if not has_known_terms:
            return has_known_terms
        try:
            # With a bound on the results the engine starts no threads of its own, which no forked process would have.
            return self.engine.validate_text(statements.text, "ntriples", max_results=1, allow_warnings=True).conforms
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic of the engine is no Exception
            self.engine = None
            said = f"the native engine broke off ({type(error).__name__}: {error}); pySHACL validates from here on"
            warnings.warn(said, RuntimeWarning, stacklevel=2)
            return None

    def _has_known_terms(self, statements: Statements) -> bool | None:
        """Tell whether each node has a class and each term of `gov:` is defined; None where the graph is not plain."""
        described = statements.by_subject.values()
        classes = {name for said in described for name in said.get(_TYPE, ())}
        predicates = {predicate for said in described for predicate in said}
        no_nodes = [value for said in described for values in said.values() for value in values if value[0] != "<"]
        are_blank = any(subject[0] != "<" for subject in statements.by_subject)
        if are_blank or _SUBCLASS_OF in predicates or any(name[0] != "<" for name in classes):
            return None
        if not all(map(is_plain, no_nodes)) or not all(map(self._is_compared_alike, described)):
            return None
        unknown = {name for name in classes - self.classes if name.startswith(_GOV)}
        unknown |= {name for name in predicates - self.properties if name.startswith(_GOV)}
        return not unknown and all(_TYPE in said or said.keys() == {_IS_REPLACED_BY} for said in described)

    def _is_compared_alike(self, said: Mapping[str, Sequence[str]]) -> bool:
        """Tell whether each engine says the same of which values of a node are too small, or less than another."""
        if self.measured.isdisjoint(said):
            return True
        for predicate in self.measured & said.keys():
            if not all(
                value[0] == '"' and (predicate not in self.bounded or is_number(value)) for value in said[predicate]
            ):
                return False
        return all(
            is_compared_alike(lesser, greater, or_equal=each.or_equal)
            for each in self.comparisons
            for lesser in said.get(each.lesser, ())
            for greater in said.get(each.greater, ())
        )


@cache
def load_screen(ontology: Path) -> Screen:
    """Return the screen for the shapes of an ontology; without a native engine one that leaves all to pySHACL.

    Raises:
        ValidationError: a file of the ontology cannot be read.
    """
    shapes = [quad for path in sorted((ontology / "shapes").glob("*.ttl")) for quad in parse_file(path)]
    kinds = {(quad.subject, quad.object) for quad in parse_file(ontology / "gov.ttl") if quad.predicate == RDF.type}
    return Screen(
        _compile(shapes),
        _comparisons(shapes),
        _bounded(shapes),
        classes=frozenset(_names(term for term, kind in kinds if kind == _CLASS)),
        properties=frozenset(_names(term for term, kind in kinds if kind in _PROPERTIES)),
    )


def native_fault() -> str:
    """Return why no native engine screens documents, and what to do about it; nothing where one does."""
    try:
        import shacl
    except ImportError as error:
        return f"pySHACL validates each document, since the native engine cannot be imported ({error}); {_ADVICE}"
    version = getattr(shacl, "__version__", "unknown")
    if version != ENGINE_VERSION:
        return f"pySHACL validates each document, since the native engine is of version {version}; {_ADVICE}"
    return ""


def _names(terms: Iterable[object]) -> Iterator[str]:
    return (str(term) for term in terms if isinstance(term, ox.NamedNode))


def _compile(shapes: Sequence[ox.Quad]) -> shacl.Shapes | None:
    if native_fault():
        return None
    import shacl

    return shacl.Shapes.from_text(n_triples(shapes).decode(), "ntriples")


def _comparisons(shapes: Sequence[ox.Quad]) -> frozenset[Comparison]:
    return frozenset(
        Comparison(path, str(quad.object), or_equal=term == "lessThanOrEquals")
        for term in ("lessThan", "lessThanOrEquals")
        for path, quad in _asked_of_a_property(shapes, term)
        if isinstance(quad.object, ox.NamedNode)
    )


def _bounded(shapes: Sequence[ox.Quad]) -> frozenset[str]:
    bounds = ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive")
    return frozenset(path for term in bounds for path, _ in _asked_of_a_property(shapes, term))


def _asked_of_a_property(shapes: Sequence[ox.Quad], term: str) -> Iterator[tuple[str, ox.Quad]]:
    """Yield what shapes ask with a term of SHACL, each with the property of whose values, as N-Triples writes it.

    Raises:
        ValidationError: it is asked of something else, which the screen would not look at.
    """
    paths = {quad.subject: quad.object for quad in shapes if quad.predicate.value == SH + "path"}
    for quad in shapes:
        if quad.predicate.value == SH + term:
            path = paths.get(quad.subject)
            if not isinstance(path, ox.NamedNode):
                raise ValidationError(f"sh:{term} at {quad.subject} has no single property as its path; give it one")
            yield str(path), quad
