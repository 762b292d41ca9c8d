"""What each stage of a build costs in one process: `python -m benchmarks.scaling.stages DOCUMENTS STORE`, as JSON.

It does what `govgraph build` does with documents that are new, stage by stage, so that each can be timed.
"""

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from govgraph.inputs import fingerprinted, versions
from govgraph.ledger import Row, full_path
from govgraph.linkage import link, relink
from govgraph.linkage.extract import record_of
from govgraph.mapping import describe_reading
from govgraph.namespaces import DATA_BASE
from govgraph.pipeline import read
from govgraph.read import find_documents
from govgraph.resolve.keys import source_key
from govgraph.store import GraphStore
from govgraph.validate import verdict

PORTION = 64  # documents of one transaction, as in a build


class Clock:
    """Processor time and time by stage, and the most memory that the process had had when the stage was last left."""

    def __init__(self) -> None:
        self.processor: dict[str, float] = defaultdict(float)
        self.seconds: dict[str, float] = defaultdict(float)
        self.memory: dict[str, int] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Count what is done in the block for the stage."""
        begun, processor = time.perf_counter(), time.process_time()
        yield
        self.processor[stage] += time.process_time() - processor
        self.seconds[stage] += time.perf_counter() - begun
        self.memory[stage] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measure(documents: Path, folder: Path) -> dict[str, Any]:
    """Return the measures of each stage, the number of triples, and of documents that do not conform."""
    files = [path for path in find_documents([documents]) if path.suffix == ".txt"]
    for path in files[:3]:  # code lists, shapes and gazetteer are loaded once
        verdict(describe_reading(read(path)))
    clock = Clock()
    counted = {"triples": 0, "facts": 0, "quarantined": 0}
    with GraphStore.open(folder, create=True) as store:
        store.put_vocabulary()
        for first in range(0, len(files), PORTION):
            kept = [one for path in files[first : first + PORTION] if (one := _graph(path, clock, counted))]
            with clock("archive"), store.archive.transaction():
                for source, row, triples, record in kept:
                    store.archive.put_graph(source, triples, path=row.path, record=record)
                    store.archive.put_row(row)
        with clock("link"):
            link(store.archive, store.base)
        with clock("link and load"):
            relink(store)
    return {**counted, "processor": clock.processor, "seconds": clock.seconds, "memory": clock.memory}


def _graph(path: Path, clock: Clock, counted: dict[str, int]) -> tuple[str, Row, bytes, bytes] | None:
    with clock("read"):
        file = fingerprinted(path, (), DATA_BASE)
        reading = read(path)
    with clock("map"):
        statements = describe_reading(reading)
        triples = statements.lines
    with clock("validate"):
        report = verdict(statements)
    counted["triples"] += triples.count(b"\n")
    counted["facts"] += len(reading.facts)
    if report is not None:
        counted["quarantined"] += 1
        return None
    source = f"{DATA_BASE}source/{source_key(reading.document.name)}"
    with clock("record"):
        record = record_of(statements, source, DATA_BASE)
    where = full_path(str(path))
    row = Row(where, reading.document.name, "built", "", len(reading.facts), 0, file.sha256, versions())
    return source, row, triples, record


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]))))
