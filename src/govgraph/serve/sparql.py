"""The SPARQL 1.1 Protocol, as far as it asks: queries by GET, by a form, and as they are; updates are refused."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from govgraph.query.file import sparql_term
from govgraph.serve.context import Context
from govgraph.serve.description import describe_service
from govgraph.serve.edition import Edition, edition
from govgraph.serve.negotiation import SHORT_NAMES
from govgraph.serve.pool import Answer, Graphs, Prepared
from govgraph.serve.refusal import Refused
from govgraph.serve.replies import reply
from govgraph.serve.settings import Settings
from govgraph.serve.web import accept_of

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_LOOK = 0.5  # seconds between two looks at whether the client is still there
_MOST = 5_000  # parameters of a request
_BESIDE = 200_000  # characters of a form beside its query: the names of graphs
_AT_ONCE = 20_000  # characters of a form that are read without going to another thread
_WRITING = ("PUT", "PATCH", "DELETE")  # of the protocol for graphs, and of others
_OF_UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")

#: A process packs its answer itself.
_VARY = "Accept, Accept-Encoding"
READ_ONLY = "The data can only be read here, by GET or POST with a query; updates are not done."


def routes(context: Context) -> list[Route]:
    """Return the routes of the endpoint."""

    async def sparql(request: Request) -> Response:
        return await _answer(request, context)

    async def update(request: Request) -> Response:
        raise Refused(403, READ_ONLY)

    paths = ("/sparql", "/sparql/")
    return [
        *(Route(path, sparql, methods=["GET", "POST"]) for path in paths),
        *(Route(path, update, methods=_WRITING) for path in paths),
        Route("/update", update, methods=["GET", "POST", *_WRITING]),
    ]


async def _answer(request: Request, context: Context) -> Response:
    fields, query = await _read(request, context.settings)
    queries = [value for name, value in fields if name == "query"] + ([] if query is None else [query])
    accept = _accepted(request, dict(fields).get("format", ""))
    if not queries and request.method != "POST" and not fields:
        return await describe_service(request, context)
    if len(queries) != 1:
        raise Refused(400, f"A request has one query, and not {len(queries)}.")
    packed = "gzip" in request.headers.get("accept-encoding", "").lower()
    prepared = await context.pool.prepare(queries[0], accept=accept, graphs=_graphs(fields), packed=packed)
    this = _edition(request, context, prepared)
    if this is not None and (same := this.unchanged(request)) is not None:
        return same
    answer = await _while_connected(request, context, prepared)
    response = reply(answer.body, answer.media_type)
    if answer.encoding:
        response.headers["Content-Encoding"] = answer.encoding
    response.headers.update(this.headers if this else {"Vary": _VARY, "Cache-Control": "no-store"})
    return response


def _accepted(request: Request, form: str) -> str:
    """Return what a client accepts: the form that it names for short, or what `Accept` says.

    Raises:
        Refused: there is no form of this name.
    """
    if not form:
        return accept_of(request)
    if (media_type := SHORT_NAMES.get(form.lower())) is None:
        raise Refused(400, f"There is no format «{form[:40]}»; there are {', '.join(SHORT_NAMES)}.")
    return media_type


async def _while_connected(request: Request, context: Context, prepared: Prepared) -> Answer:
    """Return the answer to a query, which is ended when the client leaves."""
    work = asyncio.ensure_future(context.pool.answer(prepared))
    try:
        # A short query is answered before it is worth looking whether somebody is still there.
        await asyncio.wait((work,), timeout=context.settings.patience)
        while not work.done():
            if await request.is_disconnected():
                raise ClientDisconnect
            await asyncio.wait((work,), timeout=_LOOK)
        return work.result()
    finally:
        work.cancel()


async def _read(request: Request, settings: Settings) -> tuple[list[tuple[str, str]], str | None]:
    """Return the parameters of a request, and the query that it has as its body."""
    fields = _fields(request.url.query)
    _refuse_updates(fields)
    if request.method != "POST":
        return fields, None
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    media_type = media_type.strip().lower()
    if media_type == _UPDATE:
        raise Refused(403, READ_ONLY)
    if media_type not in (_FORM, _QUERY):
        raise Refused(415, f"The body is either {_QUERY} or {_FORM}; Content-Type says which.")
    if "charset" in parameters.lower() and not re.search(r"charset\s*=\s*\"?utf-?8", parameters, re.IGNORECASE):
        raise Refused(415, "The body is in UTF-8.")
    # A form writes a letter with up to nine characters.
    largest = settings.query_bytes * (1 if media_type == _QUERY else 9)
    body = await read_body(request, largest, settings.arrival)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise Refused(400, "The body is not UTF-8.") from error
    if media_type == _QUERY:
        return fields, text
    # A letter may be written as «%41»: to read many of these takes long. So what would be too long is not read, and the
    # rest beside the loop.
    if len(text) - 2 * text.count("%") > settings.query_bytes + _BESIDE:
        raise Refused(413, f"The form has more than {settings.query_bytes + _BESIDE} characters.")
    sent = _fields(text) if len(text) < _AT_ONCE else await asyncio.to_thread(_fields, text)
    _refuse_updates(sent)
    return fields + sent, None


def _refuse_updates(fields: Sequence[tuple[str, str]]) -> None:
    if any(name.lower() in _OF_UPDATES for name, _ in fields):
        raise Refused(403, READ_ONLY)


async def read_body(request: Request, largest: int, seconds: float) -> bytes:
    """Return the body of a request.

    Raises:
        Refused: it has more than `largest` bytes (413), or has not arrived within `seconds` (408).
    """
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                body += piece
                if len(body) > largest:
                    raise Refused(413, f"The body has more than {largest} bytes.")
    except TimeoutError as error:
        raise Refused(408, f"The request did not arrive within {seconds:g} seconds.") from error
    return bytes(body)


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST)
    except UnicodeDecodeError as error:
        raise Refused(400, "A parameter is not UTF-8.") from error
    except ValueError as error:
        raise Refused(400, f"The request has more than {_MOST} parameters.") from error


def _graphs(fields: Sequence[tuple[str, str]]) -> Graphs | None:
    """Return the data set that a request gives, None where it gives none.

    Raises:
        Refused: a graph is named by no absolute IRI (400).
    """
    default = tuple(value for name, value in fields if name == "default-graph-uri")
    named = tuple(value for name, value in fields if name == "named-graph-uri")
    for value in default + named:
        try:
            sparql_term(value, "IRI")
        except ValueError as error:
            raise Refused(400, f"A graph is named by an absolute IRI, and not by «{value[:80]}».") from error
    return Graphs(default, named) if default or named else None


def _edition(request: Request, context: Context, prepared: Prepared) -> Edition | None:
    """Return what names an answer: the build and all that was asked; None where it differs each time."""
    if prepared.asked.varies:
        return None
    return edition(request, context, prepared.query, prepared.graphs, prepared.media_type, vary=_VARY)
