"""The documents that folders and archives hold."""

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from govgraph.errors import SourceError
from govgraph.files.remote import ABSENT, AnyPath, RemotePath, listed, real_paths, stamp_of
from govgraph.files.zip_folder import ZipMember, is_archive, members_of
from govgraph.read.bystanders import holds_none, is_left_behind, without_parts
from govgraph.read.corrections import FILE_NAME
from govgraph.read.headings import COLUMNS_ENDING, columns_path
from govgraph.read.meta import META_ENDING, meta_path

# Files that tell that a folder is a store, a site or a feed of govgraph, in which no documents lie.
OUR_FOLDERS = frozenset({"store.json", "site-files.txt", "feed.json"})
#: Files of a folder of documents that are none: what people decided about them.
DECIDED = frozenset({"judgements.csv", FILE_NAME})


def find_documents(paths: Iterable[AnyPath]) -> list[AnyPath]:
    """Return the files that `paths` name or hold, each once, in the order of their names.

    Of a folder, all files at any depth are documents but meta files, README, judgements.csv and corrections.csv, and
    those that nobody wrote (`bystanders`): a file of an unknown kind shall end as unreadable in the ledger, not be
    passed over.

    Raises:
        SourceError: a path does not exist, or a folder cannot be listed.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     for name in ("b.txt", "a.txt", "a.meta.json", "README.md", ".hidden.txt"):
    ...         Path(folder, name).touch()
    ...     [path.name for path in find_documents([Path(folder)])]
    ['a.txt', 'b.txt']
    """
    return _each_once(_files(path, _is_document) for path in paths)


def find_meta_files(paths: Iterable[AnyPath]) -> list[AnyPath]:
    """Return the files in the folders and archives among `paths` that are called as meta files are, each once.

    Raises:
        SourceError: see `find_documents`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     for name in ("a.txt", "a.meta.json", "b.txt.META.json", "._a.meta.json"):
    ...         Path(folder, name).touch()
    ...     [path.name for path in find_meta_files([Path(folder)])]
    ['a.meta.json', 'b.txt.META.json']
    """
    return _each_once((file for file in _files(path, _is_meta_file) if _is_meta_file(file.name)) for path in paths)


def _each_once(found: Iterable[Iterable[AnyPath]]) -> list[AnyPath]:
    by_real: dict[str, AnyPath] = {}
    for some in found:
        files = list(some)
        for real, file in zip(real_paths(files), files, strict=True):
            by_real.setdefault(real, file)
    return sorted(by_real.values(), key=lambda file: (unicodedata.normalize("NFC", file.name), str(file)))


def _files(path: AnyPath, is_wanted: Callable[[str], bool]) -> Iterator[AnyPath]:
    """Yield the path if it is a file; of a folder the wanted files, and the documents that are no archives."""
    if isinstance(path, RemotePath):
        yield from _remote_files(path, is_wanted)
        return
    if isinstance(path, ZipMember):
        yield path
        return
    if not path.is_dir():
        if not os.path.lexists(path):
            raise SourceError(f"{path}: there is no such file or folder; check the name")
        yield from _unpacked(path, is_wanted)
        return

    def refuse(error: OSError) -> None:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"{error.filename}: the folder cannot be listed ({reason}); check its permissions") from error

    for folder, folders, names in os.walk(path, onerror=refuse):
        if not OUR_FOLDERS.isdisjoint(names):
            folders.clear()
            continue
        folders[:] = [name for name in folders if not holds_none(name, names)]
        for name in names:
            if is_wanted(name) or _is_document(name):
                yield from _unpacked(Path(folder, name), is_wanted)


def _unpacked(path: Path, is_wanted: Callable[[str], bool]) -> Iterator[AnyPath]:
    """Yield the wanted files of an archive, itself where it has none or cannot be opened; any other file."""
    if not is_archive(path):
        yield path
        return
    try:
        found: list[AnyPath] = [*_packed(members_of(path), is_wanted)]
    except SourceError:  # told when it is read
        found = []
    yield from found or [path]


def _packed(members: Iterable[ZipMember], is_wanted: Callable[[str], bool]) -> Iterator[ZipMember]:
    """Yield the wanted among the files of an archive; corrections in it take no effect, and end as unreadable."""
    by_path = {"/".join(member.inside): member for member in members}
    kept = without_parts(by_path)
    for path, member in by_path.items():
        if path in kept and (is_wanted(member.name) or member.name.lower() in DECIDED):
            yield member


def _remote_files(place: RemotePath, is_wanted: Callable[[str], bool]) -> Iterator[RemotePath]:
    files = {file.url: file for file in listed(place)}
    kept = without_parts(url.removeprefix(place.url) for url in files)
    for file in files.values():
        if file == place:  # named, not listed
            yield replace(file, beside_stamp=_stamp_beside(file, stamp_of))
        elif file.url.removeprefix(place.url) in kept and is_wanted(file.name):
            yield replace(
                file, beside_stamp=_stamp_beside(file, lambda url: files[url].stamp if url in files else ABSENT)
            )


def _stamp_beside(file: RemotePath, stamp_of: Callable[[str], str]) -> str:
    """Return one stamp of the files that may tell of a document; it is empty where that of one of them is."""
    stamps = [stamp_of(str(beside)) for beside in (meta_path(file), columns_path(file))]
    return " ".join(stamps) if all(stamps) else ""


def _is_document(name: str) -> bool:
    lowered = name.lower()
    return not (
        is_left_behind(name)
        or lowered in DECIDED
        or lowered.endswith((META_ENDING, COLUMNS_ENDING))
        or lowered.split(".")[0] == "readme"
    )


def _is_meta_file(name: str) -> bool:
    return name.lower().endswith(META_ENDING) and not is_left_behind(name)
