"""The query files: header, columns, answers over invented data sets; parameters stay data; formats are standard.

`python tests/test_queries.py` writes queries/README.md anew from the headers.
"""

import io
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from govgraph.chart.organisation import organisation_from_rows
from govgraph.errors import QueryError
from govgraph.explain.on import held_on
from govgraph.explain.view import View
from govgraph.namespaces import DCTERMS, ELI, GOV, ORG, XSD
from govgraph.pipeline import build
from govgraph.profiles import write_profile
from govgraph.query import load_queries, run_query, run_text
from govgraph.query.file import Query
from govgraph.store import GraphStore
from govgraph.table import Table

FIXTURES = Path(__file__).parent / "fixtures" / "queries"
QUERIES = load_queries()
StoreOf = Callable[..., GraphStore]
#: Questions that are tried on the data set in which people, bodies and units are joined.
LINKED = {
    *("find", "namesakes", "tenure-gaps", "unit-history", "unit-successor", "who-moved", "publish/changed-units"),
    *("publish/document-relations", "publish/documents", "publish/unit-changes", "publish/units"),
}
CHECKS = [name for name in QUERIES if name.startswith("check/")]

#: Parameters for questions whose example in the file is not of the data set, or which need one.
GIVEN = {
    "who-held-post": {"on": "2023-09-01", "certainty": "any"},
    "evidence": {"iri": "https://w3id.org/govgraph/id/body/hoa-lau/party-committee"},
    "publish/describe-node": {"iri": "https://w3id.org/govgraph/id/body/hoa-lau/party-committee"},
    "publish/describe-source": {"source": "hoa-lau-2023-06-12"},
    "find": {"name": "hoa lau"},
    "unit-history": {"unit": "90101"},
    "unit-successor": {"unit": "90101"},
}


def ask(store: GraphStore, name: str, /, **parameters: object) -> list[dict[str, str]]:
    return run_query(store, QUERIES[name], **(GIVEN.get(name, {}) | parameters)).records()


def picked(store: GraphStore, name: str, columns: str, /, **parameters: object) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns.split()) for row in ask(store, name, **parameters)]


@pytest.fixture(scope="module")
def linked(store_of: StoreOf) -> GraphStore:
    """The data set in which people, bodies and units are joined; not to be changed."""
    return store_of("linked")


@pytest.fixture
def data(name: str, clean: GraphStore, linked: GraphStore) -> GraphStore:
    """The data set on which the question `name` is tried."""
    return linked if name in LINKED else clean


# --- every file -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_file_is_in_house_style(query: Query) -> None:
    lines = query.text.splitlines()
    assert query.question["en"].endswith("?") and query.question["vi"].endswith("?")
    prefixes = [line for line in lines if line.startswith("PREFIX ")]
    assert prefixes == sorted(prefixes), "PREFIX lines are sorted"
    for line in prefixes:
        prefix = line.split()[1]
        assert re.search(rf"(?<![\w-]){prefix}[A-Za-z]", query.text.replace(line, "")) or f"STR({prefix})" in query.text
    assert [number for number, line in enumerate(lines, 1) if len(line) > 120] == []
    assert "ORDER BY" in query.text and "FROM " not in query.text
    assert not any(line.startswith("SELECT *") for line in lines), "the columns of an answer are named"
    names = [item.name for item in (*query.parameters, *query.columns)]
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) for name in names)
    assert not {"store", "format", "file", "text", "list", "help"} & {p.name for p in query.parameters}, (
        "options of the CLI"
    )


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_no_optional_stands_within_exists(query: Query) -> None:
    """The engine would read all that has the property, for each row anew."""
    text = re.sub(r"^\s*#.*$", "", query.text, flags=re.MULTILINE)
    for found in re.finditer(r"EXISTS \{", text):
        depth, end = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        assert "OPTIONAL" not in text[found.end() : end]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_runs_as_it_stands_with_the_declared_columns(query: Query, clean: GraphStore) -> None:
    table = run_text(clean, query.text)
    assert isinstance(table, Table)
    assert table.columns == tuple(column.name for column in query.columns)


@pytest.mark.parametrize("name", [name for name in QUERIES if name not in CHECKS])
def test_finds_rows_with_values_of_the_declared_types(name: str, data: GraphStore) -> None:
    table = run_query(data, QUERIES[name], **GIVEN.get(name, {}))
    assert len(table) > 0
    for row in table.rows:
        for column, cell in zip(QUERIES[name].columns, row, strict=True):
            assert column.type != "IRI" or cell is None or isinstance(cell, ox.NamedNode), column.name
            assert column.type != "integer" or cell is None or cell.value.isdigit(), column.name  # type: ignore[union-attr]
            if column.type == "code" and cell is not None:
                assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cell.value), column.name  # type: ignore[union-attr]
            if column.type == "date" and cell is not None:
                assert re.fullmatch(r"\d{4}(-\d\d){0,2}|--\d\d-\d\d", cell.value), column.name  # type: ignore[union-attr]


def test_each_column_is_filled_by_some_row(clean: GraphStore, linked: GraphStore, store_of: StoreOf) -> None:
    """A column that stays empty over data made for it points to a wrong path, or to a variable out of scope."""
    bare = {"clean": clean, "linked": linked}
    full = {name: store_of(name) for name in bare}
    for store in full.values():
        store.put_vocabulary()
    empty = set()
    for name in QUERIES:
        data = "linked" if name in LINKED else "clean"
        rows = ask(full[data], name)
        assert len(rows) == len(ask(bare[data], name)), f"{name}: the vocabulary must not multiply rows"
        empty |= {f"{name}:{c.name}" for c in QUERIES[name].columns if rows and not any(row[c.name] for row in rows)}
    assert empty == {
        "adopted:votes_cast", "adopted:votes_for", "documents:date", "goals:responsible", "participation:on_behalf_of",
        "person-career:qualifier", "positions:answer", "positions:end", "positions:qualifier", "meetings:until",
        *(f"{name}:qualifier_label" for name in ("who-held-post", "committee-members", "organisation-tree")),
        "publish/organisation-chart:ended",
        *(f"publish/{name}:qualifier" for name in ("tenures", "organisation-chart", "post-years")),
        *(f"publish/{name}:qualifier_label" for name in ("tenures", "organisation-chart", "post-years")),
        "places:unit_code", "publish/organisation-chart:end", "who-held-post:start", "publish/attendance:on_behalf_of",
        "publish/attendance:on_behalf_of_iri", "publish/bodies:unit_code", "publish/held-meetings:unit_code",
        "publish/held-meetings:until", "publish/papers:date", "publish/papers:unit_code", "publish/tenures:unit_code",
        "publish/units:latitude", "publish/units:longitude", "publish/network-posts:seat_end",
        "publish/network-posts:seat_start", "publish/unit-changes:issued", "publish/post-years:unit_end",
        "publish/post-years:unit_start",
    }  # fmt: skip


def test_answers_do_not_depend_on_the_order_of_the_data(
    clean: GraphStore, linked: GraphStore, store_of: StoreOf
) -> None:
    for data, stored in (("clean", clean), ("linked", linked)):
        shuffled = store_of(data, random.Random(7))
        for name in QUERIES:
            assert ask(shuffled, name) == ask(stored, name), f"{name} over {data}"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", QUERIES)
def test_rdflib_gives_the_same_answers(name: str, data: GraphStore, in_rdflib: dict[GraphStore, object]) -> None:
    query = QUERIES[name]
    mine = run_query(data, query, **GIVEN.get(name, {})).records()
    lists = {column.name for column in query.columns if column.type == "list"}
    theirs = []
    for row in in_rdflib[data].query(query.with_values(GIVEN.get(name, {}))):  # type: ignore[attr-defined]
        cells = {str(var): "" if value is None else str(value) for var, value in zip(row.labels, row, strict=True)}
        for column in lists:
            cells[column] = "; ".join(sorted(set(filter(None, cells[column].split("; ")))))
        theirs.append({column.name: cells[column.name] for column in query.columns})
    assert sorted(map(repr, theirs)) == sorted(map(repr, mine))


@pytest.fixture(scope="module")
def in_rdflib(clean: GraphStore, linked: GraphStore) -> dict[GraphStore, object]:
    import rdflib

    found: dict[GraphStore, object] = {}
    for store in (clean, linked):
        quads = [*store.quads(), *(ox.Quad(q.subject, q.predicate, q.object) for q in store.quads())]
        found[store] = rdflib.Dataset()
        found[store].parse(data=ox.serialize(quads, format=ox.RdfFormat.N_QUADS), format="nquads")  # type: ignore[attr-defined]
    return found


# --- answers --------------------------------------------------------------------------------------------------------


def test_positions(clean: GraphStore) -> None:
    assert picked(clean, "positions", "source person role body level") == [
        ("hoa-lau-2023-06-12", "Lê Văn Suối", "chair", "peoples-council", "commune"),
        ("hoa-lau-2023-06-12", "Lê Văn Suối", "secretary", "party-committee", "commune"),
        ("hoa-lau-2023-06-12", "Phạm Thị Lụa", "head", "party-propaganda", "district"),
        ("hoa-lau-2023-06-12", "Phạm Thị Lụa", "member", "party-standing-committee", "district"),
        ("hoa-lau-2023-06-12", "Trần Thị Mây", "chair", "peoples-committee", "commune"),
        ("hoa-lau-2023-06-12", "Trần Thị Mây", "deputy-secretary", "party-committee", "commune"),
        ("hoa-lau-2023-12-20", "Lê Văn Suối", "chair", "peoples-council", "commune"),
        ("hoa-lau-2023-12-20", "Lê Văn Suối", "secretary", "party-committee", "commune"),
        ("hoa-lau-2023-12-20", "Trần Thị Mây", "chair", "peoples-committee", "commune"),
        ("hoa-lau-2023-12-20", "Đỗ Thị Sen", "vice-chair", "peoples-committee", "commune"),
        ("song-ngan-can-bo", "Hoàng Văn Đồi", "secretary", "party-committee", "district"),
        ("song-ngan-can-bo", "Lê Văn Suối", "head", "specialised-agency", "district"),
        ("song-ngan-can-bo", "Phạm Thị Lụa", "member", "party-standing-committee", "district"),
    ]


