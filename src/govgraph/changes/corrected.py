"""People whose name is read otherwise than before: they have another IRI, and are still the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Triple

from govgraph.changes.difference import HOW_KNOWN, Change, triples
from govgraph.namespaces import GOV, OA, ORG

_BESIDE = HOW_KNOWN | {GOV.inCapacityOf}


def corrected_names(
    changes: Iterable[Change], before: Mapping[str, list[Triple]], after: Mapping[str, list[Triple]]
) -> dict[str, tuple[str, str]]:
    """Return the people who took the place of another, each with the one before and a tenure that shows it.

    One did where a source whose text is the same as before gives one post to one person, and gave it to one person who
    is no more. Two people of a post, or a source with another text, tell nothing.
    """
    tenures = [change for change in changes if GOV.Tenure.value in change.classes]
    people = {change.node: change.kind for change in changes if GOV.Person.value in change.classes}
    was = _holders([one for one in tenures if one.kind == "removed"], before, removed=True)
    now = _holders([one for one in tenures if one.kind == "created"], after, removed=False)
    found: dict[str, tuple[str, str]] = {}
    for place, [(person, tenure), *more] in now.items():
        former = {one for one, _ in was.get(place, ())}
        source = place[1]
        is_same_text = _texts(before.get(source, ())) == _texts(after.get(source, ()))
        if more or len(former) != 1 or not is_same_text:
            continue
        [old] = former
        if people.get(person) == "created" and people.get(old) == "removed":
            found.setdefault(person, (old, tenure))
    # Who took the place of one that two took the place of is not told.
    taken = [old for old, _ in found.values()]
    return {person: pair for person, pair in found.items() if taken.count(pair[0]) == 1}


def follow_from(corrected: Mapping[str, tuple[str, str]], changes: Iterable[Change]) -> set[str]:
    """Return the facts, old and new, that differ by nothing but the person, whose name was put right."""
    now = {old: person for person, (old, _) in corrected.items()}
    given = [change for change in changes if change.kind in ("created", "removed")]
    old = {_content(change.before, now): change.node for change in given if change.kind == "removed"}
    new = {_content(change.after, now): change.node for change in given if change.kind == "created"}
    people = set(now.values())
    told = {content for content in old.keys() & new.keys() if any(value in people for _, value in content)}
    return {found[content] for found in (old, new) for content in told}


def _content(lines: Iterable[str], now: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return what a fact says, with people by their new names; not how it is known, nor by which tenure."""
    told = set()
    for one in triples(lines):
        if one.predicate not in _BESIDE:
            held = one.object.value if isinstance(one.object, NamedNode) else str(one.object)
            told.add((one.predicate.value, now.get(held, held)))
    return frozenset(told)


def _holders(
    tenures: Iterable[Change], state: Mapping[str, list[Triple]], *, removed: bool
) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return who holds a post as a source says, each with the tenure."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for tenure in tenures:
        said = triples(tenure.before if removed else tenure.after)
        sources = {
            source
            for quotation in _objects(said, GOV.evidence)
            for source in _objects(state.get(quotation, ()), OA.hasSource)
        }
        for post in _objects(said, GOV.post):
            for source in sources:
                found[post, source] += [(person, tenure.node) for person in _objects(said, ORG.member)]
    return found


def _objects(said: Iterable[Triple], name: NamedNode) -> list[str]:
    return [one.object.value for one in said if one.predicate == name and isinstance(one.object, NamedNode)]


def _texts(said: Iterable[Triple]) -> set[str]:
    return {str(triple.object) for triple in said if triple.predicate == GOV.sha256}
