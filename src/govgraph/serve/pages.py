"""The pages of the server: those of the static site, made when they are asked for.

A page has the path that it has in the static site (`vi/person/1.html`), so that all links between pages hold.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import cache
from urllib.parse import quote

from markupsafe import Markup, escape
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from govgraph.errors import GovgraphError
from govgraph.namespaces import CODE_BASE, RULE_BASE
from govgraph.resources import package_folder
from govgraph.serve.api_page import api_page
from govgraph.serve.charts import picture
from govgraph.serve.context import Context
from govgraph.serve.drawings import Drawings
from govgraph.serve.edition import Edition, edition
from govgraph.serve.feeds import feed_at, feed_path_of
from govgraph.serve.front import front_page
from govgraph.serve.neighbourhood import around, users_around
from govgraph.serve.page_charts import charts_of_page
from govgraph.serve.query_page import query_page
from govgraph.serve.refusal import Refused
from govgraph.serve.site_map import SiteMap, robots
from govgraph.serve.web import PAGE_POLICY, language_of, origin, place
from govgraph.serve.wording import MENU, say_of
from govgraph.site.address import LANGUAGES, address, chart_paths, stem_of, up
from govgraph.site.entities import KINDS, kind_of
from govgraph.site.entity_pages import Pages
from govgraph.site.graph import Graph
from govgraph.site.lists import about_page, gone_page, heirs_of, is_gone
from govgraph.site.page import Page
from govgraph.site.pictures import CHART_FILES, FURTHER_CHARTS
from govgraph.site.render import render
from govgraph.site.rights import rights_of
from govgraph.site.users import is_code, with_users
from govgraph.site.vocabulary import vocabulary_pages
from govgraph.site.wording import say

_LIST = re.compile(rf"(?:{'|'.join(KINDS)})/(?:index|list/[a-z]+)(?:-[0-9]+)?\.html")
_PLAIN = re.compile(r"[A-Za-z0-9._~!'(),;=@+$&-]+(?:/[A-Za-z0-9._~!'(),;=@+$&-]+)*")
_ASSETS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Site:
    """The pages of a server, and what they are made from."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.directories = context.directories
        self.drawings = Drawings(context)
        # A server that is started with other metadata has other pages of the same build.
        self.look = hashlib.sha256(repr(context.settings.metadata).encode()).hexdigest()[:8]
        self.rights = {language: rights_of(context.settings.metadata, language) for language in LANGUAGES}

    def html(self, page: Page, status: int = 200, this: Edition | None = None) -> HTMLResponse:
        """Return a page as an answer, which holds until the next build where it has an edition."""
        headers = self.kept(this) if this else {"Cache-Control": "no-store"}
        text = render(
            page,
            title=self.title_in(page.language),
            rights=self.rights[page.language],
            more=[(path, names[page.language]) for path, names in MENU],
            has_feed=True,
        )
        return HTMLResponse(text, status, headers | {"Content-Security-Policy": PAGE_POLICY})

    def title_in(self, language: str) -> str:
        """Return the title of the site in a language."""
        return self.context.settings.title or say("site-title", language)

    def kept(self, this: Edition) -> dict[str, str]:
        """Return the headers of an edition; while the directory of a new build is read, nobody shall keep an answer."""
        return this.headers if self.directories.is_current else {"Cache-Control": "no-store"}

    async def iri_of(self, stem: str) -> str:
        """Return the IRI whose page has a path (without its ending)."""
        base, rest = self.context.state.base, stem
        if stem.startswith("code/"):
            base, rest = CODE_BASE, stem.removeprefix("code/").removesuffix("/index")
        elif stem.startswith("rule/"):
            base, rest = RULE_BASE, stem.removeprefix("rule/")
        elif not _PLAIN.fullmatch(stem) or "_" in stem:
            # The name of the file is not that in the IRI.
            entry = (await self.directories.now()).by_path.get(f"{stem}.html")
            if entry:
                return entry.iri
        return base + quote(rest, safe="/._~!'(),;=@+$&:-%")

    async def graph(self, iri: str) -> Graph:
        """Return the graph around a node."""
        return await around(self.context.pool, self.context.state.base, iri)

    async def with_heirs(self, iri: str) -> tuple[Graph, list[str]]:
        """Return the graph around an IRI that was replaced, and what stands in its place at last."""
        graph = await self.graph(iri)
        for _ in range(10):  # longer chains are faults
            further = [heir for heir in heirs_of(graph, iri) if heir not in graph.says]
            for heir in further:
                near = await self.graph(heir)
                graph.says |= {heir: near.says.get(heir, {})}
            if not further:
                break
        return graph, heirs_of(graph, iri)