def test_first_columns_are_those_that_the_evaluation_reads() -> None:
    first = {
        "meetings": "source kind date convener_body convener_level",
        "positions": "source person role body level",
        "participation": "source person as",
        "documents": "source kind number issuer_body issuer_level",
        "elections": "source person role body level",
        "places": "source commune district province",
    }
    for name, columns in first.items():
        names = [column.name for column in QUERIES[name].columns]
        assert names[: len(columns.split())] == columns.split()
        assert {"basis", "quote"} <= set(names)


def test_several_passages_of_a_fact_give_one_row_with_the_first(clean: GraphStore) -> None:
    rows = [row for row in ask(clean, "positions") if row["body"] == "party-propaganda"]
    assert [(row["quote"], row["rule"]) for row in rows] == [
        ("Phạm Thị Lụa, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Huyện ủy", "post-after-name; shared-body")
    ]


def test_participation_meetings_documents_elections_places(clean: GraphStore) -> None:
    review, session, staff = "hoa-lau-2023-06-12", "hoa-lau-2023-12-20", "song-ngan-can-bo"
    assert picked(clean, "participation", "source person as basis") == [
        (review, "Lê Văn Suối", "chair", "inferred"),
        (review, "Lê Văn Suối", "concluder", "stated"),
        (review, "Phạm Thị Lụa", "director", "stated"),
        (review, "Phạm Thị Lụa", "speaker", "stated"),
        (review, "Trần Thị Mây", "presenter", "stated"),
        (session, "Lê Văn Suối", "chair", "stated"),
        (session, "Trần Thị Mây", "attendee", "stated"),
        (staff, "Hoàng Văn Đồi", "chair", "stated"),
        (staff, "Phạm Thị Lụa", "attendee", "stated"),
    ]
    assert picked(clean, "meetings", "source kind date convener_body convener_level") == [
        (review, "conference", "2023-06-12", "party-committee", "commune"),
        (session, "session", "2023-12-20", "peoples-council", "commune"),
        (staff, "conference", "--03-15", "party-committee", "district"),
    ]
    assert picked(clean, "documents", "source kind number issuer_body issuer_level relation") == [
        (review, "report", "12-BC/ĐU", "party-committee", "commune", "announced"),
        (review, "resolution", "", "party-organisation", "commune", "assessed"),
        (session, "resolution", "15/NQ-HĐND", "peoples-council", "commune", "adopted"),
        (staff, "decision", "88-QĐ/HU", "party-standing-committee", "district", "announced"),
    ]
    assert picked(clean, "elections", "source person role body level date") == [
        (session, "Đỗ Thị Sen", "vice-chair", "peoples-committee", "commune", "2023-12-20")
    ]
    assert picked(clean, "places", "source commune district province") == [
        (review, "xã Hoa Lau", "huyện Sông Ngân", ""),
        (session, "xã Hoa Lau", "", ""),
        (staff, "", "huyện Sông Ngân", "tỉnh Trường Lĩnh"),
    ]


def test_who_chaired_shows_what_the_inferred_chair_did_and_all_premises(clean: GraphStore) -> None:
    inferred, *stated = ask(clean, "who-chaired")
    assert (inferred["person"], inferred["basis"], inferred["rule"]) == (
        "Lê Văn Suối", "inferred", "head-of-convener-concludes",
    )  # fmt: skip
    assert inferred["quote"].endswith("kết luận hội nghị")
    assert inferred["premise_quotes"].startswith("Chiều 12/6/2023") and inferred["premise_quotes"].count(" […] ") == 2
    assert [(row["person"], row["basis"], row["premise_quotes"]) for row in stated] == [
        ("Lê Văn Suối", "stated", ""), ("Hoàng Văn Đồi", "stated", ""),
    ]  # fmt: skip
    assert picked(clean, "who-chaired", "date", person="Hoàng Văn Đồi") == [("--03-15",)]


@pytest.mark.parametrize(
    ("on", "person", "role", "answer"),
    [
        ("2023-06-12", "Lê Văn Suối", "secretary", "certain"),  # shown on the day
        ("2023-09-01", "Lê Văn Suối", "secretary", "attested"),  # shown before and after
        ("2024-02-01", "Lê Văn Suối", "secretary", "attested"),  # shown before, known to end after
        ("2024-04-02", "Lê Văn Suối", "secretary", None),  # ended the day before
        ("2019-01-01", "Lê Văn Suối", "secretary", "unknown"),  # only shown later
        ("2024-06-01", "Lê Văn Suối", "chair", "attested"),  # shown in the term of the council in which the day lies
        ("2026-06-01", "Lê Văn Suối", "chair", "unknown"),  # the term may have ended by then: it ends in 2026
        ("2024-06-01", "Trần Thị Mây", "chair", "unknown"),  # last shown earlier, no term known
        ("2023-12-19", "Đỗ Thị Sen", "vice-chair", None),  # began the day after
        ("2023-12-20", "Đỗ Thị Sen", "vice-chair", "certain"),
        ("2023-12-20", "Nguyễn Văn Bản", "vice-chair", "unknown"),  # known to end then, never shown to begin
        ("2023-12-21", "Nguyễn Văn Bản", "vice-chair", None),
    ],
)
def test_who_held_post(on: str, person: str, role: str, answer: str | None, clean: GraphStore) -> None:
    rows = ask(clean, "who-held-post", on=on, role=role)
    assert [row["answer"] for row in rows if row["person"] == person] == ([answer] if answer else [])


def test_who_held_post_counts_years_as_intervals(store_of: StoreOf) -> None:
    def answer(on: str) -> list[str]:
        return [
            row["answer"] for row in ask(store, "who-held-post", on=on, role="chair") if row["person"] == "Ngô Thị Lá"
        ]

    store = store_of("faults")  # she began in 2023-01 and ended in 2023-12, the days unknown
    days = ["2022-12-31", "2023-01-15", "2023-01-31", "2023-12-01", "2023-12-15", "2024-01-01"]
    assert [answer(day) for day in days] == [[], ["unknown"], ["certain"], ["certain"], ["unknown"], []]


def test_of_two_starts_the_later_does_not_hide_the_earlier(store_of: StoreOf) -> None:
    store = store_of("faults")
    chair = next(row["iri"] for row in ask(store, "who-held-post", on="2023-01-31") if row["person"] == "Ngô Thị Lá")
    again = ox.Quad(
        ox.NamedNode(chair), GOV.start, ox.Literal("2024-05", datatype=XSD.gYearMonth), ox.NamedNode("urn:g")
    )
    store.replace("urn:g", [again])
    found = {
        on: [(row["answer"], row["start"]) for row in ask(store, "who-held-post", on=on) if row["iri"] == chair]
        for on in ("2022-12-31", "2023-01-31")
    }
    assert found == {"2022-12-31": [], "2023-01-31": [("certain", "2023-01")]}


@pytest.mark.parametrize(
    ("month", "last"),
    [
        *(("2023-01", "31"), ("2023-04", "30"), ("2023-06", "30"), ("2023-09", "30"), ("2023-11", "30")),
        *(("2023-02", "28"), ("2024-02", "29"), ("2000-02", "29"), ("1900-02", "28"), ("2023-12", "31")),
    ],
)
def test_a_month_has_surely_begun_on_its_last_day(month: str, last: str, store_of: StoreOf) -> None:
    store = with_more(
        store_of,
        f"""
        <urn:tenure> a gov:Tenure ; org:member <urn:person> ; gov:post <urn:post> ; org:organization <urn:body> ;
            org:role role:head ; gov:basis basis:stated ; gov:evidence <urn:quotation> ;
            gov:start "{month}"^^xsd:gYearMonth ; gov:end "2025"^^xsd:gYear .
        <urn:person> foaf:name "Người này" . <urn:body> org:classification bodykind:school .
        <urn:quotation> oa:hasSelector <urn:words> , <urn:place> .
        <urn:words> oa:exact "Người này" . <urn:place> oa:start 7 .
        role:head skos:notation "head" . bodykind:school skos:notation "school" . basis:stated skos:notation "stated" .
        """,
    )
    for on, answer in ((f"{month}-{last}", "certain"), (f"{month}-{int(last) - 1}", "unknown")):
        for name in ("who-held-post", "positions"):
            rows = ask(store, name, on=on, certainty="any")
            assert [row["answer"] for row in rows if row["iri"] == "urn:tenure"] == [answer], (name, on)
        (held,) = (one for one in held_on(store, "urn:person", on, lang="en"))
        assert held.answer == answer and (f"from {month} to 2025" == held.because) is (answer == "certain")


@pytest.mark.parametrize("how", ["tenure", "meeting"])
def test_who_is_elected_for_a_term_is_attested_within_it(how: str, store_of: StoreOf) -> None:
    of_term = {"tenure": "<urn:tenure> gov:term <urn:term> .", "meeting": "<urn:meeting> gov:term <urn:term> ."}[how]
    store = with_more(
        store_of,
        f"""
        <urn:tenure> a gov:Tenure ; org:member <urn:person> ; gov:post <urn:post> ; org:organization <urn:body> ;
            org:role role:head ; gov:basis basis:stated ; gov:evidence <urn:quotation> ;
            gov:start "2025-06-10"^^xsd:date ; gov:attestedOn "2025-06-10"^^xsd:date .
        <urn:election> a gov:Election ; gov:begins <urn:tenure> ; gov:meeting <urn:meeting> . {of_term}
        <urn:term> gov:start "2025"^^xsd:gYear ; gov:end "2030"^^xsd:gYear ; skos:prefLabel "2025–2030"@vi .
        <urn:person> foaf:name "Người này" . <urn:body> org:classification bodykind:school .
        <urn:quotation> oa:hasSelector <urn:words> , <urn:place> .
        <urn:words> oa:exact "Người này" . <urn:place> oa:start 7 .
        role:head skos:notation "head" . bodykind:school skos:notation "school" . basis:stated skos:notation "stated" .
        """,
    )
    days = (("2025-06-09", None), ("2025-06-10", "certain"), ("2025-09-01", "attested"), ("2029-12-31", "attested"))
    for on, answer in (*days, ("2030-06-01", "unknown")):  # the term may be over by then
        for name in ("who-held-post", "positions"):
            rows = ask(store, name, on=on, certainty="any")
            assert [row["answer"] for row in rows if row["iri"] == "urn:tenure"] == [answer] * bool(answer), (name, on)
    (held,) = held_on(store, "urn:person", "2027-01-01", lang="en")
    assert held.answer == "attested" and held.because.startswith("elected for or shown within the term «2025–2030»")


