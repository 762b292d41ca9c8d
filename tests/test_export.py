"""Each format: the same bytes for the same graph, read back to the same triples; readable; written whole or not."""

import gzip
import io
import json
import random
import re
import sys
import time
from pathlib import Path
from tempfile import TemporaryFile

import pytest
import rdflib
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from govgraph.errors import ExportError
from govgraph.export import FORMATS, export_graph, external_sort, write
from govgraph.export.compression import reading
from govgraph.export.external_sort import sorted_lines, sorted_records
from govgraph.export.reading_order import CLASSES, PROPERTIES
from govgraph.namespaces import GOV as GOV_TERMS
from govgraph.namespaces import ONTOLOGY, PREFIXES

ID = "https://example.org/id/"
GOV = "https://w3id.org/govgraph/ns#"
CODE = "https://w3id.org/govgraph/code/"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"

RDFLIB_NAMES = {
    "turtle": "turtle",
    "ntriples": "nt",
    "nquads": "nquads",
    "trig": "trig",
    "jsonld": "json-ld",
    "jsonld-graphs": "json-ld",
    "rdfxml": "xml",
}

ONE, TWO = NamedNode(ID + "source/one"), NamedNode(ID + "source/two")


def typed(value, name):
    return Literal(value, datatype=NamedNode(XSD + name))


def statement(subject, predicate, value, graph=ONE):
    value = NamedNode(value) if isinstance(value, str) else value
    return Quad(NamedNode(subject), NamedNode(predicate), value, graph)


QUADS = [
    statement(ID + "quotation/9", RDF + "type", GOV + "Quotation"),
    statement(ID + "quotation/9", OA + "hasSource", ID + "source/one"),
    statement(ID + "quotation/9", OA + "hasSelector", ID + "quotation/9/text"),
    statement(ID + "quotation/9/text", RDF + "type", OA + "TextQuoteSelector"),
    statement(ID + "quotation/9/text", OA + "exact", Literal('bà Thử nói: "vâng",\nrồi \\ thôi')),
    statement(ID + "tenure/3", RDF + "type", GOV + "Tenure"),
    statement(ID + "tenure/3", GOV + "evidence", ID + "quotation/9"),
    statement(ID + "tenure/3", GOV + "attestedOn", typed("2023-05-25", "date")),
    statement(ID + "tenure/3", GOV + "basis", CODE + "basis/stated"),
    statement(ID + "tenure/3", ORG + "role", CODE + "role/vice-chair"),
    statement(ID + "tenure/3", ORG + "member", ID + "person/7"),
    statement(ID + "tenure/3", ORG + "member", ID + "person/7", TWO),
    statement(ID + "person/7", RDF + "type", GOV + "Person"),
    statement(ID + "person/7", "http://xmlns.com/foaf/0.1/name", Literal("Trần Thị Thử")),
    statement(ID + "source/one", RDF + "type", GOV + "Source"),
    statement(ID + "count/1", RDF + "type", GOV + "TargetCount", TWO),
    statement(ID + "count/1", GOV + "targets", typed("24", "integer"), TWO),
    statement(ID + "count/1", GOV + "share", typed("0.5", "decimal"), TWO),
    statement(CODE + "role/vice-chair", SKOS + "prefLabel", Literal("Vice-chair", language="en"), TWO),
    statement(CODE + "role/vice-chair", SKOS + "prefLabel", Literal("Phó Chủ tịch", language="vi"), TWO),
    statement(CODE + "role/vice-chair", SKOS + "inScheme", CODE + "role", TWO),
]

