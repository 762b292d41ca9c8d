"""What the pages about the ontology show, as plain records without RDF.

Terms, codes and lists are named as in text: `gov:Tenure`, `code/role`, `code/role/secretary`, `rule/signature`. Texts
are kept by language, `vi` and `en`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """What the shapes ask of one property (`path`, None: of the node itself) of nodes of some classes.

    A rule for no class is `about` a code, or about the nodes that a property leads from or to.
    `values` are the classes, datatypes and code lists that its values come from; `least` and `most` count them (`most`
    is None where there is no limit). `message` tells in words what is wrong where the rule is broken.
    """

    classes: tuple[str, ...]
    about: tuple[str, ...]
    path: str | None
    label: Texts
    message: Texts
    severity: str
    least: int = 0
    most: int | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snippet:
    """Statements of an example file; `title` says what the file is about."""

    file: str
    title: Texts
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of queries/, by name; `command` asks it."""

    name: str
    text: Texts
    command: str


@dataclass(frozen=True, slots=True)
class Match:
    """How a term meets `other`, a term of another vocabulary; `relation` is subClassOf, subPropertyOf or seeAlso."""

    partner: str
    relation: str
    other: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property; `kind` is Class, ObjectProperty, DatatypeProperty or AnnotationProperty.

    `parents` and `children` are names of terms, in short (`org:Membership`). `example` and `source` are in Vietnamese.
    """

    name: str
    iri: str
    kind: str
    section: str
    label: Texts
    definition: Texts
    note: Texts
    example: str
    source: str
    parents: tuple[str, ...]
    children: tuple[str, ...]
    rules: tuple[Rule, ...]
    snippets: tuple[Snippet, ...]
    questions: tuple[Question, ...]
    matches: tuple[Match, ...]
    codes: tuple[str, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """The classes whose nodes have this property, as the shapes have it."""
        return tuple(sorted({name for rule in self.rules if rule.path == self.name for name in rule.classes}))

    @property
    def values(self) -> tuple[str, ...]:
        """The classes, datatypes and code lists of its values, as the shapes have it."""
        return tuple(sorted({name for rule in self.rules if rule.path == self.name for name in rule.values}))


@dataclass(frozen=True, slots=True)
class Code:
    """A code; `said` holds what else its list says of it, as (property, value), both names."""

    name: str
    iri: str
    notation: str
    label: Texts
    definition: Texts
    spellings: tuple[str, ...]
    said: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]
    snippets: tuple[Snippet, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class CodeList:
    """A code list; `used_by` are the rules whose values come from it, `questions` those that take one of its codes."""

    name: str
    iri: str
    title: Texts
    description: Texts
    version: str
    codes: tuple[Code, ...]
    used_by: tuple[Rule, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ontology: its terms in the order of gov.ttl, by section, and its code lists by name."""

    iri: str
    title: Texts
    description: Texts
    version: str
    version_iri: str
    issued: str
    terms: tuple[Term, ...]
    lists: tuple[CodeList, ...]
