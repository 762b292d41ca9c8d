"""The story: each document is read, interpreted, mapped, validated, and stored or put into quarantine.

Up to the store everything happens within one document, so `read_graph` may run in any process and in any order.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pyoxigraph import Quad

from govgraph.corrections import UNMATCHED, attribute, correct_facts
from govgraph.errors import SourceError
from govgraph.interpret import interpret
from govgraph.ledger import KEPT, Ledger, Row, full_path
from govgraph.linkage import Judgement, is_unlinked, mark_unlinked, relink, unknown
from govgraph.linkage.judgements import FILE_NAME as JUDGEMENTS
from govgraph.linkage.judgements import KeptJudgements, read_judgements
from govgraph.linkage.withdrawn import bury, tombstones
from govgraph.mapping import map_reading
from govgraph.mapping.former import former_version
from govgraph.model import Correction, Reading
from govgraph.namespaces import DATA_BASE, GOV, RDF
from govgraph.quarantine import clear, lay_aside
from govgraph.read import READERS, document_name, find_documents, read_document
from govgraph.read.corrections import FILE_NAME as CORRECTIONS
from govgraph.read.corrections import find_beside, read_corrections, rows_for
from govgraph.resolve.keys import source_key
from govgraph.store import GraphStore
from govgraph.validate import validate_graph


@dataclass(frozen=True, slots=True)
class BuildReport:
    """One row for each input, in the order of the paths; `warnings` tell what corrections and judgements fit nothing.

    >>> report = BuildReport((Row("a.txt", "a", "built", facts=7), Row("b.txt", "b", "unreadable", "b.txt: empty")))
    >>> report.is_complete, report.count("built")
    (False, 1)
    """

    rows: tuple[Row, ...]
    warnings: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Tell whether every input was built."""
        return all(row.outcome == "built" for row in self.rows)

    def count(self, outcome: str) -> int:
        """Return how many inputs ended so."""
        return sum(row.outcome == outcome for row in self.rows)


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """What one file came to: its row, and its quads and the report of the shapes if it could be read."""

    row: Row
    quads: tuple[Quad, ...] = ()
    report: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The rows of all files of corrections, and a warning for each that names a document that is nowhere."""

    rows: tuple[Correction, ...] = ()
    warnings: tuple[str, ...] = ()


def build(
    paths: Iterable[Path],
    store: GraphStore,
    *,
    jobs: int = 1,
    watch: Callable[[Row], None] | None = None,
    corrections: Corrections | None = None,
    judgements: Sequence[tuple[Path, list[Judgement]]] | None = None,
) -> BuildReport:
    """Put the graphs of the documents under `paths` into the store, join what is one, and tell what became of each.

    A document that cannot be built leaves what the store held of it, marked as its former version. A document of the
    name of another is told. The store's ledger has a row for each. The result does not depend on `jobs`.

    Args:
        paths: files, or folders whose documents are taken.
        store: open for writing; its base is that of the IRIs.
        jobs: how many processes read.
        watch: called with each row when its document is done.
        corrections: see `load_corrections`; by default those beside the documents.
        judgements: see `load_judgements`; by default those beside the documents.

    Raises:
        SourceError: a path does not exist.
        CorrectionError: a row of the corrections cannot be meant.
        JudgementError: a row of the judgements cannot be meant, or two contradict each other.
        StoreError: the store cannot be written.
    """
    given = list(paths)
    files = find_documents(given)
    known = corrections if corrections is not None else load_corrections(given, files)
    kept = KeptJudgements(store.path)
    known_judgements = kept.all()
    kept.update(judgements if judgements is not None else load_judgements(given, files, store.base), store.base)
    judged = kept.all()
    store.put_vocabulary()
    ledger = Ledger.of(store.path)
    rows = []
    try:
        for graph in _read_graphs(files, store.base, jobs, known.rows):
            row = _keep(graph, store, ledger)
            ledger.put(row)
            rows.append(row)
            if watch:
                watch(row)
    finally:
        if store.path is not None:
            ledger.write(store.path)
    if judged != known_judgements:
        mark_unlinked(store)
    kept.write()
    if judged != known_judgements or is_unlinked(store):
        relink(store, judged)
    waiting = tuple(
        f"a judgement of {one.by} waits: nothing is known of «{side}» yet"
        for one in judged
        for side in unknown(store, one)
    )
    return BuildReport(tuple(rows), (*known.warnings, *waiting))


def load_corrections(paths: Sequence[Path], files: Sequence[Path], given: Path | None = None) -> Corrections:
    """Return the corrections beside the documents `files` that `paths` name, and those of the file `given`.

    Raises:
        CorrectionError: a file cannot be read, or a row cannot be meant.
    """
    found = [*find_beside(CORRECTIONS, files, paths), *([given] if given is not None else [])]
    rows: list[Correction] = []
    warnings = []
    names = _names(files)
    for path in found:
        of_file = read_corrections(path)
        rows += of_file
        strange = [row for row in of_file if row.document not in names]
        # A row about a document that lies beside the file, but is not built today, is no slip.
        beside = _names(find_documents([path.parent])) if strange and path != given else set()
        warnings += [
            f"{path}: there is no document «{row.document}», so «{row.wrong}» was not corrected; mend or remove the row"
            for row in strange
            if row.document not in beside
        ]
    return Corrections(tuple(dict.fromkeys(rows)), tuple(dict.fromkeys(warnings)))


def load_judgements(
    paths: Sequence[Path], files: Sequence[Path], base: str, given: Path | None = None
) -> list[tuple[Path, list[Judgement]]]:
    """Return the judgements beside the documents `files` that `paths` name, and those of the file `given`, by file.

    Raises:
        JudgementError: a file cannot be read, or a row cannot be meant.
    """
    found = [*find_beside(JUDGEMENTS, files, paths), *([given] if given is not None else [])]
    return [(path, read_judgements(path, base)) for path in found]


def _names(files: Iterable[Path]) -> set[str]:
    """Return the names by which rows may mean documents: with and without the endings of their files."""
    return {name for file in files for name in (_name(file), unicodedata.normalize("NFC", file.name))}


def read(path: Path, corrections: Sequence[Correction] = ()) -> Reading:
    """Return what a file says, with the corrections about it applied.

    Raises:
        SourceError: the file cannot be read.
    """
    rows = rows_for(corrections, _name(path), path.name)
    document = read_document(path, rows)
    reading = interpret(document)
    if rows:
        reading = attribute(reading, lambda some: interpret(read_document(path, some)))
        reading = correct_facts(reading, rows)
    return reading


def read_graph(path: Path, base: str = DATA_BASE, corrections: Sequence[Correction] = ()) -> DocumentGraph:
    """Return what one file came to; the same file and corrections, the same graph.

    A fault of the program ends no build: it makes this one document unreadable, with the fault as the reason.
    """
    row = Row(str(path), _name(path), "unreadable")
    try:
        return _graph_of(path, read(path, corrections), base)
    except SourceError as error:
        return DocumentGraph(replace(row, reason=str(error)))
    except Exception as error:
        return DocumentGraph(replace(row, reason=_fault(path, error)))


def _fault(path: Path, error: Exception) -> str:
    said = " ".join(str(error).split())[:200]
    return f"{path}: a fault of the program ({type(error).__name__}: {said}); report it, with the document if you may"


def _graph_of(path: Path, reading: Reading, base: str) -> DocumentGraph:
    quads = map_reading(reading, base)
    report = validate_graph(quads)
    row = Row(
        str(path),
        reading.document.name,
        "built" if report.conforms else "quarantined",
        "" if report.conforms else "the graph does not conform to the shapes",
        len(reading.facts),
        sum(quad.predicate == RDF.type and quad.object == GOV.Issue for quad in quads),
        tuple(f"{path}: {issue.message}" for issue in reading.issues if issue.code == UNMATCHED),
    )
    return DocumentGraph(row, tuple(quads), "" if report.conforms else report.text())


def _read_graphs(files: list[Path], base: str, jobs: int, corrections: Sequence[Correction]) -> Iterator[DocumentGraph]:
    """Yield the graph of each file in order; of two files of one name the second is not read.

    A file of a kind that is not read takes no name from one that is: `bai-7.json` may lie beside `bai-7.txt`.
    """
    first: dict[str, Path] = {}
    for file in files:
        if file.suffix.lower() in READERS:
            first.setdefault(_name(file), file)
    to_read = [file for file in files if first.get(_name(file), file) == file or file.suffix.lower() not in READERS]
    one = partial(read_graph, base=base, corrections=corrections)
    graphs = _in_processes(one, to_read, jobs) if jobs > 1 else map(one, to_read)
    yield from _in_order(files, to_read, graphs, first)


def _in_processes(one: Callable[[Path], DocumentGraph], files: Sequence[Path], jobs: int) -> Iterator[DocumentGraph]:
    """Yield the graph of each file in order; a file whose process dies twice is unreadable.

    When a process is killed (for want of memory, say), all are lost and nobody knows which file it was at. What may
    have been in hand is then read by a single process, whose death tells the file.
    """
    done, workers = 0, jobs
    while done < len(files):
        batch = files[done:] if workers > 1 else files[done : done + 2 * jobs]
        try:
            with ProcessPoolExecutor(workers) as pool:
                for graph in pool.map(one, batch):
                    done += 1
                    yield graph
            workers = jobs
        except BrokenProcessPool:
            if workers == 1:
                file = files[done]
                reason = f"{file}: the process that read it was killed, twice; give it more memory, or split the file"
                done += 1
                yield DocumentGraph(Row(str(file), _name(file), "unreadable", reason))
            workers = 1 if workers > 1 else jobs


def _in_order(
    files: list[Path], to_read: list[Path], graphs: Iterable[DocumentGraph], first: dict[str, Path]
) -> Iterator[DocumentGraph]:
    are_read, graphs = set(to_read), iter(graphs)
    for file in files:
        if file in are_read:
            yield next(graphs)
        else:
            name = _name(file)
            reason = f"{file}: {first[name]} has the same name, which identifies the source; rename one of them"
            yield DocumentGraph(Row(str(file), name, "unreadable", reason))


def _name(path: Path) -> str:
    try:
        return document_name(path)
    except SourceError:  # told when the file is read
        return path.stem.encode(errors="backslashreplace").decode()


def _keep(graph: DocumentGraph, store: GraphStore, ledger: Ledger) -> Row:
    """Store a graph that conforms, lay one that does not beside the store; return what became of it."""
    row = graph.row
    source = f"{store.base}source/{source_key(row.name)}"
    former = ledger.read_from(row.name)
    is_other = former not in (None, full_path(row.path))
    if row.outcome == "built":
        before, after = store.as_read(source), {quad.triple for quad in graph.quads}
        held = before if is_other else set()
        try:
            if before != after:
                mark_unlinked(store)
                bury(store, tombstones(source, before, after, store.base))
                store.replace(source, after)
        except (SyntaxError, ValueError) as error:  # a term that the engine does not take
            row = replace(row, outcome="unreadable", reason=_fault(Path(row.path), error))
        else:
            if held and held != after:
                row = replace(row, reason=f"replaces the document read from {former}")
    if row.outcome != "built" and not is_other and Path(row.path).suffix.lower() in READERS:
        held = store.as_read(source)
        if held:
            mark_unlinked(store)
            store.replace(source, held.union(former_version(row.name, store.base)))
            row = replace(row, reason=f"{row.reason}; {KEPT}")
    if store.path is not None and row.outcome == "built":
        clear(store.path, row.name)
    elif store.path is not None and row.outcome == "quarantined":
        lay_aside(store.path, row.name, graph.quads, graph.report, base=store.base)
    return row
