"""What nodes are called in words: by their names, or by what they consist of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from govgraph.borrowed_terms import NAMES
from govgraph.explain.view import TELLING
from govgraph.namespaces import DCTERMS, ELI, FOAF, GOV, OA, ORG, RDFS, SKOS
from govgraph.resources import data_folder
from govgraph.vocabulary import vocabulary_statements

_LABELS = (SKOS.prefLabel, FOAF.name, RDFS.label, DCTERMS.title, GOV.message)
# The parts of the title of what has no name, each a way of properties. The first row counts whose first way leads to
# something: a meeting, say, is a part of a participation's title, but no title of a finding.
_PARTS: tuple[tuple[str, tuple[tuple[NamedNode, ...], ...]], ...] = (
    (": ", ((ORG.member,), (GOV.post,))),
    (": ", ((GOV.participant,), (GOV.capacity,), (GOV.meeting,))),
    (": ", ((GOV.person,), (GOV.kind,), (GOV.begins, GOV.post), (GOV.ends, GOV.post))),
    # Before the row of documents, since a change of units has a kind too.
    (" → ", ((GOV.before,), (GOV.after,))),
    (" → ", ((GOV.after,),)),
    (" ", ((GOV.kind,), (ELI.id_local,), (ELI.passed_by,))),
    (" ", ((ELI.id_local,), (ELI.passed_by,))),
    (" ", ((GOV.body,), (GOV.present,), (GOV.counted,))),
    (" → ", ((GOV.wrong,), (GOV.right,))),
    (" → ", ((GOV.source,), (GOV.document,), (GOV.unit,))),
    (" = ", ((GOV.identityOf,),)),
)
#: The properties along which what a title says lies.
OF_TITLES = frozenset({one for _, ways in _PARTS for way in ways for one in way} | set(TELLING))
_DEEP = 4


@cache
def _vocabulary() -> dict[str, list[Triple]]:
    """Return what the ontology and the code lists of the package say of each of their terms."""
    said: dict[str, list[Triple]] = {}
    for triple in vocabulary_statements(data_folder("ontology")):
        if isinstance(triple.subject, NamedNode):
            said.setdefault(triple.subject.value, []).append(triple)
    return said


class Titles:
    """Gives nodes their titles, from what two states say of them; the later one counts where both do."""

    def __init__(self, before: Mapping[str, list[Triple]], after: Mapping[str, list[Triple]], lang: str) -> None:
        self._states = (after, before)
        self.lang = lang

    def title(self, term: object, deep: int = 0) -> str:
        """Return a value as it is, a node by its name or by what it consists of, else by the end of its IRI."""
        if isinstance(term, Literal):
            return term.value
        if not isinstance(term, NamedNode):
            return str(term)
        found = self._said(term.value)
        return self.title_of(found, deep) or _end(term.value)

    def title_of(self, said: list[Triple], deep: int = 0) -> str:
        """Return what a node is called of which this is said, nothing where that does not tell."""
        for name in _LABELS:
            if labels := [one for one in _values(said, name) if isinstance(one, Literal)]:
                return next((label.value for label in labels if label.language == self.lang), labels[0].value)
        if deep >= _DEEP:
            return ""
        for joint, ways in _PARTS:
            parts = [", ".join(self._along(said, way, deep)) for way in ways]
            if parts[0]:
                return joint.join(filter(None, parts))
        told = (value for name in TELLING for value in _values(said, name))
        return next((self.title(value, deep + 1) for value in told), "")

    def property(self, name: NamedNode) -> str:
        """Return what a property is called."""
        if name in NAMES:
            return NAMES[name][self.lang]
        return self.title(name)

    def quotations(self, said: list[Triple]) -> list[tuple[str, str, str]]:
        """Return source, day of publication and words of each passage that shows a fact, sorted."""
        found = set()
        for quotation in _values(said, GOV.evidence):
            of_it = self._said(quotation.value) if isinstance(quotation, NamedNode) else []
            sources = [one for one in _values(of_it, OA.hasSource) if isinstance(one, NamedNode)]
            of_source = self._said(sources[0].value) if sources else []
            name, day = (_text(of_source, of_name) for of_name in (DCTERMS.identifier, DCTERMS.issued))
            for selector in _values(of_it, OA.hasSelector):
                words = self._said(selector.value) if isinstance(selector, NamedNode) else []
                found |= {(name, day, " ".join(self.title(one).split())) for one in _values(words, OA.exact)}
        return sorted(found)

    def _along(self, said: list[Triple], way: tuple[NamedNode, ...], deep: int) -> list[str]:
        name, *rest = way
        values = _values(said, name)
        if not rest:
            return [self.title(value, deep + 1) for value in values]
        inner = (self._said(value.value) for value in values if isinstance(value, NamedNode))
        return [part for one in inner for part in self._along(one, tuple(rest), deep)]

    def _said(self, node: str) -> list[Triple]:
        # What the package's own lists say comes first: a document states of a code only which it is.
        own = _vocabulary().get(node)
        return own or next((state[node] for state in self._states if node in state), [])


def _values(said: list[Triple], name: NamedNode) -> list[object]:
    return [triple.object for triple in said if triple.predicate == name]


def _text(said: list[Triple], name: NamedNode) -> str:
    return next((value.value for value in _values(said, name) if isinstance(value, Literal)), "")


def _end(iri: str) -> str:
    return re.sub(r"^.*/(?:id|code|ns)[/#]", "", iri)
