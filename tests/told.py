"""What a reading tells, in the short form in which tests compare it."""

from typing import TypeVar

from govgraph.model import Content, Locality, Meeting, Participation, Position, Reading

T = TypeVar("T", bound=Content)


def contents(reading: Reading, kind: type[T]) -> list[T]:
    """Return what the facts of one kind say, in the order of the facts."""
    return [fact.content for fact in reading.facts if isinstance(fact.content, kind)]


def capacities(reading: Reading) -> set[tuple[str, str]]:
    """Return who took part as what, where the text states it."""
    stated = [fact.content for fact in reading.facts if fact.basis == "stated"]
    return {(one.person, one.capacity) for one in stated if isinstance(one, Participation)}


def posts(reading: Reading) -> set[tuple[str, str, str, str | None]]:
    """Return who has or had which post: person, role, kind and level of the body."""
    return {_post(one) for one in contents(reading, Position)}


def posts_today(reading: Reading) -> set[tuple[str, str, str, str | None]]:
    """Return `posts` without those that are told as held earlier."""
    return {_post(one) for one in contents(reading, Position) if one.qualifier not in ("former", "late")}


def meetings(reading: Reading) -> list[tuple[str, str | None]]:
    """Return the kind and the day of each meeting."""
    return [(one.kind, one.date) for one in contents(reading, Meeting)]


def places(reading: Reading) -> set[str]:
    """Return the units that a document is about, as it names them."""
    return {one.named_as for one in contents(reading, Locality)}


def _post(held: Position) -> tuple[str, str, str, str | None]:
    return held.person, held.post.role, held.post.body.kind, held.post.body.level
