"""The IRIs of the data, the codes and the vocabulary, dereferenced: «303 See Other» to a page or to data, by Accept.

What an IRI of a fact stands for is a row of a page, so it leads to that row. An IRI that another has replaced is
«301 Moved Permanently», one that no source names any more «410 Gone»: neither is ever «not found».
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import cache
from urllib.parse import unquote, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from govgraph.export import FORMATS
from govgraph.namespaces import CODE_BASE, DCTERMS, GOV, RDF
from govgraph.query.file import sparql_term
from govgraph.serve.asking import ask_rows
from govgraph.serve.context import Context
from govgraph.serve.edition import edition
from govgraph.serve.negotiation import choose
from govgraph.serve.neighbourhood import uses_of
from govgraph.serve.pages import Site, error_page
from govgraph.serve.refusal import Refused
from govgraph.serve.web import Handler, accept_of, as_written, language_of, origin, place
from govgraph.serve.wording import say_of
from govgraph.site.address import address, stem_of
from govgraph.site.entities import kind_of
from govgraph.site.entity_pages import Pages
from govgraph.site.graph import Graph
from govgraph.site.lists import gone_page
from govgraph.site.part import Parts
from govgraph.site.users import users_table
from govgraph.site.vocabulary import vocabulary_files, vocabulary_paths
from govgraph.store import OWN_GRAPHS

#: Ending, media type and format of `govgraph.export` of the data of one thing.
DATA = {
    "ttl": ("text/turtle", "turtle"),
    "jsonld": ("application/ld+json", "jsonld"),
    "nt": ("application/n-triples", "ntriples"),
    "rdf": ("application/rdf+xml", "rdfxml"),
}
_ENDING = {media_type: ending for ending, (media_type, _) in DATA.items()}
_HTML = "text/html"
_OFFERED = (_HTML, "application/xhtml+xml", *_ENDING)
_MOST_USES = 50_000  # of a code: no answer grows without end
#: The vocabulary has these forms, as files.
_FILED = (_HTML, "application/xhtml+xml", "text/turtle", "application/ld+json", "application/rdf+xml")
_BY = "Accept, Accept-Language"
_VARY = {"Vary": _BY, "Cache-Control": "no-cache"}


def routes(context: Context, site: Site) -> list[Route]:
    """Return the routes of all IRIs that this server answers for."""

    async def thing(request: Request, folder: str) -> Response:
        """Answer for an IRI of the data, or for a file of its data."""
        raw = as_written(request, folder)
        stem, dot, ending = raw.rpartition(".")
        if dot and ending in DATA:
            # An IRI as it is written, or the name of the files of a page, in which some signs are written otherwise.
            for iri in dict.fromkeys((context.state.base + stem, await site.iri_of(unquote(stem)))):
                if (answer := await _data(request, site, iri, ending)) is not None:
                    return answer
        return await _dereferenced(request, site, context.state.base + raw)

    async def code(request: Request) -> Response:
        """Answer for the IRI of a code list or a code, or for the file of a list."""
        path = f"code/{request.path_params['path'].strip('/')}"
        if path in _files():
            return _file(request, context, path)
        if (of := path.removesuffix("-users.csv")) != path and f"{of}.html" in vocabulary_paths():
            this = edition(request, context)
            if (same := this.unchanged(request)) is not None:
                return same
            offset = request.query_params.get("offset", "0")
            if not re.fullmatch("[0-9]{1,9}", offset):
                raise Refused(400, "offset: is no whole number")
            uses = await uses_of(context.pool, CODE_BASE + of.removeprefix("code/"), _MOST_USES + 1, int(offset))
            headers = this.headers
            if len(uses) > _MOST_USES:
                following = f"{origin(request, context)}/{path}?offset={int(offset) + _MOST_USES}"
                headers = headers | {"Link": f'<{following}>; rel="next"'}
            return Response(users_table(uses[:_MOST_USES]), headers=headers, media_type="text/csv")
        scheme, _, notation = path.removeprefix("code/").partition("/")
        page = f"{path}.html" if notation else f"{path}/index.html"
        return await _either(request, site, page, f"code/{scheme}")

    async def rule(request: Request) -> Response:
        return await _either(request, site, f"rule/{request.path_params['path']}.html", "code/rule")

    async def vocabulary(request: Request) -> Response:
        path = request.path_params.get("path", "").strip("/")
        if f"ns/{path}" in _files():
            return _file(request, context, f"ns/{path}")
        # A version is named by its own IRI, and is in a folder of files.
        file = f"ns/{path}/gov" if path else "ns/gov"
        if f"{file}.ttl" not in _files():
            raise Refused(404, "There is no such file of the vocabulary; /ns leads to all.")
        return await _either(request, site, "ns/index.html", file)

    async def context_file(request: Request) -> Response:
        return _file(request, context, "context.jsonld")

    # w3id.org leads …/govgraph/id/x to …/id/x here; another base may be this server's own.
    folders = dict.fromkeys(["/id/", *_folder_of(context.state.base)])
    return [
        *(Route(f"{folder}{{path:path}}", _for(thing, folder)) for folder in folders),
        Route("/code/{path:path}", code),
        Route("/rule/{path:path}", rule),
        Route("/ns", vocabulary),
        Route("/ns/{path:path}", vocabulary),
        Route("/context.jsonld", context_file),
    ]


def _for(handler: Callable[[Request, str], Awaitable[Response]], folder: str) -> Handler:
    async def handle(request: Request) -> Response:
        return await handler(request, folder)

    return handle


def _folder_of(base: str) -> list[str]:
    """Return the path of the base of the data where it is one of a server, and not the whole of it."""
    path = urlsplit(base).path
    return [path] if path.count("/") > 1 and path.endswith("/") and "{" not in path else []


async def _dereferenced(request: Request, site: Site, iri: str) -> Response:
    context, base = site.context, site.context.state.base
    language, wanted = language_of(request), choose(accept_of(request), _OFFERED)
    try:
        node = sparql_term(iri, "IRI")
    except ValueError:
        return _nothing(site, request, wanted)
    rows = await ask_rows(
        context.pool,
        f"SELECT ?p ?o WHERE {{ {node} ?p ?o FILTER(?p IN ({RDF.type}, {DCTERMS.isReplacedBy})) }} LIMIT 100",
    )
    if not rows and iri not in (f"{base}graph/{name}" for name in OWN_GRAPHS):
        return _nothing(site, request, wanted)
    if wanted is None:
        raise Refused(406, f"There are {', '.join(_OFFERED)}.", vary=_BY)
    if not rows:
        return RedirectResponse(place(request, _asked_of_graph(node, wanted, language)), 303, _VARY)
    graph = Graph(base)
    if any(row["p"] == DCTERMS.isReplacedBy for row in rows):
        graph, heirs = await site.with_heirs(iri)
        if len(heirs) == 1 and heirs[0].startswith(base):
            return RedirectResponse(place(request, f"/id/{heirs[0].removeprefix(base)}"), 301, _VARY)
    elif any(row["o"] == GOV.Tombstone for row in rows):
        graph = await site.graph(iri)
        if wanted in _ENDING:
            return await _data(request, site, iri, _ENDING[wanted], 410) or Response(status_code=410)
        return site.html(gone_page(graph, iri, language), 410)
    # What has a page has its data beside it; of all else no directory knows what a file name stands for.
    has_page = kind_of(iri, graph) is not None
    name = address(stem_of(iri, base) or "") if has_page else iri.removeprefix(base)
    if wanted in _ENDING:
        return RedirectResponse(place(request, f"/id/{name}.{_ENDING[wanted]}"), 303, _VARY)
    if has_page:
        return RedirectResponse(place(request, f"/{language}/{name}.html"), 303, _VARY)
    way = Pages(await site.graph(iri), language).way_to(iri, "/")
    return RedirectResponse(place(request, way or f"/id/{name}.ttl"), 303, _VARY)


def _asked_of_graph(graph: str, wanted: str, language: str) -> str:
    """Return the way to what a graph of the store's own holds: no document says it, so it has no page."""
    held = f"WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
    if wanted in _ENDING:
        return f"/sparql?{urlencode({'query': f'CONSTRUCT {{ ?s ?p ?o }} {held}'})}"
    return f"/{language}/query.html#{urlencode({'query': f'SELECT ?s ?p ?o {held} LIMIT 100'})}"


