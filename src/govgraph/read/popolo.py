"""Popolo JSON: people, organisations, posts and memberships, with events, motions and votes where a file has them.

The things of a file refer to one another by their ids; one may also stand within the other («person.memberships»).
A reference without the thing it means keeps its id out of the row, so that nothing is read for a name that is none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from govgraph.errors import SourceError
from govgraph.model import RecordIds
from govgraph.read.page import Page
from govgraph.read.records import Cell, RowsInMaking, Thing
from govgraph.read.unread import elsewhere, left_out

_LISTS = ("persons", "organizations", "posts", "memberships", "areas", "events", "motions", "vote_events")
# A file of nothing but these is of another kind: calendars have events, too.
_TELLING = frozenset({"persons", "organizations", "memberships"})
_HIGHEST = 10  # units above one another; a file whose areas lie in a circle has no top

_Cells = dict[str, Cell | None]


def is_it(value: object) -> bool:
    """Tell whether a value of JSON is a file of Popolo.

    >>> is_it({"persons": []}), is_it({"events": []}), is_it([])
    (True, False, False)
    """
    return isinstance(value, dict) and any(isinstance(value.get(key), list) for key in _TELLING)


def page_of(value: object, name: str) -> Page:
    """Return the page of a file's things.

    Raises:
        SourceError: it holds none that says anything.
    """
    file = _Popolo(value if isinstance(value, dict) else {})
    rows = RowsInMaking(file.system, tells_all=file.is_ours)
    file.put_all(rows)
    page = rows.page((*left_out(value, file.asked), *elsewhere(file.absent)))
    if not page.text:
        raise SourceError(f"{name}: this file of Popolo names nobody and nothing; export it anew from its system")
    return page


class _Popolo:
    """The things of a file by their ids."""

    def __init__(self, values: Mapping[str, object]) -> None:
        file = Thing(values, "")
        self.asked = file.asked
        self.system = file.text("govgraph:system")
        self.is_ours = bool(self.system)
        self.absent: dict[str, str] = {}
        self.lists = {key: list(file.things(key)) for key in _LISTS}
        self._held = list(self._memberships())
        for organization in self.lists["organizations"]:
            self.lists["posts"] += organization.things("posts")
        self._by_id = {key: {one.text("id"): one for one in reversed(self.lists[key])} for key in _LISTS}
        self._within = {one.at: org for org in self.lists["organizations"] for one in org.things("posts")}

    def put_all(self, rows: RowsInMaking) -> None:
        """Add all rows: who holds which post; what no meeting decided; the meetings; what has only a name."""
        for membership in self._held:
            self._put_membership(*membership, rows)
        decided = _by(self.lists["motions"], "legislative_session_id")
        votes = _by(self.lists["vote_events"], "motion_id")
        sessions = {one.text("id") for one in self.lists["events"]}
        loose = [one for key, some in decided.items() if key not in sessions for one in some]
        for motion in loose:
            self._put_motion(motion, votes, rows)
        without_motion = [one for key, some in votes.items() if key not in self._by_id["motions"] for one in some]
        voted = _by(without_motion, "legislative_session_id")
        for event in self.lists["events"]:
            self._put_event(event, rows)
            for vote in voted.get(event.text("id"), ()) if event.text("id") else ():
                self._put_vote(vote, rows)
            for motion in decided.get(event.text("id"), ()) if event.text("id") else ():
                self._put_motion(motion, votes, rows)
        for post in self.lists["posts"]:
            cells, ids = self._body(post, itself=self._within.get(post.at))
            rows.add("post", _own(post, ids), title=post.cell("label"), role=post.cell("role"), **cells)
        for organization in self.lists["organizations"]:
            cells, ids = self._body(organization, itself=organization)
            above = self._meant(organization, "parent", "organizations")
            rows.add("body", _own(organization, replace(ids, above=above.id() if above else None)), **cells)
        for area in self.lists["areas"]:
            above = self._meant(area, "parent", "areas")
            rows.add("unit", _own(area, RecordIds(above=above.id() if above else None)), **self._unit(area))
            if self.is_ours:
                area.follows("geometry")  # that of the official lists
        for person in self.lists["persons"]:
            rows.add("person", _own(person, RecordIds(person=person.id())), person=person.cell("name"))

    def _memberships(self) -> Iterator[tuple[Thing, Thing | None, Thing | None]]:
        """Yield the memberships of a file, each with the person and the organisation within which it stands."""
        yield from ((one, None, None) for one in self.lists["memberships"])
        for person in self.lists["persons"]:
            yield from ((one, person, None) for one in person.things("memberships"))
        for organization in self.lists["organizations"]:
            yield from ((one, None, organization) for one in organization.things("memberships"))
        for post in self.lists["posts"]:
            for one in post.things("memberships"):
                one.follows("post_id")
                yield Thing({"post_id": post.text("id"), **one.values}, one.at, one.asked), None, None

    def _put_membership(
        self, membership: Thing, person: Thing | None, organization: Thing | None, rows: RowsInMaking
    ) -> None:
        person = self._meant(membership, "person", "persons") or person
        post = self._meant(membership, "post", "posts")
        cells, ids = self._body(membership, post, itself=organization)
        rows.add(
            "membership",
            _own(membership, replace(ids, person=person.id() if person else None)),
            title=membership.cell("label") or (post.cell("label") if post else None),
            role=membership.cell("role") or (post.cell("role", "label") if post else None),
            person=person.cell("name") if person else membership.cell("person_name"),
            **cells,
            start=membership.cell("start_date"),
            end=membership.cell("end_date"),
            status=membership.cell("govgraph:status"),
            basis=membership.cell("govgraph:basis"),
            first_shown=membership.cell("govgraph:first_shown"),
            last_shown=membership.cell("govgraph:last_shown"),
        )
        _put_notes(membership, rows)

    def _put_event(self, event: Thing, rows: RowsInMaking) -> None:
        cells, ids = self._body(event)
        rows.add(
            "meeting",
            _own(event, ids),
            title=event.cell("name", "description"),
            kind=event.cell("classification"),
            date=event.cell("start_date"),
            date_end=event.cell("end_date"),
            place=event.cell("location"),
            **cells,
            basis=event.cell("govgraph:basis"),
        )
        _put_notes(event, rows)
        for attendee in event.things("attendees"):
            known = self._by_id["persons"].get(attendee.text("id")) if attendee.text("id") else None
            name = attendee.cell("name") or (known.cell("name") if known else None)
            ids = RecordIds(person=known.id() if known else None)
            rows.add("attendee", ids, person=name, basis=attendee.cell("govgraph:basis"))
            if name is None and attendee.text("id"):
                self.absent[f"{attendee.at}/id"] = attendee.text("id")

    def _put_motion(self, motion: Thing, votes: Mapping[str, Sequence[Thing]], rows: RowsInMaking) -> None:
        person = self._by_id["persons"].get(motion.text("govgraph:person_id"))
        if person is not None and motion.text("result") in ("", "pass"):
            rows.add(
                "change",
                _own(motion, RecordIds(person=person.id())),
                kind=motion.cell("classification"),
                person=person.cell("name"),
                basis=motion.cell("govgraph:basis"),
            )
            if self.is_ours:
                motion.follows("text")  # the sentence of its source
        else:
            cells, ids = self._body(motion)
            rows.add(
                "motion",
                _own(motion, ids),
                number=motion.cell("identifier"),
                kind=motion.cell("classification"),
                title=motion.cell("text"),
                date=motion.cell("date"),
                **cells,
                result=motion.cell("result"),
            )
        _put_notes(motion, rows)
        for vote in votes.get(motion.text("id"), ()) if motion.text("id") else ():
            self._put_vote(vote, rows)

    def _put_vote(self, vote: Thing, rows: RowsInMaking) -> None:
        counts = list(vote.things("counts"))
        yes = next((one for one in counts if one.text("option") == "yes"), None)
        options = {one.text("option"): one for one in counts}
        all_told = options.keys() >= {"yes", "no"}
        numbers = [one.cell("value") for one in (counts if all_told else [yes] if yes else [])]
        whole = [cell[0] for cell in numbers if cell is not None and isinstance(cell[0], int)]
        cast = (sum(whole), f"{vote.at}/counts") if all_told else None
        rows.add(
            "vote",
            _own(vote, RecordIds()),
            votes_for=yes.cell("value") if yes else None,
            votes_cast=vote.cell("govgraph:votes_cast") or cast,
            share=vote.cell("govgraph:share"),
            basis=vote.cell("govgraph:basis"),
        )
        if self.is_ours:  # of the motion and the meeting
            vote.follows("organization_id", "legislative_session_id", "govgraph:person_id")
        _put_notes(vote, rows)

    def _body(self, thing: Thing, post: Thing | None = None, itself: Thing | None = None) -> tuple[_Cells, RecordIds]:
        """Return the cells of the organisation that a thing belongs to, and of its unit with those above; their ids.

        The area of a membership is that of the organisation only where the file has none: of a parliament's member it
        is the constituency.
        """
        body = itself
        for one in (thing, post):
            if body is None and one is not None:
                body = self._meant(one, "organization", "organizations")
        area = None
        for one in (body,) if body is not None else (thing, post):
            if area is None and one is not None:
                area = self._meant(one, "area", "areas")
        if body is not None and thing.values.get("area_id") == body.values.get("area_id"):
            thing.follows("area_id")
        ids = RecordIds(body=body.id() if body else None, unit=area.id() if area else None)
        named = {"body": body.cell("name"), "body_kind": body.cell("classification")} if body else {}
        return named | (self._unit(area) if area else {}), ids

    def _unit(self, area: Thing) -> _Cells:
        """Return the cells of a unit: its names with those above, its official code, its level, its days."""
        return {
            "unit": (", ".join(self._names(area)), f"{area.at}/name"),
            "unit_code": area.cell("identifier"),
            "level": area.cell("classification"),
            "since": area.cell("govgraph:start"),
            "until": area.cell("govgraph:end"),
        }

    def _names(self, area: Thing) -> Iterator[str]:
        """Yield the names of a unit and of those above it."""
        one: Thing | None = area
        for _ in range(_HIGHEST):
            if one is None:
                return
            if one.text("name"):
                yield one.text("name")
            one = self._meant(one, "parent", "areas")

    def _meant(self, thing: Thing, key: str, among: str) -> Thing | None:
        """Return the thing that another means by its id, or that stands within it."""
        inner, id_ = thing.inner(key), thing.text(f"{key}_id")
        found = inner or self._by_id[among].get(id_ or "\0")
        if found is None and id_:
            self.absent[f"{thing.at}/{key}_id"] = id_
        return found


def _own(thing: Thing, ids: RecordIds) -> RecordIds:
    """Return the ids of a row with that of the thing for which it stands, and what else it is called."""
    return replace(ids, own=thing.id(), identifiers=thing.identifiers(), names=thing.names())


def _by(things: Sequence[Thing], key: str) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for one in things:
        found[one.text(key)].append(one)
    return found


def _put_notes(thing: Thing, rows: RowsInMaking) -> None:
    for source in thing.things("sources"):
        rows.note(source.cell("note"), source.text("url"))
