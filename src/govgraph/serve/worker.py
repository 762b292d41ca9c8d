"""A process that answers queries, one at a time, that come by its standard input.

It is started with the folder of the RDF and its limits, says that it is ready and how it is guarded, and answers until
its input is closed. A query is its length (four bytes) and its JSON; an answer has a byte that tells its kind between
the two.
"""

from __future__ import annotations

import gzip
import json
import os
import signal
import struct
import sys
import threading
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import pyoxigraph as ox

READY, ANSWER, PACKED, REFUSED, TOO_LARGE, TOO_HEAVY, FAILED = b"R", b"A", b"Z", b"S", b"L", b"M", b"F"
HEADER = struct.Struct("!Ic")
#: Bytes of stack of the thread that answers: the parser and the evaluation of pyoxigraph go as deep as a query does.
STACK = 256 * 1024 * 1024

_MEGABYTE = 1024 * 1024
_LOOKED_AT = 2_000  # triples
_WORTH_PACKING = 1_000  # bytes
_PACKED = 5  # how hard, of 9
_REQUESTS, _RESULTS = 0, 1


class _TooLarge(Exception):
    pass


class _Answer:
    """Takes the bytes of an answer, up to a limit."""

    def __init__(self, limit: int) -> None:
        self._pieces: list[bytes] = []
        self._left = limit

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise _TooLarge
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def content(self) -> bytes:
        return b"".join(self._pieces)


def answer(store: ox.Store, request: dict[str, Any], limit: int) -> tuple[bytes, bytes]:
    """Return the kind of an answer and its content: the result, or why there is none."""
    import pyoxigraph as ox

    written = _Answer(limit)
    output = cast(IO[bytes], written)
    try:
        results = ask(store, request)
        form = request["format"]
        if isinstance(results, ox.QueryTriples):
            triples, prefixes = with_prefixes(results, request["prefixes"])
            ox.serialize(triples, output, format=getattr(ox.RdfFormat, form), prefixes=prefixes)
        else:
            results.serialize(output, format=getattr(ox.QueryResultsFormat, form))
    except SyntaxError as error:
        return REFUSED, str(error).encode()
    except _TooLarge:
        return TOO_LARGE, b""
    except MemoryError:
        return TOO_HEAVY, b""
    except (OSError, RuntimeError, ValueError) as error:
        return FAILED, str(error).encode()
    content = written.content()
    if request["packed"] and len(content) > _WORTH_PACKING:
        return PACKED, gzip.compress(content, _PACKED, mtime=0)
    return ANSWER, content


def with_prefixes(triples: Iterable[ox.Triple], prefixes: dict[str, str]) -> tuple[Iterator[ox.Triple], dict[str, str]]:
    """Return triples, and the prefixes that they need; of many triples all prefixes."""
    rest = iter(triples)
    first = list(islice(rest, _LOOKED_AT))
    if len(first) < _LOOKED_AT:
        # A name is what has a value and no type of it: what a literal says needs no prefix.
        terms = [term for triple in first for term in triple if hasattr(term, "value")]
        iris = {term.value for term in terms if not hasattr(term, "datatype")}
        iris |= {term.datatype.value for triple in first if hasattr(term := triple.object, "datatype")}
        prefixes = {name: iri for name, iri in prefixes.items() if any(one.startswith(iri) for one in iris)}
    return chain(first, rest), prefixes


def ask(store: ox.Store, request: dict[str, Any]) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Return the results of a query over the data set that is asked for, by default all that the store has."""
    import pyoxigraph as ox

    query, base = request["query"], request["base"]
    if request["named"] is None:
        return store.query(query, base_iri=base)
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in request["named"]]
    if request["default"] is None:
        return store.query(query, base_iri=base, default_graph=ox.DefaultGraph(), named_graphs=named)
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in request["default"]]
    if len(default) > 1:
        # pyoxigraph would count a triple once for each graph that holds it; the standard merges the graphs.
        merged = ox.Store()
        for graph in default:
            quads = store.quads_for_pattern(None, None, None, graph)
            merged.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        for graph in named:
            merged.extend(store.quads_for_pattern(None, None, None, graph))
        return merged.query(query, base_iri=base, default_graph=ox.DefaultGraph(), named_graphs=named)
    # A graph that nobody has is empty: it stands for a default graph that nothing was asked of.
    return store.query(query, base_iri=base, default_graph=default or [ox.BlankNode()], named_graphs=named)


def _serve(folder: str, largest: int, guards: tuple[str, ...]) -> None:
    import pyoxigraph as ox

    store = ox.Store.read_only(folder)
    _send(READY, json.dumps({"guards": guards, "thread": threading.get_native_id()}).encode())
    while (request := _receive()) is not None:
        # Should nobody be there to end the process, it ends itself.
        signal.setitimer(signal.ITIMER_REAL, request["timeout"] + 2)
        kind, content = answer(store, request, largest)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _send(kind, content)


def _send(kind: bytes, content: bytes) -> None:
    data = memoryview(HEADER.pack(len(content), kind) + content)
    while data:
        data = data[os.write(_RESULTS, data) :]


def _receive() -> dict[str, Any] | None:
    size = _exactly(4)
    body = _exactly(int.from_bytes(size, "big")) if size else None
    return json.loads(body) if body else None


def _exactly(size: int) -> bytes | None:
    pieces = []
    while size:
        piece = os.read(_REQUESTS, min(size, 1 << 20))
        if not piece:
            return None
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def main() -> None:
    """Answer queries; the command line has the folder, megabytes of memory and of an answer, whom to work for."""
    from govgraph.serve.guard import end_with_parent, limit, shut_out

    folder, memory, largest, parent = sys.argv[1], *(int(word) for word in sys.argv[2:5])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is left to the process that it works for
    end_with_parent(parent)
    guards = shut_out()
    limit(memory * _MEGABYTE, STACK)
    threading.stack_size(STACK)
    thread = threading.Thread(target=_serve, args=(folder, largest * _MEGABYTE, guards))
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
