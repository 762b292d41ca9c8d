"""The RDF shows what the archive holds, each path in the place of those that it stands for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Triple, parse

from govgraph.linkage.extract import paths_of
from govgraph.linkage.places import Renaming
from govgraph.linkage.statements import rewritten
from govgraph.ntriples import n_triples
from govgraph.progress import Progress, following, unseen

if TYPE_CHECKING:
    from govgraph.store import GraphStore

_FEWEST_IN_BULK = 200  # documents; fewer are written by transactions, whatever the size of the store
_AT_ONCE = 100  # documents between two notes of what is shown


class Paths:
    """The path that now stands for each path."""

    def __init__(self, renaming: Renaming, redirects: Mapping[str, str]) -> None:
        self._renaming = renaming
        self._redirects = dict(redirects)

    def changed(self) -> frozenset[str]:
        """Return the paths that gave way; those that stand on the key of a unit or body are in the same documents."""
        units = (f"unit/{key}" for key in self._renaming.units)
        return frozenset([*self._redirects, *units, *(f"body/{key}" for key in self._renaming.bodies)])

    def add(self, redirects: Mapping[str, str]) -> None:
        """Let further paths give way."""
        self._redirects |= redirects

    def __call__(self, path: str) -> str:
        """Return the path that stands for another one, or the same."""
        renamed = self._renaming.key(path)
        return self._redirects.get(renamed, renamed)


def show(store: GraphStore, paths: Paths, progress: Progress = unseen) -> dict[str, str]:
    """Bring the graphs of all documents up to date; return the path of each that gave way.

    Raises:
        StoreError: the store cannot be written.
    """
    gave_way = dict(_gave_way(store, paths))
    wanted, pending = {}, []
    for source, digest, shown in store.archive.shown():
        wanted[source] = "" if digest is None else digest + _digest(gave_way.get(source))
        if shown != wanted[source]:
            pending.append(source)
    # Said before anything is done: what is broken off and then changed back is shown anew all the same.
    store.archive.mark_hidden(pending)
    if len(pending) >= max(_FEWEST_IN_BULK, len(wanted) / 2):
        sources = store.archive.sources()
        graphs = ((source, _graph(store, source, paths, gave_way.get(source))) for source in sources)
        store.fill(following(graphs, "loading", len(sources), progress))
        with store.archive.transaction():
            store.archive.mark_shown((wanted[source], source) for source in pending)
            store.adopt()
    else:
        for first in range(0, len(pending), _AT_ONCE):
            portion = pending[first : first + _AT_ONCE]
            for number, source in enumerate(portion, first):
                progress("loading", number, len(pending))
                store.replace_lines(source, _graph(store, source, paths, gave_way.get(source)))
            store.sync()
            store.archive.mark_shown((wanted[source], source) for source in portion)
    return {old: new for redirects in gave_way.values() for old, new in redirects.items()}


def _gave_way(store: GraphStore, paths: Paths) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the documents in which paths gave way, with these and the paths in their place."""
    changed = paths.changed()
    for source, text in store.archive.records() if changed else ():
        named = set(paths_of(json.loads(text)))
        if not changed.isdisjoint(named):
            yield source, {path: new for path in sorted(named) if (new := paths(path)) != path}


def _digest(gave_way: Mapping[str, str] | None) -> str:
    return hashlib.sha256(json.dumps(gave_way).encode()).hexdigest() if gave_way else ""


def _graph(store: GraphStore, source: str, paths: Paths, gave_way: Mapping[str, str] | None) -> bytes:
    """Return what a source says as N-Triples, with the paths that now stand."""
    lines = store.archive.triples(source)
    if gave_way is None:
        return lines
    return renamed(lines, gave_way, store.base) or n_triples(rewritten(_triples(lines), paths, store.base))


def renamed(lines: bytes, gave_way: Mapping[str, str], base: str) -> bytes | None:
    r"""Return lines of N-Triples with other paths; None where two nodes become one, which takes more than new names.

    It is ten times faster than a look at each triple.

    >>> renamed(b'<urn:x/a> <urn:b> <urn:x/c> .\n', {"c": "d"}, "urn:x/")
    b'<urn:x/a> <urn:b> <urn:x/d> .\n'
    >>> renamed(b'<urn:x/a> <urn:b> <urn:x/c> .\n', {"c": "a"}, "urn:x/") is None
    True
    """
    new = {f"<{base}{old}>".encode(): f"<{base}{path}>".encode() for old, path in gave_way.items()}
    parts = [line.split(b" ", 2) for line in lines.splitlines(keepends=True)]
    targets = set(new.values())
    if len(targets) < len(new) or not targets.isdisjoint(subject for subject, _, _ in parts):
        return None
    changed = []
    for subject, predicate, value in parts:
        term = value[:-3]  # without « .» and the line break
        changed.append(b"%b %b %b .\n" % (new.get(subject, subject), predicate, new.get(term, term)))
    return b"".join(sorted(changed))


def _triples(lines: bytes) -> Iterator[Triple]:
    return (quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES))
