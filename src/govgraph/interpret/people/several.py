"""Posts of several people, of whom none is named: "Từng đồng chí Bí thư chi bộ báo cáo", "Một số Trưởng thôn hỏi"."""

from collections.abc import Sequence

from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PostMention

_SOME = ("từng", "mỗi", "nhiều", "một", "một số", "vài", "một vài", "đa số", "hầu hết")
_ALL = frozenset({"các", "những"})
_GO_ON = frozenset({"COMMA", "AND", "SEMICOLON", "DASH", "COLON", "HAVE"})


def is_of_several(items: Sequence[Item], index: int, posts: Sequence[PostMention]) -> bool:
    """Tell whether a post at `index` is of some who have it, so of nobody whom the text knows by it.

    Several posts behind «các đồng chí» may have a holder each.

    >>> from govgraph.recognise import recognise_text
    >>> from govgraph.recognise.mentions import posts_of
    >>> texts = "Một số Bí thư chi bộ phát biểu", "Bí thư chi bộ phát biểu"
    >>> for items in map(recognise_text, texts):
    ...     at = next(at for at, item in enumerate(items) if item.type == "POSTS")
    ...     is_of_several(items, at, posts_of(items[at]))
    True
    False
    """
    before = [item.text.lower() for item in items[max(0, index - 2) : index]]
    if not before:
        return False
    if before[-1] in _SOME or " ".join(before) in _SOME:
        return True
    goes_on = index + 1 < len(items) and items[index + 1].type in _GO_ON
    all_ = before[-1] in _ALL or items[index - 1].type == "ADDRESSES"
    return all_ and len(posts) == 1 and not goes_on
