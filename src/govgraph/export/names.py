"""Short names for IRIs: `org:member` by a prefix, `person/1` relative to a base."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from govgraph.namespaces import CODE_BASE, PREFIXES

# Under the base of the data a reference is shorter than a name, and `data:person/1` would need an escape in Turtle.
_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items() if prefix != "data"}

_REMEMBERED = 1 << 16  # of the IRIs of classes, properties and codes nearly all, of those of the data the latest

# The ASCII part of Turtle's PN_LOCAL that needs no escape, and is an XML name too where it begins with no digit.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_SCHEME = re.compile(r"[a-z](?:[a-z0-9-]*[a-z0-9])?")

# A relative reference that is joined to its base by putting one behind the other: no scheme, no empty, dot or
# query part (RFC 3986, 5.2); the empty reference is the base itself and is not used.
_RELATIVE = re.compile(r"(?!\.{0,2}(?:[/#]|$))[^/:?#]+(?:/(?!\.{0,2}(?:[/#]|$))[^/?#]+)*/?(?:#[^#:]*)?")


class Names:
    """Gives IRIs their short names, and remembers what a reader must be told to read them.

    >>> names = Names("https://example.org/id/")
    >>> names.prefixed("http://www.w3.org/ns/org#member"), names.relative("https://example.org/id/person/1")
    ('org:member', 'person/1')
    >>> names.used_prefixes(), names.used_base
    ({'org': 'http://www.w3.org/ns/org#'}, 'https://example.org/id/')
    """

    def __init__(self, base: str, *, without: Iterable[str] = ()) -> None:
        """Begin with nothing used; no prefix will be one of `without`."""
        self._without = frozenset(without)
        # RFC 3986 joins a reference to the last slash of the base.
        self._base = base if base.endswith("/") else ""
        self._used: dict[str, str] = {}
        self.used_base = ""

    def prefixed(self, iri: str) -> str | None:
        """Return the name with a prefix, if the IRI has one."""
        found = _prefixed(iri)
        if found is None or found[0] in self._without:
            return None
        prefix, namespace, name = found
        self._used[prefix] = namespace
        return name

    def relative(self, iri: str) -> str | None:
        """Return the reference relative to the base, if the IRI lies under it."""
        if not self._base or not iri.startswith(self._base) or not _RELATIVE.fullmatch(iri, len(self._base)):
            return None
        self.used_base = self._base
        return iri[len(self._base) :]

    def used_prefixes(self) -> dict[str, str]:
        """Return the prefixes of the names given so far, sorted, with their namespaces."""
        return dict(sorted(self._used.items()))


@lru_cache(_REMEMBERED)
def _prefixed(iri: str) -> tuple[str, str, str] | None:
    """Return the prefix that an IRI may have, what it stands for, and the name with it."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    namespace, local = iri[:cut], iri[cut:]
    prefix = _NAMESPACES.get(namespace) or _of_scheme(namespace)
    return (prefix, namespace, f"{prefix}:{local}") if prefix is not None and _LOCAL.fullmatch(local) else None


def _of_scheme(namespace: str) -> str | None:
    """Return the prefix of a code list, since the slash in `code:role/secretary` would need an escape in Turtle.

    >>> _of_scheme("https://w3id.org/govgraph/code/role/")
    'role'
    """
    scheme = namespace.removeprefix(CODE_BASE).removesuffix("/")
    if not namespace.startswith(CODE_BASE) or not _SCHEME.fullmatch(scheme):
        return None
    return f"code-{scheme}" if scheme in PREFIXES else scheme
