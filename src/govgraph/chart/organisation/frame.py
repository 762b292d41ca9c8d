"""From columns and rows to px: where cards, bands and lines stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from govgraph.chart.colours import INK, SOFT_INK
from govgraph.chart.head import MARGIN
from govgraph.chart.organisation import LEVELS, RELATIONS
from govgraph.chart.organisation.card import WIDTH, Card
from govgraph.chart.organisation.grid import Grid
from govgraph.chart.organisation.routes import Net, assign_tracks, gaps_of_rows
from govgraph.chart.scene import Box, Style, TextLine, paragraph, stack

BAND = Style("band", 14, 20, INK, bold=True)
PLACE = Style("place", 12, 16, SOFT_INK, vietnamese=True)
SIDE = Style("side", 12, 16, INK, bold=True)
# The column at the left with the names of levels and units.
_LABELS = 108
_LABEL_INSET = 12

# Gutters between columns: least width, and the room between the lanes in them; wider where one side ends.
_GUTTER = 28
_LANE = 9
_BETWEEN_SIDES = 16
_AT_EDGE = 12

# Gaps between rows: the room above, below and between the tracks in them.
_ABOVE_TRACKS = 13
_BELOW_TRACKS = 15
_TRACK = 9
_BETWEEN_ROWS = 26
_BETWEEN_UNITS = 14

_BETWEEN_BANDS = 10
_SWATCH = 12

# Where a line enters a card that stands right below one from which another line leaves.
_SIDESTEP = 24


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card and the place of its top left corner."""

    card: Card
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """The lines from the foot of a parent's card to the top of its children's: a way to each, by its corners.

    `relation` is how these children stand to the parent.
    """

    parent: str
    children: tuple[str, ...]
    ways: tuple[tuple[tuple[float, float], ...], ...]
    relation: str = "part-of"


@dataclass(frozen=True, slots=True)
class Columns:
    """The left edge of each column of cards, the first lane of each gutter, and the right edge of all."""

    lefts: tuple[float, ...]
    lanes: tuple[float, ...]
    right: float

    def lane(self, net: Net) -> float:
        """Return the x of the lane of a net."""
        return self.lanes[net.gutter or 0] + net.lane * _LANE


@dataclass(frozen=True, slots=True)
class Frame:
    """All but the lines: bands, cards, their labels and the `swatches` of the sides, and the foot of the last band.

    `tracks` are the y of the first track of each gap.
    """

    bands: tuple[Box, ...]
    cards: tuple[PlacedCard, ...]
    texts: tuple[TextLine, ...]
    swatches: tuple[tuple[str, Box], ...]
    tracks: Mapping[int, float]
    bottom: float


def place_columns(grid: Grid, lanes: Sequence[int]) -> Columns:
    """Return the columns of a grid, given the number of lanes in each gutter."""
    x = float(MARGIN + _LABELS)
    lefts, first_lanes = [], []
    for gutter, count in enumerate(lanes):
        is_inner = 0 < gutter < grid.columns
        wide = max(_GUTTER if is_inner else _AT_EDGE, _LANE * (count + 1) if count else 0)
        if is_inner and any(gutter in starts.values() for starts in grid.sides.values()):
            wide += _BETWEEN_SIDES
        first_lanes.append(x + (wide - _LANE * (count - 1)) / 2)
        x += wide
        if gutter < grid.columns:
            lefts.append(x)
            x += WIDTH
    return Columns(tuple(lefts), tuple(first_lanes), x)


class Lines:
    """The lines' way in px: first across (`tracks` tells how many each gap needs), then, in a frame, down."""

    def __init__(self, grid: Grid, columns: Columns, nets: Sequence[Net], parents: Mapping[str, str]) -> None:
        self._nets = nets
        self._columns = columns
        leaving = {net.parent for net in nets}
        gaps = gaps_of_rows(grid)
        self._exits: dict[str, float] = {}
        self._entries: dict[str, float] = {}
        for place, row in enumerate(grid.rows):
            shares_gap = place > 0 and gaps[place - 1][1] == gaps[place][0]
            over = grid.rows[place - 1].cards if shares_gap else {}
            for column, iri in row.cards.items():
                middle = columns.lefts[column] + WIDTH / 2
                above = over.get(column)
                in_the_way = above in leaving and parents.get(iri) != above
                self._exits[iri] = middle
                self._entries[iri] = middle + (_SIDESTEP if in_the_way else 0)
        self.tracks = assign_tracks(nets, self._span, _TRACK)

    def _span(self, net: Net, gap: int) -> tuple[float, float]:
        """Return from where to where a net runs along a gap."""
        ends = [self._entries[child] for child in net.children.get(gap, ())]
        if gap == net.gap:
            ends.append(self._exits[net.parent])
        if net.gutter is not None:
            ends.append(self._columns.lane(net))
        return min(ends), max(ends)

    def are_clear_of(self, iri: str, column: int, gaps: Iterable[int]) -> bool:
        """Tell whether a card could hang down over gaps: no line leaves it, and none runs across its column there."""
        left = self._columns.lefts[column]
        for net in self._nets:
            if net.parent == iri:
                return False
            spans = (self._span(net, gap) for gap in gaps if gap in net.gaps())
            if any(start <= left + WIDTH and left <= end for start, end in spans):
                return False
        return True

    def drawn(self, frame: Frame) -> list[Link]:
        """Return the lines in a frame."""
        feet = {placed.card.body.iri: placed.y + placed.card.height for placed in frame.cards}
        tops = {placed.card.body.iri: placed.y for placed in frame.cards}
        relations = {placed.card.body.iri: placed.card.body.relation for placed in frame.cards}
        links = []
        for net in self._nets:
            # A net that only goes straight down has no track: any height in the gap is on its way.
            track = {gap: frame.tracks[gap] + _TRACK * net.tracks.get(gap, 0) for gap in net.gaps()}
            start = self._exits[net.parent]
            ways = []
            for gap, children in net.children.items():
                trunk = [(start, feet[net.parent]), (start, track[net.gap])]
                if gap != net.gap:
                    lane = self._columns.lane(net)
                    trunk += [(lane, track[net.gap]), (lane, track[gap])]
                for child in children:
                    end = self._entries[child]
                    ways.append((child, _corners([*trunk, (end, track[gap]), (end, tops[child])])))
            # Where a broken and an unbroken line run together, the unbroken one is painted last.
            for relation in reversed(RELATIONS):
                some = [(child, way) for child, way in ways if relations[child] == relation]
                if some:
                    children_of = tuple(child for child, _ in some)
                    links.append(Link(net.parent, children_of, tuple(way for _, way in some), relation))
        return links


