"""From a store to a folder: the whole way of a site."""

from __future__ import annotations

import gc
import multiprocessing
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from govgraph.chart.writers import write_scene
from govgraph.errors import ExportError
from govgraph.namespaces import CODE_BASE, GOV, ONTOLOGY, RULE_BASE
from govgraph.profiles import Metadata
from govgraph.resources import package_folder
from govgraph.site.address import LANGUAGES, chart_paths, stem_of, up
from govgraph.site.entities import entities, kind_of
from govgraph.site.entity_pages import Pages
from govgraph.site.entries import Entry, entries_of
from govgraph.site.feeds import WITH_FEED, Feed, feed_of, feed_path, latest, members, write_feed
from govgraph.site.folder import SiteFolder
from govgraph.site.graph import Graph, read_graph
from govgraph.site.lists import Lists, about_page, gone, gone_pages, start_page
from govgraph.site.page import Page
from govgraph.site.part import Parts
from govgraph.site.pictures import CHART_FILES, Pictures, find_pictures
from govgraph.site.render import render, render_door, render_lost
from govgraph.site.rights import Rights, rights_of
from govgraph.site.search import shards
from govgraph.site.site_map import site_maps
from govgraph.site.titles import title_of
from govgraph.site.users import is_code, is_use, users_file, users_in, users_table, with_users
from govgraph.site.vocabulary import vocabulary_files, vocabulary_pages, vocabulary_paths
from govgraph.site.wording import say
from govgraph.store import GraphStore

# A folder of a server, in signs that an IRI may have; what is asked of it and places in a page are none.
_URL = re.compile(r"https?://[^\x00-\x20<>\"{}|^`\\?#/]+(/[^\x00-\x20<>\"{}|^`\\?#]*)?")
_TOGETHER = 200  # entities a task: enough that sending a task costs nothing


@dataclass(frozen=True, slots=True)
class Site:
    """What became of a site: its pages, and how many files were written and removed."""

    pages: int
    written: int
    removed: int


def write_site(
    store: GraphStore,
    out: Path,
    *,
    title: str = "",
    url: str = "",
    jobs: int | None = None,
    metadata: Metadata | None = None,
) -> Site:
    """Write the site of a store into a folder, which is new, empty or a site of ours; the same graph, the same bytes.

    Args:
        store: the store.
        out: the folder. Files of an earlier time that the graph gives no more are removed.
        title: the title of the site in both languages.
        url: the address at which it will be, for canonical links, the site map and feeds.
        jobs: how many processes work; as many as there are processors by default.
        metadata: who publishes the data, under which licence; without it the pages say that no licence is stated.

    Raises:
        ExportError: the folder holds something else or cannot be written, `url` is no address, or the base of the
            store lies within the vocabulary.
    """
    if url and not _URL.fullmatch(url):
        raise ExportError(f"«{url}» is no address of a site; give one such as https://example.org/records/")
    if store.base.startswith((CODE_BASE, RULE_BASE, ONTOLOGY.value)):
        raise ExportError(
            f"the base «{store.base}» lies within the vocabulary of govgraph, whose pages the site could not tell from "
            "those of the data; build the store with a base of your own"
        )
    folder = SiteFolder(out)
    graph = read_graph(store.triples(), store.base)
    url = url if not url or url.endswith("/") else url + "/"
    named = entities(graph)
    entries = list(entries_of(graph, named))
    work = _Work(
        graph,
        Parts(graph),
        {language: Pages(graph, language) for language in LANGUAGES},
        folder,
        find_pictures(store),
        title,
        url,
        {language: rights_of(metadata or Metadata(), language) for language in LANGUAGES},
        bool(url and latest(entries)),
    )
    names: set[str] = set()
    pages = written = 0
    ordered = sorted(named, key=lambda iri: _first_evidence(graph, iri))
    for done in _spread(work, [ordered[at : at + _TOGETHER] for at in range(0, len(named), _TOGETHER)], jobs):
        names.update(done[0])
        pages += done[1]
        written += done[2]
    for name, content in _others(work, entries):
        if name not in names:
            names.add(name)
            pages += name.endswith(".html")
            written += folder.put(name, content)
    if work.url:
        unlisted = {f"{language}/{stem_of(iri, graph.base)}.html" for iri in gone(graph) for language in LANGUAGES}
        found = sorted(name for name in names - unlisted if name.endswith(".html") and name.startswith(("vi/", "en/")))
        for name, content in site_maps(found, work.url):
            names.add(name)
            written += folder.put(name, content)
    return Site(pages, written, folder.close(names))


def _first_evidence(graph: Graph, iri: str) -> str:
    """Return the first quotation that shows an entity: what the same sources name shares facts, which are made once."""
    facts = (graph.says.get(subject, {}) for _, subject in graph.into.get(iri, ()))
    return min((value.value for said in facts for value in said.get(GOV.evidence.value, ())), default="")


