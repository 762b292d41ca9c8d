"""Items: tokens with a type, and what the cascade builds from them."""

from dataclasses import dataclass

from govgraph.codes import Concept


@dataclass(slots=True)
class Item:
    """A typed stretch of text: a word of the code lists, a plain token, or a composite with its `value`.

    `type` is a name of `patterns.LETTERS`; `concepts` are the senses of a label; `value` is what a composite means
    (a `Unit`, `Body`, `Post`, `PersonMention` …).
    """

    type: str
    start: int
    end: int
    text: str
    concepts: tuple[Concept, ...] = ()
    value: object = None

    def sense(self, scheme: str) -> Concept | None:
        """Return the concept of `scheme` that the item's label names, or None."""
        for concept in self.concepts:
            if concept.scheme == scheme:
                return concept
        return None


def replace_value(item: Item, value: object) -> Item:
    """Return the item with another value.

    >>> replace_value(Item("CAPITAL", 0, 3, "HCM"), "Hồ Chí Minh").value
    'Hồ Chí Minh'
    """
    return Item(item.type, item.start, item.end, item.text, item.concepts, value)
