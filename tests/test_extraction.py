"""How much of what the documents of tests/cases/extraction state is read; floors, so that no loss goes unseen."""

from pathlib import Path

import pytest
from benchmarks import gold

CASES = Path(__file__).parent / "cases" / "extraction"
# F1 of all documents together, a little below what was last measured.
FLOORS = {
    "positions": 0.975,
    "participation": 0.97,
    "meetings": 0.975,
    "conveners": 0.975,
    "documents": 0.98,
    "issuers": 0.97,
    "elections": 0.985,
    "places": 0.98,
}
NO_GOVERNANCE = ("b08-cach-nau-canh-rieu", "c12-cach-lam-mam-ca-com")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> gold.Facts:
    scratch = tmp_path_factory.mktemp("extraction")
    return gold.ask(gold.copy_texts(CASES, gold.names_of(CASES), scratch), scratch / "store")


@pytest.fixture(scope="module")
def expected() -> gold.Facts:
    return gold.read_gold(CASES, gold.names_of(CASES))


@pytest.mark.parametrize(("table", "floor"), FLOORS.items())
def test_most_facts_are_read(table: str, floor: float, expected: gold.Facts, said: gold.Facts) -> None:
    assert len(expected[table]) > 10, "too few facts to say anything"
    _, _, f1 = gold.figures(expected[table], said[table])
    assert f1 >= floor


def test_pages_of_no_public_body_say_nothing(said: gold.Facts) -> None:
    found = gold.of_documents(said, NO_GOVERNANCE)
    assert [row for rows in found.values() for row in rows] == []
