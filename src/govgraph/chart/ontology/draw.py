"""The scene of the vocabulary: a card a class, below the part of the vocabulary that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.chart.colours import CARD, INK, LINE, SOFT_INK
from govgraph.chart.head import KEY, LEAST_WIDTH, MARGIN, Entry, draw_head
from govgraph.chart.ontology import OntologyClass
from govgraph.chart.scene import Box, Edge, Graph, Mark, Node, Paint, Rect, Scene, Style, paragraph, stack

_PART = Style("part", 15, 24, INK, bold=True)
_NAME = Style("class-name", 13, 18, INK, bold=True)
_LABEL = Style("class-label", 12, 16, SOFT_INK)
_CARD = Paint("class-card", CARD, LINE)
_WIDTH, _GAP, _PAD, _COLUMNS = 264, 12, 8, 4
_WORDS = {
    "vi": ("Các lớp của từ vựng govgraph và lớp mà chúng chuyên biệt hóa", "{} lớp", "⊂ {}", "Lớp"),
    "en": ("The classes of the govgraph vocabulary and what they specialise", "{} classes", "⊂ {}", "Class"),
}


_KEY = {"vi": "chuyên biệt hóa lớp được nêu", "en": "specialises the class named"}


def lay_out(classes: Sequence[OntologyClass], *, lang: str = "vi") -> Scene:
    """Return the scene of classes: the same one for the same classes."""
    title, counted, above, kind = _WORDS[lang]
    subtitle = counted.format(len(classes))
    room = max(LEAST_WIDTH, _COLUMNS * (_WIDTH + _GAP))
    head, top = draw_head(title, subtitle, [Entry(_KEY[lang], letters=((KEY, "⊂"),))], room)
    marks: list[Mark] = []
    for part in dict.fromkeys(one.part for one in classes):
        lines, top = stack(paragraph(part, _PART, room), MARGIN, top + 14)
        marks.append(Mark("", "part", (), tuple(lines)))
        column, high = 0, 0.0
        for one in (one for one in classes if one.part == part):
            if column == _COLUMNS:
                column, top, high = 0, top + high + _GAP, 0.0
            texts = paragraph(one.name, _NAME, _WIDTH - 2 * _PAD)
            texts += paragraph(one.labels[lang == "en"], _LABEL, _WIDTH - 2 * _PAD)
            said = above.format(", ".join(one.above)) if one.above else ""
            texts += paragraph(said, _LABEL, _WIDTH - 2 * _PAD) if said else []
            written, foot = stack(texts, _PAD, _PAD)
            card = Rect(Box(0, 0, _WIDTH, foot + _PAD), _CARD, 4)
            told = f"{one.name}: {one.labels[lang == 'en']} {said}".strip()
            marks.append(
                Mark(one.name, "class", (card,), tuple(written), MARGIN + column * (_WIDTH + _GAP), top, told=told)
            )
            column, high = column + 1, max(high, foot + _PAD)
        top += high
    names = list(dict.fromkeys(name for one in classes for name in (one.name, *one.above)))
    graph = Graph(
        tuple(Node(name, name, "class") for name in names),
        tuple(Edge(one.name, upper, "specialises") for one in classes for upper in one.above),
        is_directed=True,
        name="ontology",
    )
    return Scene(
        lang, title, subtitle, room + 2 * MARGIN, top + MARGIN, tuple(marks), head, (("class", kind),), graph=graph
    )
