"""A store keeps the corrections that it was told, as it keeps judgements."""

import os
from pathlib import Path

import pytest
from tests.test_corrections import HEAD, folder  # noqa: F401  a fixture

from govgraph.linkage.judgements import KeptJudgements
from govgraph.namespaces import DATA_BASE
from govgraph.pipeline import build, load_corrections, load_judgements
from govgraph.store import GraphStore

ROW = "giao-ban,Hà Văn An,Hà Văn Ân,Lò Thị Mai,2024-01-02,slip\n"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(HEAD + ROW, encoding="utf-8")
    return path


def built(place: Path, folder: Path, given: Path | None = None) -> bytes:  # noqa: F811
    files = [folder / "giao-ban.txt"]
    with GraphStore.open(place, create=True) as store:
        build([folder], store, corrections=load_corrections([folder], files, given))
        return store.archive.triples(f"{store.base}source/giao-ban")


def test_a_build_without_the_file_keeps_what_stood_in_it(folder: Path, tmp_path: Path, elsewhere: Path) -> None:  # noqa: F811
    plain = built(tmp_path / "plain", folder)
    corrected = built(tmp_path / "store", folder, elsewhere)
    assert corrected != plain
    assert built(tmp_path / "store", folder) == corrected


def test_the_name_of_the_file_may_be_in_another_encoding(folder: Path, tmp_path: Path) -> None:  # noqa: F811
    place = tmp_path / os.fsdecode("xã".encode("latin-1"))
    try:
        place.mkdir()
    except OSError:
        pytest.skip("names of files are UTF-8 here")
    row = "person/1,person/2,different,Lò Thị Mai\n"
    for name, text in (("mine.csv", HEAD + ROW), ("judgements.csv", f"left,right,verdict,by\n{row}")):
        (place / name).write_text(text, encoding="utf-8")
    corrected = built(tmp_path / "store", folder, place / "mine.csv")
    with GraphStore.open(tmp_path / "store") as store:
        build([folder], store, judgements=load_judgements([place], [], store.base))
    assert built(tmp_path / "store", folder) == corrected
    (one,) = KeptJudgements(tmp_path / "store", DATA_BASE).all()
    assert one.by == "Lò Thị Mai"


@pytest.mark.parametrize("end", ["a row is taken out", "the file is gone"])
def test_what_is_taken_out_of_the_file_is_forgotten(folder: Path, tmp_path: Path, elsewhere: Path, end: str) -> None:  # noqa: F811
    plain = built(tmp_path / "plain", folder)
    built(tmp_path / "store", folder, elsewhere)
    if end == "the file is gone":
        elsewhere.unlink()
    else:
        elsewhere.write_text(HEAD, encoding="utf-8")
    assert built(tmp_path / "store", folder) == plain


def test_a_build_tells_of_a_file_that_is_gone(folder: Path, tmp_path: Path, elsewhere: Path) -> None:  # noqa: F811
    built(tmp_path / "store", folder, elsewhere)
    elsewhere.unlink()
    with GraphStore.open(tmp_path / "store", create=True) as store:
        assert build([folder], store).warnings == (
            f"{elsewhere} is not there any more, so its row was taken back; if that was not meant, put the file "
            "back and build",
        )
        assert build([folder], store).warnings == ()
