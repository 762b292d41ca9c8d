"""Graphs put into a new RDF store by the bulk loader of pyoxigraph, which is several times faster than transactions."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pyoxigraph as ox

_CHUNK = 5_000_000  # bytes of N-Quads that are loaded at once: more need more memory, and no less time
_AT_ONCE = 2  # portions that are loaded while the next is made


def load_graphs(rdf: ox.Store, graphs: Iterable[tuple[str, bytes]]) -> None:
    r"""Load named graphs (N-Triples), and all that they say into the default graph.

    Portions are loaded beside each other, while the next is made: the loader waits for the disk, and lets other threads
    run. The longer all takes, the more often RocksDB puts tables together meanwhile.

    >>> rdf = ox.Store()
    >>> load_graphs(rdf, [("urn:g", b"<urn:a> <urn:b> <urn:c> .\n"), ("urn:h", b"<urn:a> <urn:b> <urn:c> .\n")])
    >>> sorted(str(quad.graph_name) for quad in rdf)
    ['<urn:g>', '<urn:h>', 'DEFAULT']
    """

    def load(statements: bytes, format: ox.RdfFormat) -> None:
        rdf.bulk_load(statements, format=format, lenient=True)

    with ThreadPoolExecutor(max_workers=2 * _AT_ONCE) as threads:
        loading: deque[Future[None]] = deque()
        for named, default in _chunks(graphs):
            while len(loading) > 2 * (_AT_ONCE - 1):
                loading.popleft().result()
            loading.append(threads.submit(load, named, ox.RdfFormat.N_QUADS))
            loading.append(threads.submit(load, default, ox.RdfFormat.N_TRIPLES))
        for one in loading:
            one.result()


def _chunks(graphs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Yield graphs (N-Triples) by portions: as N-Quads, and for the default graph; the loader drops repetitions."""
    named: list[bytes] = []
    default: list[bytes] = []
    size = 0
    for graph, triples in ((graph, part) for graph, whole in graphs for part in _parts(whole)):
        # A line break in a literal is written as \n, so that these characters stand at the end of a line alone.
        named.append(triples.replace(b" .\n", b" %s .\n" % str(ox.NamedNode(graph)).encode()))
        default.append(triples)
        size += len(named[-1])
        if size > _CHUNK:
            yield b"".join(named), b"".join(default)
            named, default, size = [], [], 0
    yield b"".join(named), b"".join(default)


def _parts(triples: bytes) -> Iterator[bytes]:
    r"""Yield lines in parts that are hardly larger than what is loaded at once.

    >>> triples = b"<urn:a> <urn:b> <urn:c> .\n" * 500_000
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
