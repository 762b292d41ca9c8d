"""govgraph watch: builds what arrives in folders."""

from __future__ import annotations

import errno
import os
import re
import signal
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

import click

from govgraph.cli.build import summary, tell_fault
from govgraph.cli.options import store_option, tell
from govgraph.errors import GovgraphError

#: Looks after which a folder is built that never stands still: a copy of hours, a file that grows all day.
MOST_LOOKS = 60
#: What a folder holds: each file with its size and the time of its last change, in nanoseconds.
State = tuple[tuple[str, int, int], ...]


@click.command("watch", epilog="Example: govgraph watch incoming --store govgraph.store --every 10")
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER…",
)
@store_option
@click.option("--base", metavar="IRI", help="The base of the data's IRIs; a store keeps the one it was made with.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="How many processes read (by default 1)."
)
@click.option(
    "--every",
    type=click.FloatRange(min=0.1),
    default=5.0,
    metavar="SECONDS",
    help="How long between two looks (by default 5).",
)
@click.option("--ocr", is_flag=True, help="Have the text of scans and pictures recognised, by tesseract.")
def watch_command(
    folders: tuple[Path, ...], store: Path | str, base: str | None, jobs: int, every: float, ocr: bool
) -> int:
    """Build the graph of folders, and again whenever files in them have come, changed or gone.

    A file that is still being written is waited for: a build begins when two looks find the same, or after sixty looks
    with what is there. What arrived while the program was not running is built at its start. A folder whose drive is
    gone is waited for, and takes nothing out of the store. Ends at Ctrl-C or SIGTERM, after the build that is under
    way.
    """
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    tell(f"watching {', '.join(map(str, folders))}; Ctrl-C ends")
    mounts = [mount_of(folder) for folder in folders]
    built: State | None = None
    before: State | None = None
    waited = 0
    said = ""
    while not stop.is_set():
        mounts = [current_mount(folder, mount) for folder, mount in zip(folders, mounts, strict=True)]
        try:
            now = state_of(folders, mounts)
        except OSError as error:
            said = _tell_once(f"govgraph: {_in_words(error)}; nothing is built until it is back", said)
            before = None
            stop.wait(every)
            continue
        waited = waited + 1 if now not in (before, built) else 0
        if (now or built) and now != built and (now == before or waited == MOST_LOOKS):
            fault = _build(folders, store, base, jobs, ocr=ocr)
            built = now if not fault else None
            said = _tell_once(f"govgraph: {fault}; tried again", said) if fault else ""
            waited = 0
        before = now
        stop.wait(every)
    tell("ended")
    return 0


def state_of(folders: Sequence[Path], mounts: Sequence[Path] = ()) -> State:
    """Return the files of folders, at any depth, with size and time of change; one that goes meanwhile is left out.

    Stores of ours and hidden folders are not looked at, as a build does not. `mounts` are where the drives of the
    folders were: a folder without its drive is there and empty, and says nothing of what is gone.

    Raises:
        OSError: a folder is not there or cannot be listed, or its drive is gone.
    """
    for folder, mount in zip(folders, mounts, strict=False):
        if mount_of(folder) != mount:
            raise OSError(errno.ENODEV, "the drive is gone", str(mount))
    return tuple(sorted(_files(folders)))


def mount_of(folder: Path) -> Path:
    """Return where the drive on which a folder lies is in the tree of folders.

    >>> mount_of(Path("/"))
    PosixPath('/')
    """
    place = folder.resolve()
    while not os.path.ismount(place) and place != place.parent:
        place = place.parent
    return place


def current_mount(folder: Path, mount: Path) -> Path:
    """Return where the drive of a folder has come to lie: further in where one came, as before where it is gone."""
    now = mount_of(folder)
    return now if mount in now.parents else mount


def _files(folders: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    from govgraph.read.finding import OUR_FOLDERS

    for root in folders:
        os.stat(root)
        for folder, below, names in os.walk(root, onerror=_refuse):
            if not OUR_FOLDERS.isdisjoint(names):
                below.clear()
                continue
            below[:] = [name for name in below if not name.startswith(".")]
            for name in names:
                path = os.path.join(folder, name)
                try:
                    found = os.stat(path)
                except FileNotFoundError:
                    continue
                except OSError:  # a link that leads to itself: the build tells what is wrong with the file
                    yield path, -1, -1
                    continue
                yield path, found.st_size, found.st_mtime_ns


def _refuse(error: OSError) -> None:
    """Let what keeps a folder from being listed be known; one that goes while its parent is listed is gone."""
    if not isinstance(error, FileNotFoundError):
        raise error


def _in_words(error: OSError) -> str:
    return f"{error.filename}: the folder cannot be looked at ({error.strerror or type(error).__name__})"


def _tell_once(message: str, before: str) -> str:
    """Tell what keeps a build from running, unless it was told last, but for numbers of files; return it."""
    if re.sub(r"\d+", "", message) != re.sub(r"\d+", "", before):
        tell(message)
    return message


def _build(folders: Sequence[Path], store: Path | str, base: str | None, jobs: int, *, ocr: bool) -> str:
    """Build once, and tell how it ended; return why it could not run, nothing where it did."""
    from govgraph import pipeline
    from govgraph.files.zip_files import close_archives
    from govgraph.read import find_documents
    from govgraph.store.server import open_store

    try:
        files = find_documents(folders)
        with open_store(store, create=True, base=base) as graphs:
            report = pipeline.build(
                folders,
                graphs,
                jobs=jobs,
                watch=lambda row: tell_fault(row, graphs.path, tell),
                corrections=pipeline.load_corrections(folders, files, None),
                judgements=pipeline.load_judgements(folders, files, graphs.base, None),
                files=files,
                ocr=ocr,
            )
    except (GovgraphError, OSError) as error:  # the disk is full, another process has the store
        return " ".join(str(error).split())
    finally:
        close_archives()  # a drive may be taken out between two builds
    for warning in report.warnings:
        tell(f"govgraph: {warning}")
    tell(summary(report))
    return ""
