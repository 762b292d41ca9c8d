"""Readers with planted faults, for processes that import them: what they do hangs on files beside the document."""

import os
import time
from pathlib import Path

from govgraph.pipeline import DocumentGraph, Task, read_graph


def slow(task: Task) -> DocumentGraph:
    """Read after a while, and note which process did."""
    time.sleep(0.05)
    with (_beside(task) / "pids").open("a") as file:
        file.write(f"{os.getpid()}\n")
    return read_graph(task)


def deadly(task: Task) -> DocumentGraph:
    """Die of some documents, always."""
    if task.file.path.stem in ("page03", "page11"):
        os.kill(os.getpid(), 9)
    return read_graph(task)


def deadly_once(task: Task) -> DocumentGraph:
    """Die of one document, the first time."""
    flag = _beside(task) / "died"
    if task.file.path.stem == "page05" and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), 9)
    return read_graph(task)


def _beside(task: Task) -> Path:
    """The folder beside that of the documents."""
    return Path(str(task.file.path).removeprefix("file://")).parents[1]
