"""The scene of the meetings of a unit: a row a year, a cell a week, the kind of meeting by its mark."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from govgraph.chart.colours import BLUE, GROUND, INK, LINE, PAGE, SOFT_INK
from govgraph.chart.head import MARGIN, Entry, draw_head
from govgraph.chart.scene import Box, Circle, Mark, Paint, Path, Rect, Scene, Shape, Span, Style, TextLine, stack
from govgraph.chart.wording import day_in_digits, shown
from govgraph.chart.years.meetings import WEEKS, Meeting, week_span
from govgraph.chart.years.wording import MEETINGS, counted
from govgraph.days import first_day, last_day

_LABELS = 150.0
_STEP, _WIDE, _HIGH, _ROW = 18.0, 17.0, 36.0, 42.0
_TOP = 24.0
# Of a unit with meetings in more years than these, years without any are left out.
_MOST_YEARS = 30

_YEAR = Style("year-of-row", 14, 18, INK, bold=True)
_SAID = Style("said", 12, 16, SOFT_INK)
_MONTH = Style("month", 12, 16, SOFT_INK)
_COUNT = Style("count-on-page", 11, 13, INK, bold=True)
_COUNT_ON_FULL = Style("count-on-full", 11, 13, PAGE, bold=True)
_BAND = Paint("band-of-year", GROUND)
_BETWEEN_MONTHS = Paint("between-months", stroke=PAGE, width=1.6)
_CELLS = {
    1: Paint("week-of-one", PAGE, LINE, 1),
    2: Paint("week-of-few", PAGE, BLUE, 2.4),
    4: Paint("week-of-many", BLUE, BLUE, 1),
}
_SOLID = {False: Paint("kind", INK), True: Paint("kind-on-full", PAGE)}
_HOLLOW = {False: Paint("kind-hollow", "none", INK, 1.6), True: Paint("kind-hollow-on-full", "none", PAGE, 1.6)}

#: The marks of the kinds: corners and whether filled; a kind without one has that of «other».
SHAPES = {
    "conference": ("circle", True),
    "session": ("square", True),
    "congress": ("star", True),
    "cell-meeting": ("diamond", True),
    "ceremony": ("up", True),
    "voter-contact": ("down", True),
    "dialogue": ("circle", False),
    "festival": ("plus", True),
    "working-visit": ("right", True),
    "training": ("hexagon", False),
    "gathering": ("square", False),
    "other": ("cross", True),
    "several": ("diamond", False),
}
_TURNS = {"square": (4, 45), "diamond": (4, 0), "up": (3, -90), "down": (3, 90), "right": (3, 0), "hexagon": (6, 0)}
_RADIUS = 5.0


def lay_out_meetings(name: str, meetings: Sequence[Meeting], *, lang: str = "vi", heading: str | None = None) -> Scene:
    """Return the scene of the meetings of a unit: the same one for the same meetings, in whatever order.

    Args:
        name: what the unit is called.
        meetings: the meetings of its bodies.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what and of which days.
    """
    words = MEETINGS[lang]
    weeks: dict[tuple[int | None, int | None], list[Meeting]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda one: (one.day, one.name, one.iri)):
        weeks[meeting.place()].append(meeting)
    days = sorted({meeting.day for meeting in meetings if meeting.place()[0] is not None})
    known = (min(days, key=first_day), max(days, key=last_day)) if days else ()
    title = heading or words["title"].format(name) + shown(known, lang)
    labels = {meeting.kind: meeting.kind_label for meeting in meetings} | {"several": words["several"]}
    marks = [_cell(place, weeks[place], labels, lang) for place in sorted(weeks, key=_in_order)]
    width = _LABELS + (WEEKS + 2 if any(week is None for _, week in weeks) else WEEKS) * _STEP
    kinds = sorted({mark.kind for mark in marks}, key=lambda kind: (list(SHAPES).index(_shape_of(kind)), kind))
    entries = [Entry(labels[kind], tuple(_symbol(kind, 6, 9, False)), width=12) for kind in kinds]
    entries += _steps(weeks.values(), lang)
    if any(week is None for _, week in weeks):
        entries.append(Entry(words["unknown-means"], letters=((_MONTH, words["unknown-week"]),)))
    told = " · ".join(_counts(meetings, weeks, lang))
    head, top = draw_head(title, told, entries, width)
    top += 14 + _TOP
    rows = _years(weeks)
    at = {year: top + _ROW * place for place, year in enumerate(rows)}
    moved = [
        Mark(
            *(mark.id, mark.kind, mark.shapes, mark.texts),
            x=MARGIN + _LABELS + _STEP * (WEEKS + 1 if week is None else week),
            y=at[year],
            told=mark.told,
            spans=mark.spans,
            evidence=mark.evidence,
            details=mark.details,
        )
        for (year, week), mark in zip(sorted(weeks, key=_in_order), marks, strict=True)
    ]
    return Scene(
        *(lang, title, told, width + 2 * MARGIN, top + _ROW * len(rows) + MARGIN, tuple(moved)),
        (*head, *_ground(rows, weeks, top, lang)),
        tuple((kind, labels[kind]) for kind in kinds),
    )


def _in_order(place: tuple[int | None, int | None]) -> tuple[int, int]:
    """Order weeks by time, those that are not known after those that are."""
    year, week = place
    return 9999 if year is None else year, WEEKS if week is None else week


def _years(weeks: dict[tuple[int | None, int | None], list[Meeting]]) -> list[int | None]:
    """Return the years that have a row; None stands for those meetings of which no year is known."""
    known = sorted({year for year, _ in weeks if year is not None})
    rows: list[int | None] = [*known]
    if known and known[-1] - known[0] < _MOST_YEARS:
        rows = [*range(known[0], known[-1] + 1)]
    return [*rows, None] if (None, None) in weeks else rows


def _counts(
    meetings: Sequence[Meeting], weeks: dict[tuple[int | None, int | None], list[Meeting]], lang: str
) -> Iterator[str]:
    words = MEETINGS[lang]
    sources = {quote.source for meeting in meetings for quote in meeting.evidence}
    yield counted("documents", len(sources), lang, MEETINGS)
    yield counted("meetings", len(meetings), lang, MEETINGS)
    full = [(-len(found), _in_order(place), place) for place, found in weeks.items() if None not in place]
    if full and min(full)[0] < -1:
        most, _, (year, week) = min(full)
        span = week_span(year or 0, week or 0)
        yield words["most"].format(counted("meetings", -most, lang, MEETINGS), _days(span))


def _days(span: Span) -> str:
    return f"{day_in_digits(span.first)} – {day_in_digits(span.last)}"


def _cell(place: tuple[int | None, int | None], found: Sequence[Meeting], labels: dict[str, str], lang: str) -> Mark:
    """Return the cell of a week with its corner at the origin."""
    words = MEETINGS[lang]
    year, week = place
    kinds = {meeting.kind for meeting in found}
    kind = kinds.pop() if len(kinds) == 1 else "several"
    step = max(step for step in _CELLS if step <= len(found))
    spans: tuple[Span, ...] = ()
    when = words["no-year"]
    if year is not None:
        spans = (Span(f"{year:04}-01-01", f"{year:04}-12-31") if week is None else week_span(year, week),)
        when = words["no-week"].format(year) if week is None else _days(spans[0])
    shapes = [Rect(Box(0, 0, _WIDE, _HIGH), _CELLS[step], 2), *_symbol(kind, _WIDE / 2, 11, step == 4)]
    texts = []
    if len(found) > 1:
        style = _COUNT_ON_FULL if step == 4 else _COUNT
        # Three letters fit a cell; more meetings in a week are told in words.
        text = str(len(found)) if len(found) < 100 else "…"
        texts.append(TextLine(_WIDE / 2, 29, ((style, text),), is_centred=True))
    quotes = {quote for meeting in found for quote in meeting.evidence}
    named = [f"{meeting.name} ({day_in_digits(meeting.day)})" if meeting.day else meeting.name for meeting in found]
    return Mark(
        f"{year or 'no-year'}/{'no-week' if week is None else week + 1}",
        kind,
        tuple(shapes),
        tuple(texts),
        told=f"{when}: {counted('meetings', len(found), lang, MEETINGS)}, {labels[kind].lower()}",
        spans=spans,
        evidence=tuple(sorted(quotes, key=lambda one: (one.day, one))),
        details=tuple(named),
    )


def _shape_of(kind: str) -> str:
    return kind if kind in SHAPES else "other"


def _symbol(kind: str, x: float, y: float, is_full: bool) -> Iterator[Shape]:
    """Yield the mark of a kind with its middle at a place; `is_full` is that of a cell with many meetings."""
    form, is_filled = SHAPES[_shape_of(kind)]
    paint = (_SOLID if is_filled else _HOLLOW)[is_full]
    if form == "circle":
        yield Circle(x, y, _RADIUS - (0 if is_filled else 0.6), paint)
        return
    if form in ("plus", "cross"):
        corners, turn = _PLUS, 0 if form == "plus" else 45
    elif form == "star":
        corners = [(at * 36 - 90, _RADIUS * (1.15, 0.5)[at % 2]) for at in range(10)]
        turn = 0
    else:
        number, turn = _TURNS[form]
        corners = [(at * 360 // number, _RADIUS * 1.1) for at in range(number)]
    ways = tuple(
        (x + far * math.cos(math.radians(angle + turn)), y + far * math.sin(math.radians(angle + turn)))
        for angle, far in corners
    )
    yield Path((ways,), paint, is_closed=True)


# The corners of a plus: for each arm two outer ones and one where it meets the next.
_PLUS = [(arm + angle, far) for arm in (0, 90, 180, 270) for angle, far in ((-18, 5.4), (18, 5.4), (45, 2.4))]


def _steps(weeks: Collection[Sequence[Meeting]], lang: str) -> Iterator[Entry]:
    """Yield what the looks of cells mean."""
    words = MEETINGS[lang]
    counts = {len(found) for found in weeks}
    for step, name in ((1, "one"), (2, "few"), (4, "many")):
        if any(max(one for one in _CELLS if one <= count) == step for count in counts):
            yield Entry(words[name], (Rect(Box(1, 2, 14, 14), _CELLS[step], 2),), width=16)


def _ground(
    rows: Sequence[int | None], weeks: dict[tuple[int | None, int | None], list[Meeting]], top: float, lang: str
) -> Iterator[Mark]:
    """Yield the bands of the years with their names and counts, and the names of the months."""
    words = MEETINGS[lang]
    left = MARGIN + _LABELS
    starts = [left + _STEP * (date(2023, month, 1).timetuple().tm_yday - 1) / 7 for month in range(1, 13)]
    names = words["months"].split(" ")
    texts = [TextLine(x, top - 8, ((_MONTH, name),)) for x, name in zip(starts, names, strict=True)]
    if any(week is None for _, week in weeks):
        middle = left + _STEP * (WEEKS + 1) + _WIDE / 2
        texts.append(TextLine(middle, top - 8, ((_MONTH, words["unknown-week"]),), is_centred=True))
    yield Mark("", "months", (), tuple(texts))
    for place, year in enumerate(rows):
        y = top + _ROW * place
        found = [meeting for (of, _), some in weeks.items() if of == year for meeting in some]
        said = counted("meetings", len(found), lang, MEETINGS) if found else words["none"]
        name = words["unknown-year"] if year is None else str(year)
        lines, _ = stack([[(_YEAR, name)], [(_SAID, said)]], MARGIN, y + 1)
        bands = [Rect(Box(left - 1, y - 1, _STEP * WEEKS + 1, _HIGH + 2), _BAND, 2)] if year is not None else []
        months = [Path((((x, y - 1), (x, y + _HIGH + 1)),), _BETWEEN_MONTHS) for x in starts[1:]] if bands else []
        yield Mark("", "year", (*bands, *months), tuple(lines))
