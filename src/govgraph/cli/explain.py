"""govgraph explain: what is known of a thing, and from where."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.options import counted, language_option, store_option, tell


@click.command("explain", epilog="Example: govgraph explain https://w3id.org/govgraph/id/person/0a1b2c3d4e5f")
@click.argument("iri", metavar="IRI")
@store_option
@language_option
def explain_command(iri: str, store: Path, lang: str) -> int:
    """Tell what is known of a thing, and from where.

    Each fact comes with its sentence, source, date, rule and premises. An IRI of the store's base may be given by its
    end, such as person/0a1b2c3d4e5f. Exit code 1: nothing is known.
    """
    from govgraph.explain import explain_node
    from govgraph.store import GraphStore

    with GraphStore.open(store, read_only=True) as graphs:
        found = explain_node(graphs, iri, lang=lang)
    if found is None:
        tell(f"govgraph: {store}: nothing is known of <{iri}>; «govgraph query positions» gives IRIs to ask about")
        return 1
    click.echo(found.text(), nl=False)
    tell(counted(len(found.facts), "fact"))
    return 0
