"""A scene as one HTML file that needs no network: its SVG with pan, zoom, search, filters, days and evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

from govgraph.chart.scene import Evidence, Scene
from govgraph.chart.writers.rows import rows_of
from govgraph.chart.writers.svg import dark_style_sheet, svg_lines

_HERE = Path(__file__).parent
_WORDS = {
    "vi": {
        "search": "Tìm",
        "kinds": "Loại",
        "levels": "Cấp",
        "day": "Ngày",
        "always": "mọi ngày",
        "in": "Phóng to",
        "out": "Thu nhỏ",
        "fit": "Toàn cảnh",
        "theme": "Sáng/tối",
        "close": "Đóng",
        "rows": "Dữ liệu của sơ đồ ({} dòng)",
        "told": "Nội dung",
        "intervals": "Thời gian",
        "sources": "Nguồn",
        "hits": "tìm thấy {}",
        "shown": "đang hiện {}",
        "unevidenced": "Sơ đồ không kèm câu trích cho mục này.",
        "help": "Kéo để dời; cuộn, chụm hai ngón hoặc + − để phóng; chạm, hoặc Tab và Enter, để xem câu trích.",
    },
    "en": {
        "search": "Search",
        "kinds": "Kind",
        "levels": "Level",
        "day": "Day",
        "always": "all days",
        "in": "Zoom in",
        "out": "Zoom out",
        "fit": "Whole",
        "theme": "Light/dark",
        "close": "Close",
        "rows": "Data of this picture ({} rows)",
        "told": "What",
        "intervals": "When",
        "sources": "Sources",
        "hits": "{} found",
        "shown": "{} shown",
        "unevidenced": "The chart carries no sentence for this.",
        "help": "Drag to move; wheel, two fingers or + − to zoom; a tap, or Tab and Enter, opens the sentences.",
    },
}
#: A sheet of A4 is about 1.4 times as high as wide; what is up to so many times as high stays readable on one.
_SHEET = 2
# The file of the data has all.
_MOST_SOURCES = 5
_DARK = (
    ":root{--page:#12171d;--ink:#f0f3f6;--soft:#c3ccd5;--rule:#3a444f;--panel:#1c232b;--accent:#6bb8f0;"
    "color-scheme:dark}button[aria-pressed=true]{color:#12171d}"
)


def write_html(scene: Scene) -> bytes:
    """Return the scene as the bytes of an HTML file."""
    return "\n".join(_lines(scene)).encode() + b"\n"


def _lines(scene: Scene) -> Iterator[str]:
    words = _WORDS[scene.lang]
    yield f'<!DOCTYPE html>\n<html lang="{scene.lang}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    # The file asks no one for anything, whatever stands in a name or a sentence.
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<title>{escape(scene.title)}</title>"
    yield f"<style>{_read('page.css')}</style>\n</head>\n<body>"
    yield f'<div id="chart">\n<header>\n<h1>{escape(scene.title)}</h1>\n<form>'
    yield f'<label>{words["search"]} <input id="search" type="search" autocomplete="off"></label>'
    yield from _choices("kind", words["kinds"], scene.kinds)
    yield from _choices("level", words["levels"], scene.levels)
    yield from _days(scene, words)
    for name, sign in (("in", "+"), ("out", "−")):
        yield f'<button type="button" id="{name}" aria-label="{words[name]}" title="{words[name]}">{sign}</button>'
    yield from (f'<button type="button" id="{name}">{words[name]}</button>' for name in ("fit", "theme"))
    yield '<output id="status" aria-live="polite"></output>\n</form>'
    yield f'<p id="help">{words["help"]}</p>\n</header>\n<main>'
    # What is not much higher than a sheet of paper is printed on one.
    sheet = ' class="sheet"' if scene.height <= _SHEET * scene.width else ""
    yield f'<div id="canvas"{sheet}>'
    yield from svg_lines(scene)
    yield '</div>\n<aside id="panel" aria-live="polite" hidden>'
    yield f'<button type="button" id="close" aria-label="{words["close"]}">×</button><div id="said"></div></aside>'
    yield "</main>\n</div>"
    yield from _table(scene, words)
    # Behind the style sheet of the SVG, whose colours it replaces.
    dark = _DARK + dark_style_sheet(scene)
    yield f'<style id="dark" media="screen and (prefers-color-scheme: dark)">{dark}</style>'
    yield f'<script type="application/json" id="data">{_data(scene, words)}</script>'
    yield f"<script>{_read('page.js')}</script>\n</body>\n</html>"


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").rstrip()


def _choices(name: str, heading: str, choices: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield a box to tick for each of several choices; one alone is no choice."""
    if len(choices) > 1:
        yield f"<fieldset><legend>{heading}</legend>"
        for code, word in choices:
            yield (f'<label><input type="checkbox" name="{name}" value="{escape(code)}" checked>{escape(word)}</label>')
        yield "</fieldset>"


def _days(scene: Scene, words: dict[str, str]) -> Iterator[str]:
    days = scene.days()
    if len(days) < 2:
        return
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    yield (
        f'<fieldset><label>{words["day"]} <input id="day" type="range" min="0" max="{(last - first).days}" '
        f'value="{(last - first).days}" data-first="{days[0]}"></label><output id="on"></output>'
        f'<button type="button" id="always" aria-pressed="true">{words["always"]}</button></fieldset>'
    )


def _table(scene: Scene, words: dict[str, str]) -> Iterator[str]:
    """Yield what the marks show as a table, without the columns in which nothing stands."""
    kinds, levels = dict(scene.kinds), dict(scene.levels)
    cells = [
        (
            row.mark.id,
            [row.mark.told, *row.mark.details],
            [kinds.get(row.mark.kind, "")],
            [levels.get(row.mark.level, "")],
            [interval.replace("/", " – ") for interval in row.intervals],
            [*row.sources[:_MOST_SOURCES], *(["…"] if len(row.sources) > _MOST_SOURCES else [])],
        )
        for row in rows_of(scene)
    ]
    if not cells:
        return
    names = [words[name] for name in ("told", "kinds", "levels", "intervals", "sources")]
    kept = [at for at in range(len(names)) if any(any(row[at + 1]) for row in cells)]
    yield f'<details id="rows"><summary>{words["rows"].format(len(cells))}</summary>\n<div tabindex="0" role="group">'
    yield "<table><thead><tr>" + "".join(f'<th scope="col">{names[at]}</th>' for at in kept) + "</tr></thead><tbody>"
    for iri, *values in cells:
        told = ("<br>".join(map(escape, values[at])) for at in kept)
        yield f'<tr data-mark="{escape(iri)}"><td>{"</td><td>".join(told)}</td></tr>'
    yield "</tbody></table></div></details>"


def _data(scene: Scene, words: dict[str, str]) -> str:
    """Return what the marks say beyond their drawing, as JSON that cannot end the element it stands in."""
    numbers: dict[Evidence, int] = {}
    marks = {}
    for mark in scene.marks:
        known: dict[str, object] = {}
        if mark.evidence:
            known["evidence"] = [numbers.setdefault(one, len(numbers)) for one in mark.evidence]
        if mark.details:
            known["details"] = mark.details
        if known and mark.id:
            marks[mark.id] = known
    told = {"words": words, "marks": marks, "evidence": [(one.source, one.day, one.words) for one in numbers]}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
