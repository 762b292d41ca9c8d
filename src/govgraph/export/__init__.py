"""The graph as a file: RDF in seven forms, each with the same bytes for the same graph.

Neither the order of building, nor the hash seed, nor the version of a library moves a byte: all writers are our
own and sort what they write, outside memory where there is much: one node of the graph is held at a time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Protocol

from pyoxigraph import Quad

from govgraph.errors import ExportError
from govgraph.export.compression import COMPRESSIONS, compressing, split_ending
from govgraph.export.framed import write_jsonld
from govgraph.export.jsonld import write_jsonld_graphs
from govgraph.export.lines import write_nquads, write_ntriples
from govgraph.export.on_day import quads_on
from govgraph.export.rdfxml import write_rdfxml
from govgraph.export.selection import Selection, selected_quads
from govgraph.export.turtle import write_trig, write_turtle
from govgraph.export.whole_file import replacing
from govgraph.namespaces import ONTOLOGY
from govgraph.store import GraphStore

#: Each format's name and its writer, which yields text: quads and the base of the data's IRIs in, pieces out.
FORMATS: dict[str, Callable[[Iterable[Quad], str], Iterator[str]]] = {
    "turtle": write_turtle,
    "ntriples": write_ntriples,
    "nquads": write_nquads,
    "trig": write_trig,
    "jsonld": write_jsonld,
    "jsonld-graphs": write_jsonld_graphs,
    "rdfxml": write_rdfxml,
}

#: The format that the ending of a file's name tells.
ENDINGS = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
}

__all__ = ["COMPRESSIONS", "ENDINGS", "FORMATS", "Selection", "data_quads", "export_graph", "format_of", "write"]


def format_of(path: str | os.PathLike[str]) -> str | None:
    """Return the format that the ending of a file's name tells, None where it tells none.

    >>> format_of("graph.ttl"), format_of("graph.nq.gz"), format_of("graph.txt")
    ('turtle', 'nquads', None)
    """
    return ENDINGS.get(split_ending(path)[0])


class Graphs(Protocol):
    """What is asked of a store: the base of its IRIs and the quads of its named graphs."""

    base: str

    def quads(self) -> Iterable[Quad]:
        """Return the quads of all named graphs."""
        ...


def export_graph(
    store: Graphs,
    format: str,
    out: BinaryIO | str | os.PathLike[str],
    *,
    vocabulary: bool = False,
    selection: Selection | None = None,
    on: str | None = None,
) -> None:
    """Write the document graphs of a store; nothing is left behind where that fails.

    Turtle, N-Triples and RDF/XML know no graphs: they hold the union, a triple once however many documents state it.

    Args:
        store: a `govgraph.store.GraphStore`.
        format: a name of `FORMATS`.
        out: a binary file, or the path of one, which is replaced when all is written, and compressed if its name
            ends in .gz or .zst.
        vocabulary: also write the graph of the ontology and the code lists (of a selection: what it names of them).
        selection: the part of the graph that is wanted; it asks the store questions, as a `GraphStore` answers them.
        on: a day (2023-05-25 or 25/5/2023), of which the whole graph is written; a selection has one of its own.

    Raises:
        ExportError: the format is unknown, the graph cannot be said in it, or the file cannot be written; or a thing
            of the selection is unknown or not the only one of its name, or the day is none.
    """
    if selection is None:
        quads = data_quads(store, vocabulary=vocabulary)
        if on is not None:
            assert isinstance(store, GraphStore)
            quads = quads_on(store, quads, on)
    else:
        assert isinstance(store, GraphStore)
        quads = selected_quads(store, selection, vocabulary=vocabulary)
    write(quads, format, out, base=store.base)


def data_quads(store: Graphs, *, vocabulary: bool = False) -> Iterator[Quad]:
    """Return the quads of a store's named graphs, without those of the ontology and the code lists unless asked for."""
    # These are in the graph that is named like the ontology.
    return (quad for quad in store.quads() if vocabulary or quad.graph_name != ONTOLOGY)


def write(quads: Iterable[Quad], format: str, out: BinaryIO | str | os.PathLike[str], *, base: str) -> None:
    """Write quads in a format, as `export_graph` does; IRIs that begin with `base` are written relative to it.

    >>> import io
    >>> from pyoxigraph import Literal, NamedNode
    >>> who = NamedNode("https://w3id.org/govgraph/id/person/1")
    >>> says = Quad(who, NamedNode("http://xmlns.com/foaf/0.1/name"), Literal("Trần Thị Thử"), who)
    >>> write([says], "turtle", file := io.BytesIO(), base="https://w3id.org/govgraph/id/")
    >>> print(file.getvalue().decode())
    @base <https://w3id.org/govgraph/id/> .
    @prefix foaf: <http://xmlns.com/foaf/0.1/> .
    <BLANKLINE>
    <person/1> foaf:name "Trần Thị Thử" .
    <BLANKLINE>
    """
    if format not in FORMATS:
        raise ExportError(f"«{format}» is not a format of export; choose one of {', '.join(FORMATS)}")
    pieces = (piece.encode() for piece in FORMATS[format](quads, base))
    if isinstance(out, (str, os.PathLike)):
        with replacing(out) as file, compressing(file, out) as packed:
            for piece in pieces:
                packed.write(piece)
    else:
        out.writelines(pieces)
