"""A SPARQL server as a store: the SPARQL 1.1 Protocol and the Graph Store Protocol behind the methods of pyoxigraph.

`SparqlServer` has those methods of `pyoxigraph.Store` that govgraph uses, with the same meaning. It writes to named
graphs and to the default graph; where a server has no default graph of its own (Virtuoso), a named graph stands for it.
All that it writes has no blank nodes, so that each write may be done twice and is tried again when a connection breaks.

The server, or a data set in it, should be govgraph's own: `GRAPH ?g` ranges over whatever else it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox

from govgraph.errors import StoreError
from govgraph.namespaces import DATA_BASE, ONTOLOGY
from govgraph.sparql_server.batches import files, updates
from govgraph.sparql_server.conduct import Conduct, find_conduct
from govgraph.sparql_server.credentials import Credentials
from govgraph.sparql_server.endpoints import (
    TURTLE,
    UPDATE,
    Endpoints,
    find_graphs,
    find_query,
    find_update,
    require_address,
)
from govgraph.sparql_server.exchange import Exchange
from govgraph.sparql_server.reading import Reader, Term

__all__ = ["SparqlServer"]

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
_DEFAULT = ox.DefaultGraph()
_HUNDRED = 100
_AT_ONCE = 200_000  # characters of an update that is sent as one request, hence one transaction where there are any


class SparqlServer:
    """A store on a SPARQL server; open it with `connect`. Not to be shared between threads."""

    def __init__(self, exchange: Exchange, endpoints: Endpoints, conduct: Conduct, base: str) -> None:
        self._exchange = exchange
        self._reader = Reader(exchange, endpoints.query)
        self._base = base
        self.endpoints = endpoints
        self.conduct = conduct

    @classmethod
    def connect(
        cls,
        url: str,
        *,
        base: str = DATA_BASE,
        read_only: bool = False,
        user: str | None = None,
        password: str | None = None,
        update: str | None = None,
        graphs: str | None = None,
        timeout: float = 60.0,
    ) -> SparqlServer:
        """Return the store at a server, after its addresses and its conduct were tried out.

        Args:
            url: the address of queries, or that of the server or data set above it; may have user and password.
            base: the base of the data's IRIs; graphs outside of it and of the vocabulary are not the store's.
            read_only: ask only; nothing is written, not even to find out how the server behaves.
            user: the user's name, if `url` has none.
            password: the user's password.
            update: the address of updates, if it is not one of the usual.
            graphs: the address of the Graph Store Protocol, if it is not one of the usual.
            timeout: the seconds that one request may take.

        Raises:
            StoreError: there is no server, it takes no queries or updates, or does not take the user.
        """
        address = require_address(url)
        parts = urlsplit(url)
        if parts.username is not None:
            user, password = unquote(parts.username), unquote(parts.password or "")
        exchange = Exchange(Credentials(user, password or "") if user else None, timeout=timeout)
        probe = "" if read_only else f"{base}graph/probe"
        query = find_query(exchange, address)
        endpoints = Endpoints(query)
        if not read_only:
            given = update and require_address(update), graphs and require_address(graphs)
            endpoints = Endpoints(
                query, find_update(exchange, query, given[0], probe), find_graphs(exchange, query, given[1], probe)
            )
        server = cls(exchange, endpoints, Conduct(), base)
        server.conduct = find_conduct(exchange, endpoints, f"{base}graph/default", probe)
        if probe:
            server.update(f"DROP SILENT GRAPH <{probe}>", is_repeatable=True)
        return server

    def close(self) -> None:
        """Hang up."""
        self._exchange.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- asking -----------------------------------------------------------------------------------------------------

    def query(self, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Return the results of a SPARQL query as pyoxigraph gives them.

        Raises:
            SyntaxError: the query is malformed.
            StoreError: the server does not answer, cannot answer it, or cuts its answer off.
        """
        conduct = self.conduct
        must_name = conduct.default and not conduct.keeps_named
        names = tuple(graph.value for graph in self.named_graphs()) if must_name else ()
        return self._reader.answer(text, *conduct.prepared(text, names))

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Term | None,
        graph_name: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Return the quads that have the terms given; None stands for any. They are asked for in pages, and counted.

        Raises:
            StoreError: the server does not answer, or gives more or fewer than it counts.
        """
        given = {"s": subject, "p": predicate, "o": object}
        pattern = " ".join(f"?{name}" if term is None else str(term) for name, term in given.items())
        free = [f"?{name}" for name, term in given.items() if term is None]
        graphs: Iterable[Graph] = [graph_name] if graph_name is not None else [_DEFAULT, *self.named_graphs(pattern)]
        for graph in graphs:
            where = self._where(graph, pattern)
            if not free:
                rows: Iterable[tuple[Term, ...]] = [()] if self._reader.answer(f"ASK {where}") else []
            else:
                rows = self._reader.pages(free, where)
            for row in rows:
                found = given | dict(zip((name[1:] for name in free), row, strict=True))
                yield ox.Quad(found["s"], found["p"], found["o"], graph)  # type: ignore[arg-type]

    def named_graphs(self, pattern: str = "?s ?p ?o") -> Iterator[ox.NamedNode]:
        """Return the named graphs of the store that hold a triple of the pattern; what else the server has is not."""
        for (graph,) in self._reader.pages(["?g"], f"{{ GRAPH ?g {{ {pattern} }} }}"):
            assert isinstance(graph, ox.NamedNode)
            if graph.value != self.conduct.default and (graph.value.startswith(self._base) or graph == ONTOLOGY):
                yield graph

    def contains_named_graph(self, graph_name: ox.NamedNode) -> bool:
        """Tell whether a named graph holds a triple: a SPARQL server may not know one without."""
        return bool(self._reader.answer(f"ASK {{ GRAPH {graph_name} {{ ?s ?p ?o }} }}"))

    def count(self, graph_name: Graph = _DEFAULT) -> int:
        """Return the number of triples in a graph."""
        return self._reader.count(["?s", "?p", "?o"], self._where(graph_name, "?s ?p ?o"))

    def held_beside(self, graph: ox.NamedNode, triples: Sequence[ox.Triple]) -> set[ox.Triple]:
        """Return those of the triples that some other named graph of the store holds; a request for each hundred.

        Were they asked for by `quads_for_pattern`, each would cost requests of its own.
        """
        passed = ", ".join(f"<{name}>" for name in (graph.value, self.conduct.default) if name)
        ours = f"STRSTARTS(STR(?g), {ox.Literal(self._base)}) || ?g = {ONTOLOGY}"
        found = set()
        for start in range(0, len(triples), _HUNDRED):
            some = triples[start : start + _HUNDRED]
            # By number, since Virtuoso may give a literal back in another form.
            rows = "\n".join(f"({at} {t.subject} {t.predicate} {t.object})" for at, t in enumerate(some))
            text = f"""SELECT DISTINCT ?at {{
              VALUES (?at ?s ?p ?o) {{ {rows} }}
              GRAPH ?g {{ ?s ?p ?o }}
              FILTER(?g NOT IN ({passed}) && ({ours}))
            }}"""
            found |= {some[int(at.value)] for (at,) in self._reader.rows(text) if isinstance(at, ox.Literal)}
        return found

    def copy(self) -> ox.Store:
        """Return all graphs in memory, for questions that the server would get wrong (`conduct.faults`)."""
        copy = ox.Store()
        copy.bulk_extend(self.quads_for_pattern(None, None, None))
        return copy

    # --- writing ----------------------------------------------------------------------------------------------------

    def update(self, text: str, *, is_repeatable: bool = False) -> None:
        """Run a SPARQL update; it is tried again after a broken connection only if doing so twice is as once."""
        url = self._writable
        answer = self._exchange.send("POST", url, text.encode(), content_type=UPDATE, is_repeatable=is_repeatable)
        self._exchange.require(answer, url, "an update")

    def insert(self, graph: Graph, triples: Iterable[ox.Triple]) -> None:
        """Add triples to a graph, in batches: after a failure some may be there."""
        if self.endpoints.graphs:
            for file in files(triples):
                self._send_file("POST", graph, file)
        else:
            for operation in updates("INSERT", triples, self._name(graph)):
                self.update(operation, is_repeatable=True)

    def delete(self, graph: Graph, triples: Iterable[ox.Triple]) -> None:
        """Take triples from a graph, in batches."""
        for operation in updates("DELETE", triples, self._name(graph)):
            self.update(operation, is_repeatable=True)

    def replace_graph(self, graph: Graph, triples: Iterable[ox.Triple]) -> None:
        """Put triples in the place of all that a graph holds; one file (`batches.FILE_BYTES`) is put at once."""
        if not self.endpoints.graphs:
            self.drop(graph)
            self.insert(graph, triples)
            return
        method = "PUT"
        for file in files(triples):
            self._send_file(method, graph, file)
            method = "POST"
        if method == "PUT":
            self.drop(graph)

    def change(
        self,
        graph: ox.NamedNode,
        *,
        gone: Iterable[ox.Triple],
        orphans: Iterable[ox.Triple],
        new: Sequence[ox.Triple],
    ) -> None:
        """Change a named graph, and the default graph with it; one request if it is small.

        What is to be done is computed from the named graph, which therefore comes last: if the connection breaks
        for good in between, the same call does what is left.

        Args:
            graph: the named graph.
            gone: what leaves the named graph.
            orphans: what of this leaves the default graph too.
            new: what comes into both.
        """
        default, named = self._name(_DEFAULT), self._name(graph)
        steps = [
            *updates("DELETE", orphans, default),
            *updates("INSERT", new, default),
            *updates("DELETE", gone, named),
            *updates("INSERT", new, named),
        ]
        if sum(map(len, steps)) < _AT_ONCE:
            steps = [" ;\n".join(steps)] if steps else []
        for step in steps:
            self.update(step, is_repeatable=True)

    def drop(self, graph: Graph) -> None:
        """Take all from a graph; one unknown is no error."""
        name = self._name(graph)
        self.update(f"DROP SILENT GRAPH <{name}>" if name else "DROP SILENT DEFAULT", is_repeatable=True)

    def bulk_load(self, quads: bytes, *, format: ox.RdfFormat = ox.RdfFormat.N_QUADS, lenient: bool = False) -> None:
        """Add quads (or triples, to the default graph), graph by graph, each in batches.

        Raises:
            SyntaxError: they are malformed.
            StoreError: the server does not take them.
        """
        parsed = ox.parse(quads, format=format, lenient=lenient)
        for graph, run in groupby(parsed, key=lambda quad: quad.graph_name):
            self.insert(graph, (quad.triple for quad in run))

    def flush(self) -> None:
        """Do nothing: a server has written what it said it took."""

    # --- below ------------------------------------------------------------------------------------------------------

    @property
    def _writable(self) -> str:
        if not self.endpoints.update:
            raise StoreError(f"{self.endpoints.query}: the store is open for reading alone; open it for writing")
        return self.endpoints.update

    def _name(self, graph: Graph) -> str:
        """Return the name by which the server knows a graph, "" for a default graph of its own."""
        if isinstance(graph, ox.BlankNode):
            raise StoreError(f"{self.endpoints.query}: a graph must have an IRI, {graph} is a blank node")
        return self.conduct.default if isinstance(graph, ox.DefaultGraph) else graph.value

    def _where(self, graph: Graph, pattern: str) -> str:
        name = self._name(graph)
        return f"{{ GRAPH <{name}> {{ {pattern} }} }}" if name else f"{{ {pattern} }}"

    def _send_file(self, method: str, graph: Graph, file: bytes) -> None:
        name = self._name(graph)
        url = self.endpoints.graph(name) if name else f"{self.endpoints.graphs}?default"
        answer = self._exchange.send(method, url, file, content_type=TURTLE)
        self._exchange.require(answer, url, "sending triples")
