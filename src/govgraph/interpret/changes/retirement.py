"""Retirement: no change of a post by its words, yet who retires leaves the posts named with the name."""

from collections.abc import Sequence
from itertools import takewhile

from govgraph.interpret.sentences import mentions_in
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention

_BEHIND_RETIRING = frozenset({".", ";", "theo", "từ", "kể từ", "kể", "hưởng", "để hưởng"})
_RETIRED_REACH = 8  # items from «nghỉ hưu» to «đối với đồng chí A»
_BETWEEN = frozenset({",", "được", "để"})  # between people and the word: «ông A, …, để | nghỉ hưu»


def _before(items: Sequence[Item], index: int) -> int:
    """Return the place of what stands before a word for leaving, and before «được», «, để» (-1 for nothing)."""
    at = index - 1
    while at >= 0 and items[at].text.lower() in _BETWEEN:
        at -= 1
    return at


def is_retirement(item: Item) -> bool:
    """Tell whether an item is a word for retirement: «nghỉ hưu», «nghỉ chế độ».

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("nghỉ hưu đối với đồng chí Lê Văn Ba")
    >>> [item.text for item in items if is_retirement(item)]
    ['nghỉ hưu']
    """
    return item.type in ("QUALIFIER", "CHANGE") and item.text.lower().startswith("nghỉ")


def retired_by_decision(items: Sequence[Item], index: int) -> tuple[PersonMention, ...]:
    """Return who retires by a decision, and so leaves the posts named: "về việc nghỉ hưu đối với đồng chí A, …".

    >>> from govgraph.recognise import recognise_text
    >>> by, given = "nghỉ hưu đối với đồng chí Lê Văn Ba", "ông Hà Văn Tư, Trưởng phòng Nội vụ được nghỉ hưu"
    >>> for text in (by, given, given.replace("được", "sắp"), given + " hay không thì chưa rõ"):
    ...     items = recognise_text(text)
    ...     print([person.name for at in range(len(items)) for person in retired_by_decision(items, at)])
    ['Lê Văn Ba']
    ['Hà Văn Tư']
    []
    []
    """
    if not is_retirement(items[index]):
        return ()
    before = _before(items, index)
    let = before > 0 and items[before - 1].text.lower() == "cho"
    given = items[index - 1].text.lower() in ("được", "để") and _goes_by_rule(items, index)
    if before >= 0 and items[before].type == "PERSON" and (let or given):
        return tuple(mentions_in([items[before]]))
    for at in range(index + 1, min(index + _RETIRED_REACH, len(items))):
        if items[at].type == "PERSON" and items[at - 1].text.lower() in ("với", "cho"):
            return tuple(mentions_in([items[at]]))
        if items[at].type in ("STOP", "SEMICOLON", "COMMA"):
            break
    return ()


def retires_then(items: Sequence[Item], index: int) -> bool:
    """Tell whether a sentence tells that whoever stands right before retires: "Ông A, Phó Giám đốc Sở X nghỉ hưu từ …".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "nghỉ hưu theo chế độ.", "nghỉ hưu từ ngày 1/6/2024.", "nghỉ hưu về thăm trường."
    >>> read = [recognise_text("Ông Lê Văn Ba, Giám đốc Sở Y tế " + text) for text in texts]
    >>> [any(retires_then(items, at) for at in range(1, len(items))) for items in read]
    [True, True, False]
    """
    stands_before = is_retirement(items[index]) and index > 0 and items[index - 1].type == "PERSON"
    return stands_before and _goes_by_rule(items, index)


def _goes_by_rule(items: Sequence[Item], index: int) -> bool:
    """Tell whether words behind retirement tell from when or by what rule, if any stand there."""
    behind = items[index + 1].text.lower() if index + 1 < len(items) else "."
    return behind in _BEHIND_RETIRING


def leaves_all(items: Sequence[Item], index: int) -> bool:
    """Tell whether people leave the posts named with them, as the verb names none: "Ông A, Bí thư thôi giữ chức để …".

    >>> from govgraph.recognise import recognise_text
    >>> leave = "ông Lê Văn Ba, Bí thư Đảng ủy xã thôi giữ chức vụ {}"
    >>> [leaves_all(recognise_text(leave.format(rest)), 1) for rest in ("để nghỉ hưu", "Chủ tịch HĐND xã")]
    [True, False]
    """
    before = _before(items, index)
    told = before >= 0 and items[before].type in ("PERSON", "PEOPLE")
    if not told or not items[index].text.lower().startswith("thôi"):
        return False
    behind = takewhile(lambda item: item.type not in ("SEMICOLON", "STOP", "COMMA"), items[index + 1 :])
    return all(item.type not in ("POSTS", "ORGAN", "ROLE", "TITLE") for item in behind)


def retires(items: Sequence[Item], index: int) -> bool:
    """Tell whether the people before retire, and so leave the posts named with them: "cho ông A, …, nghỉ hưu".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("cho ông Lê Văn Ba được nghỉ hưu")
    >>> retires(items, len(items) - 1)
    True
    """
    before = _before(items, index)
    return before >= 0 and items[before].type in ("PERSON", "PEOPLE") and items[index].text.lower().startswith("nghỉ")
