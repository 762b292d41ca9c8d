"""What the header of a query file says of asking it source by source."""

import re
from collections.abc import Set
from pathlib import Path

import pyoxigraph as ox

from govgraph.errors import QueryError


def read_by_source(path: Path, told: str | None, text: str, parameters: Set[str]) -> tuple[frozenset[str] | None, str]:
    """Return the parameters with which a question is asked of all sources at once, and what those with an answer have.

    None and «» where the question is always asked of all.

    Args:
        path: the file, for messages.
        told: what stands behind «By source:», None where nothing does.
        text: the file's.
        parameters: the names of those that it has.

    Raises:
        QueryError: the header is malformed, or the answers are not sorted by source.
    """
    if told is None:
        return None, ""
    by_source, parted, where = told.partition("; where ")
    unless, _, names = by_source.partition(" ")
    whole_with = frozenset(names.split(", ")) if names else frozenset()
    if unless != ("unless" if names else "always") or not whole_with <= parameters:
        raise QueryError(
            f"{path}: «By source» is «always», or «unless» and parameters of the header; what follows «; where» is a "
            "pattern; mend it"
        )
    if not re.search(r"^ORDER BY \?source\b", text, re.MULTILINE):
        raise QueryError(f"{path}: a question «by source» is sorted by ?source first; add ORDER BY ?source")
    if parted:
        _require_pattern(path, where, text)
    return whole_with, where


def prefixes_of(text: str) -> str:
    r"""Return the declarations of prefixes of a query, a line each.

    >>> prefixes_of("prefix a: <urn:a:>\nSELECT * { ?s a:b ?o }")
    'prefix a: <urn:a:>\n'
    """
    return "".join(f"{line.strip()}\n" for line in re.findall(r"^\s*PREFIX\s.*$", text, re.IGNORECASE | re.MULTILINE))


def _require_pattern(path: Path, where: str, text: str) -> None:
    """Raise unless what follows «where» is a pattern of SPARQL that leaves ?graph alone."""
    try:
        ox.Store().query(f"{prefixes_of(text)}ASK {{ GRAPH ?graph {{ {where} }} }}")
    except SyntaxError as error:
        raise QueryError(f"{path}: «By source: …; where {where}» is no pattern of SPARQL ({error}); mend it") from error
    if re.search(r"[?$]graph\b", where):
        raise QueryError(
            f"{path}: «By source: …; where {where}» names ?graph, which stands for the source; leave it out"
        )
