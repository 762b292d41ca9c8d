"""What a content management system prints around an article: counters, buttons, menus, related links, stamps."""

import re
from collections.abc import Sequence
from itertools import groupby

from govgraph.layout import cues
from govgraph.layout.lines import Line
from govgraph.normalise import bare_key
from govgraph.notation import date

_LONGEST_STAMP = 160  # characters; "Thứ hai - 08/07/2024 15:42 | Lượt xem: 312 | Cỡ chữ: A- A A+ | Tác giả: …" has 90
_LONGEST_LINK = 200  # characters of a headline in a list of related articles
_LONGEST_COUNTER_LINE = 100
_MENU_ITEMS = 3  # as many known items of a menu in one stretch of lines make it a menu
_LONGEST_MENU_ITEM = 60  # characters
_TOP = 6  # lines among which a menu may stand in one line
_LONGEST_MENU_FIELD = 36  # characters of one of its items
_BETWEEN_MENU_FIELDS = re.compile("[|•›»]")
_FIELD = re.compile(r"\s*[|•*»]\s*|\s+[-–]\s+|(?<!:)\s{2,}|\t\s*")  # "Tin, ảnh:   Hồ Thắm" is one field
_STAMP_FIELD = re.compile(r"\s*(?:[|•*,\[\]()]|\s[-–]\s|\s[-–]$|^[-–]\s|\s{2,}|\t)\s*")
_TIME = re.compile(r"\b\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\b)?")
_CLOCK = re.compile(rf"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)?[,\s]*{_TIME.pattern}")  # "Thứ Bảy, 16:21"
_ZONE = re.compile(r"[\[(]?\s?GMT\s?[+-]?\s?\d*\s?[\])]?")
_WEEKDAY = re.compile(r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\W*")


def is_noise(line: Line) -> bool:
    r"""Tell whether the line is page furniture and says nothing.

    >>> from govgraph.layout.lines import lines_of
    >>> [is_noise(line) for line in lines_of("loading...\nXem: 96 lượt | Trở lại | In\nChia sẻ tại đây, ông Tân nêu")]
    [True, True, False]
    """
    if cues.RULE.fullmatch(line.content) or cues.PAGING.fullmatch(line.content):
        return True
    if len(line.content) > _LONGEST_LINK:
        return False
    key = line.key
    if any(cue.fullmatch(key) for cue in (cues.BREADCRUMB, cues.RELATED)):
        return True
    if cues.LINK.match(line.content) or cues.COPYRIGHT.match(key):
        return True
    fields = [field for field in _FIELD.split(key) if field]
    if all(_is_furniture(field) for field in fields):
        return True
    # "Tải ứng dụng về máy   |   Lượt xem 4.520": a counter beside a few words
    counted = any(_is_counter(field) for field in fields)
    short = len(key) < _LONGEST_COUNTER_LINE and key[-1] not in ".:;"
    return counted and short and len(fields) > 1 and not date_of(line)


def _is_furniture(field: str) -> bool:
    if any(cue.fullmatch(field) for cue in (cues.PAGING, cues.LABELLED, cues.RELATED, _CLOCK)) or _is_counter(field):
        return True
    # "Chia sẻ: Facebook Zalo In bài": one button, or several with one blank between them
    at = 0
    while at < len(field):
        button = cues.BUTTON.match(field, at)
        if button is None:
            return False
        at = button.end()
    return True


def _is_counter(field: str) -> bool:
    return any(map(str.isdigit, field)) and bool(cues.COUNTER.fullmatch(field))


def mark_noise(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """Mark the lines that are page furniture, the links after "Tin liên quan" and the menus of portals."""
    related = False
    for index, line in enumerate(lines):
        if is_noise(line):
            kinds[index] = "noise"
            related = related or bool(cues.RELATED.fullmatch(line.key))
        elif related:
            related = len(line.content) <= _LONGEST_LINK and line.content[-1] not in ".!"
            kinds[index] = "noise" if related else None
        elif index < _TOP and _is_menu(lines, index):
            kinds[index] = "noise"
    for _, members in groupby(range(len(lines)), key=lambda index: lines[index].group):
        stretch = list(members)
        known = sum(lines[index].key in cues.MENU for index in stretch)
        if known >= _MENU_ITEMS and all(len(lines[index].content) <= _LONGEST_MENU_ITEM for index in stretch):
            for index in stretch:
                kinds[index] = "noise"


def _is_menu(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line at the top is a menu: "Tin tức | Văn bản | Liên hệ"; a table has more than one such line."""
    fields = _menu_fields(lines[index])
    beside = [lines[near] for near in (index - 1, index + 1) if 0 <= near < len(lines)]
    return (
        len(fields) >= _MENU_ITEMS
        and all(field and len(field) <= _LONGEST_MENU_FIELD and not any(map(str.isdigit, field)) for field in fields)
        and all(len(_menu_fields(line)) < _MENU_ITEMS for line in beside)
    )


def _menu_fields(line: Line) -> list[str]:
    return [field.strip() for field in _BETWEEN_MENU_FIELDS.split(line.content)]


def credit_in_stamp(line: Line) -> tuple[int, int] | None:
    """Return where the credit in a stamp begins and ends in the text: "05.3.2021  -  Tin, ảnh: Lê An, công chức xã"."""
    at = 0
    for gap in [*_FIELD.finditer(line.content), None]:
        end = gap.start() if gap else len(line.content)
        if end > at and cues.CREDIT.match(bare_key(line.content[at:end])):
            return line.start + at, line.start + end
        at = gap.end() if gap else end
    return None


def date_of(line: Line) -> str | None:
    """Return the first full date of a line, as ISO 8601; the days of a period, as a bulletin has them, are none."""
    found = (one.value for one in date.find_all(line.content[:_LONGEST_STAMP]))
    return next((one.start for one in found if one.end is None and date.is_whole(one.start)), None)


def is_stamp(line: Line, *, in_head: bool) -> bool:
    """Tell whether the line gives the time of publication and nothing else but page furniture and a credit.

    Below the head of the page, a date alone may be part of the article: there it needs a time or a label.

    >>> from govgraph.layout.lines import lines_of
    >>> is_stamp(lines_of("Ngày đăng: 05/03/2021        Lượt xem: 2.340")[0], in_head=True)
    True
    >>> is_stamp(lines_of("Sáng ngày 05/3/2021, Đảng ủy xã tổ chức hội nghị.")[0], in_head=True)
    False
    """
    content = line.content
    if len(content) > _LONGEST_STAMP or content[-1] in ",;" or not date_of(line):
        return False
    has_label = bool(cues.STAMP_LABEL.match(line.key.lstrip("([ ")))
    if not (in_head or has_label or _TIME.search(content)):
        return False
    rest = content
    for found in reversed(list(date.find_all(content))):
        rest = rest[: found.start] + " | " + rest[found.end :]
    rest = _TIME.sub(" | ", _ZONE.sub(" ", rest))
    fields = [field.strip(" .:;-–") for field in _STAMP_FIELD.split(rest)]
    return all(_may_stand_in_stamp(field) for field in fields if field)


def _may_stand_in_stamp(field: str) -> bool:
    key = bare_key(field)
    if cues.STAMP_LABEL.fullmatch(key) or cues.CREDIT.match(key) or _WEEKDAY.fullmatch(key) or _is_furniture(key):
        return True
    words = field.split()
    return len(words) <= 5 and all(word[0].isupper() or not word[0].isalpha() for word in words)
