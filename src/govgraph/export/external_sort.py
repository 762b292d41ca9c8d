"""Sorting more than memory holds: sorted runs in files that have no name, merged at the end."""

from __future__ import annotations

import heapq
import pickle
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from tempfile import TemporaryFile
from typing import IO, TypeAlias

#: So many lines are sorted in memory at a time: about 150 MB of statements as they are in a graph of documents.
RUN = 500_000

#: So many characters of records, keys and all, are sorted in memory at a time.
CHARACTERS = 50_000_000

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
    """Yield records in the order of their keys, as `RecordSorter` does; the first comes when the last was taken."""
    sorter = RecordSorter(characters=characters)
    for record in records:
        sorter.add(record)
    yield from sorter.drained()


class RecordSorter:
    """Takes records, then gives them in the order of their keys, with memory for `characters` of them.

    >>> sorter = RecordSorter()
    >>> for record in [((2, "a"), "last"), ((1, "b"), "second"), ((1, "a"), "first")]:
    ...     sorter.add(record)
    >>> [text for _, text in sorter.drained()]
    ['first', 'second', 'last']
    """

    def __init__(self, *, characters: int = CHARACTERS) -> None:
        self._characters = characters
        self._files: list[IO[bytes]] = []
        self._part: list[Record] = []
        self._size = 0

    def add(self, record: Record) -> None:
        """Take a record; it may have many lines."""
        self._part.append(record)
        self._size += len(record[1]) + _OF_A_RECORD
        if self._size >= self._characters:
            self._part.sort()
            file = TemporaryFile()  # noqa: SIM115  closed when it was read
            self._files.append(file)
            _save(self._part, file)
            self._part, self._size = [], 0

    def drained(self) -> Iterator[Record]:
        """Yield what was taken, once."""
        self._part.sort()
        with ExitStack() as stack:
            for file in self._files:
                stack.enter_context(file)
            yield from heapq.merge(*map(_saved, self._files), self._part)


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
