"""The Atom feeds of the server, those that the static site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from govgraph.namespaces import ELI, GOV, XSD
from govgraph.serve.asking import ask_rows
from govgraph.serve.context import Context
from govgraph.serve.edition import Edition
from govgraph.serve.web import origin
from govgraph.site.address import stem_of
from govgraph.site.entities import kind_of
from govgraph.site.feeds import MEDIA_TYPE, MOST, WITH_FEED, Feed, feed_of, feed_path, latest, write_feed
from govgraph.site.graph import Graph

if TYPE_CHECKING:
    from govgraph.serve.pages import Site


async def feed_path_of(context: Context, iri: str, language: str) -> str:
    """Return the path of the feed of a thing, nothing where it has none."""
    base = context.state.base
    return feed_path(stem_of(iri, base) or "", language) if await _latest_of(context, iri) else ""


async def feed_at(site: Site, request: Request, language: str, path: str, this: Edition) -> Response | None:
    """Return the feed that has a path within the folder of a language, None where there is none."""
    stem, dot, ending = path.rpartition(".")
    if not dot or ending != "atom":
        return None
    directory, base = await site.directories.now(), site.context.state.base
    if stem == "feed":
        feed = Feed(site.title_in(language), feed_path("", language), f"{language}/index.html")
        entries = latest(directory.entries)
    else:
        iri = await site.iri_of(stem)
        own = directory.by_iri.get(iri)
        feed = feed_of(iri, own.title(language)[0] if own else "", base, language)
        found = await _latest_of(site.context, iri) if own else []
        entries = latest(directory.by_iri[one] for one in found if one in directory.by_iri)
    if not entries:
        return None
    url = origin(request, site.context) + "/"
    text = write_feed(feed, entries, language, url, site.title_in(language), site.rights[language])
    return Response(text, media_type=MEDIA_TYPE, headers=site.kept(this))


async def _latest_of(context: Context, iri: str) -> list[str]:
    """Return the latest meetings that a body held, or a unit's bodies, and documents that they issued."""
    kind = kind_of(iri, Graph(context.state.base))
    if kind not in WITH_FEED:
        return []
    body = f"BIND(<{iri}> AS ?body)" if kind == "body" else f"?body {GOV.jurisdiction} <{iri}> ."
    rows = await ask_rows(
        context.pool,
        f"SELECT DISTINCT ?found ?day {{ {body} {{ ?found {GOV.convener} ?body ; {GOV.heldOn} ?day }} UNION "
        f"{{ ?found {ELI.passed_by} ?body ; {ELI.date_document} ?day }} FILTER(DATATYPE(?day) = {XSD.date}) }} "
        f"ORDER BY DESC(STR(?day)) ?found LIMIT {MOST}",
    )
    return [row["found"].value for row in rows if isinstance(row["found"], ox.NamedNode)]
