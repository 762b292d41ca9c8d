"""Whether somebody was absent with or without a reason, as the words behind the name tell: «Vắng: bà A (có lý do)»."""

import re
from collections.abc import Iterable, Sequence

from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PersonMention

#: Capacities of those who were not there.
ABSENT = frozenset({"absent", "excused"})
_ENDS = frozenset({"STOP", "SEMICOLON", "CLOSE", "ACT"})
_REASON = re.compile(r"\b(?P<no>không(?: có| nêu| rõ| báo| xin)? )?(?:l[ýí] do|phép)\b")


def with_reason(capacity: str, said: Iterable[Item]) -> str:
    """Return the capacity of who was absent, as words tell whether there is a reason; the same where they do not."""
    reason = _REASON.search(" ".join(item.text.lower() for item in said))
    if reason is None:
        return capacity
    return "absent" if reason["no"] else "excused"


def behind(items: Sequence[Item], mention: PersonMention) -> Sequence[Item]:
    """Return what stands behind a name up to the end of its brackets or entry: «A, B (có lý do)» is said of both."""
    start = next((index for index, item in enumerate(items) if item.end >= mention.span.end), len(items))
    end = next((index for index in range(start + 1, len(items)) if items[index].type in _ENDS), len(items))
    return items[start + 1 : end]


def is_elsewhere(items: Sequence[Item], index: int) -> bool:
    """Tell whether somebody is not in the meeting: "ông A đang | dự lớp bồi dưỡng", "được cử đi | dự hội nghị khác".

    >>> from govgraph.recognise import recognise_text
    >>> is_elsewhere(recognise_text("ông Lê Văn Ba bận dự hội nghị ở tỉnh"), 2)
    True
    """
    if items[index - 1].text.lower() == "bận":
        return True
    if [item.text.lower() for item in items[max(0, index - 2) : index]] == ["cử", "đi"]:
        return True
    course = items[index + 1].sense("meeting") if index + 1 < len(items) else None
    return items[index - 1].text.lower() == "đang" and course is not None and course.notation == "training"
