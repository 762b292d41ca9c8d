"""Every term and code is written by a build of the documents of the tests, or excused in ontology/excused.csv."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, URIRef
from rdflib import namespace as known
from tests.hermit import Finding, ask, needs_hermit

from govgraph.codes import load_codes
from govgraph.namespaces import CODE_BASE, FOAF, GOV, RULE_BASE
from govgraph.pipeline import build
from govgraph.resources import data_folder
from govgraph.store import GraphStore
from govgraph.vocabulary import VOCABULARY_GRAPH

ROOT = Path(__file__).parents[1]
PAGES = Path(__file__).parent / "fixtures" / "terms"
FOLDER = data_folder("ontology")
CORRECTION = (
    "ky-hop,position: Đinh Văn Ổi | chair | peoples-committee | commune,"
    "position: Đinh Văn Ổi | vice-chair | peoples-committee | commune,Hà An,2024-04-02,\n"
)


def short(iri: str) -> str:
    """Return the name of a term or code as the list of excuses has it: gov:Fact, code/title, rule/correction."""
    for start, name in ((str(GOV), "gov:"), (CODE_BASE, "code/"), (RULE_BASE, "rule/")):
        if iri.startswith(start):
            return name + iri.removeprefix(start)
    return iri


TERMS = {f"gov:{term}" for term in GOV}
LISTS = {f"code/{name}": {short(code.iri) for code in load_codes()[name]} for name in load_codes()}
CODES = set().union(*LISTS.values())


def excuses() -> dict[str, str]:
    with (FOLDER / "excused.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["term"] for row in rows}) == len(rows), "a term is excused twice"
    return {row["term"]: row["reason"] for row in rows}


def excused(names: dict[str, str]) -> set[str]:
    """Return the terms and codes that the names stand for; that of a list stands for its codes."""
    return {code for name in names for code in LISTS.get(name, {name})}


def names_in(triples: Iterator[ox.Quad] | Iterator[ox.Triple]) -> set[str]:
    """Return the names of terms and codes that the triples use as a property or speak of."""
    found: set[str] = set()
    for triple in triples:
        found.add(short(triple.predicate.value))
        if isinstance(triple.object, ox.NamedNode):
            found.add(short(triple.object.value))
    return found & (TERMS | CODES)


def person(store: GraphStore, page: str) -> str:
    (triple,) = (one for one in store.as_read(f"{store.base}source/{page}") if one.predicate == FOAF.name)
    return triple.subject.value.removeprefix(store.base)


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    """What a store holds of all documents of the tests, of what people put right and judged, and of one taken away."""
    pages = tmp_path_factory.mktemp("use") / "terms"
    shutil.copytree(PAGES, pages)
    leaves = pages / "leaves.txt"
    leaves.write_text((pages / "mot.txt").read_text(encoding="utf-8").replace("Vũ", "Mùa"), encoding="utf-8")
    with GraphStore.open(None) as store:
        build([pages], store)
        one, two, three = (person(store, page) for page in ("mot", "hai", "ba"))
        rows = f"left,right,verdict,by,on,because\n{one},{two},same,Hà An,,\n{two},{three},different,Hà An,,\n"
        (pages / "judgements.csv").write_text(rows, encoding="utf-8")
        (pages / "corrections.csv").write_text("document,wrong,right,by,on,because\n" + CORRECTION, encoding="utf-8")
        leaves.unlink()
        build([pages, ROOT / "seeds", ROOT / "tests" / "cases"], store, jobs=2)
        return [quad for quad in store.quads() if quad.graph_name.value != VOCABULARY_GRAPH]


@pytest.fixture(scope="module")
def used(quads: list[ox.Quad]) -> set[str]:
    """The terms and codes of data, and the terms that code lists use."""
    lists = (ox.parse(path=str(path), format=ox.RdfFormat.TURTLE) for path in sorted((FOLDER / "codes").glob("*.ttl")))
    said = set().union(*(names_in(triples) for triples in lists))
    return names_in(iter(quads)) | {term for term in said & TERMS if term[4].islower()}


def unused(used: set[str], names: dict[str, str]) -> list[str]:
    return sorted((TERMS | CODES) - used - excused(names))


def test_every_term_and_code_is_used_or_excused(used: set[str]) -> None:
    assert unused(used, excuses()) == []


def test_nothing_in_use_is_excused(used: set[str]) -> None:
    single = {name for name in excuses() if name not in LISTS}
    assert sorted(single & used) == []
    assert [name for name in excuses() if name in LISTS and LISTS[name] <= used] == []


def test_excuses_name_what_there_is_and_give_a_reason() -> None:
    for name, reason in excuses().items():
        assert name in TERMS | CODES | set(LISTS), name
        of = reason.removeprefix("see ")
        assert len(reason.split()) > 3 or (of != reason and of in excuses()), name


@pytest.mark.parametrize("planted", ["gov:Tenure", "gov:evidence", "code/role/secretary", "rule/signature"])
def test_a_term_that_nothing_writes_is_found(used: set[str], planted: str) -> None:
    assert planted in used
    assert unused(used - {planted}, excuses()) == [planted]


def test_an_excuse_that_is_struck_out_is_missed(used: set[str]) -> None:
    names = excuses()
    names.pop("gov:ordinal")
    assert unused(used, names) == ["gov:ordinal"]


def test_what_is_written_is_declared(quads: list[ox.Quad]) -> None:
    """The other way round: no property, class or code outside of the ontology."""
    nodes = {quad.predicate.value for quad in quads} | {quad.object.value for quad in quads}
    ours = {short(node) for node in nodes if node.startswith((str(GOV), CODE_BASE, RULE_BASE))}
    assert ours - TERMS - CODES - set(LISTS) == set()


@needs_hermit
def test_reasoner_finds_no_contradiction_in_what_was_built(quads: list[ox.Quad]) -> None:
    pages = (*PAGES.glob("*.txt"), *PAGES.glob("*.csv"), *(ROOT / "seeds").glob("*.txt"))
    own = {f"source/{path.stem}" for path in pages}
    lines = [f"{quad.triple} .\n" for quad in quads if quad.graph_name.value.endswith(tuple(own))]
    graph = Graph().parse(data="".join(lines), format="nt")
    assert len(graph) > 500
    for path in (FOLDER / "gov.ttl", Path(__file__).parent / "fixtures" / "partner-axioms.ttl"):
        graph.parse(path)
    assert ask(graph) == Finding(consistent=True)
    meeting = next(graph.subjects(RDF.type, URIRef(GOV.Meeting.value)))
    graph.add((meeting, RDF.type, known.PROV.Entity))
    assert ask(graph) == Finding(consistent=False)
