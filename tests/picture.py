"""A chart read back from its SVG: which texts meet, leave their boxes or the page, or are too pale."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from itertools import pairwise

from govgraph.chart.text import measure

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other):
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def meets(self, other):
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class Text:
    text: str
    box: Box
    classes: tuple


@dataclass(frozen=True)
class Mark:
    """A mark: its boxes (class and place, circles too), its texts and its data."""

    id: str
    kind: str
    boxes: tuple
    texts: tuple
    data: dict


def read(svg):
    """Return the page and the marks of an SVG, those of the legend (with an empty id) first."""
    root = ET.fromstring(svg)
    page = Box(0, 0, float(root.get("width")), float(root.get("height")))
    styles = styles_of(root.find(f"{SVG}style").text.partition("@media")[0])
    return page, styles, [_mark(group, styles) for layer in root.findall(f"{SVG}g") for group in layer]


def styles_of(sheet):
    """Return the rules of a style sheet, later ones before earlier ones."""
    styles = {}
    for name, rules in re.findall(r"\.([a-z-]+)\{([^}]*)\}", sheet):
        styles.setdefault(name, {}).update(part.split(":", 1) for part in rules.split(";"))
    return styles


def _mark(group, styles):
    move = [float(part) for part in re.findall(r"-?[\d.]+", group.get("transform", ""))] or [0.0, 0.0]
    boxes = []
    for shape in group:
        if shape.tag == f"{SVG}rect":
            x, y, wide, high = (float(shape.get(name)) for name in ("x", "y", "width", "height"))
            boxes.append((shape.get("class"), Box(move[0] + x, move[1] + y, move[0] + x + wide, move[1] + y + high)))
        elif shape.tag == f"{SVG}circle":
            x, y, radius = (float(shape.get(name)) for name in ("cx", "cy", "r"))
            x, y = x + move[0], y + move[1]
            boxes.append((shape.get("class"), Box(x - radius, y - radius, x + radius, y + radius)))
    texts = [_text(text, styles, *move) for text in group.findall(f"{SVG}text")]
    return Mark(group.get("data-id", ""), group.get("class"), tuple(boxes), tuple(texts), dict(group.attrib))


def _text(element, styles, x, y):
    runs = [element] if element.get("class") else list(element)
    looks = [styles[run.get("class")] for run in runs]
    sizes = [float(look["font-size"].removesuffix("px")) for look in looks]
    wide = sum(
        measure(run.text, size, bold="font-weight" in look) for run, size, look in zip(runs, sizes, looks, strict=True)
    )
    left, base = x + float(element.get("x")), y + float(element.get("y"))
    if element.get("text-anchor") == "middle":
        left -= wide / 2
    box = Box(left, base - 0.75 * max(sizes), left + wide, base + 0.22 * max(sizes))
    return Text("".join(element.itertext()), box, tuple(run.get("class") for run in runs))


def contrast(one, other):
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def faults(svg, dark_sheet=""):
    """Return what is wrong with the geometry of a chart, in words; with a dark style sheet, of its dark form."""
    page, styles, marks = read(svg)
    for name, rules in styles_of(dark_sheet).items():
        styles.setdefault(name, {}).update(rules)
    found = []
    texts = []
    for mark in marks:
        for text in mark.texts:
            texts.append((text.box, text.text))
            grounds = [name for name, box in mark.boxes if box.holds(text.box)]
            if mark.id and not grounds:
                found.append(f"leaves its box: {text.text}")
            if not page.holds(text.box):
                found.append(f"leaves the page: {text.text}")
            painted = [name for name in grounds if styles[name]["fill"] != "none"]
            ground = styles[painted[-1] if painted else "page"]["fill"]
            for name in text.classes:
                if contrast(styles[name]["fill"], ground) < 4.5:
                    found.append(f"too pale: {text.text}")
        found += [f"leaves the page: {mark.id}" for _, box in mark.boxes if not page.holds(box)]
    found += [f"texts meet: {one} / {other}" for one, other in meeting(texts)]
    drawn = [(box, mark.id) for mark in marks if mark.id for _, box in mark.boxes]
    found += [f"marks meet: {one} / {other}" for one, other in meeting(drawn) if one != other]
    loose = [(text.box, text.text) for mark in marks if not mark.id for text in mark.texts]
    found += [f"text on mark: {text} / {mark}" for box, mark in drawn for other, text in loose if box.meets(other)]
    return found


def meeting(boxes):
    """Yield the names of each two boxes that meet."""
    boxes = sorted(boxes, key=lambda pair: pair[0].top)
    for place, (box, thing) in enumerate(boxes):
        for other, another in boxes[place + 1 :]:
            if other.top >= box.bottom:
                break
            if box.meets(other):
                yield thing, another


def ends_of_lines(svg):
    """Yield of each line the points that it leads from and to, with the ids that it says it does."""
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        if group.get("data-from"):
            points = re.findall(r"(-?[\d.]+) (-?[\d.]+)", group.find(f"{SVG}path").get("d"))
            for start, end in pairwise(tuple(map(float, point)) for point in points):
                yield group.get("data-from"), group.get("data-to"), start, end
