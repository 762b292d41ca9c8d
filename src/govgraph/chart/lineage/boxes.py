"""The boxes of a lineage with their words, in connected parts, and the panels in which these stand."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.chart.colours import INK, SOFT_INK
from govgraph.chart.lineage import Above, Lineage
from govgraph.chart.lineage.layout import Placed, connected, placed
from govgraph.chart.lineage.streams import Band, End, Streams
from govgraph.chart.lineage.wording import WORDS, called, dissolved, named
from govgraph.chart.scene import Evidence, Style, paragraph, run_width
from govgraph.chart.wording import counted

PAD = 5.0
_NAME = Style("unit", 13, 17, INK, vietnamese=True)
_NEW = Style("unit-after", 13, 17, INK, bold=True, vietnamese=True)
SAID = Style("unit-said", 11.5, 15, SOFT_INK)
_LEAST_BAND = 14.0
#: The thickness of a band of a folded chart is so many px a unit, less where there are very many.
_UNIT_HIGH, _MOST_HIGH = 4.0, 3000.0
# What is higher than this stands in two columns, or in as many as make a page so much higher than wide.
_PANEL_HIGH, _SHAPE = 900.0, 1.3
BETWEEN_PARTS = 12.0
# About how high the name of a unit above others is, with the day on which it ended.
_HEAD_HIGH = 40.0


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide a box is, and how far the two columns of boxes are apart."""

    box: float
    band: float

    @property
    def panel(self) -> float:
        """The width of both columns with what is between them."""
        return 2 * self.box + self.band


_ONE, _TWO = Widths(264, 210), Widths(214, 120)


@dataclass(frozen=True, slots=True)
class Part:
    """Connected boxes with the units that head them on the left and on the right."""

    heads: tuple[tuple[Above, ...], tuple[Above, ...]]
    placed: Placed
    bands: tuple[Band, ...] = ()


