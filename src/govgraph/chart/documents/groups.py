"""Too many documents to draw, as groups of one issuer and kind, or of one level and kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from govgraph.chart.documents import Paper, Papers, Relation
from govgraph.chart.scene import Evidence

# As many sentences as a reader of one mark looks through.
_MOST_QUOTES = 40


@dataclass(frozen=True, slots=True)
class Groups:
    """What is drawn: documents or groups of them, and the relations between these.

    `members` are the documents of each, `weights` how many relations each drawn one stands for, and `inside` how many
    relations of a kind are between members of one group.
    """

    papers: Papers
    members: dict[str, tuple[Paper, ...]]
    weights: dict[tuple[str, str, str], int]
    inside: dict[str, dict[str, int]]
    is_folded: bool = False


def grouped(papers: Papers, most: int) -> Groups:
    """Return documents by themselves where they are no more than `most`, else in groups, as few as need be."""
    if len(papers.papers) <= most:
        weights = {(one.start, one.end, one.kind): 1 for one in papers.relations}
        return Groups(papers, {iri: (paper,) for iri, paper in papers.papers.items()}, weights, {})
    for key in (_by_issuer, _by_level):
        of_group: dict[str, list[Paper]] = defaultdict(list)
        for paper in papers.papers.values():
            of_group[key(paper)].append(paper)
        if len(of_group) <= most:
            break
    return _groups(papers, {iri: tuple(found) for iri, found in sorted(of_group.items())}, key is _by_issuer)


def _by_issuer(paper: Paper) -> str:
    return f"group {paper.issuer_iri} {paper.kind}"


def _by_level(paper: Paper) -> str:
    return f"group {paper.level} {paper.kind}"


def _groups(papers: Papers, members: dict[str, tuple[Paper, ...]], has_issuer: bool) -> Groups:
    place = {paper.iri: iri for iri, found in members.items() for paper in found}
    told: dict[tuple[str, str, str], list[Relation]] = defaultdict(list)
    inside: dict[str, dict[str, int]] = defaultdict(Counter)
    for one in papers.relations:
        start, end = place[one.start], place[one.end]
        if start == end:
            inside[start][one.kind] += 1
        else:
            told[start, end, one.kind].append(one)
    relations = tuple(
        Relation(*ends, all(one.is_stated for one in found), _quotes(found)) for ends, found in sorted(told.items())
    )
    drawn = {}
    for iri, found in members.items():
        first = found[0]
        issuer = (first.issuer_iri, first.issuer) if has_issuer else ("", "")
        sources = sum(paper.sources for paper in found)
        drawn[iri] = Paper(iri, first.kind, first.kind_label, "", "", "", *issuer, first.level, sources=sources)
    weights = {ends: len(found) for ends, found in told.items()}
    return Groups(Papers(drawn, relations), members, weights, dict(inside), is_folded=True)


def _quotes(relations: list[Relation]) -> tuple[Evidence, ...]:
    return tuple(sorted({quote for one in relations for quote in one.evidence}))[:_MOST_QUOTES]
