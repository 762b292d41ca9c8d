"""What could not be faster: `python -m benchmarks.scaling.limits STORE FOLDER`, as JSON.

The quads of a store are written as N-Quads, their bytes are written to the disk, and a new store is filled from them.
"""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benchmarks.scaling.stages import Clock
from govgraph.store import GraphStore

_BLOCK = 1 << 20


def rdf_of(store: Path) -> Path:
    """Return the folder of the RDF of a store."""
    with GraphStore.open(store, read_only=True) as graphs:
        return store / (graphs.archive.state("rdf") or "rdf")


def measure(store: Path, folder: Path) -> dict[str, Any]:
    """Return processor time and time of each, with the number of quads and of bytes."""
    lines, copy = folder / "all.nq", folder / "copy.nq"
    source = ox.Store.read_only(str(rdf_of(store)))
    clock = Clock()
    with clock("serialise"):
        source.dump(lines, format=ox.RdfFormat.N_QUADS)
    quads = len(source)
    with lines.open("rb") as read, copy.open("wb", buffering=0) as written:
        while block := read.read(_BLOCK):
            with clock("write"):
                written.write(block)
        with clock("write"):
            os.fsync(written.fileno())
    copy.unlink()
    plain = ox.Store(folder / "plain")
    with clock("bulk load"):
        plain.bulk_load(path=lines, format=ox.RdfFormat.N_QUADS, lenient=True)
        plain.flush()
    if len(plain) != quads:
        raise RuntimeError(f"the plain store holds {len(plain)} quads, not {quads}")
    size = lines.stat().st_size
    del plain  # closed
    shutil.rmtree(folder / "plain")
    lines.unlink()
    return {"quads": quads, "bytes": size, "processor": clock.processor, "seconds": clock.seconds}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]))))
