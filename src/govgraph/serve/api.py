"""The JSON API: each question of `queries/` at an address of its own, its parameters and columns those of the file.

`/api/who-held-post?on=2023-05-25&unit=18790&limit=50` answers with a page of rows and the address of the next one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import cache
from io import StringIO
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from govgraph.errors import QueryError
from govgraph.query import Query, Table, find_query, load_queries, write_table
from govgraph.serve.asking import question_text
from govgraph.serve.context import Context
from govgraph.serve.edition import edition
from govgraph.serve.names import as_the_store_has_them
from govgraph.serve.negotiation import choose
from govgraph.serve.openapi import describe
from govgraph.serve.paging import Place, page_of
from govgraph.serve.parameters import example_of, is_public
from govgraph.serve.refusal import Refused
from govgraph.serve.web import accept_of, for_programs, origin
from govgraph.table import cell_text

#: Rows of an answer where the client does not say how many, and at most.
USUAL, MOST = 100, 1_000
#: An offset beyond which no answer goes, so that the next page is always told.
FARTHEST = 999_999_999
_OWN = ("limit", "offset", "after", "format")
_FORMS = {"json": "application/json", "csv": "text/csv", "sparql": "application/sparql-query"}


@cache
def questions() -> dict[str, Query]:
    """Return the questions that the API answers, by name."""
    return {name: query for name, query in load_queries().items() if is_public(query)}


def routes(context: Context) -> list[Route]:
    """Return the routes of the API and of its description."""

    async def overview(request: Request) -> Response:
        _require_json(request)
        this = edition(request, context)
        if (same := this.unchanged(request)) is not None:
            return same
        base = origin(request, context)
        told = [_described(query, base) for query in questions().values()]
        return JSONResponse({"openapi": f"{base}/openapi.json", "questions": told}, headers=this.headers)

    async def openapi(request: Request) -> Response:
        _require_json(request)
        this = edition(request, context)
        if (same := this.unchanged(request)) is not None:
            return same
        told = describe(questions().values(), origin(request, context), context.settings.title)
        return JSONResponse(told, headers=this.headers)

    async def question(request: Request) -> Response:
        name = request.path_params["name"]
        try:
            query = find_query(name, questions())
        except QueryError as error:
            raise Refused(404, f"there is no question «{name[:80]}»; /api lists all") from error
        form = request.query_params.get("format") or _accepted(request)
        if form not in _FORMS:
            raise Refused(400, f"format: «{form[:40]}» is none; there are {', '.join(_FORMS)}")
        this = edition(request, context, form, vary="Accept")
        if (same := this.unchanged(request)) is not None:
            return same
        return await _answer(request, context, query, form, this.headers)

    return [
        *(Route(path, for_programs(overview)) for path in ("/api", "/api/")),
        Route("/openapi.json", for_programs(openapi)),
        Route("/api/{name:path}", for_programs(question)),
    ]


async def _answer(request: Request, context: Context, query: Query, form: str, headers: dict[str, str]) -> Response:
    given = [(name, value) for name, value in request.query_params.multi_items() if name not in _OWN]
    names = [name for name, _ in request.query_params.multi_items()]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise Refused(400, f"{min(twice)}: is given more than once")
    has_lang = any(parameter.name == "lang" for parameter in query.parameters)
    values = {name: value for name, value in given if value and (has_lang or name != "lang")}
    lang = dict(given).get("lang") or "vi"
    try:
        limit = _number(request, "limit", USUAL, 1, MOST)
        offset = _number(request, "offset", 0, 0, FARTHEST)
        after = request.query_params.get("after")
        if after and not query.is_by_source(values):
            raise QueryError("after: this question, or this parameter of it, is not asked source by source")
        if lang not in ("vi", "en"):
            raise QueryError(f"lang: «{lang[:20]}» is none; there are vi and en")
        values = await as_the_store_has_them(context, query, values)
        if form == "sparql":
            text = await question_text(context.pool, query, values)
            return Response(text, media_type=_FORMS[form], headers=headers)
        page = await page_of(context, query, values, Place(after or "", offset), limit)
    except QueryError as error:
        reason = str(error).removeprefix(f"query {query.name}: ").partition("; example: ")[0]
        raise Refused(400, f"{reason}; example: {example_address(query)}") from error
    following = None
    if page.following is not None:
        asked = [*given, ("limit", str(limit)), ("offset", str(page.following.offset))]
        asked += [("after", page.following.after)] if page.following.after else []
        asked += [("format", form)] if "format" in request.query_params else []
        following = f"{origin(request, context)}/api/{quote(query.name)}?{urlencode(asked)}"
        headers["Link"] = f'<{following}>; rel="next"'
    if form == "csv":
        out = StringIO()
        write_table(page.table, "csv", out)
        headers["Content-Disposition"] = f'inline; filename="{query.name.replace("/", "-")}.csv"'
        return Response(out.getvalue(), media_type="text/csv", headers=headers)
    told = {
        "question": query.question[lang],
        "parameters": dict(given) | values,
        "columns": [{"name": column.name, "type": column.type} for column in query.columns],
        "limit": limit,
        "offset": offset,
        "next": following,
        "rows": list(rows_of(query, page.table)),
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Response(text, media_type="application/json", headers=headers)


def rows_of(query: Query, table: Table) -> Iterable[dict[str, object]]:
    """Yield the rows of a question as values of JSON: numbers, lists and null where a cell has no value."""
    types = [column.type for column in query.columns]
    for row in table.rows:
        values = (_value(cell_text(cell), type) for cell, type in zip(row, types, strict=True))
        yield dict(zip(table.columns, values, strict=True))


def _value(text: str, type: str) -> object:
    if type == "list":
        return text.split("; ") if text else []
    if not text:
        return None
    if type in ("integer", "decimal"):
        try:
            number = Decimal(text)
        except InvalidOperation:
            return text
        return int(number) if number == number.to_integral_value() else float(number)
    return text


def example_address(query: Query) -> str:
    """Return an address that answers a question.

    >>> example_address(find_query("find"))
    '/api/find?name=ky+tho'
    """
    needed = [(p.name, example_of(p)) for p in query.parameters if p.required]
    return f"/api/{query.name}" + (f"?{urlencode(needed)}" if needed else "")


def _described(query: Query, base: str) -> dict[str, object]:
    return {
        "name": query.name,
        "question": dict(query.question),
        "href": f"{base}/api/{quote(query.name)}",
        "parameters": [{"name": p.name, "type": p.type, "required": p.required} for p in query.parameters],
        "columns": [{"name": column.name, "type": column.type} for column in query.columns],
    }


def _number(request: Request, name: str, usual: int, least: int, most: int) -> int:
    text = request.query_params.get(name)
    if not text:  # a form sends what was not filled in
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
        raise QueryError(f"{name}: «{text[:20]}» is no whole number from {least} to {most}")
    return int(text)


def _accepted(request: Request) -> str:
    """Return the form that a client likes best.

    Raises:
        Refused: it accepts none of them (406).
    """
    wanted = choose(accept_of(request), list(_FORMS.values()))
    for form, media_type in _FORMS.items():
        if media_type == wanted:
            return form
    raise Refused(406, f"an answer can be had as {', '.join(_FORMS.values())}", vary="Accept")


def _require_json(request: Request) -> None:
    if choose(accept_of(request), [_FORMS["json"]]) is None:
        raise Refused(406, f"this can be had as {_FORMS['json']}", vary="Accept")
