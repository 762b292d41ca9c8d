"""What several test modules share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from govgraph.interpret import interpret
from govgraph.model import Reading
from govgraph.read import read_document


@pytest.fixture
def say(tmp_path: Path) -> Callable[[str], Reading]:
    """Read a passage as if it were a page of its own."""

    def read(text: str) -> Reading:
        path = tmp_path / "passage.txt"
        path.write_text(text, encoding="utf-8")
        return interpret(read_document(path))

    return read
