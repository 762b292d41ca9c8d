"""Generated documents: the same whatever else is written, with gold that holds, and read as well as was measured."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from benchmarks import generate, gold
from benchmarks.documents.stream import Document, document

from govgraph.read import read_document

SAMPLE = 80
# F1 of all tables, a little below what was last measured on the sample.
FLOOR = 0.965
LIST_OF_ROWS = ("meetings", "positions", "participation", "documents", "elections")
TYPES = re.compile("^(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh) ")
LEVELS = {"central", "province", "district", "commune", "village"}


@pytest.fixture(scope="module")
def sample() -> list[Document]:
    return [document(number) for number in range(SAMPLE)]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    scratch = tmp_path_factory.mktemp("generated")
    generate.main([str(SAMPLE), str(scratch / "all"), "--gold", str(scratch / "gold")])
    return scratch / "all", scratch / "gold"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_seed_gives_the_same_bytes_and_a_smaller_count_the_first_of_them(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    generate.write(30, tmp_path / "few")
    few, many = bytes_of(tmp_path / "few"), bytes_of(folders[0])
    assert len(few) == 60, "text and meta of each"
    assert few.items() <= many.items()
    assert few.keys() == set(sorted(many)[:60])


def test_a_document_does_not_hang_on_those_before_it(sample: list[Document], tmp_path: Path) -> None:
    generate.write(1, tmp_path, first=SAMPLE - 1)
    assert (tmp_path / f"{sample[-1].name}.txt").read_text(encoding="utf-8") == sample[-1].text


def test_another_seed_gives_other_documents(sample: list[Document]) -> None:
    assert not {document(number, seed=2).text for number in range(10)} & {one.text for one in sample}


def test_texts_differ_and_are_as_long_as_real_ones(sample: list[Document]) -> None:
    assert len({one.text for one in sample}) == SAMPLE
    sizes = sorted(len(one.text.encode()) for one in sample)
    assert 1_000 < sizes[SAMPLE // 2] < 2_500
    assert sizes[-1] < 6_500


def test_both_maps_occur_each_with_its_levels(sample: list[Document]) -> None:
    eras = Counter(one.meta["published"] >= "2025-07-01" for one in sample)
    assert min(eras.values()) > SAMPLE / 4
    for one in sample:
        if one.meta["published"] > "2025-07-10":
            assert one.gold["place"]["district"] is None


def test_people_come_back_in_other_documents() -> None:
    # One district's communes write them all.
    seen = Counter(row["person"] for n in range(60) for row in document(n, communes=3).gold["positions"])
    assert sum(count >= 5 for count in seen.values()) > 20


def test_gold_names_what_stands_in_the_text(sample: list[Document]) -> None:
    for one in sample:
        text, facts = gold.fold(one.text), one.gold
        meetings = {row["id"] for row in facts["meetings"]}
        for table in LIST_OF_ROWS:
            rows = [json.dumps(row, sort_keys=True) for row in facts[table]]
            assert len(rows) == len(set(rows)), (one.name, table)
        for row in (*facts["positions"], *facts["elections"]):
            assert gold.fold(row["person"]) in text, (one.name, row)
            assert row["level"] in LEVELS
        for row in facts["participation"]:
            assert gold.fold(row["person"]) in text, (one.name, row)
            assert row["meeting"] in meetings
        for row in facts["documents"]:
            assert gold.fold(row["number"]) in text, (one.name, row)
        for place in facts["place"].values():
            # «Huyện ủy Vĩnh Lợi» names huyện Vĩnh Lợi.
            name = TYPES.sub("", place or "")
            assert gold.fold(name) in text, (one.name, place)
        won = [row for row in facts["elections"] if row not in facts["positions"]]
        assert won == [], "a post won is also a position"


def test_meta_files_are_read(folders: tuple[Path, Path], sample: list[Document]) -> None:
    one = sample[0]
    read = read_document(folders[0] / f"{one.name}.txt")
    assert (read.published, read.url, read.publisher) == (one.meta["published"], one.meta["url"], one.meta["publisher"])


def test_gold_is_not_written_among_the_meta_files(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        generate.main(["1", str(tmp_path), "--gold", str(tmp_path)])
    assert list(tmp_path.iterdir()) == []


def test_most_facts_are_read(folders: tuple[Path, Path], tmp_path: Path) -> None:
    names = gold.names_of(folders[1])
    expected = gold.joined(gold.read_gold(folders[1], names), gold.TABLES)
    said = gold.joined(gold.ask(gold.copy_texts(folders[1], names, tmp_path), tmp_path / "store"), gold.TABLES)
    assert len(names) == SAMPLE
    assert gold.figures(expected, said)[2] >= FLOOR
