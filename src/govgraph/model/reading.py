"""What was read of one document: its facts, what stayed doubtful, and the things that it lists."""

from dataclasses import dataclass, field
from typing import TypeVar

from govgraph.model.document import Correction, Document, Span
from govgraph.model.facts import Fact
from govgraph.model.named import Body, Person, Post, Unit

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt met while reading: `severity` is warning or info, `message` what a person should check.

    `vietnamese` is the same message in Vietnamese. `wrong` and `right` are what a row of corrections.csv that settles
    the doubt holds; where `right` has a «?», a person has to fill it in.
    """

    severity: str
    code: str
    message: str
    span: Span | None = None
    vietnamese: str | None = None
    wrong: str | None = None
    right: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A thing that another system lists: a unit, body, post or person, or what a fact (by its id) is about.

    `identifiers` are pairs of a system and the id that it gives the thing; `names` what it is called besides; `above`
    is the body to which a body belongs there.
    """

    thing: Unit | Body | Post | Person | str
    identifiers: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    above: Body | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says, what in it stayed doubtful, and the corrections by people that took effect.

    `records` are the things that it lists, where it is a file of another system. That system `tells_all` if it is
    govgraph: what it leaves out of a unit or body (an official code, the body above) nobody knew.
    """

    document: Document
    place: Unit | None = None
    facts: tuple[Fact, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
    corrections: tuple[Correction, ...] = ()
    records: tuple[Record, ...] = ()
    tells_all: bool = False

    def facts_of(self, kind: type[Kind]) -> list[Kind]:
        """Return what the facts of one kind say, such as `facts_of(Meeting)`, in their order."""
        return [fact.content for fact in self.facts if isinstance(fact.content, kind)]
