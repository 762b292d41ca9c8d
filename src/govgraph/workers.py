"""Work spread over processes, its results in order, whoever is killed.

When a process is killed (for want of memory, say), all are lost and nobody knows at what it was. What may have been in
hand is then done by a single process, whose death tells the task.

`one_by_one` does so within a process that belongs to somebody else's pool, which may not have children of its own.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import IO, Generic, TypeVar, cast

Task = TypeVar("Task")
Result = TypeVar("Result")

_OBJECTS_BETWEEN_COLLECTIONS = 50_000
_TOGETHER = 8  # tasks that are sent at once
_AHEAD = 4  # portions for each process that wait or are done before they are asked for: memory stays bounded


def in_processes(
    one: Callable[[Task], Result],
    tasks: Sequence[Task],
    jobs: int,
    killed: Callable[[Task], Result],
    *,
    held: int | None = None,
) -> Iterator[Result]:
    """Yield what `one` returns for each task, in their order.

    Args:
        one: a function that another process can be sent.
        tasks: what is to be done.
        jobs: how many processes work.
        killed: called for a task whose process was killed; its result stands for it.
        held: a file descriptor that the processes shall let go of, such as that of a lock.
    """
    # Only a forked process has its parent's open files.
    inherited = held if multiprocessing.get_start_method() == "fork" else None
    done = doubtful = 0
    while done < len(tasks):
        alone = done < doubtful
        portion = tasks[done:doubtful] if alone else tasks[done:]
        pool = ProcessPoolExecutor(1 if alone else jobs, initializer=_start, initargs=(inherited,))
        try:
            for result in _results(pool, one, portion, *((1, 1) if alone else (_TOGETHER, jobs * _AHEAD))):
                done += 1
                yield result
        except BrokenProcessPool:
            if alone:
                yield killed(tasks[done])
                done += 1
            else:
                doubtful = min(len(tasks), done + jobs * _AHEAD * _TOGETHER)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def one_by_one(
    one: Callable[[Task], Result], tasks: Sequence[Task], killed: Callable[[Task], Result]
) -> Iterator[Result]:
    """Yield what `one` returns for each task, in their order, from a child process that is started anew when it dies.

    Args:
        one: a function of a module; it, tasks and results can be pickled.
        tasks: what is to be done.
        killed: called for a task that killed its process twice; its result stands for it.
    """
    child: _Child[Task, Result] | None = None
    try:
        for task in tasks:
            for _ in range(2):
                try:
                    child = child or _Child(one)
                    result = child.do(task)
                    break
                except (EOFError, BrokenPipeError, pickle.UnpicklingError):
                    if child is not None:
                        child.end()
                    child = None
            else:
                result = killed(task)
            yield result
    finally:
        if child is not None:
            child.end()


class _Child(Generic[Task, Result]):
    """A process that does one task after the other; only results go to its standard output, whatever is printed."""

    _PROGRAM = """
import os, pickle, sys
results, requests = os.fdopen(os.dup(1), "wb"), sys.stdin.buffer
os.dup2(2, 1)
sys.path[:] = pickle.load(requests)
one = pickle.load(requests)
while True:
    try:
        task = pickle.load(requests)
    except EOFError:
        break
    pickle.dump(one(task), results)
    results.flush()
"""

    def __init__(self, one: Callable[[Task], Result]) -> None:
        # In a session of its own, so that an interruption is left to the process that it works for.
        command = [sys.executable, "-P", "-c", self._PROGRAM]  # -P: no file of the folder it stands in is a module
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
        self._send(sys.path)
        self._send(one)

    def do(self, task: Task) -> Result:
        self._send(task)
        result: Result = pickle.load(cast(IO[bytes], self._process.stdout))
        return result

    def end(self) -> None:
        self._process.kill()
        with suppress(BrokenPipeError):
            self._process.communicate()

    def _send(self, what: object) -> None:
        requests = cast(IO[bytes], self._process.stdin)
        pickle.dump(what, requests)
        requests.flush()


def _results(
    pool: ProcessPoolExecutor, one: Callable[[Task], Result], tasks: Sequence[Task], together: int, ahead: int
) -> Iterator[Result]:
    pending: deque[Future[list[Result]]] = deque()
    for first in range(0, len(tasks), together):
        pending.append(pool.submit(_do, one, tasks[first : first + together]))
        if len(pending) >= ahead:
            yield from pending.popleft().result()
    while pending:
        yield from pending.popleft().result()


def _do(one: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
    return [one(task) for task in tasks]


def _start(inherited: int | None) -> None:
    """Make a worker that ends with the process that it works for, and leaves an interruption to that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A document is tens of thousands of objects, few of them in cycles: to look for these less often saves a sixth.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    if inherited is not None:
        os.close(inherited)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
