"""The pictures of the measures: time by stage, whole builds, memory and disk, questions."""

import statistics
from collections.abc import Callable

from benchmarks.scaling.measures import (
    STAGES,
    Measures,
    broken_off,
    build_points,
    builds,
    latencies,
    points,
    stage,
    together,
)
from benchmarks.scaling.picture import Series, write_svg

_ACROSS = "documents (both axes in powers of ten)"


def pictures(found: Measures) -> dict[str, str]:
    """Return each picture by the name of its file. Its title says what the largest size showed."""
    last = found["sizes"][-1]
    count = f"{last['documents']:,} documents"

    def line(name: str, of: Callable[[Measures], float]) -> Series:
        return Series(name, tuple((x, y) for x, y in points(found, of) if y > 0))

    def of_builds(name: str, of: Callable[[Measures], float]) -> Series:
        return Series(name, tuple((x, y) for x, y in build_points(found, of) if y > 0))

    all_stages = together(last, STAGES)
    dearest = max(STAGES, key=lambda name: stage(last, name))
    stages = [line(label, lambda size, name=name: stage(size, name)) for name, label in STAGES.items()]  # type: ignore[misc]
    kinds = {"first": "the first build", "changed": "1 % changed", "unchanged": "nothing changed"}
    whole = [of_builds(label, lambda built, name=name: built[name]["seconds"]) for name, label in kinds.items()]  # type: ignore[misc]
    largest = builds(found)[-1]
    built_count = f"{largest['documents']:,} documents"
    first, memory = largest["builds"]["first"]["seconds"], largest["builds"]["first"]["together"] / 1e6
    room = [
        of_builds("memory: its main process", lambda built: built["first"]["parent"] / 1e6),
        of_builds("memory: all processes", lambda built: built["first"]["together"] / 1e6),
        of_builds("disk: RDF", lambda built: built["disk"]["RDF"] / 1e6),
        of_builds("disk: archive", lambda built: built["disk"]["archive"] / 1e6),
        of_builds("the documents", lambda built: built["disk"]["documents"] / 1e6),
    ]
    ours = latencies(last["govgraph"])
    asked = [
        # No point where the slowest was broken off: nobody knows how long it would have taken.
        line("govgraph, slowest", lambda size: _slowest(size) * 1000),
        line("govgraph, median", lambda size: statistics.median(latencies(size["govgraph"])) * 1000),
        line("of one person or unit", lambda size: statistics.median(latencies(size["narrowed"])) * 1000),
        line("rdflib, median", lambda size: _rdflib_median(size) * 1000),
    ]
    return {
        "scale-stages.svg": write_svg(
            f"Of all stages, «{STAGES[dearest]}» takes the most: {stage(last, dearest) / all_stages:.0%} at {count}",
            _ACROSS,
            "seconds of one processor",
            stages,
        ),
        "scale-builds.svg": write_svg(
            f"A first build of {built_count} takes {_span(first)} with {found['jobs']} processes",
            _ACROSS,
            "seconds",
            whole,
        ),
        "scale-room.svg": write_svg(f"A build of {built_count} needs {memory:,.0f} MB of memory", _ACROSS, "MB", room),
        "scale-questions.svg": write_svg(
            f"Half of the questions are answered within {statistics.median(ours) * 1000:,.0f} ms at {count}",
            _ACROSS,
            "milliseconds",
            asked,
        ),
    }


def _slowest(size: Measures) -> float:
    return 0.0 if broken_off(size["govgraph"]) else max(latencies(size["govgraph"]))


def _rdflib_median(size: Measures) -> float:
    """Return nothing where half of the questions were broken off."""
    known = latencies(size["rdflib"]) if size["rdflib"] else []
    return statistics.median(known) if known and 2 * len(broken_off(size["rdflib"])) < len(known) else 0.0


def _span(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} minutes"
