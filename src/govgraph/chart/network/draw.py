"""The scene of a network: ties, nodes with labels through which ties are seen, groups where nodes are too many."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from govgraph.chart.colours import BLUE, INK, LINE
from govgraph.chart.head import LEAST_WIDTH, MARGIN, Entry, draw_head
from govgraph.chart.network import Actor, Network, Tie
from govgraph.chart.network.groups import Groups, grouped
from govgraph.chart.network.labels import Labelled, best_sides
from govgraph.chart.network.layout import Point, place_nodes
from govgraph.chart.network.spans import merged
from govgraph.chart.network.symbols import MOST_RADIUS, OF_GROUPS, radius_of, range_of, shifted, symbol_of
from govgraph.chart.network.wording import KINDS_OF_TIE, WORDS, title, told
from govgraph.chart.organisation import APART, LEVELS
from govgraph.chart.scene import (
    Box,
    Circle,
    Edge,
    Graph,
    Mark,
    Node,
    Paint,
    Path,
    Rect,
    Scene,
    Shape,
    Style,
    paragraph,
    run_width,
    stack,
)
from govgraph.chart.wording import number

#: More nodes than these are drawn as groups.
MOST_NODES = 200
# So many groups fit a page that can be read; all smaller ones are one.
_MOST_GROUPS = 60

_LABEL = Style("label", 12, 15, INK, vietnamese=True, has_halo=True)
_COUNT = Style("count", 13, 17, INK, bold=True, has_halo=True)
# The room of a label is not painted: it would cut the ties that run behind it.
_PLATE = Paint("plate")
_LABEL_ROOM = 128
_THINNEST, _THICKEST = 1.0, 6.0

_TIES = {
    "meeting": Paint("tie-meeting", stroke=LINE),
    "same-body": Paint("tie-same-body", stroke=BLUE, dash="5 3"),
    "shared-people": Paint("tie-shared-people", stroke=LINE),
    "presence": Paint("tie-presence", stroke=LINE),
    "between-groups": Paint("tie-between-groups", stroke=LINE),
}
_DASHES = {"same-body": "dashed"}


def lay_out(network: Network, *, lang: str = "vi", heading: str | None = None) -> Scene:
    """Return the scene of a network: the same one for the same network.

    Args:
        network: what to draw.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what and of which days.
    """
    words = WORDS[lang]
    groups = grouped(network, most=_MOST_GROUPS, rest=words["rest"]) if len(network.actors) > MOST_NODES else None
    shown, ties = (groups.actors, groups.ties) if groups else (network.actors, network.ties)
    heading = heading or title(network, lang)
    subtitle = _counts(network, groups, lang)
    names = {actor.iri: actor.name.replace("\n", ", ") for actor in shown}
    sizes = _sizes(network, ties, groups)
    drawn, places = _placed(network, [_node(actor, sizes, ties, groups, names, lang) for actor in shown], ties, groups)
    width = max([x + node.width / 2 for (x, _), node in zip(places, drawn, strict=True)], default=0) + 2 * MARGIN
    width = max(width, LEAST_WIDTH)
    entries = list(_key(network, ties, sizes, groups, lang))
    head, top = draw_head(heading, subtitle, entries, width - 2 * MARGIN)
    moved = [(x + MARGIN, y + top + 20) for x, y in places]
    at = {node.mark.id: point for node, point in zip(drawn, moved, strict=True)}
    bottom = max([y + node.down for (_, y), node in zip(moved, drawn, strict=True)], default=top)
    marks = [_line(tie, at, names, lang, ties) for tie in ties]
    marks += [_moved(node.mark, point) for node, point in zip(drawn, moved, strict=True)]
    kinds = dict.fromkeys(mark.kind for mark in (*marks[len(ties) :], *marks[: len(ties)]))
    found = {actor.level for actor in shown}
    return Scene(
        lang,
        heading,
        subtitle,
        width,
        bottom + MARGIN,
        tuple(marks),
        head,
        tuple((kind, words[kind]) for kind in kinds),
        tuple((level, words[level]) for level in (*LEVELS, "level-unknown") if level in found),
        graph=_graph(network),
    )


def _counts(network: Network, groups: Groups | None, lang: str) -> str:
    words = WORDS[lang]
    if not network.ties:
        return words["empty"]
    told = [
        words["documents"].format(number(network.documents, lang)),
        words["nodes"].format(number(len(network.actors), lang)),
        words["ties"].format(number(len(network.ties), lang)),
    ]
    if groups:
        told.append(words["clustered"].format(len(groups.actors)))
    return " · ".join(told)


def _sizes(network: Network, ties: Sequence[Tie], groups: Groups | None) -> dict[str, int]:
    """Return the number that the size of each node shows."""
    if groups:
        return {iri: len(members) for iri, members in groups.members.items()}
    others: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        others[tie.start].add(tie.end)
        others[tie.end].add(tie.start)
    return {actor.iri: len(others[actor.iri]) for actor in network.actors}


def _node(
    actor: Actor,
    sizes: Mapping[str, int],
    ties: Sequence[Tie],
    groups: Groups | None,
    names: Mapping[str, str],
    lang: str,
) -> Labelled:
    iri, kind, level = actor.iri, actor.kind, actor.level
    radius = radius_of(sizes[iri], sizes)
    name = actor.name if groups else actor.name.replace(APART, "\n")
    texts = [line for part in name.split("\n") for line in paragraph(part, _LABEL, _LABEL_ROOM)]
    if groups:
        texts.insert(0, [(_COUNT, WORDS[lang]["members"].format(number(sizes[iri], lang)))])
    wide = max(run_width(line) for line in texts) + 6
    top = radius + 2
    lines, foot = stack(texts, 0, top)
    plate = Rect(Box(-wide / 2, top, wide, foot - top + 2), _PLATE, 3)
    mine = [tie for tie in ties if iri in (tie.start, tie.end)]
    others = sorted({names[end] for tie in mine for end in (tie.start, tie.end) if end != iri})
    if groups:
        said = f"{WORDS[lang]['members'].format(number(sizes[iri], lang))}: {names[iri]}"
    else:
        said = WORDS[lang]["tied"].format(names[iri], ", ".join(others[:8]) + (", …" if len(others) > 8 else ""))
    always = any(not tie.spans for tie in mine)
    mark = Mark(
        iri,
        kind,
        (*symbol_of(kind, level, radius), plate),
        tuple(replace(line, is_centred=True) for line in lines),
        level=level,
        told=said,
        spans=() if always else merged(span for tie in mine for span in tie.spans),
        evidence=actor.evidence,
        details=groups.members[iri] if groups else (),
    )
    return Labelled(mark, max(2 * radius + 3, wide), radius + 2, foot + 2)


def _moved(mark: Mark, point: Point) -> Mark:
    return replace(mark, x=point[0], y=point[1])


def _placed(
    network: Network, drawn: Sequence[Labelled], ties: Sequence[Tie], groups: Groups | None
) -> tuple[list[Labelled], list[Point]]:
    """Return the nodes, with their labels above or below them, and where the origin of each stands."""
    place = {node.mark.id: at for at, node in enumerate(drawn)}
    neighbours: list[set[int]] = [set() for _ in drawn]
    for tie in ties:
        neighbours[place[tie.start]].add(place[tie.end])
        neighbours[place[tie.end]].add(place[tie.start])
    sizes = [(node.width, node.up + node.down) for node in drawn]
    ordered = [sorted(others) for others in neighbours]
    bands = [_order(node.mark.level) for node in drawn] if network.is_directed and not groups else None
    middles = place_nodes(sizes, ordered, bands)
    sided = best_sides(drawn, middles, sorted({(place[tie.start], place[tie.end]) for tie in ties}))
    return sided, [node.origin(middle) for node, middle in zip(sided, middles, strict=True)]


def _width(tie: Tie, most: int) -> float:
    return _THINNEST + (_THICKEST - _THINNEST) * (math.log(tie.weight) / math.log(most) if most > 1 else 0)


def _line(tie: Tie, at: Mapping[str, Point], names: Mapping[str, str], lang: str, ties: Sequence[Tie]) -> Mark:
    kind = KINDS_OF_TIE.get(tie.kind, tie.kind)
    (x, y), (to_x, to_y) = at[tie.start], at[tie.end]
    # Two kinds of ties of one pair run side by side.
    away = math.hypot(to_x - x, to_y - y) or 1
    shift = 2.5 if kind == "same-body" else 0
    across, down = -(to_y - y) / away * shift, (to_x - x) / away * shift
    way = ((x + across, y + down), (to_x + across, to_y + down))
    width = _width(tie, max(other.weight for other in ties))
    said = (
        told(tie, names, lang) if tie.kind in KINDS_OF_TIE else f"{names[tie.start]} – {names[tie.end]} ({tie.weight})"
    )
    return Mark(
        f"{tie.kind} {tie.start} {tie.end}",
        kind,
        (Path((way,), _TIES[kind], width=width),),
        told=said,
        spans=tie.spans,
        evidence=tie.evidence,
        ends=(tie.start, tie.end),
    )


def _key(
    network: Network, ties: Sequence[Tie], sizes: Mapping[str, int], groups: Groups | None, lang: str
) -> Iterator[Entry]:
    """Yield what shapes, fills, sizes and lines mean, of those that occur."""
    words = WORDS[lang]
    if not ties:
        return
    shown = groups.actors if groups else network.actors
    for kind, level in sorted(
        {(actor.kind, actor.level) for actor in shown}, key=lambda pair: (pair[0], _order(pair[1]))
    ):
        if not groups:
            symbol = tuple(shifted(shape, 10, 10) for shape in symbol_of(kind, level, 8))
            yield Entry(f"{words[kind]}, {words[level]}", symbol, width=20, height=20)
    yield from _key_of_sizes(sizes, words["size-community" if groups else "size-means"], lang)
    for kind in dict.fromkeys(KINDS_OF_TIE.get(tie.kind, tie.kind) for tie in ties):
        sample = Path((((0.0, 9.0), (30.0, 9.0)),), _TIES[kind], width=2)
        yield Entry(words[f"{kind}-means"], (sample,), width=30)


def _key_of_sizes(sizes: Mapping[str, int], meaning: str, lang: str) -> Iterator[Entry]:
    """Yield what the sizes mean, unless all are one."""
    least, most = range_of(sizes)
    if least == most:
        return
    circles: list[Shape] = []
    x = 0.0
    for size in (least, most):
        radius = radius_of(size, sizes)
        circles.append(Circle(x + radius, MOST_RADIUS, radius, OF_GROUPS))
        x += 2 * radius + 4
    meaning = meaning.format(number(least, lang), number(most, lang))
    yield Entry(meaning, tuple(circles), width=x, height=2 * MOST_RADIUS + 2)


def _order(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _graph(network: Network) -> Graph:
    """Return the whole network, however it is drawn."""
    sizes = _sizes(network, network.ties, None)
    nodes = [
        Node(actor.iri, actor.name, actor.kind, actor.level, measures=(("degree", float(sizes[actor.iri])),))
        for actor in network.actors
    ]
    edges = []
    for tie in network.ties:
        kind = KINDS_OF_TIE[tie.kind]
        edges.append(Edge(tie.start, tie.end, kind, tie.weight, tie.spans, _DASHES.get(kind, "solid")))
    return Graph(tuple(nodes), tuple(edges), network.is_directed)
