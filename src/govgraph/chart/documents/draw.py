"""The scene of documents: a card each, above it its relations, from which lines lead to what it rests on."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from govgraph.chart.colours import BLUE, CARD, GREEN, GREY, GROUND, INK, LINE, OCHRE, ORANGE, PURPLE
from govgraph.chart.documents import RELATIONS, Paper, Papers, Relation
from govgraph.chart.documents.cards import CHIP, WIDTH, Card, card_of
from govgraph.chart.documents.groups import Groups, grouped
from govgraph.chart.documents.layout import Laid, Lines, grid_of, lay, packed, parts_of
from govgraph.chart.documents.wording import WORDS, counts, label, title
from govgraph.chart.head import LEAST_WIDTH, MARGIN, Entry, draw_head
from govgraph.chart.organisation import LEVELS
from govgraph.chart.scene import Box, Edge, Graph, Mark, Node, Paint, Path, Rect, Scene, Shape, Span
from govgraph.chart.wording import counted
from govgraph.days import first_day

#: More documents than these are drawn as groups.
MOST_PAPERS = 200
# To a document that more others rest on, these refer in words: a line from each would hide the rest.
_MOST_LINES = 8
# Between groups no more than these are drawn, the heaviest.
_MOST_TIES = 40

_CARD = Paint("paper-card", CARD, LINE)
_ASKED = Paint("paper-asked", GROUND, INK, 2.4)
_GROUP = Paint("paper-group", GROUND, GREY, 1.6)
_CHIP = Paint("relation-chip", GROUND, LINE, 0.8)
_REFERENCE = Paint("relation-reference", GROUND, INK, 0.8, dash="3 2")
_ARROW = Paint("arrow-head", LINE)
_LOOKS = {
    "implements": (BLUE, ""),
    "based-on": (PURPLE, "9 3"),
    "amends": (ORANGE, "2 3"),
    "repeals": (ORANGE, "9 3 2 3"),
    "replaces": (ORANGE, "12 2"),
    "assesses": (GREEN, "5 3"),
    "disseminates": (OCHRE, "2 5"),
    "cites": (LINE, "5 3"),
    "names": (GREY, "1 4"),
}
_LINES = {kind: Paint(f"line-{kind}", stroke=colour, width=1.4, dash=dash) for kind, (colour, dash) in _LOOKS.items()}
# How much wider than high a page of several parts is.
_BREADTH = 1.4
_THICKEST = 5.0


def lay_out(papers: Papers, *, lang: str = "vi", heading: str | None = None) -> Scene:
    """Return the scene of documents: the same one for the same documents.

    Args:
        papers: what to draw.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what and of which days.
    """
    words = WORDS[lang]
    groups = grouped(papers, MOST_PAPERS)
    shown = groups.papers
    resting = Counter(one.end for one in shown.relations)
    hubs = {iri for iri, count in resting.items() if count > _MOST_LINES and not groups.is_folded}
    tied = _heaviest(groups) if groups.is_folded else [one for one in shown.relations if one.end not in hubs]
    lines = [Lines(one.start, one.end, one.kind) for one in tied]
    cards = {iri: card_of(paper, groups, hubs, resting[iri], lang) for iri, paper in shown.papers.items()}
    levels = {iri: paper.level for iri, paper in shown.papers.items()}
    laid = []
    # Those to which others refer in words stand first.
    for part in sorted(parts_of(list(shown.papers), lines), key=lambda part: hubs.isdisjoint(part)):
        grid = grid_of(part, lines, levels)
        laid.append(lay(grid, WIDTH, {iri: (cards[iri].chips_high, cards[iri].high) for iri in part}))
    room = max([LEAST_WIDTH - 2 * MARGIN, *(one.width for one in laid)])
    area = sum((one.width + 40) * (one.height + 40) for one in laid)
    corners = packed([(one.width, one.height) for one in laid], max(room, math.sqrt(_BREADTH * area)))
    room = max([room, *(x + one.width for (x, _), one in zip(corners, laid, strict=True))])
    heading, subtitle = heading or title(papers, lang), counts(papers, groups, lang)
    if len(tied) < len(shown.relations) and groups.is_folded:
        subtitle += " · " + words["heaviest"].format(len(tied), len(shown.relations))
    head, top = draw_head(heading, subtitle, list(_key(papers, groups, bool(hubs), lang)), room)
    places = _Places(laid, corners, cards, top + 20)
    marks = [places.line(one, groups, lang) for one in tied]
    for iri, paper in shown.papers.items():
        marks += places.card(iri, paper, papers, groups, lang)
    kinds = dict.fromkeys(mark.kind for mark in reversed(marks))
    found = set(levels.values())
    return Scene(
        *(lang, heading, subtitle, room + 2 * MARGIN, places.foot(top) + MARGIN, tuple(marks), head),
        tuple((kind, words[kind]) for kind in kinds),
        tuple((level, words[level]) for level in (*LEVELS, "level-unknown") if level in found),
        graph=_graph(papers),
    )


def _heaviest(groups: Groups) -> list[Relation]:
    """Return the relations between groups that stand for most, as many as can be followed."""

    def rank(one: Relation) -> tuple[int, str, str, str]:
        return -groups.weights[one.start, one.end, one.kind], one.start, one.end, one.kind

    return sorted(groups.papers.relations, key=rank)[:_MOST_TIES]


class _Places:
    """The marks of cards and lines, each at its place on the page."""

    def __init__(
        self, laid: Sequence[Laid], corners: Sequence[tuple[float, float]], cards: Mapping[str, Card], top: float
    ) -> None:
        self.cards = cards
        self._foot = max((top + y + part.height for part, (_, y) in zip(laid, corners, strict=True)), default=0.0)
        self._part = {iri: part for part in laid for row in part.grid.rows for iri in row}
        self._corner = {}
        self._origin = {}
        for part, (x, y) in zip(laid, corners, strict=True):
            for at, row in enumerate(part.grid.rows):
                deepest = max(cards[iri].chips_high for iri in row)
                for iri, column in row.items():
                    self._origin[iri] = (MARGIN + x, top + y)
                    self._corner[iri] = (MARGIN + x + part.columns[column], top + y + part.rows[at] + deepest)

    def foot(self, top: float) -> float:
        """Return the foot of the lowest card, or of the lines below it."""
        return max(top, self._foot)

    def line(self, one: Relation, groups: Groups, lang: str) -> Mark:
        """Return the line of a relation, with an arrow at the document on which the other rests."""
        (x, y), (to_x, to_y), origin = self._corner[one.start], self._corner[one.end], self._origin[one.start]
        across, down = self.cards[one.start].begin(one.kind)
        start = (x + across - origin[0], y + down - origin[1])
        end = (to_x + WIDTH / 2 - origin[0], to_y + self.cards[one.end].high - origin[1])
        way = self._part[one.start].way(Lines(one.start, one.end, one.kind), start, (end[0], end[1] + 6))
        points = [(px + origin[0], py + origin[1]) for px, py in way]
        points = [point for at, point in enumerate(points) if not at or point != points[at - 1]]
        tip = (end[0] + origin[0], end[1] + origin[1])
        arrow = ((tip[0] - 4, tip[1] + 7), tip, (tip[0] + 4, tip[1] + 7))
        weight = groups.weights[one.start, one.end, one.kind]
        shapes = (
            Path((tuple(points),), _LINES[one.kind], is_round=True, width=min(1.4 + 0.5 * math.log(weight), _THICKEST)),
            Path((arrow,), _ARROW, is_closed=True),
        )
        return Mark(
            f"{one.kind} {one.start} {one.end}",
            one.kind,
            shapes,
            level=groups.papers.papers[one.start].level,
            told=_told(one, groups, lang),
            evidence=one.evidence,
            ends=(one.start, one.end),
        )

    def card(self, iri: str, paper: Paper, papers: Papers, groups: Groups, lang: str) -> Iterator[Mark]:
        """Yield the mark of a document, and those of the relations above it."""
        (x, y), card = self._corner[iri], self.cards[iri]
        paint = _GROUP if groups.is_folded else _ASKED if papers.asked == iri else _CARD
        own = [one for one in groups.papers.relations if iri in (one.start, one.end)]
        members = groups.members[iri]
        yield Mark(
            iri,
            "group" if groups.is_folded else "paper",
            (Rect(Box(0, 0, WIDTH, card.high), paint, 4),),
            card.texts,
            x,
            y,
            level=paper.level,
            told=label(paper, lang) if not groups.is_folded else _group_in_words(paper, len(members), lang),
            evidence=tuple(dict.fromkeys(quote for one in own for quote in one.evidence)),
            details=tuple(label(one, lang) for one in members)
            if groups.is_folded
            else tuple(_told(one, groups, lang) for one in own),
        )
        for chip in card.chips:
            quotes = dict.fromkeys(quote for one in chip.relations for quote in one.evidence)
            yield Mark(
                " ".join((chip.kind, "of", iri, *chip.ends[1:])),
                chip.kind,
                (Rect(chip.box, _REFERENCE if chip.ends else _CHIP, 8),),
                (chip.text,),
                x,
                y,
                level=paper.level,
                told="; ".join(_told(one, groups, lang) for one in chip.relations[:6]),
                evidence=tuple(quotes),
                ends=chip.ends,
            )


def _group_in_words(paper: Paper, count: int, lang: str) -> str:
    named = ", ".join(part for part in (paper.kind_label, paper.issuer or WORDS[lang][paper.level]) if part)
    return f"{named}: {counted('members', count, lang, WORDS)}"


def _told(one: Relation, groups: Groups, lang: str) -> str:
    """Return a relation in a sentence."""
    names = []
    for iri in (one.start, one.end):
        paper = groups.papers.papers[iri]
        count = len(groups.members[iri])
        names.append(_group_in_words(paper, count, lang) if groups.is_folded else label(paper, lang))
    weight = groups.weights[one.start, one.end, one.kind]
    return f" {WORDS[lang][one.kind]} ".join(names) + (f" ({weight})" if weight > 1 else "")


def _key(papers: Papers, groups: Groups, has_reference: bool, lang: str) -> Iterator[Entry]:
    """Yield what cards and lines mean, of those that occur."""
    words = WORDS[lang]
    if papers.asked and not groups.is_folded:
        yield Entry(words["asked-means"], (Rect(Box(0, 2, 24, 14), _ASKED, 3),), width=24)
    kinds = {one.kind for one in groups.papers.relations}
    for kind in RELATIONS:
        if kind in kinds:
            sample: tuple[Shape, ...] = (Path((((0, 9), (28, 9)),), _LINES[kind]),)
            sample += (Path((((28, 5), (36, 9), (28, 13)),), _ARROW, is_closed=True),)
            yield Entry(words[kind], sample, width=36)
    if has_reference:
        yield Entry(words["reference-means"], (Rect(Box(0, 1, 26, 16), _REFERENCE, 8),), width=26)
    if any(not one.is_stated for one in groups.papers.relations):
        yield Entry(words["text-means"], letters=((CHIP, "“ ”"),))
    if groups.is_folded:
        yield Entry(words["weight-means"], (Path((((0, 9), (28, 9)),), _LINES[min(kinds)], width=4),), width=28)


def _graph(papers: Papers) -> Graph:
    """Return all documents and relations, however they are drawn."""
    nodes = []
    for iri, paper in papers.papers.items():
        spans = (Span(first_day(paper.date), ""),) if paper.date[:4].isdecimal() else ()
        name = ", ".join(part for part in (paper.name, paper.issuer) if part)
        nodes.append(Node(iri, name or iri, paper.kind, paper.level, spans=spans))
    edges = tuple(
        Edge(one.start, one.end, one.kind, dash="solid" if one.is_stated else "dashed") for one in papers.relations
    )
    return Graph(tuple(nodes), edges, is_directed=True, name="documents", has_arrows=True)
