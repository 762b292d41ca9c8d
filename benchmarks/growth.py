"""How time and memory grow with the length of a text that nobody would write: `python -m benchmarks.growth`.

Each text is one line. Time a character must stay flat: a reader of files from the web must not be held up by one.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.machine import stamp
from govgraph.interpret import interpret
from govgraph.mapping import map_reading
from govgraph.read import read_document
from govgraph.validate import validate_graph

REPORT = Path(__file__).parent / "growth.md"
SIZES = (20_000, 200_000, 2_000_000)  # characters
TEXTS = {
    "posts and open brackets": "đồng chí Bí thư, Chủ tịch (UBND - HĐND; ",
    "commas": ",",
    "people with posts": "Đồng chí Lê Văn An, Bí thư Đảng ủy xã, ",
    "figures": "thu ngân sách 24,6 tỷ đồng bằng 118% dự toán ",
    "dates": "ngày 25/5/2023 ",
    "capitals": "ĐẢNG ỦY XÃ KỲ THỌ ",
}


def measure() -> None:
    """Measure each text in each size, each in a process of its own, and write the report."""
    rows = [f"| {name} | " + " | ".join(_measured_apart(name, size) for size in SIZES) + " |" for name in TEXTS]
    lines = [
        "# Growth",
        "",
        f"Measured on {stamp()}, by `python -m benchmarks.growth`: one line of the given number of characters, read, "
        "recognised, interpreted, mapped and validated; processor time and the most memory that the process had.",
        "",
        "| one line of | " + " | ".join(f"{size:,} characters" for size in SIZES) + " |",
        "|---|" + "---|" * len(SIZES),
        *rows,
    ]
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _measured_apart(name: str, size: int) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.growth", name, str(size)], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def _measured(name: str, size: int) -> str:
    unit = TEXTS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "line.txt")
        path.write_text((unit * (size // len(unit) + 1))[:size], encoding="utf-8")
        _run(path.with_name("warm.txt"))
        begun = time.process_time()
        _run(path)
    spent = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return f"{spent:.1f} s ({spent / size * 1e6:.1f} µs each), {memory:.0f} MB"


def _run(path: Path) -> None:
    if not path.exists():
        path.write_text("Đồng chí Lê Văn An, Bí thư Đảng ủy xã Kỳ Thọ, dự hội nghị.", encoding="utf-8")
    validate_graph(map_reading(interpret(read_document(path))))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(_measured(sys.argv[1], int(sys.argv[2])))
    else:
        measure()
