"""When a name is a slip for another: nobody else can be meant in a post that one person holds at a time."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from govgraph.linkage.joins import Classes, Join
from govgraph.linkage.posts import Posts
from govgraph.linkage.records import Person, Tenure
from govgraph.normalise import bare_key

RULE = "name-misspelt"
#: Roles that one person has in a body.
HELD_BY_ONE = frozenset({"chair", "head", "secretary", "standing-deputy-secretary", "standing-vice-chair"})
_FEWEST_SYLLABLES = 3  # of a name that is told from another by more than its family name
_MOST_ALIKE = 8  # of so many people of like names in one post nobody knows who is whose slip


@dataclass(frozen=True, slots=True)
class _Holder:
    """Those who are one so far, as holder of a post.

    `name` is how most pages spell them; `pages` are all that name them, `pages_of_post` those that give them the post,
    `days` and `ends` when it is shown and ends; `first` and `last` are the days between which they are shown at all.
    """

    iri: str
    name: str
    pages: frozenset[str]
    pages_of_post: frozenset[str]
    days: tuple[str, ...]
    ends: tuple[str, ...]
    first: str
    last: str


class Misspellings:
    """The rule `name-misspelt`.

    A name is a slip for another if one person alone can be meant by it. Hence it asks that

    - the post is one that one person holds at a time, and the names differ by marks alone or by one letter;
    - the right spelling is shown in the post on a day before and on a day after all days on which the slip is shown,
      wherever that is: who holds another post later, or is shown on the first or last day alone, may be another person
      who came or went;
    - between these two days nobody of another name is shown in the post, and nobody's tenure of it ends;
    - more pages give the post to the right spelling than name the slip, and none names both (a copy is no page more);
    - all this is true of one person only.

    It looks at people as joins have left them, those that it made itself among them.
    """

    def __init__(self, people: Mapping[str, Person], posts: Posts) -> None:
        self._people = people
        self._posts = posts
        self._tenures: dict[str, list[Tenure]] = defaultdict(list)
        for person in people.values():
            for tenure in person.tenures:
                if tenure.role in HELD_BY_ONE and tenure.qualifier is None and posts.unit(tenure) is not None:
                    self._tenures[posts.path(tenure)].append(tenure)

    def joins(self, classes: Classes) -> Iterator[Join]:
        """Yield joins; each hangs on those before it, so it is to be made in `classes` before the next is asked for."""
        tried: set[Join] = set()
        for post in sorted(self._tenures):
            while (join := self._first(post, classes, tried)) is not None:
                tried.add(join)
                yield join

    def _first(self, post: str, classes: Classes, tried: Collection[Join]) -> Join | None:
        """Return the join of the slip on the fewest pages that has not been tried yet."""
        if len({tenure.member for tenure in self._tenures[post]}) == 1:
            return None
        holders = self._holders(post, classes)
        near: dict[str, list[_Holder]] = defaultdict(list)
        for one in holders:
            for spelling in _with_a_letter_less(one.name):
                near[spelling].append(one)
        for slip in sorted(holders, key=lambda one: (len(one.pages), one.iri)):
            looked_at = {one.iri: one for spelling in _with_a_letter_less(slip.name) for one in near[spelling]}
            alike = [one for _, one in sorted(looked_at.items()) if one != slip and is_slip(one.name, slip.name)]
            meant = [one for one in alike[: _MOST_ALIKE + 1] if _is_meant(one, slip, holders)]
            if len(meant) == 1 and len(alike) <= _MOST_ALIKE:
                left, right = sorted((slip.iri, meant[0].iri))
                join = Join(left, right, RULE, post)
                if join not in tried:
                    return join
        return None

    def _holders(self, post: str, classes: Classes) -> list[_Holder]:
        iris: dict[str, str] = {}
        for iri in sorted({tenure.member for tenure in self._tenures[post]}):
            iris.setdefault(classes.canonical(iri), iri)
        held: dict[str, list[Tenure]] = defaultdict(list)
        for path in self._posts.line(self._tenures[post][0]):
            for tenure in self._tenures.get(path, ()):
                held[classes.canonical(tenure.member)].append(tenure)
        holders = (self._holder(iri, held[canonical], classes) for canonical, iri in iris.items())
        return [holder for holder in holders if holder is not None]

    def _holder(self, iri: str, held: Sequence[Tenure], classes: Classes) -> _Holder | None:
        people = [self._people[one] for one in sorted(classes.members(iri)) if one in self._people]
        all_days = [day for one in people for tenure in one.tenures for day in self._posts.shown(tenure)]
        if not all_days:
            return None
        spelt = {(self._posts.page(source), name) for one in people for source, name in one.names.items()}
        names = Counter(bare_key(name) for _, name in spelt)
        return _Holder(
            iri,
            min(names, key=lambda name: (-names[name], name)),
            frozenset(self._posts.page(source) for one in people for source in one.names),
            frozenset(self._posts.page(tenure.source) for tenure in held),
            tuple(sorted(day for tenure in held for day in self._posts.shown(tenure))),
            tuple(day for tenure in held if (day := self._posts.ended(tenure)) is not None),
            min(all_days),
            max(all_days),
        )


def _is_meant(right: _Holder, slip: _Holder, holders: Collection[_Holder]) -> bool:
    """Tell whether all that the rule asks for is true of two holders whose names are alike."""
    if right.pages & slip.pages or len(right.pages_of_post) <= len(slip.pages):
        return False
    before = max((day for day in right.days if day < slip.first), default=None)
    after = min((day for day in right.days if day > slip.last), default=None)
    if before is None or after is None:
        return False
    others = (one for one in holders if not is_slip(one.name, right.name))
    between = (day for one in others for day in one.days)
    ends = (day for one in (right, slip) for day in one.ends)
    return not any(before < day < after for day in (*between, *ends))


def _with_a_letter_less(name: str) -> set[str]:
    """Return a name and what is left of it without one of its letters; names that differ by one letter share some."""
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def is_slip(one: str, other: str) -> bool:
    """Tell whether a name, without its marks, may be a slip for another.

    >>> is_slip("le thi hong van", "le thi hong vang"), is_slip("le van an", "le thi an")
    (True, False)
    """
    return one == other or (len(one.split()) >= _FEWEST_SYLLABLES and OSA.distance(one, other, score_cutoff=1) == 1)
