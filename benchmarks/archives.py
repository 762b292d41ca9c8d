"""The same files in a folder and in an archive: `python -m benchmarks.archives [COUNT]`, a part of formats.md.

Small generated documents lie three folders deep. Each build is a process of its own; its time, its processor time and
the most memory that it had are those that the kernel counts.
"""

import os
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.documents.stream import document
from govgraph.read import find_documents

COUNT = 20_000
_PARAGRAPHS = 2  # of each document: its headline and how it begins


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: seconds, seconds of the processor, bytes of memory at most."""

    time: float
    processor: float
    memory: int


def compared(count: int = COUNT) -> str:
    """Return a table of what builds of a folder and of an archive with the same files take."""
    with TemporaryDirectory() as folder:
        plain, packed = Path(folder, "kho"), Path(folder, "kho.zip")
        write(count, plain)
        pack(plain, packed)
        lines = ["| | folder | archive | ratio |", "|---|---|---|---|"]
        listed = [_listed(path) for path in (plain, packed)]
        lines.append(_row("list", *(f"{one:.1f} s" for one in listed), ratio=listed[1] / listed[0]))
        for name in ("first build", "nothing changed"):
            one, other = (built(path, Path(folder, f"{path.name}.store")) for path in (plain, packed))
            times = (f"{cost.time:.1f} s ({cost.processor:.1f} s)" for cost in (one, other))
            lines.append(_row(f"{name}, time (of the processor)", *times, ratio=other.processor / one.processor))
            memory = (f"{cost.memory / 1e6:.0f} MB" for cost in (one, other))
            lines.append(_row(f"{name}, memory", *memory, ratio=other.memory / one.memory))
    return "\n".join(lines)


def write(count: int, folder: Path) -> None:
    """Write the beginnings of generated documents, as office, year and number part them."""
    for number in range(count):
        text = "\n\n".join(document(number).text.split("\n\n")[:_PARAGRAPHS])
        path = folder / f"xa-{number % 40:02}" / f"{2021 + number % 5}" / f"{number % 7}" / f"bai-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def pack(folder: Path, archive: Path) -> None:
    """Put all files of a folder into an archive."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.rglob("*.txt")):
            file.write(path, path.relative_to(folder))


def built(path: Path, store: Path) -> Cost:
    """Return what a build in a process of its own takes.

    Raises:
        RuntimeError: it did not build all.
    """
    command = [sys.executable, "-m", "govgraph", "build", str(path), "--store", str(store)]
    began = time.monotonic()
    with open(os.devnull, "wb") as nowhere:
        actions = [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), number) for number in (1, 2)]
        child = os.posix_spawn(sys.executable, command, os.environ, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"govgraph build {path} ended with the status {status}")
    return Cost(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def _listed(path: Path) -> float:
    began = time.monotonic()
    find_documents([path])
    return time.monotonic() - began


def _row(name: str, one: str, other: str, *, ratio: float) -> str:
    return f"| {name} | {one} | {other} | {ratio:.2f} |"


if __name__ == "__main__":
    print(compared(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT))
