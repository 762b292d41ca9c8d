"""What brackets behind people make of the last of them: «(người chủ trì)», «(Trưởng thôn, vắng có lý do)»."""

from collections.abc import Sequence

from govgraph.interpret.participation.acts import capacity_of
from govgraph.interpret.people.absence import ABSENT, with_reason
from govgraph.recognise.items import Item


def bracketed_act(items: Sequence[Item], at: int) -> str | None:
    """Return the capacity that brackets give the last of a list: "…; Chủ tịch UBND quận C (người chủ trì)"."""
    if [item.type for item in items[at : at + 3]] == ["OPEN", "POSTS", "COMMA"]:
        return _bracketed_absence(items, at + 3)
    types = [item.type for item in items[at : at + 4] if item.type != "MEETING"]  # «(thư ký hội nghị)»
    if types[:2] != ["OPEN", "ACT"]:
        return None
    capacity = capacity_of(items, at + 1)
    if types[:3] == ["OPEN", "ACT", "CLOSE"] or capacity not in ABSENT:
        return capacity
    return _bracketed_absence(items, at + 1)


def _bracketed_absence(items: Sequence[Item], act: int) -> str | None:
    """Return how somebody was absent, as brackets tell from a verb on: «(vắng, có lý do)», «(Trưởng thôn, vắng)»."""
    capacity = capacity_of(items, act) if act < len(items) and items[act].type == "ACT" else None
    if capacity not in ABSENT:
        return None
    end = next((index for index in range(act + 1, len(items)) if items[index].type == "CLOSE"), act + 1)
    return with_reason(capacity, items[act + 1 : end])


def goes_on_behind_brackets(items: Sequence[Item], begin: int, end: int) -> bool:
    """Tell whether a list of people goes on behind what one of them is in brackets: "ông B (người chủ trì); bà C"."""
    types = [item.type for item in items[begin:end]]
    return types[:3] == ["OPEN", "ACT", "CLOSE"] and all(
        one in ("SEMICOLON", "COMMA", "AND", "WORD", "ADDRESSES") for one in types[3:]
    )
