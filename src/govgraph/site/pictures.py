"""The chart of a page: the bodies of a unit, the posts of a person over the years, the holders of a body's posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from govgraph.chart import organisation_from_rows, render_organisation
from govgraph.chart.writers import write_scene
from govgraph.chart.years import TermYears, stays_from_rows
from govgraph.chart.years.stays import lay_out_bodies, lay_out_career
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore

Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Pictures:
    """What charts are drawn from, by the IRI of the unit, person or body; what has too little to show has none."""

    bodies_of_unit: Mapping[str, Rows] = field(default_factory=dict)
    posts_of_person: Mapping[str, Rows] = field(default_factory=dict)
    holders_in_body: Mapping[str, Rows] = field(default_factory=dict)
    terms_of_body: Mapping[str, list[TermYears]] = field(default_factory=dict)

    def kind_for(self, iri: str) -> str:
        """Return the kind of the chart of a thing: organisation, career or timeline; empty where it has none."""
        if iri in self.bodies_of_unit:
            return "organisation"
        if iri in self.posts_of_person:
            return "career"
        return "timeline" if iri in self.holders_in_body else ""

    def draw(self, iri: str, name: str, language: str) -> bytes:
        """Return the chart of a thing that has one, called so, as SVG."""
        kind = self.kind_for(iri)
        if kind == "organisation":
            return render_organisation(organisation_from_rows(self.bodies_of_unit[iri]), lang=language)
        if kind == "career":
            stays = stays_from_rows(self.posts_of_person[iri])
            return write_scene(lay_out_career(name, stays, lang=language), "svg")
        stays = stays_from_rows(self.holders_in_body[iri])
        terms = {iri: self.terms_of_body.get(iri, [])}
        return write_scene(lay_out_bodies(name, stays, terms, lang=language), "svg")


def find_pictures(store: GraphStore) -> Pictures:
    """Return what a store has to draw: units with two bodies or more, people and bodies over the years.

    >>> find_pictures(GraphStore.open(None)).kind_for("https://w3id.org/govgraph/id/unit/1")
    ''
    """
    units: dict[str, Rows] = defaultdict(list)
    for row in run_query(store, find_query("publish/organisation-chart"), lang="vi").records():
        if row["unit_iri"]:
            units[str(row["unit_iri"])].append(row)
    people: dict[str, Rows] = defaultdict(list)
    bodies: dict[str, Rows] = defaultdict(list)
    for row in run_query(store, find_query("publish/post-years"), lang="vi").records():
        people[row["person"]].append(row)
        bodies[row["body"]].append(row)
    terms: dict[str, list[TermYears]] = defaultdict(list)
    for row in run_query(store, find_query("publish/term-years")).records():
        terms[row["body"]].append(TermYears(row["term"], row["start"], row["end"]))
    return Pictures(
        {unit: rows for unit, rows in units.items() if len({row["body"] for row in rows}) > 1},
        {person: rows for person, rows in people.items() if is_worth_drawing(_days_of(rows))},
        {body: rows for body, rows in bodies.items() if body and is_worth_drawing(_days_of(rows))},
        terms,
    )


def is_worth_drawing(days: Iterable[tuple[str, str]]) -> bool:
    """Tell whether tenures and their days have something to compare: two tenures or more, and days not all the same."""
    known = set(days)
    return len({tenure for tenure, _ in known}) > 1 and len({day for _, day in known}) > 1


def _days_of(rows: Rows) -> Iterator[tuple[str, str]]:
    return ((row["tenure"], row[end]) for row in rows for end in ("start", "end", "attested") if row[end])
