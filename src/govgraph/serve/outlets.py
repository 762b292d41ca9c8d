"""All that the server offers beside SPARQL: linked data, pages, charts, the query page, the API, matching of names."""

from __future__ import annotations

from starlette.routing import Route

from govgraph.serve import api, charts, linked_data, pages, query_page, reconcile
from govgraph.serve.context import Context
from govgraph.serve.directory import Directories
from govgraph.serve.pages import Site


def routes(context: Context) -> list[Route]:
    """Return the routes, those of one address before those that take what is left."""
    directories = Directories(context)
    site = Site(context, directories)
    return [
        *api.routes(context),
        *charts.routes(context),
        *query_page.routes(context),
        *reconcile.routes(context, directories),
        *linked_data.routes(context, site),
        *pages.routes(context, site),
    ]
