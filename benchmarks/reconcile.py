"""How well the reconciliation service finds names as they are typed: with and without diacritics, with a wrong letter.

    python benchmarks/reconcile.py STORE [NAMES]

Draws NAMES (300) of each kind with a fixed seed and asks for each with its type. «found» is among the ten candidates,
«chosen» is marked as a match, «wrong» is marked although it is another.
"""

import random
import sys
import time
from pathlib import Path

import pyoxigraph as ox

from govgraph.normalise import bare_key
from govgraph.serve.directory import directory_of
from govgraph.serve.reconcile.matching import Matcher, Wanted
from govgraph.serve.snapshot import take_snapshot

LETTERS = "aeinhgt"


def mistyped(text: str, draw: random.Random) -> str:
    """Return a text with a letter left out, put in the place of another, or two changed about."""
    at, way = draw.randrange(len(text) - 1), draw.randrange(3)
    if way == 0:
        return text[:at] + text[at + 1 :]
    if way == 1:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + draw.choice(LETTERS) + text[at + 1 :]


def main() -> None:
    """Print a table."""
    path, many = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300
    snapshot = take_snapshot(path)
    base = snapshot.state.base
    _, named = directory_of(ox.Store.read_only(str(snapshot.state.folder)), base)
    begun = time.perf_counter()
    matcher = Matcher(named, base)
    print(f"{len(named):,} names, ready after {time.perf_counter() - begun:.2f} s\n")
    print("| kind | typed | found | chosen | wrong | ms |\n|---|---|---|---|---|---|")
    draw = random.Random(3)
    ways = {
        "as it is": lambda text: text,
        "without diacritics": bare_key,
        "one letter wrong": lambda text: mistyped(text, draw),
        "both": lambda text: mistyped(bare_key(text), draw),
    }
    for kind in ("person", "body", "unit"):
        some = draw.sample([one for one in named if one.kind == kind], many)
        for way, typed in ways.items():
            found = chosen = wrong = 0
            begun = time.perf_counter()
            for one in some:
                candidates = matcher.find(Wanted(typed(one.names[0]), frozenset({kind})))
                found += one in [candidate.named for candidate in candidates]
                if candidates and candidates[0].match:
                    chosen += candidates[0].named == one
                    wrong += candidates[0].named != one
            taken = 1000 * (time.perf_counter() - begun) / many
            print(f"| {kind} | {way} | {found / many:.1%} | {chosen / many:.1%} | {wrong} | {taken:.1f} |")
    snapshot.release()


if __name__ == "__main__":
    main()
