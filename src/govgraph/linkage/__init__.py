"""Linkage: what several documents name, each by itself, becomes one where a rule or a person's judgement says so.

Joins are statements in a graph of their own, `graph/identities`; the graphs of the documents take the path that stands
for all, and the archive keeps what they said before, so that a join can be undone. The result hangs on the documents
and the judgements alone, not on their order. (Record linkage is the statisticians' name for this: Fellegi and Sunter
1969.)
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.archive import Archive
from govgraph.errors import StoreError
from govgraph.gazetteer import gazetteer
from govgraph.inputs import linkage_version, versions
from govgraph.linkage.documents import is_at_most_one_text, number_joins
from govgraph.linkage.doubts import IdentityDoubts
from govgraph.linkage.facts import merged_facts, merged_tenures
from govgraph.linkage.joins import Classes, Join, Judgement
from govgraph.linkage.people import PeopleRules, preferred_names
from govgraph.linkage.places import Renaming, abbreviation_joins, site_joins
from govgraph.linkage.posts import Posts
from govgraph.linkage.records import Records, read_records
from govgraph.linkage.refresh import Change, Paths, changes_of, show
from govgraph.linkage.statements import identity_statements
from govgraph.linkage.withdrawn import withdraw
from govgraph.mapping.official import official_units
from govgraph.ntriples import n_triples
from govgraph.progress import Progress, unseen
from govgraph.resolve.keys import digest
from govgraph.workers import in_processes

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from govgraph.store import GraphStore

__all__ = ["Join", "Judgement", "Linkage", "is_linked", "link", "mark_unlinked", "relink"]

_LINKED = "linked"
_MANY = 20_000  # documents whose linkage has a process of its own: some 200 MB
SAME, DIFFERENT = "same", "different"

Waiting = tuple[tuple[Judgement, str], ...]


@dataclass(frozen=True, slots=True)
class Linkage:
    """What is one: the joins that hold, the paths that now stand for others, doubts, the units that the lists have.

    `names` are those of people whom documents spell in several ways, by the path that stands for them.

    `waiting` are the judgements that say something of a path of which no document tells yet, each with that path.
    """

    joins: tuple[Join, ...]
    paths: Paths
    doubts: tuple[Triple, ...]
    names: dict[str, str]
    listed_units: frozenset[str]
    waiting: Waiting


@contextmanager
def _without_collections() -> Iterator[None]:
    """Let the collector rest: it would go through millions of objects again and again, of which none is garbage."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


@_without_collections()
def link(archive: Archive, base: str, judgements: Sequence[Judgement] = ()) -> Linkage:
    """Return what is one in all documents of an archive."""
    records = read_records(archive)
    different = [(one.left, one.right) for one in judgements if one.verdict == DIFFERENT]
    # A judgement may name what a document names, or what stands for that since units or bodies are one.
    known = records.paths() if judgements else set()
    units, joins = _units(records, _judged(judgements, "unit/", known), different)
    known |= {units.key(path) for path in known if path.startswith("body/")}
    renaming, of_bodies = _bodies(records, units, _judged(judgements, "body/", known), different)
    known |= {renaming.key(path) for path in known if path.startswith("eli/")}
    of_documents, texts = _documents(records, renaming, _judged(judgements, "eli/", known), different)
    people = _judged(judgements, "person/", known)
    waiting = tuple((one, side) for one in judgements for side in (one.left, one.right) if side not in known)
    posts = Posts(records, renaming)
    of_people, classes = PeopleRules(records, posts).joins(different, people)
    joins += [*of_bodies, *of_documents, *of_people]
    new = Paths(renaming, classes.redirects() | texts)
    new.add(merged_tenures(records, new))
    new.add(merged_facts(archive, frozenset(classes.joined()), new))
    doubts = IdentityDoubts(archive, base, records, posts, people).statements(classes)
    listed = frozenset(unit.key for unit in records.units if unit.code)
    return Linkage(tuple(joins), new, tuple(doubts), preferred_names(records, classes), listed, waiting)


def relink(store: GraphStore, judgements: Sequence[Judgement] = (), progress: Progress = unseen) -> Waiting:
    """Bring all that a store shows up to date: documents with joins applied, tombstones, units of the official lists.

    Return the judgements that wait (see `Linkage`).

    Raises:
        StoreError: the store cannot be written.
    """
    mark_unlinked(store)
    progress("joining", 0, 0)
    linkage = _linkage(store, judgements)
    changes = changes_of(store.archive, linkage.paths, linkage.names)
    show(store, changes, _own(linkage, judgements, changes, store), progress)
    withdraw(store, {new for change in changes.values() for new in change.gave_way.values()})
    store.archive.put_state(_LINKED, _digest(judgements))
    return linkage.waiting


