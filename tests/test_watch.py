"""What arrives in a folder is built, also what came while nobody watched; a running watch ends when it is told to."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.test_pipeline import broken_mapping

from govgraph.cli.watch import _build, current_mount, mount_of, state_of
from govgraph.store import GraphStore

PAGE = "Sáng ngày 12/3/2024, Đảng ủy xã {} tổ chức hội nghị. Ông Lê Văn An, Bí thư Đảng ủy chủ trì hội nghị.\n"
PATIENCE = 60  # seconds


@contextmanager
def watching(folder: Path, store: Path, every: str = "0.2") -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "govgraph", "watch", str(folder), "--store", str(store), "--every", every]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUTF8": "1"})
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(process: subprocess.Popen[str], words: str) -> str:
    """Read messages up to one with these words."""
    assert process.stderr is not None
    deadline = time.monotonic() + PATIENCE
    seen = []
    while time.monotonic() < deadline:
        line = process.stderr.readline()
        seen.append(line)
        if words in line:
            return line
        if not line:
            break
    raise AssertionError(f"no {words!r} in {seen}")


def sources(store: Path) -> list[str]:
    with GraphStore.open(store, read_only=True) as graphs:
        return sorted(graphs.sources())


def test_what_arrives_is_built_and_a_new_start_goes_on(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    with watching(folder, store) as process:
        wait_for(process, "watching")
        (folder / "a.txt").write_text(PAGE.format("Tân Hòa"), encoding="utf-8")
        assert "1 document: 1 built" in wait_for(process, "document")
        (folder / "b.txt").write_text(PAGE.format("Bình Minh"), encoding="utf-8")
        assert "2 documents: 2 built" in wait_for(process, "2 documents")
        process.send_signal(signal.SIGTERM)
        wait_for(process, "ended")
        assert process.wait(PATIENCE) == 0
    assert len(sources(store)) == 2
    (folder / "c.txt").write_text(PAGE.format("Kỳ Thọ"), encoding="utf-8")
    (folder / "a.txt").unlink()
    with watching(folder, store) as process:
        assert "1 removed" in wait_for(process, "2 documents")
        (folder / "b.txt").unlink()
        (folder / "c.txt").unlink()
        assert "2 removed" in wait_for(process, "0 documents")
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    assert sources(store) == []


def test_a_store_in_the_folder_is_no_change_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE.format("Tân Hòa"), encoding="utf-8")
    with watching(tmp_path, tmp_path / "govgraph.store") as process:
        wait_for(process, "1 document: 1 built")
        time.sleep(3)
        (tmp_path / "b.txt").write_text(PAGE.format("Kỳ Thọ"), encoding="utf-8")
        assert "2 documents" in wait_for(process, "document")


def test_a_file_that_never_stands_still_holds_nothing_up(tmp_path: Path) -> None:
    folder, stop = tmp_path / "in", threading.Event()
    folder.mkdir()

    def grow() -> None:
        while not stop.wait(0.05):
            with (folder / "log.txt").open("a", encoding="utf-8") as file:
                file.write("dòng\n")

    growing = threading.Thread(target=grow)
    growing.start()
    try:
        with watching(folder, tmp_path / "store", every="0.1") as process:
            (folder / "a.txt").write_text(PAGE.format("Tân Hòa"), encoding="utf-8")
            assert "2 documents: 2 built" in wait_for(process, "document")
    finally:
        stop.set()
        growing.join()


def test_a_folder_that_is_away_is_waited_for_and_takes_nothing_out(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE.format("Tân Hòa"), encoding="utf-8")
    with watching(folder, store) as process:
        wait_for(process, "1 document: 1 built")
        folder.rename(tmp_path / "away")
        assert "nothing is built until it is back" in wait_for(process, "govgraph:")
        time.sleep(1)
        (tmp_path / "away" / "b.txt").write_text(PAGE.format("Kỳ Thọ"), encoding="utf-8")
        (tmp_path / "away").rename(folder)
        assert "2 documents: 2 built" in wait_for(process, "document"), "the message came once"
    assert len(sources(store)) == 2


def test_a_folder_without_its_drive_is_not_empty(tmp_path: Path) -> None:
    assert state_of([tmp_path], [mount_of(tmp_path)]) == ()
    with pytest.raises(OSError, match="the drive is gone"):
        state_of([tmp_path], [tmp_path])


def test_a_drive_that_comes_later_is_no_drive_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = mount_of(tmp_path)
    assert current_mount(tmp_path, before) == before
    monkeypatch.setattr("govgraph.cli.watch.mount_of", lambda folder: folder)
    assert current_mount(tmp_path, before) == tmp_path, "mounted within"
    monkeypatch.setattr("govgraph.cli.watch.mount_of", lambda folder: before)
    assert current_mount(tmp_path, tmp_path) == tmp_path, "gone: what it was is kept, and state_of tells"


def test_a_link_that_leads_to_itself_keeps_nothing_else_from_being_built(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE.format("Kỳ Thọ"), encoding="utf-8")
    (folder / "loop").symlink_to("loop")
    with watching(folder, store) as process:
        wait_for(process, "1 built")
    assert len(sources(store)) == 1


@pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="the system does not tell which files a process has open"
)
def test_no_archive_is_kept_open_between_builds(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    with ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("bai.txt", PAGE.format("Kỳ Thọ"))
    with watching(folder, store) as process:
        wait_for(process, "1 built")
        opened = [os.path.realpath(one) for one in Path(f"/proc/{process.pid}/fd").iterdir()]
    assert opened and not [one for one in opened if one.endswith("a.zip")]


def test_a_watch_that_was_killed_goes_on_at_its_next_start(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(PAGE.format("Tân Hòa") * 20, encoding="utf-8")
    with watching(folder, store) as process:
        wait_for(process, "watching")
        while not store.exists():
            assert process.poll() is None
            time.sleep(0.05)
        time.sleep(1)
        process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE)
    with watching(folder, store) as process:
        wait_for(process, "40 documents: 40 built")
    assert len(sources(store)) == 40


def test_a_store_that_another_uses_is_waited_for_and_told_once(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE.format("Tân Hòa"), encoding="utf-8")
    with GraphStore.open(store, create=True), watching(folder, store) as process:
        assert "tried again" in wait_for(process, "govgraph:")
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        assert "ended" in wait_for(process, ""), "the message came once"
    with watching(folder, store) as one, watching(folder, store) as two:
        for process in (one, two):
            wait_for(process, "1 document: 1 built")


def test_a_full_disk_is_told_and_room_is_enough_to_go_on(tmp_path: Path) -> None:
    folder, drive = tmp_path / "in", tmp_path / "drive"
    folder.mkdir()
    drive.mkdir()
    (folder / "a.txt").write_text(PAGE.format("Tân Hòa"), encoding="utf-8")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", drive], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no drive can be made here")
    try:
        with watching(folder, drive / "store") as process:
            assert "room" in wait_for(process, "tried again")
            subprocess.run(["mount", "-o", "remount,size=500m", drive], check=True)
            wait_for(process, "1 document: 1 built")
    finally:
        subprocess.run(["umount", "-l", drive], check=True)


def test_what_is_quarantined_and_what_warns_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE.format("Tân Hòa"), encoding="utf-8")
    (folder / "corrections.csv").write_text("document,wrong,right,by\na,Hà Thị Tư,Hà Thị Từ,An\n", encoding="utf-8")
    broken_mapping(monkeypatch)
    assert not _build([folder], store, None, 1, ocr=False)
    told = capsys.readouterr().err
    assert f"{folder / 'a.txt'}: quarantined, the graph does not conform" in told
    assert "a.txt: the correction «Hà Thị Tư» by An fits nothing" in told


def test_the_state_tells_a_change_of_any_file(tmp_path: Path) -> None:
    seen = {state_of([tmp_path])}
    page = tmp_path / "deep" / "a.txt"
    page.parent.mkdir()
    for text in ("a", "ab"):
        page.write_text(text, encoding="utf-8")
        seen.add(state_of([tmp_path]))
    page.unlink()
    assert len(seen) == 3
    assert state_of([tmp_path]) in seen