def error_page(site: Site, request: Request, status: int, detail: str, language: str) -> Response:
    """Return a page that says what is wrong and leads to the start, from wherever it was asked for."""
    title = say_of(f"status-{status}" if status in (404, 410, 503) else "status", language)
    asked = request.url.path.removeprefix(place(request, "/")).partition("/")[2]
    body = Markup('<h1>{}</h1><p>{}</p><p><a href="{}">{}</a></p>').format(
        title, escape(detail), place(request, f"/{language}/index.html"), say_of("to-start", language)
    )
    return site.html(Page(asked, language, title, "body.html", {"body": body}, is_listed=False), status)


def routes(context: Context, site: Site) -> list[Route]:
    """Return the routes of the pages and of what they load."""
    site_map = SiteMap()

    async def page(request: Request) -> Response:
        language, path = request.url.path.removeprefix(place(request, "/"))[:2], request.path_params.get("path", "")
        this = edition(request, context, site.look)
        if (same := this.unchanged(request)) is not None:
            return same
        try:
            made = (
                await _own(site, request, language, path)
                or await feed_at(site, request, language, path, this)
                or await _page(site, language, path, this)
            )
        except Refused as refused:
            return error_page(site, request, refused.status, str(refused), language)
        except GovgraphError as error:
            return error_page(site, request, 400, str(error), language)
        if isinstance(made, Page):
            return site.html(made, this=this)
        if isinstance(made, str):
            return RedirectResponse(place(request, made), 301)
        return made or error_page(site, request, 404, say_of("no-such-page", language), language)

    async def start(request: Request) -> Response:
        headers = {"Vary": "Accept-Language", "Cache-Control": "no-cache"}
        return RedirectResponse(place(request, f"/{language_of(request)}/index.html"), 303, headers)

    async def query(request: Request) -> Response:
        asked = f"?{request.url.query}" if request.url.query else ""
        headers = {"Vary": "Accept-Language", "Cache-Control": "no-cache"}
        return RedirectResponse(place(request, f"/{language_of(request)}/query.html{asked}"), 303, headers)

    async def shard(request: Request) -> Response:
        scripts = (await site.directories.now()).search
        script = scripts.get(request.path_params["name"])
        if script is None:
            raise Refused(404, "There is no such file.")
        this = edition(request, context)
        same = this.unchanged(request)
        return same or Response(script, media_type="text/javascript", headers=site.kept(this))

    async def asset(request: Request) -> Response:
        name = request.path_params.get("name", "favicon.svg")
        files = _assets()
        if name not in files:
            raise Refused(404, "There is no such file.")
        this = edition(request, context)
        same = this.unchanged(request)
        media_type = _ASSETS[name[name.rindex(".") :]]
        return same or Response(files[name], media_type=media_type, headers=this.headers)

    async def for_robots(request: Request) -> Response:
        return Response(
            robots(origin(request, context)), media_type="text/plain", headers={"Cache-Control": "no-cache"}
        )

    async def mapped(request: Request) -> Response:
        maps = await site_map.of(await site.directories.now(), origin(request, context))
        if (told := maps.get(request.url.path.rpartition("/")[2])) is None:
            raise Refused(404, "There is no such file.")
        this = edition(request, context)
        same = this.unchanged(request)
        return same or Response(told, media_type="application/xml", headers=site.kept(this))

    return [
        Route("/", start),
        Route("/query", query),
        *(Route(path, page) for language in LANGUAGES for path in (f"/{language}", f"/{language}/{{path:path}}")),
        Route("/assets/search/{name}", shard),
        Route("/assets/{name}", asset),
        Route("/favicon.ico", asset),
        Route("/robots.txt", for_robots),
        Route("/sitemap.xml", mapped),
        Route("/sitemap-{number:int}.xml", mapped),
    ]


