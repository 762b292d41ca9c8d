"""The store keeps one graph a source, and the default graph equal to the union of the graphs."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.archive import FILE_NAME, Archive
from govgraph.errors import StoreError
from govgraph.ntriples import n_triples
from govgraph.store import GraphStore
from govgraph.store.bulk import load_graphs
from govgraph.store.folder import read_marker, take_lock, write_marker
from govgraph.vocabulary import VOCABULARY_GRAPH

GRAPHS = ["urn:source:1", "urn:source:2", "urn:source:3"]


def triple(number: int, text: str = "x") -> ox.Triple:
    return ox.Triple(ox.NamedNode(f"urn:s{number % 3}"), ox.NamedNode("urn:p"), ox.Literal(f"{text}{number}"))


def default_graph(store: GraphStore) -> list[str]:
    rows = store.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o }")
    return sorted(" ".join(str(term) for term in row) for row in rows)  # type: ignore[union-attr]


def union(store: GraphStore) -> list[str]:
    return sorted({f"{quad.subject} {quad.predicate} {quad.object}" for quad in store.quads()})


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
graphs = st.lists(st.builds(triple, st.integers(0, 8), texts), max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(GRAPHS), st.none() | graphs), max_size=12))
def test_default_graph_is_the_union_after_each_step(steps: list[tuple[str, list[ox.Triple] | None]]) -> None:
    store = GraphStore.open(None)
    held: dict[str, set[ox.Triple]] = {}
    for graph, triples in steps:
        if triples is None:
            store.remove(graph)
            held.pop(graph, None)
        else:
            store.replace(graph, triples)
            held[graph] = set(triples)
        assert default_graph(store) == union(store)
        for name in GRAPHS:
            assert {quad.triple for quad in store.quads(name)} == held.get(name, set())
    assert store.sources() == tuple(sorted(name for name, triples in held.items() if triples))


def test_shared_triple_is_counted_once() -> None:
    store = GraphStore.open(None)
    for graph in GRAPHS:
        store.replace(graph, [triple(1)])
    assert len(store) == 1
    assert len(list(store.quads())) == 3
    for graph in GRAPHS[:2]:
        store.remove(graph)
        assert len(store) == 1
    store.remove(GRAPHS[2])
    assert len(store) == 0


def test_quads_of_the_graph_are_accepted_and_of_others_refused() -> None:
    store = GraphStore.open(None)
    mine, other = (ox.Quad(*triple(1), ox.NamedNode(graph)) for graph in GRAPHS[:2])
    store.replace(GRAPHS[0], [mine])
    with pytest.raises(StoreError, match="urn:source:2"):
        store.replace(GRAPHS[0], [other])
    assert store.sources() == (GRAPHS[0],)


def test_blank_nodes_are_refused() -> None:
    store = GraphStore.open(None)
    with pytest.raises(StoreError, match="give the node an IRI"):
        store.replace(GRAPHS[0], [ox.Triple(ox.BlankNode(), ox.NamedNode("urn:p"), ox.Literal("x"))])
    assert len(store) == 0


def test_store_on_disk_is_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "store"
    with GraphStore.open(folder, create=True, base="https://example.org/id/") as store:
        store.replace(GRAPHS[0], [triple(1), triple(2)])
    (folder / "ledger.csv").write_text("beside the graph")
    with GraphStore.open(folder, create=True) as store:
        store.replace(GRAPHS[0], [triple(2), triple(3)])
    with GraphStore.open(folder, read_only=True) as store:
        assert (store.base, store.sources(), len(store)) == ("https://example.org/id/", (GRAPHS[0],), 2)
        assert default_graph(store) == union(store)
        with pytest.raises(StoreError, match="for reading alone"):
            store.remove(GRAPHS[0])


def test_process_killed_before_a_commit_leaves_the_store_whole(tmp_path: Path) -> None:
    code = """
