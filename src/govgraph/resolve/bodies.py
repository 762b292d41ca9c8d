"""Keys of bodies and posts, terms of office and documents, computed within one document."""

import re
from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from govgraph.codes import load_codes
from govgraph.model import Body, Citation, LegalDocument, Meeting, Post, Reading, Term
from govgraph.resolve.founding import founding
from govgraph.resolve.keys import digest, listed_alike, slug, told_apart
from govgraph.resolve.units import NATION, UnitKeys

# A unit has many of these: without a name of its own, «a school of xã X» in two documents may be two schools.
MANY_IN_A_UNIT = frozenset(
    {
        "company",
        "health-service",
        "other",
        "other-association",
        "party-cell",
        "peoples-council-committee",
        "school",
        "specialised-agency",
        "village",
        "working-group",
    }
)
#: Of these a village has one, which needs no name.
ONE_IN_A_VILLAGE = frozenset({"party-cell", "village"})
LONGEST_TITLE = 60
# What a meeting does to a text of its own: the number is that of the year in which it meets.
_MADE_AT_MEETINGS = frozenset({"adopted", "issued"})
# A body meets so in its own term; a conference may be told beside another («công bố quyết định … nhiệm kỳ …»).
_IN_ITS_TERM = frozenset({"congress", "session"})


def term_of_meeting(meeting: Meeting) -> Term | None:
    """Return the term that a meeting is told with: that of a congress or session is of the body that holds it.

    >>> council = Body("peoples-council", "commune")
    >>> term_of_meeting(Meeting("session", convener=council, term=Term("2021", "2026"))).body == council
    True
    """
    if meeting.term is None or meeting.term.body is not None or meeting.kind not in _IN_ITS_TERM:
        return meeting.term
    return replace(meeting.term, body=meeting.convener)