TURTLE = """\
@base <https://example.org/id/> .
@prefix basis: <https://w3id.org/govgraph/code/basis/> .
@prefix code: <https://w3id.org/govgraph/code/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix gov: <https://w3id.org/govgraph/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix role: <https://w3id.org/govgraph/code/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<source/one> a gov:Source .

<person/7> a gov:Person ;
    foaf:name "Trần Thị Thử" .

<tenure/3> a gov:Tenure ;
    org:member <person/7> ;
    org:role role:vice-chair ;
    gov:attestedOn "2023-05-25"^^xsd:date ;
    gov:basis basis:stated ;
    gov:evidence <quotation/9> .

<count/1> a gov:TargetCount ;
    gov:targets 24 ;
    gov:share 0.5 .

role:vice-chair skos:prefLabel "Phó Chủ tịch"@vi ,
        "Vice-chair"@en ;
    skos:inScheme code:role .

<quotation/9> a gov:Quotation ;
    oa:hasSource <source/one> ;
    oa:hasSelector <quotation/9/text> .

<quotation/9/text> a oa:TextQuoteSelector ;
    oa:exact "bà Thử nói: \\"vâng\\",\\nrồi \\\\ thôi" .
"""


class Graphs:
    base = ID

    def __init__(self, quads):
        self._quads = quads

    def quads(self):
        return iter(self._quads)


def exported(format, quads, base=ID):
    out = io.BytesIO()
    write(quads, format, out, base=base)
    return out.getvalue()


def read_back(data, format):
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=data, format=RDFLIB_NAMES[format])
    return set(dataset.triples((None, None, None)))


def as_rdflib(term):
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    datatype = None if term.language or term.datatype.value == XSD + "string" else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype)


def as_triples(quads):
    return {(as_rdflib(q.subject), as_rdflib(q.predicate), as_rdflib(q.object)) for q in quads}


def test_turtle_reads_like_this():
    assert exported("turtle", QUADS).decode() == TURTLE


@pytest.mark.parametrize("format", FORMATS)
def test_format_is_read_back_by_rdflib(format):
    assert read_back(exported(format, QUADS), format) == as_triples(QUADS)


@pytest.mark.parametrize("format", FORMATS)
def test_format_has_the_same_bytes_in_any_order_of_insertion(format):
    shuffled = QUADS * 2
    random.Random(7).shuffle(shuffled)
    assert exported(format, shuffled) == exported(format, QUADS)


def test_formats_have_the_same_bytes_under_any_hash_seed(outputs_under_hash_seeds):
    [digest] = outputs_under_hash_seeds(
        "import hashlib, io\nimport test_export as t\n"
        "print(hashlib.sha256(b''.join(t.exported(f, t.QUADS) for f in t.FORMATS)).hexdigest())"
    )
    assert len(digest.strip()) == 64


@pytest.mark.parametrize(
    ("format", "ox"), [("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS), ("jsonld-graphs", RdfFormat.JSON_LD)]
)
def test_formats_with_graphs_keep_them(format, ox):
    loose = [*QUADS, statement(ID + "a", ORG + "member", ID + "b", DefaultGraph())]
    assert set(parse(exported(format, loose), format=ox)) == set(loose)


AWKWARD_TEXTS = [
    *(
        "",
        " ",
        "  hai  khoảng ",
        '"',
        '"""',
        "'",
        "\\",
        "\\n",
        "\\u0041",
        "kết thúc bằng \\",
        'cuối"',
        "\t",
        "a\rb\r\nc\n",
    ),
    *(
        "\x85\u2028\u2029\ufeff",
        "Đảng ủy xã Kỳ Thọ",
        "e\u0302\u0301",
        "😀",
        "<b>&amp;</b> ]]>",
        "{{ x }} @vi ^^ .",
        "x" * 200_000,
    ),
]
AWKWARD_IRIS = [
    *("https://example.org/id/", "https://example.org/id/a b".replace(" ", "%20"), "https://example.org/id/a(b)'c"),
    *(
        "https://example.org/id/xã/Kỳ-Thọ",
        "https://example.org/id//a",
        "https://example.org/id/../a",
        "https://example.org/id/a/",
    ),
    *(
        "https://example.org/id/a/./b",
        "https://example.org/id/a?b=c&d",
        "https://example.org/id/a#b/c",
        "https://example.org/id/#a",
    ),
    *(
        "https://example.org/id/a:b",
        "https://example.org/id/.",
        "https://example.org/id/a.",
        "https://example.org/id/%C3%A9",
    ),
    *(
        GOV,
        GOV + "a.b",
        GOV + "a.",
        GOV + "-a",
        GOV + "1a",
        GOV + "a~b",
        GOV + "a%20b",
        GOV + "đ",
        GOV + "a(b)",
        GOV + "_a-b",
    ),
    *(
        CODE + "role/secretary",
        CODE + "time/now",
        CODE + "role/",
        CODE + "x_y/z",
        CODE + "role/a/b",
        "urn:x:y",
        "time:now",
        "org:a",
    ),
    *("mailto:a@example.org", "http://example.org", "http://example.org/;a,b", "http://example.org/$!*+=@"),
]


@pytest.mark.parametrize("format", FORMATS)
def test_format_keeps_awkward_texts(format):
    quads = [statement(f"{ID}text/{i}", GOV + "message", Literal(text)) for i, text in enumerate(AWKWARD_TEXTS)]
    quads += [statement(ID + "text", GOV + "message", Literal(text, language="vi")) for text in AWKWARD_TEXTS]
    assert read_back(exported(format, quads), format) == as_triples(quads)


@pytest.mark.parametrize("format", FORMATS)
def test_format_keeps_awkward_iris(format):
    quads = [statement(iri, GOV + "place", iri) for iri in AWKWARD_IRIS]
    quads += [statement(ID + "x", RDF + "type", iri) for iri in AWKWARD_IRIS]
    assert read_back(exported(format, quads), format) == as_triples(quads)


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "rdfxml"])
def test_format_keeps_awkward_properties_and_graphs(format):
    quads = [statement(iri, iri, Literal("x", datatype=NamedNode(iri)), NamedNode(iri)) for iri in AWKWARD_IRIS]
    assert read_back(exported(format, quads), format) == as_triples(quads)


