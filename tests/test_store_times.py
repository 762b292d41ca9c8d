"""When things came and changed: beside the graph, dated by the builds, and never earlier than what is known."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from govgraph.namespaces import DATA_BASE
from govgraph.ntriples import n_triples
from govgraph.serve.snapshot import take_snapshot
from govgraph.store import GraphStore
from govgraph.store.times import Times

ANNA, BINH, CHI = (f"{DATA_BASE}person/{name}" for name in ("anna", "binh", "chi"))
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Build = Callable[[int, dict[str, Iterable[ox.Triple]]], Times]


def says(subject: str, value: str, property: str = "urn:says") -> ox.Triple:
    object = ox.NamedNode(value) if ":" in value else ox.Literal(value)
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(property), object)


def tenure(name: str, person: str, *more: ox.Triple) -> list[ox.Triple]:
    iri = f"{DATA_BASE}tenure/{name}"
    return [says(iri, "urn:Tenure", TYPE), says(iri, person, "urn:member"), says(person, "urn:Person", TYPE), *more]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Write graphs at a moment, and return the times that a server then tells."""

    def built(moment: int, graphs: dict[str, Iterable[ox.Triple]]) -> Times:
        monkeypatch.setattr("govgraph.store.content._told_by_files", lambda rdf: f"content-{moment} {moment}")
        with GraphStore.open(tmp_path / "store", create=True) as store:
            for name, triples in graphs.items():
                store.replace(name, list(triples))
        snapshot = take_snapshot(tmp_path / "store")
        snapshot.release()
        assert snapshot.state.times is not None
        return snapshot.state.times

    return built


def test_a_first_build_is_the_moment_of_all(build: Build) -> None:
    assert build(100, {"urn:1": tenure("a", ANNA)}) == Times(100, {})


def test_what_came_later_or_is_told_of_anew_has_its_own_times(build: Build) -> None:
    build(100, {"urn:1": tenure("a", ANNA), "urn:2": tenure("c", CHI)})
    assert build(200, {"urn:3": tenure("b", BINH)}).touched == {BINH: (200, 200)}
    assert build(300, {"urn:4": tenure("c", CHI)}).touched == {BINH: (200, 200), CHI: (100, 300)}
    times = build(400, {"urn:4": tenure("d", BINH)})
    assert times.touched == {BINH: (200, 400), CHI: (100, 400)}, "also of whom no more is told"
    assert times.of(ANNA) == (100, 100)


def test_who_is_named_by_the_rest_of_a_fact_changed_with_it(build: Build) -> None:
    iri = f"{DATA_BASE}tenure/a"
    build(100, {"urn:1": tenure("a", ANNA), "urn:2": tenure("b", BINH)})
    assert build(200, {"urn:1": tenure("a", ANNA, says(iri, "2025"))}).touched == {ANNA: (100, 200)}
    assert build(300, {"urn:1": tenure("a", ANNA, says(iri, "2026"))}).touched == {ANNA: (100, 300)}


def test_a_build_that_finds_nothing_new_changes_no_time(build: Build) -> None:
    build(100, {"urn:1": tenure("a", ANNA)})
    first = build(200, {"urn:2": tenure("b", BINH)})
    assert build(300, {"urn:2": tenure("b", BINH)}) == first


def test_what_is_loaded_anew_is_of_that_moment(build: Build, tmp_path: Path) -> None:
    build(100, {"urn:1": tenure("a", ANNA)})
    build(200, {"urn:2": tenure("b", BINH)})
    with GraphStore.open(tmp_path / "store") as store:
        store.fill([("urn:1", n_triples(tenure("a", ANNA)))])
        store.adopt()
    assert build(300, {}) == Times(200, {}), "the fixture dates files only from now on"
    assert build(400, {"urn:3": tenure("b", BINH)}).of(BINH) == (400, 400)


def test_no_more_things_are_kept_than_a_server_can_hold(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.store.times.MOST", 1)
    build(100, {"urn:1": tenure("a", ANNA)})
    build(200, {"urn:2": tenure("b", BINH)})
    times = build(300, {"urn:3": tenure("c", CHI)})
    assert times == Times(200, {CHI: (300, 300)}), "of the others it is known that they are as they were at 200"


def test_of_a_store_without_notes_all_is_of_its_last_build(build: Build, tmp_path: Path) -> None:
    build(100, {"urn:1": tenure("a", ANNA)})
    with GraphStore.open(tmp_path / "store") as store:
        store.archive._file.do("DROP TABLE touched")
        store.archive.put_state("loaded", "")
    snapshot = take_snapshot(tmp_path / "store")
    snapshot.release()
    assert snapshot.state.times == Times(100, {})
