"""What `import govgraph` offers: lazily, typed, with paths of any usual form; the guide's example runs."""

import io
import pydoc
import re
import subprocess
import sys
from pathlib import Path

import pytest

import govgraph
from govgraph.model import Meeting, Position

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "000_fa9eb6002fe69704.txt"


def example() -> str:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "guide-python.md").read_text(encoding="utf-8"), re.S)
    return str(code)


def test_the_example_of_the_guide_runs(monkeypatch, capsys) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(example(), "guide-python.md", "exec"), {})
    kind, *rows = capsys.readouterr().out.splitlines()
    assert kind == "conference" and any(row.startswith("Dương Đình Hới – ") for row in rows)


def test_the_example_of_the_guide_is_typed(tmp_path: Path) -> None:
    (tmp_path / "example.py").write_text(example(), encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", ROOT / ".mypy_cache", tmp_path / "example.py"],
        capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout


def test_every_public_name_is_there_and_no_other() -> None:
    for name in govgraph.__all__:
        assert getattr(govgraph, name).__doc__, name
    assert set(govgraph.__all__) <= set(dir(govgraph))
    with pytest.raises(AttributeError, match="public are"):
        _ = govgraph.nothing


@pytest.mark.parametrize("name", govgraph.__all__)
def test_help_tells_no_place_in_the_memory_of_a_default(name: str) -> None:
    assert " at 0x" not in pydoc.plain(pydoc.render_doc(getattr(govgraph, name)))


def test_importing_brings_none_of_the_parts() -> None:
    told = "import sys, govgraph; print(sorted(name for name in sys.modules if name.startswith('govgraph.')))"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True).stdout == "[]\n"


def test_paths_are_text_or_pathlike(tmp_path: Path) -> None:
    from govgraph.interpret import interpret

    assert govgraph.read_document(str(SEED)) == govgraph.read_document(SEED)
    with govgraph.GraphStore.open(str(tmp_path / "store"), create=True) as store:
        assert govgraph.build([str(SEED)], store).is_complete
    reading = interpret(govgraph.read_document(SEED))
    assert [meeting.kind for meeting in reading.facts_of(Meeting)] == ["conference"]
    assert len(reading.facts_of(Position)) > 5


def test_a_value_of_another_type_is_told() -> None:
    with pytest.raises(TypeError, match="not by int"):
        govgraph.read_document(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not by int"):
        govgraph.GraphStore.open(7)  # type: ignore[arg-type]
    with govgraph.GraphStore.open(None) as store, pytest.raises(TypeError, match="one path, not several"):
        govgraph.build("seeds", store)
    with govgraph.GraphStore.open(None) as store, pytest.raises(TypeError, match=r"find_query\('who-chaired'\)"):
        govgraph.run_query(store, "who-chaired")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="parse it first"):
        govgraph.validate_graph("graph.ttl")  # type: ignore[arg-type]


def test_units_of_one_name_are_told_by_code_and_days_or_that_they_have_none(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Đảng ủy xã Tân Lập tổ chức hội nghị. Ông Hà Văn An, Bí thư Đảng ủy xã Tân Lập dự.\n", "utf-8")
    with govgraph.GraphStore.open(None) as store:
        govgraph.build([SEED, page], store)
        assert govgraph.units_called(store, "xã Tân Lập") == ["«xã Tân Lập» (no official code)"]
        assert govgraph.units_called(store, "xã Kỳ Thọ") == ["«xã Kỳ Thọ» (18790, before 2025-07-01)"]


def test_a_day_may_be_written_in_two_ways_and_is_refused_in_others() -> None:
    person = "https://w3id.org/govgraph/id/person/797e816dbcc8"

    def exported(store: govgraph.GraphStore, day: str) -> bytes:
        govgraph.export_graph(store, "nquads", out := io.BytesIO(), on=day)
        return out.getvalue()

    with govgraph.GraphStore.open(None) as store:
        govgraph.build([SEED], store)
        for ask in (
            lambda day: govgraph.explain_node(store, person, on=day),
            lambda day: govgraph.units_called(store, "18790", on=day),
            lambda day: exported(store, day),
        ):
            assert ask("2025-07-01") == ask("1/7/2025") != ask("25/5/2023")
            with pytest.raises(govgraph.GovgraphError, match="«31/2/2025» is not a date"):
                ask("31/2/2025")
