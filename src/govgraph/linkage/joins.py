"""Joins: statements that two paths stand for one and the same, by a rule or a person's judgement; their classes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """`left` and `right` (paths below the base) are one; `rule` names why, `because` what it rests on here.

    `by` and `on` are who judged and when, where a person did.
    """

    left: str
    right: str
    rule: str
    because: str = ""
    by: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A row of judgements.csv: `left` and `right` are the same, or different, as `by` decided."""

    left: str
    right: str
    verdict: str
    by: str
    on: str | None = None
    because: str | None = None


class Classes:
    """Sets of paths that stand for one and the same; two that a judgement parts never come into one.

    >>> classes = Classes([("person/1", "person/3")])
    >>> classes.join("person/1", "person/2"), classes.join("person/2", "person/3")
    (True, False)
    >>> classes.canonical("person/2")
    'person/1'
    """

    def __init__(self, different: Iterable[tuple[str, str]] = ()) -> None:
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}
        for left, right in different:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def members(self, path: str) -> set[str]:
        """Return all that are one with a path, itself among them."""
        return self._members.get(path, {path})

    def canonical(self, path: str) -> str:
        """Return the path that stands for all: the first of them in the order of the alphabet."""
        return min(self.members(path))

    def join(self, left: str, right: str, *, fits: Callable[[set[str], set[str]], bool] | None = None) -> bool:
        """Make two one, unless a judgement parts them or their classes do not fit; tell whether they are one."""
        ours, theirs = self.members(left), self.members(right)
        if right in ours:
            return True
        parted = self._apart and any(self._apart.get(one, set()) & theirs for one in ours)
        if parted or (fits and not fits(ours, theirs)):
            return False
        few, many = sorted((ours, theirs), key=len)
        many.update(few)
        self._members.update(dict.fromkeys([*few, left, right], many))
        return True

    def are_one(self, left: str, right: str) -> bool:
        """Tell whether two are one."""
        return right in self.members(left)

    def joined(self) -> list[str]:
        """Return all paths that are one with another, sorted."""
        return sorted(one for one, several in self._members.items() if len(several) > 1)

    def redirects(self) -> dict[str, str]:
        """Return the canonical path of each that is not canonical itself."""
        return {one: min(several) for one, several in sorted(self._members.items()) if one != min(several)}
