"""Units that the official lists leave open: several fit, none fits, or one fits but for a letter."""

import re
from collections.abc import Iterator
from dataclasses import replace

from govgraph.gazetteer import OfficialUnit, gazetteer
from govgraph.interpret.setting import type_word
from govgraph.model import Issue, Reading, Span, Unit
from govgraph.resolve.linking import LISTED, Link, Linker
from govgraph.resolve.units import UnitKeys, own_key

#: Code → severity, worst first; docs/guide-review.md explains them.
UNIT_CODES = {"unit-unclear": "warning", "unit-slip": "warning", "unit-not-listed": "info"}
_MOST_NAMED = 4  # candidates that a message names


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
            few = _listing(link)
            yield _doubt(
                "unit-unclear",
                f"the export gives no code of «{words}», which may be {few}; settle it in what was exported and export "
                "again",
                f"bản xuất không ghi mã của «{words}», có thể là {few}; hãy làm rõ ở nguồn rồi xuất lại.",
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
            yield _doubt(
                "unit-unclear",
                f"«{words}» may be {len(link.candidates)} units: {several}; say in which it lies",
                f"«{words}» có thể là {len(link.candidates)} đơn vị: {several}; hãy ghi rõ thuộc đơn vị nào.",
                span,
                (written, f"{written}, ?"),
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


def _listing(link: Link) -> str:
    named = [_named(one) for one in link.candidates[:_MOST_NAMED]]
    return "; ".join([*named, *(["…"] if len(link.candidates) > _MOST_NAMED else [])])


def _named(unit: OfficialUnit) -> str:
    """Return a unit with those above it and its code: «xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh (18790)»."""
    names = (f"{type_word(Unit(one.level, one.type))} {one.name}" for one in gazetteer().chain(unit))
    return f"{', '.join(names)} ({unit.code})"


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
