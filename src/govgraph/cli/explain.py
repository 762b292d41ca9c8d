"""govgraph explain: what is known of a thing, and from where."""

from __future__ import annotations

from pathlib import Path

import click

from govgraph.cli.options import counted, language_option, store_option, tell


@click.command("explain", epilog="Example: govgraph explain 'Dương Đình Hới' --on 2023-09-01")
@click.argument("thing", metavar="IRI|NAME")
@store_option
@click.option("--on", metavar="DATE", help="What is known of a day, such as 2023-09-01, how surely, and why.")
@language_option
def explain_command(thing: str, store: Path | str, on: str | None, lang: str) -> int:
    """Tell what is known of a thing, and from where.

    Each fact comes with its sentence, source, date, rule and premises. The thing is given by its IRI (one of the
    store's base also by its end, such as source/NAME) or by the name of a person, body, unit, meeting or source.
    Several of one name are listed with their IRIs.

    With --on, of a person, a body or a unit: the posts held on that day, each «certain» (shown on the day, or begun
    before and ended after it), «attested around» (shown before and after it, or within the term of office) or
    «unknown» (shown on one side alone), with the reason; and what happened on the day.

    Exit code 1: nothing is known, or the name is that of several things.
    """
    from govgraph.explain import explain_node, find_nodes
    from govgraph.export.things import near_names
    from govgraph.resolve.keys import fold
    from govgraph.server_store import open_store

    with open_store(store, read_only=True) as graphs:
        found = explain_node(graphs, thing, lang=lang, on=on)
        if found is None:
            named = find_nodes(graphs, thing)
            if len(named) > 1:
                for iri, name in named:
                    click.echo(f"{name}  <{iri}>")
                tell(f"{counted(len(named), 'thing')} are called «{thing}»; give the IRI of one")
                return 1
            if named and fold(named[0][1]) != fold(thing):
                tell(f"«{thing}» is taken as «{named[0][1]}»")
            found = explain_node(graphs, named[0][0], lang=lang, on=on) if named else None
        near = near_names(graphs, thing) if found is None else []
    if found is None:
        hint = f" (near: {', '.join(near)})" if near else ""
        tell(
            f"govgraph: {store}: nothing is known of «{thing}»{hint}; give an IRI, or a whole name as in "
            "«govgraph query positions»"
        )
        return 1
    click.echo(found.text(), nl=False)
    tell(counted(len(found.facts), "fact"))
    return 0
