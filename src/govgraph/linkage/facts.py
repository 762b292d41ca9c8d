"""Facts that become one when what they are about does: a tenure, a participation, a change said of two who are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from govgraph.linkage.records import Records, Tenure
from govgraph.namespaces import GOV
from govgraph.resolve.people import TENURES_OF_THEIR_OWN

if TYPE_CHECKING:
    from govgraph.store import GraphStore

#: Gives the path that now stands for a path.
Rename = Callable[[str], str]
_INFERRED = "-inferred"  # stated and inferred never mix


def merged_tenures(records: Records, rename: Rename) -> dict[str, str]:
    """Return for each tenure that another one now stands for the path of that: one person, one post."""
    tenures = [tenure for person in records.people.values() for tenure in person.tenures]
    seen: dict[Hashable, set[str]] = defaultdict(set)
    for one in tenures:
        seen[one.source, one.member, one.post, _own_qualifier(one)].add(_stem(one.iri))
    apart = {(rename(_path(one, records)), rename(one.post)) for one in tenures if _is_one_of_two(one, seen)}
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for one in tenures:
        person, post = rename(_path(one, records)), rename(one.post)
        # A page that gives one person a post in two terms holds them apart; so do we.
        term = one.term if (person, post) in apart else None
        groups[person, post, _own_qualifier(one), term, one.iri.endswith(_INFERRED)].add(one.iri)
    return _first_of_each(groups)


def _path(tenure: Tenure, records: Records) -> str:
    return tenure.member[records.base :]


def _is_one_of_two(tenure: Tenure, seen: dict[Hashable, set[str]]) -> bool:
    return len(seen[tenure.source, tenure.member, tenure.post, _own_qualifier(tenure)]) > 1


def _own_qualifier(tenure: Tenure) -> str | None:
    return tenure.qualifier if tenure.qualifier in TENURES_OF_THEIR_OWN else None


def _stem(path: str) -> str:
    return path.removesuffix(_INFERRED)


def merged_participations(store: GraphStore, people: Iterable[str], rename: Rename) -> dict[str, str]:
    """Return for each participation of people who are joined the path of the one that now stands for it."""
    return _merged(store, people, rename, GOV.participant, (GOV.meeting, GOV.capacity))


def merged_changes(store: GraphStore, people: Iterable[str], rename: Rename) -> dict[str, str]:
    """Return for each change of people who are joined the path of the one that now stands for it.

    Changes without meeting and decision are those of their source alone.
    """
    what = (GOV.kind, GOV.begins, GOV.ends)
    return _merged(store, people, rename, GOV.person, what, (GOV.meeting, GOV.decidedBy))


def _merged(
    store: GraphStore,
    people: Iterable[str],
    rename: Rename,
    who: NamedNode,
    what: tuple[NamedNode, ...],
    occasion: tuple[NamedNode, ...] = (),
) -> dict[str, str]:
    """Group facts by who they are about and what they say of them."""
    base = len(store.base)
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for person in people:
        sources: dict[NamedNode, str] = {}  # each fact once, however many documents state it
        for quad in store.quads_as_read(None, who, NamedNode(store.base + person)):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode):
                source = quad.graph_name.value
                sources[quad.subject] = min(source, sources.get(quad.subject, source))
        for node, source in sources.items():
            says = tuple(_renamed(store, node, one, rename) for one in what)
            when = tuple(_renamed(store, node, one, rename) for one in occasion)
            path = node.value[base:]
            of_source = source if occasion and not any(when) else ""
            groups[rename(person), says, when, of_source, path.endswith(_INFERRED)].add(path)
    return _first_of_each(groups)


def _renamed(store: GraphStore, subject: object, predicate: NamedNode, rename: Rename) -> str:
    base = store.base
    values: Iterator[str] = (
        quad.object.value  # type: ignore[union-attr]
        for quad in store.quads_as_read(subject, predicate)  # type: ignore[arg-type]
    )
    return " ".join(sorted({rename(value[len(base) :]) if value.startswith(base) else value for value in values}))


def _first_of_each(groups: dict[Hashable, set[str]]) -> dict[str, str]:
    return {path: min(paths) for paths in groups.values() for path in paths if path != min(paths)}
