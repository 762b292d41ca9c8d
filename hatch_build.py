"""The description of the package: README.md, whose links to files of the repository lead nowhere on a package index."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# No picture, no address, no place in the page itself.
_LINK = re.compile(r"(?<!!)\[([^\]\n]*)\]\((?!#|[a-z][a-z0-9+.-]*:)([^)\s]+)\)")


class Description(MetadataHookInterface):
    """The hook that hatchling finds in this file."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Put the description into the metadata."""
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": with_paths(text)}


def with_paths(text: str) -> str:
    """Return Markdown whose links to files beside it are the words and the path, which the source distribution has.

    >>> with_paths("[docs/scale.md](docs/scale.md), [figures](benchmarks/scale.md), [w](https://example.org)")
    'docs/scale.md, figures (benchmarks/scale.md), [w](https://example.org)'
    """
    return _LINK.sub(lambda link: link[1] if link[1] == link[2] else f"{link[1]} ({link[2]})", text)
