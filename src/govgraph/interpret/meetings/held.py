"""A meeting of which a text tells, and of which one a sentence speaks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from govgraph.model import Body


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting found: the fact's id, and the number of the sentence from which on the text speaks of it."""

    id: str
    sentence: int
    kind: str
    convener: Body | None


def meeting_at(held: Sequence[Held], sentence: int) -> Held | None:
    """Return the meeting of which a sentence speaks: the last one introduced, or the first before any."""
    if not held:
        return None
    return held[max(0, bisect_right(held, sentence, key=lambda meeting: meeting.sentence) - 1)]
