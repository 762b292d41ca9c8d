"""The charts that the server draws: of a unit, a person, a body, each as SVG under a policy of its own.

An SVG has its styles inside. The policy lets just these through, by their digest, and nothing else that is inline.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from govgraph.chart import organisation_from_rows, render_organisation
from govgraph.chart.scene import Scene
from govgraph.chart.writers import write_scene
from govgraph.chart.years import stays_from_rows
from govgraph.chart.years.calendar import lay_out_meetings
from govgraph.chart.years.meetings import meetings_from_rows
from govgraph.chart.years.stays import lay_out_bodies, lay_out_career
from govgraph.errors import QueryError
from govgraph.namespaces import DCTERMS, FOAF, GOV, ORG, SKOS
from govgraph.query import Query, Table, find_query, tidied
from govgraph.query_file import sparql_term
from govgraph.serve.asking import ask_part, ask_question, ask_rows, portions
from govgraph.serve.context import Context
from govgraph.serve.web import for_programs, freshness, unchanged
from govgraph.table import cell_text

#: What can be drawn of one thing, by the name of the chart.
KINDS = ("organisation", "career", "timeline", "meetings")

# By these the words of an organisation chart are reached.
_OF_A_CHART = (ORG.member, ORG.classification, ORG.role, GOV.level, GOV.basis, GOV.jurisdiction, GOV.side)
_NAMING = (FOAF.name, SKOS.notation, DCTERMS.identifier)

_STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)


def routes(context: Context) -> list[Route]:
    """Return the route of charts: `/chart/career.svg?iri=…&lang=vi`."""

    async def chart(request: Request) -> Response:
        kind, asked = request.path_params["kind"], request.query_params
        lang = "en" if asked.get("lang") == "en" else "vi"
        if kind not in KINDS:
            raise QueryError(f"there is no chart «{kind}»; there are {', '.join(KINDS)}")
        iri = asked.get("iri", "")
        if (same := unchanged(request, context, f"{lang}-svg")) is not None:
            return same
        return _picture(context, await _drawn(context, kind, iri, lang), lang)

    return [Route("/chart/{kind}.svg", for_programs(chart))]


async def bodies_of(context: Context, unit: str) -> list[str]:
    """Return the bodies of a unit, sorted, each as «<…>».

    Raises:
        QueryError: the unit is no IRI.
    """
    asked = f"SELECT DISTINCT ?body WHERE {{ ?body {GOV.jurisdiction} {_iri(unit)} ; {ORG.classification} ?kind }}"
    return sorted(str(row["body"]) for row in await ask_rows(context.pool, asked))


async def _organisation(context: Context, unit: str, lang: str) -> list[dict[str, str]]:
    """Return what the organisation chart of a unit shows.

    The question walks through all bodies and tenures of a store: 5 s with 10,000 documents. So what it needs of one
    unit is fetched, and the question is asked of that alone.
    """
    pool = context.pool
    bodies = await bodies_of(context, unit)
    posts = await _leading_to(context, ORG.postIn, bodies)
    tenures = await _leading_to(context, GOV.post, posts)
    part = await ask_part(pool, [f"<{unit}>", *bodies, *posts, *tenures], _OF_A_CHART, _NAMING)
    query = find_query("publish/organisation-chart")
    return await run_in_threadpool(_asked_of, part, query, {"unit": unit, "lang": lang})


def _asked_of(part: ox.Store, query: Query, values: dict[str, str]) -> list[dict[str, str]]:
    found = part.query(query.with_values(values))
    assert isinstance(found, ox.QuerySolutions)
    columns = tuple(variable.value for variable in found.variables)
    return tidied(query, Table(columns, tuple(tuple(row) for row in found))).records()


async def _leading_to(context: Context, way: ox.NamedNode, nodes: list[str]) -> list[str]:
    found = []
    for part in portions(nodes):
        rows = await ask_rows(context.pool, f"SELECT DISTINCT ?s {{ VALUES ?o {{ {' '.join(part)} }} ?s {way} ?o }}")
        found += [str(row["s"]) for row in rows]
    return found


async def unit_chart(context: Context, iri: str, lang: str) -> Response | None:
    """Return the organisation chart of a unit, None where it has none."""
    if len(await bodies_of(context, iri)) < 2:
        return None
    rows = await _organisation(context, iri, "vi")
    picture = await run_in_threadpool(lambda: render_organisation(organisation_from_rows(rows), lang=lang))
    return _picture(context, picture, lang)


async def _drawn(context: Context, kind: str, iri: str, lang: str) -> bytes:
    if kind == "organisation":
        rows = await _organisation(context, iri, lang)
        if not rows:
            raise QueryError(f"<{iri}>: no body of such a unit is known")
        return await run_in_threadpool(lambda: render_organisation(organisation_from_rows(rows), lang=lang))
    name = await _name(context, iri)
    if kind == "meetings":
        query = find_query("publish/meeting-years")
        rows = (await ask_question(context.pool, query, {"unit": iri, "lang": lang})).records()
        if not rows:
            raise QueryError(f"no meeting of a body of {name} is known")
        return await run_in_threadpool(lambda: _svg(lay_out_meetings(name, meetings_from_rows(rows), lang=lang)))
    query = find_query("publish/post-years")
    way = "person" if kind == "career" else "body"
    rows = (await ask_question(context.pool, query, {way: iri, "lang": lang})).records()
    if not rows:
        raise QueryError(f"no post of {name} is known")
    lay_out = lay_out_career if kind == "career" else lay_out_bodies
    return await run_in_threadpool(lambda: _svg(lay_out(name, stays_from_rows(rows), lang=lang)))


async def _name(context: Context, iri: str) -> str:
    """Return the name of a thing.

    Raises:
        QueryError: it has none, or the IRI is none.
    """
    rows = await ask_rows(
        context.pool, f"SELECT ?name {{ {_iri(iri)} {FOAF.name}|{SKOS.prefLabel} ?name }} ORDER BY DESC(?name) LIMIT 1"
    )
    if not rows:
        raise QueryError(f"<{iri}> has no name here; «/api/find?name=…» gives the IRIs of people, bodies and units")
    return cell_text(rows[0]["name"])


def _iri(text: str) -> str:
    try:
        return sparql_term(text, "IRI")
    except ValueError as error:
        raise QueryError(f"iri: «{text[:80]}» {error}") from error


def _svg(scene: Scene) -> bytes:
    return write_scene(scene, "svg")


def _picture(context: Context, svg: bytes, lang: str) -> Response:
    digests = " ".join(f"'sha256-{b64encode(hashlib.sha256(one).digest()).decode()}'" for one in _STYLE.findall(svg))
    policy = f"default-src 'none'; style-src {digests or chr(39) + 'none' + chr(39)}"
    headers = freshness(context, f"{lang}-svg") | {"Content-Security-Policy": policy}
    return Response(svg, media_type="image/svg+xml", headers=headers)
