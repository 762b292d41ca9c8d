"""Posts of which the text itself gives years that are over: «Chủ tịch UBND xã giai đoạn 2010 - 2015»."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govgraph.model import Term
from govgraph.notation import date
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import PostMention

_REACH = 6  # items from a post to its years
_BEFORE_TERM = frozenset({"COMMA", "CUE", "CAPITAL", "ABBREVIATION"})  # "…, khóa XX, nhiệm kỳ …"
_BARE = re.compile(r"(?:(?P<month>0?[1-9]|1[0-2])/)?(?P<year>(?:19|20)\d\d)")
_SCHOOL_LEFT = re.compile(r"\b(?:sau khi|vừa|mới) (?:ra trường|tốt nghiệp|xuất ngũ)\b")
_TO_THE_YEAR = frozenset({",", "(", "bắt", "đầu", "công", "tác", "vào", "từ"})  # "ông A | bắt đầu công tác từ | 1996"
_NOW = frozenset({"hiện", "nay"})
_FIRST, _GENERATION = "đầu tiên", 20  # years
_NEAR = 3  # items from «sinh» to the year: "sinh ngày 5/3/1970"
_OF_ELSE = frozenset({"sinh", "sn", "nhiệm kỳ", "giai đoạn", "khóa", "khoá"})
_NO_LIFE = frozenset({"PAPER", "DOCUMENT", "MEETING"})  # whose year is that of no post
_OF_THE_PERSON = "giai đoạn"  # a term of office may have begun or ended without the person


@dataclass(frozen=True, slots=True)
class PastYears:
    """Since when and until when somebody held a post that is over; None where only its term of office is told."""

    start: str | None = None
    end: str | None = None


def past_years(items: Sequence[Item], named: PostMention, day: str | None) -> PastYears | None:
    """Return the years of a post that were over before a day; None where it may go on.

    "Chủ tịch UBND xã giai đoạn 2010 - 2015", "… nhiệm kỳ 2010 - 2015", "… từ năm 2010 đến năm 2015".
    """
    told = _years(items, named)
    if told is None or day is None or told[1] >= day[: len(told[1])]:
        return None  # an end that is known by its year or month alone may lie behind the day
    return PastYears(*told[:2]) if told[2] else PastYears()


def own_years(items: Sequence[Item], named: PostMention) -> PastYears:
    """Return the years of a post that is told to be over: of "nguyên Chủ tịch UBND xã từ năm 2016 đến năm 2020"."""
    is_last = any(item.end == named.span.end for item in items)  # of several posts, that before the years
    told = _years(items, named) if is_last else None
    return PastYears(*told[:2]) if told is not None and told[2] else PastYears()


def ends_with_term(items: Sequence[Item], named: PostMention, begun: str) -> bool:
    """Tell whether a post is told for years that end when the term begins for which people are elected.

    `begun` is the first year of that term; «» for none.
    """
    told = _years(items, named)
    return told is not None and told[1][:4] <= begun


def is_of_earlier_year(items: Sequence[Item], named: PostMention, day: str | None) -> bool:
    """Tell whether a post is told of a year before that of a day, or of when somebody had just left school.

    The year opens the sentence or stands behind the person: "Năm 2004, ông A giữ chức P", "ông A bắt đầu công tác từ
    năm 2004, làm P", "Sau khi ra trường, bà B làm P"; not "Từ năm 2004, ông A giữ chức P". Elsewhere it is that of
    something else: "Được công nhận năm 2018, thôn X do bà B làm Trưởng thôn …".

    >>> from govgraph.recognise import recognise_text
    >>> from govgraph.recognise.mentions import posts_of
    >>> for when in ("Năm 2004", "Từ năm 2004"):
    ...     items = recognise_text(f"{when}, ông Lê Văn Ba giữ chức Bí thư Đoàn xã")
    ...     is_of_earlier_year(items, posts_of(items[-1])[0], "2024-03-12")
    True
    False
    """
    before = [item for item in items if item.end <= named.span.start]
    words = " ".join(item.text.lower() for item in before)
    if _SCHOOL_LEFT.search(words):
        return True
    if any(isinstance(item.value, date.DateSpan) and item.value.start.startswith("--") for item in before):
        return False  # "Kỷ niệm 77 năm ngày 27/7/1947, sáng 24/7, đoàn do ông A làm Trưởng đoàn …"
    years = {at: year for at in range(len(before)) if (year := _year_told(before, at)) is not None}
    if day is None or not years or max(years.values()) >= day[:4]:
        return False
    if any(one.text.lower() == "khi" for at in years for one in before[at + 1 : at + 2]):
        return True  # "hy sinh ngày 5/3/1972 khi đang là Trung đội phó"
    if _is_of_founding(words, years.values(), day):
        return True
    if any(item.type == "BY" or not _NOW.isdisjoint(item.text.lower().split()) for item in before):
        return False
    return any(_opens(before, at) or _is_behind_person(before, at) for at in years)


def _is_of_founding(words: str, years: Iterable[str], day: str) -> bool:
    """Tell whether words tell of the first of its kind, long ago: "Chi bộ đầu tiên ra đời năm 1947, do ông A làm …"."""
    return _FIRST in words and any(int(year) + _GENERATION <= int(day[:4]) for year in years)


def _opens(items: Sequence[Item], at: int) -> bool:
    """Tell whether a moment opens a sentence, or ends its «sau khi»: "Sau khi lập xã năm 2004"."""
    before = [item.text.lower() for item in items[:at]]
    return before in ([], ["năm"], ["tháng"], ["vào"], ["đến"]) or before[:2] == ["sau", "khi"]


def _is_behind_person(items: Sequence[Item], at: int) -> bool:
    """Tell whether a moment is the first thing told of somebody: "ông A | (2004), …", "ông A bắt đầu công tác từ …"."""
    person = next((one for one in range(at - 1, -1, -1) if items[one].type in ("PERSON", "PEOPLE")), None)
    return person is not None and all(item.text.lower() in _TO_THE_YEAR for item in items[person + 1 : at])


def _year_told(items: Sequence[Item], at: int) -> str | None:
    """Return the year of a moment of a life: not of a birth, a document or a meeting, nor one since which all is so."""
    told = moment(items[at])
    if told is None:
        return None
    near = items[max(0, at - _NEAR) : at]
    words = " ".join(item.text.lower() for item in near).replace("hy sinh", "")
    since = words.endswith("từ") and not any(item.text.lower() == "bắt" for item in items[:at])  # not «bắt đầu từ»
    founded = "thành lập" in words and items[0].text.lower() != "sau"
    other = any(f" {one} " in f" {words} " for one in _OF_ELSE) or any(item.type in _NO_LIFE for item in near)
    return None if since or founded or other else told[:4]


def _years(items: Sequence[Item], named: PostMention) -> tuple[str, str, bool] | None:
    """Return since when and until when a post is told, and whether these are the person's own years."""
    after = next((index for index, item in enumerate(items) if item.start >= named.span.end), len(items))
    behind = items[after : after + _REACH]
    return _from_to(behind) or _term(behind)


