"""The native engine against pySHACL, on graphs changed at random: what it lets pass, pySHACL lets pass.

GOVGRAPH_MUTATIONS=20000 takes that many graphs, in place of those that a run of all tests has time for.
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from govgraph.errors import ValidationError
from govgraph.interpret import interpret
from govgraph.mapping import map_reading
from govgraph.ntriples import Statements
from govgraph.read import read_document
from govgraph.resources import data_folder
from govgraph.validate import load_screen, native_fault, validate_graph
from govgraph.validate.files import parse_file

if native_fault():
    pytest.skip(native_fault(), allow_module_level=True)

ONTOLOGY = data_folder("ontology")
VALID = sorted((ONTOLOGY / "examples").glob("*.ttl"))
INVALID = sorted((ONTOLOGY / "examples" / "invalid").glob("*.ttl"))
CASES = sorted((Path(__file__).parent / "cases" / "extraction").glob("*.txt"))
XSD = "http://www.w3.org/2001/XMLSchema#"
SEEDS = 12
MUTATIONS = int(os.environ.get("GOVGRAPH_MUTATIONS", "1500"))

TEXTS = [
    *(
        "",
        "0",
        "1",
        "-1",
        "+1",
        "01",
        "1.0",
        "1.",
        "1e0",
        "INF",
        "NaN",
        "true",
        " 1",
        "1 ",
        "12\n",
        "99999999999999999999",
    ),
    *("2023-02-31", "2023-02-28", "2023-02-28Z", "2024-02-29", "0000-01-01", "10000-01-01", "2023-1-1", "1970-01-01"),
    *("-0001", "0000", "1900", "2023", "2023Z", "2023-13", "2023-12", "--02-30", "--02-29", "12:00:00", "24:00:00"),
    *(
        "A",
        "a b",
        " ",
        "½",
        "٣",
        "²",
        "İ",
        "ſ",
        "e\u0301",
        "\u00a0x",
        "\u2028",
        "\x85",
        "a\x1fb",
        "xa dong may\n",
        "%zz",
    ),
    *("Đồng chí A", "ĐỒNG CHÍ A", "đồng chí\nA", "TS. B", "en", "vi-VN", "P1D", "2023-05-01T00:00:00", "AB12", "a-1"),
]
DATATYPES = [
    *(
        "string",
        "date",
        "gYear",
        "gYearMonth",
        "gMonthDay",
        "integer",
        "int",
        "nonNegativeInteger",
        "decimal",
        "double",
    ),
    *("boolean", "dateTime", "time", "anyURI", "language", "token", "duration", "gDay", "hexBinary"),
]
LANGUAGES = ["vi", "en", "VI", "vi-VN", "fr"]


class Mutator:
    """Changes a graph a little, at random, in ways that may matter to a shape or to an engine."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        files = [[quad.triple for quad in parse_file(path)] for path in (*VALID, *VALID, *INVALID[::8])]
        cases = [[quad.triple for quad in map_reading(interpret(read_document(path)))] for path in CASES[::8]]
        self.graphs = [*files, *cases]
        whole = [triple for graph in self.graphs for triple in graph]
        self.values = list({triple.object for triple in whole})
        self.values.sort(key=str)
        self.predicates = sorted({triple.predicate for triple in whole}, key=str)

    def graph(self) -> list[ox.Triple]:
        triples = list(self.random.choice(self.graphs))
        for _ in range(self.random.choice([1, 1, 1, 2, 3])):
            if not triples:
                break
            place = self.random.randrange(len(triples))
            change = self.random.choice(
                [self._without, self._with_value, self._with_predicate, self._with_literal, self._with_literal]
            )
            # Literals are the places where engines differ: half of the changes go there.
            literals = [number for number, triple in enumerate(triples) if isinstance(triple.object, ox.Literal)]
            if literals and change == self._with_literal:
                place = self.random.choice(literals)
            triples[place : place + 1] = change(triples[place])
        if triples and self.random.random() < 0.03:
            hidden, blank = self.random.choice(triples).subject, ox.BlankNode("b")
            triples = [ox.Triple(*(blank if term == hidden else term for term in triple)) for triple in triples]
        return triples

    def _without(self, triple: ox.Triple) -> Iterator[ox.Triple]:
        yield from ()

    def _with_value(self, triple: ox.Triple) -> Iterator[ox.Triple]:
        if self.random.random() < 0.5:
            yield triple
        yield ox.Triple(triple.subject, triple.predicate, self.random.choice(self.values))

    def _with_predicate(self, triple: ox.Triple) -> Iterator[ox.Triple]:
        if self.random.random() < 0.5:
            yield triple
        yield ox.Triple(triple.subject, self.random.choice(self.predicates), triple.object)

    def _with_literal(self, triple: ox.Triple) -> Iterator[ox.Triple]:
        if self.random.random() < 0.5:
            yield triple
        before = triple.object if isinstance(triple.object, ox.Literal) else ox.Literal("x")
        text = self.random.choice([before.value, *self.random.sample(TEXTS, 3)])
        if self.random.random() < 0.2:
            value = ox.Literal(text, language=self.random.choice(LANGUAGES))
        elif before.language is None and self.random.random() < 0.5:
            value = ox.Literal(text, datatype=before.datatype)
        else:
            value = ox.Literal(text, datatype=ox.NamedNode(XSD + self.random.choice(DATATYPES)))
        yield ox.Triple(triple.subject, triple.predicate, value)


def by_pyshacl(triples: list[ox.Triple]) -> tuple[bool, set[tuple[str, str]]]:
    """The verdict of pySHACL, and what it finds: focus nodes and components."""
    try:
        report = validate_graph(triples)
    except ValidationError:  # it breaks off at some comparisons
        return False, set()
    # What SHACL cannot ask is asked by govgraph itself.
    findings = [each for each in report.findings if not each.shape.split("#")[-1].startswith("Node")]
    return report.conforms, {(each.focus, each.component.split("#")[-1]) for each in findings}


def value_of(term: str) -> str:
    """The IRI, or the text, of a term that the native engine wrote."""
    (quad,) = ox.parse(f"<urn:s> <urn:p> {term} .", format=ox.RdfFormat.N_TRIPLES)
    return quad.object.value


@pytest.mark.filterwarnings("ignore:Parsing weird boolean:UserWarning")
@pytest.mark.parametrize("seed", range(SEEDS))
def test_mutated_graph_is_judged_as_by_pyshacl(seed):
    mutator, screen = Mutator(seed), load_screen(ONTOLOGY)
    passed = rejected = 0
    for _ in range(MUTATIONS // SEEDS):
        triples = mutator.graph()
        verdict = screen.conforms(Statements.of(triples))
        assert screen.engine is not None, "the native engine broke off"
        # Of three graphs that it rejects one is looked at: a needless rejection costs time and no more.
        if verdict is None or (verdict is False and mutator.random.random() > 1 / 3):
            continue
        written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES).decode()
        conforms, theirs = by_pyshacl(triples)
        assert conforms or not verdict, written
        found = screen.engine.validate_text(written, "ntriples").results
        ours = {(value_of(each.focus_node), each.component) for each in found}
        assert theirs <= ours, written
        # Python's «$» also matches before a line break at the end.
        assert {component for _, component in ours - theirs} <= {"PatternConstraintComponent"}, written
        passed += verdict is True
        rejected += verdict is False
    assert passed and rejected, "mutations that are all alike prove nothing"
