"""govgraph export: the graph as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.options import DAY, counted, store_option, tell
from govgraph.cli.publish import metadata_option, tell_missing, user_metadata

if TYPE_CHECKING:
    from govgraph.export import Selection


@click.command("export", epilog="Example: govgraph export -o graph.ttl")
@store_option
@click.option(
    "--format",
    metavar="NAME",
    help="turtle, ntriples, nquads, trig, jsonld, jsonld-graphs, rdfxml; dcat, void, datacite; popolo, oparl, cpov, "
    "csv, xlsx, graphml, gexf (else by the ending: .ttl .nt .nq .trig .jsonld .rdf .csv .zip .xlsx .graphml .gexf).",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file or folder (by default standard output); .gz and .zst: packed.",
)
@click.option("--vocabulary", is_flag=True, help="With the ontology and the code lists (RDF formats).")
@click.option("--entity", multiple=True, metavar="IRI|NAME", help="What is known of a person, body, unit, meeting ….")
@click.option(
    "--document", multiple=True, metavar="NAME", help="What a document says, by the name of its file without ending."
)
@click.option("--unit", multiple=True, metavar="NAME|CODE", help="A unit, with what lies in it: units, bodies, posts.")
@click.option("--term", multiple=True, metavar="LABEL|IRI", help="A class, property, code or term of office, as used.")
@click.option("--on", type=DAY, metavar="DAY", help="What was so on a day, of these or of all.")
@metadata_option
def export_command(
    store: Path | str,
    format: str | None,
    out: Path | None,
    vocabulary: bool,
    entity: tuple[str, ...],
    document: tuple[str, ...],
    unit: tuple[str, ...],
    term: tuple[str, ...],
    on: str | None,
    metadata: Path | None,
) -> None:
    """Write the graph in an RDF format, or in a form that others agreed upon.

    All of it, or what --entity, --document, --unit and --term name, which add up: what is said of each and what refers
    to it, with the evidence, and the names of what that names.

    The same graph gives the same bytes. Of csv, a path OUT.csv gets one table (tenures, or the one of that name:
    meetings.csv), OUT.zip or a folder gets all tables and their CSVW description. What is sorted outside memory lies in
    the folder that TMPDIR names.
    """
    from govgraph import profiles
    from govgraph.export import FORMATS, Selection, export_graph, format_of
    from govgraph.store.server import open_store

    chosen = bool(entity or document or unit or term)
    if format is None and out is not None:
        format = profiles.ENDINGS.get(out.suffix.lower()) or format_of(out)
    if format is None:
        where = f"the ending of {out} tells none" if out is not None else "standard output has no ending"
        raise click.UsageError(f"give a --format: {where}", click.get_current_context())
    if format not in FORMATS and format not in profiles.PROFILES:
        raise click.BadParameter(
            f"«{format}» is none of {', '.join([*FORMATS, *profiles.PROFILES])}", param_hint="--format"
        )
    selection = None
    if chosen:
        selection = Selection(entities=entity, documents=document, units=unit, terms=term, on=on)
    if document and on and not (entity or unit or term):
        raise click.UsageError("a document says what it says, --on no day", click.get_current_context())
    if format in profiles.PROFILES:
        if (on or chosen) and profiles.PROFILES[format].is_metadata:
            raise click.UsageError(f"{format} describes all of the data, of whatever day", click.get_current_context())
        _write_profile(store, format, out, metadata, on, selection)
        return
    with open_store(store, read_only=True) as graphs:
        if out is None or str(out) == "-":
            export_graph(graphs, format, sys.stdout.buffer, vocabulary=vocabulary, selection=selection, on=on)
        else:
            export_graph(graphs, format, out, vocabulary=vocabulary, selection=selection, on=on)
        what = counted(len(graphs.sources()), "document") if selection is None else "what is known of these"
        tell(f"{what} written to {out or 'standard output'}")


def _write_profile(
    store: Path | str,
    name: str,
    out: Path | None,
    metadata: Path | None,
    day: str | None,
    selection: Selection | None,
) -> None:
    from govgraph.export.on_day import store_on
    from govgraph.export.part import store_of_part
    from govgraph.profiles import PROFILES, write_profile
    from govgraph.store.server import open_store

    told = user_metadata(metadata)
    with open_store(store, read_only=True) as graphs:
        is_stream = out is None or str(out) == "-"
        shown = store_of_part(graphs, selection) if selection else store_on(graphs, day) if day else graphs
        written = write_profile(shown, name, sys.stdout.buffer if is_stream else out, told)  # type: ignore[arg-type]
        if PROFILES[name].is_metadata:
            tell_missing(told)
        where = "standard output" if is_stream else out
        what = "what is known of these" if selection else counted(len(graphs.sources()), "document")
        tell(f"{what} written to {where}: {written}")
