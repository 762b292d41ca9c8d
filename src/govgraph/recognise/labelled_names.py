"""Lists with posts as labels before names: "Bí thư: ông A, Phó Bí thư: bà B", "Bí thư - A, Phó Bí thư - B"."""

from govgraph.recognise.cascade import Hit

_SIGNS = frozenset({"COLON", "DASH"})  # behind labels


def heads_next(hit: Hit) -> bool:
    """Tell whether a post heads the next name of a list: "Bí thư: ông A (15/15 phiếu), | Phó Bí thư: | bà B"."""
    behind = [item.type for item in hit.items[hit.match.end() : hit.match.end() + 2]]
    return _SIGNS.issuperset(behind[:1]) and behind[1:] in (["ADDRESS"], ["RANK"], ["NAME"], ["PERSON"])


def is_labelled(hit: Hit) -> bool:
    """Tell whether a post stands as a label before who matched: "Bí thư: | ông A"."""
    at = 1 + (hit.before() in ("ADDRESS", "RANK"))
    return hit.before(at) in _SIGNS and hit.before(at + 1) == "POSTS"
