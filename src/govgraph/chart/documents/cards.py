"""The cards of documents in words, and above each the relations that lead from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from govgraph.chart.colours import INK, SOFT_INK
from govgraph.chart.documents import RELATIONS, Paper, Relation
from govgraph.chart.documents.groups import Groups
from govgraph.chart.documents.wording import WORDS, label
from govgraph.chart.scene import Box, Style, TextLine, paragraph, run_width, stack
from govgraph.chart.wording import counted, day_in_digits

#: The width of a card, and the height of a relation above it.
WIDTH, CHIP_HIGH = 204.0, 18.0
_NUMBER = Style("paper-number", 13, 17, INK, bold=True, vietnamese=True)
_TITLE = Style("paper-title", 11.5, 15, INK, vietnamese=True)
_SAID = Style("paper-said", 11.5, 15, SOFT_INK, vietnamese=True)
_TOLD = Style("paper-told", 11.5, 15, SOFT_INK)
CHIP = Style("relation", 11, 15, INK)
_PAD, _CHIP_PAD, _CHIP_GAP = 7.0, 4.5, 4.0
# So many lines of a title tell what a document is about.
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Chip:
    """A relation in words above a card, or one to a document that many rest on; its box counts from the card's corner.

    `kind` is that of the relation, `ends` the IRIs that it leads from and to where no line does.
    """

    kind: str
    text: TextLine
    box: Box
    relations: tuple[Relation, ...]
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A document: its lines of text, its height, and the relations above it with their height."""

    texts: tuple[TextLine, ...]
    high: float
    chips: tuple[Chip, ...]
    chips_high: float

    def begin(self, kind: str) -> tuple[float, float]:
        """Return where the lines of a relation begin, from the card's corner."""
        box = next(chip.box for chip in self.chips if chip.kind == kind and not chip.ends)
        # Of one below others the line shows beside theirs.
        is_below = any(chip.box.y < box.y for chip in self.chips)
        return box.x + (_CHIP_PAD if is_below else box.width / 2), box.y


def card_of(paper: Paper, groups: Groups, hubs: Collection[str], named_by: int, lang: str) -> Card:
    """Return the card of a document or group; to `hubs` no line leads, so that their names are told."""
    room = WIDTH - 2 * _PAD
    words = WORDS[lang]
    texts = paragraph(paper.kind_label or words["paper"], _TOLD if paper.number else _NUMBER, room)
    if paper.number:
        texts += paragraph(paper.number, _NUMBER, room)
    if paper.title and not groups.is_folded:
        texts += _shortened(paragraph(paper.title, _TITLE, room), room)
    texts += paragraph(paper.issuer, _SAID, room) if paper.issuer else []
    if groups.is_folded:
        texts += [] if paper.issuer else paragraph(words[paper.level], _TOLD, room)
        texts += paragraph(counted("members", len(groups.members[paper.iri]), lang, WORDS), _TOLD, room)
        for kind, count in sorted(groups.inside.get(paper.iri, {}).items()):
            texts += paragraph(words["inside"].format(words[kind], count), _TOLD, room)
    elif paper.date:
        texts += [[(_TOLD, day_in_digits(paper.date))]]
    if paper.iri in hubs:
        texts += paragraph(counted("named-by", named_by, lang, WORDS), _TOLD, room)
    lines, foot = stack(texts, _PAD, _PAD)
    chips, high = _chips(paper, groups, hubs, lang)
    return Card(tuple(lines), foot + _PAD, chips, high)


def _shortened(lines: list[list[tuple[Style, str]]], room: float) -> list[list[tuple[Style, str]]]:
    """Return the first lines of a title, with an ellipsis where there are more."""
    if len(lines) <= _MOST_LINES:
        return lines
    (style, last), *_ = lines[_MOST_LINES - 1]
    words = last.split()
    while len(words) > 1 and run_width([(style, " ".join(words) + " …")]) > room:
        words.pop()
    return [*lines[: _MOST_LINES - 1], [(style, " ".join(words) + " …")]]


def _chips(paper: Paper, groups: Groups, hubs: Collection[str], lang: str) -> tuple[tuple[Chip, ...], float]:
    """Return the relations from a card, side by side in rows, and the height of these."""
    told: dict[tuple[int, str], list[Relation]] = defaultdict(list)
    for one in groups.papers.relations:
        if one.start == paper.iri:
            told[RELATIONS.index(one.kind), one.end if one.end in hubs else ""].append(one)
    rows: list[list[tuple[str, str, list[Relation], str, float]]] = [[]]
    x = 0.0
    for (order, hub), relations in sorted(told.items()):
        kind = RELATIONS[order]
        said = _said(relations, groups, hub, lang)
        wide = min(run_width([(CHIP, said)]) + 2 * _CHIP_PAD, WIDTH)
        if x and x + wide > WIDTH:
            rows.append([])
            x = 0.0
        rows[-1].append((kind, said, relations, hub, wide))
        x += wide + _CHIP_GAP
    if not rows[0]:
        return (), 0.0
    high = len(rows) * (CHIP_HIGH + _CHIP_GAP)
    chips = []
    for at, row in enumerate(rows):
        x = (WIDTH - sum(wide + _CHIP_GAP for *_, wide in row) + _CHIP_GAP) / 2
        y = at * (CHIP_HIGH + _CHIP_GAP) - high
        for kind, said, relations, hub, wide in row:
            text = TextLine(x + wide / 2, y + 13, ((CHIP, said),), is_centred=True)
            ends = (paper.iri, hub) if hub else ()
            chips.append(Chip(kind, text, Box(x, y, wide, CHIP_HIGH), tuple(relations), ends))
            x += wide + _CHIP_GAP
    return tuple(chips), high


def _said(relations: Sequence[Relation], groups: Groups, hub: str, lang: str) -> str:
    """Return a relation in words, with the number where there are several, and with the name of a hub."""
    word = WORDS[lang][relations[0].kind]
    count = sum(groups.weights[one.start, one.end, one.kind] for one in relations)
    number = f" {count}" if count > 1 else ""
    if not hub:
        return word + number
    paper = groups.papers.papers[hub]
    name = paper.number or label(paper, lang)
    said = f"{word}{number}: {name}"
    while run_width([(CHIP, said)]) + 2 * _CHIP_PAD > WIDTH and len(name) > 1:
        name = name.rstrip("…")[:-1]
        said = f"{word}{number}: {name}…"
    return said
