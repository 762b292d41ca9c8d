"""Terms are written, and read again, as pyoxigraph does it, whatever signs they hold."""

import pyoxigraph as ox
import pytest

from govgraph.mapping.terms import GOV, date, decimal, english, node, number, plain, vietnamese
from govgraph.namespaces import XSD
from govgraph.ntriples import Statements, n_triples, quads_of, value_of

SIGNS = [chr(number) for number in range(0x11000) if not 0xD800 <= number < 0xE000] + ["\U0001f600", "\U0010ffff"]


def test_each_sign_of_a_text_is_written_and_read_as_by_pyoxigraph():
    for sign in SIGNS:
        text = f"xã {sign}Kỳ"
        assert plain(text) == str(ox.Literal(text)), ascii(sign)
        assert vietnamese(text) == str(ox.Literal(text, language="vi")), ascii(sign)
        assert value_of(plain(text)) == value_of(vietnamese(text)) == text, ascii(sign)


def test_half_a_character_is_refused():
    with pytest.raises(ValueError):
        plain("xã \ud800")


@pytest.mark.parametrize(
    ("written", "literal"),
    [
        (english('«a "b"»'), ox.Literal('«a "b"»', language="en")),
        (number(-7), ox.Literal("-7", datatype=XSD.integer)),
        (decimal("24.6"), ox.Literal("24.6", datatype=XSD.decimal)),
        (date("2023"), ox.Literal("2023", datatype=XSD.gYear)),
        (date("2023-05"), ox.Literal("2023-05", datatype=XSD.gYearMonth)),
        (date("--05-25"), ox.Literal("--05-25", datatype=XSD.gMonthDay)),
        (date("2023-05-25"), ox.Literal("2023-05-25", datatype=XSD.date)),
    ],
)
def test_literals_of_a_type_are_written_as_by_pyoxigraph(written, literal):
    assert written == str(literal)
    assert value_of(written) == literal.value


def test_what_is_not_said_is_not_written():
    assert [write(None) for write in (vietnamese, plain, number, decimal, date)] == [None] * 5


def test_a_node_is_an_absolute_iri():
    assert value_of(node("https://example.org/id/xã")) == "https://example.org/id/xã"
    for wrong in ("a b", "https://example.org/a b", "https://example.org/<"):
        with pytest.raises(ValueError, match=r"IRI|scheme"):
            node(wrong)


def test_a_mistyped_term_fails_where_it_is_written():
    with pytest.raises(AttributeError, match="no term in use"):
        _ = GOV.tenure


def test_statements_are_the_lines_of_the_triples():
    person, name = ox.NamedNode("urn:p"), ox.NamedNode("urn:name")
    triples = [
        ox.Triple(person, name, ox.Literal("Lê\n. Thị")),
        ox.Triple(person, name, ox.Literal("An")),
        ox.Triple(ox.NamedNode("urn:a"), name, person),
    ]
    said = Statements.of(triples)
    assert said.lines == n_triples(triples) == n_triples(quads_of(said.lines, "urn:g"))
    assert said.by_subject == {
        "<urn:a>": {"<urn:name>": ["<urn:p>"]},
        "<urn:p>": {"<urn:name>": ['"An"', '"Lê\\n. Thị"']},
    }
    assert Statements.of([]).lines == b""
