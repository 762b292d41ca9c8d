"""Where the page of an IRI lies, and how one page names another: the same paths on a disk and on a web server."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, unquote

from govgraph.namespaces import CODE_BASE, RULE_BASE

LANGUAGES = ("vi", "en")

# A name of a file may have 255 bytes on nearly every disk; «.html» is put after it.
_LONGEST = 150
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SIGNS = "-._~!'(),;=@+$&"  # which every disk takes
_REMEMBERED = 1 << 16  # a page names the same codes, rules and sources as many others


@lru_cache(_REMEMBERED)
def stem_of(iri: str, base: str) -> str | None:
    """Return the path of an IRI's files without their ending; None where the site has no page for such an IRI.

    The page lies at `vi/STEM.html` and `en/STEM.html`, the data at `id/STEM.ttl` and `id/STEM.jsonld`: a server that
    answers for https://w3id.org/govgraph/id/STEM has only to put a folder before and an ending behind.

    >>> stem_of("https://w3id.org/govgraph/id/body/11629-an-lao/peoples-council", "https://w3id.org/govgraph/id/")
    'body/11629-an-lao/peoples-council'
    >>> stem_of("https://w3id.org/govgraph/id/person/../../x", "https://w3id.org/govgraph/id/")
    'person/_2e_2e/_2e_2e/x'
    >>> stem_of("https://w3id.org/govgraph/code/role/chair", "https://w3id.org/govgraph/id/")
    'code/role/chair'

    A server finds the file by the path that it has decoded, so the name is decoded too:

    >>> stem_of("https://w3id.org/govgraph/id/unit/ea-h%27leo", "https://w3id.org/govgraph/id/")
    "unit/ea-h'leo"
    """
    if iri.startswith(CODE_BASE):
        rest = "code/" + iri.removeprefix(CODE_BASE)
        rest += "" if rest.count("/") > 1 else "/index"
    elif iri.startswith(RULE_BASE):
        rest = "rule/" + iri.removeprefix(RULE_BASE)
    elif iri.startswith(base):
        rest = iri.removeprefix(base)
    else:
        return None
    return "/".join(_segment(part) for part in rest.split("/"))


def kind_in(iri: str, base: str) -> str:
    """Return the first part of the path of an IRI's files, nothing where the site has no page for such an IRI.

    >>> kind_in("https://w3id.org/govgraph/id/person/1", "https://w3id.org/govgraph/id/")
    'person'
    """
    if iri.startswith(CODE_BASE):
        return "code"
    if iri.startswith(RULE_BASE):
        return "rule"
    return _segment(iri[len(base) :].partition("/")[0]) if iri.startswith(base) else ""


@lru_cache(_REMEMBERED)
def page_address(iri: str, base: str, language: str) -> str:
    """Return the address of the page of an IRI that has one, from the folder of the site.

    >>> page_address("urn:x/person/hồ", "urn:x/", "vi")
    'vi/person/h%E1%BB%93.html'
    """
    return address(f"{language}/{stem_of(iri, base)}.html")


def _segment(part: str) -> str:
    """Return a part of an IRI, decoded, as the name of a file on any disk: no hidden one, no blanks, not too long."""
    if part.isascii() and part.isalnum() and len(part) <= _LONGEST:
        return part
    if "%" in part:
        with contextlib.suppress(UnicodeDecodeError):  # no text: its signs are escaped below
            part = unquote(part, errors="strict")
    if not _PLAIN.fullmatch(part):
        kept = _SIGNS if part[:1].isalnum() else "-"
        part = "".join(c if c.isalnum() or c in kept else f"_{ord(c):x}" for c in part) or "_"
    if len(part.encode()) <= _LONGEST:
        return part
    return f"{part.encode()[: _LONGEST - 20].decode(errors='ignore')}-{hashlib.sha256(part.encode()).hexdigest()[:16]}"


@lru_cache(_REMEMBERED)
def address(path: str) -> str:
    """Return a path as it is written in an address.

    >>> address("person/hồ.html")
    'person/h%E1%BB%93.html'
    """
    return quote(path)


def chart_paths(page: str, kinds: Iterable[str]) -> dict[str, str]:
    """Return the paths of the charts of a page without its ending, by their kinds: the first is called as the page is.

    >>> chart_paths("vi/unit/1", ["organisation", "lineage"])
    {'organisation': 'vi/unit/1.svg', 'lineage': 'vi/unit/1.lineage.svg'}
    """
    return {kind: f"{page}.{kind}.svg" if at else f"{page}.svg" for at, kind in enumerate(kinds)}


def up(path: str) -> str:
    """Return what leads from a page to the folder of the site.

    >>> up("vi/person/1.html"), up("index.html")
    ('../../', '')
    """
    return "../" * path.count("/")
