"""Where a formal text says in which meeting it was adopted: «Nghị quyết này được HĐND xã A, kỳ họp thứ 9 thông qua»."""

from collections.abc import Sequence

from govgraph.interpret.meetings import Held, meeting_at
from govgraph.interpret.sentences import Sentence
from govgraph.model import LegalDocument, Span
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

# What may stand behind the verb where nothing is adopted but the text itself: the day, the place, the end.
_NO_OBJECT = frozenset({"DATE", "AT", "STOP", "AND", "COMMA", "SEMICOLON", "SLASH", "LINE", "CUE"})
_SUBJECT_REACH = 3  # items in which «Nghị quyết này», or the council, begins the sentence


def adopted_in(
    sentences: Sequence[Sentence], held: Sequence[Held], own: LegalDocument | None
) -> tuple[Held, Span] | None:
    """Return the meeting of its issuer in which a text says that it was adopted, and where; None where it does not."""
    if own is None or own.issuer is None:
        return None
    for number, sentence in enumerate(sentences):
        meeting = meeting_at(held, number)
        if sentence.kind != "paragraph" or meeting is None or "MEETING" not in sentence.types:
            continue
        verb = next((at for at, item in enumerate(sentence.items) if _adopts_the_text(sentence.items, at)), None)
        of_issuer = meeting.convener is not None and meeting.convener.kind == own.issuer.kind
        if verb is not None and of_issuer and _is_of_the_text(sentence.items[:verb], own):
            return meeting, sentence.span
    return None


def _adopts_the_text(items: Sequence[Item], at: int) -> bool:
    """Tell whether a verb adopts what no object behind it names."""
    concept = items[at].sense("citation")
    adopts = concept is not None and concept.notation == "adopted"
    return adopts and (at + 1 == len(items) or items[at + 1].type in _NO_OBJECT)


def _is_of_the_text(before: Sequence[Item], own: LegalDocument) -> bool:
    """Tell whether the words before the verb have the text itself as what is adopted: «Nghị quyết này được HĐND …»."""
    issuer = own.issuer.kind if own.issuer is not None else None
    bodies = [item.value for item in before if isinstance(item.value, BodyMention)]
    if not bodies or any(body.kind != issuer for body in bodies) or any(item.type == "PAPER" for item in before):
        return False
    for item in before[:_SUBJECT_REACH]:
        concept = item.sense("document") if item.type == "DOCUMENT" else None
        if concept is not None:
            return concept.notation == own.kind
    return isinstance(before[0].value, BodyMention)
