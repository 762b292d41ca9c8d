"""What a server answers: whole, or an error. Many rows are asked for in pages, and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from govgraph.errors import StoreError
from govgraph.sparql_server.answers import results
from govgraph.sparql_server.endpoints import JSON, asked
from govgraph.sparql_server.exchange import Exchange
from govgraph.sparql_server.query_text import form_of

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_PAGE = 50_000  # rows that are asked for at once: each page costs the server a sorting of all
_SMALL_PAGE = 5_000  # the same of a server that does not give as many
_SURELY_WHOLE = 500  # no known server cuts off answers below it


class Reader:
    """A server as what answers queries at its address."""

    def __init__(self, exchange: Exchange, url: str) -> None:
        self._exchange = exchange
        self._url = url

    def answer(
        self,
        text: str,
        prepared: str | None = None,
        graphs: Iterable[tuple[str, str]] = (),
        *,
        may_be_cut: bool = False,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Return the results of a query.

        Args:
            text: the query.
            prepared: the query as it is sent, if that is not `text`.
            graphs: parameters of the protocol such as default-graph-uri.
            may_be_cut: take what a server that cuts off gives.

        Raises:
            SyntaxError: the query is malformed.
            StoreError: the server does not answer, cannot answer it, or cuts its answer off.
        """
        form = form_of(text)
        accept = JSON if form in ("SELECT", "ASK") else "application/n-triples"
        answer = asked(self._exchange, self._url, prepared or text, *graphs, accept=accept)
        if answer.status in (400, 500) and "service" not in text.lower():
            ox.Store().query(text)  # if the fault is in the query, its SyntaxError tells the place
        self._exchange.require(answer, self._url, "the query")
        # Virtuoso cuts off at its ResultSetMaxRows, and says so here alone.
        limit = answer.headers.get("X-SPARQL-MaxRows")
        if limit and not may_be_cut:
            raise StoreError(
                f"{self._url}: the server gives {limit} rows at most and there are more; ask for fewer (LIMIT), or"
                " raise its limit (ResultSetMaxRows)"
            )
        return results(answer, form, self._url)

    def rows(self, text: str, *, may_be_cut: bool = False) -> list[tuple[Term, ...]]:
        """Return the rows of a SELECT query."""
        found = self.answer(text, may_be_cut=may_be_cut)
        return [tuple(row) for row in found] if isinstance(found, ox.QuerySolutions) else []

    def count(self, variables: Sequence[str], where: str) -> int:
        """Return the number of different rows of a pattern."""
        distinct = f"SELECT DISTINCT {' '.join(variables)} {where}"
        ((number,),) = self.rows(f"SELECT (COUNT(*) AS ?n) {{ {distinct} }}")
        assert isinstance(number, ox.Literal)
        return int(number.value)

    def pages(self, variables: Sequence[str], where: str) -> Iterator[tuple[Term, ...]]:
        """Yield the different rows of a pattern; all of them, or raise: servers cut off, some without a word."""
        names = " ".join(variables)
        rows = self.rows(f"SELECT DISTINCT {names} {where} LIMIT {_PAGE}", may_be_cut=True)
        if len(rows) < _SURELY_WHOLE:
            yield from rows
            return
        number = self.count(variables, where)
        if len(rows) == number:
            yield from rows
            return
        page = _PAGE if len(rows) == _PAGE else _SMALL_PAGE
        # Virtuoso gives rows in another order each time, and sorts 10,000 at most if LIMIT stands beside ORDER BY.
        query = f"SELECT {names} {{ {{ SELECT DISTINCT {names} {where} ORDER BY {names} }} }} LIMIT {page}"
        seen: set[tuple[Term, ...]] = set()
        for start in range(0, number, page):
            rows = [row for row in self.rows(f"{query} OFFSET {start}") if row not in seen]
            seen.update(rows)
            yield from rows
        if len(seen) != number:
            raise StoreError(
                f"{self._url}: the server counts {number} rows and gives {len(seen)}; ask again when nothing"
                " else writes to it, or raise its limit of rows"
            )
