"""The documents that folders and archives hold."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from govgraph.errors import SourceError
from govgraph.files.remote import ABSENT, AnyPath, RemotePath, listed, real_paths, stamp_of
from govgraph.files.zip_folder import ZipMember, is_archive, members_of
from govgraph.read.bystanders import holds_none, is_left_behind, without_parts
from govgraph.read.corrections import FILE_NAME
from govgraph.read.headings import COLUMNS_ENDING
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
    found: dict[str, AnyPath] = {}
    for path in paths:
        files: list[AnyPath] = [*(_remote_files(path) if isinstance(path, RemotePath) else _files(path))]
        for real, file in zip(real_paths(files), files, strict=True):
            found.setdefault(real, file)
    return sorted(found.values(), key=lambda file: (unicodedata.normalize("NFC", file.name), str(file)))


def _files(path: Path | ZipMember) -> Iterator[AnyPath]:
    if isinstance(path, ZipMember):
        yield path
        return
    if not path.is_dir():
        if not os.path.lexists(path):
            raise SourceError(f"{path}: there is no such file or folder; check the name")
        yield from _unpacked(path)
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
            if _is_document(name):
                yield from _unpacked(Path(folder, name))


def _unpacked(path: Path) -> Iterator[AnyPath]:
    """Yield the documents of an archive, itself where it has none or cannot be opened; any other file."""
    if not is_archive(path):
        yield path
        return
    try:
        found: list[AnyPath] = [*_packed_documents(members_of(path))]
    except SourceError:  # told when it is read
        found = []
    yield from found or [path]


def _packed_documents(members: Iterable[ZipMember]) -> Iterator[ZipMember]:
    """Yield the documents among the files of an archive; corrections in it take no effect, and end as unreadable."""
    by_path = {"/".join(member.inside): member for member in members}
    kept = without_parts(by_path)
    for path, member in by_path.items():
        if path in kept and (_is_document(member.name) or member.name.lower() in DECIDED):
            yield member


def _remote_files(place: RemotePath) -> Iterator[RemotePath]:
    files = {file.url: file for file in listed(place)}
    kept = without_parts(url.removeprefix(place.url) for url in files)
    for file in files.values():
        if file == place:  # named, not listed
            yield replace(file, meta_stamp=stamp_of(str(meta_path(file))))
        elif file.url.removeprefix(place.url) in kept and _is_document(file.name):
            meta = files.get(str(meta_path(file)))
            yield replace(file, meta_stamp=ABSENT if meta is None else meta.stamp)


def _is_document(name: str) -> bool:
    lowered = name.lower()
    return not (
        is_left_behind(name)
        or lowered in DECIDED
        or lowered.endswith((META_ENDING, COLUMNS_ENDING))
        or lowered.split(".")[0] == "readme"
    )
