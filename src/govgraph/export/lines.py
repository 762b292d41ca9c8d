"""N-Triples and N-Quads: one statement a line, the lines sorted by code point."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from tempfile import TemporaryFile

from pyoxigraph import Quad

#: So many lines are sorted in memory at a time: about 300 MB of statements as they are in a graph of documents.
RUN = 1_000_000


def write_ntriples(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield the lines of the union of all graphs; `base` is not used, since N-Triples has no relative IRIs."""
    # str() of a pyoxigraph term is canonical N-Triples, which escapes line ends.
    return sorted_lines(f"{quad.triple} .\n" for quad in quads)


def write_nquads(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield the lines of all graphs; `base` is not used, since N-Quads has no relative IRIs."""
    return sorted_lines(f"{quad} .\n" for quad in quads)


def sorted_lines(lines: Iterable[str], *, run: int = RUN) -> Iterator[str]:
    r"""Yield each different line once, in order of code points, with memory for `run` lines.

    >>> list(sorted_lines(["b\n", "c\n", "a\n", "b\n"], run=2))
    ['a\n', 'b\n', 'c\n']
    """
    rest = iter(lines)
    with ExitStack() as stack:
        runs: list[Iterable[str]] = []
        while part := list(islice(rest, run)):
            ordered = sorted(set(part))
            if len(part) < run:
                runs.append(ordered)
                break
            # newline: a literal may hold U+0085 or U+2028, which end no line here.
            file = stack.enter_context(TemporaryFile("w+", encoding="utf-8", newline="\n"))
            file.writelines(ordered)
            file.seek(0)
            runs.append(file)
        yield from runs[0] if len(runs) == 1 else (line for line, _ in groupby(heapq.merge(*runs)))
