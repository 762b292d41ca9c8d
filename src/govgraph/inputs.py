"""What a build has to read: the files that changed, or all where the rules or code lists did.

The outcome of a file hangs on its bytes, its meta file and that of its columns, the corrections about it, the base, and
the code and lists by which it is read. A fingerprint stands for all of these.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from govgraph.files.remote import ABSENT, AnyPath, RemotePath
from govgraph.files.zip_folder import ZipMember
from govgraph.model import Correction
from govgraph.read import LARGEST_FILE, READERS
from govgraph.read.headings import columns_path
from govgraph.read.meta import meta_path
from govgraph.resources import data_folder, package_folder

# The parts of the package by which a text becomes quads that conform, and a record for linkage.
_READERS = (
    "codes",
    "corrections",
    "days",
    "fact_key",
    "files",
    "gazetteer",
    "hand_made",
    "interpret",
    "layout",
    "linkage/extract",
    "mapping",
    "model",
    "namespaces",
    "normalise",
    "notation",
    "ntriples",
    "pipeline",
    "read",
    "recognise",
    "resolve",
    "validate",
)


@dataclass(frozen=True, slots=True)
class Input:
    """A file with its hash and fingerprint; both are empty where the file cannot be read.

    The hash of a file that has an address is empty too: the fingerprint has its stamp, so that only one machine has
    to fetch it.
    """

    path: AnyPath
    sha256: str = ""
    fingerprint: str = ""


def fingerprinted(path: AnyPath, corrections: Sequence[Correction], base: str) -> Input:
    """Return a file with what stands for all on which its reading hangs.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     page = Path(folder, "a.txt")
    ...     _ = page.write_text("A")
    ...     one = fingerprinted(page, (), "https://example.org/")
    ...     _ = page.with_name("a.meta.json").write_text("{}")
    ...     other = fingerprinted(page, (), "https://example.org/")
    >>> one.sha256 == other.sha256, one.fingerprint == other.fingerprint
    (True, False)
    """
    rest = (str(list(corrections)), base, versions())
    if isinstance(path, RemotePath) and path.stamp and path.beside_stamp:
        return Input(path, "", _joined(path.stamp, path.beside_stamp, *rest))
    data = _bytes(path)
    if data is None:
        return Input(path)
    sha256 = hashlib.sha256(data).hexdigest()
    beside = [_bytes(meta_path(path))]
    reader = READERS.get(path.suffix.lower())
    if reader is not None and reader.takes_columns:
        beside.append(_bytes(columns_path(path)))
    stamps = (ABSENT if one is None else hashlib.sha256(one).hexdigest() for one in beside)
    return Input(path, sha256, _joined(sha256, *stamps, *rest))


@cache
def versions() -> str:
    """Return the versions of the rules and of the code lists by which documents are read: «rules … codes …».

    They are hashes of the files, so that nobody has to remember to count them up.
    """
    package, ontology = package_folder(), data_folder("ontology")
    modules = [file for name in _READERS for file in _files_of(package / name)]
    lists = [*ontology.glob("*.ttl"), *ontology.glob("codes/*.ttl"), *ontology.glob("shapes/*.ttl")]
    lists += data_folder("gazetteer").glob("*.tsv")
    return f"rules {_hash(modules)} codes {_hash(lists)}"


@cache
def linkage_version() -> str:
    """Return the version of the rules by which documents are joined."""
    return _hash((package_folder() / "linkage").rglob("*.py"))


def _files_of(part: Path) -> list[Path]:
    """Return the files of a module or package; beside gazetteer.py a wheel has a folder of data of that name."""
    module = part.with_suffix(".py")
    return [module] if module.is_file() else [file for file in part.rglob("*") if file.is_file()]


def _hash(files: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for file in sorted(set(files)):
        if file.suffix not in (".pyc",):
            found.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()[:12]


def _joined(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _bytes(path: AnyPath) -> bytes | None:
    """Return the bytes of a file that can be read at all; what is wrong with another is told when it is read."""
    try:
        if isinstance(path, ZipMember):
            with path.open() as file:
                return file.read()
        if isinstance(path, RemotePath):
            with path.open() as file:
                data = file.read(LARGEST_FILE + 1)
            return data if len(data) <= LARGEST_FILE else None
        found = os.stat(path)  # a pipe would wait for somebody to write
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_FILE:
            return None
        with open(path, "rb", buffering=0) as whole:
            return whole.read()
    except (OSError, ValueError):
        return None