@pytest.mark.parametrize(("role", "answer"), [("head", "attested"), ("officer", "unknown")])
def test_an_appointed_official_has_no_term(role: str, answer: str, store_of: StoreOf) -> None:
    store = with_more(
        store_of,
        f"""
        <urn:tenure> a gov:Tenure ; org:member <urn:person> ; gov:post <urn:post> ; org:organization <urn:body> ;
            org:role role:{role} ; gov:basis basis:stated ; gov:evidence <urn:quotation> ;
            gov:attestedOn "2024-12-11"^^xsd:date .
        <urn:term> gov:termOf <urn:body> ; gov:start "2021"^^xsd:gYear ; gov:end "2026"^^xsd:gYear .
        <urn:person> foaf:name "Người này" . <urn:body> org:classification bodykind:school .
        <urn:quotation> oa:hasSelector <urn:words> , <urn:place> .
        <urn:words> oa:exact "Người này" . <urn:place> oa:start 7 .
        role:{role} skos:notation "{role}" . bodykind:school skos:notation "school" .
        basis:stated skos:notation "stated" .
        """,
    )
    for name in ("who-held-post", "positions"):
        rows = ask(store, name, on="2022-01-01", certainty="any")
        assert [row["answer"] for row in rows if row["iri"] == "urn:tenure"] == [answer], name


@pytest.mark.parametrize("start", ["2025-03-27", "2025-03", "2025"])
def test_a_start_behind_a_day_on_which_it_is_shown_is_that_of_holding_it_again(start: str, store_of: StoreOf) -> None:
    kind = {10: "date", 7: "gYearMonth", 4: "gYear"}[len(start)]
    store = with_more(
        store_of,
        f"""
        <urn:tenure> a gov:Tenure ; org:member <urn:person> ; gov:post <urn:post> ; org:organization <urn:body> ;
            org:role role:head ; gov:basis basis:stated ; gov:evidence <urn:quotation> ;
            gov:start "{start}"^^xsd:{kind} ; gov:attestedOn "2024-12-11"^^xsd:date .
        <urn:post> org:postIn <urn:body> ; org:role role:head .
        <urn:person> foaf:name "Người này" .
        <urn:body> org:classification bodykind:school ; skos:prefLabel "Trường"@vi .
        <urn:quotation> oa:hasSelector <urn:words> , <urn:place> .
        <urn:words> oa:exact "Người này" . <urn:place> oa:start 7 .
        role:head skos:notation "head" . bodykind:school skos:notation "school" . basis:stated skos:notation "stated" .
        """,
    )
    days = (("2024-06-01", "unknown"), ("2024-12-11", "certain"), ("2024-12-31", "attested"))
    for on, answer in days:
        for name in ("who-held-post", "positions"):
            rows = ask(store, name, on=on, certainty="any")
            assert [row["answer"] for row in rows if row["iri"] == "urn:tenure"] == [answer], (name, on)
        for name, column in (("committee-members", "iri"), ("organisation-tree", "person_iri")):
            assert {"urn:tenure", "urn:person"} & {row[column] for row in ask(store, name, on=on)}, (name, on)
        assert "urn:tenure" in {row["tenure"] for row in ask(store, "publish/organisation-chart", on=on)}
    (held,) = held_on(store, "urn:person", "2024-12-31", lang="en")
    assert held.because == "shown on 2024-12-11, and began again after the day"
    assert [row["start"] for row in ask(store, "publish/tenures") if row["iri"] == "urn:tenure"] == [""]


def test_who_acts_in_a_post_is_not_told_as_its_holder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Ngày 11/3/2024, UBND xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh tổ chức hội nghị. Ông Trần Đình Khoa, Quyền Chủ "
        "tịch UBND xã chủ trì. Bà Lê Thị Tám, Phó Chủ tịch UBND xã dự hội nghị.",
        encoding="utf-8",
    )
    store = GraphStore.open(None)
    assert build(tmp_path.glob("*.txt"), store).is_complete
    store.put_vocabulary()
    for name in ("who-held-post", "committee-members", "publish/tenures", "publish/post-years"):
        rows = ask(store, name, **({"on": "2024-03-11"} if name == "who-held-post" else {}))
        said = {row.get("person_name") or row["person"]: row["qualifier_label"] for row in rows}
        assert said == {"Trần Đình Khoa": "Quyền", "Lê Thị Tám": ""}, name
    rows = ask(store, "organisation-tree", on="2024-03-11")
    posts = {
        row["person"]: (row["post"].partition(" Ủy ban")[0], row["qualifier_label"]) for row in rows if row["person"]
    }
    assert posts == {"Trần Đình Khoa": ("Quyền Chủ tịch", "Quyền"), "Lê Thị Tám": ("Phó Chủ tịch", "")}
    held = organisation_from_rows(ask(store, "publish/organisation-chart", lang="en")).holders
    assert {(one.post_label, one.person) for one in held if one.person} == {
        ("Acting Chair", "Trần Đình Khoa"), ("Vice-chair", "Lê Thị Tám"),
    }  # fmt: skip
    write_profile(store, "popolo", out := io.BytesIO())
    told = {one["role"]: one for one in json.loads(out.getvalue())["memberships"]}
    assert told["Chủ tịch"]["label"].startswith("Quyền Chủ tịch ")
    assert told["Chủ tịch"]["govgraph:qualifier"] == "acting"
    assert "govgraph:qualifier" not in told["Phó Chủ tịch"]


def test_who_held_post_narrows_by_body_unit_and_post(clean: GraphStore) -> None:
    on = {"on": "2023-06-12"}
    assert picked(clean, "who-held-post", "person", **on, body="party-committee", unit="Xã hoa lau") == [
        ("Lê Văn Suối",), ("Trần Thị Mây",),
    ]  # fmt: skip
    assert picked(clean, "who-held-post", "person", **on, post="tuyên giáo") == [("Phạm Thị Lụa",)]


def test_who_held_post_of_one_thing(linked: GraphStore) -> None:
    """The IRI of a person, a body or a unit leaves its rows, all of them and in their order."""
    rows = ask(linked, "who-held-post", on="2023-05-02")
    seats = {
        row["body"].value: row["unit"].value
        for row in linked.query(f"SELECT ?body ?unit {{ ?body {GOV.jurisdiction} ?unit }}")  # type: ignore[union-attr]
    }
    bodies = {
        row["tenure"].value: row["body"].value
        for row in linked.query(f"SELECT ?tenure ?body {{ ?tenure {ORG.organization} ?body }}")  # type: ignore[union-attr]
    }
    assert len({bodies[row["iri"]] for row in rows}) > 1 and len({seats[bodies[row["iri"]]] for row in rows}) > 1
    for row in rows:
        body = bodies[row["iri"]]
        for of, alike in (
            (row["person_iri"], [one for one in rows if one["person_iri"] == row["person_iri"]]),
            (body, [one for one in rows if bodies[one["iri"]] == body]),
            (seats[body], [one for one in rows if seats[bodies[one["iri"]]] == seats[body]]),
        ):
            assert ask(linked, "who-held-post", on="2023-05-02", of=of) == alike
    assert ask(linked, "who-held-post", on="2023-05-02", of="urn:none") == []


def test_person_career_tells_ends_too(clean: GraphStore) -> None:
    rows = picked(clean, "person-career", "role status end changes source", person="Lê Văn Suối")
    assert ("secretary", "ended", "2024-04-01", "reassignment", "song-ngan-can-bo") in rows and len(rows) == 6
    iri = ask(clean, "person-career", person="Nguyễn Văn Bản")[0]["iri"]
    assert picked(clean, "person-career", "person changes", iri=iri) == [("Nguyễn Văn Bản", "relief")]


def test_people_together(clean: GraphStore) -> None:
    assert picked(clean, "in-two-bodies", "source person bodies", person="Lê Văn Suối") == [
        ("hoa-lau-2023-06-12", "Lê Văn Suối", "2"),
        ("hoa-lau-2023-12-20", "Lê Văn Suối", "2"),
    ]
    assert picked(clean, "co-attendance", "one other meetings first last", person="Lê Văn Suối") == [
        ("Lê Văn Suối", "Trần Thị Mây", "2", "2023-06-12", "2023-12-20"),
        ("Lê Văn Suối", "Phạm Thị Lụa", "1", "2023-06-12", "2023-06-12"),
    ]
    assert len(ask(clean, "co-attendance")) == 4, "without a person each pair once"
    assert picked(clean, "superior-presence", "person post_levels meeting_level capacities posts basis") == [
        (
            "Phạm Thị Lụa",
            "district",
            "commune",
            "director",
            "Trưởng Ban Tuyên giáo Huyện ủy Sông Ngân; Ủy viên Ban Thường vụ Huyện ủy Sông Ngân",
            "stated",
        )
    ]
    assert len(ask(clean, "superior-presence", **{"as": "director"})) == 1
    members = picked(clean, "committee-members", "person role ended", body="party-committee", unit="xã Hoa Lau")
    assert members == [("Trần Thị Mây", "deputy-secretary", ""), ("Lê Văn Suối", "secretary", "ended")]


