"""The native engine against pySHACL, kind by kind: it never lets a graph pass that pySHACL rejects."""

import shutil
from collections.abc import Sequence
from functools import cache
from itertools import product
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Graph

from govgraph.errors import ValidationError
from govgraph.interpret import interpret
from govgraph.mapping import map_reading
from govgraph.ntriples import Statements
from govgraph.read import read_document
from govgraph.resources import data_folder
from govgraph.validate import Report, load_screen, native_fault, validate_graph
from govgraph.validate.files import parse_file
from govgraph.validate.plain import is_plain
from govgraph.validate.screen import Screen

if native_fault():
    pytest.skip(native_fault(), allow_module_level=True)

ONTOLOGY = data_folder("ontology")
VALID = sorted((ONTOLOGY / "examples").glob("*.ttl"))
INVALID = sorted((ONTOLOGY / "examples" / "invalid").glob("*.ttl"))
CASES = sorted((Path(__file__).parent / "cases" / "extraction").glob("*.txt"))
SHAPES = [quad.triple for path in sorted((ONTOLOGY / "shapes").glob("*.ttl")) for quad in parse_file(path)]
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = f"""@base <https://example.org/id/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix gov: <https://w3id.org/govgraph/ns#> .
@prefix sh: <{SH}> . @prefix xsd: <{XSD}> .
"""


@cache
def report(path: Path) -> Report:
    return validate_graph(triples_of(path))


@cache
def triples_of(path: Path) -> tuple[ox.Triple, ...]:
    if path.suffix == ".txt":
        return tuple(quad.triple for quad in map_reading(interpret(read_document(path))))
    return tuple(quad.triple for quad in parse_file(path))


def parse(turtle: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)]


def screen() -> Screen:
    return load_screen(ONTOLOGY)


def by_pyshacl(triples: Sequence[ox.Triple], shapes: Path | None = None) -> Report | None:
    """The report of pySHACL; nothing where it breaks off, as it does at some comparisons."""
    try:
        return validate_graph(triples, shapes=shapes)
    except (ValidationError, TypeError):
        return None


def assert_safe(triples: Sequence[ox.Triple], used: Screen, shapes: Path | None = None) -> None:
    """Where the screen lets a graph pass, so does pySHACL; where it rejects one, it costs a second look and no more."""
    if used.conforms(Statements.of(triples)):
        report = by_pyshacl(triples, shapes)
        assert report is not None and report.conforms, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES).decode()


# --- graphs of the project ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*VALID, *CASES], ids=lambda path: path.stem)
def test_valid_graph_is_not_rejected(path):
    assert screen().conforms(Statements.of(triples_of(path))) is not False
    assert report(path).conforms


def test_nearly_all_valid_graphs_pass():
    """If the screen let nothing pass, it would agree with pySHACL too, and be of no use.

    One with a tenure from a year to a month, which engines do not compare alike, is left to pySHACL.
    """
    verdicts = [screen().conforms(Statements.of(triples_of(path))) for path in [*VALID, *CASES]]
    assert verdicts.count(True) > 0.98 * len(verdicts)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_verdict_on_a_counter_example_is_that_of_pyshacl(path):
    assert bool(screen().conforms(Statements.of(triples_of(path)))) is report(path).conforms


@pytest.mark.parametrize("path", [*VALID, *INVALID, *CASES[::4]], ids=lambda path: path.stem)
def test_findings_are_those_of_pyshacl(path):
    """Focus nodes, shapes and components, of all severities, wherever literals are plain and nodes have IRIs."""
    triples = triples_of(path)
    if any(isinstance(term, ox.BlankNode) for triple in triples for term in triple):
        pytest.skip("holds blank nodes, which each engine names in its own way")
    if not all(is_plain(str(value)) for _, _, value in triples if isinstance(value, ox.Literal)):
        pytest.skip("holds literals which the screen leaves to pySHACL")
    findings = [each for each in report(path).findings if not each.shape.split("#")[-1].startswith("Node")]
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES).decode()
    found = screen().engine.validate_text(written, "ntriples").results
    ours = {(each.focus_node.strip("<>"), each.root_shape.strip("<>"), each.component) for each in found}
    theirs = {(each.focus, each.shape, each.component.split("#")[-1]) for each in findings}
    if "Interval" in {shape.split("#")[-1] for _, shape, _ in theirs ^ ours}:
        pytest.skip("the native engine does not order years; see test_comparison_is_left_where_engines_may_differ")
    assert ours == theirs


