"""The screen before pySHACL: what it does with an engine, and what without one."""

import multiprocessing
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest

from govgraph.errors import ValidationError
from govgraph.ntriples import Statements
from govgraph.pipeline import build
from govgraph.resources import data_folder
from govgraph.store import GraphStore
from govgraph.validate import load_screen, native_fault, validate_graph, verdict
from govgraph.validate.files import parse_file
from govgraph.validate.screen import ENGINE_VERSION

ONTOLOGY = data_folder("ontology")
TENURE = ONTOLOGY / "examples" / "tenure.ttl"
INVALID = ONTOLOGY / "examples" / "invalid"
RELEASE = ONTOLOGY / "examples" / "release.ttl"
SEEDS = Path(__file__).parents[1] / "seeds"
with_engine = pytest.mark.skipif(bool(native_fault()), reason=native_fault())


class Panic(BaseException):
    """What a native engine raises is no Exception."""


@pytest.fixture
def engine_is(monkeypatch):
    """Put something in the place of the native engine."""

    def put(module: object) -> None:
        monkeypatch.setitem(sys.modules, "shacl", module)
        load_screen.cache_clear()

    yield put
    load_screen.cache_clear()


def statements(path: Path) -> Statements:
    return Statements.of(parse_file(path))


def of_version(version: str) -> ModuleType:
    module = ModuleType("shacl")
    module.__version__ = version
    return module


# --- the verdict ----------------------------------------------------------------------------------------------------


def test_conforming_graph_has_no_report():
    assert verdict(statements(TENURE)) is None


def test_warnings_and_infos_are_no_reason_for_a_report():
    assert validate_graph(parse_file(RELEASE)).findings
    assert verdict(statements(RELEASE)) is None


@pytest.mark.parametrize("name", ["person-name", "organisation-level", "unit"])
def test_report_is_that_of_pyshacl(name):
    path = INVALID / f"{name}.ttl"
    assert verdict(statements(path)) == validate_graph(parse_file(path))


@with_engine
@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("<p> a gov:Person ; foaf:name 'Lê Thị Na' .", True),
        ("<p> a gov:Person, gov:Persson ; foaf:name 'Lê Thị Na' .", False),
        ("<p> a gov:Person ; foaf:name 'Lê Thị Na' ; gov:bornOn '1970' .", False),
        ("<p> foaf:name 'Lê Thị Na' .", False),
        ("<p> dcterms:isReplacedBy <q> .", True),
        ("<p> dcterms:isReplacedBy <q> ; foaf:name 'Lê Thị Na' .", False),
        ("<p> a gov:Person ; foaf:name 'Lê Thị Na'^^xsd:token .", None),
        ("<p> a gov:Person ; foaf:name 'Lê\\u0085Thị Na' .", None),
        ("<p> a gov:Person ; foaf:name _:name .", None),
        ("_:p a gov:Person ; foaf:name 'Lê Thị Na' .", None),
        ("<p> a gov:Person ; foaf:name 'Lê Thị Na' . gov:Person rdfs:subClassOf gov:Unit .", None),
        ("<t> a gov:Term ; skos:prefLabel 'a'@vi ; gov:start '2020'^^xsd:gYear ; gov:end '2025'^^xsd:gYear .", True),
        ("<t> a gov:Term ; gov:start '2025'^^xsd:gYear ; gov:end '2020'^^xsd:gYear .", None),
        ("<t> a gov:Term ; gov:start '2020'^^xsd:gYear ; gov:end '2025-01-01'^^xsd:date .", None),
        ("<t> a gov:Term ; gov:start '2024-02-30'^^xsd:date .", None),
        ("<t> a gov:Term, 'gov:Term' .", None),
    ],
)
def test_screen_decides_only_what_it_can_be_sure_of(statement, expected):
    prefixes = """@base <https://example.org/id/> .
    @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
    @prefix gov: <https://w3id.org/govgraph/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."""
    graph = [quad.triple for quad in ox.parse(prefixes + statement, format=ox.RdfFormat.TURTLE)]
    assert load_screen(ONTOLOGY).conforms(Statements.of(graph)) is expected
    assert (verdict(Statements.of(graph)) is None) is validate_graph(graph).conforms


