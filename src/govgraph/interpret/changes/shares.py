"""Shares of votes: who won by them, and who did not: «25/26 phiếu», «40 phiếu, tỷ lệ 47%», «không trúng cử»."""

import re
from collections.abc import Sequence

from govgraph.interpret.denial import is_denied
from govgraph.interpret.sentences import mentions_in
from govgraph.recognise import PersonMention
from govgraph.recognise.items import Item

WINNING = ("trúng cử", "đắc cử")
_VOTES = re.compile(r"(\d{1,5})/(\d{1,5})")
_BEFORE_VOTES = frozenset({"WORD", "CUE", "COLON", "COMMA", "DASH", "OPEN", "HAVE"})
_SHARE = re.compile(r"(\d{1,3})(?:[.,]\d{1,2})?%")
_BEFORE_SHARE = frozenset({*_BEFORE_VOTES, "NUMBER", "BAR", "CLOSE"})
_MONTH = re.compile(r"\d{1,2}/(?:19|20)\d\d")  # of birth
_BY_VOTES = re.compile(r"với (?:\d+(?:/\d+)? phiếu|số phiếu|tỷ lệ|tỉ lệ|\d+(?:[.,]\d+)?%)")
_TOGETHER = frozenset({"cùng", "đều"})  # «cùng trúng cử»
_BOTH = frozenset({"cả", "hai", "ba", "người", "ông", "bà", "đồng chí", "đã"})  # «, cả hai đều trúng cử»
_OF_SHARE = frozenset({"WORD", "CUE", "NUMBER", "OPEN", "CLOSE", "COLON", "DASH"})  # «được 71/73 phiếu»
_HALF = 50  # percent
_SHARE_REACH = 8  # items from a person to the share in «: 40 phiếu, tỷ lệ 47%»
_VOTES_REACH = 4  # items from a person to «25/26 phiếu»


def is_win(item: Item) -> bool:
    """Tell whether a verb says that somebody won: «trúng cử», «trúng cử vào».

    >>> from govgraph.recognise import recognise_text
    >>> [is_win(item) for item in recognise_text("ông Lê Văn Ba trúng cử")]
    [False, True]
    """
    return item.type == "CHANGE" and item.text.lower().removesuffix(" vào").endswith(WINNING)


def won_by_votes(items: Sequence[Item]) -> tuple[PersonMention, ...]:
    """Return whom more than half of the votes name: "ông Lê Văn Ba đạt 25/26 phiếu"; those with fewer have lost.

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Kết quả: ông Lê Văn Ba 25/26 phiếu, bà Hà Thị Tư 1/26 phiếu")
    >>> [one.name for one in won_by_votes(items)]
    ['Lê Văn Ba']
    """
    won: list[PersonMention] = []
    for index, item in enumerate(items):
        if item.type in ("PERSON", "PEOPLE") and has_majority(items, index):
            won += [one for one in mentions_in([item]) if one.name is not None]
    return tuple(won)


def won_together(items: Sequence[Item], win: int) -> tuple[PersonMention, ...]:
    """Return all whom a win names with their votes: "bà A được 71/73 phiếu, ông B 64 phiếu, cùng | trúng cử P".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "cùng trúng cử", "đều đắc cử", "ông Lê Văn Ba trúng cử"
    >>> told = [recognise_text(f"bà Hà Thị Tư được 15/20 phiếu, ông Lê Văn Ba 12 phiếu, {text}") for text in texts]
    >>> [[one.name for one in won_together(items, len(items) - 1)] for items in told]
    [['Hà Thị Tư', 'Lê Văn Ba'], ['Hà Thị Tư', 'Lê Văn Ba'], []]
    """
    at = win - 1
    wins = any(one in items[win].text.lower() for one in (*WINNING, "được bầu"))
    if not wins or at < 1 or items[at].text.lower() not in _TOGETHER:
        return ()
    while at > 0 and (items[at].text.lower() in _TOGETHER | _BOTH or items[at].type == "COMMA"):
        at -= 1
    won: list[PersonMention] = []
    while at > 2 and "phiếu" in (items[at].text.lower(), items[at - 1].text.lower()):
        while at > 0 and items[at].type in _OF_SHARE:
            at -= 1
        named = [one for one in mentions_in([items[at]]) if one.name is not None]
        if items[at].type not in ("PERSON", "PEOPLE") or not named:
            return ()
        won = named + won
        at -= 2 if items[at - 1].type in ("COMMA", "AND", "SEMICOLON") else 1
    return tuple(won) if len(won) > 1 else ()


