"""The things of a file of Popolo by their ids, and what one of them means by the id of another.

One may also stand within the other («person.memberships»). A reference without the thing it means keeps its id out of
the row, so that nothing is read for a name that is none; it is told.
"""

from collections.abc import Iterator, Mapping

from govgraph.model import RecordIds
from govgraph.read.records import Cell, Thing

_LISTS = ("persons", "organizations", "posts", "memberships", "areas", "events", "motions", "vote_events")
_HIGHEST = 10  # units above one another; a file whose areas lie in a circle has no top

_Cells = dict[str, Cell | None]


class PopoloThings:
    """The things of a file: by their lists and ids; `absent` are the ids that mean nothing in it, by their pointers.

    >>> file = PopoloThings({"persons": [{"id": "p1", "name": "A"}], "memberships": [{"person_id": "p2"}]})
    >>> file.meant(file.lists["memberships"][0], "person", "persons"), file.absent
    (None, {'/memberships/0/person_id': 'p2'})
    """

    def __init__(self, values: Mapping[str, object]) -> None:
        file = Thing(values, "")
        self.asked = file.asked
        self.system = file.text("govgraph:system")
        self.is_ours = bool(self.system)
        self.absent: dict[str, str] = {}
        self.lists = {key: list(file.things(key)) for key in _LISTS}
        self._holders: dict[str, Thing] = {}
        for organization in self.lists["organizations"]:
            inner = list(organization.things("posts"))
            self.lists["posts"] += inner
            self._holders.update((post.at, organization) for post in inner)
        self.by_id = {key: {one.text("id"): one for one in reversed(self.lists[key])} for key in _LISTS}

    def holder(self, post: Thing) -> Thing | None:
        """Return the organisation within which a post stands."""
        return self._holders.get(post.at)

    def memberships(self) -> Iterator[tuple[Thing, Thing | None, Thing | None]]:
        """Yield the memberships of a file, each with the person and the organisation within which it stands."""
        yield from ((one, None, None) for one in self.lists["memberships"])
        for person in self.lists["persons"]:
            yield from ((one, person, None) for one in person.things("memberships"))
        for organization in self.lists["organizations"]:
            yield from ((one, None, organization) for one in organization.things("memberships"))
        for post in self.lists["posts"]:
            for one in post.things("memberships"):
                told = Thing({"post_id": post.text("id"), **one.values}, one.at, one.asked)
                yield told, None, self.holder(post)

    def body(self, thing: Thing, post: Thing | None = None, itself: Thing | None = None) -> tuple[_Cells, RecordIds]:
        """Return the cells of the organisation that a thing belongs to, and of its unit with those above; their ids.

        The area of a membership is that of the organisation only where the file has none: of a parliament's member it
        is the constituency.
        """
        body = itself
        for one in (thing, post):
            if body is None and one is not None:
                body = self.meant(one, "organization", "organizations")
        area = None
        for one in (body,) if body is not None else (thing, post):
            if area is None and one is not None:
                area = self.meant(one, "area", "areas")
        if body is not None and thing.values.get("area_id") == body.values.get("area_id"):
            thing.follows("area_id")
        ids = RecordIds(body=body.id() if body else None, unit=area.id() if area else None)
        named = {"body": body.cell("name"), "body_kind": body.cell("classification")} if body else {}
        return named | (self.unit(area) if area else {}), ids

    def unit(self, area: Thing) -> _Cells:
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
            one = self.meant(one, "parent", "areas")

    def meant(self, thing: Thing, key: str, among: str) -> Thing | None:
        """Return the thing that another means by its id, or that stands within it."""
        inner, id_ = thing.inner(key), thing.text(f"{key}_id")
        found = inner or self.by_id[among].get(id_ or "\0")
        if found is None and id_:
            self.absent[f"{thing.at}/{key}_id"] = id_
        return found
