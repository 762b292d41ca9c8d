"""Validation as a function: what goes in, what the report says, and what is an error."""

import json
import logging
import random
import re
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH, BNode

from govgraph.errors import ValidationError
from govgraph.resources import data_folder
from govgraph.validate import Finding, Report, validate_dataset, validate_files, validate_graph
from govgraph.validate.files import parse_file

GSH = "https://w3id.org/govgraph/shapes#"
GOV = "https://w3id.org/govgraph/ns#"
A = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
EXAMPLES = data_folder("ontology") / "examples"
TENURE = EXAMPLES / "tenure.ttl"


def graph(turtle: str) -> list[ox.Quad]:
    head = f"@base <https://example.org/id/> . @prefix gov: <{GOV}> . @prefix foaf: <http://xmlns.com/foaf/0.1/> ."
    dates = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."
    return list(ox.parse(f"{head} {dates} {turtle}", format=ox.RdfFormat.TURTLE))


def shapes_found(report: Report) -> set[str]:
    return {finding.shape.removeprefix(GSH) for finding in report.findings}


# --- what goes in ---------------------------------------------------------------------------------------------------


def test_triples_quads_and_rdflib_graph_give_one_report():
    quads = parse_file(TENURE)
    reports = {
        validate_graph(quads).json(),
        validate_graph(quad.triple for quad in quads).json(),
        validate_graph(rdflib.Graph().parse(TENURE)).json(),
    }
    assert len(reports) == 1


def test_order_of_the_statements_does_not_matter():
    quads = parse_file(EXAMPLES / "release.ttl")
    shuffled = random.Random(7).sample(quads, len(quads))
    for form in (Report.text, Report.json, Report.turtle):
        assert form(validate_graph(quads)) == form(validate_graph(shuffled))


def test_each_named_graph_is_validated_by_itself():
    """Two sources may differ on one tenure: in one graph it would have two statuses, in two it has one each."""
    one = [ox.Quad(*quad.triple, ox.NamedNode("urn:source:1")) for quad in parse_file(TENURE)]
    unknown, ongoing = (f"https://w3id.org/govgraph/code/tenure-status/{code}" for code in ("unknown", "ongoing"))
    two = [
        ox.Quad(
            quad.subject,
            quad.predicate,
            ox.NamedNode(ongoing)
            if quad.predicate.value == f"{GOV}status" and quad.object.value == unknown
            else quad.object,
            ox.NamedNode("urn:source:2"),
        )
        for quad in one
    ]
    assert validate_dataset([*one, *two]).conforms
    assert not validate_graph([*one, *two]).conforms


def test_default_graph_that_repeats_the_named_graphs_is_passed_over():
    named = [ox.Quad(*quad.triple, ox.NamedNode("urn:source")) for quad in parse_file(TENURE)]
    stored = [*named, *(ox.Quad(*quad.triple) for quad in named)]
    assert validate_dataset(stored).focus_counts == validate_dataset(named).focus_counts
    extra = ox.Quad(ox.NamedNode("urn:x"), A, ox.NamedNode(f"{GOV}Person"))
    assert "Person-name" in shapes_found(validate_dataset([*stored, extra]))


def test_findings_name_file_and_graph(tmp_path):
    (tmp_path / "a.trig").write_text(f"GRAPH <urn:source> {{ <urn:x> a <{GOV}Person> }}", encoding="utf-8")
    (finding,) = validate_files([tmp_path / "a.trig"]).findings
    assert finding.source == "a.trig urn:source"


@pytest.mark.parametrize("path", sorted((EXAMPLES / "invalid").glob("*.ttl"))[::12], ids=lambda path: path.stem)
def test_findings_are_those_of_pyshacl_with_the_files_as_they_are(path):
    """The shapes are rewritten for speed; what they say must stay."""
    shapes = rdflib.Graph()
    for file in (data_folder("ontology") / "shapes").glob("*.ttl"):
        shapes.parse(file)
    data = rdflib.Graph().parse(path)
    _, found, _ = pyshacl.validate(data, shacl_graph=shapes)
    plain = {
        tuple(str(found.value(result, each)) for each in (SH.focusNode, SH.sourceShape, SH.sourceConstraintComponent))
        for result in found.objects(None, SH.result)
    }
    by_shape = [finding for finding in validate_graph(data).findings if not finding.shape.startswith(f"{GSH}Node")]
    ours = {(finding.focus.removeprefix("_:"), finding.shape, finding.component) for finding in by_shape}
    assert ours == plain


