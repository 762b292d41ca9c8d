"""Files within zip archives, with those methods of `pathlib` that are needed, read in place and within limits.

`bai.zip!/2024/nghi-quyet.docx` is a file in an archive, `bai.zip!/thang-5.zip!/a.txt` one in an archive within it. What
cannot be meant, or is made to harm, keeps its path and raises its reason when it is read, so that the ledger tells it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TypeGuard

from govgraph.errors import SourceError
from govgraph.files import zip_limits
from govgraph.files.file_name import Named
from govgraph.files.zip_files import ZipFiles, files_of
from govgraph.files.zip_limits import HARMFUL, WITHIN

#: The ending of the name of an archive.
ENDING = ".zip"


@dataclass(frozen=True, slots=True)
class ZipMember(Named):
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
            folder = files_of(self.archive, self.inside[:-1])
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
        return files_of(self.archive, self.inside[:-1]).read(self.inside[-1], str(self))


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

    def take(self, folder: ZipFiles, name: str) -> None:
        self.members -= len(folder.files)
        self.size -= sum(info.file_size for info in folder.files.values())
        if self.members < 0:
            raise SourceError(f"{name}: the archive holds more than {zip_limits.MOST_MEMBERS:,} files; split it")
        if self.size < 0:
            raise SourceError(
                f"{name}: unpacked it would have more than {zip_limits.LARGEST_UNPACKED // 10**9} GB; {HARMFUL}"
            )


def _members(archive: Path, inside: tuple[str, ...], budget: _Budget) -> Iterator[ZipMember]:
    folder = files_of(archive, inside)
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
