"""Two people of one verb that stand apart: "ông A khai mạc và cùng bà B điều hành", "ông A chủ trì cùng với bà B"."""

from collections.abc import Sequence

from govgraph.recognise.items import Item

_TOGETHER = "cùng"
_LONGEST_MEETING = 3  # items of «hội nghị trực tuyến» between who presides and with whom


def with_other(items: Sequence[Item], start: int) -> int | None:
    """Return where the words begin that join whom `start` names to somebody before: "… | cùng với bà B".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("khai mạc và cùng với bà Lê Thị Na điều hành")
    >>> [item.text for item in items[: with_other(items, 3)]]
    ['khai mạc và']
    """
    before = [item.text.lower() for item in items[max(0, start - 2) : start]]
    if before[-1:] == [_TOGETHER]:
        return start - 1
    return start - 2 if before == [_TOGETHER, "với"] else None


def acts_with_other(items: Sequence[Item], start: int) -> bool:
    """Tell whether somebody before does what the next verb says, too: "ông A khai mạc và cùng | bà B điều hành".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("khai mạc và cùng với bà Lê Thị Na điều hành")
    >>> acts_with_other(items, 3)
    True
    >>> acts_with_other(recognise_text("khai mạc, rồi cùng bà Lê Thị Na điều hành"), 4)
    True
    """
    at = with_other(items, start)
    at = at - 1 if at and items[at - 1].text.lower() == "rồi" else at
    if at is None or at == 0:
        return False
    before = items[at - 1]
    return before.type in ("AND", "COMMA", "SAMEDAY") or (before.type == "ACT" and before.text.lower().endswith(" và"))


def presides_with_other(items: Sequence[Item], begin: int, start: int) -> bool:
    """Tell whether whom `start` names presides with somebody: "ông A | chủ trì hội nghị cùng | bà B".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("chủ trì hội nghị cùng bà Lê Thị Na")
    >>> presides_with_other(items, 0, 3)
    True
    """
    at = with_other(items, start)
    if at is None or not begin < at <= begin + 1 + _LONGEST_MEETING:
        return False
    concept = items[begin].sense("participation")
    presides = concept is not None and concept.notation == "chair"
    return presides and all(item.type in ("MEETING", "WORD", "ORGAN") for item in items[begin + 1 : at])
