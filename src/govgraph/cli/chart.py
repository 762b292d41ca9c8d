"""govgraph chart: pictures of the graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govgraph.cli.network import network_options
from govgraph.cli.options import DAY, language_option, store_option, tell

if TYPE_CHECKING:
    from govgraph.chart.scene import Scene
    from govgraph.store import GraphStore

out_option = click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="FILE.svg, .png or .html, .csv of its data; of nodes and edges also .dot, .graphml or .gexf.",
)


@click.group("chart", epilog="Example: govgraph chart organisation -o organisation.svg")
def chart_command() -> None:
    """Draw a picture of the graph."""


@chart_command.command("organisation", epilog="Example: govgraph chart organisation --lang en -o organisation.svg")
@store_option
@out_option
@click.option("--unit", metavar="NAME|IRI", help="Draw the bodies of this unit alone.")
@click.option("--on", type=DAY, metavar="DATE", help="As of a day, such as 2023-05-25.")
@language_option
def organisation_command(store: Path | str, out: Path, unit: str | None, on: str | None, lang: str) -> None:
    """Draw the bodies, which belongs to which, and who holds which post."""
    from govgraph.chart import draw_organisation
    from govgraph.store.server import open_store

    with open_store(store, read_only=True) as graphs:
        draw_organisation(graphs, out, unit=unit, lang=lang, on=on)
    tell(f"1 chart written to {out}")


@chart_command.command("network", epilog="Example: govgraph chart network --of bodies -o network.html")
@store_option
@out_option
@network_options
@language_option
def network_command(store: Path | str, out: Path, lang: str, **asked: Any) -> None:
    """Draw who is tied to whom; more than 200 nodes are drawn as groups."""
    from govgraph.chart import ask_network
    from govgraph.chart.network.draw import lay_out

    _draw(store, out, lambda graphs: lay_out(ask_network(graphs, **asked), lang=lang))


body_option = click.option("--body", metavar="NAME|IRI", help="Of this body.")
named_unit_option = click.option("--unit", metavar="NAME|IRI", help="Of all bodies of this unit.")


@chart_command.command("career", epilog="Example: govgraph chart career --person 'Dương Đình Hới' -o career.html")
@store_option
@out_option
@click.option("--person", required=True, metavar="NAME|IRI", help="Of this person.")
@language_option
def career_command(store: Path | str, out: Path, person: str, lang: str) -> None:
    """Draw the posts of a person over the years."""
    from govgraph.chart.years.ask import career

    _draw(store, out, lambda graphs: career(graphs, person, lang))


@chart_command.command("body-timeline", epilog="Example: govgraph chart body-timeline --unit 'xã Kỳ Thọ' -o years.svg")
@store_option
@out_option
@body_option
@named_unit_option
@language_option
def body_timeline_command(store: Path | str, out: Path, body: str | None, unit: str | None, lang: str) -> None:
    """Draw who held the posts of a body over the years, and when no holder is known."""
    from govgraph.chart.years.ask import body_timeline

    _draw(store, out, lambda graphs: body_timeline(graphs, body, unit, lang))


@chart_command.command("meetings", epilog="Example: govgraph chart meetings --unit 'xã Kỳ Thọ' -o meetings.html")
@store_option
@out_option
@click.option("--unit", required=True, metavar="NAME|IRI", help="Of the bodies of this unit.")
@language_option
def meetings_command(store: Path | str, out: Path, unit: str, lang: str) -> None:
    """Draw the meetings of a unit as a calendar: a row a year, a cell a week."""
    from govgraph.chart.years.ask import meetings

    _draw(store, out, lambda graphs: meetings(graphs, unit, lang))


@chart_command.command("term", epilog="Example: govgraph chart term --unit 'xã Kỳ Thọ' -o term.svg")
@store_option
@out_option
@body_option
@named_unit_option
@language_option
def term_command(store: Path | str, out: Path, body: str | None, unit: str | None, lang: str) -> None:
    """Draw the targets of a body that reviews count as set and met, and values beside their plan."""
    from govgraph.chart.years.ask import term

    _draw(store, out, lambda graphs: term(graphs, body, unit, lang))


@chart_command.command("lineage", epilog="Example: govgraph chart lineage --unit 'huyện Kỳ Anh' -o lineage.svg")
@store_option
@out_option
@click.option("--unit", metavar="NAME|CODE|IRI", help="What this unit, or those in it, became or came from.")
@click.option("--register", is_flag=True, help="All that the official lists tell; needs no store.")
@language_option
def lineage_command(store: Path | str, out: Path, unit: str | None, register: bool, lang: str) -> None:
    """Draw which administrative units became which; more than 200 are drawn by district, or by province."""
    from govgraph.chart import write_chart
    from govgraph.chart.lineage.ask import ask_lineage
    from govgraph.chart.lineage.draw import lay_out

    if register:
        write_chart(lay_out(ask_lineage(None, unit), lang=lang), out)
        tell(f"1 chart written to {out}")
    else:
        _draw(store, out, lambda graphs: lay_out(ask_lineage(graphs, unit), lang=lang))


@chart_command.command("documents", epilog="Example: govgraph chart documents --document 27/KH-UBND -o documents.svg")
@store_option
@out_option
@click.option("--document", metavar="NUMBER|IRI", help="What this document rests on, and what rests on it.")
@click.option("--body", metavar="NAME|IRI", help="The documents of this body, and those that they stand to.")
@click.option("--unit", metavar="NAME|IRI", help="The documents of all bodies of this unit, and those they stand to.")
@language_option
def documents_command(store: Path | str, out: Path, lang: str, **asked: str | None) -> None:
    """Draw which document implements, is based on, cites, amends or repeals which; more than 200 as groups."""
    from govgraph.chart.documents.ask import ask_documents
    from govgraph.chart.documents.draw import lay_out

    _draw(store, out, lambda graphs: lay_out(ask_documents(graphs, lang=lang, **asked), lang=lang))


def _draw(store: Path | str, out: Path, scene_of: Callable[[GraphStore], Scene]) -> None:
    """Write the scene that a function makes of a store."""
    from govgraph.chart import draw_chart
    from govgraph.store.server import open_store

    with open_store(store, read_only=True) as graphs:
        draw_chart(graphs, out, scene_of)
    tell(f"1 chart written to {out}")


@chart_command.command("ontology", epilog="Example: govgraph chart ontology --class Tenure -o ontology.svg")
@out_option
@click.option("--class", "name", metavar="NAME", help="Draw what this class specialises and what specialises it.")
@language_option
def ontology_command(out: Path, name: str | None, lang: str) -> None:
    """Draw the classes of the vocabulary and those that they specialise; needs no store."""
    from govgraph.chart import write_chart
    from govgraph.chart.ontology import classes_around, read_classes
    from govgraph.chart.ontology.draw import lay_out

    classes = read_classes()
    write_chart(lay_out(classes_around(classes, name) if name else classes, about=name or "", lang=lang), out)
    tell(f"1 chart written to {out}")