@dataclass(frozen=True)
class _Work:
    """All that a process needs to write pages."""

    graph: Graph
    parts: Parts
    pages: dict[str, Pages]
    folder: SiteFolder
    pictures: Pictures
    title: str
    url: str
    rights: dict[str, Rights]
    has_feed: bool

    def title_in(self, language: str) -> str:
        return self.title or say("site-title", language)

    def html(self, page: Page) -> tuple[str, str]:
        return f"{page.language}/{page.path}", render(
            page,
            title=self.title_in(page.language),
            url=self.url,
            rights=self.rights[page.language],
            has_feed=self.has_feed,
        )

    def feed(self, feed: Feed, entries: Sequence[Entry], language: str) -> str:
        return write_feed(feed, entries, language, self.url, self.title_in(language), self.rights[language])

    def entries_of_feed(self, iri: str) -> list[Entry]:
        """Return what the feed of an entity tells; nothing where it has none."""
        if not self.url or kind_of(iri, self.graph) not in WITH_FEED:
            return []
        return latest(entries_of(self.graph, members(self.graph, iri)))

    def files(self, iri: str) -> Iterator[tuple[str, str | bytes]]:
        """Yield the files of an entity: its page in each language, its data, its charts."""
        stem = stem_of(iri, self.graph.base)
        if f"{stem}.html" in vocabulary_paths():
            return  # the ontology has a page of it that says more
        for language in LANGUAGES:
            charts = chart_paths(f"{language}/{stem}", self.pictures.kinds_for(iri))
            name = title_of(self.graph, iri, language)[0]
            sizes = {}
            for kind, path in charts.items():
                scene = self.pictures.scene(kind, iri, name, language)
                sizes[kind] = round(scene.width), round(scene.height)
                for ending in CHART_FILES:
                    yield f"{path.removesuffix('svg')}{ending}", write_scene(scene, ending)
            page = self.pages[language].page(iri, charts, sizes)
            if entries := self.entries_of_feed(iri):
                feed = feed_of(iri, name, self.graph.base, language)
                page = replace(page, feed=feed.path)
                yield feed.path, self.feed(feed, entries, language)
            yield self.html(page)
        yield from self.parts.files(iri)


def _others(work: _Work, entries: Sequence[Entry]) -> Iterator[tuple[str, str | bytes]]:
    """Yield the files that are no entity's."""
    for language in LANGUAGES:
        if work.has_feed:
            feed = Feed(work.title_in(language), feed_path("", language), f"{language}/index.html")
            yield feed.path, work.feed(feed, latest(entries), language)
        lists = Lists(entries, language)
        pages: list[Iterable[Page]] = [
            (start_page(entries, language, work.title_in(language)), about_page(language)),
            filter(None, map(lists.page, lists.paths())),
            gone_pages(work.graph, language),
            (_with_users(work, page) for page in vocabulary_pages(language)),
        ]
        for some in pages:
            yield from map(work.html, some)
    for iri in gone(work.graph):
        yield from work.parts.files(iri)
    yield from vocabulary_files()
    for code in sorted(filter(is_code, work.graph.into)):
        uses = [(way, user) for way, user in work.graph.into[code] if is_use(user, way)]
        if uses and f"{stem_of(code, work.graph.base)}.html" in vocabulary_paths():
            yield users_file(code), users_table(uses)
    yield "index.html", render_door(work.title_in("vi"))
    yield "404.html", render_lost(work.title_in("vi"), work.url)
    for path in sorted((package_folder() / "site" / "assets").iterdir()):
        yield f"assets/{path.name}", path.read_bytes()
    for name, script in shards(entries):
        yield f"assets/search/{name}", script
    yield "robots.txt", "User-agent: *\nAllow: /\n" + (f"Sitemap: {work.url}sitemap.xml\n" if work.url else "")


def _with_users(work: _Work, page: Page) -> Page:
    """Return a page of the ontology with what the data say with it, if it is that of a code."""
    if not is_code(page.iri):
        return page
    users, root = users_in(work.graph, page.iri), up(f"{page.language}/{page.path}")
    pages = work.pages[page.language]
    return with_users(page, users, {iri: pages.link(iri, root) for one in users for iri in one.first})


_Done = tuple[list[str], int, int]
_shared: list[_Work] = []  # what a forked process inherits instead of being sent a graph


def _write_some(iris: Sequence[str]) -> _Done:
    work = _shared[0]
    names, pages, written = [], 0, 0
    for iri in iris:
        for name, content in work.files(iri):
            names.append(name)
            pages += name.endswith(".html")
            written += work.folder.put(name, content)
    return names, pages, written


def _spread(work: _Work, tasks: Sequence[Sequence[str]], jobs: int | None) -> Iterator[_Done]:
    """Write the pages of all entities, in several processes where these can be forked."""
    jobs = jobs or os.cpu_count() or 1
    _shared[:] = [work]
    gc.freeze()  # the graph stays to the end: nobody need look through it for what is garbage, or copy it for that
    try:
        if jobs < 2 or len(tasks) < 2 or "fork" not in multiprocessing.get_all_start_methods():
            yield from map(_write_some, tasks)
            return
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_write_some, tasks)
    finally:
        _shared.clear()
        gc.unfreeze()
