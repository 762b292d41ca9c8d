"""What more documents than were measured would cost, and what gives way first: a part of the report."""

import statistics
from collections.abc import Callable

from benchmarks.scaling.growth_line import Point, by_power, exponent, reached, straight
from benchmarks.scaling.measures import (
    JOINING,
    READING,
    Measures,
    broken_off,
    build_points,
    latencies,
    latency,
    points,
    stage,
    together,
)

_WANTED = (1_000_000, 10_000_000)
_PROCESSES = (8, 32)
_HOUR, _DAY, _GB, _TB = 3600.0, 86_400.0, 1e9, 1e12
_PATIENCE = 10.0  # seconds for an answer
_FAR = 100  # times the documents measured, beyond which a straight line says nothing


def sizing(found: Measures) -> list[str]:
    """Return the lines of the report about sizes that were not measured."""
    least, most = found["sizes"][-2:][0]["documents"], found["sizes"][-1]["documents"]
    base = f"those of {least:,} and {most:,} documents" if least < most else f"that of {most:,} documents alone"
    lines = [
        "## What more documents would cost",
        "",
        f"Computed, not measured, from the largest sizes, {base} (of memory, disk and builds: the two largest that "
        "were built). The lower figure lies on the straight line "
        "through both: *v(N) = v(n) + (N − n) · (v(n) − v(m)) / (n − m)*. The higher one goes on with the power by "
        "which the measure grew between both: *v(N) = v(n) · (N / n)^k*. Where k is near 1 they agree. Far beyond "
        "what was measured, take both for the order of magnitude. A question that was broken off counts with the "
        "bound, so that its like is told too low.",
        "",
        "| | k | " + " | ".join(f"{count:,} documents" for count in _WANTED) + " |",
        "|---|---|" + "---|" * len(_WANTED),
    ]
    for name, (known, unit, per) in _costs(found).items():
        cells = " | ".join(_range(known, count, unit, per) for count in _WANTED)
        power = exponent(known)
        lines.append(f"| {name} | {'–' if power is None else f'{power:.2f}'} | {cells} |")
    modelled = together(found["sizes"][-1], READING) / found["jobs"] + together(found["sizes"][-1], JOINING)
    measured = found["sizes"][-1]["builds"]["first"]["seconds"]
    lines += [
        "",
        f"A first build takes *reading / processes + archive + link + load*: that gives {modelled:.1f} s for "
        f"{most:,} documents with {found['jobs']} processes, and {measured:.1f} s were measured (with the start of "
        "the program, and with whatever else the machine did).",
        "",
        "## What gives way first",
        "",
        "Where the straight line reaches a limit, the nearest first.",
        "",
        "| limit | at documents |",
        "|---|---|",
    ]
    lines += [f"| {name} | {_count(at, most)} |" for name, at in sorted(_limits(found).items(), key=lambda one: one[1])]
    return [*lines, ""]


def _costs(found: Measures) -> dict[str, tuple[list[Point], str, float]]:
    """Return the measures that are drawn on, each with the unit in which it is told, and what one unit is."""
    reading = points(found, lambda size: together(size, READING))
    costs = {"reading, on one core": (reading, "h", _HOUR)}
    for name, label in JOINING.items():
        costs[f"{label}, on one core"] = (points(found, lambda size, name=name: stage(size, name)), "h", _HOUR)  # type: ignore[misc]
    for processes in _PROCESSES:
        whole = points(found, lambda size, by=processes: together(size, READING) / by + together(size, JOINING))  # type: ignore[misc]
        costs[f"first build, {processes} processes"] = whole, "h", _HOUR
    return costs | {
        "build in which nothing changed": (_build(found, "unchanged", "seconds"), "h", _HOUR),
        "memory of the build": (_build(found, "first", "together"), "GB", _GB),
        "disk: archive": (build_points(found, lambda built: built["disk"]["archive"]), "GB", _GB),
        "disk: RDF": (build_points(found, lambda built: built["disk"]["RDF"]), "GB", _GB),
        "the median question": (_questions(found, statistics.median), "s", 1.0),
        "the median question of one person or unit": (_questions(found, statistics.median, "narrowed"), "s", 1.0),
    }


def _limits(found: Measures) -> dict[str, float]:
    whole = points(found, lambda size: together(size, READING) / _PROCESSES[0] + together(size, JOINING))
    disk = build_points(found, lambda built: built["disk"]["RDF"] * 2 + built["disk"]["archive"])
    limits = {
        f"the build fills the memory of this machine ({found['memory'] / _GB:.0f} GB)": reached(
            _build(found, "first", "together"), found["memory"]
        ),
        f"a first build with {_PROCESSES[0]} processes takes a day": reached(whole, _DAY),
        "archive and RDF fill 1 TB (the RDF is there twice while a new one is made)": reached(disk, _TB),
        f"the median question takes {_PATIENCE:.0f} s": reached(_questions(found, statistics.median), _PATIENCE),
        f"the median question of one person or unit takes {_PATIENCE:.0f} s": reached(
            _questions(found, statistics.median, "narrowed"), _PATIENCE
        ),
    }
    return limits | _slowest(found) | _hardly_helps(found)


def _slowest(found: Measures) -> dict[str, float]:
    last = found["sizes"][-1]["govgraph"]
    if late := broken_off(last):
        return {f"a question is broken off after {found['bound']:g} s ({', '.join(late)})": 0.0}
    times = {name: seconds for name, one in last.items() if (seconds := latency(one)) is not None}
    name = max(times, key=lambda one: times[one])
    known = points(found, lambda size: latency(size["govgraph"][name]) or found["bound"])
    return {f"the slowest question ({name}) takes {_PATIENCE:.0f} s": reached(known, _PATIENCE)}


def _hardly_helps(found: Measures) -> dict[str, float]:
    """Return from when on more processes hardly help: archive, link and load take longer than reading by 8 does."""
    last = found["sizes"][-1]
    if together(last, JOINING) >= together(last, READING) / _PROCESSES[0]:
        name = f"archive, link and load on one core take longer than reading with {_PROCESSES[0]} processes"
        return {name: 0.0}
    return {}


def _build(found: Measures, build: str, what: str) -> list[Point]:
    return build_points(found, lambda built: built[build][what])


def _questions(found: Measures, of: Callable[[list[float]], float], asked: str = "govgraph") -> list[Point]:
    return points(found, lambda size: of(latencies(size[asked])))


def _range(known: list[Point], count: int, unit: str, per: float) -> str:
    low, high = straight(known, count) / per, by_power(known, count) / per
    told = _told(low) if high < low * 1.1 else f"{_told(low)}–{_told(high)}"
    return f"{told} {unit}"


def _told(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"


def _count(at: float, most: int) -> str:
    if at <= most:
        return "passed already"
    rounded = round(at, 1 - len(f"{at:.0f}") + 1)
    return f"about {rounded:,.0f}" + (" (far beyond what was measured)" if at > most * _FAR else "")
