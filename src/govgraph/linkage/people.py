"""When two people of the graph are one: rules with their reasons, never the name alone.

Within one unit a name is one person's where the posts fit; across units a page has to tell the way from the one post
to the other, which shows in a post that both have. Since the reform of 2025 the unit that took a commune in counts as
following it. A misspelt name is joined where nobody else can be meant; see `govgraph.linkage.spellings`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from govgraph.codes import Codes, load_codes
from govgraph.gazetteer import REFORM, gazetteer
from govgraph.linkage.joins import Classes, Join
from govgraph.linkage.posts import Posts, years_between
from govgraph.linkage.records import Person, Records, Tenure
from govgraph.linkage.spellings import HELD_BY_ONE, Misspellings
from govgraph.model import HELD_BY_MANY

# Bodies whose members lead a unit together: at the province many bear one name, and only these are near each other.
_LEADING = frozenset(
    {"party-committee", "party-standing-committee", "party-organisation", "peoples-committee", "peoples-council"}
)
_SMALL_LEVELS = frozenset({"village", "commune", "district"})
#: Years between two showings of one person in one unit.
LONGEST_SPAN = 15
_ALL_PAIRS = 8  # people of one name in one post or unit, of whom all pairs are looked at


class PeopleRules:
    """The rules over all people of a store."""

    def __init__(self, records: Records, posts: Posts, codes: Codes | None = None) -> None:
        self._people = records.people
        self._posts = posts
        self._kinds = (codes or load_codes())["body"]
        self._judged: set[str] = set()

    def joins(self, different: Iterable[tuple[str, str]], same: Sequence[Join]) -> tuple[list[Join], Classes]:
        """Return the joins that hold, in the order in which they were made, and the classes that they come to.

        Judgements come first, then the rules from the surest to the weakest; each in the order of the paths, so that
        nothing hangs on the order of the documents.
        """
        classes = Classes(different)
        made: list[Join] = [join for join in same if classes.join(join.left, join.right)]
        self._judged = {one for join in same for one in (join.left, join.right)}
        namesakes = self._namesakes()
        made += self._made(sorted(self._same_post(namesakes)), classes)
        made += self._made(sorted(self._same_unit(namesakes)), classes)
        made += self._made(sorted(self._successor_unit(namesakes, classes)), classes)
        misspellings = Misspellings(self._people, self._posts)
        while further := self._made(misspellings.joins(classes), classes):
            made += further
        return made, classes

    def _made(self, joins: Iterable[Join], classes: Classes) -> list[Join]:
        """Make joins one after the other; return those that were not made before and that fit."""
        return [
            join
            for join in joins
            if not classes.are_one(join.left, join.right) and classes.join(join.left, join.right, fits=self._fit)
        ]

    def _namesakes(self) -> list[list[Person]]:
        """Return for each name that several people bear these people."""
        bearers: dict[str, list[Person]] = defaultdict(list)
        for person in self._people.values():
            for name in person.folded:
                bearers[name].append(person)
        return [people for people in bearers.values() if len(people) > 1]

    def _same_post(self, namesakes: Iterable[Sequence[Person]]) -> Iterator[Join]:
        """One name in one post: also where one page gives a further post, in another unit or a former one."""
        for people in namesakes:
            holders: dict[str, set[str]] = defaultdict(set)
            for person in people:
                for tenure in person.tenures:
                    if self._posts.unit(tenure) is not None and tenure.role not in HELD_BY_MANY:
                        holders[self._posts.path(tenure)].add(person.iri)
            for post, several in holders.items():
                for left, right in _pairs(several):
                    yield Join(left, right, "same-name-same-post", post)

    def _same_unit(self, namesakes: Iterable[Sequence[Person]]) -> Iterator[Join]:
        """One name in two bodies of one unit, where one person may have held both posts."""
        for people in namesakes:
            for unit, several in self._by_unit(people).items():
                for left, right in _pairs(several):
                    if self._are_near(self._people[left], self._people[right], unit):
                        yield Join(left, right, "same-name-same-unit", f"unit/{unit}")

    def _successor_unit(self, namesakes: Iterable[Sequence[Person]], classes: Classes) -> Iterator[Join]:
        """One name before July 2025 in a commune and since then in the one that took it in, in posts that fit."""
        for people in namesakes:
            units = self._by_unit(people)
            found = {(classes.canonical(join.left), one): join for one, join in self._followers(units, classes)}
            before, after = Counter(one for one, _ in found), Counter(one for _, one in found)
            for (old, new), join in found.items():
                if before[old] == after[new] == 1:  # one candidate on either side
                    yield join

    def _followers(self, units: Mapping[str, set[str]], classes: Classes) -> Iterator[tuple[str, Join]]:
        """Yield who may follow whom of one name: the class of the later person, and the join that it would be."""
        people, table = self._people, gazetteer()
        for unit, several in sorted(units.items()):
            if unit not in table or not table.predecessors(unit):
                continue
            after = {classes.canonical(iri) for iri in several}
            for place in sorted(set(table.predecessors(unit)).intersection(units)):
                fitting = {
                    classes.canonical(iri): iri
                    for iri in sorted(units[place])
                    if self._follow(people[iri], place, [people[one] for one in several], unit)
                }
                for left in fitting.values():
                    for right in sorted(after):
                        yield right, Join(left, right, "same-name-successor-unit", f"unit/{place} → unit/{unit}")

    def _follow(self, before: Person, old: str, since: Sequence[Person], new: str) -> bool:
        """Tell whether posts in a unit follow one's in the unit before it: of one kind, or in bodies that lead."""
        kinds_before = {self._posts.kind(tenure) for tenure in self._posts.in_unit(before, old)}
        own = [tenure for person in since for tenure in self._posts.in_unit(person, new)]
        kinds_since = {self._posts.kind(tenure) for tenure in own if not tenure.is_ended}
        fit = kinds_before & kinds_since or (kinds_before & _LEADING and kinds_since & _LEADING)
        return bool(fit) and all(day >= REFORM for tenure in own for day in tenure.days)

    def _by_unit(self, people: Iterable[Person]) -> dict[str, set[str]]:
        """Return people by the units of their posts."""
        units: dict[str, set[str]] = defaultdict(set)
        for person in people:
            for tenure in person.tenures:
                place = self._posts.unit(tenure)
                if place is not None and tenure.qualifier is None:
                    units[place].add(person.iri)
        return units

    def _are_near(self, one: Person, other: Person, unit: str) -> bool:
        kinds = [{self._posts.kind(tenure) for tenure in self._posts.in_unit(person, unit)} for person in (one, other)]
        tenures = [tenure for person in (one, other) for tenure in self._posts.in_unit(person, unit)]
        levels = {body.level for tenure in tenures if (body := self._posts.body(tenure)) is not None}
        if not levels <= _SMALL_LEVELS and not all(of_one & _LEADING for of_one in kinds):
            return False
        return years_between([day for tenure in tenures for day in self._posts.shown(tenure)]) <= LONGEST_SPAN

    def _fit(self, ours: set[str], theirs: set[str]) -> bool:
        """Tell whether no post of the one excludes one of the other at a time, and no file lists them as two people."""
        if self._sources_listing(ours) & self._sources_listing(theirs):
            return False
        left, right = (self._headships(side) for side in (ours, theirs))
        return not any(self._excludes(one, left[one], other, right[other]) for one in left for other in right)

    def _sources_listing(self, people: set[str]) -> set[str]:
        """Return the files of other systems that have records of people."""
        return {source for iri in people if iri in self._people for source in self._people[iri].listed}

    def _headships(self, people: set[str]) -> dict[str, list[Tenure]]:
        """Return the tenures of people who are one by the posts at the head of a body that they hold."""
        found: dict[str, list[Tenure]] = defaultdict(list)
        # Of whom a person judged, no rule says what posts exclude each other.
        for tenure in (tenure for iri in sorted(people - self._judged) for tenure in self._tenures(iri)):
            if tenure.role in HELD_BY_ONE:
                found[self._posts.path(tenure)].append(tenure)
        return found

    def _excludes(self, post: str, ours: Sequence[Tenure], other_post: str, theirs: Sequence[Tenure]) -> bool:
        """Tell whether nobody holds both: the head of a force or a school heads nothing else in those months."""
        if post == other_post:
            return False
        one, other = ours[0], theirs[0]
        kinds = [self._kinds[kind] for kind in (self._posts.kind(one), self._posts.kind(other)) if kind in self._kinds]
        if len(kinds) < 2:
            return False
        of_force = any(kind.heads_nothing_else for kind in kinds) and all(k.side in ("state", "front") for k in kinds)
        if kinds[0] != kinds[1] and not of_force:
            return False  # two bodies of one kind are never led by one person at a time
        mine, yours = ([day for one in side for day in self._posts.shown(one)] for side in (ours, theirs))
        return bool(mine and yours) and min(mine) <= max(yours) and min(yours) <= max(mine)

    def _tenures(self, iri: str) -> list[Tenure]:
        return self._people[iri].tenures if iri in self._people else []


def _pairs(people: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield all pairs of a few; of many the neighbours, and each with the first, so that time stays in proportion."""
    several = sorted(people)
    if len(several) <= _ALL_PAIRS:
        yield from combinations(several, 2)
        return
    yield from pairwise(several)
    yield from ((several[0], one) for one in several[2:])


def preferred_names(records: Records, classes: Classes) -> dict[str, str]:
    """Return the name of each person whom documents spell in several ways, by the path that stands for the person.

    It is the spelling of most sources, of several such the first in the order of the alphabet.
    """
    found: dict[str, str] = {}
    for iri, person in records.people.items():
        several = classes.members(iri)
        if iri != classes.canonical(iri) or (len(several) == 1 and len(set(person.names.values())) < 2):
            continue
        people = [records.people[one] for one in sorted(several) if one in records.people]
        spelt = Counter(name for one in people for name in one.names.values())
        if len(spelt) > 1:
            found[iri] = min(spelt, key=lambda name: (-spelt[name], name))
    return found
