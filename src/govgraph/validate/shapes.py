"""The shapes, and what they find in one document graph.

The authority is pySHACL. What SHACL cannot ask, whether each class and property in the namespace `gov:` is defined in
`ontology/gov.ttl`, is asked here: shapes pick nodes by class, so a mistyped class would otherwise escape every check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pyshacl
import rdflib
from pyshacl.errors import ReportableRuntimeError
from rdflib import OWL, RDF, RDFS, SH, Literal, URIRef
from rdflib.term import Node

from govgraph import namespaces
from govgraph.errors import ValidationError
from govgraph.validate.files import parse_file
from govgraph.validate.report import GSH, Finding
from govgraph.validate.terms import to_rdflib, write_name, write_path, write_term

GOV = str(namespaces.GOV)
_SOURCE = URIRef(GOV + "Source")
_IS_REPLACED_BY = URIRef(str(namespaces.DCTERMS.isReplacedBy.value))
_AT_MOST = (SH.MaxCountConstraintComponent, SH.QualifiedMaxCountConstraintComponent)
_SOURCES_DIFFER = {
    "en": "The sources tell it differently. Each tells one value; which holds is for a person to judge. Look at the "
    "quotations of both.",
    "vi": "Các nguồn nói khác nhau. Mỗi nguồn nêu một giá trị; giá trị nào đúng là do người đọc xét. Xem lại đoạn "
    "trích của từng nguồn.",
}
_WORDS = {RDFS.label, RDFS.comment, RDFS.isDefinedBy, SH.message, SH.group}
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)


@dataclass(frozen=True)
class Shapes:
    """The shapes ready for use, and the terms that the vocabulary defines."""

    graph: rdflib.Graph
    without_words: rdflib.Graph
    node_shapes: tuple[URIRef, ...]
    classes: frozenset[Node]
    properties: frozenset[Node]

    def findings(self, data: rdflib.Graph) -> Iterator[Finding]:
        """Yield what is wrong with the graph, in no order.

        Raises:
            ValidationError: pySHACL cannot apply the shapes.
        """
        yield from self._shape_findings(data)
        yield from self._term_findings(data)

    def focus_counts(self, data: rdflib.Graph) -> dict[str, int]:
        """Return how many nodes of the graph each node shape with a target looks at."""
        counts = {GSH + "Node": len(set(data.subjects()))}
        for shape in self.node_shapes:
            targets = [(target, aim) for target in TARGETS for aim in self.graph.objects(shape, target)]
            if targets:
                counts[str(shape)] = len({node for target, aim in targets for node in _nodes(data, target, aim)})
        return counts

    def _shape_findings(self, data: rdflib.Graph) -> Iterator[Finding]:
        try:
            _, report, _ = pyshacl.validate(data, shacl_graph=self.without_words, inplace=True)
        except ReportableRuntimeError as error:
            raise ValidationError(f"the shapes cannot be applied: {error}; correct the shapes") from error
        if not isinstance(report, rdflib.Graph):
            raise ValidationError(f"the shapes cannot be applied: {report}; correct the shapes")
        has_several_sources = len(set(data.subjects(RDF.type, _SOURCE))) > 1
        for result in report.objects(None, SH.result):
            (focus,), (shape,) = report.objects(result, SH.focusNode), report.objects(result, SH.sourceShape)
            component = report.value(result, SH.sourceConstraintComponent)
            finding = self._finding(
                shape, focus, self.graph.value(shape, SH.path), report.value(result, SH.value), str(component)
            )
            if has_several_sources and component in _AT_MOST and self._is_of_one_source(shape):
                finding = replace(finding, severity="Warning", messages=_SOURCES_DIFFER)
            yield finding

    def _is_of_one_source(self, shape: Node) -> bool:
        return (shape, SH.group, URIRef(GSH + "OneSource")) in self.graph

    def _term_findings(self, data: rdflib.Graph) -> Iterator[Finding]:
        """Yield nodes without a class, and classes and properties of `gov:` that gov.ttl does not define."""
        shape = URIRef(GSH + "Node-type")
        for subject in set(data.subjects()):
            types = set(data.objects(subject, RDF.type))
            # An IRI that gave way to another says only to which.
            if not types and set(data.predicates(subject)) != {_IS_REPLACED_BY}:
                yield self._finding(shape, subject, RDF.type, None, SH.MinCountConstraintComponent)
            for value in types:
                if str(value).startswith(GOV) and value not in self.classes:
                    yield self._finding(shape, subject, RDF.type, value, SH.InConstraintComponent)
        for predicate in set(data.predicates()):
            if str(predicate).startswith(GOV) and predicate not in self.properties:
                for subject, value in data.subject_objects(predicate):
                    yield self._finding(URIRef(GSH + "Node"), subject, predicate, value, SH.ClosedConstraintComponent)

    def _finding(self, shape: Node, focus: Node, path: Node | None, value: Node | None, component: str) -> Finding:
        severity = self.graph.value(shape, SH.severity, default=SH.Violation)
        messages = (text for text in self.graph.objects(shape, SH.message) if isinstance(text, Literal))
        return Finding(
            severity=str(severity).removeprefix(str(SH)),
            focus=write_name(focus),
            path=None if path is None else write_path(self.graph, path),
            value=None if value is None else write_term(value),
            shape=write_name(shape),
            messages={
                text.language or "": str(text) for text in sorted(messages, key=lambda text: text.language or "")
            },
            component=str(component),
        )


@cache
def load_shapes(shapes: Path, vocabulary: Path) -> Shapes:
    """Return the shapes of a Turtle file, or of a folder of them, with the terms that `vocabulary` defines.

    Raises:
        ValidationError: a file is missing or not well-formed, or there are no shapes.
    """
    files = sorted(shapes.glob("*.ttl")) if shapes.is_dir() else [shapes]
    graph = to_rdflib(quad for file in files for quad in parse_file(file))
    node_shapes = tuple(sorted(node for node in graph.subjects(RDF.type, SH.NodeShape) if isinstance(node, URIRef)))
    if not node_shapes:
        raise ValidationError(f"{shapes}: holds no shapes; name a Turtle file with shapes, or a folder of such files")
    _aim_property_shapes(graph, node_shapes)
    terms = to_rdflib(parse_file(vocabulary))
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return Shapes(
        graph,
        _without_words(graph),
        node_shapes,
        classes=frozenset(terms.subjects(RDF.type, OWL.Class)),
        properties=frozenset(term for kind in kinds for term in terms.subjects(RDF.type, kind)),
    )


def _without_words(graph: rdflib.Graph) -> rdflib.Graph:
    """Return the shapes without what they say to people, and of which group they are.

    PySHACL compares each statement of a shape with all kinds of constraints, time and again: a seventh of its time.
    """
    kept = rdflib.Graph(bind_namespaces="none")
    for triple in graph:
        if triple[1] not in _WORDS:
            kept.add(triple)
    return kept


def _aim_property_shapes(graph: rdflib.Graph, node_shapes: Iterable[URIRef]) -> None:
    """Give each property shape the targets of its node shape, in place of the link between them.

    It means the same, since no other shape points at the node shape; but pySHACL then takes all focus nodes of a
    property shape at once, where it would otherwise call each property shape anew for each node: a quarter of its time.
    """
    for node_shape in node_shapes:
        targets = [(target, aim) for target in TARGETS for aim in graph.objects(node_shape, target)]
        if targets and (None, None, node_shape) not in graph:
            for property_shape in list(graph.objects(node_shape, SH.property)):
                graph.remove((node_shape, SH.property, property_shape))
                for target, aim in targets:
                    graph.add((property_shape, target, aim))


def _nodes(data: rdflib.Graph, target: Node, aim: Node) -> Iterable[Node]:
    """Return the nodes of the graph that a target picks."""
    if target == SH.targetClass:
        return data.subjects(RDF.type, aim)
    if target == SH.targetSubjectsOf:
        return data.subjects(aim)
    if target == SH.targetObjectsOf:
        return data.objects(None, aim)
    return (aim,) if (None, None, aim) in data or (aim, None, None) in data else ()
