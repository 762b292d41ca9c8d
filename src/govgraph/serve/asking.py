"""Asking the pool: what the pages, the API and the matching of names want to know, as rows, triples or tables.

All that depends on what a stranger sent goes this way, so that the limits of the pool hold for it too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from govgraph.codes import load_codes
from govgraph.errors import QueryError
from govgraph.namespaces import CODE_BASE
from govgraph.query import Parameter, Query, Table, check_codes, find_query, tidied
from govgraph.query.narrow import narrowing
from govgraph.table import Cell

if TYPE_CHECKING:
    from govgraph.serve.pool import Graphs

#: So many nodes are named in one question.
MANY = 400

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"


class Answer(Protocol):
    """What a pool answers."""

    @property
    def body(self) -> bytes:
        """Return the answer in the form that was asked for."""
        ...


class Asked(Protocol):
    """What is asked of a pool: `govgraph.serve.pool.Pool`, or another that answers in the same way."""

    async def ask(self, query: str, *, accept: str, graphs: Graphs | None = None) -> Answer:
        """Return the answer of a query."""
        ...


async def ask_table(pool: Asked, sparql: str, graphs: Graphs | None = None) -> Table:
    """Return the answer of a SELECT query, of the data set `graphs` where it is not the whole store."""
    return table_of((await pool.ask(sparql, accept=_ROWS, graphs=graphs)).body, _ROWS)


def table_of(body: bytes, media_type: str) -> Table:
    """Return the rows that an answer tells.

    >>> body = b'{"head": {"vars": ["name"]}, "results": {"bindings": [{"name": {"type": "literal", "value": "a"}}]}}'
    >>> table_of(body, "application/sparql-results+json").records()
    [{'name': 'a'}]
    """
    format = ox.QueryResultsFormat.from_media_type(media_type)
    assert format is not None
    found = ox.parse_query_results(body, format=format)
    if not isinstance(found, ox.QuerySolutions):
        raise QueryError("the query answers with yes or no; ask with SELECT for rows")
    columns = tuple(variable.value for variable in found.variables)
    return Table(columns, tuple(tuple(row) for row in found))


async def ask_rows(pool: Asked, sparql: str) -> list[dict[str, Cell]]:
    """Return the rows of a SELECT query by the names of the columns."""
    table = await ask_table(pool, sparql)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


async def ask_triples(pool: Asked, sparql: str) -> list[ox.Triple]:
    """Return the triples of a CONSTRUCT query, as the pool orders them."""
    answer = await pool.ask(sparql, accept=_TRIPLES)
    return [quad.triple for quad in ox.parse(answer.body, format=ox.RdfFormat.N_TRIPLES)]


async def ask_question(
    pool: Asked,
    query: Query,
    values: Mapping[str, str | None],
    *,
    limit: int | None = None,
    graphs: Graphs | None = None,
) -> Table:
    """Return the answers of a query file, as `govgraph.query.run_query` does, or the first of them.

    `graphs` is the data set where it is not the whole store.

    Raises:
        QueryError: a parameter is unknown, required and not given, not of its type, or a code that is in no list.
    """
    text = await question_text(pool, query, values)
    if limit is not None:
        text += f"\nLIMIT {limit}\n"
    return tidied(query, await ask_table(pool, text, graphs))


async def question_text(pool: Asked, query: Query, values: Mapping[str, str | None]) -> str:
    """Return the SPARQL text of a question with values in it, narrowed to what a unit leaves.

    Raises:
        QueryError: as `ask_question`.
    """
    check_codes(query, values, codes_of)
    steps = narrowing(query, values)
    try:
        asked = next(steps)
        while True:
            table = await ask_table(pool, asked)
            asked = steps.send(sorted(str(row[0]) for row in table.rows))
    except StopIteration as done:
        return str(done.value)


async def leading_to(pool: Asked, way: ox.NamedNode | str, nodes: Iterable[str]) -> list[str]:
    """Return what leads to nodes by a property or a path of them, all as «<…>»."""
    found = []
    for part in portions(nodes):
        rows = await ask_rows(pool, f"SELECT DISTINCT ?s {{ VALUES ?o {{ {' '.join(part)} }} ?s {way} ?o }}")
        found += [str(row["s"]) for row in rows]
    return found


async def ask_part(
    pool: Asked, nodes: Iterable[str], ways: Sequence[ox.NamedNode], naming: Sequence[ox.NamedNode]
) -> ox.Store:
    """Return a store with what each source says of nodes (as «<…>»), and about what they name by `ways`, on to the end.

    Of the latter it holds what is said anywhere, and by source the properties of `naming`. A question that would go
    through the whole graph to find all this can be asked of the store.
    """
    store = ox.Store()
    mentions: dict[str, set[ox.NamedNode]] = defaultdict(set)
    known = set(nodes)
    for part in portions(known):
        asked = f"SELECT ?s ?p ?o ?g {{ VALUES ?s {{ {' '.join(part)} }} GRAPH ?g {{ ?s ?p ?o }} }}"
        for s, p, o, g in (await ask_table(pool, asked)).rows:
            assert isinstance(g, ox.NamedNode)
            store.extend((ox.Quad(s, p, o, g), ox.Quad(s, p, o)))  # type: ignore[arg-type]
            mentions[str(g)].add(g)  # a source says of itself what it is called
            if p in ways:
                mentions[str(o)].add(g)
    rest = set(mentions) - known
    while rest:
        known |= rest
        for part in portions(rest):
            asked = f"SELECT ?s ?p ?o {{ VALUES ?s {{ {' '.join(part)} }} ?s ?p ?o }}"
            for s, p, o in (await ask_table(pool, asked)).rows:
                store.add(ox.Quad(s, p, o))  # type: ignore[arg-type]
                if p in ways:
                    mentions[str(o)] |= mentions[str(s)]
                if p in naming and _is_code(str(s)):
                    # Each source repeats the names of the codes that it uses: thousands of rows that say the same.
                    store.extend(ox.Quad(s, p, o, g) for g in mentions[str(s)])  # type: ignore[arg-type]
        await _add_names(pool, store, [node for node in rest if not _is_code(node)], naming)
        rest = set(mentions) - known
    return store


def asked_of(part: ox.Store, name: str, values: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the answers of a query file from a part of a store, of the values those that it takes."""
    query = find_query(name)
    taken = {parameter.name: values[parameter.name] for parameter in query.parameters if parameter.name in values}
    found = part.query(query.with_values(taken))
    assert isinstance(found, ox.QuerySolutions)
    columns = tuple(variable.value for variable in found.variables)
    return tidied(query, Table(columns, tuple(tuple(row) for row in found))).records()