def _linkage(store: GraphStore, judgements: Sequence[Judgement]) -> Linkage:
    """Return what is one in all documents of a store, found in a process of its own where they are many.

    Linkage takes some kilobytes a document, and has few results, which lie scattered over all of that: as long as they
    are there, it does not go back to the system, but with the process that took it.

    Raises:
        StoreError: that process was killed.
    """
    if store.path is None or len(store.archive.sources()) < _MANY:
        return link(store.archive, store.base, judgements)
    task = _Task(store.path, store.base, tuple(judgements))
    (found,) = in_processes(_link_apart, [task], 1, _killed, held=store.lock)
    return found


@dataclass(frozen=True, slots=True)
class _Task:
    folder: Path
    base: str
    judgements: tuple[Judgement, ...]


def _link_apart(task: _Task) -> Linkage:
    with closing(Archive.open(task.folder, read_only=True)) as archive:
        return link(archive, task.base, task.judgements)


def _killed(task: _Task) -> Linkage:
    raise StoreError(f"{task.folder}: the process that joins documents was killed; give it more memory and build again")


def _own(
    linkage: Linkage, judgements: Sequence[Judgement], changes: Mapping[str, Change], store: GraphStore
) -> dict[str, bytes]:
    """Return what the graphs of identities and of units say as N-Triples, by the names of the graphs."""
    redirects = {old: new for change in changes.values() for old, new in change.gave_way.items()}
    joins = identity_statements(linkage.joins, judgements, redirects, store.base)
    return {
        store.own_graph("identities"): n_triples(chain(joins, linkage.doubts)),
        store.own_graph("units"): n_triples(official_units(linkage.listed_units, store.base)),
    }


def mark_unlinked(store: GraphStore) -> None:
    """Note that what was read has changed; a build that is broken off leaves the note."""
    store.archive.put_state(_LINKED, "")


def is_linked(store: GraphStore, judgements: Sequence[Judgement] = ()) -> bool:
    """Tell whether joins were looked for since anything was read, with these judgements and the rules of today."""
    return store.archive.state(_LINKED) == _digest(judgements)


def is_broken_off(store: GraphStore) -> bool:
    """Tell whether something was read since joins were looked for: its build was broken off, or goes on."""
    return store.archive.state(_LINKED) == ""


def _digest(judgements: Sequence[Judgement]) -> str:
    return digest(*judgements, versions(), linkage_version())


def _judged(judgements: Sequence[Judgement], kind: str, known: Collection[str]) -> list[Join]:
    """Return the joins of a kind of things that people judged to be one, as far as both sides are known."""
    return [
        Join(one.left, one.right, "judged-the-same", one.because or "", one.by, one.on)
        for one in judgements
        if one.verdict == SAME and one.left.startswith(kind) and one.left in known and one.right in known
    ]


def _units(
    records: Records, judged: Sequence[Join], different: Sequence[tuple[str, str]]
) -> tuple[Renaming, list[Join]]:
    """Return the keys of units that others stand for, and the joins that say so."""
    classes = Classes(different)
    joins = [join for join in (*judged, *sorted(site_joins(records))) if classes.join(join.left, join.right)]
    return Renaming(_keys(classes, "unit/"), {}), joins


def _bodies(
    records: Records, units: Renaming, judged: Sequence[Join], different: Sequence[tuple[str, str]]
) -> tuple[Renaming, list[Join]]:
    """Return the keys of units and of bodies that others stand for, and the joins of bodies that say so."""
    classes = _classes(units, different)
    of_rule = sorted(abbreviation_joins(records, units))
    joins = [join for join in (*judged, *of_rule) if classes.join(units.key(join.left), units.key(join.right))]
    return Renaming(units.units, _keys(classes, "body/", longest=True)), joins


def _documents(
    records: Records, renaming: Renaming, judged: Sequence[Join], different: Sequence[tuple[str, str]]
) -> tuple[list[Join], dict[str, str]]:
    """Return the joins of documents, and for each path that gave way the one in its place: one that has a year."""
    classes = _classes(renaming, different)
    joins = [one for one in judged if classes.join(renaming.key(one.left), renaming.key(one.right))]
    by_rule = sorted(set(number_joins(records, renaming)))
    joins += [one for one in by_rule if classes.join(one.left, one.right, fits=is_at_most_one_text)]
    texts = {}
    for path in classes.joined():
        best = min(classes.members(path), key=lambda one: (one.startswith("eli/source-"), one))
        if path != best:
            texts[path] = best
    return joins, texts


def _classes(renaming: Renaming, different: Sequence[tuple[str, str]]) -> Classes:
    """Return classes of paths with the keys that now hold, of which judgements part some."""
    return Classes([(renaming.key(left), renaming.key(right)) for left, right in different])


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
