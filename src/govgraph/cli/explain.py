"""govgraph explain: what is known of a thing, and from where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.options import DAY, counted, language_option, show, store_option, tell

if TYPE_CHECKING:
    from govgraph.store import GraphStore


@click.command("explain", epilog="Example: govgraph explain 'Dương Đình Hới' --on 2023-09-01")
@click.argument("thing", metavar="IRI|NAME|NUMBER|CODE")
@store_option
@click.option("--on", type=DAY, metavar="DATE", help="What is known of a day, such as 2023-09-01, how surely, and why.")
@language_option
def explain_command(thing: str, store: Path | str, on: str | None, lang: str) -> int:
    """Tell what is known of a thing, and from where.

    Each fact comes with its sentence, source, date, rule and premises. The thing is given by its IRI (one of the
    store's base also by its end, such as source/NAME), by the name of a person, body, unit, meeting or source, by the
    number of a document, or by the official code of a unit. Several of one name are listed with their IRIs and what
    each is. A name that a correction did away with leads to the one in its place.

    With --on, of a person, a body or a unit: the posts held on that day, each «certain» (shown on the day, or begun
    before and ended after it), «attested around» (shown before and after it, or shown in or elected for the term) or
    «unknown» (shown on one side alone), with the reason; and what happened on the day. Of several units of one name or
    code it is that which was there on the day.

    Exit code 1: nothing is known, or the name is that of several things.
    """
    from govgraph.explain import explain_node, told_apart
    from govgraph.export.things import near_nodes
    from govgraph.query.units import there_on
    from govgraph.store.server import open_store

    with open_store(store, read_only=True) as graphs:
        found = explain_node(graphs, thing, lang=lang, on=on)
        if found is None:
            named = _living(graphs, thing)
            if on is not None and len(named) > 1:
                there = there_on(graphs, [iri for iri, _ in named], on)
                named = [one for one in named if one[0] in there] or named
            if len(named) > 1:
                for iri, name in named:
                    show(f"{name}  <{iri}>  {told_apart(graphs, iri, lang=lang)}")
                tell(f"{counted(len(named), 'thing')} are called «{thing}»; give the IRI of one")
                return 1
            found = explain_node(graphs, named[0][0], lang=lang, on=on) if named else None
        near = near_nodes(graphs, thing) if found is None else []
    if found is None:
        hint = f" (near: {', '.join(near)})" if near else ""
        tell(
            f"govgraph: {store}: nothing is known of «{thing}»{hint}; give an IRI, or look for a part of the "
            "name: govgraph query find --name PART"
        )
        return 1
    show(found.text(), nl=False)
    tell(counted(len(found.facts), "fact"))
    return 0


def _living(graphs: GraphStore, name: str) -> list[tuple[str, str]]:
    """Return the nodes of a name, and tell where it is not just that which was asked for.

    Where all were withdrawn, they are those of the name that corrections put in its place.
    """
    from govgraph.explain.names import corrected_names, find_nodes, withdrawn
    from govgraph.resolve.keys import fold

    named = find_nodes(graphs, name)
    iris = [iri for iri, _ in named]
    instead = []
    if named and withdrawn(graphs).issuperset(iris):
        instead = [node for other in corrected_names(graphs, name, iris) for node in find_nodes(graphs, other)]
    if instead:
        names = ", ".join(f"«{one}»" for one in dict.fromkeys(called for _, called in instead))
        tell(f"no document names «{name}» any more; it was corrected to {names}")
        return sorted(set(instead))
    if len(named) == 1 and fold(named[0][1]) != fold(name):
        tell(f"«{name}» is taken as «{named[0][1]}»")
    return named
