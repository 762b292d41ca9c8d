"""Answers to requests, as all routes give them: in a form, or with the reason why there is none."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from govgraph.serve.refusal import Refused

_TITLES = {
    400: "Bad request",
    403: "Forbidden",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    408: "Too slow",
    410: "Gone",
    413: "Too large",
    415: "Unsupported media type",
    429: "Too many requests",
    431: "Head too large",
    500: "Fault of the server",
    503: "Not now",
}


def reply(body: bytes, media_type: str) -> Response:
    """Return an answer; text is in UTF-8, which forms of XML and JSON say themselves."""
    said = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    return Response(body, headers={"Content-Type": said})


def refuse(refused: Refused) -> Response:
    """Return the reason why a request is not answered, as programs read it (RFC 9457).

    >>> refuse(Refused(404, "there is no such question")).body
    b'{"type":"about:blank","title":"Not found","status":404,"detail":"there is no such question"}'
    """
    status = refused.status
    told = {"type": "about:blank", "title": _TITLES.get(status, "Error"), "status": status, "detail": refused.message}
    headers = {"Cache-Control": "no-store"}
    if refused.retry_after:
        headers["Retry-After"] = str(refused.retry_after)
    if refused.vary:
        headers["Vary"] = refused.vary
    return JSONResponse(told, status, headers, media_type="application/problem+json")
