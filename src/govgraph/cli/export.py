"""govgraph export: the graph as a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from govgraph.cli.options import counted, store_option, tell


@click.command("export", epilog="Example: govgraph export -o graph.ttl")
@store_option
@click.option(
    "--format",
    metavar="NAME",
    help="turtle, ntriples, nquads, trig, jsonld, jsonld-graphs or rdfxml "
    "(else by the ending: .ttl .nt .nq .trig .jsonld .rdf).",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file (else standard output); .gz and .zst: packed.",
)
@click.option("--vocabulary", is_flag=True, help="With the ontology and the code lists.")
def export_command(store: Path | str, format: str | None, out: Path | None, vocabulary: bool) -> None:
    """Write the graph in an RDF format.

    The same graph gives the same bytes. What is sorted outside memory lies in the folder that TMPDIR names.
    """
    from govgraph.export import FORMATS, export_graph, format_of
    from govgraph.server_store import open_store

    if format is None:
        format = format_of(out) if out is not None else None
        if format is None:
            where = f"the ending of {out} tells none" if out is not None else "standard output has no ending"
            raise click.UsageError(f"give a --format: {where}", click.get_current_context())
    if format not in FORMATS:
        raise click.BadParameter(f"«{format}» is none of {', '.join(FORMATS)}", param_hint="--format")
    with open_store(store, read_only=True) as graphs:
        if out is None or str(out) == "-":
            export_graph(graphs, format, sys.stdout.buffer, vocabulary=vocabulary)
        else:
            export_graph(graphs, format, out, vocabulary=vocabulary)
        tell(f"{counted(len(graphs.sources()), 'document')} written to {out or 'standard output'}")
