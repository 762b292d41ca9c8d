"""Lines of N-Triples: what a document says as the archive keeps it."""

from collections.abc import Iterable

import pyoxigraph as ox


def n_triples(statements: Iterable[ox.Triple | ox.Quad]) -> bytes:
    r"""Return statements as sorted lines of N-Triples, each once and without its graph.

    >>> n_triples([ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"), ox.NamedNode("urn:g"))])
    b'<urn:a> <urn:b> "c" .\n'
    """
    triples = (one.triple if isinstance(one, ox.Quad) else one for one in statements)
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return b"".join(sorted(set(lines.splitlines(keepends=True))))
