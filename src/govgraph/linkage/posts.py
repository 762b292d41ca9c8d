"""Where and when people hold posts, under the keys of units and bodies that now hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.gazetteer import gazetteer
from govgraph.linkage.places import Renaming
from govgraph.linkage.records import Body, Person, Records, Tenure


@dataclass(frozen=True, slots=True)
class _Post:
    """A post: its path, the body as a document names it, the key of the unit if it is one that several pages mean."""

    path: str
    body: Body | None
    unit: str | None


class Posts:
    """The posts of tenures, with their bodies, units and days."""

    def __init__(self, records: Records, renaming: Renaming) -> None:
        self._renaming = renaming
        self._bodies = {renaming.key(f"body/{body.key}")[len("body/") :]: body for body in records.bodies.values()}
        self._issued = records.issued
        self._copies = records.copies
        self._known: dict[str, _Post] = {}

    def path(self, tenure: Tenure) -> str:
        """Return the path of the post."""
        return self._post(tenure).path

    def body(self, tenure: Tenure) -> Body | None:
        """Return the body of the post as a document names it, with its kind and level."""
        return self._post(tenure).body

    def kind(self, tenure: Tenure) -> str:
        """Return the kind of the body, nothing where it is unknown."""
        body = self.body(tenure)
        return body.kind if body else ""

    def unit(self, tenure: Tenure) -> str | None:
        """Return the key of the unit in which a post is, if it is one that several pages can mean."""
        return self._post(tenure).unit

    def in_unit(self, person: Person, unit: str) -> list[Tenure]:
        """Return the tenures of a person in a unit."""
        return [one for one in person.tenures if self.unit(one) == unit]

    def page(self, source: str) -> str:
        """Return the source of which another is a copy, which tells nothing more, or the source itself."""
        return self._copies.get(source, source)

    def shown(self, tenure: Tenure) -> tuple[str, ...]:
        """Return the days on which a post is shown, else the day of the page."""
        issued = self._issued.get(tenure.source)
        return tenure.days or ((issued,) if issued and not tenure.is_ended else ())

    def ended(self, tenure: Tenure) -> str | None:
        """Return the day on which a tenure ended, else that of the page which tells that it did; None if none does."""
        return tenure.end or (self._issued.get(tenure.source) if tenure.is_ended else None)

    def line(self, tenure: Tenure) -> set[str]:
        """Return the path of a post with those of the same body in the units that its unit came from and became."""
        path, unit = self.path(tenure), self.unit(tenure)
        start = f"post/{unit}/"
        if unit is None or not path.startswith(start):
            return {path}
        return {f"post/{one}/{path.removeprefix(start)}" for one in line_of(unit)}

    def _post(self, tenure: Tenure) -> _Post:
        found = self._known.get(tenure.post)
        if found is None:  # a post has many tenures, each of which is looked at many times
            found = self._known[tenure.post] = self._look_at(tenure.post)
        return found

    def _look_at(self, post: str) -> _Post:
        path = self._renaming.key(post)
        key = path.rpartition("/")[0].removeprefix("post/")
        body = self._bodies.get(key)
        if body is None or body.unit is None or key.startswith("source-"):
            return _Post(path, body, None)
        return _Post(path, body, self._renaming.key(f"unit/{body.unit}").removeprefix("unit/"))


def line_of(unit: str) -> set[str]:
    """Return a unit with those that it came from and became.

    >>> sorted(line_of("18790-ky-tho"))
    ['18790-ky-khang', '18790-ky-tho']
    """
    table = gazetteer()
    after = {key for key, _ in table[unit].became} if unit in table else set()
    return {unit, *after, *table.predecessors(unit)}


def years_between(days: Sequence[str]) -> int:
    """Return how many years lie between the first and the last of some days.

    >>> years_between(["2005-03-14", "2021-01-01"]), years_between([])
    (16, 0)
    """
    return int(max(days)[:4]) - int(min(days)[:4]) if days else 0
