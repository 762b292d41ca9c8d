"""Of what kind a meeting is, by its own words and what it is held for."""

from collections.abc import Sequence
from itertools import takewhile

from govgraph.recognise.items import Item

#: Kinds that say less than another named with them: "Hội nghị đối thoại" is a dialogue.
PLAIN_KINDS = frozenset({"conference", "session", "other"})
_WITH_PEOPLE = frozenset({"voter-contact", "dialogue"})  # of which «hội nghị để …» tells
_MEETING_PEOPLE = frozenset({"ORGAN", "POSTS", "ROLE", "PERSON", "PEOPLE"})  # who, by «để», are to meet them
_ONLY_NAMING = ("tác", "việc", "buổi", "cuộc", "về")  # «rút kinh nghiệm công tác | tiếp xúc cử tri»
_MEANT_REACH = 10  # items of «để các đại biểu HĐND tỉnh thuộc Tổ đại biểu số 7 tiếp xúc cử tri»
_CONTENTS = frozenset({"nội", "dung", "nội dung", "văn", "kiện", "văn kiện"})  # of a congress, which others approve
# «bàn kế hoạch tổ chức», «cho ý kiến về phương án tổ chức»: said of another meeting, to come.
_SPEAKING_OF = ("bàn", "triển khai", "thông qua", "cho ý kiến về", "cho ý kiến vào")
_PLANS, _PLAN_REACH = ("kế hoạch", "phương án"), 4


def kind_of(items: Sequence[Item], at: int) -> str:
    """Return the kind of the meeting that the word at `at` or those behind it name; «other» where none does.

    >>> from govgraph.recognise import recognise_text
    >>> [kind_of(recognise_text(text), 0) for text in ("họp kỳ thứ 27", "họp giao ban kỳ thứ 27")]
    ['session', 'conference']
    """
    before = (item.text.lower() for item in reversed(items[:at]) if item.text.lower() not in _CONTENTS)
    if next(before, "") == "duyệt":
        return "conference"  # "Ban Thường vụ Huyện ủy duyệt nội dung Đại hội Đảng bộ xã"
    if is_planned_there(items, at):
        return "conference"
    kinds = []
    for item in items[at : at + 4]:
        if item.type in ("PAPER", "DOCUMENT") or item.text.lower() in ("duyệt", "để"):
            break  # "hội nghị công bố Quyết định … về kiểm tra …": what the document is about
        concept = item.sense("meeting")
        if concept is not None:
            kinds.append(concept.notation)
    if items[at + 1 : at + 2] and items[at + 1].text.lower() == "để":
        kinds += _meant_for(items, at + 2)
    if " ".join(item.text.lower() for item in items[at : at + 3]) == "họp kỳ thứ":
        kinds.append("session")
    telling = next((kind for kind in kinds if kind not in PLAIN_KINDS), None)
    return telling or ("session" if "session" in kinds else next(iter(kinds), "other"))


def is_planned_there(items: Sequence[Item], at: int) -> bool:
    """Tell whether a body speaks of how another meeting is to be: "UBND xã bàn kế hoạch tổ chức | Lễ phát động".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "UBND xã bàn kế hoạch tổ chức Đại hội", "UBND xã ban hành kế hoạch tổ chức Đại hội"
    >>> [kind_of(recognise_text(text), 4) for text in texts]
    ['conference', 'congress']
    """
    before = " ".join(item.text.lower() for item in items[max(0, at - _PLAN_REACH) : at])
    about = (f"{verb} {plan} tổ chức" for verb in _SPEAKING_OF for plan in _PLANS)
    return before.endswith(tuple(about))


def _meant_for(items: Sequence[Item], begin: int) -> list[str]:
    """Return the kind of what a meeting is held for: "hội nghị để | các đại biểu HĐND xã tiếp xúc cử tri".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "hội nghị để các đại biểu HĐND xã tiếp xúc cử tri", "hội nghị để bàn công tác tiếp xúc cử tri"
    >>> [kind_of(recognise_text(text), 0) for text in texts]
    ['voter-contact', 'conference']
    """
    clause = list(
        takewhile(lambda item: item.type not in ("COMMA", "SEMICOLON", "STOP"), items[begin : begin + _MEANT_REACH])
    )
    meant = next((at for at, item in enumerate(clause) if item.sense("meeting") is not None), None)
    if meant is None or (meant and clause[meant - 1].text.lower().endswith(_ONLY_NAMING)):
        return []
    concept, met = clause[meant].sense("meeting"), any(item.type in _MEETING_PEOPLE for item in clause[:meant])
    return [concept.notation] if concept is not None and concept.notation in _WITH_PEOPLE and (met or not meant) else []


def is_sitting(items: Sequence[Item]) -> bool:
    """Tell whether a council's meeting is named as one of its sessions: "cuộc họp lần thứ nhất", "cuộc họp bất thường".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "cuộc họp lần thứ hai", "cuộc họp bất thường", "cuộc họp giao ban"
    >>> [is_sitting(recognise_text(text)) for text in texts]
    [True, True, False]
    """
    behind = (items[at + 1 : at + 3] for at, item in enumerate(items) if item.text.lower() in ("cuộc họp", "họp"))
    named = (" ".join(item.text.lower() for item in words) for words in behind)
    return any(words.startswith(("lần thứ", "thứ", "bất thường")) for words in named)
