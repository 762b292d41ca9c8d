"""Short forms that a text puts in brackets behind a body's name: "Hội đồng nhân dân (HĐND) xã Tân Hòa"."""

from govgraph.recognise.body_mentions import mention_of
from govgraph.recognise.cascade import Hit, Rule
from govgraph.recognise.items import Item


def _with_short_form(hit: Hit) -> Item | None:
    """A body with its short form, which names nothing more: what follows the brackets is the body's."""
    short = hit.context.text[hit.matched[1].end : hit.matched[-1].start]
    if len(short) < 2 or short != short.upper() or not short[0].isalpha():
        return None
    return hit.compose("ORGAN", mention_of(hit.matched[0]))


RULES: tuple[Rule, ...] = (
    Rule(
        "short-form-in-brackets",
        "BODY OPEN (BODY|TITLE|ROLE|AGENCY|ABBREVIATION|DOCUMENT|DASH|SIGN){1,5} CLOSE",
        _with_short_form,
        examples=(("Phó Chủ tịch Hội đồng nhân dân (HĐND) xã Tân Hòa", "body peoples-council"),),
        counterexamples=("Hội Nông dân xã (Chủ tịch)",),
    ),
)
