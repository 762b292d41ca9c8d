"""Which document implements, cites, amends … which: documents as plain records with the relations between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from govgraph.chart.scene import Evidence

#: How one document stands to another, the most exact first.
RELATIONS = ("implements", "based-on", "amends", "repeals", "replaces", "assesses", "disseminates", "cites", "names")
# How the text of a document names another (the code list citation), as a relation of the two.
_NAMED_AS = {
    "cited": "cites",
    "implemented": "implements",
    "assessed": "assesses",
    "disseminated": "disseminates",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A document; what is not known is the empty string. `sources` is the number of sources that name it."""

    iri: str
    kind: str = ""
    kind_label: str = ""
    number: str = ""
    title: str = ""
    date: str = ""
    issuer_iri: str = ""
    issuer: str = ""
    level: str = "level-unknown"
    unit_iri: str = ""
    sources: int = 0

    @property
    def name(self) -> str:
        """The kind with the number, or with the title where there is none.

        >>> Paper("urn:a", kind_label="Nghị quyết", number="32/NQ-HĐND").name
        'Nghị quyết 32/NQ-HĐND'
        """
        return " ".join(part for part in (self.kind_label, self.number or self.title) if part)


@dataclass(frozen=True, slots=True)
class Relation:
    """How a document stands to another, with the words of the sources that tell.

    `is_stated` tells whether the data say so, or whether the text of the document names the other.
    """

    start: str
    end: str
    kind: str
    is_stated: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Papers:
    """Documents that relations tie, by their IRIs, with these; `about` names what they are of, empty for all.

    `unrelated` is the number of documents of which no relation is known, `asked` the IRI of the one document asked for.
    """

    papers: Mapping[str, Paper]
    relations: tuple[Relation, ...]
    about: str = ""
    unrelated: int = 0
    asked: str = ""

    @property
    def sources(self) -> frozenset[str]:
        """The sources that tell of the relations."""
        return frozenset(one.source for relation in self.relations for one in relation.evidence)

    @property
    def days(self) -> tuple[str, ...]:
        """The days of the sources that tell of the relations, sorted."""
        return tuple(sorted({one.day for relation in self.relations for one in relation.evidence} - {""}))

    def chain(self, iri: str, about: str) -> Papers:
        """Return all that a document rests on, directly or not, and all that rests on it.

        >>> cited = (Relation("a", "b", "cites"), Relation("c", "b", "cites"))
        >>> papers = Papers({iri: Paper(iri) for iri in "abc"}, cited)
        >>> [relation.start for relation in papers.chain("a", "").relations]
        ['a']
        """
        kept = set()
        for forward in (True, False):
            leading: dict[str, list[Relation]] = defaultdict(list)
            for relation in self.relations:
                leading[relation.start if forward else relation.end].append(relation)
            reached, waiting = {iri}, [iri]
            while waiting:
                for relation in leading[waiting.pop()]:
                    kept.add(relation)
                    end = relation.end if forward else relation.start
                    if end not in reached:
                        reached.add(end)
                        waiting.append(end)
        relations = tuple(one for one in self.relations if one in kept)
        return replace(self._of(relations, about), unrelated=0, asked=iri)

    def of(self, is_meant: Callable[[Paper], bool], about: str) -> Papers:
        """Return some documents with those that they stand to, or that stand to them."""
        meant = {iri for iri, paper in self.papers.items() if is_meant(paper)}
        found = self._of(tuple(one for one in self.relations if meant & {one.start, one.end}), about)
        return replace(found, unrelated=len(meant - found.papers.keys()))

    def related(self) -> Papers:
        """Return those that relations tie."""
        found = self._of(self.relations, self.about)
        return replace(found, unrelated=len(self.papers) - len(found.papers))

    def _of(self, relations: tuple[Relation, ...], about: str) -> Papers:
        tied = {iri for relation in relations for iri in (relation.start, relation.end)}
        papers = {iri: paper for iri, paper in self.papers.items() if iri in tied}
        return replace(self, papers=papers, relations=relations, about=about)


def papers_from_rows(documents: Iterable[Mapping[str, str]], relations: Iterable[Mapping[str, str]]) -> Papers:
    """Return the documents that rows tell, the same for rows in any order.

    Args:
        documents: rows of `queries/publish/documents.rq`.
        relations: rows of `queries/publish/document-relations.rq`.
    """
    told: dict[tuple[str, str], dict[str, list[Mapping[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in relations:
        kind = row["relation"] if row["basis"] == "stated" else _NAMED_AS.get(row["relation"], "names")
        told[row["document"], row["other"]][kind].append(row)
    found = []
    for (start, end), kinds in sorted(told.items()):
        for kind, rows in sorted(kinds.items()):
            # What is told exactly is not told once more as a mention.
            if kind not in ("cites", "names") or kinds.keys() <= {"cites", "names"}:
                if kind == "names" and "cites" in kinds:
                    continue
                quotes = {Evidence(row["source"], row["issued"], row["words"]) for row in rows if row["words"]}
                is_stated = any(row["basis"] == "stated" for row in rows)
                found.append(Relation(start, end, kind, is_stated, tuple(sorted(quotes))))
    known: dict[str, Paper] = {}
    for row in sorted(documents, key=lambda one: sorted(one.items())):
        known.setdefault(row["iri"], _paper(row))
    for relation in found:
        for iri in (relation.start, relation.end):
            known.setdefault(iri, Paper(iri, title=iri.rsplit("/", 1)[-1]))
    return Papers({iri: known[iri] for iri in sorted(known)}, tuple(found))


def _paper(row: Mapping[str, str]) -> Paper:
    level = row["level"] or "level-unknown"
    return Paper(
        *(row["iri"], row["kind"], row["kind_label"], row["number"], row["title"], row["date"]),
        *(row["issuer_iri"], row["issuer"], level, row["unit_iri"]),
        sources=int(row["sources"] or 0),
    )
