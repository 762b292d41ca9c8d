"""The story: each document is read, interpreted, mapped, validated, and stored or put into quarantine.

Up to the store everything happens within one document, so `read_graph` may run in any process and in any order.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pyoxigraph import Quad

from govgraph.errors import SourceError
from govgraph.export import write
from govgraph.interpret import interpret
from govgraph.mapping import map_reading
from govgraph.namespaces import DATA_BASE
from govgraph.read import READERS, document_name, find_documents, read_document
from govgraph.resolve.keys import source_key
from govgraph.store import GraphStore
from govgraph.validate import validate_graph

OUTCOMES = ("built", "quarantined", "unreadable")


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one input: built, quarantined (the shapes found a fault) or unreadable, and why."""

    path: str
    name: str
    outcome: str
    reason: str = ""
    facts: int = 0
    issues: int = 0


@dataclass(frozen=True, slots=True)
class BuildReport:
    """One row for each input, in the order of the paths.

    >>> report = BuildReport((Row("a.txt", "a", "built", facts=7), Row("b.txt", "b", "unreadable", "b.txt: empty")))
    >>> report.is_complete, report.count("built")
    (False, 1)
    """

    rows: tuple[Row, ...]

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


def build(
    paths: Iterable[Path], store: GraphStore, *, jobs: int = 1, watch: Callable[[Row], None] | None = None
) -> BuildReport:
    """Put the graphs of the documents under `paths` into the store, and tell what became of each.

    A document that cannot be built leaves what the store held of it. The result does not depend on `jobs`.

    Args:
        paths: files, or folders whose documents are taken.
        store: open for writing; its base is that of the IRIs.
        jobs: how many processes read.
        watch: called with each row when its document is done.

    Raises:
        SourceError: a path does not exist.
        StoreError: the store cannot be written.
    """
    files = find_documents(paths)
    store.put_vocabulary()
    rows = []
    for graph in _read_graphs(files, store.base, jobs):
        _keep(graph, store)
        rows.append(graph.row)
        if watch:
            watch(graph.row)
    return BuildReport(tuple(rows))


def read_graph(path: Path, base: str = DATA_BASE) -> DocumentGraph:
    """Return what one file came to; the same file, the same graph."""
    row = Row(str(path), _name(path), "unreadable")
    try:
        document = read_document(path)
    except SourceError as error:
        return DocumentGraph(replace(row, reason=str(error)))
    reading = interpret(document)
    quads = map_reading(reading, base)
    report = validate_graph(quads)
    row = Row(
        str(path),
        document.name,
        "built" if report.conforms else "quarantined",
        "" if report.conforms else "the graph does not conform to the shapes",
        len(reading.facts),
        len(reading.issues),
    )
    return DocumentGraph(row, tuple(quads), "" if report.conforms else report.text())


def _read_graphs(files: list[Path], base: str, jobs: int) -> Iterator[DocumentGraph]:
    """Yield the graph of each file in order; of two files of one name the second is not read.

    A file of a kind that is not read takes no name from one that is: `bai-7.json` may lie beside `bai-7.txt`.
    """
    first: dict[str, Path] = {}
    for file in files:
        if file.suffix.lower() in READERS:
            first.setdefault(_name(file), file)
    to_read = [file for file in files if first.get(_name(file), file) == file or file.suffix.lower() not in READERS]
    if jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            yield from _in_order(files, to_read, pool.map(partial(read_graph, base=base), to_read), first)
    else:
        yield from _in_order(files, to_read, (read_graph(file, base) for file in to_read), first)


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
        return path.stem


def _keep(graph: DocumentGraph, store: GraphStore) -> None:
    """Store a graph that conforms; lay one that does not beside the store, with the report."""
    name = source_key(graph.row.name)
    if graph.row.outcome == "built":
        store.replace(f"{store.base}source/{name}", graph.quads)
    if store.path is None or graph.row.outcome == "unreadable":
        return
    folder = store.path / "quarantine"
    files = folder / f"{name}.trig", folder / f"{name}.report.txt"
    if graph.row.outcome == "built":
        for file in files:
            file.unlink(missing_ok=True)
        return
    folder.mkdir(exist_ok=True)
    write(graph.quads, "trig", files[0], base=store.base)
    files[1].write_text(graph.report, encoding="utf-8", newline="\n")
