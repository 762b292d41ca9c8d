"""The charts of a page: bodies of a unit, posts of a person, holders of posts; what units became; documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from govgraph.chart import organisation_from_rows
from govgraph.chart.documents import Papers, papers_from_rows
from govgraph.chart.documents.draw import lay_out as lay_out_documents
from govgraph.chart.lineage import Change, Lineage, lineage_from_rows
from govgraph.chart.lineage.draw import lay_out as lay_out_lineage
from govgraph.chart.organisation.layout import lay_out as lay_out_organisation
from govgraph.chart.scene import Scene
from govgraph.chart.years import TermYears, stays_from_rows
from govgraph.chart.years.stays import lay_out_bodies, lay_out_career
from govgraph.codes import load_codes
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore

Rows = list[dict[str, str]]
#: The files of each chart: the picture, and its data.
CHART_FILES = ("svg", "csv")
#: Kinds of charts that a page may have beside another.
FURTHER_CHARTS = ("lineage", "documents")


@dataclass(frozen=True, slots=True)
class Pictures:
    """What charts are drawn from, by the IRI of the unit, person or body; what has too little to show has none.

    `changes_of_unit` are those of a unit and of those within it, with the end of the districts in which these lay;
    `units` is of all of them. `papers` are documents with the relations that the data state, `tied` those that one
    ties, with the units of their issuers.
    """

    bodies_of_unit: Mapping[str, Rows] = field(default_factory=dict)
    posts_of_person: Mapping[str, Rows] = field(default_factory=dict)
    holders_in_body: Mapping[str, Rows] = field(default_factory=dict)
    terms_of_body: Mapping[str, list[TermYears]] = field(default_factory=dict)
    units: Lineage = field(default_factory=lambda: Lineage({}, ()))
    changes_of_unit: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    papers: Papers = field(default_factory=lambda: Papers({}, ()))
    tied: frozenset[str] = frozenset()

    def kinds_for(self, iri: str) -> tuple[str, ...]:
        """Return the kinds of the charts of a thing: organisation, career or timeline; lineage; documents."""
        has = {
            "organisation": iri in self.bodies_of_unit,
            "career": iri in self.posts_of_person,
            "timeline": iri in self.holders_in_body,
            "lineage": iri in self.changes_of_unit,
            "documents": iri in self.tied,
        }
        return tuple(kind for kind, is_there in has.items() if is_there)

    def scene(self, kind: str, iri: str, name: str, language: str) -> Scene:
        """Return a chart of a thing that has one of that kind, called so."""
        if kind == "organisation":
            return lay_out_organisation(organisation_from_rows(self.bodies_of_unit[iri]), lang=language)
        if kind == "career":
            return lay_out_career(name, stays_from_rows(self.posts_of_person[iri]), lang=language)
        if kind == "lineage":
            some = replace(self.units, changes=self.changes_of_unit[iri])
            return lay_out_lineage(some.around([iri], name), lang=language)
        if kind == "documents":
            return lay_out_documents(self._papers_of(iri, name, language), lang=language)
        terms = {iri: self.terms_of_body.get(iri, [])}
        return lay_out_bodies(name, stays_from_rows(self.holders_in_body[iri]), terms, lang=language)

    def _papers_of(self, iri: str, name: str, language: str) -> Papers:
        if iri in self.papers.papers:
            found = self.papers.chain(iri, name)
        else:
            found = self.papers.of(lambda paper: paper.unit_iri == iri, name)
        kinds = load_codes()["document"]
        return replace(
            found,
            papers={
                one: replace(paper, kind_label=kinds[paper.kind].preferred[language]) if paper.kind else paper
                for one, paper in found.papers.items()
            },
        )


def find_pictures(store: GraphStore) -> Pictures:
    """Return what a store has to draw: units with two bodies or more, people and bodies over the years, and so on.

    >>> find_pictures(GraphStore.open(None)).kinds_for("https://w3id.org/govgraph/id/unit/1")
    ()
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
    lineage = lineage_from_rows(
        *(run_query(store, find_query(f"publish/{name}")).records() for name in ("unit-changes", "changed-units"))
    )
    papers = stated_papers(
        *(run_query(store, find_query(f"publish/{name}")).records() for name in ("documents", "document-relations"))
    )
    return Pictures(
        {unit: rows for unit, rows in units.items() if len({row["body"] for row in rows}) > 1},
        {person: rows for person, rows in people.items() if is_worth_drawing(_days_of(rows))},
        {body: rows for body, rows in bodies.items() if body and is_worth_drawing(_days_of(rows))},
        terms,
        lineage,
        changes_of_units(lineage),
        papers,
        tied_by(papers),
    )


def is_worth_drawing(days: Iterable[tuple[str, str]]) -> bool:
    """Tell whether tenures and their days have something to compare: two tenures or more, and days not all the same."""
    known = set(days)
    return len({tenure for tenure, _ in known}) > 1 and len({day for _, day in known}) > 1


def changes_of_units(lineage: Lineage) -> dict[str, tuple[Change, ...]]:
    """Return the changes that the chart of a unit shows, by its IRI."""
    found: dict[str, dict[str, Change]] = defaultdict(dict)
    ends: dict[str, list[Change]] = defaultdict(list)
    for change in lineage.changes:
        for iri in change.before if not change.after else ():
            ends[iri].append(change)
    for change in lineage.changes:
        above = {one.iri for iri in change.before for one in lineage.units[iri].above}
        shown = [change, *(end for iri in sorted(above) for end in ends[iri])]
        for iri in (*change.before, *change.after):
            for unit in (iri, *(one.iri for one in lineage.units[iri].above)):
                found[unit].update((one.iri, one) for one in shown)
    # A district that ended, without what became of those in it, is a line of the page and no picture.
    return {
        iri: tuple(changes[key] for key in sorted(changes))
        for iri, changes in found.items()
        if any(one.after for one in changes.values())
    }


def stated_papers(documents: Rows, relations: Rows) -> Papers:
    """Return the documents of rows with the relations that the data state."""
    return papers_from_rows(documents, [row for row in relations if row["basis"] == "stated"])


def tied_by(papers: Papers) -> frozenset[str]:
    """Return the documents that a relation ties, and the units of whose bodies such are."""
    tied = {iri for relation in papers.relations for iri in (relation.start, relation.end)}
    return frozenset(tied | {papers.papers[iri].unit_iri for iri in tied} - {""})


def _days_of(rows: Rows) -> Iterator[tuple[str, str]]:
    return ((row["tenure"], row[end]) for row in rows for end in ("start", "end", "attested") if row[end])
