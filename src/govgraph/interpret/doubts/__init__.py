"""What stayed doubtful: where two readings remain, or something named was not understood.

Each doubt is an issue with the sentence, both readings, what a person should decide, and the row of corrections.csv
that settles it. The graph keeps the more careful reading, or none. The codes are explained in docs/guide-review.md.
"""

from collections.abc import Container, Sequence
from itertools import islice

from govgraph.interpret.doubts import figures, levels, meetings, people
from govgraph.interpret.doubts.material import CODES, Material
from govgraph.interpret.draft import Draft
from govgraph.interpret.people import People
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.model import Document, Issue

__all__ = ["CODES", "find_doubts"]

# More doubts of one kind than that in one document say that it is no document of the genre.
MOST_OF_A_KIND = 100
_LOOKS = (*people.LOOKS, *meetings.LOOKS, *figures.LOOKS, *levels.LOOKS)


def find_doubts(
    document: Document,
    sentences: Sequence[Sentence],
    known: People,
    setting: Setting,
    left: Container[int],
    draft: Draft,
) -> tuple[Issue, ...]:
    """Return an issue for each doubt; called last, when all facts are there.

    `left` holds where the mentions start whose posts the document tells to be left.
    """
    read = Material(document, sentences, known, setting, draft, left)
    return tuple(dict.fromkeys(issue for look in _LOOKS for issue in islice(look(read), MOST_OF_A_KIND)))
