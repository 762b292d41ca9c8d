"""What a user sees of a long build: how far it is, that it was broken off, has no room, or is not alone.

`GOVGRAPH_KILLS=50 pytest tests/test_broken_off.py` breaks builds off at more moments.
"""

import contextlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.small_builds import arguments, exported, graphs, run, write

from govgraph.archive import Archive
from govgraph.errors import StoreError
from govgraph.store import GraphStore

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="terminals, limits and signals of Linux")

KILLED_BUILD = Path(__file__).parent / "killed_build.py"
IS_LONG = int(os.environ.get("GOVGRAPH_KILLS", "0")) > 2
DOCUMENTS = 201  # enough for the RDF to be made anew


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A folder of documents, and the export of a build that nothing disturbed."""
    scratch = tmp_path_factory.mktemp("undisturbed")
    write(scratch / "documents", range(DOCUMENTS))
    assert run("-m", "govgraph", *arguments(scratch / "documents", scratch / "store")).returncode == 0
    return scratch / "documents", exported(scratch / "store", scratch / "export.nq")


def ends_well(folder: Path, store: Path, export: bytes) -> None:
    done = run("-m", "govgraph", *arguments(folder, store))
    assert done.returncode == 0, done.stderr
    assert graphs(store) and exported(store, store.parent / "end.nq") == export


# --- Ctrl-C -----------------------------------------------------------------------------------------------------------


# The kind, number and moment of a step of `killed_build.py`, and how many documents were read before it.
INTERRUPTIONS = (
    ("result 100 after", 64),
    ("adopt 1 before", DOCUMENTS),
    ("open 1 after", 0),
    ("result 1 before", 0),
    ("commit 3 within", 0),
    ("link 1 within", DOCUMENTS),
    ("load 2 within", DOCUMENTS),
)


@pytest.mark.parametrize(("moment", "kept"), INTERRUPTIONS[: None if IS_LONG else 2])
def test_interrupted_build_says_so_keeps_what_was_read_and_is_taken_up(
    moment: str, kept: int, undisturbed: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder, export = undisturbed
    store = tmp_path / "store"
    done = subprocess.run(
        [sys.executable, str(KILLED_BUILD), *f"{moment}-interrupted".split(), *arguments(folder, store)],
        capture_output=True,
        text=True,
        start_new_session=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr.strip(), done.stdout) == (130, "govgraph: broken off", "")
    archive = Archive.open(store)
    assert len(list(archive.rows())) >= kept
    archive.close()
    told = run("-m", "govgraph", "status", "--store", str(store)).stderr
    assert "broken off; run govgraph build again" in told
    ends_well(folder, store, export)


# --- a full disk ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("largest", [200_000, 20_000, 700_000][: None if IS_LONG else 1])
def test_build_that_may_not_write_large_files_says_what_to_do(
    largest: int, undisturbed: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder, export = undisturbed
    store = tmp_path / "store"
    done = subprocess.run(
        [sys.executable, "-m", "govgraph", *arguments(folder, store)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
        timeout=60,
    )
    (message,) = done.stderr.splitlines()
    assert done.returncode == 2 and "the store is whole" in message and "run the command again" in message
    ends_well(folder, store, export)


@contextlib.contextmanager
def disk(at: Path, size: str) -> Iterator[Callable[[str], None]]:
    """Mount a small disk; give what changes its size."""
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(at)]).returncode:
        pytest.skip("a disk may not be mounted here")
    try:
        yield lambda size: subprocess.run(["mount", "-o", f"remount,size={size}", str(at)], check=True) and None
    finally:
        subprocess.run(["umount", str(at)], check=True)


@pytest.mark.parametrize("size", ["18m", "1m"][: None if IS_LONG else 1])
def test_build_on_a_full_disk_says_so_and_ends_when_there_is_room(
    size: str, undisturbed: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder, export = undisturbed
    with disk(tmp_path, size) as resize:
        done = run("-m", "govgraph", *arguments(folder, tmp_path / "store"))
        (message,) = done.stderr.splitlines()
        assert done.returncode == 2 and "the store is whole" in message and "make room on the disk" in message
        resize("200m")
        ends_well(folder, tmp_path / "store", export)


def test_full_disk_under_the_archive_is_told(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path)
    archive._file.do("PRAGMA max_page_count = 12")  # SQLite says the same of a full disk
    with pytest.raises(StoreError, match=r"the store is whole.*make room on the disk"), archive.transaction():
        for number in range(1000):
            archive.put_graph(f"urn:{number}", os.urandom(2000))
    assert archive.sources() == ()


# --- two at once ------------------------------------------------------------------------------------------------------


def test_second_build_and_a_question_beside_a_build_are_refused(
    undisturbed: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder, export = undisturbed
    store = tmp_path / "store"
    first = subprocess.Popen([sys.executable, "-m", "govgraph", *arguments(folder, store)], stderr=subprocess.DEVNULL)
    try:
        while not (store / "archive.sqlite").exists():
            time.sleep(0.02)
        first.send_signal(signal.SIGSTOP)  # else it might end while the others wait for it
        for command in (arguments(folder, store), ["query", "meetings", "--store", str(store)]):
            beside = run("-m", "govgraph", *command)
            assert first.poll() is None
            assert beside.returncode == 2 and "another process has the store open; wait" in beside.stderr
        first.send_signal(signal.SIGCONT)
        assert first.wait(timeout=60) == 0
    finally:
        first.kill()
    assert exported(store, tmp_path / "end.nq") == export


def test_build_beside_a_reader_is_refused_and_the_reader_reads_on(
    undisturbed: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder, export = undisturbed
    store = shutil.copytree(folder.parent / "store", tmp_path / "store")
    with GraphStore.open(store, read_only=True) as reader:
        beside = run("-m", "govgraph", *arguments(folder, store))
        assert beside.returncode == 2 and "another process has the store open; wait" in beside.stderr
        assert len(reader.sources()) == DOCUMENTS
        assert run("-m", "govgraph", "query", "meetings", "--store", str(store)).returncode == 0
    ends_well(folder, store, export)


# --- how far it is ----------------------------------------------------------------------------------------------------


def in_a_terminal(*command: str) -> tuple[int, str]:
    """Run a command whose standard error is a terminal; give its exit code and what was to be seen."""
    ours, theirs = os.openpty()
    seen: list[bytes] = []

    def look() -> None:
        with contextlib.suppress(OSError):  # the terminal is gone
            while part := os.read(ours, 65536):
                seen.append(part)

    surroundings = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"}
    process = subprocess.Popen([sys.executable, *command], stderr=theirs, env=surroundings)
    os.close(theirs)
    looking = threading.Thread(target=look)
    looking.start()
    code = process.wait(timeout=60)
    looking.join(timeout=10)
    os.close(ours)
    return code, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", b"".join(seen).decode())


def test_terminal_shows_phase_count_rate_and_time_left(undisturbed: tuple[Path, bytes], tmp_path: Path) -> None:
    folder, _ = undisturbed
    (tmp_path / "empty.txt").touch()
    command = arguments(folder, tmp_path / "store")
    code, seen = in_a_terminal("-m", "govgraph", *command, str(tmp_path / "empty.txt"))
    assert code == 1
    phases = re.findall(r"(looking for changes|reading|joining|loading) ", seen)
    assert list(dict.fromkeys(phases)) == ["looking for changes", "reading", "joining", "loading"]
    assert re.search(rf"reading \S+ \d+/{DOCUMENTS + 1} [\d.]+/s \d:\d\d:\d\d", seen)
    assert re.search(rf"loading \S+ {DOCUMENTS}/{DOCUMENTS}", seen)
    lines = [line.strip() for line in seen.replace("\r", "\n").splitlines()]
    (message,) = [line for line in lines if line.startswith("govgraph: ")]
    assert "empty.txt" in message
    assert [line for line in lines if line][-1].startswith(f"{DOCUMENTS + 1} documents: {DOCUMENTS} built, 1 unread")


def test_without_a_terminal_nothing_is_shown_and_rich_is_not_loaded(
    undisturbed: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder, _ = undisturbed
    program = (
        "import sys\nfrom govgraph.cli import main\n"
        "try:\n    main(sys.argv[1:])\nfinally:\n    print('rich' in sys.modules)"
    )
    done = run("-c", program, "build", str(folder / "bai-000.txt"), "--store", str(tmp_path / "store"))
    assert done.stdout == "False\n"
    assert done.stderr == "1 document: 1 built; 6 facts, 0 issues\n"
