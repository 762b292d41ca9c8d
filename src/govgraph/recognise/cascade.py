"""The cascade: rules over typed items, each replacing what it matches by one composite item.

A rule is a row: a name, a pattern (see `patterns`), a function that builds the composite or declines, and examples that
the tests run. Rules apply in the order of their table, each once over the whole sequence, from left to right.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from govgraph.recognise.items import Item
from govgraph.recognise.patterns import LETTERS, compile_pattern


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the document while a block of it is read.

    `units` maps the folded names of units that the text writes with their type word elsewhere to their type
    (a code of the list unit-type); `capitals` says that the block is written in capitals only, `whole` that it is a
    cell by itself, in which a name runs to the end, `bare` that the text has no diacritics. `day` is the ISO day of
    which the document tells, where known: units change their rank.
    """

    text: str
    units: Mapping[str, str] = field(default_factory=dict)
    capitals: bool = False
    whole: bool = False
    bare: bool = False
    day: str | None = None


@dataclass(slots=True)
class Hit:
    """One match of a rule's pattern in a sequence of items: `matched` are those that it covers."""

    items: Sequence[Item]
    match: re.Match[str]
    context: Context
    matched: Sequence[Item]

    def group(self, name: str) -> Sequence[Item]:
        """The items of a named group; empty where the group took no part, or the pattern has none of that name."""
        if name not in self.match.re.groupindex:
            return ()
        start, end = self.match.span(name)
        return self.items[start:end] if start >= 0 else ()

    def before(self, distance: int = 1) -> str:
        """The type of the item before the match («» at the beginning)."""
        at = self.match.start() - distance
        return self.items[at].type if at >= 0 else ""

    def word_before(self) -> str:
        """The text of the item before the match in small letters («» at the beginning)."""
        at = self.match.start() - 1
        return self.items[at].text.lower() if at >= 0 else ""

    def after(self) -> str:
        """The type of the item after the match («» at the end)."""
        at = self.match.end()
        return self.items[at].type if at < len(self.items) else ""

    def compose(self, type_: str, value: object, items: Sequence[Item] | None = None) -> Item:
        """Return a composite of the given items (all that matched, unless told)."""
        parts = self.matched if items is None else items
        start, end = parts[0].start, parts[-1].end
        return Item(type_, start, end, self.context.text[start:end], value=value)


@dataclass(frozen=True, slots=True)
class Built:
    """A composite and which of the matched items it replaces: `[start, end)`, counted from the match's first item."""

    item: Item
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the grammar. `build` returns None to decline a match.

    `examples` are texts in which the rule must apply, each with what it must read (as `render` writes it);
    `counterexamples` are texts in which it must not.
    """

    name: str
    pattern: str
    build: Callable[[Hit], Built | Item | None]
    examples: tuple[tuple[str, str], ...] = ()
    counterexamples: tuple[str, ...] = ()
    search: Callable[..., re.Match[str] | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "search", compile_pattern(self.pattern).search)


def apply_all(rules: Sequence[Rule], items: list[Item], context: Context) -> list[Item]:
    """Return the items after one pass of each rule in turn; the list itself is left as it was."""
    letters = _letters(items)
    for rule in rules:
        match = rule.search(letters)
        if match:
            items, letters = _applied(rule, match, items, letters, context)
    return items


def apply(rule: Rule, items: list[Item], context: Context) -> list[Item]:
    """Return the items after one pass of `rule`; the list itself is left as it was."""
    letters = _letters(items)
    return _applied(rule, rule.search(letters), items, letters, context)[0]


def _letters(items: Sequence[Item]) -> str:
    return "".join([LETTERS[item.type] for item in items])


def _applied(
    rule: Rule, match: re.Match[str] | None, items: list[Item], letters: str, context: Context
) -> tuple[list[Item], str]:
    """Return the items after one pass of `rule` from its first match on, and their letters; the same without any."""
    out: list[Item] = []
    out_letters = ""
    kept = at = 0
    while match is not None and match.end() > match.start():
        start, end = match.span()
        built = rule.build(Hit(items, match, context, items[start:end]))
        if built is None:
            at = start + 1
        else:
            if isinstance(built, Built):
                item, start, end = built.item, start + built.start, start + built.end
            else:
                item = built
            out += items[kept:start]
            out.append(item)
            out_letters += letters[kept:start] + LETTERS[item.type]
            kept = at = end
        match = rule.search(letters, at)
    return (out + items[kept:], out_letters + letters[kept:]) if kept else (items, letters)
