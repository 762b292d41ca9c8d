"""A cluster reads the documents: dask.distributed makes shards of them, which are loaded in order as they are ready.

A shard whose worker is killed is made by another. One that kills its workers again and again is made document by
document in a process of its own (see `workers.one_by_one`), so that the one at fault is found and is unreadable.

dask comes with the extra `cluster` and is imported when a cluster is needed.
"""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from govgraph.errors import ClusterError, GovgraphError
from govgraph.files.remote import EXTRA
from govgraph.inputs import versions
from govgraph.pipeline import killed, read_graph
from govgraph.plan import DocumentGraph, Plan, Task
from govgraph.shards import SIZE, Shard, ShardFolder, cut
from govgraph.workers import one_by_one

_AHEAD = 3  # shards for each thread of a worker that wait there or are in hand
_RETRIES = 2  # of a shard that could not be written, say
_MOST_DEATHS = 4  # times that a cluster may give up a shard, each after several deaths of workers
_PATIENCE = 60  # seconds for a scheduler, or its first worker, to be there

# Of a cluster on this machine: two deaths are enough, as they are without a cluster; it has no pages.
_CONDUCT = {
    "distributed.scheduler.allowed-failures": 1,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}
# A terminal interrupts the workers too, which this process ends.
_LEAVE_INTERRUPTIONS = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"

_ONE_AT_A_TIME = threading.Lock()  # threads of one worker would only wait for one another


class DaskEngine:
    """An engine for `pipeline.build`; the cluster is there from the first shard to be made until the last, or `close`.

    Args:
        shards: where shards are written.
        scheduler: the address of a scheduler, such as `tcp://10.0.0.7:8786`; without it processes of this machine
            are the cluster.
        jobs: how many processes they are.
        size: how many documents make a shard.
        read: what makes a graph of a task; the workers must be able to import it.
    """

    def __init__(
        self,
        shards: ShardFolder,
        *,
        scheduler: str | None = None,
        jobs: int = 1,
        size: int = SIZE,
        read: Callable[[Task], DocumentGraph] = read_graph,
    ) -> None:
        _require_dask()
        self._shards = shards
        self._scheduler = scheduler
        self._jobs = jobs
        self._size = size
        self._read = read
        self._open = ExitStack()

    def __call__(self, plan: Plan) -> Iterator[DocumentGraph]:
        """Yield what the tasks of a plan came to, in their order.

        Raises:
            ClusterError: the cluster cannot be reached or does not answer, or shards cannot be written or read.
        """
        shards = cut(plan, self._size)
        self._shards.prepare()
        there = self._shards.take_up(shards)
        wanted = [shard for shard in shards if shard.tasks]
        made = self._made(shard for shard in wanted if shard.number not in there)
        for shard in wanted:
            while shard.number not in there:
                there.add(next(made))
            if shard is wanted[-1]:
                self.close()
            yield from self._shards.read(shard)

    def close(self) -> None:
        """Cancel what the cluster still does, and leave it."""
        self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _made(self, shards: Iterator[Shard]) -> Iterator[int]:
        """Yield the numbers of shards as they are made."""
        from distributed import KilledWorker, as_completed

        client = self._connect()
        running: dict[str, tuple[Shard, int]] = {}
        finished = as_completed([], loop=client.loop)

        def start(shard: Shard, deaths: int = 0) -> None:
            future = client.submit(
                make_shard,
                *(self._shards, shard, self._read, versions(), deaths > 0),
                key=f"shard-{shard.number:05}-{deaths}-{client.id}",
                retries=_RETRIES,
                pure=False,
            )
            running[future.key] = shard, deaths
            finished.add(future)

        for shard in islice(shards, _AHEAD * sum(client.nthreads().values())):
            start(shard)
        for future in finished:
            shard, deaths = running.pop(future.key)
            error = _error(future)
            if isinstance(error, KilledWorker) and deaths < _MOST_DEATHS:
                start(shard, deaths + 1)
                continue
            if error is not None:
                raise _told(error, shard) from error
            for following in islice(shards, 1):
                start(following)
            yield shard.number

    def _connect(self) -> Any:
        import dask
        from distributed import Client, LocalCluster

        # What workers die of is told by the rows.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            address: Any = self._scheduler
            if address is None:
                with dask.config.set(_CONDUCT):
                    address = self._open.enter_context(
                        LocalCluster(
                            n_workers=self._jobs,
                            threads_per_worker=1,
                            security=True,  # other users of this machine cannot give it work
                            dashboard_address="127.0.0.1:0",
                            scheduler_kwargs={"dashboard": False},
                            preload=[_LEAVE_INTERRUPTIONS],
                            silence_logs=logging.CRITICAL,
                        )
                    )
            client = self._open.enter_context(Client(address, timeout=_PATIENCE, set_as_default=False))
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, RuntimeError, ValueError) as error:
            where = self._scheduler or "this machine"
            raise ClusterError(
                f"{where}: no cluster answers ({_words(error)}); start dask scheduler and dask worker, or name "
                "another scheduler: --engine dask=tcp://HOST:8786"
            ) from error
        return client


def make_shard(
    folder: ShardFolder,
    shard: Shard,
    read: Callable[[Task], DocumentGraph],
    known: str,
    is_deadly: bool,
) -> None:
    """Make a shard: this is what a worker does.

    Raises:
        ClusterError: the worker has another govgraph than `known`, or does not see the documents.
        OSError: the shard cannot be written.
    """
    if versions() != known:
        raise ClusterError(
            f"the worker on {socket.gethostname()} has another govgraph ({versions()}, here {known}); install the same"
        )
    for place in {task.file.path.parent for task in shard.tasks if isinstance(task.file.path, Path)}:
        if not place.is_dir():
            raise ClusterError(
                f"{place}: the worker on {socket.gethostname()} has no such folder; share it, or name an address that "
                "all machines read (s3://…)"
            )
    with _ONE_AT_A_TIME:
        graphs = one_by_one(read, shard.tasks, killed) if is_deadly else map(read, shard.tasks)
        folder.write(shard, graphs)


def _require_dask() -> None:
    if find_spec("distributed") is None:
        raise ClusterError(f"--engine dask needs dask.distributed, which is not installed; {EXTRA}")


def _error(future: Any) -> BaseException | None:
    if future.cancelled():
        return ClusterError("the scheduler was lost; run the command again, what was made is kept")
    error: BaseException | None = future.exception()
    return error


def _told(error: BaseException, shard: Shard) -> GovgraphError:
    from distributed import KilledWorker

    if isinstance(error, GovgraphError):
        return error
    again = "run the command again, what was made is kept"
    if isinstance(error, KilledWorker):
        return ClusterError(f"shard {shard.number}: its workers are killed whatever they do; give them more memory")
    if isinstance(error, OSError):
        return ClusterError(f"shard {shard.number}: cannot be written ({_words(error)}); make room, then {again}")
    return ClusterError(
        f"shard {shard.number}: a worker failed ({_words(error)}); is the same govgraph installed there as here?"
    )


def _words(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
