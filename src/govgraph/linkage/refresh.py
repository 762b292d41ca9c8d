"""The RDF shows what the archive holds, each path in the place of those that it stands for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from govgraph.linkage.extract import paths_of
from govgraph.linkage.places import Renaming
from govgraph.linkage.statements import rewritten
from govgraph.namespaces import FOAF, SKOS
from govgraph.ntriples import n_triples, triples_of
from govgraph.progress import Progress, following, unseen

if TYPE_CHECKING:
    from govgraph.archive import Archive
    from govgraph.store import GraphStore

_FEWEST_IN_BULK = 200  # documents; fewer are written by transactions, whatever the size of the store
_SHARE_IN_BULK = 5  # of so many one or more: a transaction costs a document five times what the bulk loader does
_NAME, _OTHER_NAME = str(FOAF.name).encode(), str(SKOS.altLabel).encode()
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


@dataclass(frozen=True, slots=True)
class Change:
    """What a document shows otherwise than it was read: paths that gave way, and names of people by their path now."""

    gave_way: dict[str, str]
    names: dict[str, str]


def show(
    store: GraphStore, changes: Mapping[str, Change], own: Mapping[str, bytes], progress: Progress = unseen
) -> None:
    """Bring the graphs of all documents up to date, and the store's own that are to say what `own` has (N-Triples).

    Args:
        store: what shows them.
        changes: what `changes_of` gives.
        own: by the name of the graph.
        progress: called with the phase, and how much of it is done of how much.

    Raises:
        StoreError: the store cannot be written.
    """
    wanted, pending = {}, []
    for source, digest, shown in store.archive.shown():
        wanted[source] = "" if digest is None else digest + _digest(changes.get(source))
        if shown != wanted[source]:
            pending.append(source)
    # Said before anything is done: what is broken off and then changed back is shown anew all the same.
    store.archive.mark_hidden(pending)
    if len(pending) >= max(_FEWEST_IN_BULK, len(wanted) / _SHARE_IN_BULK):
        sources = store.archive.sources()
        graphs = ((source, _graph(store, source, changes.get(source))) for source in sources)
        store.fill(following(graphs, "loading", len(sources), progress), own)
        with store.archive.transaction():
            store.archive.mark_shown((wanted[source], source) for source in pending)
            store.adopt()
    else:
        for first in range(0, len(pending), _AT_ONCE):
            portion = pending[first : first + _AT_ONCE]
            for number, source in enumerate(portion, first):
                progress("loading", number, len(pending))
                store.replace_lines(source, _graph(store, source, changes.get(source)))
            store.sync()
            store.archive.mark_shown((wanted[source], source) for source in portion)
        for graph, lines in own.items():
            store.replace_own(graph, lines)


def changes_of(archive: Archive, paths: Paths, names: Mapping[str, str]) -> dict[str, Change]:
    """Return the documents that show something otherwise than they were read, each with what.

    `names` are those of people whom documents spell in several ways, by the path that stands for them.
    """
    return dict(_changes(archive, paths, names))


def _changes(archive: Archive, paths: Paths, names: Mapping[str, str]) -> Iterator[tuple[str, Change]]:
    changed = paths.changed()
    for source, text in archive.records() if changed or names else ():
        record = json.loads(text)
        named = set(paths_of(record))
        is_touched = not changed.isdisjoint(named)
        gave_way = {path: new for path in sorted(named) if (new := paths(path)) != path} if is_touched else {}
        spelt = sorted((gave_way.get(path, path), name) for path, name in record["names"])
        otherwise = {path: names[path] for path, name in spelt if names.get(path, name) != name}
        if gave_way or otherwise:
            yield source, Change(gave_way, otherwise)


def _digest(change: Change | None) -> str:
    if change is None:
        return ""
    told = [change.gave_way, change.names] if change.names else change.gave_way
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _graph(store: GraphStore, source: str, change: Change | None) -> bytes:
    """Return what a source says as N-Triples, with the paths and names that now stand."""
    lines = store.archive.triples(source)
    if change is None:
        return lines
    if change.gave_way:
        told = renamed(lines, change.gave_way, store.base)
        lines = told or n_triples(rewritten(triples_of(lines), change.gave_way, store.base))
    return respelt(lines, change.names, store.base) if change.names else lines


def respelt(lines: bytes, names: Mapping[str, str], base: str) -> bytes:
    r"""Return lines of N-Triples with the names of people by their paths; the spelling of the document is one more.

    >>> told = respelt('<urn:x/a> <http://xmlns.com/foaf/0.1/name> "Hà Ân" .\n'.encode(), {"a": "Hà An"}, "urn:x/")
    >>> [line.rpartition("/")[2] for line in told.decode().splitlines()]
    ['core#altLabel> "Hà Ân" .', 'name> "Hà An" .']
    """
    best = {f"<{base}{path}>".encode(): str(Literal(name)).encode() for path, name in names.items()}
    found = set()
    for line in lines.splitlines(keepends=True):
        subject, predicate, value = line.split(b" ", 2)
        name, told = best.get(subject), value[:-3]  # without « .» and the line break
        if name is not None and predicate == _NAME and told != name:
            found |= {b"%b %b %b .\n" % (subject, *said) for said in ((_NAME, name), (_OTHER_NAME, told))}
        elif name is None or predicate != _OTHER_NAME or told != name:
            found.add(line)
    return b"".join(sorted(found))


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
