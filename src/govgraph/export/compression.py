"""Files that are compressed, as the ending of their name says: .gz (gzip) and .zst (Zstandard)."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, cast

from govgraph.errors import ExportError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

#: The endings that say how a file is compressed.
COMPRESSIONS = (".gz", ".zst")

# A higher level of either takes several times as long for a few per cent.
_GZIP_LEVEL = 6
_ZSTD_LEVEL = 9

_PORTION = 1 << 17


def split_ending(path: str | os.PathLike[str]) -> tuple[str, str]:
    """Return the ending that tells a file's format, and the one that tells how it is compressed, in small letters.

    >>> split_ending("graph.ttl.gz"), split_ending("GRAPH.NQ"), split_ending("graph.zst")
    (('.ttl', '.gz'), ('.nq', ''), ('', '.zst'))
    """
    name = Path(path)
    last = name.suffix.lower()
    return (name.with_suffix("").suffix.lower(), last) if last in COMPRESSIONS else (last, "")


@contextmanager
def compressing(file: BinaryIO, path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    r"""Yield a binary file whose content comes into `file` compressed as the ending of `path` says.

    The same content gives the same bytes: neither time nor name are in them.

    Raises:
        ExportError: the ending is .zst, and the package `zstandard` is missing.

    >>> import io
    >>> with compressing(out := io.BytesIO(), "graph.nt.gz") as packed:
    ...     _ = packed.write(b"one")
    >>> gzip.decompress(out.getvalue()), out.getvalue()[4:8]
    (b'one', b'\x00\x00\x00\x00')
    """
    _, compression = split_ending(path)
    if compression == ".gz":
        with gzip.GzipFile(filename="", mode="wb", compresslevel=_GZIP_LEVEL, fileobj=file, mtime=0) as packed:
            yield cast(BinaryIO, packed)
    elif compression == ".zst":
        packer = _zstandard(path).ZstdCompressor(level=_ZSTD_LEVEL, write_checksum=True)
        with packer.stream_writer(file, closefd=False) as packed:
            yield cast(BinaryIO, packed)
    else:
        yield file


@contextmanager
def reading(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Yield the content of a file, unpacked as its ending says.

    Raises:
        ExportError: the file cannot be read, or is not what its ending says; or `zstandard` is missing.
    """
    _, compression = split_ending(path)
    try:
        with open(path, "rb") as file:
            if compression == ".gz":
                with gzip.GzipFile(fileobj=file, mode="rb") as content:
                    yield cast(BinaryIO, content)
            elif compression == ".zst":
                package = _zstandard(path)
                try:
                    yield cast(BinaryIO, io.BufferedReader(_Unpacked(file, package), _PORTION))
                except package.ZstdError as error:
                    raise ExportError(f"{path}: is damaged, or no Zstandard file ({error}); fetch it again") from error
            else:
                yield file
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise ExportError(f"{path}: is damaged, or not packed as its ending says ({error}); fetch it again") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{path}: cannot be read ({reason}); name another file") from error


class _Unpacked(io.RawIOBase):
    """The content of a .zst file; its end has to come, which the reader of the package does not ask for."""

    def __init__(self, file: BinaryIO, package: ModuleType) -> None:
        self._file = file
        self._unpacker = package.ZstdDecompressor().decompressobj()
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        room = memoryview(buffer).cast("B")
        while not self._waiting and not self._unpacker.eof:
            portion = self._file.read(_PORTION)
            if not portion:
                raise EOFError("it ends too early")
            self._waiting = self._unpacker.decompress(portion)
        part, self._waiting = self._waiting[: len(room)], self._waiting[len(room) :]
        room[: len(part)] = part
        return len(part)


def _zstandard(path: str | os.PathLike[str]) -> ModuleType:
    try:
        import zstandard
    except ImportError as error:
        raise ExportError(
            f"{path}: .zst needs the package zstandard, which is missing; pip install 'govgraph[zstd]', or choose .gz"
        ) from error
    return zstandard
