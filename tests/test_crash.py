"""A build that is killed at any moment leaves a store that is whole, and the next build ends as if nothing had been.

`GOVGRAPH_KILLS=50 pytest tests/test_crash.py` kills that many builds of each kind; without it a few are.
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.small_builds import arguments, exported, graphs, joined_sources, run, text, write

from govgraph.errors import StoreError
from govgraph.linkage.refresh import _FEWEST_IN_BULK
from govgraph.store import GraphStore

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for the processes of a build in /proc")

KILLS = int(os.environ.get("GOVGRAPH_KILLS", "2"))
KILLED_BUILD = Path(__file__).parent / "killed_build.py"
DOCUMENTS = _FEWEST_IN_BULK + 1
LONGEST_AFTERLIFE = 10  # seconds in which the workers of a killed build end


@dataclass
class Scenario:
    """A build that is to be killed: of a folder, from the store `start` (None: there is none yet)."""

    folder: Path
    start: Path | None
    before: dict[str, bytes]
    after: dict[str, bytes]
    export: bytes
    steps: dict[str, int]
    seconds: float

    def copy(self, to: Path) -> None:
        if self.start is not None:
            shutil.copytree(self.start, to)


def scenario(folder: Path, start: Path | None, scratch: Path) -> Scenario:
    """Build without a disturbance, and count the steps."""
    before = {} if start is None else graphs(start)
    if start is not None:
        shutil.copytree(start, scratch / "end")
    began = time.monotonic()
    done = run(str(KILLED_BUILD), "count", str(scratch / "steps.json"), "-", *arguments(folder, scratch / "end"))
    seconds = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    steps = json.loads((scratch / "steps.json").read_text())
    export = exported(scratch / "end", scratch / "end.nq")
    return Scenario(folder, start, before, graphs(scratch / "end"), export, steps, seconds)


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    scratch = tmp_path_factory.mktemp("first")
    write(scratch / "documents", range(DOCUMENTS))
    made = scenario(scratch / "documents", None, scratch)
    with GraphStore.open(scratch / "end", read_only=True) as store:
        assert len(joined_sources(store)) > 20  # or nothing would be tested of joins
    assert made.steps["adopt"] == 1 and made.steps["load"] >= 2
    return made


def after_changes(scratch: Path, changed: range) -> Scenario:
    """The build after some documents were changed, removed and added, and one corrected."""
    folder, start = scratch / "documents", scratch / "start"
    write(folder, range(DOCUMENTS))
    assert run("-m", "govgraph", *arguments(folder, start)).returncode == 0
    write(folder, changed, edition=1)
    for number in range(changed.start, changed.start + 3):
        (folder / f"bai-{number:03}.txt").unlink()
    write(folder, range(DOCUMENTS, DOCUMENTS + 3))
    wrong = text(60).split(",")[0].removeprefix("Đồng chí ")
    right = wrong.replace(wrong.split()[0], "Trịnh")
    rows = ("document,wrong,right,by,on,because", f"bai-060,{wrong},{right},Hà An,2024-01-02,a slip")
    (folder / "corrections.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return scenario(folder, start, scratch)


@pytest.fixture(scope="module")
def small_update(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """Few documents changed: each is put into the present RDF."""
    made = after_changes(tmp_path_factory.mktemp("small"), range(100, 125))
    assert "adopt" not in made.steps and made.steps["update"] > 20
    return made


@pytest.fixture(scope="module")
def large_update(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """Nearly all changed: the RDF is made anew beside the present one."""
    made = after_changes(tmp_path_factory.mktemp("large"), range(DOCUMENTS))
    assert made.steps["adopt"] == 1
    return made


def moments(made: Scenario, seed: str, kills: int) -> Iterator[tuple[str, int, str]]:
    """Yield random moments: each kind of step in turn, and now and then one of the clock, which chooses no step."""
    chance = random.Random(seed)
    kinds = [*(kind for kind in made.steps), "clock", "clock"]
    chance.shuffle(kinds)
    for number in range(kills):
        kind = kinds[number % len(kinds)]
        if kind == "clock":
            yield kind, int(chance.uniform(0.15, 1) * made.seconds * 1000), ""
        else:
            yield kind, chance.randint(1, made.steps[kind]), chance.choice(("before", "within", "after"))


def kill(made: Scenario, store: Path, moment: tuple[str, int, str]) -> bool:
    """Start the build and kill its first process alone; tell whether it was killed before it had ended."""
    kind, number, when = moment
    planted = ("nothing", "0", "-") if kind == "clock" else (kind, str(number), when)
    process = subprocess.Popen(
        [sys.executable, str(KILLED_BUILD), *planted, *arguments(made.folder, store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        if kind == "clock":
            time.sleep(number / 1000)
            process.kill()
        process.wait(timeout=120)
        end = time.monotonic() + LONGEST_AFTERLIFE
        while alive := of_group(process.pid):
            assert time.monotonic() < end, f"processes {alive} outlive the build that they worked for"
            time.sleep(0.05)
    finally:
        for one in of_group(process.pid):
            os.kill(one, signal.SIGKILL)
        _, err = process.communicate(timeout=30)
    assert b"Traceback" not in err, err.decode()
    assert process.returncode in (0, -signal.SIGKILL), err.decode()
    return process.returncode != 0


def of_group(group: int) -> list[int]:
    """Return the processes of a group that are alive."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            state, _, its_group = re.sub(r".*\) ", "", (entry / "stat").read_text()).split()[:3]
        except (OSError, ValueError):  # no process, or one that has just ended
            continue
        if entry.name.isdigit() and int(its_group) == group and state != "Z":
            found.append(int(entry.name))
    return found


@pytest.mark.parametrize("name", ["first_build", "small_update", "large_update"])
def test_killed_build_leaves_a_whole_store_and_the_next_ends_as_if_nothing_had_been(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made: Scenario = request.getfixturevalue(name)
    killed = 0
    for moment in moments(made, name, KILLS):
        told, store = f"killed at {moment}", tmp_path / "store"
        made.copy(store)
        killed += kill(made, store, moment)
        try:
            found = graphs(store)
        except StoreError as error:
            assert made.start is None and re.search("no data|no such store|is not a store", str(error)), (told, error)
            found = {}
        for graph in made.before.keys() | made.after.keys() | found.keys():
            assert found.get(graph) in (made.before.get(graph), made.after.get(graph)), (told, graph)
        done = run("-m", "govgraph", *arguments(made.folder, store))
        assert done.returncode == 0, (told, done.stderr)
        assert exported(store, tmp_path / "end.nq") == made.export, told
        assert graphs(store) == made.after, told
        shutil.rmtree(store)
    assert killed >= KILLS // 2


@pytest.mark.parametrize("name", ["small_update", "large_update"])
def test_build_after_changes_ends_as_one_of_the_final_documents(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made: Scenario = request.getfixturevalue(name)
    assert run("-m", "govgraph", *arguments(made.folder, tmp_path / "new")).returncode == 0
    fresh = graphs(tmp_path / "new")
    differ = {graph for graph in fresh.keys() | made.after.keys() if fresh.get(graph) != made.after.get(graph)}
    assert {graph.rpartition("/")[2] for graph in differ} <= {"withdrawn"}
    assert made.after != made.before
