"""`python -m benchmarks.serve [--store DIR]`: the endpoint beside two others, under mixed load, and under nonsense.

Small queries: the servers in turn, several rounds, so that what else the machine does meets all. Mixed load: so many
requests a second whatever the answers take, one in ten a query that would never end; memory is that of the server and
its processes. All on loopback, from one process that asks, and needs a good part of a core itself.

rdflib-endpoint is in no extra (`pip install rdflib-endpoint`); without it its row is missing.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from tests.servers import free_port, started
from tests.serving import Server, broken_requests, send_raw

from benchmarks import generate
from benchmarks.machine import stamp
from govgraph.serve.snapshot import take_snapshot

REPORT = Path(__file__).with_suffix(".md")
PREFIXES = "PREFIX gov: <https://w3id.org/govgraph/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
SMALL = (
    PREFIXES + "SELECT ?p ?l WHERE { ?p a gov:Post ; skos:prefLabel ?l } LIMIT 50",
    PREFIXES + "SELECT ?m ?p ?o WHERE { ?m a gov:Meeting ; ?p ?o } LIMIT 50",
    PREFIXES + "ASK { ?t a gov:Tenure }",
)
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
CONNECTIONS = 8
TIMEOUT = 3  # seconds that the server gives a query


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, query: str) -> int:
    """Send a query by a connection that stays open, read all of the answer, and return its status."""
    head = f"GET {path}?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n"
    writer.write(f"{head}Accept: application/sparql-results+json\r\n\r\n".encode())
    answer = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    headers = dict(line.lower().split(": ", 1) for line in answer.split("\r\n")[1:] if line)
    if "content-length" in headers:
        await reader.readexactly(int(headers["content-length"]))
    else:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return int(answer[9:12])


async def rate(port: int, path: str, seconds: float) -> tuple[float, float]:
    """Return how many small queries a second are answered, and the seconds below which 99 in 100 took."""
    took: list[float] = []
    end = time.perf_counter() + seconds

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for query in itertools.cycle(SMALL):
            begun = time.perf_counter()
            if begun > end:
                break
            status = await ask(reader, writer, path, query)
            assert status == 200, (port, status)
            took.append(time.perf_counter() - begun)
        writer.close()

    await asyncio.gather(*(client() for _ in range(CONNECTIONS)))
    return len(took) / seconds, sorted(took)[int(len(took) * 0.99)]


@contextmanager
def others(store: Path, folder: Path) -> Iterator[dict[str, tuple[int, str]]]:
    """Start the other servers over the same data; yield their ports and paths."""
    programs = Path(sys.executable).parent
    snapshot = take_snapshot(store)
    rdf = folder / "rdf"
    shutil.copytree(snapshot.state.folder, rdf)
    snapshot.release()
    dump = folder / "graph.nt"
    with dump.open("wb") as file:
        ox.Store.read_only(str(rdf)).dump(file, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    commands = {"oxigraph": ["oxigraph", "serve-read-only", "--location", str(rdf), "--bind", "127.0.0.1:@"]}
    if (programs / "rdflib-endpoint").exists():
        given = ["--host", "127.0.0.1", "--port", "@", str(dump)]
        commands["rdflib-endpoint, rdflib"] = ["rdflib-endpoint", "serve", *given]
        commands["rdflib-endpoint, Oxigraph"] = ["rdflib-endpoint", "serve", "--store", "Oxigraph", *given]
    found: dict[str, tuple[int, str]] = {}
    running = []
    try:
        for name, (program, *words) in commands.items():
            port = free_port()
            own = folder / name.replace(" ", "")
            own.mkdir()
            command = [str(programs / program), *(word.replace("@", str(port)) for word in words)]
            path = "/query" if name == "oxigraph" else "/"
            running.append(started(command, own, f"http://127.0.0.1:{port}{path}?query=ASK%20%7B%7D"))
            found[name] = (port, path)
        yield found
    finally:
        for process in running:
            process.kill()


def compare(store: Path, folder: Path, seconds: float, rounds: int) -> list[str]:
    """Measure small queries at all servers, and return the rows of the table."""
    with Server(store, "--workers", "4") as own, others(store, folder) as servers:
        servers = {"govgraph serve": (own.port, "/sparql"), **servers}
        measured: dict[str, list[tuple[float, float]]] = {name: [] for name in servers}
        for _, (name, (port, path)) in itertools.product(range(rounds), servers.items()):
            measured[name].append(asyncio.run(rate(port, path, seconds)))
    middle = {
        name: [statistics.median(column) for column in zip(*runs, strict=True)] for name, runs in measured.items()
    }
    plain = middle["oxigraph"]
    return [
        f"| {name} | {number:,.0f} | {number / plain[0]:.2f} | {1000 * late:.1f} | {late / plain[1]:.1f} |"
        for name, (number, late) in middle.items()
    ]


async def mix(port: int, a_second: float, seconds: float) -> tuple[list[float], list[float], Counter[tuple[bool, int]]]:
    """Ask at a rate, one in ten a runaway; return the seconds of small queries and of runaways, and all statuses."""
    small: list[float] = []
    long: list[float] = []
    statuses: Counter[tuple[bool, int]] = Counter()

    async def one(number: int) -> None:
        is_long = number % 10 == 9
        begun = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        status = await ask(reader, writer, "/sparql", RUNAWAY if is_long else SMALL[number % len(SMALL)])
        took = time.perf_counter() - begun
        writer.close()
        statuses[is_long, status] += 1
        (long if is_long else small).append(took)

    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(int(a_second * seconds)):
            await asyncio.sleep(max(0.0, begun + number / a_second - time.perf_counter()))
            group.create_task(one(number))
    return small, long, statuses


def memory(process: int) -> float:
    """Return the megabytes of a process and its children, shared pages counted once."""
    total = 0
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    for one in (str(process), *children):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:  # it has ended
            continue
        total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def mixed_load(store: Path, a_second: float, seconds: float) -> list[str]:
    """Measure mixed load, and return lines of the report."""
    with Server(store, "--timeout", str(TIMEOUT), "--workers", "4") as server:
        asyncio.run(mix(server.port, a_second, min(20.0, seconds / 3)))
        time.sleep(TIMEOUT + 1)
        before = memory(server.process.pid)
        small, long, statuses = asyncio.run(mix(server.port, a_second, seconds))
        time.sleep(TIMEOUT + 1)
        after = memory(server.process.pid)
    small.sort()
    assert statuses[True, 503] == len(long), statuses
    refused = len(small) - statuses[False, 200]
    late = sum(took > 1 for took in small)
    middle, most, slowest = (1000 * small[place] for place in (len(small) // 2, int(len(small) * 0.99), -1))
    return [
        f"{a_second:g} requests a second for {seconds:g} s, after a warm-up. {len(small):,} small queries: half "
        f"of them within {middle:.1f} ms, 99 in 100 within {most:.0f} ms, the slowest {slowest:.0f} ms, {late} over "
        f"1 s, {refused} refused. {len(long):,} runaway queries (limit {TIMEOUT} s): all stopped, half of them after "
        f"{statistics.median(long):.1f} s, the last after {max(long):.1f} s. Memory at the end {after:.0f} MB, "
        f"{after / before:.2f} × that after the warm-up ({before:.0f} MB).",
    ]


def nonsense(store: Path, count: int) -> list[str]:
    """Send malformed requests, and return lines of the report."""
    seen: Counter[int] = Counter()
    with Server(store, "--timeout", str(TIMEOUT)) as server:
        send_raw(server.port, broken_requests(count), lambda status, _: seen.update([status]))
        faults = [record for record in server.log if record["level"] == "error"]
    statuses = ", ".join(f"{status or 'closed without an answer'}: {number:,}" for status, number in seen.most_common())
    return [f"{count:,} malformed requests: {statuses}. Faults in the log: {len(faults)}."]


def main() -> None:
    """Measure, and write the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serve", description=__doc__)
    parser.add_argument("--store", type=Path, help="a store (by default one of 200 generated documents)")
    parser.add_argument("--seconds", type=float, default=120, help="of mixed load; at most 300")
    parser.add_argument("--load", default="", help="what else the machine did, for the report")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = args.store or folder / "store"
        if args.store is None:
            generate.write(200, folder / "documents")
            build = [sys.executable, "-m", "govgraph", "build", str(folder / "documents"), "--store", str(store)]
            subprocess.run(build, check=True, capture_output=True)
        rows = compare(store, folder, 5, 3)
        with Server(store) as server:
            (size,) = server.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows()
        lines = [
            "# The endpoint",
            "",
            f"Measured on {stamp()}, by `python -m benchmarks.serve`, over {int(size['n']):,} triples{args.load}.",
            "",
            "## Small queries",
            "",
            f"{CONNECTIONS} connections that stay open, three small queries in turn; 5 s each, the servers one after "
            "the other, the middle of 3 rounds. The client, in Python, has its share of the time at all of them, "
            "and reads the log of govgraph, a line a request.",
            "",
            "| server | requests a second | beside oxigraph | 99 in 100 within, ms | beside oxigraph |",
            "|---|---|---|---|---|",
            *rows,
            "",
            "## Mixed load, one query in ten a runaway",
            "",
            *mixed_load(store, 20, min(args.seconds, 300)),
            "",
            "## Nonsense",
            "",
            *nonsense(store, 10_000),
        ]
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
