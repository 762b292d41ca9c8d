"""Questions that answer source by source answer the same whether they are asked of all sources or of some at a time."""

from itertools import chain
from pathlib import Path

import pytest

from govgraph.errors import QueryError
from govgraph.pipeline import build
from govgraph.query import load_queries, read_query, run_query
from govgraph.query.portions import portions
from govgraph.store import GraphStore

CASES = Path(__file__).parent / "cases"
BY_SOURCE = sorted(name for name, query in load_queries().items() if query.whole_with is not None)


@pytest.fixture(scope="module")
def store() -> GraphStore:
    """Documents of all kinds."""
    store = GraphStore.open(None)
    files = [*sorted(CASES.glob("extraction/*.txt"))[::4], *sorted(CASES.glob("reviews/*.txt"))]
    report = build(files, store)
    assert report.is_complete and report.count("built") > 20
    return store


def in_portions(store: GraphStore, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.query.portions", lambda store, query: portions(store, query, at_once))


@pytest.mark.parametrize("name", BY_SOURCE)
def test_portions_answer_as_the_whole(name: str, store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    query = load_queries()[name]
    monkeypatch.setattr("govgraph.query.portions", lambda store, query: [None])
    whole = run_query(store, query)
    in_portions(store, 3, monkeypatch)
    assert run_query(store, query) == whole
    assert len(whole) > 0


def test_what_a_parameter_narrows_is_asked_of_all_sources_at_once(store: GraphStore) -> None:
    asked = load_queries()["superior-presence"]
    assert asked.is_by_source({}) and asked.is_by_source({"person": None, "as": "chair"})
    assert not asked.is_by_source({"person": "Lê Thị Na"})
    assert not load_queries()["find"].is_by_source({"name": "a"})


def test_portions_are_all_sources_once_and_in_order(store: GraphStore) -> None:
    sources = [row["iri"] for row in run_query(store, load_queries()["sources"]).records()]
    parts = [
        [graph.value for graph in part] for part in portions(store, load_queries()["meetings"], 4) if part is not None
    ]
    assert list(chain.from_iterable(parts)) == sources
    assert [len(part) for part in parts[:-1]] == [4] * (len(parts) - 1)


def test_only_sources_that_can_have_an_answer_are_asked(store: GraphStore) -> None:
    query = load_queries()["ballots"]
    with_answer = {row["source"] for row in run_query(store, query).records()}
    asked = [graph.value for part in portions(store, query, 4) for graph in part or ()]
    names = {row["iri"]: row["source"] for row in run_query(store, load_queries()["sources"]).records()}
    assert {names[graph] for graph in asked} == with_answer
    assert 0 < len(asked) < len(store.sources())


@pytest.mark.parametrize(
    ("by_source", "order", "says"),
    [
        ("sometimes", "?source", "«By source» is"),
        ("unless", "?source", "«By source» is"),
        ("unless day", "?source", "«By source» is"),
        ("always on", "?source", "«By source» is"),
        ("always", "?on ?source", "add ORDER BY ?source"),
        ("always; where ?iri a", "?source", "is no pattern of SPARQL"),
        ("always; where ?iri a nowhere:Ballot", "?source", "is no pattern of SPARQL"),
        ("always; where ?graph a ?kind", "?source", "names ?graph"),
        ("; where ?iri ?is ?so", "?source", "«By source» is"),
    ],
)
def test_header_that_says_by_source_wrongly_is_refused(by_source: str, order: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "days.rq"
    path.write_text(
        "# Which days?\n# Câu hỏi: Ngày nào?\n# Parameters: on (date, optional)\n# Columns: source (string)\n"
        f"# By source: {by_source}\nSELECT ?source {{\n  VALUES ?on {{ UNDEF }}\n"
        f"  GRAPH ?graph {{ ?s ?p ?source }}\n}}\nORDER BY {order}\n",
        encoding="utf-8",
    )
    with pytest.raises(QueryError, match=says.replace("?", r"\?")):
        read_query(path)
