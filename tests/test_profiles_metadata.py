"""The user's metadata file, and the descriptions made of it: DCAT-AP, VoID, DataCite."""

import hashlib
import io
import json
import random
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import namespace as known
from rdflib.namespace import DCTERMS, FOAF, RDF, VOID

from govgraph import namespaces
from govgraph.errors import ExportError, MetadataError
from govgraph.export import export_graph
from govgraph.profiles import Metadata, read_metadata, write_profile
from govgraph.profiles.coverage import MOST_UNITS, _few, data_coverage
from govgraph.profiles.distributions import FORMS, USUAL_FORMS
from govgraph.profiles.publication import MANIFEST, publish
from govgraph.profiles.void import take_census
from govgraph.store import GraphStore

RULES = Path(__file__).parent / "fixtures" / "profiles" / "catalogue.ttl"
FULL = Path(__file__).parents[1] / "benchmarks" / "conformance.toml"
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
ADDRESS = "https://data.example.vn/ky-tho/"


@pytest.fixture(scope="module")
def full() -> Metadata:
    return read_metadata(FULL)


def written(store: GraphStore, name: str, metadata: Metadata | None = None) -> bytes:
    out = io.BytesIO()
    write_profile(store, name, out, metadata)
    return out.getvalue()


def graph_of(turtle: bytes, address: str = ADDRESS) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle", publicID=f"{address}dcat.ttl")


def faults(graph: rdflib.Graph) -> list[str]:
    conforms, _, text = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(RULES))
    return [] if conforms else [text]


# --- the file -------------------------------------------------------------------------------------------------------


def test_file_gives_each_kind_of_field(full: Metadata) -> None:
    assert full.text("dataset.issued") == "2026-01-31"
    assert list(full.texts("publisher.name")) == ["vi", "en"]
    assert full.words("dataset.keywords")["en"] == ("meetings", "resolutions")
    assert full.missing() == []


