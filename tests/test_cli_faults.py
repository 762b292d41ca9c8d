"""The commands where things go wrong, and where a newcomer asks in other words."""

import subprocess
import sys
from pathlib import Path

import pytest

from govgraph.cli import main

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
COMMAND = (sys.executable, "-m", "govgraph")
PAGE = (
    "HỘI NGHỊ ĐẢNG ỦY XÃ ĐÔNG HÒA\n\nNgày 25 tháng 5 năm 2023, Đảng ủy xã Đông Hòa tổ chức hội nghị. "
    "Đồng chí Lê Văn Thử, Bí thư Đảng ủy xã, kết luận hội nghị.\n"
)


def call(capsys, *arguments):
    """Run a command in this process; return exit code, output and messages."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return ended.value.code, captured.out, captured.err


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("faults") / "store"
    done = subprocess.run([*COMMAND, "build", str(SEEDS), "--store", str(path)], capture_output=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return path


# --- what is asked in other words -------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "jsonld", "rdf"])
def test_export_takes_the_format_from_the_ending_and_validate_reads_it(store, tmp_path, capsys, ending):
    out = tmp_path / f"graph.{ending}"
    assert call(capsys, "export", "--store", store, "-o", out)[0] == 0
    code, said, err = call(capsys, "validate", out, "--lang", "en")
    assert (code, said.splitlines()[0].split(":")[0]) == (0, "Conforms"), err


def test_export_without_format_or_telling_ending_is_refused(store, tmp_path, capsys):
    assert call(capsys, "export", "--store", store)[0] == 2
    code, _, err = call(capsys, "export", "--store", store, "-o", tmp_path / "graph.xyz")
    assert code == 2 and "give a --format" in err and not list(tmp_path.iterdir())


def test_chart_of_a_unit_without_bodies_is_refused(store, tmp_path, capsys):
    out = tmp_path / "a.svg"
    code, _, err = call(capsys, "chart", "organisation", "--unit", "http://nope/", "--store", store, "-o", out)
    assert code == 2 and "<http://nope/>: no body of such a unit" in err and not out.exists()
