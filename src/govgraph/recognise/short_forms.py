"""What stands between a body and its unit: "Hội đồng nhân dân (HĐND) xã Tân Hòa", "HĐND lâm thời phường"."""

from govgraph.recognise.body_mentions import mention_of
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item


def _with_short_form(hit: Hit) -> Item | None:
    """A body with its short form, which names nothing more: what follows the brackets is the body's."""
    short = hit.context.text[hit.matched[1].end : hit.matched[-1].start]
    if len(short) < 2 or short != short.upper() or not short[0].isalpha():
        return None
    return hit.compose("ORGAN", mention_of(hit.matched[0]))


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
)
