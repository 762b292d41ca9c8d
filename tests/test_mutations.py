"""Documents changed at random: whatever a text says, it is read, and what is read conforms to the shapes."""

import random
import re
from pathlib import Path

import pytest

from govgraph.codes import load_codes
from govgraph.inputs import fingerprinted
from govgraph.namespaces import DATA_BASE
from govgraph.pipeline import read_graph
from govgraph.plan import Task

CASES = sorted((Path(__file__).parent / "cases" / "extraction").rglob("*.txt"))
DAYS = ["ngày 5/3/2024", "ngày 24 và 25/7", "tháng 3/2024", "ngày 31/2/2024", "(18 - 19/12)", "ngày 1, 2, 3/4/2025"]
COUNTS = ["100%", "0%", "150%", "12/24", "25/24", "0/0", "99,999%", "1.000.000", "½"]
ADDRESSES = ["đồng chí", "ông", "bà", "đ/c", "các đồng chí"]
PARTS_OF_DAY = ["sáng", "trưa", "chiều", "tối", "đêm"]
LISTS = ("body", "role", "title", "document", "meeting", "unit-type", "cue", "qualifier", "change", "participation")


def words_alike() -> dict[str, list[str]]:
    """Return for each word of the grammar those that may stand in its place."""
    codes = load_codes()
    groups = [[label for concept in codes[name] for label in concept.preferred.values()] for name in LISTS]
    return {word.lower(): group for group in (*groups, DAYS, COUNTS, ADDRESSES, PARTS_OF_DAY) for word in group}


def mutate(text: str, draw: random.Random, alike: dict[str, list[str]], words: re.Pattern[str]) -> str:
    """Return a text with words and numbers replaced, and its lines dropped, shuffled, joined or in capitals."""
    often = draw.choice([0.02, 0.1, 0.4])
    text = words.sub(lambda m: draw.choice(alike[m[0].lower()]) if draw.random() < often else m[0], text)
    text = re.sub(r"\d+", lambda m: draw.choice(["0", "7", "31", "99", "2024"]) if draw.random() < 0.1 else m[0], text)
    lines = text.split("\n")
    match draw.randrange(6):
        case 0:
            draw.shuffle(lines)
        case 1:
            lines = [line for line in lines if draw.random() > 0.2]
        case 2:
            lines = [" ".join(lines)]
        case 3:
            lines = [line.upper() if draw.random() < 0.3 else line for line in lines]
        case 4:
            lines = lines[len(lines) // 2 :] + draw.choice(CASES).read_text(encoding="utf-8").split("\n")
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_a_changed_document_is_built(seed: int, tmp_path: Path) -> None:
    draw, alike = random.Random(seed), words_alike()
    words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(alike, key=len, reverse=True)))})(?!\w)", re.I)
    for number in range(40):
        path = tmp_path / f"changed-{number}.txt"
        case = draw.choice(CASES)
        path.write_text(mutate(case.read_text(encoding="utf-8"), draw, alike, words) + "\nNguồn: xã", encoding="utf-8")
        graph = read_graph(Task(fingerprinted(path, (), DATA_BASE)))
        assert graph.row.outcome == "built", f"{case.name}: {graph.row.reason}\n{graph.report}\n{path.read_text()}"