def test_reviews_and_documents(clean: GraphStore) -> None:
    assert picked(clean, "targets", "targets targets_met targets_unmet body") == [
        ("20", "11", "9", "Đảng bộ xã Hoa Lau")
    ]
    quote = "trong 20 chỉ tiêu […] 11 chỉ tiêu đạt […] 9 chỉ tiêu chưa đạt"
    assert picked(clean, "targets", "quote") == [(quote,)]
    assert picked(clean, "goals", "deadline deadline_text") == [("2024", "vào cuối năm 2024")]
    assert picked(clean, "measures", "statement responsible") == [("Tiếp tục rà soát hộ nghèo", "UBND xã Hoa Lau")]
    assert picked(clean, "indicators", "value unit_of_measure") == [("24.6", "tỷ đồng")]
    assert picked(clean, "adopted", "document_number date", number="15/nq-hđnd") == [("15/NQ-HĐND", "2023-12-20")]
    assert picked(clean, "personnel-changes", "person change begins ends", kind="reassignment") == [
        ("Lê Văn Suối", "reassignment", "Trưởng Phòng Nội vụ huyện Sông Ngân", "Bí thư Đảng ủy xã Hoa Lau")
    ]
    assert picked(clean, "sources", "source facts inferred issues") == [
        ("hoa-lau-2023-06-12", "24", "1", "1"),
        ("hoa-lau-2023-12-20", "16", "0", "0"),
        ("song-ngan-can-bo", "11", "0", "0"),
        ("song-ngan-mua-gat", "0", "0", "1"),
    ]
    assert picked(clean, "issues", "source code", severity="warning") == [("song-ngan-mua-gat", "no-facts")]


def with_more(store_of: StoreOf, turtle: str) -> GraphStore:
    """The clean data set with the vocabulary, and with more statements in the graph of the session."""
    store = store_of("clean")
    store.put_vocabulary()
    graph = "https://w3id.org/govgraph/id/source/hoa-lau-2023-12-20"
    heads = [line for line in (FIXTURES / "clean.trig").read_text(encoding="utf-8").splitlines() if "@prefix" in line]
    more = ox.parse("\n".join([*heads, turtle]), format=ox.RdfFormat.TURTLE)
    known = [quad for quad in store.quads() if str(quad.graph_name.value) == graph]  # type: ignore[union-attr]
    name = ox.NamedNode(graph)
    store.replace(graph, [*known, *(ox.Quad(one.subject, one.predicate, one.object, name) for one in more)])
    return store


SESSION = "<https://w3id.org/govgraph/id/meeting/hoa-lau/peoples-council/2023-12-20-session>"
BALLOT = "finding:ballot-{} a gov:Ballot ; gov:meeting {} ; gov:votesFor {} ; gov:votesCast {} ."


def test_votes_of_an_adopted_document_are_those_of_one_ballot(store_of: StoreOf) -> None:
    one = picked(with_more(store_of, BALLOT.format(2, SESSION, 48, 50)), "adopted", "votes_for votes_cast")
    assert one == [("48", "50")], "the election beside it counts for nothing"
    two = with_more(store_of, BALLOT.format(2, SESSION, 9, 45) + BALLOT.format(9, SESSION, 48, 50))
    assert picked(two, "adopted", "document_number votes_for votes_cast") == [("15/NQ-HĐND", "", "")]


def test_a_document_is_adopted_by_a_share_of_the_votes_alone(clean: GraphStore) -> None:
    assert picked(clean, "adopted", "document_number votes_for share") == [("15/NQ-HĐND", "", "100")]


def test_a_document_is_adopted_by_the_meeting_that_says_so(store_of: StoreOf) -> None:
    """A citation need not name the meeting: then the meeting names the document."""
    store = store_of("clean")
    graph = "https://w3id.org/govgraph/id/source/hoa-lau-2023-12-20"
    kept = [
        quad
        for quad in store.quads()
        if str(quad.graph_name.value) == graph  # type: ignore[union-attr]
        and not (
            str(quad.subject).startswith("<https://w3id.org/govgraph/id/citation/")
            and "ns#meeting" in str(quad.predicate)
        )
    ]
    store.replace(graph, kept)
    assert picked(store, "adopted", "meeting date") == [("Kỳ họp thứ tám", "2023-12-20")]


@pytest.mark.parametrize(("lang", "kind"), [("vi", "Nghị quyết"), ("en", "Resolution")])
def test_a_document_without_name_is_called_by_its_kind(lang: str, kind: str, store_of: StoreOf) -> None:
    store = store_of("clean")
    assert picked(store, "targets", "assessed") == [("nhiệm kỳ 2020 - 2025; resolution",)], "codes without vocabulary"
    store.put_vocabulary()
    [(assessed,)] = picked(store, "targets", "assessed", lang=lang)
    assert sorted(assessed.split("; ")) == sorted([kind, "nhiệm kỳ 2020 - 2025"])


@pytest.mark.parametrize(("lang", "kind"), [("vi", "Quyết định"), ("en", "Decision")])
def test_a_decision_without_number_is_called_by_kind_and_issuer(lang: str, kind: str, store_of: StoreOf) -> None:
    store = store_of("clean")
    store.put_vocabulary()
    assert picked(store, "personnel-changes", "decided_by", kind="reassignment", lang=lang) == [("88-QĐ/HU",)]
    graph = "https://w3id.org/govgraph/id/source/song-ngan-can-bo"
    kept = [quad for quad in store.quads() if str(quad.graph_name.value) == graph]  # type: ignore[union-attr]
    store.replace(graph, [quad for quad in kept if quad.predicate != ELI.id_local])
    [(decided_by,)] = picked(store, "personnel-changes", "decided_by", kind="reassignment", lang=lang)
    assert decided_by == f"{kind}, Ban Thường vụ Huyện ủy Sông Ngân"


@pytest.mark.parametrize(("lang", "capacity"), [("vi", "Kết luận"), ("en", "Concluder")])
def test_capacities_of_a_source_are_said_in_words(lang: str, capacity: str, store_of: StoreOf) -> None:
    labels = {label for (label,) in picked(with_more(store_of, ""), "publish/describe-source", "label", lang=lang)}
    assert f"Lê Văn Suối: {capacity}" in labels
    assert not any(label.endswith(": concluder") for label in labels)


@pytest.mark.parametrize(
    ("lang", "rule"), [("vi", "Người đứng đầu kết luận cuộc họp"), ("en", "The head of the convener concludes")]
)
def test_evidence_names_its_rules(lang: str, rule: str, store_of: StoreOf) -> None:
    store = with_more(store_of, "")
    [row, *_] = ask(store, "evidence", iri=ask(store, "who-chaired")[0]["iri"], lang=lang)
    assert (row["rule"], row["rule_label"]) == ("head-of-convener-concludes", rule)


def test_a_meeting_is_named_once_where_people_met(store_of: StoreOf) -> None:
    names = {names for (names,) in picked(store_of("clean"), "co-attendance", "meeting_names")}
    assert any("Kỳ họp thứ tám" in one for one in names)
    assert not any("(20" in one for one in names)


def test_ballots_and_head_counts(clean: GraphStore) -> None:
    assert picked(clean, "ballots", "votes_for votes_cast share person post") == [
        ("24", "25", "", "Đỗ Thị Sen", "Phó Chủ tịch UBND xã Hoa Lau"),
        ("", "", "100", "", ""),
    ]
    assert picked(clean, "head-counts", "counted present expected body meeting") == [
        ("đảng viên", "223", "", "Đảng bộ xã Hoa Lau", ""),
        ("đại biểu", "25", "27", "", "Kỳ họp thứ tám"),
    ]


def test_a_value_is_of_the_body_reviewed_or_else_of_the_convener(store_of: StoreOf) -> None:
    assert picked(store_of("clean"), "indicators", "body") == [("Đảng bộ xã Hoa Lau",)]
    store = store_of("clean")
    graph = "https://w3id.org/govgraph/id/source/hoa-lau-2023-06-12"
    kept = [quad for quad in store.quads() if str(quad.graph_name.value) == graph]  # type: ignore[union-attr]
    store.replace(graph, [quad for quad in kept if quad.predicate != GOV.assessedBody])
    assert picked(store, "indicators", "body") == [("Đảng ủy xã Hoa Lau",)]


@pytest.mark.parametrize("name", ["achievements", "goals", "measures", "shortcomings"])
def test_a_finding_of_no_meeting_takes_none_of_another(name: str, store_of: StoreOf) -> None:
    graph = "https://w3id.org/govgraph/id/source/hoa-lau-2023-12-20"
    turtle = f"""
        @prefix gov: <https://w3id.org/govgraph/ns#> .
        @prefix basis: <https://w3id.org/govgraph/code/basis/> .
        <{graph}/finding> a gov:{name[:-1].capitalize()} ;
            gov:statement "Đường liên thôn"@vi ;
            gov:basis basis:stated ;
            gov:evidence <https://w3id.org/govgraph/id/quotation/hoa-lau-2023-12-20/0-63> .
        """
    store = store_of("clean")
    old = [quad for quad in ox.parse(path=str(FIXTURES / "clean.trig"), format=ox.RdfFormat.TRIG)]
    new = [ox.Quad(*triple.triple, ox.NamedNode(graph)) for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]
    store.replace(graph, [quad for quad in old if quad.graph_name == ox.NamedNode(graph)] + new)
    rows = [row for row in ask(store, name) if row["source"] == "hoa-lau-2023-12-20"]
    assert [(row["statement"], row["body"], row["meeting"]) for row in rows] == [("Đường liên thôn", "", "")]


def test_organisation_tree_and_chart_leave_out_who_has_left(clean: GraphStore) -> None:
    tree = ask(clean, "organisation-tree", unit="xã Hoa Lau")
    assert ("Bí thư Đảng ủy xã Hoa Lau", "") in {(row["post"], row["person"]) for row in tree}
    assert {row["parent"] for row in tree if row["body"] == "party-committee"} == {"Huyện ủy Sông Ngân"}
    unit = "https://w3id.org/govgraph/id/unit/xa-hoa-lau"
    chart = ask(clean, "publish/organisation-chart", unit=unit)
    assert {row["unit_iri"] for row in chart} == {unit}
    assert {row["attested"] for row in chart if row["post_label"] == "Chủ tịch HĐND xã Hoa Lau"} == {
        "2023-06-12", "2023-12-20",
    }  # fmt: skip
    assert "Nguyễn Văn Bản" not in {row["person_name"] for row in chart}


