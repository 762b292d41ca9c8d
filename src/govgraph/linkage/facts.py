"""Facts that become one when what they are about does: a tenure, a participation, a change said of two who are one."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import TYPE_CHECKING

from govgraph.linkage.extract import FACTS
from govgraph.linkage.records import Records, Tenure
from govgraph.model import NOT_IN_FULL

if TYPE_CHECKING:
    from govgraph.archive import Archive

#: Gives the path that now stands for a path.
Rename = Callable[[str], str]
_Fact = tuple[str, str, str]  # its path, the property that tells who, and who
_Value = tuple[str, str]  # a property of a fact, and one of its values
_INFERRED = "-inferred"  # stated and inferred never mix


def merged_tenures(records: Records, rename: Rename) -> dict[str, str]:
    """Return for each tenure that another one now stands for the path of that: one person, one post."""
    held: dict[str, list[Tenure]] = defaultdict(list)
    for iri, person in records.people.items():
        held[rename(iri)] += person.tenures
    merged: dict[str, str] = {}
    for tenures in held.values():
        if len(tenures) > 1:
            merged |= _merged(tenures, rename)
    return merged


def _merged(tenures: Collection[Tenure], rename: Rename) -> dict[str, str]:
    """Return the tenures of one person that others now stand for."""
    terms: dict[tuple[str, str, str | None], set[str]] = defaultdict(set)
    for one in tenures:
        if one.term:
            terms[one.source, rename(one.post), _own_qualifier(one)].add(rename(one.term))
    apart = {post for (_, post, _), several in terms.items() if len(several) > 1}
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for one in tenures:
        post = rename(one.post)
        # A page that gives one person a post in two terms holds them apart; so do we.
        term = rename(one.term) if one.term and post in apart else None
        groups[post, _own_qualifier(one), term, one.iri.endswith(_INFERRED)].add(one.iri)
    # Two pages that give one term each may share a path, which then is neither the one tenure nor the other.
    times = Counter(iri for iris in groups.values() for iri in iris)
    return _first_of_each({key: {iri for iri in iris if times[iri] == 1} for key, iris in groups.items()})


def _own_qualifier(tenure: Tenure) -> str | None:
    return tenure.qualifier if tenure.qualifier in NOT_IN_FULL else None


def merged_facts(archive: Archive, people: Collection[str], rename: Rename) -> dict[str, str]:
    """Return for each participation and change of people who are joined the path of the one that now stands for it.

    They are one that say the same on the same occasion; changes without meeting and decision are those of their source
    alone.
    """
    sources: dict[str, dict[_Fact, str]] = defaultdict(dict)  # each fact once, however many documents state it
    said: dict[str, tuple[_Value, ...]] = {}
    known: dict[_Value, _Value] = {}
    for source, text in archive.records() if people else ():
        for node, who, person, values in json.loads(text)["facts"]:
            if person in people:
                of_person, fact = sources[rename(person)], (node, who, person)
                of_person[fact] = min(source, of_person.get(fact, source))
                pairs = ((name, value) for name, several in values.items() for value in several)
                before = said.get(node, ())
                said[node] = (*before, *(known.setdefault(pair, pair) for pair in pairs if pair not in before))
    merged: dict[str, str] = {}
    for facts in sources.values():
        groups: dict[Hashable, set[str]] = defaultdict(set)
        for (node, who, _), source in facts.items():
            what, occasion = ([_renamed(said[node], name, rename) for name in names] for names in FACTS[who])
            of_source = source if occasion and not any(occasion) else ""
            groups[who, tuple(what), tuple(occasion), of_source, node.endswith(_INFERRED)].add(node)
        merged |= _first_of_each(groups)
    return merged


def _renamed(said: Iterable[_Value], name: str, rename: Rename) -> str:
    return " ".join(sorted({rename(value) for one, value in said if one == name}))


def _first_of_each(groups: dict[Hashable, set[str]]) -> dict[str, str]:
    return {path: min(paths) for paths in groups.values() for path in paths if path != min(paths)}
