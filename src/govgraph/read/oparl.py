"""OParl JSON: an object, a list of a server, or a file of many; objects are told by their `type`, wherever they stand.

An object may stand within another or be meant by its id. What lies on other machines is not fetched.
"""

from collections.abc import Iterator

from govgraph.errors import SourceError
from govgraph.read.page import Page
from govgraph.read.records import Cell, RowsInMaking, Thing, pointer

_SCHEMA = "https://schema.oparl.org/"


def is_it(value: object) -> bool:
    """Tell whether a value of JSON is OParl: it, or an object of a list in it, has a type of OParl.

    >>> is_it({"data": [{"type": "https://schema.oparl.org/1.1/Person", "name": "A B"}]}), is_it({"type": "a"})
    (True, False)
    """
    if isinstance(value, dict) and "oparlVersion" in value:
        return True
    return next(_objects(value, ""), None) is not None


def page_of(value: object, name: str) -> Page:
    """Return the page of a file's objects.

    Raises:
        SourceError: it holds none that says anything.
    """
    rows = RowsInMaking()
    _OParl(value).put_all(rows)
    page = rows.page()
    if not page.text:
        raise SourceError(
            f"{name}: this file of OParl holds no organisation, person, membership, meeting or paper; give the lists "
            "of the server themselves"
        )
    return page


def _objects(value: object, at: str) -> Iterator[tuple[str, Thing]]:
    """Yield (type, object) of all objects with a type of OParl, outermost first."""
    if isinstance(value, dict):
        type_ = value.get("type")
        if isinstance(type_, str) and type_.startswith(_SCHEMA):
            yield type_.rpartition("/")[2], Thing(value, at)
        for key, one in value.items():
            if isinstance(one, dict | list):
                yield from _objects(one, at + pointer(key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            if isinstance(one, dict | list):
                yield from _objects(one, at + pointer(number))


class _OParl:
    """The objects of a file by their ids."""

    def __init__(self, value: object) -> None:
        self.by_type: dict[str, list[Thing]] = {}
        self._by_id: dict[str, Thing] = {}
        for type_, thing in _objects(value, ""):
            self.by_type.setdefault(type_, []).append(thing)
            if thing.text("id"):
                self._by_id.setdefault(thing.text("id"), thing)
        self._holders = {
            membership.at: person
            for person in self.by_type.get("Person", ())
            for membership in person.things("membership")
        }

    def put_all(self, rows: RowsInMaking) -> None:
        """Add all rows: who holds which post, the papers, the meetings, what has only a name."""
        for membership in self.by_type.get("Membership", ()):
            person = self._meant(membership, "person") or self._holders.get(membership.at)
            rows.add(
                "membership",
                title=membership.cell("role"),
                role=membership.cell("role"),
                person=_name(person) if person else None,
                **self._body(self._meant(membership, "organization")),
                start=membership.cell("startDate"),
                end=membership.cell("endDate"),
                status=membership.cell("govgraph:status"),
                basis=membership.cell("govgraph:basis"),
                first_shown=membership.cell("govgraph:first_shown"),
                last_shown=membership.cell("govgraph:last_shown"),
            )
        for paper in self.by_type.get("Paper", ()):
            rows.add(
                "paper",
                number=paper.cell("reference"),
                kind=paper.cell("paperType"),
                title=paper.cell("name"),
                date=paper.cell("date"),
                **self._body(next(self._all_meant(paper, "originatorOrganization"), None), paper),
            )
        for meeting in self.by_type.get("Meeting", ()):
            self._put_meeting(meeting, rows)
        for organization in self.by_type.get("Organization", ()):
            for number, label in enumerate(_list(organization, "post")):
                cell = (label, organization.at + pointer("post", number))
                rows.add("post", title=cell, role=cell, **self._body(organization))
            rows.add("body", **self._body(organization))
        for body in self.by_type.get("Body", ()):
            rows.add("unit", **_unit(body))
        for person in self.by_type.get("Person", ()):
            rows.add("person", person=_name(person))

    def _put_meeting(self, meeting: Thing, rows: RowsInMaking) -> None:
        place = self._meant(meeting, "location")
        rows.add(
            "meeting",
            title=meeting.cell("name"),
            date=meeting.cell("govgraph:date", "start"),
            until=meeting.cell("end"),
            place=place.cell("description", "locality") if place else None,
            **self._body(next(self._all_meant(meeting, "organization"), None)),
            basis=meeting.cell("govgraph:basis"),
        )
        for key, basis in (("participant", ""), ("govgraph:inferred_participant", "inferred")):
            for person in self._all_meant(meeting, key):
                rows.add("attendee", person=_name(person), basis=(basis, person.at) if basis else None)

    def _body(self, body: Thing | None, thing: Thing | None = None) -> dict[str, Cell | None]:
        """Return the cells of an organisation and of the unit of its server («body»), or of the thing's."""
        units = (self._meant(one, "body") for one in (body, thing) if one is not None)
        unit = next((one for one in units if one is not None), None)
        named = (
            {"body": body.cell("name"), "body_kind": body.cell("classification", "organizationType")} if body else {}
        )
        return named | (_unit(unit) if unit else {})

    def _meant(self, thing: Thing, key: str) -> Thing | None:
        return thing.inner(key) or self._by_id.get(thing.text(key) or "\0")

    def _all_meant(self, thing: Thing, key: str) -> Iterator[Thing]:
        yield from thing.things(key)
        for one in _list(thing, key):
            found = self._by_id.get(one) if isinstance(one, str) else None
            if found is not None:
                yield found


def _list(thing: Thing, key: str) -> list[object]:
    value = thing.values.get(key)
    return value if isinstance(value, list) else []


def _unit(body: Thing) -> dict[str, Cell | None]:
    """Return the cells of a unit, which OParl calls a body."""
    code = body.cell("govgraph:code", "ags", "rgs")
    return {"unit": body.cell("name"), "unit_code": code, "level": body.cell("classification")}


def _name(person: Thing) -> Cell | None:
    """Return the name of a person, from its parts where there is no whole."""
    whole = person.cell("name")
    if whole is not None:
        return whole
    parts = [person.text(key) for key in ("givenName", "familyName")]
    return (" ".join(filter(None, parts)), person.at) if all(parts) else None
