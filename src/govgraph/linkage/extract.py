"""The record of one document: of all that it says, what rules of linkage look at.

It is made where the document is read. Paths stand without the base. A record is JSON, since the archive keeps it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from govgraph.mapping.terms import ADMS, DCTERMS, ELI, FOAF, GOV, OA, ORG, RDF, SKOS, RdfTerm
from govgraph.namespaces import CODE_BASE
from govgraph.ntriples import Statements, value_of
from govgraph.resolve.keys import digest

#: What a record holds of facts about people, by the property that tells who: what the fact says, and on what occasion.
FACTS = {
    "participant": (("meeting", "capacity"), ()),
    "person": (("kind", "begins", "ends"), ("meeting", "decidedBy")),
}

# Paths that begin with the key of a unit or body, besides those of units and bodies themselves.
_KEYED = ("post/", "term/", "eli/", "meeting/")


def record_of(statements: Statements, source: str, base: str, tables: str = "") -> bytes:
    r"""Return the record of what a document says, as JSON; `tables` is the text of one that is made of tables.

    >>> says = Statements.of_lines(b'<urn:x/person/1> <http://xmlns.com/foaf/0.1/name> "An" .\n')
    >>> json.loads(record_of(says, "urn:x/source/7", "urn:x/"))["names"]
    [['person/1', 'An']]
    """
    said = _Said(statements, base)
    at = source[len(base) :]
    record = {
        "names": sorted(said.pairs(FOAF.name)),
        "listed": sorted({node for node, _ in said.pairs(ADMS.identifier) if node.startswith("person/")}),
        "tenures": [_tenure(said, node, member) for node, member in sorted(said.pairs(ORG.member))],
        "bodies": [_body(said, node, kind) for node, kind in sorted(said.pairs(ORG.classification))],
        "units": [_unit(said, node) for node in said.units()],
        "papers": [[node, number, said.first(node, ELI.date_document)] for node, number in _numbered(said)],
        "facts": list(_facts(said)),
        "keyed": sorted(path for path in said.subjects() if path.startswith(_KEYED)),
        "address": said.first(at, DCTERMS.source),
        "issued": said.first(at, DCTERMS.issued),
        "publisher": said.first(at, GOV.publisherName),
        "wording": _wording(said, at, tables),
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def paths_of(record: dict[str, Any]) -> Iterator[str]:
    """Yield the paths of the nodes in a record that a join can give another path."""
    for several in (record["names"], record["tenures"], record["facts"]):
        yield from (one[0] for one in several)
    yield from record["keyed"]
    yield from (f"body/{one[0]}" for one in record["bodies"])
    yield from (f"unit/{one[0]}" for one in record["units"])


class _Said:
    """What one document says, paths without the base."""

    def __init__(self, statements: Statements, base: str) -> None:
        self._base = base
        self._by_subject = {self._value(subject): said for subject, said in statements.by_subject.items()}

    def subjects(self) -> Iterable[str]:
        return self._by_subject.keys()

    def units(self) -> list[str]:
        return sorted(node for node, said in self._by_subject.items() if GOV.Unit in said.get(RDF.type, ()))

    def pairs(self, predicate: RdfTerm) -> Iterator[tuple[str, str]]:
        for subject, said in self._by_subject.items():
            for term in said.get(predicate, ()):
                yield subject, self._value(term)

    def all(self, subject: str, predicate: RdfTerm) -> list[str]:
        return sorted(map(self._value, self._by_subject.get(subject, {}).get(predicate, ())))

    def first(self, subject: str, predicate: RdfTerm) -> str | None:
        return min(map(self._value, self._by_subject.get(subject, {}).get(predicate, ())), default=None)

    def _value(self, term: str) -> str:
        value = value_of(term)
        return value.removeprefix(self._base) if term[0] == "<" else value


def _tenure(said: _Said, node: str, member: str) -> list[Any]:
    return [
        node,
        member,
        said.first(node, GOV.post) or "",
        _code(said.first(node, GOV.qualifier)),
        said.first(node, GOV.term),
        said.all(node, GOV.attestedOn),
        said.first(node, GOV.start),
        said.first(node, GOV.end),
        _code(said.first(node, GOV.status)) == "ended",
    ]


def _body(said: _Said, node: str, kind: str) -> list[Any]:
    unit = said.first(node, GOV.jurisdiction)
    return [
        node.removeprefix("body/"),
        _code(kind) or "",
        _code(said.first(node, GOV.level)),
        None if unit is None else unit.removeprefix("unit/"),
    ]


def _numbered(said: _Said) -> list[tuple[str, str]]:
    return sorted(pair for pair in said.pairs(ELI.id_local) if pair[0].startswith("eli/"))


def _unit(said: _Said, node: str) -> list[Any]:
    key, level = node.removeprefix("unit/"), _code(said.first(node, GOV.level)) or ""
    return [key, level, said.first(node, SKOS.prefLabel), said.first(node, GOV.officialCode)]


def _facts(said: _Said) -> Iterator[list[Any]]:
    """Yield facts about people: the node, the property that tells who, who, and the values by property."""
    for who, (what, occasion) in FACTS.items():
        for node, person in sorted(said.pairs(GOV[who])):
            yield [node, who, person, {one: said.all(node, GOV[one]) for one in (*what, *occasion)}]


def _wording(said: _Said, at: str, tables: str) -> str:
    """Return a digest of all that is quoted of a document and of its day, by which a copy is known in any format.

    What surrounds the text differs from site to site; of tables the rows that give no facts, and the titles, count too.
    """
    quoted = sorted(text for _, text in said.pairs(OA.exact))
    return digest(said.first(at, DCTERMS.issued), *quoted, *tables.split()) if quoted else ""


def _code(iri: str | None) -> str | None:
    return iri.rpartition("/")[2] if iri is not None and iri.startswith(CODE_BASE) else None
