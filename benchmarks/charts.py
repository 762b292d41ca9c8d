"""How long it takes to draw, beside Graphviz on the same graph: `python -m benchmarks.charts`.

The graphs are invented and always the same. Graphviz gets the dot file of the same chart and writes SVG as well; where
it is not installed, its columns say so. Time is that of laying out and writing, without the store: the best of three.
"""

import random
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.machine import stamp
from govgraph.chart import (
    Actor,
    Body,
    Holder,
    Network,
    Organisation,
    Tie,
    render_network,
    render_organisation,
)
from govgraph.chart.documents import Paper, Papers, Relation
from govgraph.chart.documents import draw as documents_draw
from govgraph.chart.lineage import Above, Change, Lineage, Unit
from govgraph.chart.lineage import draw as lineage_draw
from govgraph.chart.writers import write_scene

REPORT = Path(__file__).parent / "charts.md"
SIZES = (50, 200, 1000)
_PATIENCE = 120  # seconds for one run of Graphviz
_RUNS = 3


def network(size: int) -> Network:
    """Return people who meet mostly those near them: groups, in several parts."""
    chance = random.Random(size)
    actors = tuple(Actor(f"urn:{number}", f"Nguyễn Thị Thử {number}", level="commune") for number in range(size))
    pairs = set()
    for number in range(1, size):
        for _ in range(chance.choice((1, 1, 2, 4))):
            pairs.add((max(0, number - chance.randint(1, 9)), number))
    ties = tuple(Tie(f"urn:{one}", f"urn:{other}", "meeting", ("Họp",)) for one, other in sorted(pairs))
    return Network("people", actors, ties)


def organisation(size: int) -> Organisation:
    """Return districts of communes of five bodies each, every body with two holders of posts."""
    bodies = [Body("urn:tinh", "Tỉnh ủy Lam Giang", level="province", side="party", unit="tỉnh Lam Giang")]
    for number in range(1, size):
        commune, place = divmod(number - 1, 5)
        unit, root = f"xã Số {commune}", f"urn:{commune * 5 + 1}"
        parent = "urn:tinh" if place == 0 else root
        side = ("party", "party", "state", "state", "front")[place]
        bodies.append(Body(f"urn:{number}", f"Tổ chức {place} {unit}", "", "commune", side, unit, parent))
    holders = [
        Holder(body.iri, post, order, "Trần Thị Thử", attested=("2024-04-02",))
        for body in bodies
        for order, post in enumerate(("Bí thư", "Phó Bí thư"))
    ]
    return Organisation(tuple(bodies), tuple(holders), documents=1)


def lineage(size: int) -> Lineage:
    """Return mergers of three communes each, in districts of fifteen."""
    province, units, changes = Above("urn:p", "tỉnh Lam Giang", "province"), {}, []
    for number in range(0, size - 3, 4):
        district = Above(f"urn:d{number // 20}", f"huyện Số {number // 20}", "district", "2025-07-01")
        before = [f"urn:{number + at}" for at in range(3)]
        after = f"urn:{number + 3}"
        for iri in before:
            units[iri] = Unit(iri, f"xã {iri}", iri[4:], "commune", end="2025-07-01", above=(district, province))
        units[after] = Unit(after, f"xã {after}", after[4:], "commune", start="2025-07-01", above=(province,))
        changes.append(Change(f"urn:c{number}", "merge", "2025-07-01", tuple(before), (after,)))
    return Lineage(units, tuple(changes))


def documents(size: int) -> Papers:
    """Return documents of communes, each of which cites one or two before it, mostly near ones."""
    chance = random.Random(size)
    papers = {
        f"urn:{at}": Paper(
            f"urn:{at}", "plan", "Kế hoạch", f"{at}/KH-UBND", issuer_iri=f"urn:b{at // 20}", level="commune"
        )
        for at in range(size)
    }
    pairs = {(at, max(0, at - chance.randint(1, 9))) for at in range(1, size) for _ in range(chance.choice((0, 1, 2)))}
    relations = (Relation(f"urn:{one}", f"urn:{other}", "cites") for one, other in sorted(pairs))
    return Papers(papers, tuple(relations)).related()


def measure() -> None:
    """Measure each kind and size, and write the report."""
    lines = [
        "# Charts",
        "",
        f"Measured on {stamp()}, by `python -m benchmarks.charts`: seconds from plain values to SVG, the best of "
        f"{_RUNS}, beside {_graphviz_version()} from its dot file to SVG. All but organisations of more than 200 nodes "
        "are drawn as groups here, whole by Graphviz. A ratio below 1 means that Graphviz takes longer.",
        "",
        "| chart | nodes | edges | govgraph, s | dot, s | sfdp, s | ratio to dot |",
        "|---|---|---|---|---|---|---|",
    ]
    for size in SIZES:
        kinds = {
            "network": _network(size),
            "organisation": _organisation(size),
            "lineage": _lineage(size),
            "documents": _documents(size),
        }
        for name, render in kinds.items():
            ours = min(_timed(lambda render=render: render("svg")) for _ in range(_RUNS))
            graph = render("dot")
            edges = graph.count(b" -> ") + graph.count(b" -- ")
            dot, sfdp = _graphviz("dot", graph), _graphviz("sfdp", graph)
            ratio = f"{ours / dot:.2f}" if isinstance(dot, float) else "–"
            lines.append(f"| {name} | {size:,} | {edges:,} | {ours:.2f} | {_told(dot)} | {_told(sfdp)} | {ratio} |")
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"written to {REPORT}")


def _network(size: int) -> Callable[[str], bytes]:
    made = network(size)
    return lambda format: render_network(made, format)


def _organisation(size: int) -> Callable[[str], bytes]:
    made = organisation(size)
    return lambda format: render_organisation(made, format)


def _lineage(size: int) -> Callable[[str], bytes]:
    made = lineage(size)
    return lambda format: write_scene(lineage_draw.lay_out(made), format)


def _documents(size: int) -> Callable[[str], bytes]:
    made = documents(size)
    return lambda format: write_scene(documents_draw.lay_out(made), format)


def _timed(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _graphviz(program: str, graph: bytes) -> float | str:
    """Return the seconds that a program of Graphviz takes, or why there are none."""
    if not shutil.which(program):
        return "not installed"
    try:
        return min(
            _timed(
                lambda: subprocess.run(
                    [program, "-Tsvg"], input=graph, capture_output=True, check=True, timeout=_PATIENCE
                )
            )
            for _ in range(_RUNS)
        )
    except subprocess.TimeoutExpired:
        return f"over {_PATIENCE}"
    except subprocess.CalledProcessError as error:
        return f"fails ({error.returncode})"


def _told(seconds: float | str) -> str:
    return f"{seconds:.2f}" if isinstance(seconds, float) else seconds


def _graphviz_version() -> str:
    if not shutil.which("dot"):
        return "Graphviz (not installed here)"
    told = subprocess.run(["dot", "-V"], capture_output=True, text=True, check=True).stderr
    return told.strip().replace("dot - graphviz version", "Graphviz")


if __name__ == "__main__":
    measure()
