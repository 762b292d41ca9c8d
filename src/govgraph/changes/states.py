"""A state of the graph to be compared: a store, or a file in any format of `export`, packed or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from pyoxigraph import BlankNode, Quad, RdfFormat, Triple, parse

from govgraph.changes.difference import triples
from govgraph.errors import ExportError
from govgraph.export import ENDINGS, data_quads
from govgraph.export.compression import reading, split_ending
from govgraph.export.lines import write_ntriples
from govgraph.namespaces import ONTOLOGY
from govgraph.store.folder import is_store
from govgraph.store.server import is_address, open_store

_READ_AS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}


class State:
    """The sorted statements of a graph, in a file that has no name; make it with `state_of`."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def lines(self) -> Iterator[str]:
        """Yield the lines of N-Triples from the first; one reading at a time."""
        self._file.seek(0)
        yield from self._file

    def about(self, nodes: Iterable[str]) -> dict[str, list[Triple]]:
        """Return what is said of nodes, those left out of which nothing is."""
        wanted = {f"<{node}>" for node in nodes}
        found: dict[str, list[str]] = {}
        for line in self.lines() if wanted else ():
            subject = line.partition(" ")[0]
            if subject in wanted:
                found.setdefault(subject[1:-1], []).append(line)
        return {node: triples(lines) for node, lines in found.items()}


@contextmanager
def state_of(place: Path | str) -> Iterator[State]:
    """Yield the state of a store (its folder or address) or of an exported file.

    Raises:
        ExportError: the file cannot be read, or is not what its ending says, or has nodes without an IRI.
        StoreError: the store cannot be opened.
    """
    # newline: a literal may hold U+0085 or U+2028, which end no line here.
    with TemporaryFile("w+", encoding="utf-8", newline="\n") as file:
        if is_address(place) or is_store(Path(place)):
            with open_store(place, read_only=True) as store:
                file.writelines(write_ntriples(data_quads(store), store.base))
        else:
            with _quads_of(Path(place)) as quads:
                file.writelines(write_ntriples(quads, ""))
        yield State(file)


@contextmanager
def _quads_of(path: Path) -> Iterator[Iterator[Quad]]:
    format = ENDINGS.get(split_ending(path)[0])
    if path.is_dir():
        raise ExportError(f"{path}: is a folder, but no store; name a store or an exported file")
    if not path.exists():
        raise ExportError(f"{path}: there is no such store or file; check the name")
    if format is None:
        raise ExportError(f"{path}: its ending tells no format; name it {', '.join(ENDINGS)}, also with .gz or .zst")
    with reading(path) as file:
        try:
            yield _with_iris(parse(file, format=_READ_AS[format], lenient=True), path)
        except SyntaxError as error:
            said = " ".join(str(error).split())[:200]
            raise ExportError(f"{path}: is no well-formed {format} ({said}); export it again") from error


def _with_iris(quads: Iterable[Quad], path: Path) -> Iterator[Quad]:
    for quad in quads:
        if quad.graph_name == ONTOLOGY:
            continue
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise ExportError(
                f"{path}: has nodes without an IRI, of which none can tell whether they are the same in both; "
                "compare files that govgraph export wrote"
            )
        yield quad
