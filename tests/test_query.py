"""Asking: parameters stay data, wrong ones are told, free queries are checked and their errors fit one line."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.errors import QueryError
from govgraph.query import find_query, load_queries, read_query, run_query, run_text, tidied
from govgraph.query.file import sparql_term
from govgraph.query.narrow import narrowed
from govgraph.store import GraphStore
from govgraph.table import Table

QUERIES = load_queries()
StoreOf = Callable[..., GraphStore]


def ask(store: GraphStore, name: str, **parameters: object) -> list[dict[str, str]]:
    return run_query(store, QUERIES[name], **parameters).records()


# --- parameters -----------------------------------------------------------------------------------------------------

HOSTILE = [
    '" } UNION { ?s ?p ?o } #',
    'x" "y',
    "\\",
    '\\" }',
    "\n} DELETE { ?s ?p ?o } WHERE {",
    "\\u0022 } #",
    "{UNDEF}",
    "$1\\1\\g<0>",
    "'''\"\"\"",
    "Lê Văn Suối\x00",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_a_value(text: str, clean: GraphStore) -> None:
    assert ask(clean, "who-chaired", person=text) == []
    assert ask(clean, "who-held-post", on="2023-06-12", unit=text, post=text) == []
    echo = run_text(clean, f"SELECT ?x WHERE {{ VALUES ?x {{ {sparql_term(text, 'string')} }} }}")
    assert isinstance(echo, Table) and echo.records() == [{"x": text}]


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was_put_in(text: str) -> None:
    echo = run_text(GraphStore.open(None), f"SELECT ?x WHERE {{ VALUES ?x {{ {sparql_term(text, 'string')} }} }}")
    assert isinstance(echo, Table) and echo.records() == [{"x": unicodedata.normalize("NFC", text)}]


@pytest.mark.parametrize(
    ("name", "parameters", "says"),
    [
        ("evidence", {"iri": "urn:x> } #"}, "is not an absolute IRI"),
        ("evidence", {"iri": "unit/xa-hoa-lau"}, "is not an absolute IRI"),
        ("evidence", {"iri": "https://example.org/a\nb"}, "is not an absolute IRI"),
        ("evidence", {"iri": "https://example.org/%zz"}, "is not an absolute IRI"),
        ("who-held-post", {"on": "31/2/2023"}, "is not a date"),
        ("who-held-post", {"on": "2023-02-30"}, "is not a date"),
        ("who-held-post", {"on": "2023"}, "is not a date"),
        ("who-held-post", {"on": "2023-06-12", "body": 'x" }'}, "is not a code"),
        (
            "who-held-post",
            {},
            r"needs the parameter «on»; parameters: on \(date\).*example: govgraph query who-held-post --on",
        ),
        ("positions", {"people": "x"}, r"has no parameter «people»; parameters: on \(date, optional\), certainty \("),
        ("places", {"x": "1"}, "parameters: none"),
    ],
)
def test_wrong_parameters_are_told(name: str, parameters: dict[str, str], says: str, clean: GraphStore) -> None:
    with pytest.raises(QueryError, match=says) as error:
        run_query(clean, QUERIES[name], **parameters)
    assert name in str(error.value) and "\n" not in str(error.value)


def test_names_are_compared_in_one_unicode_form(clean: GraphStore) -> None:
    assert len(ask(clean, "who-chaired", person=unicodedata.normalize("NFD", "Lê Văn Suối"))) == 2


def test_unknown_query_names_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"«who-chair».*did you mean who-chaired.*govgraph query --list"):
        find_query("who-chair")
    with pytest.raises(QueryError, match=r"no query «zzz»; «govgraph query --list»"):
        find_query("zzz")


@pytest.mark.parametrize(
    "header",
    [
        "# Who?\n",
        "# Who?\n# Câu hỏi: Ai?\n# Parameters: none\n",
        "# Who?\n# Câu hỏi: Ai?\n# Parameters: none\n# Columns: x (colour)\n",
        "# Who?\n# Câu hỏi: Ai?\n# Parameters: x (string)\n# Columns: x (string)\n",
        "# Who.\n# Câu hỏi: Ai?\n# Parameters: none\n# Columns: x (string)\n",
    ],
)
def test_header_that_lacks_something_is_refused(header: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.rq"
    path.write_text(header + "SELECT ?x WHERE { ?x ?y ?z }\n", encoding="utf-8")
    with pytest.raises(QueryError, match=re.escape(str(path))):
        read_query(path)
    with pytest.raises(QueryError, match="no query files"):
        load_queries(tmp_path / "none")


# --- free queries ---------------------------------------------------------------------------------------------------


def test_free_queries(clean: GraphStore) -> None:
    answer = run_text(clean, "ASK { ?s ?p ?o }")
    assert isinstance(answer, Table) and answer.boolean is True and answer.records() == [{"answer": "true"}]
    triples = run_text(clean, "CONSTRUCT { ?s a <urn:x> } WHERE { ?s a <https://w3id.org/govgraph/ns#Source> }")
    assert isinstance(triples, list) and len(triples) == 4
    assert isinstance(run_text(clean, "DESCRIBE <urn:x>"), list)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SELECT {", r"malformed SPARQL: line 1, column 9, at the end"),
        ('SELECT ?x WHERE {\n  "Đồi" ?x ]', r"line 2, column 9, at «\?x \]»"),
        ("SELECT (COUNT(*) AS ?c) ?x WHERE { ?x ?y ?z }", "variable that is unbound"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "malformed SPARQL: line 1, column 1"),
        ("", "malformed SPARQL"),
        ("ASK { ?x a gov:Term }", "Prefix not found; write before it: PREFIX gov: <https://w3id.org/govgraph/ns#>"),
        ("PREFIX gov: <urn:x> ASK { <urn:y> a gov:Term, mine:Term }", "write before it: PREFIX mine: <…>"),
        ("ASK { " + "{ " * 5000 + "} " * 5000 + "}", "nests more than 500 brackets"),
    ],
)
def test_malformed_queries_are_told_in_one_line(text: str, says: str, clean: GraphStore) -> None:
    with pytest.raises(QueryError, match=says) as error:
        run_text(clean, text)
    assert "\n" not in str(error.value) and len(str(error.value)) < 250


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p a:.SERVICE<http://127.0.0.1:9/>{?a ?b ?c} }",
        "SELECT * { ?s ?p 1SERVICE?g{?a ?b ?c} }",
        "SELECT * { ?s ?p ?o FILTER(?s<?p)SERVICE?v#>\n{ ?a ?b ?c } }",
        "SELECT * { ?s ?p ?o } # ''' \nSERVICE <http://127.0.0.1:9/> { ?s ?p ?o } # '''",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { SERVICE # why\n <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused(text: str, clean: GraphStore) -> None:
    with pytest.raises(QueryError, match="SERVICE asks another machine"):
        run_text(clean, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p ?o } LIMIT 1",
        "PREFIX schema: <http://schema.org/> SELECT ?s { ?s schema:Service ?x ; a schema:PublicService }",
        "SELECT ?s { ?s <http://example.org/service#of> 'a service' } # of service to all",
    ],
)
def test_the_word_service_is_not_refused(text: str, clean: GraphStore) -> None:
    assert isinstance(run_text(clean, text), Table)


def test_columns_of_free_sparql_are_marked_as_the_users_own() -> None:
    store = GraphStore.open(None)
    assert run_text(store, "SELECT ?person ?name { VALUES (?person ?name) { (<urn:a> 'An') } }").is_free  # type: ignore[union-attr]
    assert not run_query(store, find_query("sources")).is_free


def test_words_of_a_name_leave_those_that_have_them(clean: GraphStore) -> None:
    query = find_query("find")
    text = narrowed(clean, query, {"name": "Mây Trần"})
    (line,) = [one for one in text.splitlines() if "VALUES ?iri {" in one]
    assert "UNDEF" not in line and 0 < line.count("<") < 5
    assert (
        run_query(clean, query, name="Mây Trần").rows == run_text(clean, query.with_values({"name": "Mây Trần"})).rows
    )


def test_a_person_leaves_the_meetings_to_which_they_came(clean: GraphStore) -> None:
    query = find_query("co-attendance")
    text = narrowed(clean, query, {"person": "Lê Văn Suối"})
    lines = [line for line in text.splitlines() if "VALUES ?meeting {" in line]
    assert len(lines) == 3 and all("UNDEF" not in line and 1 < line.count("<") < 9 for line in lines)
    whole = run_text(clean, query.with_values({"person": "Lê Văn Suối"}))
    assert tidied(query, whole).rows == run_query(clean, query, person="Lê Văn Suối").rows  # type: ignore[arg-type]


def test_what_nobody_has_is_not_looked_for_in_all_that_there_is(clean: GraphStore) -> None:
    """An empty VALUES would have the engine evaluate all the rest first."""
    query = load_queries()["who-held-post"]
    text = narrowed(clean, query, {"unit": "xã Không Có", "on": "2023-09-01"})
    assert "VALUES ?organisation_iri { <urn:govgraph:nothing> }" in text
    assert len(run_query(clean, query, unit="xã Không Có", on="2023-09-01")) == 0
    assert len(run_query(clean, query, on="2023-09-01")) > 0