def _from_to(behind: Sequence[Item]) -> tuple[str, str, bool] | None:
    """Return from when to when, as "từ … đến …" says right behind a post, perhaps in brackets, or "(2015 - 8/2020)"."""
    told = behind[1:] if behind and behind[0].type == "OPEN" else behind
    if told is not behind and (span := _span(told)) is not None:
        return span
    if [item.text.lower() for item in told[:3:2]] != ["từ", "đến"]:
        return None
    start, end = [*(moment(item) for item in told[1:4:2]), None][:2]
    return (start, end, True) if start is not None and end is not None else None


def _span(told: Sequence[Item]) -> tuple[str, str, bool] | None:
    """Return from when to when, as a span in brackets tells alone: "2011 - 2016)", "2015 - 8/2020)"."""
    term = told[0].value if told else None
    if isinstance(term, Term):
        return (term.start, term.end, True) if [item.type for item in told[1:2]] == ["CLOSE"] else None
    if [item.type for item in told[1:4:2]] != ["DASH", "CLOSE"]:
        return None
    start, end = moment(told[0]), moment(told[2])
    return (start, end, True) if start is not None and end is not None else None


def moment(item: Item) -> str | None:
    """Return a day, month or year as exact as the text tells it: «tháng 7/2022», «7/2022», «2016».

    >>> from govgraph.recognise import recognise_text
    >>> [moment(item) for item in recognise_text("7/2022 đến nay")]
    ['2022-07', None, None]
    """
    if isinstance(item.value, date.DateSpan):
        return None if item.value.start.startswith("--") else item.value.start
    bare = _BARE.fullmatch(item.text)
    if bare is None:
        return None
    return f"{bare['year']}-{int(bare['month']):02}" if bare["month"] else bare["year"]


def _term(behind: Sequence[Item]) -> tuple[str, str, bool] | None:
    """Return the first and last year of the term or period named behind a post, and whether they are the person's."""
    if [item.type for item in behind[:2]] == ["BAR", "TERM"] and isinstance(cell := behind[1].value, Term):
        return cell.start, cell.end, True  # "A | Bí thư Đảng ủy | 1995 - 2000"
    at = next((index for index, item in enumerate(behind) if item.type not in _BEFORE_TERM), 0)
    term = behind[at].value if at and behind[at - 1].type == "CUE" else None
    return (term.start, term.end, behind[at - 1].text.lower() == _OF_THE_PERSON) if isinstance(term, Term) else None
