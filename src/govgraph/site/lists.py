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
from govgraph.site.entries import DATED, Entry
from govgraph.site.graph import Graph
from govgraph.site.page import Link, Page
from govgraph.site.search import NOT_SOUGHT
from govgraph.site.titles import title_of
from govgraph.site.wording import day, say

#: So many entries are on a page of a list.
MOST_ENTRIES = 300
# A list that is not longer is read at a glance.
_LEAST_TO_FILTER = 10
# Before all years, and so behind them where the latest stand first.
_UNDATED = ""


def start_page(entries: Iterable[Entry], language: str, title: str) -> Page:
    """Return the start page: counts, the latest sources and the questions."""
    count = dict.fromkeys(KINDS, 0)
    sources = []
    for entry in filter(lambda one: one.is_listed, entries):
        if entry.kind:
            count[entry.kind] += 1
        if entry.kind == "source":
            sources.append((entry.day, entry.iri, entry))
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
    """The lists of each kind in one language: all, then each letter of the names, or each year, each in pages."""

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
            if kind in DATED:
                every.sort(key=lambda entry: entry.day, reverse=True)
            shelves: dict[str, list[Entry]] = {}
            for entry in every:
                shelves.setdefault(_year(entry.day) if kind in DATED else _letter(entry.vi[0], kind), []).append(entry)
            order = sorted(shelves, key=_place, reverse=kind in DATED) if len(found) > MOST_ENTRIES else []
            said = {one: say("unknown", language) if one == _UNDATED else one.upper() for one in order}
            ways = [(said[one], f"{kind}/list/{_name(one)}.html") for one in order]
            self._parts[f"{kind}/index"] = _Part(every, name, ways, "")
            for one in order:
                some = shelves[one]
                if kind not in DATED:
                    some.sort(key=lambda entry: _word(bare_key(entry.title(language)[0]), kind))
                self._parts[f"{kind}/list/{_name(one)}"] = _Part(some, f"{name}: {said[one]}", ways, said[one])

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
    """The entries of a list, its heading, the ways to letters or years, and the one of these that it is of."""

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
            "entries": [
                (Link(label, root + address(e.path), spoken), _when(e, label, language), e.hint, e.about)
                for e, label, spoken in titled
            ],
            "by": say("years" if some and some[0].kind in DATED else "letters", language),
            "is_searched_elsewhere": bool(self.pages() > 1 or self.ways) and some[0].kind not in NOT_SOUGHT,
            "least_to_filter": _LEAST_TO_FILTER,
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


def _letter(name: str, kind: str) -> str:
    """Return the letter that a name stands under: of a Vietnamese name, so that both languages have the same pages.

    >>> _letter("Lê Thị Đào", "person"), _letter("xã Đồng Mây", "unit"), _letter("Ấp 3", "body"), _letter("«»", "body")
    ('đ', 'đ', 'a', '#')
    """
    word = _word(bare_key(name), kind)
    letter = next((c for c in word if c.isalnum() and c.isascii()), "#")
    first = "".join(name.split()[-len(word.split()) :]) if letter == "d" else ""
    return "đ" if next((c for c in first.lower() if c.isalpha()), "") == "đ" else letter


def _year(day: str) -> str:
    return day[:4] if day[:4].isdecimal() else _UNDATED


def _place(shelf: str) -> str:
    """Return what letters and years are sorted by: Đ has its place behind D."""
    return "d~" if shelf == "đ" else shelf


def _name(shelf: str) -> str:
    return {"#": "other", "đ": "dd", _UNDATED: "other"}.get(shelf, shelf)


def _when(entry: Entry, label: str, language: str) -> str:
    """Return the day of a source, unless its title tells it; that of a meeting does."""
    when = day(entry.day, language) if entry.kind == "source" else ""
    return "" if label.endswith(when) else when


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