def test_numbers_keep_their_spelling():
    values = [
        typed(text, name)
        for text in ("024", "-1", "1.50", ".5", "1.", "true", "1", "x")
        for name in ("integer", "decimal", "boolean", "gYear", "double")
    ]
    quads = [statement(ID + "x", GOV + "value", value) for value in values]
    assert {q.triple for q in parse(exported("turtle", quads), format=RdfFormat.TURTLE)} == {q.triple for q in quads}


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
NOT_IN_IRIS = re.compile(r"%(?![0-9A-Fa-f]{2})|#.*#")
iris = (
    st.builds(str.__add__, st.sampled_from([ID, GOV, CODE, ORG, "urn:a:"]), st.text("aB1_-.%/#?:~'()ếđ", max_size=8))
    .filter(lambda iri: not NOT_IN_IRIS.search(iri))
    .map(NamedNode)
)
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(lambda text, language: Literal(text, language=language), texts, st.sampled_from(["vi", "en", "en-gb"])),
    st.builds(lambda text, name: typed(text, name), texts, st.sampled_from(["token", "gMonthDay", "anyURI"])),
)
graphs = st.lists(
    st.builds(Quad, iris, iris, iris | literals, st.sampled_from([ONE, TWO, DefaultGraph()])), max_size=12
)


@settings(max_examples=150, deadline=None)
@given(graphs)
def test_formats_keep_any_graph(quads):
    for format, ox in {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES}.items():
        assert {q.triple for q in parse(exported(format, quads), format=ox)} == {q.triple for q in quads}
    for format, ox in {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS}.items():
        assert set(parse(exported(format, quads), format=ox)) == set(quads)
    assert set(parse(exported("jsonld-graphs", quads), format=RdfFormat.JSON_LD)) == set(quads)
    assert {q.triple for q in parse(exported("jsonld", quads), format=RdfFormat.JSON_LD)} == {q.triple for q in quads}


