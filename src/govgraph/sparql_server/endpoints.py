"""Where a server takes queries, updates and whole graphs: tried out, with two triples in a graph of their own.

There is no standard by which a server tells its addresses. The usual ones of known servers are tried in turn, and one
counts as found when what was sent to it can be asked back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from govgraph.errors import StoreError
from govgraph.sparql_server.exchange import Answer, Exchange

JSON = "application/sparql-results+json"
UPDATE = "application/sparql-update"
TURTLE = "text/turtle"

# Beside the address of queries, or below it: of Oxigraph, Jena Fuseki, Virtuoso, RDF4J and GraphDB.
_QUERY_BELOW = ("query", "sparql")
_UPDATE_BESIDE = ("update", "sparql-auth", "statements")
_GRAPHS_BESIDE = ("store", "data", "sparql-graph-crud-auth", "rdf-graphs/service")


@dataclass(frozen=True)
class Endpoints:
    """The addresses of a server; `update` and `graphs` are "" where none is known.

    `graphs` is that of the Graph Store Protocol, by which a graph is sent as a file.
    """

    query: str
    update: str = ""
    graphs: str = ""

    def graph(self, name: str) -> str:
        """Return the address of one named graph.

        >>> Endpoints("", "", "http://localhost:7878/store").graph("urn:g#1")
        'http://localhost:7878/store?graph=urn%3Ag%231'
        """
        return f"{self.graphs}{'&' if urlsplit(self.graphs).query else '?'}graph={quote(name, safe='')}"


def require_address(url: str) -> str:
    """Return an address of a server without user and password.

    >>> require_address("http://me:secret@localhost:7878/query#x")
    'http://localhost:7878/query'

    Raises:
        StoreError: it is none of http or https, or has no host.
    """
    shown = url.rpartition("@")[2]
    try:
        parts = urlsplit(url)
        is_good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_good = False
    if not is_good:
        raise StoreError(f"«{shown}» is no address of a server; give one such as http://localhost:7878/query")
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))


def find_query(exchange: Exchange, url: str) -> str:
    """Return the address that answers queries: `url` itself, or what usually lies below it.

    Raises:
        StoreError: none does; the message tells what each said.
    """
    said = []
    for candidate in (url, *(_below(url, name) for name in _QUERY_BELOW)):
        answer = asked(exchange, candidate, "ASK {}")
        if answer.status < 300 and b'"head"' in answer.body:
            return candidate
        said.append(_told(candidate, answer))
        if answer.status in (401, 403):
            exchange.require(answer, candidate, "a query")
    raise StoreError(f"no SPARQL server answers there: {'; '.join(said)}; give the address of its queries")


def find_update(exchange: Exchange, query: str, given: str | None, probe: str) -> str:
    """Return the address that takes updates: the one `given`, or one of the usual, after a triple arrived by it.

    Args:
        exchange: the way to the server.
        query: the address of queries.
        given: the address that the user names, if any.
        probe: the name of a graph that nothing else uses; it is left with a triple.

    Raises:
        StoreError: none does; the message tells what each said.
    """
    said = []
    for candidate in (given,) if given else _usual(query, _UPDATE_BESIDE, last=query):
        update = f"INSERT DATA {{ GRAPH <{probe}> {{ <{probe}> <{probe}#update> <{probe}> }} }}"
        answer = exchange.send("POST", candidate, update.encode(), content_type=UPDATE)
        if answer.status < 300 and _arrived(exchange, query, probe, "update"):
            return candidate
        said.append(_told(candidate, answer))
    raise StoreError(
        f"{query}: no address was found that takes updates ({'; '.join(said)}); name it, and the user and password"
        " if it wants them (see docs/guide-remote.md)"
    )


def find_graphs(exchange: Exchange, query: str, given: str | None, probe: str) -> str:
    """Return the address of the Graph Store Protocol, found as `find_update` does; "" where the server has none.

    Raises:
        StoreError: the one `given` is none.
    """
    for candidate in (given,) if given else _usual(query, _GRAPHS_BESIDE):
        turtle = f"<{probe}> <{probe}#graphs> <{probe}> ."
        target = Endpoints("", "", candidate).graph(probe)
        answer = exchange.send("PUT", target, turtle.encode(), content_type=TURTLE)
        if answer.status < 300 and _arrived(exchange, query, probe, "graphs"):
            return candidate
        if given:
            raise StoreError(
                f"the Graph Store Protocol does not work at {_told(given, answer)}; name the right address"
            )
    return ""


def asked(exchange: Exchange, url: str, query: str, *graphs: tuple[str, str], accept: str = JSON) -> Answer:
    """Return the answer to a query; `graphs` are parameters of the protocol such as default-graph-uri."""
    body = urlencode([("query", query), *graphs]).encode()
    return exchange.send("POST", url, body, accept=accept, content_type="application/x-www-form-urlencoded")


def _arrived(exchange: Exchange, query: str, probe: str, name: str) -> bool:
    text = f"SELECT ?s {{ GRAPH <{probe}> {{ ?s <{probe}#{name}> ?o }} }}"
    answer = asked(exchange, query, text)
    return answer.status < 300 and probe.encode() in answer.body.replace(b"\\/", b"/")


def _below(url: str, name: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, f"{parts.path.rstrip('/')}/{name}", "", ""))


def _usual(query: str, names: tuple[str, ...], last: str = "") -> Iterator[str]:
    """Yield the usual addresses beside that of queries, then those below it, then `last`."""
    beside = query.rpartition("/")[0]
    if urlsplit(beside).netloc:
        yield from (f"{beside}/{name}" for name in names)
    yield from (_below(query, name) for name in names)
    if last:
        yield last


def _told(url: str, answer: Answer) -> str:
    said = f" «{answer.first_line[:80]}»" if answer.first_line else ""
    return f"{url}: {answer.status}{said}"
