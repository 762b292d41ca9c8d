"""What the routes of a server share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govgraph.serve.directory import Directories
    from govgraph.serve.metrics import Metrics
    from govgraph.serve.pool import Pool
    from govgraph.serve.settings import Settings
    from govgraph.serve.stretches import Stretches
    from govgraph.store.times import Times


@dataclass(frozen=True)
class State:
    """The build that is being served; a new one takes its place without a request failing."""

    etag: str
    """Names the content of the build: 16 hexadecimal digits, others as soon as anything was written."""
    modified: datetime
    """When the build wrote the data (UTC)."""
    base: str
    """The base of the IRIs of the data, which ends in «/»."""
    folder: Path
    """Where the RDF lies that the processes read."""
    times: Times | None = None
    """When its things came and changed; None: with the build."""

    def since(self, thing: str) -> tuple[datetime, datetime]:
        """Return when a thing came, as far as is known, and when what is said of it last changed; to the second."""
        if self.times is None:
            written = self.modified.replace(microsecond=0)
            return written, written
        created, modified = self.times.of(thing)
        return datetime.fromtimestamp(created, UTC), datetime.fromtimestamp(modified, UTC)


@dataclass(frozen=True)
class Context:
    """What a module with routes is given."""

    pool: Pool
    settings: Settings
    metrics: Metrics

    @cached_property
    def directories(self) -> Directories:
        """All entities of the build, once they are read."""
        from govgraph.serve.directory import Directories

        return Directories(self)

    @cached_property
    def stretches(self) -> Stretches:
        """The parts of answers that are kept for their next pages."""
        from govgraph.serve.stretches import Stretches

        return Stretches(self.pool, self.settings.timeout)

    @property
    def state(self) -> State:
        """The build that new queries see; ask anew for each request."""
        return self.pool.state
