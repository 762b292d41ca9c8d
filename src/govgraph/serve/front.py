"""The front page, as long as there is nothing better to show."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from govgraph.serve.context import Context

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p><a href="sparql">SPARQL</a> · <a href=".well-known/void">VoID</a></p></body>
</html>
"""


def routes(context: Context) -> list[Route]:
    """Return the routes of the front page and of the description of the API."""

    async def front(request: Request) -> Response:
        return HTMLResponse(_PAGE.format(title=escape(context.settings.title or "govgraph")))

    async def openapi(request: Request) -> Response:
        return JSONResponse({"openapi": "3.1.0", "info": {"title": "govgraph", "version": "1"}, "paths": {}})

    return [Route("/", front), Route("/openapi.json", openapi)]
