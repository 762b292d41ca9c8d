"""A change of personnel as a sentence tells it, and what the kinds of changes (code list change) do to posts."""

from dataclasses import dataclass

from govgraph.notation import date
from govgraph.recognise import BodyMention, PersonMention, PostMention

BEGINNINGS = frozenset({"election", "appointment", "reassignment", "rotation", "designation", "ratification"})
ENDINGS = frozenset({"relief", "recall", "removal", "release"})
#: What is done by decision of those above, without a move: the post is told behind who gets it.
DECIDED = frozenset({"appointment", "designation", "ratification"})
#: Who is moved leaves the posts named with the name; who is elected, designated or ratified keeps them.
LEAVE_POSTS = frozenset({"reassignment", "rotation"})
#: What a meeting does by vote, each for itself; the rest is done by decision.
BY_VOTE = frozenset({"election", "relief", "recall", "removal"})


@dataclass(frozen=True, slots=True)
class Change:
    """One change as read: kind (code list change), the people, the posts, where it stands.

    `led` is the body of which the text says that the people head it: "Ban … do ông A làm Trưởng ban"; `since` the day
    from which the change holds, where the text gives it: "kể từ ngày 06/3/2023".
    """

    kind: str | None
    people: tuple[PersonMention, ...]
    posts: tuple[PostMention, ...]
    sentence: int
    led: BodyMention | None = None
    since: date.DateSpan | None = None
