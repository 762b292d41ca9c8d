"""govgraph publish: all files of a data set, with the descriptions that a portal harvests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.options import counted, store_option, tell

if TYPE_CHECKING:
    from govgraph.profiles import Metadata

metadata_option = click.option(
    "--metadata",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Publisher, licence, addresses … (by default ./dataset.toml if it is there).",
)


@click.command("publish", epilog="Example: govgraph publish -o public --metadata dataset.toml")
@store_option
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder.")
@metadata_option
@click.option("--format", "formats", multiple=True, metavar="NAME", help="Only this form of the data; may be repeated.")
def publish_command(store: Path | str, out: Path, metadata: Path | None, formats: tuple[str, ...]) -> None:
    """Write the data in the forms that people and portals ask for, and the metadata about the files.

    The folder gets the graph (Turtle, N-Quads, JSON-LD), tables (CSV, Excel), JSON (Popolo, OParl), public
    organisations (CPOV), and last dcat.ttl, void.ttl and datacite.json with the size and checksum of each file.
    """
    from govgraph.profiles.distributions import USUAL_FORMS
    from govgraph.profiles.publication import is_understood, publish
    from govgraph.store.server import open_store

    told = user_metadata(metadata)
    with open_store(store, read_only=True) as graphs:
        files = publish(
            graphs,
            out,
            told,
            forms=formats or USUAL_FORMS,
            on_file=lambda name, size: tell(f"{name}: {size:,} bytes"),
            on_left_out=lambda name, why: tell(f"{name}: {why}"),
        )
        tell_missing(told)
        if not is_understood(graphs):
            tell("warning: nothing was understood in these documents; only the documents themselves are described")
        tell(f"{counted(len(graphs.sources()), 'document')} published in {counted(len(files), 'file')} in {out}")


def user_metadata(path: Path | None) -> Metadata:
    """Return the metadata of the file named, or of the usual one where there is one, or none."""
    from govgraph.profiles import USUAL_NAME, Metadata, read_metadata

    if path is None and Path(USUAL_NAME).is_file():
        path = Path(USUAL_NAME)
        tell(f"metadata: {path}")
    return Metadata() if path is None else read_metadata(path)


def tell_missing(metadata: Metadata) -> None:
    """Say which fields portals ask for and nobody gave."""
    from govgraph.profiles import USUAL_NAME

    missing = metadata.missing()
    for line in missing:
        tell(f"not given: {line}")
    if missing:
        table, _, key = missing[0].partition(":")[0].partition(".")
        tell(f"give them in ./{USUAL_NAME}, or a file that --metadata names, as «[{table}]» and below it «{key} = …»")
