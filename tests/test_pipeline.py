"""Each input ends as built, quarantined or unreadable, and nothing is half-written."""

from pathlib import Path

import pytest

from govgraph import pipeline
from govgraph.errors import SourceError
from govgraph.model import Issue
from govgraph.pipeline import build, read_graph
from govgraph.store import GraphStore

PAGE = (
    "HỘI NGHỊ ĐẢNG ỦY XÃ ĐÔNG HÒA\n\nNgày 25 tháng 5 năm 2023, Đảng ủy xã Đông Hòa tổ chức hội nghị. "
    "Đồng chí Lê Văn Thử, Bí thư Đảng ủy xã, kết luận hội nghị.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "pages").mkdir()
    for name in ("mot", "hai"):
        (tmp_path / "pages" / f"{name}.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path / "pages"


@pytest.fixture
def store(tmp_path):
    with GraphStore.open(tmp_path / "store", create=True) as opened:
        yield opened


def graphs(store):
    return {source: sorted(map(str, store.quads(source))) for source in store.sources()}


def outcomes(report):
    return {Path(row.path).name: row.outcome for row in report.rows}


def test_build_stores_a_graph_for_each_document(folder, store):
    report = build([folder], store)
    assert outcomes(report) == {"hai.txt": "built", "mot.txt": "built"}
    assert report.is_complete and report.rows[0].facts > 0
    assert store.sources() == tuple(f"{store.base}source/{name}" for name in ("hai", "mot"))
    assert store.has_vocabulary()


def test_build_is_the_same_in_any_order_and_number_of_runs(folder, tmp_path):
    made = []
    runs = ([folder / "hai.txt", folder / "mot.txt"],), ([folder / "mot.txt"], [folder / "hai.txt"], [folder])
    for number, paths in enumerate(runs):
        with GraphStore.open(tmp_path / f"store{number}", create=True) as opened:
            for run in paths:
                build(run, opened)
            made.append(graphs(opened))
    assert made[0] == made[1]


def test_build_is_the_same_with_two_processes(folder, tmp_path):
    made = []
    for jobs in (1, 2):
        with GraphStore.open(None) as opened:
            build([folder], opened, jobs=jobs)
            made.append(graphs(opened))
    assert made[0] == made[1]


def test_build_goes_on_after_an_unreadable_file_and_says_why(folder, store):
    (folder / "empty.txt").write_bytes(b"")
    report = build([folder], store)
    assert outcomes(report) == {"empty.txt": "unreadable", "hai.txt": "built", "mot.txt": "built"}
    (row,) = [row for row in report.rows if row.outcome == "unreadable"]
    assert "empty.txt" in row.reason and not report.is_complete
    assert (report.count("built"), report.count("unreadable")) == (2, 1)


def test_build_keeps_the_former_graph_of_a_document_that_fails(folder, store):
    build([folder], store)
    before = graphs(store)
    (folder / "mot.txt").write_bytes(b"")
    build([folder], store)
    assert graphs(store) == before


def test_build_takes_the_first_of_two_files_of_one_name(folder, store):
    (folder / "again").mkdir()
    (folder / "again" / "mot.txt").write_text(PAGE, encoding="utf-8")
    report = build([folder / "mot.txt", folder / "again" / "mot.txt"], store)
    assert sorted(row.outcome for row in report.rows) == ["built", "unreadable"]
    (row,) = [row for row in report.rows if row.outcome == "unreadable"]
    assert "same name" in row.reason


def test_build_lets_a_file_of_another_kind_take_no_name(folder, store):
    (folder / "mot.json").write_text("{}", encoding="utf-8")
    assert outcomes(build([folder], store)) == {"hai.txt": "built", "mot.json": "unreadable", "mot.txt": "built"}


def test_build_of_a_missing_path_is_an_error(tmp_path, store):
    with pytest.raises(SourceError):
        build([tmp_path / "none"], store)


def test_build_calls_watch_with_each_row(folder, store):
    seen = []
    report = build([folder], store, watch=seen.append)
    assert tuple(seen) == report.rows


def broken_mapping(monkeypatch):
    """Let the mapping lose the hash of the source, which the shapes ask for."""
    whole = pipeline.map_reading
    monkeypatch.setattr(
        pipeline,
        "map_reading",
        lambda reading, base: [q for q in whole(reading, base) if not q.predicate.value.endswith("sha256")],
    )


def test_quarantine_holds_graph_and_report_and_the_store_holds_neither(folder, store, monkeypatch):
    with monkeypatch.context() as patch:
        broken_mapping(patch)
        report = build([folder / "mot.txt"], store)
    assert outcomes(report) == {"mot.txt": "quarantined"}
    assert store.sources() == ()
    laid = store.path / "quarantine"
    assert "gov:Source" in (laid / "mot.trig").read_text(encoding="utf-8")
    assert "sha256" in (laid / "mot.report.txt").read_text(encoding="utf-8")
    build([folder / "mot.txt"], store)
    assert not list(laid.iterdir()) and len(store.sources()) == 1


def test_quarantine_keeps_the_former_graph(folder, store, monkeypatch):
    build([folder / "mot.txt"], store)
    before = graphs(store)
    broken_mapping(monkeypatch)
    build([folder / "mot.txt"], store)
    assert graphs(store) == before


def test_issues_become_nodes(folder, monkeypatch):
    whole = pipeline.interpret

    def doubting(document):
        reading = whole(document)
        return type(reading)(document, reading.place, reading.facts, (Issue("warning", "test-doubt", "look here"),))

    monkeypatch.setattr(pipeline, "interpret", doubting)
    graph = read_graph(folder / "mot.txt")
    assert graph.row.outcome == "built" and graph.row.issues == 1
    assert [q for q in graph.quads if q.object.value == "test-doubt"]
