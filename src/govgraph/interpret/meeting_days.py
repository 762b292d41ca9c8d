"""The day that a sentence gives a meeting: not that of an anniversary, nor one by which something is due."""

from collections.abc import Sequence

from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.notation import date
from govgraph.recognise.items import Item

# Before a day by which something is to be done: no day of a meeting.
_BY_WHEN = ("trước", "hạn", "chậm nhất", "dự kiến")


def day_told(sentence: Sentence, setting: Setting) -> date.DateSpan | None:
    """Return the day that a sentence gives a meeting: its first, unless that is an anniversary before the day."""
    items = sentence.items
    told = [
        (index, item.value)
        for index, item in sentence.composites
        if item.type == "DATE"
        and isinstance(item.value, date.DateSpan)
        and len(item.value.start) > 4
        and not _spans_years(item.value)
        and not (index and items[index - 1].text.lower().endswith(_BY_WHEN))
    ]
    if not told:
        return None
    first = next((when for at, when in told if _begins_clause(items, at)), None) if _marks(items, told[0][0]) else None
    return setting.full_date(first or told[0][1])


def _spans_years(when: date.DateSpan) -> bool:
    """Tell whether a span is that of an anniversary: "kỷ niệm 92 năm ngày thành lập Hội (20/10/1930 - 20/10/2022)"."""
    start, end = when.start[:4], (when.end or when.start)[:4]
    return start.isdigit() and end.isdigit() and int(end) - int(start) > 1


def _marks(items: Sequence[Item], at: int) -> bool:
    """Tell whether a day is one that is celebrated: "kỷ niệm … Ngày Thương binh - Liệt sĩ 27/7, sáng 24/7 …"."""
    return not _begins_clause(items, at) and any("kỷ niệm" in _pair(items, index) for index in range(at))


def _pair(items: Sequence[Item], index: int) -> str:
    return " ".join(item.text.lower() for item in items[index : index + 2])


def _begins_clause(items: Sequence[Item], at: int) -> bool:
    return at == 0 or items[at - 1].type in ("COMMA", "COLON", "DASH", "SIGN") or items[at - 1].text.lower() == "vào"
