"""Whom others go to see, also the dead: «Đoàn đã đến thăm bà A», «Viếng đồng chí A có ông B»."""

from collections.abc import Sequence

from govgraph.interpret.people.groups import Group, leads_in
from govgraph.recognise.items import Item

_GOING_TO_SEE = ("thăm", "viếng")


def is_visited(items: Sequence[Item], start: int) -> bool:
    """Tell whether people are whom others go to see: "Đoàn đã đến thăm | bà A, vợ liệt sĩ; | thương binh B"."""
    visit = next((at for at in range(start - 1, -1, -1) if items[at].text.lower().endswith(_GOING_TO_SEE)), None)
    if visit is None or items[visit].type not in ("MEETING", "ACT"):
        return False
    between = {item.type for item in items[visit + 1 : start]}
    in_row = not between or items[start - 1].type in ("SEMICOLON", "AND")
    return in_row and between.isdisjoint(("ACT", "HAVE", "CONVENE", "STOP", "BY", "CHANGE"))


def is_visited_by(items: Sequence[Item], group: Group) -> bool:
    """Tell whether those behind people came to see them, or mourn them: "Viếng | đồng chí A | có ông B; bà C".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Viếng ông Lê Văn Ba có bà Hà Thị Tư", "Đến viếng có ông Lê Văn Ba có bà Hà Thị Tư"
    >>> [is_visited_by(items, Group((), at, at + 1)) for at, items in zip((1, 3), map(recognise_text, texts))]
    [True, False]
    """
    behind = next((item for item in items[group.end : group.end + 2] if item.type != "COMMA"), None)
    led = behind is not None and (behind.type == "HAVE" or (behind.type == "ACT" and leads_in(behind)))
    return led and (is_visited(items, group.start) or _is_of_household(items, group.start))


def _is_of_household(items: Sequence[Item], start: int) -> bool:
    """Tell whether people are named as whose family others go to see: "Viếng và chia buồn cùng gia đình | ông A"."""
    came = any(item.type == "ACT" and item.text.lower().endswith(_GOING_TO_SEE) for item in items[:start])
    return came and [item.text.lower() for item in items[max(0, start - 2) : start]] == ["gia", "đình"]
