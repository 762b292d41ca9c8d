"""Which form of an answer a client is given: `Accept` with its q-values against the forms that there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: The forms of a table or of yes and no, the first for who does not mind. The names are those of pyoxigraph.
RESULTS = (
    ("application/sparql-results+json", "JSON"),
    ("application/sparql-results+xml", "XML"),
    ("text/csv", "CSV"),
    ("text/tab-separated-values", "TSV"),
    ("application/json", "JSON"),
    ("application/xml", "XML"),
    ("text/xml", "XML"),
)
#: The forms of a graph.
GRAPHS = (
    ("text/turtle", "TURTLE"),
    ("application/n-triples", "N_TRIPLES"),
    ("application/ld+json", "JSON_LD"),
    ("application/rdf+xml", "RDF_XML"),
    ("application/json", "JSON_LD"),
    ("application/xml", "RDF_XML"),
    ("text/xml", "RDF_XML"),
    ("text/plain", "N_TRIPLES"),
)
#: What the standard writes for short, as in `?format=csv`; the value is a media type.
SHORT_NAMES = {
    "json": "application/json",
    "xml": "application/xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ttl": "text/turtle",
    "ntriples": "application/n-triples",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "json-ld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "rdf+xml": "application/rdf+xml",
    "rdf": "application/rdf+xml",
}

_RANGE = re.compile(r"\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)/([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*((?:;.*)?)", re.DOTALL)
_QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")
_LONGEST = 2_000  # characters of Accept that are looked at


@dataclass(frozen=True)
class _Range:
    kind: str
    subkind: str
    quality: float

    def fits(self, media_type: str) -> int:
        """Return how exactly the range names a media type, 0 where it does not."""
        kind, subkind = media_type.split("/")
        if self.kind == kind and self.subkind in (subkind, "*"):
            return 3 if self.subkind == subkind else 2
        return 1 if self.kind == self.subkind == "*" else 0


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """Return the media type that a client likes best, None where none of those offered fits.

    Of equally liked ones it is the first offered. No `Accept` accepts all.

    >>> choose("text/csv;q=0.5, application/xml", ["application/json", "text/csv", "application/xml"])
    'application/xml'
    >>> choose("text/*;q=0.5, text/csv;q=0", ["text/csv", "text/turtle"])
    'text/turtle'
    >>> choose("image/png", ["text/csv"]) is None
    True
    """
    if not accept.strip():
        return offered[0]
    ranges = [found for part in accept[:_LONGEST].split(",") if (found := _range(part))]
    best, liked = None, 0.0
    for media_type in offered:
        named = max(ranges, key=lambda one: one.fits(media_type), default=None)
        quality = named.quality if named and named.fits(media_type) else 0.0
        if quality > liked:
            best, liked = media_type, quality
    return best


def _range(part: str) -> _Range | None:
    found = _RANGE.fullmatch(part)
    quality = quality_of(found[3]) if found else None
    return _Range(found[1].lower(), found[2].lower(), quality) if found and quality is not None else None


def quality_of(parameters: str) -> float | None:
    """Return how much a range is liked, from its parameters; None where that is malformed, so that it counts for none.

    >>> quality_of(""), quality_of("; charset=utf-8; q=0.5"), quality_of(";q=1.5"), quality_of(";q=")
    (1.0, 0.5, None, None)
    """
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            return float(value) if _QUALITY.fullmatch(value.strip()) else None
    return 1.0
