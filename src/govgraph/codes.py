"""The code lists of `ontology/codes/` as plain records: what a code means, and every label under which texts write it.

This is the one door between RDF and text: the recogniser's lexicon is made of the labels that a site shows.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from govgraph.errors import CodeListError
from govgraph.namespaces import GOV, RDF, SKOS
from govgraph.resources import data_folder

_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


@dataclass(frozen=True, slots=True)
class Concept:
    """One code: `labels` are all Vietnamese labels (preferred, alternative, hidden), `preferred` those shown, by language.

    The `implied_…` fields are notations of other lists: what naming the concept says besides («Huyện ủy»: a
    party-committee, at district level). `entity_class` is the IRI of the class of the things of this kind.
    """

    scheme: str
    notation: str
    iri: str
    preferred: Mapping[str, str]
    labels: tuple[str, ...] = ()
    implied_level: str | None = None
    implied_body: str | None = None
    implied_role: str | None = None
    parent_kind: str | None = None
    side: str | None = None
    entity_class: str | None = None
    order: int = 0

    def __hash__(self) -> int:
        return hash(self.iri)

    def label(self, language: str = "vi") -> str:
        """Return the preferred label in a language (vi or en)."""
        return self.preferred[language]


class CodeList:
    """The concepts of one scheme, in the order of the file."""

    def __init__(self, name: str, concepts: tuple[Concept, ...]) -> None:
        self.name = name
        self._concepts = {concept.notation: concept for concept in concepts}

    def __iter__(self) -> Iterator[Concept]:
        return iter(self._concepts.values())

    def __len__(self) -> int:
        return len(self._concepts)

    def __contains__(self, notation: object) -> bool:
        return notation in self._concepts

    def __getitem__(self, notation: str) -> Concept:
        """Return the concept of a notation.

        Raises:
            CodeListError: the list has no such code.

        >>> load_codes()["role"]["secretary"].label("vi")
        'Bí thư'
        """
        try:
            return self._concepts[notation]
        except KeyError:
            allowed = ", ".join(self._concepts)
            raise CodeListError(f"code list {self.name}: there is no code «{notation}»; it has {allowed}") from None


Codes = Mapping[str, CodeList]


@cache
def load_codes(folder: Path | None = None) -> Codes:
    """Return the code lists by name (role, body, level …), read from `folder` or from the shipped `ontology/`.

    Raises:
        CodeListError: a file cannot be read, or a concept lacks its notation or label.
    """
    root = (folder or data_folder("ontology")) / "codes"
    paths = sorted(root.glob("*.ttl"))
    if not paths:
        raise CodeListError(f"{root}: there are no code lists (*.ttl); check the installation")
    return {path.stem: _read(path) for path in paths}


def version(folder: Path | None = None) -> str:
    """Return the sha256 of all code lists: a graph built with others may differ."""
    root = (folder or data_folder("ontology")) / "codes"
    digest = hashlib.sha256()
    for path in sorted(root.glob("*.ttl")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> CodeList:
    statements: dict[ox.NamedNode, dict[ox.NamedNode, list[ox.Literal | ox.NamedNode]]] = {}
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal | ox.NamedNode):
                statements.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    except (OSError, SyntaxError) as error:
        raise CodeListError(f"{path}: the code list could not be read ({' '.join(str(error).split())}); mend it") from error
    concepts = tuple(
        _concept(path, node, values) for node, values in statements.items() if SKOS.Concept in values.get(RDF.type, ())
    )
    return CodeList(path.stem, concepts)


def _concept(path: Path, node: ox.NamedNode, values: Mapping[ox.NamedNode, list[ox.Literal | ox.NamedNode]]) -> Concept:
    def one(predicate: ox.NamedNode) -> str | None:
        found = values.get(predicate)
        return found[0].value if found else None

    def code(predicate: ox.NamedNode) -> str | None:
        found = one(predicate)
        return found.rsplit("/", 1)[1] if found else None

    notation = one(SKOS.notation)
    preferred = {
        label.language: label.value
        for label in values.get(SKOS.prefLabel, ())
        if isinstance(label, ox.Literal) and label.language
    }
    if not notation or not {"vi", "en"} <= preferred.keys():
        raise CodeListError(f"{path}: {node} lacks skos:notation or a skos:prefLabel in vi and en; add it")
    labels = [
        label.value
        for predicate in _LABELS
        for label in values.get(predicate, ())
        if isinstance(label, ox.Literal) and label.language == "vi"
    ]
    return Concept(
        scheme=path.stem,
        notation=notation,
        iri=node.value,
        preferred=preferred,
        labels=tuple(dict.fromkeys(labels)),
        implied_level=code(GOV.impliedLevel),
        implied_body=code(GOV.impliedBody) or code(SKOS.broadMatch),
        implied_role=code(GOV.impliedRole),
        parent_kind=code(GOV.parentKind),
        side=code(GOV.side),
        entity_class=one(GOV.entityClass),
        order=int(one(GOV.order) or 0),
    )
