"""Documents whose files were moved or removed are told, and forgotten when that is asked for."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.test_increments import PAGES, dump, folder, fresh  # noqa: F401  a fixture

from govgraph.cli import commands
from govgraph.errors import SourceError
from govgraph.pipeline import build
from govgraph.store import GraphStore


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "store"


def built(place: Path, *folders: Path) -> tuple[str, ...]:
    with GraphStore.open(place, create=True) as store:
        return build(folders, store).warnings


def without_tombstones(data: bytes) -> list[bytes]:
    return [line for line in data.splitlines() if b"graph/withdrawn>" not in line]


def forget(*arguments: object) -> str:
    result = CliRunner().invoke(commands, ["forget", *map(str, arguments)], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.stderr


@pytest.fixture
def other(tmp_path: Path) -> Path:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mot.txt").write_text("Trời nắng.\n", encoding="utf-8")
    return tmp_path / "other"


def test_a_folder_that_was_removed_is_told_and_can_be_forgotten(folder: Path, other: Path, place: Path) -> None:  # noqa: F811
    assert not [line for line in built(place, folder, other) if "gone" in line]
    shutil.rmtree(folder)
    (warning,) = [line for line in built(place, other) if "gone" in line]
    assert f"{len(PAGES)} documents whose files are gone" in warning
    assert warning.endswith(f"govgraph forget {folder}")
    assert forget(folder, "--store", place) == f"{len(PAGES)} documents forgotten\n"
    assert not [line for line in built(place, other) if "gone" in line]
    with GraphStore.open(place) as store:
        assert b"Tombstone" in dump(store)
        assert without_tombstones(dump(store)) == without_tombstones(fresh(other))
        assert [row.name for row in store.archive.rows()] == ["mot"]


def test_one_file_that_is_still_there_is_forgotten_and_read_again(folder: Path, place: Path) -> None:  # noqa: F811
    built(place, folder)
    with GraphStore.open(place) as store:
        before = dump(store)
    said = forget(folder / f"{PAGES[0]}.txt", "--store", place)
    assert said.startswith("1 document forgotten; 1 of the files are still there")
    with GraphStore.open(place) as store:
        assert f"{store.base}source/{PAGES[0]}" not in store.sources()
        build([folder], store)
        assert dump(store) == before


def test_what_the_store_does_not_know_is_told_and_nothing_is_forgotten(folder: Path, place: Path) -> None:  # noqa: F811
    built(place, folder)
    with pytest.raises(SourceError, match="has read no document there"):
        forget(folder, folder.parent / "doc", "--store", place)
    with GraphStore.open(place, read_only=True) as store:
        assert len(list(store.archive.rows())) == len(PAGES)


def test_a_folder_whose_last_document_was_removed_leads_to_forget(other: Path, place: Path) -> None:
    def refusal() -> str:
        with pytest.raises(SourceError, match="there is no document in it") as caught:
            CliRunner().invoke(commands, ["build", str(other), "--store", str(place)], standalone_mode=False,
                               catch_exceptions=False)  # fmt: skip
        return str(caught.value)

    built(place, other)
    (other / "mot.txt").unlink()
    assert refusal().endswith(f"; the store has 1 document that lay there: govgraph forget {other}")
    assert forget(other, "--store", place) == "1 document forgotten\n"
    assert refusal().endswith("or a folder that holds some")
    shutil.rmtree(place)
    assert refusal().endswith("or a folder that holds some") and not place.exists()
