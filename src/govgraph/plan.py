"""What a build has to do: which files are to be read, which have not changed, and which bear another's name."""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Quad

from govgraph.errors import SourceError
from govgraph.files.remote import AnyPath, is_address
from govgraph.inputs import Input, fingerprinted, versions
from govgraph.ledger import Row
from govgraph.model import Correction
from govgraph.namespaces import DATA_BASE
from govgraph.ntriples import quads_of
from govgraph.read import READERS, document_name
from govgraph.read.corrections import rows_by_document
from govgraph.removal import is_there
from govgraph.store import GraphStore

_PLACES = "places"  # where the store was when it was built, a line each


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """What one file came to: its row; and its triples, the record for linkage, the report of the shapes if read.

    `triples` are the lines of N-Triples, sorted. Bytes travel between processes in a tenth of the time of quads.
    """

    row: Row
    triples: bytes = b""
    record: bytes = b""
    report: str = ""

    def source(self, base: str = DATA_BASE) -> str:
        """Return the IRI of the document, which names its graph."""
        return self.row.source(base)

    def quads(self, base: str = DATA_BASE) -> list[Quad]:
        """Return the quads of the graph of the document."""
        return quads_of(self.triples, self.source(base))


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read, with the corrections about it and the base of the IRIs; `ocr` has its pictures recognised."""

    file: Input
    corrections: tuple[Correction, ...] = ()
    base: str = DATA_BASE
    ocr: bool = False


#: What is known of each file: it needs no reading and has a row, it is to be read, or it cannot be.
Plan = Sequence[Row | Task | DocumentGraph]


def plan(
    files: Sequence[AnyPath],
    full: Sequence[str],
    store: GraphStore,
    corrections: Sequence[Correction],
    *,
    gone: Collection[str] = (),
    ocr: bool,
) -> Iterator[Row | Task | DocumentGraph]:
    """Yield for each file the row that it has where it has not changed, or the task to read it.

    Of two files of one name one is read alone (`_takers`), and none whose name another file has that is not built
    today: nobody loses a document by building another. What could not be built is tried again.

    Args:
        files: what is to be built.
        full: their full paths, in the same order.
        store: what was built before.
        corrections: the rows about any of the documents.
        gone: files built before that are not there any more, by their full paths (`removal.missing`).
        ocr: whether text in pictures is to be recognised.
    """
    gone = frozenset(gone)
    find_rows = rows_by_document(corrections)
    known = store.archive.rows_of(full)
    names = [name_of(file) for file in files]
    takers = _takers(files, full, names, store)
    for file, path, name in zip(files, full, names, strict=True):
        is_read = file.suffix.lower() in READERS
        if is_read and (taker := takers[name]) is not file:
            yield DocumentGraph(unread(Input(file), f"{_same_name(file, taker)}; rename one of them"))
            continue
        about = find_rows(name, file.name)
        found = fingerprinted(file, about, store.base)
        before = known.get(path)
        # Without a fingerprint are a file that cannot be read, and one that changed while it was read.
        is_same = before is not None and before.fingerprint == found.fingerprint != ""
        if before is not None and before.outcome == "built" and is_same:
            is_told = before.path == str(file) and not before.reason
            yield before if is_told else replace(before, path=str(file), reason="")
        elif is_read and (holder := _holder_elsewhere(path, name, found.sha256, store, gone)) is not None:
            told = f"{_same_name(file, holder)}; rename one of them, or take that out with govgraph forget {holder}"
            yield DocumentGraph(unread(Input(file), told))
        else:
            yield Task(found, about, store.base, ocr)


def unread(file: Input, reason: str) -> Row:
    """Return the row of a file that is not read, with the reason."""
    name, path = name_of(file.path), str(file.path)
    return Row(path, name, "unreadable", reason, 0, 0, file.sha256, versions(), file.fingerprint)


def name_of(path: AnyPath) -> str:
    """Return the name of the document in a file, also of one that has none by which a source could be known."""
    try:
        return document_name(path)
    except SourceError:  # told when the file is read
        return path.stem.encode(errors="backslashreplace").decode()


def _takers(
    files: Sequence[AnyPath], full: Sequence[str], names: Sequence[str], store: GraphStore
) -> dict[str, AnyPath]:
    """Return for each name the file that is read under it: that which has the name already, or the first.

    A file of a kind that is not read takes no name from one that is, nor a picture or data from a page: `bai-7.png`
    may lie beside `bai-7.txt`.
    """
    takers: dict[str, AnyPath] = {}
    for gives_way in (False, True):
        rivals: dict[str, list[tuple[str, AnyPath]]] = {}
        for file, path, name in zip(files, full, names, strict=True):
            reader = READERS.get(file.suffix.lower())
            if reader is not None and reader.gives_way is gives_way and name not in takers:
                rivals.setdefault(name, []).append((path, file))
        for name, several in rivals.items():
            holder = _holder(name, store) if len(several) > 1 else None
            takers[name] = next((file for path, file in several if path == holder), several[0][1])
    return takers


def _holder_elsewhere(path: str, name: str, sha256: str, store: GraphStore, gone: Collection[str]) -> str | None:
    """Return the file that has a name, where that is another one that is still there and does not give way.

    One of the same bytes does, and in a store that was copied with its documents the one that was copied: such a folder
    is built like one that was moved.
    """
    holder = _holder(name, store)
    if holder is None or holder == path or holder in gone or not is_there(holder):
        return None
    if _was_copied(holder, path, store):
        return None
    row = store.archive.rows_of([holder]).get(holder)
    if row is not None and row.sha256 == sha256:
        return None
    return None if _gives_way(holder) and not _gives_way(path) else holder


def _was_copied(holder: str, path: str, store: GraphStore) -> bool:
    """Tell whether a file lies beside the store as another lay beside it at a place where the store was before."""
    if store.path is None or is_address(holder):
        return False
    place, *before = [os.path.realpath(store.path), *store.archive.state(_PLACES).splitlines()]
    here = os.path.relpath(path, place)
    return any(one != place and os.path.relpath(holder, one) == here for one in before)


def note_place(store: GraphStore) -> None:
    """Note where a store lies, for the day on which it is copied or moved (`_was_copied`)."""
    known = store.archive.state(_PLACES).splitlines()
    if store.path is not None and (place := os.path.realpath(store.path)) not in known:
        store.archive.put_state(_PLACES, "\n".join([*known, place]))


def _gives_way(path: str) -> bool:
    reader = READERS.get(Path(path).suffix.lower())
    return reader is not None and reader.gives_way


def _holder(name: str, store: GraphStore) -> str | None:
    """Return the full path of the file from which the store has the document of a name."""
    return store.archive.read_from(Row("", name, "built").source(store.base))


def _same_name(file: AnyPath, other: object) -> str:
    return f"{file}: {other} has the same name, which identifies the source"
