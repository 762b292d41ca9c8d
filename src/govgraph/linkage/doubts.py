"""Doubts that no document raises alone: one person whom nothing shows for a very long time, and copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple
from pyoxigraph import parse as parse_rdf

from govgraph.errors import NotationError
from govgraph.fact_key import UNKNOWN, FactKey, parse
from govgraph.linkage.joins import Classes, Join
from govgraph.linkage.people import LONGEST_SPAN
from govgraph.linkage.posts import Posts, line_of, years_between
from govgraph.linkage.records import Person, Records, Tenure
from govgraph.mapping.issue import issue_statements
from govgraph.model import Issue
from govgraph.namespaces import DCTERMS, GOV, SKOS

if TYPE_CHECKING:
    from govgraph.archive import Archive

#: Code → severity; docs/guide-review.md explains them.
IDENTITY_CODES = {"shown-long-apart": "warning", "same-wording": "info"}


@dataclass(frozen=True, slots=True)
class _Gap:
    """Two tenures of one person, with the days on which they are shown; between these nothing shows the person."""

    earlier: Tenure
    shown: str
    later: Tenure
    shown_again: str


class IdentityDoubts:
    """The doubts about people as joins have left them."""

    def __init__(self, archive: Archive, base: str, records: Records, posts: Posts, judged: Sequence[Join]) -> None:
        self._archive = archive
        self._base = base
        self._read: tuple[str, list[Quad]] = ("", [])
        self._records = records
        self._posts = posts
        self._judged = Classes()
        for join in judged:
            self._judged.join(join.left, join.right)

    def statements(self, classes: Classes) -> Iterator[Triple]:
        """Yield what the graph of identities says of them, each with the later of the two documents as its source.

        A doubt is settled by a judgement that the two are the same, and by a row of corrections.csv that confirms one
        of the two posts.
        """
        people: dict[str, list[Person]] = defaultdict(list)
        for iri, person in self._records.people.items():
            people[classes.canonical(iri)].append(person)
        for canonical, several in sorted(people.items()):
            for gap in self._gaps(several):
                if not self._is_settled(gap):
                    source = NamedNode(gap.later.source)
                    about = f"{canonical} {gap.shown} {gap.shown_again}"
                    passage = self._first(gap.later, GOV.evidence)
                    evidence = NamedNode(passage) if passage else None
                    yield from issue_statements(self._issue(gap), source, self._base, about=about, evidence=evidence)

        yield from self._copies()

    def _copies(self) -> Iterator[Triple]:
        for copy, source in self._records.copies.items():
            other = min(self._values(source[len(self._base) :], source, DCTERMS.identifier), default=source)
            issue = Issue(
                IDENTITY_CODES["same-wording"],
                "same-wording",
                f"word for word what «{other}» says on the same day; if it is a copy, take one of the two out",
                vietnamese=f"giống từng chữ với «{other}» trong cùng ngày; nếu là bản sao, hãy bỏ một trong hai bản.",
            )
            yield from issue_statements(issue, NamedNode(copy), self._base)

    def _gaps(self, people: Sequence[Person]) -> Iterator[_Gap]:
        """Yield where people who are one are shown in one unit after more years than a rule of units would bridge.

        Units that came from each other count as one. A page that tells both itself leaves no doubt.
        """
        by_day: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in sorted(
            (one for person in people for one in person.tenures), key=lambda one: (one.iri, one.source)
        ):
            told = (day for day in (tenure.start, tenure.end) if day and day[:4].isdigit())
            for day in {*self._posts.shown(tenure), *told}:
                by_day[day].append(tenure)
        for shown, again in pairwise(sorted(by_day)):
            if years_between([shown, again]) <= LONGEST_SPAN:
                continue
            pair = next(self._in_one_unit(by_day[shown], by_day[again]), None)
            if pair is not None and not self._is_told(people, by_day[shown], by_day[again]):
                yield _Gap(pair[0], shown, pair[1], again)

    def _in_one_unit(self, earlier: Iterable[Tenure], later: Sequence[Tenure]) -> Iterator[tuple[Tenure, Tenure]]:
        for one in earlier:
            unit = self._posts.unit(one)
            line = line_of(unit) if unit is not None else set()
            yield from ((one, other) for other in later if self._posts.unit(other) in line)

    def _is_told(self, people: Iterable[Person], earlier: Iterable[Tenure], later: Iterable[Tenure]) -> bool:
        """Tell whether a page of the later day shows the earlier post too, or calls it a former one."""
        posts = {path for one in earlier for path in self._posts.line(one)}
        pages = {one.source for one in later}
        if pages & {one.source for one in earlier}:
            return True
        tenures = (tenure for person in people for tenure in person.tenures if tenure.source in pages)
        return any(tenure.is_ended and self._posts.path(tenure) in posts for tenure in tenures)

    def _is_settled(self, gap: _Gap) -> bool:
        if gap.earlier.member != gap.later.member and self._judged.are_one(
            self._iri(gap.earlier), self._iri(gap.later)
        ):
            return True
        return any(self._is_confirmed(tenure) for tenure in (gap.earlier, gap.later))

    def _is_confirmed(self, tenure: Tenure) -> bool:
        """Tell whether a row of corrections.csv names the post of the person as a fact."""
        for node in self._values(tenure.iri, tenure.source, GOV.correction):
            for wrong in self._values(node.removeprefix(self._base), tenure.source, GOV.wrong):
                try:
                    key = parse(wrong)
                except NotationError:  # words of the text that only begin like a key
                    continue
                if key is not None and key.fits(self._key(tenure)):
                    return True
        return False

    def _issue(self, gap: _Gap) -> Issue:
        name, years = self._name(gap.later), years_between([gap.shown, gap.shown_again])
        one, other = self._post(gap.earlier), self._post(gap.later)
        page, page_again = self._page(gap.earlier), self._page(gap.later)
        pair = sorted((self._iri(gap.earlier), self._iri(gap.later)))
        if pair[0] == pair[1]:
            english = f"if they are two, a row that writes «{name}» otherwise in one of the pages tells them apart"
            vietnamese = f"nếu là hai người, thêm một dòng ghi «{name}» cách khác ở một trong hai trang"
        else:
            english = f"if they are two: govgraph different {' '.join(pair)}"
            vietnamese = f"nếu là hai người: govgraph different {' '.join(pair)}"
        return Issue(
            IDENTITY_CODES["shown-long-apart"],
            "shown-long-apart",
            f"«{name}» is shown as {one} on {gap.shown} ({page}), as {other} {years} years later, on {gap.shown_again} "
            f"({page_again}), and nowhere between: one person? If so, write in «right» what is in «wrong»; {english}",
            vietnamese=f"«{name}» được nêu là {one} ngày {gap.shown} ({page}) và là {other} {years} năm sau, ngày "
            f"{gap.shown_again} ({page_again}), ở giữa không nguồn nào nêu: có phải một người không? Nếu phải, hãy ghi "
            f"vào «right» như ở «wrong»; {vietnamese}.",
            wrong=str(self._key(gap.later)),
            right=UNKNOWN,
        )

    def _key(self, tenure: Tenure) -> FactKey:
        body = self._posts.body(tenure)
        of_body = (body.kind, body.level or "") if body is not None else ()
        return FactKey("position", (self._name(tenure), tenure.role, *of_body))

    def _name(self, tenure: Tenure) -> str:
        return self._records.people[self._iri(tenure)].names[tenure.source]

    def _iri(self, tenure: Tenure) -> str:
        return tenure.member

    def _post(self, tenure: Tenure) -> str:
        return self._first(tenure, SKOS.prefLabel, tenure.post) or tenure.post

    def _page(self, tenure: Tenure) -> str:
        return self._first(tenure, DCTERMS.identifier, tenure.source[len(self._base) :]) or tenure.source

    def _first(self, tenure: Tenure, predicate: NamedNode, path: str | None = None) -> str | None:
        """Return the first value of a property of a tenure, or of what has another path, in the tenure's document."""
        return min(self._values(path or tenure.iri, tenure.source, predicate), default=None)

    def _values(self, path: str, source: str, predicate: NamedNode) -> list[str]:
        if self._read[0] != source:
            self._read = source, list(parse_rdf(self._archive.triples(source), format=RdfFormat.N_TRIPLES))
        node = NamedNode(self._base + path)
        said = (quad for quad in self._read[1] if quad.subject == node and quad.predicate == predicate)
        return [quad.object.value for quad in said]  # type: ignore[union-attr]
