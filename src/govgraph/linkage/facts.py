"""Facts that become one when what they are about does: a tenure, a participation, a change said of two who are one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable
from typing import TYPE_CHECKING

from govgraph.linkage.extract import FACTS
from govgraph.linkage.records import Records, Tenure
from govgraph.resolve.people import TENURES_OF_THEIR_OWN

if TYPE_CHECKING:
    from govgraph.archive import Archive

#: Gives the path that now stands for a path.
Rename = Callable[[str], str]
_INFERRED = "-inferred"  # stated and inferred never mix


def merged_tenures(records: Records, rename: Rename) -> dict[str, str]:
    """Return for each tenure that another one now stands for the path of that: one person, one post."""
    tenures = [tenure for person in records.people.values() for tenure in person.tenures]
    seen: dict[Hashable, set[str]] = defaultdict(set)
    for one in tenures:
        seen[one.source, one.member, one.post, _own_qualifier(one)].add(_stem(one.iri))
    apart = {(rename(one.member), rename(one.post)) for one in tenures if _is_one_of_two(one, seen)}
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for one in tenures:
        person, post = rename(one.member), rename(one.post)
        # A page that gives one person a post in two terms holds them apart; so do we.
        term = one.term if (person, post) in apart else None
        groups[person, post, _own_qualifier(one), term, one.iri.endswith(_INFERRED)].add(one.iri)
    return _first_of_each(groups)


def _is_one_of_two(tenure: Tenure, seen: dict[Hashable, set[str]]) -> bool:
    return len(seen[tenure.source, tenure.member, tenure.post, _own_qualifier(tenure)]) > 1


def _own_qualifier(tenure: Tenure) -> str | None:
    return tenure.qualifier if tenure.qualifier in TENURES_OF_THEIR_OWN else None


def _stem(path: str) -> str:
    return path.removesuffix(_INFERRED)


def merged_facts(archive: Archive, people: Collection[str], rename: Rename) -> dict[str, str]:
    """Return for each participation and change of people who are joined the path of the one that now stands for it.

    They are one that say the same on the same occasion; changes without meeting and decision are those of their source
    alone.
    """
    sources: dict[tuple[str, str, str], str] = {}  # each fact once, however many documents state it
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for source, text in archive.records() if people else ():
        for node, who, person, said in json.loads(text)["facts"]:
            if person in people:
                key = node, who, person
                sources[key] = min(source, sources.get(key, source))
                for name, several in said.items():
                    values[node][name].update(several)
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for (node, who, person), source in sources.items():
        what, occasion = ([_renamed(values[node][name], rename) for name in names] for names in FACTS[who])
        of_source = source if occasion and not any(occasion) else ""
        is_inferred = node.endswith(_INFERRED)
        groups[who, rename(person), tuple(what), tuple(occasion), of_source, is_inferred].add(node)
    return _first_of_each(groups)


def _renamed(values: set[str], rename: Rename) -> str:
    return " ".join(sorted({rename(value) for value in values}))


def _first_of_each(groups: dict[Hashable, set[str]]) -> dict[str, str]:
    return {path: min(paths) for paths in groups.values() for path in paths if path != min(paths)}
