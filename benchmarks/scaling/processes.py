"""What a command costs: time, processor time, and the memory of its process and of those that it starts."""

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_INTERVAL = 0.05  # seconds between two looks
PYTHON = (sys.executable, "-X", "utf8")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, seconds of all processors, and peaks of memory in bytes (0: the system does not tell them).

    `parent` is the peak of the process itself, `together` the most that it and those which it starts had at one moment;
    what processes share is counted in each.
    """

    seconds: float
    processor: float
    parent: int
    together: int


def run(*arguments: str) -> Cost:
    """Run Python with arguments and return what it cost; its messages are shown if it fails.

    Raises:
        RuntimeError: it ended with a code other than 0.
    """
    begun = time.perf_counter()
    with subprocess.Popen([*PYTHON, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        parent = together = ended = 0
        while not ended:
            parent = max(parent, _memory(process.pid, "VmHWM"))
            at_work = (process.pid, *_children(process.pid))
            together = max(together, sum(_memory(one, "VmRSS") for one in at_work))
            time.sleep(_INTERVAL)
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        said = process.stderr.read().decode() if process.stderr else ""
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}: {said.strip()[-2000:]}")
    return Cost(seconds, used.ru_utime + used.ru_stime, parent, together)


def answer(*arguments: str) -> Any:
    """Return what Python with arguments writes to standard output, as JSON; messages go where ours go."""
    done = subprocess.run([*PYTHON, *arguments], check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def processor_time(*arguments: str, runs: int) -> float:
    """Return the median of the processor time of Python with arguments."""
    spent = []
    for _ in range(runs):
        process = subprocess.Popen([*PYTHON, *arguments], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
        spent.append(used.ru_utime + used.ru_stime)
    return statistics.median(spent)


def bytes_of(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _children(process: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # The name stands in brackets and may hold anything; what follows it does not.
            fields = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[1]) == process:
            found.append(int(folder.name))
    return found


def _memory(process: int, name: str) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(name)), 0)
