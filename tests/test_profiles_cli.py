"""govgraph export of profiles, and govgraph publish."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def call(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "govgraph", *map(str, words)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the seeds."""
    folder = tmp_path_factory.mktemp("place")
    assert call("build", ROOT / "seeds", cwd=folder).returncode == 0
    return folder


def test_export_tells_what_the_user_did_not_give(place: Path) -> None:
    done = call("export", "--format", "dcat", "-o", "dcat.ttl", cwd=place)
    assert done.returncode == 0
    assert "not given: dataset.licence: the licence is written as unknown" in done.stderr
    assert "give them in ./dataset.toml, or a file that --metadata names, as «[dataset]»" in done.stderr
    assert done.stderr.splitlines()[-1] == "1 document written to dcat.ttl: DCAT-AP description of govgraph.ttl"


def test_export_goes_by_the_ending_and_names_what_it_wrote(place: Path) -> None:
    for name, said in (("out.csv", "table tenures"), ("people.csv", "table people"), ("a.zip", "18 tables")):
        done = call("export", "-o", name, cwd=place)
        assert done.returncode == 0 and f"written to {name}: {said}" in done.stderr
        assert (place / name).stat().st_size > 100
    piped = call("export", "--format", "csv", cwd=place)
    assert piped.stdout == (place / "out.csv").read_bytes().decode().replace("\r\n", "\n")


def test_publish_takes_the_usual_metadata_file(place: Path) -> None:
    (place / "dataset.toml").write_text('[publisher]\nname = { vi = "UBND xã" }\n', encoding="utf-8")
    done = call("publish", "-o", "public", "--format", "turtle", "--format", "xlsx", cwd=place)
    assert done.returncode == 0 and done.stderr.startswith("metadata: dataset.toml\n")
    assert "publisher.name" not in done.stderr and "UBND xã" in (place / "public" / "dcat.ttl").read_text("utf-8")
    assert sorted(path.name for path in (place / "public").iterdir()) == [
        *(".govgraph-publication", "datacite.json", "dcat.ttl", "govgraph.ttl", "govgraph.xlsx", "void.ttl"),
    ]
    (place / "dataset.toml").unlink()


def test_publish_warns_where_nothing_was_understood(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "song.txt").write_text("Lá xanh rơi bên hiên nhà.\n", encoding="utf-8")
    assert call("build", "pages", cwd=tmp_path).returncode == 0
    done = call("publish", "-o", "public", "--format", "turtle", "--format", "popolo", cwd=tmp_path)
    assert done.returncode == 0 and "warning: nothing was understood" in done.stderr
    assert "govgraph.popolo.json: left out" in done.stderr and (tmp_path / "public" / "govgraph.ttl").stat().st_size


def test_faults_end_with_a_sentence(place: Path) -> None:
    for words, said in (
        (("export", "--format", "pdf", "-o", "a.pdf"), "«pdf» is none of turtle"),
        (("publish", "-o", "public", "--metadata", "none.toml"), "none.toml: the metadata could not be read"),
        (("publish", "-o", "public", "--format", "pdf"), "«pdf» is no form of a publication"),
        (("export", "--format", "csv", "-o", "store.json/x"), "is no folder"),
    ):
        (place / "store.json").touch()
        done = call(*words, cwd=place)
        assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr, words
