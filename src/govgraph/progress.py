"""How far a long work has come, told to whoever wants to see it.

A phase has a name, the number of what is done of it, and of how many; 0 where nobody knows of how many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[str, int, int], None]

One = TypeVar("One")


def unseen(phase: str, done: int, total: int) -> None:
    """Show nothing."""


def following(several: Iterable[One], phase: str, total: int, progress: Progress) -> Iterator[One]:
    """Yield one after the other, and tell of each before it is taken.

    >>> list(following("ab", "reading", 2, lambda *told: print(*told)))
    reading 0 2
    reading 1 2
    reading 2 2
    ['a', 'b']
    """
    progress(phase, 0, total)
    for done, one in enumerate(several, 1):
        progress(phase, done, total)
        yield one
