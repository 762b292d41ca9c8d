"""What a text says: the contents of facts, and the facts with their evidence.

Fields named `meeting`, `assessment`, `posts` … hold the `id` of another fact of the same document; `record` is the id
of the person in another system, whose things the document lists.
"""

from dataclasses import dataclass

from govgraph.model.document import Correction, Span
from govgraph.model.named import Body, LegalDocument, Post, Term, Unit


@dataclass(frozen=True, slots=True)
class Position:
    """A person holds a post. `attested_on` is the day on which the source shows it."""

    person: str
    post: Post
    attested_on: str | None = None
    qualifier: str | None = None
    term: Term | None = None
    start: str | None = None
    end: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A gathering that was held. `adopted` and `discussed` name citations (fact ids)."""

    kind: str
    date: str | None = None
    date_end: str | None = None
    part_of_day: str | None = None
    convener: Body | None = None
    place: Unit | None = None
    place_name: str | None = None
    title: str | None = None
    term: Term | None = None
    adopted: tuple[str, ...] = ()
    discussed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """A person took part in a meeting in a capacity (code list participation).

    `posts` are the position facts in which they came.
    """

    person: str
    meeting: str
    capacity: str
    posts: tuple[str, ...] = ()
    on_behalf_of: Body | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The source names a document; `relation` (code list citation) says how: adopted, issued, cited, itself.

    `citing` is the document of which that is said, where it is one: which implements, rests on, amends `document`.
    """

    document: LegalDocument
    relation: str
    meeting: str | None = None
    citing: LegalDocument | None = None


@dataclass(frozen=True, slots=True)
class PersonnelChange:
    """An election, appointment, relief … (code list change): the position that it begins, or the post that it ends."""

    kind: str
    person: str
    begins: str | None = None
    ends: Post | None = None
    meeting: str | None = None
    decided_by: str | None = None
    effective_on: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """A review of how far a resolution or a term got; `document` is the citation assessed."""

    document: str | None = None
    term: Term | None = None
    body: Body | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class TargetCount:
    """Of `targets` targets in all, so many met, so many not."""

    assessment: str
    targets: int | None = None
    met: int | None = None
    unmet: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An achievement, shortcoming, measure or goal (code list finding), in the text's own words."""

    kind: str
    statement: str
    assessment: str | None = None
    meeting: str | None = None
    deadline: str | None = None
    deadline_text: str | None = None
    responsible: Body | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured value; `value` is a decimal in XSD notation (`24.6`), `comparison` as worded («bằng 118% dự toán»)."""

    statement: str
    value: str
    unit_of_measure: str
    period: str | None = None
    comparison: str | None = None
    assessment: str | None = None


@dataclass(frozen=True, slots=True)
class HeadCount:
    """So many of a kind of people («đại biểu», «đảng viên») were there or belong; never invented persons."""

    counted: str
    present: int | None = None
    expected: int | None = None
    meeting: str | None = None
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """Votes as counted: for, cast, and the share in per cent as an XSD decimal."""

    votes_for: int | None = None
    votes_cast: int | None = None
    share: str | None = None
    meeting: str | None = None
    change: str | None = None


@dataclass(frozen=True, slots=True)
class Locality:
    """The document is about a unit; `named_as` is the unit as the text names it, with its type word."""

    unit: Unit
    named_as: str


Content = (
    Position
    | Meeting
    | Participation
    | Citation
    | PersonnelChange
    | Assessment
    | TargetCount
    | Finding
    | Indicator
    | HeadCount
    | Ballot
    | Locality
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document states, or what a rule infers from it: a content with its evidence.

    `id` names the fact within its document. `rules` are the names of the rules that read it, `evidence` the stretches
    of text that show it, `basis` is stated or inferred; an inferred fact names its `premises` (fact ids). `corrections`
    are those by which a person changed the fact, or the words that show it.
    """

    id: str
    content: Content
    evidence: tuple[Span, ...]
    rules: tuple[str, ...]
    basis: str = "stated"
    premises: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
