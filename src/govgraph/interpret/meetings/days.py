"""The day that a sentence gives a meeting: not that of an anniversary, nor one by which something is due."""

from collections.abc import Sequence
from datetime import date as _date
from datetime import timedelta
from itertools import pairwise, takewhile

from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.interpret.setting.reference import day_by_name
from govgraph.notation import date
from govgraph.recognise.items import Item

# Before a day by which something is to be done, or after which a round is called: no day of a meeting.
_BY_WHEN = ("trước", "hạn", "chậm nhất", "dự kiến", "đợt")
# How an event that nobody holds is counted, and what it is: «đợt mưa», «vụ cháy», «sự cố».
_COUNTED_EVENTS = frozenset({"đợt", "trận", "cơn", "vụ", "sự"})
_EVENTS = frozenset(
    {
        *("mưa", "bão", "lũ", "lụt", "lốc", "dông", "giông", "rét", "nắng", "triều", "động", "ngập"),
        *("cháy", "nổ", "tai", "sạt", "sập", "lật", "chìm", "cố", "việc"),
    }
)
_SINCE = ("từ", "đến")  # «Từ | ngày 1/7», «kể từ», «tính đến»
# Where people gather, or how they do.
_SCENES = (
    *("hội trường", "nhà văn hóa", "nhà văn hoá", "trụ sở", "sân", "quảng trường", "khuôn viên", "sân khấu"),
    *("nhà cộng đồng", "không khí", "đông", "đông đủ", "tề tựu", "có mặt", "tập trung", "rợp cờ"),
)
_STRUCK = _EVENTS - {"động", "việc", "cố", "mưa", "nắng", "rét"}  # which may be where people gather: "trời mưa"
_EVENT_REACH = 6  # words from an event to its day: "trận lũ quét xảy ra đêm 26/5"
# How many days before its publication a page speaks of: "sáng nay", "chiều qua", "tối hôm qua".
_DAYS_BEFORE = {"nay": 0, "qua": 1}
_OPENING = 4  # items in which a clause may begin with «Sau buổi lễ»: "* Ngay sau lễ khai giảng"
_PLAN_REACH = 6  # items from «sẽ» to the day: "sẽ chính thức khai mạc vào sáng ngày 14/5"
_ENDS_OF_PLAN = frozenset({"COMMA", "SEMICOLON", "STOP", "COLON", "LINE", "PERSON", "PEOPLE", "ORGAN", "MEETING"})
_CHANGING = frozenset({"CHANGE", "HOLD", "QUALIFIER"})  # what begins or ends on a day: «bổ nhiệm», «nghỉ hưu»
_OF_NEWS = frozenset(
    {"MEETING", "CONVENE", "ACT", "CHANGE", "PAPER", "DOCUMENT", "PLANNED", "PERSON", "PEOPLE", "QUOTE"}
)
_LAST_DAYS = frozenset({"session", "congress"})  # what is «sau kỳ họp» may be on another day
_DATELINE = 6  # items: "(BNA) - Sáng nay", "Baoquangnam.vn - Chiều qua"


def day_told(sentence: Sentence, setting: Setting) -> date.DateSpan | None:
    """Return the day that a sentence gives a meeting: its first, unless that is an anniversary before the day.

    "Chiều qua" and the like, where a paragraph begins, are counted from the day of publication.
    """
    items = sentence.items
    told = [
        (index, item.value)
        for index, item in sentence.composites
        if item.type == "DATE"
        and isinstance(item.value, date.DateSpan)
        and len(item.value.start) > 4
        and not _spans_years(item.value)
        and not (index and items[index - 1].text.lower().endswith(_BY_WHEN))
        and not _is_since(items, index)
        and not _is_of_event(items, index)
        and not _is_to_come(items, index)
        and _pair(items, index - 2) != "kỷ niệm"  # "mít tinh kỷ niệm | ngày 26/12"
    ]
    if not told:
        return _day_from_publication(sentence, setting)
    if _is_of_report(items, told[0][0]):
        return None
    first = next((when for at, when in told if _begins_clause(items, at)), None) if _marks(items, told[0][0]) else None
    return _with_year(first or told[0][1], items, setting)


def begins_with_day(sentence: Sentence) -> bool:
    """Tell whether a sentence sets a scene by its day: "Sáng 5/3, sân trụ sở rợp cờ", not "Luật có hiệu lực từ 1/7".

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> texts = "7 giờ sáng 5/3, sân trụ sở rợp cờ", "Luật có hiệu lực từ ngày 1/7"
    >>> [begins_with_day(Sentence("paragraph", tuple(recognise_text(one)), Span(0, 9), Span(0, 9))) for one in texts]
    [True, False]
    """
    items = sentence.items
    opening = range(min(_DATELINE, len(items) - 1))
    days = (at for at in opening if [item.type for item in items[at : at + 2]] == ["DATE", "COMMA"])
    day = next(days, None)
    value = items[day].value if day is not None else None
    if day is None or not isinstance(value, date.DateSpan) or value.part_of_day is None:
        return False
    return _is_scene(items) and not (day and items[day - 1].text.lower().endswith(_SINCE))


def _is_scene(items: Sequence[Item]) -> bool:
    """Tell whether words show where people gather, or that they do: "sân trụ sở rợp cờ"; not where a storm struck."""
    words = [word for item in items for word in item.text.lower().split()]
    shown = any(f" {scene} " in f" {' '.join(words)} " for scene in _SCENES)
    return shown and _STRUCK.isdisjoint(words)


