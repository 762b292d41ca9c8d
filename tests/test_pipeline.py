"""Each input ends as built, quarantined or unreadable, and nothing is half-written."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from govgraph import pipeline
from govgraph.errors import SourceError, StoreError
from govgraph.inputs import Input
from govgraph.model import Issue
from govgraph.ntriples import Statements
from govgraph.pipeline import build, read_graph
from govgraph.plan import Task
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore
from govgraph.validate import validate_dataset

PAGE = (
    "HỘI NGHỊ ĐẢNG ỦY XÃ KỲ THỌ\n\nNgày 25 tháng 5 năm 2023, Đảng ủy xã Kỳ Thọ tổ chức hội nghị. "
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


def without_mark(graphs):
    """The graphs without the issue that says that one is of a former version."""
    return {source: [quad for quad in quads if "/issue/" not in quad] for source, quads in graphs.items()}


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
    page = (folder / "mot.txt").read_bytes()
    (folder / "mot.txt").write_bytes(b"")
    for _ in range(2):
        report = build([folder], store)
        assert without_mark(graphs(store)) == before != graphs(store)
        assert report.rows[1].reason.endswith("the store keeps the graph of its former version")
    states = run_query(store, find_query("sources")).records()
    assert [(row["source"], row["state"]) for row in states] == [("hai", "current"), ("mot", "former")]
    assert validate_dataset(quad for source in store.sources() for quad in store.quads(source)).conforms
    (folder / "mot.txt").write_bytes(page)
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
    whole = pipeline.describe_reading
    monkeypatch.setattr(pipeline, "describe_reading", lambda *given: without_hash(whole(*given)))


def without_hash(statements):
    kept = [line for line in statements.lines.splitlines(keepends=True) if b"#sha256>" not in line]
    assert len(kept) < len(statements.lines.splitlines())
    return Statements.of_lines(b"".join(kept))


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
    (folder / "mot.txt").write_text(f"{PAGE}\n", encoding="utf-8")  # what has not changed is not read again
    report = build([folder / "mot.txt"], store)
    assert without_mark(graphs(store)) == before
    assert "former version" in report.rows[0].reason


def test_issues_become_nodes(folder, monkeypatch):
    whole = pipeline.interpret

    def doubting(document):
        reading = whole(document)
        return type(reading)(document, reading.place, reading.facts, (Issue("warning", "test-doubt", "look here"),))

    monkeypatch.setattr(pipeline, "interpret", doubting)
    graph = read_graph(Task(Input(folder / "mot.txt")))
    assert graph.row.outcome == "built" and graph.row.issues == 1
    assert [q for q in graph.quads() if q.object.value == "test-doubt"]


# --- a fault at one document ends no build ----------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["read_document", "interpret", "describe_reading", "verdict"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_fault_of_the_program_makes_one_document_unreadable(folder, store, monkeypatch, stage, jobs):
    whole = getattr(pipeline, stage)

    def failing(thing, *rest, **options):
        if any(name in str(thing) for name in ("mot.txt", "name='mot'", "source/mot>")):
            raise KeyError("hai\ndòng")
        return whole(thing, *rest, **options)

    monkeypatch.setattr(pipeline, stage, failing)
    (folder / "hai.txt").write_text(PAGE, encoding="utf-8")
    report = build([folder], store, jobs=jobs)
    assert outcomes(report) == {"hai.txt": "built", "mot.txt": "unreadable"}
    (row,) = [row for row in report.rows if row.outcome == "unreadable"]
    assert "mot.txt: a fault of the program (KeyError: " in row.reason and "\n" not in row.reason


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("jobs", [1, 2])
def test_file_name_that_is_not_utf_8_is_a_row(folder, store, jobs):
    Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.txt")).write_text(PAGE, encoding="utf-8")
    report = build([folder], store, jobs=jobs)
    assert [row.outcome for row in report.rows] == ["unreadable", "built", "built"]
    assert report.rows[0].name == "bad\\udcff" and "rename the file" in report.rows[0].reason


@pytest.mark.skipif(sys.platform != "linux", reason="the fault is planted in forked processes")
def test_file_that_kills_its_process_is_unreadable_and_the_others_are_built(folder, store, monkeypatch):
    for number in range(8):
        (folder / f"page{number}.txt").write_text(PAGE, encoding="utf-8")
    whole = pipeline.interpret

    def deadly(document):
        if document.name in ("mot", "page3"):
            os.kill(os.getpid(), 9)
        return whole(document)

    monkeypatch.setattr(pipeline, "interpret", deadly)
    report = build([folder], store, jobs=2)
    assert {name for name, outcome in outcomes(report).items() if outcome != "built"} == {"mot.txt", "page3.txt"}
    assert len(report.rows) == 10 and len(store.sources()) == 8
    assert all("was killed" in row.reason for row in report.rows if row.outcome == "unreadable")


@pytest.mark.skipif(sys.platform != "linux", reason="the fault is planted in forked processes")
def test_process_that_is_killed_once_costs_nothing(folder, store, tmp_path, monkeypatch):
    whole, flag = pipeline.interpret, tmp_path / "killed"

    def deadly_once(document):
        if document.name == "hai" and not flag.exists():
            flag.touch()
            os.kill(os.getpid(), 9)
        return whole(document)

    monkeypatch.setattr(pipeline, "interpret", deadly_once)
    assert build([folder], store, jobs=2).is_complete


def test_quarantine_takes_long_names(folder, store, monkeypatch):
    names = [f"{'nghị quyết ' * 11}{number}" for number in (1, 2)]
    for name in names:
        (folder / f"{name}.txt").write_text(PAGE, encoding="utf-8")
    with monkeypatch.context() as patch:
        broken_mapping(patch)
        report = build([folder], store)
    assert report.count("quarantined") == 4
    assert len(list((store.path / "quarantine").iterdir())) == 8
    assert build([folder], store).is_complete and not list((store.path / "quarantine").iterdir())


def test_quarantine_that_cannot_be_written_is_told(folder, store, monkeypatch):
    (store.path / "quarantine").write_text("a file", encoding="utf-8")
    assert build([folder], store).is_complete
    broken_mapping(monkeypatch)
    (folder / "mot.txt").write_text(f"{PAGE}\n", encoding="utf-8")
    with pytest.raises(StoreError, match="the quarantine cannot be written"):
        build([folder], store)


# --- the ledger of the store ------------------------------------------------------------------------------------------


def ledger(store):
    return {Path(row.path).relative_to(store.path.parent).as_posix(): row for row in store.archive.rows()}


@pytest.fixture
def elsewhere(tmp_path):
    """Another folder with another document of the same name."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mot.txt").write_text(PAGE.replace("Lê Văn Thử", "Hà Văn An"), encoding="utf-8")
    return tmp_path / "other"


