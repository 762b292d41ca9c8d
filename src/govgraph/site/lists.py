"""The pages that lead to others: the start page, lists by kind and letter, about; and pages that say where one went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govgraph.namespaces import DCTERMS, GOV, RDF
from govgraph.normalise import bare_key
from govgraph.query_file import load_queries
from govgraph.site.address import address, stem_of, up
from govgraph.site.entities import KINDS, Pages, data_files, kind_of, known_as
from govgraph.site.graph import Graph
from govgraph.site.page import Link, Page
from govgraph.site.titles import hint_of, title_of
from govgraph.site.wording import day, say

#: So many entries are on a page of a list.
MOST_ENTRIES = 300


def start_page(graph: Graph, entities: Iterable[str], language: str, title: str) -> Page:
    """Return the start page: counts, the latest sources and the questions."""
    count = dict.fromkeys(KINDS, 0)
    sources = []
    for iri in entities:
        kind = kind_of(iri, graph)
        if kind:
            count[kind] += 1
        if kind == "source":
            sources.append((graph.text(iri, DCTERMS.issued), iri))
    latest = []
    for when, iri in sorted(sources, reverse=True)[:10]:
        link = Link(title_of(graph, iri, language)[0], address(f"{stem_of(iri, graph.base)}.html"))
        latest.append((day(when, language), link, graph.text(iri, GOV.publisherName)))
    questions = [(name, query.question[language]) for name, query in load_queries().items() if "/" not in name]
    data = {"counts": [(kind, say(kind, language), n) for kind, n in count.items()], "latest": latest,
            "questions": questions}  # fmt: skip
    return Page("index.html", language, title, "start.html", data, say("lead", language))


def about_page(language: str) -> Page:
    """Return the page about provenance and licences."""
    return Page("about.html", language, say("about", language), "about.html", {})


def list_pages(graph: Graph, entities: Iterable[str], language: str) -> Iterator[Page]:
    """Yield the lists of each kind: all, then each letter of the names, each in pages."""
    hints: dict[str, str] = {}
    letter_of: dict[str, str] = {}  # by the Vietnamese name: both languages have the same pages
    of_kind: dict[str, list[tuple[str, str, str, str]]] = {kind: [] for kind in KINDS}
    for iri in entities:
        label, spoken = title_of(graph, iri, language)
        kind, path = kind_of(iri, graph) or "", f"{stem_of(iri, graph.base)}.html"
        letter_of[path] = _letter(bare_key(title_of(graph, iri, "vi")[0]), kind)
        if kind == "person":
            hints[path] = known_as(graph, iri)
        else:
            hints[path] = hint_of(graph, iri)
        of_kind[kind].append((bare_key(label), label, spoken, path))
    for kind, found in of_kind.items():
        found.sort()
        letters: dict[str, list[tuple[str, str, str, str]]] = {}
        for entry in found:
            letters.setdefault(letter_of[entry[3]], []).append(entry)
        folder = f"{kind}/list"
        many = len(found) > MOST_ENTRIES
        ways = [(letter.upper(), f"{folder}/{_name(letter)}.html") for letter in sorted(letters)] if many else []
        yield from _numbered(found, f"{kind}/index", language, say(kind, language), ways, "", hints)
        if many:
            for letter in sorted(letters):
                heading = f"{say(kind, language)}: {letter.upper()}"
                stem = f"{folder}/{_name(letter)}"
                some = sorted(letters[letter], key=lambda entry: (_word(entry[0], kind), entry))
                yield from _numbered(some, stem, language, heading, ways, letter.upper(), hints)


def _word(key: str, kind: str) -> str:
    """Return what a name is sorted by within its letter: the given name of a person, which stands last."""
    return key.rsplit(" ", 1)[-1] if kind == "person" else key


def _letter(key: str, kind: str) -> str:
    return next((c for c in _word(key, kind) if c.isalnum() and c.isascii()), "#")


def _name(letter: str) -> str:
    return "other" if letter == "#" else letter


def _numbered(
    found: list[tuple[str, str, str, str]],
    stem: str,
    language: str,
    title: str,
    ways: list[tuple[str, str]],
    here: str,
    hints: Mapping[str, str],
) -> Iterator[Page]:
    starts = range(0, max(len(found), 1), MOST_ENTRIES)

    def path(number: int) -> str:
        return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"

    for number, start in enumerate(starts, 1):
        root = up(f"{language}/{path(number)}") + f"{language}/"
        some = found[start : start + MOST_ENTRIES]
        entries = [
            (Link(label, root + address(target), spoken), hints.get(target, "")) for _, label, spoken, target in some
        ]
        data = {
            "letters": [(letter, root + target) for letter, target in ways], "letter_here": here, "entries": entries,
            "pages": [(n, root + path(n)) for n in range(1, len(starts) + 1)], "page_here": number,
        }  # fmt: skip
        name = title if number == 1 else f"{title}, {say('page', language).lower()} {number}"
        yield Page(path(number), language, name, "list.html", data)


def gone(graph: Graph) -> list[str]:
    """Return the IRIs that another has replaced, or that no source names any more, sorted."""
    moved = DCTERMS.isReplacedBy.value
    return sorted(
        iri
        for iri, said in graph.says.items()
        if kind_of(iri, graph) and (moved in said or GOV.Tombstone in said.get(RDF.type.value, ()))
    )


def gone_pages(graph: Graph, language: str) -> Iterator[Page]:
    """Yield a page for each IRI that is gone, headed by the name of what stands in its place."""
    pages = Pages(graph, language)
    for iri in gone(graph):
        stem = stem_of(iri, graph.base)
        root = up(f"{language}/{stem}.html")
        heirs = _heirs(graph, iri)
        now = [pages.link(to, root) for to in heirs]
        own = title_of(graph, iri, language)
        name, spoken = title_of(graph, heirs[0], language) if len(heirs) == 1 else own
        stands_for = f"{stem_of(heirs[0], graph.base)}.html" if len(heirs) == 1 and kind_of(heirs[0], graph) else ""
        yield Page(f"{stem}.html", language, name, "gone.html", {"now": now}, iri=iri, title_language=spoken,
                   alternates=data_files(iri, graph), stands_for=stands_for, is_listed=False)  # fmt: skip


def _heirs(graph: Graph, iri: str) -> list[str]:
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
