"""govgraph validate: does the graph conform to the shapes?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.options import DEFAULT_STORE, STORE, STORE_HELP, counted, format_option, language_option, show, tell

if TYPE_CHECKING:
    from govgraph.validate import Report

store_option = click.option("--store", type=STORE, metavar="DIR|URL", help=STORE_HELP)


@click.command("validate", epilog="Example: govgraph validate --store govgraph.store")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE…]")
@store_option
@format_option("text", "json", "turtle")
@language_option
def validate_command(files: tuple[Path, ...], store: Path | str | None, format: str, lang: str) -> int:
    """Validate a store, or RDF files.

    Each document graph is checked by itself against the shapes. The text tells in the chosen language what is wrong, at
    which node, in which property, and what to do; JSON and Turtle hold the IRIs, for programs.

    Exit code 0: conforms; 1: does not; 2: could not run.
    """
    from govgraph.validate import validate_files

    if files and store is not None:
        raise click.UsageError("give a store or files, not both", click.get_current_context())
    report = validate_files(files) if files else validate_store(store or DEFAULT_STORE)
    form = {"text": lambda: f"{report.text(lang)}\n", "json": report.json, "turtle": report.turtle}[format]
    (show if format == "text" else click.echo)(form(), nl=False)
    counts = report.severity_counts
    tell(", ".join(counted(number, severity.lower()) for severity, number in counts.items()))
    return 0 if report.conforms else 1


def validate_store(path: Path | str) -> Report:
    """Return what the shapes say of the document graphs of a store, each by itself.

    Raises:
        StoreError: there is no store.
    """
    from govgraph.store.server import open_store
    from govgraph.validate import Report, validate_graph

    with open_store(path, read_only=True) as graphs:
        return Report.joined(validate_graph(graphs.quads(source), source=source) for source in graphs.sources())
