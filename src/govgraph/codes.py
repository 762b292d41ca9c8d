"""The code lists of `ontology/codes/` as plain records: words to recognise, codes that facts carry.

One SKOS concept scheme a file. This is the one door between the RDF of the ontology and the text side of the flow: what
the site shows as labels is what recognition reads. Only ``@vi`` labels are words of documents.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from govgraph.errors import CodeListError
from govgraph.namespaces import CODE_BASE, GOV, RDF, RULE_BASE, SKOS
from govgraph.resources import data_folder

_GOV = str(GOV)
_SKOS = str(SKOS)
_RDF_TYPE = RDF.type.value
_LABEL_KINDS = {_SKOS + "prefLabel": "preferred", _SKOS + "altLabel": "alternative", _SKOS + "hiddenLabel": "hidden"}
_LINKS = {
    **{"impliedLevel": "level", "impliedBody": "body", "impliedRole": "role", "side": "side"},
    **{"parentKind": "body", "answersToKind": "body", "memberOfKind": "body"},
}


@dataclass(frozen=True, slots=True)
class Label:
    """A Vietnamese label: `kind` is preferred, alternative (shown to readers) or hidden (for recognition only)."""

    text: str
    kind: str

    @property
    def is_abbreviation(self) -> bool:
        """Tell whether a word of the label has a capital after its first letter, or is a single capital.

        Such labels are to be met in capitals only: "TU" is a Provincial Party committee, "tu" is not.

        >>> [Label(text, "hidden").is_abbreviation for text in ("UBND", "ThU", "T.Ư", "Đ/c", "Bí thư")]
        [True, True, True, False, False]
        """
        words = "".join(letter if letter.isalpha() else " " for letter in self.text).split()
        return any(any(letter.isupper() for letter in word[1:]) for word in words) or (
            len(words) > 1 and all(len(word) == 1 and word.isupper() for word in words)
        )


@dataclass(frozen=True, slots=True)
class Concept:
    """A code: `preferred` and `definition` by language (vi, en); `spellings` as preferred, alternative, hidden.

    `implied_level`, `implied_body`, `implied_role`, `parent_kind` and `side` are notations of the lists level, body,
    role, body and side; `answers_to_kind` and `member_of_kind` of the list body too. A named form of body (list
    body-form) has its kind as `implied_body`. `entity_class` is the local name of a class of `gov:`; `order` sorts the
    codes of a list; `heads_nothing_else` tells of a kind whose head leads no other body. All others are None where the
    list says nothing.
    """

    scheme: str
    notation: str
    iri: str
    preferred: Mapping[str, str] = field(hash=False)
    spellings: tuple[Label, ...] = field(hash=False)
    definition: Mapping[str, str] = field(hash=False)
    implied_level: str | None = None
    implied_body: str | None = None
    implied_role: str | None = None
    parent_kind: str | None = None
    answers_to_kind: str | None = None
    member_of_kind: str | None = None
    side: str | None = None
    heads_nothing_else: bool = False
    entity_class: str | None = None
    order: int | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """All Vietnamese labels, the preferred one first.

        >>> load_codes()["body"]["politburo"].labels
        ('Bộ Chính trị', 'BCT', 'Bộ CT')
        """
        return tuple(label.text for label in self.spellings)


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list of codes in the order of its file, looked up by notation.

    >>> roles = load_codes()["role"]
    >>> roles["chair"].preferred["vi"], "chair" in roles, len(roles)
    ('Chủ tịch', True, 14)
    """

    name: str
    concepts: tuple[Concept, ...]
    _by_notation: dict[str, Concept] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_notation.update((concept.notation, concept) for concept in self.concepts)

    def __getitem__(self, notation: str) -> Concept:
        """Return the code with this notation.

        Raises:
            CodeListError: the list has no such code; the message names those that it has.
        """
        concept = self._by_notation.get(notation)
        if concept is None:
            raise CodeListError(
                f"code list {self.name}: «{notation}» is not a code; use one of {', '.join(self._by_notation)}"
            )
        return concept

    def get(self, notation: str) -> Concept | None:
        """Return the code with this notation, or None."""
        return self._by_notation.get(notation)

    def __contains__(self, notation: object) -> bool:
        return notation in self._by_notation

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)

    def __len__(self) -> int:
        return len(self.concepts)


@dataclass(frozen=True, slots=True)
class Codes:
    """All code lists by name; iterating gives the names in alphabetical order.

    >>> codes = load_codes()
    >>> codes["title"]["huyen-uy-vien"].implied_body
    'party-committee'
    >>> codes["colour"]
    Traceback (most recent call last):
        ...
    govgraph.errors.CodeListError: «colour» is not a code list; use one of address, basis, body, body-form, ...
    """

    lists: Mapping[str, CodeList]

    def __getitem__(self, name: str) -> CodeList:
        """Return a code list.

        Raises:
            CodeListError: there is no such list; the message names those that there are.
        """
        found = self.lists.get(name)
        if found is None:
            raise CodeListError(f"«{name}» is not a code list; use one of {', '.join(self.lists)}")
        return found

    def __contains__(self, name: object) -> bool:
        return name in self.lists

    def __iter__(self) -> Iterator[str]:
        return iter(self.lists)

    def __len__(self) -> int:
        return len(self.lists)


