"""`python -m benchmarks.exports STORE… [--formats NAME,NAME…]`: measure exports of stores; write benchmarks/exports.md.

Each format is written by `govgraph export` in a process of its own, beside the plain serialiser of pyoxigraph, which
neither sorts nor nests, over the same quads read from the same store. Times are processor times: the machine may have
other work.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.machine import stamp

REPORT = Path(__file__).with_name("exports.md")
#: Each format and what pyoxigraph calls the one that is nearest to it.
FORMATS = {
    "turtle": "TURTLE",
    "ntriples": "N_TRIPLES",
    "nquads": "N_QUADS",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
    "jsonld-graphs": "JSON_LD",
    "rdfxml": "RDF_XML",
}
_PLAIN = """
import sys
import pyoxigraph as ox
from govgraph.export import data_quads
from govgraph.store.server import open_store
store, name, out = sys.argv[1:]
format = getattr(ox.RdfFormat, name)
with open_store(store, read_only=True) as graphs, open(out, "wb") as file:
    quads = data_quads(graphs)
    ox.serialize(quads if format.supports_datasets else (quad.triple for quad in quads), file, format=format)
"""
_COUNT = """
import sys
from govgraph.export import data_quads
from govgraph.store.server import open_store
with open_store(sys.argv[1], read_only=True) as graphs:
    print(sum(1 for _ in data_quads(graphs)))
"""


@dataclass(frozen=True)
class Run:
    """What a process took, and how much it wrote."""

    seconds: float
    megabytes: float
    written: int


def run(command: Sequence[str], out: Path) -> Run:
    """Run a command that writes `out`."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command[:6])} … ended with {process.returncode}")
    written = out.stat().st_size
    out.unlink()
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, written)


def measure(stores: Sequence[Path], formats: Sequence[str]) -> None:
    """Measure stores, and write the report, anew after each format."""
    rows: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        for store in stores:
            counted = subprocess.run([sys.executable, "-c", _COUNT, str(store)], capture_output=True, check=True)
            quads = int(counted.stdout)
            for format in formats:
                command = [sys.executable, "-m", "govgraph", "export", "--store", str(store), "--format", format]
                ours = run([*command, "-o", str(out)], out)
                plain = run([sys.executable, "-c", _PLAIN, str(store), FORMATS[format], str(out)], out)
                rows.append(_row(quads, format, ours, plain))
                REPORT.write_text(_page(rows), encoding="utf-8")
                print(rows[-1], file=sys.stderr)


def _row(quads: int, format: str, ours: Run, plain: Run) -> str:
    sizes = f"{ours.written / 1e6:,.0f} MB | {plain.written / 1e6:,.0f} MB"
    times = f"{ours.seconds:.1f} s | {plain.seconds:.1f} s | **{ours.seconds / plain.seconds:.1f}**"
    memory = f"{ours.megabytes:,.0f} MB | {plain.megabytes:,.0f} MB"
    return f"| {quads:,} | {format} | {times} | {memory} | {sizes} |"


def _page(rows: Sequence[str]) -> str:
    return (
        "# Exports\n\n"
        f"Measured on {stamp()}, pyoxigraph {version('pyoxigraph')}, by `python -m benchmarks.exports`, which writes "
        "this page. Processor time and peak of memory of a process that opens the store, reads all quads and writes "
        "the file; *plain* is pyoxigraph's own serialiser over the same quads, which does not sort and does "
        "not join the graphs: a triple of several documents stands in its Turtle several times. *Ratio*: ours to "
        "plain. The stores hold generated documents.\n\n"
        "| quads | format | govgraph | plain | ratio | memory | plain | file | plain |\n"
        "|---|---|---|---|---|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def main() -> None:
    """Measure and write the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__)
    parser.add_argument(
        "stores", nargs="+", type=Path, metavar="STORE", help="stores, from the smallest to the largest"
    )
    parser.add_argument("--formats", default=",".join(FORMATS), metavar="NAME,NAME…", help="by default all")
    args = parser.parse_args()
    measure(args.stores, args.formats.split(","))


if __name__ == "__main__":
    main()
