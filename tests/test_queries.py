"""The query files: header, columns, answers over two invented data sets; parameters stay data; formats are standard.

`python tests/test_queries.py` writes queries/README.md anew from the headers.
"""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from govgraph.query import load_queries, run_query, run_text
from govgraph.query_file import Query
from govgraph.store import GraphStore
from govgraph.table import Table

FIXTURES = Path(__file__).parent / "fixtures" / "queries"
QUERIES = load_queries()
StoreOf = Callable[..., GraphStore]
CHECKS = [name for name in QUERIES if name.startswith("check/")]

#: Parameters for questions whose example in the file is not of the data set, or which need one.
GIVEN = {
    "who-held-post": {"on": "2023-09-01"},
    "evidence": {"iri": "https://w3id.org/govgraph/id/body/hoa-lau/party-committee"},
    "publish/describe-node": {"iri": "https://w3id.org/govgraph/id/body/hoa-lau/party-committee"},
    "publish/describe-source": {"source": "hoa-lau-2023-06-12"},
}


def ask(store: GraphStore, name: str, **parameters: object) -> list[dict[str, str]]:
    return run_query(store, QUERIES[name], **(GIVEN.get(name, {}) | parameters)).records()


def picked(store: GraphStore, name: str, columns: str, **parameters: object) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns.split()) for row in ask(store, name, **parameters)]


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
    assert "ORDER BY" in query.text and "SELECT *" not in query.text and "FROM " not in query.text
    names = [item.name for item in (*query.parameters, *query.columns)]
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) for name in names)
    assert not {"store", "format", "file", "text", "list", "help"} & {p.name for p in query.parameters}, (
        "options of the CLI"
    )


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_runs_as_it_stands_with_the_declared_columns(query: Query, clean: GraphStore) -> None:
    table = run_text(clean, query.text)
    assert isinstance(table, Table)
    assert table.columns == tuple(column.name for column in query.columns)


@pytest.mark.parametrize("name", [name for name in QUERIES if name not in CHECKS])
def test_finds_rows_with_values_of_the_declared_types(name: str, clean: GraphStore) -> None:
    table = run_query(clean, QUERIES[name], **GIVEN.get(name, {}))
    assert len(table) > 0
    for row in table.rows:
        for column, cell in zip(QUERIES[name].columns, row, strict=True):
            assert column.type != "IRI" or cell is None or isinstance(cell, ox.NamedNode), column.name
            assert column.type != "integer" or cell is None or cell.value.isdigit(), column.name  # type: ignore[union-attr]
            if column.type == "code" and cell is not None:
                assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cell.value), column.name  # type: ignore[union-attr]
            if column.type == "date" and cell is not None:
                assert re.fullmatch(r"\d{4}(-\d\d){0,2}|--\d\d-\d\d", cell.value), column.name  # type: ignore[union-attr]


def test_each_column_is_filled_by_some_row(clean: GraphStore, store_of: StoreOf) -> None:
    """A column that stays empty over data made for it points to a wrong path, or to a variable out of scope."""
    store = store_of("clean")
    store.put_vocabulary()
    empty = set()
    for name in QUERIES:
        rows = ask(store, name)
        assert len(rows) == len(ask(clean, name)), f"{name}: the vocabulary must not multiply rows"
        empty |= {f"{name}:{c.name}" for c in QUERIES[name].columns if rows and not any(row[c.name] for row in rows)}
    assert empty == {
        "adopted:votes_cast", "adopted:votes_for", "documents:date", "goals:responsible", "participation:on_behalf_of",
        "person-career:qualifier", "positions:end", "positions:qualifier", "meetings:until",
        "publish/organisation-chart:end", "who-held-post:start",
    }  # fmt: skip


def test_answers_do_not_depend_on_the_order_of_the_data(clean: GraphStore, store_of: StoreOf) -> None:
    shuffled = store_of("clean", random.Random(7))
    for name in QUERIES:
        assert ask(shuffled, name) == ask(clean, name), name


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", QUERIES)
def test_rdflib_gives_the_same_answers(name: str, clean: GraphStore, clean_in_rdflib: object) -> None:
    query = QUERIES[name]
    mine = run_query(clean, query, **GIVEN.get(name, {})).records()
    lists = {column.name for column in query.columns if column.type == "list"}
    theirs = []
    for row in clean_in_rdflib.query(query.with_values(GIVEN.get(name, {}))):  # type: ignore[attr-defined]
        cells = {str(var): "" if value is None else str(value) for var, value in zip(row.labels, row, strict=True)}
        for column in lists:
            cells[column] = "; ".join(sorted(filter(None, cells[column].split("; "))))
        theirs.append({column.name: cells[column.name] for column in query.columns})
    assert sorted(map(repr, theirs)) == sorted(map(repr, mine))


@pytest.fixture(scope="module")
def clean_in_rdflib(clean: GraphStore) -> object:
    import rdflib

    quads = [*clean.quads(), *(ox.Quad(q.subject, q.predicate, q.object) for q in clean.quads())]
    dataset = rdflib.Dataset()
    dataset.parse(data=ox.serialize(quads, format=ox.RdfFormat.N_QUADS), format="nquads")
    return dataset


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


def test_who_held_post_narrows_by_body_unit_and_post(clean: GraphStore) -> None:
    on = {"on": "2023-06-12"}
    assert picked(clean, "who-held-post", "person", **on, body="party-committee", unit="Xã hoa lau") == [
        ("Lê Văn Suối",), ("Trần Thị Mây",),
    ]  # fmt: skip
    assert picked(clean, "who-held-post", "person", **on, post="tuyên giáo") == [("Phạm Thị Lụa",)]


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
