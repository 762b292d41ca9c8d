"""A store on a SPARQL server holds what a local one holds: against real servers on loopback, by the commands."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.test_sparql_server import emptied

from govgraph.cli import main
from govgraph.errors import StoreError
from govgraph.pipeline import build
from govgraph.sparql_server import SparqlServer
from govgraph.store import GraphStore
from govgraph.store.server import archive_folder, open_store

SCENARIO = Path(__file__).parent / "cases" / "identity"
#: A person in two communes, so that pages are joined.
PAGES = ("ky-tho-bau-cu-2021", "ky-tho-hoi-nghi-bch-2022", "nghi-quyet-bau-chu-tich-ky-tho-2023")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents, in which commands are given."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    for name in PAGES:
        for file in SCENARIO.glob(f"{name}.*"):
            (tmp_path / "docs" / file.name).write_bytes(file.read_bytes())
    return tmp_path


@pytest.fixture
def empty(address: str) -> Iterator[str]:
    """The address of a real server without data."""
    with SparqlServer.connect(address) as server:
        emptied(server)
    yield address


def quads(store: GraphStore) -> set[str]:
    return {str(quad) for quad in store.quads()}


def expected(documents: Path) -> set[str]:
    with GraphStore.open(None) as store:
        assert build([documents], store).is_complete
        return quads(store)


def test_base_that_cannot_begin_iris_is_refused_before_anything_is_asked_or_written(here: Path) -> None:
    with pytest.raises(StoreError, match="must end in «/»"):
        open_store("http://127.0.0.1:9/sparql", create=True, base="https://example.org/id")
    assert not (here / "govgraph.servers").exists()


def test_builds_fill_the_server_and_follow_what_changes(here: Path, empty: str) -> None:
    documents = here / "docs"
    with open_store(empty, create=True) as store:
        assert build([documents], store).is_complete
        assert quads(store) == expected(documents)
        assert len(store) == len({line.rsplit(" <", 1)[0] for line in quads(store)})  # the default graph: each once
        before = expected(documents)
        page = documents / f"{PAGES[2]}.txt"
        page.write_text(page.read_text(encoding="utf-8").replace("Kỳ Thọ", "Kỳ Thư"), encoding="utf-8")
        (documents / f"{PAGES[0]}.txt").unlink()
        assert build([documents], store).is_complete
        assert store.archive.sources() == store.sources()
        assert quads(store) != before
    with open_store(empty, read_only=True) as store:
        withdrawn = store.own_graph("withdrawn")
        assert {line for line in quads(store) if withdrawn not in line} == {
            line for line in expected(documents) if withdrawn not in line
        }


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return ended.value.code, captured.out, captured.err


def test_commands_take_an_address(here: Path, empty: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = call(capsys, "query", "positions", "--store", empty)
    assert code == 2 and "holds no data of govgraph" in err
    assert call(capsys, "build", "docs", "--store", empty)[0] == 0
    assert call(capsys, "build", "docs", "--store", here / "local")[0] == 0
    for command in (
        *(["query", name, "--format", "csv"] for name in ("positions", "meetings", "elections")),
        ["validate"],
        *(["export", "--format", name] for name in ("nquads", "turtle", "popolo")),
        ["export", "--format", "nquads", "--unit", "xã Kỳ Thọ", "--on", "2023-07-01"],
    ):
        remote, local = (call(capsys, *command, "--store", place) for place in (empty, here / "local"))
        assert remote == local and local[0] == 0 and local[1], command
    assert call(capsys, "status", "--store", empty)[0] == 0


def test_a_build_of_another_archive_is_refused(here: Path, empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(empty, create=True) as store:
        build([here / "docs"], store)
        before = quads(store)
    (here / "elsewhere").mkdir()
    monkeypatch.chdir(here / "elsewhere")
    with pytest.raises(StoreError, match="filled from another archive"):
        open_store(empty, create=True)
    with open_store(empty, read_only=True) as store:
        assert quads(store) == before


def test_a_server_that_lost_its_data_is_filled_again(here: Path, empty: str) -> None:
    with open_store(empty, create=True) as store:
        build([here / "docs"], store)
        before = quads(store)
    with SparqlServer.connect(empty) as server:
        emptied(server)
    with open_store(empty) as store:
        build([here / "docs"], store)
        assert quads(store) == before


def test_the_archive_of_an_address_has_no_password_in_its_name() -> None:
    folder = archive_folder("http://me:secret@localhost:7878/query")
    assert folder == archive_folder("http://localhost:7878/query")
    assert folder.parent == Path("govgraph.servers") and folder.name.startswith("localhost-7878-query-")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://h/ds/sparql", "http://h/ds-sparql"),
        ("http://h/a?repo=1", "http://h/a?repo=2"),
        ("http://h", "https://h"),
    ],
)
def test_two_addresses_have_two_archives(one: str, other: str) -> None:
    assert archive_folder(one) != archive_folder(other)


def test_a_server_filled_by_a_copy_of_the_archive_is_filled_again(
    here: Path, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(empty, create=True) as store:
        build([here / "docs"], store)
        before = quads(store)
    shutil.copytree(here / "govgraph.servers", here / "elsewhere" / "govgraph.servers")
    shutil.copytree(here / "docs", here / "elsewhere" / "docs")
    with monkeypatch.context() as patch:
        patch.chdir(here / "elsewhere")
        page = here / "elsewhere" / "docs" / f"{PAGES[2]}.txt"
        page.write_text(page.read_text(encoding="utf-8").replace("Kỳ Thọ", "Kỳ Thư"), encoding="utf-8")
        with open_store(empty) as store:
            build([here / "elsewhere" / "docs"], store)
            assert quads(store) != before
    with open_store(empty) as store:
        build([here / "docs"], store)
        assert quads(store) == before
