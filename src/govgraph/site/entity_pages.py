"""One page of an entity: what is said of it, what is said with it, when, and which sentences show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode

from govgraph.codes import load_codes
from govgraph.export.reading_order import property_rank
from govgraph.namespaces import DCTERMS, FOAF, GOV, OA, ORG, RDF, SCHEMA, SKOS, XSD
from govgraph.normalise import bare_key
from govgraph.site.address import address, page_address, stem_of, up
from govgraph.site.entities import data_files, kind_of, posts_of
from govgraph.site.glance import glance
from govgraph.site.graph import Graph
from govgraph.site.linked_data import linked_data
from govgraph.site.page import Evidence, FactRow, Link, Page, Section
from govgraph.site.times import when_of
from govgraph.site.titles import heading_of, title_of
from govgraph.site.wording import NAMED_ELSEWHERE, day, inverse, measured_in, say, term

#: So many rows of a section are on a page; the data file has all.
MOST_ROWS = 200

_DAYS = (GOV.heldOn, GOV.effectiveOn, GOV.start, GOV.end, SCHEMA.startDate, SCHEMA.endDate)
_TOLD_APART = {
    p.value for p in (RDF.type, GOV.basis, GOV.rule, GOV.evidence, GOV.premise, GOV.attestedOn, *_DAYS, GOV.nameKey,
                      OA.hasSelector, SKOS.inScheme, SKOS.topConceptOf, SKOS.hiddenLabel, ORG.role)
}  # fmt: skip
#: Classes that say no more than the kind of the page does.
_WHOLE_KINDS = {"Organisation", "Meeting", "Document", "Person", "Unit", "Source", "Term", "Rule", "Indicator"}
#: Stated by the heading.
_NAMES = {FOAF.name.value, SKOS.prefLabel.value}
_COORDINATES = {SCHEMA.latitude.value, SCHEMA.longitude.value}
#: By these a fact is told in a few words.
_TELLING = (ORG.member, GOV.participant, GOV.person, GOV.post, GOV.capacity, GOV.document, GOV.unit)
_SECTIONS = ("Tenure", "PersonnelChange", "Participation", "Post", "UnitChange", "Citation", "Ballot", "Finding",
             "Assessment", "TargetCount", "HeadCount", "Locality", "Identification", "Join",
             "Issue")  # fmt: skip
_SECTION_NAMES = frozenset(_SECTIONS)
_ORDER = {kind: n for n, kind in enumerate(("person", "meeting", "body", "eli", "unit", "term", "indicator", "source"))}
_REMEMBERED = 1 << 15


class Pages:
    """The pages of entities of one graph in one language."""

    def __init__(self, graph: Graph, language: str) -> None:
        self._graph = graph
        self._language = language
        # A fact is a row on the pages of its person, its body and its meeting, with the same links and quotations.
        self._classes = lru_cache(_REMEMBERED)(graph.classes)
        self._link_to_page = lru_cache(_REMEMBERED)(self._find_link)
        self._evidence = lru_cache(_REMEMBERED)(self._find_evidence)

    def page(
        self, iri: str, charts: Mapping[str, str] | None = None, sizes: Mapping[str, tuple[int, int]] | None = None
    ) -> Page:
        """Return the page of an entity.

        `charts` are the paths of its charts within the site, by their kinds; `sizes` their widths and heights in px,
        where these are known before they are loaded.
        """
        graph, language = self._graph, self._language
        kind, stem = kind_of(iri, graph) or "", stem_of(iri, graph.base) or ""
        path = f"{stem}.html"
        root = up(f"{language}/{path}")
        title, title_language = heading_of(graph, iri, language)
        sections, links = ([], []) if kind in ("code", "rule", "source") else self._around(iri, root)
        classes = [name for name in graph.classes(iri) if name not in _WHOLE_KINDS]
        kinds = [term(f"{GOV}{name}", language) for name in classes]
        facts = self._row(iri, "", root)
        data = {
            "kind": kind,
            "about": graph.text(iri, DCTERMS.title) if kind == "eli" else "",
            "kinds": kinds,
            "glance": glance(graph, iri, kind, language, lambda node: self.link(node, root, iri)),
            "facts": self._direct(iri, root),
            "own": facts if facts.evidence or facts.basis or facts.when else None,
            "links": links,
            "sections": sections,
            "quotations": list(self._quotations(iri, root)) if kind == "source" else [],
            "charts": {kind: root + address(chart.removesuffix(".svg")) for kind, chart in (charts or {}).items()},
            "sizes": sizes or {},
        }
        where = " · ".join([say(kind, language), *kinds])
        return Page(path, language, title, "entity.html", data, f"{title}. {where}.", iri, title_language,
                    data_files(iri, graph), linked_data(graph, iri, kind, language))  # fmt: skip

    def link(self, iri: str, root: str, here: str = "") -> Link:
        """Return the name of a node with the way to its page: for a fact or a post that of what it belongs to.

        On the page `here` a fact leads to its row.
        """
        graph, language = self._graph, self._language
        if not iri.startswith(graph.base) or kind_of(iri, graph) is not None:
            return self._link_to_page(iri, root)
        owner = self._owner(iri)
        words, spoken = self.describe(iri, here)
        if here and owner == here:
            return Link(words, f"#{_anchor(iri, graph)}" if self._is_row(iri, here) else "", spoken)
        return Link(words, root + page_address(owner, graph.base, language) if owner else "", spoken)

    def _find_link(self, iri: str, root: str) -> Link:
        graph, language = self._graph, self._language
        if kind_of(iri, graph) is None:
            words = graph.label(iri, language)[0] if iri in graph.says else iri
            words = NAMED_ELSEWHERE.get(iri, {}).get(language, words)
            return Link(words, iri if iri.startswith(("http://", "https://")) else "")
        words, spoken = title_of(graph, iri, language)
        return Link(words, root + page_address(iri, graph.base, language) if iri in graph.says else "", spoken)

    def way_to(self, fact: str, root: str) -> str:
        """Return the way to the row of a fact on the page of what it belongs to; nothing where it has no page."""
        href = self.link(fact, root).href
        return f"{href}#{_anchor(fact, self._graph)}" if href and kind_of(fact, self._graph) is None else href

    def _is_row(self, fact: str, here: str) -> bool:
        """Tell whether a fact surely has a row on a page: a section that is too long leaves some out."""
        into = self._graph.into.get(here, ())
        is_shown = not _SECTION_NAMES.isdisjoint(self._classes(fact))
        return is_shown and len(into) <= MOST_ROWS and any(subject == fact for _, subject in into)

    def describe(self, fact: str, here: str = "") -> tuple[str, str]:
        """Return a fact in a few words, such as «Thời gian tại nhiệm: Lê An, Chủ tịch …», and their language.

        On the page of `here` its name need not be said again.
        """
        graph, language = self._graph, self._language
        classes = self._classes(fact)
        if "Post" in classes:
            return graph.label(fact, language)
        names = [graph.label(node, language)[0] for node in graph.iris(fact, *_TELLING) if node != here]
        said = graph.texts(fact, GOV.statement, GOV.namedAs)
        head = term(f"{GOV}{classes[0]}", language) if classes else ""
        return f"{head}: {', '.join(dict.fromkeys(names + said))}" if names or said else head or fact, "vi"

    def _owner(self, fact: str) -> str | None:
        """Return the first entity with a page to which a fact leads, people first."""
        said = self._graph.says.get(fact, {})
        ends = {o.value for values in said.values() for o in values if isinstance(o, NamedNode)}
        found = [(_ORDER[kind], iri) for iri in ends if (kind := kind_of(iri, self._graph)) in _ORDER
                 and iri in self._graph.says]  # fmt: skip
        return min(found)[1] if found else None

    def _direct(self, iri: str, root: str) -> list[tuple[str, list[Link]]]:
        said = self._graph.says.get(iri, {})
        rows = []
        for property in sorted(said, key=property_rank):
            is_in_heading = property in _NAMES or (property == DCTERMS.title.value and len(said[property]) == 1)
            if property in _TOLD_APART or is_in_heading:
                continue
            shown = self._values(said[property], root)
            if property in _COORDINATES:  # as maps take them
                shown = [Link(value.value) for value in said[property]]
            rows.append((term(property, self._language), shown))
        return [(name, values) for name, values in rows if values]

    def _values(self, values: list[NamedNode | Literal], root: str, here: str = "") -> list[Link]:
        found = []
        for value in values:
            if isinstance(value, NamedNode):
                found.append(self.link(value.value, root, here))
            else:
                is_address = value.datatype == XSD.anyURI and value.value.startswith(("http://", "https://"))
                spoken = value.language or ("vi" if value.datatype.value.endswith("#string") else "")
                words = self._written(value)
                found.append(Link(words, value.value if is_address else "", spoken))
        return sorted(set(found), key=lambda link: (link.words, link.href, link.language))

    def _written(self, value: Literal) -> str:
        """Return a value as it is written in the language: «46,5» and «25/5/2023»."""
        if value.datatype == XSD.date:
            return day(value.value, self._language)
        return measured_in(value.value, "", self._language) if value.datatype == XSD.decimal else value.value

    def _around(self, iri: str, root: str) -> tuple[list[Section], list[tuple[str, list[Link], int]]]:
        """Return the facts that lead to an entity, by class, and the entities that do, by property."""
        facts: dict[str, set[str]] = {}
        entities: dict[str, set[str]] = {}
        for property, subject in self._graph.into.get(iri, ()):
            if kind_of(subject, self._graph) is not None:
                entities.setdefault(property, set()).add(subject)
                continue
            classes = self._classes(subject)
            name = next((n for n in _SECTIONS if n in classes), None)
            if name:
                facts.setdefault(name, set()).add(subject)
        sections = []
        for name in _SECTIONS:
            rows = _in_time(self._row(fact, iri, root) for fact in facts.get(name, ()))
            if rows:
                more = max(0, len(rows) - MOST_ROWS)
                heading = term(f"{GOV}{name}", self._language)
                sections.append(Section(name.lower(), heading, tuple(rows[:MOST_ROWS]), more))
        links = []
        for property in sorted(entities):
            ends = sorted((self.link(s, root) for s in entities[property]), key=lambda link: (link.words, link.href))
            links.append((inverse(property, self._language), ends[:MOST_ROWS], max(0, len(ends) - MOST_ROWS)))
        return sections, links

    def _row(self, fact: str, seen_from: str, root: str) -> FactRow:
        graph, language = self._graph, self._language
        said = graph.says.get(fact, {})
        parts = []
        if fact != seen_from and seen_from:
            for property in sorted(said, key=property_rank):
                if property in _TOLD_APART:
                    continue
                others = [v for v in said[property] if v.value != seen_from]
                if others:
                    held = property == GOV.inCapacityOf.value
                    values = self._posts_held(others, root) if held else self._values(others, root, seen_from)
                    parts.append((term(property, language), tuple(values)))
        if "Post" in self._classes(fact) and self._holders(fact):
            links = tuple(self.link(person, root) for person in self._holders(fact))
            parts.append((term(ORG.member.value, language), links))
        when, certainty, order = when_of(graph, fact, language)
        basis = graph.iris(fact, GOV.basis)
        return FactRow(
            _anchor(fact, graph), when, certainty, tuple(parts),
            self.link(basis[0], root) if basis else None,
            any(iri.endswith("/inferred") for iri in basis),
            tuple(self.link(r, root) for r in graph.iris(fact, GOV.rule)),
            tuple(self.link(p, root, seen_from) for p in graph.iris(fact, GOV.premise)),
            tuple(filter(None, [self._evidence(quotation, root) for quotation in graph.iris(fact, GOV.evidence)])),
            (order, self._rank(fact)),
        )  # fmt: skip

    def _posts_held(self, tenures: list[NamedNode | Literal], root: str) -> list[Link]:
        """Return the posts of tenures, as the name of their holder stands beside, with the ways to the tenures."""
        found = []
        for tenure in tenures:
            link = self.link(tenure.value, root)
            posts = posts_of(self._graph, tenure.value, self._language)
            found.append(Link(posts[0][0], link.href, posts[0][1]) if posts else link)
        return found

    def _rank(self, fact: str) -> tuple[int, str]:
        """Return the place of a fact among those of its day: who took part, as the list of capacities has them."""
        graph, ranks = self._graph, _ranks()
        people = [graph.label(one, "vi")[0] for one in graph.iris(fact, GOV.participant, ORG.member, GOV.person)]
        rank = min((ranks[one] for one in graph.iris(fact, GOV.capacity) if one in ranks), default=len(ranks) + 1)
        return rank, bare_key(people[0]) if people else ""

    def _holders(self, post: str) -> list[str]:
        """Return the people of whom a source says that they have or had a post."""
        tenures = {subject for property, subject in self._graph.into.get(post, ()) if property == GOV.post.value}
        return sorted({person for tenure in tenures for person in self._graph.iris(tenure, ORG.member)})

    def _find_evidence(self, quotation: str, root: str) -> Evidence | None:
        found = self._graph.quotation(quotation)
        if found is None:
            return None
        anchor = f"q{found.start}-{found.end}"
        source = self.link(found.source, root)
        return Evidence(Link(source.words, f"{source.href}#{anchor}" if source.href else "", ""),
                        found.prefix, found.exact, found.suffix, anchor)  # fmt: skip

    def _quotations(self, source: str, root: str) -> Iterator[tuple[Evidence, list[Link]]]:
        """Yield the sentences of a source in its order, each with the facts that it shows."""
        found = []
        for property, node in self._graph.into.get(source, ()):
            quotation = self._graph.quotation(node) if property == OA.hasSource.value else None
            if quotation:
                found.append((quotation.start, quotation.end, node))
        for _, _, node in sorted(found):  # all: evidence elsewhere leads to each
            facts = {f for p, f in self._graph.into.get(node, ()) if p == GOV.evidence.value}
            links = sorted({self.link(fact, root) for fact in facts}, key=lambda link: (link.words, link.href))
            if evidence := self._evidence(node, root):
                yield evidence, links


@cache
def _ranks() -> dict[str, int]:
    """Return the capacities in the order of their list: who presides first, who is absent last."""
    return {concept.iri: concept.order or 0 for concept in load_codes()["participation"]}


def _anchor(fact: str, graph: Graph) -> str:
    return fact.removeprefix(graph.base).replace("/", "-")


def _in_time(rows: Iterable[FactRow]) -> list[FactRow]:
    """Return rows of known days first, then those shown on a day, the latest first; on one day as `order` has them."""
    found = sorted(rows, key=lambda row: (row.order[1], row.anchor))
    found.sort(key=lambda row: row.order[0], reverse=True)
    return sorted(found, key=lambda row: ("certain", "attested", "unknown").index(row.certainty))
