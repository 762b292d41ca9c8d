"""What a text names, and what it says: the contents of facts."""

from dataclasses import dataclass, field
from typing import TypeVar

from govgraph.model.document import Correction, Document, Span

Kind = TypeVar("Kind")

# --- what a text names ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit as the text names it; `name` is None for «the district of xã X» left unnamed.

    `type` is a code of the list unit-type (xa, phuong, huyen …), `within` the unit above, as far as the text says;
    `listed` the key of the official lists, once `resolve` has found it there; `record` the id that another system
    gives it, whose things the document lists.
    """

    level: str
    type: str | None = None
    name: str | None = None
    within: "Unit | None" = None
    listed: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: its kind (code list body), level and unit; `name` is its own name where the kind is not enough.

    «Sở Y tế» has kind specialised-agency and name «Sở Y tế»; «Chi bộ thôn 6» has kind party-cell and name «thôn 6».
    `record` is the id that another system gives it, whose things the document lists.
    """

    kind: str
    level: str | None = None
    unit: Unit | None = None
    name: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A role (code list role) in a body."""

    role: str
    body: Body


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom another system lists: the name, and the id of the record, by which two of one name are parted."""

    name: str
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office (nhiệm kỳ): first and last year, and the body whose term it is, where said."""

    start: str
    end: str
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """A resolution, decision, plan …: kind (code list document), number, issuer, date, title, as far as said."""

    kind: str
    number: str | None = None
    issuer: Body | None = None
    date: str | None = None
    title: str | None = None
    term: Term | None = None


# --- what a text says: the contents of facts ------------------------------------------------------------------------
# Fields named `meeting`, `assessment`, `posts` … hold the `id` of another fact of the same document; `record` is the id
# of the person in another system, whose things the document lists.


# Roles that lead a body, and that one person has in it (Party Statute; Law on the Organisation of Local Government).
HEADS = frozenset({"chair", "head", "secretary"})

# «nguyên» and «cố» before a post (code list qualifier): the person holds it no longer.
OVER = frozenset({"former", "late"})


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