# --- what the shapes use --------------------------------------------------------------------------------------------

# For each term of SHACL: what a shape for gov:Person says, what a person may say, and what not.
SAMPLES = {
    "alternativePath": (
        "sh:property [ sh:path [ sh:alternativePath ( foaf:name gov:namedAs ) ] ; sh:minCount 2 ]",
        'foaf:name "a" ; gov:namedAs "b"',
        'foaf:name "a"',
    ),
    "class": ("sh:property [ sh:path gov:person ; sh:class gov:Person ]", "gov:person <p>", "gov:person <u>"),
    "datatype": (
        "sh:property [ sh:path gov:start ; sh:datatype xsd:gYear ]",
        "gov:start '2020'^^xsd:gYear",
        "gov:start 1",
    ),
    "equals": (
        "sh:property [ sh:path gov:person ; sh:equals gov:unit ]",
        "gov:person <u> ; gov:unit <u>",
        "gov:person <u>",
    ),
    "flags": ('sh:property [ sh:path foaf:name ; sh:pattern "^đ" ; sh:flags "i" ]', 'foaf:name "Đa"', 'foaf:name "Da"'),
    "hasValue": ("sh:property [ sh:path gov:unit ; sh:hasValue <u> ]", "gov:unit <u>", "gov:unit <p>"),
    "in": ('sh:property [ sh:path foaf:name ; sh:in ( "a" 1 ) ]', 'foaf:name "a", 1', 'foaf:name "b"'),
    "inversePath": (
        "sh:property [ sh:path [ sh:inversePath gov:person ] ; sh:minCount 1 ]",
        "gov:person <p>",
        "gov:person <u>",
    ),
    "languageIn": ('sh:property [ sh:path foaf:name ; sh:languageIn ( "vi" ) ]', 'foaf:name "a"@vi', 'foaf:name "a"'),
    "lessThan": (
        "sh:property [ sh:path gov:start ; sh:lessThan gov:end ]",
        "gov:start '2023-01-31'^^xsd:date ; gov:end '2023-02-01'^^xsd:date",
        "gov:start '2023-01-31'^^xsd:date ; gov:end '2023-01-31'^^xsd:date",
    ),
    "lessThanOrEquals": (
        "sh:property [ sh:path gov:start ; sh:lessThanOrEquals gov:end ]",
        "gov:start 9 ; gov:end 9",
        "gov:start 10 ; gov:end 9",
    ),
    "maxCount": ("sh:property [ sh:path foaf:name ; sh:maxCount 1 ]", 'foaf:name "a"', 'foaf:name "a", "a"@vi'),
    "maxInclusive": ("sh:property [ sh:path gov:start ; sh:maxInclusive 100 ]", "gov:start 100.0", "gov:start 100.1"),
    "minCount": ("sh:property [ sh:path foaf:name ; sh:minCount 1 ]", 'foaf:name "a"', "gov:unit <u>"),
    "minInclusive": ("sh:property [ sh:path gov:start ; sh:minInclusive 0 ]", "gov:start 0", "gov:start -1"),
    "minLength": ("sh:property [ sh:path foaf:name ; sh:minLength 1 ]", 'foaf:name "ă"', 'foaf:name ""'),
    "node": ("sh:property [ sh:path gov:unit ; sh:node [ sh:class gov:Unit ] ]", "gov:unit <u>", "gov:unit <p>"),
    "nodeKind": ("sh:property [ sh:path gov:unit ; sh:nodeKind sh:IRI ]", "gov:unit <u>", 'gov:unit "u"'),
    "not": ("sh:not [ sh:property [ sh:path gov:unit ; sh:minCount 1 ] ]", 'foaf:name "a"', "gov:unit <u>"),
    "or": (
        "sh:property [ sh:path gov:unit ; sh:or ( [ sh:class gov:Unit ] [ sh:datatype xsd:string ] ) ]",
        'gov:unit <u>, "u"',
        "gov:unit <u>, 1",
    ),
    "path": (
        "sh:property [ sh:path ( gov:person gov:unit ) ; sh:minCount 1 ]",
        "gov:person <p> ; gov:unit <u>",
        "gov:person <u> ; gov:unit <u>",
    ),
    "pattern": ('sh:property [ sh:path foaf:name ; sh:pattern "^[^A-ZĐ]+$" ]', 'foaf:name "xã"', 'foaf:name "xĐ"'),
    "property": ("sh:property [ sh:path foaf:name ; sh:minCount 1 ]", 'foaf:name "a"', "gov:unit <u>"),
    "qualifiedMaxCount": (
        "sh:property [ sh:path gov:person ; sh:qualifiedValueShape [ sh:class gov:Unit ] ; sh:qualifiedMaxCount 1 ]",
        "gov:person <p>, <u>",
        "gov:person <u>, <v>",
    ),
    "qualifiedMinCount": (
        "sh:property [ sh:path gov:person ; sh:qualifiedValueShape [ sh:class gov:Unit ] ; sh:qualifiedMinCount 1 ]",
        "gov:person <p>, <u>",
        "gov:person <p>",
    ),
    "qualifiedValueShape": (
        "sh:property [ sh:path gov:person ; sh:qualifiedMaxCount 1 ; sh:qualifiedValueShape"
        " [ sh:property [ sh:path gov:end ; sh:maxCount 0 ] ] ]",
        "gov:person <u>, <w>",
        "gov:person <u>, <v>",
    ),
    "uniqueLang": (
        "sh:property [ sh:path foaf:name ; sh:uniqueLang true ]",
        'foaf:name "a"@vi, "a"@en',
        'foaf:name "a"@vi, "b"@vi',
    ),
}
# The same for what picks nodes and says how grave a fault is, which cannot be turned round by sh:not.
TARGETS = {
    "severity": (
        "sh:targetClass gov:Person ; sh:property [ sh:path foaf:name ; sh:minCount 1 ; sh:severity sh:Info ] ,"
        " [ sh:path foaf:name ; sh:maxCount 0 ; sh:severity sh:Warning ] , [ sh:path foaf:name ; sh:maxCount 1 ]",
        'foaf:name "a"',
        'foaf:name "a", "b"',
    ),
    "targetClass": ("sh:targetClass gov:Person ; sh:class gov:Fact", "a gov:Fact", "a gov:Term"),
    "targetNode": ("sh:targetNode <p> ; sh:class gov:Fact", "a gov:Fact", "a gov:Term"),
    "targetObjectsOf": ("sh:targetObjectsOf gov:person ; sh:class gov:Unit", "gov:person <u>", "gov:person <p>"),
    "targetSubjectsOf": ("sh:targetSubjectsOf gov:unit ; sh:class gov:Fact", 'foaf:name "a"', "gov:unit <u>"),
}
# Said for people, or to group shapes: these ask nothing.
SILENT = {"group", "message", "NodeShape", "PropertyShape", "PropertyGroup", "IRI", "Info", "Warning"}
OTHERS = " . <u> a gov:Unit . <v> a gov:Unit . <w> a gov:Unit ; gov:end '2020'^^xsd:gYear ."


