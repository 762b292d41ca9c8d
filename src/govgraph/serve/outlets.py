"""All that the server offers beside SPARQL: linked data, pages, charts, the query page, the API, OParl, names."""

from __future__ import annotations

from starlette.routing import Route

from govgraph.serve import api, charts, linked_data, oparl, pages, query_page, reconcile
from govgraph.serve.context import Context
from govgraph.serve.pages import Site


def routes(context: Context) -> list[Route]:
    """Return the routes, those of one address before those that take what is left."""
    site = Site(context)
    return [
        *api.routes(context),
        *charts.routes(context),
        *oparl.routes(context),
        *query_page.routes(context),
        *reconcile.routes(context),
        *linked_data.routes(context, site),
        *pages.routes(context, site),
    ]
