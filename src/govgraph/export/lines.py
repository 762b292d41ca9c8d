"""N-Triples and N-Quads: one statement a line, the lines sorted by code point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from govgraph.export.external_sort import sorted_lines


def write_ntriples(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield the lines of the union of all graphs; `base` is not used, since N-Triples has no relative IRIs."""
    # str() of a pyoxigraph term is canonical N-Triples, which escapes line ends.
    return sorted_lines(f"{quad.triple} .\n" for quad in quads)


def write_nquads(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield the lines of all graphs; `base` is not used, since N-Quads has no relative IRIs."""
    return sorted_lines(f"{quad} .\n" for quad in quads)
