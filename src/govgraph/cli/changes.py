"""govgraph changes: from build to build, what changed, as a feed that others follow."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.options import counted, store_option, tell


@click.command("changes", epilog="Example: govgraph changes -o feed --at 2026-11-26T08:00:00+07:00")
@store_option
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder of the feed."
)
@click.option("--at", metavar="DATE-TIME", help="The time of this build (by default builds have their numbers alone).")
def changes_command(store: Path | str, out: Path, at: str | None) -> None:
    """Add to a feed what changed since it was last written.

    The folder has a list of changes a build (NDJSON), a Linked Data Event Stream over the same (feed.ttl), and the
    graph as it was last. Nothing is added where nothing changed. Serve it as it is.
    """
    from govgraph.changes import publish_changes
    from govgraph.export import data_quads
    from govgraph.export.lines import write_ntriples
    from govgraph.store.server import open_store

    with open_store(store, read_only=True) as graphs:
        build = publish_changes(write_ntriples(data_quads(graphs), graphs.base), out, base=graphs.base, at=at)
    if build is None:
        tell(f"{out}: nothing has changed since the last build")
        return
    told = ", ".join(f"{number} {kind}" for kind, number in build["nodes"].items() if number)
    statements = build["statements"]
    tell(
        f"{out}: build {build['build']}: {told} ({counted(statements['added'], 'statement')} added, "
        f"{statements['removed']} removed)"
    )
