"""The files of one zip archive that is opened in place: which there are, why some are refused, and their bytes.

Archives stay open, and those within others stay in memory, as long as files of them are read one after the other.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from govgraph.errors import SourceError
from govgraph.files import zip_limits
from govgraph.files.zip_limits import HARMFUL, WITHIN, fault_of, refuse_bomb
from govgraph.files.zip_names import path_of

_KEPT_OPEN = 64  # archives; files are read in the order of their names, from now this one, now that
_KEPT_IN_MEMORY = 4  # archives within archives
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OSError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    MemoryError,
)


@dataclass(slots=True)
class ZipFiles:
    """The files of one archive: those that can be read, and why others cannot, by their paths."""

    archive: zipfile.ZipFile
    files: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def read(self, path: str, shown: str) -> bytes:
        """Return what is in a file; `shown` is its path, for messages.

        Raises:
            SourceError: it is refused, damaged or not there.
        """
        if path in self.faults:
            raise SourceError(f"{shown}: {self.faults[path]}")
        if path not in self.files:
            raise SourceError(f"{shown}: there is no such file in the archive; check the name")
        try:
            with self.archive.open(self.files[path]) as file:
                data = file.read(zip_limits.LARGEST_MEMBER + 1)
        except _DAMAGED as error:
            said = " ".join(str(error).split())[:120] or type(error).__name__
            raise SourceError(f"{shown}: damaged in the archive ({said}); get the archive anew") from error
        return data


def files_of(archive: Path, inside: tuple[str, ...]) -> ZipFiles:
    """Return the files of an archive, or of one within it.

    Raises:
        SourceError: it cannot be opened, or all of it is refused.
    """
    try:
        found = os.stat(archive)
    except (OSError, ValueError) as error:
        raise SourceError(f"{archive}: the archive cannot be read ({error}); check name and permissions") from error
    # A process that is forked has its parent's open files, whose place in the file is one for both.
    version = (found.st_mtime_ns, found.st_size, os.getpid())
    return _within(archive, inside, version) if inside else _opened(archive, version)


def close_archives() -> None:
    """Let go of the archives that are kept open for those who ask for one again."""
    _opened.cache_clear()
    _within.cache_clear()


@lru_cache(_KEPT_OPEN)
def _opened(archive: Path, version: tuple[int, int, int]) -> ZipFiles:
    return _read_folder(archive, version[1], str(archive))


@lru_cache(_KEPT_IN_MEMORY)
def _within(archive: Path, inside: tuple[str, ...], version: tuple[int, int, int]) -> ZipFiles:
    shown = WITHIN.join((str(archive), *inside))
    if len(inside) >= zip_limits.DEEPEST:
        raise SourceError(f"{shown}: more than {zip_limits.DEEPEST} archives lie in one another; {HARMFUL}")
    data = files_of(archive, inside[:-1]).read(inside[-1], shown)
    return _read_folder(io.BytesIO(data), len(data), shown)


def _read_folder(source: Path | io.BytesIO, size: int, shown: str) -> ZipFiles:
    """Return the files of an archive of `size` bytes; `shown` is its path, for messages.

    Raises:
        SourceError: it is damaged, or all of it is refused.
    """
    try:
        opened = zipfile.ZipFile(source)
    except _DAMAGED as error:
        said = " ".join(str(error).split())[:120]
        raise SourceError(f"{shown}: the archive is damaged ({said}); get it anew from where it came") from error
    infos = [info for info in opened.infolist() if not info.is_dir()]
    refuse_bomb(infos, size, shown)
    folder = ZipFiles(opened)
    for info in infos:
        path = path_of(info)
        fault = fault_of(info, path)
        if fault is None and (path in folder.files or path in folder.faults):
            fault = "the archive has two files of this path; which one is meant nobody can tell; pack it anew"
            folder.files.pop(path, None)
        if fault is None:
            folder.files[path] = info
        else:
            folder.faults[path] = fault
    return folder
