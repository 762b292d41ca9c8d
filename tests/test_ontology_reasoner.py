"""HermiT finds no contradiction in the ontology, alone, with its alignments, with what partners say, and with data."""

from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib import namespace as known
from tests.hermit import Finding, ask, needs_hermit, reduced

from govgraph.namespaces import PREFIXES
from govgraph.resources import data_folder

FOLDER = data_folder("ontology")
GOV = FOLDER / "gov.ttl"
ALIGNMENTS = sorted((FOLDER / "alignments").glob("*.ttl"))
CODES = sorted((FOLDER / "codes").glob("*.ttl"))
EXAMPLES = sorted((FOLDER / "examples").glob("*.ttl"))
PARTNERS = Path(__file__).parent / "fixtures" / "partner-axioms.ttl"
HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
WELL = Finding(consistent=True)

SETS = {
    "alone": [GOV],
    "with alignments": [GOV, *ALIGNMENTS],
    "with partners": [GOV, PARTNERS],
    "with partners and alignments": [GOV, PARTNERS, *ALIGNMENTS],
    "with data": [GOV, PARTNERS, *CODES, *EXAMPLES],
    "with data and alignments": [GOV, PARTNERS, *ALIGNMENTS, *CODES, *EXAMPLES],
}


@cache
def read(name: str) -> Graph:
    graph = Graph()
    for path in SETS[name]:
        graph.parse(path)
    return graph


def planted(name: str, turtle: str) -> Graph:
    return read(name) + Graph().parse(data=HEAD + turtle, format="turtle")


@needs_hermit
@pytest.mark.parametrize("name", SETS)
def test_no_contradiction_and_no_class_that_must_be_empty(name: str) -> None:
    assert ask(read(name)) == WELL


@needs_hermit
@pytest.mark.parametrize(
    ("name", "turtle", "empty"),
    [
        ("alone", "gov:Tenure owl:disjointWith gov:Fact .", {"Tenure"}),
        ("with alignments", "gov:Congress rdfs:subClassOf [ owl:complementOf gov:Meeting ] .", {"Congress"}),
        # The last two are seen through what PROV and ORG say; without that they would pass.
        ("with partners", "gov:UnitChange rdfs:subClassOf prov:Entity .", {"UnitChange"}),
        ("with partners", "gov:PartyCell rdfs:subClassOf gov:Tenure .", {"PartyCell"}),
    ],
)
def test_a_class_that_must_be_empty_is_found(name: str, turtle: str, empty: set[str]) -> None:
    finding = ask(planted(name, turtle))
    assert finding == Finding(True, frozenset(f"{PREFIXES['gov']}{term}" for term in empty))


@needs_hermit
@pytest.mark.parametrize(
    "turtle",
    [
        "data:x a gov:Meeting , gov:Document ; a prov:Entity .",
        "data:x a gov:Organisation , foaf:Person .",
        "data:x a gov:Post ; org:organization data:y . data:y a gov:Tenure .",
        "data:x a gov:Tenure ; org:role data:y . data:y a gov:UnitChange .",
    ],
)
def test_a_contradiction_in_data_is_found(turtle: str) -> None:
    assert ask(planted("with data", turtle)) == Finding(consistent=False)


def test_every_example_takes_part() -> None:
    assert len(EXAMPLES) > 15 and len(ALIGNMENTS) == 5
    assert not [path for path in SETS["with data"] if path.parent.name == "invalid"]


# --- the reduction to OWL 2 DL ----------------------------------------------------------------------------------------


def test_reduction_takes_no_axiom_away() -> None:
    for name in SETS:
        whole = {triple for triple in read(name) if not isinstance(triple[2], Literal)}
        assert whole <= set(reduced(read(name))), name


def test_reduction_changes_only_dates() -> None:
    graph = read("with data")
    gone = {thing.datatype for _, _, thing in set(graph) - set(reduced(graph)) if isinstance(thing, Literal)}
    assert gone == {known.XSD.date, known.XSD.gYear, known.XSD.gYearMonth}
    ranges = {str(thing) for thing in graph.objects(None, RDFS.range)}
    assert not {iri for iri in ranges if iri.startswith(str(known.XSD))}, (
        "a range of dates would have to be reduced too"
    )


def test_reduction_declares_every_property_once() -> None:
    for name in SETS:
        graph = reduced(read(name))
        kinds = [set(graph.objects(node, RDF.type)) for node in set(graph.predicates()) if "/owl#" not in str(node)]
        properties = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
        outside = [found & properties for found in kinds if len(found & properties) > 1]
        assert outside == [], name


def test_reduction_refuses_a_property_of_texts_and_things() -> None:
    graph = Graph().parse(data=HEAD + "data:x <urn:p> data:y , 'words' .", format="turtle")
    with pytest.raises(AssertionError, match="texts and things"):
        reduced(graph)
    assert URIRef("urn:p") in set(graph.predicates())
