"""What was read of a document, as those see it who look for doubts; and how a doubt is written down."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from govgraph.codes import load_codes
from govgraph.fact_key import UNKNOWN
from govgraph.interpret.draft import Draft
from govgraph.interpret.people import People
from govgraph.interpret.sentences import Sentence, mentions_in
from govgraph.interpret.setting import Setting
from govgraph.model import OVER, Body, Content, Document, Issue, PersonnelChange, Position, Post, Span
from govgraph.normalise import bare_key, comparison_key
from govgraph.recognise import PersonMention

# Code → severity, worst first. A warning may mean a wrong or missing fact; an info a fact that lacks something.
CODES = {
    "post-with-two-holders": "warning",
    "one-name-two-units": "warning",
    "name-in-two-spellings": "warning",
    "meeting-after-publication": "warning",
    "holder-unclear": "warning",
    "given-name-unclear": "warning",
    "post-without-body": "warning",
    "impossible-date": "warning",
    "date-without-year": "warning",
    "impossible-count": "warning",
    "level-unknown": "info",
    "level-from-place": "info",
    "given-name-alone": "info",
    "meeting-undated": "info",
    "document-without-issuer": "info",
}
# Blocks that name people and posts in running text.
_PROSE = frozenset({"paragraph", "caption"})
LEVELS_WITH_PLACE = frozenset({"commune", "district", "province"})
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS_MORE = 8  # by which words are lengthened to stand once in a document


@dataclass(frozen=True, slots=True)
class Material:
    """What was read of a document, for those who look for doubts."""

    document: Document
    sentences: Sequence[Sentence]
    people: People
    setting: Setting
    draft: Draft
    left: Container[int]

    def contents(self) -> dict[str, Content]:
        """Return what the facts say, by their ids."""
        return self.draft.contents()

    def sentence_at(self, span: Span) -> Span:
        """Return the sentence in which a stretch of text begins."""
        at = bisect_right(self.sentences, span.start, key=lambda one: one.span.start) - 1
        within = self.sentences[at] if at >= 0 else None
        return span if within is None or within.span.end <= span.start else within.quoted(span)

    def where(self, fact: str) -> Span:
        """Return the sentence that first shows a fact."""
        return self.sentence_at(self.draft.evidence(fact)[0])

    def unique_words(self, span: Span) -> str:
        """Return the words at `span`, with those that follow until no other place of the document has them."""
        text, end = self.document.text, span.end
        for match in _WORD.finditer(text, span.end):
            if text.find(text[span.start : end], text.find(text[span.start : end]) + 1) < 0:
                break
            if len(text[span.end : end].split()) >= _MOST_WORDS_MORE or "\n" in text[end : match.start()]:
                break
            end = match.end()
        return self.words(Span(span.start, end))

    def confirmed(self) -> set[str]:
        """Return the words, folded, that a row of corrections.csv confirms as they stand."""
        rows = {(comparison_key(row.wrong), comparison_key(row.right)) for _, row in self.document.corrected}
        return {wrong for wrong, right in rows if wrong == right}

    def words(self, span: Span) -> str:
        """Return the words at `span` in one line."""
        return " ".join(span.of(self.document.text).split())

    def prose(self) -> Iterator[Sentence]:
        """Yield the sentences of running text."""
        return (sentence for sentence in self.sentences if sentence.kind in _PROSE)

    def positions(self) -> list[tuple[str, Position]]:
        """Return the positions that were read and are not over, by their ids."""
        positions = [(id_, one) for id_, one in self.draft.facts_of(Position) if isinstance(one, Position)]
        return [(id_, one) for id_, one in positions if one.qualifier not in OVER]

    def moved(self) -> set[str]:
        """Return the folded names of all whose posts change in the document."""
        changes = (one for _, one in self.draft.facts_of(PersonnelChange))
        return {bare_key(one.person) for one in changes if isinstance(one, PersonnelChange)}

    def mentions(self) -> Iterator[tuple[Sentence, PersonMention]]:
        """Yield the people named in running text, each with the sentence."""
        return ((sentence, one) for sentence in self.prose() for one in mentions_in(sentence.items))


def doubt(code: str, span: Span, english: str, vietnamese: str, wrong: str | None, right: str | None = None) -> Issue:
    """Return an issue; where no `right` is proposed, a person has to say what is right."""
    return Issue(CODES[code], code, english, span, vietnamese, wrong, right if right is not None else UNKNOWN)


def kind_words(body: Body, language: str) -> str:
    """Return what a body is called: its own name, else its kind."""
    return body.name or load_codes()["body"][body.kind].preferred[language]


def role_words(post: Post, language: str) -> str:
    """Return what a role is called."""
    label = load_codes()["role"][post.role].preferred[language]
    return label.lower() if language == "en" else label
