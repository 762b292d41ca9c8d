"""What arrives in a folder is built, also what came while nobody watched; a running watch ends when it is told to."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govgraph.cli.watch import state_of
from govgraph.store import GraphStore

PAGE = "Sáng ngày 12/3/2024, Đảng ủy xã {} tổ chức hội nghị. Ông Lê Văn An, Bí thư Đảng ủy chủ trì hội nghị.\n"
PATIENCE = 60  # seconds


@contextmanager
def watching(folder: Path, store: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "govgraph", "watch", str(folder), "--store", str(store), "--every", "0.2"]
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
