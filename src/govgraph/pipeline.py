"""The story: each document is read, interpreted, mapped, validated, and kept in the archive or put into quarantine.

Up to the archive everything happens within one document, so `read_graph` may run in any process and in any order. Then
what is one in several documents is found, and the RDF is brought up to date.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govgraph.corrections import attribute, correct_facts
from govgraph.errors import SourceError
from govgraph.files.remote import AnyPath, location_of
from govgraph.given_rows import Corrections, load_corrections, load_judgements
from govgraph.interpret import interpret
from govgraph.ledger import KEPT, Row, full_path, full_paths, warnings_of
from govgraph.linkage import Judgement, is_linked, mark_unlinked, relink
from govgraph.linkage.extract import record_of
from govgraph.linkage.judgements import KeptJudgements
from govgraph.linkage.withdrawn import bury, is_withdrawn
from govgraph.mapping import describe_reading
from govgraph.mapping.former import former_version
from govgraph.model import Correction, Reading
from govgraph.namespaces import GOV, RDF
from govgraph.ntriples import n_triples
from govgraph.plan import DocumentGraph, Plan, Task, name_of, note_place, plan, unread
from govgraph.progress import Progress, following, unseen
from govgraph.quarantine import clear, lay_aside
from govgraph.read import READERS, find_documents, find_meta_files, read_document
from govgraph.read.corrections import KeptCorrections, rows_for
from govgraph.read.meta import astray
from govgraph.removal import forget, lost, missing
from govgraph.store import GraphStore
from govgraph.validate import native_fault, verdict
from govgraph.workers import in_processes

__all__ = [
    "BuildReport",
    "Corrections",
    "Engine",
    "build",
    "fault_of",
    "killed",
    "load_corrections",
    "load_judgements",
    "read",
    "read_graph",
]

_IS_ISSUE = f" {RDF.type} {GOV.Issue} .\n".encode()
_PORTION = 64  # documents that become known at once


@dataclass(frozen=True, slots=True)
class BuildReport:
    """One row for each input, in the order of the paths; `warnings` tell what corrections and judgements fit nothing.

    They also tell which of their files are gone, which meta files belong to no document, and where documents are
    validated slowly, for want of a native engine. `removed` are the documents that are gone from the folders that
    were built.

    >>> report = BuildReport((Row("a.txt", "a", "built", facts=7), Row("b.txt", "b", "unreadable", "b.txt: empty")))
    >>> report.is_complete, report.count("built")
    (False, 1)
    """

    rows: tuple[Row, ...]
    warnings: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Tell whether every input was built."""
        return all(row.outcome == "built" for row in self.rows)

    def count(self, outcome: str) -> int:
        """Return how many inputs ended so."""
        return sum(row.outcome == outcome for row in self.rows)


#: Does the tasks of a plan, and yields what they came to in their order.
Engine = Callable[[Plan], Iterator[DocumentGraph]]


