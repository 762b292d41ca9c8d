"""The shapes against the examples: each example conforms, each counter-example fails at the shape meant for it."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyshacl import validate as pyshacl_validate
from rdflib import ORG, OWL, RDF, SH, BNode, Literal, Namespace, URIRef

from govgraph.resources import data_folder
from govgraph.validate import Report, validate_files, validate_graph
from govgraph.validate.files import parse_file

ONTOLOGY = data_folder("ontology")
EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))
INVALID = sorted((ONTOLOGY / "examples" / "invalid").glob("*.ttl"))
SHAPE_FILES = sorted((ONTOLOGY / "shapes").glob("*.ttl"))
GSH = Namespace("https://w3id.org/govgraph/shapes#")
GOV = Namespace("https://w3id.org/govgraph/ns#")
OA = Namespace("http://www.w3.org/ns/oa#")
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
# Said of code lists, which are no part of a document graph.
OF_CODES = {
    *("answersToKind", "entityClass", "headsNothingElse", "impliedBody", "impliedLevel", "impliedRole"),
    *("memberOfKind", "order", "parentKind", "side"),
}
# Classes that a document graph never needs: gov:Fact is the sum of the others.
ABSTRACT = {"Fact"}


def read(*paths: Path) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in paths:
        graph.parse(path)
    return graph


SHAPES = read(*SHAPE_FILES)
CODES = read(*sorted((ONTOLOGY / "codes").glob("*.ttl")))
NAMED = sorted(
    node for kind in (SH.NodeShape, SH.PropertyShape) for node in SHAPES.subjects(RDF.type, kind) if node in GSH
)
TARGETED = [shape for shape in NAMED if any((shape, target, None) in SHAPES for target in TARGETS)]
# What a shape asks itself, besides the property shapes that it points at.
CONSTRAINTS = (
    *(SH["class"], SH.datatype, SH.equals, SH["in"], SH.languageIn, SH.lessThan, SH.lessThanOrEquals, SH.maxCount),
    *(SH.minCount, SH.minInclusive, SH.minLength, SH.node, SH.nodeKind, SH["not"], SH["or"], SH.pattern),
    *(SH.qualifiedValueShape, SH.uniqueLang),
)


@cache
def report(path: Path) -> Report:
    return validate_files([path])


def expected(path: Path) -> str:
    match = re.match(r"# expects: gsh:(\S+)\n", path.read_text(encoding="utf-8"))
    assert match, f"{path.name}: the first line is «# expects: gsh:Shape»"
    return str(GSH[match[1]])


def name(path: Path) -> str:
    return path.stem


def short(shape: str) -> str:
    return shape.removeprefix(str(GSH))


# --- examples -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_example_conforms(path):
    assert report(path).conforms, report(path).text("en")


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_every_class_of_an_example_is_looked_at(path):
    seen = {shape for shape, count in report(path).focus_counts.items() if count}
    classes = {value for value in read(path).objects(None, RDF.type) if value in GOV}
    blind = {cls for cls in classes if not any(str(shape) in seen for shape in SHAPES.subjects(SH.targetClass, cls))}
    assert not blind


def test_examples_use_every_class_and_property():
    vocabulary, examples = read(ONTOLOGY / "gov.ttl"), read(*EXAMPLES)
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {term for kind in kinds for term in vocabulary.subjects(RDF.type, kind) if term in GOV}
    used = {term for triple in examples for term in triple}
    assert {str(term).removeprefix(str(GOV)) for term in terms - used} - OF_CODES - ABSTRACT == set()


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_quotations_of_examples_are_as_long_as_their_offsets_say(path):
    graph = read(path)
    for quotation in graph.subjects(RDF.type, GOV.Quotation):
        words = graph.value(URIRef(f"{quotation}#quote"), OA.exact)
        start, end = (graph.value(URIRef(f"{quotation}#position"), each).toPython() for each in (OA.start, OA.end))
        assert len(words) == end - start, quotation
        assert str(quotation).endswith(f"/{start}-{end}")


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_examples_have_no_blank_nodes(path):
    assert not [node for triple in read(path) for node in triple if isinstance(node, BNode)]


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_things_of_examples_have_the_class_of_their_code(path):
    """Shapes leave this to the code lists: a closed document graph does not hold them."""
    graph = read(path)
    for predicate in (GOV.kind, ORG.classification):
        for thing, code in graph.subject_objects(predicate):
            assert set(CODES.objects(code, GOV.entityClass)) <= set(graph.objects(thing, RDF.type)), thing


# --- counter-examples -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_counter_example_is_rejected_by_the_shape_meant_for_it(path):
    findings = report(path).findings
    assert expected(path) in {finding.shape for finding in findings}
    assert {finding.shape for finding in findings if finding.severity == "Violation"} <= {expected(path)}


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_counter_example_shows_the_message_in_both_languages(path):
    (shape,) = {finding.shape for finding in report(path).findings if finding.shape == expected(path)}
    for text in SHAPES.objects(URIRef(shape), SH.message):
        assert str(text) in report(path).text(text.language)


def test_every_shape_that_asks_has_a_counter_example():
    asking = {shape for shape in NAMED if any((shape, constraint, None) in SHAPES for constraint in CONSTRAINTS)}
    # Shapes without a target serve other shapes, and are rejected under their names.
    reached = {shape for node in TARGETED for shape in SHAPES.transitive_objects(node, SH.property)}
    assert {short(shape) for shape in asking & reached} - {short(expected(path)) for path in INVALID} == set()


def test_every_node_shape_has_valid_and_invalid_nodes():
    seen = Counter(shape for path in EXAMPLES for shape, count in report(path).focus_counts.items() if count)
    rejecting = {expected(path) for path in INVALID}
    for shape in TARGETED:
        assert seen[str(shape)], f"no example has a node for {short(shape)}"
        parts = {str(part) for part in SHAPES.transitive_objects(shape, SH.property)}
        assert parts & rejecting, f"no counter-example for {short(shape)}"


CODED = [(shape, SHAPES.value(shape, SH.path)) for shape in NAMED if (shape, SH.node, None) in SHAPES]


@pytest.mark.parametrize(("shape", "path"), CODED, ids=lambda term: re.split(r"[#/]", term)[-1])
def test_code_of_another_list_is_rejected(shape, path):
    """The value of each coded property is moved to a list of its own, in the first example that has one."""
    classes = set(SHAPES.objects(SHAPES.value(None, SH.property, shape), SH.targetClass))
    for file in EXAMPLES:
        graph = read(file)
        for subject, code in graph.subject_objects(path):
            if classes & set(graph.objects(subject, RDF.type)):
                graph.add((subject, path, GSH.code))
                graph.remove((subject, path, code))
                graph.add((GSH.code, RDF.type, URIRef("http://www.w3.org/2004/02/skos/core#Concept")))
                assert str(shape) in {finding.shape for finding in validate_graph(graph).findings}
                return
    pytest.fail(f"no example has a code under {path}")


# --- the shapes themselves ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SHAPE_FILES, ids=name)
def test_meta_shapes_accept(path):
    conforms, _, text = pyshacl_validate(rdflib.Graph(), shacl_graph=read(path), meta_shacl=True)
    assert conforms, text


def test_meta_shapes_reject_a_broken_shape():
    broken = rdflib.Graph().add((GSH.Broken, RDF.type, SH.NodeShape)).add((GSH.Broken, SH.minCount, Literal("one")))
    with pytest.raises(Exception, match="MetaSHACL"):
        pyshacl_validate(rdflib.Graph(), shacl_graph=broken, meta_shacl=True)


@pytest.mark.parametrize("shape", NAMED, ids=short)
def test_shape_has_label_and_message_in_both_languages(shape):
    for predicate in (rdflib.RDFS.label, SH.message):
        assert sorted(str(text.language) for text in SHAPES.objects(shape, predicate)) == ["en", "vi"], predicate


def test_shapes_of_their_own_query_language_are_not_used():
    """Such a constraint took 79 % of the time of a whole validation."""
    assert (None, SH.sparql, None) not in SHAPES


def test_shapes_point_at_shapes():
    """PySHACL takes a mistyped name for a shape that asks nothing."""
    pointed_at = {node for predicate in (SH.node, SH.property, SH["not"]) for node in SHAPES.objects(None, predicate)}
    pointed_at |= {node for choice in SHAPES.objects(None, SH["or"]) for node in SHAPES.items(choice)}
    assert {short(node) for node in pointed_at if not isinstance(node, BNode)} <= {short(node) for node in NAMED}


def test_property_shapes_are_reached():
    reached = {shape for node in TARGETED for shape in SHAPES.transitive_objects(node, SH.property)}
    properties = {shape for shape in NAMED if (shape, RDF.type, SH.PropertyShape) in SHAPES}
    served = {shape for node in set(NAMED) - set(TARGETED) for shape in SHAPES.objects(node, SH.property)}
    assert {short(shape) for shape in properties - reached - served} == set()


def test_every_class_of_the_vocabulary_has_a_shape():
    classes = {cls for cls in read(ONTOLOGY / "gov.ttl").subjects(RDF.type, OWL.Class) if cls in GOV}
    assert {str(cls) for cls in classes - set(SHAPES.objects(None, SH.targetClass))} == set()


def test_store_form_of_an_example_is_the_file(tmp_path):
    quads = [ox.Quad(*quad.triple, ox.NamedNode("urn:source")) for quad in parse_file(EXAMPLES[0])]
    (tmp_path / "a.nq").write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS))
    assert validate_files([tmp_path / "a.nq"]).focus_counts == report(EXAMPLES[0]).focus_counts