def test_shapes_of_another_file(tmp_path):
    shapes = tmp_path / "own.ttl"
    shapes.write_text(
        f"""@prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:shape> a sh:NodeShape ; sh:targetClass <{GOV}Person> ; sh:property <urn:shape-name> .
        <urn:shape-name> a sh:PropertyShape ; sh:path <urn:nick> ; sh:minCount 1 ; sh:message "No nick."@en .""",
        encoding="utf-8",
    )
    (finding,) = validate_graph(graph('<p> a gov:Person ; foaf:name "Lê Thị Na" .'), shapes=shapes).findings
    assert (finding.shape, finding.messages) == ("urn:shape-name", {"en": "No nick."})


# --- what the report says -------------------------------------------------------------------------------------------


def test_mistyped_class_is_found():
    (finding,) = validate_graph(graph('<p> a gov:Person, gov:Persson ; foaf:name "Lê Thị Na" .')).findings
    assert (finding.severity, finding.shape, finding.path) == ("Violation", f"{GSH}Node-type", str(RDF.type))
    assert finding.value == f"<{GOV}Persson>"
    assert set(finding.messages) == {"vi", "en"}


def test_node_without_class_is_found():
    report = validate_graph(graph('<p> foaf:name "Lê Thị Na" .'))
    assert shapes_found(report) == {"Node-type"}
    assert report.findings[0].value is None


def test_mistyped_property_is_found():
    (finding,) = validate_graph(graph('<p> a gov:Person ; foaf:name "Lê Thị Na" ; gov:bornOn "1970" .')).findings
    assert (finding.shape, finding.path, finding.value) == (f"{GSH}Node", f"{GOV}bornOn", '"1970"')
    assert set(finding.messages) == {"vi", "en"}


def test_class_used_as_property_is_found():
    report = validate_graph(graph('<p> a gov:Person, gov:heldOn ; foaf:name "Lê Thị Na" ; gov:Unit "x" .'))
    assert shapes_found(report) == {"Node", "Node-type"}


def test_focus_counts_tell_what_each_shape_saw():
    counts = validate_graph(graph('<p> a gov:Person ; foaf:name "Lê Thị Na" .')).focus_counts
    assert counts[f"{GSH}Person"] == 1
    assert counts[f"{GSH}Node"] == 1
    assert counts[f"{GSH}Tenure"] == counts[f"{GSH}Inference"] == 0


def test_focus_counts_follow_all_kinds_of_targets():
    counts = validate_files([EXAMPLES / "participation-inferred-chair.ttl"]).focus_counts
    expected = {"Inference": 1, "Conclusion": 1, "Premise": 3, "OfficialParticipation": 2, "Participation": 2}
    assert {name: counts[GSH + name] for name in expected} == expected


def test_empty_graph_says_that_nothing_was_checked():
    report = validate_graph([])
    assert report.conforms
    assert "this verdict says nothing" in report.text("en")
    assert "không nói lên điều gì" in report.text("vi")


def test_warnings_and_infos_do_not_stop_publication():
    report = validate_files([EXAMPLES / "release.ttl"])
    assert report.conforms
    assert report.severity_counts == {"Violation": 0, "Warning": 2, "Info": 0}


@pytest.mark.parametrize(
    ("start", "end", "is_ordered"),
    [
        ('"2023-05-02"^^xsd:date', '"2023-05-01"^^xsd:date', False),
        ('"2023-05-02"^^xsd:date', '"2023-05-02"^^xsd:date', True),
        ('"2023-05"^^xsd:gYearMonth', '"2023-04"^^xsd:gYearMonth', False),
        ('"2023-05"^^xsd:gYearMonth', '"2023-05"^^xsd:gYearMonth', True),
        ('"2023"^^xsd:gYear', '"2022"^^xsd:gYear', False),
        ('"2022"^^xsd:gYear', '"2023"^^xsd:gYear', True),
        # Of different precision: queries/check/ compares these.
        ('"2023"^^xsd:gYear', '"2022-05-01"^^xsd:date', True),
        ('"2023-05-02"^^xsd:date', '"2022"^^xsd:gYear', True),
        ('"2023-05"^^xsd:gYearMonth', '"2022"^^xsd:gYear', True),
    ],
)
def test_interval_is_compared_where_both_ends_are_as_exact(start, end, is_ordered):
    report = validate_graph(graph(f"<t> a gov:Term ; gov:start {start} ; gov:end {end} ."))
    assert ("Interval" not in shapes_found(report)) is is_ordered