def _corners(way: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return the points of a way without those that it passes straight or twice."""
    points: list[tuple[float, float]] = []
    for point in way:
        if points and point == points[-1]:
            continue
        if len(points) > 1 and (
            points[-2][0] == points[-1][0] == point[0] or points[-2][1] == points[-1][1] == point[1]
        ):
            points.pop()
        points.append(point)
    return tuple(points)


def place_rows(
    grid: Grid,
    cards: Mapping[str, Card],
    columns: Columns,
    lines: Lines,
    words: Mapping[str, str],
    *,
    top: float,
    width: float,
) -> Frame:
    """Return the frame of a chart that is `width` wide and whose bands begin at `top`.

    A high card with nothing below it in its band hangs down beside the next rows, so that they need not wait for it.
    """
    frame = _FrameInMaking()
    gaps = gaps_of_rows(grid)
    y = top
    for band, numbered in groupby(enumerate(grid.rows), key=lambda item: item[1].band):
        rows = list(numbered)
        band_top = y
        y = frame.add_head(band, grid.sides[band], columns, words, y)
        first, last = rows[0][0], rows[-1][0]
        y = frame.add_gap(gaps[first][0], lines.tracks, _AT_EDGE, y)
        lowest = {column: place for place, row in rows for column in row.cards}
        hanging = y
        for place, row in rows:
            if row.starts_unit and place > first:
                y += _BETWEEN_UNITS
            foot = y
            if row.starts_unit and row.unit:
                label, foot = stack(paragraph(row.unit, PLACE, _LABELS - _LABEL_INSET), MARGIN + _LABEL_INSET, y + 8)
                frame.texts += label
            for column, iri in sorted(row.cards.items()):
                frame.cards.append(PlacedCard(cards[iri], columns.lefts[column], y))
                below = [gaps[one][1] for one in range(place, last)]
                if lowest[column] == place and below and lines.are_clear_of(iri, column, below):
                    hanging = max(hanging, y + cards[iri].height)
                else:
                    foot = max(foot, y + cards[iri].height)
            foot = max(foot, hanging) if place == last else foot
            y = frame.add_gap(gaps[place][1], lines.tracks, _AT_EDGE if place == last else _BETWEEN_ROWS, foot)
        frame.bands.append(Box(MARGIN, band_top, width - 2 * MARGIN, y - band_top))
        y += _BETWEEN_BANDS
    return frame.finished(y - _BETWEEN_BANDS if frame.bands else y)


class _FrameInMaking:
    def __init__(self) -> None:
        self.bands: list[Box] = []
        self.cards: list[PlacedCard] = []
        self.texts: list[TextLine] = []
        self.swatches: list[tuple[str, Box]] = []
        self.tracks: dict[int, float] = {}

    def add_head(
        self, band: int, sides: Mapping[str, int], columns: Columns, words: Mapping[str, str], top: float
    ) -> float:
        """Name the level and, over their columns, the sides of a band; return where its first gap begins."""
        level = LEVELS[band] if band < len(LEVELS) else "level-unknown"
        name = paragraph(words[level], BAND, _LABELS - _LABEL_INSET)
        lines, foot = stack(name, MARGIN + _LABEL_INSET, top + _LABEL_INSET)
        self.texts += lines
        for side, column in sides.items():
            x = columns.lefts[column]
            # The names of sides fit a card's width in one line: no line may cross them.
            self.swatches.append((side, Box(x, top + _LABEL_INSET + 3, _SWATCH, _SWATCH)))
            self.texts += stack([[(SIDE, words[side])]], x + _SWATCH + 7, top + _LABEL_INSET + 1)[0]
        return foot

    def add_gap(self, gap: int, track_counts: Mapping[int, int], least: float, top: float) -> float:
        """Leave room for the tracks of a gap; return where it ends."""
        self.tracks[gap] = top + _ABOVE_TRACKS
        needed = _ABOVE_TRACKS + _TRACK * (track_counts.get(gap, 0) - 1) + _BELOW_TRACKS
        return top + (max(least, needed) if gap in track_counts else least)

    def finished(self, bottom: float) -> Frame:
        return Frame(tuple(self.bands), tuple(self.cards), tuple(self.texts), tuple(self.swatches), self.tracks, bottom)