def build(
    paths: Iterable[AnyPath | str | os.PathLike[str]],
    store: GraphStore,
    *,
    jobs: int = 1,
    engine: Engine | None = None,
    watch: Callable[[Row], None] | None = None,
    progress: Progress | None = None,
    corrections: Corrections | None = None,
    judgements: Sequence[tuple[AnyPath, list[Judgement]]] | None = None,
    files: list[AnyPath] | None = None,
    ocr: bool = False,
) -> BuildReport:
    """Put the graphs of the documents under `paths` into the store, join what is one, and tell what became of each.

    A file that has not changed since it was read is not read again. A document that cannot be built leaves what the
    store held of it, marked as its former version; one whose file is gone from a folder of `paths` is taken away. A
    document of the name of another is told. The result does not depend on `jobs` or `engine`, nor on where a build was
    broken off.

    Args:
        paths: files, or folders whose documents are taken.
        store: open for writing; its base is that of the IRIs.
        jobs: how many processes of this machine read, where there is no `engine`.
        engine: reads the documents in their stead (see `govgraph.cluster`).
        watch: called with each row when its document is done.
        progress: called with the phase, and how much of it is done of how much.
        corrections: see `load_corrections`; by default those beside the documents.
        judgements: see `load_judgements`; by default those beside the documents.
        files: what `find_documents` found under `paths`, where that was asked already.
        ocr: have the text of pages that are pictures recognised. What was built with it stays without it.

    Raises:
        SourceError: a path does not exist.
        CorrectionError: a row of the corrections cannot be meant.
        JudgementError: a row of the judgements cannot be meant, or two contradict each other.
        StoreError: the store cannot be written.
    """
    progress = progress or unseen
    if isinstance(paths, str | os.PathLike):
        raise TypeError(f"paths is one path, not several; write build([{paths!r}], store)")
    given = [location_of(path) for path in paths]
    files = find_documents(given) if files is None else files
    full = full_paths(files)
    known = corrections if corrections is not None else load_corrections(given, files)
    told = KeptCorrections(store.path)
    told.update(known.files)
    kept = KeptJudgements(store.path, store.base)
    kept.update(judgements if judgements is not None else load_judgements(given, files, store.base))
    judged = kept.all()
    told.write()
    store.put_vocabulary()
    rows = []
    engine = engine or _engine_here(jobs, store)
    gone = missing(given, full, store)
    for row in _read_all(files, full, store, engine, told.all(known.rows), progress, gone=gone, ocr=ocr):
        rows.append(row)
        if watch:
            watch(row)
    known_still = store.archive.rows_of(gone)  # not those that were only moved, and read at their new places
    removed = tuple(path for path in gone if path in known_still)
    forget(removed, store)
    note_place(store)
    kept.write()
    waiting = () if is_linked(store, judged) else relink(store, judged, progress)
    warnings = [_of_waiting(one, side, store) for one, side in waiting]
    warnings += [_of_gone(name, rows) for name, rows in (told.gone | kept.gone).items()]
    warnings += [*astray(find_meta_files(given), files), *lost(full, store)]
    slow = [fault] if (fault := native_fault()) else []
    return BuildReport(tuple(rows), (*known.warnings, *warnings, *slow), removed)


def _of_gone(name: str, rows: int) -> str:
    counted = "its row was" if rows == 1 else f"its {rows} rows were"
    return f"{name} is not there any more, so {counted} taken back; if that was not meant, put the file back and build"


def _of_waiting(judgement: Judgement, path: str, store: GraphStore) -> str:
    if is_withdrawn(store, path):
        return (
            f"a judgement of {judgement.by} has no effect: «{path}» was withdrawn (no document names it any more); the "
            f"row «{judgement.left},{judgement.right},{judgement.verdict}» may be dropped"
        )
    return f"a judgement of {judgement.by} waits: nothing is known of «{path}» yet"


def read(path: AnyPath, corrections: Sequence[Correction] = (), *, ocr: bool = False) -> Reading:
    """Return what a file says, with the corrections about it applied; `ocr` has text in its pictures recognised.

    Raises:
        SourceError: the file cannot be read.
    """
    rows = rows_for(corrections, name_of(path), path.name)
    document = read_document(path, rows, ocr=ocr)
    reading = interpret(document)
    if rows:
        reading = attribute(reading, lambda some: interpret(read_document(path, some, ocr=ocr)))
        reading = correct_facts(reading, rows)
    return reading


def read_graph(task: Task) -> DocumentGraph:
    """Return what one file came to; the same task, the same graph.

    A fault ends no build: it makes this one document unreadable, with the fault as the reason.
    """
    path = task.file.path
    row = unread(task.file, "")
    try:
        return _graph_of(row, read(path, task.corrections, ocr=task.ocr), task.base)
    except Exception as error:
        return DocumentGraph(replace(row, reason=fault_of(path, error)))


def fault_of(path: AnyPath, error: Exception) -> str:
    """Return why a file came to nothing: what is wrong with it, or that it met a fault of the program.

    >>> fault_of(Path("a.txt"), SourceError("a.txt: the file is empty"))
    'a.txt: the file is empty'
    >>> fault_of(Path("a.txt"), KeyError("kind")).partition("; ")[0]
    "a.txt: a fault of the program (KeyError: 'kind')"
    """
    if isinstance(error, SourceError):
        return str(error)
    said = " ".join(str(error).split())[:200]
    return f"{path}: a fault of the program ({type(error).__name__}: {said}); report it, with the document if you may"


