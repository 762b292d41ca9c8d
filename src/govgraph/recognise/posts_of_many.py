"""Posts of others, behind somebody's own: "ông A, Trưởng Công an xã, bí thư các chi bộ" names no secretary."""

from govgraph.recognise.cascade import Hit
from govgraph.recognise.mentions import PostMention

_OF_SEVERAL = frozenset({"các", "những"})


def held_by_one(hit: Hit, posts: tuple[PostMention, ...]) -> tuple[PostMention, ...]:
    """Return the posts of a person without those that end in «… các chi bộ», which are of others."""
    end = hit.match.end()
    if len(posts) < 2 or end >= len(hit.items) or hit.items[end].text.lower() not in _OF_SEVERAL:
        return posts
    own = posts[:-1]
    while len(own) > 1 and (own[-1].body is None or own[-1].assumed):
        own = own[:-1]  # "bí thư, trưởng thôn các thôn"
    small = hit.context.text[own[-1].span.end : posts[-1].span.end].lstrip(" ,-–")[:1].islower()
    return own if small else posts
