"""Who gets a post again: elected or appointed anew to what was held before, so that it did not begin then."""

from collections.abc import Sequence

from govgraph.model import Span
from govgraph.recognise.items import Item

_BOUNDS = frozenset({"PERSON", "PEOPLE", "SEMICOLON", "STOP"})
_BEFORE = _BOUNDS | {"POSTS"}  # behind which nothing is said of another's post


def is_renewed(items: Sequence[Item], person: Span) -> bool:
    """Tell whether the words around a name say that a post is got again.

    «tiếp tục bầu» goes on with the next vote.

    >>> from govgraph.recognise import recognise_text
    >>> def said(text):
    ...     items = recognise_text(text)
    ...     return [is_renewed(items, Span(one.start, one.end)) for one in items if one.type == "PERSON"]
    >>> said("bầu đồng chí Lê Văn Ba tái giữ chức Bí thư, đồng chí Lò Thị Tám giữ chức Phó Bí thư")
    [True, False]
    >>> said("Ban Chấp hành tiếp tục bầu đồng chí Lê Văn Ba giữ chức Bí thư")
    [False]
    """
    at = next((n for n, item in enumerate(items) if item.start <= person.start < item.end), None)
    if at is None:
        return False
    first = next((n + 1 for n in range(at - 1, -1, -1) if items[n].type in _BEFORE), 0)
    last = next((n for n in range(at + 1, len(items)) if items[n].type in _BOUNDS), len(items))
    return any(_says_again(items, n) for n in range(first, last) if n != at)


def _says_again(items: Sequence[Item], index: int) -> bool:
    text = items[index].text.lower()
    behind = items[index + 1] if index + 1 < len(items) else None
    if items[index].type == "CHANGE":
        again = text.startswith(("tái ", "tiếp tục ")) or text.endswith(" lại")
        return again or (behind is not None and behind.text.lower() == "lại")
    if behind is None or behind.type not in ("HOLD", "CHANGE"):
        return False
    goes_on = text == "tục" and index > 0 and items[index - 1].text.lower() == "tiếp"
    return text == "tái" or (goes_on and (behind.type == "HOLD" or behind.text.lower().startswith("được ")))
