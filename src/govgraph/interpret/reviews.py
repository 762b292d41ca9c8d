"""Reviews: how many targets were met, what fell short, what is proposed, what is aimed at by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.papers import term_of
from govgraph.interpret.sentences import Sentence
from govgraph.model import Assessment, Finding, Span, TargetCount
from govgraph.notation import date
from govgraph.recognise.items import Item

_TARGET = r"(?:chỉ \s tiêu|mục \s tiêu|tiêu \s chí)"


@dataclass(frozen=True, slots=True)
class CountPattern:
    """A way of counting targets: a pattern over lower-case text with the groups total, met, unmet, and its examples."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]


def _count(name: str, pattern: str, *examples: str) -> CountPattern:
    return CountPattern(name, re.compile(pattern, re.VERBOSE), examples)


_DONE = r"(?:đạt|vượt|hoàn \s thành)"
_NOT = r"(?:chưa|không)"
_OF_ALL = rf"\d{{1,3}}) \s?/\s? (?P<total>\d{{1,3}}) \s {_TARGET}"
COUNTS: tuple[CountPattern, ...] = (
    _count(
        "targets-unmet-of-all",
        rf"(?P<unmet>{_OF_ALL} [^.;,\d]{{0,40}}? {_NOT} \s {_DONE}",
        "12/24 mục tiêu chưa đạt",
        "2/18 chỉ tiêu không đạt kế hoạch",
    ),
    _count(
        "targets-met-of-all",
        rf"(?P<met>{_OF_ALL} [^.;,\d]{{0,40}}? (?<!chưa\s)(?<!không\s) {_DONE}",
        "12/24 mục tiêu đạt so với nghị quyết",
    ),
    _count(
        "met-targets-of-all",
        rf"(?<!chưa\s)(?<!không\s) {_DONE} [^.;,\d]{{0,20}}? (?P<met>{_OF_ALL}",
        "đạt 21/24 chỉ tiêu",
    ),
    _count(
        "targets-in-all",
        rf"\b trong \s (?:số \s|tổng \s số \s)? (?P<total>\d{{1,3}}) \s {_TARGET}",
        "trong 24 chỉ tiêu chủ yếu",
    ),
)
# An enumeration ends its entries with these; a list that a cue opens runs to the end of its block.
_ENTRY_END = re.compile(r"[;.…]+\s*|\n+")
_FEWEST_WORDS = 4  # a shorter entry is a scrap, not a statement
_LISTED_KINDS = frozenset({"shortcoming", "measure", "achievement"})
# Words that belong to a deadline: "vào cuối năm 2024", "đến hết quý I".
_OF_THE_PERIOD = frozenset({"vào", "đến", "trước", "trong", "cuối", "đầu", "giữa", "hết"})
_OPENS_LIST = frozenset({"như", "sau", "gồm", "là"})


def find_reviews(
    sentences: Sequence[Sentence], held: Sequence[Held], document_text: str, assessed: str | None, draft: Draft
) -> None:
    """Add the assessment of a review document with its target counts, shortcomings, measures and goals."""
    counts = _target_count(sentences, document_text)
    listed = list(_listed_findings(sentences, document_text))
    goals = list(_goals(sentences, document_text))
    if not counts and not listed and not goals:
        return
    meeting = held[0] if held else None
    assessment = None
    if counts or assessed:
        content = Assessment(assessed, term_of(sentences), None, meeting.id if meeting else None)
        spans = [counts[1][0]] if counts else list(draft.evidence(assessed)) if assessed else []
        assessment = draft.add(
            content, spans[0], "review-of-targets" if counts else "review-assesses-congress-resolution"
        )
    if counts and assessment is not None:
        (total, met, unmet), spans, rules = counts
        for span, rule in zip(spans, rules, strict=True):
            draft.add(TargetCount(assessment, total, met, unmet), span, rule)
    for kind, span, rule, number in listed:
        at = meeting_at(held, number)
        statement = _statement(document_text, span)
        draft.add(Finding(kind, statement, assessment, at.id if at else None), span, rule)
    for span, deadline, deadline_text, number in goals:
        at = meeting_at(held, number)
        draft.add(
            Finding(
                "goal", _statement(document_text, span), assessment, at.id if at else None, deadline, deadline_text
            ),
            span,
            "goal-with-deadline",
        )


