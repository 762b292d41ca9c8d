"""govgraph watch: builds what arrives in folders."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

import click

from govgraph.cli.build import summary
from govgraph.cli.options import store_option, tell
from govgraph.errors import GovgraphError

#: What a folder holds: each file with its size and the time of its last change, in nanoseconds.
State = tuple[tuple[str, int, int], ...]


@click.command("watch", epilog="Example: govgraph watch incoming --store govgraph.store --every 10")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, file_okay=False))
@store_option
@click.option("--base", metavar="IRI", help="The base of the data's IRIs; a store keeps the one it was made with.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="How many processes read.")
@click.option(
    "--every", type=click.FloatRange(min=0.1), default=5.0, metavar="SECONDS", help="How long between two looks."
)
@click.option("--ocr", is_flag=True, help="Have the text of scans and pictures recognised, by tesseract.")
def watch_command(
    folders: tuple[Path, ...], store: Path | str, base: str | None, jobs: int, every: float, ocr: bool
) -> int:
    """Build the graph of folders, and again whenever files in them have come, changed or gone.

    A file that is still being written is waited for: a build begins when two looks find the same. What arrived while
    the program was not running is built at its start. Ends at Ctrl-C or SIGTERM, after the build that is under way.
    """
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    tell(f"watching {', '.join(map(str, folders))}; Ctrl-C ends")
    built: State | None = None
    before: State | None = None
    while not stop.is_set():
        now = state_of(folders)
        if (now or built) and now == before and now != built:
            built = now if _build(folders, store, base, jobs, ocr=ocr) else None
        before = now
        stop.wait(every)
    tell("ended")
    return 0


def state_of(folders: Sequence[Path]) -> State:
    """Return the files of folders, at any depth, with size and time of change; one that goes meanwhile is left out."""
    return tuple(sorted(_files(folders)))


def _files(folders: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    for root in folders:
        for folder, _, names in os.walk(root):
            for name in names:
                path = os.path.join(folder, name)
                try:
                    found = os.stat(path)
                except OSError:
                    continue
                yield path, found.st_size, found.st_mtime_ns


def _build(folders: Sequence[Path], store: Path | str, base: str | None, jobs: int, *, ocr: bool) -> bool:
    """Build once, and tell how it ended; False where it could not run and is to be tried again."""
    from govgraph import pipeline
    from govgraph.read import find_documents
    from govgraph.server_store import open_store

    try:
        files = find_documents(folders)
        with open_store(store, create=True, base=base) as graphs:
            report = pipeline.build(
                folders,
                graphs,
                jobs=jobs,
                watch=lambda row: tell(f"govgraph: {row.reason}") if row.outcome == "unreadable" else None,
                corrections=pipeline.load_corrections(folders, files, None),
                judgements=pipeline.load_judgements(folders, files, graphs.base, None),
                files=files,
                ocr=ocr,
            )
    except GovgraphError as error:
        tell(f"govgraph: {' '.join(str(error).split())}; tried again")
        return False
    for warning in report.warnings:
        tell(f"govgraph: {warning}")
    tell(summary(report))
    return True
