"""Who is who in a document: each name once, with the posts in which the text shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from govgraph.model import Body, Post, Unit
from govgraph.normalise import bare_key
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention
from govgraph.recognise.units import LEVELS

# In names of the Central Highlands the given name stands first, behind a word for man or woman: «Y Khoa Êban».
_BEFORE_GIVEN = frozenset({"y", "h"})


@dataclass(slots=True)
class People:
    """The people of a document about the unit `home`: how each is written, and the posts each holds."""

    home: Unit | None = None  # of which the document is
    names: dict[str, str] = field(default_factory=dict)  # folded name → the first full way of writing it
    posts: dict[str, list[Post]] = field(default_factory=dict)  # name → posts
    position_ids: dict[tuple[str, Post], str] = field(default_factory=dict)
    _longer: dict[str, list[str]] = field(default_factory=dict)  # last syllables → the full names that end so
    _holders: dict[tuple[str, str], dict[str, list[Post]]] = field(default_factory=dict)  # role, kind of body → names
    _given: dict[str, list[Post]] = field(default_factory=dict)  # name → posts that a change gave
    _positions: dict[str, list[str]] = field(default_factory=dict)  # name → position facts
    _leaders: list[tuple[int, str]] = field(default_factory=list)  # of working groups, where each is told

    def know(self, name: str) -> None:
        """Note a full name; of two ways of writing it the first stays."""
        key = bare_key(name)
        if key not in self.names:
            self.names[key] = name
            syllables = key.split(" ")
            for at in range(1, len(syllables)):
                self._longer.setdefault(" ".join(syllables[at:]), []).append(name)
            if syllables[0] in _BEFORE_GIVEN and len(syllables) > 2:
                self._longer.setdefault(" ".join(syllables[:2]), []).append(name)

    def hold(self, name: str, post: Post, position: str, at: int = 0, *, begins: bool = False) -> None:
        """Note that a person holds a post, as the fact `position` says; `begins` for one that a change gave.

        `at` is where the text tells it.
        """
        if post.role == "head" and post.body.kind == "working-group":
            self._leaders.append((at, name))
        if begins and post not in self._given.setdefault(name, []):
            self._given[name].append(post)
        if (name, post) not in self.position_ids:
            self.position_ids[name, post] = position
            self.posts.setdefault(name, []).append(post)
            self._holders.setdefault((post.role, post.body.kind), {}).setdefault(name, []).append(post)
            if not begins:
                self._positions.setdefault(name, []).append(position)

    def positions_of(self, name: str) -> tuple[str, ...]:
        """Return the facts that tell in which posts the document shows a person, but for posts that it begins."""
        return tuple(self._positions.get(name, ()))

    def settled(self, name: str, post: Post, named: PostMention) -> Post:
        """Return a post of a working group with the level at which the person was already shown in it, or in others."""
        told = named.body is not None and named.body.level is not None
        if post.body.kind != "working-group" or told:
            return post
        levels = [one.body.level for one in self.posts.get(name, ()) if one.body.level is not None]
        if not levels or post.body.level in levels:
            return post
        highest = max(levels, key=LEVELS.index)
        return replace(post, body=replace(post.body, level=highest, unit=None))

    def name(self, mention: PersonMention) -> str | None:
        """Return the full name that a mention means: its own, or that of the one person known by these syllables."""
        if mention.name is None:
            return self.holder(mention.posts)
        key = bare_key(mention.name)
        if key in self.names:
            return self.names[key]
        longer = self._longer.get(key, ())
        return longer[0] if len(longer) == 1 else mention.name

    def holder(self, posts: Sequence[PostMention]) -> str | None:
        """Return the one person whom the text shows in the posts named, or None where none or several fit.

        «Tân Chủ tịch» is who was given the post, not who was relieved of it; then the body may be left out.
        """
        for post in posts:
            if post.qualifier == "new":
                fit = [name for name, given in self._given.items() if any(_may_mean(post, one) for one in given)]
            elif post.body is None:
                continue
            else:
                holders = self._holders.get((post.role, post.body.kind), {})
                fit = [name for name, held in holders.items() if any(_may_mean(post, one) for one in held)]
                if len(fit) > 1 and post.role == "head" and post.body.kind == "working-group":
                    fit = self._last_leader(fit, post.span.start)
                elif len(fit) > 1 and post.body.unit is None:
                    fit = [name for name in fit if any(self._is_at_home(one.body) for one in holders[name])]
            if len(fit) == 1:
                return fit[0]
        return None

    def _last_leader(self, names: Sequence[str], at: int) -> list[str]:
        """Return who of several leaders of groups is told last before `at`: of two groups «Trưởng đoàn» is of that."""
        told = [one for one in self._leaders if one[0] < at and one[1] in names]
        return [max(told)[1]] if told else []

    def _is_at_home(self, body: Body) -> bool:
        """Tell whether a body is of the document's own unit: whom a post of several units means that names none."""
        names = [unit.name for unit in (self.home, body.unit) if unit is not None and unit.name is not None]
        return len(names) == 2 and bare_key(names[0]) == bare_key(names[1])


def _may_mean(named: PostMention, post: Post) -> bool:
    """Tell whether a post is the one named, as far as words say: «Chủ tịch», «Chủ tịch Hội» say less than others."""
    body = named.body
    if named.role != post.role or body is None or body.kind in ("", "other"):
        return named.role == post.role
    return body.kind == post.body.kind and _may_be(body, post.body)


def _may_be(named: BodyMention, body: Body) -> bool:
    """Tell whether a body of the same kind is the one named, as far as level, name and unit are said."""
    named_so = named.name is None or bare_key(named.name) == bare_key(body.name or "")
    return named.level in (None, body.level) and named_so and _may_be_in(named.unit, body)


def _may_be_in(unit: Unit | None, body: Body) -> bool:
    """Tell whether a body may be that of a unit: a village's has the name of the village, and the unit above it."""
    known = body.name if body.level == "village" else body.unit.name if body.unit is not None else None
    if unit is None or unit.name is None or known is None:
        return True
    return f" {bare_key(known)}".endswith(f" {bare_key(unit.name)}")
