"""Which documents a meeting adopts: by the verb before them or a vote behind, by a title of their own."""

import re
from collections.abc import Sequence
from itertools import pairwise

from govgraph.interpret.denial import is_denied
from govgraph.recognise import PaperMention
from govgraph.recognise.items import Item

# What a meeting adopts, in the sense of a text of its own; reports are adopted too, but named by number then.
_ADOPTED_BY_TITLE = frozenset({"resolution", "programme", "plan", "scheme", "regulation", "directive"})
_SHORT_TITLE = 2  # words: «chương trình» alone is none, «chương trình công tác» is
_SHARE = re.compile(r".*(%|\d/\d+)")  # of those who vote: «100%», «31/31»
_VERB_REACH = 4  # items from a meeting to its verb: "Hội nghị cũng thống nhất ban hành …"
_VOTE_REACH = 16  # items from a document to «100% đại biểu biểu quyết thông qua»
_WHEN = frozenset({"ngày", "kể từ ngày", "khi"})  # "… có hiệu lực kể từ ngày Nghị quyết được thông qua"
_AGREEING = ("tán thành", "nhất trí", "đồng ý")
_PAPERS = frozenset({"PAPER", "DOCUMENT"})


def is_by_meeting(items: Sequence[Item], verb: Item) -> bool:
    """Tell whether a meeting issues a document and so adopts it: "hội nghị thống nhất ban hành Nghị quyết về …"."""
    at = next(index for index, item in enumerate(items) if item is verb)
    before = items[max(0, at - _VERB_REACH) : at]
    if [item.text.lower() for item in before[-2:]] == ["thông qua", "và"]:
        return True
    return any(item.type == "MEETING" for item in before) and all(
        item.type in ("MEETING", "WORD", "CUE") for item in before[-2:]
    )


def is_adopted_behind(items: Sequence[Item], index: int) -> bool:
    """Tell whether a vote behind a document, which names no other, is on it: "… Nghị quyết Đại hội, được thông qua".

    >>> from govgraph.recognise import recognise_text
    >>> items = recognise_text("Bà Ba đọc Nghị quyết Đại hội, 100% đại biểu biểu quyết thông qua.")
    >>> [is_adopted_behind(items, at) for at, item in enumerate(items) if item.type == "PAPER"]
    [True]
    """
    kind = kind_by_title(items[index])
    if kind not in _ADOPTED_BY_TITLE or _is_when(items, index) or _is_of_last(items[:index]):
        return False
    if kind != "resolution" and not _is_by_body(items, index) and not _follows_resolution(items, index):
        return False
    for at in range(index + 1, min(len(items), index + 1 + _VOTE_REACH)):
        item = items[at]
        if item.type in _PAPERS and items[at - 1].type == "AND":
            continue  # "Nghị quyết Đại hội | và Chương trình hành động được thông qua"
        if item.type in ("STOP", "PLANNED", *_PAPERS) or item.sense("document") is not None:
            return False
        if item.text.lower().endswith("thông qua") or (at > index + 1 and _agree(items, index, at)):
            return _ends_vote(items[at + 1 : at + 3]) and not _is_rejected(items, index, at)
    return False


def _follows_resolution(items: Sequence[Item], index: int) -> bool:
    """Tell whether a document is joined to a resolution: "Nghị quyết Đại hội và | Chương trình hành động …"."""
    return index > 1 and items[index - 1].type == "AND" and kind_by_title(items[index - 2]) == "resolution"


def _is_by_body(items: Sequence[Item], index: int) -> bool:
    """Tell whether a body or meeting is said to have adopted a document: "Chương trình … được Hội nghị thông qua"."""
    near = items[index : index + _VOTE_REACH]
    return any(
        passive.text.lower() == "được" and one.type in ("MEETING", "ORGAN") and two.text.lower() == "thông qua"
        for passive, one, two in zip(near, near[1:], near[2:], strict=False)
    )


def _is_when(items: Sequence[Item], index: int) -> bool:
    """Tell whether a document is but the time of something: "có hiệu lực kể từ khi Nghị quyết …"; not «sau khi»."""
    before = [item.text.lower() for item in items[max(0, index - 2) : index]]
    return before[-1:] != [] and before[-1] in _WHEN and before != ["sau", "khi"]


