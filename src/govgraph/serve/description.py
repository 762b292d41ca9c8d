"""What the server says of itself and of its data: a service description and VoID."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import re

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from govgraph.namespaces import DCTERMS, PREFIXES, RDF, VOID, XSD
from govgraph.serve.context import Context
from govgraph.serve.negotiation import GRAPHS, choose
from govgraph.serve.refusal import Refused
from govgraph.serve.replies import is_known, reply, told_by

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
#: What a client may say in `Host` without being misunderstood.
_ADDRESS = re.compile(r"https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]+)?/")
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
    counted: dict[str, dict[str, str]] = {}

    counting = asyncio.Lock()

    async def void(request: Request) -> Response:
        async with counting:  # once, however many ask
            build = context.state.etag
            if build not in counted:
                numbers = await _count(context)
                counted.clear()
                counted[build] = numbers
            numbers = counted[build]
        return _described(request, context, _dataset(request, context, numbers))

    return [Route("/.well-known/void", void)]


async def describe_service(request: Request, context: Context) -> Response:
    """Return what the endpoint is and can do, as the standard describes it."""
    endpoint = ox.NamedNode(address(request, context) + "sparql")
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


async def _count(context: Context) -> dict[str, str]:
    """Return what VoID counts; what cannot be counted in time is left out."""
    numbers = {}
    for name, query in _COUNTS.items():
        try:
            answer = await context.pool.ask(query, accept="application/json")
        except Refused as refused:
            if refused.retry_after:  # another time it can
                raise
            continue
        numbers[name] = json.loads(answer.body)["results"]["bindings"][0]["n"]["value"]
    return numbers


def address(request: Request, context: Context) -> str:
    """Return the address of the server as clients know it, which ends in «/»."""
    if context.settings.url:
        return context.settings.url.rstrip("/") + "/"
    asked = str(request.base_url)
    return asked if _ADDRESS.fullmatch(asked) else "http://localhost/"


def _dataset(request: Request, context: Context, numbers: dict[str, str]) -> list[ox.Triple]:
    here = address(request, context)
    data = ox.NamedNode(f"{here}.well-known/void#data")
    modified = ox.Literal(context.state.modified.isoformat(), datatype=XSD.dateTime)
    told = [
        ox.Triple(data, RDF.type, VOID.Dataset),
        ox.Triple(data, DCTERMS.title, ox.Literal(context.settings.title or "govgraph")),
        ox.Triple(data, DCTERMS.modified, modified),
        ox.Triple(data, VOID.sparqlEndpoint, ox.NamedNode(f"{here}sparql")),
        ox.Triple(data, VOID.uriSpace, ox.Literal(context.state.base)),
    ]
    told += [ox.Triple(data, VOID[name], ox.Literal(number, datatype=XSD.integer)) for name, number in numbers.items()]
    return told


def _described(request: Request, context: Context, told: list[ox.Triple]) -> Response:
    accept = ",".join(request.headers.getlist("accept"))
    media_type = choose(accept, [name for name, _ in GRAPHS])
    if media_type is None:
        raise Refused(406, f"The description can be had as {', '.join(name for name, _ in GRAPHS)}.")
    form = dict(GRAPHS)[media_type]
    written = io.BytesIO()
    prefixes = {**PREFIXES, "sd": _SD} if form in ("TURTLE", "RDF_XML") else None
    ox.serialize(told, written, format=getattr(ox.RdfFormat, form), prefixes=prefixes)
    # It tells the address by which it was asked, so it is named by what it tells.
    etag = f"{context.state.etag}-{hashlib.sha256(written.getvalue()).hexdigest()[:16]}"
    if is_known(request, etag):
        return told_by(Response(status_code=304), etag, context.state)
    return told_by(reply(written.getvalue(), media_type), etag, context.state)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
