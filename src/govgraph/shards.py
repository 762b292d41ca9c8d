"""Shards: what the documents of a build came to, in files that one machine writes and another loads.

Neighbours in the order of the files are a shard, so that its number hangs on the files alone. Shard 17 is

    shard-00017.nq.gz          N-Quads: the documents that conform, each a named graph, its lines sorted
    shard-00017.ledger.csv     a row for each document
    shard-00017.records.gz     what a store keeps besides, as lines of JSON; also the triples of what does not conform
    shard-00017.json           what the others are; it is written last, and without it there is no shard

Each file is written under another name and renamed, so that it is whole, whoever is killed. A build that was broken off
takes up the shards that are there, if they were made of the same files by the same rules.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import sha256
from itertools import islice
from typing import IO, Any

from pyoxigraph import NamedNode

from govgraph.errors import ClusterError
from govgraph.files.remote import file_system, system_errors
from govgraph.ledger import Row, write_table
from govgraph.plan import DocumentGraph, Plan, Task

SIZE = 100  # documents; they take some seconds, of which what a cluster does besides is a small part

_FORMAT = "govgraph shards, version 1"
_MARKER = "govgraph-shards.txt"
_QUADS, _LEDGER, _RECORDS, _CONTENTS = ".nq.gz", ".ledger.csv", ".records.gz", ".json"
_NAME = re.compile(r"\.?shard-(\d{5,})\.(?:nq\.gz|ledger\.csv|records\.gz|json)(\..+\.new)?")


@dataclass(frozen=True, slots=True)
class Shard:
    """Neighbours among the files: those that are to be read, and what stands for each of them as it is now."""

    number: int
    tasks: tuple[Task, ...]
    keys: frozenset[str]


def cut(plan: Plan, size: int = SIZE) -> list[Shard]:
    """Return the shards of a plan; those without a task are there for their numbers.

    >>> from pathlib import Path
    >>> from govgraph.inputs import Input
    >>> known = Row("a.txt", "a", "built", fingerprint="1")
    >>> [len(shard.tasks) for shard in cut([known, known, Task(Input(Path("b.txt")))], 2)]
    [0, 1]
    """
    portions = (plan[first : first + size] for first in range(0, len(plan), size))
    return [
        Shard(
            number,
            tuple(one for one in portion if isinstance(one, Task)),
            frozenset(filter(None, (_key(*_identity(one)) for one in portion))),
        )
        for number, portion in enumerate(portions)
    ]


@dataclass(frozen=True)
class ShardFolder:
    """The folder of the shards of one build: an address, or a path that means the same on each machine."""

    url: str

    def prepare(self) -> None:
        """Make the folder, with a file by which it is known again: what else lies in it is not touched.

        Raises:
            ClusterError: it cannot be made or written, or holds other things.
        """
        with self._telling():
            self._system.makedirs(self._path, exist_ok=True)
            names = {_last(one["name"]) for one in self._files()}
            if names and _MARKER not in names:
                raise ClusterError(f"{self.url}: the folder holds other things than shards; name an empty one")
            self._system.pipe_file(f"{self._path}/{_MARKER}", f"{_FORMAT}\n".encode())

    def take_up(self, shards: Sequence[Shard]) -> set[int]:
        """Return the numbers of the shards that are there as they have to be, and take away all others.

        Raises:
            ClusterError: the folder cannot be read or written.
        """
        with self._telling():
            sizes = {_last(one["name"]): one["size"] for one in self._files()}
            of_shards = {name: int(found[1]) for name in sizes if (found := _NAME.fullmatch(name))}
            whole = {shard.number for shard in shards if self._is_whole(shard, sizes)}
            # What tells that a shard is there goes first.
            for name in sorted(of_shards, key=lambda name: not name.endswith(_CONTENTS)):
                if of_shards[name] not in whole or name.startswith("."):
                    self._system.rm_file(f"{self._path}/{name}")
        return whole

    def write(self, shard: Shard, graphs: Iterable[DocumentGraph]) -> None:
        """Write what the tasks of a shard came to.

        Raises:
            OSError: it cannot be written.
        """
        rows = []
        with (
            system_errors(self.url),
            self._new(shard, _QUADS) as quads,
            self._new(shard, _RECORDS) as records,
            _packed(quads) as packed_quads,
            _packed(records) as packed_records,
        ):
            for task, graph in zip(shard.tasks, graphs, strict=True):
                rows.append(graph.row)
                if graph.row.outcome == "built":
                    packed_quads.write(graph.triples.replace(b" .\n", _ending(graph, task.base)))
                packed_records.write(_record(graph))
        with system_errors(self.url):
            with self._new(shard, _LEDGER) as ledger:
                text = io.StringIO()
                write_table(rows, text)
                ledger.write(text.getvalue().encode(errors="backslashreplace"))
            contents = {
                "format": _FORMAT,
                "documents": [_key(row.path, row.fingerprint) for row in rows],
                "sizes": {name: self._system.info(f"{self._path}/{name}")["size"] for name in _parts(shard)},
            }
            with self._new(shard, _CONTENTS) as file:
                file.write(json.dumps(contents, indent=1).encode())

    def read(self, shard: Shard) -> Iterator[DocumentGraph]:
        """Yield what the tasks of a shard came to, in their order; what else is in it is passed over.

        Raises:
            ClusterError: the shard cannot be read, or is damaged.
        """
        tasks = list(reversed(shard.tasks))
        with self._telling(), self._opened(shard, _QUADS) as quads, self._opened(shard, _RECORDS) as records:
            for line in records:
                told = json.loads(line)
                lines = list(islice(quads, told["quads"]))
                if tasks and told["row"]["path"] == str(tasks[-1].file.path):
                    yield _graph(told, lines, tasks.pop().base)
        if tasks:
            raise ClusterError(f"{self.url}: shard {shard.number} lacks {tasks[-1].file.path}; delete it, build again")

    def remove(self) -> None:
        """Take the shards away, and the folder where nothing else is in it.

        Raises:
            ClusterError: they cannot be taken away.
        """
        self.take_up(())
        with self._telling():
            self._system.rm_file(f"{self._path}/{_MARKER}")
        with suppress(OSError):  # there are stores without folders
            self._system.rmdir(self._path)

    @cached_property
    def _place(self) -> tuple[Any, str]:
        return file_system(self.url)

    @property
    def _system(self) -> Any:
        return self._place[0]

    @property
    def _path(self) -> str:
        return self._place[1].rstrip("/")

    def __getstate__(self) -> dict[str, Any]:
        return {"url": self.url}  # another process has its own file system

    def _files(self) -> list[dict[str, Any]]:
        self._system.invalidate_cache()
        try:
            return list(self._system.ls(self._path, detail=True))
        except FileNotFoundError:  # a store of objects has no folder where nothing lies in it
            return []

    def _is_whole(self, shard: Shard, sizes: dict[str, int]) -> bool:
        name = _name(shard, _CONTENTS)
        if name not in sizes:
            return False
        try:
            contents = json.loads(self._system.cat_file(f"{self._path}/{name}"))
            there, files = set(contents["documents"]) - {""}, contents["sizes"]
        except (ValueError, KeyError, TypeError):  # somebody else's
            return False
        wanted = {_key(*_identity(task)) for task in shard.tasks}
        return (
            contents["format"] == _FORMAT
            and wanted <= there <= shard.keys
            and {part: sizes.get(part) for part in _parts(shard)} == files
        )

    @contextmanager
    def _new(self, shard: Shard, ending: str) -> Iterator[IO[bytes]]:
        """Yield a file that takes its name when the block has ended well."""
        name = _name(shard, ending)
        # Two workers may be at one shard, where one was taken for lost.
        new = f"{self._path}/.{name}.{socket.gethostname()}-{os.getpid()}.new"
        try:
            with self._system.open(new, "wb") as file:
                yield file
            self._system.mv(new, f"{self._path}/{name}")
        except BaseException:
            with suppress(OSError):
                self._system.rm_file(new)
            raise

    @contextmanager
    def _opened(self, shard: Shard, ending: str) -> Iterator[gzip.GzipFile]:
        with self._system.open(f"{self._path}/{_name(shard, ending)}", "rb") as file, gzip.GzipFile(fileobj=file) as it:
            yield it

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            with system_errors(self.url):
                yield
        except FileNotFoundError as error:
            reason = "not found by this machine; name with --shards an address that all machines read and write"
            raise ClusterError(f"{self.url}: the shards are {reason}") from error
        except (OSError, EOFError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
            raise ClusterError(
                f"{self.url}: the shards cannot be read or written ({reason}); name another folder with --shards"
            ) from error


def _identity(one: Row | Task | DocumentGraph) -> tuple[str, str]:
    if isinstance(one, Task):
        return str(one.file.path), one.file.fingerprint
    row = one if isinstance(one, Row) else one.row
    return row.path, row.fingerprint


def _key(path: str, fingerprint: str) -> str:
    """Return what stands for a file as it was read; nothing where it could not be, or may be again."""
    return sha256(f"{fingerprint} {path}".encode(errors="backslashreplace")).hexdigest()[:24] if fingerprint else ""


def _name(shard: Shard, ending: str) -> str:
    return f"shard-{shard.number:05}{ending}"


def _parts(shard: Shard) -> list[str]:
    return [_name(shard, ending) for ending in (_QUADS, _LEDGER, _RECORDS)]


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


@contextmanager
def _packed(file: IO[bytes]) -> Iterator[gzip.GzipFile]:
    # No name and no time in it: the same documents, the same bytes.
    with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0) as packed:
        yield packed


def _ending(graph: DocumentGraph, base: str) -> bytes:
    return f" {NamedNode(graph.source(base))} .\n".encode()


def _record(graph: DocumentGraph) -> bytes:
    is_built = graph.row.outcome == "built"
    told = {
        "row": asdict(graph.row),
        "quads": graph.triples.count(b"\n") if is_built else 0,
        "triples": "" if is_built else graph.triples.decode(),
        "record": graph.record.decode(),
        "report": graph.report,
    }
    return json.dumps(told).encode() + b"\n"  # ASCII, also for names of files that are no UTF-8


def _graph(told: dict[str, Any], lines: Sequence[bytes], base: str) -> DocumentGraph:
    row = Row(**told["row"] | {"warnings": tuple(told["row"]["warnings"])})
    found = DocumentGraph(row, told["triples"].encode(), told["record"].encode(), told["report"])
    ending = len(_ending(found, base))
    triples = b"".join(line[:-ending] + b" .\n" for line in lines) or found.triples
    return DocumentGraph(row, triples, found.record, found.report)
