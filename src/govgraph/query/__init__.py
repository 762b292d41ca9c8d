"""Asking the store: a question of queries/ by its name, or any SPARQL 1.1 query."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence

import pyoxigraph as ox

from govgraph.errors import QueryError
from govgraph.namespaces import GOV, PREFIXES, SKOS, scheme_iri
from govgraph.query.file import Column, Parameter, Query, load_queries, read_query
from govgraph.query.narrow import narrowed
from govgraph.query.portions import portions
from govgraph.store import GraphStore
from govgraph.table import FORMATS, Cell, Table, write_table
from govgraph.vocabulary import VOCABULARY_GRAPH

__all__ = [
    "FORMATS",
    "Column",
    "Parameter",
    "Query",
    "Table",
    "check_codes",
    "find_query",
    "known_codes",
    "load_queries",
    "read_query",
    "run_query",
    "run_text",
    "tidied",
    "undeclared",
    "write_table",
]

#: The parser of pyoxigraph overflows its stack at some 4,000 nested brackets and takes the process with it.
_DEEPEST_NESTING = 500


def find_query(name: str, queries: Mapping[str, Query] | None = None) -> Query:
    """Return the query of that name.

    Raises:
        QueryError: there is none; the message gives the nearest names.
    """
    known = load_queries() if queries is None else queries
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    raise QueryError(f"there is no query «{name}»; {hint}«govgraph query --list» names all")


def run_query(store: GraphStore, query: Query, /, **parameters: object) -> Table:
    """Return the answers of a query file, with `parameters` in the place of its examples and defaults.

    A parameter that is None is not given. Values are put in as terms of the declared type and cannot change the query.

    Raises:
        QueryError: a parameter is unknown, required and not given, not of its type, or a code that is in no list; or
            the file is malformed.
    """
    if not isinstance(query, Query):
        raise TypeError(f"a question is a Query, not {type(query).__name__}; write find_query({str(query)!r:.80})")
    text = narrowed(store, query, parameters)
    check_codes(query, parameters, lambda parameter: known_codes(store, parameter))
    columns: tuple[str, ...] = ()
    rows: list[tuple[Cell, ...]] = []
    for sources in portions(store, query) if store.keeps_to_sources and query.is_by_source(parameters) else (None,):
        table = _run(store, text, f"query {query.name}", sources)
        if not isinstance(table, Table):
            raise QueryError(f"{query.path}: not a SELECT query; run it with govgraph query --file")
        columns = table.columns
        rows += tidied(query, table).rows
    return Table(columns, tuple(rows))


def known_codes(store: GraphStore, parameter: Parameter) -> tuple[str, ...]:
    """Return the codes that a parameter may be, sorted; none where that is not known."""
    if len(parameter.codes) != 1:
        return parameter.codes
    rows = store.query(
        f"SELECT ?code {{ GRAPH <{VOCABULARY_GRAPH}> {{ "
        f"?concept {SKOS.inScheme} {scheme_iri(parameter.codes[0])} ; {SKOS.notation} ?code }} }}"
    )
    return tuple(sorted(row["code"].value for row in rows)) if isinstance(rows, ox.QuerySolutions) else ()


def check_codes(
    query: Query, values: Mapping[str, object], known_of: Callable[[Parameter], Sequence[str]] | None = None
) -> None:
    """Raise unless each code among the values of a question is one of those that it may be.

    Args:
        query: the question.
        values: the parameters by their names; None is not given.
        known_of: gives the codes of a parameter, by default those that the header itself names.

    Raises:
        QueryError: there is no such code.
    """
    for parameter in query.parameters:
        value = values.get(parameter.name)
        if value is None or not parameter.codes:
            continue
        known = known_of(parameter) if known_of else parameter.codes if len(parameter.codes) > 1 else ()
        if known and str(value) not in known:
            raise QueryError(
                f"query {query.name}: parameter {parameter.name}: no such code «{value}»; known: {', '.join(known)}"
            )


def tidied(query: Query, table: Table) -> Table:
    """Return the answers of a question with its lists sorted, and nothing where a cell has no value."""
    lists = {at for at, column in enumerate(query.columns) if column.type == "list"}
    rows = (tuple(_tidied(cell, is_list=at in lists) for at, cell in enumerate(row)) for row in table.rows)
    return Table(table.columns, tuple(rows))


def run_text(store: GraphStore, sparql: str) -> Table | list[ox.Triple]:
    """Return the answers of any SPARQL 1.1 query.

    SELECT gives a table, ASK a table of one cell, CONSTRUCT and DESCRIBE a list of triples. Queries only: updates are
    malformed here. SERVICE, which would reach out to other machines, is refused by a look at the text. That spares an
    honest user surprises; a process that answers strangers needs barriers around it as well (no network, limits of
    time and memory), since a determined one may find a spelling that the look misses.

    >>> run_text(GraphStore.open(None), "ASK { ?s ?p ?o }").records()
    [{'answer': 'false'}]

    Raises:
        QueryError: the query is malformed, nested too deeply, or asks another machine.
    """
    if _asks_elsewhere(sparql):
        raise QueryError("SERVICE asks another machine, which is not allowed here; load that data and ask it directly")
    return _run(store, sparql, "the query")


def undeclared(sparql: str) -> list[str]:
    """Return the names of gov: in a query that the ontology does not declare, each with the nearest that it does.

    What has such a name finds nothing, and no engine says so. Words in strings and comments are looked at too.

    >>> undeclared("PREFIX g: <https://w3id.org/govgraph/ns#> SELECT * { ?m a g:Meting ; g:heldOn ?day }")
    ['gov:Meting (did you mean gov:Meeting?)']
    """
    start = re.escape(str(GOV))
    prefixes = re.findall(rf"PREFIX\s+([\w-]*):\s*<{start}>", sparql, re.IGNORECASE)
    names = re.findall(rf"<{start}([\w-]+)>", sparql)
    for prefix in prefixes:
        names += re.findall(rf"(?<![\w-]){re.escape(prefix)}:(\w[\w-]*)", sparql)
    unknown = [name for name in dict.fromkeys(names) if name not in GOV]
    near = {name: difflib.get_close_matches(name, GOV, n=1) for name in unknown}
    return [f"gov:{name}" + (f" (did you mean gov:{near[name][0]}?)" if near[name] else "") for name in unknown]


def _run(
    store: GraphStore, sparql: str, what: str, sources: Sequence[ox.NamedNode] | None = None
) -> Table | list[ox.Triple]:
    if _nesting(sparql) > _DEEPEST_NESTING:
        raise QueryError(f"{what} nests more than {_DEEPEST_NESTING} brackets; make it flatter")
    try:
        results = store.query(sparql, sources) if sources is not None else store.query(sparql)
    except SyntaxError as error:
        hint = _missing_prefix(sparql) if "Prefix not found" in str(error) else ""
        raise QueryError(f"{what} is malformed SPARQL: {_place(sparql, error)}{hint}") from error
    if isinstance(results, ox.QueryBoolean):
        answer = bool(results)
        return Table(("answer",), ((ox.Literal(answer),),), boolean=answer, is_free=True)
    if isinstance(results, ox.QueryTriples):
        return list(results)
    columns = tuple(variable.value for variable in results.variables)
    return Table(columns, tuple(tuple(solution) for solution in results), is_free=True)


def _missing_prefix(sparql: str) -> str:
    """Return what to write before a query that uses a prefix which it does not declare.

    >>> _missing_prefix("SELECT ?x { ?x a gov:Meeting }")
    '; write before it: PREFIX gov: <https://w3id.org/govgraph/ns#>'
    """
    declared = re.findall(r"prefix\s+([\w-]+):", sparql, re.IGNORECASE)
    used = re.findall(r"(?<![\w<:?$/-])([A-Za-z][\w-]*):(?!//)", sparql)
    name = next((name for name in used if name not in declared), "…")
    return f"; write before it: PREFIX {name}: <{PREFIXES.get(name, '…')}>"


def _tidied(cell: Cell, *, is_list: bool) -> Cell:
    """Return a cell with its list sorted, each once, and None for "" (no value).

    SPARQL leaves the order of GROUP_CONCAT open, and two lists put together may both have a value.
    """
    if not isinstance(cell, ox.Literal):
        return cell
    if is_list:
        cell = ox.Literal("; ".join(sorted(set(filter(None, cell.value.split("; "))))))
    return cell if cell.value else None


def _asks_elsewhere(sparql: str) -> bool:
    """Tell whether the word SERVICE may be a keyword in `sparql`.

    Strings and comments are not taken out first: each way of doing so can be fooled into taking out a SERVICE that
    the parser sees. So a string or comment with «service <…» is refused too.

    >>> _asks_elsewhere("SELECT * { ?s ?p a:.SERVICE<urn:x> { ?s ?p ?o } }")
    True
    >>> _asks_elsewhere("SELECT ?service { ?service ex:service ?x ; ex:label 'a service' }")
    False
    """
    for word in re.finditer("service", sparql, re.IGNORECASE):
        before, after = sparql[: word.start()], sparql[word.end() :]
        # The end of a variable, or of a prefixed name (whose local part cannot begin with a full stop).
        if re.search(r"(?:[?$]\w*|:(?:\w[\w-]*)?)$", before[-200:]):
            continue
        if re.match(r"(?:\s|#[^\r\n]*)*(?:silent(?:\s|#[^\r\n]*)*)?(?:[<?$]|[\w.-]*:)", after, re.IGNORECASE):
            return True
    return False


def _nesting(sparql: str) -> int:
    """Return how deep brackets are nested; those in strings count too, so it is an upper bound."""
    depth = deepest = 0
    for bracket in re.findall(r"[][(){}]", sparql):
        depth += 1 if bracket in "[({" else -1
        deepest = max(deepest, depth)
    return deepest


def _place(sparql: str, error: SyntaxError) -> str:
    """Return line, column and the words at which the parser stopped, in one line."""
    said = " ".join(str(error).split())
    found = re.search(r"error at (\d+):(\d+): (.*)", said)
    if not found:
        return said[:200]
    lines = sparql.splitlines()
    line, byte = int(found[1]), int(found[2]) - 1  # the parser counts bytes of a line
    read = lines[line - 1].encode() if line <= len(lines) else b""
    column = len(read[:byte].decode(errors="ignore")) + 1
    shown = read[byte:].decode(errors="ignore").strip()
    at = f"at «{shown[:40]}»" if shown else "at the end"
    # The parser lists every word it would take; a sentence of its own ("… variable that is unbound") says more.
    reason = re.search(r"expected one of ([A-Z][\w ]+ [a-z][\w ]+),", found[3])
    return f"line {line}, column {column}, {at}" + (f": {reason[1]}" if reason else "")
