"""Keys of people: the name, and the body of the post that the person holds in the lowest unit.

One name with posts in two communes is two people, unless the document tells of a move from one to the other. Whether
one name in two bodies of a unit is one person, no document can tell alone; see `govgraph.linkage`. A file of another
system can: of one name, one record is one person, and two are two.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from govgraph.codes import load_codes
from govgraph.model import HEADS, NOT_IN_FULL, Body, Fact, Person, PersonnelChange, Position, Post, Unit
from govgraph.resolve.bodies import MANY_IN_A_UNIT, BodyKeys
from govgraph.resolve.keys import digest, fold
from govgraph.resolve.units import chain, rank

# The members of a committee are those of the organisation, and its standing committee is chosen from them.
_KINDS = {"party-organisation": "party-committee", "party-standing-committee": "party-committee"}


class PeopleKeys:
    """The people whom one document names, with their tenures."""

    def __init__(self, facts: Iterable[Fact], bodies: BodyKeys, listed: Iterable[Person] = ()) -> None:
        self.bodies = bodies
        self._keys: dict[tuple[str, str | None], str] = {}  # by name and place
        self._records: dict[str, list[str]] = defaultdict(list)
        self._posts_of_record: dict[str, list[Post]] = defaultdict(list)
        self._own_scopes: dict[str, tuple[str, ...]] = {}
        names = Counter(fold(person.name) for person in listed)
        for person in listed:
            if person.record is not None:
                self._records[fold(person.name)].append(person.record)
        self._posts: dict[str, list[Post]] = defaultdict(list)
        self._terms: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._places: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._moved: set[str] = {name for name, count in names.items() if count == 1}
        self._apart: dict[str, set[str]] = {}
        left: dict[str, list[Post]] = defaultdict(list)
        for fact in facts:
            if isinstance(fact.content, PersonnelChange):
                self._moved.add(fold(fact.content.person))
            match fact.content:
                case Position(person=name, post=post, term=term, qualifier=qualifier, record=record):
                    self._posts[fold(name)].append(post)
                    if record is not None:
                        self._posts_of_record[record].append(post)
                    if qualifier is None and (unit := self._unit(post)) is not None and unit.name:
                        self._places[fold(name)][unit.level].add(bodies.units.key(unit))
                    if term is not None:
                        self._terms[fold(name), bodies.post_key(post)].add(bodies.term_key(term))
                case PersonnelChange(person=name, ends=Post() as post):
                    left[fold(name)].append(post)
        for folded, posts in left.items():
            # A post that someone leaves tells who they are where the document names no other.
            self._posts[folded] = self._posts[folded] or posts

    def person_key(self, name: str, *posts: Post, record: str | None = None) -> str:
        """Return the key of a person: twelve digits for the name and the body of their lowest post.

        The lowest, since a commune's secretary stays the same person in a document that also calls them a member of
        the district's committee. Without a post, nothing outside the document can be that person. Where the name is
        that of two people, `posts` tell which one is meant; if they do not, it is one whom only the source knows. Of
        two whom another system lists under one name, the `record` tells.
        """
        folded = fold(name)
        if record is not None and len(self._records[folded]) > 1:
            return digest(folded, *self._scope_of_record(folded, record))
        place = None
        if self._two_places(folded):
            meant = {place for post in posts if (place := self._place(folded, post)) is not None}
            place = meant.pop() if len(meant) == 1 else None
        key = self._keys.get((folded, place))
        if key is None:
            key = self._keys[folded, place] = digest(folded, *self._scope(folded, place))
        return key

    def _scope_of_record(self, folded: str, record: str) -> tuple[str, ...]:
        """Return what tells a person from another record of the name: the body of the lowest post, or the record."""
        if not self._own_scopes.get(record):
            for one in self._records[folded]:
                scopes = [(self._rank(post.body), self._body_key(post.body)) for post in self._posts_of_record[one]]
                self._own_scopes[one] = min(scopes)[1:] if scopes else (self.bodies.units.scope,)
        own = self._own_scopes[record]
        is_alike = [self._own_scopes[one] for one in self._records[folded]].count(own) > 1
        return (*own, record) if is_alike else own

    def _scope(self, folded: str, place: str | None) -> tuple[str, ...]:
        own = [post for post in self._posts.get(folded, ()) if self._place(folded, post) == place]
        if place is None and self._two_places(folded):
            own = []
        scopes = [(self._rank(post.body), self._body_key(post.body)) for post in own]
        return min(scopes)[1:] if scopes else (self.bodies.units.scope,)

    def _body_key(self, body: Body) -> str:
        """Return the key of a body, of the committee for its standing committee and the organisation."""
        kind = _KINDS.get(body.kind)
        return self.bodies.key(body if kind is None else replace(body, kind=kind))

    def _two_places(self, folded: str) -> set[str]:
        """Return the units that part the people of one name: several of the lowest level at which there are several."""
        if folded not in self._apart:
            self._apart[folded] = self._find_two_places(folded)
        return self._apart[folded]

    def _find_two_places(self, folded: str) -> set[str]:
        if folded in self._moved:
            return set()
        heads = self._heads_apart(folded)
        if heads:
            return heads
        several = [(rank(level), units) for level, units in self._places.get(folded, {}).items() if len(units) > 1]
        return min(several, key=lambda one: one[0], default=(0, set[str]()))[1]

    def _heads_apart(self, folded: str) -> set[str]:
        """Return the bodies that part the people of one name: one is led by somebody who leads nothing else."""
        kinds = load_codes()["body"]
        heads = {
            self.bodies.key(post.body): kinds[post.body.kind]
            for post in self._posts.get(folded, ())
            if post.role in HEADS
        }
        several = {key: kind for key, kind in heads.items() if kind.side in ("state", "front")}
        apart = len(set(several.values())) > 1 and any(kind.heads_nothing_else for kind in several.values())
        kinds_led = [kind.notation for kind in heads.values()]
        # Nobody leads two schools or two offices at a time.
        apart = apart or (folded not in self._moved and any(kinds_led.count(kind) > 1 for kind in MANY_IN_A_UNIT))
        return set(heads) if apart else set()

    def _place(self, folded: str, post: Post) -> str | None:
        """Return which of these units a post is in, below or above; None where it may be any."""
        places = self._two_places(folded)
        if not places or (unit := self._unit(post)) is None:
            return None
        if (key := self.bodies.key(post.body)) in places:
            return key
        own, below = self.bodies.units.key(unit), {self.bodies.units.key(one) for one in chain(unit)}
        found = {place for place in places if place in below or own in self._above(folded, place)}
        return found.pop() if len(found) == 1 else None

    def _above(self, folded: str, place: str) -> set[str]:
        units = (self._unit(post) for post in self._posts.get(folded, ()))
        key = self.bodies.units.key
        return {key(one) for unit in units if unit is not None and key(unit) == place for one in chain(unit)}

    def _unit(self, post: Post) -> Unit | None:
        return self.bodies.complete(post.body).unit

    def tenure_key(self, name: str, post: Post, position: Position | None = None) -> str:
        """Return the key of a person's tenure of a post; it never holds an end date.

        The term of office belongs to the key only where the document gives one person the post in two terms.
        """
        post_key = self.bodies.post_key(post)
        own = []
        if position and position.qualifier in NOT_IN_FULL:  # «quyền Bí thư», «Bí thư»: two tenures of one post
            own.append(position.qualifier)
        if position and position.term and len(self._terms[fold(name), post_key]) > 1:
            own.append(self.bodies.term_key(position.term))
        return digest(self.person_key(name, post, record=position.record if position else None), post_key, *own)

    def _rank(self, body: Body) -> int:
        unit = self.bodies.complete(body).unit
        return rank(unit.level if unit else body.level)
