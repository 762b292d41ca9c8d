"""Short names for IRIs: `org:member` by a prefix, `person/1` relative to a base."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govgraph.namespaces import CODE_BASE, PREFIXES

# Under the base of the data a reference is shorter than a name, and `data:person/1` would need an escape in Turtle.
_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items() if prefix != "data"}

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
        self._prefixed: dict[str, str | None] = {}
        self._used: dict[str, str] = {}
        self.used_base = ""

    def prefixed(self, iri: str) -> str | None:
        """Return the name with a prefix, if the IRI has one."""
        if iri not in self._prefixed:
            self._prefixed[iri] = self._find_prefixed(iri)
        return self._prefixed[iri]

    def relative(self, iri: str) -> str | None:
        """Return the reference relative to the base, if the IRI lies under it."""
        if not self._base or not iri.startswith(self._base) or not _RELATIVE.fullmatch(iri, len(self._base)):
            return None
        self.used_base = self._base
        return iri[len(self._base) :]

    def used_prefixes(self) -> dict[str, str]:
        """Return the prefixes of the names given so far, sorted, with their namespaces."""
        return dict(sorted(self._used.items()))

    def _find_prefixed(self, iri: str) -> str | None:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        namespace, local = iri[:cut], iri[cut:]
        prefix = _NAMESPACES.get(namespace) or _of_scheme(namespace)
        if prefix is None or prefix in self._without or not _LOCAL.fullmatch(local):
            return None
        self._used[prefix] = namespace
        return f"{prefix}:{local}"


def _of_scheme(namespace: str) -> str | None:
    """Return the prefix of a code list, since the slash in `code:role/secretary` would need an escape in Turtle.

    >>> _of_scheme("https://w3id.org/govgraph/code/role/")
    'role'
    """
    scheme = namespace.removeprefix(CODE_BASE).removesuffix("/")
    if not namespace.startswith(CODE_BASE) or not _SCHEME.fullmatch(scheme):
        return None
    return f"code-{scheme}" if scheme in PREFIXES else scheme
