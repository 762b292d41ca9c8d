"""What a verdict of the shapes costs, with and without the native engine: `python -m benchmarks.validation [DIR]`.

Read are the documents of DIR, by default those that the project annotated itself.
"""

import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from benchmarks.machine import stamp
from govgraph.mapping import map_reading
from govgraph.namespaces import GOV, RDF
from govgraph.ntriples import Statements
from govgraph.pipeline import read
from govgraph.read import find_documents
from govgraph.resources import data_folder
from govgraph.validate import load_screen, native_fault, validate_graph, verdict

REPORT = Path(__file__).parent / "validation.md"
OWN_DOCUMENTS = Path(__file__).parents[1] / "tests" / "cases" / "extraction"
Graph = TypeVar("Graph")


def measure(documents: Path = OWN_DOCUMENTS) -> None:
    """Measure each way to a verdict on each document, and write the report."""
    if fault := native_fault():
        print(f"validation: not measured ({fault})", file=sys.stderr)
        return
    files = [path for path in find_documents([documents]) if path.suffix == ".txt"]
    graphs = [[quad.triple for quad in map_reading(read(path))] for path in files]
    # A class that nobody defined is a fault of any graph.
    faulty = [[*graph, ox.Triple(graph[0].subject, RDF.type, ox.NamedNode(f"{GOV}Persson"))] for graph in graphs]
    said, faultily_said = [[Statements.of(graph).by_subject for graph in some] for some in (graphs, faulty)]
    screen = load_screen(data_folder("ontology"))
    decided = sum(screen.conforms(Statements(one)) is not None for one in said)
    rows = {
        "verdict, the graph conforms": _milliseconds(_verdict, said, 5),
        "verdict, the graph has a fault (with the report of pySHACL)": _milliseconds(_verdict, faultily_said, 1),
        "pySHACL alone, with its report": _milliseconds(validate_graph, graphs, 1),
    }
    lines = [
        "# Validation",
        "",
        f"Measured on {stamp()}, by `python -m benchmarks.validation`: {len(graphs)} document graphs of "
        f"{statistics.mean(map(len, graphs)):.0f} triples in the mean, processor time. The native engine alone decided "
        f"{decided} of them.",
        "",
        "| | median | mean | most |",
        "|---|---|---|---|",
        *(f"| {name} | {' | '.join(f'{value:.1f} ms' for value in values)} |" for name, values in rows.items()),
    ]
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _verdict(said: Mapping[str, Mapping[str, Sequence[str]]]) -> object:
    return verdict(Statements(said))  # a new one, whose lines are not written yet


def _milliseconds(judge: Callable[[Graph], object], graphs: Sequence[Graph], rounds: int) -> tuple[float, ...]:
    """Return median, mean and most of the time for a graph, of several rounds the best, after a round to warm up."""
    judge(graphs[0])
    spent = []
    for graph in graphs:
        times = []
        for _ in range(rounds):
            begun = time.process_time()
            judge(graph)
            times.append((time.process_time() - begun) * 1000)
        spent.append(min(times))
    return statistics.median(spent), statistics.mean(spent), max(spent)


if __name__ == "__main__":
    measure(*map(Path, sys.argv[1:2]))
