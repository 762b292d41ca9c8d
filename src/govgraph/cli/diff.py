"""govgraph diff: in words, what changed between two states of the graph."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.options import STORE, counted, language_option, show, tell


@click.command("diff", epilog="Example: govgraph diff last-year.nq.gz govgraph.store --format markdown")
@click.argument("before", type=STORE, metavar="A")
@click.argument("after", type=STORE, metavar="B")
@click.option(
    "--format",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="The form of the answer (by default text); markdown: for release notes; json: for programs.",
)
@language_option
def diff_command(before: Path | str, after: Path | str, format: str, lang: str) -> int:
    """Tell what changed from A to B, each with its source and sentence.

    A and B are stores or exported files (.ttl .nt .nq .trig .jsonld .rdf, also with .gz or .zst).

    Exit code 0: no difference; 1: they differ.
    """
    from govgraph.changes.release_notes import as_json, as_markdown, as_text
    from govgraph.changes.report import report_changes
    from govgraph.changes.states import state_of

    with state_of(before) as old, state_of(after) as new:
        report = report_changes(old, new, lang=lang)
    lines = {"text": as_text, "markdown": as_markdown, "json": as_json}[format](report)
    for line in lines:
        (click.echo if format == "json" else show)(line)
    tell(
        f"{counted(sum(len(group.entries) for group in report.groups), 'change')}, "
        f"{counted(report.added, 'statement')} added, {report.removed} removed"
    )
    return 0 if report.is_empty else 1
