"""When and where a figure was measured."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path


def stamp() -> str:
    """Return date, processor and Python in one line."""
    today = datetime.now(UTC).date().isoformat()
    return f"{today}, {_processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
