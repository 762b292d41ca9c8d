"""queries/check/: each query finds its planted fault, and none in data without one."""

from collections.abc import Callable, Iterator

import pyoxigraph as ox
import pytest

from govgraph.query import load_queries, run_query
from govgraph.store import GraphStore

QUERIES = {name: query for name, query in load_queries().items() if name.startswith("check/")}
StoreOf = Callable[..., GraphStore]


def ask(store: GraphStore, name: str) -> list[dict[str, str]]:
    return run_query(store, QUERIES[name]).records()


def picked(store: GraphStore, name: str, columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns.split()) for row in ask(store, name)]


@pytest.mark.parametrize("name", QUERIES)
def test_check_finds_its_fault_and_none_in_clean_data(name: str, clean: GraphStore, store_of: StoreOf) -> None:
    assert ask(clean, name) == []
    rows = ask(store_of("faults"), name)
    assert rows
    for row in rows:
        assert row["focus"] and row["why_vi"] and row["why_en"] and "hoa-lau-sai" in row["sources"]


def test_checks_name_the_people_and_days(store_of: StoreOf) -> None:
    faults = store_of("faults")
    assert picked(faults, "check/two-heads-of-one-body-on-one-day", "why_en sources") == [
        (
            "Đảng ủy xã Hoa Lau: Hồ Văn Gió and Vũ Thị Mận both head it on 2023-06-12",
            "hoa-lau-2023-06-12-khac; hoa-lau-sai",
        ),
        ("UBND xã Hoa Lau: Cao Văn Rẫy and Ngô Thị Lá both head it on 2023-06-12", "hoa-lau-sai"),
    ]
    assert picked(faults, "check/tenure-ends-before-it-begins", "why_vi") == [
        ("Cao Văn Rẫy, Chủ tịch UBND xã Hoa Lau: kết thúc 2021 trước khi bắt đầu 2022",)
    ]


def tenures(*facts: str) -> Iterator[ox.Quad]:
    prefixes = """@prefix gov: <https://w3id.org/govgraph/ns#> . @prefix org: <http://www.w3.org/ns/org#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        <urn:p> foaf:name "Cao Văn Rẫy" . <urn:t> a gov:Tenure ; org:member <urn:p> . """
    return ox.parse(prefixes + " ".join(facts), format=ox.RdfFormat.TURTLE)


@pytest.mark.parametrize(
    ("start", "end", "is_fault"),
    [
        ('"2023"^^xsd:gYear', '"2023-05"^^xsd:gYearMonth', False),
        ('"2023-05"^^xsd:gYearMonth', '"2023"^^xsd:gYear', False),
        ('"2023-05-31"^^xsd:date', '"2023-05"^^xsd:gYearMonth', False),
        ('"2023-05"^^xsd:gYearMonth', '"2023-05-01"^^xsd:date', False),
        ('"2023-06"^^xsd:gYearMonth', '"2023-05-31"^^xsd:date', True),
        ('"2024"^^xsd:gYear', '"2023-12"^^xsd:gYearMonth', True),
        ('"2023-05-02"^^xsd:date', '"2023-05-01"^^xsd:date', True),
    ],
)
def test_dates_of_mixed_precision_are_intervals(start: str, end: str, is_fault: bool) -> None:
    store = GraphStore.open(None)
    store.replace("urn:g", tenures(f"<urn:t> gov:start {start} ; gov:end {end} ."))
    assert bool(ask(store, "check/tenure-ends-before-it-begins")) == is_fault


@pytest.mark.parametrize(
    ("told", "is_fault"),
    [
        ('gov:attestedOn "2025-06-30"^^xsd:date', False),
        ('gov:attestedOn "2025-07-01"^^xsd:date', True),
        ('gov:start "2025-07"^^xsd:gYearMonth', True),
        ('gov:start "2025"^^xsd:gYear', False),
        ('gov:start "2026"^^xsd:gYear', True),
    ],
)
def test_a_post_is_told_of_no_unit_that_is_no_more(told: str, is_fault: bool) -> None:
    assert is_out_of_force('gov:end "2025-07-01"^^xsd:date', told) == is_fault


