"""What stands between a body and its unit: "Hội đồng nhân dân (HĐND) xã Tân Hòa", "HĐND lâm thời phường"."""

from govgraph.recognise.body_mentions import concept_of, mention_of
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item


def _with_short_form(hit: Hit) -> Item | None:
    """A body with its short form, which names nothing more: what follows the brackets is the body's."""
    short = hit.context.text[hit.matched[1].end : hit.matched[-1].start]
    if len(short) < 2 or short != short.upper() or not short[0].isalpha():
        return None
    return hit.compose("ORGAN", mention_of(hit.matched[0]))


def _title_with_short_form(hit: Hit) -> Item | None:
    """A title that names its body, with the body's short form: the unit behind the brackets is the body's."""
    title, short = hit.matched[0].sense("title"), hit.matched[2]
    if title is None or title.implied_body != concept_of(short).notation:
        return None
    start, end = hit.matched[0].start, hit.matched[-1].end
    text = hit.context.text[start:end]
    return Item("TITLE", start, end, text, hit.matched[0].concepts, value=text)


def _provisional(hit: Hit) -> Built | None:
    """A body that is provisional until the first election, before its unit."""
    if hit.matched[1].text.lower() != "lâm thời":
        return None
    return Built(hit.compose("ORGAN", mention_of(hit.matched[0]), hit.matched[:2]), 0, 2)


RULES: tuple[Rule, ...] = (
    Rule(
        "provisional-body",
        "BODY QUALIFIER (UNIT|UNITTYPE)",
        _provisional,
        examples=(("Chủ tịch HĐND lâm thời phường", "body peoples-council"),),
        counterexamples=("Chủ tịch HĐND nguyên xã",),
    ),
    Rule(
        "short-form-in-brackets",
        "BODY OPEN (BODY|TITLE|ROLE|AGENCY|ABBREVIATION|DOCUMENT|DASH|SIGN){1,5} CLOSE",
        _with_short_form,
        examples=(("Phó Chủ tịch Hội đồng nhân dân (HĐND) xã Tân Hòa", "body peoples-council"),),
        counterexamples=("Hội Nông dân xã (Chủ tịch)",),
    ),
    Rule(
        "title-with-short-form",
        "TITLE OPEN BODY CLOSE",
        _title_with_short_form,
        examples=(
            ("ông Lê Văn Ba, đại biểu Hội đồng nhân dân (HĐND) huyện", "title đại biểu Hội đồng nhân dân (HĐND)"),
        ),
        counterexamples=("đại biểu Hội đồng nhân dân (UBND huyện)",),
    ),
)