import os, sys, pathlib, pyoxigraph as ox
from govgraph.store import GraphStore
store = GraphStore.open(pathlib.Path(sys.argv[1]), create=True)
store.replace("urn:source:1", [ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("x"))])
os.kill(os.getpid(), 9)
"""
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "s")], capture_output=True, timeout=60)
    assert done.returncode == -9, done.stderr
    with GraphStore.open(tmp_path / "s") as store:
        assert len(store) == 1 and default_graph(store) == union(store)


def test_update_of_several_steps_is_one_transaction() -> None:
    """`replace` relies on it: pyoxigraph undoes the first step when a later one fails."""
    rdf = ox.Store()
    with pytest.raises(RuntimeError):
        rdf.update("INSERT DATA { <urn:a> <urn:b> 1 } ; CREATE GRAPH <urn:g> ; CREATE GRAPH <urn:g>")
    assert len(rdf) == 0


def test_missing_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no such store.*govgraph build"):
        GraphStore.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_folder_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").write_text("x")
    with pytest.raises(StoreError, match=r"not a store \(it has no store.json\)"):
        GraphStore.open(tmp_path)
    with pytest.raises(StoreError, match="holds 1 other things"):
        GraphStore.open(tmp_path, create=True)
    with pytest.raises(StoreError, match="not a folder"):
        GraphStore.open(tmp_path / "holiday.txt", create=True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["holiday.txt"]


def test_store_in_use(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path, create=True) as store:
        store.replace(GRAPHS[0], [triple(1)])
        for read_only in (False, True):
            with pytest.raises(StoreError, match="another process has the store open"):
                GraphStore.open(tmp_path, read_only=read_only)
    with GraphStore.open(tmp_path, read_only=True), GraphStore.open(tmp_path, read_only=True) as reader:
        assert len(reader) == 1
        with pytest.raises(StoreError, match="another process has the store open"):
            GraphStore.open(tmp_path)
    GraphStore.open(tmp_path).close()


def test_damaged_store(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path, create=True) as store:
        store.replace(GRAPHS[0], [triple(1)])
    (tmp_path / "rdf" / "CURRENT").write_text("rubbish\n")
    for read_only in (False, True):
        with pytest.raises(StoreError, match=r"damaged.*build again"):
            GraphStore.open(tmp_path, read_only=read_only)


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("IO error: While open a file for appending: rdf/LOG: Permission denied", "ask its owner"),
        ("IO error: No space left on device: While appending to file", "make room"),
        ("IO error: While open a file for appending: rdf/LOG: Read-only file system", "can be written"),
    ],
)
def test_fault_of_the_machine_is_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, remedy: str
) -> None:
    GraphStore.open(tmp_path, create=True).close()

    def failing(*_: object) -> None:
        raise OSError(said)  # so does pyoxigraph: without errno

    monkeypatch.setattr(ox, "Store", failing)
    with pytest.raises(StoreError) as caught:
        GraphStore.open(tmp_path)
    assert remedy in str(caught.value) and "whole" in str(caught.value)
    assert "delete" not in str(caught.value) and "damaged" not in str(caught.value)


@pytest.mark.parametrize(
    "base",
    [
        *("foo", "", "http://example.org/x", "http://a b/", "https://a.vn/#x#", "https://a.vn/id#"),
        *("https://w3id.org/govgraph/", "https://w3id.org/"),
    ],
)
def test_base_that_cannot_begin_iris_is_refused_before_anything_is_written(tmp_path: Path, base: str) -> None:
    with pytest.raises(StoreError, match="base"):
        GraphStore.open(tmp_path / "s", create=True, base=base)
    assert not (tmp_path / "s").exists()


def test_of_two_that_make_a_store_at_once_one_has_it(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with GraphStore.open(path, create=True, base="https://a.example/"):
        write_marker(path, "https://b.example/")  # by one who saw no store before
        assert read_marker(path) == "https://a.example/"
        with pytest.raises(StoreError, match="another process"):
            take_lock(path, shared=True)
    assert sorted(one.name for one in path.iterdir()) == ["archive.sqlite", "rdf", "store.json"]


def test_what_was_left_of_a_marker_hinders_nobody(tmp_path: Path) -> None:
    for name in ("store.json.new", "store.json.77.new"):
        (tmp_path / name).write_text("{")
    with GraphStore.open(tmp_path, create=True) as store:
        assert len(store) == 0


def test_rdf_without_its_archive_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with GraphStore.open(path, create=True) as store:
        store.replace("urn:source:1", [triple(1)])
    (path / "archive.sqlite").unlink()
    with pytest.raises(StoreError, match="holds no data"):
        GraphStore.open(path, read_only=True)
    assert not (path / "archive.sqlite").exists()
    with GraphStore.open(path) as store:
        assert store.sources() == () and len(store) == 0
        store.replace("urn:source:2", [triple(1)])
    with GraphStore.open(path, read_only=True) as store:
        assert store.sources() == ("urn:source:2",)


def test_what_could_not_be_filled_is_no_part_of_what_is_filled_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(rdf: ox.Store, graphs: Iterable[tuple[str, bytes]]) -> None:
        load_graphs(rdf, graphs)
        raise OSError("No space left on device")

    graphs = [(name, n_triples([triple(1)])) for name in GRAPHS]
    with GraphStore.open(tmp_path, create=True) as store:
        with monkeypatch.context() as patched, pytest.raises(StoreError, match="make room"):
            patched.setattr("govgraph.store.load_graphs", broken)
            store.fill(graphs)
        store.fill(graphs[:1])
        store.adopt()
        assert store.sources() == (GRAPHS[0],)
    assert len(list(tmp_path.glob("rdf*"))) == 1


def test_what_is_filled_lies_in_few_files_however_many_portions_it_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govgraph.store.bulk._CHUNK", 6_000)
    files = []
    for count in (1, 9):
        nodes = [ox.NamedNode(f"urn:{n}") for n in range(100 * count)]
        said = [ox.Triple(node, ox.NamedNode("urn:b"), ox.Literal(node.value)) for node in nodes]
        with GraphStore.open(tmp_path / str(count), create=True) as store:
            store.fill((f"urn:source:{n}", n_triples(said[n::count])) for n in range(count))
            store.adopt()
            assert len(store) == len(said)
        files.append(len(list(tmp_path.glob(f"{count}/rdf-*/*.sst"))))
    assert 0 < files[1] < 2 * files[0], "a question would look for each term in the files of each portion"


@settings(max_examples=60, deadline=None)
@given(st.lists(graphs, max_size=6), graphs)
def test_an_own_graph_changes_by_portions_to_the_same(steps: list[list[ox.Triple]], beside: list[ox.Triple]) -> None:
    store = GraphStore.open(None)
    store.replace(GRAPHS[0], beside)
    own = store.own_graph("withdrawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("govgraph.store.graph_change._AT_ONCE", 2)
        for triples in steps:
            store.replace_own(own, n_triples(triples))
            assert {quad.triple for quad in store.quads(own)} == set(triples)
            assert default_graph(store) == union(store)
            names = {graph.value for graph in store._rdf.named_graphs()}
            assert (own in names) == bool(triples)


def test_own_graphs_are_filled_with_what_is_given_and_otherwise_stay(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path, create=True) as store:
        withdrawn, units = store.own_graph("withdrawn"), store.own_graph("units")
        store.replace(withdrawn, [triple(1)])
        store.replace(units, [triple(2)])
        store.fill([(GRAPHS[0], n_triples([triple(4)]))], {units: n_triples([triple(3)])})
        store.adopt()
        said = {name: {quad.triple for quad in store.quads(name)} for name in (withdrawn, units, GRAPHS[0])}
        assert said == {withdrawn: {triple(1)}, units: {triple(3)}, GRAPHS[0]: {triple(4)}}
        assert set(store.triples()) == {triple(1), triple(3), triple(4)}


def test_a_table_that_an_older_archive_lacks_is_made(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path, create=True) as store:
        store.archive.tombstones.bury([("urn:a", "<urn:a> <urn:b> <urn:c>")])
    rows = sqlite3.connect(tmp_path / "archive.sqlite")
    rows.execute("DROP TABLE doubted")
    rows.close()
    with GraphStore.open(tmp_path) as store:
        store.archive.tombstones.doubt(["urn:a", "urn:b"])
        assert store.archive.tombstones.doubted(2) == {"urn:a": [b"<urn:a> <urn:b> <urn:c> .\n"]}


def test_broken_off_build_is_taken_up_again(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path, create=True):
        pass
    for path in (tmp_path / "rdf").iterdir():
        path.unlink()
    with pytest.raises(StoreError, match="broken off"):
        GraphStore.open(tmp_path, read_only=True)
    with GraphStore.open(tmp_path, create=True) as store:
        assert len(store) == 0


@pytest.mark.parametrize(
    ("marker", "says"),
    [
        ("{", "damaged"),
        ("[]", "damaged"),
        (json.dumps({"version": 99, "base": "urn:x"}), "format version 99"),
        (json.dumps({"version": 2, "base": "urn:x"}), "has the base <urn:x>"),
    ],
)
def test_marker_of_another_make(tmp_path: Path, marker: str, says: str) -> None:
    (tmp_path / "store.json").write_text(marker)
    with pytest.raises(StoreError, match=says):
        GraphStore.open(tmp_path, base="https://example.org/id/")


def test_vocabulary_is_replaced_when_changed(tmp_path: Path) -> None:
    (tmp_path / "codes").mkdir()
    (tmp_path / "gov.ttl").write_text("<urn:C> <urn:p> [ <urn:q> 1 ], [ <urn:q> 2 ] .")
    (tmp_path / "codes" / "role.ttl").write_text("<urn:c> <urn:label> 'Bí thư'@vi, [] .")
    store = GraphStore.open(None)
    assert not store.has_vocabulary()
    store.put_vocabulary(tmp_path)
    first = union(store)
    assert store.has_vocabulary() and store.sources() == () and len(store) == 6
    store.put_vocabulary(tmp_path)
    assert union(store) == first == default_graph(store)
    (tmp_path / "codes" / "role.ttl").write_text("<urn:c> <urn:label> 'Chủ tịch'@vi .")
    store.put_vocabulary(tmp_path)
    assert len(store) == 5 and default_graph(store) == union(store)
    assert {quad.graph_name.value for quad in store.quads()} == {VOCABULARY_GRAPH}
    (tmp_path / "gov.ttl").write_text("<urn:C>")
    with pytest.raises(StoreError, match=r"gov\.ttl: the vocabulary could not be read"):
        store.put_vocabulary(tmp_path)
    assert len(store) == 5


def test_rdflib_view_shows_the_same_data() -> None:
    store = GraphStore.open(None)
    for graph in GRAPHS:
        store.replace(graph, [triple(1), triple(2)])
    view = store.rdflib_view()
    assert len(list(view.query("SELECT ?s ?o WHERE { ?s <urn:p> ?o }"))) == 2
    assert len(list(view.query("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"))) == 6


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="what is open is told by /proc of Linux alone")
@pytest.mark.parametrize("read_only", [False, True])
def test_a_store_that_cannot_be_opened_leaves_nothing_open(tmp_path: Path, read_only: bool) -> None:
    with GraphStore.open(tmp_path, create=True) as store:
        store.replace(GRAPHS[0], [triple(1)])
    (tmp_path / "rdf" / "CURRENT").write_text("none\n")
    before = sorted(os.listdir("/proc/self/fd"))
    with pytest.raises(StoreError):
        GraphStore.open(tmp_path, read_only=read_only)
    assert sorted(os.listdir("/proc/self/fd")) == before


def test_an_archive_that_is_empty_is_not_filled_by_who_reads(tmp_path: Path) -> None:
    archive = tmp_path / FILE_NAME
    archive.touch()
    Archive.open(tmp_path, read_only=True).close()
    assert archive.stat().st_size == 0
