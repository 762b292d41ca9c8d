"""What a text names: units, bodies, posts, people, terms of office, documents."""

from dataclasses import dataclass

#: Roles that lead a body, and that one person has in it (Party Statute; Law on the Organisation of Local Government).
HEADS = frozenset({"chair", "head", "secretary"})

#: Roles in a body that has a chair: a council, a committee, the Front, a union or association.
CHAIRS = frozenset({"chair", "vice-chair", "standing-vice-chair"})

#: Roles in a body that has a secretary: a committee or cell of the Party, the Youth Union.
SECRETARIES = frozenset({"secretary", "deputy-secretary", "standing-deputy-secretary"})

#: Roles at the head of an office, a division or a group.
LEADERS = frozenset({"head", "deputy-head", "standing-deputy-head"})

#: Qualifiers of who has a post, but not in full: such a tenure is apart from that of who has it.
NOT_IN_FULL = frozenset({"acting", "in-charge", "provisional", "temporary"})

#: Roles that many have in one body, so that they tell nobody apart.
HELD_BY_MANY = frozenset({"member", "alternate-member", "delegate", "officer"})

#: «nguyên» and «cố» before a post (code list qualifier): the person holds it no longer.
OVER = frozenset({"former", "late"})


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
    """A resolution, decision, plan …: kind (code list document), number, issuer, date, title, as far as said.

    `record` is the id that another system gives it, whose things the document lists.
    """

    kind: str
    number: str | None = None
    issuer: Body | None = None
    date: str | None = None
    title: str | None = None
    term: Term | None = None
    record: str | None = None
