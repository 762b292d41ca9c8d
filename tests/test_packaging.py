"""What a package index shows: the description is README.md, and leads to nothing that is not there."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from govgraph.inputs import versions

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    pytest.importorskip("hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_description_has_no_link_to_a_file(hook: ModuleType) -> None:
    metadata: dict[str, dict[str, str]] = {}
    hook.Description(str(ROOT), {}).update(metadata)
    text = metadata["readme"]["text"]
    assert text.startswith("# govgraph\n") and metadata["readme"]["content-type"] == "text/markdown"
    assert [link for link in re.findall(r"\]\(([^)]+)\)", text) if not re.match(r"https?:|#", link)] == []
    assert "review (docs/guide-review.md)" in text and "figures (benchmarks/validation.md)" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "[docs/scale.md](docs/scale.md), [figures](benchmarks/scale.md)",
            "docs/scale.md, figures (benchmarks/scale.md)",
        ),
        ("[w](https://example.org), [here](#limits)", "[w](https://example.org), [here](#limits)"),
    ],
)
def test_links_to_files_become_words(hook: ModuleType, text: str, shown: str) -> None:
    assert hook.with_paths(text) == shown


def test_installed_from_a_wheel_the_rules_have_the_same_version(tmp_path: Path) -> None:
    """Else a store would be read again, and workers of a cluster refused, for the way in which govgraph came."""
    package = tmp_path / "govgraph"
    shutil.copytree(ROOT / "src" / "govgraph", package, ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("ontology", "queries", "gazetteer"):
        shutil.copytree(ROOT / folder, package / folder)
    asked = "from govgraph.inputs import versions; print(versions())"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path, env=environment
    )
    assert told.stdout.strip() == versions()