def terms_used() -> set[str]:
    names = {term.value for triple in SHAPES for term in triple if isinstance(term, ox.NamedNode)}
    return {name.removeprefix(str(SH)) for name in names if name.startswith(str(SH))}


def test_each_term_of_the_shapes_has_a_sample():
    """A kind of constraint that is new to the shapes is compared before it is trusted."""
    assert terms_used() - SILENT - set(SAMPLES) - set(TARGETS) == set()


@pytest.fixture
def screen_for(tmp_path):
    """Give the screen for other shapes, and their file."""

    def make(body: str) -> tuple[Screen, Path]:
        shapes = tmp_path / "shapes" / "own.ttl"
        shapes.parent.mkdir(exist_ok=True)
        shapes.write_text(f"{PREFIXES}<urn:shape> a sh:NodeShape ; {body} .", encoding="utf-8")
        shutil.copy(ONTOLOGY / "gov.ttl", tmp_path)
        load_screen.cache_clear()
        return load_screen(tmp_path), shapes

    yield make
    load_screen.cache_clear()


def verdicts(of: tuple[Screen, Path], said: str) -> tuple[bool | None, bool]:
    triples = parse(f"<p> a gov:Person ; {said} {OTHERS}")
    return of[0].conforms(Statements.of(triples)), validate_graph(triples, shapes=of[1]).conforms


