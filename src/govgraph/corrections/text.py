"""Corrections of text: stretches that are replaced before a document is read."""

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence

from govgraph.corrections.rows import key_in
from govgraph.model import Correction, OffsetMap, Span
from govgraph.normalise import tidy

Corrected = tuple[tuple[Span, Correction], ...]


def correct_text(text: str, offsets: OffsetMap, rows: Sequence[Correction]) -> tuple[str, OffsetMap, Corrected]:
    """Return the text with the rows applied, the way back to the file, and where the new words stand.

    A row means every place where its words stand as whole words, however they are spaced. Of rows that mean the same
    place the first holds.

    >>> text, offsets, corrected = correct_text("Đồng chí Lê Vân Trọng", OffsetMap(), [
    ...     Correction("bai-7", "Lê Vân Trọng", "Lê Văn Trọng", "Hà An")])
    >>> text, offsets.to_file(corrected[0][0])
    ('Đồng chí Lê Văn Trọng', Span(start=9, end=21))
    """
    edits = _edits(text, rows)
    if not edits:
        return text, offsets, ()
    pieces: list[str] = []
    starts: array[int] = array("I")
    corrected: list[tuple[Span, Correction]] = []
    done = length = 0
    for span, row in edits:
        right = unicodedata.normalize("NFC", row.right)
        pieces += (text[done : span.start], right)
        starts.extend(range(done, span.start))
        starts.extend(_origins(text, span, right))
        length += span.start - done
        corrected.append((Span(length, length + len(right)), row))
        length += len(right)
        done = span.end
    pieces.append(text[done:])
    starts.extend(range(done, len(text)))
    before = offsets.starts
    if before is not None:
        starts = array("I", [before[at] if at < len(before) else offsets.file_length for at in starts])
    return "".join(pieces), OffsetMap(starts, offsets.file_length or len(text)), tuple(corrected)


def _edits(text: str, rows: Sequence[Correction]) -> list[tuple[Span, Correction]]:
    edits: list[tuple[Span, Correction]] = []
    for row in rows:
        if key_in(row.wrong) is None and key_in(row.right) is None:
            for span in places(text, row.wrong):
                if all(span.end <= other.start or other.end <= span.start for other, _ in edits):
                    edits.append((span, row))
    return sorted(edits, key=lambda edit: edit[0])


def places(text: str, wrong: str) -> list[Span]:
    """Return where the words stand, as they are given or else as the reader tidies them."""
    for words in dict.fromkeys((unicodedata.normalize("NFC", wrong), tidy(wrong)[0])):
        parts = words.split()
        if not parts:
            continue
        # A letter by itself may be one that the file splits off, and the reader has joined.
        pattern = "".join(re.escape(part) + (r"\s*" if len(part) == 1 else r"\s+") for part in parts[:-1])
        pattern += re.escape(parts[-1])
        before = r"(?<!\w)" if parts[0][0].isalnum() else ""
        after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
        found = [Span(*match.span()) for match in re.finditer(before + pattern + after, text)]
        if found:
            return found
    return []


def _origins(text: str, span: Span, right: str) -> Iterator[int]:
    """Yield, for each character of `right`, the place of `text` that it leads back to.

    Beginning and end that both have in common lead back to themselves; what lies between, to what it replaced.
    """
    old = span.of(text)
    head = 0
    while head < min(len(old), len(right)) and old[head] == right[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(right)) - head and old[-1 - tail] == right[-1 - tail]:
        tail += 1
    last = max(span.start + head, span.end - tail - 1)
    yield from range(span.start, span.start + head)
    yield from (min(span.start + at, last) for at in range(head, len(right) - tail))
    yield from range(span.end - tail, span.end)
