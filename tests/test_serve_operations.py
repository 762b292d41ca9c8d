"""Running a server: new builds, its end, what it tells those who watch over it, and what it is told at its start."""

import asyncio
import itertools
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from tests.serving import FIRST, Reply, Server, await_that, make_store

from govgraph.archive import Archive
from govgraph.errors import StoreError
from govgraph.serve.app import change_over
from govgraph.serve.context import State
from govgraph.serve.metrics import Metrics
from govgraph.serve.process import Died
from govgraph.serve.settings import Settings
from govgraph.serve.snapshot import Snapshot, look, remove_abandoned, take_snapshot
from govgraph.store import GraphStore

SAYS = ox.NamedNode("http://x.example/says")
SMALL = f"SELECT ?o WHERE {{ <{FIRST}> <http://x.example/says> ?o }}"
MANY = "<http://x.example/n>"
LONG = f"SELECT (COUNT(*) AS ?n) {{ ?a {MANY} ?b . ?c {MANY} ?d FILTER(?b < 1200 && ?b + ?d < 0) }}"


def change(store: Path, word: str) -> None:
    with GraphStore.open(store) as graphs:
        graphs.replace(FIRST, [ox.Triple(ox.NamedNode(FIRST), SAYS, ox.Literal(word))])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of which the others are copies."""
    return make_store(tmp_path_factory.mktemp("made") / "store")


@pytest.fixture(scope="module")
def served(made: Path) -> Path:
    """A store that tests write into one after the other, while one server serves it."""
    return Path(shutil.copytree(made, made.parent / "served"))


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "store"))


@pytest.fixture(scope="module")
def server(served: Path) -> Iterator[Server]:
    with Server(served, "--timeout", "60", "--watch", "0.1") as started:
        yield started


def await_long(server: Server) -> None:
    """Wait until the server is at a long query."""
    await_that(lambda: b"govgraph_queries_long 1" in server.get("/metrics").body)


def folders(store: Path) -> list[str]:
    return sorted(path.name for path in store.iterdir() if path.name.startswith(".served"))


def test_new_builds_are_served_without_a_request_failing(server: Server, served: Path) -> None:
    seen: list[list[str]] = [[], [], []]
    stop = threading.Event()

    def ask(words: list[str]) -> None:
        while not stop.is_set():
            words.append(server.ask(SMALL).rows()[0]["o"])

    clients = [threading.Thread(target=ask, args=[words]) for words in seen]
    for client in clients:
        client.start()
    for number in range(3):
        change(served, f"build {number}")
        server.wait_for("another build")
        assert server.ask(SMALL).rows() == [{"o": f"build {number}"}]
    await_that(lambda: all(words[-1:] == ["build 2"] for words in seen))
    stop.set()
    for client in clients:
        client.join()
    for words in seen:
        assert [word for word, _ in itertools.groupby(words)] == ["Kỳ Thọ", "build 0", "build 1", "build 2"]
    assert not [record for record in server.log if record["message"] == "request" and record["status"] != 200]
    await_that(lambda: len(folders(served)) == 1)  # what old builds left is gone


class FailingPool:
    """A pool whose processes for a new build become ready at the second try alone."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.tries = 0

    async def switch(self, snapshot: Snapshot) -> None:
        self.tries += 1
        if self.tries == 1:
            raise Died(-9)
        self.state = snapshot.state


def test_a_build_that_could_not_be_served_at_once_is_tried_again(store: Path) -> None:
    first = take_snapshot(store)
    pool, directories = FailingPool(first.state), SimpleNamespace(begin=lambda: None)
    context: Any = SimpleNamespace(
        pool=pool, settings=Settings(store=store), metrics=Metrics(), directories=directories
    )
    assert asyncio.run(change_over(context)) == look(store) and pool.tries == 0, "nothing was built"
    change(store, "another word")
    assert asyncio.run(change_over(context)) is None and pool.state == first.state
    assert asyncio.run(change_over(context)) == look(store) and pool.state != first.state
    first.release()
    remove_abandoned(store)


