"""The routes of the service, in each language: manifest, queries, extension, suggestions, previews."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from govgraph.serve.context import Context
from govgraph.serve.directory import Directory
from govgraph.serve.reconcile.extension import extended
from govgraph.serve.reconcile.manifest import BATCH, manifest, proposed, suggested_properties, suggested_types
from govgraph.serve.reconcile.matching import Candidate, Matcher, Wanted, types_of
from govgraph.serve.reconcile.properties import typed
from govgraph.serve.refusal import Refused
from govgraph.serve.sparql import read_body
from govgraph.serve.web import origin, place
from govgraph.site.address import LANGUAGES, address
from govgraph.site.render import render_part

#: Bytes of a request, and things and properties of an extension.
_LARGEST, _MOST_IDS, _MOST_PROPERTIES = 500_000, 1_000, 20
_MOST_CANDIDATES, _MOST_VALUES = 50, 20
_AT_ONCE = 2  # queries of all clients: they share one processor
_SUGGESTIONS = 20
#: A preview is shown within the page of the client, wherever that is.
_FRAMED = "default-src 'none'; style-src 'self'; frame-ancestors *"


class _Malformed(Refused):
    def __init__(self, message: str) -> None:
        super().__init__(400, message)


class _TooMuch(Refused):
    def __init__(self, message: str) -> None:
        super().__init__(413, message)


def routes(context: Context) -> list[Route]:
    """Return the routes at /reconcile/vi and /reconcile/en."""
    matchers = _Matchers(context)
    return [route for language in LANGUAGES for route in _Service(context, matchers, language).routes()]


class _Matchers:
    """The matcher of the build that is being served, one for both languages."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._made: tuple[Directory, asyncio.Future[Matcher]] | None = None
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def now(self) -> tuple[Directory, Matcher]:
        directory = await self._context.directories.now()
        if self._made is None or self._made[0] is not directory:
            base = self._context.state.base
            self._made = directory, asyncio.ensure_future(asyncio.to_thread(Matcher, directory.named, base))
        return directory, await asyncio.shield(self._made[1])

    async def find(self, matcher: Matcher, wanted: Wanted) -> list[Candidate]:
        """Return the candidates of one query, each in its turn: who has few does not wait for all of who has many."""
        async with self._room:
            return await run_in_threadpool(matcher.find, wanted)


class _Service:
    def __init__(self, context: Context, matchers: _Matchers, language: str) -> None:
        self._context = context
        self._matchers = matchers
        self._language = language

    def routes(self) -> list[Route]:
        at = f"/reconcile/{self._language}"
        return [
            *(Route(path, self._endpoint, methods=["GET", "POST"]) for path in (at, f"{at}/")),
            Route(f"{at}/suggest/{{kind}}", self._suggest),
            Route(f"{at}/properties", self._properties),
            Route(f"{at}/preview", self._preview),
            Route(f"{at}/view", self._view),
        ]

    async def _endpoint(self, request: Request) -> Response:
        given = await _given(request, self._context.settings.arrival)
        if "queries" in given:
            return JSONResponse(await self._answers(_read(given["queries"], "queries")))
        if "extend" in given:
            return JSONResponse(await self._extension(_read(given["extend"], "extend")))
        if request.method == "POST":
            raise _Malformed("send a form with «queries» or «extend»")
        context = self._context
        address = f"{origin(request, context)}/reconcile/{self._language}"
        return JSONResponse(manifest(context.settings.title, address, context.state.base, self._language))

    async def _answers(self, batch: dict[str, Any]) -> dict[str, object]:
        if len(batch) > BATCH:
            raise _TooMuch(f"at most {BATCH} queries in one request")
        wanted = {key: _wanted(key, query) for key, query in batch.items()}
        _, matcher = await self._matchers.now()
        seconds = self._context.settings.timeout
        try:
            async with asyncio.timeout(seconds):
                found = {key: await self._matchers.find(matcher, what) for key, what in wanted.items()}
        except TimeoutError as error:
            raise Refused(503, f"The queries took longer than {seconds:g} seconds; send fewer at a time.") from error
        return {key: {"result": [self._told(one) for one in some]} for key, some in found.items()}

    def _told(self, candidate: Candidate) -> dict[str, object]:
        named = candidate.named
        return {
            "id": named.iri.removeprefix(self._context.state.base),
            "name": candidate.name,
            "description": named.hint,
            "type": typed(types_of(named), self._language),
            "score": candidate.score,
            "match": candidate.match,
            "features": [{"id": name, "value": value} for name, value in candidate.features.items()],
        }

    async def _extension(self, asked: dict[str, Any]) -> dict[str, object]:
        ids, properties = asked.get("ids"), asked.get("properties")
        if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
            raise _Malformed("extend: «ids» is no list of identifiers")
        if not isinstance(properties, list) or not all(
            isinstance(one, dict) and isinstance(one.get("id"), str) for one in properties
        ):
            raise _Malformed("extend: «properties» is no list of objects with «id», a text")
        if len(ids) > _MOST_IDS or len(properties) > _MOST_PROPERTIES:
            raise _TooMuch(f"at most {_MOST_IDS} identifiers and {_MOST_PROPERTIES} properties in one request")
        directory, _ = await self._matchers.now()
        names = list(dict.fromkeys(one["id"] for one in properties))
        base = self._context.state.base
        return await extended(self._context.pool, directory, base, list(dict.fromkeys(ids)), names, self._language)

    async def _suggest(self, request: Request) -> Response:
        kind, prefix = request.path_params["kind"], request.query_params.get("prefix", "")[:200]
        cursor = request.query_params.get("cursor", "0")
        skip = int(cursor) if cursor.isascii() and cursor.isdigit() and len(cursor) < 7 else 0
        if kind == "type":
            return JSONResponse({"result": suggested_types(prefix, self._language)[skip : skip + _SUGGESTIONS]})
        if kind == "property":
            return JSONResponse({"result": suggested_properties(prefix, self._language)[skip : skip + _SUGGESTIONS]})
        if kind != "entity":
            raise Refused(404, "there are suggestions of entity, property and type")
        _, matcher = await self._matchers.now()
        found = await run_in_threadpool(matcher.suggest, prefix, skip, _SUGGESTIONS)
        base = self._context.state.base
        told = [
            {"id": one.iri.removeprefix(base), "name": one.names[0], "description": one.hint,
             "notable": typed(types_of(one), self._language)}
            for one in found
        ]  # fmt: skip
        return JSONResponse({"result": told})

    async def _properties(self, request: Request) -> Response:
        limit = request.query_params.get("limit", "")
        most = int(limit) if limit.isascii() and limit.isdigit() and len(limit) < 7 else None
        return JSONResponse(proposed(request.query_params.get("type", ""), most, self._language))

    async def _preview(self, request: Request) -> Response:
        directory, matcher = await self._matchers.now()
        iri = self._context.state.base + request.query_params.get("id", "")
        entry, named = directory.by_iri.get(iri), matcher.by_iri.get(iri)
        if entry is None or named is None:
            raise Refused(404, "there is no such person, body or unit")
        around = [directory.by_iri[one].vi[0] for one in (*named.bodies, *named.units) if one in directory.by_iri]
        html = render_part(
            "preview.html", language=self._language, root=place(request, "/"), title=entry.vi[0],
            href=place(request, f"/{self._language}/{address(entry.path)}"), hint=named.hint, code=named.code,
            kinds=[one["name"] for one in typed(types_of(named), self._language)], around=around[:4],
            others=[name for name in named.names if name != entry.vi[0]][:5],
        )  # fmt: skip
        return HTMLResponse(html, headers={"Content-Security-Policy": _FRAMED, "Cache-Control": "no-cache"})

    async def _view(self, request: Request) -> Response:
        directory, _ = await self._matchers.now()
        entry = directory.by_iri.get(self._context.state.base + request.query_params.get("id", ""))
        if entry is None:
            raise Refused(404, "there is no such person, body or unit")
        return RedirectResponse(place(request, f"/{self._language}/{address(entry.path)}"), 303)


