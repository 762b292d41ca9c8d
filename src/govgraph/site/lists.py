"""The pages that lead to others: the start page, lists by kind and letter, about; and pages that say where one went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from govgraph.codes import load_codes
from govgraph.namespaces import DCTERMS, GOV, RDF
from govgraph.normalise import bare_key
from govgraph.query.file import load_queries
from govgraph.site.address import address, stem_of, up
from govgraph.site.entities import KINDS, data_files, kind_of
from govgraph.site.entity_pages import Pages
from govgraph.site.entries import Entry
from govgraph.site.graph import Graph
from govgraph.site.page import Link, Page
from govgraph.site.titles import title_of
from govgraph.site.wording import day, say

#: So many entries are on a page of a list.
MOST_ENTRIES = 300


def start_page(entries: Iterable[Entry], language: str, title: str) -> Page:
    """Return the start page: counts, the latest sources and the questions."""
    count = dict.fromkeys(KINDS, 0)
    sources = []
    for entry in filter(lambda one: one.is_listed, entries):
        if entry.kind:
            count[entry.kind] += 1
        if entry.kind == "source":
            sources.append((entry.issued, entry.iri, entry))
    latest = []
    for when, _, entry in sorted(sources, key=lambda one: one[:2], reverse=True)[:10]:
        words = entry.title(language)[0].removesuffix(f", {day(when, language)}")  # which stands beside it
        latest.append((day(when, language), Link(words, address(entry.path)), entry.publisher))
    questions = [(name, query.question[language]) for name, query in load_queries().items() if "/" not in name]
    data = {"counts": [(kind, say(kind, language), n) for kind, n in count.items()], "latest": latest,
            "questions": questions}  # fmt: skip
    return Page("index.html", language, title, "start.html", data, say("lead", language))


def about_page(language: str) -> Page:
    """Return the page about provenance and licences."""
    return Page("about.html", language, say("about", language), "about.html", {})


class Lists:
    """The lists of each kind in one language: all, then each letter of the names, each in pages."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        self._language = language
        of_kind: dict[str, list[tuple[str, str, str, Entry]]] = {kind: [] for kind in KINDS}
        for entry in filter(lambda one: one.is_listed, entries):
            label, spoken = entry.title(language)
            of_kind[entry.kind].append((bare_key(label), label, spoken, entry))
        self._parts: dict[str, _Part] = {}
        for kind, found in of_kind.items():
            if kind == "unit":
                found = [(_word(key, kind), label, spoken, entry) for key, label, spoken, entry in found]
            found.sort(key=lambda one: (*one[:3], one[3].path))
            name, every = say(kind, language), [entry for *_, entry in found]
            letters: dict[str, list[Entry]] = {}
            for entry in every:
                # By the Vietnamese name: both languages have the same pages.
                letters.setdefault(_letter(bare_key(entry.vi[0]), kind), []).append(entry)
            many = len(found) > MOST_ENTRIES
            ways = [(one.upper(), f"{kind}/list/{_name(one)}.html") for one in sorted(letters)] if many else []
            self._parts[f"{kind}/index"] = _Part(every, name, ways, "")
            for letter in sorted(letters) if many else ():
                stem = f"{kind}/list/{_name(letter)}"
                some = sorted(letters[letter], key=lambda one: _word(bare_key(one.title(language)[0]), kind))
                self._parts[stem] = _Part(some, f"{name}: {letter.upper()}", ways, letter.upper())

    def paths(self) -> Iterator[str]:
        """Yield the paths of all pages."""
        for stem, part in self._parts.items():
            for number in range(1, part.pages() + 1):
                yield _path(stem, number)

    def page(self, path: str) -> Page | None:
        """Return the page of a path, None where there is none."""
        stem, number = path.removesuffix(".html"), 1
        if stem not in self._parts:
            stem, _, told = stem.rpartition("-")
            number = int(told) if re.fullmatch("[1-9][0-9]{0,6}", told) else 1
            if number < 2 or stem not in self._parts or number > self._parts[stem].pages():
                return None
        return self._parts[stem].page(stem, number, self._language)


