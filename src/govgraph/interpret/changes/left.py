"""Posts that stand beside names and are held no longer: of those who are moved, relieved, replaced or retire."""

import re
from collections.abc import Sequence

from govgraph.interpret.changes.mention import BEGINNINGS, ENDINGS, LEAVE_POSTS, Change
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.model import LEADERS
from govgraph.recognise import PersonMention

_INSTEAD = ("thay", "thay thế", "thay cho", "thay thế cho")
_NOW = re.compile(r"[^,(-]+[,(-] ?(?:hiện )?(?:nay|giờ) (?:là|giữ chức|làm) |[^,(-]+[,(-] ?hiện (?:là|giữ chức|làm) ")


def posts_left(changes: Sequence[Change], sentences: Sequence[Sentence]) -> dict[int, frozenset[str]]:
    """Return where the mentions start whose posts are no longer held: of people moved by decision, or replaced.

    Each with the levels of the bodies in which they take up posts: some seats go on beside one of the same level.
    """
    left: dict[int, frozenset[str]] = {}
    for change in changes:
        levels = frozenset(post.body.level for post in change.posts if post.body is not None and post.body.level)
        for person in change.people:
            if change.kind in LEAVE_POSTS or _is_left(person, change) or _rises(person, change):
                left[person.span.start] = left.get(person.span.start, frozenset()) | levels
        if change.kind in BEGINNINGS and change.posts:
            left |= dict.fromkeys(_replaced(sentences[change.sentence]), frozenset())
    return left


def _replaced(sentence: Sentence) -> set[int]:
    """Return where those start whose post another gets: "chuẩn y ông A giữ chức Chủ tịch thay | ông B, Chủ tịch …"."""
    items = sentence.items
    return {
        mention.span.start
        for at, item in enumerate(items)
        if item.type == "PERSON" and " ".join(one.text.lower() for one in items[max(0, at - 2) : at]).endswith(_INSTEAD)
        if not _NOW.match(item.text.lower())  # "thay ông B, nay là Chủ tịch …": the post that he has since
        for mention in mentions_in([item])
    }


def _is_left(person: PersonMention, change: Change) -> bool:
    """Tell whether somebody leaves the posts named with the name: no others are told of the change."""
    return change.kind in ENDINGS and (change.posts == person.posts or (change.kind == "release" and not change.posts))


def _rises(person: PersonMention, change: Change) -> bool:
    """Tell whether somebody of an agency is appointed to lead one: "bổ nhiệm ông A, chuyên viên, giữ chức Trưởng …"."""
    named = (*person.posts, *change.posts)
    in_agencies = all(post.body is not None and post.body.kind == "specialised-agency" for post in named)
    return change.kind == "appointment" and in_agencies and any(post.role in LEADERS for post in change.posts)
