"""A scene as SVG 1.1: text that can be searched and selected, styles in one place, no script and no font of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from govgraph.chart.colours import ON_DARK, PAGE
from govgraph.chart.scene import Box, Circle, Curve, Mark, Paint, Path, Rect, Scene, Shape, Style, TextLine
from govgraph.chart.text import FONT_FAMILY

_RADIUS = 6
# Painted before the letters, so that it does not thin them.
_HALO = "paint-order:stroke;stroke-width:4px;stroke-linejoin:round;stroke:"


def write_svg(scene: Scene) -> bytes:
    """Return the scene as the bytes of an SVG file, with colours of its own for a reader who prefers dark pages.

    What knows no media, such as a program that draws, takes those of a white page; so does a printer.
    """
    dark = f"@media screen and (prefers-color-scheme:dark){{{dark_style_sheet(scene)}}}"
    return "\n".join(svg_lines(scene, dark)).encode() + b"\n"


def svg_lines(scene: Scene, more_styles: str = "") -> Iterator[str]:
    """Yield the lines of the SVG, which a page of HTML may hold as well."""
    width, height = number(scene.width), number(scene.height)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="chart-title chart-description" xml:lang="{scene.lang}" lang="{scene.lang}">'
    )
    yield f'<title id="chart-title">{escape(scene.title)}</title>'
    yield f'<desc id="chart-description">{escape(_description(scene))}</desc>'
    yield f"<style>{style_sheet(scene)}{more_styles}</style>"
    yield "<defs>"
    for paint in scene.paints():
        if paint.pattern:
            yield (
                f'<pattern id="{paint.name}" width="8" height="8" patternUnits="userSpaceOnUse">'
                f"{paint.pattern.format(paint.fill)}</pattern>"
            )
    yield "</defs>"
    yield _rectangle("page", Box(0, 0, scene.width, scene.height))
    yield '<g class="legend">'
    for mark in scene.legend:
        yield from _mark(mark, scene.lang)
    yield '</g><g class="marks">'
    for mark in scene.marks:
        yield from _mark(mark, scene.lang)
    yield "</g>"
    yield "</svg>"


def _description(scene: Scene) -> str:
    """Return the whole chart in sentences, for those who hear it."""
    return scene.description or ". ".join((scene.title, *(mark.told for mark in scene.marks if mark.told))) + "."


def _mark(mark: Mark, lang: str) -> Iterator[str]:
    said = [f'class="{mark.kind}"']
    if mark.x or mark.y:
        said.append(f'transform="translate({number(mark.x)} {number(mark.y)})"')
    if mark.id:
        said.append(f"data-id={quoteattr(mark.id)}")
    if mark.level:
        said.append(f'data-level="{mark.level}"')
    if mark.ends:
        said.append(f"data-from={quoteattr(mark.ends[0])} data-to={quoteattr(' '.join(mark.ends[1:]))}")
    if mark.spans:
        said.append(f'data-spans="{" ".join(f"{span.first}/{span.last}" for span in mark.spans)}"')
    yield f"<g {' '.join(said)}>"
    if mark.told:
        yield f"<title>{escape(mark.told)}</title>"
    yield from (_shape(shape) for shape in mark.shapes)
    yield from (_text(line, lang) for line in mark.texts)
    yield "</g>"


def _shape(shape: Shape) -> str:
    name = shape.paint.name
    if isinstance(shape, Rect):
        return _rectangle(name, shape.box, radius=shape.radius)
    if isinstance(shape, Circle):
        return f'<circle class="{name}" cx="{number(shape.x)}" cy="{number(shape.y)}" r="{number(shape.radius)}"/>'
    if isinstance(shape, Curve):
        way = f"M{_point(shape.start)}" + "".join(
            f"C{_point(one)} {_point(other)} {_point(end)}" for one, other, end in shape.curves
        )
    else:
        way = "".join(_way(points, shape) for points in shape.ways)
    width = f' style="stroke-width:{number(shape.width)}px"' if shape.width else ""
    return f'<path class="{name}" d="{way}{"Z" if isinstance(shape, Curve) and shape.is_closed else ""}"{width}/>'


def _way(points: Sequence[tuple[float, float]], path: Path) -> str:
    if not path.is_round:
        return f"M{'L'.join(_point(point) for point in points)}{'Z' if path.is_closed else ''}"
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
    return f"{number(point[0])} {number(point[1])}"


def _rectangle(name: str, box: Box, *, radius: float = 0) -> str:
    rounded = f' rx="{number(radius)}"' if radius else ""
    at = f'x="{number(box.x)}" y="{number(box.y)}"'
    return f'<rect class="{name}" {at} width="{number(box.width)}" height="{number(box.height)}"{rounded}/>'


def _text(line: TextLine, lang: str) -> str:
    at = f'x="{number(line.x)}" y="{number(line.y)}"' + (' text-anchor="middle"' if line.is_centred else "")
    if len(line.runs) == 1:
        style, text = line.runs[0]
        return f'<text {at} class="{style.name}"{_language(style, lang)}>{escape(text)}</text>'
    runs = "".join(
        f'<tspan class="{style.name}"{_language(style, lang)}>{escape(text)}</tspan>' for style, text in line.runs
    )
    return f"<text {at}>{runs}</text>"


def _language(style: Style, lang: str) -> str:
    return ' xml:lang="vi"' if style.vietnamese and lang != "vi" else ""


def number(value: float) -> str:
    """Return a length with at most one decimal, the same on every machine.

    >>> number(12.0), number(104.25), number(-0.01)
    ('12', '104.2', '0')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def style_sheet(scene: Scene) -> str:
    """Return the style sheet of a scene on a white page."""
    return "".join((f"text{{font-family:{FONT_FAMILY.replace(chr(34), chr(39))}}}", *_rules(scene, {})))


def dark_style_sheet(scene: Scene) -> str:
    """Return the style sheet of a scene on a dark page, to stand behind the other; patterns are tinted as well."""
    # What stands in a pattern has its colour as an attribute, which a rule outdoes.
    tints = (
        f"#{paint.name} [{way}]{{{way}:{ON_DARK.get(paint.fill, paint.fill)}}}"
        for paint in scene.paints()
        for way in ("fill", "stroke")
        if f'{way}="{{' in paint.pattern
    )
    return "".join((*_rules(scene, ON_DARK), *tints))


def _rules(scene: Scene, colours: dict[str, str]) -> Iterator[str]:
    yield f".page{{fill:{colours.get(PAGE, PAGE)}}}"
    for paint in scene.paints():
        yield f".{paint.name}{{{_paint(paint, colours)}}}"
    for style in scene.styles():
        weight = ";font-weight:700" if style.bold else ""
        slant = ";font-style:italic" if style.italic else ""
        colour = colours.get(style.colour, style.colour)
        halo = f";{_HALO}{colours.get(PAGE, PAGE)}" if style.has_halo else ""
        yield f".{style.name}{{font-size:{number(style.size)}px;fill:{colour}{weight}{slant}{halo}}}"


def _paint(paint: Paint, colours: dict[str, str]) -> str:
    fill = f"url(#{paint.name})" if paint.pattern else colours.get(paint.fill, paint.fill)
    rules = [f"fill:{fill}"]
    if paint.stroke != "none":
        rules += [f"stroke:{colours.get(paint.stroke, paint.stroke)}", f"stroke-width:{number(paint.width)}px"]
    elif paint.fill == "none":
        rules.append("pointer-events:all")  # what is not seen is touched nevertheless
    if paint.dash:
        rules.append(f"stroke-dasharray:{paint.dash}")
    return ";".join(rules)
