"""The day from which a document's dates without a year are counted, where nothing tells when it came out."""

import re
from collections.abc import Sequence
from itertools import takewhile

from govgraph.interpret.sentences import Sentence
from govgraph.notation import date
from govgraph.recognise.items import Item

_MONTH, _YEAR = len("2023-05"), len("2023")
_NAME_REACH = 12  # items from a meeting's word to the year in its name
_OF_NAME = frozenset({"WORD", "CAPITAL", "ORGAN", "CUE", "MEETING", "DASH", "QUALIFIER", "ADDRESSES"})
_CELEBRATED_REACH = 12  # items from «kỷ niệm», «Ngày thành lập» to the day in brackets
_PERIODICALS = ("bản tin", "tập san", "nội san", "đặc san", "thông tin nội bộ")
_ISSUE = re.compile(r"số (?:: )?(?P<issue>\d{1,3})\s?[/-]\s?(?P<year>(?:19|20)\d\d)\b")
_SUMMED_UP = "tổng kết"


def day_of_letterhead(sentences: Sequence[Sentence]) -> str | None:
    """Return the whole day that a letterhead bears."""
    days = (_whole_day(item) for one in sentences if one.kind == "letterhead" for _, item in one.composites)
    return next((day for day in days if day is not None), None)


def reference_day(sentences: Sequence[Sentence]) -> str | None:
    """Return the day near which all is told: in the month or year of a headline, else the first that is given whole."""
    headlines = [one for one in sentences if one.kind == "headline"]
    months = (
        item.value.start for one in headlines for _, item in one.composites if isinstance(item.value, date.DateSpan)
    )
    month = next((day for day in months if len(day) == _MONTH and not day.startswith("--")), None)
    if month is not None:
        return f"{month}-15"  # "Tuần 3 tháng 11 năm 2025"
    years = (day_by_issue(one.items) or day_by_name(one.items) for one in headlines)
    return next((day for day in years if day is not None), None) or _first_whole_day(sentences)


def day_by_issue(items: Sequence[Item]) -> str | None:
    """Return a day near which the issue of a bulletin came out that its number tells: "Bản tin nội bộ - Số 11/2020".

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Bản tin sinh hoạt chi bộ - Số 11/2020", "BẢN TIN NỘI BỘ SỐ 01/2021", "Quyết định số 11/2020"
    >>> [day_by_issue(recognise_text(text)) for text in texts]
    ['2020-07-02', '2021-01-15', None]
    """
    words = " ".join(item.text.lower() for item in items)
    found = _ISSUE.search(words) if words.startswith(_PERIODICALS) else None
    if found is None:
        return None
    return f"{found['year']}-{'01-15' if int(found['issue']) == 1 else '07-02'}"  # the first may tell of December


def day_by_name(items: Sequence[Item]) -> str | None:
    """Return a day near which a meeting was held whose name has a year: "Lễ giao nhận quân năm 2024".

    The work of a year is summed up about its end: "hội nghị tổng kết năm 2023" may be held in January.

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Lễ giao nhận quân năm 2024", "Hội nghị tổng kết công tác năm 2023", "Hội nghị, năm 2023"
    >>> [day_by_name(recognise_text(text)) for text in texts]
    ['2024-07-01', '2023-12-31', None]
    """
    for at, item in enumerate(items):
        if item.type != "MEETING":
            continue
        name = list(takewhile(lambda one: one.type in _OF_NAME, items[at + 1 : at + 1 + _NAME_REACH]))
        behind = items[at + 1 + len(name) : at + 2 + len(name)]
        year = behind[0].value if behind else None
        if isinstance(year, date.DateSpan) and len(year.start) == _YEAR:
            words = " ".join(one.text.lower() for one in (item, *name))
            return f"{year.start}-12-31" if _SUMMED_UP in words else f"{year.start}-07-01"
    return None


def _first_whole_day(sentences: Sequence[Sentence]) -> str | None:
    """Return the first whole day of a text: none that is only celebrated, of a span of years the last."""
    for sentence in sentences:
        for index, item in sentence.composites:
            day = _whole_day(item)
            if day is None:
                continue
            years = _end_after_years(item) is not None
            if _is_jubilee(sentence.items, index) if years else not _is_celebrated(sentence.items, index):
                return day
    return None


def _is_celebrated(items: Sequence[Item], at: int) -> bool:
    """Tell whether a day is the beginning of what is celebrated: "Ngày thành lập Quân đội (22/12/1944)".

    So is one that is said to be such: "Ngày 22/12/1944 là ngày thành lập Quân đội".
    """
    words = [item.text.lower() for item in items[at + 1 : at + 3]]
    if words == ["là", "ngày"]:
        return True
    before = _words_before(items, at)
    return _is_in_brackets(items, at) and ("ngày" in before or "niệm" in before)


def _is_jubilee(items: Sequence[Item], at: int) -> bool:
    """Tell whether a span of years is one celebrated, "(3/2/1930 - 3/2/2025)"; not that of a plan or contract."""
    value = items[at].value
    full = isinstance(value, date.DateSpan) and value.end is not None and value.start[_YEAR:] == value.end[_YEAR:]
    return full and (_is_in_brackets(items, at) or "niệm" in _words_before(items, at))


def _is_in_brackets(items: Sequence[Item], at: int) -> bool:
    return [item.type for item in (*items[max(0, at - 1) : at], *items[at + 1 : at + 2])] == ["OPEN", "CLOSE"]


def _words_before(items: Sequence[Item], at: int) -> list[str]:
    return [item.text.lower() for item in items[max(0, at - _CELEBRATED_REACH) : at]]


def _whole_day(item: Item) -> str | None:
    """Return the day that an item gives; of a span of years its end: an anniversary is told when it has come."""
    value = item.value
    if not isinstance(value, date.DateSpan) or not date.is_whole(value.start):
        return None
    return _end_after_years(item) or value.start


def _end_after_years(item: Item) -> str | None:
    value = item.value
    if not isinstance(value, date.DateSpan) or value.end is None or not date.is_whole(value.end):
        return None
    return value.end if value.end[:_YEAR] != value.start[:_YEAR] else None
