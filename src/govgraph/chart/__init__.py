"""Pictures of the graph: who held which post, who met whom, each as SVG, PNG, HTML or the file of a graph.

A kind of chart is added in four steps:

1. a query file in `queries/publish/` asks for all that is drawn, one row a fact, with source, day and words;
2. a module or package here makes plain records of the rows, and of these a `scene.Scene`: marks with identity, kind,
   level, interval of validity, evidence and a sentence for those who hear it; `head.draw_head` draws title, counts and
   key, `scene.stack` and `scene.paragraph` set text by measured widths, `colours` are told apart by everyone. Text
   stays inside a `Rect` of its own mark. A scene of nodes and edges carries its `Graph`, which dot, GraphML and GEXF
   are written of;
3. a function asks the store for these records, or for the scene itself; `draw_chart` writes what it gives;
4. `cli/chart.py` gets a command, `tests/picture.py` reads the SVG back, docs/guide-charts.md gets a paragraph.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from govgraph.chart.alike import bodies_told_apart, people_told_apart, units_told_apart
from govgraph.chart.network import KINDS_OF_NETWORK, Actor, Network, Tie, network_from_rows
from govgraph.chart.network.spans import check_day
from govgraph.chart.organisation import Body, Holder, Organisation, organisation_from_rows
from govgraph.chart.scene import Evidence, Scene
from govgraph.chart.writers import FORMATS, format_of, write_scene
from govgraph.days import first_day
from govgraph.errors import ExportError, QueryError
from govgraph.export.whole_file import replacing
from govgraph.query import find_query, run_query
from govgraph.query.units import there_on, unit_named
from govgraph.store import GraphStore

__all__ = [
    "FORMATS",
    "KINDS_OF_NETWORK",
    "Actor",
    "Body",
    "Holder",
    "Network",
    "Organisation",
    "Tie",
    "ask_network",
    "define_measure",
    "draw_chart",
    "draw_network",
    "draw_organisation",
    "measure_network",
    "network_from_rows",
    "organisation_from_rows",
    "render_network",
    "render_organisation",
    "write_chart",
]


# What a row of an organisation chart says of a holder.
_OF_HOLDERS = ("person", "person_name", "tenure", "basis", "attested", "start", "end", "qualifier", "qualifier_label")


def write_chart(scene: Scene, out: str | os.PathLike[str]) -> None:
    """Write a scene into a file whose ending names the format; nothing is left behind where that fails.

    Raises:
        ExportError: the ending names no format of `FORMATS`, one that the scene has no graph or the machine no library
            for, or the file cannot be written.
    """
    picture = write_scene(scene, format_of(os.fspath(out)))
    with replacing(out) as file:
        file.write(picture)


def draw_chart(store: GraphStore, out: str | os.PathLike[str], scene_of: Callable[[GraphStore], Scene]) -> None:
    """Write the scene that a function makes of a store; a wrong ending is told before the store is asked.

    Raises:
        ExportError: as `write_chart`.
        QueryError: as the function.
    """
    format_of(os.fspath(out))
    write_chart(scene_of(store), out)


def draw_organisation(
    store: GraphStore, out: str | os.PathLike[str], *, unit: str | None = None, lang: str = "vi", on: str | None = None
) -> None:
    """Write the organisation chart of a store; nothing is left behind where that fails.

    Args:
        store: the store; its vocabulary gives the names of roles.
        out: the file, whose ending names the format.
        unit: the name or IRI of an administrative unit, to draw its bodies alone.
        lang: the language of all that is not a name, vi or en.
        on: the day of which it tells, as 2023-05-25: tenures not known to have ended by then and not begun later; those
            of which nothing is known on it, by the rules of `who-held-post`, are marked, and of former holders whom
            nothing shows in the post by then the post alone stays.

    Raises:
        ExportError: the ending names no format of `FORMATS`, or the file cannot be written.
        QueryError: `unit` names none, or several, no body of it is known, or `on` is no day.
    """
    from govgraph.chart.organisation.layout import lay_out

    format = format_of(os.fspath(out))
    unit = unit_named(store, unit, on)
    table = run_query(store, find_query("publish/organisation-chart"), unit=unit, lang=lang, on=on)
    if unit is not None and not table.rows:
        if on and not there_on(store, [unit], on):
            raise QueryError(f"<{unit}>: the unit was not there on {on}; take another day, or the unit of that day")
        raise QueryError(
            f"<{unit}>: no body of such a unit is known; «govgraph explain» with the unit's name gives its IRI"
        )
    records = table.records()
    if on:
        records = _weighed(store, records, unit, on)
    organisation = replace(organisation_from_rows(units_told_apart(store, records)), on=on or "")
    # Only a page can show them.
    evidence = _evidence_of_tenures(store, records) if format == "html" else {}
    write_chart(lay_out(organisation, lang=lang, evidence=evidence), out)


def _weighed(store: GraphStore, records: list[dict[str, str]], unit: str | None, on: str) -> list[dict[str, str]]:
    """Return rows with how sure each holder is on a day, without former ones whom nothing shows by then."""
    asked = run_query(store, find_query("who-held-post"), on=on, of=unit, certainty="any").records()
    known = {row["iri"]: row for row in asked}
    found = []
    for row in records:
        held = known.get(row["tenure"], {"answer": "", "attested_before": "", "start": ""})
        shown = held["attested_before"] or (held["start"] and first_day(held["start"]) <= on)
        if held["answer"] == "unknown" and row["ended"] and not shown:
            found.append(row | dict.fromkeys(_OF_HOLDERS, ""))
        else:
            found.append(row | {"answer": held["answer"]})
    return found


def _evidence_of_tenures(store: GraphStore, records: list[dict[str, str]]) -> dict[str, list[Evidence]]:
    """Return the words that show the tenures of the rows of an organisation chart, by body."""
    bodies = {record["tenure"]: record["body"] for record in records if record["tenure"]}
    found: dict[str, set[Evidence]] = defaultdict(set)
    for row in run_query(store, find_query("publish/tenure-quotes")).records():
        if row["tenure"] in bodies:
            found[bodies[row["tenure"]]].add(Evidence(row["source"], row["issued"], row["words"]))
    return {body: sorted(quotes, key=lambda one: (one.day, one)) for body, quotes in found.items()}


def render_organisation(
    organisation: Organisation, format: str = "svg", *, lang: str = "vi", heading: str | None = None
) -> bytes:
    """Return an organisation chart as the bytes of a file: the same bytes for the same organisation.

    Args:
        organisation: what to draw.
        format: a name of `FORMATS`.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what, where and when.

    Raises:
        ExportError: the format is unknown.

    >>> body = Body("urn:b", "Đảng ủy xã Kỳ Thọ", level="commune", side="party", unit="xã Kỳ Thọ")
    >>> chart = render_organisation(Organisation((body,), (Holder("urn:b", "Bí thư", 1, "Trần Thị Thử"),)), lang="en")
    >>> "Who held which post in xã Kỳ Thọ" in chart.decode()
    True
    """
    from govgraph.chart.organisation.layout import lay_out

    return write_scene(lay_out(organisation, lang=lang, heading=heading), format)


def ask_network(
    store: GraphStore,
    of: str = "people",
    *,
    unit: str | None = None,
    on: str | None = None,
    first: str = "",
    last: str = "",
    least: int = 1,
    limit: int | None = None,
) -> Network:
    """Return the network of people, bodies or levels that a store knows.

    Args:
        store: the store.
        of: a name of `KINDS_OF_NETWORK`.
        unit: the name or IRI of an administrative unit, whose meetings and bodies alone count.
        on: the day on which ties hold; what is not known to be at another time holds.
        first: the first day of those on one of which ties hold, empty for open.
        last: the last such day, empty for open.
        least: the least weight of a tie.
        limit: how many actors at most: those with most ties, and whom they are tied to.

    Raises:
        ExportError: there is no such kind of network, both a day and an interval are asked for, or the interval ends
            before it begins.
        QueryError: `unit` names none, or several, or a day is none.
    """
    if of not in KINDS_OF_NETWORK:
        raise ExportError(f"«{of}» is no kind of network; choose one of {', '.join(KINDS_OF_NETWORK)}")
    if on and (first or last):
        raise ExportError("a network is of a day (--on) or of an interval (--from, --to), not of both")
    for day in (on, first, last):
        check_day(day or "")
    if first and last and last < first:
        raise ExportError(f"the interval from {first} to {last} ends before it begins; change the days round")
    unit = unit_named(store, unit, on)

    def rows(name: str) -> list[dict[str, str]]:
        return run_query(store, find_query(f"publish/network-{name}"), unit=unit, on=on).records()

    if of == "levels":
        network = network_from_rows(of, presences=bodies_told_apart(store, rows("levels"), ("higher", "lower")))
    else:
        posts = bodies_told_apart(store, rows("posts"), ("body",))
        network = network_from_rows(of, rows("meetings") if of == "people" else (), posts)
        network = people_told_apart(network, posts) if of == "people" else network
    network = network.between(on or first, on or last).at_least(least)
    return network if limit is None else network.limited_to(limit)


def draw_network(store: GraphStore, out: str | os.PathLike[str], *, lang: str = "vi", **asked: Any) -> None:
    """Write a network of a store; nothing is left behind where that fails.

    Args:
        store: the store.
        out: the file, whose ending names the format.
        lang: the language of all that is not a name, vi or en.
        asked: what `ask_network` is asked for.

    Raises:
        ExportError: the ending names no format of `FORMATS`, or the file cannot be written; or as `ask_network`.
        QueryError: as `ask_network`.
    """
    from govgraph.chart.network.draw import lay_out

    draw_chart(store, out, lambda graphs: lay_out(ask_network(graphs, **asked), lang=lang))


def render_network(network: Network, format: str = "svg", *, lang: str = "vi", heading: str | None = None) -> bytes:
    """Return a network as the bytes of a file: the same bytes for the same network.

    Args:
        network: what to draw.
        format: a name of `FORMATS`.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what and of which days.

    Raises:
        ExportError: the format is unknown.

    >>> people = (Actor("urn:a", "Trần Thị Thử"), Actor("urn:b", "Lê Văn Đạt"))
    >>> "Lê Văn Đạt" in render_network(Network("people", people, (Tie("urn:a", "urn:b", "meeting", ("M",)),))).decode()
    True
    """
    from govgraph.chart.network.draw import lay_out

    return write_scene(lay_out(network, lang=lang, heading=heading), format)


def measure_network(network: Network, measure: str) -> tuple[tuple[str, ...], list[tuple[str | int | float, ...]]]:
    """Return columns and rows of a measure: degree, betweenness, communities, k-core or bridges."""
    from govgraph.chart.network import measures

    return measures.measure_network(network, measure)


def define_measure(measure: str, lang: str = "vi") -> str:
    """Return what a measure says.

    >>> define_measure("k-core", "en")
    'k-core: the largest k such that one is in a part of the network in which all have k ties or more'
    """
    from govgraph.chart.network.measures import DEFINITIONS

    return DEFINITIONS[measure][lang]
