"""The scene of the vocabulary: a card a class, below the part of the vocabulary that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from govgraph.chart.colours import CARD, GROUND, INK, LINE, SOFT_INK
from govgraph.chart.head import KEY, LEAST_WIDTH, MARGIN, Entry, draw_head
from govgraph.chart.ontology import PARTS, OntologyClass, read_version
from govgraph.chart.scene import Box, Edge, Graph, Mark, Node, Paint, Rect, Scene, Style, paragraph, stack
from govgraph.chart.wording import day_in_digits

_PART = Style("part", 15, 24, INK, bold=True)
_NAME = Style("class-name", 13, 18, INK, bold=True)
_LABEL = Style("class-label", 12, 16, SOFT_INK)
_PROPERTY = Style("property", 12, 16, INK)
_CARD = Paint("class-card", CARD, LINE)
_ASKED = Paint("class-asked", GROUND, INK, 2.4)
_WIDTH, _GAP, _PAD = 264, 12, 8
# So many columns; of many classes more, so that they fit a sheet.
_COLUMNS, _MORE_COLUMNS, _MANY = 4, 5, 30
#: More kinds of a class than these, which have no properties of their own, stand together on cards of some each.
_MOST_KINDS, _KINDS_ON_CARD = 6, 8
_WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "title": "Các lớp của từ vựng govgraph {} chuyên biệt hóa lớp của các từ vựng khác",
        "title-around": "Lớp {about} của từ vựng govgraph {} chuyên biệt hóa những lớp nào, lớp nào chuyên biệt hóa nó",
        "classes": "{} lớp",
        "properties": "{} thuộc tính",
        "dated": "phiên bản ngày {}",
        "above": "là một loại {}",
        "kinds": "Các loại của {}, không có thuộc tính riêng:",
        "class": "Lớp",
        "asked-means": "lớp được hỏi",
        "property-means": "thuộc tính mà hình mẫu SHACL kiểm tra, sau dấu hai chấm là lớp của giá trị",
    },
    "en": {
        "title": "The classes of the govgraph vocabulary {} specialise those of other vocabularies",
        "title-around": "What {about} of the govgraph vocabulary {} specialises, and what specialises it",
        "classes": "{} classes",
        "properties": "{} properties",
        "dated": "version of {}",
        "above": "a kind of {}",
        "kinds": "Kinds of {}, without properties of their own:",
        "class": "Class",
        "asked-means": "the class asked for",
        "property-means": "property that the SHACL shapes check; behind the colon the class of its values",
    },
}
_LANGUAGES = ("vi", "en")


def lay_out(classes: Sequence[OntologyClass], *, about: str = "", lang: str = "vi") -> Scene:
    """Return the scene of classes: the same one for the same classes; `about` names the class that they are around."""
    words = _WORDS[lang]
    version, issued = read_version()
    asked = f"gov:{about.removeprefix('gov:')}"
    title = words["title-around" if about else "title"].format(version, about=asked)
    numbers = {"classes": len(classes), "properties": len({one.name for each in classes for one in each.properties})}
    subtitle = " · ".join(
        (words["dated"].format(day_in_digits(issued)), *(words[name].format(count) for name, count in numbers.items()))
    )
    folded = _folded(classes)
    hidden = {one.name for kinds in folded.values() for one in kinds}
    cards: dict[str, list[tuple[Mark, float]]] = {part: [] for part in dict.fromkeys(one.part for one in classes)}
    for one in classes:
        if one.name not in hidden:
            cards[one.part] += [_card(one, words, lang), *_kinds(one, folded.get(one.name, []), words, lang)]
    columns = min(_MORE_COLUMNS if len(classes) > _MANY else _COLUMNS, max(map(len, cards.values()), default=1))
    room = max(LEAST_WIDTH - 2 * MARGIN, columns * (_WIDTH + _GAP) - _GAP)
    entries = [Entry(words["property-means"], letters=((KEY, "post: gov:Post"),))]
    if about:
        entries.append(Entry(words["asked-means"], (Rect(Box(0, 2, 24, 14), _ASKED, 3),), width=24))
    head, top = draw_head(title, subtitle, entries, room)
    marks: list[Mark] = []
    for part, some in cards.items():
        lines, top = stack(paragraph(PARTS.get(part, part) if lang == "vi" else part, _PART, room), MARGIN, top + 14)
        marks.append(Mark("", "part", (), tuple(lines)))
        feet = [top] * columns
        for mark, high in some:
            # The column that is shortest so far, so that cards of many properties leave no holes.
            column = min(range(columns), key=lambda at: feet[at])
            shapes = tuple(replace(one, paint=_ASKED) for one in mark.shapes) if mark.id == asked else mark.shapes
            marks.append(replace(mark, shapes=shapes, x=MARGIN + column * (_WIDTH + _GAP), y=feet[column]))
            feet[column] += high + _GAP
        top = max(feet) - _GAP
    names = list(dict.fromkeys(name for one in classes for name in (one.name, *one.above)))
    graph = Graph(
        tuple(Node(name, name, "class") for name in names),
        tuple(Edge(one.name, upper, "specialises") for one in classes for upper in one.above),
        is_directed=True,
        name="ontology",
    )
    kinds = (("class", words["class"]),)
    return Scene(lang, title, subtitle, room + 2 * MARGIN, top + MARGIN, tuple(marks), head, kinds, graph=graph)


def _folded(classes: Sequence[OntologyClass]) -> dict[str, list[OntologyClass]]:
    """Return the kinds of classes that stand together: many, and with nothing of their own to tell."""
    parents = {name for one in classes for name in one.above}
    kinds: dict[str, list[OntologyClass]] = {}
    for one in classes:
        if len(one.above) == 1 and not one.properties and one.name not in parents:
            kinds.setdefault(one.above[0], []).append(one)
    known = {one.name: one.part for one in classes}
    return {
        name: found
        for name, found in kinds.items()
        if len(found) > _MOST_KINDS and {one.part for one in found} == {known.get(name)}
    }


def _card(one: OntologyClass, words: Mapping[str, str], lang: str) -> tuple[Mark, float]:
    """Return the card of a class at the origin, and its height."""
    room = _WIDTH - 2 * _PAD
    label = one.labels[_LANGUAGES.index(lang)]
    said = words["above"].format(", ".join(one.above)) if one.above else ""
    texts = paragraph(one.name, _NAME, room) + paragraph(label, _LABEL, room)
    texts += paragraph(said, _LABEL, room) if said else []
    for each in one.properties:
        name = each.name.removeprefix("gov:")
        texts += paragraph(": ".join((name, ", ".join(each.values))) if each.values else name, _PROPERTY, room)
    return _written(one.name, texts, ". ".join(part for part in (f"{one.name}: {label}", said) if part))


def _kinds(
    one: OntologyClass, kinds: Sequence[OntologyClass], words: Mapping[str, str], lang: str
) -> Iterator[tuple[Mark, float]]:
    """Yield cards with the names of kinds of a class that have nothing of their own to tell, and their heights."""
    count = -(-len(kinds) // _KINDS_ON_CARD)
    for at in range(count):
        some = kinds[at * len(kinds) // count : (at + 1) * len(kinds) // count]
        room = _WIDTH - 2 * _PAD
        texts = paragraph(words["kinds"].format(one.name), _LABEL, room)
        for kind in some:
            texts += paragraph(kind.name, _NAME, room)
            texts += paragraph(kind.labels[_LANGUAGES.index(lang)], _LABEL, room)
        told = f"{words['kinds'].format(one.name)} {', '.join(kind.name for kind in some)}"
        yield _written(f"{one.name} {at + 1}", texts, told)


def _written(iri: str, texts: Sequence[Sequence[tuple[Style, str]]], told: str) -> tuple[Mark, float]:
    lines, foot = stack(texts, _PAD, _PAD)
    card = Rect(Box(0, 0, _WIDTH, foot + _PAD), _CARD, 4)
    return Mark(iri, "class", (card,), tuple(lines), told=told), foot + _PAD