async def _add_names(pool: Asked, store: ox.Store, nodes: list[str], naming: Sequence[ox.NamedNode]) -> None:
    properties = ", ".join(map(str, naming))
    for part in portions(nodes):
        asked = (
            f"SELECT ?s ?p ?o ?g {{ VALUES ?s {{ {' '.join(part)} }} GRAPH ?g {{ ?s ?p ?o }} "
            f"FILTER(?p IN ({properties})) }}"
        )
        store.extend(ox.Quad(*row) for row in (await ask_table(pool, asked)).rows)  # type: ignore[arg-type]


def _is_code(node: str) -> bool:
    return node.startswith(f"<{CODE_BASE}")


def codes_of(parameter: Parameter) -> tuple[str, ...]:
    """Return the codes that a parameter may be, those of a list sorted; none where any is taken.

    >>> codes_of(Parameter("kind", "code", True, None, ("person", "body")))
    ('person', 'body')
    >>> "chair" in codes_of(Parameter("role", "code", True, None, ("role",)))
    True
    """
    if len(parameter.codes) != 1:
        return parameter.codes
    return tuple(sorted(concept.notation for concept in load_codes()[parameter.codes[0]]))


def portions(iris: Iterable[str]) -> Iterable[Sequence[str]]:
    """Yield IRIs in parts that one question can name, sorted.

    >>> [len(part) for part in portions(str(n) for n in range(MANY + 1))] == [MANY, 1]
    True
    """
    rest = iter(sorted(iris))
    while part := list(islice(rest, MANY)):
        yield part
