"""How a post is held, in words: an acting chair is not the chair."""

from govgraph.model import NOT_IN_FULL


def held_as(post: str, qualifier: str, label: str) -> str:
    """Return the name of a post with what says how it is held: a code of the list of qualifiers, and its label.

    >>> held_as("Chủ tịch", "acting", "Quyền"), held_as("Chair", "provisional", "Provisional")
    ('Quyền Chủ tịch', 'Chair (provisional)')
    >>> held_as("Chủ tịch", "full-time", "Chuyên trách")
    'Chủ tịch'
    """
    if qualifier not in NOT_IN_FULL:
        return post
    word = label or qualifier
    return f"{word} {post}" if qualifier == "acting" else f"{post} ({word.lower()})"
