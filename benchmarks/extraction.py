"""How much of what texts state is read, and how fast, beside a peer: `python -m benchmarks.extraction GOLD_DIR`.

GOLD_DIR holds documents with gold facts (see `gold`); those whose names begin with a number from 41 on are the held-out
part. The peer, underthesea, is asked through a Python that has it: `--peer PYTHON`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import gold, nearest_title
from benchmarks.machine import stamp
from govgraph.interpret import interpret
from govgraph.read import read_document

REPORT = Path(__file__).parent / "extraction.md"
FIRST_HELD_OUT = 41
ROUNDS = 5  # the best of them counts: other work on the machine only ever slows one down
PEER_TABLES = ("positions", "participation")
_KILOBYTES = 1.5  # of a document, for figures that do not hang on how long the texts are


@dataclass(frozen=True)
class Peer:
    """What the peer found, and in what time."""

    version: str
    seconds: float
    facts: gold.Facts


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=__doc__)
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--peer", default=sys.executable, metavar="PYTHON", help="a Python that has underthesea")
    args = parser.parse_args(arguments)
    measure(args.gold, args.peer)


def measure(folder: Path, peer_python: str) -> None:
    """Measure both on a gold directory and write the report."""
    names = gold.names_of(folder)
    if not names:
        raise SystemExit(f"{folder}: holds no NAME.txt beside a NAME.json")
    held_out = [name for name in names if _number(name) >= FIRST_HELD_OUT]
    parts = {"development": [name for name in names if name not in held_out], "held out": held_out, "all": names}
    expected = gold.read_gold(folder, names)
    with tempfile.TemporaryDirectory() as scratch:
        texts = gold.copy_texts(folder, names, Path(scratch))
        said = gold.ask(texts, Path(scratch) / "store")
        seconds = _seconds(texts, names)
    size = sum((folder / f"{name}.txt").stat().st_size for name in names)
    peer = _peer(folder, names, peer_python)
    lines = [
        "# Extraction",
        "",
        f"Measured on {stamp()}, by `python -m benchmarks.extraction GOLD_DIR`; "
        f"{len(names)} documents ({size:,} bytes). A fact counts where all its parts are right; facts that a rule "
        "infers are not counted.",
        "",
        f"«Held out» are the {len(held_out)} documents numbered from {FIRST_HELD_OUT} on: the first rules were written "
        "without them. Their errors have been looked at since, so the figures are an upper bound for unseen documents. "
        "What was read of documents that nobody had looked at stands with those: "
        "[tests/cases/extraction](../tests/cases/extraction/README.md). What is still read wrong, by kind: "
        "[known errors](../docs/known-errors.md).",
        "",
        "## What is read right",
        "",
        *_own_table(expected, said, parts),
        "",
        "## Beside a peer",
        "",
        *_peer_report(expected, said, parts, peer),
        "",
        "## Speed",
        "",
        *_speed(len(names), size, seconds, peer),
    ]
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _number(name: str) -> int:
    digits = name.partition("-")[0]
    return int(digits) if digits.isdigit() else 0


def _seconds(texts: Path, names: Sequence[str]) -> float:
    """Return the processor time of recognition and interpretation, warm."""
    documents = [read_document(texts / f"{name}.txt") for name in names]
    best = float("inf")
    for _ in range(ROUNDS + 1):  # the first loads the code lists
        begun = time.process_time()
        for document in documents:
            interpret(document)
        best = min(best, time.process_time() - begun)
    return best


def _peer(folder: Path, names: Sequence[str], python: str) -> Peer | str:
    """Return what the peer found, or why it could not be asked."""
    texts = {name: (folder / f"{name}.txt").read_text(encoding="utf-8") for name in names}
    script = Path(__file__).parent / "peer_ner.py"
    try:
        done = subprocess.run(
            [python, str(script)], input=json.dumps(texts), capture_output=True, text=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", None) or str(error)
        return str(reason).strip().splitlines()[-1]
    answer = json.loads(done.stdout)
    facts: gold.Facts = defaultdict(set)
    begun = time.process_time()
    for name, sentences in answer["found"].items():
        for table, rows in nearest_title.facts_of(name, sentences).items():
            facts[table] |= rows
    return Peer(answer["version"], answer["seconds"] + time.process_time() - begun, facts)


def _own_table(expected: gold.Facts, said: gold.Facts, parts: dict[str, list[str]]) -> list[str]:
    lines = [
        "| table | " + " | ".join(f"{part}: precision | recall | F1" for part in parts) + " |",
        "|---|" + "---|" * 3 * len(parts),
    ]
    for table in (*gold.TABLES, "all"):
        tables = gold.TABLES if table == "all" else (table,)
        cells = []
        for names in parts.values():
            wanted = gold.joined(gold.of_documents(expected, names), tables)
            found = gold.joined(gold.of_documents(said, names), tables)
            precision, recall, f1 = gold.figures(wanted, found)
            cells.append(f"{precision:.3f} | {recall:.3f} | **{f1:.3f}**")
        lines.append(f"| {table} | " + " | ".join(cells) + " |")
    return lines


def _peer_report(expected: gold.Facts, said: gold.Facts, parts: dict[str, list[str]], peer: Peer | str) -> list[str]:
    if isinstance(peer, str):
        return [f"Not measured: underthesea could not be asked ({peer})."]
    lines = [
        f"underthesea {peer.version}, named entities by its CRF model (`ner`); who it tags PER has the posts named "
        "nearest, by the labels of the same code lists, and took part by the verb nearest (`nearest_title.py`). "
        "It names no meetings, documents or elections, so these tables are left out on both sides.",
        "",
        "| F1 | " + " | ".join(f"{part}: govgraph | peer" for part in parts) + " |",
        "|---|" + "---|" * 2 * len(parts),
    ]
    for table in (*PEER_TABLES, "both"):
        tables = PEER_TABLES if table == "both" else (table,)
        cells = []
        for names in parts.values():
            wanted = gold.joined(gold.of_documents(expected, names), tables)
            for facts in (said, peer.facts):
                cells.append(f"{gold.figures(wanted, gold.joined(gold.of_documents(facts, names), tables))[2]:.3f}")
        lines.append(f"| {table} | " + " | ".join(cells) + " |")
    return lines


def _speed(count: int, size: int, seconds: float, peer: Peer | str) -> list[str]:
    times = {"govgraph: recognise and interpret": seconds}
    if isinstance(peer, Peer):
        times["underthesea: ner, with the heuristic"] = peer.seconds
    lines = [
        f"Processor time on one core, warm, best of {ROUNDS} for govgraph, one run for the peer, which takes long "
        "enough. In its time govgraph also reads meetings, documents, changes and reviews.",
        "",
        f"| | s for all | documents a second | of {_KILOBYTES} KB a second |",
        "|---|---|---|---|",
        *(
            f"| {what} | {spent:.2f} | {count / spent:,.0f} | {size / 1000 / _KILOBYTES / spent:,.0f} |"
            for what, spent in times.items()
        ),
    ]
    if isinstance(peer, Peer):
        lines += ["", f"Ratio: {peer.seconds / seconds:.1f}."]
    return lines


if __name__ == "__main__":
    main()
