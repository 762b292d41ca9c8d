"""Linkage: what several documents name, each by itself, becomes one where a rule or a person's judgement says so.

Joins are statements in a graph of their own, `graph/identities`; the graphs of the documents take the path that stands
for all, and what they said before is set aside, so that a join can be undone. The result hangs on the documents and the
judgements alone, not on their order. (Record linkage is the statisticians' name for this: Fellegi and Sunter 1969.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from govgraph.gazetteer import gazetteer
from govgraph.linkage.facts import merged_changes, merged_participations, merged_tenures
from govgraph.linkage.joins import Classes, Join, Judgement
from govgraph.linkage.people import PeopleRules
from govgraph.linkage.places import Renaming, abbreviation_joins, site_joins
from govgraph.linkage.records import Records, read_records
from govgraph.linkage.statements import identity_statements, rewritten
from govgraph.linkage.withdrawn import withdraw
from govgraph.mapping.official import official_units
from govgraph.namespaces import GOV

if TYPE_CHECKING:
    from govgraph.store import GraphStore

__all__ = ["Join", "Judgement", "is_unlinked", "link", "mark_unlinked", "relink", "unknown"]

_UNLINKED = "unlinked"  # a file in the store's folder
SAME, DIFFERENT = "same", "different"


def link(store: GraphStore, judgements: Sequence[Judgement] = ()) -> tuple[Join, ...]:
    """Join what is one in all documents of a store, and part what no longer is; return the joins that hold.

    Raises:
        StoreError: the store cannot be written.
    """
    records = read_records(store)
    judged = [_join_of(one) for one in judgements if one.verdict == SAME and not unknown(store, one)]
    different = [(one.left, one.right) for one in judgements if one.verdict == DIFFERENT]
    renaming, joins = _places(records, judged, different)
    people = [join for join in judged if join.left.startswith("person/")]
    of_people, classes = PeopleRules(records, renaming).joins(different, people)
    joins += of_people
    new = _Paths(renaming, classes.redirects())
    new.add(merged_tenures(records, new))
    new.add(merged_participations(store, classes.joined(), new))
    new.add(merged_changes(store, classes.joined(), new))
    redirects = _rewrite(store, new)
    store.replace(store.own_graph("identities"), identity_statements(joins, judgements, redirects, store.base))
    return tuple(joins)


def relink(store: GraphStore, judgements: Sequence[Judgement] = ()) -> None:
    """Bring all that a store knows beside its documents up to date: joins, tombstones, units of the official lists.

    Raises:
        StoreError: the store cannot be written.
    """
    link(store, judgements)
    withdraw(store)
    first = len(f"{store.base}unit/")
    named = (quad.subject for quad in store.quads_as_read(None, GOV.officialCode))
    keys = {node.value[first:] for node in named if isinstance(node, NamedNode)}
    store.replace(store.own_graph("units"), official_units(keys, store.base))
    if store.path is not None:
        (store.path / _UNLINKED).unlink(missing_ok=True)


def unknown(store: GraphStore, judgement: Judgement) -> list[str]:
    """Return which sides of a judgement no document names: it waits until one does."""
    sides = (judgement.left, judgement.right)
    return [side for side in sides if not store.is_named(NamedNode(store.base + side))]


def mark_unlinked(store: GraphStore) -> None:
    """Note, before documents change, that joins are to be looked for; a build that is broken off leaves the note."""
    if store.path is not None:
        (store.path / _UNLINKED).touch()


def is_unlinked(store: GraphStore) -> bool:
    """Tell whether documents have changed since joins were looked for; of a store in memory nobody knows."""
    return store.path is None or (store.path / _UNLINKED).exists()


class _Paths:
    """The path that now stands for each path, from what is known so far."""

    def __init__(self, renaming: Renaming, redirects: dict[str, str]) -> None:
        self._renaming = renaming
        self._redirects = dict(redirects)

    def changed(self) -> Iterator[str]:
        """Yield the paths that gave way; those that stand on the key of a unit or body are in the same documents."""
        yield from self._redirects
        yield from (f"unit/{key}" for key in self._renaming.units)
        yield from (f"body/{key}" for key in self._renaming.bodies)

    def add(self, redirects: dict[str, str]) -> None:
        self._redirects |= redirects

    def __call__(self, path: str) -> str:
        renamed = self._renaming.key(path)
        return self._redirects.get(renamed, renamed)


def _join_of(judgement: Judgement) -> Join:
    return Join(judgement.left, judgement.right, "judged-the-same", judgement.because or "", judgement.by, judgement.on)


def _places(
    records: Records, judged: Sequence[Join], different: Sequence[tuple[str, str]]
) -> tuple[Renaming, list[Join]]:
    """Return the keys of units and bodies that others stand for, and the joins that say so."""
    units, bodies = Classes(different), Classes(different)
    joins = [join for join in judged if join.left.startswith("unit/") and units.join(join.left, join.right)]
    for join in sorted(site_joins(records)):
        if units.join(join.left, join.right):
            joins.append(join)
    renaming = Renaming(_keys(units, "unit/"), {})
    joins += [join for join in judged if join.left.startswith("body/") and bodies.join(join.left, join.right)]
    for join in sorted(abbreviation_joins(records, renaming)):
        if bodies.join(join.left, join.right):
            joins.append(join)
    return Renaming(renaming.units, _keys(bodies, "body/", longest=True)), joins


def _keys(classes: Classes, prefix: str, *, longest: bool = False) -> dict[str, str]:
    """Return for each key the one that stands for it: of units one of the lists, of bodies the fullest name."""
    found: dict[str, str] = {}
    for path in classes.redirects().keys() | set(classes.redirects().values()):
        several = classes.members(path)
        best = min(several, key=lambda one: (_is_open(one.removeprefix(prefix)), -len(one) if longest else 0, one))
        if path != best:
            found[path.removeprefix(prefix)] = best.removeprefix(prefix)
    return found


def _is_open(key: str) -> bool:
    """Tell whether a key is not of the official lists."""
    return key.partition("/")[0] not in gazetteer()


def _rewrite(store: GraphStore, new: _Paths) -> dict[str, str]:
    """Give the graphs of all documents the paths that now hold; return the path of each that gave way."""
    redirects: dict[str, str] = {}
    gone = (NamedNode(store.base + path) for path in new.changed())
    sources = {quad.graph_name.value for node in gone for quad in store.quads_as_read(node)}  # type: ignore[union-attr]
    for source in sorted(sources.union(store.joined_sources())):
        raw = store.as_read(source)
        triples, gave_way = rewritten(raw, new, store.base)
        redirects |= gave_way
        store.replace(source, triples, as_read=raw)
    return redirects