def test_organisation_tree_names_the_nearest_of_bodies_above_one_another(store_of: StoreOf) -> None:
    """One source has the committee in the Party organisation, others at once in that of the district."""
    body = "<https://w3id.org/govgraph/id/body/{}/party-{}>"
    committee, organisation = body.format("hoa-lau", "committee"), body.format("hoa-lau", "organisation")
    above = f"org:subOrganizationOf {body.format('song-ngan', 'committee')}"
    more = f"{committee} org:subOrganizationOf {organisation} . {organisation} {above} ."
    tree = ask(with_more(store_of, more), "organisation-tree", unit="xã Hoa Lau")
    assert {row["parent"] for row in tree if row["body"] == "party-committee"} == {"Đảng bộ xã Hoa Lau"}
    assert {row["parent"] for row in tree if row["body"] == "party-organisation"} == {"Huyện ủy Sông Ngân"}


def test_labels_come_in_the_language_asked(store_of: StoreOf) -> None:
    store = store_of("clean")
    store.put_vocabulary()
    for name in ("positions", "publish/organisation-chart"):
        for lang, label in (("vi", "Bí thư"), ("en", "Secretary")):
            labels = {row["role_label"] for row in ask(store, name, lang=lang) if row["role"] == "secretary"}
            assert labels == {label}, name


def test_evidence_of_an_inferred_fact_has_its_premises(clean: GraphStore) -> None:
    fact = ask(clean, "who-chaired")[0]["iri"]
    rows = ask(clean, "evidence", iri=fact)
    assert {row["fact"] for row in rows} == {fact} and {row["basis"] for row in rows} == {"inferred"}
    assert len([row for row in rows if row["shown_by"] == fact]) == 2
    assert len([row for row in rows if row["shown_by"] != fact]) == 3
    assert rows == sorted(rows, key=lambda row: int(row["start"]))
    person = ask(clean, "evidence", iri=ask(clean, "person-career", person="Đỗ Thị Sen")[0]["iri"])
    assert {row["fact_type"] for row in person} == {"Election", "Tenure"}


# --- people, bodies and units that are joined ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Hoa Lau", ["xã Hoa Lau", "Ủy ban nhân dân xã Hoa Lau", "Đảng ủy xã Hoa Lau"]),
        ("hoa lau", ["xã Hoa Lau", "Ủy ban nhân dân xã Hoa Lau", "Đảng ủy xã Hoa Lau"]),
        ("LAU HOA", ["xã Hoa Lau", "Ủy ban nhân dân xã Hoa Lau", "Đảng ủy xã Hoa Lau"]),
        ("lúa", ["Trần Thị Lúa"]),
        ("ubnd hoa-lau", ["Ủy ban nhân dân xã Hoa Lau"]),  # called so by one source
        ("hoa", ["xã Hoa Mơ", "xã Hoa Ban", "xã Hoa Lau", "xã Hoa Sen", "xã Hoa Trà"]),
        ("ho", []),  # whole words only
        ("lau mây", []),  # all words
        ('" } #', None),
    ],
)
def test_find(name: str, found: list[str] | None, linked: GraphStore) -> None:
    if found is None:
        with pytest.raises(QueryError, match="has no letter and no digit"):
            ask(linked, "find", name=name)
        return
    assert [row["name"] for row in ask(linked, "find", name=name)][:5] == found


def test_find_tells_what_it_found(linked: GraphStore) -> None:
    assert picked(linked, "find", "name kind detail code sources", name="van may") == [
        ("Nguyễn Văn Mây", "person", "Bí thư Đảng ủy xã Lau Mơ", "", "3"),
        ("Nguyễn Văn Mây", "person", "Chủ tịch Hội Nông dân xã Hoa Sen", "", "1"),
    ]
    assert picked(linked, "find", "name kind detail code sources", name="lau mơ") == [
        ("xã Lau Mơ", "unit", "tỉnh Trường Lĩnh; xa", "90101", "1"),
        ("UBND xã Lau Mơ", "body", "commune", "", "1"),
        ("Đảng ủy xã Lau Mơ", "body", "commune", "", "1"),
    ]
    assert picked(linked, "find", "name code sources", name="doi che") == [("phường Đồi Chè", "90106", "0")]


SUCCESSORS = "unit_name until change successor successor_code share above"
HISTORY = "from until name above event came_from became"
MERGED = "xã Hoa Lau (90101); xã Hoa Mơ (90102); xã Hoa Trà (90104)"


@pytest.mark.parametrize(
    ("name", "columns", "parameters", "rows"),
    [
        (
            "unit-successor",
            SUCCESSORS,
            {"unit": "90101"},
            [  # two units bore the code
                ("xã Hoa Lau", "2025-07-01", "merge", "xã Lau Mơ", "90101", "whole", "tỉnh Trường Lĩnh"),
                ("xã Lau Mơ", "", "", "xã Lau Mơ", "90101", "whole", "tỉnh Trường Lĩnh"),
            ],
        ),
        ("unit-successor", "unit_name", {"unit": "90101", "on": "2025-06-30"}, [("xã Hoa Lau",)]),
        ("unit-successor", "unit_name", {"unit": "90101", "on": "2025-07-01"}, [("xã Lau Mơ",)]),
        (
            "unit-successor",
            "change successor share",
            {"unit": "90104"},
            [("merge", "xã Lau Mơ", "part"), ("split", "xã Hoa Ban", "part")],
        ),
        (
            "unit-successor",
            "change effective_on successor share",
            {"unit": "901"},
            [("dissolve", "2025-07-01", "", "")],
        ),
        ("unit-successor", "change successor above", {"unit": "90103"}, [("", "xã Hoa Sen", "tỉnh Trường Lĩnh")]),
        (
            "unit-successor",
            "above",
            {"unit": "90103", "on": "2024-01-01"},
            [("huyện Sông Ngân; tỉnh Trường Lĩnh",)],
        ),
        ("unit-successor", "change effective_on successor", {"unit": "90106"}, [("rename", "", "phường Đồi Chè")]),
        ("unit-successor", "code", {"unit": "Xã Hoa Mơ"}, [("90102",)]),
        ("unit-successor", "code", {"unit": "99999"}, []),
        (
            "unit-history",
            HISTORY,
            {"unit": "90101"},
            [
                ("", "2025-07-01", "xã Hoa Lau", "huyện Sông Ngân", "", "", ""),
                ("", "2025-07-01", "xã Hoa Lau", "tỉnh Trường Lĩnh", "", "", ""),
                ("2025-07-01", "", "xã Hoa Lau", "", "merge", MERGED, "xã Lau Mơ (90101)"),
                ("2025-07-01", "", "xã Lau Mơ", "tỉnh Trường Lĩnh", "", "", ""),
                ("2025-07-01", "", "xã Lau Mơ", "", "merge", MERGED, "xã Lau Mơ (90101)"),
            ],
        ),
        (
            "unit-history",
            "from until above",
            {"unit": "90103"},
            [("", "2025-07-01", "huyện Sông Ngân"), ("", "", "tỉnh Trường Lĩnh")],
        ),
        ("unit-history", "name above event", {"unit": "90"}, [("tỉnh Trường Lĩnh", "", "")]),
        ("unit-history", "name", {"unit": "99999"}, []),
    ],
)
def test_units_over_time(
    name: str, columns: str, parameters: dict[str, str], rows: list[tuple[str, ...]], linked: GraphStore
) -> None:
    assert picked(linked, name, columns, **parameters) == rows


def test_unit_history_tells_a_change_of_name(linked: GraphStore) -> None:
    assert picked(linked, "unit-history", "event from came_from became", unit="90106")[1:] == [
        ("rename", "", "xã Đồi Chè", "phường Đồi Chè (90106)")
    ]


def test_namesakes(linked: GraphStore) -> None:
    may, sen = "https://w3id.org/govgraph/id/person/may", "https://w3id.org/govgraph/id/person/may-sen"
    columns = "name people units first_shown last_shown different_from iri"
    rows = [
        ("Nguyễn Văn Mây", "2", "xã Hoa Lau (90101); xã Lau Mơ (90101)", "2021-03-01", "2025-09-01", sen, may),
        ("Nguyễn Văn Mây", "2", "xã Hoa Sen (90103)", "2023-05-05", "2023-05-05", may, sen),
    ]
    assert picked(linked, "namesakes", columns) == rows, "told apart under an IRI that gave way since"
    assert picked(linked, "namesakes", columns, name="may nguyen") == rows
    assert ask(linked, "namesakes", name="suoi") == [], "one person, joined"


def test_who_moved(linked: GraphStore) -> None:
    columns = "person from_unit left left_known to_unit came came_known how decision basis"
    lua = (
        "Trần Thị Lũa", "xã Hoa Lau (90101)", "2023-05-01", "end", "xã Hoa Mơ (90102)", "2023-05-01", "start",
        "former-post; reassignment", "12-QĐ/HU", "stated",
    )  # fmt: skip
    suoi = (
        "Lê Văn Suối", "xã Hoa Lau (90101)", "2021-03-01", "shown", "xã Lau Mơ (90101)", "2025-09-01", "shown",
        "same-name-successor-unit", "", "inferred",
    )  # fmt: skip
    may = (
        "Nguyễn Văn Mây", "xã Hoa Lau (90101)", "2024-06-01", "shown", "xã Lau Mơ (90101)", "2025-09-01", "shown",
        "former-post", "", "stated",
    )  # fmt: skip
    day = (
        "Vũ Thị Đay", "xã Hoa Mơ (90102)", "", "", "xã Lau Mơ (90101)", "2025-09-01", "shown",
        "former-post", "", "stated",
    )  # fmt: skip
    assert picked(linked, "who-moved", columns) == [lua, suoi, may, day]
    assert picked(linked, "who-moved", "from_posts to_posts sources", person="Trần Thị Lúa") == [
        ("Chủ tịch Ủy ban nhân dân xã Hoa Lau", "Bí thư Đảng ủy xã Hoa Mơ", "hoa-lau-2021; song-ngan-2023")
    ]  # any of her spellings, one name of a post
    assert picked(linked, "who-moved", columns, on="2024-01-01") == [lua], "xã Lau Mơ was not there yet"
    assert picked(linked, "who-moved", columns, on="2023-04-30") == []
    assert picked(linked, "who-moved", columns, on="2025-07-01") == [suoi, may, day], "xã Hoa Mơ is no more"
    assert ask(linked, "who-moved", person="Nguyễn Văn") == []


