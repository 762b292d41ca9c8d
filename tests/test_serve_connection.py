"""Connections: how long the head of a request may be and take, how many there may be, and how the rest is told."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from tests.pool_double import PoolDouble
from tests.serving import Server, make_store

from govgraph.serve.connection import connections
from govgraph.serve.context import Context
from govgraph.serve.gate import Gate
from govgraph.serve.metrics import Metrics
from govgraph.serve.settings import Settings
from govgraph.store import GraphStore


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = make_store(tmp_path_factory.mktemp("connections") / "store")
    with Server(store, "--arrival", "0.6", "--watch", "60") as started:
        yield started


def problem_of(client: socket.socket) -> int:
    """Return the status of a problem that a client is told before its connection is closed."""
    answer = http.client.HTTPResponse(client)
    answer.begin()
    told = json.loads(answer.read())
    assert answer.headers["content-type"] == "application/problem+json" and told["detail"]
    assert answer.headers["access-control-allow-origin"] == "*" and answer.headers["connection"] == "close"
    assert told["status"] == answer.status and client.recv(1) == b""
    return answer.status


def test_a_request_has_to_arrive(server: Server) -> None:
    for begun in (b"", b"GET /sparql HTTP/1.1\r\nHost: x\r\n"):
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
            client.sendall(begun)
            assert problem_of(client) == 408
    client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    for _ in range(3):  # a connection that stays open is not late
        client.request("GET", "/health")
        assert client.getresponse().read()
        time.sleep(0.4)
    client.close()


def test_a_head_has_an_end(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        try:
            for number in range(10_000):
                client.sendall(b"X-%d: %s\r\n" % (number, b"a" * 200))
        except ConnectionError:
            pass
        else:
            raise AssertionError("it takes all")
    assert server.get("/api").status == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"hello\r\n\r\n", 400),
        (b"BREW /sparql HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"GET /sparql HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 65_600 + b"\r\n\r\n", 431),
        (b"GET /sparql?query=" + b"a" * 65_600 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 431),
        (b"GET /sparql HTTP/1.1\r\nHost: x\r\n" + b"X: %s\r\n" % (b"a" * 6_000) * 11 + b"\r\n", 431),
    ],
)
def test_what_is_no_request_is_told_so_as_programs_read_it(server: Server, sent: bytes, status: int) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
        client.sendall(sent)
        assert problem_of(client) == status


def test_who_finds_too_many_connections_is_told_to_come_again() -> None:
    kind = connections(5, 2)
    app = PlainTextResponse("answered")

    async def served() -> list[bytes]:
        config = uvicorn.Config(app, http=kind, lifespan="off", log_config=None, host="127.0.0.1", port=0)
        server = uvicorn.Server(config)
        running = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        kept, answers = [], []
        for _ in range(3):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            kept.append(writer)
            answers.append(await asyncio.wait_for(reader.read(2_000), 5))
        for writer in kept:
            writer.close()
        server.should_exit = True
        await running
        return answers

    first, second, third = asyncio.run(served())
    assert first.endswith(b"answered") and second.endswith(b"answered")
    head, _, body = third.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 503") and b"retry-after: 2" in head.lower() and b"problem+json" in head
    assert json.loads(body)["status"] == 503


def test_who_waits_when_the_server_ends_is_told_to_come_again() -> None:
    sent: list[Message] = []

    async def never(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(60)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def ended() -> None:
        pool = PoolDouble(GraphStore.open(None))
        gate = Gate(never, Context(pool, Settings(store=Path("store")), Metrics()))
        scope = {"type": "http", "method": "GET", "path": "/sparql", "headers": [], "client": ("192.0.2.1", 1)}
        request = asyncio.create_task(gate(scope, receive, send))
        await asyncio.sleep(0)
        request.cancel("as uvicorn does when it has waited long enough")
        await request

    asyncio.run(ended())
    headers = dict(sent[0]["headers"])
    assert sent[0]["status"] == 503 and headers[b"retry-after"] == b"2"
    assert headers[b"content-type"] == b"application/problem+json" and headers[b"access-control-allow-origin"] == b"*"
    assert json.loads(sent[1]["body"])["detail"] == "The server ends; try again later."
