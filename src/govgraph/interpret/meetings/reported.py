"""Meetings of whose results a sentence only tells: "báo cáo kết quả Đại hội Đảng bộ huyện diễn ra ngày 2/4"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from govgraph.interpret.sentences import Sentence
from govgraph.recognise.items import Item

_TOLD_OF = frozenset({"kết quả", "nội dung"})
_BALLOT, _CONCLUSION = "kết quả bầu cử", "kết luận"
_FIRST_WORDS = tuple({words.split()[0] for words in (*_TOLD_OF, _BALLOT, _CONCLUSION)})
_ENDS = frozenset({"COMMA", "SEMICOLON", "STOP"})
_BALLOT_REACH = 12  # items of «kết quả bầu cử diễn ra ngày 2/4 và Đại hội Đảng bộ tỉnh tổ chức»


def without_reports(sentence: Sentence) -> Sentence:
    """Return a sentence without the meeting of which it tells the results, held elsewhere on a day of its own.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> def told(text):
    ...     one = without_reports(Sentence("paragraph", tuple(recognise_text(text)), Span(0, 9), Span(0, 9)))
    ...     return " ".join(item.text for item in one.items)
    >>> told("Ông Lê Văn Ba báo cáo kết quả kỳ họp thứ 9 diễn ra ngày 2/4")
    'Ông Lê Văn Ba báo cáo'
    >>> told("Kết quả kỳ họp diễn ra ngày 2/4")
    'Kết quả kỳ họp diễn ra ngày 2/4'
    """
    items = sentence.items
    if "MEETING" not in sentence.types or not any(item.text.lower().startswith(_FIRST_WORDS) for item in items):
        return sentence
    for at in range(1, len(items)):
        meeting = _behind_results(items, at)
        if meeting is None:
            continue
        end = next((one for one in range(meeting, len(items)) if items[one].type in _ENDS), len(items))
        if _is_held(items[meeting + 1 : end]):
            return replace(sentence, items=items[:at] + items[end:])
    return sentence


def _behind_results(items: Sequence[Item], at: int) -> int | None:
    """Return where a meeting stands of whose results the words at `at` tell: "kết quả | Đại hội", "kết luận của …"."""
    if items[at].text.lower() == _BALLOT:
        behind = range(at + 1, min(len(items), at + _BALLOT_REACH))
        return next(
            (one for one in behind if [item.type for item in items[one - 1 : one + 1]] == ["AND", "MEETING"]), None
        )
    last = at if items[at].text.lower() == _CONCLUSION else at + 1
    told_of = " ".join(item.text.lower() for item in items[at : at + 2]) in _TOLD_OF
    of = items[last + 1 : last + 2] and items[last + 1].type == "OF"
    if not (told_of or (last == at and of)):
        return None  # nor "Kết luận | hội nghị": who ends it
    meeting = last + 2 if of else last + 1
    return meeting if meeting < len(items) and items[meeting].type == "MEETING" else None


def _is_held(behind: Sequence[Item]) -> bool:
    """Tell whether words behind a meeting say that it was held: "… | diễn ra từ ngày 2/4", "… | khai mạc ngày 2/4"."""
    return any(
        one.type == "CONVENE" or (one.type == "ACT" and one.text.lower().endswith("khai mạc") and two.type == "DATE")
        for one, two in pairwise(behind)
    )
