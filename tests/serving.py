"""A server of govgraph as a process on loopback, for tests."""

from __future__ import annotations

import http.client
import json
import os
import queue
import signal
import subprocess
import sys
import threading
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
