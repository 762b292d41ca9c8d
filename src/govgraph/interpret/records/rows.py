"""A row of another system's things, with the sentences that its system shows for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgraph.model import RecordIds, Span

#: A row as it stands in the text: the kind of its thing, the spans of its cells, its ids.
Row = tuple[str, Mapping[str, Span], RecordIds]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row: the kind of its thing, what it tells, the spans of its cells, of all, of the notes after it; its ids."""

    kind: str
    told: Mapping[str, str]
    of: Mapping[str, Span]
    whole: Span
    notes: Sequence[Span]
    ids: RecordIds

    @property
    def body(self) -> Span:
        """Where the row names its body; all of the row where it names none."""
        return self.of.get("body") or self.of.get("body_kind") or self.whole

    @property
    def unit(self) -> Span:
        """Where the row names its unit; all of the row where it names none."""
        return self.of.get("unit") or self.of.get("level") or self.whole


def records_of(text: str, rows: Iterable[Row]) -> Iterator[RecordRow]:
    """Yield the rows of a text, each with its kind, that are no notes; these go to the row before them."""
    last: tuple[Row, list[Span]] | None = None
    for row in rows:
        kind, cells, _ = row
        if kind == "note":
            if last is not None:
                last[1].append(cells["note"])
            continue
        if last is not None:
            yield _record(text, *last)
        last = row, []
    if last is not None:
        yield _record(text, *last)


def _record(text: str, row: Row, notes: Sequence[Span]) -> RecordRow:
    kind, cells, ids = row
    told = {field: span.of(text).strip() for field, span in cells.items()}
    whole = Span(min(span.start for span in cells.values()), max(span.end for span in cells.values()))
    return RecordRow(kind, told, cells, whole, notes, ids)
