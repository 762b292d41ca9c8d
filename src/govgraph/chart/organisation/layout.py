"""The scene of an organisation chart: where everything on it stands.

The work grows with the number of bodies and lines, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from govgraph.chart.colours import CARD, GROUND, LINE, RULE, SIDES
from govgraph.chart.head import LEAST_WIDTH, MARGIN, MARK, Entry, draw_head
from govgraph.chart.organisation import LEVELS, RELATIONS, Holder, Organisation
from govgraph.chart.organisation.card import BAR, VACANT, WIDTH, Card, draw_card, draw_group
from govgraph.chart.organisation.folded import MOST_BODIES, Folded, fold
from govgraph.chart.organisation.frame import Frame, Lines, Link, PlacedCard, place_columns, place_rows
from govgraph.chart.organisation.grid import band_of, parents_of, place_cards, side_of
from govgraph.chart.organisation.routes import plan_nets
from govgraph.chart.scene import Box, Edge, Evidence, Graph, Mark, Node, Paint, Path, Rect, Scene
from govgraph.chart.wording import WORDS, counts, title

# What would be higher than this is drawn as groups: nobody reads ten sheets of paper from top to bottom.
_HIGHEST = 6000.0
# The sample of a line in the key.
_SAMPLE = ((0.0, 2.0), (0.0, 8.0), (16.0, 8.0), (16.0, 14.0))

_BAND = Paint("band-of-level", GROUND)
_RULE = Paint("rule", stroke=RULE, width=1)
_FRAMES = {side: Paint(f"card-{side}", CARD, colour) for side, (colour, _) in SIDES.items()}
_BARS = {side: Paint(f"side-{side}", colour, pattern=pattern) for side, (colour, pattern) in SIDES.items()}
_LINES = {
    "part-of": Paint("part-of", stroke=LINE, width=1.3),
    "accountable-to": Paint("accountable-to", stroke=LINE, width=1.3, dash="5 3"),
    "member-of": Paint("member-of", stroke=LINE, width=1.3, dash="1.5 3"),
}
# The same in the words of Graphviz.
_DASHES = {"accountable-to": "dashed", "member-of": "dotted"}


def lay_out(
    organisation: Organisation,
    *,
    lang: str = "vi",
    heading: str | None = None,
    evidence: Mapping[str, Sequence[Evidence]] | None = None,
) -> Scene:
    """Return the scene of an organisation: the same one for the same organisation.

    Args:
        organisation: what to draw.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what, where and when.
        evidence: the words that show who holds the posts of a body, by the body's IRI.
    """
    if len(organisation.bodies) <= MOST_BODIES:
        scene = _scene(organisation, None, lang, heading, evidence or {})
        if scene.height <= _HIGHEST:
            return scene
    return _scene(organisation, fold(organisation, lang), lang, heading, evidence or {})


def _scene(
    organisation: Organisation,
    folded: Folded | None,
    lang: str,
    heading: str | None,
    evidence: Mapping[str, Sequence[Evidence]],
) -> Scene:
    words = WORDS[lang]
    holders: dict[str, list[Holder]] = defaultdict(list)
    for holder in sorted(organisation.holders, key=lambda one: (one.role_order, one.post_label, one.person)):
        holders[holder.body].append(holder)
    dated = len(organisation.days()) > 1
    whole = {body.iri: draw_card(body, holders[body.iri], lang, dated=dated) for body in organisation.bodies}
    drawn, cards, heading = organisation, whole, heading or title(organisation, lang, is_folded=folded is not None)
    if folded is not None:
        drawn = folded.organisation
        cards = {body.iri: draw_group(body, folded.told[body.iri]) for body in drawn.bodies}
    parents = parents_of(drawn.bodies)
    grid = place_cards(drawn.bodies, {iri: card.height for iri, card in cards.items()})
    nets, lanes = plan_nets(grid, parents)
    columns = place_columns(grid, lanes)
    lines = Lines(grid, columns, nets, parents)
    width = max(columns.right + 2 * MARGIN, LEAST_WIDTH)
    told = " · ".join(counts(organisation, lang)) if organisation.bodies else words["empty"]
    told += " · " + words["folded"].format(len(drawn.bodies)) if folded is not None else ""
    head, top = draw_head(heading, told, list(_key(drawn, lang, parents)), width - 2 * MARGIN)
    frame = place_rows(grid, cards, columns, lines, words, top=top + 14, width=width)
    marks = [_line(link, cards, words) for link in lines.drawn(frame)]
    members = folded.members if folded is not None else {}
    for placed in frame.cards:
        iri = placed.card.body.iri
        listed = tuple(sorted(whole[body.iri].description for body in members.get(iri, ())))
        marks.append(_card(placed, tuple(evidence.get(iri, ())), listed))
    shown = {side_of(body) for body in organisation.bodies}
    sides = [side for side in SIDES if side in shown]
    found = {band_of(body) for body in organisation.bodies}
    return Scene(
        lang,
        heading,
        told,
        width,
        frame.bottom + MARGIN,
        tuple(marks),
        (*_ground(frame), *head),
        tuple((side, words[side]) for side in sides),
        tuple((name, words[name]) for level, name in enumerate((*LEVELS, "level-unknown")) if level in found),
        _description(heading, frame.cards, words),
        _graph(organisation, whole),
    )


def _key(organisation: Organisation, lang: str, parents: Mapping[str, str]) -> Iterator[Entry]:
    """Yield what the marks and lines mean, of those that occur."""
    words = WORDS[lang]
    standings = {holder.standing for holder in organisation.holders}
    for standing in ("attested", "inferred", "unknown", "vacant"):
        if standing in standings:
            style = VACANT if standing == "vacant" else MARK
            means = "vacant-on-day-means" if standing == "vacant" and organisation.on else f"{standing}-means"
            yield Entry(words[means], letters=((style, words[standing]),))
    relations = {body.relation for body in organisation.bodies if body.iri in parents}
    for relation in RELATIONS:
        if relation in relations:
            sample = Path((_SAMPLE,), _LINES[relation], is_round=True)
            yield Entry(words[f"{relation}-means"], shapes=(sample,), width=_SAMPLE[-1][0])


def _ground(frame: Frame) -> Iterator[Mark]:
    """Yield what the cards stand on: the bands of the levels with their names, and the swatches of the sides."""
    for band in frame.bands:
        yield Mark("", "level", (Rect(band, _BAND, 6),))
    for side, swatch in frame.swatches:
        # Moved, not placed, so that the pattern begins at the corner of what it fills.
        box = Box(0, 0, swatch.width, swatch.height)
        yield Mark("", "swatch", (Rect(box, _BARS[side], 2),), x=swatch.x, y=swatch.y)
    yield Mark("", "names", (), frame.texts)


def _level(card: Card) -> str:
    band = band_of(card.body)
    return LEVELS[band] if band < len(LEVELS) else "level-unknown"


def _card(placed: PlacedCard, evidence: tuple[Evidence, ...], details: tuple[str, ...]) -> Mark:
    card, side = placed.card, side_of(placed.card.body)
    shapes: list[Rect | Path] = [
        Rect(Box(0, 0, WIDTH, card.height), _FRAMES[side], 4),
        Rect(Box(0, 0, BAR, card.height), _BARS[side], 4),
    ]
    if card.rule:
        shapes.append(Path((((BAR + 10, card.rule), (WIDTH - 11, card.rule)),), _RULE))
    return Mark(
        card.body.iri,
        side,
        tuple(shapes),
        card.lines,
        placed.x,
        placed.y,
        _level(card),
        card.description,
        evidence=evidence,
        details=details,
    )


def _line(link: Link, cards: Mapping[str, Card], words: Mapping[str, str]) -> Mark:
    """Return the lines of one parent and kind as one mark: where they run together they are painted once."""
    children = ", ".join(cards[child].body.label for child in link.children)
    return Mark(
        f"{link.relation} {link.parent}",
        "line",
        (Path(link.ways, _LINES[link.relation], is_round=True),),
        told=f"{children}: {words[f'{link.relation}-means']} ({cards[link.parent].body.label})",
        ends=(link.parent, *link.children),
    )


def _description(heading: str, cards: Sequence[PlacedCard], words: Mapping[str, str]) -> str:
    sentences = [heading]
    for level, placed in groupby(cards, key=lambda one: _level(one.card)):
        sentences.append(words[level])
        sentences += [one.card.description for one in placed]
    return ". ".join(sentences) + "."


def _graph(organisation: Organisation, cards: Mapping[str, Card]) -> Graph:
    """Return all bodies, however they are drawn."""
    parents = parents_of(organisation.bodies)
    bodies = sorted(organisation.bodies, key=lambda one: (band_of(one), one.unit, one.order, one.label, one.iri))
    nodes = []
    for body in bodies:
        text = "\n".join("".join(run for _, run in line.runs) for line in cards[body.iri].lines)
        level = _level(cards[body.iri])
        nodes.append(Node(body.iri, text, side_of(body), level, level))
    relations = {body.iri: body.relation for body in bodies}
    edges = [
        Edge(parent, child, relations[child], dash=_DASHES.get(relations[child], "solid"))
        for child, parent in sorted(parents.items())
    ]
    return Graph(tuple(nodes), tuple(edges), True, "organisation")
