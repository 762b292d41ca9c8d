"""Graphs put into a new RDF store by the bulk loader of pyoxigraph, which is several times faster than transactions."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pyoxigraph as ox

_CHUNK = 10_000_000  # bytes of N-Quads that are loaded at once: more need more memory, and no less time


def load_graphs(rdf: ox.Store, graphs: Iterable[tuple[str, bytes]]) -> None:
    r"""Load named graphs (N-Triples), and all that they say into the default graph.

    Both are loaded at once, while the next portion is made: the loader works on one core for the most part, and lets
    other threads run.

    >>> rdf = ox.Store()
    >>> load_graphs(rdf, [("urn:g", b"<urn:a> <urn:b> <urn:c> .\n"), ("urn:h", b"<urn:a> <urn:b> <urn:c> .\n")])
    >>> sorted(str(quad.graph_name) for quad in rdf)
    ['<urn:g>', '<urn:h>', 'DEFAULT']
    """

    def load(statements: bytes, format: ox.RdfFormat) -> None:
        rdf.bulk_load(statements, format=format, lenient=True)

    with ThreadPoolExecutor(max_workers=2) as threads:
        loading: list[Future[None]] = []
        for named, default in _chunks(graphs):
            for one in loading:
                one.result()
            loading = [
                threads.submit(load, named, ox.RdfFormat.N_QUADS),
                threads.submit(load, default, ox.RdfFormat.N_TRIPLES),
            ]
        for one in loading:
            one.result()


def _chunks(graphs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Yield graphs (N-Triples) by portions: as N-Quads, and as lines of the default graph, each of these once."""
    named: list[bytes] = []
    default: dict[bytes, None] = {}
    size = 0
    for graph, triples in ((graph, part) for graph, whole in graphs for part in _parts(whole)):
        # A line break in a literal is written as \n, so that these characters stand at the end of a line alone.
        named.append(triples.replace(b" .\n", b" %s .\n" % str(ox.NamedNode(graph)).encode()))
        default.update(dict.fromkeys(triples.splitlines(keepends=True)))
        size += len(named[-1])
        if size > _CHUNK:
            yield b"".join(named), b"".join(default)
            named, default, size = [], {}, 0
    yield b"".join(named), b"".join(default)


def _parts(triples: bytes) -> Iterator[bytes]:
    r"""Yield lines in parts that are hardly larger than what is loaded at once.

    >>> triples = b"<urn:a> <urn:b> <urn:c> .\n" * 1_000_000
    >>> parts = list(_parts(triples))
    >>> len(parts), b"".join(parts) == triples, {part[-2:] for part in parts}
    (3, True, {b'.\n'})
    """
    first = 0
    while len(triples) - first > _CHUNK:
        end = triples.index(b"\n", first + _CHUNK) + 1
        yield triples[first:end]
        first = end
    yield triples[first:]