@pytest.mark.parametrize(
    "value",
    [
        '"x"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"52"',
        '"52"@vi',
        '"2024-02-31"^^<http://www.w3.org/2001/XMLSchema#date>',
        "<urn:x>",
        "-1",
        "4.5",
        "46",
    ],
)
def test_number_that_cannot_be_compared_is_a_finding_not_a_crash(value):
    report = validate_graph(graph(f"<h> a gov:HeadCount ; gov:expected 45 ; gov:present {value} ."))
    assert "HeadCount-present" in shapes_found(report)


def test_ill_typed_literals_leave_no_trace_on_standard_error(caplog, capsys):
    with caplog.at_level(logging.DEBUG, logger="rdflib.term"):
        report = validate_graph(graph('<t> a gov:Term ; gov:start "2024-02-31"^^xsd:date .'))
    assert "Term-start" in shapes_found(report)
    assert not caplog.records
    assert capsys.readouterr().err == ""
    assert not logging.getLogger("rdflib.term").disabled


def test_blank_node_is_named_in_the_report():
    report = validate_graph(graph('_:p a gov:Person ; foaf:name "Lê Thị Na" .'))
    assert shapes_found(report) == {"Person"}
    assert report.findings[0].focus.startswith("_:")


# --- the three forms ------------------------------------------------------------------------------------------------


def test_text_shows_a_fault_once_and_then_its_nodes():
    text = validate_graph(graph("<p> a gov:Person . <q> a gov:Person .")).text("vi")
    assert text.startswith("Không đạt: 2 vi phạm, 0 cảnh báo, 0 lưu ý.")
    assert text.count("Người không có họ tên") == 1
    assert text.count("- Cá nhân (https://example.org/id/") == 2
    assert "Số nút đã kiểm tra: Nút bất kỳ 2, Cá nhân 2" in text


def test_text_shortens_what_people_know():
    text = validate_graph(graph('<t> a gov:Term ; gov:start "2024-02-31"^^xsd:date .')).text("en")
    assert "violations · Start of a term [gsh:Term-start] (1)" in text
    assert 'property «start» (gov:start) · value "2024-02-31"' in text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "vi",
            "- Bầu cử «Lê Thị Na» (https://example.org/id/e) · thuộc tính «người được quyết định» (gov:person)",
        ),
        ("en", "- Election «Lê Thị Na» (https://example.org/id/e) · property «person» (gov:person) · value Meeting"),
    ],
)
def test_text_tells_nodes_and_properties_by_their_names(lang, said):
    of_whom = (
        '<e> a gov:PersonnelChange, gov:Election ; gov:person <p>, <m> . <p> a gov:Person ; foaf:name "Lê Thị Na" .'
    )
    text = validate_graph(graph(f"{of_whom} <m> a gov:Meeting .")).text(lang)
    assert said in text


def test_every_shape_property_and_class_that_is_reported_has_a_name_in_both_languages():
    shapes = rdflib.Graph()
    for file in (data_folder("ontology") / "shapes").glob("*.ttl"):
        shapes.parse(file)
    terms = {*shapes.subjects(RDF.type, SH.NodeShape), *shapes.objects(None, SH.path)}
    for lang in ("vi", "en"):
        finding = [Finding("Info", "urn:x", str(t), None, str(t)) for t in terms if isinstance(t, rdflib.URIRef)]
        text = Report.of(finding, {}).text(lang)
        assert not re.findall(r"· (\w+:\w+) \[|(?:property|thuộc tính) (\w+:\S+)", text)


def test_names_are_for_people_alone():
    report = validate_graph(graph('<p> a gov:Person ; foaf:name "Lê Thị Na", "Lê Thị Nà" .'))
    assert "Lê Thị Na" in report.text("en")
    assert "Lê Thị Na" not in report.json() + report.turtle()