def tells_votes_behind(items: Sequence[Item], win: int) -> bool:
    """Tell whether votes, and no post, stand right behind a win: "bà A đắc cử | với 15 phiếu", "… với số phiếu cao".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "với 15 phiếu", "với số phiếu rất cao", "Chủ tịch UBND xã với 15 phiếu", "với vai trò mới"
    >>> told = [recognise_text(f"bà Hà Thị Tư đắc cử {text}") for text in texts]
    >>> [tells_votes_behind(items, 1) for items in told]
    [True, True, False, False]
    """
    behind = " ".join(item.text.lower() for item in items[win + 1 : win + 4])
    return _BY_VOTES.match(behind) is not None


def has_lost(items: Sequence[Item]) -> bool:
    """Tell whether an entry gives somebody no majority of the votes: "Ông Lê Văn Ba: 10/29 phiếu", "40 phiếu (47%)".

    >>> from govgraph.recognise import recognise_text
    >>> told = ("10/29 phiếu", "28/29 phiếu", "40 phiếu, tỷ lệ 47,1%", "đồng ý 80/85")
    >>> [has_lost(recognise_text(f"Ông Lê Văn Ba: {votes}")) for votes in told]
    [True, False, True, False]
    """
    people = [index for index, item in enumerate(items) if item.type in ("PERSON", "PEOPLE")]
    if any(is_win(item) and is_denied(items, index) for index, item in enumerate(items)):
        return True
    return any(
        not has_majority(items, index) if votes_of(items, index) is not None else _has_minor_share(items, index)
        for index in people
    )


def _is_minor(votes: str) -> bool:
    """Tell whether a number is of at most half of the votes: «30/85», «47%»."""
    if share := _SHARE.fullmatch(votes):
        return int(share[1]) < _HALF
    counted = _VOTES.fullmatch(votes)
    return counted is not None and int(counted[1]) * 2 <= int(counted[2])


def _has_minor_share(items: Sequence[Item], index: int) -> bool:
    """Tell whether the share behind a person is at most half: "Ông A: 40 phiếu, tỷ lệ 47%", "A | 40/85"."""
    for item in items[index + 1 : index + 1 + _SHARE_REACH]:
        if item.type not in _BEFORE_SHARE:
            return False
        if _SHARE.fullmatch(item.text) or (_VOTES.fullmatch(item.text) and not _MONTH.fullmatch(item.text)):
            return _is_minor(item.text)
    return False


def has_majority(items: Sequence[Item], index: int) -> bool:
    """Tell whether more than half of the votes are for the person at `index`.

    >>> from govgraph.recognise import recognise_text
    >>> has_majority(recognise_text("ông Lê Văn Ba đạt 25/26 phiếu"), 0)
    True
    """
    votes = votes_of(items, index)
    return votes is not None and 2 * votes[0] > votes[1]


def votes_of(items: Sequence[Item], index: int) -> tuple[int, int] | None:
    """Return the votes that a person at `index` got, and how many were cast.

    >>> from govgraph.recognise import recognise_text
    >>> votes_of(recognise_text("ông Lê Văn Ba đạt 25/26 phiếu"), 0)
    (25, 26)
    """
    for at in range(index + 1, min(len(items) - 1, index + 1 + _VOTES_REACH)):
        votes = _VOTES.fullmatch(items[at].text)
        if votes and items[at + 1].text.lower() == "phiếu":
            return int(votes[1]), int(votes[2])
        if items[at].type not in _BEFORE_VOTES:
            return None
    return None