@with_engine
def test_conforming_graph_never_touches_rdflib():
    code = (
        "import sys; from govgraph.ntriples import Statements; from govgraph.validate import verdict;"
        "from govgraph.validate.files import parse_file; from pathlib import Path;"
        "print(verdict(Statements.of(parse_file(Path(sys.argv[1])))), 'rdflib' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(TENURE)], capture_output=True, text=True, check=False)
    assert run.stdout.split() == ["None", "False"], run.stderr


@pytest.mark.parametrize("ask", ["lessThan <urn:b>", "minInclusive 1"])
def test_comparison_that_the_screen_would_overlook_is_an_error(tmp_path, ask):
    (tmp_path / "shapes").mkdir()
    (tmp_path / "gov.ttl").write_bytes((ONTOLOGY / "gov.ttl").read_bytes())
    (tmp_path / "shapes" / "own.ttl").write_text(
        f"""@prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:shape> a sh:NodeShape ; sh:property [ sh:path ( <urn:a> <urn:a> ) ; sh:{ask} ] .""",
        encoding="utf-8",
    )
    with pytest.raises(ValidationError, match="no single property as its path"):
        load_screen(tmp_path)


# --- without the engine ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "said"), [(None, "cannot be imported"), (of_version("0.9"), "of version 0.9"), (ModuleType("shacl"), "")]
)
def test_engine_that_is_missing_or_another_leaves_all_to_pyshacl(engine_is, module, said):
    engine_is(module)
    assert said in native_fault() and "pip install 'govgraph[native]'" in native_fault()
    assert load_screen(ONTOLOGY).conforms(statements(TENURE)) is None
    assert verdict(statements(TENURE)) is None
    faulty = INVALID / "person-name.ttl"
    assert verdict(statements(faulty)) == validate_graph(parse_file(faulty))


def test_build_tells_once_that_the_engine_is_missing(engine_is, tmp_path):
    pages = sorted(SEEDS.glob("*.txt"))[:2]
    engine_is(None)
    warnings_of_build = build(pages, GraphStore.open(None)).warnings
    assert len([text for text in warnings_of_build if "native engine" in text]) == 1
    engine_is(of_version("0.9"))
    assert len([text for text in build(pages, GraphStore.open(None)).warnings if "native engine" in text]) == 1


@with_engine
def test_build_with_the_engine_has_nothing_to_tell():
    assert build(sorted(SEEDS.glob("*.txt"))[:1], GraphStore.open(None)).warnings == ()


def test_engine_that_breaks_off_is_set_aside_with_one_warning():
    class Broken:
        def validate_text(self, *_: object, **__: object) -> None:
            raise Panic("out of order")

    screen = replace(load_screen(ONTOLOGY), engine=Broken())
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert [screen.conforms(statements(TENURE)) for _ in range(3)] == [None, None, None]
    assert [str(warning.message) for warning in told] == [
        "the native engine broke off (Panic: out of order); pySHACL validates from here on"
    ]


def test_interruption_by_the_user_is_not_swallowed():
    class Interrupted:
        def validate_text(self, *_: object, **__: object) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace(load_screen(ONTOLOGY), engine=Interrupted()).conforms(statements(TENURE))


# --- many at once ---------------------------------------------------------------------------------------------------


def of_many(number: int) -> bool | None:
    """The verdict on a graph of so many people that the engine would take several threads, were it let."""
    gov = "https://w3id.org/govgraph/ns#"
    statements = "".join(
        f"<urn:{one}> a <{gov}Person> ; <http://xmlns.com/foaf/0.1/name> 'Lê Thị Na' ." for one in range(number)
    )
    graph = [quad.triple for quad in ox.parse(statements, format=ox.RdfFormat.TURTLE)]
    return load_screen(ONTOLOGY).conforms(Statements.of(graph))


@with_engine
def test_engine_works_in_forked_processes_after_work_in_the_first():
    """Threads of an engine do not outlive a fork: a process that waited for them would hang for good."""
    assert of_many(9000) is True
    process = multiprocessing.get_context("fork").Process(target=of_many, args=(9000,))
    process.start()
    process.join(60)
    hangs = process.is_alive()
    process.kill()
    assert not hangs and process.exitcode == 0


@with_engine
def test_threads_agree():
    graphs = [statements(path) for path in sorted((ONTOLOGY / "examples").rglob("*.ttl"))[::3]]
    screen = load_screen(ONTOLOGY)
    one_by_one = [screen.conforms(graph) for graph in graphs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(screen.conforms, graphs * 4)) == one_by_one * 4


def test_version_of_the_engine_is_that_of_the_extra():
    project = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'native = ["shacl=={ENGINE_VERSION} ;' in project
