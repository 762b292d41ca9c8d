"""What `.ci/run` requires may not be skipped, and it requires what tests ask for."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.required import VARIABLE, wanted_of

ROOT = Path(__file__).parents[1]
SKIPPING = (
    "import pytest\n"
    "@pytest.mark.skipif(True, reason='no Chromium with its driver')\ndef test_marked(): pass\n"
    "def test_called(): pytest.skip('nginx is not installed')\n"
    "@pytest.mark.xfail(reason='nginx')\ndef test_expected(): assert False\n"
)


def parts() -> list[str]:
    """Return the names of the parts of the tests for which .ci/run installs something."""
    return re.findall(r"^part ([\w-]+) ", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("required", "told"),
    [
        ("", "2 skipped, 1 xfailed"),
        ("java,nginx", "1 failed, 1 skipped"),
        ("chromium,nginx", "1 failed, 1 xfailed, 1 error"),
    ],
)
def test_skip_of_what_is_required_is_a_failure(tmp_path: Path, required: str, told: str) -> None:
    (tmp_path / "test_skipping.py").write_text(SKIPPING, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.required", "-c", os.devnull, "--rootdir", str(tmp_path)]
    environment = {**os.environ, VARIABLE: required, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [*command, str(tmp_path)], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
    )
    assert told in ran.stdout


@pytest.mark.parametrize("part", parts())
def test_each_part_is_the_reason_of_a_skip(part: str) -> None:
    """A part that no reason names could be skipped in spite of the variable."""
    files = [file for file in (ROOT / "tests").glob("*.py") if file.name not in ("required.py", "test_required.py")]
    reasons = [
        reason
        for file in files
        for reason in re.findall(r"(?:reason=|skip\(\s*)[\"'](.*?)[\"']", file.read_text(encoding="utf-8"))
    ]
    assert any(wanted_of(reason, part) for reason in reasons)


def test_parts_are_many() -> None:
    assert len(parts()) > 6
