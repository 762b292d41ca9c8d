"""Popolo JSON: people, organisations, posts and memberships, with events, motions and votes where a file has them.

Each thing becomes a row; those of a meeting stand after it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from govgraph.errors import SourceError
from govgraph.model import RecordIds
from govgraph.read.page import Page
from govgraph.read.popolo_things import PopoloThings
from govgraph.read.records import RowsInMaking, Thing, text_of
from govgraph.read.unread import elsewhere, left_out

# A file of nothing but these is of another kind: calendars have events, too.
_TELLING = frozenset({"persons", "organizations", "memberships"})
_WHOLE = re.compile(r"[0-9]{1,9}")


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
    file = PopoloThings(value if isinstance(value, dict) else {})
    rows = RowsInMaking(file.system, tells_all=file.is_ours)
    _Rows(file, rows).put_all()
    page = rows.page((*left_out(value, file.asked), *elsewhere(file.absent)))
    if not page.text:
        raise SourceError(f"{name}: this file of Popolo names nobody and nothing; export it anew from its system")
    return page


class _Rows:
    """Makes rows of the things of a file."""

    def __init__(self, file: PopoloThings, rows: RowsInMaking) -> None:
        self._file = file
        self._rows = rows

    def put_all(self) -> None:
        """Add all rows: who holds which post; what no meeting decided; the meetings; what has only a name."""
        for membership in self._file.memberships():
            self._put_membership(*membership)
        self._put_decided()
        for post in self._file.lists["posts"]:
            cells, ids = self._file.body(post, itself=self._file.holder(post))
            self._rows.add("post", post.ids(ids), title=post.cell("label"), role=post.cell("role"), **cells)
        for organization in self._file.lists["organizations"]:
            cells, ids = self._file.body(organization, itself=organization)
            above = self._file.meant(organization, "parent", "organizations")
            self._rows.add("body", organization.ids(replace(ids, above=above.id() if above else None)), **cells)
        for area in self._file.lists["areas"]:
            above = self._file.meant(area, "parent", "areas")
            ids = RecordIds(above=above.id() if above else None)
            self._rows.add("unit", area.ids(ids), **self._file.unit(area))
            if self._file.is_ours:
                area.follows("geometry")  # that of the official lists
        for person in self._file.lists["persons"]:
            self._rows.add("person", person.ids(RecordIds(person=person.id())), person=person.cell("name"))

    def _put_decided(self) -> None:
        """Add the votes and motions of no meeting, then the meetings, each with what it decided."""
        lists = self._file.lists
        sessions, motions = ({one.text("id") for one in lists[key]} - {""} for key in ("events", "motions"))
        decided = _by(lists["motions"], "legislative_session_id")
        votes = _by(lists["vote_events"], "motion_id")
        voted = _by(
            (one for key, some in votes.items() if key not in motions for one in some), "legislative_session_id"
        )
        for vote in (one for key, some in voted.items() if key not in sessions for one in some):
            self._put_vote(vote)
        for motion in (one for key, some in decided.items() if key not in sessions for one in some):
            self._put_motion(motion, votes)
        for event in lists["events"]:
            self._put_event(event)
            for vote in voted.get(event.text("id"), ()) if event.text("id") else ():
                self._put_vote(vote)
            for motion in decided.get(event.text("id"), ()) if event.text("id") else ():
                self._put_motion(motion, votes)

    def _put_membership(self, membership: Thing, person: Thing | None, organization: Thing | None) -> None:
        person = self._file.meant(membership, "person", "persons") or person
        post = self._file.meant(membership, "post", "posts")
        cells, ids = self._file.body(membership, post, itself=organization)
        self._rows.add(
            "membership",
            membership.ids(replace(ids, person=person.id() if person else None)),
            title=membership.cell("label") or (post.cell("label") if post else None),
            role=membership.cell("role") or (post.cell("role", "label") if post else None),
            person=person.cell("name") if person else membership.cell("person_name"),
            **cells,
            start=membership.cell("start_date"),
            end=membership.cell("end_date"),
            **membership.how_held(),
        )
        _put_notes(membership, self._rows)

    def _put_event(self, event: Thing) -> None:
        cells, ids = self._file.body(event)
        self._rows.add(
            "meeting",
            event.ids(ids),
            title=event.cell("name", "description"),
            kind=event.cell("classification"),
            date=event.cell("start_date"),
            date_end=event.cell("end_date"),
            place=event.cell("location"),
            **cells,
            basis=event.cell("govgraph:basis"),
        )
        _put_notes(event, self._rows)
        for attendee in event.things("attendees"):
            known = self._file.by_id["persons"].get(attendee.text("id")) if attendee.text("id") else None
            name = attendee.cell("name") or (known.cell("name") if known else None)
            ids = RecordIds(person=known.id() if known else None)
            self._rows.add("attendee", ids, person=name, basis=attendee.cell("govgraph:basis"))
            if name is None and attendee.text("id"):
                self._file.absent[f"{attendee.at}/id"] = attendee.text("id")

    def _put_motion(self, motion: Thing, votes: Mapping[str, Sequence[Thing]]) -> None:
        person = self._file.by_id["persons"].get(motion.text("govgraph:person_id"))
        if person is not None and motion.text("result") in ("", "pass"):
            self._rows.add(
                "change",
                motion.ids(RecordIds(person=person.id(), tenure=motion.text("govgraph:membership_id") or None)),
                kind=motion.cell("classification"),
                person=person.cell("name"),
                basis=motion.cell("govgraph:basis"),
            )
            if self._file.is_ours:
                motion.follows("text")  # the sentence of its source
        else:
            cells, ids = self._file.body(motion)
            self._rows.add(
                "motion",
                motion.ids(ids),
                number=motion.cell("identifier"),
                kind=motion.cell("classification"),
                title=motion.cell("text"),
                date=motion.cell("date"),
                **cells,
                result=motion.cell("result"),
            )
        _put_notes(motion, self._rows)
        for vote in votes.get(motion.text("id"), ()) if motion.text("id") else ():
            self._put_vote(vote)

    def _put_vote(self, vote: Thing) -> None:
        counts = list(vote.things("counts"))
        yes = next((one for one in counts if one.text("option") == "yes"), None)
        options = {one.text("option") for one in counts}
        # One in words, or without a value, leaves the sum unknown; all but «yes» then stay unread, and are told so.
        are_whole = all(_whole(one.values.get("value")) is not None for one in counts)
        is_sum = options >= {"yes", "no"} and are_whole
        numbers = [cell[0] for one in counts if (cell := _count(one, "value"))] if is_sum else []
        cast = (sum(numbers), f"{vote.at}/counts") if is_sum else None
        self._rows.add(
            "vote",
            vote.ids(RecordIds()),
            votes_for=_count(yes, "value") if yes else None,
            votes_cast=_count(vote, "govgraph:votes_cast") or cast,
            share=vote.cell("govgraph:share"),
            basis=vote.cell("govgraph:basis"),
        )
        if self._file.is_ours:  # of the motion and the meeting
            vote.follows("organization_id", "legislative_session_id", "govgraph:person_id")
        _put_notes(vote, self._rows)


def _count(thing: Thing, key: str) -> tuple[int, str] | None:
    """Return a value that is a whole number, with its place; another is not asked for, so that it is told as unread."""
    number = _whole(thing.values.get(key))
    cell = thing.cell(key) if number is not None else None
    return (number, cell[1]) if number is not None and cell is not None else None


def _whole(value: object) -> int | None:
    """Return a count as a whole number, be it written as 20, "20" or 20.0; None of anything else.

    >>> _whole("20"), _whole(20.0), _whole(20.5), _whole("about 20"), _whole(-1)
    (20, 20, None, None, None)
    """
    words = text_of(value).removesuffix(".0") if isinstance(value, float) else text_of(value)
    return int(words) if _WHOLE.fullmatch(words) else None


def _by(things: Iterable[Thing], key: str) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for one in things:
        found[one.text(key)].append(one)
    return found


def _put_notes(thing: Thing, rows: RowsInMaking) -> None:
    for source in thing.things("sources"):
        rows.note(source.cell("note"), source.text("url"))
