"""What the routes of the web half share: languages, caching by the build, headers, and errors that say what to do."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from govgraph import __version__
from govgraph.errors import GovgraphError
from govgraph.serve.context import Context, State
from govgraph.serve.pool import Refused

#: A page may load scripts, styles and pictures of this server and ask it for data: nothing inline, nothing elsewhere.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

Handler = Callable[[Request], Awaitable[Response]]

_LANGUAGE = re.compile(r"\s*(\*|[a-zA-Z]{1,8})(?:-[a-zA-Z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*")
_TITLES = {400: "Bad request", 404: "Not found", 406: "Not acceptable", 410: "Gone", 413: "Too large",
           429: "Too many requests", 503: "Not now"}  # fmt: skip


def language_of(request: Request) -> str:
    """Return the language of the pages that a client likes best: vi unless it asks for en before."""
    return preferred(request.headers.get("accept-language", ""))


def preferred(accepted: str) -> str:
    """Return vi or en, as `Accept-Language` likes it best.

    >>> preferred("fr, en;q=0.8, vi;q=0.5"), preferred("en-GB,en"), preferred("de"), preferred("vi,en;q=0.9")
    ('en', 'en', 'vi', 'vi')
    """
    liked = {"vi": 0.0, "en": 0.0}
    for part in accepted[:500].split(","):
        found = _LANGUAGE.fullmatch(part)
        if found and found[1].lower() in liked:
            liked[found[1].lower()] = float(found[2] or 1)
    return "en" if liked["en"] > liked["vi"] else "vi"


def etag_of(state: State, variant: str) -> str:
    """Return the tag of an answer: it changes with the build, the version of govgraph and the form.

    It is weak: the answer may be packed.
    """
    return f'W/"{state.etag}-{__version__}-{variant}"'


def unchanged(request: Request, context: Context, variant: str, *, vary: str = "") -> Response | None:
    """Return «304 Not Modified» where the client has this answer already.

    «*» and other days than that of the build are passed over: whether there is any answer is not known yet.
    """
    state = context.state
    asked = request.headers.get("if-none-match")
    if asked is not None:
        tags = {tag.strip().removeprefix("W/") for tag in asked.split(",")}
        same = etag_of(state, variant).removeprefix("W/") in tags
    else:
        same = _is_since(request.headers.get("if-modified-since", ""), state)
    return Response(status_code=304, headers=freshness(context, variant, vary=vary)) if same else None


def freshness(context: Context, variant: str, *, vary: str = "") -> dict[str, str]:
    """Return the headers by which caches know how long an answer holds: until the next build, so ask each time."""
    state = context.state
    return {
        "ETag": etag_of(state, variant),
        "Last-Modified": format_datetime(state.modified.replace(microsecond=0), usegmt=True),
        "Cache-Control": "no-cache",
        **({"Vary": vary} if vary else {}),
    }


def _is_since(told: str, state: State) -> bool:
    try:
        return bool(told) and parsedate_to_datetime(told) == state.modified.replace(microsecond=0)
    except (TypeError, ValueError):
        return False  # no date: the standard has it ignored


def place(request: Request, path: str) -> str:
    """Return a path of this server as a client has to write it, below the folder in which a proxy shows it."""
    return str(request.scope.get("root_path", "")).rstrip("/") + path


def origin(request: Request, context: Context) -> str:
    """Return the address of the server as clients know it, without «/» at the end."""
    told = context.settings.url.rstrip("/")
    return told or f"{request.url.scheme}://{request.url.netloc}{place(request, '')}"


def told_at(request: Request, context: Context) -> str:
    """Return what stands in the tag of an answer that tells the address or the title of the server."""
    return hashlib.sha256(f"{origin(request, context)}\n{context.settings.title}".encode()).hexdigest()[:12]


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return an error for programs (RFC 9457): what is wrong and what to do.

    >>> problem(404, "there is no such question").body
    b'{"type":"about:blank","title":"Not found","status":404,"detail":"there is no such question"}'
    """
    told = {"type": "about:blank", "title": _TITLES.get(status, "Error"), "status": status, "detail": detail}
    return JSONResponse(told, status, {**CORS, **(headers or {})}, media_type="application/problem+json")


#: What lets scripts of any page read an answer.
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Retry-After"}


def for_programs(handler: Handler) -> Handler:
    """Return a handler whose errors are answers of `problem`, and whose answers scripts of any page may read."""

    async def handle(request: Request) -> Response:
        try:
            answer = await handler(request)
        except Refused as refused:
            retry = {"Retry-After": "5"} if refused.status in (429, 503) else {}
            return problem(refused.status, str(refused), retry)
        except GovgraphError as error:
            return problem(400, str(error))
        for name, value in CORS.items():
            answer.headers.setdefault(name, value)
        return answer

    return handle