def test_json_holds_the_whole_report():
    report = validate_graph(graph("<p> a gov:Person ."))
    data = json.loads(report.json())
    assert data["conforms"] is False
    assert data["counts"] == {"Violation": 1, "Warning": 0, "Info": 0}
    assert data["focus_counts"][f"{GSH}Person"] == 1
    assert Finding(**data["findings"][0]) == report.findings[0]


@pytest.mark.parametrize("name", ["person-name", "nomination-tenures", "person", "organisation-level"])
def test_turtle_is_a_report_of_shacl(name):
    report = validate_files([EXAMPLES / "invalid" / f"{name}.ttl"])
    found = rdflib.Graph().parse(data=report.turtle(), format="turtle")
    (node,) = found.subjects(RDF.type, SH.ValidationReport)
    assert found.value(node, SH.conforms).toPython() is False
    results = list(found.objects(node, SH.result))
    assert len(results) == len(report.findings)
    for result in results:
        for predicate in (SH.focusNode, SH.resultSeverity, SH.sourceShape, SH.sourceConstraintComponent):
            assert len(list(found.objects(result, predicate))) == 1
        assert sorted(text.language for text in found.objects(result, SH.resultMessage)) == ["en", "vi"]
    assert all(isinstance(result, BNode) for result in results)


def test_report_of_several_graphs_joins_findings_and_counts():
    one, two = (validate_graph(graph(f"<{name}> a gov:Person .")) for name in "pq")
    joined = Report.joined([two, one])
    assert [finding.focus[-1] for finding in joined.findings] == ["p", "q"]
    assert joined.focus_counts[f"{GSH}Person"] == 2


# --- errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ttl", "<urn:a> <urn:b>", "line 1"),
        ("a.ttl", b'<urn:a> <urn:b> "\xff" .', "a.ttl"),
        ("a.docx", "x", "unknown ending «.docx»"),
        ("a.nt", "<urn:a> <urn:b> .", "not well-formed"),
    ],
)
def test_unreadable_file_is_an_error_that_names_it(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ValidationError, match=said) as caught:
        validate_files([path])
    assert str(path) in str(caught.value)


def test_missing_file_is_an_error(tmp_path):
    with pytest.raises(ValidationError, match="there is no such file"):
        validate_files([tmp_path / "none.ttl"])
    with pytest.raises(ValidationError, match="is a folder; name files"):
        (tmp_path / "folder.ttl").mkdir()
        validate_files([tmp_path / "folder.ttl"])


@pytest.mark.parametrize("shapes", ["<urn:a> a <urn:b> .", "<urn:a> <urn:b>", None])
def test_unreadable_shapes_are_an_error(tmp_path, shapes):
    folder = tmp_path / "shapes"
    folder.mkdir()
    if shapes:
        (folder / "own.ttl").write_text(shapes, encoding="utf-8")
    with pytest.raises(ValidationError):
        validate_graph([], shapes=folder)


@pytest.mark.parametrize(
    "fault",
    [
        "sh:path <urn:name>",
        "sh:property [ a sh:PropertyShape ; sh:minCount 1 ]",
        "sh:property [ sh:path <urn:name> ; sh:minCount <urn:one> ]",
    ],
)
def test_shapes_that_cannot_be_applied_are_an_error(tmp_path, fault):
    shapes = tmp_path / "own.ttl"
    shapes.write_text(
        f"""@prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:shape> a sh:NodeShape ; sh:targetClass <{GOV}Person> ; {fault} .""",
        encoding="utf-8",
    )
    with pytest.raises(ValidationError, match="cannot be applied"):
        validate_graph(graph('<p> a gov:Person ; foaf:name "Lê Thị Na" .'), shapes=shapes)


def test_import_of_the_module_costs_no_pyshacl():
    """pySHACL and rdflib take 0.6 s to import; `govgraph --help` must not pay for them."""
    import subprocess
    import sys

    code = "import sys, govgraph.validate; print(sorted({'pyshacl', 'rdflib'} & set(sys.modules)))"
    source = str(Path(__file__).parents[1] / "src")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": source})
    assert done.stdout.strip() == "[]", done.stderr
