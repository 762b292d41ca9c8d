"""Lists with posts as labels before names: "Bí thư: ông A, Phó Bí thư: bà B", "Bí thư - A, Phó Bí thư - B"."""

from govgraph.recognise.cascade import Hit

_OF_LIST = frozenset(  # what a list of labels and names consists of
    {"POSTS", "COLON", "DASH", "COMMA", "SEMICOLON", "ADDRESS", "RANK", "NAME", "PERSON", "OPEN", "CLOSE", "NUMBER"}
)
_NAMED = frozenset({"ADDRESS", "RANK", "NAME", "PERSON"})
_SIGNS = frozenset({"COLON", "DASH"})  # behind labels


def heads_next(hit: Hit) -> bool:
    """Tell whether a post heads the next name of a list: "Bí thư: ông A (15/15 phiếu), | Phó Bí thư: | bà B".

    A dash may begin the next entry as well, in a list that begins with a name: "- Ông A, | Bí thư | - Ông B".
    """
    if hit.after() == "DASH" and not _is_in_list_of_labels(hit):
        return False
    behind = [item.type for item in hit.items[hit.match.end() : hit.match.end() + 2]]
    return _SIGNS.issuperset(behind[:1]) and behind[1:] in (["ADDRESS"], ["RANK"], ["NAME"], ["PERSON"])


def _is_in_list_of_labels(hit: Hit) -> bool:
    """Tell whether the list in which who matched stands begins with a post: "Bí thư - A, | Phó Bí thư - | B"."""
    first = ""
    for item in reversed(hit.items[: hit.match.start()]):
        if item.type not in _OF_LIST:
            break
        first = item.type if item.type == "POSTS" or item.type in _NAMED else first
    return first == "POSTS"


def is_labelled(hit: Hit) -> bool:
    """Tell whether a post stands as a label before who matched: "Bí thư: | ông A"."""
    at = 1 + (hit.before() in ("ADDRESS", "RANK"))
    return hit.before(at) in _SIGNS and hit.before(at + 1) == "POSTS"
