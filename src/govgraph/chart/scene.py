"""What a chart of any kind ends in: marks with a place, a meaning and evidence, of which every format is written.

A scene is measured in px from the top left corner of its page. Whatever has text in it keeps the text inside a box of
its own (a `Rect` of the mark, large enough by `chart.text`), so that nothing overlaps and nothing is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.chart.text import measure, wrap


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks: size and line height in px, weight, colour; `vietnamese` for what is never translated.

    With `has_halo`, letters have a rim in the colour of the page, so that they are read upon a line.
    """

    name: str
    size: float
    leading: float
    colour: str
    bold: bool = False
    italic: bool = False
    vietnamese: bool = False
    has_halo: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text: where it begins (the left end of its baseline), and its runs of one style each.

    Of a centred line x is the middle: however wide the reader's font is, it stays centred.
    """

    x: float
    y: float
    runs: tuple[tuple[Style, str], ...]
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left top corner, its width and height.

    >>> Box(0, 0, 10, 10).meets(Box(9, 9, 5, 5)), Box(0, 0, 10, 10).meets(Box(10, 0, 5, 5))
    (True, False)
    """

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two have an area in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape looks, by a name that is a class of the style sheet.

    `dash` is an SVG dash array. `pattern` is what fills a square of 8 px, with {} for the colour, which is then `fill`:
    a meaning that a colour has, a pattern, a dash or a word has too.
    """

    name: str
    fill: str = "none"
    stroke: str = "none"
    width: float = 1.2
    dash: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with corners of a radius."""

    box: Box
    paint: Paint
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle by its middle."""

    x: float
    y: float
    radius: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Path:
    """Lines, each by its points; with `is_round`, bends are rounded, so that they are told from crossings.

    `is_closed` makes an area of each. `width` is that of the line where the paint's is not meant.
    """

    ways: tuple[tuple[tuple[float, float], ...], ...]
    paint: Paint
    is_round: bool = False
    is_closed: bool = False
    width: float = 0


@dataclass(frozen=True, slots=True)
class Curve:
    """A band or line along cubic curves: a start and, of each curve, two points that pull and an end."""

    start: tuple[float, float]
    curves: tuple[tuple[tuple[float, float], tuple[float, float], tuple[float, float]], ...]
    paint: Paint
    is_closed: bool = False
    width: float = 0


Shape = Rect | Circle | Path | Curve


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of validity: first and last day (ISO 8601), empty where open.

    >>> Span("2023-05-25", "").holds("2023-05-24"), Span("", "2024-01-01").holds("2024-01-01")
    (False, True)
    """

    first: str = ""
    last: str = ""

    def holds(self, day: str) -> bool:
        """Tell whether a day lies in the interval."""
        return self.first <= day and (not self.last or day <= self.last)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words of one source that show something, and the source's day."""

    source: str
    day: str
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn that means something, with its corner at (x, y) and all its shapes and texts from there.

    `id` is unique on the scene; `kind` and `level` are codes that a reader can filter by; `told` says in a sentence
    what the mark shows. `spans` are when it holds, none for always. `ends` are, of a line, what it leads from and to.
    `details` are further lines, which only a reader who asks is shown. A mark that is drawn to explain others, as a
    frame, has an empty `id` and stays whatever is filtered.
    """

    id: str
    kind: str
    shapes: tuple[Shape, ...]
    texts: tuple[TextLine, ...] = ()
    x: float = 0
    y: float = 0
    level: str = ""
    told: str = ""
    spans: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    ends: tuple[str, ...] = ()
    details: tuple[str, ...] = ()

    def holds(self, day: str) -> bool:
        """Tell whether the mark holds on a day."""
        return not self.spans or any(span.holds(day) for span in self.spans)


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph behind a scene, or of a property graph.

    `cluster` names the group that it is drawn in, `measures` are its numbers, `told` its other values by their names.
    """

    id: str
    label: str
    kind: str = ""
    level: str = ""
    cluster: str = ""
    spans: tuple[Span, ...] = ()
    measures: tuple[tuple[str, float], ...] = ()
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of the graph behind a scene; `dash` is solid, dashed or dotted, `told` are its other values."""

    start: str
    end: str
    kind: str = ""
    weight: int = 1
    spans: tuple[Span, ...] = ()
    dash: str = "solid"
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """The graph behind a scene, whole where the scene draws groups of its nodes.

    `has_arrows` tells whether a drawing needs arrows and the kinds of its edges to be read.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    is_directed: bool = False
    name: str = "network"
    has_arrows: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawn chart, in painting order.

    `title` is a sentence, `subtitle` tells of what day and of how many documents the chart is. `legend` explains what
    sizes, colours and lines mean and is not filtered. `kinds` and `levels` are the words for the codes of the marks.
    `description` is the whole in sentences, for those who hear it. `graph` is what a chart of nodes and edges stands
    for; a chart of another kind has none, and no file of a graph format.
    """

    lang: str
    title: str
    subtitle: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    legend: tuple[Mark, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    description: str = ""
    graph: Graph | None = None

    def days(self) -> tuple[str, ...]:
        """Return the days on which something begins or ends, sorted."""
        ends = {day for mark in self.marks for span in mark.spans for day in (span.first, span.last)}
        return tuple(sorted(ends - {""}))

    def paints(self) -> Iterator[Paint]:
        """Yield the paints used, in the order of their names."""
        used = {shape.paint.name: shape.paint for mark in (*self.legend, *self.marks) for shape in mark.shapes}
        yield from (used[name] for name in sorted(used))

    def styles(self) -> Iterator[Style]:
        """Yield the styles of text used, in the order of their names."""
        lines = (line for mark in (*self.legend, *self.marks) for line in mark.texts)
        used = {style.name: style for line in lines for style, _ in line.runs}
        yield from (used[name] for name in sorted(used))


def run_width(runs: Sequence[tuple[Style, str]]) -> float:
    """Return the width of runs of text set one behind the other."""
    return sum(measure(text, style.size, bold=style.bold) for style, text in runs)


def stack(
    texts: Sequence[Sequence[tuple[Style, str]]], x: float, top: float, indents: Sequence[float] = ()
) -> tuple[list[TextLine], float]:
    """Return lines of text one below the other from `top` on, and where the next would begin."""
    lines = []
    for place, runs in enumerate(texts):
        leading = max(style.leading for style, _ in runs)
        size = max(style.size for style, _ in runs)
        # The baseline that centres capitals, about 0.7 of the size, in the line.
        lines.append(TextLine(x + (indents[place] if indents else 0), top + (leading + 0.7 * size) / 2, tuple(runs)))
        top += leading
    return lines, top


def paragraph(text: str, style: Style, width: float) -> list[list[tuple[Style, str]]]:
    """Return a text wrapped to `width`, each line as one run."""
    return [[(style, line)] for line in wrap(text, width, style.size, bold=style.bold)]