@pytest.mark.parametrize("name", SAMPLES)
def test_constraint_is_understood_as_by_pyshacl(screen_for, name):
    body, good, bad = SAMPLES[name]
    asking = screen_for(f"sh:targetClass gov:Person ; {body}")
    assert (verdicts(asking, good), verdicts(asking, bad)) == ((True, True), (False, False))


@pytest.mark.parametrize("name", SAMPLES)
def test_negated_constraint_is_understood_as_by_pyshacl(screen_for, name):
    """Where an engine overlooks a fault below sh:not, it makes one up, and the other way round."""
    body, good, bad = SAMPLES[name]
    asking = screen_for(f"sh:targetClass gov:Person ; sh:not [ {body} ]")
    assert (verdicts(asking, good), verdicts(asking, bad)) == ((False, False), (True, True))


@pytest.mark.parametrize("name", TARGETS)
def test_target_and_severity_are_understood_as_by_pyshacl(screen_for, name):
    body, good, bad = TARGETS[name]
    asking = screen_for(body)
    assert (verdicts(asking, good), verdicts(asking, bad)) == ((True, True), (False, False))


VALUES = [
    *("0", "-1", "9", "10", "9.5", "10.0", "'10'", "'9'", "'9'@vi", "true", "1e1", "<u>", "'007'^^xsd:integer"),
    *(f"'{text}'^^xsd:date" for text in ("2023-12-31", "2024-01-01", "2024-01-01Z", "2024-01-01+07:00", "2024-02-30")),
    *(f"'{text}'^^xsd:gYear" for text in ("2023", "2024", "-0001")),
    *(f"'{text}'^^xsd:gYearMonth" for text in ("2023-12", "2024-01")),
]


@pytest.mark.parametrize("is_negated", [False, True])
@pytest.mark.parametrize("term", ["lessThan", "lessThanOrEquals"])
def test_comparison_is_left_where_engines_may_differ(screen_for, term, is_negated):
    """The native engine cannot order years, which below sh:not would let a term pass that ends before it begins."""
    ask = f"sh:property [ sh:path gov:start ; sh:{term} gov:end ]"
    used, shapes = screen_for(f"sh:targetClass gov:Person ; {f'sh:not [ {ask} ]' if is_negated else ask}")
    passed = 0
    for start, end in product(VALUES, repeat=2):
        triples = parse(f"<p> a gov:Person ; gov:start {start} ; gov:end {end} . <u> a gov:Unit .")
        assert_safe(triples, used, shapes)
        passed += used.conforms(Statements.of(triples)) is True
    assert passed > 10


@pytest.mark.parametrize("term", ["minInclusive 0", "maxInclusive 9", "datatype xsd:integer", "datatype xsd:date"])
@pytest.mark.parametrize("is_negated", [False, True])
def test_values_at_the_edge_are_left_where_engines_may_differ(screen_for, term, is_negated):
    ask = f"sh:property [ sh:path gov:start ; sh:{term} ]"
    used, shapes = screen_for(f"sh:targetClass gov:Person ; {f'sh:not [ {ask} ]' if is_negated else ask}")
    for value in VALUES:
        assert_safe(parse(f"<p> a gov:Person ; gov:start {value} . <u> a gov:Unit ."), used, shapes)


def test_no_pattern_of_free_text_is_negated():
    """Python's «$» also matches before a line break at the end; the native engine is stricter, below sh:not laxer."""
    graph = Graph()
    for path in (ONTOLOGY / "shapes").glob("*.ttl"):
        graph.parse(path)
    negated = set(graph.objects(None, SH["not"])) | set(graph.objects(None, SH.qualifiedValueShape))
    steps = (SH.property, SH.node, SH["or"], SH.qualifiedValueShape, RDF.first, RDF.rest)
    while grown := {node for shape in negated for step in steps for node in graph.objects(shape, step)} - negated:
        negated |= grown
    ending = {shape for shape in negated for text in graph.objects(shape, SH.pattern) if str(text).endswith("$")}
    # A literal of such a datatype holds no line break, or is not plain.
    assert {shape for shape in ending if (shape, SH.datatype, None) not in graph} == set()
