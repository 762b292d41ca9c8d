"""The data of a chart: what it draws as rows, for those who read tables, hear pages, or reckon on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from govgraph.chart.scene import Mark, Scene

#: The columns of the CSV file of a chart.
COLUMNS = ("id", "kind", "level", "told", "details", "intervals", "from", "to", "sources")


@dataclass(frozen=True, slots=True)
class Row:
    """What one mark shows, in a sentence; `intervals` are as ISO 8601 writes them, with an empty end where open."""

    mark: Mark
    intervals: tuple[str, ...]
    sources: tuple[str, ...]


def rows_of(scene: Scene) -> Iterator[Row]:
    """Yield a row for each mark that tells something: what stands there first, then what ties it.

    >>> from govgraph.chart.scene import Evidence, Span
    >>> tie = Mark("t", "meeting", (), told="A – B", ends=("a", "b"), spans=(Span("2024-01-02"),))
    >>> node = Mark("a", "person", (), told="A", evidence=(Evidence("báo", "2024-01-03", "…"),))
    >>> scene = Scene("vi", "", "", 0, 0, (tie, node))
    >>> [(row.mark.told, row.intervals, row.sources) for row in rows_of(scene)]
    [('A', (), ('báo',)), ('A – B', ('2024-01-02/',), ())]
    """
    for mark in sorted(scene.marks, key=lambda mark: bool(mark.ends)):
        if mark.id and mark.told:
            intervals = dict.fromkeys(f"{span.first}/{span.last}" for span in mark.spans if span.first or span.last)
            yield Row(mark, tuple(intervals), tuple(dict.fromkeys(one.source for one in mark.evidence)))


def write_csv(scene: Scene) -> bytes:
    """Return the rows of a scene as the bytes of a CSV file (RFC 4180, UTF-8); several values of a cell stand in lines.

    The same scene gives the same bytes.
    """
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows_of(scene):
        mark = row.mark
        several = (
            "\n".join(values) for values in (mark.details, row.intervals, mark.ends[:1], mark.ends[1:], row.sources)
        )
        writer.writerow([mark.id, mark.kind, mark.level, mark.told, *several])
    return out.getvalue().encode()
