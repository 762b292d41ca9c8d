"""What is done around each request: limits of clients, headers, one line of the log, and no fault that tells more."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from govgraph.serve.context import Context
from govgraph.serve.crew import AGAIN
from govgraph.serve.limits import Buckets
from govgraph.serve.refusal import Refused
from govgraph.serve.replies import refuse

_LOG = logging.getLogger("govgraph.serve")
_FREE = ("/health", "/metrics")
_LONGEST = 200  # characters of a path in the log
_PIECE = 256 * 1024  # bytes
_SLOWEST = 100_000  # bytes a second that a client takes of a long answer
_PATIENCE = 15.0  # seconds beside these

#: Nothing but what the server itself has is loaded by its pages, and no script that stands in a page runs.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


#: What lets scripts of any page read an answer, and see when to ask again.
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Allow, ETag, Last-Modified, Link, Location, Retry-After",
}


_Header = tuple[bytes, bytes]
_GUARDING, _OPEN = (
    [(name.lower().encode(), value.encode()) for name, value in some.items()] for some in (HEADERS, CORS)
)
_POLICY = b"content-security-policy"


class Gate:
    """Stands before all routes; it writes headers without taking the body into its hands."""

    def __init__(self, app: ASGIApp, context: Context) -> None:
        self._app = app
        self._metrics = context.metrics
        self._buckets = Buckets(context.settings.rate, context.settings.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = 0

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = _completed(message["headers"], status, scope["path"])
            await _send_in_pieces(message, send)

        client = scope["client"][0] if scope.get("client") else ""
        wait = 0 if scope["path"] in _FREE else self._buckets.take(client)
        try:
            if wait:
                refused = Refused(429, "Too many requests; ask more slowly.", retry_after=wait)
                await refuse(refused)(scope, receive, send_on)
            else:
                await self._app(scope, receive, send_on)
        except TimeoutError:  # what is left of the answer is not sent: uvicorn closes the connection
            _LOG.info("a client was too slow", extra={"client": client})
        except asyncio.CancelledError:  # the server ends, and has waited for the answer as long as it does
            if not status:
                refused = Refused(503, "The server ends; try again later.", retry_after=AGAIN)
                await refuse(refused)(scope, receive, send_on)
        except Exception:
            # What a client is told has nothing of it; the log has all.
            _LOG.exception("a request failed")
            if not status:
                await refuse(Refused(500, "The request could not be answered."))(scope, receive, send_on)
        finally:
            seconds = time.perf_counter() - begun
            self._metrics.took(seconds)
            self._metrics.count("requests", status=str(status))
            told = {"method": scope["method"], "path": scope["path"][:_LONGEST], "status": status, "client": client}
            _LOG.info("request", extra={**told, "seconds": round(seconds, 4)})


def _completed(headers: Iterable[_Header], status: int, path: str) -> list[_Header]:
    """Return the headers of an answer with those that every answer has and that this one does not have itself."""
    own = list(headers)
    names = {name for name, _ in own}
    # A browser would take the policy of «not modified» for that of the answer which it keeps.
    common = ([] if path in _FREE else _OPEN) + ([] if status == 304 else _GUARDING)
    own += [header for header in common if header[0] not in names]
    if any(name == _POLICY and b"frame-ancestors *" not in value for name, value in own):
        own.append((b"x-frame-options", b"DENY"))  # the same, for old browsers
    return own


async def _send_in_pieces(message: Message, send: Send) -> None:
    """Send a message; a long body as the client takes it, who may not hold it for ever by taking none."""
    body: bytes = message.get("body", b"")
    if len(body) <= _PIECE:
        await send(message)
        return
    rest = memoryview(body)
    async with asyncio.timeout(_PATIENCE + len(body) / _SLOWEST):
        while rest:
            piece, rest = rest[:_PIECE], rest[_PIECE:]
            is_last = not rest and not message.get("more_body", False)
            await send({"type": message["type"], "body": bytes(piece), "more_body": not is_last})
