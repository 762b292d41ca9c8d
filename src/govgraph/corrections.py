"""corrections.csv: what people put right, applied at every build, with their names.

A row replaces a stretch of text before the document is read (a slip, a wrong date, a split name), or drops or replaces
a fact that was read, named by its key (see `fact_key`), or adds one: the words of `wrong` say what the key in `right`
does. Where `right` says the same as `wrong`, somebody has looked and found it right. Rows are data beside the
documents: take a row out, and the next build is as if it had never been.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import count

from govgraph.errors import NotationError
from govgraph.fact_key import FactKey, changed, key_of, made, parse
from govgraph.model import (
    Content,
    Correction,
    Fact,
    Issue,
    OffsetMap,
    Participation,
    PersonnelChange,
    Position,
    Reading,
    Span,
    TargetCount,
)
from govgraph.normalise import comparison_key, tidy

#: The rule of facts that a person changed.
RULE = "correction"
#: The code of issues that tell of a row that fits nothing.
UNMATCHED = "correction-unmatched"
# With more rows for one document, which of them changed a fact is told by place alone.
_MOST_TRIALS = 12
_MOST_SHOWN = 100  # places at which an added fact is quoted, as of one that was read
# Fields of contents that name other facts; without those in `_NEEDED` the fact says nothing.
_REFERENCES = ("meeting", "assessment", "document", "change", "begins", "decided_by", "posts", "adopted", "discussed")
_NEEDED = ((Participation, "meeting"), (TargetCount, "assessment"))

Corrected = tuple[tuple[Span, Correction], ...]


def key_in(words: str) -> FactKey | None:
    """Return the key of a fact that the words are; None for a stretch of text."""
    try:
        return parse(words)
    except NotationError:
        return None


# --- text -----------------------------------------------------------------------------------------------------------


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
            for span in _places(text, row.wrong):
                if all(span.end <= other.start or other.end <= span.start for other, _ in edits):
                    edits.append((span, row))
    return sorted(edits, key=lambda edit: edit[0])


def _places(text: str, wrong: str) -> list[Span]:
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


# --- which facts the text's corrections changed -----------------------------------------------------------------------


def attribute(reading: Reading, read: Callable[[Sequence[Correction]], Reading]) -> Reading:
    """Return the reading with the rows of the text at the facts that would be otherwise without them.

    `read` reads the document again with some of its rows.
    """
    rows = list(dict.fromkeys(row for _, row in reading.document.corrected if not _confirms(row)))
    if not rows:
        return reading
    without = _said(read([]))
    alone = {
        row: _said(read([other for other in rows if other != row])) for row in rows if 1 < len(rows) <= _MOST_TRIALS
    }
    contents = {fact.id: fact.content for fact in reading.facts}
    facts = []
    for fact in reading.facts:
        said = _resolved(fact.content, contents)
        if said not in without:
            makers = [row for row in rows if row in alone and said not in alone[row]] or _beside(fact, reading) or rows
            fact = replace(fact, corrections=tuple(makers))
        facts.append(fact)
    return replace(reading, facts=tuple(facts))


def _said(reading: Reading) -> set[object]:
    contents = {fact.id: fact.content for fact in reading.facts}
    return {_resolved(content, contents) for content in contents.values()}


def _resolved(content: Content, contents: Mapping[str, Content], depth: int = 1) -> object:
    """Return what a content says without the ids of other facts, which shift when one is added before them."""

    def value(name: str, given: object) -> object:
        if name not in _REFERENCES:
            return given
        named = [id_ for id_ in (given if isinstance(given, tuple) else (given,)) if isinstance(id_, str)]
        return tuple(_resolved(contents[id_], contents, depth - 1) for id_ in named if id_ in contents and depth > 0)

    # A citation's own document is a value, an assessment's the id of a citation.
    kept = [(f.name, getattr(content, f.name)) for f in fields(content)]
    return (type(content).__name__, *(value(name, v) if not hasattr(v, "kind") else v for name, v in kept))


def _beside(fact: Fact, reading: Reading) -> list[Correction]:
    """Return the rows whose words stand in the evidence of a fact."""
    return list(
        dict.fromkeys(
            row
            for span, row in reading.document.corrected
            if any(one.start <= span.end and span.start <= one.end for one in fact.evidence) and not _confirms(row)
        )
    )


# --- facts ----------------------------------------------------------------------------------------------------------


def correct_facts(reading: Reading, rows: Sequence[Correction]) -> Reading:
    """Return the reading with the rows about facts applied, and an issue for each row of any kind that fits nothing.

    What names a dropped fact goes with it where it says nothing without (who took part in a meeting), or loses the
    name; an inferred fact goes with its premises.
    """
    used = {row for _, row in reading.document.corrected}
    facts = {fact.id: fact for fact in reading.facts}
    issues = list(reading.issues)
    for row in rows:
        key = key_in(row.wrong)
        if key is not None:
            contents = {id_: fact.content for id_, fact in facts.items()}
            named = [id_ for id_, content in contents.items() if _fits(key, key_of(content, contents))]
            problem = _apply(row, named, facts, contents, reading) if named else None
            if named and problem is None:
                used.add(row)
            elif problem is not None:
                issues.append(_unmatched(row, problem))
                continue
        elif (added := key_in(row.right)) is not None and (shown := _places(reading.document.text, row.wrong)):
            try:
                _add(row, added, tuple(shown[:_MOST_SHOWN]), facts, reading)
            except NotationError as error:
                issues.append(_unmatched(row, error))
                continue
            used.add(row)
        if row not in used:
            issues.append(_unmatched(row, None))
            continue
        # The doubt that the row settles is no more.
        issues = [one for one in issues if one.wrong is None or comparison_key(one.wrong) != comparison_key(row.wrong)]
    return replace(
        reading,
        facts=tuple(_consistent(facts)),
        issues=tuple(issues),
        corrections=tuple(row for row in dict.fromkeys(rows) if row in used),
    )


def _fits(key: FactKey, full: FactKey | None) -> bool:
    return full is not None and key.fits(full)


def _apply(
    row: Correction, named: Sequence[str], facts: dict[str, Fact], contents: Mapping[str, Content], reading: Reading
) -> NotationError | None:
    """Apply a row to the facts that it names; return what is wrong with it, if anything."""
    right = key_in(row.right)
    for id_ in named:
        if right is None:
            del facts[id_]
            continue
        fact = facts[id_]
        full = key_of(fact.content, contents)
        try:
            content = changed(fact.content, full, right, reading.place) if full is not None else fact.content
        except NotationError as error:
            return error
        rules = fact.rules if content == fact.content else tuple(sorted({*fact.rules, RULE}))
        facts[id_] = replace(fact, content=content, rules=rules, corrections=(*fact.corrections, row))
    return None


def _add(row: Correction, key: FactKey, shown: tuple[Span, ...], facts: dict[str, Fact], reading: Reading) -> None:
    """Add the fact that a key says, or to one that says so already its words and its author.

    Raises:
        NotationError: it names a meeting that is not among the facts.
    """
    contents = {id_: fact.content for id_, fact in facts.items()}
    for id_, content in contents.items():
        if _fits(key, key_of(content, contents)):
            fact = facts[id_]
            evidence = tuple(dict.fromkeys((*fact.evidence, *shown)))
            facts[id_] = replace(fact, evidence=evidence, corrections=(*fact.corrections, row))
            return
    content = made(key, contents, reading.place, reading.document.published)
    kind = type(content).__name__.lower()
    taken = {*facts, *(fact.id for fact in reading.facts)}  # that of a dropped fact is not free
    id_ = next(id_ for number in count(1) if (id_ := f"{kind}-{number}") not in taken)
    facts[id_] = Fact(id_, content, shown, (RULE,), corrections=(row,))


def _consistent(facts: dict[str, Fact]) -> list[Fact]:
    """Return the facts, those that name others that are gone adapted, or gone as well."""
    kept = dict(facts)
    while True:
        gone = [
            id_
            for id_, fact in kept.items()
            if any(premise not in kept for premise in fact.premises) or not _says_something(fact.content, kept)
        ]
        if not gone:
            return [replace(fact, content=_without_gone(fact.content, kept)) for fact in kept.values()]
        for id_ in gone:
            del kept[id_]


def _says_something(content: Content, kept: Mapping[str, Fact]) -> bool:
    if isinstance(content, PersonnelChange) and content.ends is None:
        return content.begins is None or content.begins in kept
    return all(getattr(content, name) in kept for kind, name in _NEEDED if isinstance(content, kind))


def _without_gone(content: Content, kept: Mapping[str, Fact]) -> Content:
    changes: dict[str, object] = {}
    for name in _REFERENCES:
        value = getattr(content, name, None)
        if isinstance(value, str) and value not in kept:
            changes[name] = None
        elif isinstance(value, tuple):
            left = tuple(id_ for id_ in value if id_ in kept and not _is_anothers(kept[id_].content, content))
            if left != value:
                changes[name] = left
    return replace(content, **changes) if changes else content  # type: ignore[arg-type]


def _is_anothers(position: Content, content: Content) -> bool:
    """Tell whether a person no longer came in a position, since it is another's now."""
    return (
        isinstance(content, Participation)
        and isinstance(position, Position)
        and comparison_key(position.person) != comparison_key(content.person)
    )


def _confirms(row: Correction) -> bool:
    return comparison_key(" ".join(row.wrong.split())) == comparison_key(" ".join(row.right.split()))


def _unmatched(row: Correction, problem: NotationError | None) -> Issue:
    is_fact = key_in(row.wrong) is not None
    english = str(problem or "") or (
        f"{'no such fact was read' if is_fact else 'these words do not stand in the document'}; mend or remove the row"
    )
    vietnamese = (problem.vietnamese if problem is not None else "") or (
        f"{'không đọc được dữ kiện này' if is_fact else 'văn bản không có những chữ này'}; hãy sửa hoặc bỏ dòng này"
    )
    return Issue(
        "warning",
        UNMATCHED,
        f"the correction «{row.wrong}» by {row.by} fits nothing: {english}",
        None,
        f"Dòng sửa «{row.wrong}» của {row.by} không khớp: {vietnamese}.",
    )
