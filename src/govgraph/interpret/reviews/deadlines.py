"""By when something is due: "trước ngày 25/9", "xong trong quý II", "đến năm 2030", "trước Tết", "trong vòng 10 ngày".

A deadline is an ISO date as exact as the text; the end of that period is meant. A quarter is given by its last month.
"""

import re
from dataclasses import dataclass

from govgraph.interpret.setting import Setting
from govgraph.notation import date
from govgraph.notation.date_in_text import is_day

_YEAR = r"(?:19|20)\d\d"
_DEADLINE = re.compile(
    rf"""
    (?<!\w)
    (?: (?:xong\s|hoàn\sthành\s)?
        (?:trước|chậm\snhất(?:\slà|\svào)?|muộn\snhất|(?P<until>(?<!tính\s)đến(?:\shết)?(?=\sngày|\s\d{{1,2}}/\d)))
        (?:\sngày)?
        \s (?P<day>\d{{1,2}}) (?:[/.-]|\stháng\s) (?P<month>\d{{1,2}})
        (?: (?:[/.-]|\snăm\s) (?P<year>{_YEAR}) )? (?![\d/])
      | (?:trong|trước|hết|cuối|xong|vào) (?:\shết|\scuối|\stuần\s(?:đầu|cuối)|\ssinh\shoạt(?:\schi\sbộ)?)?
        \s tháng \s (?P<month2>\d{{1,2}})
        (?: (?:[/-]|\snăm\s) (?P<year2>{_YEAR}) )? (?![\d/])
      | (?:trong|trước|hết|cuối) (?:\shết|\scuối)? \s quý \s (?P<quarter>iii|ii|iv|i|[1-4])
        (?: (?:[/-]|\snăm\s|\s) (?P<year3>{_YEAR}) )? (?!\w)
      | (?P<whole> (?:(?:đến|vào|trong|trước)\s)? (?:hết\s|cuối\s)? năm \s (?P<year4>{_YEAR}) (?!\s?[-–]\s?\d) )
      | (?P<end> (?:đến\s|vào\s|trước\s)? (?:hết|cuối) \s năm (?!\s\d) (?:\snay)? )
      | (?P<feast> trước \s (?:tết|giao\sthừa|\d{{1,2}}\stháng\schạp) (?:\s[^\s,;.:()]+){{0,5}}
          | trước \s (?:vụ(?!\s(?:việc|án|tai))|mùa|kỳ\shọp|phiên\shọp|ngày\skhai\sgiảng|năm\shọc)(?!\w)
            (?:\s[^\s,;.:()]+){{0,5}}
          | trong \s (?: (?P<now>tuần\snày) | tuần\stới | (?:tháng|quý|năm)\s(?:tới|này|nay) )
          | trong \s (?:vòng\s)? (?:[5-9]|\d{{2,3}}) \s (?:ngày|tuần) (?! \s (?:qua|nay|đầu|cuối|vừa)\b)
            (?:\slàm\sviệc)? (?:\s(?:kể|tính)\stừ (?:\s[^\s,;.:()]+){{0,8}})? )
    )
    """,
    re.VERBOSE,
)
# Within the present week something is due that is to be finished; else it may only happen then.
_FINISHES = re.compile(r"\b(?:xong|hoàn thành|hoàn tất|giải quyết|xử lý|khắc phục|nộp|gửi|trả lời|báo cáo)\b[^,;.:]*\Z")
_IS_PAST = re.compile(r"\b(?:ngoái|vừa qua|vừa rồi)\b")
_FROM = re.compile(r"\btừ\b[^,;]*\Z")
_MAY_BE_DUE = re.compile(
    r"\d|quý|năm|tết|giao thừa|trước |trong tuần|trong tháng"
)  # one of these is in each deadline, and in few clauses
_LAST_MONTHS = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline in a text: `text[start:end]`; `on` is None for what has no date of its own («trước Tết»).

    `is_weak` tells that the words may as well tell the time of what is past: «năm 2022», «cuối năm».
    """

    start: int
    end: int
    on: str | None
    is_weak: bool = False


def find_deadlines(text: str, setting: Setting) -> list[Deadline]:
    """Return the deadlines of a text in lower case.

    >>> [(one.on, one.is_weak) for one in find_deadlines("xong trước 30/01/2025; đến năm 2030; trước tết", Setting())]
    [('2025-01-30', False), ('2030', True), (None, False)]
    """
    found: list[Deadline] = []
    if not _MAY_BE_DUE.search(text):
        return found
    for match in _DEADLINE.finditer(text):
        on = _date(match, setting)
        if match["until"] and not _is_to_come(text[: match.start()], on, setting):
            continue
        if match["now"] and not _FINISHES.search(text[: match.start()]):
            continue
        if match["feast"] and _IS_PAST.search(match["feast"]):
            continue
        if on is not None or match["feast"] or match["end"]:
            found.append(Deadline(match.start(), match.end(), on, bool(match["whole"] or match["end"])))
    return found


def _is_to_come(before: str, on: str | None, setting: Setting) -> bool:
    """Tell whether «đến ngày …» tells by when: it is to come, and no «từ» before it makes it the end of a span."""
    known = setting.day or setting.reference
    return on is not None and known is not None and on > known and not _FROM.search(before)


def _date(match: re.Match[str], setting: Setting) -> str | None:
    known = setting.day or setting.reference
    if match["day"]:
        day, month = int(match["day"]), int(match["month"])
        if not is_day(int(match["year"] or 2000), month, day):
            return None
        if match["year"]:
            return f"{match['year']}-{month:02}-{day:02}"
        resolved = date.resolve_year(f"--{month:02}-{day:02}", known, nearest=True)
        return None if resolved.startswith("--") else resolved
    if match["year4"]:
        return match["year4"]
    if match["end"]:
        return known[:4] if known else None
    if match["feast"]:
        return None
    month = int(match["month2"]) if match["month2"] else _LAST_MONTHS[match["quarter"]]
    if not 1 <= month <= 12:
        return None
    year = match["year2"] or match["year3"]
    if year is None:
        if known is None:
            return None
        resolved = date.resolve_year(f"--{month:02}-15", known, nearest=True)
        year = resolved[:4]
    return f"{year}-{month:02}"