def iri_of(scheme: str, notation: str) -> str:
    """Return the IRI that a code of a list has to have; rules were named in graphs before they were listed.

    >>> iri_of("role", "chair"), iri_of("rule", "people-act")
    ('https://w3id.org/govgraph/code/role/chair', 'https://w3id.org/govgraph/rule/people-act')
    """
    return (RULE_BASE if scheme == "rule" else f"{CODE_BASE}{scheme}/") + notation


@cache
def load_codes(folder: Path | None = None) -> Codes:
    """Return the code lists of a folder of Turtle files (the package's own by default); read once a process.

    Raises:
        CodeListError: there is no list, or one is broken; the message names file and code.
    """
    where = data_folder("ontology") / "codes" if folder is None else folder
    paths = sorted(where.glob("*.ttl"), key=lambda path: path.stem)
    if not paths:
        raise CodeListError(f"{where}: no code lists (*.ttl) there; install govgraph anew or give another folder")
    codes = Codes({path.stem: _read_list(path) for path in paths})
    _check_links(codes)
    return codes


def _read_list(path: Path) -> CodeList:
    try:
        triples = list(parse(path.read_bytes(), format=RdfFormat.TURTLE))
    except (SyntaxError, ValueError) as error:
        raise CodeListError(f"{path.name}: not valid Turtle: {error}; correct the file") from error
    subjects: dict[str, list[tuple[str, NamedNode | Literal]]] = {}
    for triple in triples:
        subject, value = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            subjects.setdefault(subject.value, []).append((triple.predicate.value, value))
    concepts = [
        _read_concept(path, iri, said)
        for iri, said in subjects.items()
        if any(predicate == _RDF_TYPE and value.value == _SKOS + "Concept" for predicate, value in said)
    ]
    if not concepts:
        raise CodeListError(f"{path.name}: no skos:Concept in it; add one or remove the file")
    seen: set[str] = set()
    for concept in concepts:
        if concept.notation in seen:
            raise CodeListError(f"{path.name}: two codes have the notation «{concept.notation}»; rename one")
        seen.add(concept.notation)
    return CodeList(path.stem, tuple(concepts))


def _read_concept(path: Path, iri: str, said: Iterable[tuple[str, NamedNode | Literal]]) -> Concept:
    values: dict[str, str] = {}
    preferred: dict[str, str] = {}
    definition: dict[str, str] = {}
    spellings: dict[str, list[Label]] = {kind: [] for kind in _LABEL_KINDS.values()}
    for predicate, value in said:
        language = value.language if isinstance(value, Literal) else None
        kind = _LABEL_KINDS.get(predicate)
        if kind is not None:
            if language == "vi":
                spellings[kind].append(Label(value.value, kind))
            if kind == "preferred" and language is not None:
                preferred[language] = value.value
        elif predicate == _SKOS + "definition" and language is not None:
            definition[language] = value.value
        else:
            values[predicate] = value.value
    notation = values.get(_SKOS + "notation")
    if notation is None:
        raise CodeListError(f"{path.name}: <{iri}> has no skos:notation; add the last part of its IRI")
    if iri != iri_of(path.stem, notation):
        raise CodeListError(f"{path.name}: <{iri}> should be <{iri_of(path.stem, notation)}>; correct IRI or notation")
    if "vi" not in preferred or "en" not in preferred:
        raise CodeListError(f"{path.name}: «{notation}» lacks a skos:prefLabel in vi or en; add it")
    links = {name: _code_of(path, notation, values.get(_GOV + name), scheme) for name, scheme in _LINKS.items()}
    broader = _code_of(path, notation, values.get(_SKOS + "broadMatch"), "body")
    order = values.get(_GOV + "order")
    entity_class = values.get(_GOV + "entityClass")
    return Concept(
        scheme=path.stem,
        notation=notation,
        iri=iri,
        preferred=preferred,
        spellings=tuple(label for labels in spellings.values() for label in labels),
        definition=definition,
        implied_level=links["impliedLevel"],
        implied_body=links["impliedBody"] or broader,
        implied_role=links["impliedRole"],
        parent_kind=links["parentKind"],
        answers_to_kind=links["answersToKind"],
        member_of_kind=links["memberOfKind"],
        side=links["side"],
        heads_nothing_else=values.get(_GOV + "headsNothingElse") == "true",
        entity_class=entity_class.removeprefix(_GOV) if entity_class is not None else None,
        order=int(order) if order is not None else None,
    )


def _code_of(path: Path, notation: str, iri: str | None, scheme: str) -> str | None:
    if iri is None:
        return None
    start = iri_of(scheme, "")
    if not iri.startswith(start):
        raise CodeListError(f"{path.name}: «{notation}» names <{iri}>, which is not in the list {scheme}; correct it")
    return iri.removeprefix(start)


def _check_links(codes: Codes) -> None:
    """Raise where a code names another that does not exist; lists that a folder lacks are not asked."""
    for name in codes:
        for concept in codes[name]:
            named = {
                "level": (concept.implied_level,),
                "body": (concept.implied_body, concept.parent_kind, concept.answers_to_kind, concept.member_of_kind),
                "role": (concept.implied_role,),
                "side": (concept.side,),
            }
            for scheme, notations in named.items():
                for notation in notations:
                    if notation is not None and scheme in codes and notation not in codes[scheme]:
                        raise CodeListError(
                            f"{name}.ttl: «{concept.notation}» names {scheme}/{notation}, which is missing; correct it"
                        )
