"""Popolo JSON: people, organisations, posts and memberships, with events, motions and votes where a file has them.

The things of a file refer to one another by their ids; one may also stand within the other («person.memberships»).
A reference without the thing it means keeps its id out of the row, so that nothing is read for a name that is none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from govgraph.errors import SourceError
from govgraph.read.page import Page
from govgraph.read.records import Cell, RowsInMaking, Thing

_LISTS = ("persons", "organizations", "posts", "memberships", "areas", "events", "motions", "vote_events")
# A file of nothing but these is of another kind: calendars have events, too.
_TELLING = frozenset({"persons", "organizations", "memberships"})
_HIGHEST = 10  # units above one another; a file whose areas lie in a circle has no top


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
    rows = RowsInMaking()
    _Popolo(value if isinstance(value, dict) else {}).put_all(rows)
    page = rows.page()
    if not page.text:
        raise SourceError(f"{name}: this file of Popolo names nobody and nothing; export it anew from its system")
    return page


class _Popolo:
    """The things of a file by their ids."""

    def __init__(self, values: Mapping[str, object]) -> None:
        file = Thing(values, "")
        self.lists = {key: list(file.things(key)) for key in _LISTS}
        self._by_id = {key: {one.text("id"): one for one in reversed(self.lists[key])} for key in _LISTS}

    def put_all(self, rows: RowsInMaking) -> None:
        """Add all rows: who holds which post; what no meeting decided; the meetings; what has only a name."""
        held = list(self._memberships())
        for membership in held:
            self._put_membership(membership, rows)
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
                _put_vote(vote, rows)
            for motion in decided.get(event.text("id"), ()) if event.text("id") else ():
                self._put_motion(motion, votes, rows)
        for post in self.lists["posts"]:
            rows.add("post", title=post.cell("label"), role=post.cell("role"), **self._body(post))
        for organization in self.lists["organizations"]:
            rows.add("body", **self._body(organization, itself=organization))
        for area in self.lists["areas"]:
            rows.add("unit", **self._unit(area))
        for person in self.lists["persons"]:
            rows.add("person", person=person.cell("name"))

    def _memberships(self) -> Iterator[tuple[Thing, Thing | None, Thing | None]]:
        """Yield the memberships of a file, each with the person and the organisation within which it stands."""
        yield from ((one, None, None) for one in self.lists["memberships"])
        for person in self.lists["persons"]:
            yield from ((one, person, None) for one in person.things("memberships"))
        for organization in self.lists["organizations"]:
            yield from ((one, None, organization) for one in organization.things("memberships"))

    def _put_membership(self, found: tuple[Thing, Thing | None, Thing | None], rows: RowsInMaking) -> None:
        membership, person, organization = found
        person = self._meant(membership, "person", "persons") or person
        post = self._meant(membership, "post", "posts")
        rows.add(
            "membership",
            title=membership.cell("label") or (post.cell("label") if post else None),
            role=membership.cell("role") or (post.cell("role", "label") if post else None),
            person=person.cell("name") if person else membership.cell("person_name"),
            **self._body(membership, post, itself=organization),
            start=membership.cell("start_date"),
            end=membership.cell("end_date"),
            status=membership.cell("govgraph:status"),
            basis=membership.cell("govgraph:basis"),
            first_shown=membership.cell("govgraph:first_shown"),
            last_shown=membership.cell("govgraph:last_shown"),
        )
        _put_notes(membership, rows)

    def _put_event(self, event: Thing, rows: RowsInMaking) -> None:
        rows.add(
            "meeting",
            title=event.cell("name", "description"),
            kind=event.cell("classification"),
            date=event.cell("start_date"),
            until=event.cell("end_date"),
            place=event.cell("location"),
            **self._body(event),
            basis=event.cell("govgraph:basis"),
        )
        _put_notes(event, rows)
        for attendee in event.things("attendees"):
            known = self._by_id["persons"].get(attendee.text("id")) if attendee.text("id") else None
            name = attendee.cell("name") or (known.cell("name") if known else None)
            rows.add("attendee", person=name, basis=attendee.cell("govgraph:basis"))

    def _put_motion(self, motion: Thing, votes: Mapping[str, Sequence[Thing]], rows: RowsInMaking) -> None:
        person = self._by_id["persons"].get(motion.text("govgraph:person_id"))
        if person is not None:
            rows.add(
                "change",
                kind=motion.cell("classification"),
                person=person.cell("name"),
                basis=motion.cell("govgraph:basis"),
            )
        else:
            rows.add(
                "motion",
                number=motion.cell("identifier"),
                kind=motion.cell("classification"),
                title=motion.cell("text"),
                date=motion.cell("date"),
                **self._body(motion),
                result=motion.cell("result"),
            )
        _put_notes(motion, rows)
        for vote in votes.get(motion.text("id"), ()) if motion.text("id") else ():
            _put_vote(vote, rows)

    def _body(self, thing: Thing, post: Thing | None = None, itself: Thing | None = None) -> dict[str, Cell | None]:
        """Return the cells of the organisation that a thing belongs to, and of its unit with those above."""
        body = itself
        for one in (thing, post):
            if body is None and one is not None:
                body = self._meant(one, "organization", "organizations")
        areas = [self._meant(one, "area", "areas") for one in (body, thing, post) if one is not None]
        area = next((one for one in areas if one is not None), None)
        named = {"body": body.cell("name"), "body_kind": body.cell("classification")} if body else {}
        return named | (self._unit(area) if area else {})

    def _unit(self, area: Thing) -> dict[str, Cell | None]:
        """Return the cells of a unit: its names with those above, its official code, its level."""
        names = (", ".join(self._names(area)), f"{area.at}/name")
        return {"unit": names, "unit_code": area.cell("identifier"), "level": area.cell("classification")}

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
        return thing.inner(key) or self._by_id[among].get(thing.text(f"{key}_id") or "\0")


def _by(things: Sequence[Thing], key: str) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for one in things:
        found[one.text(key)].append(one)
    return found


def _put_vote(vote: Thing, rows: RowsInMaking) -> None:
    counts = list(vote.things("counts"))
    yes = next((one for one in counts if one.text("option") == "yes"), None)
    numbers = [one.values.get("value") for one in counts]
    all_told = {one.text("option") for one in counts} >= {"yes", "no"}
    cast = (sum(n for n in numbers if isinstance(n, int)), f"{vote.at}/counts") if all_told else None
    rows.add(
        "vote",
        votes_for=yes.cell("value") if yes else None,
        votes_cast=vote.cell("govgraph:votes_cast") or cast,
        share=vote.cell("govgraph:share"),
        basis=vote.cell("govgraph:basis"),
    )
    _put_notes(vote, rows)


def _put_notes(thing: Thing, rows: RowsInMaking) -> None:
    for source in thing.things("sources"):
        rows.note(source.cell("note"), source.text("url"))
