"""The page docs/conformance.md, made of what benchmarks.conformance measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_HEAD = """# Conformance

What official shapes and schemas say of what `govgraph publish` writes and `govgraph serve` answers.
Measured on {stamp}; {documents} documents, by
`python -m benchmarks.conformance OFFICIAL_DIR STORE`. The official files are not part of the project; OFFICIAL_DIR is a
folder with copies of them under the names below. Do not edit this page: the script writes it.

A gate that looks at nothing says nothing. So each row tells how many shapes (of JSON: types; of CSV: tables) met a
node, how many nodes they looked at, and whether the gate rejects the fault that was planted for it: a row without a
«yes» is worth nothing, whatever its result.

«dcat, no metadata file» is what comes out of the data alone; «dcat» with a metadata file that fills every field
([how](guide-publish.md)).

| gate | version | file | given | shapes met | nodes | result | planted fault | rejected |
|---|---|---|---|---|---|---|---|---|
"""

_MIDDLE = """
## What does not conform, and why

"""

_EMPTY = """
## Official files that check nothing

They have no target, so that any data «conform», or cannot be used at all. None of them is a gate above.

| file | what is wrong |
|---|---|
"""


@dataclass(frozen=True)
class Outcome:
    """What a gate said: shapes that met a node, nodes, results by severity, and whether it saw the planted fault."""

    name: str
    version: str
    file: str
    data: str
    shapes: int
    nodes: int
    results: Mapping[str, int]
    planted: str
    rejected: bool
    note: str = ""

    @property
    def verdict(self) -> str:
        """The result in words."""
        names = (("Violation", "violation"), ("Warning", "warning"), ("Info", "info"))
        counted = [(self.results.get(name, 0), word) for name, word in names]
        return ", ".join(f"{n:,} {word}{'s' * (n != 1)}" for n, word in counted if n) or "**conforms**"


def page(stamp: str, documents: int, outcomes: Sequence[Outcome], empty: Sequence[tuple[str, str]]) -> str:
    """Return the page in Markdown."""
    rows = "".join(
        f"| {one.name} | {one.version} | `{one.file}` | {one.data} | {one.shapes} | {one.nodes:,} | {one.verdict} | "
        f"{one.planted} | {'yes' if one.rejected else '**no**'} |\n"
        for one in outcomes
    )
    notes = "".join(f"- **{one.name}**: {one.note}\n" for one in outcomes if one.note)
    names = "".join(f"| `{name}` | {why} |\n" for name, why in empty)
    return _HEAD.format(stamp=stamp, documents=documents) + rows + _MIDDLE + notes + _EMPTY + names