@pytest.mark.parametrize(
    ("told", "is_fault"),
    [
        ('gov:attestedOn "2025-05-31"^^xsd:date', True),
        ('gov:attestedOn "2025-06-01"^^xsd:date', False),
        ('gov:start "2024"^^xsd:gYear', True),
        ('gov:start "2025"^^xsd:gYear', False),
        ('gov:attestedOn "2025-07-01"^^xsd:date', False),
    ],
)
def test_a_post_is_told_of_a_unit_a_month_before_it_is_there_at_most(told: str, is_fault: bool) -> None:
    assert is_out_of_force('gov:start "2025-07-01"^^xsd:date', told) == is_fault


@pytest.mark.parametrize(
    ("start", "is_fault"),
    [
        ('"2023-05-25"^^xsd:date', False),
        ('"2023-05"^^xsd:gYearMonth', False),
        ('"2023-04"^^xsd:gYearMonth', True),
        ('"2023-05-24"^^xsd:date', True),
    ],
)
def test_a_handover_may_be_on_any_day_of_the_month_that_alone_is_known(start: str, is_fault: bool) -> None:
    of_body = """org:organization <urn:b> ; org:role <https://w3id.org/govgraph/code/role/secretary> ;
        gov:attestedOn "2023-05-25"^^xsd:date ."""
    body = """<urn:b> org:classification <https://w3id.org/govgraph/code/body/party-committee> ;
        <http://www.w3.org/2004/02/skos/core#prefLabel> "Đảng ủy"@vi . <urn:q> foaf:name "Ngô Thị Lá" ."""
    store = GraphStore.open(None)
    store.replace(
        "urn:g", tenures(body, f"<urn:t> gov:start {start} ; {of_body} <urn:o> org:member <urn:q> ; {of_body}")
    )
    assert bool(ask(store, "check/two-heads-of-one-body-on-one-day")) == is_fault


@pytest.mark.parametrize(
    ("kind", "on", "is_fault"),
    [
        *(
            ("election", "2023-05-01", False),
            ("ratification", "2023-05-01", False),
            ("designation", "2023-05-01", False),
        ),
        *(("appointment", "2023-05-01", True), ("election", "2023-04-30", True)),  # the start is not that of the change
    ],
)
def test_who_is_elected_again_was_in_the_post_before(kind: str, on: str, is_fault: bool) -> None:
    change = f"""<urn:c> gov:begins <urn:t> ; gov:effectiveOn "{on}"^^xsd:date ; gov:kind <urn:k> .
        <urn:k> <http://www.w3.org/2004/02/skos/core#notation> "{kind}" .
        <urn:t> gov:start "2023-05-01"^^xsd:date ; gov:attestedOn "2023-02-03"^^xsd:date .
        <urn:came> gov:participant <urn:p> ; gov:inCapacityOf <urn:t> ; gov:meeting <urn:m> .
        <urn:m> gov:heldOn "2023-02-03"^^xsd:date ."""
    store = GraphStore.open(None)
    store.replace("urn:g", tenures(change))
    for name in ("check/shown-outside-tenure", "check/participation-outside-tenure"):
        assert bool(ask(store, name)) == is_fault


def is_out_of_force(unit: str, told: str) -> bool:
    """Tell whether the check finds a tenure of which something is told, in a body of a unit with such a date."""
    source = '<urn:g> <http://purl.org/dc/terms/identifier> "g" .'
    body = f"<urn:t> org:organization <urn:b> ; {told} . <urn:b> gov:jurisdiction <urn:u> . <urn:u> {unit} ."
    store = GraphStore.open(None)
    store.replace("urn:g", tenures(body, source))
    return bool(ask(store, "check/unit-not-there-on-the-day"))