def test_a_unit_lies_in_the_one_in_force_else_in_that_which_ended_last(linked: GraphStore) -> None:
    above = dict(picked(linked, "publish/units", "name part_of"))
    assert above["xã Hoa Sen"] == "tỉnh Trường Lĩnh", "its district is no more"
    ns, day = "https://w3id.org/govgraph/ns#", "http://www.w3.org/2001/XMLSchema#date"
    ends = (("a", "2025-07-01"), ("b", "2020-01-01"))
    ended = "".join(f'<urn:{name}> <{ns}end> "{end}"^^<{day}> .' for name, end in ends)
    said = f"<urn:u> a <{ns}Unit> ; <{ns}partOf> <urn:a> , <urn:b> . {ended}"
    store = GraphStore.open(None)
    store.replace("urn:g", [quad.triple for quad in ox.parse(said, format=ox.RdfFormat.TURTLE)])
    assert picked(store, "publish/units", "iri part_of_iri") == [("urn:u", "urn:a")]


def test_people_in_two_units_at_one_time_have_not_moved(clean: GraphStore) -> None:
    assert picked(clean, "who-moved", "person from_unit to_unit") == [
        ("Lê Văn Suối", "xã Hoa Lau", "huyện Sông Ngân")
    ], "Phạm Thị Lụa holds posts in one unit alone"


def test_tenure_gaps(linked: GraphStore, clean: GraphStore) -> None:
    columns = "post before left left_known told_ended after came came_known gap"
    gap = (
        "Chủ tịch Ủy ban nhân dân xã Hoa Lau", "Trần Thị Lũa", "2023-05-01", "end", "2023-05-05",
        "Đỗ Văn Khoai", "2023-06-15", "start", "45",
    )  # fmt: skip
    assert picked(linked, "tenure-gaps", columns) == [gap]
    assert picked(linked, "tenure-gaps", columns, unit="90101") == [gap]
    assert picked(linked, "tenure-gaps", columns, unit="xã hoa lau") == [gap]
    assert ask(linked, "tenure-gaps", unit="90102") == []
    assert ask(clean, "tenure-gaps") == []


@pytest.mark.parametrize(
    ("ends", "begins", "gap"),
    [
        ('gov:end "2024-02-28"^^xsd:date', 'gov:start "2024-03-01"^^xsd:date', "2"),  # a leap year
        ('gov:end "2023-02-28"^^xsd:date', 'gov:start "2023-03-01"^^xsd:date', "1"),
        ('gov:end "2023-12-31"^^xsd:date', 'gov:start "2024-01-01"^^xsd:date', "1"),
        ('gov:end "2023-05-01"^^xsd:date', 'gov:start "2023-05-01"^^xsd:date', "0"),
        ('gov:end "2019-12-31"^^xsd:date', 'gov:start "2024-12-31"^^xsd:date', "1827"),
        ('gov:end "2023"^^xsd:gYear', 'gov:start "2024-03-01"^^xsd:date', ""),
        ('gov:attestedOn "2023-06-30"^^xsd:date', 'gov:attestedOn "2023-05-31"^^xsd:date', "-30"),  # by turns
    ],
)
def test_gaps_are_counted_in_days(ends: str, begins: str, gap: str, store_of: StoreOf) -> None:
    tenure = """
        <urn:tenure:{0}> a gov:Tenure ; org:member <urn:{0}> ; gov:post <urn:post> ; org:role role:head ;
            gov:attestedOn "2018-0{0}-01"^^xsd:date ; {1} .
        <urn:{0}> foaf:name "Người {0}" .
        """
    role = 'role:head skos:notation "head" .'
    second = tenure.format(2, begins).replace('gov:attestedOn "2018-02-01"^^xsd:date ; ', "")
    store = with_more(store_of, role + tenure.format(1, ends) + second)
    assert picked(store, "tenure-gaps", "before after gap") == [("Người 1", "Người 2", gap)]


# --- as of a day ----------------------------------------------------------------------------------------------------

DAYS = ["2020-01-01", "2021-03-01", "2023-04-30", "2023-05-01", "2023-06-15", "2024-06-01", "2025-06-30", "2025-07-01"]


@pytest.mark.parametrize("data", ["clean", "linked", "faults"])
@pytest.mark.parametrize("on", [*DAYS, "2023-12-20", "2024-04-02"])
def test_as_of_a_day_means_the_same_everywhere(on: str, data: str, store_of: StoreOf) -> None:
    store = store_of(data)
    held = {row["iri"] for row in ask(store, "who-held-post", on=on)}
    assert {row["iri"] for row in ask(store, "committee-members", on=on)} == held
    assert {row["iri"] for row in ask(store, "positions", on=on, certainty="any")} == held
    tree = {(row["post_iri"], row["person_iri"]) for row in ask(store, "organisation-tree", on=on)}
    assert {pair for pair in tree if pair[1]} == {
        (row["post_iri"], row["person_iri"]) for row in ask(store, "who-held-post", on=on)
    }


@pytest.mark.parametrize("data", ["clean", "faults"])
@pytest.mark.parametrize("on", [*DAYS, "2023-09-01", "2023-12-20", "2024-04-02"])
def test_positions_are_as_sure_as_who_held_post_has_it(on: str, data: str, store_of: StoreOf) -> None:
    store = store_of(data)
    answers = {row["iri"]: row["answer"] for row in ask(store, "who-held-post", on=on)}
    every = ask(store, "positions", on=on, certainty="any")
    assert [(row["iri"], row["answer"]) for row in every] == [(row["iri"], answers[row["iri"]]) for row in every]
    assert {row["answer"] for row in ask(store, "positions")} == {""}, "without a day nothing is weighed"
    for name, rows in (("positions", every), ("who-held-post", ask(store, "who-held-post", on=on))):
        sure = ask(store, name, on=on, certainty=None)
        assert sure == [row for row in rows if row["answer"] != "unknown"], "the unknown are left out unless asked for"
        for code in ("certain", "attested", "unknown"):
            assert ask(store, name, on=on, certainty=code) == [row for row in rows if row["answer"] == code]


def test_who_held_post_quotes_the_source_next_before_the_day(clean: GraphStore) -> None:
    """The sentence is of the source that shows the person on the day or last before it, else of another that does."""
    for on in DAYS:
        for row in ask(clean, "who-held-post", on=on):
            told = [
                one for one in ask(clean, "person-career", iri=row["person_iri"]) if one["tenure_iri"] == row["iri"]
            ]
            shown = [(day, one["quote"]) for one in told for day in one["attested_on"].split("; ") if day]
            before = [(day, quote) for day, quote in shown if day <= on]
            last = max(before)[0] if before else None
            assert row["quote"] in {quote for day, quote in before if day == last} or (
                not before and row["quote"] in {one["quote"] for one in told}
            )


@pytest.mark.parametrize("data", ["clean", "linked", "faults"])
@pytest.mark.parametrize("on", [None, *DAYS])
def test_members_are_quoted_as_by_who_held_post(on: str | None, data: str, store_of: StoreOf) -> None:
    """Of the same tenures on the same day the sentence is the same; without a day it is that of the last one."""
    store = store_of(data)
    quotes = {row["iri"]: row["quote"] for row in ask(store, "who-held-post", on=on or "2099-01-01")}
    for row in ask(store, "committee-members", on=on):
        assert row["quote"] == quotes.get(row["iri"], row["quote"])
        told = [one for one in ask(store, "person-career", iri=row["person_iri"]) if one["tenure_iri"] == row["iri"]]
        assert row["quote"] in {one["quote"] for one in told} or not told


def test_posts_in_two_bodies_have_a_sentence_each(clean: GraphStore) -> None:
    for row in ask(clean, "in-two-bodies"):
        told = [one for one in ask(clean, "person-career", iri=row["iri"]) if one["source"] == row["source"]]
        first = {one["quote"] for one in told if one["status"] != "ended"}
        assert first <= set(row["quote"].split(" […] ")) and first


def test_a_term_is_quoted_by_a_sentence_with_its_year(clean: GraphStore) -> None:
    for row in ask(clean, "terms"):
        assert row["start"][:4] in row["quote"]


def test_an_election_is_for_the_term_of_the_meeting_where_it_names_none(store_of: StoreOf) -> None:
    store = store_of("clean")
    expected = [("Đỗ Thị Sen", "nhiệm kỳ 2021 - 2026")]
    assert picked(store, "elections", "person term") == expected
    of_tenure = "?tenure gov:term ?term . ?election gov:begins ?tenure"
    graph = "https://w3id.org/govgraph/id/source/hoa-lau-2023-12-20"
    begun = {quad.object for quad in store.quads() if quad.predicate == GOV.begins}
    kept = [quad for quad in store.quads() if str(quad.graph_name.value) == graph]  # type: ignore[union-attr]
    store.replace(graph, [quad for quad in kept if quad.predicate != GOV.term or quad.subject not in begun])
    assert run_text(store, f"PREFIX gov: <{GOV}> ASK {{ {of_tenure} }}").records() == [{"answer": "false"}]
    assert picked(store, "elections", "person term") == expected
    assert ("nhiệm kỳ 2021 - 2026", "1") in picked(store, "terms", "term tenures")