async def _own(site: Site, request: Request, language: str, path: str) -> Page | None:
    """Return the page of a path that only a server has."""
    if path == "query.html":
        return query_page(site.context, language, request.query_params)
    if path in ("index.html", "api.html"):
        directory, address = await site.directories.now(), origin(request, site.context)
        if path == "api.html":
            return api_page(directory, address, language)
        return front_page(site.context, directory, address, language)
    return None


async def _page(site: Site, language: str, path: str, this: Edition) -> Page | Response | str | None:
    """Return the page of a path, an answer of its own (a chart), the path of another page, or None for no such page."""
    if path in ("", "index"):
        return f"/{language}/index.html"
    if path.rstrip("/") in KINDS:
        return f"/{language}/{path.rstrip('/')}/index.html"
    if path == "about.html":
        return about_page(language)
    if _LIST.fullmatch(path):
        return (await site.directories.now()).lists[language].page(path)
    if path in _of_vocabulary(language):
        return await _with_users(site, _of_vocabulary(language)[path])
    stem, dot, ending = path.rpartition(".")
    if ending in CHART_FILES and stem.partition("/")[0] in ("unit", "person", "body", "eli"):
        page, _, chart = stem.rpartition(".")
        is_further = chart in FURTHER_CHARTS
        iri = await site.iri_of(page if is_further else stem)
        return await _picture(site, language, iri, chart if is_further else "", ending, this)
    if not dot or ending != "html":
        return None
    return await _of_entity(site, language, await site.iri_of(stem))


async def _picture(site: Site, language: str, iri: str, asked: str, ending: str, this: Edition) -> Response | None:
    """Return a chart of the page of a thing, of the kind asked for or else the first; None where it has none."""
    graph = await site.graph(iri)
    kinds = await charts_of_page(site.context, graph, iri)
    if not kinds or asked not in ("", *kinds):
        return None
    drawn = (await site.drawings.drawing(graph, iri, asked or kinds[0], language)).files[ending]
    return picture(drawn, this) if ending == "svg" else Response(drawn, media_type="text/csv", headers=this.headers)


async def _of_entity(site: Site, language: str, iri: str) -> Page | Response | str | None:
    graph = await site.graph(iri)
    if iri not in graph.says:
        return None
    if is_gone(graph, iri):
        graph, heirs = await site.with_heirs(iri)
        if len(heirs) == 1 and kind_of(heirs[0], graph):
            return f"/{language}/{address(stem_of(heirs[0], graph.base) or '')}.html"
        page = await run_in_threadpool(gone_page, graph, iri, language)
        return page if heirs else site.html(page, 410)
    kinds = await charts_of_page(site.context, graph, iri)
    charts = chart_paths(f"{language}/{stem_of(iri, graph.base)}", kinds)
    sizes = await site.drawings.sizes(graph, iri, kinds, language)
    page = await run_in_threadpool(Pages(graph, language).page, iri, charts, sizes)
    return replace(page, feed=await feed_path_of(site.context, iri, language))


async def _with_users(site: Site, page: Page) -> Page:
    """Return a page of the ontology, that of a code with the first nodes that use it."""
    if not is_code(page.iri):
        return page
    users, graph = await users_around(site.context.pool, site.context.state.base, page.iri)
    pages, root = Pages(graph, page.language), up(f"{page.language}/{page.path}")
    return with_users(page, users, {iri: pages.link(iri, root) for one in users for iri in one.first})


@cache
def _of_vocabulary(language: str) -> dict[str, Page]:
    return {page.path: page for page in vocabulary_pages(language)}


@cache
def _assets() -> dict[str, bytes]:
    folders = [package_folder() / "site" / "assets", package_folder() / "serve" / "assets"]
    return {path.name: path.read_bytes() for folder in folders for path in folder.iterdir() if path.suffix in _ASSETS}
