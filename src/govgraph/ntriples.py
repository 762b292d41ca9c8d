"""Lines of N-Triples: what a document says as the archive keeps it, and as the bulk loader takes it."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

_CHUNK = 60_000_000  # bytes of N-Quads that are loaded at once: what the loader needs grows with them


def n_triples(statements: Iterable[ox.Triple | ox.Quad]) -> bytes:
    r"""Return statements as sorted lines of N-Triples, each once and without its graph.

    >>> n_triples([ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"), ox.NamedNode("urn:g"))])
    b'<urn:a> <urn:b> "c" .\n'
    """
    triples = (one.triple if isinstance(one, ox.Quad) else one for one in statements)
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return b"".join(sorted(set(lines.splitlines(keepends=True))))


def chunks(graphs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Yield graphs (N-Triples) by portions: as N-Quads, and as lines of the default graph, each of these once."""
    named: list[bytes] = []
    default: dict[bytes, None] = {}
    size = 0
    for graph, triples in graphs:
        # A line break in a literal is written as \n, so that these characters stand at the end of a line alone.
        named.append(triples.replace(b" .\n", b" %s .\n" % str(ox.NamedNode(graph)).encode()))
        default.update(dict.fromkeys(triples.splitlines(keepends=True)))
        size += len(named[-1])
        if size > _CHUNK:
            yield b"".join(named), b"".join(default)
            named, default, size = [], {}, 0
    yield b"".join(named), b"".join(default)
