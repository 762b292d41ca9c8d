"""What the report and the pictures take from the measures of `benchmarks.scale`."""

import statistics
from collections.abc import Callable
from typing import Any

from benchmarks.scaling.growth_line import Point
from benchmarks.scaling.questions import BOUND

#: The stages of a build, by their names in the measures; the first ones are done in the processes that read.
READING = {"read": "read and interpret", "map": "map", "validate": "validate", "record": "record, N-Triples"}
JOINING = {"archive": "archive", "link": "link", "load": "load"}
STAGES = READING | JOINING

Measures = dict[str, Any]


def points(found: Measures, of: Callable[[Measures], float]) -> list[Point]:
    """Return what `of` takes from each size, with the number of documents."""
    return [(size["documents"], of(size)) for size in found["sizes"]]


def builds(found: Measures) -> list[Measures]:
    """Return the sizes whose whole builds were measured, the smallest first; of some there is nothing else."""
    return sorted([*found["sizes"], *found["builds alone"]], key=lambda size: size["documents"])


def build_points(found: Measures, of: Callable[[Measures], float]) -> list[Point]:
    """Return what `of` takes from the builds of each size, with the number of documents."""
    return [(size["documents"], of(size["builds"])) for size in builds(found)]


def stage(size: Measures, name: str, clock: str = "processor") -> float:
    """Return the seconds of a stage; joins are found once more before they are loaded, which is taken off."""
    seconds = size["stages"][clock]
    return float(max(seconds["link and load"] - seconds["link"], 0.0) if name == "load" else seconds[name])


def together(size: Measures, names: dict[str, str]) -> float:
    """Return the processor time of some stages."""
    return sum(stage(size, name) for name in names)


def latency(question: Measures) -> float | None:
    """Return the median of the times of a question, nothing where it failed or was not waited for."""
    return None if question["fault"] or not question["seconds"] else statistics.median(question["seconds"])


def latencies(questions: dict[str, Measures]) -> list[float]:
    """Return the time of each question, of one broken off how long it was waited for; without those that failed."""
    found = []
    for question in questions.values():
        seconds = latency(question)
        if seconds is not None or question["fault"] == BOUND:
            found.append(question["waited"] if seconds is None else seconds)
    return found


def broken_off(questions: dict[str, Measures]) -> list[str]:
    """Return the names of the questions that were not waited for."""
    return [name for name, question in questions.items() if question["fault"] == BOUND]


def ratio(ours: Measures, theirs: Measures) -> float | None:
    """Return how many times as long rdflib takes (at least, where it was not waited for).

    There is none where either failed, where ours was not waited for, or where the numbers of rows differ.
    """
    mine, other = latency(ours), latency(theirs)
    if mine is None or (other is None and theirs["fault"] != BOUND):
        return None
    if other is not None and ours["rows"] != theirs["rows"]:
        return None
    waited: float = theirs["waited"]
    return (waited if other is None else other) / mine
