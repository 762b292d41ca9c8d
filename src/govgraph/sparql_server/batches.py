"""Triples cut into pieces that servers take at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

#: Bytes of a file that is sent to a graph: bounds what either side must hold.
FILE_BYTES = 1_000_000
# Virtuoso turns each triple of an update into lines of a program, and takes 10,000 of them: 1,000 triples pass, 5,000
# do not.
_UPDATE_TRIPLES = 1_000
_UPDATE_BYTES = 200_000


def files(triples: Iterable[ox.Triple]) -> Iterator[bytes]:
    r"""Yield the triples as N-Triples, which is Turtle too, in files of some `FILE_BYTES` bytes.

    >>> list(files([ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))]))
    [b'<urn:a> <urn:b> "c" .\n']
    """
    return _joined(triples, FILE_BYTES, None)


def updates(verb: str, triples: Iterable[ox.Triple], graph: str) -> Iterator[str]:
    """Yield INSERT DATA or DELETE DATA operations that servers take.

    Args:
        verb: INSERT or DELETE.
        triples: the triples, without blank nodes.
        graph: the name of the graph, "" for the default graph of the server.
    """
    for lines in _joined(triples, _UPDATE_BYTES, _UPDATE_TRIPLES):
        body = lines.decode()
        yield f"{verb} DATA {{ GRAPH <{graph}> {{\n{body}}} }}" if graph else f"{verb} DATA {{\n{body}}}"


def _joined(triples: Iterable[ox.Triple], most_bytes: int, most_triples: int | None) -> Iterator[bytes]:
    lines: list[bytes] = []
    size = 0
    for triple in triples:
        line = f"{triple} .\n".encode()
        if lines and (size + len(line) > most_bytes or len(lines) == most_triples):
            yield b"".join(lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    if lines:
        yield b"".join(lines)
