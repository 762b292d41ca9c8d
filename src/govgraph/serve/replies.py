"""Answers to requests, as all routes give them: with the build that they are of, or the reason why there is none."""

from __future__ import annotations

import re
from email.utils import format_datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from govgraph.serve.context import State
from govgraph.serve.refusal import Refused


def reply(body: bytes, media_type: str) -> Response:
    """Return an answer; text is in UTF-8, which forms of XML and JSON say themselves."""
    said = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    return Response(body, headers={"Content-Type": said})


def told_by(response: Response, etag: str, state: State) -> Response:
    """Add to an answer which build it is of, so that a client need not have it twice.

    Args:
        response: the answer.
        etag: what names it, without quotation marks; nothing where it differs each time.
        state: the build.
    """
    response.headers["Vary"] = "Accept, Accept-Encoding"
    if not etag:
        response.headers["Cache-Control"] = "no-store"
        return response
    # Weak: it names what is told, and not the bytes, which may be packed.
    response.headers["ETag"] = f'W/"{etag}"'
    response.headers["Last-Modified"] = format_datetime(state.modified, usegmt=True)
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def is_known(request: Request, etag: str) -> bool:
    """Tell whether a client says that it has the answer of this name."""
    known = re.findall(r'"([^"]*)"', request.headers.get("if-none-match", ""))
    return bool(etag) and request.method in ("GET", "HEAD") and etag in known


def refuse(refused: Refused) -> Response:
    """Return the reason why a request is not answered, as JSON."""
    headers = {"Retry-After": str(refused.retry_after)} if refused.retry_after else {}
    headers["Cache-Control"] = "no-store"
    # A script of another page shall know why, and when to ask again.
    headers |= {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
    return JSONResponse({"error": refused.message, "status": refused.status}, refused.status, headers)
