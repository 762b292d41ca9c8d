"""What rules of linkage look at: people with their tenures, bodies and units, as the documents of a store name them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from govgraph.resolve.keys import fold

if TYPE_CHECKING:
    from govgraph.archive import Archive


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
    """One IRI of a person: its names by source, the tenures, the sources that have a record of the person alone.

    `folded` are the names, each in one spelling.
    """

    iri: str
    names: dict[str, str] = field(default_factory=dict)
    folded: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    tenures: list[Tenure] = field(default_factory=list)


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


@dataclass(frozen=True, slots=True)
class Paper:
    """A legal document with a number as one source names it; `date` is the one that the source gives."""

    path: str
    source: str
    number: str
    date: str | None


@dataclass(slots=True)
class Records:
    """All that the documents of a store name, before any join; paths are below the base.

    `copies` has the sources that say word for word what an earlier one (in the order of the alphabet) says on the same
    day, each with that.
    """

    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    hosts: dict[str, str] = field(default_factory=dict)
    publishers: dict[str, str] = field(default_factory=dict)
    issued: dict[str, str] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)

    def paths(self) -> set[str]:
        """Return the paths of the people, bodies, units and numbered documents that documents name."""
        named = {f"unit/{unit.key}" for unit in self.units} | {f"body/{key}" for key in self.bodies}
        return named.union(self.people, (paper.path for paper in self.papers))


def read_records(archive: Archive) -> Records:
    """Return what the documents of an archive name, as they were read."""
    found = Records()
    people: dict[str, Person] = {}
    folds: dict[str, frozenset[str]] = {}
    by_wording: dict[str, str] = {}
    known: dict[Any, Any] = {}

    def one_of(value: Any) -> Any:
        """Return the first value that is equal: a country has millions of tenures, and few posts and days."""
        return known.setdefault(value, value)

    for source, text in archive.records():
        record = json.loads(text)
        for iri, name in record["names"]:
            person = people.setdefault(iri, Person(iri))
            person.names[source] = one_of(name)
            folded = folds.get(name) or folds.setdefault(name, frozenset([fold(name)]))
            if not folded <= person.folded:
                person.folded = person.folded | folded if person.folded else folded
        for iri in record["listed"]:
            person = people.setdefault(iri, Person(iri))
            person.listed |= {source}
        for path, iri, post, qualifier, term, days, start, end, is_ended in record["tenures"]:
            person = people.setdefault(iri, Person(iri))
            fields = (one_of(post), one_of(qualifier), one_of(term), one_of(tuple(days)), one_of(start), one_of(end))
            person.tenures.append(Tenure(one_of(path), source, person.iri, *fields, is_ended))
        for body in record["bodies"]:
            found.bodies[body[0]] = Body(*map(one_of, body))
        for key, level, label, code in record["units"]:
            found.units.append(Unit(one_of(key), source, one_of(level), one_of(label), one_of(code)))
        for path, number, date in record["papers"]:
            found.papers.append(Paper(one_of(path), source, one_of(number), one_of(date)))
        if record["address"]:
            found.hosts[source] = one_of(urlsplit(record["address"]).hostname or "")
        if record["publisher"]:
            found.publishers[source] = one_of(record["publisher"])
        if record["issued"]:
            found.issued[source] = one_of(record["issued"])
        if record["wording"] and (first := by_wording.setdefault(record["wording"], source)) != source:
            found.copies[source] = first
    found.people = dict(sorted(people.items()))
    for person in found.people.values():
        person.tenures.sort(key=lambda tenure: (tenure.iri, tenure.source))
    return found
