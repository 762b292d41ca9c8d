"""Who reads the documents of a build: processes of this machine, or a cluster (`--engine`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.files.remote import AnyPath, location

if TYPE_CHECKING:
    from govgraph.pipeline import Engine

_DASK = re.compile(r"dask(?:=(\S+))?")


class Place(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.2
    """A path of this machine, or an address that fsspec reads."""

    name = "place"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> AnyPath:
        """Return the path or the address."""
        return location(value)


def engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `engine`, `shards` and `shard_size`."""
    options = (
        click.option(
            "--engine",
            metavar="dask[=SCHEDULER]",
            help="Read on a cluster: that of a scheduler (tcp://HOST:8786), or one of --jobs processes made for it.",
        ),
        click.option(
            "--shards",
            type=Place(),
            metavar="FOLDER|URL",
            help="Where the cluster writes what it read as N-Quads, to be kept; else in the store, until it is loaded.",
        ),
        click.option(
            "--shard-size",
            type=click.IntRange(min=1),
            metavar="N",
            help="How many documents make a shard (by default 100).",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def require_sense(engine: str | None, jobs: int, shards: AnyPath | None, shard_size: int | None) -> None:
    """Raise unless the options can be meant together.

    Raises:
        click.UsageError: they cannot.
    """
    found = _DASK.fullmatch(engine) if engine is not None else None
    if engine is not None and found is None:
        raise click.UsageError(f"--engine «{engine}» is unknown; write dask, or dask=tcp://HOST:8786")
    if found is None and (shards is not None or shard_size is not None):
        raise click.UsageError("--shards and --shard-size say how a cluster works; add --engine dask")
    if found is not None and found[1] and jobs > 1:
        raise click.UsageError("--jobs counts processes of this machine; a scheduler knows its own workers")


def whole_paths(paths: Sequence[AnyPath]) -> list[AnyPath]:
    """Return paths that mean the same wherever a worker was started."""
    return [path.absolute() if isinstance(path, Path) else path for path in paths]


@contextmanager
def opened(
    engine: str | None, jobs: int, shards: AnyPath | None, shard_size: int | None, store: Path | None
) -> Iterator[Engine | None]:
    """Yield the engine that the options name, None for processes of this machine.

    Shards in the folder `store` are taken away when the block has ended well.

    Raises:
        ClusterError: dask is not installed, or the shards cannot be taken away.
    """
    found = _DASK.fullmatch(engine) if engine is not None else None
    if found is None:
        yield None
        return
    from govgraph.cluster import DaskEngine
    from govgraph.shards import SIZE, ShardFolder

    (place,) = whole_paths([shards if shards is not None else (store or Path()) / "shards"])
    folder = ShardFolder(str(place))
    with DaskEngine(folder, scheduler=found[1], jobs=jobs, size=shard_size or SIZE) as cluster:
        yield cluster
    if shards is None:
        folder.remove()
