"""The processes that answer queries: handed out, taken back, replaced when they die or when the build changes.

There are `workers` of them for short queries, beside up to `long` at a long one. A process that was at a long query
ends after it, since another one took its place meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from govgraph.serve.process import Died, Process
from govgraph.serve.refusal import Refused

if TYPE_CHECKING:
    from govgraph.serve.metrics import Metrics
    from govgraph.serve.settings import Settings
    from govgraph.serve.snapshot import Snapshot

_LOG = logging.getLogger("govgraph.serve")
#: Seconds after which a client that found no room may come again.
AGAIN = 2
_PAUSE = 1.0  # seconds until another process is tried after one did not start


class Crew:
    """The processes of a server."""

    def __init__(self, settings: Settings, snapshot: Snapshot, metrics: Metrics) -> None:
        self._settings = settings
        self.snapshot = snapshot
        self.guards: tuple[str, ...] = ()
        self._idle: list[Process] = []
        self._all: set[Process] = set()
        self._waiting: deque[asyncio.Future[Process]] = deque()
        self._long: list[Process] = []  # the oldest first
        self._beside: set[asyncio.Task[None]] = set()
        self._is_closed = False
        metrics.gauge("processes", lambda: len(self._all))
        metrics.gauge("processes_idle", lambda: len(self._idle))
        metrics.gauge("queries_long", lambda: len(self._long))
        metrics.gauge("queries_waiting", lambda: len(self._waiting))

    @property
    def is_there(self) -> bool:
        """Whether there is a process that answers, now or when it has done with what it is at."""
        return bool(self._all)

    @property
    def is_awaited(self) -> bool:
        """Whether somebody waits for a process."""
        return bool(self._waiting)

    async def start(self) -> None:
        """Start the processes.

        Raises:
            Died: they do not become ready.
        """
        for process in await self._ready(self.snapshot):
            self._give(process)

    async def close(self) -> None:
        """End all processes and let go of the build."""
        self._is_closed = True
        for task in self._beside:
            task.cancel()
        await asyncio.gather(*(process.end() for process in self._all), return_exceptions=True)
        self.snapshot.release()

    async def switch(self, snapshot: Snapshot) -> None:
        """Answer from another build: new processes first, then the old ones are let go when they have answered.

        Raises:
            Died: the new processes do not become ready; the old build is served on.
        """
        fresh = await self._ready(snapshot)
        old, self.snapshot = self.snapshot, snapshot
        idle, self._idle = self._idle, []
        for process in fresh:
            self._give(process)
        for process in idle:
            await self._end(process)
        if all(process.snapshot is not old for process in self._all):
            old.release()

    def make_long(self, process: Process) -> bool:
        """Let a process go on beside the others, at a long query; tell whether there is room.

        Where there is none and somebody waits, the query that has had the most time gives way.
        """
        if len(self._long) >= self._settings.long:
            if not self._long or not self._waiting:
                return False
            self._long.pop(0).give_way()
        self._long.append(process)
        process.put_behind()
        self._replace()
        return True

    async def take(self) -> Process:
        """Return a process that has nothing to do, when there is one."""
        while self._idle:
            process = self._idle.pop()
            if process.is_alive:
                return process
            self.let_go(process, is_well=False)
        if len(self._waiting) >= self._settings.queue:
            raise Refused(503, "Too many queries are waiting; try again later.", retry_after=AGAIN)
        place: asyncio.Future[Process] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            async with asyncio.timeout(self._settings.timeout):
                return await place
        except BaseException as error:
            if place.done() and not place.cancelled():  # it came at the same moment
                self.let_go(place.result(), is_well=True)
            elif place in self._waiting:
                self._waiting.remove(place)
            if isinstance(error, TimeoutError):
                raise Refused(503, "No process became free in time; try again later.", retry_after=AGAIN) from error
            raise

    def _give(self, process: Process) -> None:
        """Hand a process to the first who waits."""
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(process)
                return
        self._idle.append(process)

    def let_go(self, process: Process, *, is_well: bool) -> None:
        """Take a process back; one that cannot go on is ended, and another one takes its place."""
        is_current = process.snapshot is self.snapshot and not self._is_closed
        if is_well and is_current and not process.is_long:
            self._give(process)
            return
        if process in self._long:
            self._long.remove(process)
        if is_current and not process.is_long:
            self._replace()
        self._begin(self._end(process))

    def _replace(self) -> None:
        """Start one more process for short queries."""
        self._begin(self._start_another())

    async def _start_another(self) -> None:
        snapshot = self.snapshot
        while snapshot is self.snapshot and not self._is_closed:
            try:
                process = await self._start(snapshot)
            except (Died, OSError) as error:
                _LOG.error("a process does not start", extra={"reason": repr(error)})
                await asyncio.sleep(_PAUSE)
                continue
            if snapshot is self.snapshot:
                self._give(process)
            else:  # the build changed meanwhile, and has its processes
                await self._end(process)
            return

    async def _start(self, snapshot: Snapshot) -> Process:
        process = await Process.start(snapshot, self._settings)
        self._all.add(process)
        self.guards = process.guards
        self._begin(self._attend(process))
        return process

    async def _attend(self, process: Process) -> None:
        """Replace a process that ends while it has nothing to do."""
        await process.ended()
        if process in self._idle:
            _LOG.warning("a process died")
            self._idle.remove(process)
            self.let_go(process, is_well=False)

    async def _end(self, process: Process) -> None:
        try:
            await process.end()
        finally:
            self._all.discard(process)
        if process.snapshot is not self.snapshot and all(one.snapshot is not process.snapshot for one in self._all):
            process.snapshot.release()

    async def _ready(self, snapshot: Snapshot) -> list[Process]:
        """Return as many processes as answer short queries."""
        started = await asyncio.gather(
            *(self._start(snapshot) for _ in range(self._settings.workers)), return_exceptions=True
        )
        ready = [process for process in started if isinstance(process, Process)]
        failed = [error for error in started if isinstance(error, BaseException)]
        if failed:
            for process in ready:
                await process.end()
                self._all.discard(process)
            raise failed[0]
        return ready

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Have something done beside all else; the task is kept until it is."""
        task = asyncio.ensure_future(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)
