"""`python -m benchmarks [GOLD_DIR] [--peer PYTHON] [--sizes N,N…]`: run all benchmarks and write benchmarks/*.md.

Extraction is measured where a gold directory is named (also by the variable GOVGRAPH_GOLD); else its report stays as it
is.
"""

import argparse
import os
import sys
from pathlib import Path

from benchmarks import charts, extraction, growth, scale, validation


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, default=os.environ.get("GOVGRAPH_GOLD"), metavar="GOLD_DIR")
    parser.add_argument("--peer", default=sys.executable, metavar="PYTHON", help="a Python that has underthesea")
    parser.add_argument("--sizes", metavar="N,N…", help="numbers of generated documents (python -m benchmarks.scale)")
    args = parser.parse_args()
    charts.measure()
    growth.measure()
    validation.measure()
    scale.main(["--sizes", args.sizes] if args.sizes else [])
    if args.gold is None:
        print("extraction: not measured, since no GOLD_DIR is named", file=sys.stderr)
    else:
        extraction.measure(Path(args.gold), args.peer)


if __name__ == "__main__":
    main()
