"""Files that have an address, such as `s3://bucket/folder/bai-7.txt`, with those methods of `pathlib` that are needed.

fsspec reads them. It comes with the extra `cluster`, and what it needs for a protocol (s3fs for s3, say) the user
installs. Paths of this machine never need it. Text that holds «://» is an address; no `str(Path)` does.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from govgraph.errors import GovgraphError, SourceError
from govgraph.files.file_name import Named
from govgraph.files.zip_folder import ZipMember
from govgraph.files.zip_limits import WITHIN

#: Stands for the stamp of a file that is not there.
ABSENT = "none"

EXTRA = "pip install 'govgraph[cluster]'"

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]+://)(.*?)/*", re.DOTALL)
_WITH_PASSWORD = re.compile(r"[^/]*//[^/@]*:[^/@]*@")
# What file systems call that which changes with the content of a file.
_TELLING = (
    *("ETag", "etag", "checksum", "md5Hash", "content_md5", "generation", "VersionId", "modificationTime"),
    *("mtime", "LastModified", "last_modified", "modified", "updated", "created"),
)


@dataclass(frozen=True, slots=True)
class RemotePath(Named):
    """The address of a file or folder; one that was listed also has stamps, of itself and of the files beside it.

    A stamp is another when what it is of is. It is empty where the file system tells nothing that changes with a file.

    >>> page = RemotePath("s3://bucket/pages/bai-7.txt")
    >>> page.stem, page.suffix, str(page.parent / "corrections.csv")
    ('bai-7', '.txt', 's3://bucket/pages/corrections.csv')
    """

    url: str
    stamp: str = field(default="", compare=False)
    beside_stamp: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.url

    def __truediv__(self, name: str) -> RemotePath:
        return RemotePath(f"{self.url}{'' if self.url.endswith('://') else '/'}{name}")

    @property
    def name(self) -> str:
        """The last part of the address."""
        return self.url.rpartition("/")[2]

    @property
    def parent(self) -> RemotePath:
        """The folder."""
        before = self.url.rpartition("/")[0]
        return RemotePath(f"{before}/" if before.endswith(":/") else before)

    def with_name(self, name: str) -> RemotePath:
        """Return the address of another file in the same folder."""
        return self.parent / name

    def resolve(self) -> RemotePath:
        """Return itself: an address is whole."""
        return self

    def is_dir(self) -> bool:
        """Tell whether it is a folder, or what a store of objects takes for one."""
        with system_errors(self.url):
            system, path = file_system(self.url)
            return bool(system.isdir(path))

    def is_file(self) -> bool:
        """Tell whether it is a file."""
        with system_errors(self.url):
            system, path = file_system(self.url)
            return bool(system.isfile(path))

    def exists(self) -> bool:
        """Tell whether it is anything; what cannot be asked for now may be, and reading it tells the reason."""
        try:
            with system_errors(self.url):
                system, path = file_system(self.url)
                return bool(system.exists(path))
        except OSError:
            return True

    @contextmanager
    def open(self, mode: str = "rb") -> Iterator[IO[bytes]]:
        """Yield the file, open; whatever is wrong with it is an `OSError`, as it is with a file of this machine."""
        with system_errors(self.url):
            system, path = file_system(self.url)
            with system.open(path, mode) as file:
                yield file


AnyPath = Path | RemotePath | ZipMember


def location(text: str) -> AnyPath:
    """Return the path or the address that is written.

    Raises:
        SourceError: an address holds a password, which would be written into ledgers.

    >>> location("s3://bucket/pages/"), str(location("pages//bai-7.txt")) == os.path.join("pages", "bai-7.txt")
    (RemotePath(url='s3://bucket/pages', stamp='', beside_stamp=''), True)
    """
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return Path(text)
    if _WITH_PASSWORD.match(text):
        shown = _WITH_PASSWORD.sub(found[1], text)
        raise SourceError(f"{shown}: a password in an address would be written into the ledger; configure fsspec")
    return RemotePath(found[1] + found[2])


def location_of(path: object) -> AnyPath:
    """Return the path or the address that a caller gives in any of the usual forms.

    >>> location_of("seeds/a.txt") == location_of(Path("seeds/a.txt"))
    True

    Raises:
        TypeError: it is none.
        SourceError: an address holds a password.
    """
    if isinstance(path, Path | RemotePath | ZipMember):
        return path
    if isinstance(path, str | os.PathLike) and isinstance(written := os.fspath(path), str):
        return location(written)
    raise TypeError(f"a file is named by str or os.PathLike, not by {type(path).__name__}: {path!r:.80}")


def is_address(text: str) -> bool:
    """Tell whether a text is an address, not a path of this machine."""
    return "://" in text


def real_path(path: AnyPath) -> str:
    """Return what is the same for all names of a file: an address, or a path without links."""
    if isinstance(path, ZipMember):
        return WITHIN.join((os.path.realpath(path.archive), *path.inside))
    return path.url if isinstance(path, RemotePath) else os.path.realpath(path)


def real_paths(paths: Iterable[AnyPath]) -> list[str]:
    """Return what `real_path` does of each; of files of one folder in a fraction of its time.

    >>> real_paths([Path("/none/a.txt"), Path("/none/b.txt")])
    ['/none/a.txt', '/none/b.txt']
    """
    folders: dict[str, str] = {}
    archives: dict[Path, str] = {}
    found = []
    for path in paths:
        if isinstance(path, RemotePath):
            found.append(path.url)
            continue
        if isinstance(path, ZipMember):
            if path.archive not in archives:
                archives[path.archive] = os.path.realpath(path.archive)
            found.append(WITHIN.join((archives[path.archive], *path.inside)))
            continue
        folder, name = os.path.split(path)
        if name in ("", os.curdir, os.pardir) or os.path.islink(path):
            found.append(os.path.realpath(path))
            continue
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        found.append(os.path.join(folders[folder], name))
    return found


def listed(place: RemotePath) -> list[RemotePath]:
    """Return the file, or the files of the folder at any depth that are not hidden, with their stamps.

    Raises:
        SourceError: there is none, or it cannot be asked for.
    """
    try:
        with system_errors(place.url):
            system, root = file_system(place.url)
            system.invalidate_cache()
            found = system.find(root, detail=True)
            if not found and not system.exists(root):
                raise FileNotFoundError(place.url)
    except FileNotFoundError as error:
        raise SourceError(f"{place}: there is no such file or folder; check the name") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"{place}: cannot be listed ({reason}); check the address and your rights") from error
    files = []
    for path, info in found.items():
        below = path[len(root) :].strip("/")
        if not any(part.startswith(".") for part in below.split("/")[:-1]):
            files.append(RemotePath((place / below if below else place).url, _stamp(info)))
    return files


def stamp_of(url: str) -> str:
    """Return the stamp of a file, `ABSENT` where there is none.

    Raises:
        OSError: it cannot be asked for.
    """
    with system_errors(url):
        system, path = file_system(url)
        try:
            return _stamp(system.info(path))
        except FileNotFoundError:
            return ABSENT


def file_system(url: str) -> tuple[Any, str]:
    """Return the file system of fsspec for an address, and the path in it.

    Raises:
        SourceError: fsspec, or what it needs for the protocol, is not installed; or nobody knows the protocol.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise SourceError(f"{url}: addresses are read by fsspec, which is not installed; {EXTRA}") from error
    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise SourceError(f"{url}: fsspec cannot read such addresses ({error}); install what it asks for") from error
    return system, path


def _stamp(info: dict[str, Any]) -> str:
    told = [f"{name} {info[name]}" for name in _TELLING if info.get(name) is not None]
    return hashlib.sha256(f"{info.get('size')} {told}".encode()).hexdigest() if told else ""


@contextmanager
def system_errors(url: str) -> Iterator[None]:
    """Let what a file system raises of its own kind be an `OSError`."""
    try:
        yield
    except (OSError, GovgraphError):
        raise
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise OSError(errno.EIO, said, url) from error
