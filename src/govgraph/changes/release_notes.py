"""A report of changes as text, as Markdown for release notes, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict

from govgraph.changes.report import Detail, Entry, Group, Report

_WORDS = {
    "vi": {
        **{"new": "Mới", "ended": "Đã thôi", "renamed": "Tên được sửa", "joined": "Gộp làm một", "parted": "Tách ra"},
        **{"changed": "Thay đổi", "evidence": "Bằng chứng khác", "withdrawn": "Không còn"},
        **{"none": "Không có gì thay đổi.", "more": "và {} đoạn nữa", "nothing": "không có"},
        "sum": "Thêm {added} phát biểu, bớt {removed}; {parts} nút chỉ là trích dẫn, mã, hoặc đổi theo điều trên.",
    },
    "en": {
        **{"new": "New", "ended": "Ended", "renamed": "Name corrected", "joined": "Joined", "parted": "Parted"},
        **{"changed": "Changed", "evidence": "Other evidence", "withdrawn": "No longer there"},
        **{"none": "Nothing changed.", "more": "and {} more", "nothing": "nothing"},
        "sum": "{added} statements added, {removed} removed; {parts} nodes quote, are codes, or follow from these.",
    },
}


def as_text(report: Report) -> Iterator[str]:
    """Yield the lines of a report for a terminal."""
    yield from _lines(report, "{} ({})", "  {}", "    {}")


def as_markdown(report: Report) -> Iterator[str]:
    """Yield the lines of a report for release notes."""
    yield from _lines(report, "## {} ({})\n", "- {}", "  - {}", escape=_for_markdown)


def as_json(report: Report) -> Iterator[str]:
    """Yield a report as one object."""
    groups = [_group(group) for group in report.groups]
    told = {"added": report.added, "removed": report.removed, "parts": report.parts, "groups": groups}
    yield json.dumps(told, ensure_ascii=False, indent=1)


def _group(group: Group) -> dict[str, object]:
    entries = [asdict(entry) | {"evidence": [_passage(*one) for one in entry.evidence]} for entry in group.entries]
    told = {"action": group.action, "kind": group.kind, "label": group.label}
    return told | {"count": len(entries), "entries": entries}


def _passage(source: str, issued: str, quote: str) -> dict[str, str]:
    return {"source": source, "issued": issued, "quote": quote}


def _lines(
    report: Report, heading: str, entry_line: str, inner_line: str, *, escape: Callable[[str], str] = str
) -> Iterator[str]:
    words = _WORDS[report.lang]
    if report.is_empty:
        yield words["none"]
        return
    for group in report.groups:
        yield heading.format(f"{words[group.action]}: {escape(group.label)}", len(group.entries))
        for entry in group.entries:
            yield entry_line.format(escape(entry.title))
            yield from (inner_line.format(escape(line)) for line in _inner(entry, words))
        yield ""
    yield words["sum"].format(added=report.added, removed=report.removed, parts=report.parts)


def _inner(entry: Entry, words: dict[str, str]) -> Iterator[str]:
    yield from (_changed(detail, words) for detail in entry.details)
    if entry.evidence:
        (source, day, quote), *others = entry.evidence
        more = f" ({words['more'].format(len(others))})" if others else ""
        yield f"{', '.join(one for one in (source, day) if one)}: «{quote}»{more}"


def _changed(detail: Detail, words: dict[str, str]) -> str:
    before, after = ("; ".join(values) or words["nothing"] for values in (detail.before, detail.after))
    return f"{detail.property}: {after}" if not detail.before else f"{detail.property}: {before} → {after}"


def _for_markdown(text: str) -> str:
    """Return a text in which no sign means something to Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)
