"""Corrections of facts: those that are dropped, replaced or added after a document was read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count

from govgraph.corrections.references import consistent
from govgraph.corrections.rows import key_in, unmatched
from govgraph.corrections.text import places
from govgraph.errors import NotationError
from govgraph.fact_key import FactKey, changed, key_of, made
from govgraph.model import Content, Correction, Fact, Reading, Span
from govgraph.normalise import comparison_key

#: The rule of facts that a person changed.
RULE = "correction"
_MOST_SHOWN = 100  # places at which an added fact is quoted, as of one that was read


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
                issues.append(unmatched(row, problem))
                continue
        elif (added := key_in(row.right)) is not None and (shown := places(reading.document.text, row.wrong)):
            try:
                _add(row, added, tuple(shown[:_MOST_SHOWN]), facts, reading)
            except NotationError as error:
                issues.append(unmatched(row, error))
                continue
            used.add(row)
        if row not in used:
            issues.append(unmatched(row, None))
            continue
        # The doubt that the row settles is no more.
        issues = [one for one in issues if one.wrong is None or comparison_key(one.wrong) != comparison_key(row.wrong)]
    return replace(
        reading,
        facts=tuple(consistent(facts)),
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
