"""A row of another system's things, with the sentences that its system shows for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgraph.model import Span


@dataclass(frozen=True, slots=True)
class Record:
    """A row: the kind of its thing, what it tells, the spans of its cells, of all of it, and of the notes after it."""

    kind: str
    told: Mapping[str, str]
    of: Mapping[str, Span]
    whole: Span
    notes: Sequence[Span] = ()

    @property
    def body(self) -> Span:
        """Where the row names its body; all of the row where it names none."""
        return self.of.get("body") or self.of.get("body_kind") or self.whole


def records_of(text: str, rows: Iterable[tuple[str, Mapping[str, Span]]]) -> Iterator[Record]:
    """Yield the rows of a text, each with its kind, that are no notes; these go to the row before them."""
    last: tuple[str, Mapping[str, Span], list[Span]] | None = None
    for kind, cells in rows:
        if kind == "note":
            if last is not None:
                last[2].append(cells["note"])
            continue
        if last is not None:
            yield _record(text, *last)
        last = kind, cells, []
    if last is not None:
        yield _record(text, *last)


def _record(text: str, kind: str, cells: Mapping[str, Span], notes: Sequence[Span]) -> Record:
    told = {field: span.of(text).strip() for field, span in cells.items()}
    whole = Span(min(span.start for span in cells.values()), max(span.end for span in cells.values()))
    return Record(kind, told, cells, whole, notes)
