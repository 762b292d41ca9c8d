"""govgraph chart: pictures of the graph."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from govgraph.cli.options import language_option, store_option, tell

# What the query calls otherwise than the chart does.
COLUMNS = {"body_order": "order", "person": "person_iri", "person_name": "person", "unit_iri": "unit"}

out_option = click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="FILE.svg or FILE.dot."
)


@click.group("chart", epilog="Example: govgraph chart organisation -o organisation.svg")
def chart_command() -> None:
    """Draw a picture of the graph."""


@chart_command.command("organisation", epilog="Example: govgraph chart organisation --lang en -o organisation.svg")
@store_option
@out_option
@click.option("--unit", metavar="IRI", help="Draw the bodies of this unit alone.")
@language_option
def organisation_command(store: Path, out: Path, unit: str | None, lang: str) -> None:
    """Draw the bodies, which belongs to which, and who holds which post."""
    from govgraph.chart import draw_organisation, organisation_from_rows
    from govgraph.export.whole_file import replacing
    from govgraph.query import find_query, run_query
    from govgraph.store import GraphStore

    with GraphStore.open(store, read_only=True) as graphs:
        table = run_query(graphs, find_query("publish/organisation-chart"), unit=unit, lang=lang)
    organisation = organisation_from_rows(map(chart_row, table.records()))
    picture = draw_organisation(organisation, out.suffix.removeprefix("."), lang=lang)
    with replacing(out) as file:
        file.write(picture)
    tell(f"{len(organisation.bodies)} bodies, {len(organisation.holders)} posts drawn; 1 chart written to {out}")


def chart_row(row: Mapping[str, str]) -> dict[str, object]:
    """Return a row of the query with the names of columns that the chart reads.

    >>> chart_row({"body": "urn:b", "person": "urn:p", "person_name": "Trần Thị Thử"})
    {'body': 'urn:b', 'person_iri': 'urn:p', 'person': 'Trần Thị Thử'}
    """
    return {COLUMNS.get(name, name): value for name, value in row.items()}
