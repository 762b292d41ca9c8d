"""Sorting more than memory holds: sorted runs in files that have no name, merged at the end."""

from __future__ import annotations

import heapq
import pickle
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from tempfile import TemporaryFile
from typing import IO, TypeAlias

#: So many lines are sorted in memory at a time: about 300 MB of statements as they are in a graph of documents.
RUN = 1_000_000

#: So many characters of records, keys and all, are sorted in memory at a time.
CHARACTERS = 100_000_000

# What a record costs beside its text: the tuple, its numbers and the heads of its strings.
_OF_A_RECORD = 400

#: By what a record is sorted, and its text.
Record: TypeAlias = tuple[tuple[int | str | bool, ...], str]


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


def sorted_records(records: Iterable[Record], *, characters: int = CHARACTERS) -> Iterator[Record]:
    """Yield records in the order of their keys, with memory for `characters` of them; a record may have many lines.

    The first comes when the last was taken.

    >>> [text for _, text in sorted_records([((2, "a"), "last"), ((1, "b"), "second"), ((1, "a"), "first")])]
    ['first', 'second', 'last']
    """
    with ExitStack() as stack:
        runs: list[Iterable[Record]] = []
        part: list[Record] = []
        size = 0
        for record in records:
            part.append(record)
            size += len(record[1]) + _OF_A_RECORD
            if size >= characters:
                file = stack.enter_context(TemporaryFile())
                _save(sorted(part), file)
                runs.append(_saved(file))
                part, size = [], 0
        part.sort()
        yield from heapq.merge(*runs, part)


def _save(records: Iterable[Record], file: IO[bytes]) -> None:
    for record in records:
        pickle.dump(record, file, protocol=pickle.HIGHEST_PROTOCOL)
    file.seek(0)


def _saved(file: IO[bytes]) -> Iterator[Record]:
    # Nobody else can write into a file that has no name.
    while True:
        try:
            yield pickle.load(file)
        except EOFError:
            return