def _is_of_last(before: Sequence[Item]) -> bool:
    """Tell whether what follows was at the meeting before: "Tại kỳ họp trước, | Nghị quyết …"."""
    return any(one.type == "MEETING" and two.text.lower() == "trước" for one, two in pairwise(before))


def _agree(items: Sequence[Item], index: int, at: int) -> bool:
    """Tell whether those who vote on a document agree: "Nghị quyết được toàn thể đại biểu | tán thành"."""
    passive = any(item.text.lower() == "được" for item in items[index + 1 : at])
    return passive and items[at].text.lower().endswith(_AGREEING)


def _is_rejected(items: Sequence[Item], index: int, at: int) -> bool:
    """Tell whether a vote is denied, by its verb or before those who vote: "chưa được đại biểu thông qua"."""
    passive = [one for one in range(index + 1, at) if items[one].text.lower() == "được"]
    return any(is_denied(items, one) for one in (at, *passive))


def _ends_vote(behind: Sequence[Item]) -> bool:
    """Tell whether nothing but its outcome stands behind a vote: "được thông qua | với 100%", "… | , 100% nhất trí"."""
    if not behind or behind[0].type in ("STOP", "SEMICOLON") or behind[0].text == "với":
        return True
    return behind[0].type in ("COMMA", "OPEN") and any(_SHARE.match(item.text) for item in behind[1:])


def is_adopted_by_title(items: Sequence[Item], index: int) -> bool:
    """Tell whether a document noun is a text adopted by title («Nghị quyết về …»), not a count («3 nghị quyết»)."""
    kind = kind_by_title(items[index])
    if kind not in _ADOPTED_BY_TITLE or _is_planned(items, index):
        return False
    is_title = items[index].text[:1].isupper() or len(items[index].text.split()) > _SHORT_TITLE
    if not is_title and kind != "resolution":
        return False
    if any(one.text.lower() == "này" for one in items[index + 1 : index + 2]):
        return False  # "kể từ ngày HĐND xã thông qua Nghị quyết | này": the text itself
    if items[index].text[:1].islower() and [one.type for one in items[index + 1 : index + 2]] == ["COLON"]:
        return False  # "thông qua hai nghị quyết: …": those that follow
    before = items[max(0, index - 2) : index]
    if any(map(_is_of_several, before)) and not (kind == "resolution" and _says_about(items, index)):
        return False  # "thông qua các nghị quyết sau: …": those that follow
    if kind == "plan" and not (before and before[-1].sense("citation")):
        return False  # "thông qua Nghị quyết điều chỉnh Kế hoạch …": named in a title
    if is_adopted_behind(items, index):
        return True
    for item in reversed(items[:index]):
        if item.type in ("PERSON", "PEOPLE"):
            return False  # "ông A thông qua Nghị quyết": who reads it out
        if item.type in ("SEMICOLON", "STOP"):
            break
    return True


def _is_of_several(before: Item) -> bool:
    """Tell whether a word counts what follows: "các | nghị quyết", "05 | nghị quyết"; not the share of a vote."""
    counts = before.type == "NUMBER" and not _SHARE.match(before.text)
    return counts or before.text.lower() in ("các", "những")


def _says_about(items: Sequence[Item], index: int) -> bool:
    """Tell whether it is said what resolutions counted are about, as by a title: "08 nghị quyết | xác nhận …"."""
    for following in items[index + 1 : index + 2]:
        tie = following.sense("citation")
        changes = tie is not None and tie.notation in ("amended", "repealed", "replaced")
        return following.type == "CHANGE" or changes or following.text.lower() in ("về", "cho", "liên")
    return False


def _is_planned(items: Sequence[Item], index: int) -> bool:
    """Tell whether what stands before a document is yet to come; not only a day told aside in a clause before.

    "… trình kỳ họp sau, dự kiến giữa tháng 12; thông qua | Kế hoạch …"
    """
    clause = max((at for at in range(index) if items[at].type == "SEMICOLON"), default=0)
    return any(
        item.type == "PLANNED" and not (0 < at < clause and items[at - 1].type == "COMMA")
        for at, item in enumerate(items[:index])
    )


def kind_by_title(item: Item) -> str | None:
    """Return the kind of a document named without number: «Nghị quyết về …», «Kế hoạch kiểm tra …»."""
    if isinstance(item.value, PaperMention):
        return item.value.kind if item.value.number is None else None
    concept = item.sense("document")
    return concept.notation if item.type == "DOCUMENT" and concept is not None else None
