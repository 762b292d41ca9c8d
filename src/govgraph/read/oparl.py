"""OParl JSON: an object, a list of a server, or a file of many; objects are told by their `type`, wherever they stand.

An object may stand within another or be meant by its id. What lies on other machines is not fetched.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from govgraph.errors import SourceError
from govgraph.model import RecordIds
from govgraph.read.oparl_lists import lists_elsewhere
from govgraph.read.page import Page
from govgraph.read.records import Cell, RowsInMaking, Thing, pointer
from govgraph.read.unread import elsewhere, left_out

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
    file = _OParl(value)
    rows = RowsInMaking(file.system, tells_all=file.is_ours)
    file.put_all(rows)
    page = rows.page((*left_out(value, file.asked, file.ids), *elsewhere(file.absent)))
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


def _host(id_: str) -> str | None:
    """Return the host of an id; None of one that is no address, or a broken one: it is an id all the same."""
    try:
        return urlsplit(id_).hostname
    except ValueError:
        return None


class _OParl:
    """The objects of a file by their ids."""

    def __init__(self, value: object) -> None:
        self.by_type: dict[str, list[Thing]] = {}
        self._by_id: dict[str, Thing] = {}
        self.asked: set[str] = set()
        self.absent: dict[str, str] = {}
        for type_, found in _objects(value, ""):
            thing = Thing(found.values, found.at, self.asked)
            self._pass_through(thing.at)
            if thing.values.get("deleted") is True:  # the server tells no more of it than that
                thing.follows(*thing.values)
                continue
            self.by_type.setdefault(type_, []).append(thing)
            if thing.text("id"):
                self._by_id.setdefault(thing.text("id"), thing)
        self.ids = self._by_id.keys()
        servers = [*self.by_type.get("System", ()), *self.by_type.get("Body", ())]
        self.absent.update(lists_elsewhere(value, servers, self.ids, self.asked))
        head = Thing(value, "", self.asked) if isinstance(value, dict) else Thing({}, "")
        ours = head.text("govgraph:system")
        self.is_ours = bool(ours)
        system = next((one.text("id") for one in self.by_type.get("System", ())), "")
        hosts = sorted({host for one in self._by_id if (host := _host(one))})
        self.system = ours or system or (hosts[0] if len(hosts) == 1 else "")
        self._holders = {
            membership.at: person
            for person in self.by_type.get("Person", ())
            for membership in person.things("membership")
        }

    def _pass_through(self, at: str) -> None:
        """Note that the lists and objects in which an object stands are there for it."""
        parts = at.split("/")
        self.asked.update("/".join(parts[:end]) for end in range(2, len(parts)))

    def put_all(self, rows: RowsInMaking) -> None:
        """Add all rows: who holds which post, the papers, the meetings, what has only a name."""
        for membership in self.by_type.get("Membership", ()):
            self._put_membership(membership, rows)
        for paper in self.by_type.get("Paper", ()):
            cells, ids = self._body(next(self._all_meant(paper, "originatorOrganization"), None), paper)
            rows.add(
                "paper",
                paper.ids(ids),
                number=paper.cell("reference"),
                kind=paper.cell("paperType"),
                title=paper.cell("name"),
                date=paper.cell("date"),
                **cells,
            )
        for meeting in self.by_type.get("Meeting", ()):
            self._put_meeting(meeting, rows)
        for organization in self.by_type.get("Organization", ()):
            cells, ids = self._body(organization)
            for number, label in enumerate(_list(organization, "post")):
                cell = (label, organization.at + pointer("post", number))
                rows.add("post", ids, title=cell, role=cell, **cells)
            above = self._meant(organization, "subOrganizationOf")
            rows.add("body", organization.ids(replace(ids, above=above.id() if above else None)), **cells)
            if self.is_ours:
                organization.follows("organizationType")  # the label of its classification
        for body in self.by_type.get("Body", ()):
            above = self._meant(body, "govgraph:part_of")
            rows.add("unit", body.ids(RecordIds(above=above.id() if above else None)), **_unit(body))
            if self.is_ours:
                body.follows("location")  # that of the official lists
        for person in self.by_type.get("Person", ()):
            rows.add("person", person.ids(RecordIds(person=person.id())), person=_name(person))
        for things in self.by_type.values():
            for one in things:
                if one.at + pointer("id") in self.asked:
                    one.follows("type")
        for system in self.by_type.get("System", ()):
            system.follows("type", "oparlVersion")

    def _put_membership(self, membership: Thing, rows: RowsInMaking) -> None:
        person = self._meant(membership, "person") or self._holders.get(membership.at)
        cells, ids = self._body(self._meant(membership, "organization"))
        rows.add(
            "membership",
            membership.ids(replace(ids, person=person.id() if person else None)),
            title=(title := membership.cell("role")),
            role=membership.cell("govgraph:role") or title,
            person=_name(person) if person else None,
            **cells,
            start=membership.cell("startDate", "govgraph:start"),
            end=membership.cell("endDate", "govgraph:end"),
            **membership.how_held(),
        )

    def _put_meeting(self, meeting: Thing, rows: RowsInMaking) -> None:
        place = self._meant(meeting, "location")
        cells, ids = self._body(next(self._all_meant(meeting, "organization"), None))
        rows.add(
            "meeting",
            meeting.ids(ids),
            title=meeting.cell("name"),
            date=meeting.cell("govgraph:date", "start"),
            date_end=meeting.cell("govgraph:until", "end"),
            place=place.cell("description", "locality") if place else meeting.cell("govgraph:place"),
            **cells,
            basis=meeting.cell("govgraph:basis"),
        )
        for key, basis in (("participant", ""), ("govgraph:inferred_participant", "inferred")):
            for person in self._all_meant(meeting, key):
                cell = (basis, person.at) if basis else None
                rows.add("attendee", RecordIds(person=person.id()), person=_name(person), basis=cell)

    def _body(self, body: Thing | None, thing: Thing | None = None) -> tuple[dict[str, Cell | None], RecordIds]:
        """Return the cells of an organisation and of the unit of its server («body»), or of the thing's; their ids."""
        units = [self._meant(one, "body") for one in (body, thing) if one is not None]
        unit = next((one for one in units if one is not None), None)
        named = (
            {"body": body.cell("name"), "body_kind": body.cell("classification", "organizationType")} if body else {}
        )
        ids = RecordIds(body=body.id() if body else None, unit=unit.id() if unit else None)
        return named | (_unit(unit) if unit else {}), ids

    def _meant(self, thing: Thing, key: str) -> Thing | None:
        inner, id_ = thing.inner(key), thing.text(key)
        found = inner or self._by_id.get(id_ or "\0")
        if found is None and id_:
            self.absent[thing.at + pointer(key)] = id_
        return found

    def _all_meant(self, thing: Thing, key: str) -> Iterator[Thing]:
        """Yield the objects of a list; those in it, then those that it means by their ids."""
        yield from thing.things(key)
        for number, one in enumerate(_list(thing, key)):
            found = self._by_id.get(one) if isinstance(one, str) else None
            if found is not None:
                yield found
            elif isinstance(one, str):
                self.absent[thing.at + pointer(key, number)] = one


def _list(thing: Thing, key: str) -> list[object]:
    value = thing.values.get(key)
    if not isinstance(value, list):
        return []
    thing.follows(key)
    return value


def _unit(body: Thing) -> dict[str, Cell | None]:
    """Return the cells of a unit, which OParl calls a body."""
    return {
        "unit": body.cell("name"),
        "unit_code": body.cell("govgraph:code", "ags", "rgs"),
        "level": body.cell("classification"),
        "since": body.cell("govgraph:start"),
        "until": body.cell("govgraph:end"),
    }


def _name(person: Thing) -> Cell | None:
    """Return the name of a person, from its parts where there is no whole."""
    whole = person.cell("name")
    if whole is not None:
        return whole
    parts = [person.text(key) for key in ("givenName", "familyName")]
    return (" ".join(filter(None, parts)), person.at) if all(parts) else None
