"""JSON-LD with plain keys: read without knowing RDF, and the same graph for who knows it."""

import io
import json
import re
from pathlib import Path

import pytest
import rdflib
import rdflib.compare
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from govgraph.export import write

ID = "https://example.org/id/"
GOV = "https://w3id.org/govgraph/ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "ontology" / "examples").glob("*.ttl"))
CONTEXT = json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def framed(quads, base=ID):
    write(quads, "jsonld", out := io.BytesIO(), base=base)
    return out.getvalue().decode()


def triples(quads):
    return {quad.triple for quad in quads}


def with_pyld(text):
    lines = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"})
    return triples(parse(lines, format=RdfFormat.N_QUADS))


def with_pyoxigraph(text):
    return triples(parse(text, format=RdfFormat.JSON_LD))


def with_rdflib(text):
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    return triples(parse(graph.serialize(format="nt"), format=RdfFormat.N_TRIPLES))


READERS = (with_pyld, with_pyoxigraph, with_rdflib)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_each_example_of_the_ontology_is_read_back(path, read):
    quads = list(parse(path=str(path), format=RdfFormat.TURTLE))
    text = framed(quads, "https://w3id.org/govgraph/id/")
    assert read(text) == triples(quads)


SAID = """
@base <https://example.org/id/> .
@prefix gov: <https://w3id.org/govgraph/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<tenure/3> a gov:Tenure ; org:member <person/7> ; gov:evidence <quotation/a/9-20> , <quotation/b/1-2> ;
  org:role <https://w3id.org/govgraph/code/role/secretary> ; gov:attestedOn "2024-04-02"^^xsd:date ;
  gov:start "2020"^^xsd:gYear .
<tenure/4> a gov:Tenure ; gov:evidence <quotation/a/9-20> .
<quotation/a/9-20> a gov:Quotation ; oa:hasSource <source/a> ; oa:hasSelector <quotation/a/9-20#quote> .
<quotation/a/9-20#quote> a oa:TextQuoteSelector ; oa:exact "bà Thử" .
<quotation/c/5-6> a gov:Quotation ; oa:hasSource <source/c> .
<quotation/d/5-6#quote> a oa:TextQuoteSelector ; oa:exact "không ai trích" .
<count/1> a gov:TargetCount ; gov:targets 24 ; gov:share 0.5 .
<post/1> skos:prefLabel "Bí thư"@vi , "Secretary"@en .
"""


def nodes():
    document = json.loads(framed(parse(SAID, format=RdfFormat.TURTLE)))
    return {node["id"]: node for node in document["graph"]}


def test_a_fact_is_read_without_knowing_rdf():
    quotation = {
        "id": "quotation/a/9-20",
        "type": "Quotation",
        "hasSource": "source/a",
        "hasSelector": [{"id": "quotation/a/9-20#quote", "type": "TextQuoteSelector", "exact": "bà Thử"}],
    }
    assert nodes()["tenure/3"] == {
        "id": "tenure/3",
        "type": "Tenure",
        "member": "person/7",
        "role": "secretary",
        "start": {"@value": "2020", "@type": "xsd:gYear"},
        "attestedOn": ["2024-04-02"],
        "evidence": [quotation, "quotation/b/1-2"],
    }
    assert nodes()["tenure/4"]["evidence"] == [quotation], "evidence of two facts is told in both"
    assert nodes()["count/1"] == {"id": "count/1", "type": "TargetCount", "targets": 24, "share": "0.5"}
    assert nodes()["post/1"]["prefLabel"] == {"vi": "Bí thư", "en": "Secretary"}


def test_what_is_within_another_stands_nowhere_else():
    assert set(nodes()) == {
        *("tenure/3", "tenure/4", "count/1", "post/1"),
        *("quotation/c/5-6", "quotation/d/5-6#quote"),
    }


