"""Units that the official lists leave open: several fit, none fits, or one fits but for a letter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from govgraph.gazetteer import OfficialUnit, gazetteer
from govgraph.interpret.setting import type_word
from govgraph.model import Issue, Reading, Span, Unit
from govgraph.resolve.linking import LISTED, Link, Linker
from govgraph.resolve.units import UnitKeys, own_key

#: Code → severity, worst first; docs/guide-review.md explains them.
UNIT_CODES = {"unit-unclear": "warning", "unit-slip": "warning", "unit-not-listed": "info"}
_MOST_NAMED = 4  # candidates that a message names
_DAYS = {"en": ("from", "before"), "vi": ("từ", "đến")}
#: What tells units of one name apart: in which they lie, or which came first. `row` stands behind the name in a row of
#: corrections.csv, to be filled in: «xã Tân Lập, huyện Đan Phượng», «tỉnh Lâm Đồng (mới)» (see `UnitKeys`).
_BY_PLACE = {"en": "say in which it lies", "vi": "hãy ghi rõ thuộc đơn vị nào", "row": ", ?"}
_BY_TIME = {
    "en": "write «(cũ)» behind the former one, «(mới)» behind the new one, or give the day of the document",
    "vi": "hãy ghi «(cũ)» sau tên đơn vị cũ, «(mới)» sau tên đơn vị mới, hoặc cho biết ngày của văn bản",
    "row": " (?)",
}


def unit_doubts(reading: Reading, units: UnitKeys) -> Iterator[Issue]:
    """Yield an issue for each unit named in a reading that the lists leave open, or that was read with a slip."""
    seen: set[str] = set()
    for unit in units.named.units:
        if not unit.name or unit.level not in LISTED or own_key(unit) in seen:
            continue
        seen.add(own_key(unit))
        link = units.link(unit)
        is_uncoded = link.unit is None and unit.record is not None and reading.tells_all
        if is_uncoded:  # what was exported as open is as open as it was
            link = replace(Linker(None).find(unit), unit=None)
        if link.unit is not None and not link.by.startswith("slip"):
            continue
        words = f"{type_word(unit)} {unit.name}".strip()
        span = place_of(reading.document.text, unit)
        written = " ".join(span.of(reading.document.text).split()) if span else words
        if link.unit is not None:
            yield _doubt(
                "unit-slip",
                f"«{words}» was read as «{_named(link.unit)}»; is that meant?",
                f"«{words}» được hiểu là «{_named(link.unit)}»; có đúng không?",
                span,
                (written, f"{written[: -len(unit.name)]}{link.unit.name}" if written.endswith(unit.name) else "?"),
            )
        elif link.candidates and is_uncoded:
            yield _doubt(
                "unit-unclear",
                f"the export gives no code of «{words}», which may be {_listing(link)}; settle it in what was "
                "exported and export again",
                f"bản xuất không ghi mã của «{words}», có thể là {_listing(link, 'vi')}; hãy làm rõ ở nguồn rồi xuất "
                "lại.",
                span,
                (written, "?"),
            )
        elif len(link.candidates) == 1:
            yield _doubt(
                "unit-unclear",
                f"«{words}» may be {_named(link.candidates[0])}, outside the province of the site; is it that?",
                f"«{words}» có thể là {_named(link.candidates[0])}, ở ngoài tỉnh của trang tin; có phải không?",
                span,
                (written, f"{written}, ?"),
            )
        elif link.candidates:
            several = _listing(link)
            how = _to_tell(link.candidates)
            yield _doubt(
                "unit-unclear",
                f"«{words}» may be {len(link.candidates)} units: {several}; {how['en']}",
                f"«{words}» có thể là {len(link.candidates)} đơn vị: {_listing(link, 'vi')}; {how['vi']}.",
                span,
                (written, f"{written}{how['row']}"),
            )
        else:
            yield _doubt(
                "unit-not-listed",
                f"no list of units has «{words}» where the text places it; is it right, or did it end before 2025?",
                f"danh mục đơn vị hành chính không có «{words}» ở nơi bài viết nêu; tên có đúng không, hay đơn vị đã "
                "được sắp xếp trước năm 2025?",
                span,
                (written, "?"),
            )


def _to_tell(candidates: Sequence[OfficialUnit]) -> Mapping[str, str]:
    """Return what tells units of one name apart, in words, and what a row of corrections has behind the name."""
    if len(candidates) == 2 and (candidates[0].end is None) is not (candidates[1].end is None):
        return _BY_TIME
    return _BY_PLACE


def _listing(link: Link, lang: str = "en") -> str:
    is_dated = len({(one.start, one.end) for one in link.candidates}) > 1
    named = [_named(one, lang if is_dated else None) for one in link.candidates[:_MOST_NAMED]]
    return "; ".join([*named, *(["…"] if len(link.candidates) > _MOST_NAMED else [])])


def _named(unit: OfficialUnit, lang: str | None = None) -> str:
    """Return a unit with those above it and its code, with a language also when it was there.

    >>> _named(gazetteer()["18790-ky-tho"], "vi")
    'xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh (18790, đến 1/7/2025)'
    """
    names = (f"{type_word(Unit(one.level, one.type))} {one.name}" for one in gazetteer().chain(unit))
    days = (
        [f"{_DAYS[lang][side]} {_day(day, lang)}" for side, day in enumerate((unit.start, unit.end)) if day]
        if lang
        else []
    )
    return f"{', '.join(names)} ({', '.join([unit.code, *days])})"


def _day(day: str, lang: str) -> str:
    year, month, date = day.split("-")
    return day if lang == "en" else f"{int(date)}/{int(month)}/{year}"


def place_of(text: str, unit: Unit) -> Span | None:
    """Return where a text first names a unit, with the word of its type if that stands before the name."""
    name = r"\s+".join(re.escape(word) for word in (unit.name or "").split())
    with_type = r"\s+".join(re.escape(word) for word in type_word(unit).split())
    for pattern in (rf"(?i:\b{with_type})\s+{name}\b", rf"\b{name}\b", rf"(?i:\b{name}\b)"):
        found = re.search(pattern, text)
        if found and found.end() > found.start():
            return Span(found.start(), found.end())
    return None


def _doubt(code: str, english: str, vietnamese: str, span: Span | None, row: tuple[str, str]) -> Issue:
    return Issue(UNIT_CODES[code], code, english, span, vietnamese, *row)
