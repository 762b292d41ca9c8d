"""Whole builds by the command line: the first, one without a change, and one after a document in a hundred changed."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.documents.stream import document
from benchmarks.machine import stamp
from benchmarks.scaling.processes import bytes_of, run

ONE_IN = 100


def measure(documents: Path, count: int, store: Path, jobs: int) -> dict[str, Any]:
    """Return the cost of the three builds, when they were measured, and the bytes of documents and store."""
    build = ("-m", "govgraph", "build", str(documents), "--store", str(store), "--jobs", str(jobs))
    when = {"stamp": stamp(), "load": os.getloadavg()[0]}
    first = run(*build)
    disk = {
        "documents": bytes_of(documents),
        "archive": (store / "archive.sqlite").stat().st_size,
        "RDF": sum(bytes_of(folder) for folder in store.glob("rdf*")),
    }
    unchanged = run(*build)
    changed_documents = change(documents, count)
    changed = run(*build)
    return {
        **when,
        "first": asdict(first),
        "unchanged": asdict(unchanged),
        "changed": asdict(changed),
        "changed documents": changed_documents,
        "disk": disk,
    }


def change(documents: Path, count: int) -> int:
    """Put another text, of another seed, into one document in a hundred, but at least one; return how many."""
    numbers = range(0, count, ONE_IN)
    for number in numbers:
        name = document(number).name
        other = document(number, seed=2)
        (documents / f"{name}.txt").write_text(other.text, encoding="utf-8")
        (documents / f"{name}.meta.json").write_text(json.dumps(other.meta, ensure_ascii=False), encoding="utf-8")
    return len(numbers)
