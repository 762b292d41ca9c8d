"""The scene of a lineage: units before on the left, units after on the right, bands for what became what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govgraph.chart.colours import BLUE, CARD, GREY, GROUND, INK, LINE, OCHRE, PURPLE
from govgraph.chart.head import LEAST_WIDTH, MARGIN, Entry, draw_head
from govgraph.chart.lineage import SHARES, Above, Lineage
from govgraph.chart.lineage.boxes import BETWEEN_PARTS, PAD, SAID, Boxes, Part, Widths, is_before
from govgraph.chart.lineage.streams import Band, streams_of
from govgraph.chart.lineage.wording import WORDS, band_in_words, counts, dissolved, end_in_words, title
from govgraph.chart.network.spans import day_before
from govgraph.chart.organisation import LEVELS
from govgraph.chart.scene import (
    Box,
    Curve,
    Edge,
    Graph,
    Mark,
    Node,
    Paint,
    Rect,
    Scene,
    Span,
    Style,
    paragraph,
    stack,
)
from govgraph.chart.wording import number

#: More boxes than these are drawn folded by district, or by province.
MOST_BOXES = 200

_GROUP = Style("group", 12.5, 17, INK, bold=True, vietnamese=True)
_BOX = Paint("box-before", CARD, LINE)
_BOX_AFTER = Paint("box-after", GROUND, INK, 1.6)
_ASKED = Paint("box-asked", GROUND, INK, 3.2)
_ENDED = Paint("box-ended", GROUND, GREY, 1.4, dash="5 3")
_PATTERNS = {
    "whole": '<path d="M0 0H8V8H0Z" fill="{}" fill-opacity=".3"/>',
    "part": '<path d="M-2 6L6 -2M2 10L10 2" stroke="{}" stroke-width="2"/>',
    "unknown": '<circle cx="2" cy="2" r="1.1" fill="{0}"/><circle cx="6" cy="6" r="1.1" fill="{0}"/>',
}
_DASHES = {"whole": "", "part": "6 3", "unknown": "2 3"}
_TINTS = (("blue", BLUE), ("ochre", OCHRE), ("purple", PURPLE))
_PAINTS = {
    (share, name): Paint(f"flow-{share}-{name}", colour, colour, 1, _DASHES[share], _PATTERNS[share])
    for share in SHARES
    for name, colour in _TINTS
}
_BETWEEN_GROUPS, _BETWEEN_PANELS = 22.0, 44.0


def lay_out(lineage: Lineage, *, lang: str = "vi", heading: str | None = None) -> Scene:
    """Return the scene of a lineage: the same one for the same lineage.

    Args:
        lineage: what to draw.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what, where and since when.
    """
    words = WORDS[lang]
    boxes = Boxes(lineage, streams_of(lineage, MOST_BOXES), lang)
    widths, panels = boxes.panels()
    room = max(LEAST_WIDTH - 2 * MARGIN, len(panels) * widths.panel + (len(panels) - 1) * _BETWEEN_PANELS)
    heading, subtitle = heading or title(lineage, lang), counts(lineage, boxes.streams, lang)
    head, top = draw_head(heading, subtitle, list(_key(boxes)), room)
    drawing = _Drawing(boxes, widths)
    feet = [
        drawing.panel(parts, MARGIN + at * (widths.panel + _BETWEEN_PANELS), top + 16)
        for at, parts in enumerate(panels)
    ]
    # Bands lie below boxes.
    marks = sorted(drawing.marks, key=lambda mark: not mark.ends)
    kinds = dict.fromkeys(mark.kind for mark in reversed(marks))
    found = {mark.level for mark in marks}
    return Scene(
        *(lang, heading, subtitle, room + 2 * MARGIN, max(feet) + MARGIN, tuple(marks), (*head, *drawing.ground)),
        tuple((kind, words[kind]) for kind in kinds),
        tuple((level, words[level]) for level in (*LEVELS, "level-unknown") if level in found),
        graph=_graph(lineage),
    )


class _Drawing:
    """The marks of parts, one below the other."""

    def __init__(self, boxes: Boxes, widths: Widths) -> None:
        self.boxes, self.widths = boxes, widths
        self.marks: list[Mark] = []
        self.ground: list[Mark] = []
        self._heads: Counter[str] = Counter()
        self._tints: dict[str, str] = {}

    def panel(self, parts: Sequence[Part], x: float, top: float) -> float:
        """Draw parts from a place on, each group of them below its heads, and return their foot."""
        last = None
        for part in parts:
            if part.heads != last:
                top = self._head(part, x, top + (_BETWEEN_GROUPS - BETWEEN_PARTS if last else 0))
                last = part.heads
            self._part(part, x, top)
            top += part.placed.height + BETWEEN_PARTS
        return top - BETWEEN_PARTS if parts else top

    def _head(self, part: Part, x: float, top: float) -> float:
        """Draw the names of the units above, those that ended as marks of their own, and return their foot."""
        sides = [[self._name_above(unit, column, part) for unit in side] for column, side in enumerate(part.heads)]
        feet = [sum(high + 4 for _, high in side) for side in sides]
        for column, side in enumerate(sides):
            # Where the other side has more to say, the name still stands by its boxes.
            at, left = top + max(feet) - feet[column], x + column * (self.widths.box + self.widths.band)
            for mark, high in side:
                (self.marks if mark.id else self.ground).append(replace(mark, x=left, y=at))
                at += high + 4
        return top + max(feet) + 2

    def _name_above(self, unit: Above, column: int, part: Part) -> tuple[Mark, float]:
        """Return the name of a unit above others, framed as a mark where it ended, and its height."""
        texts = paragraph(unit.name, _GROUP, self.widths.box - 2 * PAD)
        ended = self.boxes.streams.ended.get(unit.iri) if column == 0 else None
        said = dissolved(ended.day, self.boxes.lang) if ended else ""
        if ended and not part.placed.before:
            said += f"; {self.boxes.words['no-communes']}"
        texts += paragraph(said, SAID, self.widths.box - 2 * PAD) if said else []
        lines, under = stack(texts, PAD, 3)
        mark = Mark("", "unit-above", (), tuple(lines))
        if ended:
            self._heads[unit.iri] += 1
            frame = Rect(Box(0, 0, self.widths.box, under + 3), _ENDED, 3)
            iri, told = f"dissolve {unit.iri} {self._heads[unit.iri]}", f"{unit.name}: {said}"
            mark = replace(mark, id=iri, kind="dissolve", shapes=(frame,), told=told, level=unit.level)
            mark = replace(mark, evidence=ended.evidence)
        return mark, under + 3

    def _part(self, part: Part, x: float, top: float) -> None:
        boxes, widths = self.boxes, self.widths
        for column, ids in enumerate((part.placed.before, part.placed.after)):
            for iri in ids:
                end, place = boxes.ends[iri], part.placed.places[iri]
                texts = boxes.texts(end, widths.box, column == 1 or len(part.heads[0]) == 1)
                high = sum(max(style.leading for style, _ in line) for line in texts)
                lines, _ = stack(texts, PAD, (place.height - high) / 2)
                ended = boxes.streams.ended.get(iri.partition(" ")[2]) if column == 0 else None
                paint = _ASKED if boxes.is_asked(end) else _ENDED if ended else (_BOX, _BOX_AFTER)[column]
                self.marks.append(
                    Mark(
                        *(iri, ("before", "after")[column]),
                        (Rect(Box(0, 0, widths.box, place.height), paint, 3),),
                        tuple(lines),
                        x + column * (widths.box + widths.band),
                        top + place.top,
                        level=end.units[0].level,
                        told=end_in_words(end, boxes.names[iri], boxes.others[iri], is_before(end), boxes.lang),
                        evidence=(*(ended.evidence if ended else ()), *boxes.evidence[iri]),
                        details=tuple(unit.name for unit in end.units) if boxes.streams.is_folded else (),
                    )
                )
        for iri in part.placed.after:
            self._tints[iri] = _TINTS[len(self._tints) % len(_TINTS)][0]
        self.marks += [self._band(band, part, x, top) for band in part.bands]

    def _band(self, band: Band, part: Part, x: float, top: float) -> Mark:
        boxes = self.boxes
        start, end, thick = part.placed.bands[band.start, band.end]
        left, right = x + self.widths.box, x + self.widths.box + self.widths.band
        middle = (left + right) / 2
        y, to_y = top + start, top + end
        # Folded, a band tells the number alone.
        paint = _PAINTS["whole" if boxes.streams.is_folded else band.share, self._tints[band.end]]
        curves = (
            ((middle, y), (middle, to_y), (right, to_y)),
            ((right, to_y), (right, to_y + thick), (right, to_y + thick)),
            ((middle, to_y + thick), (middle, y + thick), (left, y + thick)),
        )
        return Mark(
            f"{band.kind} {band.start} {band.end}",
            band.kind,
            (Curve((left, y), curves, paint, is_closed=True),),
            level=boxes.ends[band.end].units[0].level,
            told=band_in_words(band, boxes.names, boxes.lang),
            evidence=band.evidence,
            ends=(band.start, band.end),
        )


def _key(boxes: Boxes) -> Iterator[Entry]:
    """Yield what the boxes, bands and colours mean, of those that occur."""
    words, bands = boxes.words, boxes.streams.bands
    for name, paint in (("before", _BOX), ("after", _BOX_AFTER)):
        if bands:
            yield Entry(words[name], (Rect(Box(0, 2, 24, 14), paint, 3),), width=24)
    if boxes.streams.ended and boxes.streams.fold != "provinces":
        yield Entry(words["dissolve"], (Rect(Box(0, 2, 24, 14), _ENDED, 3),), width=24)
    if any(map(boxes.is_asked, boxes.ends.values())):
        yield Entry(words["asked-means"], (Rect(Box(0, 2, 24, 14), _ASKED, 3),), width=24)
    shares = {band.share for band in bands}
    for share in SHARES:
        if share in shares and not boxes.streams.is_folded:
            yield Entry(words[f"{share}-means"], (Rect(Box(0, 2, 30, 14), _PAINTS[share, "blue"]),), width=30)
    if len(boxes.streams.after) > 1:
        share = min(shares, key=SHARES.index)
        sample = [Rect(Box(12.0 * at, 2, 12, 14), _PAINTS[share, name]) for at, (name, _) in enumerate(_TINTS)]
        yield Entry(words["tint-means"], tuple(sample), width=36)
    if boxes.streams.is_folded:
        weights = sorted(band.weight for band in bands)
        least, most = number(weights[0], boxes.lang), number(weights[-1], boxes.lang)
        yield Entry(words["weight-means"].format(least, most), letters=((SAID, "≋"),))


def _graph(lineage: Lineage) -> Graph:
    """Return all units and changes, however they are drawn."""
    nodes = []
    for iri, unit in lineage.units.items():
        last = day_before(unit.end) if unit.end else ""
        spans = (Span(unit.start, last),) if unit.start or last else ()
        nodes.append(Node(iri, unit.name, "after" if unit.start else "before", unit.level, spans=spans))
    edges = tuple(
        Edge(one, other, change.kind, dash="dashed" if lineage.units[one].share == "part" else "solid")
        for change in lineage.changes
        for one in change.before
        for other in change.after
    )
    return Graph(tuple(nodes), edges, is_directed=True, name="lineage", has_arrows=True)
