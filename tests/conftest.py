"""What several test modules share."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pyoxigraph as ox
import pytest
from tests.required import pytest_runtest_makereport
from tests.servers import address
from tests.serving import on_disk

from govgraph.interpret import interpret
from govgraph.model import Reading
from govgraph.read import read_document
from govgraph.store import GraphStore

__all__ = ["address", "pytest_runtest_makereport"]
FOLDER = Path(__file__).parent

# Each run tries the same examples, so that what fails has its cause in the change at hand;
# `pytest --hypothesis-profile=search` draws others.
hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.register_profile("search", print_blob=True)
hypothesis.settings.load_profile("same")

# What a script starts in the background ignores Ctrl-C, and so does all that it starts; tests send it, to be heard.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def say(tmp_path: Path) -> Callable[[str], Reading]:
    """Read a passage as if it were a page of its own."""

    def read(text: str) -> Reading:
        path = tmp_path / "passage.txt"
        path.write_text(text, encoding="utf-8")
        return interpret(read_document(path))

    return read


@pytest.fixture(scope="session")
def store_of() -> Callable[..., GraphStore]:
    """Open one of the invented data sets of fixtures/queries, its statements in any order."""

    def open_set(name: str, order: random.Random | None = None) -> GraphStore:
        graphs: dict[str, list[ox.Quad]] = {}
        for quad in ox.parse(path=str(FOLDER / "fixtures" / "queries" / f"{name}.trig"), format=ox.RdfFormat.TRIG):
            graphs.setdefault(str(quad.graph_name.value), []).append(quad)  # type: ignore[union-attr]
        store = GraphStore.open(None)
        names = list(graphs)
        if order:
            order.shuffle(names)
        for graph in names:
            if order:
                order.shuffle(graphs[graph])
            store.replace(graph, graphs[graph])
        return store

    return open_set


@pytest.fixture(scope="session")
def clean_folder(store_of: Callable[..., GraphStore], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data set «clean» with the vocabulary as a store in a folder, for servers; not to be changed."""
    store = store_of("clean")
    store.put_vocabulary()
    return on_disk(store, tmp_path_factory.mktemp("served") / "store")


@pytest.fixture(scope="module")
def clean(store_of: Callable[..., GraphStore]) -> GraphStore:
    """The data set in which no check finds a fault; not to be changed."""
    return store_of("clean")


@pytest.fixture(scope="session")
def outputs_under_hash_seeds() -> Callable[[str], set[str]]:
    """Run a program, which may import test modules, under several hash seeds; give what it printed, or its error."""

    def run(program: str) -> set[str]:
        runs = [
            subprocess.run(
                [sys.executable, "-c", f"import sys; sys.path.insert(0, sys.argv[1])\n{program}", str(FOLDER)],
                env=os.environ | {"PYTHONHASHSEED": seed},
                capture_output=True,
                text=True,
                check=False,
            )
            for seed in ("0", "1", "42")
        ]
        return {run.stdout or run.stderr for run in runs}

    return run