def test_going_and_coming_have_a_sentence_each(linked: GraphStore) -> None:
    assert picked(linked, "tenure-gaps", "left_quote came_quote") == [
        (
            "bà Trần Thị Lũa, Chủ tịch UBND xã Hoa Lau",
            "Chủ tịch UBND xã Hoa Lau Đỗ Văn Khoai, giữ chức từ ngày 15/6/2023",
        )
    ], "of the source that tells the end, not of that which shows her before"
    assert picked(linked, "who-moved", "person left_quote came_quote") == [
        (
            "Trần Thị Lũa",
            "bà Trần Thị Lũa, Chủ tịch UBND xã Hoa Lau",
            "được điều động giữ chức Bí thư Đảng ủy xã Hoa Mơ từ ngày 01/5/2023",
        ),
        ("Lê Văn Suối", "Phó Chủ tịch UBND xã Lê Văn Suối", "Chủ tịch UBND xã Lau Mơ Lê Văn Suối"),
        ("Nguyễn Văn Mây", "Bí thư Đảng ủy xã Nguyễn Văn Mây", "Bí thư Đảng ủy xã Lau Mơ Nguyễn Văn Mây"),
        (
            "Vũ Thị Đay",
            "nguyên Chủ tịch Hội Nông dân xã Hoa Mơ Vũ Thị Đay",
            "Vũ Thị Đay, nay là Phó Chủ tịch UBND xã Lau Mơ",
        ),
    ]


def test_as_of_a_day(linked: GraphStore, clean: GraphStore) -> None:
    columns = "person role"
    assert picked(linked, "committee-members", columns, unit="90101", on="2023-05-02") == [
        ("Nguyễn Văn Mây", "secretary"), ("Lê Văn Suối", "vice-chair"),
    ]  # fmt: skip
    assert picked(linked, "committee-members", columns, unit="90101", on="2025-07-01") == [
        ("Lê Văn Suối", "chair"), ("Vũ Thị Đay", "vice-chair"), ("Nguyễn Văn Mây", "secretary"),
    ]  # fmt: skip
    assert {row["organisation"] for row in ask(linked, "organisation-tree", on="2025-07-01")} == {
        "Hội Nông dân xã Hoa Sen", "UBND xã Lau Mơ", "Đảng ủy xã Lau Mơ",
    }  # fmt: skip
    assert ask(linked, "organisation-tree", on="2025-07-01", unit="xã Hoa Lau") == []
    before, after = (
        [row["bodies"] for row in ask(clean, "in-two-bodies", person="Lê Văn Suối", on=on)]
        for on in ("2023-06-12", "2024-04-02")
    )
    assert (before, after) == (["2", "2", "2"], []), "Secretary until 2024-04-01; by each source, and by both"
    ended = [row for row in ask(clean, "positions", on="2024-04-01", certainty="any") if row["end"]]
    assert [(row["source"], row["person"], row["end"]) for row in ended] == [
        ("song-ngan-can-bo", "Lê Văn Suối", "2024-04-01"),
    ]  # fmt: skip


def test_posts_that_two_pages_tell_are_held_together_on_a_day(tmp_path: Path) -> None:
    pages = {
        "dang-uy": "Đảng ủy xã Kỳ Thọ tổ chức hội nghị. Đồng chí Dương Đình Hới, Bí thư Đảng ủy xã dự hội nghị.",
        "mat-tran": "Ủy ban MTTQ xã Kỳ Thọ tổ chức hội nghị. Đồng chí Dương Đình Hới, Chủ tịch HĐND xã dự hội nghị.",
    }
    for name, text in pages.items():
        (tmp_path / f"{name}.txt").write_text(f"Ngày 12/6/2023, {text}", encoding="utf-8")
    store = GraphStore.open(None)
    assert build(tmp_path.glob("*.txt"), store).is_complete
    (row,) = ask(store, "in-two-bodies", on="2023-06-12")
    assert (row["source"], row["bodies"]) == ("dang-uy; mat-tran", "2")
    assert "Bí thư Đảng ủy xã" in row["quote"] and "Chủ tịch HĐND xã" in row["quote"]
    assert ask(store, "in-two-bodies", on="2023-06-13") == [] == ask(store, "in-two-bodies")
    # What began in June had begun on its last day, whose number is not that of the last day of a long month.
    for source in store.sources():
        said = [quad.triple for quad in store.quads(source) if quad.predicate != GOV.attestedOn]
        (tenure,) = {one.subject for one in said if one.object == GOV.Tenure}
        start, end = (ox.Literal(month, datatype=XSD.gYearMonth) for month in ("2023-06", "2023-07"))
        store.replace(source, [*said, ox.Triple(tenure, GOV.start, start), ox.Triple(tenure, GOV.end, end)])
    (row,) = ask(store, "in-two-bodies", on="2023-06-30")
    assert row["source"] == "dang-uy; mat-tran"
    assert ask(store, "in-two-bodies", on="2023-06-29") == []


def test_several_names_of_one_do_not_multiply_rows(linked: GraphStore) -> None:
    """A body and a person that sources call by several names stand once, with one of these."""
    rows = ask(linked, "committee-members", unit="90101", body="peoples-committee")
    assert len(rows) == len({row["iri"] for row in rows}) == 5
    assert [row["organisation"] for row in rows if row["person"] == "Trần Thị Lũa"] == ["Ủy ban nhân dân xã Hoa Lau"]
    held = picked(linked, "who-held-post", "person post_name", on="2022-01-01", role="chair", unit="90101")
    assert held == [("Trần Thị Lũa", "Chủ tịch Ủy ban nhân dân xã Hoa Lau")]
    tree = ask(linked, "organisation-tree", unit="90101")
    assert len(tree) == len({(row["iri"], row["post_iri"], row["person_iri"]) for row in tree})
    chart = ask(linked, "publish/organisation-chart")
    assert len(chart) == len(
        {(row["body"], row["post"], row["person"], row["source"], row["attested"]) for row in chart}
    )


# --- over the scenario of identities --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scenario() -> GraphStore:
    """78 pages of seven years in which people move and units merge; not to be changed."""
    store = GraphStore.open(None)
    assert build((FIXTURES.parents[1] / "cases" / "identity").glob("*.txt"), store).is_complete
    return store


@pytest.mark.parametrize(("lang", "since", "before"), [("vi", "từ", "trước"), ("en", "since", "before")])
def test_why_two_are_one_is_told_in_words(scenario: GraphStore, lang: str, since: str, before: str) -> None:
    nodes = scenario.query(
        f"SELECT DISTINCT ?node {{ ?join {GOV.identityOf} ?one . ?one {DCTERMS.isReplacedBy} ?node }}"
    )
    view = View(scenario, lang)
    told = [text for row in nodes for kind, text in view.joins(row["node"]) if kind in ("Việc ghép", "Join")]
    reasons = [re.sub(r" \([a-z]+/\S+ = [a-z]+/\S+\)$", "", text) for text in told]
    assert len(reasons) > 30 and not [one for one in reasons if re.search(r"(unit|body|post|person)/", one)]
    moved = f"xã Kỳ Thọ ({before} 2025-07-01) → xã Kỳ Khang ({since} 2025-07-01)"
    assert any(one.endswith(moved) for one in reasons)


@pytest.mark.parametrize(
    ("on", "person", "post", "answer"),
    [
        ("2022-07-06", "Dương Đình Lộc", "Bí thư Đảng ủy xã Kỳ Thọ", "certain"),
        ("2024-01-01", "Dương Đình Lộc", "Bí thư Đảng ủy xã Kỳ Thọ", "attested"),  # shown in 2022 and 2024
        ("2025-06-30", "Dương Đình Lộc", "Bí thư Đảng ủy xã Kỳ Thọ", "unknown"),  # last shown in 2024, told ended later
        ("2025-07-01", "Dương Đình Lộc", "Bí thư Đảng ủy xã Kỳ Thọ", None),  # the commune is no more
        ("2025-06-30", "Dương Đình Lộc", "Phó Bí thư Thường trực Đảng ủy xã Kỳ Khang", None),  # not yet
        ("2025-12-01", "Dương Đình Lộc", "Phó Bí thư Thường trực Đảng ủy xã Kỳ Khang", "attested"),
        ("2022-01-01", "Lê Khắc Trọng", "Chủ tịch Ủy ban nhân dân xã Kỳ Thọ", "attested"),  # shown before, ends after
        ("2024-01-01", "Lê Khắc Trọng", "Chủ tịch Ủy ban nhân dân xã Kỳ Thọ", None),  # ended
        ("2024-01-01", "Hồ Sỹ Mạnh", "Chủ tịch Ủy ban nhân dân xã Kỳ Thọ", "attested"),
        ("2024-04-11", "Lê Khắc Trọng", "Phòng Nông nghiệp và Phát triển nông thôn huyện Kỳ Anh", "certain"),
        ("2025-07-01", "Lê Khắc Trọng", "Phòng Nông nghiệp và Phát triển nông thôn huyện Kỳ Anh", None),
        ("2022-01-01", "Nguyễn Thị Hường", "Chủ tịch Hội Liên hiệp Phụ nữ xã Kỳ Thọ", "attested"),  # misspelt once
        ("2024-01-01", "Y Khoan Niê", "Chủ tịch Ủy ban nhân dân xã Vụ Bổn", "attested"),
        ("2025-09-01", "Y Khoan Niê", "Chủ tịch Ủy ban nhân dân xã Vụ Bổn", "attested"),  # a commune left whole
    ],
)
def test_who_held_post_across_documents(
    on: str, person: str, post: str, answer: str | None, scenario: GraphStore
) -> None:
    rows = [row for row in ask(scenario, "who-held-post", on=on, post=post) if row["person"] == person]
    found = [row["answer"] for row in rows if row["post_name"] in (post, f"Trưởng {post}")]  # no deputy of it
    assert found == ([answer] if answer else [])


def test_career_keeps_ended_and_unknown_apart(scenario: GraphStore) -> None:
    rows = ask(scenario, "person-career", person="Lê Khắc Trọng")
    assert len({row["iri"] for row in rows}) == 1
    chair = [row for row in rows if row["role"] == "chair"]
    assert [(row["status"], row["source"]) for row in chair] == [
        ("unknown", "ky-tho-dien-hinh-tien-tien-2020"),
        ("unknown", "ky-tho-bau-cu-2021"),
        ("ended", "quyet-dinh-dieu-dong-le-khac-trong"),
    ]
    assert {row["status"] for row in rows if row["role"] == "head"} == {"unknown"}
    assert len({row["tenure_iri"] for row in rows if row["role"] == "head"}) == 1, "one office by three names"
    [iri] = {row["iri"] for row in ask(scenario, "find", name="nguyen thi huong") if row["kind"] == "person"}
    names = {row["person"] for row in ask(scenario, "person-career", iri=iri)}
    assert names == {"Nguyễn Thị Hường"}, "the spelling of most sources"


