"""A body's card: its name, and below it each post with those who hold it, as lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from govgraph.chart.colours import FAINT_INK, INK, SOFT_INK
from govgraph.chart.head import MARK
from govgraph.chart.organisation import APART, Body, Holder
from govgraph.chart.scene import Style, TextLine, paragraph, run_width, stack
from govgraph.chart.wording import WORDS, day_in_digits

#: The width of every card: a post, a name and a day mostly fit one line, four cards a screen.
WIDTH = 252

# The bar of the side at the left edge, and the room around the text.
BAR = 8
_LEFT = BAR + 10
_RIGHT = 11
_TOP = 10
_BOTTOM = 11

#: How far the names below a post are set in.
_INDENT = 12
#: A line with days has many digits, which DejaVu Sans has a tenth wider than the fonts that widths are reckoned for.
_LEEWAY = 6


NAME = Style("name", 14, 19, INK, bold=True, vietnamese=True)
UNIT = Style("unit", 12, 16, SOFT_INK, vietnamese=True)
ROLE = Style("role", 12, 18, SOFT_INK)
PERSON = Style("person", 13, 18, INK, vietnamese=True)
INFERRED = Style("inferred", 13, 18, INK, italic=True, vietnamese=True)
VACANT = Style("vacant", 13, 18, FAINT_INK, italic=True)


@dataclass(frozen=True, slots=True)
class Card:
    """A card with its corner at the origin.

    `rule` is the y of the thin line below the name, 0 for none; `description` says in a sentence what the card shows.
    """

    body: Body
    lines: tuple[TextLine, ...]
    rule: float
    height: float
    description: str


def draw_card(body: Body, holders: Sequence[Holder], lang: str, *, dated: bool) -> Card:
    """Return the card of a body; `holders` are in the order in which they are shown.

    Args:
        body: the body.
        holders: its posts and who holds them.
        lang: vi or en, for all that is not a name.
        dated: say on which day a person is seen in a post, since the chart shows several days.
    """
    room = WIDTH - _LEFT - _RIGHT
    texts = _name(body, room)
    lines, top = stack(texts, _LEFT, _TOP)
    if not holders:
        return Card(body, tuple(lines), 0, top + _BOTTOM, body.label)
    rule = top + 5
    rows: list[list[tuple[Style, str]]] = []
    indents: list[float] = []
    told = []
    for post, group in groupby(holders, key=lambda holder: holder.post_label):
        people = [_person(holder, lang, dated=dated) for holder in group]
        named, inset = _post(post, people, room)
        rows += named
        indents += inset
        told.append(f"{post} {', '.join(''.join(text for _, text in person) for person in people)}")
    more, top = stack(rows, _LEFT, rule + 5, indents)
    return Card(body, (*lines, *more), rule, top + _BOTTOM, f"{body.label}: {'; '.join(told)}")


def draw_group(body: Body, told: Sequence[str]) -> Card:
    """Return the card of a group of bodies, with what is told of it below its name."""
    room = WIDTH - _LEFT - _RIGHT
    lines, top = stack(_name(body, room), _LEFT, _TOP)
    rule = top + 5
    more, top = stack([line for one in told for line in paragraph(one, ROLE, room)], _LEFT, rule + 5)
    return Card(body, (*lines, *more), rule, top + _BOTTOM, f"{body.label}: {', '.join(told)}")


def _name(body: Body, room: float) -> list[list[tuple[Style, str]]]:
    """Return a body's name, the name of its unit where the body's does not hold it, and what tells that from others."""
    place, _, hint = body.unit.partition(APART)
    return _with_unit(body.label, place, room) + (paragraph(hint, UNIT, room) if hint else [])


def _with_unit(label: str, unit: str, room: float) -> list[list[tuple[Style, str]]]:
    lines = paragraph(label, NAME, room)
    # "Huyện ủy Kỳ Anh" names the unit "huyện Kỳ Anh", but for the word that tells its kind.
    if unit and unit.partition(" ")[2].casefold() not in label.casefold():
        return lines + paragraph(unit, UNIT, room)
    head = label.removesuffix(unit).strip()
    if len(lines) > 1 and unit and head not in ("", label):
        # "Hội đồng nhân dân / xã Kỳ Thọ" reads better than "Hội đồng nhân / dân xã Kỳ Thọ".
        parted = paragraph(head, NAME, room) + paragraph(unit, NAME, room)
        return parted if len(parted) <= len(lines) else lines
    return lines


def _post(
    post: str, people: Sequence[list[tuple[Style, str]]], room: float
) -> tuple[list[list[tuple[Style, str]]], list[float]]:
    """Return the lines of a post and its holders: one line if that fits, else the names below the post, set in."""
    one_line = [(ROLE, f"{post} — "), *people[0]]
    if len(people) == 1 and run_width(one_line) <= room - _LEEWAY:
        return [one_line], [0.0]
    rows = paragraph(f"{post} ({len(people)})" if len(people) > 1 else f"{post} —", ROLE, room)
    indents = [0.0] * len(rows)
    for person in people:
        wrapped = _wrapped(person, room - _INDENT)
        rows += wrapped
        indents += [float(_INDENT)] * len(wrapped)
    return rows, indents


def _person(holder: Holder, lang: str, *, dated: bool) -> list[tuple[Style, str]]:
    """Return a person's name and the mark that says how sure the holding is."""
    words = WORDS[lang]
    standing = holder.standing
    if standing == "vacant":
        return [(VACANT, words["vacant"])]
    day = f" {day_in_digits(holder.attested[-1])}" if dated and holder.attested else ""
    if standing == "unknown":
        return [(PERSON, holder.person), (MARK, f" {words['unknown']}")]
    if standing == "inferred":
        return [(INFERRED, holder.person), (MARK, f" {words['inferred']}{day}")]
    if standing == "attested":
        return [(PERSON, holder.person), (MARK, f" {words['attested']}{day}")]
    return [(PERSON, holder.person)]


def _wrapped(runs: list[tuple[Style, str]], room: float) -> list[list[tuple[Style, str]]]:
    """Return the runs as one line, or each wrapped by itself where one line is too narrow."""
    if run_width(runs) <= room - _LEEWAY:
        return [runs]
    return [line for style, text in runs for line in paragraph(text, style, room)]
