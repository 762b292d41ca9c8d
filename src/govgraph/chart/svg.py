"""A chart as SVG 1.1: text that can be searched and selected, styles in one place, no script and no font of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from govgraph.chart.card import BAR, STYLES, WIDTH, Style, TextLine
from govgraph.chart.frame import Box, Link, PlacedCard
from govgraph.chart.grid import band_of, side_of
from govgraph.chart.layout import Chart
from govgraph.chart.organisation import LEVELS
from govgraph.chart.text import FONT_FAMILY
from govgraph.chart.wording import WORDS

PAGE = "#ffffff"
BAND_FILL = "#f1f3f6"
CARD_FILL = "#ffffff"
_LINE = "#66717d"
_RULE = "#d9dee4"

#: Of each side the colour (after Okabe and Ito, told apart by colour-blind readers, darkened) and a pattern as well,
#: so that a side is known in a black and white print too.
_SIDES = {
    "party": ("#b3420a", '<rect width="8" height="8" fill="{}"/>'),
    "state": ("#005f99", '<path d="M-2 6L6 -2M2 10L10 2" stroke="{}" stroke-width="2.6"/>'),
    "front": ("#00795a", '<circle cx="2" cy="2" r="1.5" fill="{0}"/><circle cx="6" cy="6" r="1.5" fill="{0}"/>'),
    "other": ("#5b6672", '<path d="M0 2H8M0 6H8" stroke="{}" stroke-width="1.4"/>'),
}
_RADIUS = 6


def write_svg(chart: Chart) -> bytes:
    """Return the chart as the bytes of an SVG file."""
    return "\n".join(_lines(chart)).encode() + b"\n"


def _lines(chart: Chart) -> Iterator[str]:
    width, height = _number(chart.width), _number(chart.height)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="chart-title chart-description" xml:lang="{chart.lang}" lang="{chart.lang}">'
    )
    yield f'<title id="chart-title">{escape(chart.title)}</title>'
    yield f'<desc id="chart-description">{escape(_description(chart))}</desc>'
    yield f"<style>{_style_sheet()}</style>"
    yield "<defs>"
    for side in sorted({side for side, _ in chart.swatches}):
        colour, pattern = _SIDES[side]
        yield (
            f'<pattern id="side-{side}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f"{pattern.format(colour)}</pattern>"
        )
    yield "</defs>"
    yield _rectangle("page", Box(0, 0, chart.width, chart.height))
    yield from (_rectangle("level", band, radius=6) for band in chart.bands)
    for side, swatch in chart.swatches:
        # Moved, not placed, so that the pattern begins at the corner of what it fills.
        yield f'<g transform="{_move(swatch.x, swatch.y)}">'
        yield _rectangle(f"pattern {side}", Box(0, 0, swatch.width, swatch.height), radius=2) + "</g>"
    yield from (_text(line, chart.lang) for line in chart.texts)
    yield '<g class="lines">'
    yield from (_path(link) for link in (*chart.samples, *chart.links))
    yield "</g>"
    for placed in chart.cards:
        yield from _card(placed, chart.lang)
    yield "</svg>"


def _description(chart: Chart) -> str:
    """Return the whole chart in sentences, for those who hear it."""
    sentences = []
    for level, cards in groupby(chart.cards, key=lambda placed: band_of(placed.card.body)):
        sentences.append(WORDS[chart.lang][LEVELS[level] if level < len(LEVELS) else "level-unknown"])
        sentences += [placed.card.description for placed in cards]
    return ". ".join((chart.title, *sentences)) + "."


def _card(placed: PlacedCard, lang: str) -> Iterator[str]:
    card, side = placed.card, side_of(placed.card.body)
    yield f'<g class="body" transform="{_move(placed.x, placed.y)}" data-iri={quoteattr(card.body.iri)}>'
    yield _rectangle(f"card {side}", Box(0, 0, WIDTH, card.height), radius=4)
    yield _rectangle(f"pattern {side}", Box(0, 0, BAR, card.height), radius=4)
    if card.rule:
        y = _number(card.rule)
        yield f'<path class="rule" d="M{BAR + 10} {y}H{WIDTH - 11}"/>'
    yield from (_text(line, lang) for line in card.lines)
    yield "</g>"


def _text(line: TextLine, lang: str) -> str:
    at = f'x="{_number(line.x)}" y="{_number(line.y)}"'
    if len(line.runs) == 1:
        style, text = line.runs[0]
        return f'<text {at} class="{style.name}"{_language(style, lang)}>{escape(text)}</text>'
    runs = "".join(
        f'<tspan class="{style.name}"{_language(style, lang)}>{escape(text)}</tspan>' for style, text in line.runs
    )
    return f"<text {at}>{runs}</text>"


def _language(style: Style, lang: str) -> str:
    return ' xml:lang="vi"' if style.vietnamese and lang != "vi" else ""


def _path(link: Link) -> str:
    """Return the lines of one parent and kind as one path: where they run together they are painted once."""
    ends = f" data-from={quoteattr(link.parent)} data-to={quoteattr(' '.join(link.children))}" if link.parent else ""
    name = "" if link.relation == "part-of" else f' class="{link.relation}"'
    return f'<path{name} d="{"".join(_way(points) for points in link.ways)}"{ends}/>'


def _way(points: Sequence[tuple[float, float]]) -> str:
    """Return a line with rounded corners, so that a bend is told from a crossing."""
    steps = [f"M{_point(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_RADIUS, _distance(before, corner) / 2, _distance(corner, after) / 2)
        steps.append(f"L{_point(_toward(corner, before, radius))}")
        steps.append(f"Q{_point(corner)} {_point(_toward(corner, after, radius))}")
    steps.append(f"L{_point(points[-1])}")
    return "".join(steps)


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _toward(start: tuple[float, float], end: tuple[float, float], by: float) -> tuple[float, float]:
    part = by / (_distance(start, end) or 1)
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _point(point: tuple[float, float]) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _move(x: float, y: float) -> str:
    return f"translate({_number(x)} {_number(y)})"


def _rectangle(name: str, box: Box, *, radius: int = 0) -> str:
    rounded = f' rx="{radius}"' if radius else ""
    at = f'x="{_number(box.x)}" y="{_number(box.y)}"'
    return f'<rect class="{name}" {at} width="{_number(box.width)}" height="{_number(box.height)}"{rounded}/>'


def _number(value: float) -> str:
    """Return a length with at most one decimal, the same on every machine.

    >>> _number(12.0), _number(104.25)
    ('12', '104.2')
    """
    return f"{value:.1f}".removesuffix(".0")


def _style_sheet() -> str:
    rules = [
        f"text{{font-family:{FONT_FAMILY.replace(chr(34), chr(39))}}}",
        f".page{{fill:{PAGE}}}.level{{fill:{BAND_FILL}}}",
        f".lines path{{fill:none;stroke:{_LINE};stroke-width:1.3}}",
        ".lines .accountable-to{stroke-dasharray:5 3}.lines .member-of{stroke-dasharray:1.5 3}",
        f".card{{fill:{CARD_FILL};stroke-width:1.2}}.rule{{stroke:{_RULE}}}",
    ]
    rules += [
        f".card.{side}{{stroke:{colour}}}.pattern.{side}{{fill:url(#side-{side})}}"
        for side, (colour, _) in _SIDES.items()
    ]
    rules += [
        f".{style.name}{{font-size:{_number(style.size)}px;fill:{style.colour}"
        + (";font-weight:700" if style.bold else "")
        + (";font-style:italic" if style.italic else "")
        + "}"
        for style in STYLES
    ]
    return "".join(rules)
