"""What must be known of a query's text to send it: its form, and where it ranges over named graphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
    (?P<text>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<comment>\#[^\r\n]*)
    |(?P<variable>[?$]\w+)
    |(?P<prefixed>(?:[^\W\d_][\w.-]*)?:[\w.%:-]*)
    |(?P<word>@?[^\W\d]\w*)
    |(?P<sign>[{}])
    |(?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def form_of(query: str) -> str:
    r"""Return SELECT, ASK, CONSTRUCT or DESCRIBE; "" where the text has none of them.

    >>> form_of('# SELECT\nPREFIX ask: <urn:ask> CONSTRUCT WHERE { ?s ask:select "SELECT" }')
    'CONSTRUCT'
    """
    words = (text.upper() for kind, text in _tokens(query) if kind == "word")
    return next((word for word in words if word in _FORMS), "")


def names_its_graphs(query: str) -> bool:
    """Tell whether the query says by FROM which graphs it asks.

    >>> names_its_graphs("SELECT ?s FROM <urn:g> { ?s ?p ?o }"), names_its_graphs('ASK { ?from ex:from "from" }')
    (True, False)
    """
    return any(kind == "word" and text.upper() == "FROM" for kind, text in _tokens(query))


def passing_over(query: str, graph: str) -> str:
    """Return the query with one named graph left out wherever it ranges over all of them.

    >>> passing_over("SELECT ?g { GRAPH ?g { ?s ?p '}' } }", "urn:d")
    "SELECT ?g { GRAPH ?g { ?s ?p '}' } FILTER(?g != <urn:d>) }"
    """
    pieces: list[str] = []
    filters: list[str] = []  # what is to follow the bracket that closes, one for each that is open
    awaited = ""  # the variable after GRAPH
    before = ""
    for kind, text in _tokens(query):
        pieces.append(text)
        if kind == "comment" or text.isspace():
            continue
        if kind == "variable" and before == "GRAPH":
            awaited = text
        elif text == "{":
            filters.append(f" FILTER({awaited} != <{graph}>)" if awaited else "")
            awaited = ""
        elif text == "}" and filters:
            pieces.append(filters.pop())
        before = text.upper() if kind == "word" else ""
    return "".join(pieces)


def _tokens(query: str) -> Iterator[tuple[str, str]]:
    for found in _TOKEN.finditer(query):
        yield str(found.lastgroup), found[0]
