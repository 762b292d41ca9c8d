"""Real SPARQL servers, started on loopback for the tests that ask for an `address`."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

_INI = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 10000
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(command: list[str], folder: Path, url: str) -> subprocess.Popen[bytes]:
    """Start a server and wait until it answers."""
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, start_new_session=True)
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=2).read()
            return process
        except OSError as error:
            if getattr(error, "code", None):  # it answers, if with a 4xx
                return process
            assert process.poll() is None, (folder / "output").read_text(errors="replace")
            time.sleep(0.1)
    os.killpg(process.pid, signal.SIGKILL)
    raise AssertionError(f"{command[0]} did not start")


@pytest.fixture(scope="module", params=["oxigraph", "oxigraph-union", "virtuoso"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server, started for these tests."""
    folder = tmp_path_factory.mktemp("server")
    port = free_port()
    if request.param == "virtuoso":
        program = shutil.which("virtuoso-t")
        if program is None:
            pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
        (folder / "v.ini").write_text(_INI.format(sql=free_port(), http=port), encoding="utf-8")
        command = [program, "-f", "-c", "v.ini"]
        url = f"http://dba:dba@127.0.0.1:{port}/sparql"
    else:
        program = shutil.which("oxigraph", path=f"{Path(sys.prefix) / 'bin'}{os.pathsep}{os.environ['PATH']}")
        if program is None:
            pytest.skip("the Oxigraph server is not installed: pip install oxigraph")
        union = ["--union-default-graph"] if request.param == "oxigraph-union" else []
        command = [program, "serve", "--bind", f"127.0.0.1:{port}", *union]
        url = f"http://127.0.0.1:{port}"
    process = started(command, folder, f"http://127.0.0.1:{port}/")
    try:
        yield url
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
