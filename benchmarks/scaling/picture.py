"""Growth curves as SVG: both axes in powers of ten, each line named at its end, told apart by colour, dash, mark."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from govgraph.chart.text import FONT_FAMILY

WIDTH, HEIGHT = 780, 460
LEFT, RIGHT, TOP, BOTTOM = 84, 560, 64, 396
_LINE_HEIGHT = 18
_INK, _FAINT, _RULE, _LEADER = "#26303a", "#5b6672", "#dfe4e9", "#7d8894"

# After Okabe and Ito, told apart by colour-blind readers, light ones darkened; dash and mark serve in black and white.
_COLOURS = ("#b3420a", "#005f99", "#00795a", "#8a4f7d", "#8c6500", "#1a1a1a", "#3a76a0")
_DASHES = ("", "7 3", "2 3", "10 3 2 3", "", "7 3", "2 3")
_MARKS = (
    '<circle cx="{x}" cy="{y}" r="4"/>',
    '<rect x="{a}" y="{b}" width="8" height="8"/>',
    '<path d="M{x} {b}l5 9h-10z"/>',
    '<path d="M{x} {b}l5 4.5l-5 4.5l-5 -4.5z"/>',
)


@dataclass(frozen=True, slots=True)
class Series:
    """A line: its name, and its points with values above 0."""

    name: str
    points: tuple[tuple[float, float], ...]


def write_svg(title: str, across: str, up: str, lines: Sequence[Series]) -> str:
    """Return the picture of some lines; `across` and `up` say what the axes tell, with the unit.

    Raises:
        ValueError: there is no point.
    """
    points = [point for line in lines for point in line.points]
    if not points:
        raise ValueError(f"«{title}»: there is no point to draw")
    xs, ys = _Axis([x for x, _ in points], LEFT, RIGHT), _Axis([y for _, y in points], BOTTOM, TOP)
    return "\n".join(_svg(title, across, up, [line for line in lines if line.points], xs, ys)) + "\n"


class _Axis:
    """Values in powers of ten on a stretch of the page; its ends are ticks, so that nothing lies on the edge."""

    def __init__(self, values: Sequence[float], begin: float, end: float) -> None:
        low, high = math.log10(min(values)), math.log10(max(values))
        # Where the values span little, 2 and 5 are ticks too.
        steps = (1, 2, 5) if high - low < 1.8 else (1,)
        decades = range(math.floor(low) - 1, math.ceil(high) + 2)
        ticks = sorted(step * 10.0**decade for decade in decades for step in steps)
        first = max(tick for tick in ticks if tick <= min(values) / 1.02)
        last = min(tick for tick in ticks if tick >= max(values) * 1.02)
        self.ticks = [tick for tick in ticks if first <= tick <= last]
        self._low, self._high = math.log10(first), math.log10(last)
        self._begin, self._end = begin, end

    def __call__(self, value: float) -> float:
        """Return where a value lies."""
        share = (math.log10(value) - self._low) / (self._high - self._low)
        return round(self._begin + share * (self._end - self._begin), 1)


def _svg(title: str, across: str, up: str, lines: Sequence[Series], xs: _Axis, ys: _Axis) -> Iterator[str]:
    said = "; ".join(f"{line.name}: {', '.join(f'{y:.3g} at {x:,.0f}' for x, y in line.points)}" for line in lines)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'role="img" aria-labelledby="title description" lang="en">'
    )
    yield f'<title id="title">{escape(title)}</title>'
    yield f'<desc id="description">{escape(f"{up} by {across}. {said}.")}</desc>'
    yield (
        f"<style>text{{font:13px {FONT_FAMILY};fill:{_INK}}}.title{{font-size:16px;font-weight:600}}"
        f".tick{{fill:{_FAINT}}}.rule{{stroke:{_RULE}}}.line{{fill:none;stroke-width:2}}</style>"
    )
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    yield f'<text class="title" x="20" y="28">{escape(title)}</text>'
    yield f'<text class="tick" x="20" y="{TOP - 14}">{escape(up)}</text>'
    for tick in ys.ticks:
        yield f'<path class="rule" d="M{LEFT} {ys(tick)}H{RIGHT}"/>'
        yield f'<text class="tick" x="{LEFT - 8}" y="{ys(tick) + 4}" text-anchor="end">{_short(tick)}</text>'
    for tick in xs.ticks:
        yield f'<path class="rule" d="M{xs(tick)} {TOP}V{BOTTOM}"/>'
        yield f'<text class="tick" x="{xs(tick)}" y="{BOTTOM + 20}" text-anchor="middle">{_short(tick)}</text>'
    yield f'<text class="tick" x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 46}" text-anchor="middle">{escape(across)}</text>'
    for number, line in enumerate(lines):
        yield from _line(number, line, xs, ys)
    yield from _names(lines, xs, ys)
    yield "</svg>"


def _line(number: int, line: Series, xs: _Axis, ys: _Axis) -> Iterator[str]:
    colour, dash = _colour(number), _DASHES[number % len(_DASHES)]
    places = [(xs(x), ys(y)) for x, y in line.points]
    path = "L".join(f"{x} {y}" for x, y in places)
    yield f'<path class="line" d="M{path}" stroke="{colour}"' + (f' stroke-dasharray="{dash}"/>' if dash else "/>")
    mark = _MARKS[number % len(_MARKS)]
    marks = "".join(mark.format(x=x, y=y, a=round(x - 4, 1), b=round(y - 4, 1)) for x, y in places)
    yield f'<g fill="{colour}">{marks}</g>'


def _names(lines: Sequence[Series], xs: _Axis, ys: _Axis) -> Iterator[str]:
    """Yield the names, from above, in the order of the ends of their lines; those that would touch are moved apart."""
    ends = sorted((ys(line.points[-1][1]), number) for number, line in enumerate(lines))
    heights = [height for height, _ in ends]
    for at in range(1, len(heights)):
        heights[at] = max(heights[at], heights[at - 1] + _LINE_HEIGHT)
    for at in reversed(range(len(heights))):
        lowest = BOTTOM - (len(heights) - 1 - at) * _LINE_HEIGHT
        heights[at] = min(heights[at], lowest)
    for height, (end, number) in zip(heights, ends, strict=True):
        x = xs(lines[number].points[-1][0]) + 8
        colour = _colour(number)
        leader = f"M{x} {end}H{RIGHT + 4}L{RIGHT + 20} {height}"
        yield f'<path d="{leader}" fill="none" stroke="{_LEADER}" stroke-dasharray="1 3"/>'
        name = escape(lines[number].name)
        yield f'<text x="{RIGHT + 25}" y="{height + 4}" style="fill:{colour}">{name}</text>'


def _colour(number: int) -> str:
    return _COLOURS[number % len(_COLOURS)]


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:.6f}".rstrip("0")
