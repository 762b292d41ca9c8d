"""Write documents of a simulated country: `python -m benchmarks.generate COUNT FOLDER [--seed N] [--gold GOLD_FOLDER]`.

Each is NAME.txt beside NAME.meta.json. A gold folder gets NAME.txt beside NAME.json, as `gold` reads it. The same seed
gives the same bytes, and the first documents are the same whatever COUNT is.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.documents.stream import COMMUNES, document


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("count", type=int, metavar="COUNT")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--communes", type=int, default=COMMUNES, help="how many write each 10,000 documents")
    parser.add_argument("--gold", type=Path, metavar="GOLD_FOLDER", help="a second folder, for texts and gold files")
    args = parser.parse_args(arguments)
    if args.count < 0 or args.communes < 1:
        parser.error("COUNT and --communes are numbers of things: give a COUNT from 0 on and at least one commune")
    if args.gold is not None and args.gold.resolve() == args.folder.resolve():
        parser.error("the gold folder must be another than FOLDER: what reads gold would take the meta files for it")
    write(args.count, args.folder, seed=args.seed, communes=args.communes, gold=args.gold)


def write(
    count: int, folder: Path, *, seed: int = 1, communes: int = COMMUNES, gold: Path | None = None, first: int = 0
) -> None:
    """Write `count` documents from number `first` on, one after the other; their folder is made where it is missing."""
    for one in (folder, gold):
        if one is not None:
            one.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        made = document(number, seed, communes)
        text = made.text.encode()
        _put(f"{folder}/{made.name}.txt", text)
        _put(f"{folder}/{made.name}.meta.json", json.dumps(made.meta, ensure_ascii=False).encode())
        if gold is not None:
            _put(f"{gold}/{made.name}.txt", text)
            _put(f"{gold}/{made.name}.json", json.dumps(made.gold, ensure_ascii=False, indent=1).encode())


def _put(path: str, content: bytes) -> None:
    # Path.write_bytes and a buffer cost more than the writing, twenty thousand times.
    with open(path, "wb", buffering=0) as file:
        file.write(content)


if __name__ == "__main__":
    main()
