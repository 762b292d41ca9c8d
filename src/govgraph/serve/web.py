"""What the routes of the web half share: languages, addresses, the policy of pages, and faults of what was asked."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from govgraph.errors import GovgraphError
from govgraph.serve.context import Context
from govgraph.serve.negotiation import quality_of
from govgraph.serve.refusal import Refused

#: A page may load scripts, styles and pictures of this server and ask it for data: nothing inline, nothing elsewhere.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

Handler = Callable[[Request], Awaitable[Response]]

#: What a client may say in `Host` without being misunderstood.
_ADDRESS = re.compile(r"https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]+)?")
_LANGUAGE = re.compile(r"\s*(\*|[a-zA-Z]{1,8})(?:-[a-zA-Z0-9-]*)?\s*((?:;.*)?)", re.DOTALL)


def language_of(request: Request) -> str:
    """Return the language of the pages that a client likes best: vi unless it likes en more."""
    return preferred(",".join(request.headers.getlist("accept-language")))


def preferred(accepted: str) -> str:
    """Return vi or en, as `Accept-Language` likes it best; «*» stands for what it does not name.

    >>> preferred("fr, en;q=0.8, vi;q=0.5"), preferred("en-GB,en"), preferred("de"), preferred("vi,en;q=0.9")
    ('en', 'en', 'vi', 'vi')
    >>> preferred("en;q=0.9, vi;q=0.8, en-GB;q=0.1"), preferred("vi;q=0.3, *;q=0.5"), preferred("en;q=oh, *;q=0.1")
    ('en', 'en', 'vi')
    """
    liked: dict[str, float] = {}
    for part in accepted[:500].split(","):
        found = _LANGUAGE.fullmatch(part)
        quality = quality_of(found[2]) if found else None
        if found and quality is not None:
            liked[found[1].lower()] = max(quality, liked.get(found[1].lower(), 0.0))
    others = liked.get("*", 0.0)
    return "en" if liked.get("en", others) > liked.get("vi", others) else "vi"


def accept_of(request: Request) -> str:
    """Return which forms of an answer a client accepts, by all its headers of this name."""
    return ",".join(request.headers.getlist("accept"))


def place(request: Request, path: str) -> str:
    """Return a path of this server as a client has to write it, below the folder in which a proxy shows it."""
    return str(request.scope.get("root_path", "")).rstrip("/") + path


def as_written(request: Request, folder: str) -> str:
    """Return the part of an address below a folder as the client wrote it: an IRI keeps its `%27`."""
    raw = request.scope.get("raw_path")
    if not isinstance(raw, bytes):
        return quote(request.path_params["path"], safe="/._~!'(),;=@+$&:-")
    return raw.decode("latin-1").partition("?")[0].partition(folder)[2]


def origin(request: Request, context: Context) -> str:
    """Return the address of the server as clients know it, without «/» at the end."""
    if context.settings.url:
        return context.settings.url.rstrip("/")
    asked = f"{request.scope['scheme']}://{request.headers.get('host') or request.url.netloc}"
    return (asked if _ADDRESS.fullmatch(asked) else "http://localhost") + place(request, "")


def for_programs(handler: Handler) -> Handler:
    """Return a handler that refuses what cannot be asked, and says why."""

    async def handle(request: Request) -> Response:
        try:
            return await handler(request)
        except GovgraphError as error:
            raise Refused(400, str(error)) from error

    return handle
