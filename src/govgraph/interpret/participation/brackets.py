"""What brackets behind people make of the last of them: «(người chủ trì)», «(thôn Đông, vắng có lý do)»."""

from collections.abc import Sequence

from govgraph.interpret.participation.acts import capacity_of
from govgraph.interpret.people.absence import ABSENT, with_reason
from govgraph.interpret.people.groups import Group
from govgraph.recognise.items import Item

_NAMING = frozenset({"POSTS", "ORGAN", "UNIT", "UNITTYPE", "CAPITAL", "FAMILY", "WORD"})  # who somebody is, from where
_BETWEEN = frozenset({"SEMICOLON", "COMMA", "AND", "WORD", "ADDRESSES"})


def bracketed_act(items: Sequence[Item], at: int) -> str | None:
    """Return the capacity that brackets give the last of a list: "…; Chủ tịch UBND quận C (người chủ trì)"."""
    if (act := _behind_naming(items, at)) is not None:
        return _bracketed_absence(items, act)
    types = [item.type for item in items[at : at + 4] if item.type != "MEETING"]  # «(thư ký hội nghị)»
    if types[:2] != ["OPEN", "ACT"]:
        return None
    capacity = capacity_of(items, at + 1)
    if types[:3] == ["OPEN", "ACT", "CLOSE"] or capacity not in ABSENT:
        return capacity
    return _bracketed_absence(items, at + 1)


def _behind_naming(items: Sequence[Item], at: int) -> int | None:
    """Return where brackets go on behind a comma that ends who somebody is, or from where: "(thôn Đông, | vắng)"."""
    if at >= len(items) or items[at].type != "OPEN":
        return None
    end = next((index for index in range(at + 1, len(items)) if items[index].type not in _NAMING), at)
    return end + 1 if end > at + 1 and items[end].type == "COMMA" else None


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
    return types[:3] == ["OPEN", "ACT", "CLOSE"] and _BETWEEN.issuperset(types[3:])


def are_absences(items: Sequence[Item], groups: Sequence[Group]) -> bool:
    """Tell whether all that is told of people stands in brackets, of who did not come: "ông A; ông B (vắng); bà C"."""
    return bool(groups) and all(bracketed_act(items, group.end) in ABSENT for group in groups)


def with_rest(listed: Group, groups: Sequence[Group], items: Sequence[Item]) -> Group:
    """Return people listed with those of further groups that only brackets with an absence part from them."""
    for group in groups:
        between = items[listed.end : group.start]
        close = next((at for at, item in enumerate(between) if item.type == "CLOSE"), None)
        if group.start < listed.end or close is None or bracketed_act(items, listed.end) not in ABSENT:
            continue
        if _BETWEEN.issuperset(item.type for item in between[close + 1 :]):
            listed = Group(listed.people + group.people, listed.start, group.end)
    return listed
