"""The benchmark of many documents runs, tells all that it measured, and counts what is not comparable as such."""

import doctest
import itertools
import re
import shutil
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pyoxigraph as ox
import pytest
from benchmarks import scale
from benchmarks.scaling import growth_line
from benchmarks.scaling.builds import change
from benchmarks.scaling.measures import latencies, ratio
from benchmarks.scaling.picture import Series, write_svg
from benchmarks.scaling.questions import BOUND, load, timed_apart
from rdflib import Literal, URIRef

from govgraph.query import load_queries

SVG = "{http://www.w3.org/2000/svg}"
PAGE = Path(__file__).parents[1] / "docs" / "scale.md"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scale")
    scale.main(["--sizes", "30", "--jobs", "1", "--runs", "1", "--rdflib-most", "0", "--output", str(folder)])
    return folder


def test_the_report_tells_all_parts_and_questions(output: Path) -> None:
    text = (output / "benchmarks" / "scale.md").read_text(encoding="utf-8")
    headings = re.findall("^## (.*)$", text, re.MULTILINE)
    assert headings[:5] == ["Stages", "Whole builds", "What could not be faster", "Questions", "Start"]
    asked = {line.split()[1] for line in text.partition("## Questions")[2].splitlines() if line.startswith("| ")}
    assert {name for name in load_queries() if "/" not in name} <= asked
    assert re.search(r"^\| person-career --iri 'https://\S+' \| \d+ \|", text, re.MULTILINE), "asked of one person too"
    assert "Error" not in text, "each question is answered"


def test_the_page_shows_the_pictures_and_names_the_headings(output: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    pictures = {path.name for path in (output / "docs" / "images").iterdir()}
    assert pictures and {f"images/{name}" for name in pictures} <= set(re.findall(r"\((images/[^)]+)\)", page))
    report = (output / "benchmarks" / "scale.md").read_text(encoding="utf-8")
    named = {heading.lower().replace(" ", "-") for heading in re.findall("^## (.*)$", report, re.MULTILINE)}
    assert set(re.findall(r"scale\.md#([\w-]+)", page)) <= named
    for name in pictures:
        root = ElementTree.parse(output / "docs" / "images" / name).getroot()
        assert root.find(f"{SVG}title") is not None and root.findall(f"{SVG}path[@class='line']")


def test_the_report_is_made_again_from_the_measures(output: Path) -> None:
    report = output / "benchmarks" / "scale.md"
    before = report.read_bytes()
    report.unlink()
    scale.main(["--again", "--output", str(output)])
    assert report.read_bytes() == before


def test_builds_of_one_more_size_are_added_to_the_measures(output: Path, tmp_path: Path) -> None:
    shutil.copytree(output, tmp_path, dirs_exist_ok=True)
    for _ in range(2):  # measured again, it takes the place of the former
        scale.main(["--builds", "60", "--output", str(tmp_path)])
    text = (tmp_path / "benchmarks" / "scale.md").read_text(encoding="utf-8")
    table = text.partition("## Whole builds")[2].partition("## ")[0]
    assert re.findall(r"^\| (\d+) \|", table, re.MULTILINE) == ["30", "60"]
    assert "From 30 to 60 documents, 2.0 times as many, a first build takes" in table


@pytest.mark.parametrize("sizes", ["3", "many", "100,", "-5"])
def test_sizes_that_cannot_be_measured_are_refused(sizes: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        scale.main([f"--sizes={sizes}"])
    assert "give" in capsys.readouterr().err


def test_one_document_in_a_hundred_is_changed(tmp_path: Path) -> None:
    scale.write(101, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.glob("*.txt")}
    assert change(tmp_path, 101) == 2
    after = {path: path.read_bytes() for path in tmp_path.glob("*.txt")}
    assert sum(before[path] != after[path] for path in before) == 2 and before.keys() == after.keys()


def test_rdflib_holds_the_same_quads(tmp_path: Path) -> None:
    one, name = ox.NamedNode("urn:a"), ox.NamedNode("urn:p")
    words = [ox.Literal("xã"), ox.Literal("xã", language="vi"), ox.Literal(7)]
    store = ox.Store(tmp_path / "rdf")
    for graph in (ox.DefaultGraph(), ox.NamedNode("urn:g"), ox.NamedNode("urn:h")):
        store.extend(ox.Quad(one, name, word, graph) for word in words)
    store.add(ox.Quad(one, name, one, ox.NamedNode("urn:g")))
    store.flush()
    del store
    dataset = load(tmp_path / "rdf")
    expected = {(URIRef("urn:a"), URIRef("urn:p"), word) for word in (Literal("xã"), Literal("xã", "vi"), Literal(7))}
    assert set(dataset.default_graph) == expected == set(dataset.graph(URIRef("urn:h")))
    counted = dataset.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), dataset.query("SELECT * { GRAPH ?g { ?s ?p ?o } }")
    assert int(next(iter(counted[0]))[0]) == 3, "named graphs are not seen without GRAPH"
    assert len(counted[1]) == 7


def test_what_takes_too_long_is_killed_and_what_fails_says_why() -> None:
    def fail() -> int:
        raise ValueError("no such thing")

    slow = timed_apart(lambda: lambda: time.sleep(60) or 1, 1, 0.2)
    assert slow == {"seconds": [], "rows": None, "fault": BOUND, "waited": 0.2}
    assert timed_apart(lambda: fail, 1, 5.0)["fault"] == "ValueError: no such thing"
    quick = timed_apart(lambda: lambda: 7, 3, 5.0)
    assert (len(quick["seconds"]), quick["rows"], quick["fault"]) == (3, 7, "")


def test_a_ratio_is_told_only_of_answers_that_can_be_compared() -> None:
    def question(seconds: float | None, rows: int = 3, fault: str = "") -> dict[str, object]:
        return {"seconds": [] if seconds is None else [seconds], "rows": rows, "fault": fault, "waited": 10}

    late, broken = question(None, fault=BOUND), question(None, fault="ValueError: x")
    assert ratio(question(0.5), question(2.0)) == 4
    assert ratio(question(0.5), late) == 20, "at least"
    assert ratio(question(0.5), question(2.0, rows=4)) is None
    assert ratio(question(0.5), broken) is None
    assert ratio(late, late) is None
    assert latencies({"a": question(0.5), "b": late, "c": broken}) == [0.5, 10]


def test_examples_of_growth_hold() -> None:
    done = doctest.testmod(growth_line)
    assert done.attempted > 3 and done.failed == 0


def test_names_of_lines_that_end_at_one_place_do_not_touch() -> None:
    lines = [Series(f"line {number}", ((10, 1.0), (100, 5.0))) for number in range(6)]
    root = ElementTree.fromstring(write_svg("All alike", "documents", "seconds", lines))
    heights = sorted(
        float(text.get("y", "")) for text in root.iter(f"{SVG}text") if (text.text or "").startswith("line")
    )
    assert len(heights) == 6
    assert all(below - above >= 15 for above, below in itertools.pairwise(heights))


def test_a_picture_of_one_size_is_drawn_and_of_none_refused() -> None:
    assert "<circle" in write_svg("One", "documents", "seconds", [Series("a", ((100, 0.25),))])
    with pytest.raises(ValueError, match="no point"):
        write_svg("None", "documents", "seconds", [])
