"""The scenes of stays in posts: of one person, and of the posts of bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, zip_longest

from govgraph.chart.head import MARGIN, draw_head
from govgraph.chart.network.spans import day_before, merged
from govgraph.chart.organisation import LEVELS, SIDES
from govgraph.chart.scene import Evidence, Mark, Scene, Span
from govgraph.chart.wording import day_in_digits, reported
from govgraph.chart.years import Part, Stay, TermYears
from govgraph.chart.years.axis import HEIGHT, Axis, axis_over
from govgraph.chart.years.columns import Line, heading_line, in_columns
from govgraph.chart.years.rows import LEFT, YEARS_WIDE, Row, draw_row, key_of
from govgraph.chart.years.wording import WORDS, counted, days_of, spans_in_words, stay_in_words

#: More stays than these are drawn folded, one row a post.
MOST_STAYS = 200
# Posts that are no single office: that no holder is known tells nothing, since there always are several.
_OF_MANY = frozenset({"standing-member", "member", "alternate-member", "delegate", "officer"})
_BANDS = (*LEVELS, "level-unknown")


def lay_out_career(name: str, stays: Sequence[Stay], *, lang: str = "vi", heading: str | None = None) -> Scene:
    """Return the scene of the posts of a person: the same one for the same stays, in whatever order.

    Args:
        name: what the person is called.
        stays: the person's posts.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what and of which days.
    """
    ordered = sorted(stays, key=lambda one: (_first(one), one.role_order, one.post_label, one.iri))
    rows: list[Row | str] = [_row(stay, stay.title, lang) for stay in ordered]
    if len(ordered) > MOST_STAYS:
        rows = _folded(ordered, lang)
    title = heading or WORDS[lang]["career"].format(name) + reported(_told_days(stays), lang)
    return _scene(title, rows, stays, lang)


def lay_out_bodies(
    name: str,
    stays: Sequence[Stay],
    terms: Mapping[str, Sequence[TermYears]] | None = None,
    *,
    lang: str = "vi",
    heading: str | None = None,
) -> Scene:
    """Return the scene of the posts of bodies with their holders: the same one for the same stays, in whatever order.

    Args:
        name: what the body, or the unit of the bodies, is called.
        stays: who held the posts.
        terms: the terms of office, by the IRI of the body.
        lang: the language of all that is not a name, vi or en.
        heading: the sentence at the head, by default one that says what and of which days.
    """
    words = WORDS[lang]
    axis = _axis(stays)
    ordered = sorted(stays, key=lambda one: (_order(one), _first(one), one.person_name, one.iri))
    rows: list[Row | str] = []
    if len(ordered) > MOST_STAYS:
        rows = _folded(ordered, lang)
    else:
        for (_, body_label, body), in_body in groupby(ordered, key=lambda one: _order(one)[:3]):
            of_body = list(in_body)
            told = [term.name for term in (terms or {}).get(body, ())]
            said = [words["terms"].format(", ".join(_years(told)))] if told else []
            if end := of_body[0].unit_end:
                said.append(words["unit-ended"].format(day_in_digits(end)))
            rows.append(" · ".join((body_label or name, *said)))
            for _, of_post in groupby(of_body, key=lambda one: one.post):
                held = list(of_post)
                rows += [
                    _post(held, axis, (terms or {}).get(body, ()), lang),
                    *(_row(stay, stay.holder, lang) for stay in held),
                ]
    title = heading or words["body"].format(name) + reported(_told_days(stays), lang)
    return _scene(title, rows, stays, lang)


def _order(stay: Stay) -> tuple[tuple[int, int], str, str, int, str, str]:
    """Return what stays are sorted by: level, side and body, then the post."""
    level = stay.level if stay.level in _BANDS else "level-unknown"
    place = _BANDS.index(level), SIDES.index(stay.side) if stay.side in SIDES else len(SIDES)
    return place, stay.body_label, stay.body, stay.role_order, stay.post_label, stay.post


def _first(stay: Stay) -> str:
    known = stay.known()
    return known.first if known else "9999"


def _told_days(stays: Sequence[Stay]) -> tuple[str, ...]:
    days = days_of(stays)
    return (days[0], days[-1]) if len(days) > 1 else days


def _years(names: Sequence[str]) -> list[str]:
    """Return the names of terms without the word for term, which the heading says once."""
    return sorted({name.removeprefix("Nhiệm kỳ ") for name in names})


def _axis(stays: Sequence[Stay]) -> Axis | None:
    days = [day for stay in stays if (known := stay.known()) for day in (known.first, known.last)]
    return axis_over(days or days_of(stays), LEFT, YEARS_WIDE)


def _row(stay: Stay, name: str, lang: str) -> Row:
    said = stay_in_words(stay, lang)
    mark = Mark(
        stay.iri,
        "stay",
        (),
        level=stay.level,
        told=f"{stay.person_name}, {stay.title}: {said}",
        spans=stay.spans,
        evidence=stay.evidence,
    )
    return Row(mark, name, (said,), stay.parts(), (not stay.start, not stay.end))


def _post(stays: Sequence[Stay], axis: Axis | None, terms: Sequence[TermYears], lang: str) -> Row:
    """Return the row of a post: the terms of its body, and when no one is known to hold a single office."""
    words = WORDS[lang]
    is_of_many = stays[0].role in _OF_MANY
    empty = unknown_spans(stays, _days_of_unit(stays[0], axis.days)) if axis and not is_of_many else ()
    said = words["nobody"].format(spans_in_words(empty, lang)) if empty else words["always-known"]
    if is_of_many or axis is None:
        said = words["of-many" if is_of_many else "undated"]
    mark = Mark(stays[0].post, "post", (), level=stays[0].level)
    parts = [Part("unknown", span.first, span.last) for span in empty]
    shown = [part for term in terms if axis and (part := term.part()).last > axis.days[0] and part.first < axis.days[1]]
    return Row(mark, stays[0].post_label, (said,), (*parts, *shown), is_post=True)


def _days_of_unit(stay: Stay, days: tuple[str, str]) -> tuple[str, str]:
    """Return those of the days, from the first to the last, on which the unit of the body was there.

    >>> _days_of_unit(Stay("t", "p", "Thử", "c", "Bí thư", unit_end="2025-07-01"), ("2024-01-01", "2025-12-31"))
    ('2024-01-01', '2025-06-30')
    """
    return max(days[0], stay.unit_start), min(days[1], day_before(stay.unit_end) if stay.unit_end else days[1])


def unknown_spans(stays: Sequence[Stay], days: tuple[str, str]) -> tuple[Span, ...]:
    """Return when, between two days, none of the stays is known to hold.

    >>> stay = Stay("t", "p", "Thử", "c", "Bí thư", start="2021-01-01", seen=("2021-06-30",))
    >>> unknown_spans([stay], ("2020-01-01", "2021-06-30"))
    (Span(first='2020-01-01', last='2020-12-31'),)
    """
    known = merged(span for stay in stays if (span := stay.known()))
    found, begin = [], days[0]
    for span in known:
        if begin < span.first and begin <= days[1]:
            found.append(Span(begin, min(day_before(span.first), days[1])))
        begin = max(begin, (date.fromisoformat(span.last) + timedelta(days=1)).isoformat())
    if begin <= days[1]:
        found.append(Span(begin, days[1]))
    return tuple(found)


def _folded(ordered: Sequence[Stay], lang: str) -> list[Row | str]:
    """Return one row a post, with the number of its holders; of more posts than are drawn, the rest in one row."""
    words = WORDS[lang]
    posts: dict[str, list[Stay]] = defaultdict(list)
    for stay in ordered:
        posts[stay.post].append(stay)
    groups = list(posts.values())
    shown, rest = (groups, []) if len(groups) <= MOST_STAYS else (groups[: MOST_STAYS - 1], groups[MOST_STAYS - 1 :])
    rows: list[Row | str] = [_group(of_post[0].post, of_post[0].post_label, of_post, lang) for of_post in shown]
    if rest:
        stays = [stay for of_post in rest for stay in of_post]
        people = len({stay.person for stay in stays})
        rows.append(_group("further", words["further"].format(len(rest), people), stays, lang))
    return rows


def _group(iri: str, name: str, stays: Sequence[Stay], lang: str) -> Row:
    if len(stays) == 1:
        return _row(stays[0], f"{name}: {stays[0].holder}", lang)
    known = merged(span for stay in stays if (span := stay.known()))
    said = spans_in_words(known, lang) or WORDS[lang]["undated"]
    people = counted("people", len({stay.person for stay in stays}), lang)
    always = any(not stay.spans for stay in stays)
    mark = Mark(
        iri,
        "post",
        (),
        level=stays[0].level,
        spans=() if always else merged(span for stay in stays for span in stay.spans),
        evidence=_quotes(stays),
        details=tuple(f"{stay.person_name}, {stay.post_label}: {stay_in_words(stay, lang)}" for stay in stays),
    )
    return Row(mark, name, (f"{people} · {said}",), [Part("count", span.first, span.last) for span in known])


def _quotes(stays: Sequence[Stay]) -> tuple[Evidence, ...]:
    return tuple(sorted({quote for stay in stays for quote in stay.evidence}, key=lambda one: (one.day, one)))


def _scene(title: str, rows: Sequence[Row | str], stays: Sequence[Stay], lang: str) -> Scene:
    """Return the rows one below the other, in columns where they are many, with the head above."""
    words = WORDS[lang]
    numbers = {
        "documents": len({quote.source for stay in stays for quote in stay.evidence}),
        "posts": len({stay.post for stay in stays}),
        "people": len({stay.person for stay in stays}),
    }
    told = [counted(name, count, lang) for name, count in numbers.items()]
    if len(stays) > MOST_STAYS:
        told.append(counted("folded", len(rows), lang))
    drawn = [row for row in rows if isinstance(row, Row)]
    axis = _axis(stays)
    # Holders stand in one column with their post.
    has_posts = any(row.is_post for row in drawn)
    lines = []
    for row, after in zip_longest(rows, rows[1:]):
        is_held = has_posts and isinstance(after, Row) and not after.is_post
        lines.append(Line(*draw_row(row, axis, 0.0), leads=is_held) if isinstance(row, Row) else heading_line(row))
    columns = in_columns(lines, words["continued"].format)
    head, top = draw_head(title, " · ".join(told), list(key_of(drawn, words)), columns.width)
    top += 14 + HEIGHT
    marks, headings, foot = columns.placed(top)
    ground = [*head, *headings]
    if axis:
        ground += [replace(axis.drawn(top), x=shift) for shift in columns.shifts]
    found = {mark.level for mark in marks}
    kinds = dict.fromkeys(mark.kind for mark in marks)
    return Scene(
        *(lang, title, " · ".join(told), columns.width + 2 * MARGIN, foot, tuple(marks), tuple(ground)),
        tuple((kind, words[kind]) for kind in kinds),
        tuple((level, words[level]) for level in _BANDS if level in found),
    )
