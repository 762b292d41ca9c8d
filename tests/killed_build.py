"""A build that kills itself at a chosen step, as a loss of memory or a `kill -9` would: for tests alone.

`python killed_build.py KIND NUMBER MOMENT ARGUMENT…` runs `govgraph ARGUMENT…`, and dies at the NUMBER-th step of a
KIND (see `STEPS`): before it, within it (a little after it began) or after it; at «before-interrupted» and so on it is
interrupted, with all its processes, as by Ctrl-C. With `count FILE -` in their place it
writes how many steps of each kind there were.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from govgraph import linkage, pipeline, store
from govgraph.cli import main
from govgraph.store import opening

#: result: a document was read; archive: a statement that writes; commit: a transaction of the archive; link: joins are
#: looked for; open, load, flush, update: what RocksDB is asked to do; adopt: the new RDF takes the place of the old;
#: remove: a folder is deleted.
STEPS = ("result", "archive", "commit", "link", "open", "load", "flush", "update", "adopt", "remove")
WITHIN = 0.004  # seconds until the end of one who is killed within a step

counted: Counter[str] = Counter()
wanted: tuple[str, int, str] = ("", 0, "")


def die() -> None:
    if wanted[2].endswith("-interrupted"):
        os.killpg(os.getpgid(0), signal.SIGINT)  # as a terminal does at Ctrl-C
    else:
        os.kill(os.getpid(), signal.SIGKILL)


def step(kind: str, action: Callable[..., Any], *values: Any, **named: Any) -> Any:
    """Do what a step does, and die where it was wished."""
    counted[kind] += 1
    moment = wanted[2].removesuffix("-interrupted") if (kind, counted[kind]) == wanted[:2] else ""
    if moment == "before":
        die()
    if moment == "within":
        threading.Thread(target=lambda: (time.sleep(WITHIN), die()), daemon=True).start()
    result = action(*values, **named)
    if moment == "within":
        time.sleep(2 * WITHIN)
    if moment == "after":
        die()
    return result


class Connection(sqlite3.Connection):
    """A connection of which each writing is a step."""

    def execute(self, asked: str, *values: Any) -> Any:
        if asked.startswith(("SELECT", "PRAGMA", "BEGIN")):
            return super().execute(asked, *values)
        return step("commit" if asked == "COMMIT" else "archive", super().execute, asked, *values)

    def executemany(self, asked: str, *values: Any) -> Any:
        return step("archive", super().executemany, asked, *values)

    def executescript(self, asked: str) -> Any:
        return step("commit", super().executescript, asked)


class Rdf:
    """A store of pyoxigraph of which each writing is a step; its class cannot be derived from."""

    def __init__(self, *where: Any) -> None:
        self._inner = step("open", ox.Store, *where)

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._inner, name)
        kind = {"bulk_load": "load", "flush": "flush", "update": "update", "remove_graph": "update"}.get(name)
        return method if kind is None else lambda *values, **named: step(kind, method, *values, **named)


class Oxigraph:
    """The module pyoxigraph with another `Store`."""

    Store = Rdf

    def __getattr__(self, name: str) -> Any:
        return getattr(ox, name)


def results(*values: Any, **named: Any) -> Iterator[Any]:
    whole = in_processes(*values, **named)
    while True:
        try:
            yield step("result", lambda: next(whole))
        except StopIteration:
            return


in_processes, connect = pipeline.in_processes, sqlite3.connect


def wrapped(kind: str, action: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *values, **named: step(kind, action, *values, **named)


def plant() -> None:
    """Make steps of what a build does."""
    pipeline.in_processes = results
    linkage.link = wrapped("link", linkage.link)
    sqlite3.connect = lambda *values, **named: connect(*values, factory=Connection, **named)  # type: ignore[assignment]
    store.ox = opening.ox = Oxigraph()  # type: ignore[assignment]
    store.GraphStore.adopt = wrapped("adopt", store.GraphStore.adopt)  # type: ignore[method-assign]
    shutil.rmtree = wrapped("remove", shutil.rmtree)  # type: ignore[assignment]


if __name__ == "__main__":
    first, second, third, *arguments = sys.argv[1:]
    if first != "count":
        wanted = (first, int(second), third)
    plant()
    try:
        main(arguments)
    finally:
        if first == "count":
            Path(second).write_text(json.dumps(counted), encoding="utf-8")