def test_who_gives_a_doi_is_told_what_datacite_wants_beside_it() -> None:
    told = Metadata({"dataset.doi": "10.1234/example", "publisher.name": {"vi": "UBND xã"}}).missing()
    assert [line.partition(":")[0] for line in told if "DataCite" in line] == ["dataset.issued", "dataset.landing_page"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[dataset]\nlicense = 'https://a.example/'", "[dataset] «license» is unknown; did you mean «licence»?"),
        ("[publishers]\nname = {vi='A'}", "did you mean «publisher»?"),
        ("[dataset]\ntitle = 'A'", "[dataset] title: «A» has no language"),
        ("[dataset]\nlicence = 'CC BY'", "is no absolute address"),
        ("[dataset]\nissued = '2026-01-31'", "is no day; write it without quotation marks"),
        ("[dataset]\nissued = 2026-01-31T10:00:00", "is no day"),
        ("[dataset]\naccess = 'OPEN'", "is none of PUBLIC"),
        ("[dataset]\nkeywords = {vi = 'a'}", "are no words by language"),
        ("[contact]\nemail = 'nobody'", "is no e-mail address"),
        ("[files]\nurl = 'https://a.example/b'", "end it with «/»"),
        ("dataset = 1", "«dataset» is unknown"),
        ("[dataset", "could not be read"),
    ],
)
def test_a_field_that_cannot_be_meant_is_named(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "dataset.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MetadataError) as raised:
        read_metadata(path)
    assert str(raised.value).startswith(f"{path}: ") and said in str(raised.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MetadataError, match="could not be read"):
        read_metadata(tmp_path / "none.toml")


# --- DCAT-AP --------------------------------------------------------------------------------------------------------


def test_description_conforms_with_and_without_a_file(clean: GraphStore, full: Metadata) -> None:
    for metadata in (None, full):
        assert faults(graph_of(written(clean, "dcat", metadata))) == []


@pytest.mark.parametrize(
    ("kind", "predicate"),
    [
        (known.DCAT.Catalog, DCTERMS.publisher),
        (known.DCAT.Dataset, DCTERMS.title),
        (known.DCAT.Distribution, SPDX.checksum),
    ],
)
def test_the_rules_see_what_is_missing(kind: rdflib.URIRef, predicate: rdflib.URIRef, clean: GraphStore) -> None:
    graph = graph_of(written(clean, "dcat"))
    graph.remove((next(graph.subjects(RDF.type, kind)), predicate, None))
    assert faults(graph)


def test_nothing_is_made_up(clean: GraphStore) -> None:
    graph = graph_of(written(clean, "dcat"))
    assert set(map(str, graph.objects(None, FOAF.name))) >= {"chưa nêu tên nơi công bố", "publisher not stated"}
    (licence,) = set(graph.objects(None, DCTERMS.license))
    assert str(graph.value(licence, DCTERMS.type)).endswith("/UnknownIPR")
    for predicate in (DCTERMS.issued, known.DCAT.contactPoint, known.DCAT.landingPage, DCTERMS.accrualPeriodicity):
        assert not list(graph.objects(None, predicate)), predicate
    assert {line.partition(":")[0] for line in Metadata().missing()} == {
        *("dataset.iri", "publisher.name", "dataset.licence", "contact.email", "files.url", "dataset.issued"),
    }


def test_days_and_places_are_those_of_the_data(clean: GraphStore) -> None:
    coverage = data_coverage(clean)
    assert (coverage.first, coverage.last) == ("2023-06-12", "2024-04-01")
    assert (coverage.sources, coverage.oldest, coverage.newest) == (4, "2023-05-30", "2023-12-21")
    graph = graph_of(written(clean, "dcat"))
    (period,) = graph.objects(None, DCTERMS.temporal)
    assert str(graph.value(period, known.DCAT.startDate)) == "2023-06-12"
    places = {str(graph.value(place, rdflib.SKOS.prefLabel)) for place in graph.objects(None, DCTERMS.spatial)}
    assert {place.name for place in coverage.places} <= places and "xã Hoa Lau" in places


def test_the_day_of_the_ontology_is_no_day_of_the_data(store_of: Callable[..., GraphStore]) -> None:
    store, empty = store_of("clean"), GraphStore.open(None)
    for one in (store, empty):
        one.put_vocabulary()
    assert data_coverage(store) == data_coverage(store_of("clean"))
    (modified,) = set(graph_of(written(store, "dcat")).objects(None, DCTERMS.modified))
    assert str(modified) == "2023-12-21"
    assert data_coverage(empty).newest == ""
    assert not list(graph_of(written(empty, "dcat")).objects(None, DCTERMS.modified))


def test_a_correction_modifies_the_data(clean: GraphStore) -> None:
    store = GraphStore.open(None)
    for graph in clean.sources():
        store.replace(graph, clean.quads(graph))
    source, row = clean.sources()[0], ox.NamedNode("urn:row")
    told = [
        (namespaces.GOV.correctedBy, ox.Literal("Hà An")),
        (namespaces.DCTERMS.date, ox.Literal("2026-11-20", datatype=namespaces.XSD.date)),
    ]
    store.replace(source, [*clean.quads(source), *(ox.Triple(row, name, value) for name, value in told)])
    for name in ("dcat", "void"):
        (modified,) = set(graph_of(written(store, name)).objects(None, DCTERMS.modified))
        assert str(modified) == "2026-11-20"
    assert "2026-11-20" in written(store, "datacite").decode()


def test_many_units_are_told_by_those_above() -> None:
    units = {f"u{n}": {"part_of_iri": f"d{n % 3}"} for n in range(MOST_UNITS + 1)}
    units |= {f"d{n}": {"part_of_iri": "p"} for n in range(3)}
    assert _few(sorted(units), units) == ["d0", "d1", "d2"]
    few = {name: units[name] for name in ("u0", "u1")}
    assert _few(["u1", "u0", "elsewhere"], few) == ["u0", "u1"]


def test_addresses_are_beside_the_description_or_where_the_user_says(clean: GraphStore, full: Metadata) -> None:
    turtle = written(clean, "dcat")
    assert b"<govgraph.ttl>" in turtle and b"here.invalid" not in turtle and b"@base" not in turtle
    moved = graph_of(turtle, "https://elsewhere.example/a/")
    assert str(next(moved.objects(None, known.DCAT.accessURL))) == "https://elsewhere.example/a/govgraph.ttl"
    told = graph_of(written(clean, "dcat", full), "https://elsewhere.example/")
    assert str(next(told.objects(None, known.DCAT.downloadURL))) == f"{ADDRESS}govgraph.ttl"


def test_the_promised_file_is_what_export_writes(clean: GraphStore) -> None:
    out = io.BytesIO()
    export_graph(clean, "turtle", out)
    graph = graph_of(written(clean, "dcat"))
    assert int(next(graph.objects(None, known.DCAT.byteSize))) == len(out.getvalue())
    (checksum,) = graph.objects(None, SPDX.checksumValue)
    assert str(checksum).lower() == hashlib.sha256(out.getvalue()).hexdigest()


# --- the publication ------------------------------------------------------------------------------------------------


def test_publication_describes_the_files_that_lie_there(clean: GraphStore, full: Metadata, tmp_path: Path) -> None:
    seen: list[str] = []
    files = publish(clean, tmp_path, full, on_file=lambda name, size: seen.append(name))
    assert seen == [*(FORMS[name].file_name for name in USUAL_FORMS), "void.ttl", "datacite.json", "dcat.ttl"]
    assert sorted([*seen, MANIFEST]) == sorted(path.name for path in tmp_path.iterdir())
    graph = graph_of((tmp_path / "dcat.ttl").read_bytes())
    assert faults(graph) == [] and len(files) == len(set(graph.subjects(RDF.type, known.DCAT.Distribution)))
    for one in graph.subjects(RDF.type, known.DCAT.Distribution):
        path = tmp_path / str(graph.value(one, known.DCAT.downloadURL)).removeprefix(ADDRESS)
        checksum = graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)
        assert str(checksum).lower() == hashlib.sha256(path.read_bytes()).hexdigest()
        assert int(str(graph.value(one, known.DCAT.byteSize))) == path.stat().st_size


