"""Keys of facts: one for each fact of a reading; facts that say the same of the same share one."""

from collections import Counter
from dataclasses import fields
from functools import cached_property

from govgraph.model import (
    Body,
    Citation,
    Content,
    Fact,
    LegalDocument,
    Locality,
    Meeting,
    Participation,
    Person,
    PersonnelChange,
    Position,
    Post,
    Reading,
    Term,
    Unit,
)
from govgraph.notation.date import is_whole
from govgraph.resolve.bodies import BodyKeys
from govgraph.resolve.doubts import unit_doubts
from govgraph.resolve.keys import digest, source_key
from govgraph.resolve.people import PeopleKeys
from govgraph.resolve.units import UnitKeys


class Identities:
    """The keys of all that one document names and says, each a path below the base IRI.

    Keys depend on the document alone, so documents can be read apart and in any order.

    >>> from govgraph.model import Document, OffsetMap
    >>> commune = Unit("commune", "xa", "Kỳ Thọ")
    >>> post = Post("secretary", Body("party-committee", "commune", commune))
    >>> fact = Fact("p1", Position("Lê Văn Trọng", post), (), ("post",))
    >>> identities = Identities(Reading(Document("bai-7", "", "", OffsetMap(), (), ""), facts=(fact,)))
    >>> identities.post(post)
    'post/18790-ky-tho/party-committee/secretary'
    >>> identities.fact("p1")
    'tenure/b6040807a885'
    """

    def __init__(self, reading: Reading) -> None:
        self.source = source_key(reading.document.name)
        self.units = UnitKeys(reading)
        self.bodies = BodyKeys(reading, self.units)
        listed = [record.thing for record in reading.records if isinstance(record.thing, Person)]
        self.people = PeopleKeys(reading.facts, self.bodies, listed)
        self._contents = {fact.id: fact.content for fact in reading.facts}
        self._inferred = frozenset(fact.id for fact in reading.facts if fact.basis == "inferred")
        self._paths: dict[str, str] = {}
        self._ordinals = self._count_meetings(reading.facts)
        self.doubts = tuple(unit_doubts(reading, self.units))

    def unit(self, unit: Unit) -> str:
        """Return the path of a unit."""
        return f"unit/{self.units.key(unit)}"

    def body(self, body: Body) -> str:
        """Return the path of a body."""
        return f"body/{self.bodies.key(body)}"

    def post(self, post: Post) -> str:
        """Return the path of a post."""
        return f"post/{self.bodies.post_key(post)}"

    def term(self, term: Term) -> str:
        """Return the path of a term of office."""
        return f"term/{self.bodies.term_key(term)}"

    def document(self, document: LegalDocument) -> str:
        """Return the path of a legal document; ELI's own shapes ask for the segment «eli»."""
        return f"eli/{self.bodies.document_key(document)}"

    def person(self, name: str, *posts: Post, record: str | None = None) -> str:
        """Return the path of a person; the posts in which they are meant, or the record, part two of one name."""
        return f"person/{self.people.person_key(name, *posts, record=record)}"

    def posts(self, participation: Participation) -> tuple[Post, ...]:
        """Return the posts in which a person took part."""
        contents = (self._contents[id_] for id_ in participation.posts)
        return tuple(content.post for content in contents if isinstance(content, Position))

    def ended_tenure(self, change: PersonnelChange) -> str | None:
        """Return the path of the tenure that a change ends, if it ends one."""
        if change.ends is None:
            return None
        position = Position(change.person, change.ends, record=change.record) if change.record is not None else None
        return f"tenure/{self.people.tenure_key(change.person, change.ends, position)}"

    def content(self, fact_id: str) -> Content:
        """Return what the fact says."""
        return self._contents[fact_id]

    def fact(self, fact_id: str) -> str:
        """Return the path of a fact.

        What is inferred has a path of its own, unless this document states it too: another document may state it, and
        stated and inferred never mix where the graphs of documents are taken together.
        """
        path = self._fact(fact_id)
        return f"{path}-inferred" if fact_id in self._inferred and path not in self._stated else path

    @cached_property
    def _stated(self) -> frozenset[str]:
        return frozenset(self._fact(id_) for id_ in self._contents if id_ not in self._inferred)

    def _fact(self, fact_id: str) -> str:
        if fact_id not in self._paths:
            content = self._contents[fact_id]
            path = self._meeting(fact_id, content) if isinstance(content, Meeting) else self._path(content)
            self._paths[fact_id] = path
        return self._paths[fact_id]

    def _meeting(self, fact_id: str, meeting: Meeting) -> str:
        ordinal = self._ordinals[fact_id]
        return f"meeting/{self._occasion(meeting)}" + (f"-{ordinal}" if ordinal > 1 else "")

    def _occasion(self, meeting: Meeting) -> str:
        """Return convener, day, part of day and kind; scoped by the source where another could not know it by these.

        A congress, or the session of a council, is one on its day: one page may tell of its morning, another of all.
        """
        day = meeting.date.replace("--", "") if meeting.date else None
        convener = meeting.convener.kind if meeting.convener else None
        is_one_of_its_day = meeting.kind == "congress" or (meeting.kind, convener) == ("session", "peoples-council")
        part = None if is_one_of_its_day else meeting.part_of_day
        name = "-".join(filter(None, (day, part, meeting.kind)))
        scope = self.bodies.key(meeting.convener) if meeting.convener else self.units.scope
        is_known = meeting.date is not None and is_whole(meeting.date)
        if not is_known and not scope.startswith(self.units.scope):
            scope = f"{self.units.scope}/{scope}"
        return f"{scope}/{name}"

    def _count_meetings(self, facts: tuple[Fact, ...]) -> dict[str, int]:
        """Number the meetings of one body, day and kind in the order of the text."""
        seen: Counter[str] = Counter()
        ordinals = {}
        for fact in sorted(facts, key=lambda f: (f.evidence[0].start if f.evidence else 0, f.id)):
            if isinstance(fact.content, Meeting):
                occasion = self._occasion(fact.content)
                seen[occasion] += 1
                ordinals[fact.id] = seen[occasion]
        return ordinals

    def _path(self, content: Content) -> str:
        """Return the path of a fact by what it says."""
        match content:
            case Position():
                return f"tenure/{self.people.tenure_key(content.person, content.post, content)}"
            case Participation():
                person = self.person(content.person, *self.posts(content), record=content.record)
                return f"participation/{digest(person, self.fact(content.meeting), content.capacity)}"
            case Citation():
                return self._citation(content)
            case PersonnelChange():
                return self._change(content)
            case Locality(unit, named_as):
                return f"locality/{self.source}/{unit.level}/{digest(self.unit(unit), named_as)}"
        # What only its own words tell apart: a number, a finding, a ballot.
        parts = (self._part(getattr(content, field.name), field.name) for field in fields(content))
        return f"{_hyphenate(type(content).__name__)}/{digest(self.source, *parts)}"

    def _citation(self, content: Citation) -> str:
        document = self.document(content.document)
        citing = (self.document(content.citing),) if content.citing is not None else ()
        return f"citation/{digest(self.source, document, content.relation, self._fact_of(content.meeting), *citing)}"

    def _change(self, content: PersonnelChange) -> str:
        begins = self._fact_of(content.begins)
        occasion = self._fact_of(content.meeting) or self._fact_of(content.decided_by) or self.source
        person = self.person(content.person, record=content.record)
        return f"change/{digest(person, content.kind, begins, self.ended_tenure(content), occasion)}"

    def _fact_of(self, fact_id: str | None) -> str | None:
        return self.fact(fact_id) if fact_id is not None else None

    def _part(self, value: object, field: str) -> str | None:
        """Return a value as part of a hash: facts and bodies by their paths, so that no local id enters."""
        match value:
            case Body():
                return self.body(value)
            case Term():
                return self.term(value)
            case str() if field in ("meeting", "assessment", "document", "change"):
                return self.fact(value)
        return None if value is None else str(value)


def _hyphenate(name: str) -> str:
    """Return a class name as a segment: «TargetCount» is target-count."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")
