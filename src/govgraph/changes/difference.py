"""Two states of a graph, side by side: which nodes have other statements than before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from govgraph.namespaces import DCTERMS, GOV, RDF

#: The properties that tell how a fact is known, not what it says.
HOW_KNOWN = frozenset({GOV.evidence, GOV.rule, GOV.premise, GOV.basis, GOV.correction})


@dataclass(frozen=True)
class Change:
    """A node with what was said of it before and what is said now: lines of N-Triples, sorted; one may be empty."""

    node: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @cached_property
    def added(self) -> tuple[str, ...]:
        """The lines that are new."""
        return tuple(sorted(set(self.after) - set(self.before)))

    @cached_property
    def removed(self) -> tuple[str, ...]:
        """The lines that are no more."""
        return tuple(sorted(set(self.before) - set(self.after)))

    @cached_property
    def kind(self) -> str:
        """`created`, `changed`, `removed` (also where a tombstone stands for it) or `replaced-by`."""
        if not self.before:
            return "created"
        new = triples(self.added)
        if not self.after or any(triple.predicate == RDF.type and triple.object == GOV.Tombstone for triple in new):
            return "removed"
        return "replaced-by" if self.replacement else "changed"

    @cached_property
    def replacement(self) -> str:
        """The IRI that stands for the node from now on, if it gave way to one."""
        found = (triple.object for triple in triples(self.added) if triple.predicate == DCTERMS.isReplacedBy)
        return next((term.value for term in found if isinstance(term, NamedNode)), "")

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The IRIs of its classes; of what is no more, or gave way, those that it had."""
        lines = self.after if self.kind in ("created", "changed") else self.before
        found = (triple.object for triple in triples(lines) if triple.predicate == RDF.type)
        return tuple(term.value for term in found if isinstance(term, NamedNode))


def differences(before: Iterable[str], after: Iterable[str]) -> Iterator[Change]:
    r"""Yield the nodes whose statements differ; both sides are sorted lines of N-Triples.

    >>> [change] = differences(['<urn:a> <urn:b> "1" .\n'], ['<urn:a> <urn:b> "2" .\n'])
    >>> change.node, change.kind, len(change.added), len(change.removed)
    ('urn:a', 'changed', 1, 1)
    """
    ours, theirs = groupby(before, key=_subject), groupby(after, key=_subject)
    old, new = next(ours, None), next(theirs, None)
    while old is not None or new is not None:
        if new is None or (old is not None and old[0] < new[0]):
            assert old is not None
            yield Change(_iri(old[0]), tuple(old[1]), ())
            old = next(ours, None)
        elif old is None or new[0] < old[0]:
            yield Change(_iri(new[0]), (), tuple(new[1]))
            new = next(theirs, None)
        else:
            said, says = tuple(old[1]), tuple(new[1])
            if said != says:
                yield Change(_iri(new[0]), said, says)
            old, new = next(ours, None), next(theirs, None)


def triples(lines: Iterable[str]) -> list[Triple]:
    """Return the statements of lines of N-Triples."""
    return [quad.triple for quad in parse("".join(lines), format=RdfFormat.N_TRIPLES, lenient=True)]


def _subject(line: str) -> str:
    return line.partition(" ")[0]


def _iri(subject: str) -> str:
    return subject[1:-1] if subject.startswith("<") else subject
