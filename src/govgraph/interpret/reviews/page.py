"""The page that reviews are read from: its clauses, what was found before, and which stretches are used up."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.reviews.clauses import Clause
from govgraph.interpret.reviews.numbers import dense_sentences
from govgraph.interpret.reviews.parts import Part, parts_of
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.model import Body, Citation, Span


@dataclass(frozen=True, slots=True)
class Page:
    """What the readers of reviews share.

    `taken` are the stretches whose numbers have been read, in order; `segments` the places of the stretches between
    semicolons and colons; `parts` what stands below headings, `part_of` the part by the number of a sentence;
    `dense` the numbers of the sentences that tell figure after figure.
    """

    sentences: Sequence[Sentence]
    clauses: Sequence[Clause]
    text: str
    held: Sequence[Held]
    setting: Setting
    draft: Draft
    taken: list[Span] = field(default_factory=list)
    segments: dict[int, Span] = field(init=False, default_factory=dict)
    parts: list[Part] = field(init=False, default_factory=list)
    part_of: dict[int, Part] = field(init=False, default_factory=dict)
    dense: set[int] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self.parts.extend(parts_of(self.sentences, self.text))
        self.part_of.update(
            (number, part)
            for part in self.parts
            for line, first in part.entries
            for number in self.through(first, line)
        )
        self.dense.update(dense_sentences(self.clauses))
        for clause in self.clauses:
            begun = self.segments.get(clause.segment)
            self.segments[clause.segment] = Span(begun.start if begun else clause.span.start, clause.span.end)

    def through(self, number: int, span: Span) -> Iterator[int]:
        """Yield the numbers of the sentences from one to the end of a place."""
        while number < len(self.sentences) and self.sentences[number].span.start < span.end:
            yield number
            number += 1

    def take(self, span: Span) -> None:
        """Mark a stretch as read."""
        insort(self.taken, span)

    def is_taken(self, span: Span) -> bool:
        """Tell whether a stretch overlaps one that was read."""
        at = bisect_left(self.taken, span)
        return any(one.start < span.end and span.start < one.end for one in self.taken[max(0, at - 8) : at + 1])

    def read_until(self, at: int) -> int:
        """Return where the last stretch ends that was read before a place."""
        end = bisect_left(self.taken, Span(at, at))
        return max((one.end for one in self.taken[max(0, end - 8) : end] if one.end <= at), default=0)

    @property
    def issuer(self) -> Body | None:
        """The body that issued the document itself, where its letterhead tells it."""
        cited = (one for _, one in self.draft.facts_of(Citation) if isinstance(one, Citation))
        return next((one.document.issuer for one in cited if one.relation == "itself"), None)

    def meeting(self, clause: Clause) -> Held | None:
        """Return the meeting of which a clause speaks."""
        return meeting_at(self.held, clause.sentence)

    def words(self, span: Span) -> str:
        """Return the text's own words at a place, on one line."""
        return " ".join(span.of(self.text).split())

    def before(self, clause: Clause, at: int, most: int = 300) -> str:
        """Return the lower-case text of the sentence up to `clause.text[at]`, at most `most` characters."""
        end = clause.span.start + at
        return self.text[max(self.sentences[clause.sentence].span.start, end - most) : end].lower()

    def after(self, clause: Clause, at: int, most: int = 80) -> str:
        """Return the lower-case text of the sentence from `clause.text[at]` on."""
        start = clause.span.start + at
        return self.text[start : min(self.sentences[clause.sentence].span.end, start + most)].lower()