def test_a_query_ends_on_the_build_on_which_it_began(server: Server, served: Path) -> None:
    etag = server.get("/health").body
    long = threading.Thread(target=lambda: replies.append(server.ask(LONG)))
    replies: list[Reply] = []
    long.start()
    await_long(server)
    change(served, "another word")
    server.wait_for("another build")
    assert server.ask(SMALL).rows() == [{"o": "another word"}]
    assert server.get("/health").body != etag
    long.join()
    assert replies[0].status == 200


def test_the_names_of_answers_change_with_the_content(server: Server, served: Path) -> None:
    path = f"/sparql?query={quote(SMALL)}"
    first = server.get(path).headers["etag"]
    assert server.get(path, If_None_Match=first).status == 304
    change(served, "news")
    server.wait_for("another build")
    assert server.get(path, If_None_Match=first).status == 200


def test_a_build_keeps_its_name_until_something_is_written(store: Path) -> None:
    def name() -> str:
        snapshot = take_snapshot(store)
        snapshot.release()
        return snapshot.state.etag

    first = name()
    with GraphStore.open(store):
        pass  # opened for writing, and nothing written
    assert name() == first
    change(store, "news")
    assert name() != first
    second = name()
    for path in store.glob("rdf*/*.sst"):
        os.utime(path, (0, 0))  # stands for RocksDB, which puts tables together as it likes
    assert name() == second


def test_while_data_are_written_no_name_is_noted(store: Path) -> None:
    def noted() -> str:
        archive = Archive.open(store, read_only=True)
        try:
            return archive.state("content")
        finally:
            archive.close()

    for write in (
        lambda opened: opened.replace(FIRST, []),
        lambda opened: opened.rdflib_view(),  # by which a script may write
        lambda opened: (opened.fill([(FIRST, b"")]), opened.adopt()),
    ):
        with GraphStore.open(store) as opened:
            assert noted()
            write(opened)
            assert not noted(), "should the process end now, the files tell"
        assert noted()


