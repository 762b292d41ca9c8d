"""What the server says of itself and of its data: a service description and VoID."""

from __future__ import annotations

import asyncio
import io
import json

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from govgraph.namespaces import DCTERMS, PREFIXES, RDF, VOID, XSD
from govgraph.serve.context import Context
from govgraph.serve.edition import edition
from govgraph.serve.negotiation import GRAPHS, choose
from govgraph.serve.refusal import Refused
from govgraph.serve.replies import reply
from govgraph.serve.web import accept_of, origin
from govgraph.serve.worker import with_prefixes

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
#: What VoID counts, and by which query.
_COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?s a ?c }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }",
}


def routes(context: Context) -> list[Route]:
    """Return the route of VoID."""
    counts = _Counts(context)

    async def void(request: Request) -> Response:
        numbers = await counts.now()
        # What lacks a number is kept by nobody: the next time it may be there.
        is_whole = len(numbers) == len(_COUNTS)
        return _described(request, context, _dataset(request, context, numbers), is_whole=is_whole)

    return [Route("/.well-known/void", void)]


class _Counts:
    """What VoID counts of the build that is being served: each number once, however many ask for it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._of = ""
        self._known: dict[str, str] = {}
        self._counting: asyncio.Task[None] | None = None

    async def now(self) -> dict[str, str]:
        """Return the numbers; what cannot be counted in time is left out, and counted again for the next who asks."""
        build = self._context.state.etag
        if self._of != build:
            self._of, self._known, self._counting = build, {}, None
        known = self._known
        if len(known) < len(_COUNTS):
            if self._counting is None or self._counting.done():
                self._counting = asyncio.create_task(self._count(known))
            await asyncio.shield(self._counting)
        return {name: known[name] for name in _COUNTS if name in known}

    async def _count(self, known: dict[str, str]) -> None:
        for name, query in _COUNTS.items():
            if name in known:
                continue
            try:
                answer = await self._context.pool.ask(query, accept="application/json")
            except Refused as refused:
                if refused.retry_after:  # there is no room at the moment
                    raise
                continue
            known[name] = json.loads(answer.body)["results"]["bindings"][0]["n"]["value"]


async def describe_service(request: Request, context: Context) -> Response:
    """Return what the endpoint is and can do, as the standard describes it."""
    endpoint = ox.NamedNode(f"{origin(request, context)}/sparql")
    service, data, graph = ox.BlankNode("service"), ox.BlankNode("data"), ox.BlankNode("graph")
    told = [
        ox.Triple(service, RDF.type, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), endpoint),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        *(ox.Triple(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + name)) for name in _RESULTS),
        ox.Triple(service, _sd("defaultDataset"), data),
        ox.Triple(data, RDF.type, _sd("Dataset")),
        ox.Triple(data, _sd("defaultGraph"), graph),
        ox.Triple(graph, RDF.type, _sd("Graph")),
    ]
    return _described(request, context, told)


def _dataset(request: Request, context: Context, numbers: dict[str, str]) -> list[ox.Triple]:
    here = origin(request, context)
    data = ox.NamedNode(f"{here}/.well-known/void#data")
    modified = ox.Literal(context.state.modified.isoformat(), datatype=XSD.dateTime)
    told = [
        ox.Triple(data, RDF.type, VOID.Dataset),
        ox.Triple(data, DCTERMS.title, ox.Literal(context.settings.title or "govgraph")),
        ox.Triple(data, DCTERMS.modified, modified),
        ox.Triple(data, VOID.sparqlEndpoint, ox.NamedNode(f"{here}/sparql")),
        ox.Triple(data, VOID.uriSpace, ox.Literal(context.state.base)),
    ]
    told += [ox.Triple(data, VOID[name], ox.Literal(number, datatype=XSD.integer)) for name, number in numbers.items()]
    return told


def _described(request: Request, context: Context, told: list[ox.Triple], *, is_whole: bool = True) -> Response:
    media_type = choose(accept_of(request), [name for name, _ in GRAPHS])
    if media_type is None:
        raise Refused(406, f"The description can be had as {', '.join(name for name, _ in GRAPHS)}.", vary="Accept")
    this = edition(request, context, media_type, vary="Accept")
    if is_whole and (same := this.unchanged(request)) is not None:
        return same
    form = dict(GRAPHS)[media_type]
    written = io.BytesIO()
    triples, prefixes = with_prefixes(told, {**PREFIXES, "sd": _SD})
    ox.serialize(triples, written, format=getattr(ox.RdfFormat, form), prefixes=prefixes)
    answer = reply(written.getvalue(), media_type)
    answer.headers.update(this.headers if is_whole else {"Vary": "Accept", "Cache-Control": "no-store"})
    return answer


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
