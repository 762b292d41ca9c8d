"""What a build reads again and what not; what it takes away; loading in bulk and by transactions come to the same."""

import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.test_layers import MODULES, PACKAGE, parts_imported

from govgraph import inputs, pipeline, plan
from govgraph.archive import Archive
from govgraph.errors import StoreError
from govgraph.export import export_graph
from govgraph.inputs import fingerprinted, versions
from govgraph.ledger import Row
from govgraph.linkage import refresh
from govgraph.ntriples import Statements
from govgraph.pipeline import build
from govgraph.store import GraphStore

SCENARIO = Path(__file__).parent / "cases" / "identity"
#: Pages that a join ties together, and others.
PAGES = (
    *("ky-tho-bau-cu-2021", "ky-tho-hoi-nghi-bch-2022", "nghi-quyet-bau-chu-tich-ky-tho-2023"),
    *("tan-lap-ky-hop-bau-chu-tich-2022", "tan-lap-tet-khmer-2023"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    for name in PAGES:
        for file in SCENARIO.glob(f"{name}.*"):
            (tmp_path / "docs" / file.name).write_bytes(file.read_bytes())
    return tmp_path / "docs"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    with GraphStore.open(tmp_path / "store", create=True) as opened:
        yield opened


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are read, as they are."""
    names: list[str] = []
    whole = pipeline.interpret

    def noting(document):  # type: ignore[no-untyped-def]
        names.append(document.name)
        return whole(document)

    monkeypatch.setattr(pipeline, "interpret", noting)
    return names


def dump(store: GraphStore) -> bytes:
    export_graph(store, "nquads", out := io.BytesIO())
    return out.getvalue()


def fresh(folder: Path) -> bytes:
    with GraphStore.open(None) as store:
        build([folder], store)
        return dump(store)


def test_what_has_not_changed_is_not_read_again(folder: Path, store: GraphStore, read: list[str]) -> None:
    first, before = build([folder], store), dump(store)
    assert sorted(read) == sorted(PAGES)
    read.clear()
    second = build([folder], store)
    assert read == [] and dump(store) == before
    assert second.rows == first.rows
    assert not second.removed


def meta(folder: Path) -> None:
    path = folder / f"{PAGES[0]}.meta.json"
    path.write_text(json.dumps({"published": "2021-06-30"}), encoding="utf-8")


def text(folder: Path) -> None:
    path = folder / f"{PAGES[0]}.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def correction(folder: Path) -> None:
    row = f"document,wrong,right,by,on,because\n{PAGES[0]},Kỳ Thọ,Kỳ Thư,Hà An,,\n"
    (folder / "corrections.csv").write_text(row, encoding="utf-8")


@pytest.mark.parametrize("change", [meta, text, correction])
def test_what_has_changed_is_read_alone(folder: Path, store: GraphStore, read: list[str], change) -> None:  # type: ignore[no-untyped-def]
    build([folder], store)
    read.clear()
    change(folder)
    build([folder], store)
    assert set(read) == {PAGES[0]}
    withdrawn = f"<{store.own_graph('withdrawn')}>".encode()
    left, right = ([line for line in one.splitlines() if withdrawn not in line] for one in (dump(store), fresh(folder)))
    assert left == right


def test_new_rules_or_code_lists_read_all_again(
    folder: Path, store: GraphStore, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], store)
    read.clear()
    monkeypatch.setattr("govgraph.inputs.versions", lambda: "rules new codes new")
    build([folder], store)
    assert sorted(read) == sorted(PAGES)


def test_versions_tell_rules_and_code_lists_apart() -> None:
    words = versions().split()
    assert words[::2] == ["rules", "codes"] and all(len(word) == 12 for word in words[1::2])


def test_all_that_reading_hangs_on_is_in_the_versions() -> None:
    """Whatever part of the package the reading of a document imports, a change of it reads all again."""
    hashed = {name.partition("/")[0] for name in inputs._READERS}
    no_matter = {"borrowed_terms", "errors", "resources"}  # no fact hangs on these
    pending, seen = ["read", "interpret", "mapping", "validate", "corrections"], set()
    while pending:
        part = pending.pop()
        if part not in seen:
            seen.add(part)
            files = [path for path in MODULES if path.relative_to(PACKAGE).parts[0].removesuffix(".py") == part]
            pending += [name for file in files for name in parts_imported(file)]
    assert seen - no_matter <= hashed
    assert all(any((PACKAGE / f"{name}{end}").exists() for end in ("", ".py")) for name in inputs._READERS)


def test_a_file_that_cannot_be_read_has_no_fingerprint(tmp_path: Path) -> None:
    assert fingerprinted(tmp_path / "missing.txt", (), "urn:x/").fingerprint == ""


def test_a_file_that_is_gone_takes_its_graph_along(folder: Path, store: GraphStore) -> None:
    build([folder], store)
    (folder / f"{PAGES[0]}.txt").unlink()
    report = build([folder], store)
    assert report.removed == (str(folder / f"{PAGES[0]}.txt"),)
    assert f"{store.base}source/{PAGES[0]}" not in store.sources()
    assert b"Tombstone" in dump(store)
    assert {row.name for row in store.archive.rows()} == set(PAGES[1:])
    (folder / f"{PAGES[0]}.txt").write_bytes((SCENARIO / f"{PAGES[0]}.txt").read_bytes())
    assert build([folder], store).is_complete and dump(store) == fresh(folder)


def test_a_file_that_is_gone_from_a_folder_not_given_stays(folder: Path, store: GraphStore, tmp_path: Path) -> None:
    build([folder], store)
    (folder / f"{PAGES[0]}.txt").unlink()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mot.txt").write_text("Trời nắng.\n", encoding="utf-8")
    assert not build([tmp_path / "other"], store).removed
    assert f"{store.base}source/{PAGES[0]}" in store.sources()


def test_bulk_and_transactions_come_to_the_same(
    folder: Path, store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], store)
    monkeypatch.setattr(refresh, "_FEWEST_IN_BULK", 1)
    with GraphStore.open(tmp_path / "bulk", create=True) as bulk:
        build([folder], bulk)
        assert dump(bulk) == dump(store) and len(bulk) == len(store)
    assert (tmp_path / "bulk" / "rdf-1").is_dir()
    with GraphStore.open(tmp_path / "bulk") as bulk:  # the folder of before is cleared away
        assert not (tmp_path / "bulk" / "rdf").exists() and dump(bulk) == dump(store)


def test_rdf_is_made_anew_from_the_archive(folder: Path, store: GraphStore) -> None:
    build([folder], store)
    before = dump(store)
    for source in store.sources():
        store.remove(source)
    store.archive.mark_all_hidden()
    build([folder], store)
    assert dump(store) == before


def changed_back(folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Build after a change, broken off at a step; then change the file back and build again."""
    page = folder / f"{PAGES[0]}.txt"
    before = page.read_bytes()
    page.write_text(before.decode().replace("Kỳ Thọ", "Kỳ Thư"), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(step, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build([folder], store)
    page.write_bytes(before)
    build([folder], store)


@pytest.mark.parametrize(
    "step", ["govgraph.archive.Archive.mark_shown", "govgraph.linkage.withdraw", "govgraph.linkage.official_units"]
)
def test_a_change_that_is_broken_off_and_taken_back_leaves_nothing(
    folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    build([folder], store)
    before = dump(store)
    changed_back(folder, store, monkeypatch, step)
    withdrawn = f"<{store.own_graph('withdrawn')}>".encode()  # what may have been published stays as a tombstone
    assert [line for line in dump(store).splitlines() if withdrawn not in line] == before.splitlines()


def test_new_rules_of_linkage_join_again(folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    build([folder], store)
    calls = []
    monkeypatch.setattr("govgraph.linkage.linkage_version", lambda: "new")
    monkeypatch.setattr("govgraph.linkage.show", lambda *given: calls.append(1) or {})
    build([folder], store)
    assert calls == [1]


def test_a_store_that_lost_its_rdf_is_made_anew(folder: Path, tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "s", create=True) as store:
        build([folder], store)
        before = dump(store)
    shutil.rmtree(tmp_path / "s" / "rdf")
    (tmp_path / "s" / "rdf-of-mine").mkdir()
    with GraphStore.open(tmp_path / "s") as store:
        build([folder], store)
        assert dump(store) == before
    assert (tmp_path / "s" / "rdf-of-mine").is_dir()


def test_a_file_that_changes_while_it_is_read_is_read_again(folder: Path, store: GraphStore, read: list[str]) -> None:
    whole = plan.fingerprinted

    def changing(path: Path, *rest: object) -> object:
        found = whole(path, *rest)
        if path.stem == PAGES[0]:
            path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "fingerprinted", changing)
        build([folder], store)
    read.clear()
    build([folder], store)
    assert read == [PAGES[0]]


def test_a_file_of_another_kind_that_goes_leaves_the_quarantine(
    folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.describe_reading

    def without_hash(*given):
        lines = whole(*given).lines.splitlines(keepends=True)
        return Statements.of_lines(b"".join(line for line in lines if b"#sha256>" not in line))

    monkeypatch.setattr(pipeline, "describe_reading", without_hash)
    (folder / f"{PAGES[0]}.wps").touch()
    build([folder], store)
    quarantine = folder.parent / "store" / "quarantine"
    laid = {file.name for file in quarantine.iterdir()}
    (folder / f"{PAGES[0]}.wps").unlink()
    build([folder], store)
    assert laid and {file.name for file in quarantine.iterdir()} == laid


def test_a_document_kept_in_its_former_version_is_joined_once(
    folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], store)
    (folder / f"{PAGES[0]}.txt").write_bytes(b"")
    build([folder], store)
    monkeypatch.setattr(pipeline, "relink", None)  # it is not called
    build([folder], store)


# --- the archive -----------------------------------------------------------------------------------------------------


def test_a_transaction_is_whole_or_nothing(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path)
    with pytest.raises(KeyError), archive.transaction():
        archive.put_row(Row("a.txt", "a", "built"))
        with archive.transaction():
            archive.put_graph("urn:a", b"")
        raise KeyError
    assert not list(archive.rows()) and archive.sources() == ()


def test_a_row_comes_back_as_it_was(tmp_path: Path) -> None:
    row = Row("a.txt", "a", "quarantined", "why", 3, 2, "hash", "rules 1", "print", ("one", "two\u2028\x0b \x85"))
    Archive.open(tmp_path).put_row(row)
    assert Archive.open(tmp_path, read_only=True).row("a.txt") == row


def test_what_is_shown_is_known_until_it_changes() -> None:
    archive = Archive.open(None)
    archive.put_graph("urn:a", b"<urn:a> <urn:b> <urn:c> .\n")
    ((_, digest, shown),) = archive.shown()
    assert digest and shown is None
    archive.mark_shown([(digest, "urn:a")])
    assert list(archive.shown()) == [("urn:a", digest, digest)]
    archive.remove_graph("urn:a")
    assert list(archive.shown()) == [("urn:a", None, digest)] and archive.sources() == ()
    archive.mark_shown([("", "urn:a")])
    assert not list(archive.shown())


def test_a_file_that_changed_while_it_was_read_and_cannot_be_read_now_is_not_as_before(
    folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    (row, *_) = build([folder], store).rows
    file = Path(row.path)
    store.archive.put_row(replace(row, path=str(file.resolve()), fingerprint=""))
    monkeypatch.setattr(inputs, "_bytes", lambda path: None)
    (found,) = plan.plan([file], [str(file.resolve())], store, (), ocr=False)
    assert isinstance(found, plan.Task)


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="the archive is damaged"):
        Archive.open(tmp_path)


def test_a_register_is_read_again_when_its_columns_are_told(folder: Path, store: GraphStore) -> None:
    (folder / "r.csv").write_text("Ai,Làm gì\nLê Văn An,Trưởng Công an xã Kỳ Thọ\n", encoding="utf-8")
    before = {row.path.rpartition("/")[2]: row.outcome for row in build([folder], store).rows}
    (folder / "r.columns.csv").write_text("heading,field\nAi,person\nLàm gì,post\n", encoding="utf-8")
    after = {row.path.rpartition("/")[2]: row.outcome for row in build([folder], store).rows}
    assert (before["r.csv"], after["r.csv"]) == ("unreadable", "built")