def test_ledger_of_the_store_has_a_row_for_each_input_of_all_builds(folder, store):
    build([folder / "hai.txt"], store)
    (folder / "empty.txt").touch()
    build([folder / "mot.txt", folder / "empty.txt"], store)
    rows = ledger(store)
    assert {path: row.outcome for path, row in rows.items()} == {
        "pages/empty.txt": "unreadable",
        "pages/hai.txt": "built",
        "pages/mot.txt": "built",
    }
    assert rows["pages/hai.txt"].facts > 0 and "empty" in rows["pages/empty.txt"].reason


def test_file_of_the_same_name_elsewhere_takes_no_document_away(folder, store, elsewhere):
    build([folder], store)
    before = graphs(store)
    for _ in range(2):  # nor when it is tried again
        (row,) = build([elsewhere], store).rows
        assert row.outcome == "unreadable"
        assert f"{folder / 'mot.txt'} has the same name" in row.reason and "govgraph forget" in row.reason
        assert graphs(store) == before
    assert {path: row.outcome for path, row in ledger(store).items()} == {
        "pages/hai.txt": "built",
        "pages/mot.txt": "built",
        "other/mot.txt": "unreadable",
    }


def test_name_stays_with_the_file_that_has_it_whatever_comes_before_it(tmp_path, store):
    for folder in ("2023", "2024"):
        (tmp_path / folder).mkdir()
    held = tmp_path / "2024" / "bien-ban.txt"
    held.write_text(PAGE, encoding="utf-8")
    build([tmp_path], store)
    before = graphs(store)
    other = tmp_path / "2023" / "bien-ban.html"  # before it in the alphabet, and another ending
    other.write_text("<p>Trời xanh mây trắng.</p>", encoding="utf-8")
    assert outcomes(build([tmp_path], store)) == {"bien-ban.html": "unreadable", "bien-ban.txt": "built"}
    assert graphs(store) == before
    held.unlink()
    assert outcomes(build([tmp_path], store)) == {"bien-ban.html": "built"}


