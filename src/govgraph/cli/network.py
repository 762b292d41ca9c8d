"""govgraph network: who is central, between others, in which group."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from govgraph.cli.options import DAY, counted, format_option, language_option, show, store_option, tell

MEASURES = ("degree", "betweenness", "communities", "k-core", "bridges")


def _open(context: click.Context, option: click.Parameter, day: str | None) -> str:
    """Return an end of an interval, empty where it is open."""
    return day or ""


_OPTIONS = (
    click.option(
        "--of",
        type=click.Choice(["people", "bodies", "levels"]),
        default="people",
        help="people (by default): by shared meetings and bodies. bodies: by shared people. levels: higher bodies by "
        "their people at meetings of lower ones.",
    ),
    click.option("--unit", metavar="NAME|IRI", help="Meetings and bodies of this unit alone."),
    click.option("--on", type=DAY, metavar="DATE", help="Ties that hold on a day, such as 2023-05-25."),
    click.option(
        "--from", "first", type=DAY, callback=_open, metavar="DATE", help="Ties that hold on this day or later."
    ),
    click.option(
        "--to", "last", type=DAY, callback=_open, metavar="DATE", help="Ties that hold on this day or before."
    ),
    click.option(
        "--least",
        type=click.IntRange(1),
        default=1,
        metavar="N",
        help="Ties of N meetings, bodies or people at least (by default 1).",
    ),
    click.option("--limit", type=click.IntRange(1), metavar="N", help="N nodes at most, those with most ties."),
)


def network_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say of which network it is: the arguments of `chart.ask_network`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command("network", epilog="Example: govgraph network --measure betweenness --format csv")
@store_option
@click.option(
    "--measure",
    type=click.Choice(MEASURES),
    default="degree",
    help="degree (by default): with how many others one is tied, and the weight of these ties. betweenness: of all "
    "pairs of others the part whose shortest paths lead through one. communities: groups with more ties inside than by "
    "chance (Louvain). k-core: the largest k such that one is in a part where all have k ties. bridges: ties whose "
    "loss parts a connected network.",
)
@format_option("table", "csv", "json")
@network_options
@language_option
def network_command(store: Path | str, measure: str, format: str, lang: str, **asked: Any) -> None:
    """Measure the network of people, bodies or levels; the definition is told with the answer."""
    from govgraph.chart import ask_network, define_measure, measure_network
    from govgraph.store.server import open_store

    with open_store(store, read_only=True) as graphs:
        network = ask_network(graphs, **asked)
    columns, rows = measure_network(network, measure)
    definition = define_measure(measure, lang)
    if format == "json":
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        told = {"of": asked["of"], "measure": measure, "definition": definition, "rows": records}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        tell(definition)
        (_write_csv if format == "csv" else _write_table)(columns, rows)
    tell(counted(len(rows), "row"))


def _write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    csv.writer(sys.stdout, lineterminator="\n").writerows([columns, *rows])


def _write_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write columns of even width, without IRIs, which make lines too long to read."""
    kept = [at for at, name in enumerate(columns) if not name.endswith("iri")]
    lines = [[str(row[at]) for at in kept] for row in (columns, *rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(kept))]
    for line in lines:
        show("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
