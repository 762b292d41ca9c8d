"""Names that a client gives, as the store has them: what is typed without diacritics, or in other letters, is found."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from govgraph.errors import QueryError
from govgraph.query import Query
from govgraph.query.file import sparql_term
from govgraph.query.named import (
    CALLED_SO,
    NAMES_OF_PEOPLE,
    absolute_iri,
    called_so,
    in_place_of,
    near_of,
    none_called,
    one_spelling,
)
from govgraph.serve.asking import ask_rows
from govgraph.serve.context import Context
from govgraph.table import cell_text


async def as_the_store_has_them(context: Context, query: Query, values: Mapping[str, str]) -> dict[str, str]:
    """Return the values of a question with names of a person and a unit, and IRIs, as the store has them.

    An IRI that gave way to another is that other.

    Raises:
        QueryError: nothing is called so, but others nearly so; or several names are alike without diacritics.
    """
    taken = dict(values)
    for parameter in query.parameters:
        name = parameter.name
        if name in taken and name in ("person", "unit") and parameter.type == "string":
            try:
                taken[name] = await _spelling(context, taken[name], name)
            except QueryError as error:
                raise QueryError(f"{name}: {error}") from error
        elif name in taken and parameter.type == "IRI":
            taken[name] = await _now(context, taken[name])
    return taken


async def _now(context: Context, given: str) -> str:
    """Return an IRI, or the one to which it gave way, as `query.named.full_iri` does."""
    full = absolute_iri(context.state.base, given)
    asked = in_place_of(full)
    rows = await ask_rows(context.pool, asked) if asked is not None else []
    return cell_text(rows[0]["now"]) if rows else full


async def _spelling(context: Context, given: str, kind: str) -> str:
    """Return a name as the store has it, as `query.named.spelling` does; the names are those of the directory."""
    ask = CALLED_SO[kind].replace("%s", sparql_term(given, "string")).replace("ASK", "SELECT (1 AS ?one)", 1)
    if await ask_rows(context.pool, f"{ask} LIMIT 1"):
        return given
    directory = await context.directories.now()
    known = [(one.iri, called) for one in directory.named if one.kind == kind for called in one.names]
    full = await _now(context, given)
    found = next(({iri: called} for iri, called in known if iri == full), None) or called_so(known, given, kind)
    if not found:
        if near := near_of(known, given, kind):
            raise QueryError(none_called(given, kind, near))
        return given  # of whom nothing is known the answer has no rows
    if kind == "unit":
        return one_spelling(given, found.values())
    rows = await ask_rows(
        context.pool, NAMES_OF_PEOPLE.replace("%s", " ".join(str(ox.NamedNode(iri)) for iri in found))
    )
    return one_spelling(given, (cell_text(row["name"]) for row in rows))
