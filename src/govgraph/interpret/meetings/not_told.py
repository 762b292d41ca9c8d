"""Words for meetings that tell of none held: planned or put off, chosen, in the title of a document, summed up."""

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from govgraph.interpret.denial import is_put_off
from govgraph.notation import date
from govgraph.recognise.items import Item

# Nouns whose attribute «tổ chức …» is: what they are of is asked about, planned or prepared, not told.
_ABOUT_HOLDING = (
    *("thời gian", "thời điểm", "địa điểm", "công tác", "kế hoạch", "phương án", "dự kiến", "chuẩn bị"),
    *("về", "việc"),
)
_ABOUT_WORDS = frozenset({"về", "việc"})
_NEEDING = frozenset({"cần", "phải", "nên", "cần phải"})
# Before «tổ chức …»: whose duty or right it is, of which no holding is told.
_ENTITLED = ("có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "có quyền", "có thẩm quyền", "có thể", "được phép")
_WHOSE = frozenset({"đảng", "đảng bộ", "đoàn", "hội"})  # "đại hội Đảng các cấp"
_PURPOSE_REACH = 24  # items from «để» to the meeting for which something is meant
_HOLDERS_REACH = 14  # items of «sẽ có 02 đơn vị thuộc Đảng bộ xã»
_OF_HOLDERS = frozenset({"CONVENE", "WORD", "NUMBER", "ORGAN", "ADDRESSES", "UNITTYPE", "UNIT", "OPEN"})
_JOINED = frozenset({"ORGAN", "COMMA", "AND", "UNIT", "CONVENE"})  # «phối hợp HĐND và UBND xã X tổ chức»
_OPENING = 6  # items in which a sentence says how often: "Theo quy chế, mỗi quý"
_EACH, _PERIODS = frozenset({"hằng", "hàng", "mỗi"}), frozenset({"năm", "quý", "tháng", "tuần"})
_MOST_TOLD = 3  # meetings that a sentence tells one by one: "tổ chức 2 cuộc tiếp xúc cử tri tại xã X và xã Y"


def is_author(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a meeting is named as that of a document: "Nghị quyết số 01-NQ/ĐH của Đại hội đại biểu …"."""
    return meeting > 1 and items[meeting - 1].type == "OF" and items[meeting - 2].type in ("PAPER", "DOCUMENT")


def is_topic(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether a meeting is what a document is about: "Quyết định số 17-QĐ/HU về | việc kiểm tra …"."""
    before = list(dropwhile(lambda item: item.text.lower() in _ABOUT_WORDS, reversed(items[:meeting])))
    return bool(before) and len(before) < meeting and before[0].type in ("PAPER", "DOCUMENT", "DATE")


def are_many(items: Sequence[Item], meeting: int) -> bool:
    """Tell whether meetings are only summed up: "đã tổ chức 27 | hội nghị cử tri", "năm tổ chức | đại hội các cấp"."""
    behind = (item.text.lower() for item in items[meeting + 1 : meeting + 4])
    if list(dropwhile(_WHOSE.__contains__, behind))[:2] == ["các", "cấp"]:
        return True
    counts = (item.text for item in items[meeting - 2 : meeting] if item.type == "NUMBER")
    return any(one.isdecimal() and int(one) > _MOST_TOLD for one in counts)


def is_not_held(items: Sequence[Item], at: int) -> bool:
    """Tell whether a meeting, or the verb that holds it, at `at` is put off, yet to come, or only needed."""
    if at and items[at].type == "CONVENE" and (items[at - 1].text.lower() in _NEEDING or _is_entitled(items, at)):
        return True
    planned = any(item.type == "PLANNED" for item in items[max(0, at - 4) : at + 1])
    return planned or _is_to_be_joint(items, at) or is_put_off(items, at) or _is_of_planned(items, at)


def _is_entitled(items: Sequence[Item], verb: int) -> bool:
    """Tell whether somebody only may or is to hold a meeting: "có trách nhiệm | tổ chức", "được phép | tổ chức"."""
    return " ".join(item.text.lower() for item in items[max(0, verb - 3) : verb]).endswith(_ENTITLED)


def _is_to_be_joint(items: Sequence[Item], at: int) -> bool:
    """Tell whether somebody is yet to hold a meeting with others: "Hội sẽ phối hợp Đoàn xã và UBND xã | tổ chức …".

    >>> from govgraph.recognise import recognise_text
    >>> joint = "Hội Nông dân xã {} phối hợp Đoàn xã, Hội LHPN xã và UBND xã tổ chức hội nghị"
    >>> texts = joint.format("sẽ"), joint.format("đã")
    >>> [_is_to_be_joint(recognise_text(text), len(recognise_text(text)) - 1) for text in texts]
    [True, False]
    """
    row = list(dropwhile(lambda item: item.type in _JOINED, reversed(items[:at])))
    return bool(row) and row[0].type == "PLANNED" and items[len(row)].text.lower().startswith("phối hợp")


def _is_of_planned(items: Sequence[Item], at: int) -> bool:
    """Tell whether it is yet to be that some hold meetings: "sẽ có 02 đơn vị thuộc Đảng bộ xã | tổ chức đại hội"."""
    inside = False  # brackets: "02 đơn vị (xã A, xã B)"
    for one, two in pairwise(reversed(items[max(0, at - _HOLDERS_REACH) : at])):
        if one.type == "HAVE":
            return two.type == "PLANNED"
        inside = one.type == "CLOSE" or (inside and one.type != "OPEN")
        if not inside and one.type not in _OF_HOLDERS:
            return False
    return False


def is_habit(items: Sequence[Item], verb: int) -> bool:
    """Tell whether something is held again and again, not on a day told: "Hằng năm, …", "Định kỳ mỗi quý, …".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Mỗi quý, xã tổ chức hội nghị", "Như mọi năm, xã tổ chức hội nghị"
    >>> texts += ("Mỗi quý xã họp, sáng 5/3, xã tổ chức hội nghị", "Phiên họp hằng quý do xã tổ chức hội nghị")
    >>> [is_habit(recognise_text(text), len(recognise_text(text)) - 2) for text in texts]
    [True, False, False, False]
    """
    words = [item.text.lower() for item in items[:_OPENING]]
    again = any(
        words[at] in _EACH and words[at + 1] in _PERIODS and not (at and items[at - 1].type == "MEETING")
        for at in range(len(words) - 1)
    )  # "Phiên họp | hằng tháng": its name
    if (not again and words[:2] != ["định", "kỳ"]) or _gives_whole_day(items):
        return False
    days = (at for at in range(1, verb) if items[at].type in ("DATE", "DAYPART"))
    return not any(items[at - 1].type in ("COMMA", "SEMICOLON") for at in days)


def _gives_whole_day(items: Sequence[Item]) -> bool:
    """Tell whether a sentence gives a day with its year, that of no document."""
    return any(
        isinstance(item.value, date.DateSpan)
        and date.is_whole(item.value.start)
        and not (at and items[at - 1].type in ("DOCUMENT", "PAPER"))
        for at, item in enumerate(items)
    )


def is_chosen(items: Sequence[Item], verb: int) -> bool:
    """Tell whether the body before is who chose another to hold the meeting: "được Hội CCB huyện chọn tổ chức"."""
    return verb > 0 and items[verb - 1].text.lower() in ("chọn", "giao")


def is_purpose(items: Sequence[Item], verb: int) -> bool:
    """Tell whether a meeting is only what something is for: "được Hội CCB huyện chọn … để các xã tiến hành đại hội"."""
    for at in range(verb - 2, max(0, verb - _PURPOSE_REACH), -1):
        if items[at].text.lower() == "để":
            return any(item.text.lower() == "chọn" for item in items[:at])
        if items[at].type in ("STOP", "SEMICOLON", "ORGAN", "PERSON", "DATE"):
            return False
    return False


def is_noun(items: Sequence[Item], verb: int) -> bool:
    """Tell whether a verb only names what is asked about or prepared, or is «tổ chức», an organisation.

    "hỏi về thời gian tổ chức đại hội", "ổn định tổ chức, nâng cao chất lượng giám sát"

    >>> from govgraph.recognise import recognise_text
    >>> texts = "buổi lễ do UBND xã tổ chức, đúng ngày hội", "UBND xã ổn định tổ chức, nâng cao chất lượng"
    >>> [is_noun(recognise_text(text), 3) for text in texts]
    [False, True]
    """
    if items[verb].text.lower() != "tổ chức" or [item.type for item in items[verb - 2 : verb]] == ["BY", "ORGAN"]:
        return False
    before = " ".join(item.text.lower() for item in items[max(0, verb - 2) : verb])
    after = items[verb + 1].type if verb + 2 < len(items) else ""
    return before.endswith(_ABOUT_HOLDING) or (after == "COMMA" and items[verb + 2].type not in ("ACT", "CONVENE"))
