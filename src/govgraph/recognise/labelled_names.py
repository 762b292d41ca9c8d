"""Lists in which posts stand as labels before names: "Bí thư: ông A, Phó Bí thư: bà B"."""

from govgraph.recognise.cascade import Hit


def heads_next(hit: Hit) -> bool:
    """Tell whether a post heads the next name of a list: "Bí thư: ông A (15/15 phiếu), | Phó Bí thư: | bà B"."""
    behind = [item.type for item in hit.items[hit.match.end() : hit.match.end() + 2]]
    return behind[:1] == ["COLON"] and behind[1:] in (["ADDRESS"], ["RANK"], ["NAME"], ["PERSON"])


def is_labelled(hit: Hit) -> bool:
    """Tell whether a post stands as a label before who matched: "Bí thư: | ông A"."""
    at = 1 + (hit.before() in ("ADDRESS", "RANK"))
    return hit.before(at) == "COLON" and hit.before(at + 1) == "POSTS"
