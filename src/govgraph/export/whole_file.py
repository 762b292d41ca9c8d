"""A file that is either written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from govgraph.errors import ExportError


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Yield a new binary file that takes the place of `path` at the end of the block.

    Until then `path` is as it was, and stays so when the block raises. What is not an ordinary file (a terminal, a
    pipe, /dev/null) cannot be replaced and is written to.

    Raises:
        ExportError: the file cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     target = Path(folder, "a.txt")
    ...     with replacing(target) as file:
    ...         print(file.write(b"whole"), target.exists())
    ...     target.read_bytes()
    5 False
    b'whole'
    """
    target = Path(path)
    try:
        # A link stays a link: what it points at is replaced.
        target = target.resolve()
        if target.exists() and not stat.S_ISREG(target.stat().st_mode) and not target.is_dir():
            with target.open("wb") as device:
                yield device
            return
        # In the same folder, since a rename across file systems is no rename.
        new = target.with_name(f".{target.name[:200]}.{os.getpid()}.new")
        try:
            with new.open("wb") as file:
                yield file
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{path}: cannot be written ({reason}); name another file with -o") from error
