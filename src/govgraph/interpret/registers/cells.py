"""The cells of a row of a register: units, bodies, posts, people and days in them, by the same grammar as prose."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from govgraph.codes import load_codes
from govgraph.errors import NotationError
from govgraph.interpret.draft import Draft
from govgraph.interpret.setting import Setting
from govgraph.model import Document, Span, Unit
from govgraph.normalise import comparison_key
from govgraph.notation import date
from govgraph.recognise import recognise_text
from govgraph.recognise.mentions import BodyMention, PersonMention, PostMention, posts_of

# Days as spreadsheets count them, from 1954 to 2064, where a cell has lost its format.
_SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?")
_FIRST_DAY = datetime.date(1899, 12, 30)
_MONTH_OR_YEAR = re.compile(r"(?:(0?[1-9]|1[0-2])[./-])?((?:19|20)\d\d)")

#: The cells of a row that say something, as spans of the text, by their fields.
Cells = Mapping[str, Span]


def setting_of(row: Cells, document: Document, title: str = "") -> Setting:
    """Return the setting of a row: the unit that it names, by itself or in a body's name, is where its bodies are.

    A row that names none lies in the unit that the title of its table names, the lowest of those in one another.
    """
    words = [row[field].of(document.text) for field in ("unit", "body", "convener", "title") if field in row]
    unit = next(iter(_units_in(words, document.published)), None)
    if unit is None and title:
        lines = (_in_small_letters(line) if line.isupper() else line for line in title.split("\n"))
        unit = _lowest(_units_in(lines, document.published))
    return Setting(unit, document.published, document.published)


def _lowest(units: Iterable[Unit]) -> Unit | None:
    """Return the unit of the lowest level, in that of the next level; None where there are two of a level.

    >>> _lowest([Unit("district", "huyen", "Kỳ Anh"), Unit("commune", "xa", "Kỳ Thọ")]).within.name
    'Kỳ Anh'
    """
    found: dict[str, dict[str, Unit]] = {}
    for unit in units:
        if unit.name is not None:
            known = found.setdefault(unit.level, {})
            known[comparison_key(unit.name)] = max(known.get(comparison_key(unit.name), unit), unit, key=_is_placed)
    levels = [found[level.notation] for level in load_codes()["level"] if level.notation in found]
    if not levels or any(len(named) > 1 for named in levels):
        return None
    lowest: Unit | None = None
    for named in levels:  # from the highest
        (unit,) = named.values()
        lowest = unit if unit.within is not None else replace(unit, within=lowest)
    return lowest


def _in_small_letters(line: str) -> str:
    """Return a line in capitals as names are written, the words around a unit's name in small letters.

    >>> _in_small_letters("CÁN BỘ CHỦ CHỐT XÃ KỲ THỌ NHIỆM KỲ 2020 - 2025"), _in_small_letters("TỈNH ĐOÀN")
    ('Cán Bộ Chủ Chốt xã Kỳ Thọ nhiệm kỳ 2020 - 2025', 'Tỉnh Đoàn')
    """
    return _around_names().sub(lambda found: found[0].lower(), line.title())


@cache
def _around_names() -> re.Pattern[str]:
    """Return what finds the words before and behind the name of a unit; «Tỉnh ủy» and «Tỉnh Đoàn» name none."""
    types = {one.preferred["vi"] for one in load_codes()["unit-type"] if one.implied_level != "village"}
    before = "|".join(map(re.escape, sorted(types, key=len, reverse=True)))
    return re.compile(rf"\b(?:(?:{before})(?! (?:ủy|đoàn)\b)|nhiệm kỳ|khóa|năm)\b", re.IGNORECASE)


def _is_placed(unit: Unit) -> bool:
    return unit.within is not None


def _units_in(words: Iterable[str], day: str | None) -> Iterator[Unit]:
    """Yield the units that words name, by themselves, in the names of bodies or behind posts («cán bộ xã A»)."""
    for one in words:
        for item in recognise_text(one, day=day):
            named: list[object] = [post.body for post in posts_of(item)]
            for value in named or [item.value]:
                unit = value.unit if isinstance(value, BodyMention) else value
                if isinstance(unit, Unit):
                    yield unit


def posts_in(words: str) -> tuple[PostMention, ...]:
    """Return the first posts that words name together."""
    return next((posts_of(item) for item in recognise_text(words) if item.type == "POSTS"), ())


def people_in(words: str) -> Iterator[PersonMention]:
    """Yield the people whom words name, with their posts.

    >>> [person.name for person in people_in("Ông Lê Văn An; bà Hà Thị Tư, Phó Chủ tịch HĐND; đại diện các ban")]
    ['Lê Văn An', 'Hà Thị Tư']
    """
    for item in recognise_text(words):
        named = item.value if isinstance(item.value, tuple) else (item.value,)
        yield from (one for one in named if isinstance(one, PersonMention) and one.name is not None)


def body_in(words: str) -> BodyMention | None:
    """Return the first body that words name."""
    return next((item.value for item in recognise_text(words) if isinstance(item.value, BodyMention)), None)


def day_in(row: Cells, field: str, document: Document, draft: Draft) -> str | None:
    """Return the day in a cell, as exact as told; of what is none a doubt."""
    if field not in row:
        return None
    words = row[field].of(document.text).strip()
    if _SERIAL.fullmatch(words):
        day = (_FIRST_DAY + datetime.timedelta(int(words.partition(".")[0]))).isoformat()
        draft.doubt(
            "day-from-number",
            f"«{words}» was taken for {day}, of which it is the number in a spreadsheet; format the column as a date",
            f"«{words}» được hiểu là {day}, vì là số của ngày ấy trong bảng tính; hãy định dạng cột là ngày tháng",
            row[field],
            severity="info",
        )
        return day
    found = _MONTH_OR_YEAR.fullmatch(words)
    if found:
        return f"{found[2]}-{int(found[1]):02}" if found[1] else found[2]
    try:
        return date.parse(words).start
    except NotationError as error:
        draft.doubt("row-not-understood", f"{error}", error.vietnamese, row[field])
        return None
