"""The scene of targets over a term: of each review what was planned and what was reached, apart, as sources tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from govgraph.chart.colours import BLUE, CARD, GROUND, INK, LINE, ORANGE, RULE
from govgraph.chart.head import MARGIN, Entry, draw_head
from govgraph.chart.organisation import LEVELS
from govgraph.chart.scene import Box, Mark, Paint, Path, Rect, Scene, Shape, Span, paragraph, stack
from govgraph.chart.wording import reported
from govgraph.chart.years.columns import Line, heading_line, in_columns
from govgraph.chart.years.reviews import Figure, Review, in_order
from govgraph.chart.years.rows import INNER, NAME, SAID, WORDS_WIDE, YEARS_WIDE
from govgraph.chart.years.target_wording import TARGETS
from govgraph.chart.years.wording import counted, number
from govgraph.days import first_day

#: More figures than these are drawn folded, the values of a review in one row.
MOST_FIGURES = 200

_HATCH = '<path d="M-2 6L6 -2M2 10L10 2" stroke="{}" stroke-width="2.4"/>'
_ROW = Paint("figure", CARD, RULE, 1)
_COUNTS = Paint("figure-count", GROUND, RULE, 1)
_PLANNED = Paint("planned", "none", INK, 1.8)
_MET = Paint("reached", BLUE, BLUE, 1)
_UNMET = Paint("unmet", ORANGE, ORANGE, 1, pattern=_HATCH)
_PLAN = Paint("plan-line", stroke=INK, width=2)
_SCALE = Paint("scale", stroke=LINE, width=1, dash="2 3")
_BAR, _THIN = 16.0, 8.0
_INSET, _PAD = 10.0, 6.0
# Of a value that went beyond its plan so much is drawn; the words tell all.
_MOST_SHARE = 150.0
_DRAWN_WIDE = YEARS_WIDE - 2 * _INSET
# What was planned, of counts and of values, is as wide in all rows.
_PLAN_WIDE = _DRAWN_WIDE * 100 / _MOST_SHARE


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: a figure, or the figures that are folded into it, with its words."""

    figures: tuple[Figure, ...]
    name: str
    said: str
    is_folded: bool = False


def lay_out_targets(name: str, figures: Sequence[Figure], *, lang: str = "vi", heading: str | None = None) -> Scene:
    """Return the scene of targets and values: the same one for the same figures, in whatever order.

    Args:
        name: what the body, or the unit of the bodies, is called.
        figures: what the reviews tell.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what and of which days.
    """
    words = TARGETS[lang]
    ordered = sorted(figures, key=in_order)
    days = sorted({quote.day for figure in figures for quote in figure.evidence} - {""})
    called = name[:1].upper() + name[1:] if words["title"].startswith("{}") else name
    title = heading or words["title"].format(called) + reported(days[:1] + days[1:][-1:], lang)
    rows = list(_rows(ordered, lang))
    numbers = {
        "documents": len({quote.source for figure in figures for quote in figure.evidence}),
        "reviews": len({figure.review for figure in figures}),
        "counts": sum(figure.is_count for figure in figures),
        "values": sum(not figure.is_count for figure in figures),
    }
    told = [counted(what, count, lang, TARGETS) for what, count in numbers.items()]
    if any(row.is_folded for row in rows):
        told.append(counted("folded", len(rows), lang, TARGETS))
    lines = []
    for review, found in groupby(rows, key=lambda row: row.figures[0].review):
        lines += [heading_line(_heading(review, name, lang)), *(Line(*_drawn(row, 0.0, lang)) for row in found)]
    columns = in_columns(lines, words["continued"].format)
    head, top = draw_head(title, " · ".join(told), list(_key(rows, lang)), columns.width)
    marks, headings, foot = columns.placed(top + 10)
    kinds = dict.fromkeys(mark.kind for mark in marks)
    found_levels = {mark.level for mark in marks}
    return Scene(
        *(lang, title, " · ".join(told), columns.width + 2 * MARGIN, foot, tuple(marks), (*head, *headings)),
        tuple((kind, words[kind]) for kind in kinds),
        tuple((level, words[level]) for level in (*LEVELS, "level-unknown") if level in found_levels),
    )


def _heading(review: Review, name: str, lang: str) -> str:
    words = TARGETS[lang]
    told = [review.meeting or words["no-meeting"]]
    if review.body_label not in (name, *told) and review.body_label not in told[0]:
        told.insert(0, review.body_label)
    told.append(words["term"].format(review.term.removeprefix("Nhiệm kỳ ")) if review.term else words["no-term"])
    return " · ".join(told)


def _rows(ordered: Sequence[Figure], lang: str) -> Iterator[_Row]:
    """Yield the rows of figures in order; of too many, the values of a review in one, then the last reviews."""
    if len(ordered) <= MOST_FIGURES:
        for figure in ordered:
            yield _row(figure, lang)
        return
    rows = []
    for _, of_review in groupby(ordered, key=lambda one: one.review):
        found = list(of_review)
        rows += [_row(figure, lang) for figure in found if figure.is_count]
        if values := tuple(figure for figure in found if not figure.is_count):
            rows.append(_folded(values, "values", lang))
    if len(rows) <= MOST_FIGURES:
        yield from rows
        return
    yield from rows[: MOST_FIGURES - 1]
    rest = tuple(figure for row in rows[MOST_FIGURES - 1 :] for figure in row.figures)
    yield _folded(rest, "further", lang)


