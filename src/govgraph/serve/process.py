"""One process of the pool, as the server sees it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.serve.worker import HEADER, READY

if TYPE_CHECKING:
    from govgraph.serve.settings import Settings
    from govgraph.serve.snapshot import Snapshot

_START = 20.0  # seconds that a process has to become ready
_LESS = 10  # how much the system puts a long query behind others («nice»)


class Died(Exception):
    """A process ended before it had answered; the argument is its exit code, negative for a signal."""


@dataclass(eq=False)
class Process:
    """A process that answers queries about one build."""

    snapshot: Snapshot
    guards: tuple[str, ...]
    _child: asyncio.subprocess.Process
    _thread: int
    is_long: bool = False
    """Whether it is at a long query, its last one."""
    gave_way: bool = False
    """Whether it was ended so that others are answered."""

    @classmethod
    async def start(cls, snapshot: Snapshot, settings: Settings) -> Process:
        """Return a process that is ready.

        Raises:
            Died: it did not become ready.
        """
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "govgraph.serve.worker", str(snapshot.state.folder)),
            *(str(settings.memory), str(settings.answer), str(os.getpid())),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=1 << 20,
        )
        process = cls(snapshot, (), child, 0)
        try:
            kind, content = await asyncio.wait_for(process._read(), _START)
        except BaseException as error:
            await process.end()
            if isinstance(error, TimeoutError):
                raise Died(0) from error
            raise
        if kind != READY:
            await process.end()
            raise Died(0)
        told = json.loads(content)
        process.guards, process._thread = tuple(told["guards"]), told["thread"]
        return process

    async def answer(self, request: dict[str, Any]) -> tuple[bytes, bytes]:
        """Return the kind of an answer and its content.

        Raises:
            Died: the process ended over it.
        """
        data = json.dumps(request).encode()
        try:
            self._stdin.write(len(data).to_bytes(4, "big") + data)
            await self._stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as error:
            raise Died(await self._child.wait()) from error
        return await self._read()

    def put_behind(self) -> None:
        """Let other processes go first, for a long query."""
        self.is_long = True
        with suppress(OSError):
            # Of Linux: a thread has a priority of its own, and one does the work.
            os.setpriority(os.PRIO_PROCESS, self._thread if sys.platform == "linux" else self._child.pid, _LESS)

    def work(self) -> float | None:
        """Return the seconds of processor time that it has used so far, None where the system does not tell."""
        if sys.platform != "linux":
            return None
        try:
            return time.clock_gettime((~self._child.pid << 3) | 2)  # as clock_getcpuclockid(3) makes it of a process
        except OSError:  # it has ended
            return None

    def give_way(self) -> None:
        """End the process, so that others are answered."""
        self.gave_way = True
        with suppress(ProcessLookupError):
            self._child.kill()

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended, as far as is known."""
        return self._child.returncode is None

    async def ended(self) -> None:
        """Return when it has ended."""
        await self._child.wait()

    async def end(self) -> None:
        """End the process, whatever it is doing."""
        with suppress(ProcessLookupError):
            self._child.send_signal(signal.SIGKILL)
        self._stdin.close()
        await self._child.wait()

    @property
    def _stdin(self) -> asyncio.StreamWriter:
        assert self._child.stdin is not None
        return self._child.stdin

    async def _read(self) -> tuple[bytes, bytes]:
        assert self._child.stdout is not None
        try:
            size, kind = HEADER.unpack(await self._child.stdout.readexactly(HEADER.size))
            return kind, await self._child.stdout.readexactly(size)
        except asyncio.IncompleteReadError as error:
            raise Died(await self._child.wait()) from error
