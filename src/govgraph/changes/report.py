"""What changed between two states, for people: grouped, counted, each with its source and sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Triple

from govgraph.changes.corrected import corrected_names, follow_from
from govgraph.changes.difference import HOW_KNOWN, Change, differences, triples
from govgraph.changes.states import State
from govgraph.changes.titles import OF_TITLES, Titles
from govgraph.namespaces import DCTERMS, FOAF, GOV, OA, ORG, RDF, RDFS, SKOS, code_iri

#: What may have become of a node, in the order of a report.
ACTIONS = ("new", "ended", "renamed", "joined", "parted", "changed", "evidence", "withdrawn")
#: The kinds of nodes that have a group of their own even where their class is narrower, in the order of a report.
KINDS = (
    *(GOV.Tenure, GOV.PersonnelChange, GOV.Person, GOV.Post, GOV.Organisation, GOV.Unit, GOV.Locality, GOV.Meeting),
    *(GOV.Participation, GOV.Document, GOV.Source),
)
# Of these a report tells only how many changed: they show or name what it tells of.
_PARTS = frozenset(
    term.value
    for term in (GOV.Quotation, OA.TextQuoteSelector, OA.TextPositionSelector, SKOS.Concept, GOV.Rule, GOV.Join)
)
_NAMES = (FOAF.name, SKOS.prefLabel, RDFS.label, DCTERMS.title)
# Not told as a change: keys that follow from names, and what is said by the post too.
_FOLLOWS = frozenset({GOV.nameKey, RDF.type, ORG.organization, ORG.role})
_OTHER = {"vi": "Loại khác", "en": "Other"}
_FURTHER = OF_TITLES | {OA.hasSource, OA.hasSelector}
_ENDED = code_iri("tenure-status", "ended")


@dataclass(frozen=True, slots=True)
class Detail:
    """A property with what it was and what it is."""

    property: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A node that changed; the evidence is (source, day of publication, words) each."""

    iri: str
    title: str
    details: tuple[Detail, ...]
    evidence: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The nodes of a kind of which the same became."""

    action: str
    kind: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Report:
    """All that changed; `parts` counts the nodes that only show or name others, or follow from what is told."""

    groups: tuple[Group, ...]
    parts: int
    added: int
    removed: int
    lang: str

    @cached_property
    def is_empty(self) -> bool:
        """Whether both states say the same."""
        return not self.added and not self.removed


@dataclass
class _Found:
    changes: list[Change] = field(default_factory=list)
    parts: int = 0
    counts: Counter[str] = field(default_factory=Counter)


def report_changes(before: State, after: State, *, lang: str = "vi") -> Report:
    """Return what changed from one state to another, in words of a language (`vi` or `en`)."""
    found = _find(differences(before.lines(), after.lines()))
    was, now = _surroundings(found.changes, before), _surroundings(found.changes, after)
    titles = Titles(was, now, lang)
    gave_way = {change.node: change.replacement for change in found.changes if change.replacement}
    corrected = corrected_names(found.changes, was, now)
    told_with_it = {old for old, _ in corrected.values()} | follow_from(corrected, found.changes)
    sorted_out: dict[tuple[str, str], list[Entry]] = {}
    parts = found.parts
    for change in found.changes:
        if change.node in corrected:
            old, tenure = corrected[change.node]
            entry = _corrected(change, was[old], now[tenure], titles)
            sorted_out.setdefault(("renamed", _kind(change)), []).append(entry)
        elif (action := _action(change, gave_way)) is None or change.node in told_with_it:
            parts += 1
        else:
            sorted_out.setdefault((action, _kind(change)), []).append(_entry(change, action, titles))
    places = {kind.value: place for place, kind in enumerate(KINDS)}
    keys = sorted(sorted_out, key=lambda key: (ACTIONS.index(key[0]), places.get(key[1], len(places)), key[1]))
    groups = (
        Group(
            action,
            kind,
            titles.title(NamedNode(kind)) if kind else _OTHER[lang],
            tuple(sorted(sorted_out[action, kind], key=_by_title)),
        )
        for action, kind in keys
    )
    return Report(tuple(groups), parts, found.counts["added"], found.counts["removed"], lang)


def _find(changes: Iterable[Change]) -> _Found:
    found = _Found()
    for change in changes:
        found.counts["added"] += len(change.added)
        found.counts["removed"] += len(change.removed)
        if _PARTS & set(change.classes):
            found.parts += 1
        else:
            found.changes.append(change)
    return found


def _surroundings(changes: list[Change], state: State) -> dict[str, list[Triple]]:
    """Return what a state says of the nodes that changed, of what they name, and of what the titles of these need."""
    found: dict[str, list[Triple]] = {}
    asked: set[str] = set()
    wanted = {change.node for change in changes} | {change.replacement for change in changes if change.replacement}
    while wanted:
        new = state.about(wanted)
        said = [triple for one in new.values() for triple in one]
        # Of what changed all is followed; of what that names only what its title needs.
        told = said if not asked else [triple for triple in said if triple.predicate in _FURTHER]
        asked |= wanted
        found |= new
        wanted = {triple.object.value for triple in told if isinstance(triple.object, NamedNode)} - asked
    return found


def _action(change: Change, gave_way: Mapping[str, str]) -> str | None:
    """Return what became of a node; None where it only follows from what is told elsewhere."""
    added, removed = triples(change.added), triples(change.removed)
    was_there, is_there = _stands(change.before), _stands(change.after)
    if not was_there and not is_there:
        # A redirect or a tombstone that came or went.
        return None
    if not was_there and not any(triple.predicate == DCTERMS.isReplacedBy for triple in removed):
        return "new"
    if change.kind in ("removed", "replaced-by"):
        return "withdrawn" if change.kind == "removed" else "joined"
    if any(triple.predicate == DCTERMS.isReplacedBy for triple in removed):
        return "parted"
    if {_redirected(triple, gave_way) for triple in removed} == set(added):
        return None
    names = {triple.predicate for triple in added} | {triple.predicate for triple in removed}
    if names <= {GOV.correction}:
        return None
    if names <= HOW_KNOWN:
        return "evidence"
    if any(_names(added, name) and _names(removed, name) for name in _NAMES):
        return "renamed"
    ended = any(triple.predicate == GOV.end or triple.object == _ENDED for triple in added)
    return "ended" if ended and GOV.Tenure.value in change.classes else "changed"


def _stands(lines: Iterable[str]) -> bool:
    """Tell whether lines say more of a node than that it gave way or was withdrawn."""
    said = triples(lines)
    is_buried = any(triple.predicate == RDF.type and triple.object == GOV.Tombstone for triple in said)
    return not is_buried and any(triple.predicate != DCTERMS.isReplacedBy for triple in said)


def _redirected(triple: Triple, gave_way: Mapping[str, str]) -> Triple:
    """Return a statement with the node that stands for its object from now on."""
    held = triple.object
    if isinstance(held, NamedNode) and held.value in gave_way:
        return Triple(triple.subject, triple.predicate, NamedNode(gave_way[held.value]))
    return triple


def _kind(change: Change) -> str:
    own = [kind.value for kind in KINDS if kind.value in change.classes]
    narrow = [name for name in change.classes if name not in (GOV.Fact.value, GOV.Finding.value, GOV.Tombstone.value)]
    former = [
        triple.object.value
        for triple in triples(change.after)
        if triple.predicate == GOV.formerClass and isinstance(triple.object, NamedNode)
    ]
    return [*own, *narrow, *former, *change.classes, ""][0]


def _entry(change: Change, action: str, titles: Titles) -> Entry:
    before, after = triples(change.before), triples(change.after)
    said = before if action in ("withdrawn", "joined") else after
    details: list[Detail] = []
    if action == "joined":
        stands = titles.title(NamedNode(change.replacement))
        details = [Detail(titles.property(DCTERMS.isReplacedBy), (), (f"{stands} <{change.replacement}>",))]
    elif action in ("renamed", "changed", "ended", "parted"):
        details = _details(triples(change.removed), triples(change.added), titles)
    shown = [triple for triple in triples(change.added) if triple.predicate == GOV.evidence] or said
    title = titles.title_of(said) or titles.title(NamedNode(change.node))
    return Entry(change.node, title, tuple(details), tuple(titles.quotations(shown)))


def _corrected(change: Change, before: list[Triple], tenure: list[Triple], titles: Titles) -> Entry:
    """Return the entry of a person whose name is another now, with the passage that names both person and post."""
    said = triples(change.after)
    details = _details(
        [one for one in before if one.predicate in _NAMES], [one for one in said if one.predicate in _NAMES], titles
    )
    return Entry(change.node, titles.title_of(said), tuple(details), tuple(titles.quotations(tenure)))


def _details(removed: list[Triple], added: list[Triple], titles: Titles) -> list[Detail]:
    names = {triple.predicate for triple in (*removed, *added)} - HOW_KNOWN - _FOLLOWS
    return [
        Detail(titles.property(name), _told(removed, name, titles), _told(added, name, titles))
        for name in sorted(names, key=lambda name: name.value)
    ]


def _told(said: list[Triple], name: NamedNode, titles: Titles) -> tuple[str, ...]:
    return tuple(sorted(titles.title(triple.object) for triple in said if triple.predicate == name))


def _names(said: list[Triple], name: NamedNode) -> bool:
    return any(triple.predicate == name and isinstance(triple.object, Literal) for triple in said)


def _by_title(entry: Entry) -> tuple[str, str]:
    return entry.title, entry.iri