def _statement(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def _target_count(
    sentences: Sequence[Sentence], text: str
) -> tuple[tuple[int | None, int | None, int | None], list[Span], list[str]] | None:
    """Return the targets that the first sentence with any counts: (all, met, unmet), where, by which patterns."""
    for sentence in sentences:
        found: dict[str, int] = {}
        spans: list[Span] = []
        rules: list[str] = []
        lower = sentence.span.of(text).lower()
        if (
            len(lower) != sentence.span.end - sentence.span.start
        ):  # a letter whose lower case is longer: offsets would lie
            continue
        for row in COUNTS:
            for match in row.pattern.finditer(lower):
                values = {key: int(value) for key, value in match.groupdict().items() if value is not None}
                if any(found.get(key, value) != value for key, value in values.items()):
                    continue
                found |= values
                spans.append(Span(sentence.span.start + match.start(), sentence.span.start + match.end()))
                rules.append(row.name)
        if found and ("met" in found or "unmet" in found):
            return (found.get("total"), found.get("met"), found.get("unmet")), spans, rules
    return None


def _listed_findings(sentences: Sequence[Sentence], text: str) -> Iterator[tuple[str, Span, str, int]]:
    """Yield (kind, place, rule, sentence) of entries of lists that a cue opens: "những hạn chế như: a; b; c"."""
    until = -1
    for number, sentence in enumerate(sentences):
        if sentence.span.start < until:
            continue
        for index, item in enumerate(sentence.items):
            concept = item.sense("finding")
            if concept is None or concept.notation not in _LISTED_KINDS:
                continue
            colon = _colon_after(sentence.items, index)
            if colon is None:
                continue
            until = _end_of_block(sentences, number)
            for entry in _entries(text, colon, until):
                yield concept.notation, entry, f"list-of-{concept.notation}s", number
            break


def _colon_after(items: Sequence[Item], cue: int) -> int | None:
    """Return where a list begins after a cue: behind the next colon of the clause, if a list is announced."""
    for index in range(cue + 1, len(items)):
        if items[index].type == "COLON":
            before = items[index - 1]
            if index - cue <= 3 or before.text.lower() in _OPENS_LIST:
                return items[index].end
        if items[index].type in ("STOP", "SEMICOLON", "PERSON", "FINDING"):
            return None
    return None


def _end_of_block(sentences: Sequence[Sentence], number: int) -> int:
    end = sentences[number].span.end
    for before, after in zip(sentences[number:], sentences[number + 1 :], strict=False):
        if after.kind != before.kind or after.block != before.block:
            break
        end = after.span.end
    return end


def _entries(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in [*_ENTRY_END.finditer(text, start, end), None]:
        stop = match.start() if match else end
        entry = text[at:stop]
        stripped = entry.strip(" \n\t-+*–")
        if len(stripped.split()) >= _FEWEST_WORDS:
            begin = at + entry.index(stripped)
            yield Span(begin, begin + len(stripped))
        at = match.end() if match else end


def _goals(sentences: Sequence[Sentence], text: str) -> Iterator[tuple[Span, str, str, int]]:
    """Yield (place, deadline, its wording, sentence) of aims: "hướng tới mục tiêu … vào cuối năm 2024"."""
    for number, sentence in enumerate(sentences):
        items = sentence.items
        cue = next((at for at, item in enumerate(items) if _is_goal(item)), None)
        if cue is None:
            continue
        for at in range(cue + 1, len(items)):
            value = items[at].value
            if not isinstance(value, date.DateSpan) or value.start.startswith("--"):
                continue
            first = at
            while items[first - 1].text.lower() in _OF_THE_PERIOD:
                first -= 1
            ends = (item.start for item in items[at + 1 :] if item.type in ("STOP", "SEMICOLON"))
            end = next(ends, sentence.span.end)
            span = Span(items[cue].start, len(text[:end].rstrip(" ./")))
            yield span, value.start, _statement(text, Span(items[first].start, items[at].end)), number
            break


def _is_goal(item: Item) -> bool:
    concept = item.sense("finding")
    return concept is not None and concept.notation == "goal"
