"""How facts name one another: what remains consistent when some of them are gone."""

from collections.abc import Mapping
from dataclasses import replace

from govgraph.model import Content, Fact, Participation, PersonnelChange, Position, TargetCount
from govgraph.normalise import comparison_key

#: Fields of contents that name other facts.
REFERENCES = ("meeting", "assessment", "document", "change", "begins", "decided_by", "posts", "adopted", "discussed")
# Without these a fact says nothing.
_NEEDED = ((Participation, "meeting"), (TargetCount, "assessment"))


def consistent(facts: dict[str, Fact]) -> list[Fact]:
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
    for name in REFERENCES:
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
