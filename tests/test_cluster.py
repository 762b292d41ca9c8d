"""A cluster of real processes makes the same graph as this process, whoever is killed and wherever it is broken off."""

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from distributed import LocalCluster
from tests.deadly import deadly, deadly_once, noting, stuck_once

from govgraph.cli import main
from govgraph.cluster import DaskEngine, make_shard
from govgraph.errors import ClusterError
from govgraph.files.remote import location
from govgraph.pipeline import build, read_graph
from govgraph.shards import ShardFolder, cut
from govgraph.store import GraphStore

PAGE = (
    "HỘI NGHỊ ĐẢNG ỦY XÃ KỲ THỌ\n\nNgày {} tháng 5 năm 2023, Đảng ủy xã Kỳ Thọ tổ chức hội nghị. "
    "Đồng chí Lê Văn Thử, Bí thư Đảng ủy xã, kết luận hội nghị.\n"
)
COUNT = 16


@pytest.fixture
def folder(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(COUNT):
        (pages / f"page{number:02}.txt").write_text(PAGE.format(number + 1), encoding="utf-8")
    (pages / "page07.meta.json").write_text('{"publisher": "Báo Thử"}', encoding="utf-8")
    return pages


@pytest.fixture(scope="module")
def scheduler():
    """A cluster that somebody else has started: two processes and the address of its scheduler."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster:
        yield cluster.scheduler_address


def lines(store):
    """The graph as sorted N-Quads: those of documents, and the store's own."""
    return sorted(str(quad) for quad in store.quads())


def built_here(folder, *changes):
    """The graph that this process makes, in a build before and one after each change."""
    with GraphStore.open(None) as store:
        for change in (lambda: None, *changes):
            change()
            build([folder], store)
        return lines(store)


def on_cluster(paths, store, shards, **options):
    with DaskEngine(ShardFolder(str(shards)), **options) as engine:
        return build(paths, store, engine=engine)


def test_any_shards_and_workers_make_the_same_graph(folder, tmp_path, scheduler):
    expected = built_here(folder)
    (folder / "empty.txt").touch()
    (folder / "picture.png").write_bytes(b"\x89PNG")
    for size, address in ((1, scheduler), (100, scheduler), (7, None)):
        with GraphStore.open(tmp_path / f"store{size}", create=True) as store:
            report = on_cluster([folder], store, tmp_path / "shards", scheduler=address, size=size)
            assert lines(store) == expected
            assert [row.outcome for row in report.rows].count("unreadable") == 2 and len(report.rows) == COUNT + 2
            assert not list((tmp_path / "shards").glob(".*")), "no file is half-written"


def test_addresses_are_read_by_workers_and_told_in_rows(folder, tmp_path, scheduler):
    address = f"file://{folder}"
    (folder / "corrections.csv").write_text(
        "document,wrong,right,by,on,because\npage02,Lê Văn Thử,Lê Văn Thứ,Hà An,2024-01-02,slip\n", encoding="utf-8"
    )
    expected = built_here(folder)
    with GraphStore.open(tmp_path / "store", create=True) as store:
        report = on_cluster([location(address)], store, f"file://{tmp_path}/shards", scheduler=scheduler, size=6)
        assert lines(store) == expected
        assert report.is_complete and report.rows[3].path == f"{address}/page03.txt" and report.rows[3].sha256
        expected = built_here(folder, partial(change_some, folder))
        again = on_cluster([location(address)], store, f"file://{tmp_path}/shards", scheduler=scheduler, size=6)
        assert again.removed == (f"{address}/page00.txt",)
        assert lines(store) == expected
        read = [line for file in (tmp_path / "shards").glob("*.csv") for line in file.read_text().splitlines()[1:]]
        assert [Path(line.split(",")[0]).name for line in read] == ["page01.txt", "page07.txt"]


def change_some(folder):
    (folder / "page00.txt").unlink()
    (folder / "page01.txt").write_text(PAGE.format(30), encoding="utf-8")
    (folder / "page07.meta.json").unlink()


def test_worker_killed_in_the_middle_loses_nothing(folder, tmp_path, scheduler):
    killed = []

    def kill() -> None:
        while not (tmp_path / "stuck").exists():
            time.sleep(0.01)
        killed.append(int((tmp_path / "stuck").read_text()))
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    with GraphStore.open(None) as store:
        report = on_cluster([folder], store, tmp_path / "shards", scheduler=scheduler, size=4, read=stuck_once)
        assert killed and report.is_complete and report.count("built") == COUNT
        assert lines(store) == built_here(folder)


def test_document_that_always_kills_its_worker_is_unreadable_and_the_others_are_built(folder, tmp_path, scheduler):
    with GraphStore.open(None) as store:
        report = on_cluster([folder], store, tmp_path / "shards", jobs=2, size=4, read=deadly)
        lost = {Path(row.path).stem: row.reason for row in report.rows if row.outcome == "unreadable"}
        assert set(lost) == {"page03", "page11"} and all("was killed" in reason for reason in lost.values())
        assert len(report.rows) == COUNT and len(store.sources()) == COUNT - 2
        # What hung on the machine is no shard to be taken up.
        assert on_cluster([folder], store, tmp_path / "shards", scheduler=scheduler, size=4).is_complete
        assert lines(store) == built_here(folder)


def test_document_that_kills_one_worker_costs_nothing(folder, tmp_path, scheduler):
    with GraphStore.open(None) as store:
        assert on_cluster(
            [folder], store, tmp_path / "shards", scheduler=scheduler, size=4, read=deadly_once
        ).is_complete
        assert (tmp_path / "died").exists()


def test_build_that_is_broken_off_is_taken_up(folder, tmp_path, scheduler):
    class BrokenOffError(Exception):
        pass

    def break_off(row):
        if row.name == "page05":
            raise BrokenOffError

    shards = ShardFolder(str(tmp_path / "shards"))
    with GraphStore.open(tmp_path / "store", create=True) as store:
        with pytest.raises(BrokenOffError), DaskEngine(shards, scheduler=scheduler, size=4, read=noting) as engine:
            build([folder], store, engine=engine, watch=break_off)
        reads = len((tmp_path / "read").read_text().split())
        assert reads == COUNT, "all were read before the first row was told"
    with GraphStore.open(tmp_path / "other", create=True) as store:
        assert on_cluster([folder], store, tmp_path / "shards", scheduler=scheduler, size=4, read=noting).is_complete
        assert len((tmp_path / "read").read_text().split()) == reads, "nothing is read twice"
        assert lines(store) == built_here(folder)
    (folder / "page09.txt").write_text(PAGE.format(31), encoding="utf-8")
    (tmp_path / "shards" / "shard-00000.records.gz").write_bytes(b"short")
    with GraphStore.open(None) as store:
        assert on_cluster([folder], store, tmp_path / "shards", scheduler=scheduler, size=4, read=noting).is_complete
        assert len((tmp_path / "read").read_text().split()) == reads + 8, "two shards are made again"
        assert lines(store) == built_here(folder)


def ended_within(seconds, group):
    """Whether all processes of a group are gone: the last ones find out when their pipes close."""
    for _ in range(seconds * 20):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_interruption_ends_all_processes_and_the_next_run_goes_on(folder, tmp_path):
    for number in range(COUNT, 150):
        (folder / f"page{number}.txt").write_text(PAGE.format(number % 28 + 1) * 5, encoding="utf-8")
    command = [sys.executable, "-m", "govgraph", "build", str(folder), "--store", str(tmp_path / "store")]
    command += ["--engine", "dask", "--shard-size", "2"]
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
    shards = tmp_path / "store" / "shards"
    while process.poll() is None and len(list(shards.glob("*.json"))) < 3:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    told = process.communicate(timeout=120)[1]
    assert process.returncode == 130 and told.strip() == "govgraph: broken off"
    assert ended_within(60, process.pid)
    assert list(shards.glob("*.json"))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and not shards.exists(), done.stderr
    with GraphStore.open(tmp_path / "store", read_only=True) as store:
        assert lines(store) == built_here(folder)


# --- faults are told ------------------------------------------------------------------------------------------------


def test_scheduler_that_is_not_there_is_told(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("govgraph.cluster._PATIENCE", 1)
    with GraphStore.open(None) as store, pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:9: no cluster answers"):
        on_cluster([folder], store, tmp_path / "shards", scheduler="tcp://127.0.0.1:9")


def test_worker_of_another_version_is_told(folder, tmp_path, scheduler, monkeypatch):
    monkeypatch.setattr("govgraph.cluster.versions", lambda: "rules 0 codes 0")
    with GraphStore.open(None) as store, pytest.raises(ClusterError, match="has another govgraph"):
        on_cluster([folder], store, tmp_path / "shards", scheduler=scheduler)


def test_worker_that_does_not_see_the_documents_is_told(tmp_path):
    from govgraph.inputs import Input, versions
    from govgraph.plan import Task

    (shard,) = cut([Task(Input(tmp_path / "elsewhere" / "a.txt"))])
    with pytest.raises(ClusterError, match="has no such folder"):
        make_shard(ShardFolder(str(tmp_path)), shard, read_graph, versions(), False)


def test_shards_that_this_machine_does_not_see_are_told(tmp_path, folder, scheduler):
    """memory:// is another place in each process."""
    with GraphStore.open(None) as store, pytest.raises(ClusterError, match="address that all machines read and write"):
        on_cluster([folder], store, "memory://elsewhere", scheduler=scheduler)


def test_missing_extra_is_told(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("govgraph.cluster.find_spec", lambda name: None)
    with pytest.raises(SystemExit) as ended:
        main(["build", str(folder), "--store", str(tmp_path / "store"), "--engine", "dask"])
    assert ended.value.code == 2 and "pip install 'govgraph[cluster]'" in capsys.readouterr().err


def test_folder_of_other_things_is_refused_and_left_as_it_is(folder, tmp_path):
    other = tmp_path / "shards" / "shard-00000.json"
    other.parent.mkdir()
    other.write_text("mine", encoding="utf-8")
    with GraphStore.open(None) as store, pytest.raises(ClusterError, match="other things than shards"):
        on_cluster([folder], store, tmp_path / "shards")
    assert other.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--engine", "spark"], "«spark» is unknown"),
        (["--shards", "here"], "add --engine dask"),
        (["--engine", "dask=tcp://127.0.0.1:9", "--jobs", "2"], "--jobs counts processes of this machine"),
    ],
)
def test_options_that_make_no_sense_together_are_told(folder, tmp_path, capsys, options, told):
    with pytest.raises(SystemExit) as ended:
        main(["build", str(folder), "--store", str(tmp_path / "store"), *options])
    assert ended.value.code == 2 and told in capsys.readouterr().err and not (tmp_path / "store").exists()
