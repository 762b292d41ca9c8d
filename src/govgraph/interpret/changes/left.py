"""Posts that stand beside names and are held no longer: of those who are moved, relieved or retire."""

from collections.abc import Sequence

from govgraph.interpret.changes.mention import ENDINGS, LEAVE_POSTS, Change
from govgraph.interpret.changes.posts_filled import LEADING
from govgraph.recognise import PersonMention


def posts_left(changes: Sequence[Change]) -> set[int]:
    """Return where the mentions start whose posts are no longer held: those of people moved by decision."""
    return {
        person.span.start
        for change in changes
        for person in change.people
        if change.kind in LEAVE_POSTS or _is_left(person, change) or _rises(person, change)
    }


def _is_left(person: PersonMention, change: Change) -> bool:
    """Tell whether somebody leaves the posts named with the name: no others are told of the change."""
    return change.kind in ENDINGS and (change.posts == person.posts or (change.kind == "release" and not change.posts))


def _rises(person: PersonMention, change: Change) -> bool:
    """Tell whether somebody of an agency is appointed to lead one: "bổ nhiệm ông A, chuyên viên, giữ chức Trưởng …"."""
    named = (*person.posts, *change.posts)
    in_agencies = all(post.body is not None and post.body.kind == "specialised-agency" for post in named)
    return change.kind == "appointment" and in_agencies and any(post.role in LEADING for post in change.posts)
