"""Answers to queries, each from a process that is watched while it works.

A query that takes longer than `patience` is put behind the others, and another process takes its place, so that short
queries do not wait for long ones. There may be `long` of those; when there are more and somebody waits, the one that
has had the most time gives way.
"""

from __future__ import annotations

import asyncio
import logging
import re
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govgraph.namespaces import PREFIXES
from govgraph.serve.crew import AGAIN, Crew
from govgraph.serve.examine import Asked, examine
from govgraph.serve.negotiation import GRAPHS, RESULTS, choose
from govgraph.serve.process import Died, Process
from govgraph.serve.refusal import Refused
from govgraph.serve.worker import ANSWER, PACKED, REFUSED, TOO_HEAVY, TOO_LARGE

if TYPE_CHECKING:
    from govgraph.serve.context import State
    from govgraph.serve.metrics import Metrics
    from govgraph.serve.settings import Settings
    from govgraph.serve.snapshot import Snapshot

__all__ = ["Answer", "Graphs", "Pool", "Prepared", "Refused"]

_LOG = logging.getLogger("govgraph.serve")
_WAITED = 8  # times the patience, after which a query is long whatever it did meanwhile
_AT_WORK = 0.5  # the share of the patience for which a long query has worked
_SHORT = 80  # characters of a complaint
_SENTENCE = re.compile(r", ([A-Z][A-Za-z]*(?: [A-Za-z]+)+)(?=,|$)")
_AT_ONCE = 2_000  # characters of a query that is looked at without going to another thread
_LOOKS = 2  # long queries that are looked at at a time: they share one processor


@dataclass(frozen=True)
class Answer:
    """The answer to a query."""

    media_type: str
    body: bytes
    status: int = 200
    encoding: str = ""
    """`gzip` where the body is packed."""


@dataclass(frozen=True)
class Graphs:
    """The data set of a query, as a request may give it; without one it is all that the store has."""

    default: tuple[str, ...] | None = ()
    """The graphs that together are the default graph; None stands for that of the store."""
    named: tuple[str, ...] = ()
    """The graphs over which GRAPH ranges."""


@dataclass(frozen=True)
class Prepared:
    """A query that was looked at, and the form in which it will be answered."""

    query: str
    asked: Asked
    media_type: str
    form: str
    graphs: Graphs | None
    packed: bool
    """Whether a long answer may be packed by gzip."""


class _Killed(Refused):
    """A process was killed by somebody else."""


