"""govgraph site: the graph as a static site."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.options import counted, store_option, tell
from govgraph.cli.publish import metadata_option, user_metadata


@click.command("site", epilog="Example: govgraph site -o site --url https://example.org/records/")
@store_option
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The folder.")
@click.option("--title", default="", metavar="TEXT", help="The title of the site.")
@click.option(
    "--url", default="", metavar="URL", help="Where the site will be, for its map, feeds and canonical links."
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes work (by default all cores).")
@metadata_option
def site_command(store: Path | str, out: Path, title: str, url: str, jobs: int | None, metadata: Path | None) -> None:
    """Write a static site: a page for each entity, with its evidence.

    The pages need no server and no network. Written into its folder again, a site is brought up to date.
    """
    from govgraph.site import write_site
    from govgraph.store.server import open_store

    with open_store(store, read_only=True) as graphs:
        site = write_site(graphs, out, title=title, url=url, jobs=jobs, metadata=user_metadata(metadata))
    tell(f"{counted(site.pages, 'page')} in {out}: {counted(site.written, 'file')} written, {site.removed} removed")