def test_copy_of_a_folder_is_built_like_one_that_was_moved(folder, store, tmp_path):
    build([folder], store)
    before = graphs(store)
    shutil.copytree(folder, tmp_path / "copied")
    assert [row.outcome for row in build([tmp_path / "copied"], store).rows] == ["built", "built"]
    assert graphs(store) == before and set(ledger(store)) == {"copied/hai.txt", "copied/mot.txt"}


def test_store_copied_with_its_documents_is_built_where_it_lies(folder, tmp_path):
    with GraphStore.open(folder / "store", create=True) as store:
        build([folder], store)
    shutil.copytree(folder, tmp_path / "copied")
    page = tmp_path / "copied" / "mot.txt"
    page.write_text(PAGE.replace("Lê Văn Thử", "Hà Văn An"), encoding="utf-8")
    other = tmp_path / "elsewhere" / "hai.txt"
    other.parent.mkdir()
    other.write_text(PAGE.replace("Lê Văn Thử", "Hà Văn Ba"), encoding="utf-8")
    with GraphStore.open(tmp_path / "copied" / "store") as store:
        assert outcomes(build([page, other], store)) == {"mot.txt": "built", "hai.txt": "unreadable"}


def test_file_takes_the_place_of_one_of_its_name_that_is_gone(folder, store, elsewhere):
    build([folder], store)
    (folder / "mot.txt").unlink()
    (row,) = build([elsewhere], store).rows
    assert (row.outcome, row.reason) == ("built", f"replaces the document read from {folder / 'mot.txt'}")
    assert set(ledger(store)) == {"pages/hai.txt", "other/mot.txt"}
    assert build([elsewhere], store).rows[0].reason == ""


def test_page_takes_the_name_of_a_photograph_elsewhere(folder, store, elsewhere):
    build([elsewhere], store)
    (before,) = store.archive.rows()
    photograph = elsewhere / "mot.jpg"
    (elsewhere / "mot.txt").rename(photograph)
    store.archive.forget_row(before.path)
    store.archive.move_graph(before.source(store.base), str(photograph))
    assert outcomes(build([folder / "mot.txt"], store)) == {"mot.txt": "built"}


def test_document_that_was_only_moved_replaces_nothing(folder, store, tmp_path):
    build([folder], store)
    folder.rename(tmp_path / "moved")
    assert [row.reason for row in build([tmp_path / "moved"], store).rows] == ["", ""]
    assert set(ledger(store)) == {"moved/hai.txt", "moved/mot.txt"}


def test_file_from_elsewhere_that_cannot_be_read_leaves_the_other_as_it_is(folder, store, elsewhere):
    build([folder], store)
    before = graphs(store)
    (elsewhere / "mot.txt").write_bytes(b"")
    (row,) = build([elsewhere], store).rows
    assert "former" not in row.reason and graphs(store) == before
    (folder / "mot.json").write_text("{}", encoding="utf-8")
    build([folder], store)
    assert graphs(store) == before


def test_name_stays_with_a_file_that_could_not_be_read_again(folder, store, elsewhere):
    build([folder / "mot.txt"], store)
    (folder / "mot.txt").write_bytes(b"")
    build([folder / "mot.txt"], store)
    (row,) = build([elsewhere], store).rows
    assert row.outcome == "unreadable" and f"{folder / 'mot.txt'} has the same name" in row.reason


def test_ledger_is_written_when_the_build_is_broken_off(folder, store):
    def stop(row):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([folder], store, watch=stop)
    assert set(ledger(store)) == {"pages/hai.txt", "pages/mot.txt"}  # both were read
