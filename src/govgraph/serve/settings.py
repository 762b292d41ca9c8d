"""What a server is told at its start: where the data are, and how much a client may ask of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from govgraph.profiles import Metadata


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of a server; the values here are those of `govgraph serve` without options.

    >>> Settings(store=Path("govgraph.store")).timeout
    30.0
    """

    store: Path
    """The folder of the store."""
    url: str = ""
    """The address under which clients know the server, such as `https://example.org/`; nothing: what they ask by."""
    title: str = ""
    """The title of pages and descriptions."""
    metadata: Metadata = field(default_factory=Metadata)
    """Who publishes the data, under which licence; without it the pages say that no licence is stated."""
    workers: int = 4
    """How many processes answer queries."""
    long: int = 2
    """How many queries may take longer than `patience` at a time, each in a process beside those of `workers`."""
    patience: float = 0.25
    """Seconds after which a query counts as long, and makes room for others."""
    timeout: float = 30.0
    """Seconds after which a query is ended."""
    memory: int = 512
    """Megabytes that the process of a query may have."""
    answer: int = 64
    """Megabytes that an answer may have."""
    queue: int = 100
    """How many queries may wait for a process."""
    rate: float = 20.0
    """Requests a second that one client may make in the long run; 0 for any number."""
    burst: int = 100
    """Requests that one client may make at once."""
    query_bytes: int = 1_000_000
    """Bytes that a query may have."""
    nesting: int = 64
    """How deep brackets of a query may be nested."""
    tokens: int = 5_000
    """How many words and signs a query may have, values of VALUES not counted."""
    values: int = 20_000
    """How many words and signs the VALUES of a query may have."""
    graphs: int = 1_000
    """How many graphs a query may name as its data set."""
    arrival: float = 15.0
    """Seconds in which the head of a request has to arrive, and then its body."""
    watch: float = 2.0
    """Seconds between two looks at whether a build changed the store."""
