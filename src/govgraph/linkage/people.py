"""When two people of the graph are one: rules with their reasons, never the name alone.

Within one unit a name is one person's where the posts fit; across units a page has to tell the way from the one post
to the other, which shows in a post that both have. Since the reform of 2025 the unit that took a commune in counts as
following it. A misspelt name is joined where nobody else can be meant: in a post that one person holds, between two
days on which the right spelling is shown there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from rapidfuzz.distance import OSA

from govgraph.codes import Codes, load_codes
from govgraph.gazetteer import REFORM, gazetteer
from govgraph.linkage.joins import Classes, Join
from govgraph.linkage.places import Renaming
from govgraph.linkage.records import Body, Person, Records, Tenure
from govgraph.normalise import bare_key

#: Roles that one person has in a body.
HEADS = frozenset({"chair", "head", "secretary", "standing-deputy-secretary", "standing-vice-chair"})
# Bodies whose members lead a unit together: at the province many bear one name, and only these are near each other.
_LEADING = frozenset(
    {"party-committee", "party-standing-committee", "party-organisation", "peoples-committee", "peoples-council"}
)
_SMALL_LEVELS = frozenset({"village", "commune", "district"})
_HELD_BY_MANY = frozenset({"member", "alternate-member", "delegate", "officer"})  # a post that tells nobody apart
_LONGEST_SPAN = 15  # years between two showings of one person in one unit
_ALL_PAIRS = 8  # people of one name in one post or unit, of whom all pairs are looked at
_FEWEST_SYLLABLES = 3  # of a name that is told from another by more than its family name


class PeopleRules:
    """The rules over all people of a store."""

    def __init__(self, records: Records, renaming: Renaming, codes: Codes | None = None) -> None:
        self._people = records.people
        self._renaming = renaming
        self._bodies = {renaming.key(f"body/{body.key}")[len("body/") :]: body for body in records.bodies.values()}
        self._kinds = (codes or load_codes())["body"]
        self._issued = records.issued
        self._judged: set[str] = set()

    def joins(self, different: Iterable[tuple[str, str]], same: Sequence[Join]) -> tuple[list[Join], Classes]:
        """Return the joins that hold, in the order in which they were made, and the classes that they come to.

        Judgements come first, then the rules from the surest to the weakest; each in the order of the paths, so that
        nothing hangs on the order of the documents.
        """
        classes = Classes(different)
        made: list[Join] = [join for join in same if classes.join(join.left, join.right)]
        self._judged = {one for join in same for one in (join.left, join.right)}
        for rule in (self._same_post, self._same_unit, self._successor_unit, self._other_spelling):
            for join in sorted(rule(classes)):
                if not classes.are_one(join.left, join.right) and classes.join(join.left, join.right, fits=self._fit):
                    made.append(join)
        return made, classes

    def _same_post(self, classes: Classes) -> Iterator[Join]:
        """One name in one post: also where one page gives a further post, in another unit or a former one."""
        holders: dict[tuple[str, str], set[str]] = defaultdict(set)
        for person in self._people.values():
            for name in person.folded:
                for tenure in person.tenures:
                    if self._place(tenure) is not None and tenure.role not in _HELD_BY_MANY:
                        holders[name, self._post(tenure)].add(person.iri)
        for (_, post), people in holders.items():
            for left, right in _pairs(people):
                yield Join(left, right, "same-name-same-post", post)

    def _same_unit(self, classes: Classes) -> Iterator[Join]:
        """One name in two bodies of one unit, where one person may have held both posts."""
        for units, people in self._by_name().values():
            for unit, several in units.items():
                for left, right in _pairs(several):
                    if self._are_near(people[left], people[right], unit):
                        yield Join(left, right, "same-name-same-unit", f"unit/{unit}")

    def _successor_unit(self, classes: Classes) -> Iterator[Join]:
        """One name before July 2025 in a commune and since then in the one that took it in, in posts that fit."""
        for units, people in self._by_name().values():
            found = {(classes.canonical(join.left), one): join for one, join in self._followers(units, people, classes)}
            before, after = Counter(one for one, _ in found), Counter(one for _, one in found)
            for (old, new), join in found.items():
                if before[old] == after[new] == 1:  # one candidate on either side
                    yield join

    def _followers(
        self, units: Mapping[str, set[str]], people: Mapping[str, Person], classes: Classes
    ) -> Iterator[tuple[str, Join]]:
        """Yield who may follow whom of one name: the class of the later person, and the join that it would be."""
        table = gazetteer()
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
        kinds_before = {self._kind(tenure) for tenure in self._in(before, old)}
        own = [tenure for person in since for tenure in self._in(person, new)]
        kinds_since = {self._kind(tenure) for tenure in own if not tenure.is_ended}
        fit = kinds_before & kinds_since or (kinds_before & _LEADING and kinds_since & _LEADING)
        return bool(fit) and all(day >= REFORM for tenure in own for day in tenure.days)

    def _other_spelling(self, classes: Classes) -> Iterator[Join]:
        """Two spellings in one post that one person holds, the one shown between showings of the other."""
        posts: dict[str, set[str]] = defaultdict(set)
        for person in self._people.values():
            for tenure in person.tenures:
                if tenure.role in HEADS and tenure.qualifier is None and self._place(tenure) is not None:
                    posts[self._post(tenure)].add(person.iri)
        for post, people in posts.items():
            for left, right in _pairs(people):
                one, other = self._class_of(left, classes), self._class_of(right, classes)
                if _sources(one) & _sources(other) or not _is_misspelt(one, other):
                    continue
                if _between(*(self._days(side, post) for side in (one, other))):
                    yield Join(left, right, "name-misspelt", post)

    def _by_name(self) -> dict[str, tuple[dict[str, set[str]], dict[str, Person]]]:
        """Return for each name the people who bear it by the units of their posts."""
        found: dict[str, tuple[dict[str, set[str]], dict[str, Person]]] = {}
        for person in self._people.values():
            for name in person.folded:
                units, people = found.setdefault(name, (defaultdict(set), {}))
                people[person.iri] = person
                for tenure in person.tenures:
                    place = self._place(tenure)
                    if place is not None and tenure.qualifier is None:
                        units[place].add(person.iri)
        return found

    def _are_near(self, one: Person, other: Person, unit: str) -> bool:
        kinds = [{self._kind(tenure) for tenure in self._in(person, unit)} for person in (one, other)]
        levels = {self._bodies[self._body(t)].level for person in (one, other) for t in self._in(person, unit)}
        if not levels <= _SMALL_LEVELS and not all(of_one & _LEADING for of_one in kinds):
            return False
        days = sorted(
            day for person in (one, other) for tenure in self._in(person, unit) for day in self._shown(tenure)
        )
        return not days or int(days[-1][:4]) - int(days[0][:4]) <= _LONGEST_SPAN

    def _fit(self, ours: set[str], theirs: set[str]) -> bool:
        """Tell whether no post of the one excludes a post of the other at the same time."""
        left, right = (self._headships(side) for side in (ours, theirs))
        return not any(self._excludes(one, left[one], other, right[other]) for one in left for other in right)

    def _headships(self, people: set[str]) -> dict[str, list[Tenure]]:
        """Return the tenures of people who are one by the posts at the head of a body that they hold."""
        found: dict[str, list[Tenure]] = defaultdict(list)
        # Of whom a person judged, no rule says what posts exclude each other.
        for tenure in (tenure for iri in sorted(people - self._judged) for tenure in self._tenures(iri)):
            if tenure.role in HEADS:
                found[self._post(tenure)].append(tenure)
        return found

    def _excludes(self, post: str, ours: Sequence[Tenure], other_post: str, theirs: Sequence[Tenure]) -> bool:
        """Tell whether nobody holds both: the head of a force or a school heads nothing else in those months."""
        if post == other_post:
            return False
        one, other = ours[0], theirs[0]
        kinds = [self._kinds[kind] for kind in (self._kind(one), self._kind(other)) if kind in self._kinds]
        if len(kinds) < 2:
            return False
        of_force = any(kind.heads_nothing_else for kind in kinds) and all(k.side in ("state", "front") for k in kinds)
        if kinds[0] != kinds[1] and not of_force:
            return False  # two bodies of one kind are never led by one person at a time
        mine, yours = ([day for one in side for day in self._shown(one)] for side in (ours, theirs))
        return bool(mine and yours) and min(mine) <= max(yours) and min(yours) <= max(mine)

    def _tenures(self, iri: str) -> list[Tenure]:
        return self._people[iri].tenures if iri in self._people else []

    def _class_of(self, iri: str, classes: Classes) -> list[Person]:
        return [self._people[one] for one in sorted(classes.members(iri)) if one in self._people]

    def _days(self, people: Sequence[Person], post: str) -> list[str]:
        """Return when people are shown in a post, or in that of the unit before or after it."""
        body, role = post.rpartition("/")[0].removeprefix("post/"), post.rpartition("/")[2]
        record = self._bodies.get(body)
        place = self._renaming.key(f"unit/{record.unit}").removeprefix("unit/") if record and record.unit else ""
        line = _line(place)
        tenures = (tenure for person in people for tenure in person.tenures)
        same = (one for one in tenures if record and (self._kind(one), one.role) == (record.kind, role))
        return sorted(day for one in same if self._place(one) in line for day in self._shown(one))

    def _shown(self, tenure: Tenure) -> tuple[str, ...]:
        """Return the days on which a post is shown, else the day of the page."""
        issued = self._issued.get(tenure.source)
        return tenure.days or ((issued,) if issued and not tenure.is_ended else ())

    def _in(self, person: Person, unit: str) -> list[Tenure]:
        return [one for one in person.tenures if self._place(one) == unit]

    def _post(self, tenure: Tenure) -> str:
        return self._renaming.key(tenure.post)

    def _body(self, tenure: Tenure) -> str:
        return self._post(tenure).rpartition("/")[0].removeprefix("post/")

    def _kind(self, tenure: Tenure) -> str:
        body = self._record(tenure)
        return body.kind if body else ""

    def _record(self, tenure: Tenure) -> Body | None:
        return self._bodies.get(self._body(tenure))

    def _place(self, tenure: Tenure) -> str | None:
        """Return the key of the unit in which a post is, if it is one that several pages can mean."""
        body = self._record(tenure)
        if body is None or body.unit is None or self._body(tenure).startswith("source-"):
            return None
        return self._renaming.key(f"unit/{body.unit}").removeprefix("unit/")


def _line(unit: str) -> set[str]:
    """Return a unit with those that it came from and became."""
    table = gazetteer()
    after = {key for key, _ in table[unit].became} if unit in table else set()
    return {unit, *after, *table.predecessors(unit)}


def _pairs(people: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield all pairs of a few; of many the neighbours, and each with the first, so that time stays in proportion."""
    several = sorted(people)
    if len(several) <= _ALL_PAIRS:
        yield from combinations(several, 2)
        return
    yield from pairwise(several)
    yield from ((several[0], one) for one in several[2:])


def _sources(people: Iterable[Person]) -> set[str]:
    return {source for person in people for source in person.names}


def _is_misspelt(one: Sequence[Person], other: Sequence[Person]) -> bool:
    """Tell whether two people's names differ by marks, or by one letter in one syllable."""
    names = [{bare_key(name) for person in side for name in person.names.values()} for side in (one, other)]
    return any(_is_slip(left, right) for left in names[0] for right in names[1])


def _is_slip(one: str, other: str) -> bool:
    """Tell whether a name may be a slip for another.

    >>> _is_slip("le thi hong van", "le thi hong vang"), _is_slip("le van an", "le thi an")
    (True, False)
    """
    return one == other or (len(one.split()) >= _FEWEST_SYLLABLES and OSA.distance(one, other, score_cutoff=1) == 1)


def _between(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether all days of one lie between two days of the other.

    >>> _between(["2022-07-01"], ["2021-03-01", "2024-07-01"]), _between(["2020"], ["2021", "2024"])
    (True, False)
    """
    return any(
        a and b and min(b) <= min(a) and max(a) <= max(b) and min(b) < max(b) for a, b in ((one, other), (other, one))
    )