async def _given(request: Request, arrival: float) -> dict[str, str]:
    """Return the fields of the query string, and those of a form that was sent."""
    found = dict(request.query_params)
    if request.method != "POST":
        return found
    body = await read_body(request, _LARGEST, arrival)
    try:
        fields = parse_qs(body.decode("utf-8"), max_num_fields=20)
    except (UnicodeDecodeError, ValueError) as error:
        raise _Malformed("the body is no form in UTF-8; send application/x-www-form-urlencoded") from error
    return found | {name: values[0] for name, values in fields.items()}


def _read(text: str, field: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
        json.dumps(told, ensure_ascii=False).encode("utf-8")  # half a pair of surrogates can be read, and not sent
    except (ValueError, RecursionError) as error:
        raise _Malformed(f"{field}: is no JSON in UTF-8") from error
    if not isinstance(told, dict):
        raise _Malformed(f"{field}: is no object of JSON")
    return told


def _wanted(key: str, query: Any) -> Wanted:
    where = f"query «{key[:40]}»"
    if not isinstance(query, dict):
        raise _Malformed(f"{where}: is no object")
    text, types, limit = query.get("query", ""), query.get("type", []), query.get("limit", 10)
    properties = query.get("properties", [])
    types = [types] if isinstance(types, str) else types
    if not isinstance(text, str) or not (text.strip() or properties):
        raise _Malformed(f"{where}: needs «query», a text, or «properties»")
    if not isinstance(types, list) or not all(isinstance(one, str) for one in types):
        raise _Malformed(f"{where}: «type» is no identifier or list of such")
    if not isinstance(limit, int | float) or isinstance(limit, bool) or not limit >= 1:
        raise _Malformed(f"{where}: «limit» is no positive number")
    if not isinstance(properties, list) or not all(
        isinstance(one, dict) and isinstance(one.get("pid"), str) and "v" in one for one in properties
    ):
        raise _Malformed(f"{where}: «properties» is no list of objects with «pid» and «v»")
    told = tuple((one["pid"], tuple(one["v"] if isinstance(one["v"], list) else [one["v"]])) for one in properties)
    if len(told) > _MOST_PROPERTIES or any(len(values) > _MOST_VALUES for _, values in told):
        raise _TooMuch(f"{where}: at most {_MOST_PROPERTIES} properties, and {_MOST_VALUES} values of each")
    return Wanted(text[:500], frozenset(types), told, int(min(limit, _MOST_CANDIDATES)))