def _folded(figures: tuple[Figure, ...], name: str, lang: str) -> _Row:
    words = TARGETS[lang]
    return _Row(figures, counted(name, len(figures), lang, TARGETS), words["open"], is_folded=True)


def _row(figure: Figure, lang: str) -> _Row:
    words = TARGETS[lang]
    if figure.is_count:
        known = (("targets", figure.targets), ("met", figure.met), ("unmet", figure.unmet))
        told = [
            counted(name, value, lang, TARGETS) if value is not None else words[f"no-{name}"] for name, value in known
        ]
        return _Row((figure,), told[0], " · ".join(told[1:]))
    value = f"{number(Decimal(figure.value), lang)} {figure.unit}".strip().replace(" %", "%")
    said = [words["reached"].format(value)]
    if figure.comparison:
        said.append(f"«{figure.comparison}»")
    if figure.share_of_plan() is None:
        said.append(words["no-plan"])
    if figure.period:
        said.append(words["period"].format(figure.period))
    return _Row((figure,), figure.statement or value, " · ".join(said))


def _drawn(row: _Row, top: float, lang: str) -> tuple[Mark, float]:
    """Return a row as a mark that stands at `top`, and where the next may stand."""
    figure = row.figures[0]
    is_count = figure.is_count and not row.is_folded
    # Where nothing is drawn the words have the whole row.
    is_drawn = not row.is_folded and bool(figure.targets or figure.share_of_plan() is not None)
    room = (WORDS_WIDE if is_drawn else INNER) - 2 * _INSET
    lines = [*paragraph(row.name, NAME, room), *paragraph(row.said, SAID, room)]
    texts, foot = stack(lines, _INSET, _PAD)
    high = foot + _PAD
    shapes: list[Shape] = [Rect(Box(0, 0, INNER, high), _COUNTS if is_count else _ROW, 3)]
    if is_drawn:
        shapes += _count(figure, high / 2) if is_count else _value(figure, high / 2)
    day = figure.review.day
    quotes = {quote for one in row.figures for quote in one.evidence}
    said = [_row(one, lang) for one in row.figures]
    mark = Mark(
        f"{'folded ' if row.is_folded else ''}{figure.iri} {figure.review.body}",
        "count" if is_count else "value",
        tuple(shapes),
        tuple(texts),
        MARGIN,
        top,
        level=figure.review.level,
        told=f"{row.name}: {row.said}",
        spans=(Span(first_day(day), ""),) if day and not row.is_folded else (),
        evidence=tuple(sorted(quotes, key=lambda one: (one.day, one))),
        details=tuple(f"{one.name}: {one.said}" for one in said) if row.is_folded else (),
    )
    return mark, top + high + 3


def _count(figure: Figure, middle: float) -> Iterator[Shape]:
    """Yield what was set as a frame, and in it what was met and what is told as unmet."""
    left, each = WORDS_WIDE + _INSET, _PLAN_WIDE / (figure.targets or 1)
    top, right = middle - _BAR / 2, WORDS_WIDE + _INSET + _DRAWN_WIDE
    reach = min(left + each * (figure.met or 0), right)
    if figure.met:
        yield Rect(Box(left, top, reach - left, _BAR), _MET)
    if figure.unmet:
        yield Rect(Box(reach, top, min(each * figure.unmet, right - reach), _BAR), _UNMET)
    yield Rect(Box(left, top - 3, _PLAN_WIDE, _BAR + 6), _PLANNED)


def _value(figure: Figure, middle: float) -> Iterator[Shape]:
    """Yield the part of the plan that was reached, and a line where the plan is."""
    share = figure.share_of_plan()
    if share is None:
        return
    left = WORDS_WIDE + _INSET
    yield Path((((left, middle), (left + _DRAWN_WIDE, middle)),), _SCALE)
    yield Rect(Box(left, middle - _THIN / 2, _PLAN_WIDE * min(share, _MOST_SHARE) / 100, _THIN), _MET)
    plan = left + _PLAN_WIDE
    yield Path((((plan, middle - _BAR / 2), (plan, middle + _BAR / 2)),), _PLAN)


def _key(rows: Sequence[_Row], lang: str) -> Iterator[Entry]:
    """Yield what the shapes mean, of those that occur."""
    words = TARGETS[lang]
    figures = [row.figures[0] for row in rows if not row.is_folded]
    counts = [figure for figure in figures if figure.is_count and figure.targets]
    if counts:
        yield Entry(words["planned-means"], (Rect(Box(1, 2, 24, 14), _PLANNED),), width=26)
    if any(figure.met for figure in counts):
        yield Entry(words["met-means"], (Rect(Box(0, 3, 24, 12), _MET),), width=24)
    if any(figure.unmet for figure in counts):
        yield Entry(words["unmet-means"], (Rect(Box(0, 3, 24, 12), _UNMET),), width=24)
    if any(figure.share_of_plan() is not None for figure in figures):
        yield Entry(words["share-means"], (Rect(Box(0, 5, 24, _THIN), _MET),), width=24)
        yield Entry(words["plan-means"], (Path((((4, 1), (4, 17)),), _PLAN),), width=8)
