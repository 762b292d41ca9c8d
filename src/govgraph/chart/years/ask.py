"""Charts over the years, drawn from a store."""

from __future__ import annotations

import os
from collections import defaultdict

from govgraph.chart import write_chart
from govgraph.chart.find import find_named
from govgraph.chart.writers import format_of
from govgraph.chart.years import TermYears, stays_from_rows
from govgraph.chart.years.calendar import lay_out_meetings
from govgraph.chart.years.meetings import meetings_from_rows
from govgraph.chart.years.reviews import figures_from_rows
from govgraph.chart.years.stays import lay_out_bodies, lay_out_career
from govgraph.chart.years.targets import lay_out_targets
from govgraph.errors import QueryError
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore


def draw_career(store: GraphStore, out: str | os.PathLike[str], *, person: str, lang: str = "vi") -> None:
    """Write the posts of a person over the years; nothing is left behind where that fails.

    Args:
        store: the store.
        out: the file, whose ending names the format.
        person: the name of the person, or the IRI.
        lang: the language of all that is not a name, vi or en.

    Raises:
        ExportError: the ending names no format that the chart has, or the file cannot be written.
        QueryError: no person is called so, several are, or no post of the person is known.
    """
    format_of(os.fspath(out))
    iri, name = find_named(store, person, "person")
    stays = stays_from_rows(run_query(store, find_query("publish/post-years"), person=iri, lang=lang).records())
    if not stays:
        raise QueryError(f"no post of {name} is known; «govgraph explain <{iri}>» shows what is")
    write_chart(lay_out_career(name, stays, lang=lang), out)


def draw_body_timeline(
    store: GraphStore,
    out: str | os.PathLike[str],
    *,
    body: str | None = None,
    unit: str | None = None,
    lang: str = "vi",
) -> None:
    """Write who held the posts of a body, or of all bodies of a unit; nothing is left behind where that fails.

    Args:
        store: the store.
        out: the file, whose ending names the format.
        body: the name of the body, or the IRI.
        unit: the name of the unit, or the IRI, in place of `body`.
        lang: the language of all that is not a name, vi or en.

    Raises:
        ExportError: the ending names no format that the chart has, or the file cannot be written.
        QueryError: nothing is called so, several are, no holder is known, or not one of body and unit is given.
    """
    format_of(os.fspath(out))
    asked, iri, name = _body_or_unit(store, body, unit)
    stays = stays_from_rows(run_query(store, find_query("publish/post-years"), lang=lang, **{asked: iri}).records())
    if not stays:
        raise QueryError(f"no holder of a post in {name} is known; «govgraph explain <{iri}>» shows what is")
    terms: dict[str, list[TermYears]] = defaultdict(list)
    for row in run_query(store, find_query("publish/term-years"), **{asked: iri}).records():
        terms[row["body"]].append(TermYears(row["term"], row["start"], row["end"]))
    write_chart(lay_out_bodies(name, stays, terms, lang=lang), out)


def draw_meetings(store: GraphStore, out: str | os.PathLike[str], *, unit: str, lang: str = "vi") -> None:
    """Write the calendar of the meetings of a unit's bodies; nothing is left behind where that fails.

    Args:
        store: the store.
        out: the file, whose ending names the format.
        unit: the name of the unit, or the IRI.
        lang: the language of all that is not a name, vi or en.

    Raises:
        ExportError: the ending names no format that the chart has, or the file cannot be written.
        QueryError: no unit is called so, several are, or no meeting is known.
    """
    format_of(os.fspath(out))
    iri, name = find_named(store, unit, "unit")
    rows = run_query(store, find_query("publish/meeting-years"), unit=iri, lang=lang).records()
    if not rows:
        raise QueryError(
            f"no meeting that a body of {name} held is known; «govgraph query meetings» lists those that are"
        )
    write_chart(lay_out_meetings(name, meetings_from_rows(rows), lang=lang), out)


def draw_term(
    store: GraphStore,
    out: str | os.PathLike[str],
    *,
    body: str | None = None,
    unit: str | None = None,
    lang: str = "vi",
) -> None:
    """Write the targets that a body, or the bodies of a unit, set and met; nothing is left behind where that fails.

    Args:
        store: the store.
        out: the file, whose ending names the format.
        body: the name of the body, or the IRI.
        unit: the name of the unit, or the IRI, in place of `body`.
        lang: the language of all that is not a name, vi or en.

    Raises:
        ExportError: the ending names no format that the chart has, or the file cannot be written.
        QueryError: nothing is called so, several are, no review is known, or not one of body and unit is given.
    """
    format_of(os.fspath(out))
    asked, iri, name = _body_or_unit(store, body, unit)
    rows = run_query(store, find_query("publish/target-years"), **{asked: iri}).records()
    if not rows:
        raise QueryError(
            f"no review of {name} that tells of targets or values is known; «govgraph query targets» and «govgraph "
            "query indicators» list those that are, with the bodies reviewed"
        )
    write_chart(lay_out_targets(name, figures_from_rows(rows), lang=lang), out)


def _body_or_unit(store: GraphStore, body: str | None, unit: str | None) -> tuple[str, str, str]:
    """Return which of the two is asked for, with IRI and name."""
    if (body is None) == (unit is None):
        raise QueryError("give the body (--body) or the unit (--unit), one of the two")
    asked, named = ("body", body) if body is not None else ("unit", unit)
    return asked, *find_named(store, named or "", asked)