class Boxes:
    """What streams say in words, box by box."""

    def __init__(self, lineage: Lineage, streams: Streams, lang: str) -> None:
        self.lineage, self.streams, self.lang, self.words = lineage, streams, lang, WORDS[lang]
        self.ends = {end.id: end for end in (*streams.before, *streams.after)}
        self.renamed = {iri for change in lineage.changes if change.kind == "rename" for iri in change.before}
        self.names = {iri: self._name(end) for iri, end in self.ends.items()}
        self.evidence: dict[str, dict[Evidence, None]] = defaultdict(dict)
        self.others: dict[str, list[str]] = defaultdict(list)
        for band in streams.bands:
            for one, other in ((band.start, band.end), (band.end, band.start)):
                self.evidence[one].update(dict.fromkeys(band.evidence))
                self.others[one].append(self.names[other])
                self._unit_high = min(_UNIT_HIGH, _MOST_HIGH / (sum(band.weight for band in streams.bands) or 1))

    def _name(self, end: End) -> str:
        if len(end.units) == 1 and not end.name:
            unit = end.units[0]
            return called(unit, is_former=is_before(end) and unit.iri in self.renamed)
        if is_before(end) or end.name:
            return end.name or self.words["elsewhere"]
        return f"{counted('units-after', len(end.units), self.lang, WORDS)}: {named(end.units)}"

    def is_asked(self, end: End) -> bool:
        """Tell whether a box is the unit that was asked for, and not one in it or one that took part with it."""
        return len(end.units) == 1 and not end.name and end.units[0].iri in self.lineage.asked

    def texts(self, end: End, width: float, is_grouped: bool) -> list[list[tuple[Style, str]]]:
        """Return the lines of a box; with `is_grouped` its heading tells where it lay."""
        room = width - 2 * PAD
        was = is_before(end)
        style = _NAME if was and not self.is_asked(end) else _NEW
        if len(end.units) == 1 and not end.name:
            unit = end.units[0]
            name = unit.former_name if was and unit.iri in self.renamed and unit.former_name else unit.name
            lines = paragraph(name, style, room)
            code = (SAID, f" {unit.code}")
            if unit.code and run_width([*lines[-1], code]) <= room:
                lines[-1] = [*lines[-1], code]
            elif unit.code:
                lines.append([(SAID, unit.code)])
            if end.group and not is_grouped:
                lines += paragraph(end.group.name, SAID, room)
            return lines
        lines = paragraph(self.names[end.id], style, room)
        if was or end.name:
            members = [unit for unit in end.units if unit.level != "province"] or end.units
            lines += paragraph(counted("folded", len(members), self.lang, WORDS), SAID, room)
        place = end.id.partition(" ")[2]
        if was and place in self.streams.ended:
            lines += paragraph(dissolved(self.streams.ended[place].day, self.lang), SAID, room)
        inside = [iri for iri in self.streams.ended if any(one.iri == place for one in self.lineage.units[iri].above)]
        if was and inside:
            lines += paragraph(counted("ended", len(inside), self.lang, WORDS), SAID, room)
        return lines

    def thickness(self, band: Band, text_high: float, count: int) -> float:
        """Return how thick a band is: by its units where it is folded, else a part of the box that it leaves."""
        return max(self._unit_high * band.weight, 2) if self.streams.is_folded else max(text_high / count, _LEAST_BAND)

    def panels(self) -> tuple[Widths, list[list[Part]]]:
        """Return the parts in one column or several, and how wide these are."""
        parts = self.parts(_ONE)
        if sum(part.placed.height + BETWEEN_PARTS for part in parts) <= _PANEL_HIGH or len(parts) == 1:
            return _ONE, [parts]
        parts = self.parts(_TWO)
        highs = [_with_heads(part, before) for part, before in zip(parts, [None, *parts], strict=False)]
        total = sum(highs)
        number = max(2, round(math.sqrt(total / (_SHAPE * _TWO.panel))))
        panels: list[list[Part]] = [[]]
        used = 0.0
        for part, high in zip(parts, highs, strict=True):
            if panels[-1] and len(panels) < number and used + high / 2 > total * len(panels) / number:
                panels.append([])
            panels[-1].append(part)
            used += high
        return _TWO, panels

    def parts(self, widths: Widths) -> list[Part]:
        """Return what is connected, the provinces first, then by the units that head them."""
        found = []
        for before, after, bands in connected(self.streams):
            heads = tuple(self._heads(side) for side in (before, after))
            is_grouped = len(heads[0]) == 1
            high = {}
            for iri in (*before, *after):
                lines = self.texts(self.ends[iri], widths.box, is_grouped or iri in after)
                high[iri] = sum(max(style.leading for style, _ in line) for line in lines) + 2 * PAD
            leaving = Counter(band.start for band in bands)
            thick = {
                (band.start, band.end): self.thickness(band, high[band.start], leaving[band.start]) for band in bands
            }
            found.append(Part((heads[0], heads[1]), placed(before, after, bands, high, thick), tuple(bands)))
        if self.streams.fold == "provinces":
            return sorted(found, key=self._order)
        shown = {head.iri for part in found for head in part.heads[0]} | {iri.partition(" ")[2] for iri in self.ends}
        for iri in sorted(self.streams.ended.keys() - shown):
            unit = self.lineage.units[iri]
            found.append(Part(((Above(iri, unit.name, unit.level),), ()), Placed((), (), {}, {}, 0)))
        return sorted(found, key=self._order)

    def _heads(self, ids: Sequence[str]) -> tuple[Above, ...]:
        found = {group for iri in ids if (group := self.ends[iri].group)}
        return tuple(sorted(found, key=lambda one: (one.name, one.iri)))

    def _order(self, part: Part) -> tuple[bool, tuple[str, ...], int, tuple[str, ...]]:
        of_provinces = any(unit.level == "province" for iri in part.placed.before for unit in self.ends[iri].units)
        names = tuple(head.name for head in part.heads[0])
        return not of_provinces, names[:1], len(names), (*names, *part.placed.before)


def _with_heads(part: Part, before: Part | None) -> float:
    """Return about how high a part is with the heads above it, which the part before it may have too."""
    heads = 0 if before is not None and before.heads == part.heads else max(map(len, part.heads))
    return part.placed.height + BETWEEN_PARTS + heads * _HEAD_HIGH


def is_before(end: End) -> bool:
    """Tell whether a box stands on the left."""
    return end.id.startswith("before ")