def _with_year(when: date.DateSpan, items: Sequence[Item], setting: Setting) -> date.DateSpan:
    """Return a day with its year: that in the meeting's name, where nothing tells when the text came out."""
    near = day_by_name(items) if setting.day is None else None
    return setting.full_date(when) if near is None else date.resolve_year(when, near, nearest=True)


def day_of_scene(before: Sentence, sentence: Sentence, setting: Setting) -> date.DateSpan | None:
    """Return the day of a sentence that only sets the scene: "Tối 5/3, nhà văn hóa đã đông. | Chi bộ tổ chức …".

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> scene, held = (tuple(recognise_text(text)) for text in ("Tối 5/3/2024, nhà văn hóa đã đông.", "Chi bộ họp."))
    >>> sentences = (Sentence("paragraph", items, Span(0, 35), Span(0, 50)) for items in (scene, held))
    >>> day_of_scene(*sentences, Setting()).start
    '2024-03-05'
    """
    if before.block != sentence.block or not before.types.isdisjoint(_OF_NEWS):
        return None
    day = day_told(before, setting)
    return day if day is not None and day.part_of_day is not None and _is_scene(before.items) else None


def dates_paper(items: Sequence[Item]) -> bool:
    """Tell whether a day is that of a document which stands before it.

    >>> from govgraph.recognise import recognise_text
    >>> dates_paper(recognise_text("Hội nghị triển khai Nghị quyết ngày 3/4/2024 của Đảng ủy"))
    True
    """
    return any(item.type in ("DOCUMENT", "PAPER") and later.type == "DATE" for item, later in pairwise(items))


def _day_from_publication(sentence: Sentence, setting: Setting) -> date.DateSpan | None:
    if setting.day is None or sentence.span.start != sentence.block.start:
        return None  # inside a paragraph it may be a speech that says «hôm nay»
    items = sentence.items[:_DATELINE]
    for index, item in enumerate(items):
        before = _DAYS_BEFORE.get(item.text.lower().split()[-1]) if item.type in ("DAYPART", "SAMEDAY") else None
        if before is None:
            continue
        first = index - 1 if index and items[index - 1].type == "DAYPART" else index  # "Sáng | hôm qua"
        if not _begins_clause(items, first) or any(one.type == "ACT" for one in items[:first]):
            return None  # "Đồng chí nhấn mạnh: Hôm nay …"
        part = items[first].sense("part-of-day")
        day = _date.fromisoformat(setting.day) - timedelta(days=before)
        return date.DateSpan(day.isoformat(), part_of_day=part.notation if part is not None else None)
    return None


def _is_to_come(items: Sequence[Item], at: int) -> bool:
    """Tell whether something is only planned for a day: "dự kiến khai mạc | ngày 27/7", "sẽ diễn ra trong 2 ngày …"."""
    for item in reversed(items[max(0, at - _PLAN_REACH) : at]):
        if item.type == "PLANNED":
            return True
        if item.type in _ENDS_OF_PLAN:
            return False
    return False


def _is_since(items: Sequence[Item], at: int) -> bool:
    """Tell whether something only holds from a day on: "thôi giữ chức do nghỉ hưu từ | ngày 1/5"."""
    when = items[at].value
    begins = isinstance(when, date.DateSpan) and when.end is None and at > 1 and items[at - 1].text.lower() == "từ"
    return begins and any(item.type in _CHANGING for item in items[:at])


def _is_of_report(items: Sequence[Item], at: int) -> bool:
    """Tell whether a day is that on which a body lets know what was done: "Ngày 5/3, LĐLĐ tỉnh | cho biết, đã có …"."""
    for before, item in pairwise(items[at:]):
        if item.type == "ACT":
            return before.type == "ORGAN" and item.text.lower() == "cho biết"
        if item.type in ("MEETING", "CONVENE", "DATE", "STOP", "SEMICOLON"):
            return False
    return False


def _is_of_event(items: Sequence[Item], at: int) -> bool:
    """Tell whether a day is that of a storm or an accident of which a sentence speaks: "trong đợt mưa ngày 26/5"."""
    words = [item.text.lower() for item in takewhile(_is_word, reversed(items[max(0, at - _EVENT_REACH) : at]))]
    return any(two in _COUNTED_EVENTS and one in _EVENTS for one, two in pairwise(words))


def _is_word(item: Item) -> bool:
    return item.type == "WORD"


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
    before = items[at - 1] if at else None
    return before is None or before.type in ("COMMA", "COLON", "DASH", "SIGN", "LINE") or before.text.lower() == "vào"


def is_same_day(items: Sequence[Item]) -> bool:
    """Tell whether words mean the day of the meeting told before: "Chiều cùng ngày", "Sau buổi lễ, …".

    >>> from govgraph.recognise import recognise_text
    >>> is_same_day(recognise_text("Chiều cùng ngày, Đảng ủy xã họp"))
    True
    """
    if any(item.type == "SAMEDAY" or item.text.lower().endswith("cùng ngày") for item in items):
        return True
    behind = next((at for at, item in enumerate(items[:_OPENING]) if item.type == "MEETING"), 0)
    if behind == 0 or items[behind - 1].text.lower() != "sau" or items[behind].sense("meeting") is None:
        return False
    kinds = {concept.notation for concept in items[behind].concepts}
    return kinds.isdisjoint(_LAST_DAYS) and behind + 1 < len(items) and items[behind + 1].type == "COMMA"
