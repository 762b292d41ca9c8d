"""What a server answers to a query, as pyoxigraph would give it."""

from __future__ import annotations

import json

import pyoxigraph as ox

from govgraph.errors import StoreError
from govgraph.sparql_server.exchange import Answer

# Virtuoso tells the truth by numbers. Within a text of JSON the quotation marks would be escaped.
_BOOLEAN = b'"datatype": "http://www.w3.org/2001/XMLSchema#boolean", "value": '
_TRUE = _BOOLEAN + b'"1"', _BOOLEAN + b'"true"'
_FALSE = _BOOLEAN + b'"0"', _BOOLEAN + b'"false"'


def results(answer: Answer, form: str, url: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Return the results in the answer to a query of the given form.

    Raises:
        StoreError: the answer is not what the protocol asks for.
    """
    try:
        if form in ("SELECT", "ASK"):
            body = _truth(answer.body) if form == "ASK" else answer.body.replace(*_TRUE).replace(*_FALSE)
            parsed = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
            if isinstance(parsed, ox.QueryBoolean):
                return parsed
            # All rows are looked at now, so that a broken one is found here and not in the midst of a table.
            for _ in parsed:
                pass
            return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        triples = ox.Store()
        triples.load(answer.body, format=ox.RdfFormat.TURTLE)
    except (SyntaxError, ValueError, KeyError, OSError) as error:
        raise StoreError(
            f"{url}: the answer is no result of a query, but {answer.media_type or 'of no type'}"
            f" («{answer.first_line[:80]}»); give the address of queries of a SPARQL server"
        ) from error
    found = triples.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples)
    return found


def _truth(body: bytes) -> bytes:
    """Return the answer to ASK as the standard has it: Virtuoso answers with one row or none."""
    told = json.loads(body)
    if "boolean" not in told:
        told = {"head": {}, "boolean": bool(told["results"]["bindings"])}
    return json.dumps(told).encode()
