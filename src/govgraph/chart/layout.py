"""Where everything on a chart stands, in px from its top left corner: geometry only, no markup.

The work grows with the number of bodies and lines, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from govgraph.chart.card import (
    HEADING,
    KEY,
    MARK,
    SUBHEADING,
    VACANT,
    Style,
    TextLine,
    draw_card,
    paragraph,
    run_width,
    stack,
)
from govgraph.chart.frame import MARGIN, Box, Lines, Link, PlacedCard, place_columns, place_rows
from govgraph.chart.grid import parents_of, place_cards
from govgraph.chart.organisation import RELATIONS, Holder, Organisation
from govgraph.chart.routes import plan_nets
from govgraph.chart.wording import WORDS, counts, title

# The least width of a page: the head of a chart with one column of cards stays readable.
_PAGE = 760

# The sample of a line in the key.
_SAMPLE = ((0.0, 4.0), (0.0, 9.0), (16.0, 9.0), (16.0, 15.0))


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn organisation.

    `lang` is the language of all but names; `swatches` are samples of the sides' patterns, `samples` those of lines.
    """

    lang: str
    title: str
    width: float
    height: float
    texts: tuple[TextLine, ...]
    bands: tuple[Box, ...]
    swatches: tuple[tuple[str, Box], ...]
    samples: tuple[Link, ...]
    links: tuple[Link, ...]
    cards: tuple[PlacedCard, ...]


def lay_out(organisation: Organisation, *, lang: str = "vi", heading: str | None = None) -> Chart:
    """Return the chart of an organisation: the same one for the same organisation.

    Args:
        organisation: what to draw.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what, where and when.
    """
    holders: dict[str, list[Holder]] = defaultdict(list)
    for holder in sorted(organisation.holders, key=lambda one: (one.role_order, one.post_label, one.person)):
        holders[holder.body].append(holder)
    dated = len(organisation.days()) > 1
    cards = {body.iri: draw_card(body, holders[body.iri], lang, dated=dated) for body in organisation.bodies}
    parents = parents_of(organisation.bodies)
    grid = place_cards(organisation.bodies, {iri: card.height for iri, card in cards.items()})
    nets, lanes = plan_nets(grid, parents)
    columns = place_columns(grid, lanes)
    lines = Lines(grid, columns, nets, parents)
    width = max(columns.right + 2 * MARGIN, _PAGE)
    heading = heading or title(organisation, lang)
    texts, samples, top = _head(organisation, heading, lang, width - 2 * MARGIN, _relations(organisation, parents))
    frame = place_rows(grid, cards, columns, lines.tracks, WORDS[lang], top=top, width=width)
    return Chart(
        lang,
        heading,
        width,
        frame.bottom + MARGIN,
        (*texts, *frame.texts),
        frame.bands,
        frame.swatches,
        samples,
        tuple(lines.drawn(frame)),
        frame.cards,
    )


def _relations(organisation: Organisation, parents: Mapping[str, str]) -> list[str]:
    """Return how bodies stand to those above them, of the ways that occur."""
    found = {body.relation for body in organisation.bodies if body.iri in parents}
    return [relation for relation in RELATIONS if relation in found]


def _head(
    organisation: Organisation, heading: str, lang: str, room: float, relations: Sequence[str]
) -> tuple[list[TextLine], tuple[Link, ...], float]:
    """Return title, counts and key of the marks used, the samples of lines, and where the bands begin."""
    words = WORDS[lang]
    texts, top = stack(paragraph(heading, HEADING, room), MARGIN, MARGIN)
    told = " · ".join(counts(organisation, lang)) if organisation.bodies else words["empty"]
    more, top = stack(paragraph(told, SUBHEADING, room), MARGIN, top + 4)
    key, samples, top = _key(organisation, lang, room, top + 6, relations)
    return [*texts, *more, *key], samples, top + 14


def _key(
    organisation: Organisation, lang: str, room: float, top: float, relations: Sequence[str]
) -> tuple[list[TextLine], tuple[Link, ...], float]:
    """Return what the marks and lines mean, of those that occur, the samples of lines, and the foot of both."""
    words = WORDS[lang]
    standings = {holder.standing for holder in organisation.holders}
    items: list[tuple[Sequence[tuple[Style, str]], str]] = [
        ([(VACANT if standing == "vacant" else MARK, words[standing])], standing)
        for standing in ("attested", "inferred", "vacant")
        if standing in standings
    ]
    items += [((), relation) for relation in relations]
    x = float(MARGIN)
    texts: list[TextLine] = []
    samples = []
    for mark, name in items:
        meaning = words[f"{name}-means"]
        mark_width = run_width(mark) or _SAMPLE[-1][0]
        wide = mark_width + 7 + run_width([(KEY, meaning)])
        if x > MARGIN and x + wide > MARGIN + room:
            x, top = float(MARGIN), top + KEY.leading
        if mark:
            texts += stack([mark], x, top)[0]
        else:
            samples.append(Link("", (), (tuple((x + across, top + down) for across, down in _SAMPLE),), name))
        texts += stack([[(KEY, meaning)]], x + mark_width + 7, top)[0]
        x += wide + 28
    return texts, tuple(samples), top + (KEY.leading if items else 0)
