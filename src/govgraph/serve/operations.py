"""What those ask who run the server: whether it is well, and what it has done."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from govgraph.serve.context import Context

_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


def routes(context: Context) -> list[Route]:
    """Return the routes of health and metrics."""

    async def health(request: Request) -> Response:
        is_ready = context.pool.is_ready
        state = context.state
        told = {
            "status": "ready" if is_ready else "no process answers",
            "build": state.etag,
            "modified": state.modified.isoformat(),
            "guards": list(context.pool.guards),
        }
        return JSONResponse(told, 200 if is_ready else 503, {"Cache-Control": "no-store"})

    async def metrics(request: Request) -> Response:
        return PlainTextResponse(
            context.metrics.text(), headers={"Content-Type": _PROMETHEUS, "Cache-Control": "no-store"}
        )

    return [Route("/health", health), Route("/metrics", metrics)]
