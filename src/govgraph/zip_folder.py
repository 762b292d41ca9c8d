"""Files within zip archives, with those methods of `pathlib` that are needed, read in place and within limits.

`bai.zip!/2024/nghi-quyet.docx` is a file in an archive, `bai.zip!/thang-5.zip!/a.txt` one in an archive within it. What
cannot be meant, or is made to harm, keeps its path and raises its reason when it is read, so that the ledger tells it.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO, TypeGuard

from govgraph import zip_limits
from govgraph.errors import SourceError
from govgraph.zip_limits import HARMFUL, WITHIN, fault_of, refuse_bomb

#: The ending of the name of an archive.
ENDING = ".zip"

_UTF_8 = 0x800  # the flag of a member whose name is UTF-8
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


@dataclass(frozen=True, slots=True)
class ZipMember:
    """A file in an archive of this machine; `inside` are its paths in that archive, and in those within.

    >>> member = ZipMember(Path("kho/bai.zip"), ("thang-5.zip", "hop/bai-7.txt"))
    >>> str(member), member.stem, str(member.with_name("bai-7.meta.json"))
    ('kho/bai.zip!/thang-5.zip!/hop/bai-7.txt', 'bai-7', 'kho/bai.zip!/thang-5.zip!/hop/bai-7.meta.json')
    """

    archive: Path
    inside: tuple[str, ...]

    def __str__(self) -> str:
        return WITHIN.join((str(self.archive), *self.inside))

    @property
    def name(self) -> str:
        """The name of the file."""
        return PurePosixPath(self.inside[-1]).name or self.inside[-1]

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        """The ending of the name, with its dot."""
        return PurePosixPath(self.name).suffix

    @property
    def parent(self) -> Path:
        """The folder in which the archive lies: there stands what people decided about its documents."""
        return self.archive.parent

    def with_name(self, name: str) -> ZipMember:
        """Return another file in the same folder of the archive."""
        return ZipMember(self.archive, (*self.inside[:-1], str(PurePosixPath(self.inside[-1]).with_name(name))))

    def resolve(self) -> ZipMember:
        """Return the same file by the real path of its archive."""
        return ZipMember(self.archive.resolve(), self.inside)

    def is_dir(self) -> bool:
        """Tell that it is no folder."""
        return False

    def is_file(self) -> bool:
        """Tell whether the archive has such a file; one that is refused is there, too."""
        return self.exists()

    def exists(self) -> bool:
        """Tell whether the archive has such a file."""
        try:
            folder = _folder(self.archive, self.inside[:-1])
        except SourceError:
            return False
        return self.inside[-1] in folder.files or self.inside[-1] in folder.faults

    @contextmanager
    def open(self, mode: str = "rb") -> Iterator[IO[bytes]]:
        """Yield the file, open for reading.

        Raises:
            OSError: there is no such file in the archive, or it is refused.
        """
        try:
            if not self.exists():
                raise FileNotFoundError(str(self))
            data = self.read_bytes()
        except SourceError as error:
            raise OSError(0, str(error)) from error
        yield io.BytesIO(data)

    def read_bytes(self) -> bytes:
        """Return what is in the file.

        Raises:
            SourceError: it is refused, damaged or not there; the message says why.
        """
        return _folder(self.archive, self.inside[:-1]).read(self.inside[-1], str(self))


def is_archive(path: object) -> TypeGuard[Path]:
    """Tell whether a path of this machine is that of an archive, by its ending."""
    return isinstance(path, Path) and path.suffix.lower() == ENDING and path.is_file()


def members_of(archive: Path) -> list[ZipMember]:
    """Return all files of an archive and of those within it, in the order of their paths, with those to be refused.

    An archive within that cannot be opened is a file itself.

    Raises:
        SourceError: the archive cannot be opened, or all of it is refused.
    """
    found = list(_members(archive, (), _Budget(zip_limits.MOST_MEMBERS, zip_limits.LARGEST_UNPACKED)))
    return sorted(found, key=lambda member: member.inside)


def members_within(member: ZipMember) -> list[ZipMember]:
    """Return all files of an archive that lies in another.

    Raises:
        SourceError: as `members_of`.
    """
    return list(_members(member.archive, member.inside, _Budget(zip_limits.MOST_MEMBERS, zip_limits.LARGEST_UNPACKED)))


@dataclass(slots=True)
class _Budget:
    """What an archive may still unfold to, with those within it."""

    members: int
    size: int

    def take(self, folder: _Folder, name: str) -> None:
        self.members -= len(folder.files)
        self.size -= sum(info.file_size for info in folder.files.values())
        if self.members < 0:
            raise SourceError(f"{name}: the archive holds more than {zip_limits.MOST_MEMBERS:,} files; split it")
        if self.size < 0:
            raise SourceError(
                f"{name}: unpacked it would have more than {zip_limits.LARGEST_UNPACKED // 10**9} GB; {HARMFUL}"
            )


def _members(archive: Path, inside: tuple[str, ...], budget: _Budget) -> Iterator[ZipMember]:
    folder = _folder(archive, inside)
    budget.take(folder, WITHIN.join((str(archive), *inside)))
    for path in (*folder.files, *folder.faults):
        member = ZipMember(archive, (*inside, path))
        if member.suffix.lower() != ENDING or path in folder.faults:
            yield member
            continue
        try:
            yield from list(_members(archive, member.inside, budget)) or [member]
        except SourceError:  # told when it is read
            yield member


@dataclass(slots=True)
class _Folder:
    """The files of one archive: those that can be read, and why others cannot, by their paths."""

    archive: zipfile.ZipFile
    files: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def read(self, path: str, shown: str) -> bytes:
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


def _folder(archive: Path, inside: tuple[str, ...]) -> _Folder:
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


@lru_cache(_KEPT_OPEN)
def _opened(archive: Path, version: tuple[int, int, int]) -> _Folder:
    return _read_folder(archive, version[1], str(archive))


@lru_cache(_KEPT_IN_MEMORY)
def _within(archive: Path, inside: tuple[str, ...], version: tuple[int, int, int]) -> _Folder:
    shown = WITHIN.join((str(archive), *inside))
    if len(inside) >= zip_limits.DEEPEST:
        raise SourceError(f"{shown}: more than {zip_limits.DEEPEST} archives lie in one another; {HARMFUL}")
    data = _folder(archive, inside[:-1]).read(inside[-1], shown)
    return _read_folder(io.BytesIO(data), len(data), shown)


def _read_folder(source: Path | io.BytesIO, size: int, shown: str) -> _Folder:
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
    folder = _Folder(opened)
    for info in infos:
        path = _path_of(info)
        fault = fault_of(info, path)
        if fault is None and (path in folder.files or path in folder.faults):
            fault = "the archive has two files of this path; which one is meant nobody can tell; pack it anew"
            folder.files.pop(path, None)
        if fault is None:
            folder.files[path] = info
        else:
            folder.faults[path] = fault
    return folder


def _path_of(info: zipfile.ZipInfo) -> str:
    """Return the path of a member: «/» between folders, its letters as UTF-8 where the archive does not say so."""
    name = info.orig_filename
    if not info.flag_bits & _UTF_8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")
