"""What rules of linkage look at: people with their tenures, bodies and units, as the documents of a store name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from govgraph.namespaces import CODE_BASE, DCTERMS, FOAF, GOV, ORG, RDF, SKOS
from govgraph.resolve.keys import fold

if TYPE_CHECKING:
    from govgraph.store import GraphStore


@dataclass(slots=True)
class Tenure:
    """A post as one document gives it to a person: `post` is the path of the post, `days` when it is shown there."""

    iri: str
    source: str
    member: str
    post: str = ""
    qualifier: str | None = None
    term: str | None = None
    days: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    is_ended: bool = False

    @property
    def role(self) -> str:
        """The code of the role, the last part of the post's path."""
        return self.post.rpartition("/")[2]

    @property
    def body(self) -> str:
        """The path of the body below `body/`."""
        return self.post.rpartition("/")[0].removeprefix("post/")


@dataclass(slots=True)
class Person:
    """One IRI of a person: its names by source, and the tenures."""

    iri: str
    names: dict[str, str] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)

    @property
    def folded(self) -> frozenset[str]:
        """The names, each in one spelling."""
        return frozenset(fold(name) for name in self.names.values())


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its path below `body/`: kind, level, and the path of its unit."""

    key: str
    kind: str
    level: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as one document names it; `code` is None where the lists left it open."""

    key: str
    source: str
    level: str
    label: str | None
    code: str | None


@dataclass(slots=True)
class Records:
    """All that the documents of a store name, before any join; paths are below the base, without their first part."""

    people: dict[str, Person]
    bodies: dict[str, Body]
    units: list[Unit]
    hosts: dict[str, str]
    publishers: dict[str, str]
    issued: dict[str, str]
    base: int


def read_records(store: GraphStore) -> Records:
    """Return what the documents of a store name, as they were read."""
    base = len(store.base)
    values = _Values(store)
    people: dict[str, Person] = defaultdict(lambda: Person(""))
    for source, person, name in values.of(FOAF.name):
        people[person].iri = person[base:]
        people[person].names[source] = name
    issued = {source: day for source, _, day in values.of(DCTERMS.issued)}
    for tenure in _tenures(values, base):
        people[tenure.member].tenures.append(tenure)
    for one in people.values():
        one.tenures.sort(key=lambda tenure: (tenure.iri, tenure.source))
    hosts = {
        source: urlsplit(address).hostname or "" for source, at, address in values.of(DCTERMS.source) if at == source
    }
    return Records(
        {one.iri: one for _, one in sorted(people.items())},
        dict(_bodies(values, base)),
        list(_units(values, base)),
        hosts,
        {source: name for source, _, name in values.of(GOV.publisherName)},
        issued,
        base,
    )


class _Values:
    """The values of properties in a store, as text."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store

    def of(self, predicate: NamedNode, value: NamedNode | None = None) -> Iterator[tuple[str, str, str]]:
        """Yield (source, subject, value) of a property, or of those of its statements that have a value."""
        for quad in self._store.quads_as_read(None, predicate, value):
            yield quad.graph_name.value, quad.subject.value, quad.object.value  # type: ignore[union-attr]

    def by_node(self, predicate: NamedNode) -> dict[tuple[str, str], list[str]]:
        """Return the values by (source, subject), sorted."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for source, subject, value in self.of(predicate):
            found[source, subject].append(value)
        return {key: sorted(several) for key, several in found.items()}


def _tenures(values: _Values, base: int) -> Iterator[Tenure]:
    posts, qualifiers, terms = (values.by_node(one) for one in (GOV.post, GOV.qualifier, GOV.term))
    days, starts, ends = (values.by_node(one) for one in (GOV.attestedOn, GOV.start, GOV.end))
    statuses = values.by_node(GOV.status)

    def first(of: dict[tuple[str, str], list[str]], at: tuple[str, str]) -> str | None:
        return of[at][0] if at in of else None

    for source, iri, member in values.of(ORG.member):
        at = (source, iri)
        yield Tenure(
            iri[base:],
            source,
            member,
            posts.get(at, [""])[0][base:],
            _code(first(qualifiers, at)),
            first(terms, at),
            tuple(days.get(at, ())),
            first(starts, at),
            first(ends, at),
            _code(first(statuses, at)) == "ended",
        )


def _bodies(values: _Values, base: int) -> Iterator[tuple[str, Body]]:
    levels, units = values.by_node(GOV.level), values.by_node(GOV.jurisdiction)
    for source, iri, kind in values.of(ORG.classification):
        at, key = (source, iri), iri[base:].removeprefix("body/")
        unit = units[at][0][base:].removeprefix("unit/") if at in units else None
        yield key, Body(key, _code(kind) or "", _code(levels[at][0]) if at in levels else None, unit)


def _units(values: _Values, base: int) -> Iterator[Unit]:
    levels, labels, codes = (values.by_node(one) for one in (GOV.level, SKOS.prefLabel, GOV.officialCode))
    for source, iri, _ in values.of(RDF.type, GOV.Unit):
        at = (source, iri)
        label = labels[at][0] if at in labels else None
        code = codes[at][0] if at in codes else None
        yield Unit(iri[base:].removeprefix("unit/"), source, _code(levels[at][0]) or "", label, code)


def _code(iri: str | None) -> str | None:
    return iri.rpartition("/")[2] if iri is not None and iri.startswith(CODE_BASE) else None