@dataclass(frozen=True, slots=True)
class _Part:
    """The entries of a list, its heading, the ways to the letters, and the letter that it is of."""

    entries: list[Entry]
    heading: str
    ways: list[tuple[str, str]]
    letter: str

    def pages(self) -> int:
        return max(1, -(-len(self.entries) // MOST_ENTRIES))

    def page(self, stem: str, number: int, language: str) -> Page:
        path = _path(stem, number)
        root = up(f"{language}/{path}") + f"{language}/"
        some = self.entries[(number - 1) * MOST_ENTRIES : number * MOST_ENTRIES]
        titled = [(entry, *entry.title(language)) for entry in some]
        data = {
            "letters": [(letter, root + target) for letter, target in self.ways], "letter_here": self.letter,
            "entries": [(Link(label, root + address(e.path), spoken), e.hint) for e, label, spoken in titled],
            "pages": [(n, root + _path(stem, n)) for n in range(1, self.pages() + 1)], "page_here": number,
        }  # fmt: skip
        name = self.heading if number == 1 else f"{self.heading}, {say('page', language).lower()} {number}"
        return Page(path, language, name, "list.html", data)


def _path(stem: str, number: int) -> str:
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


def _word(key: str, kind: str) -> str:
    """Return what a name is sorted by within its letter: the given name of a person, of a unit the name without «xã».

    >>> _word("le thi an", "person"), _word("thi tran ky anh", "unit")
    ('an', 'ky anh')
    """
    if kind == "unit":
        rest = next((key.removeprefix(type) for type in _unit_types() if key.startswith(type)), key)
        return rest if rest[:1].isalpha() else key  # «quận 1» stands under its first letter
    return key.rsplit(" ", 1)[-1] if kind == "person" else key


@cache
def _unit_types() -> tuple[str, ...]:
    """Return the words for kinds of units as names begin with them, the longest first: `thi tran ` before `thi `."""
    names = {bare_key(concept.preferred["vi"]) + " " for concept in load_codes()["unit-type"]}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _letter(key: str, kind: str) -> str:
    return next((c for c in _word(key, kind) if c.isalnum() and c.isascii()), "#")


def _name(letter: str) -> str:
    return "other" if letter == "#" else letter


def gone(graph: Graph) -> list[str]:
    """Return the IRIs that another has replaced, or that no source names any more, sorted."""
    return sorted(iri for iri in graph.says if is_gone(graph, iri) and kind_of(iri, graph))


def is_gone(graph: Graph, iri: str) -> bool:
    """Tell whether another IRI has replaced this one, or no source names it any more."""
    said = graph.says.get(iri, {})
    return DCTERMS.isReplacedBy.value in said or GOV.Tombstone in said.get(RDF.type.value, ())


def gone_pages(graph: Graph, language: str) -> Iterator[Page]:
    """Yield a page for each IRI that is gone, headed by the name of what stands in its place."""
    for iri in gone(graph):
        yield gone_page(graph, iri, language)


def gone_page(graph: Graph, iri: str, language: str) -> Page:
    """Return the page of an IRI that is gone, headed by the name of what stands in its place."""
    stem = stem_of(iri, graph.base)
    root = up(f"{language}/{stem}.html")
    heirs = heirs_of(graph, iri)
    now = [Pages(graph, language).link(to, root) for to in heirs]
    own = title_of(graph, iri, language)
    name, spoken = title_of(graph, heirs[0], language) if len(heirs) == 1 else own
    stands_for = f"{stem_of(heirs[0], graph.base)}.html" if len(heirs) == 1 and kind_of(heirs[0], graph) else ""
    return Page(f"{stem}.html", language, name, "gone.html", {"now": now}, iri=iri, title_language=spoken,
                alternates=data_files(iri, graph), stands_for=stands_for, is_listed=False)  # fmt: skip


def heirs_of(graph: Graph, iri: str) -> list[str]:
    """Return what stands in the place of an IRI at last: what replaced it may have been replaced too."""
    seen, found, rest = {iri}, set(), graph.iris(iri, DCTERMS.isReplacedBy)
    while rest:
        one = rest.pop()
        if one in seen:
            continue
        seen.add(one)
        further = graph.iris(one, DCTERMS.isReplacedBy)
        rest += further
        if not further:
            found.add(one)
    return sorted(found)