def test_a_build_goes_on_while_its_store_is_served(server: Server, served: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(
        "Ngày 12/3/2024, Hội đồng nhân dân xã Kỳ Thọ họp kỳ thứ mười.\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "govgraph", "build", str(tmp_path / "page.txt"), "--store", str(served)]
    before = server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows()
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    server.wait_for("another build")
    assert server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows() != before


def test_where_no_links_can_be_made_the_store_itself_is_held(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    snapshot = take_snapshot(store)
    assert snapshot.links is None and snapshot.state.folder.parent == store and folders(store) == []
    with pytest.raises(StoreError, match="another process has the store open"):
        GraphStore.open(store)
    snapshot.release()
    change(store, "free again")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_what_a_killed_server_left_is_taken_away_and_its_processes_end(store: Path) -> None:
    with Server(store) as first:
        pid = first.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        assert len(children) >= 2  # those that answer, and for a moment the one that reads the directory
        first.process.kill()
        first.process.wait()
    await_that(lambda: not any(is_at_work(int(child)) for child in children))
    assert len(folders(store)) == 1
    abandoned = take_snapshot(store)
    assert len(folders(store)) == 2
    remove_abandoned(store)
    assert folders(store) == [abandoned.state.folder.name], "what somebody holds is left alone"
    abandoned.release()
    assert folders(store) == []


def test_the_surroundings_give_limits_and_it_ends_when_it_has_answered(store: Path) -> None:
    replies: list[Reply] = []
    surroundings = {"GOVGRAPH_SERVE_NESTING": "3", "GOVGRAPH_SERVE_TITLE": "Kỳ Thọ"}
    with Server(store, "--timeout", "60", "--workers", "1", env=surroundings) as server:
        long = threading.Thread(target=lambda: replies.append(server.ask(LONG)))
        long.start()
        await_long(server)
        reply = server.ask("SELECT * { { { { ?s ?p ?o } } } }")
        assert reply.status == 400 and b"more than 3 brackets" in reply.body, "the surroundings give limits too"
        assert "Kỳ Thọ" in server.get("/openapi.json").body.decode()
        assert server.end() == 0
        long.join()
    assert replies[0].status == 200
    assert server.log[-1]["message"] == "ended" and folders(store) == []
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", server.port)):
        pass


def test_a_client_cannot_say_who_it_is(store: Path) -> None:
    with Server(
        store, "--rate", "0.01", "--burst", "2", "--workers", "1", "--proxies", "127.0.0.1, 10.0.0.0/8"
    ) as server:

        def statuses(before: str) -> list[int]:
            told = (before.format(n) for n in range(3))
            return [server.get("/api", X_Forwarded_For=addresses).status for addresses in told]

        assert statuses("192.0.2.{}, 198.51.100.7") == [200, 200, 429], "the proxy appended who came"
        assert statuses("192.0.2.{}, 198.51.100.8, 10.0.0.3") == [200, 200, 429], "as did another before it"
        assert statuses("192.0.2.{}") == [200, 200, 200], "who came is another each time"
        assert [server.get("/api").status for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize("proxies", ["*", "nginx", "10.0.0.1/8", "127.0.0.1;10.0.0.1"])
def test_proxies_are_addresses_or_networks(store: Path, proxies: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "govgraph", "serve", "--store", str(store), "--port", "0", "--proxies", proxies],
        capture_output=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert ended.returncode == 2 and "give addresses or networks" in ended.stderr


def is_at_work(process: int) -> bool:
    """Whether a process is there, and not only waits for somebody to take note that it has ended."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def test_metrics_are_as_prometheus_reads_them(server: Server) -> None:
    def answered() -> int:
        found = re.findall(r'queries_total{outcome="answered"} (\d+)', server.get("/metrics").body.decode())
        return int(found[0]) if found else 0

    before = answered()
    for query in ("ASK {}", "ASK {}", "ASK", "SELECT * { SERVICE <http://x.example/> {} }"):
        server.ask(query)
    assert answered() == before + 2
    reply = server.get("/metrics")
    assert reply.headers["content-type"].startswith("text/plain; version=0.0.4")
    text = reply.body.decode()
    assert text.endswith("\n")
    for line in text.splitlines():
        assert re.fullmatch(r'# TYPE \w+ (gauge|counter|histogram)|\w+(\{(\w+="[^"]*",?)+\})? [0-9.e+-]+', line), line
    assert "govgraph_processes 2" in text
    count = int(re.findall(r"govgraph_request_seconds_count (\d+)", text)[0])
    assert f'govgraph_request_seconds_bucket{{le="+Inf"}} {count}' in text and count >= 4


def test_the_log_is_json_and_has_no_query(server: Server) -> None:
    server.ask("SELECT * { ?secret ?p ?o } LIMIT 1")
    server.get("/sparql?query=SELECT%20*%20%7B%20%3Fsecret%20%3Fp%20%3Fo%20%7D%20LIMIT%201")
    server.get("/%0A%22injected")
    while server.wait_for("request")["status"] != 404:
        pass
    requests = [one for one in server.log if one["message"] == "request"]
    assert {"time", "level", "method", "path", "status", "seconds", "client"} <= set(requests[-1])
    assert requests[-1]["path"] == '/\n"injected' and "secret" not in str(server.log)


def test_an_address_in_use_is_told(store: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "govgraph", "serve", "--store", str(store)]
        command += ["--port", str(taken.getsockname()[1])]
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    assert run.returncode == 2 and "give --host or --port" in run.stderr


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_only_the_owner_can_look_into_the_links(store: Path) -> None:
    snapshot = take_snapshot(store)
    assert snapshot.links is not None and stat.S_IMODE(snapshot.links.stat().st_mode) & 0o077 == 0
    snapshot.release()
