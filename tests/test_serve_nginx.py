"""The recipes of docs/guide-serve.md as they stand there: nginx before the server, and the unit of systemd."""

from __future__ import annotations

import http.client
import itertools
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from tests.serving import FIRST, FORM, Reply, Server, await_that, make_store

from govgraph.store import GraphStore

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
GUIDE = (Path(__file__).parents[1] / "docs" / "guide-serve.md").read_text(encoding="utf-8")
SMALL = f"SELECT ?o WHERE {{ <{FIRST}> <http://x.example/says> ?o }}"
URL = "https://data.example.org/"
BURST = 60

needs_nginx = pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian: nginx-light)")


def recipe(kind: str) -> str:
    """The only block of the guide that is written in a language."""
    (found,) = re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)
    return found


def replaced(text: str, **places: str) -> str:
    """The recipe with what is another on each machine: addresses and files. All of it has to be there."""
    for old, new in places.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def make_certificate(folder: Path) -> tuple[Path, Path]:
    x509 = pytest.importorskip("cryptography.x509", reason="cryptography is not installed")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "data.example.org")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number()).not_valid_before(now)
    signed = made.not_valid_after(now + timedelta(days=1)).sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    (folder / "certificate.pem").write_bytes(signed.public_bytes(pem))
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(private)
    return folder / "certificate.pem", folder / "key.pem"


@dataclass
class Front:
    """nginx on loopback before a server."""

    server: Server
    store: Path
    port: int

    def request(
        self, method: str, path: str, body: bytes | None = None, client: str = "127.0.0.1", **headers: str
    ) -> Reply:
        trusting = ssl._create_unverified_context()
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=20, context=trusting, source_address=(client, 0)
        )
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, {"Host": "data.example.org", **named})
            answer = connection.getresponse()
            return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("nginx")
    store = make_store(folder / "store")
    options = ("--proxies", "127.0.0.1", "--url", URL, "--rate", "0.001", "--burst", str(BURST), "--watch", "0.1")
    with Server(store, *options) as server:
        port = free_port()
        certificate, key = make_certificate(folder)
        places = {
            "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
            "/etc/ssl/data.example.org.pem": str(certificate),
            "/etc/ssl/data.example.org.key": str(key),
            "http://127.0.0.1:8000": f"http://127.0.0.1:{server.port}",
        }
        (folder / "govgraph.conf").write_text(replaced(recipe("nginx"), **places), encoding="utf-8")
        owner = "user root;\n" if os.geteuid() == 0 else ""
        kept = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy"))
        (folder / "nginx.conf").write_text(
            f"daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\n{owner}events {{}}\n"
            f"http {{\naccess_log off;\n{kept}include {folder}/govgraph.conf;\n}}\n"
        )
        command = [str(NGINX), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
        tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert tried.returncode == 0 and "[warn]" not in tried.stderr, tried.stderr
        nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            await_that(lambda: listens(port))
            yield Front(server, store, port)
        finally:
            nginx.terminate()
            nginx.wait(10)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def ask(front: Front, client: str = "127.0.0.1") -> Reply:
    return front.request("GET", f"/sparql?query={quote(SMALL)}", client=client)


@needs_nginx
def test_queries_come_through_nginx_whole(front: Front) -> None:
    first = ask(front)
    assert (first.status, first.rows()) == (200, [{"o": "Kỳ Thọ"}])
    assert front.request("GET", f"/sparql?query={quote(SMALL)}", If_None_Match=first.headers["etag"]).status == 304
    long = f"/sparql?query={quote(SMALL + ' #')}{'x' * 28_000}"
    assert front.request("GET", long).rows() == [{"o": "Kỳ Thọ"}]
    body = f"query={quote(SMALL + ' #')}".encode() + b"x" * 900_000
    assert front.request("POST", "/sparql", body, Content_Type=FORM).rows() == [{"o": "Kỳ Thọ"}]
    assert front.request("POST", "/sparql", b"x" * 3_000_000, Content_Type=FORM).status == 413
    assert front.request("POST", "/sparql", b"update=x", Content_Type=FORM).status == 403
    many = f"/sparql?query={quote('SELECT * { ?s <http://x.example/n> ?n }')}"
    packed = front.request("GET", many, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip" and packed.headers["etag"].startswith("W/")


@needs_nginx
def test_pages_and_addresses_are_those_that_clients_know(front: Front) -> None:
    moved = front.request("GET", "/", Accept_Language="en")
    assert (moved.status, moved.headers["location"]) == (303, "/en/index.html")
    page = front.request("GET", "/en/index.html")
    assert page.status == 200 and f"{URL}reconcile" in page.body.decode()
    assert json.loads(front.request("GET", "/openapi.json").body)["servers"] == [{"url": URL.rstrip("/")}]
    assert f"<{URL}sparql>" in front.request("GET", "/sparql", Accept="application/n-triples").body.decode()
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert front.request("GET", "/metrics").status == 403
    assert front.request("GET", "/health").status == 200


@needs_nginx
def test_limits_are_those_of_the_client_that_nginx_sees(front: Front) -> None:
    forged = {"X-Forwarded-For": "192.0.2.7"}
    assert front.request("GET", "/api", client="127.0.0.3", **forged).status == 200
    while (record := front.server.wait_for("request"))["path"] != "/api":
        pass
    assert record["client"] == "127.0.0.3"
    statuses = [ask(front, client="127.0.0.2").status for _ in range(BURST + 2)]
    assert statuses == [200] * BURST + [429] * 2
    assert ask(front).status == 200, "others have buckets of their own"


@needs_nginx
def test_a_new_build_comes_through_without_a_request_failing(front: Front) -> None:
    seen: list[list[str]] = [[], [], [], []]
    stop = threading.Event()

    def go_on(number: int) -> None:
        for turn in itertools.count():  # from many addresses, each with its bucket
            if stop.is_set():
                return
            client = f"127.1.{number}.{turn % 250 + 1}"
            seen[number].append(ask(front, client=client).rows()[0]["o"])

    clients = [threading.Thread(target=go_on, args=[number]) for number in range(len(seen))]
    for client in clients:
        client.start()
    says = ox.NamedNode("http://x.example/says")
    for word in ("the second", "the third"):
        with GraphStore.open(front.store) as graphs:
            graphs.replace(FIRST, [ox.Triple(ox.NamedNode(FIRST), says, ox.Literal(word))])
        front.server.wait_for("another build")
        assert ask(front, client="127.0.0.9").rows() == [{"o": word}]
    await_that(lambda: all(words[-1:] == ["the third"] for words in seen))
    stop.set()
    for client in clients:
        client.join()
    for words in seen:
        assert [word for word, _ in itertools.groupby(words)] == ["Kỳ Thọ", "the second", "the third"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed (Debian: systemd)")
def test_the_unit_is_one_that_systemd_understands(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("govgraph")
    unit = tmp_path / "govgraph.service"
    unit.write_text(replaced(recipe("ini"), **{"/opt/govgraph/bin/govgraph": str(program)}), encoding="utf-8")
    run = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, ""), "it would complain of a name or value that it does not know"


def test_the_unit_gives_settings_that_there_are() -> None:
    names = re.findall(r"GOVGRAPH_SERVE_([A-Z_]+)=", GUIDE)
    help = subprocess.run(
        [sys.executable, "-m", "govgraph", "serve", "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert names and all(f"--{name.lower().replace('_', '-')} " in help for name in names)
