"""Keys of people: the name, and the lowest unit in which the person holds a post."""

from collections import defaultdict
from collections.abc import Iterable

from govgraph.model import Body, Fact, PersonnelChange, Position, Post
from govgraph.resolve.bodies import BodyKeys
from govgraph.resolve.keys import digest, fold
from govgraph.resolve.units import rank

# «quyền Bí thư» and «Bí thư» are one post, and two tenures of it.
TENURES_OF_THEIR_OWN = frozenset({"acting", "in-charge", "provisional", "temporary"})


class PeopleKeys:
    """The people whom one document names, with their tenures."""

    def __init__(self, facts: Iterable[Fact], bodies: BodyKeys) -> None:
        self.bodies = bodies
        self._scopes: dict[str, str] = {}
        self._posts: dict[str, list[Post]] = defaultdict(list)
        self._terms: dict[tuple[str, str], set[str]] = defaultdict(set)
        left: dict[str, list[Post]] = defaultdict(list)
        for fact in facts:
            match fact.content:
                case Position(person=person, post=post, term=term):
                    self._posts[fold(person)].append(post)
                    if term is not None:
                        self._terms[fold(person), bodies.post_key(post)].add(bodies.term_key(term))
                case PersonnelChange(person=person, ends=Post() as post):
                    left[fold(person)].append(post)
        for name, posts in left.items():
            # A post that someone leaves tells who they are where the document names no other.
            self._posts[name] = self._posts[name] or posts

    def person_key(self, name: str) -> str:
        """Return the key of a person: twelve digits for the name and the unit of their lowest post.

        The lowest, since a commune's secretary stays the same person in a document that also calls them a member of
        the district's committee. Without a post, nothing outside the document can be that person.
        """
        folded = fold(name)
        if folded not in self._scopes:
            scopes = [(self._rank(post.body), self.bodies.scope(post.body)) for post in self._posts.get(folded, ())]
            _, self._scopes[folded] = min(scopes, default=(0, self.bodies.units.scope))
        return digest(folded, self._scopes[folded])

    def tenure_key(self, name: str, post: Post, position: Position | None = None) -> str:
        """Return the key of a person's tenure of a post; it never holds an end date.

        The term of office belongs to the key only where the document gives one person the post in two terms.
        """
        post_key = self.bodies.post_key(post)
        own = []
        if position and position.qualifier in TENURES_OF_THEIR_OWN:
            own.append(position.qualifier)
        if position and position.term and len(self._terms[fold(name), post_key]) > 1:
            own.append(self.bodies.term_key(position.term))
        return digest(self.person_key(name), post_key, *own)

    def _rank(self, body: Body) -> int:
        unit = self.bodies.units.complete(body.unit) if body.unit else None
        return rank(unit.level if unit else body.level)
