"""How a text says that documents are dealt with: adopted, issued, announced, disseminated."""

from collections.abc import Sequence

from govgraph.interpret.adoption import is_adopted_behind, is_by_meeting
from govgraph.interpret.paper_lists import noun_of_list
from govgraph.interpret.sentences import Sentence
from govgraph.recognise.items import Item

# How far, in items, the verb that says what became of a document stands before it: "thông qua (100 %) Nghị quyết".
REACH = 4
_LEAD_REACH = 8  # "công bố các văn bản sau đây:"
_RELATIONS = frozenset({"adopted", "issued", "announced", "disseminated"})


def how_dealt_with(items: Sequence[Item], index: int, reach: int = REACH) -> str | None:
    """Return how the text says that a document at `index` is dealt with, from a vote behind or the verb before it."""
    if is_adopted_behind(items, index):
        return "adopted"
    index = noun_of_list(items, index)
    while index >= 2 and items[index - 1].type in ("SEMICOLON", "COMMA", "AND") and items[index - 2].type == "PAPER":
        index -= 2  # one of a row
    for item in reversed(items[max(0, index - reach) : index]):
        if item.type in ("STOP", "SEMICOLON"):
            return None
        concept = item.sense("citation")
        if concept is not None and concept.notation == "issued" and is_by_meeting(items, item):
            return "adopted"
        if concept is not None:
            return concept.notation if concept.notation in _RELATIONS else None
        act = item.sense("participation")
        if "dự thảo" in item.text.lower():
            return None  # "trình bày dự thảo Chương trình hành động của Đảng ủy xã"
        if act is not None and act.notation == "presenter":
            return "announced"  # "đọc Quyết định của …"
    return None


def leads_of_lists(sentences: Sequence[Sentence]) -> list[str | None]:
    """Return for each entry of a list how its documents are dealt with, from the words that lead it in: "công bố:"."""
    leads: list[str | None] = []
    lead: str | None = None
    numbered = False  # the sentence before was but the number of this one: "1."
    for sentence in sentences:
        items = sentence.items
        leads.append(lead if numbered or items[0].type in ("DASH", "SIGN", "NUMBER") else None)
        numbered = [item.type for item in items] == ["NUMBER", "STOP"]
        if items[-1].type == "COLON":
            lead = how_dealt_with(items, len(items) - 1, _LEAD_REACH)
        elif items[-1].type != "SEMICOLON" and not numbered:
            lead = None
    return leads
