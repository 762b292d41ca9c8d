"""The scenes of charts over the years, asked of a store."""

from __future__ import annotations

from collections import defaultdict

from govgraph.chart.scene import Scene
from govgraph.chart.years import TermYears, stays_from_rows
from govgraph.chart.years.calendar import lay_out_meetings
from govgraph.chart.years.meetings import meetings_from_rows
from govgraph.chart.years.reviews import figures_from_rows
from govgraph.chart.years.stays import lay_out_bodies, lay_out_career
from govgraph.chart.years.targets import lay_out_targets
from govgraph.errors import QueryError
from govgraph.query import find_query, run_query
from govgraph.query.named import find_named
from govgraph.store import GraphStore


def career(store: GraphStore, person: str, lang: str = "vi") -> Scene:
    """Return the posts of a person, who is given by name or IRI, over the years.

    Raises:
        QueryError: no person is called so, several are, or no post of the person is known.
    """
    iri, name = find_named(store, person, "person")
    rows = run_query(store, find_query("publish/post-years"), person=iri, lang=lang).records()
    if not rows:
        raise QueryError(f"no post of {name} is known; «govgraph explain <{iri}>» shows what is")
    return lay_out_career(name, stays_from_rows(rows), lang=lang)


def body_timeline(store: GraphStore, body: str | None = None, unit: str | None = None, lang: str = "vi") -> Scene:
    """Return who held the posts of a body, or of all bodies of a unit; either is given by name or IRI.

    Raises:
        QueryError: nothing is called so, several are, no holder is known, or not one of body and unit is given.
    """
    asked, iri, name = _body_or_unit(store, body, unit)
    rows = run_query(store, find_query("publish/post-years"), lang=lang, **{asked: iri}).records()
    if not rows:
        raise QueryError(f"no holder of a post in {name} is known; «govgraph explain <{iri}>» shows what is")
    terms: dict[str, list[TermYears]] = defaultdict(list)
    for row in run_query(store, find_query("publish/term-years"), **{asked: iri}).records():
        terms[row["body"]].append(TermYears(row["term"], row["start"], row["end"]))
    return lay_out_bodies(name, stays_from_rows(rows), terms, lang=lang)


def meetings(store: GraphStore, unit: str, lang: str = "vi") -> Scene:
    """Return the calendar of the meetings of a unit's bodies; the unit is given by name or IRI.

    Raises:
        QueryError: no unit is called so, several are, or no meeting is known.
    """
    iri, name = find_named(store, unit, "unit")
    rows = run_query(store, find_query("publish/meeting-years"), unit=iri, lang=lang).records()
    if not rows:
        raise QueryError(
            f"no meeting that a body of {name} held is known; «govgraph query meetings» lists those that are"
        )
    return lay_out_meetings(name, meetings_from_rows(rows), lang=lang)


def term(store: GraphStore, body: str | None = None, unit: str | None = None, lang: str = "vi") -> Scene:
    """Return the targets that a body, or the bodies of a unit, set and met; either is given by name or IRI.

    Raises:
        QueryError: nothing is called so, several are, no review is known, or not one of body and unit is given.
    """
    asked, iri, name = _body_or_unit(store, body, unit)
    rows = run_query(store, find_query("publish/target-years"), **{asked: iri}).records()
    if not rows:
        raise QueryError(
            f"no review of {name} that tells of targets or values is known; «govgraph query targets» and «govgraph "
            "query indicators» list those that are, with the bodies reviewed"
        )
    return lay_out_targets(name, figures_from_rows(rows), lang=lang)


def _body_or_unit(store: GraphStore, body: str | None, unit: str | None) -> tuple[str, str, str]:
    """Return which of the two is asked for, with IRI and name."""
    if (body is None) == (unit is None):
        raise QueryError("give the body (--body) or the unit (--unit), one of the two")
    asked, named = ("body", body) if body is not None else ("unit", unit)
    return asked, *find_named(store, named or "", asked)
