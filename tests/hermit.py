"""HermiT, a reasoner for OWL 2 DL, asked about graphs of ours.

HermiT takes no other datatypes than OWL 2 has, and wants the kind of each term declared. `reduced` says by what a graph
is replaced before it is asked; the files of the ontology stay as they are.
"""

import io
import shutil
from dataclasses import dataclass

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib import namespace as known
from rdflib.term import Node

#: Skips a test where Java or owlready2 is missing.
needs_hermit = pytest.mark.skipif(
    shutil.which("java") is None, reason="HermiT needs Java: apt install default-jre-headless"
)

#: The datatypes in our files that OWL 2 has too; it lacks all dates but xsd:dateTime, which need a time zone.
OF_OWL = {
    known.XSD.anyURI,
    known.XSD.boolean,
    known.XSD.decimal,
    known.XSD.integer,
    known.XSD.string,
    known.XSD.dateTime,
    RDF.langString,
}
KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
BUILT_IN = (str(RDF), str(RDFS), str(OWL))


@dataclass(frozen=True)
class Finding:
    consistent: bool
    unsatisfiable: frozenset[str] = frozenset()


def reduced(graph: Graph) -> Graph:
    """Return the graph as OWL 2 DL: dates as strings, and each term that is used declared as what it is used as.

    No axiom is taken away, and none that is asked about speaks of dates, so strings hide no contradiction.
    """
    result = Graph()
    for subject, predicate, thing in graph:
        if isinstance(thing, Literal) and thing.datatype and thing.datatype not in OF_OWL:
            thing = Literal(str(thing))
        result.add((subject, predicate, thing))
    _declare_classes(result)
    _declare_properties(result)
    return result


def ask(graph: Graph) -> Finding:
    """Return whether the graph is consistent and which classes can have no members."""
    owlready2 = pytest.importorskip("owlready2")
    owlready2.reasoning.JAVA_MEMORY = 800  # megabytes
    world = owlready2.World()
    lines = reduced(graph).serialize(format="nt", encoding="utf-8")
    ontology = world.get_ontology("urn:x-test:all").load(fileobj=io.BytesIO(lines))
    try:
        with ontology:
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Finding(consistent=False)
    return Finding(True, frozenset(each.iri for each in world.inconsistent_classes() if each is not owlready2.Nothing))


def _is_own(node: Node) -> bool:
    return isinstance(node, URIRef) and not node.startswith(BUILT_IN)


def _declare_classes(graph: Graph) -> None:
    used = {thing for predicate in (RDF.type, RDFS.subClassOf) for thing in graph.objects(None, predicate)}
    used |= {node for pair in graph.subject_objects(OWL.disjointWith) for node in pair}
    used |= {node for pair in graph.subject_objects(OWL.equivalentClass) for node in pair}
    used |= {thing for predicate in (RDFS.domain, RDFS.range) for thing in graph.objects(None, predicate)}
    used |= set(graph.objects(None, RDF.first))
    used |= set(graph.subjects(OWL.unionOf))
    for node in used:
        if _is_own(node) or (node, OWL.unionOf, None) in graph:
            graph.add((node, RDF.type, OWL.Class))


def _declare_properties(graph: Graph) -> None:
    """Declare properties by their children, as partners' properties above ours, or else by their use."""
    for child, parent in list(graph.subject_objects(RDFS.subPropertyOf)):
        if not _kinds(graph, parent):
            for kind in _kinds(graph, child):
                graph.add((parent, RDF.type, kind))
    for predicate in set(graph.predicates()) | set(graph.subjects(RDFS.domain)) | set(graph.subjects(RDFS.range)):
        if _is_own(predicate) and not _kinds(graph, predicate):
            literal = {isinstance(thing, Literal) for thing in graph.objects(None, predicate)}
            assert len(literal) < 2, f"{predicate} has texts and things: no property of OWL 2 DL has both"
            graph.add((predicate, RDF.type, OWL.DatatypeProperty if literal == {True} else OWL.ObjectProperty))


def _kinds(graph: Graph, node: Node) -> set[Node]:
    return set(graph.objects(node, RDF.type)) & set(KINDS)
