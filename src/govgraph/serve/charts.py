"""The charts that the server draws: of a unit, a person, a body, each as SVG under a policy of its own.

An SVG has its styles inside. The policy lets just these through, by their digest, and nothing else that is inline.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from govgraph.chart import organisation_from_rows, render_organisation
from govgraph.chart.scene import Scene
from govgraph.chart.writers import write_scene
from govgraph.chart.years import TermYears, stays_from_rows
from govgraph.chart.years.calendar import lay_out_meetings
from govgraph.chart.years.meetings import meetings_from_rows
from govgraph.chart.years.stays import lay_out_bodies, lay_out_career
from govgraph.errors import QueryError
from govgraph.namespaces import DCTERMS, FOAF, GOV, OA, ORG, SKOS
from govgraph.query import find_query
from govgraph.query.file import sparql_term
from govgraph.serve.asking import ask_part, ask_question, ask_rows, asked_of, leading_to
from govgraph.serve.context import Context
from govgraph.serve.edition import Edition, edition
from govgraph.serve.refusal import Refused
from govgraph.serve.web import for_programs
from govgraph.table import cell_text

#: What can be drawn of one thing, by the name of the chart.
KINDS = ("organisation", "career", "timeline", "meetings")

# By these the words of a chart are reached, from a unit and from tenures.
_OF_A_UNIT = (ORG.member, ORG.classification, ORG.role, GOV.level, GOV.basis, GOV.jurisdiction, GOV.side)
_OF_TENURES = (*_OF_A_UNIT, GOV.post, ORG.organization, GOV.evidence, OA.hasSelector)
_NAMING = (FOAF.name, SKOS.notation, DCTERMS.identifier, DCTERMS.issued, OA.hasSelector, OA.exact)

_STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)


def routes(context: Context) -> list[Route]:
    """Return the route of charts: `/chart/career.svg?iri=…&lang=vi`."""

    async def chart(request: Request) -> Response:
        kind, asked = request.path_params["kind"], request.query_params
        lang = "en" if asked.get("lang") == "en" else "vi"
        if kind not in KINDS:
            raise Refused(404, f"there is no chart «{kind[:80]}»; there are {', '.join(KINDS)}")
        iri = asked.get("iri", "")
        this = edition(request, context)
        if (same := this.unchanged(request)) is not None:
            return same
        return picture(await _drawn(context, kind, iri, lang), this)

    return [Route("/chart/{kind}.svg", for_programs(chart))]


async def bodies_of(context: Context, unit: str) -> list[str]:
    """Return the bodies of a unit, sorted, each as «<…>».

    Raises:
        QueryError: the unit is no IRI.
    """
    asked = f"SELECT DISTINCT ?body WHERE {{ ?body {GOV.jurisdiction} {_iri(unit)} ; {ORG.classification} ?kind }}"
    return sorted(str(row["body"]) for row in await ask_rows(context.pool, asked))


async def organisation(context: Context, unit: str, lang: str) -> list[dict[str, str]]:
    """Return what the organisation chart of a unit shows.

    The question walks through all bodies and tenures of a store: 5 s with 10,000 documents. So what it needs of one
    unit is fetched, and the question is asked of that alone.
    """
    bodies = await bodies_of(context, unit)
    posts = await leading_to(context.pool, ORG.postIn, bodies)
    tenures = await leading_to(context.pool, GOV.post, posts)
    part = await ask_part(context.pool, [f"<{unit}>", *bodies, *posts, *tenures], _OF_A_UNIT, _NAMING)
    return await run_in_threadpool(asked_of, part, "publish/organisation-chart", {"unit": unit, "lang": lang})


async def posts_over_years(context: Context, way: str, iri: str, lang: str) -> list[dict[str, str]]:
    """Return what the chart of the posts of a person, or of the holders in a body, shows."""
    tenures = await leading_to(context.pool, ORG.member if way == "person" else ORG.organization, [_iri(iri)])
    part = await ask_part(context.pool, tenures, _OF_TENURES, _NAMING)
    return await run_in_threadpool(asked_of, part, "publish/post-years", {way: iri, "lang": lang})


async def terms_of(context: Context, body: str) -> dict[str, list[TermYears]]:
    """Return the terms of office of a body, by its IRI."""
    table = await ask_question(context.pool, find_query("publish/term-years"), {"body": body})
    return {body: [TermYears(row["term"], row["start"], row["end"]) for row in table.records()]}


async def _drawn(context: Context, kind: str, iri: str, lang: str) -> bytes:
    """Return a chart of any thing, in which all that is no name is in a language."""
    name = await _name(context, iri)
    if kind == "organisation":
        rows = await organisation(context, iri, lang)
        if not rows:
            raise QueryError(f"no body of {name} is known")
        return await run_in_threadpool(lambda: render_organisation(organisation_from_rows(rows), lang=lang))
    if kind == "meetings":
        query = find_query("publish/meeting-years")
        rows = (await ask_question(context.pool, query, {"unit": iri, "lang": lang})).records()
        if not rows:
            raise QueryError(f"no meeting of a body of {name} is known")
        return await run_in_threadpool(lambda: _svg(lay_out_meetings(name, meetings_from_rows(rows), lang=lang)))
    rows = await posts_over_years(context, "person" if kind == "career" else "body", iri, lang)
    if not rows:
        raise QueryError(f"no post of {name} is known")
    stays = stays_from_rows(rows)
    if kind == "career":
        return await run_in_threadpool(lambda: _svg(lay_out_career(name, stays, lang=lang)))
    terms = await terms_of(context, iri)
    return await run_in_threadpool(lambda: _svg(lay_out_bodies(name, stays, terms, lang=lang)))


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


def picture(svg: bytes, this: Edition) -> Response:
    """Return a chart as an answer."""
    digests = " ".join(f"'sha256-{b64encode(hashlib.sha256(one).digest()).decode()}'" for one in _STYLE.findall(svg))
    policy = f"default-src 'none'; style-src {digests or chr(39) + 'none' + chr(39)}"
    headers = this.headers | {"Content-Security-Policy": policy}
    return Response(svg, media_type="image/svg+xml", headers=headers)
