"""How much of a document was understood: the sentences that gave facts, those that carry none, those that were missed.

A sentence is missed where it names a person, a post, a body or a number and no fact quotes it. That list is the warning
to whoever relies on the graph, and the list of work for whoever extends the grammar.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from govgraph.codes import load_codes
from govgraph.interpret.sentences import Sentence, split_sentences
from govgraph.interpret.setting import type_word
from govgraph.model import Body, Citation, Meeting, Reading, Span
from govgraph.recognise import PaperMention, recognise
from govgraph.recognise.items import Item

# What a sentence names, by the types of its items.
_NAMES = {
    "person": frozenset({"PERSON", "PEOPLE", "NAME"}),
    "post": frozenset({"POSTS", "POST"}),
    "body": frozenset({"ORGAN"}),
    "number": frozenset({"NUMBER", "DOCNUMBER"}),
}
# Other blocks repeat what the text says (headlines) or are read for their form (letterheads).
_PROSE = frozenset({"paragraph", "caption"})
# «2.», «Điều 2.», «Ảnh 3:» number what stands below them.
_LONGEST_HEADING = 4  # items
_MONTH = len("2023-05")


@dataclass(frozen=True, slots=True)
class CoveredSentence:
    """A sentence and what became of it: `facts` quote it, `named` is what it names (person, post, body, number).

    `span` counts characters of the file; `doubts` are the codes of the issues about it.
    """

    span: Span
    text: str
    facts: int
    named: tuple[str, ...]
    doubts: tuple[str, ...] = ()

    @property
    def is_missed(self) -> bool:
        """Tell whether the sentence names something and gave no fact."""
        return not self.facts and bool(self.named)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of a document, what each gave, and the body and month that it tells of."""

    source: str
    sentences: tuple[CoveredSentence, ...]
    facts: int
    issues: int
    occasions: tuple[tuple[str, str], ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many sentences there are, gave facts, carry none, were missed; and the facts and issues."""
        return {
            "sentences": len(self.sentences),
            "with_facts": sum(bool(one.facts) for one in self.sentences),
            "without": sum(not one.facts and not one.named for one in self.sentences),
            "missed": sum(one.is_missed for one in self.sentences),
            "facts": self.facts,
            "issues": self.issues,
        }


def cover(reading: Reading) -> Coverage:
    """Return what became of each sentence of a document.

    >>> from pathlib import Path
    >>> from govgraph.interpret import interpret
    >>> from govgraph.read import read_document
    >>> cover(interpret(read_document(Path("seeds/000_fa9eb6002fe69704.txt")))).counts()["missed"] < 5
    True
    """
    document = reading.document
    sentences = split_sentences(recognise(document))
    quoted = _by_sentence(sentences, ((span, fact.id) for fact in reading.facts for span in fact.evidence))
    doubted = _by_sentence(sentences, ((issue.span, issue.code) for issue in reading.issues if issue.span))
    covered = tuple(
        CoveredSentence(
            document.offsets.to_file(sentence.span),
            " ".join(sentence.span.of(document.text).split()),
            len(quoted[number]),
            _named(sentence),
            tuple(sorted(doubted[number])),
        )
        for number, sentence in enumerate(sentences)
    )
    return Coverage(document.name, covered, len(reading.facts), len(reading.issues), tuple(sorted(_occasions(reading))))


def total(coverages: Iterable[Coverage]) -> dict[str, int]:
    """Return the counts of all documents together."""
    counts: Counter[str] = Counter()
    for coverage in coverages:
        counts.update(coverage.counts())
    return dict(counts)


def months(coverages: Sequence[Coverage]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return (body, month, sources) for each month from the first to the last of which the documents tell of a body.

    A month without sources is a hole: a body meets, or issues documents, in most months.

    >>> one = Coverage("a", (), 1, 0, (("Đảng ủy xã Mây", "2023-11"),))
    >>> two = Coverage("b", (), 1, 0, (("Đảng ủy xã Mây", "2024-01"),))
    >>> [(month, len(sources)) for _, month, sources in months([one, two])]
    [('2023-11', 1), ('2023-12', 0), ('2024-01', 1)]
    """
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for coverage in coverages:
        for body, month in coverage.occasions:
            told[body][month].add(coverage.source)
    return [
        (body, month, tuple(sorted(by_month.get(month, ()))))
        for body, by_month in sorted(told.items())
        for month in _from_to(min(by_month), max(by_month))
    ]


def _by_sentence(sentences: Sequence[Sentence], spans: Iterable[tuple[Span, str]]) -> list[set[str]]:
    """Return, for each sentence, what the spans that overlap it stand for. Both are sorted, so one pass does."""
    found: list[set[str]] = [set() for _ in sentences]
    first = 0
    for span, what in sorted(spans):
        while first < len(sentences) and sentences[first].span.end <= span.start:
            first += 1
        at = first
        while at < len(sentences) and sentences[at].span.start < span.end:
            found[at].add(what)
            at += 1
    return found


def _named(sentence: Sentence) -> tuple[str, ...]:
    if sentence.kind not in _PROSE:
        return ()
    named = tuple(what for what, types in _NAMES.items() if any(_is_a(item, what, types) for item in sentence.items))
    return () if named == ("number",) and len(sentence.items) <= _LONGEST_HEADING else named


def _is_a(item: Item, what: str, types: frozenset[str]) -> bool:
    if what == "number" and isinstance(item.value, PaperMention):
        return item.value.number is not None
    return item.type in types


def _occasions(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield (body, month) of the meetings that bodies held, and of the document itself that a body issued."""
    found = set()
    for fact in reading.facts:
        match fact.content:
            case Meeting(convener=Body() as body, date=str() as day) if not day.startswith("--"):
                found.add((_label(body), day[:_MONTH]))
            case Citation(relation="itself", document=paper) if paper.issuer is not None and paper.date:
                found.add((_label(paper.issuer), paper.date[:_MONTH]))
    return (one for one in found if len(one[1]) == _MONTH)


def _label(body: Body) -> str:
    kind = body.name or load_codes()["body"][body.kind].preferred["vi"]
    unit = body.unit
    if unit is None or not unit.name or unit.name in kind:
        return kind
    return f"{kind} {type_word(unit)} {unit.name}"


def _from_to(first: str, last: str) -> Iterator[str]:
    year, month = map(int, first.split("-"))
    while (at := f"{year:04}-{month:02}") <= last:
        yield at
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