def test_one_changed_fact_is_one_changed_place():
    changed = [*QUADS, statement(ID + "tenure/3", GOV + "attestedOn", typed("2023-06-01", "date"))]
    before, after = TURTLE.splitlines(), exported("turtle", changed).decode().splitlines()
    assert len(after) == len(before) + 1
    first = next(i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    assert before[first + 1 :] == after[first + 2 :]


def test_nodes_are_sorted_by_their_numbers():
    quads = [statement(f"{ID}quotation/a/{place}", RDF + "type", GOV + "Quotation") for place in ("146-208", "15-78")]
    assert exported("turtle", quads).index(b"15-78") < exported("turtle", quads).index(b"146-208")


def test_jsonld_by_graphs_has_a_context_of_the_prefixes_used():
    document = json.loads(exported("jsonld-graphs", QUADS))
    assert document["@context"]["@base"] == ID
    assert document["@context"]["org"] == ORG
    assert "owl" not in document["@context"]
    one = next(graph for graph in document["@graph"] if graph["@id"] == "source/one")
    person = next(node for node in one["@graph"] if node["@id"] == "person/7")
    assert person == {"@id": "person/7", "@type": "gov:Person", "foaf:name": "Trần Thị Thử"}


def test_rdfxml_names_what_it_cannot_hold():
    with pytest.raises(ExportError, match=r"property <https://example.org/1>.*choose turtle"):
        exported("rdfxml", [statement(ID, "https://example.org/1", ID)])
    with pytest.raises(ExportError, match=r"U\+000C.*choose turtle"):
        exported("rdfxml", [statement(ID, GOV + "message", Literal("a\x0cb"))])


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_graph_is_an_empty_file_that_can_be_read(format):
    assert read_back(exported(format, []), format) == set()


def test_lines_are_sorted_with_little_memory():
    lines = [f"{random.Random(3).random()} {n % 70:03}\n" for n in range(200)]
    assert list(sorted_lines(lines, run=16)) == sorted(set(lines)) == list(sorted_lines(lines, run=1000))
    assert list(sorted_lines(["a\x85\u2028\x0cb\n", "a\n"], run=1)) == ["a\n", "a\x85\u2028\x0cb\n"]


def test_records_are_sorted_with_little_memory():
    records = [((random.Random(n).random(), n % 7), f"{n}\n\x85\u2028") for n in range(200)]
    assert list(sorted_records(records, characters=3000)) == sorted(records) == list(sorted_records(records))


@pytest.mark.parametrize("format", FORMATS)
def test_what_does_not_fit_in_memory_has_the_same_bytes(format, monkeypatch):
    whole = exported(format, QUADS)
    monkeypatch.setattr(external_sort.sorted_lines, "__kwdefaults__", {"run": 3})
    monkeypatch.setattr(external_sort.sorted_records, "__kwdefaults__", {"characters": 1000})
    monkeypatch.setattr(external_sort.RecordSorter.__init__, "__kwdefaults__", {"characters": 1000})
    files = []

    def opened(*given, **more):
        files.append(TemporaryFile(*given, **more))  # noqa: SIM115  closed by what is tested
        return files[-1]

    monkeypatch.setattr(external_sort, "TemporaryFile", opened)
    assert exported(format, QUADS) == whole
    assert len(files) > 1
    assert all(file.closed for file in files)


XML_TEXTS = texts.map(lambda text: re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text))
XML_NAMES = st.sampled_from(
    [GOV + "name", ORG + "member", RDF + "type", RDF + "_1", SKOS + "prefLabel", "urn:a:b-1.c_d"]
)
for_rdflib = st.lists(
    st.builds(
        Quad,
        iris,
        st.builds(NamedNode, XML_NAMES),
        iris
        | st.builds(Literal, XML_TEXTS)
        | st.builds(lambda text, tag: Literal(text, language=tag), XML_TEXTS, st.sampled_from(["vi", "zh-hant"]))
        | st.builds(lambda text, name: typed(text, name), XML_TEXTS, st.sampled_from(["token", "anyURI"])),
        st.sampled_from([ONE, TWO]),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(for_rdflib)
def test_any_graph_is_read_back_by_rdflib_from_each_format(quads):
    for format in FORMATS:
        assert read_back(exported(format, quads), format) == as_triples(quads), format


def packed(tmp_path, name):
    write(QUADS, "turtle", tmp_path / name, base=ID)
    return (tmp_path / name).read_bytes()


@pytest.mark.parametrize("ending", [".ttl.gz", ".ttl.zst", ".TTL.GZ"])
def test_a_packed_file_has_the_same_bytes_whatever_its_name_and_time(tmp_path, ending):
    first = packed(tmp_path, f"a{ending}")
    time.sleep(1.1)  # gzip counts in seconds
    assert packed(tmp_path, f"b{ending}") == first
    with reading(tmp_path / f"a{ending}") as file:
        assert file.read().decode() == TURTLE


def test_other_programs_unpack_it(tmp_path):
    assert gzip.decompress(packed(tmp_path, "a.ttl.gz")).decode() == TURTLE
    with zstandard.open(io.BytesIO(packed(tmp_path, "a.ttl.zst")), "rt", encoding="utf-8") as file:
        assert file.read() == TURTLE


def test_without_zstandard_the_remedy_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(ExportError, match=r"a\.ttl\.zst: .*pip install 'govgraph\[zstd\]', or choose \.gz"):
        packed(tmp_path, "a.ttl.zst")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_a_file_that_is_not_what_its_ending_says_is_named(tmp_path, ending):
    (tmp_path / f"a.ttl{ending}").write_bytes(b"plain")
    with (
        pytest.raises(ExportError, match=rf"a\.ttl\{ending}: is damaged"),
        reading(tmp_path / f"a.ttl{ending}") as file,
    ):
        file.read()
    whole = packed(tmp_path, f"b.ttl{ending}")
    for damaged in (whole[:-40], whole[:10] + b"\xff" * 9 + whole[19:]):
        (tmp_path / f"b.ttl{ending}").write_bytes(damaged)
        with pytest.raises(ExportError, match="is damaged"), reading(tmp_path / f"b.ttl{ending}") as file:
            file.read()


def test_unknown_format_names_those_there_are():
    with pytest.raises(ExportError, match="«ttl» is not a format of export; choose one of turtle, ntriples"):
        write([], "ttl", io.BytesIO(), base=ID)


def test_the_vocabulary_is_left_out_unless_asked_for(tmp_path):
    store = Graphs([*QUADS, statement(GOV + "Tenure", RDF + "type", ORG + "Role", ONTOLOGY)])
    export_graph(store, "nquads", tmp_path / "data.nq")
    export_graph(store, "nquads", tmp_path / "all.nq", vocabulary=True)
    assert (tmp_path / "data.nq").read_bytes() == exported("nquads", QUADS)
    assert len((tmp_path / "all.nq").read_text(encoding="utf-8").splitlines()) == len(QUADS) + 1


def test_a_file_is_whole_or_as_it_was(tmp_path):
    target = tmp_path / "graph.rdf"
    target.write_text("before", encoding="utf-8")
    fine, broken = QUADS[0], statement(ID, "https://example.org/1", ID)
    with pytest.raises(ExportError):
        write([fine, broken], "rdfxml", target, base=ID)
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["graph.rdf"]


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(ExportError, match=r"none/graph\.ttl: cannot be written"):
        write(QUADS, "turtle", tmp_path / "none" / "graph.ttl", base=ID)


def test_the_reading_order_knows_every_class_of_the_ontology():
    ontology = Path(__file__).parent.parent / "ontology" / "gov.ttl"
    declared = {
        "gov:" + q.subject.value.removeprefix(GOV)
        for q in parse(path=str(ontology), format=RdfFormat.TURTLE)
        if q.predicate.value == RDF + "type" and q.object == NamedNode("http://www.w3.org/2002/07/owl#Class")
        if q.subject.value.startswith(GOV)
    }
    named = {name for name in CLASSES.split() if name.startswith("gov:")}
    # Every node with one of these has a narrower class too.
    assert declared - named == {"gov:Fact", "gov:Finding"}


def test_the_reading_order_names_no_term_that_is_not_declared():
    names = [name.split(":") for name in (CLASSES + PROPERTIES).split() if name != "*"]
    assert {prefix for prefix, _ in names} <= set(PREFIXES)
    assert [name for prefix, name in names if prefix == "gov" and name not in GOV_TERMS] == []