class Pool:
    """Answers queries about the build that is being served."""

    def __init__(self, settings: Settings, snapshot: Snapshot, metrics: Metrics) -> None:
        self.settings = settings
        self._crew = Crew(settings, snapshot, metrics)
        self._metrics = metrics
        self._looking = asyncio.Semaphore(_LOOKS)

    @property
    def state(self) -> State:
        """The build that new queries see."""
        return self._crew.snapshot.state

    @property
    def seen(self) -> str:
        """What the store looked like when the build was taken."""
        return self._crew.snapshot.seen

    @property
    def guards(self) -> tuple[str, ...]:
        """What the system keeps the processes from connections by."""
        return self._crew.guards

    @property
    def is_ready(self) -> bool:
        """Whether there is a process that answers."""
        return self._crew.is_there

    async def start(self) -> None:
        """Start the processes.

        Raises:
            Died: they do not become ready.
        """
        await self._crew.start()

    async def close(self) -> None:
        """End all processes and let go of the build."""
        await self._crew.close()

    async def switch(self, snapshot: Snapshot) -> None:
        """Answer from another build from now on; what was begun is answered from the old one.

        Raises:
            Died: the processes for it do not become ready; the old build is served on.
        """
        await self._crew.switch(snapshot)

    async def prepare(self, query: str, *, accept: str, graphs: Graphs | None = None, packed: bool = False) -> Prepared:
        """Return a query that was looked at, and the form in which `accept` wants its answer.

        Raises:
            Refused: the query may not be asked, or there is no such form (406).
        """
        asked = await self._look(query)
        forms: tuple[tuple[str, str], ...] = GRAPHS if asked.is_graph else RESULTS
        if asked.form == "ASK":  # CSV and TSV are tables
            forms = tuple(form for form in RESULTS if form[1] in ("JSON", "XML")) + RESULTS[2:4]
        media_type = choose(accept, [name for name, _ in forms])
        if media_type is None:
            there = ", ".join(name for name, _ in forms)
            raise Refused(406, f"The answer to this query can be had as {there}.", vary="Accept")
        if graphs is None and len(asked.default) > 1:
            graphs = Graphs(asked.default, asked.named)
        if graphs and len(graphs.default or ()) + len(graphs.named) > self.settings.graphs:
            raise Refused(400, f"The query names more than {self.settings.graphs} graphs.")
        return Prepared(query, asked, media_type, dict(forms)[media_type], graphs, packed)

    async def _look(self, query: str) -> Asked:
        """Look at a query; a long one beside the loop, which goes on answering meanwhile."""
        if len(query) < _AT_ONCE:
            return examine(query, self.settings, self.state.base)
        async with self._looking:
            return await asyncio.to_thread(examine, query, self.settings, self.state.base)

    async def ask(self, query: str, *, accept: str, graphs: Graphs | None = None) -> Answer:
        """Return the answer to a query.

        Args:
            query: a SPARQL query.
            accept: the forms that are wanted, as in the header `Accept`.
            graphs: the data set, by default all that the store has.

        Raises:
            Refused: there is no answer; status and message say why.
        """
        return await self.answer(await self.prepare(query, accept=accept, graphs=graphs))

    async def answer(self, prepared: Prepared) -> Answer:
        """Return the answer to a query that was looked at.

        Raises:
            Refused: there is no answer.
        """
        begun = asyncio.get_running_loop().time()
        try:
            try:
                kind, body = await self._answer(prepared)
            except _Killed:
                # A process that ended at once was killed while it waited for a query, most likely.
                if asyncio.get_running_loop().time() - begun > self.settings.patience:
                    raise
                kind, body = await self._answer(prepared)
        except Refused as refused:
            self._metrics.count("queries", outcome={400: "refused", 503: "stopped"}.get(refused.status, "failed"))
            raise
        self._metrics.count("queries", outcome="answered")
        return Answer(prepared.media_type, body, encoding="gzip" if kind == PACKED else "")

    async def _answer(self, prepared: Prepared) -> tuple[bytes, bytes]:
        request = {
            "query": prepared.query,
            "base": self.state.base,
            "format": prepared.form,
            "default": prepared.graphs and prepared.graphs.default,
            "named": prepared.graphs and prepared.graphs.named,
            "prefixes": PREFIXES,
            "packed": prepared.packed,
            "timeout": self.settings.timeout,
        }
        process = await self._crew.take()
        work = asyncio.ensure_future(process.answer(request))
        is_well = False
        try:
            await self._watch(work, process)
            kind, content = work.result()
            is_well = kind != TOO_HEAVY
        except Died as died:
            raise self._died(died, process) from died
        finally:
            # Also where the client has left, and nobody wants the answer any more.
            work.cancel()
            self._crew.let_go(process, is_well=is_well)
        self._require_answer(kind, content)
        return kind, content

    async def _watch(self, work: asyncio.Future[Any], process: Process) -> None:
        """Wait for an answer, as long as the query may take.

        Raises:
            Refused: it took too long, or there is no room for another long query.
        """
        settings = self.settings
        clock = asyncio.get_running_loop()
        begun, used = clock.time(), process.work()
        end = begun + settings.timeout
        await asyncio.wait((work,), timeout=min(settings.patience, settings.timeout))
        while not work.done():
            left = end - clock.time()
            if left <= 0:
                raise Refused(503, f"The query took longer than {settings.timeout:g} seconds and was stopped.")
            is_now = not process.is_long and self._is_long(process, clock.time() - begun, used)
            if is_now and not self._crew.make_long(process) and self._crew.is_awaited:
                raise _crowded()
            await asyncio.wait((work,), timeout=left if process.is_long else min(left, settings.patience))

    def _is_long(self, process: Process, seconds: float, used: float | None) -> bool:
        """Tell whether a query is long: on a busy machine a short one is too, but does not work for long."""
        now = process.work()
        if now is None or used is None or seconds > _WAITED * self.settings.patience:
            return True
        return now - used >= self.settings.patience * _AT_WORK

    def _require_answer(self, kind: bytes, content: bytes) -> None:
        """Raise `Refused` where a process sent the reason why it has no answer."""
        if kind in (ANSWER, PACKED):
            return
        if kind == REFUSED:
            raise Refused(400, f"The query is not SPARQL: {_shortened(content.decode())}.")
        if kind == TOO_LARGE:
            raise Refused(400, f"The answer has more than {self.settings.answer} MB; ask for less, or use LIMIT.")
        if kind == TOO_HEAVY:
            raise Refused(400, f"The query needs more than {self.settings.memory} MB of memory.")
        _LOG.warning("a query could not be evaluated", extra={"reason": content.decode()[:200]})
        raise Refused(400, "The query could not be evaluated.")

    def _died(self, died: Died, process: Process) -> Refused:
        """Return what a client is told whose query ended a process."""
        if process.gave_way:
            return _crowded()
        code = died.args[0]
        _LOG.warning("a process died over a query", extra={"code": code})
        if code == -signal.SIGALRM:
            return Refused(503, f"The query took longer than {self.settings.timeout:g} seconds and was stopped.")
        if code == -signal.SIGKILL:  # by somebody else: the system that has no memory left, or who runs the server
            return _Killed(503, "The query was stopped; try again later.", retry_after=AGAIN)
        return Refused(400, f"The query needs more than {self.settings.memory} MB of memory, or is nested too deeply.")


def _crowded() -> Refused:
    return Refused(503, "Too many long queries are asked; this one was stopped. Try again later.", retry_after=AGAIN)


def _shortened(complaint: str) -> str:
    """Return what the parser complains of: the sentence in what it says, without all letters that it would have taken.

    >>> _shortened("error at 1:6: expected one of Prefix not found, ['%'], ['A'..='Z' | 'a'..='z'], and many more")
    'error at 1:6: Prefix not found'
    >>> _shortened("error at 1:6: expected one of '(', '+', ['A'..='Z' | 'a'..='z'], IF, TZ, UUID")
    'error at 1:6'
    >>> _shortened('error at 1:27: expected one of ",", ".", ";", "}"')
    'error at 1:27: expected one of ",", ".", ";", "}"'
    """
    place, _, expected = complaint.partition(": expected ")
    if sentence := _SENTENCE.search(f", {expected.removeprefix('one of ')}"):
        return f"{place[:_SHORT]}: {sentence[1]}"
    return complaint if expected and len(expected) < _SHORT and "'" not in expected else place[:_SHORT]
