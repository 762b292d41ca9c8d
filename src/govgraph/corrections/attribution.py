"""Which facts the corrections of the text changed: those that are otherwise without them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace

from govgraph.corrections.references import REFERENCES
from govgraph.corrections.rows import confirms
from govgraph.model import Content, Correction, Fact, Reading

# With more rows for one document, which of them changed a fact is told by place alone.
_MOST_TRIALS = 12


def attribute(reading: Reading, read: Callable[[Sequence[Correction]], Reading]) -> Reading:
    """Return the reading with the rows of the text at the facts that would be otherwise without them.

    `read` reads the document again with some of its rows.
    """
    rows = list(dict.fromkeys(row for _, row in reading.document.corrected if not confirms(row)))
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
        if name not in REFERENCES:
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
            if any(one.start <= span.end and span.start <= one.end for one in fact.evidence) and not confirms(row)
        )
    )
