"""Gatherings that no label names whole: "buổi tiếp xúc với hơn 90 cử tri"."""

from govgraph.codes import load_codes
from govgraph.recognise.cascade import Built, Hit, Rule

_CONTACT = ["tiếp", "xúc"]


def _contact_with_voters(hit: Hit) -> Built | None:
    """A contact with voters of whom something is told between: how many they are, or from where."""
    if [item.text.lower() for item in hit.matched[:2]] != _CONTACT or hit.matched[-1].text.lower() != "cử tri":
        return None
    concept = load_codes()["meeting"]["voter-contact"]
    item = hit.compose("MEETING", concept.notation, hit.matched[:2])
    item.concepts = (concept,)
    return Built(item, 0, 2)


RULES: tuple[Rule, ...] = (
    Rule(
        "contact-with-voters",
        "WORD WORD (WORD|NUMBER|COMMA){1,5} ADDRESS",
        _contact_with_voters,
        examples=(("đã tiếp xúc với hơn 90 cử tri", "meeting voter-contact"),),
        counterexamples=("đã tiếp xúc với nhiều hội viên",),
    ),
)