def _graph_of(row: Row, reading: Reading, base: str) -> DocumentGraph:
    statements = describe_reading(reading, base)
    report = verdict(statements)
    triples = statements.lines
    row = replace(
        row,
        name=reading.document.name,
        sha256=row.sha256 or reading.document.sha256,
        outcome="built" if report is None else "quarantined",
        reason="" if report is None else "the graph does not conform to the shapes",
        facts=len(reading.facts),
        issues=triples.count(_IS_ISSUE),
        warnings=tuple(f"{row.path}: {warning}" for warning in warnings_of(reading)),
    )
    if reading.document.sha256 != row.sha256:  # changed since the build began: the next one is to look at it again
        row = replace(row, sha256=reading.document.sha256, fingerprint="")
    record = record_of(statements, row.source(base), base, reading.document.tables)
    return DocumentGraph(row, triples, record, "" if report is None else report.text())


def _engine_here(jobs: int, store: GraphStore) -> Engine:
    def read_here(given: Plan) -> Iterator[DocumentGraph]:
        tasks = [one for one in given if isinstance(one, Task)]
        return in_processes(read_graph, tasks, jobs, killed, held=store.lock) if jobs > 1 else map(read_graph, tasks)

    return read_here


def _read_all(
    files: list[AnyPath],
    full: list[str],
    store: GraphStore,
    engine: Engine,
    corrections: Sequence[Correction],
    progress: Progress,
    *,
    gone: Collection[str],
    ocr: bool,
) -> Iterator[Row]:
    """Keep what each file came to in the archive, a portion at a time, and yield its row, in order."""
    plans = plan(files, full, store, corrections, gone=gone, ocr=ocr)
    planned = list(following(plans, "looking for changes", len(files), progress))
    tasks = sum(isinstance(one, Task) for one in planned)
    graphs = following(engine(planned), "reading", tasks, progress)
    for first in range(0, len(planned), _PORTION):
        read: list[Row | DocumentGraph] = []
        try:
            for one in planned[first : first + _PORTION]:
                read.append(next(graphs) if isinstance(one, Task) else one)
        finally:  # what was read when a build is broken off is kept
            with store.archive.transaction():
                rows = [_keep(one, store) if isinstance(one, DocumentGraph) else one for one in read]
        yield from rows


def killed(task: Task) -> DocumentGraph:
    """Return what a file came to whose reading killed its process, twice; that hung on the machine, not on the file."""
    reason = f"{task.file.path}: the process that read it was killed; give it more memory, or split the file"
    return DocumentGraph(unread(replace(task.file, fingerprint=""), reason))


def _keep(graph: DocumentGraph, store: GraphStore) -> Row:
    """Put a graph that conforms into the archive, lay one that does not beside it; return what became of it."""
    row, archive = graph.row, store.archive
    source, path = row.source(store.base), full_path(row.path)
    former, before = archive.read_from(source), archive.triples(source)
    is_other = former not in (None, path)
    if row.outcome == "built":
        if before != graph.triples or archive.record(source) != graph.record:
            mark_unlinked(store)
            bury(store, source, before, graph.triples)
            archive.put_graph(source, graph.triples, path=path, record=graph.record)
            if is_other and before != graph.triples:
                row = replace(row, reason=f"replaces the document read from {former}")
        if former is not None and is_other:
            archive.move_graph(source, path)
            archive.forget_row(former)
    elif before and not is_other and Path(row.path).suffix.lower() in READERS:
        marked = n_triples([*store.as_read(source), *former_version(row.name, store.base)])
        if marked != before:
            mark_unlinked(store)
            archive.put_graph(source, marked, path=path, record=archive.record(source))
        row = replace(row, reason=f"{row.reason}; {KEPT}")
    if store.path is not None and row.outcome == "built":
        clear(store.path, row.name)
    elif store.path is not None and row.outcome == "quarantined":
        lay_aside(store.path, row.name, graph.quads(store.base), graph.report, base=store.base)
    archive.put_row(replace(row, path=path))
    return row
