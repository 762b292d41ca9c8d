"""The charts of the pages of things, those that the static site has: drawn from what is fetched around one thing.

The questions of charts walk through a whole store. So what they need of one unit, person, body or document is fetched,
and they are asked of that alone.
"""

from __future__ import annotations

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool

from govgraph.chart.lineage import lineage_from_rows
from govgraph.chart.scene import Scene
from govgraph.namespaces import DCTERMS, ELI, GOV, OA, ORG, SKOS
from govgraph.serve.asking import ask_part, ask_rows, asked_of, portions
from govgraph.serve.charts import bodies_of, organisation, posts_over_years, terms_of
from govgraph.serve.context import Context
from govgraph.site.entities import kind_of
from govgraph.site.graph import Graph
from govgraph.site.pictures import Pictures, changes_of_units, is_worth_drawing, stated_papers, tied_by

_BETWEEN_DOCUMENTS = (ELI.amends, ELI.based_on, ELI.cites, ELI.implements, ELI.repeals, DCTERMS.replaces)
_ANY = "|".join(map(str, _BETWEEN_DOCUMENTS))
_OF_DOCUMENTS = (GOV.kind, ELI.passed_by, GOV.level, GOV.evidence, OA.hasSelector)
_OF_CHANGES = (GOV.kind, GOV.level, GOV.partOf, GOV.evidence, OA.hasSelector, OA.hasSource)
_NAMING = (SKOS.notation, DCTERMS.identifier, DCTERMS.issued, OA.hasSelector, OA.exact)


async def charts_of_page(context: Context, graph: Graph, iri: str) -> tuple[str, ...]:
    """Return the kinds of the charts that the page of a thing has, as in the static site."""
    kind = kind_of(iri, graph)
    if kind == "unit":
        has = {
            "organisation": len(await bodies_of(context, iri)) > 1,
            "lineage": bool(await _changes_of(context, iri)),
            "documents": await _has_tied_documents(context, iri),
        }
        return tuple(chart for chart, is_there in has.items() if is_there)
    if kind == "eli":
        is_tied = any(graph.iris(iri, way) for way in _BETWEEN_DOCUMENTS)
        ways = {way.value for way in _BETWEEN_DOCUMENTS}
        return ("documents",) if is_tied or any(way in ways for way, _ in graph.into.get(iri, ())) else ()
    if kind not in ("person", "body"):
        return ()
    leading = (ORG.member if kind == "person" else ORG.organization).value
    tenures = [tenure for way, tenure in graph.into.get(iri, ()) if way == leading and graph.iris(tenure, GOV.post)]
    days = [(tenure, day) for tenure in tenures for day in graph.texts(tenure, GOV.start, GOV.end, GOV.attestedOn)]
    return ("career" if kind == "person" else "timeline",) if is_worth_drawing(days) else ()


async def scene_of_page(context: Context, graph: Graph, iri: str, kind: str, name: str, lang: str) -> Scene:
    """Return a chart of the page of a thing that has one of that kind, called so."""
    if kind == "organisation":
        pictures = Pictures(bodies_of_unit={iri: await organisation(context, iri, "vi")})
    elif kind == "career":
        pictures = Pictures(posts_of_person={iri: await posts_over_years(context, "person", iri, "vi")})
    elif kind == "lineage":
        pictures = await lineage_pictures(context, iri)
    elif kind == "documents":
        pictures = await document_pictures(context, iri, is_unit=kind_of(iri, graph) == "unit")
    else:
        rows = await posts_over_years(context, "body", iri, "vi")
        pictures = Pictures(holders_in_body={iri: rows}, terms_of_body=await terms_of(context, iri))
    return await run_in_threadpool(pictures.scene, kind, iri, name, lang)


async def lineage_pictures(context: Context, unit: str) -> Pictures:
    """Return what the chart of the changes of a unit is drawn from."""
    changes = await _changes_of(context, unit)
    before = await _found(context, f"?given {GOV.before} ?found", changes)
    above = await _found(context, f"?given {GOV.partOf}+ ?found", before)
    # How much of a unit went where shows in all its changes, those of another unit too.
    changes += await _found(context, f"?found {GOV.before} ?given", [*before, *above])
    units = await _found(context, f"?given {GOV.before}|{GOV.after} ?found", changes)
    part = await ask_part(context.pool, [*changes, *units], _OF_CHANGES, _NAMING)
    lineage = lineage_from_rows(*await _asked(part, "unit-changes", "changed-units"))
    return Pictures(units=lineage, changes_of_unit=changes_of_units(lineage))


async def document_pictures(context: Context, iri: str, *, is_unit: bool) -> Pictures:
    """Return what the chart of the documents of a unit, or around a document, is drawn from."""
    papers = [f"<{iri}>"]
    if is_unit:
        papers = await _found(context, f"?found {ELI.passed_by}/{GOV.jurisdiction} ?given", papers)
    # Of a document all that it rests on and that rests on it, of a unit those next to its documents.
    way = f"({_ANY})" + ("" if is_unit else "+")
    near = [await _found(context, pattern, papers) for pattern in (f"?given {way} ?found", f"?found {way} ?given")]
    papers = sorted({*papers, *near[0], *near[1]})
    citations = await _found(context, f"?found {GOV.document} ?given", papers)
    part = await ask_part(context.pool, [*papers, *citations], _OF_DOCUMENTS, _NAMING)
    found = stated_papers(*await _asked(part, "documents", "document-relations"))
    return Pictures(papers=found, tied=tied_by(found))


async def _changes_of(context: Context, unit: str) -> list[str]:
    """Return the changes after which there was a unit, of a unit and of those within it, sorted, each as «<…>»."""
    ways = f"{GOV.before}|{GOV.after}"
    return await _found(
        context, f"?unit {GOV.partOf}* ?given . ?found {ways} ?unit ; {GOV.after} ?after", [f"<{unit}>"]
    )


async def _has_tied_documents(context: Context, unit: str) -> bool:
    """Tell whether a relation ties a document of a body of a unit to another."""
    of_unit = f"?paper {ELI.passed_by}/{GOV.jurisdiction} <{unit}>"
    asked = f"SELECT ?paper {{ {of_unit} . {{ ?paper {_ANY} ?other }} UNION {{ ?other {_ANY} ?paper }} }} LIMIT 1"
    return bool(await ask_rows(context.pool, asked))


async def _found(context: Context, pattern: str, nodes: list[str]) -> list[str]:
    """Return what stands for `?found` in a pattern where nodes stand for `?given`, sorted, each as «<…>»."""
    found = set()
    for part in portions(set(nodes)):
        asked = f"SELECT DISTINCT ?found {{ VALUES ?given {{ {' '.join(part)} }} {pattern} }}"
        found |= {str(row["found"]) for row in await ask_rows(context.pool, asked)}
    return sorted(found)


async def _asked(part: ox.Store, *names: str) -> list[list[dict[str, str]]]:
    return [await run_in_threadpool(asked_of, part, f"publish/{name}", {}) for name in names]