def test_the_scenario_is_found(scenario: GraphStore) -> None:
    assert picked(scenario, "find", "name kind code", name="ky tho")[0] == ("xã Kỳ Thọ", "unit", "18790")
    assert picked(scenario, "find", "name kind", name="duong dinh loc") == [("Dương Đình Lộc", "person")]
    communes = [row["code"] for row in ask(scenario, "find", name="Tân Lập") if row["name"] == "xã Tân Lập"]
    assert sorted(communes) == ["", "13240", "24317", "25489", "25489"], "one stays open"
    assert picked(scenario, "unit-successor", "unit_name successor share", unit="18790") == [
        ("xã Kỳ Thọ", "xã Kỳ Khang", "whole"),
        ("xã Kỳ Khang", "xã Kỳ Khang", "whole"),
    ]
    assert picked(scenario, "unit-successor", "successor share", unit="25507") == [
        ("xã Thạnh Bình", "part"),
        ("xã Tân Phú", "part"),
    ]
    assert picked(scenario, "unit-successor", "successor share", unit="25510") == [("xã Tân Phú", "")], "not all known"
    assert picked(scenario, "unit-successor", "change successor", unit="447") == [("dissolve", "")]
    assert picked(scenario, "unit-successor", "change successor above", unit="24529") == [
        ("", "xã Vụ Bổn", "tỉnh Đắk Lắk")
    ]
    assert picked(scenario, "unit-history", "until above above_iri", unit="24529") == [
        ("2025-07-01", "huyện Krông Pắc", "https://w3id.org/govgraph/id/unit/654-krong-pac"),
        ("2025-07-01", "tỉnh Đắk Lắk", "https://w3id.org/govgraph/id/unit/66-dak-lak"),
        ("", "tỉnh Đắk Lắk", "https://w3id.org/govgraph/id/unit/66-dak-lak.2025"),
    ]


def test_moves_and_namesakes_of_the_scenario(scenario: GraphStore) -> None:
    moves = set(picked(scenario, "who-moved", "person from_unit to_unit basis"))
    assert ("Lê Khắc Trọng", "xã Kỳ Thọ (18790)", "huyện Kỳ Anh (447)", "stated") in moves
    assert ("Dương Đình Lộc", "xã Kỳ Thọ (18790)", "xã Kỳ Khang (18790)", "stated") in moves
    assert ("H'Nen Byă", "xã Ea Uy (24532)", "xã Tân Tiến (24526)", "inferred") in moves
    stayed = {"Lê Hữu Phước", "Đặng Văn Phúc", "Trần Văn Thành", "Y Khoan Niê", "Hoàng Trung Kiên"}
    assert not stayed & {person for person, *_ in moves}
    two = picked(scenario, "namesakes", "units", name="nguyen thanh tam")
    assert two == [("xã Tân Phong (25507)",)] * 2
    assert ask(scenario, "namesakes", name="duong dinh loc") == []
    gaps = picked(scenario, "tenure-gaps", "before left left_known after came_known", unit="18790")
    assert ("Lê Khắc Trọng", "2023-03-06", "end", "Hồ Sỹ Mạnh", "shown") in gaps


def test_places_have_the_code_of_the_unit(scenario: GraphStore) -> None:
    codes = dict(picked(scenario, "places", "source unit_code"))
    assert codes["ky-tho-hoi-nghi-bch-2022"] == codes["ky-khang-dai-hoi-lan-nhat-2025"] == "18790"
    assert codes["ky-anh-27-7-nam-2022"] == "447", "of the district alone"
    assert codes["tan-lap-tet-khmer-2023"] == "25489", "known by other pages of the site"
    assert codes["ban-doc-viet-cay-da-hoa-binh"] == "", "no one knows which"
    assert [column.name for column in QUERIES["places"].columns][:10] == [
        "source", "commune", "district", "province", "basis", "quote", "unit_code", "commune_iri", "district_iri",
        "province_iri",
    ]  # fmt: skip


# --- README ---------------------------------------------------------------------------------------------------------


def readme() -> str:
    def table(names: list[str]) -> str:
        rows = ["| name | câu hỏi | question | parameters |", "|---|---|---|---|"]
        for name in names:
            query = QUERIES[name]
            parameters = ", ".join(map(str, query.parameters)) or "–"
            rows.append(f"| [{name}]({name}.rq) | {query.question['vi']} | {query.question['en']} | {parameters} |")
        return "\n".join(rows)

    def below(folder: str) -> list[str]:
        return [name for name in QUERIES if name.rpartition("/")[0] == folder]

    return f"""# Questions

One question a file. `govgraph query NAME [--PARAMETER VALUE] --store DIR` answers. Each file is plain SPARQL 1.1 and
runs as it stands on any store that holds the graph in the same way: one named graph a source, and a default graph
that is their union. The header of a file says what it asks, takes and gives back; columns and their order are part of
the contract. A parameter is a line `VALUES ?name {{ … }}`; the command replaces what is between the braces.

Some parameters mean the same in every question that has them:

- `on`: as of a day. Tenures that are not known to have ended before the day (by their end, or by a source of that day
  or earlier that tells of the end, where none shows them later) and not known to begin after it, or that a source shows
  on it; and only in units that were in force. Questions for units take it as the day on which the unit was there.
- `certainty`: with `on`, which answers are wanted: `certain`, `attested`, `unknown`, or `any`. Without it a row is left
  out where nothing shows that it holds on the day: most posts are shown once, and are unknown on every other day.
- `unit`: an administrative unit, by its name («xã Kỳ Thọ») or its official code (`18790`). A code that was given anew
  stands for both units; `on` tells which.
- `name`: some words of a name in any order, typed with or without diacritics.
- `person`: a whole name as it is written. `find` gives the IRI of a person, which tells two of one name apart.

A row has the sentence that shows it in `quote`: of several sources that of one, which the header tells; of several
facts of one source all, with ` […] ` between them. A row of a going and a coming has `left_quote` and `came_quote`.
Rows that count or list (co-attendance, namesakes, organisation-tree …) have none: `evidence` gives all of an IRI.

A question of your own (`govgraph query --file F.rq` or `--text`) asks the same graph, which nothing has reasoned over:

- A node has its class of the ontology and the wider one (`gov:Congress`, `gov:Meeting`), none of other vocabularies.
  Those are found by `?body a/rdfs:subClassOf* org:Organization`, or `foaf:Person`, `org:Membership` …
- A fact is what has `gov:basis` (and `gov:evidence`); the class gov:Fact is written at none.
- Labels have a language: `skos:prefLabel "xã Kỳ Thọ"@vi`. Names of people (`foaf:name`) and numbers have none.
- Dates are as exact as the text, a day, month or year, each of its own type; compare `STR(?date)`.
- A tenure has what each source says of it: a post that one shows (status `unknown`) and another tells as over (`ended`)
  has both. Who has not left: `FILTER NOT EXISTS {{ ?tenure gov:status <…/code/tenure-status/ended> }}`.
- Which source says what: `GRAPH ?source {{ … }}`. Without it all sources are one, each statement once.
- Count people by their IRI, since two may have one name and one person may be written in two ways.

How to write a question that stays fast ([why](../docs/decisions/0013-questions-that-stay-fast.md)):

- Put the parameters in the innermost group, directly before the patterns that they narrow; for a unit or a person also
  a line `VALUES ?unit_iri {{ UNDEF }}` (`?iri` or `?organisation_iri` for its bodies, `?post_iri`, `?person_iri`;
  `?meeting` for those to which the person came) in each group that is joined with others, UNION and subquery too, which
  is filled with what was found first.
- Name the source, `?graph dcterms:identifier ?source`, after the patterns that find the node.
- Write triple patterns first, in the order in which one walks from node to node; then OPTIONAL, BIND and FILTER. Put
  no other pattern beside a group that has an OPTIONAL.
- Name the words and the place of a passage each by its own path: `oa:hasSelector/oa:exact`, `oa:hasSelector/oa:start`.
- Give an OPTIONAL one or two hops; for a longer way go on from the node it found, with `COALESCE` and a node that has
  no such property where it found none.
- Where many OPTIONALs follow, put the patterns into an inner SELECT with `LIMIT 100000000`.
- Where pairs are made of one property, make both halves subqueries, and the pairs by what they share.
- Sort many rows by a text made in a subquery (`CONCAT(?name, " ")`): the engine looks up what the store holds each time
  that it compares two rows, what was made anew not.
- Look passages up last and of what is answered alone: behind a SELECT with LIMIT, by OPTIONALs within a graph that a
  pattern has bound there.
- Leave OPTIONAL out of EXISTS: an EXISTS within it does the same.
- Say `By source` in the header where the answer is sorted by `?source` and hangs on the source's graph alone (`GRAPH`
  with one variable), so that it is asked of some hundred sources at a time. Where a label is looked up outside that
  graph, name its list too (`?role_iri skos:inScheme code:role`), or each portion reads all labels of the store.
- Say there too what holds in the graph of each source that has an answer (`; where ?iri a gov:Ballot`), if many have
  none: they are not asked then.

This page is made from the headers by `python tests/test_queries.py`.

{table(below(""))}

## Checks

A row is a fault: two statements that cannot both be true. An empty answer is good news.

{table(below("check"))}

## For charts, explanations and the site

{table(below("publish"))}
"""


def test_readme_is_up_to_date() -> None:
    path = Path(__file__).parents[1] / "queries" / "README.md"
    assert path.read_text(encoding="utf-8") == readme(), "run python tests/test_queries.py"


if __name__ == "__main__":
    (Path(__file__).parents[1] / "queries" / "README.md").write_text(readme(), encoding="utf-8")
