"""The documentation holds: its commands run and exit as it says, its links lead somewhere."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from pkgutil import resolve_name
from urllib.parse import unquote

import pytest

from govgraph import cli
from govgraph.read.field_meanings import MEANINGS, explained_fields
from govgraph.read.headings import FIELDS

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [
        *ROOT.glob("README*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "ontology" / "README.md",
        ROOT / "queries" / "README.md",
    ]
)
#: Where commands stand that are to be run as they are: page and heading (None: all of the page).
COMMANDS = (
    *(("README.md", "Use it"), ("README.vi.md", "Sử dụng")),
    *(("docs/guide-review.md", None), ("docs/guide-publish.md", None)),
)
#: Words that stand for the reader's own folder, each a copy of seeds/ here.
PLACEHOLDERS = ("documents",)

#: What names of files end with that begin like names of modules.
NO_MODULES = (
    ".store",
    ".ttl",
    ".nq",
    ".jsonld",
    ".xlsx",
    ".json",
    ".servers",
    ".service",
    ".popolo",
    ".oparl",
    ".cpov",
)

_FENCE = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!\!)\[[^\]\n]*\]\(([^)\s]+)\)")


def section(page: str, heading: str | None) -> str:
    text = (ROOT / page).read_text(encoding="utf-8")
    if heading is None:
        return text
    found = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"{page} has no section «{heading}»"
    return found[1]


def commands(page: str, heading: str | None) -> list[str]:
    lines = [line for block in _FENCE.findall(section(page, heading)) for line in block.splitlines()]
    return [line for line in lines if line.strip() and not line.startswith("#")]


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for target in _LINK.findall(re.sub(r"`[^`\n]*`", "", text)):
            if not re.match(r"[a-z][a-z0-9+.-]*:", target):
                yield page, target


@pytest.mark.parametrize(("page", "heading"), COMMANDS, ids=[page for page, _ in COMMANDS])
def test_commands_run_as_they_stand(page: str, heading: str | None, tmp_path: Path) -> None:
    lines = commands(page, heading)
    assert len(lines) >= 5
    for folder in ("seeds", *PLACEHOLDERS):
        shutil.copytree(ROOT / "seeds", tmp_path / folder)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    script = "".join(f"{line}\necho $? >> codes\n" for line in lines)
    path = os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ["PATH"]])
    run = subprocess.run(
        ["sh", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    codes = [int(code) for code in (tmp_path / "codes").read_text().split()]
    assert [line for line, code in zip(lines, codes, strict=True) if code != 0] == [], run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    assert run.stdout, "they answer"


def test_commands_exit_as_the_page_says(tmp_path: Path) -> None:
    """«Exit codes: 0 all well, 1 some input or check failed, 2 could not run.»"""
    assert "Exit codes: 0 all well, 1 some input or check failed, 2 could not run." in " ".join(
        section("README.md", "Use it").split()
    )
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "seeds" / "empty.txt").touch()

    def code(*words: str) -> int:
        command = [sys.executable, "-m", "govgraph", *words]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode

    assert code("build", "seeds") == 1, "one input is empty"
    assert code("validate") == 0
    assert code("build", "nowhere") == 2
    assert code("query", "no-such-question") == 2


def test_both_readmes_show_the_same_commands() -> None:
    english, vietnamese = (
        [re.split(r"\s+#", line)[0] for line in commands(page, heading)] for page, heading in COMMANDS[:2]
    )
    assert english == vietnamese


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_readmes_name_every_command_and_stay_short(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [
        name for name in cli.commands.commands if not re.search(rf"`{name}\b|^govgraph {name}\b", text, re.MULTILINE)
    ] == []
    assert len(text.splitlines()) <= 100


def test_pages_name_modules_that_there_are() -> None:
    lost = []
    for page in PAGES:
        for name in re.findall(r"`(govgraph(?:\.\w+)+)", page.read_text(encoding="utf-8")):
            try:
                assert name.endswith(NO_MODULES) or resolve_name(name)
            except (AttributeError, ImportError):
                lost.append(f"{page.relative_to(ROOT)}: {name}")
    assert lost == []


def test_the_guide_explains_every_field_of_a_register() -> None:
    shown = (ROOT / "docs/guide-formats.md").read_text(encoding="utf-8")
    rows = [f"| `{field}` | {' | '.join(told)} |" for field, *told in explained_fields()]
    assert "\n".join(rows) in shown
    assert set(MEANINGS) == set(FIELDS)


def test_links_lead_somewhere() -> None:
    found = list(links())
    assert len(found) > 20
    lost = [
        f"{page.relative_to(ROOT)}: {target}"
        for page, target in found
        if target.partition("#")[0] and not (page.parent / unquote(target.partition("#")[0])).exists()
    ]
    assert lost == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "decisions").glob("0*.md")), ids=lambda page: page.stem)
def test_decisions_are_as_short_as_their_page_says(page: Path) -> None:
    told = re.search(r"under (\d+) words", (page.parent / "README.md").read_text(encoding="utf-8"))
    assert told is not None
    assert len(page.read_text(encoding="utf-8").split()) < int(told[1])
