"""A server of govgraph as a process on loopback, for tests."""

from __future__ import annotations

import http.client
import json
import os
import queue
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

from govgraph.store import GraphStore

FIRST, SECOND, THIRD = (f"http://graphs.example/{number}" for number in (1, 2, 3))
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"


def make_store(folder: Path) -> Path:
    """Make a store of three graphs, of which the first two share a statement."""
    with GraphStore.open(folder, create=True) as store:
        for name in (FIRST, SECOND, THIRD):
            own = ox.Triple(
                ox.NamedNode(name), ox.NamedNode("http://x.example/says"), ox.Literal("Kỳ Thọ", language="vi")
            )
            shared = ox.Triple(ox.NamedNode("http://x.example/a"), ox.NamedNode("http://x.example/p"), ox.Literal("1"))
            store.replace(name, [own] if name == THIRD else [own, shared])
        many = ox.NamedNode("http://x.example/n")
        numbers = (ox.Triple(ox.NamedNode(f"http://x.example/{n}"), many, ox.Literal(n)) for n in range(3_000))
        store.replace("http://graphs.example/many", numbers)
    return folder


def on_disk(store: GraphStore, path: Path) -> Path:
    """Write a store of the memory into a folder."""
    with GraphStore.open(path, create=True, base=store.base) as written:
        for graph in {quad.graph_name.value for quad in store.quads()}:
            written.replace(graph, [quad.triple for quad in store.quads(graph)])
    return path


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    def rows(self) -> list[dict[str, str]]:
        found: list[dict[str, Any]] = json.loads(self.body)["results"]["bindings"]
        return [{name: value["value"] for name, value in row.items()} for row in found]


class Server:
    """`govgraph serve` with a store, until `end` or the end of a `with` block."""

    def __init__(self, store: Path, *options: str, env: dict[str, str] | None = None) -> None:
        command = [sys.executable, "-m", "govgraph", "serve", "--store", str(store), "--port", "0", "--rate", "0"]
        command += ["--workers", "2"]
        self.process = subprocess.Popen(
            [*command, *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | (env or {}),
        )
        self.log: list[dict[str, Any]] = []
        self.said: list[str] = []
        self._lines: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._follow, daemon=True).start()
        self.ready = self.wait_for("ready")
        self.port = urlsplit(self.said[0].rpartition(" ")[2]).port or 0

    def _follow(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if line.startswith("{"):
                self.log.append(json.loads(line))
                self._lines.put(self.log[-1])
            else:
                self.said.append(line.strip())
        self._lines.put({"message": "gone"})

    def wait_for(self, message: str, seconds: float = 20) -> dict[str, Any]:
        """Return the next record of the log with this message."""
        while True:
            record = self._lines.get(timeout=seconds)
            if record["message"] == message:
                return record
            assert record["message"] != "gone", f"the server ended: {self.said} {self.log[-3:]}"

    def request(self, method: str, path: str, body: bytes | None = None, seconds: float = 20, **headers: str) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, told, answer.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Reply:
        return self.request("GET", path, **headers)

    def ask(self, query: str, accept: str = "*/*", **fields: str) -> Reply:
        body = urlencode([("query", query), *fields.items()]).encode()
        return self.request("POST", "/sparql", body, Content_Type=FORM, Accept=accept)

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


def await_that(is_so: Callable[[], bool], seconds: float = 10) -> None:
    """Return as soon as something is so, which has to be soon."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it does not come to pass"
        time.sleep(0.02)


def broken_requests(count: int) -> Iterator[bytes]:
    """Requests that are wrong in some way, made from right ones by a few changes each."""
    draw = random.Random(7)
    ends = b"Host: x\r\nConnection: close\r\n\r\n"
    good = [
        b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nAccept: text/csv;q=0.1, */*\r\n" + ends,
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 34\r\n"
        b"Connection: close\r\n\r\nSELECT * WHERE { ?s ?p 'x' } LIMIT",
        b"POST /sparql/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"Content-Length: 46\r\nConnection: close\r\n\r\nquery=ASK%20%7B%7D&default-graph-uri=urn%3Ax%20",
        b'GET /.well-known/void HTTP/1.1\r\nAccept: text/turtle\r\nIf-None-Match: W/""\r\n' + ends,
        b"HEAD / HTTP/1.1\r\n" + ends,
        b"OPTIONS /sparql HTTP/1.1\r\nOrigin: null\r\nAccess-Control-Request-Method: PUT\r\n" + ends,
    ]
    bits = [
        b"%",
        b"%00",
        b"%ff",
        b"\x00",
        b"\xff",
        b"&",
        b"=",
        b";q=",
        b"{",
        b"}",
        b"<",
        b"'",
        b'"',
        b"\\",
        b"../",
        b"?",
        b"query=",
    ]
    bits += [
        b"SERVICE",
        b"\r\n",
        b"#",
        b"\xe2\x80\xae",
        b"*/*;q=9",
        b"FROM <",
        b"graph-uri=",
        b"(",
        b"$",
        b"0",
        b"-1",
        b"e999",
    ]
    for _ in range(count):
        data = draw.choice(good)
        for _ in range(draw.randint(1, 5)):
            place = draw.randrange(len(data) // 8, len(data) + 1)
            kind = draw.randrange(4)
            if kind == 0:
                data = data[:place] + draw.choice(bits) * draw.choice([1, 1, 2, 50]) + data[place:]
            elif kind == 1:
                data = data[:place] + data[place + draw.randint(1, 8) :]
            elif kind == 2:
                data = data[:place] + bytes([draw.randrange(256)]) + data[place + 1 :]
            else:
                data = data[:place] + data[draw.randrange(len(data) + 1) :]
        yield data + b"\r\n\r\n"


def send_raw(port: int, requests: Iterator[bytes], answered: Callable[[int, bytes], None]) -> None:
    """Send requests, each by a connection of its own, and tell the status of each answer."""
    for data in requests:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
            client.sendall(data)
            client.shutdown(socket.SHUT_WR)
            answer = b""
            try:
                while piece := client.recv(65536):
                    answer += piece
            except ConnectionResetError:
                pass
        answered(int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0, data)