class BodyKeys:
    """The bodies that one document names, with their posts, terms and documents."""

    def __init__(self, reading: Reading, units: UnitKeys) -> None:
        self.units = units
        self._term_bodies: dict[tuple[str, str], list[Body]] = defaultdict(list)
        for term in units.named.terms:
            if term.body is not None:
                self._term_bodies[term.start, term.end].append(term.body)
        meetings = {fact.id: fact.content for fact in reading.facts if isinstance(fact.content, Meeting)}
        for held in map(term_of_meeting, meetings.values()):
            if held is not None and held.body is not None:
                self._term_bodies[held.start, held.end].append(held.body)
        self._documents: dict[tuple[str, str], list[LegalDocument]] = defaultdict(list)
        for document in units.named.documents:
            self._documents[_designation(document)].append(document)
        days = {id_: held.date or "" for id_, held in meetings.items()}
        cited = [fact.content for fact in reading.facts if isinstance(fact.content, Citation)]
        self._made = [
            (one.document, days.get(one.meeting or "", "")) for one in cited if one.relation in _MADE_AT_MEETINGS
        ]
        self._completed: dict[LegalDocument, LegalDocument] = {}
        # Facts name the same few bodies again and again.
        self._keys: dict[Body, str] = {}
        self._with_unit: dict[Body, Body] = {}
        self._bodies = tuple(units.named.bodies)
        self._founding = founding(reading, self._bodies)
        self._listed_alike: dict[str, set[str]] | None = None
        self._told_above = {
            record.thing: record.above
            for record in reading.records
            if isinstance(record.thing, Body) and (reading.tells_all or record.above is not None)
        }

    def is_named(self, body: Body) -> bool:
        """Tell whether a fact of the document names the body."""
        return self.key(body) in self._named

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(map(self.key, self._bodies))

    def complete(self, body: Body) -> Body:
        """Return a body with its unit, as far as page and site tell it."""
        found = self._with_unit.get(body)
        if found is None:
            unit = self.units.complete(body.unit) if body.unit is not None else self.units.of_level(body.level)
            found = self._with_unit[body] = body if unit == body.unit else replace(body, unit=unit)
        return found

    def tells_above(self, body: Body) -> bool:
        """Tell whether another system says to which body this one belongs, or that it belongs to none."""
        return self.key(body) in self._above

    def above(self, body: Body) -> Body | None:
        """Return the body to which this one belongs as another system says."""
        return self._above.get(self.key(body))

    @cached_property
    def _above(self) -> dict[str, Body | None]:
        return {self.key(body): above for body, above in self._told_above.items()}

    def scope(self, body: Body) -> str:
        """Return what the body's kind is unique in: its unit, the nation, or what the source alone can tell.

        A body of which only kind and level are known is never the same as one in another document; a group without a
        name of its own is the one that the decision founded which the document is, or the only one that it cites.
        """
        own, body = self.units.scope, self.complete(body)
        if body.kind == "working-group" and body.name is None and self._founding is not None:
            decision = self.complete_document(self._founding)
            if decision.issuer is not None and decision.number and self._year(decision):
                return self.document_key(decision)
        if body.unit is not None:
            key = self.units.key(body.unit)
            level = self.units.complete(body.unit).level
        elif body.level == "central":
            key, level = NATION, "central"
        else:
            key, level = own, None
        if _is_one_of_many(body, level) and not key.startswith(own):
            key = f"{own}/{key}"
        return f"{key}/{body.level}" if body.level not in (None, level) else key

    def key(self, body: Body) -> str:
        """Return the key of a body: scope, kind and own name.

        >>> from govgraph.model import Document, OffsetMap, Unit
        >>> page = Reading(Document("bai-7", "", "", OffsetMap(), (), ""))
        >>> keys = BodyKeys(page, UnitKeys(page))
        >>> keys.key(Body("specialised-agency", "province", Unit("province", "tinh", "Hà Tĩnh"), "Sở Y tế"))
        '42-ha-tinh/specialised-agency/so-y-te'
        >>> keys.key(Body("peoples-council", "district"))
        'source-bai-7/district/peoples-council'
        """
        found = self._keys.get(body)
        if found is None:
            found = self._own_key(body)
            if body.record is not None and found.startswith(self.units.scope):
                if self._listed_alike is None:
                    self._listed_alike = listed_alike((self._own_key(one), one.record) for one in self._bodies)
                found = told_apart(found, body.record, self._listed_alike)
            self._keys[body] = found
        return found

    def _own_key(self, body: Body) -> str:
        """Return the key of a body by what it is called."""
        return "/".join(filter(None, (self.scope(body), body.kind, _name_key(body.name or ""))))

    def post_key(self, post: Post) -> str:
        """Return the key of a post: its body's and its role."""
        return f"{self.key(post.body)}/{post.role}"

    def term_key(self, term: Term) -> str:
        """Return the key of a term of office: the scope of its body, its system where that is not the Party, the years.

        The bodies of one unit and system whose terms have the same years share a term: the congress of a commune opens
        that of its committee, standing committee and inspection alike; the People's Committee has that of the council.
        """
        body = self.term_body(term)
        return f"{self._term_scope(body) if body else self.units.scope}/{term.start}-{term.end}"

    def term_body(self, term: Term) -> Body | None:
        """Return the body whose term it is, from the document's only other mention of these years if need be."""
        if term.body is not None:
            return term.body
        named = self._term_bodies.get((term.start, term.end), [])
        return named[0] if len({self._term_scope(body) for body in named}) == 1 else None

    def _term_scope(self, body: Body) -> str:
        if load_codes()["body"][body.kind].side == "party":
            return self.scope(body)
        # The council elects its standing body, its committees and the People's Committee for its own term.
        elected = body.kind == "peoples-committee" or body.kind.startswith("peoples-council")
        return f"{self.scope(body)}/{'peoples-council' if elected else body.kind}"

    def complete_document(self, document: LegalDocument) -> LegalDocument:
        """Return the document with issuer and date from its other mentions, where these agree.

        What another system lists is another thing than all else that it lists.
        """
        if document.number is None or document.record is not None:
            return document
        if document not in self._completed:
            self._completed[document] = self._complete_document(document)
        return self._completed[document]

    def _complete_document(self, document: LegalDocument) -> LegalDocument:
        same = self._documents.get(_designation(document), [])
        issuers = {self.key(d.issuer): d.issuer for d in same if d.issuer}
        dates = {d.date for d in same if d.date}
        if document.issuer is None and len(issuers) == 1:
            document = replace(document, issuer=next(iter(issuers.values())))
        if document.date is None and len(dates) == 1 and len(issuers) < 2:
            document = replace(document, date=dates.pop())
        return document

    def document_key(self, document: LegalDocument) -> str:
        """Return the key of a document: issuer, kind, year and number, or what is known of these.

        >>> from govgraph.model import Document, OffsetMap, Unit
        >>> page = Reading(Document("bai-7", "", "", OffsetMap(), (), ""))
        >>> keys = BodyKeys(page, UnitKeys(page))
        >>> council = Body("peoples-council", "province", Unit("province", "tinh", "Hà Tĩnh"))
        >>> keys.document_key(LegalDocument("resolution", "12/2025/NQ-HĐND", council))
        '42-ha-tinh/peoples-council/resolution/2025/12-2025-nq-hdnd'
        >>> keys.document_key(LegalDocument("decision", "1543"))
        'source-bai-7/decision/1543'
        """
        found = self._own_document_key(document)
        if document.record is None or not found.startswith(self.units.scope):
            return found
        return told_apart(found, document.record, self._listed_documents)

    @cached_property
    def _listed_documents(self) -> dict[str, set[str]]:
        listed = (one for some in self._documents.values() for one in some if one.record is not None)
        return listed_alike((self._own_document_key(one), one.record) for one in listed)

    def _own_document_key(self, document: LegalDocument) -> str:
        """Return the key of a document by what it is called."""
        document = self.complete_document(document)
        year = self._year(document)
        issuer = self.key(document.issuer) if document.issuer else None
        parts = [issuer, document.kind, year, *self._designation(document)]
        is_known = issuer and year and document.number
        if not is_known and not (issuer or "").startswith(self.units.scope):
            parts.insert(0, self.units.scope)
        return "/".join(part for part in parts if part)

    def _year(self, document: LegalDocument) -> str | None:
        """Return the year of a document's number: its own, else that of the only dated meetings that made it.

        The meeting tells under which year the number stands, not on which day the text was signed: no date is stated.
        """
        year = _year(document)
        if year is not None or document.issuer is None or not document.number:
            return year
        years = self._years_made.get((_designation(document), self._issued_by(document.issuer)), set())
        return min(years) if len(years) == 1 else None

    @cached_property
    def _years_made(self) -> dict[tuple[object, object], set[str]]:
        """The years of the dated meetings that adopted or issued documents, by kind, number and issuer."""
        found: dict[tuple[object, object], set[str]] = defaultdict(set)
        for one, day in self._made:
            document = self.complete_document(one)
            if document.issuer is not None and document.number and re.match(r"\d{4}", day):
                found[_designation(document), self._issued_by(document.issuer)].add(day[:4])
        return found

    def _issued_by(self, body: Body) -> tuple[object, ...]:
        """Return what tells one issuer from another; its key may hang on the years of documents."""
        return body.kind, self.complete(body).unit, body.name

    def _designation(self, document: LegalDocument) -> tuple[str | None, ...]:
        if document.number:
            return (slug(document.number),)
        title = slug(document.title or "")
        years = f"{document.term.start}-{document.term.end}" if document.term else None
        return (years, title if len(title) <= LONGEST_TITLE else digest(title))


def _is_one_of_many(body: Body, level: str | None) -> bool:
    is_only_one = level == "village" and body.kind in ONE_IN_A_VILLAGE
    return body.kind in MANY_IN_A_UNIT and body.name is None and not is_only_one


def _name_key(name: str) -> str:
    """Return a name as it stands in a key: «Lao động - Thương binh và Xã hội» is also written without «và».

    >>> _name_key("Phòng Văn hóa và Thông tin")
    'phong-van-hoa-thong-tin'
    """
    return "-".join(word for word in slug(name).split("-") if word != "va")


def _designation(document: LegalDocument) -> tuple[str, str]:
    return document.kind, slug(document.number or "")


def _year(document: LegalDocument) -> str | None:
    """Return the year of the date, or the one in a number such as «12/2025/QĐ-UBND»."""
    if document.date and re.match(r"\d{4}", document.date):
        return document.date[:4]
    within = re.search(r"/((?:19|20)\d\d)/", document.number or "")
    return within[1] if within else None
