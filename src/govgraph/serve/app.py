"""The application: the routes of all parts behind one gate."""

from __future__ import annotations

import asyncio
import importlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Lifespan

from govgraph.errors import StoreError
from govgraph.serve.context import Context
from govgraph.serve.gate import Gate
from govgraph.serve.metrics import Metrics
from govgraph.serve.pool import Pool
from govgraph.serve.process import Died
from govgraph.serve.refusal import Refused
from govgraph.serve.replies import refuse
from govgraph.serve.settings import Settings
from govgraph.serve.snapshot import look, remove_abandoned, take_snapshot

_LOG = logging.getLogger("govgraph.serve")

#: The modules whose `routes` are put together, in this order.
PARTS = ("sparql", "description", "operations", "outlets")

_PACKED_FROM = 1_000  # bytes
_PACKED = 5  # how hard, of 9
_REMEMBERED = "86400"  # seconds for which a browser need not ask again what it may


def make_app(settings: Settings) -> Starlette:
    """Return the application for a store; its processes start and end with it.

    Raises:
        StoreError: there is no such store, or a build is at work on it.
    """
    remove_abandoned(settings.store)
    metrics = Metrics()
    pool = Pool(settings, take_snapshot(settings.store), metrics)
    context = Context(pool, settings, metrics)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        context.directories.begin()
        watching = asyncio.ensure_future(_watch(context))
        told = {"guards": pool.guards, "build": pool.state.etag, "processes": settings.workers}
        _LOG.info("ready", extra=told)
        try:
            yield
        finally:
            watching.cancel()
            context.directories.end()
            await pool.close()
            _LOG.info("ended")

    return put_together(context, lifespan)


def put_together(context: Context, lifespan: Lifespan[Starlette] | None = None) -> Starlette:
    """Return the routes of all parts behind one gate, over a pool that somebody else starts and ends."""
    parts = [importlib.import_module(f"govgraph.serve.{name}") for name in PARTS]
    app = Starlette(
        routes=[route for part in parts for route in part.routes(context)],
        lifespan=lifespan,
        middleware=[
            Middleware(Gate, context=context),
            Middleware(GZipMiddleware, minimum_size=_PACKED_FROM, compresslevel=_PACKED),
        ],
        exception_handlers={Refused: _refused, HTTPException: _not_there, ClientDisconnect: _left},
    )
    # It would lead to the address by which a client happened to ask, and not to the one that clients know.
    app.router.redirect_slashes = False
    return app


async def _watch(context: Context) -> None:
    """Look again and again whether a build changed the store, and change over to it."""
    seen = context.pool.seen
    while True:
        await asyncio.sleep(context.settings.watch)
        if await asyncio.to_thread(look, context.settings.store) != seen:
            seen = await change_over(context) or seen


async def change_over(context: Context) -> str | None:
    """Serve the build that is in the store now; return what the store looked like, None where it is to be tried again.

    The old build is served until the new one can be.
    """
    pool = context.pool
    try:
        snapshot = await asyncio.to_thread(take_snapshot, context.settings.store)
    except (StoreError, OSError) as error:  # a build is at work, or the folder is being copied
        _LOG.debug("the store is not ready", extra={"reason": str(error)})
        return None
    if snapshot.state.etag == pool.state.etag:  # opened for writing, and nothing written
        snapshot.release()
        return snapshot.seen
    try:
        await pool.switch(snapshot)
    except (Died, OSError) as error:
        snapshot.release()
        _LOG.error("the new build cannot be served; the old one is", extra={"reason": repr(error)})
        return None
    context.directories.begin()
    context.metrics.count("switches")
    _LOG.info("another build", extra={"build": pool.state.etag})
    return snapshot.seen


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return refuse(error)


async def _not_there(request: Request, error: Exception) -> Response:
    """Answer for an address that nobody has (404), or a method that its route has not (405), be it OPTIONS."""
    assert isinstance(error, HTTPException)
    allowed = {word.strip() for word in (error.headers or {}).get("Allow", "").split(",")} - {""}
    if not allowed:
        return refuse(Refused(error.status_code, f"{error.detail}."))
    methods = ", ".join(sorted(allowed | {"OPTIONS"}))
    if request.method == "OPTIONS":
        wanted = request.headers.get("access-control-request-headers", "*")
        told = {
            "Allow": methods,
            "Access-Control-Allow-Methods": methods,
            "Access-Control-Allow-Headers": wanted,
            "Access-Control-Max-Age": _REMEMBERED,
        }
        return Response(status_code=204, headers=told)
    response = refuse(Refused(405, f"{request.method[:20]} is not answered here; there are {methods}."))
    response.headers["Allow"] = methods
    return response


async def _left(request: Request, error: Exception) -> Response:
    """Answer nobody: the client has left. The status is the one that nginx writes in its log."""
    return Response(status_code=499)
