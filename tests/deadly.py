"""Readers with planted faults, for processes that import them: what they do hangs on files beside the document."""

import os
import time
from pathlib import Path

from govgraph.pipeline import read_graph
from govgraph.plan import DocumentGraph, Task


def noting(task: Task) -> DocumentGraph:
    """Read, and note what."""
    with (_beside(task) / "read").open("a") as file:
        file.write(f"{task.file.path.stem}\n")
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


def stuck_once(task: Task) -> DocumentGraph:
    """Take for ever over one document, the first time, and tell who does."""
    told = _beside(task) / "stuck"
    if task.file.path.stem == "page05" and not told.exists():
        (_beside(task) / "stuck.new").write_text(str(os.getpid()))
        (_beside(task) / "stuck.new").rename(told)
        time.sleep(120)
    return read_graph(task)


def _beside(task: Task) -> Path:
    """The folder beside that of the documents."""
    return Path(str(task.file.path).removeprefix("file://")).parents[1]