def test_publication_is_the_same_each_time(store_of: Callable[..., GraphStore], full: Metadata, tmp_path: Path) -> None:
    for name, order in (("a", None), ("b", random.Random(3))):
        publish(store_of("clean", order), tmp_path / name, full)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_what_the_description_no_longer_tells_of_is_removed(clean: GraphStore, tmp_path: Path) -> None:
    publish(clean, tmp_path, Metadata(), forms=["turtle", "csv"])
    for own in ("notes.txt", "govgraph.trig"):
        (tmp_path / own).touch()
    told: list[str] = []
    publish(clean, tmp_path, Metadata(), forms=["turtle"], on_left_out=lambda name, why: told.append(name))
    assert told == ["govgraph-csv.zip"] and not (tmp_path / "govgraph-csv.zip").exists()
    assert {"govgraph.ttl", "notes.txt", "govgraph.trig"} <= {path.name for path in tmp_path.iterdir()}


def test_forms_without_content_are_left_out_and_told(store_of: Callable[..., GraphStore], tmp_path: Path) -> None:
    store = GraphStore.open(None)
    clean = store_of("clean")
    graph = clean.sources()[0]
    page = ox.NamedNode(str(graph))
    store.replace(graph, [quad.triple for quad in clean.quads(graph) if quad.subject == page])
    told: list[str] = []
    files = publish(store, tmp_path, Metadata(), on_left_out=lambda name, why: told.append(name))
    assert told == ["govgraph.popolo.json", "govgraph.oparl.json", "govgraph.cpov.ttl"]
    assert not {path.name for path in tmp_path.iterdir()} & set(told)
    assert {one.form.name for one in files} == {"turtle", "nquads", "jsonld", "csv", "xlsx"}
    assert faults(graph_of((tmp_path / "dcat.ttl").read_bytes())) == []


def test_publication_refuses_what_it_cannot_do(clean: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no form of a publication"):
        publish(clean, tmp_path, Metadata(), forms=["pdf"])
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="is no folder"):
        publish(clean, tmp_path / "file", Metadata())


# --- VoID and DataCite ----------------------------------------------------------------------------------------------


def test_census_counts_what_the_graph_holds(clean: GraphStore) -> None:
    graph = rdflib.Graph()
    out = io.BytesIO()
    export_graph(clean, "ntriples", out)
    graph.parse(data=out.getvalue(), format="nt")
    census = take_census(clean)
    assert census.triples == len(graph)
    assert census.subjects == len(set(graph.subjects()))
    assert census.objects == len(set(graph.objects()))
    assert sum(census.classes.values()) == len(list(graph.triples((None, RDF.type, None))))
    assert len(census.properties) == len(set(graph.predicates()))


def test_void_gives_counts_partitions_and_dumps(clean: GraphStore, full: Metadata) -> None:
    graph = graph_of(written(clean, "void", full))
    (dataset,) = graph.subjects(RDF.type, VOID.Dataset)
    assert int(str(graph.value(dataset, VOID.triples))) == take_census(clean).triples
    assert {str(one) for one in graph.objects(dataset, VOID.dataDump)} == {f"{ADDRESS}govgraph.ttl"}
    parts = {
        str(graph.value(part, VOID["class"])): int(str(graph.value(part, VOID.entities)))
        for part in graph.objects(dataset, VOID.classPartition)
    }
    solutions = clean.query("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a <https://w3id.org/govgraph/ns#Person> }")
    assert isinstance(solutions, ox.QuerySolutions)
    assert parts["https://w3id.org/govgraph/ns#Person"] == int(next(iter(solutions))["n"].value)


def test_a_contact_without_a_name_is_called_by_its_address(clean: GraphStore) -> None:
    graph = graph_of(written(clean, "dcat", Metadata({"contact.email": "data@example.vn"})))
    assert [str(name) for name in graph.objects(None, rdflib.Namespace("http://www.w3.org/2006/vcard/ns#").fn)] == [
        "data@example.vn"
    ]


def test_datacite_names_the_format_of_the_packed_file(clean: GraphStore, tmp_path: Path) -> None:
    publish(clean, tmp_path, Metadata(), forms=["csv"])
    told = json.loads((tmp_path / "datacite.json").read_text(encoding="utf-8"))
    assert told["formats"] == ["application/zip", "text/csv"]


def test_datacite_leaves_out_what_nobody_told(clean: GraphStore, full: Metadata) -> None:
    bare = json.loads(written(clean, "datacite"))
    assert bare["creators"] == [{"name": ":unav"}] and bare["publisher"] == {"name": ":unav"}
    assert not {"doi", "publicationYear", "rightsList", "version", "url"} & set(bare)
    told = json.loads(written(clean, "datacite", full))
    assert told["doi"] == "10.1234/example" and told["publicationYear"] == 2026
    assert {title["lang"] for title in told["titles"]} == {"vi", "en"}
    assert told["types"]["resourceTypeGeneral"] == "Dataset"