def test_the_file_brings_the_part_of_the_context_that_it_needs():
    context = json.loads(framed(parse(SAID, format=RdfFormat.TURTLE)))["@context"]
    assert context["member"] == CONTEXT["member"]
    assert {"org", "gov", "oa", "xsd"} <= set(context)
    assert "Congress" not in context
    assert "elects" not in context


TERMS = {
    term: told["@id"] if isinstance(told, dict) else told for term, told in CONTEXT.items() if not term.startswith("@")
}
NAMESPACES = {term: iri for term, iri in TERMS.items() if iri.endswith(("#", "/"))}
PROPERTIES = [
    NamedNode(re.sub(r"^(\w+):", lambda found: NAMESPACES[found[1]], iri))
    for term, iri in TERMS.items()
    if term[0].islower() and ":" in iri and term not in NAMESPACES
]
VOCABULARIES = sorted(set(re.findall(r'"@vocab": "([^"]+)"', json.dumps(CONTEXT))))
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
spelt = texts | st.sampled_from(["024", "24", "-0", "true", "1", "0.50", "2024-04-02", "9" * 30, "@id", "id", "member"])
literals = st.one_of(
    st.builds(Literal, spelt),
    st.builds(lambda text, tag: Literal(text, language=tag), spelt, st.sampled_from(["vi", "en", "en-gb"])),
    st.builds(
        lambda text, name: Literal(text, datatype=NamedNode(name)),
        spelt,
        st.sampled_from([XSD + name for name in ("date", "integer", "decimal", "boolean", "gYear")] + ["urn:x"]),
    ),
)
ends = st.sampled_from(sorted({*TERMS, "a/b", "secretary", "1", "a-b", "a.b", "@id", "tên", ""}))
iris = st.builds(
    lambda start, end: NamedNode(start + end),
    st.sampled_from([ID, GOV, "urn:", "gov:", "member:", "https://example.org/", *VOCABULARIES]),
    ends.filter(bool),
)
parts = st.sampled_from([NamedNode(f"{ID}quotation/{end}") for end in ("1", "1#quote", "1#position", "12", "2")])
classes = st.sampled_from(
    [NamedNode(GOV + "Quotation"), NamedNode("http://www.w3.org/ns/oa#TextQuoteSelector"), NamedNode(GOV + "Tenure")]
)
statements = st.one_of(
    st.builds(Quad, iris | parts, st.sampled_from(PROPERTIES), literals | iris | parts),
    st.builds(Quad, iris | parts, st.just(NamedNode(GOV + "evidence")), parts),
    st.builds(Quad, parts, st.just(NamedNode("http://www.w3.org/ns/oa#hasSelector")), parts),
    st.builds(
        Quad, iris | parts, st.just(NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")), classes | iris
    ),
)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("name", ["id", "type", "graph", "@id", "member", "gov"])
def test_a_node_named_as_a_word_of_the_context_is_read_back(name, read):
    node = NamedNode(ID + name)
    quads = [Quad(node, NamedNode(GOV + "value"), NamedNode(ID + "a")), Quad(node, NamedNode(GOV + "evidence"), node)]
    assert read(framed(quads)) == triples(quads)


@settings(max_examples=200, deadline=None)
@given(st.lists(statements, max_size=12))
def test_any_graph_is_read_back(quads):
    assert with_pyoxigraph(text := framed(quads)) == triples(quads), text


@settings(max_examples=100, deadline=None)
@given(st.lists(statements, max_size=8))
def test_any_graph_is_read_back_by_the_reference_reader(quads):
    assert with_pyld(text := framed(quads)) == triples(quads), text


def test_nodes_without_a_name_are_read_back():
    quads = [
        Quad(NamedNode(ID + "a"), PROPERTIES[0], BlankNode("b")),
        Quad(BlankNode("b"), PROPERTIES[1], Literal("c")),
    ]
    found = rdflib.Graph().parse(data=framed(quads), format="json-ld")
    wanted = rdflib.Graph().parse(data=serialize([q.triple for q in quads], format=RdfFormat.N_TRIPLES), format="nt")
    assert rdflib.compare.isomorphic(found, wanted)
