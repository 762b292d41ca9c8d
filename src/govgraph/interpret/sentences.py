"""Sentences: the items of a block, cut where a sentence ends."""

from collections.abc import Iterable
from dataclasses import dataclass

from govgraph.model import Span
from govgraph.recognise import RecognisedBlock
from govgraph.recognise.items import Item


@dataclass(frozen=True, slots=True)
class Sentence:
    """The items of one sentence, and the kind of block in which it stands (headline, paragraph, caption …)."""

    kind: str
    items: tuple[Item, ...]
    span: Span
    block: Span

    def texts(self) -> Iterable[str]:
        """Yield the words and signs in lower case."""
        return (item.text.lower() for item in self.items)


def split_sentences(blocks: Iterable[RecognisedBlock]) -> list[Sentence]:
    """Return the sentences of the blocks in the order of the text.

    A full stop ends a sentence where a capital or nothing follows; a lone capital before it («Ảnh: H.T») does not.
    """
    sentences = []
    for block in blocks:
        begin = 0
        items = block.items
        for index, item in enumerate(items):
            if item.type == "STOP" and _ends(items, index):
                sentences.append(_sentence(block, items[begin : index + 1]))
                begin = index + 1
        if begin < len(items):
            sentences.append(_sentence(block, items[begin:]))
    return sentences


def _ends(items: tuple[Item, ...], index: int) -> bool:
    if index + 1 == len(items):
        return True
    before, after = items[index - 1] if index else None, items[index + 1]
    if before is not None and len(before.text) == 1 and before.text.isupper():
        return False
    first = after.text[:1]
    return after.start > items[index].end and (first.isupper() or first in '"“«-+*' or after.type in ("LINE", "DATE"))


def _sentence(block: RecognisedBlock, items: tuple[Item, ...]) -> Sentence:
    return Sentence(block.block.kind, items, Span(items[0].start, items[-1].end), block.block.span)
