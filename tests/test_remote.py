"""Documents that have an address are read like those of this machine; fsspec is asked for nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from govgraph import pipeline
from govgraph.cli import main
from govgraph.errors import JudgementError, SourceError
from govgraph.files.remote import RemotePath, listed, location
from govgraph.inputs import fingerprinted
from govgraph.pipeline import build
from govgraph.read import find_documents
from govgraph.shards import ShardFolder
from govgraph.store import GraphStore

PAGE = (
    "HỘI NGHỊ ĐẢNG ỦY XÃ KỲ THỌ\n\nNgày 25 tháng 5 năm 2023, Đảng ủy xã Kỳ Thọ tổ chức hội nghị. "
    "Đồng chí Lê Văn Thử, Bí thư Đảng ủy xã, kết luận hội nghị.\n"
)
SEEDS = Path(__file__).parent.parent / "seeds"
CORRECTION = "document,wrong,right,by,on,because\nmot,Lê Văn Thử,Lê Văn Thứ,Hà An,2024-01-02,slip\n"


@pytest.fixture
def bucket():
    """A folder of pages in memory; its address."""
    system = fsspec.filesystem("memory")
    for name, text in (
        ("mot.txt", PAGE),
        ("mot.meta.json", '{"publisher": "Báo Thử"}'),
        ("sâu/hai ba.txt", PAGE),
        (".hidden/ba.txt", PAGE),
        ("README.md", "no document"),
    ):
        system.pipe(f"/bucket/{name}", text.encode())
    yield "memory://bucket"
    system.rm("/bucket", recursive=True)


def put(address, text):
    fsspec.filesystem("memory").pipe(address.removeprefix("memory:/"), text.encode())


def same_here(folder):
    """The pages of the bucket as files of this machine."""
    (folder / "sâu").mkdir(parents=True)
    (folder / "mot.txt").write_text(PAGE, encoding="utf-8")
    (folder / "mot.meta.json").write_text('{"publisher": "Báo Thử"}', encoding="utf-8")
    (folder / "sâu" / "hai ba.txt").write_text(PAGE, encoding="utf-8")
    return folder


def lines(store):
    return sorted(str(quad) for quad in store.quads())


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_of_an_address_give_the_same_graph(bucket, tmp_path, jobs):
    put(f"{bucket}/corrections.csv", CORRECTION)
    folder = same_here(tmp_path / "pages")
    (folder / "corrections.csv").write_text(CORRECTION, encoding="utf-8")
    with GraphStore.open(None) as here, GraphStore.open(None) as store:
        build([folder], here)
        report = build([location(bucket)], store, jobs=jobs)
        assert [row.path for row in report.rows] == [f"{bucket}/sâu/hai ba.txt", f"{bucket}/mot.txt"]
        assert report.is_complete and all(row.sha256 for row in report.rows) and not report.warnings
        assert lines(store) == lines(here)


def test_what_has_not_changed_is_not_read_again_and_what_is_gone_is_removed(bucket, monkeypatch):
    with GraphStore.open(None) as store:
        build([location(bucket)], store)
        whole, read = pipeline.read, []
        monkeypatch.setattr(
            pipeline, "read", lambda path, *rest, **how: (read.append(path.name), whole(path, *rest, **how))[1]
        )
        build([location(bucket)], store)
        assert read == []
        put(f"{bucket}/mot.meta.json", '{"publisher": "Báo Khác"}')
        build([location(f"{bucket}/mot.txt")], store)
        assert read == ["mot.txt"], "a meta file tells of its document, also where only that is named"
        fsspec.filesystem("memory").rm("/bucket/mot.txt")
        report = build([location(f"{bucket}/")], store)
        assert report.removed == (f"{bucket}/mot.txt",) and read == ["mot.txt"]


def test_file_that_was_moved_within_an_address_keeps_its_document(bucket):
    with GraphStore.open(None) as store:
        build([location(bucket)], store)
        before = lines(store)
        fsspec.filesystem("memory").mv("/bucket/mot.txt", "/bucket/2024/mot.txt")
        fsspec.filesystem("memory").mv("/bucket/mot.meta.json", "/bucket/2024/mot.meta.json")
        report = build([location(bucket)], store)
        assert report.is_complete and report.removed == ()
        assert lines(store) == before


def test_columns_told_beside_a_register_of_an_address_are_read_when_they_change(bucket):
    put(f"{bucket}/so.csv", "Ai,Việc\nLê Văn Thử,Chủ tịch UBND xã Kỳ Thọ\n")
    put(f"{bucket}/so.columns.csv", "heading,field\nAi,person\nViệc,post\n")

    def facts(place):
        return [row.facts for row in build([location(place)], store).rows if row.name == "so"]

    with GraphStore.open(None) as store:
        assert facts(bucket) == [1]
        put(f"{bucket}/so.columns.csv", "heading,field\nAi,person\n")
        assert facts(bucket) == [0]
        put(f"{bucket}/so.columns.csv", "heading,field\nAi,person\nViệc,post\n")
        assert facts(f"{bucket}/so.csv") == [1]


def test_file_system_that_tells_nothing_of_changes_has_its_files_read(bucket, monkeypatch):
    monkeypatch.setattr("govgraph.files.remote._TELLING", ())
    assert {file.stamp for file in listed(RemotePath(bucket))} == {""}

    def known():
        return [fingerprinted(file, (), "urn:x/") for file in find_documents([location(bucket)])]

    before = known()
    assert all(one.sha256 for one in before) and known() == before
    put(f"{bucket}/mot.txt", PAGE.replace("25", "26"))
    assert [one.path.name for one in known() if one not in before] == ["mot.txt"]
    put(f"{bucket}/sâu/hai ba.meta.json", "{}")
    assert not set(known()) & set(before)


def test_judgements_beside_are_kept_and_a_broken_row_is_told(bucket, tmp_path):
    put(f"{bucket}/judgements.csv", "left,right,verdict,by,on,because\nperson/2,person/1,same,Hà An,2024-01-02,one\n")
    with GraphStore.open(tmp_path / "store", create=True) as store:
        assert "waits" in build([location(bucket)], store).warnings[0]
        assert "waits" in build([SEEDS], store).warnings[0], "also when other documents are built"
        put(f"{bucket}/judgements.csv", "left,right,verdict,by,on,because\nperson/2,person/1,some,Hà An,,\n")
        with pytest.raises(JudgementError, match=r"memory://bucket/judgements\.csv, line 2: the verdict «some»"):
            build([location(bucket)], store)


def test_file_that_cannot_be_read_is_told_by_its_address(bucket, monkeypatch):
    def lost(self, path, *rest, **more):
        if path.endswith("mot.txt"):
            raise ConnectionError("the line is dead")
        if path.endswith("ba.txt"):
            raise LookupError("no such\nkey")  # as libraries of vendors raise their own
        return whole(self, path, *rest, **more)

    whole = MemoryFileSystem.open
    monkeypatch.setattr(MemoryFileSystem, "open", lost)
    with GraphStore.open(None) as store:
        reasons = [row.reason for row in build([location(bucket)], store).rows]
    assert reasons == [
        f"{bucket}/sâu/hai ba.txt: the file cannot be read (LookupError: no such key); check its permissions",
        f"{bucket}/mot.txt: the file cannot be read (ConnectionError); check its permissions",
    ]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("memory://nowhere", "memory://nowhere: there is no such file or folder; check the name"),
        ("nosuch://bucket", "nosuch://bucket: fsspec cannot read such addresses"),
        ("s3://user:secret@bucket/pages", "s3://bucket/pages: a password in an address would be written into"),
    ],
)
def test_address_that_cannot_be_read_is_told(address, told, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["build", address, "--store", str(tmp_path / "store")])
    said = capsys.readouterr().err
    assert ended.value.code == 2 and told in said and "secret" not in said and not (tmp_path / "store").exists()


def test_command_takes_addresses(bucket, tmp_path, capsys):
    ledger = tmp_path / "ledger.csv"
    with pytest.raises(SystemExit) as ended:
        main(["build", bucket, "--store", str(tmp_path / "store"), "--ledger", str(ledger)])
    assert ended.value.code == 0 and "2 documents: 2 built" in capsys.readouterr().err
    assert f"{bucket}/mot.txt,mot,built" in ledger.read_text(encoding="utf-8")


def test_named_file_is_a_document_of_any_kind(bucket):
    found = find_documents([location(f"{bucket}/README.md"), location(f"{bucket}/mot.txt"), location(bucket)])
    assert [path.name for path in found] == ["README.md", "hai ba.txt", "mot.txt"]


WITHOUT_FSSPEC = (
    "import sys\nfor name in ('fsspec', 'dask', 'distributed'): sys.modules[name] = None\n"
    "from govgraph.cli import main\nmain(sys.argv[1:])\n"
)


def test_paths_of_this_machine_need_no_fsspec_and_addresses_tell_how_to_get_it(tmp_path):
    def run(*arguments):
        command = [sys.executable, "-c", WITHOUT_FSSPEC, *arguments, "--store", str(tmp_path / "store")]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))

    assert run("build", str(SEEDS)).returncode == 0
    done = run("build", "s3://bucket/pages")
    assert done.returncode == 2 and "pip install 'govgraph[cluster]'" in done.stderr, done.stderr


def test_source_error_is_raised_for_what_is_not_there():
    with pytest.raises(SourceError, match="no such file or folder"):
        find_documents([location("memory://bucket/none.txt")])


def test_place_of_shards_that_is_not_there_has_none():
    """A store of objects has no folder before something lies in it."""
    assert ShardFolder("memory://bucket-without-folder/shards").take_up([]) == set()
