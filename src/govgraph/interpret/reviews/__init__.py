"""Reviews and figures: targets, indicators, head counts, ballots, and what a review finds, proposes and aims at.

The order matters, since a number is read once: what is aimed at is no result, votes and people counted are no
indicators.
"""

from collections.abc import Iterator, Sequence

from govgraph.interpret.draft import Draft
from govgraph.interpret.meetings import Held
from govgraph.interpret.reviews.ballots import BALLOTS, find_ballots
from govgraph.interpret.reviews.clauses import clauses_of
from govgraph.interpret.reviews.figures import find_figures
from govgraph.interpret.reviews.findings import add_findings, find_findings
from govgraph.interpret.reviews.goal_lists import is_to_come, sets_goals
from govgraph.interpret.reviews.goals import find_goals
from govgraph.interpret.reviews.heads import find_heads
from govgraph.interpret.reviews.page import Page
from govgraph.interpret.reviews.roll_counts import find_roll_counts
from govgraph.interpret.reviews.tables import find_tables
from govgraph.interpret.reviews.targets import COUNTS, Tally, count_targets
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.model import Assessment, Citation, Position, Span, TargetCount

__all__ = ["BALLOTS", "COUNTS", "find_reviews"]


def find_reviews(
    sentences: Sequence[Sentence],
    held: Sequence[Held],
    setting: Setting,
    document_text: str,
    assessed: str | None,
    draft: Draft,
) -> None:
    """Add what a document reviews: target counts, findings, goals, ballots, head counts, indicators.

    A page that names no meeting, post or document, and is no report by its headings, is not of public affairs: its
    numbers are prices or kilograms of seed, and are left alone.
    """
    page = Page(sentences, clauses_of(sentences, document_text), document_text, held, setting, draft)
    tallies = count_targets(sentences, document_text)
    assessment = _assessment(page, tallies, assessed)
    for tally in tallies:
        numbers = tally.numbers
        if assessment is not None:
            content = TargetCount(assessment, numbers.get("total"), numbers.get("met"), numbers.get("unmet"))
            for span, rule in tally.places.items():
                draft.add(content, span, rule)
                page.take(span)
    if not (held or draft.facts_of(Position) or draft.facts_of(Citation) or (assessment and _looks_ahead(page))):
        return
    found = find_findings(page)
    find_tables(page, assessment)
    find_ballots(page)
    find_roll_counts(page)
    find_heads(page)
    charged = [line for part in page.parts if part.kind == "other" for line, _ in part.entries]
    goals = find_goals(page, assessment, [one.span for one in found if one.kind == "measure"], charged)
    # A task with a day by which it is due is a goal.
    found = [one for one in found if one.kind != "measure" or not any(_overlap(one.span, goal) for goal in goals)]
    add_findings(page, found, assessment)
    for span in (*(one.span for one in found if one.kind == "measure"), *_to_come(page)):
        page.take(span)  # what is to be done is no result
    find_figures(page, assessment)


def _looks_ahead(page: Page) -> bool:
    """Tell whether a text has headings of what fell short and of what is aimed at, as reports have."""
    kinds = {part.kind for part in page.parts}
    return "shortcoming" in kinds and not kinds.isdisjoint({"goal", "measure"})


def _to_come(page: Page) -> Iterator[Span]:
    """Yield the lines that stand below headings of what is aimed at, or voted on."""
    for part in page.parts:
        if (
            part.kind == "vote"
            or part.is_planned
            or is_to_come(page, part)
            or (part.kind == "money" and sets_goals(page))
        ):
            yield from (line for line, _ in part.entries)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _assessment(page: Page, tallies: Sequence[Tally], assessed: str | None) -> str | None:
    """Add the review that a document reports, if it counts targets or looks back on a resolution."""
    if not tallies and not assessed:
        return None
    meeting = page.held[0] if page.held else None
    document = page.draft.content(assessed) if assessed is not None else None
    term = document.document.term if isinstance(document, Citation) else None
    content = Assessment(assessed, term, None, meeting.id if meeting else None)
    spans = list(tallies[0].places) if tallies else list(page.draft.evidence(assessed)) if assessed else []
    return page.draft.add(content, spans[0], "review-of-targets" if tallies else "review-assesses-congress-resolution")