async def _data(request: Request, site: Site, iri: str, ending: str, status: int = 200) -> Response | None:
    """Return the data of a thing in a form; None where the store says nothing of it."""
    media_type, format = DATA[ending]
    this = edition(request, site.context)
    if status == 200 and (same := this.unchanged(request)) is not None:
        return same
    try:
        sparql_term(iri, "IRI")
    except ValueError:
        return None
    graph = await site.graph(iri)
    if iri not in graph.says:
        return None
    if status == 200 and GOV.Tombstone in graph.says[iri].get(RDF.type.value, ()):
        status = 410
    text = await run_in_threadpool(lambda: "".join(FORMATS[format](list(Parts(graph).quads(iri)), graph.base)))
    return Response(text, status, this.headers, media_type=media_type)


def _nothing(site: Site, request: Request, wanted: str | None) -> Response:
    """Return that there is no such thing, as a page for who reads pages, else as programs read it."""
    language = language_of(request)
    if wanted is None or wanted in _ENDING:
        raise Refused(404, "There is nothing of this name here; «/api/find?name=…» gives the names.", vary=_BY)
    answer = error_page(site, request, 404, say_of("no-such-page", language), language)
    answer.headers["Vary"] = _BY
    return answer


async def _either(request: Request, site: Site, page: str, file: str) -> Response:
    """Lead to a page of the vocabulary or to a file of it, by Accept."""
    wanted = choose(accept_of(request), _FILED)
    # What the store alone knows, such as a code of an older vocabulary, has a page too, and no file.
    if page not in vocabulary_paths() and not await _is_known(site, page):
        return _nothing(site, request, wanted)
    if wanted is None:
        raise Refused(406, f"There are {', '.join(_FILED)}.", vary=_BY)
    if wanted not in _ENDING:
        return RedirectResponse(place(request, f"/{language_of(request)}/{address(page)}"), 303, _VARY)
    path = f"{file}.{_ENDING[wanted]}"
    if path not in _files():
        return _nothing(site, request, wanted)
    return RedirectResponse(place(request, f"/{path}"), 303, _VARY)


async def _is_known(site: Site, page: str) -> bool:
    """Tell whether the store says something of what a page is about."""
    stem = page.removesuffix(".html")
    if any(part in ("", ".", "..") for part in stem.split("/")):
        return False
    try:
        node = sparql_term(await site.iri_of(stem), "IRI")
    except ValueError:
        return False
    return bool(await ask_rows(site.context.pool, f"SELECT ?p {{ {node} ?p ?o }} LIMIT 1"))


def _file(request: Request, context: Context, path: str) -> Response:
    this = edition(request, context)
    if (same := this.unchanged(request)) is not None:
        return same
    media_type = DATA.get(path.rpartition(".")[2], ("text/markdown", ""))[0]
    return Response(_files()[path], media_type=media_type, headers=this.headers)


@cache
def _files() -> dict[str, bytes]:
    return dict(vocabulary_files())
